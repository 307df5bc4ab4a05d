"""Mentions of people by name: every place of them in an article, and whom each names."""

import bisect
import re
from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import combinations

from index.english.forms import is_verb_form
from index.english.function_words import MONTHS, WEEKDAYS
from index.english.names import (
    GENDER_TITLES,
    PARTICLES,
    SUFFIXES,
    TITLES,
    Name,
    folded,
    is_first_name,
    lower_case_words,
    name_key,
    name_words,
    without_possessive,
)
from index.english.roles import (
    BEHIND_NAMES,
    COMPANY_NOUNS,
    GROUP_NOUNS,
    ROLE_NOUNS,
    SMALL_WORDS,
    is_group,
    is_role,
)
from index.english.sentences import is_abbreviation
from index.english.words import any_of, words_of
from index.people.entities import Entity, bearer, cast_of, separate_kin, title_before
from index.rules import Rule, Rules
from index.span import Span

_NOT_NAMES = (TITLES | SMALL_WORDS) - {"will"} | words_of(
    "politico breitbart twitter facebook google youtube reuters newsweek vox buzzfeed gawker "
    "drudge newsmax axios obamacare medicare brexit snapchat instagram tweet congress us me him"
)
_NEVER_IN_NAMES = (SMALL_WORDS | BEHIND_NAMES) - {"will", "may", "read"}
_BEFORE_NAMES = TITLES | ROLE_NOUNS | SMALL_WORDS | BEHIND_NAMES | words_of(
    "though although since yet still meanwhile even despite until unless once whether how why what "
    "unlike both only instead perhaps maybe here now today yesterday later earlier thus so nor "
    "more neither either dear just yes no well"
) | {*MONTHS, *WEEKDAYS}  # fmt: skip
_NO_FIRST_NAMES = _BEFORE_NAMES | GROUP_NOUNS
_NOT_OF_NAME = TITLES | GROUP_NOUNS | {"charge"}  # `Special Agent in Charge Ada Lund`
_CAPITALISED = re.compile(r"(?<![\w’'-])[^\W\d_a-z](?:[\w’'-]*[\w’'])?")
_TWO_CAPITALISED = re.compile(
    r"(?<![\w’'-])(?=(?P<first>[^\W\d_a-z][\w-]*\w)[ \xa0](?:[A-Z]\.[ \xa0])?"
    r"(?P<last>[^\W\d_a-z][\w’'-]*\w))"
)
_LONGEST_HEADLINE = 300
_HONORIFICS = words_of("Mr Mrs Ms Dr Sen Rep Gov Gen Prof Judge Justice President Senator")
_KIN = words_of("wife husband son daughter mother father brother sister")
_LINE = re.compile(r"\S(?:.*\S)?")
_INSIDE_SENTENCE = re.compile(r"[\w,][ \xa0]$")
_QUESTION = re.compile(r"(?:Will|May|Can|Could|Did|Does|Do|Is|Should|Would|Has) ")


@dataclass(frozen=True)
class PersonMention:
    """A place that names a person; `entity` is None where two fit as well."""

    start: int
    end: int
    entity: Entity | None

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


def person_mentions(
    text: str, names: Sequence[Name], mentions: Sequence[Span]
) -> list[PersonMention]:
    """Every place where the article names a person, in order.

    Finds what the entities miss too: names behind a title or with a common first name, the full
    name to a single word that is mentioned as a speaker, and any surname that the article has
    once spelt out. A surname that two people bear is the one's who was last called by the full
    name, unless both were close by. `mentions` are the words that name speakers.
    """
    spans = _person_spans(text, names, mentions)
    borne_out = _borne_out(text, spans)
    spans = [span for span in spans if borne_out.get(span, True)]
    cast = cast_of(text, spans, borne_out)
    surnames = {name_key(c.words)[1] for cs in cast.by_word.values() for c in cs}
    spans = sorted({*spans, *_surnames_alone(text, names, spans, surnames)})
    separate_kin(text, spans, cast)
    found = []
    last_named: dict[Entity, int] = {}
    for start, end in spans:
        words = name_words(text[start:end])
        title = title_before(text, start)
        entity = cast.by_key.get(name_key(words)) if len(words) > 1 else None
        if entity is None:
            surname = name_key(words)[1]
            entity = bearer(cast.called(surname), title, last_named, start)
        if entity:
            if title in GENDER_TITLES:
                entity.genders[GENDER_TITLES[title]] += 5
            last_named[entity] = start
            entity.surname_alone += len(words) == 1
            if len(words) > len(entity.words):
                entity.name, entity.words = text[start:end], words
        found.append(PersonMention(start, end, entity))
    return found


def overlaps(spans: Sequence[Span], span: Span) -> bool:
    """True if one of the spans, which are in order, overlaps another."""
    at = bisect.bisect_left(spans, (span.end, span.end))
    return any(spans[i].end > span.start for i in range(max(0, at - 3), at))


def _person_spans(text: str, names: Sequence[Name], mentions: Sequence[Span]) -> list[Span]:
    """Spans of people's names, in order, none overlapping another."""
    people = _recognised(text, names)
    others = sorted(n.span for n in names if n.label != "PERSON" and " " in text[slice(*n.span)])
    for span in _by_patterns(text):
        # An entity that goes on behind the name is another's: a tower, a foundation.
        is_free = not overlaps(people, span) and _end_within(others, span)
        if is_free and (trimmed := _trimmed(text, span)):
            bisect.insort(people, trimmed)
    for span in _full_names_of(text, {text[slice(*mention)] for mention in mentions}):
        if not overlaps(people, span):
            bisect.insort(people, span)
    known = {tuple(text[slice(*span)].split()) for span in people}
    people = [_without_tail(text, span, known) for span in people]
    return _apart(people)


def _apart(spans: Sequence[Span]) -> list[Span]:
    """The spans that begin behind the end of the one before."""
    pairs = zip([Span(0, 0), *spans], spans, strict=False)
    return [span for before, span in pairs if span.start >= before.end]


def _by_patterns(text: str) -> Iterator[Span]:
    """Names that the recogniser may have missed, or found in other limits."""
    for rule in PATTERNS:
        for match in rule.apply.finditer(text):
            if _begins_as_name(match):
                yield Span(*match.span("name"))


def _recognised(text: str, names: Sequence[Name]) -> list[Span]:
    """The names that the recogniser takes for people's, in order."""
    entities = sorted(name.span for name in names)
    trimmed = (_trimmed(text, name.span) for name in names if name.label == "PERSON")
    return sorted(_extended(text, span, entities) for span in trimmed if span)


PATTERNS: Rules[re.Pattern[str]] = Rules(
    Rule(
        "titled",
        "Mr. [Frost] left.",
        re.compile(
            rf"\b(?:{any_of(_HONORIFICS)})\.?[ \xa0]"
            r"(?P<name>(?:[A-Z][\w’'-]+\.?[ \xa0]){0,2}[A-Z][\w-]+)"
        ),
        "Most frost left.",
    ),
    Rule(
        "with a first name",
        "There sat [Laura de la Stone].",
        re.compile(
            r"\b(?P<name>(?P<first>[A-Z][a-z]+)[ \xa0](?:[A-Z]\.[ \xa0]?)?"
            r"(?:(?:[Dd]el?|[Ll][ea]|[Dd][aiu]|[Vv][ao]n|[Dd]er)[ \xa0]){0,2}[A-Z][a-z][\w-]*)"
        ),
        "There ran Alba Roads.",
    ),
    Rule(
        "kin",
        "His sister, [Oyela Rask], left.",
        re.compile(rf"\b(?:{any_of(_KIN)}),? (?P<name>[A-Z][\w-]+(?: [A-Z][\w-]+)?)"),
        "His sister and Oyela Rask left.",
    ),
)
"""Names that the recogniser may miss."""


def _begins_as_name(match: re.Match[str]) -> bool:
    """False for two words with capitals of which the first must be, and is no, first name."""
    first = match.groupdict().get("first")
    return first is None or is_first_name(first.lower())


def _full_names_of(text: str, speakers: set[str]) -> list[Span]:
    """Where a word that the article uses alone for a speaker ends a name of two: "Ana Menendez".

    Where a sentence begins, and in headlines, any word may have a capital: "Compares Menendez".
    """
    found = []
    words = lower_case_words(text)
    for pair in _TWO_CAPITALISED.finditer(text):
        last = without_possessive(pair["last"])
        if last not in speakers or pair["first"].isupper() or last.isupper():
            continue
        if is_group(folded(last)):
            continue  # `Virginia Democrats`
        first = pair["first"]
        if not is_first_name(first.lower()) and _is_word_of_language(
            text, words, first, pair.start()
        ):
            continue
        if folded(pair["first"]) not in _NO_FIRST_NAMES:
            found.append(Span(pair.start("first"), pair.start("last") + len(last)))
    return found


def _is_word_of_language(text: str, words: Set[str], first: str, at: int) -> bool:
    """True if a word has its capital only because a sentence or a headline begins with it."""
    line = text[at : at + _LONGEST_HEADLINE].split("\n")[0].rstrip()
    if len(line) < _LONGEST_HEADLINE and line[-1].isalnum():
        return True
    word = first.lower()
    return not _INSIDE_SENTENCE.search(text, max(0, at - 3), at) and (
        word in words or is_verb_form(word) or word.endswith("ing")
    )


def _trimmed(text: str, span: Span) -> Span | None:
    """A person's name cut down to the name itself, or None where it isn't one."""
    start, end = span
    line = text.find("\n", start, end)
    end = line if line > start else end
    start += _titles_in_front(text[start:end])
    start += _question_in_front(text, start, end)
    end = _before_small_words(text, start, end)
    name = re.sub(r"[’']s$", "", text[start:end].rstrip(" \xa0,;:-–—\"”“’'"))
    parts = name.split()
    if not parts or any(rule.apply(parts) for rule in NO_NAMES):
        return None
    return Span(start, start + len(name))


def _titles_in_front(name: str) -> int:
    """How many characters of a name are titles and roles: `Crown Prince` of `Crown Prince Rask`."""
    words = list(re.finditer(r"[\w’'.-]+", name))
    for number in range(len(words) - 3, 0, -1):
        if is_role(words[number][0]) or folded(words[number][0]) in TITLES:
            words = words[number:]
            break  # `Crown Prince Ali Rask`, `Albaworks Founder Ada Lund`
    for number, word in enumerate(words):
        title = folded(word[0]) in _NOT_OF_NAME
        title = title or (is_role(word[0]) and len(words) - number > 2)
        if word.end() == len(name) or (word[0][0].isupper() and not title):
            return word.start()
    return 0


def _question_in_front(text: str, start: int, end: int) -> int:
    """How many characters of a name begin a question: `Will` of `Will Lund go?`."""
    question = _QUESTION.match(text[start:end])
    opens = start == 0 or text[start - 1] == "\n" or text[start - 2] in ".!?"
    asks = question and opens and "?" in text[end : end + 150].split("\n")[0]
    return question.end() if question and asks else 0


def _before_small_words(text: str, start: int, end: int) -> int:
    """Where a name ends before a word that is in none, though with a capital: `Lund Says`."""
    for gap in re.finditer(r"[ \xa0](?=([A-Z]\w+))", text[start:end]):
        if gap[1].lower() in _NEVER_IN_NAMES:
            return start + gap.start()
    return end


def _has_small_word(parts: Sequence[str]) -> bool:
    return any(part[0].islower() and folded(part) not in PARTICLES for part in parts)


def _is_no_name_alone(parts: Sequence[str]) -> bool:
    last = folded(parts[-1])
    return len(parts) == 1 and (last in _NOT_NAMES or len(last) < 2)


def _is_company(parts: Sequence[str]) -> bool:
    is_company = len(parts) > 1 and folded(parts[-1]) in COMPANY_NOUNS
    return is_company and not is_first_name(folded(parts[0]))


NO_NAMES: Rules[Callable[[Sequence[str]], bool]] = Rules(
    Rule("small first letter", "lund", lambda parts: not parts[0][0].isupper(), "Lund"),
    Rule(
        "sign or number",
        "Lund 2016",
        lambda parts: any(re.search(r"[\d@#/|<>_=]", part) for part in parts),
        "Ada Lund",
    ),
    Rule("too long", "Ada Per Ida Laura Paul Lund", lambda parts: len(parts) > 5, "Ada Per Lund"),
    Rule("small word inside", "Lund speaks Rask", _has_small_word, "Laura de la Stone"),
    Rule("no name alone", "Congress", _is_no_name_alone, "Rask"),
    Rule("no letter", "Lund ’", lambda parts: not folded(parts[-1]), "Lund"),
    Rule(
        "group", "Rask Voters", lambda parts: len(parts) > 1 and is_group(folded(parts[-1])), "Rask"
    ),
    Rule("company", "Alba Coal", _is_company, "Laura Coal"),
)
"""What is no person's name, though it was taken for one; each tells by the words."""


def _extended(text: str, span: Span, entities: Sequence[Span]) -> Span:
    """The span with a first name that the recogniser missed: "Billie" of "Billie Jean King"."""
    start, end = span
    missed = re.search(r"\b(?!of\b)[a-z]+ ([A-Z][a-z]+) $", text[max(0, start - 40) : start])
    if not missed or is_role(missed[1]) or missed[1].lower() in TITLES | SMALL_WORDS:
        return span
    earlier = start - len(missed[1]) - 1
    return span if overlaps(entities, Span(earlier, start - 1)) else Span(earlier, end)


def _without_tail(text: str, span: Span, known: set[tuple[str, ...]]) -> Span:
    """The span, cut where a known name has a headline's verb behind it: "Marco Rubio Tell"."""
    words = text[slice(*span)].split()
    if len(words) != 3 or tuple(words[:2]) not in known or folded(words[2]) in SUFFIXES:
        return span
    if folded(words[1]) in PARTICLES:
        return span
    return Span(span.start, span.start + len(text[slice(*span)].removesuffix(words[2]).rstrip()))


def _borne_out(text: str, spans: Sequence[Span]) -> dict[Span, str]:
    """For each name that only a headline gives, where verbs have capitals too, what of it the text
    gives as a name, "Lund" of "Corners Lund", or "". A common first name begins no such name."""
    headlines = _headlines(text)
    inside = [span for span in spans if overlaps(headlines, span)]
    known = {text[slice(*span)] for span in set(spans).difference(inside)}
    known |= {name.split()[-1] for name in known}
    borne_out = {}
    for span in inside:
        words = text[slice(*span)].split()
        if text[slice(*span)] not in known and not is_first_name(words[0].lower()):
            borne_out[span] = _longest_known(words, known)
    return borne_out


def _headlines(text: str) -> list[Span]:
    """The lines that are headlines with capitals; none where most of the text would be."""
    lines = (line for line in _LINE.finditer(text) if _is_title_case(line[0]))
    headlines = [Span(*line.span()) for line in lines]
    length = sum(end - start for start, end in headlines)
    return headlines if length <= len(text) / 2 else []


def _longest_known(words: Sequence[str], known: Set[str]) -> str:
    """The longest run of the words that is a name known, or ""."""
    ends = combinations(range(len(words) + 1), 2)
    parts = (without_possessive(" ".join(words[first:last])) for first, last in ends)
    return max((part for part in parts if part in known), key=len, default="")


def _is_title_case(line: str) -> bool:
    """True if a line is a headline in which the longer words have capitals."""
    words = [word for word in re.findall(r"[^\W\d_]{4,}", line) if word not in SMALL_WORDS]
    capital = sum(word[0].isupper() for word in words)
    return len(line) < _LONGEST_HEADLINE and len(words) > 3 and capital >= 0.9 * len(words)


def _end_within(spans: Sequence[Span], span: Span) -> bool:
    """True if each of the spans that overlap another ends where it does, or before."""
    at = bisect.bisect_left(spans, (span.end, span.end))
    return all(spans[i].end <= span.end for i in range(max(0, at - 3), at))


def _surnames_alone(
    text: str, names: Sequence[Name], people: Sequence[Span], surnames: Set[str]
) -> list[Span]:
    """Where the article uses a surname by itself and the recogniser didn't see a person."""
    longer = sorted(
        name.span
        for name in names
        if name.label not in ("PERSON", "DATE", "TIME", "CARDINAL")
        and re.search(r"\w[\s&-]+\w", text[slice(*name.span)])
    )
    found = []
    for match in _CAPITALISED.finditer(text):
        word = without_possessive(match[0])
        span = Span(match.start(), match.start() + len(word))
        if folded(word) not in surnames or overlaps(people, span) or overlaps(longer, span):
            continue
        goes_on = re.match(r"[ \xa0][A-Z][a-z]", text[match.end() : match.end() + 3])
        if not goes_on and not _goes_on_from(text, span.start):
            found.append(span)
    return found


def _goes_on_from(text: str, start: int) -> bool:
    """True if a word belongs to the one with a capital before it: "Rask" in "Alba Rask"."""
    before = re.search(r"([\w’'.-]+)[ \xa0]$", text[max(0, start - 25) : start])
    if not before or (before[1].endswith(".") and not is_abbreviation(before[1])):
        return False
    word = before[1]
    return word[0].isupper() and not word.isupper() and folded(word) not in _BEFORE_NAMES
