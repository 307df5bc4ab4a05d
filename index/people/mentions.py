"""Sightings: every place where an article names a person, and which person of it that is."""

import bisect
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field
from itertools import combinations

from index.english.forms import is_verb_form
from index.english.names import (
    GENDER_TITLES,
    PARTICLES,
    SUFFIXES,
    TITLES,
    Name,
    first_name_gender,
    folded,
    is_first_name,
    lower_case_words,
    name_key,
    name_words,
    without_possessive,
)
from index.english.roles import (
    ABBREVIATION,
    COMPANY_NOUNS,
    FUNCTION_WORDS,
    GROUP_NOUNS,
    ROLE_NOUNS,
    VERBS,
    Roles,
    is_group,
    is_kin,
    is_office,
    is_relative,
    is_role,
    noun_gender,
    party_after,
    role_after,
    role_before,
    role_noun,
)
from index.english.words import words_of
from index.span import Span

_NOT_NAMES = (TITLES | FUNCTION_WORDS) - {"will"} | words_of(
    "politico breitbart twitter facebook google youtube reuters newsweek vox buzzfeed gawker "
    "drudge newsmax axios obamacare medicare brexit snapchat instagram tweet congress us me him"
)
_NEVER_IN_NAMES = (FUNCTION_WORDS | VERBS) - {"will", "may", "read"}
_BEFORE_NAMES = TITLES | ROLE_NOUNS | FUNCTION_WORDS | VERBS | words_of(
    "though although since yet still meanwhile even despite until unless once whether how why what "
    "unlike both only instead perhaps maybe here now today yesterday later earlier thus so nor "
    "more neither either "
    "monday tuesday wednesday thursday friday saturday sunday january february march april may "
    "june july august september october november december dear just yes no well"
)  # fmt: skip
_NO_FIRST_NAMES = _BEFORE_NAMES | GROUP_NOUNS
_NOT_OF_NAME = TITLES | GROUP_NOUNS | {"charge"}  # `Special Agent in Charge Ada Lund`
_CAPITALISED = re.compile(r"(?<![\w’'-])[^\W\d_a-z](?:[\w’'-]*[\w’'])?")
_TWO_CAPITALISED = re.compile(
    r"(?<![\w’'-])(?=(?P<first>[^\W\d_a-z][\w-]*\w)[ \xa0](?:[A-Z]\.[ \xa0])?"
    r"(?P<last>[^\W\d_a-z][\w’'-]*\w))"
)
_TITLED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Prof|Judge|Justice|President|Senator)\.?[ \xa0]"
    r"(?P<name>(?:[A-Z][\w’'-]+\.?[ \xa0]){0,2}[A-Z][\w-]+)"
)
_WITH_FIRST_NAME = re.compile(
    r"\b(?P<name>(?P<first>[A-Z][a-z]+)[ \xa0](?:[A-Z]\.[ \xa0]?)?"
    r"(?:(?:[Dd]el?|[Ll][ea]|[Dd][aiu]|[Vv][ao]n|[Dd]er)[ \xa0]){0,2}[A-Z][a-z][\w-]*)"
)
_KIN_NAMED = re.compile(
    r"\b(?:wife|husband|son|daughter|mother|father|brother|sister),? "
    r"(?P<name>[A-Z][\w-]+(?: [A-Z][\w-]+)?)"
)
_LONGEST_HEADLINE = 300
_LINE = re.compile(r"\S(?:.*\S)?")
_INSIDE_SENTENCE = re.compile(r"[\w,][ \xa0]$")
_QUESTION = re.compile(r"(?:Will|May|Can|Could|Did|Does|Do|Is|Should|Would|Has) ")


@dataclass(eq=False)
class Character:
    """A person as one article shows them: names, roles, and what tells their gender.

    Where `named` is False the name is only what the article calls them: "a US official".
    `offices` are those printed beside the full name, and `is_relative` says that it is first
    given as the name of a wife, a son or another relative.
    """

    words: tuple[str, ...]
    name: str
    first_seen: int
    roles: Roles = field(default_factory=Roles)
    genders: Counter[str] = field(default_factory=Counter)
    surname_alone: int = 0
    named: bool = True
    offices: set[str] = field(default_factory=set)
    is_relative: bool = False

    def gender(self) -> str | None:
        """`m`, `f`, or None where the article doesn't tell."""
        if self.genders["m"] == self.genders["f"]:
            return None
        return "m" if self.genders["m"] > self.genders["f"] else "f"

    def may_bear(self, title: str) -> bool:
        """Whether the person may be meant by a title and the surname: no woman by "Mr.", and no
        president's wife by "President"."""
        if title in GENDER_TITLES:
            sure = abs(self.genders["m"] - self.genders["f"]) > 1
            return not sure or self.gender() == GENDER_TITLES[title]
        office = role_noun(title)[0]
        return not (self.is_relative and is_office(office) and office not in self.offices)

    def learn_gender(self, gender: str) -> None:
        """Count a pronoun as a sign, as long as there is nothing surer."""
        if abs(self.genders["m"] - self.genders["f"]) < 2:
            self.genders[gender] += 1


@dataclass(frozen=True)
class Sighting:
    """A place that names a person; `character` is None where two fit as well."""

    start: int
    end: int
    character: Character | None


def sightings_of(text: str, names: Sequence[Name], mentions: Sequence[Span]) -> list[Sighting]:
    """Every place where the article names a person, in order.

    Finds what the entities miss too: names behind a title or with a common first name, the full
    name to a single word that is mentioned as a speaker, and any surname that the article has
    once spelt out. A surname that two people bear is the one's who
    was last called by the full name, unless both were close by.
    """
    spans = _person_spans(text, names, mentions)
    borne_out = _borne_out(text, spans)
    spans = [span for span in spans if borne_out.get(span, True)]
    cast = _cast(text, spans, borne_out)
    surnames = {name_key(c.words)[1] for cs in cast.by_word.values() for c in cs}
    spans = sorted({*spans, *_surnames_alone(text, names, spans, surnames)})
    _separate_kin(text, spans, cast)
    sightings = []
    last_named: dict[Character, int] = {}
    for start, end in spans:
        words = name_words(text[start:end])
        title = _title_before(text, start)
        character = cast.by_key.get(name_key(words)) if len(words) > 1 else None
        if character is None:
            surname = name_key(words)[1]
            character = _bearer(cast.called(surname), title, last_named, start)
        if character:
            if title in GENDER_TITLES:
                character.genders[GENDER_TITLES[title]] += 5
            last_named[character] = start
            character.surname_alone += len(words) == 1
            if len(words) > len(character.words):
                character.name, character.words = text[start:end], words
        sightings.append(Sighting(start, end, character))
    return sightings


def learn_roles(text: str, sighting: Sighting) -> None:
    """Write down, with the person sighted, the roles printed beside the name there."""
    character = sighting.character
    if not character:
        return
    for role in (role_before(text, sighting.start), role_after(text, sighting.end)):
        if role:
            character.roles.add(role)
            if gender := noun_gender(role):
                character.genders[gender] += 2
    for words in character.roles.words.values():
        words.update(party_after(text, sighting.end))


def overlaps(spans: Sequence[Span], span: Span) -> bool:
    """Whether one of the spans, which are in order, overlaps another."""
    at = bisect.bisect_left(spans, (span[1], span[1]))
    return any(spans[i][1] > span[0] for i in range(max(0, at - 3), at))


@dataclass(frozen=True)
class _Cast:
    """The people of an article, by the key of their full name, and by first name and surname."""

    by_key: dict[tuple[str, str, str], Character]
    by_word: dict[str, list[Character]]

    def called(self, word: str) -> list[Character]:
        """Who bears a word as a surname, else who bears it as a first name."""
        candidates = self.by_word.get(word, [])
        return [c for c in candidates if name_key(c.words)[1] == word] or candidates


def _cast(text: str, spans: Sequence[Span], borne_out: Mapping[Span, str]) -> _Cast:
    cast = _Cast({}, defaultdict(list))
    printed = ((span, text[slice(*span)]) for span in spans)
    named = [(span[0], borne_out.get(span, name), name_words(name)) for span, name in printed]
    for start, name, words in named:
        first, surname, _ = key = name_key(words)
        if first and key not in cast.by_key:
            character = Character(words, name, start)
            if gender := first_name_gender(first):
                character.genders[gender] += 3
            cast.by_key[key] = character
            cast.by_word[surname].append(character)
            cast.by_word[first].append(character)
    for start, name, words in named:
        first, surname, _ = name_key(words)
        if not first and surname not in cast.by_word:
            character = Character(words, name, start)
            if gender := first_name_gender(surname):
                character.genders[gender] += 1
            cast.by_word[surname].append(character)
    return cast


def _person_spans(text: str, names: Sequence[Name], mentions: Sequence[Span]) -> list[Span]:
    """Spans of people's names, in order, none overlapping another."""
    entities = sorted(name.span for name in names)
    people = []
    for name in names:
        if name.label == "PERSON" and (span := _trimmed(text, *name.span)):
            people.append(_extended(text, span, entities))
    people.sort()
    others = sorted(n.span for n in names if n.label != "PERSON" and " " in text[slice(*n.span)])
    for pattern in (_TITLED, _WITH_FIRST_NAME, _KIN_NAMED):
        for match in pattern.finditer(text):
            if pattern is _WITH_FIRST_NAME and not is_first_name(match["first"].lower()):
                continue
            span = Span(*match.span("name"))
            # An entity that goes on behind the name is another's: a tower, a foundation.
            if overlaps(people, span) or not _end_within(others, span):
                continue
            if trimmed := _trimmed(text, *span):
                bisect.insort(people, trimmed)
    for span in _full_names_of(text, {text[start:end] for start, end in mentions}):
        if not overlaps(people, span):
            bisect.insort(people, span)
    known = {tuple(text[slice(*span)].split()) for span in people}
    people = [_without_tail(text, span, known) for span in people]
    apart = zip([Span(0, 0), *people], people, strict=False)
    return [span for before, span in apart if span[0] >= before[1]]


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
    """Whether a word has its capital only because a sentence or a headline begins with it."""
    line = text[at : at + _LONGEST_HEADLINE].split("\n")[0].rstrip()
    if len(line) < _LONGEST_HEADLINE and line[-1].isalnum():
        return True
    word = first.lower()
    return not _INSIDE_SENTENCE.search(text, max(0, at - 3), at) and (
        word in words or is_verb_form(word) or word.endswith("ing")
    )


def _trimmed(text: str, start: int, end: int) -> Span | None:
    """A PERSON entity cut down to the name itself, or None where it isn't one."""
    line = text.find("\n", start, end)
    if line > start:
        end = line
    words = list(re.finditer(r"[\w’'.-]+", text[start:end]))
    for number in range(len(words) - 3, 0, -1):
        if is_role(words[number][0]) or folded(words[number][0]) in TITLES:
            words = words[number:]
            break  # `Crown Prince Ali Rask`, `Albaworks Founder Ada Lund`
    for number, word in enumerate(words):
        title = folded(word[0]) in _NOT_OF_NAME
        title = title or (is_role(word[0]) and len(words) - number > 2)
        if word[0][0].isupper() and not title:
            start += word.start()
            break
        if start + word.end() == end:
            start += word.start()
            break
    question = _QUESTION.match(text[start:end])
    opens = start == 0 or text[start - 1] == "\n" or text[start - 2] in ".!?"
    if question and opens and "?" in text[end : end + 150].split("\n")[0]:
        start += question.end()
    for gap in re.finditer(r"[ \xa0](?=([A-Z]\w+))", text[start:end]):
        if gap[1].lower() in _NEVER_IN_NAMES:
            end = start + gap.start()
            break
    name = text[start:end].rstrip(" \xa0,;:-–—\"”“’'")
    name = re.sub(r"[’']s$", "", name)
    parts = name.split()
    if not parts or not name[0].isupper() or re.search(r"[\d@#/|<>_=]", name) or len(parts) > 5:
        return None
    if any(part[0].islower() and folded(part) not in PARTICLES for part in parts):
        return None
    last = folded(parts[-1])
    if len(parts) == 1 and (last in _NOT_NAMES or len(last) < 2):
        return None
    company = last in COMPANY_NOUNS and not is_first_name(folded(parts[0]))
    if not last or (len(parts) > 1 and (is_group(last) or company)):
        return None
    return Span(start, start + len(name))


def _extended(text: str, span: Span, entities: Sequence[Span]) -> Span:
    """The span with a first name that the recogniser missed: "Billie" of "Billie Jean King"."""
    start, end = span
    missed = re.search(r"\b(?!of\b)[a-z]+ ([A-Z][a-z]+) $", text[max(0, start - 40) : start])
    if not missed or is_role(missed[1]) or missed[1].lower() in TITLES | FUNCTION_WORDS:
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
    return Span(span[0], span[0] + len(text[slice(*span)].removesuffix(words[2]).rstrip()))


def _borne_out(text: str, spans: Sequence[Span]) -> dict[Span, str]:
    """For each name that only a headline gives, where verbs have capitals too, what of it the text
    gives as a name, "Lund" of "Corners Lund", or "". A common first name begins no such name."""
    headlines = [Span(*line.span()) for line in _LINE.finditer(text) if _is_title_case(line[0])]
    if not headlines or sum(end - start for start, end in headlines) > len(text) / 2:
        return {}
    inside = [span for span in spans if overlaps(headlines, span)]
    known = {text[slice(*span)] for span in set(spans).difference(inside)}
    known |= {name.split()[-1] for name in known}
    borne_out = {}
    for span in inside:
        words = text[slice(*span)].split()
        if text[slice(*span)] not in known and not is_first_name(words[0].lower()):
            ends = combinations(range(len(words) + 1), 2)
            parts = (without_possessive(" ".join(words[first:last])) for first, last in ends)
            borne_out[span] = max((part for part in parts if part in known), key=len, default="")
    return borne_out


def _is_title_case(line: str) -> bool:
    """Whether a line is a headline in which the longer words have capitals."""
    words = [word for word in re.findall(r"[^\W\d_]{4,}", line) if word not in FUNCTION_WORDS]
    capital = sum(word[0].isupper() for word in words)
    return len(line) < _LONGEST_HEADLINE and len(words) > 3 and capital >= 0.9 * len(words)


def _end_within(spans: Sequence[Span], span: Span) -> bool:
    """Whether each of the spans that overlap another ends where it does, or before."""
    at = bisect.bisect_left(spans, (span[1], span[1]))
    return all(spans[i][1] <= span[1] for i in range(max(0, at - 3), at))


def _surnames_alone(
    text: str, names: Sequence[Name], people: Sequence[Span], surnames: set[str]
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
        before = re.search(r"([\w’'.-]+)[ \xa0]$", text[max(0, span[0] - 25) : span[0]])
        ended = before and before[1].endswith(".") and not ABBREVIATION.search(before[1])
        joined = (
            before
            and not ended
            and before[1][0].isupper()
            and not before[1].isupper()
            and folded(before[1]) not in _BEFORE_NAMES
        )
        if not joined and not re.match(r"[ \xa0][A-Z][a-z]", text[match.end() : match.end() + 3]):
            found.append(span)
    return found


def _separate_kin(text: str, spans: Sequence[Span], cast: _Cast) -> None:
    """Add a person for a surname that isn't meant for those who bear it in full.

    Where Fiorina is quoted, and then "her husband, Frank Fiorina", he is not the one quoted; nor
    is "the first lady, Ada Lund" meant by "President Lund", or by "Mr. Lund".
    """
    alone: list[tuple[int, int, tuple[str, ...]]] = []
    kin = set()
    for start, end in spans:
        words = name_words(text[start:end])
        character = cast.by_key.get(name_key(words)) if len(words) > 1 else None
        if len(words) == 1:
            alone.append((start, end, words))
        elif character:
            roles = [role_noun(r) for r in (role_before(text, start), role_after(text, end)) if r]
            character.offices.update(noun for noun, _ in roles if is_office(noun))
            if start == character.first_seen:
                character.is_relative = any(map(is_relative, roles))
                kin |= {character for noun, _ in roles if is_kin(noun)}
    for start, end, words in alone:
        bearers, title = cast.called(words[0]), _title_before(text, start)
        later = all(start < bearer.first_seen for bearer in bearers)
        if title and not any(bearer.may_bear(title) for bearer in bearers):
            # One Lee Lund of whom the text goes on with "Ms. Lund" is a woman.
            sure = later or len(bearers) > 1 or any(bearer.is_relative for bearer in bearers)
        else:
            sure = later and len(bearers) == 1 and bearers[0] in kin
            sure = sure and name_key(bearers[0].words)[1] == words[0]
        if bearers and sure:
            character = Character(words, text[start:end], start)
            if title in GENDER_TITLES:
                # Across articles, the title tells whose surname it isn't.
                printed = text[max(0, start - 24) : start].split()[-1]
                character.name = f"{printed} {character.name}"
                character.genders[GENDER_TITLES[title]] += 5
            cast.by_word[words[0]].append(character)


def _title_before(text: str, start: int) -> str:
    """The word before a name, unless a sentence ends with it."""
    title = re.search(r"\b(\w+|\w{1,5}\.)\s$", text[max(0, start - 24) : start])
    return title[1].rstrip(".").lower() if title else ""


def _bearer(
    bearers: Sequence[Character], title: str, last_named: Mapping[Character, int], at: int
) -> Character | None:
    """Whom of those who bear one word it names, with a title before it or none; None: unclear."""
    if title:
        bearers = [c for c in bearers if c.may_bear(title)] or bearers
    if len(bearers) < 2:
        return bearers[0] if bearers else None
    main = min(bearers, key=lambda c: c.first_seen)
    last = max(bearers, key=lambda c: last_named.get(c, -1))
    if last is main or (main.surname_alone > 1 and not last.surname_alone):
        return main
    near, far = last_named.get(last, -1), last_named.get(main, -1)
    return last if at - near < 400 and at - far > 1200 else None
