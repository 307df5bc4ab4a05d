"""Speakers: who a name, a pronoun or a description in an article stands for.

A pronoun is given to the most salient person before it that fits, after Lappin and Leass, "An
algorithm for pronominal anaphora resolution" (1994): salience comes from the place in the
sentence and from speaking, and fades from sentence to sentence. A description is given to the
person whom the article describes so elsewhere. Nothing is guessed: where two persons fit about
as well, the answer is silence.
"""

import bisect
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from index.english.names import Name, without_possessive
from index.english.roles import (
    ABBREVIATION,
    COMPANY_NOUNS,
    CROWDS,
    DEFINITE,
    DEMOCRATS,
    GROUP_NOUNS,
    INDEFINITE,
    PLURAL_DETERMINERS,
    PREPOSITIONS,
    REPUBLICANS,
    VERBS,
    is_epithet,
    is_group,
    is_kin,
    is_role,
    lead,
    noun_gender,
    role_after,
    role_before,
    role_noun,
)
from index.english.words import words_of
from index.people.mentions import Character, Sighting, learn_roles, overlaps, sightings_of
from index.people.person import Speaker
from index.span import Span

_LONGEST_NAME = 6  # words in the name of a group


# How much a mention draws the pronouns after it, by its place.
_SUBJECT, _OBJECT, _COMPLEMENT, _POSSESSOR, _MODIFIER, _QUOTED = 1.0, 0.6, 0.4, 0.35, 0.2, 0.05
_PRONOUN_SUBJECT, _PRONOUN_OTHER, _SPEAKING = 0.8, 0.3, 0.8
_REPORTED = 0.5  # of that, inside what somebody else is reported to say
_MOST = 2.2
_INTRODUCED = 1.0  # with a role, right before a quotation
_FADING = 0.6  # for each sentence, and again for each paragraph
_FORGOTTEN_AFTER, _MOST_PEOPLE = 12, 40
_FAINTEST = 0.05
# By how much the first must lead the second.
_LEAD, _LEAD_IN_ROLE, _LEAD_OF_EPITHET, _LEAD_TO_LEARN = 1.4, 1.5, 2.0, 2.5
_EPITHET_FAINTEST = 0.2
_GENDER_UNKNOWN, _SPOKEN_OF = 0.8, 0.4

_HE = words_of("he him his himself")
_SHE = words_of("she her hers herself")
_RELATIVE = words_of("who whom whose which that")
_PRONOUNS = _HE | _SHE | _RELATIVE | words_of(
    "they them their theirs themselves it its itself we us our ours i me my mine you your this "
    "these those both self"
)  # fmt: skip
_SAYS = words_of(
    "said says added told wrote writes explained replied responded argued continued noted tweeted "
    "concluded insisted warned recalled declared joked quipped did does has"
)
_MODIFIED = words_of(
    "campaign supporters administration aides allies tower foundation rally rallies voters donors "
    "university officials emails team surrogates camp delegates backers presidency family "
    "organization fans critics event spokesman spokeswoman adviser advisers aide ally ad ads "
    "supporter staff"
)
_GROUP_LABELS = words_of("ORG NORP GPE FAC PRODUCT WORK_OF_ART LOC")

_GENDERED_PRONOUN = re.compile(r"\b(?:he|she|him|her|his|hers|himself|herself)\b", re.IGNORECASE)
_SENTENCE_GAP = re.compile(r"\n+|(?<=[.!?…])[\"”’')\]]*\s+(?=[\"“‘'(\[]*[A-Z0-9])")
_ASIDE = re.compile(
    r"(?: ?\([^)]{1,40}\))?"
    r"(?:,(?! (?:and|but|while)\b)[^.;:“”\"\n]{2,110}?,(?= (?!and\b|or\b|but\b|as\b|while\b)[a-z])"
    r"| ?[—–][^—–.\n]{2,110}[—–])?"
)
_FRONTED_CLAUSE = re.compile(
    r"(?:But |And |Yet |Even |Ever )?(?:As|While|When|Whenever|Despite|Although|Though|Since|After|"
    r"Before|Because|If|With|In|By|Like|Until|Once|For|During)\b[^,.;:“”\"]{0,120}$"
)
_AFTER_QUOTE = re.compile(r"(?:[”\"]|'')\s*(?:said |says |added )?$")
_OFFICE_OF = re.compile(
    r"(?:\b[A-Z]\w* of (?:the )?(?:[A-Z]\w+ ?)+|\b(?:secretary|chief|attorney general) of [\w ]+)$"
)
_PREPOSITION = re.compile(
    r"\b(?:of|for|from|at|in|to|with|by|on|against|behind|between|among|near|about)\b"
)
_BEFORE_QUOTATION = re.compile(r"[^.\n]{0,60}\.?\n+[“\"]")
_MODIFIES = re.compile(r"[’']s?[ \xa0]\w|[ \xa0-](?!(?:and|or|who|of|from)\b)[a-z]")
_AND_OTHERS = re.compile(r",? (?:and|or|along with|as well as) (?!who\b)[a-z]")
_AND_NAME = re.compile(r",? (?:(?:and|or) )?(?:[A-Z][\w.]* |former |then-)*")
_HUMAN = re.compile(
    r"(?<!lett)(?<!pap)(?<!numb)(?<!bann)(?<!chapt)(?<!filt)(?<!ord)(?:er|or|ee|ist|ian|gate|man)$"
)
_AND = re.compile(r",? and (?:[A-Z][\w.]* |former )*")
_BEFORE_RELATIVE = re.compile(
    r"(?: of [A-Z][\w ]+| \([^)]*\))*,? \W*"
    r"|, [^.\n]{0,120}\b(?!people\b|men\b|women\b)\w+[^s\W],? "
)
_DETERMINED = re.compile(r"(?:The|A|An|One|Another) (?=[\w’'-]+ [a-z])")
_CLAUSE = re.compile(r"[^,.;:!?“”\"\n]{0,150}")
_ARTICLE = re.compile(r"^(?:the|a|an)\s", re.IGNORECASE)


class _Spans:
    """Spans in order that don't overlap, to ask which of them holds an offset."""

    def __init__(self, spans: Iterable[Span]) -> None:
        joined: list[Span] = []
        for start, end in sorted(spans):
            if joined and start < joined[-1][1]:
                joined[-1] = Span(joined[-1].start, max(end, joined[-1].end))
            else:
                joined.append(Span(start, end))
        self._spans, self._starts = joined, [start for start, _ in joined]

    def holding(self, at: int) -> Span | None:
        found = bisect.bisect_right(self._starts, at) - 1
        return self._spans[found] if found >= 0 and at < self._spans[found][1] else None


@dataclass(frozen=True)
class _Reading:
    """An article taken apart: what `resolve` walks through from its start to its end."""

    text: str
    quotes: _Spans
    reported: _Spans
    sentences: list[int]
    paragraphs: list[int]
    sightings: list[Sighting]
    groups: list[Name]
    by_role: dict[str, list[Character]]

    def sighted(self, start: int, end: int) -> list[Sighting]:
        """The names of people that start between two offsets."""
        first = bisect.bisect_left(self.sightings, start, key=lambda s: s.start)
        last = bisect.bisect_left(self.sightings, end, key=lambda s: s.start)
        return self.sightings[first:last]

    def groups_named(self, start: int, end: int) -> list[Name]:
        """The names of groups that start between two offsets."""
        first = bisect.bisect_left(self.groups, start, key=lambda n: n.span[0])
        last = bisect.bisect_left(self.groups, end, key=lambda n: n.span[0])
        return self.groups[first:last]

    def sentence_start(self, at: int) -> int:
        return self.sentences[bisect.bisect_right(self.sentences, at) - 1]

    def time(self, at: int) -> int:
        """Sentences and paragraphs up to an offset: what salience fades with."""
        paragraphs = bisect.bisect_right(self.paragraphs, at)
        return bisect.bisect_right(self.sentences, at) + paragraphs


class _Attention:
    """Whom a reader has in mind at a place in the article, and how much (their salience)."""

    def __init__(self) -> None:
        self.now = 0
        self._salience: dict[Character, tuple[float, int]] = {}
        self._recent: dict[Character, None] = {}

    def move(self, now: int) -> None:
        self.now = now

    def of(self, character: Character) -> float:
        salience, then = self._salience.get(character, (0.0, 0))
        return salience * float(_FADING ** (self.now - then))

    def since(self, character: Character) -> int:
        """Sentences and paragraphs since somebody was last mentioned."""
        return self.now - self._salience.get(character, (0.0, -1000))[1]

    def draw(self, character: Character, weight: float) -> None:
        self._salience[character] = min(self.of(character) + weight, _MOST), self.now
        self._recent.pop(character, None)
        self._recent[character] = None
        if len(self._recent) > _MOST_PEOPLE:
            del self._recent[next(iter(self._recent))]

    def recent(self) -> list[Character]:
        return [c for c in self._recent if self.since(c) < _FORGOTTEN_AFTER]

    def antecedent(self, gender: str, spoken_of: Sequence[Character]) -> Character | None:
        """The person for whom a pronoun of that gender stands, or None where that is open."""
        scored = []
        for character in self.recent():
            known = character.gender()
            if known in (gender, None):
                fit = 1.0 if known else _GENDER_UNKNOWN
                fit *= _SPOKEN_OF if character in spoken_of else 1.0
                scored.append((fit * self.of(character), character))
        leader = _leader(scored, _LEAD)
        sure = all(c is leader or c.gender() != gender for _, c in scored)
        if leader and sure and leader is _leader(scored, _LEAD_TO_LEARN):
            leader.learn_gender(gender)
        return leader


def _leader(scored: Iterable[tuple[float, Character]], ratio: float) -> Character | None:
    """Who has the highest score, or None where the next is about as good."""
    ranked = sorted(scored, key=lambda pair: -pair[0])
    if not ranked or ranked[0][0] < _FAINTEST:
        return None
    if len(ranked) > 1 and ranked[0][0] < ratio * ranked[1][0]:
        return None
    return ranked[0][1]


def resolve(
    text: str,
    names: Sequence[Name],
    mentions: Sequence[Span],
    contents: Sequence[Sequence[Span]] | None = None,
) -> list[Speaker | None]:
    """The speaker that each mention stands for, in the order of the mentions; None: unresolved.

    `names` are the article's named entities and `mentions` the words that name the speakers of
    its statements: a name, a pronoun or a description. `contents`, where known, are the spans
    of what each of them says, as many as there are mentions; ValueError otherwise.
    """
    if contents is not None and len(contents) != len(mentions):
        raise ValueError(f"{len(mentions)} mentions, but {len(contents)} contents")
    said = contents or [()] * len(mentions)
    reading = _read(text, names, mentions, [span for spans in said for span in spans])
    # The first walk only learns people's genders from pronouns, for the second.
    _walk(reading, mentions, said)
    return _walk(reading, mentions, said)


def _read(
    text: str, names: Sequence[Name], mentions: Sequence[Span], reported: Iterable[Span]
) -> _Reading:
    quotes = _Spans(_quotations(text))
    sightings = sightings_of(text, names, mentions)
    for sighting in sightings:
        if not quotes.holding(sighting.start):
            learn_roles(text, sighting)
    by_role: dict[str, list[Character]] = {}
    for character in dict.fromkeys(s.character for s in sightings if s.character):
        for noun in character.roles.related():
            by_role.setdefault(noun, []).append(character)
    people = [Span(sighting.start, sighting.end) for sighting in sightings]
    groups = [
        name
        for name in names
        if (name.label in _GROUP_LABELS or _ends_as_group(text[slice(*name.span)]))
        and not overlaps(people, name.span)
    ]
    return _Reading(
        text,
        quotes,
        _Spans(reported),
        _sentence_starts(text, quotes),
        [gap.end() for gap in re.finditer(r"\n+", text)],
        sightings,
        sorted(groups, key=lambda name: name.span),
        by_role,
    )


def _ends_as_group(name: str) -> bool:
    """Whether a name that was taken for a person's ends as those of groups do: "Alba Coal"."""
    *before, last = name.lower().split()
    return bool(before) and (is_group(last) or last in COMPANY_NOUNS)


def _quotations(text: str) -> list[Span]:
    """Where quotation marks enclose text; a mark that is never closed ends with its paragraph."""
    spans = []
    for paragraph in re.finditer(r"[^\n]+", text):
        start: int | None = None
        for mark in re.finditer(r"[“”\"]|''", paragraph[0]):
            at = paragraph.start() + mark.start()
            if start is None and mark[0] != "”":
                start = at
            elif start is not None and mark[0] != "“":
                spans.append(Span(start, at + len(mark[0])))
                start = None
        if start is not None:
            spans.append(Span(start, paragraph.end()))
    return spans


def _sentence_starts(text: str, quotes: _Spans) -> list[int]:
    """Where sentences start; a quotation doesn't count as more than one."""
    starts = [0]
    for gap in _SENTENCE_GAP.finditer(text):
        abbreviated = ABBREVIATION.search(text, max(0, gap.start() - 6), gap.start())
        if "\n" in gap[0] or not (abbreviated or quotes.holding(gap.end() - 1)):
            starts.append(gap.end())
    return starts


def _walk(
    reading: _Reading, mentions: Sequence[Span], contents: Sequence[Sequence[Span]]
) -> list[Speaker | None]:
    """Read the article from its start, keeping in mind who was mentioned, and answer."""
    asked = {start for start, _ in mentions}
    events: list[tuple[int, int, Sighting | int | Literal["pronoun", "description"]]] = []
    for sighting in reading.sightings:
        events.append((sighting.start, sighting.end, sighting))
    for pronoun in _GENDERED_PRONOUN.finditer(reading.text):
        if pronoun.start() not in asked:
            events.append((*pronoun.span(), "pronoun"))
    for start, end in _subjects_described(reading):
        if start not in asked:
            events.append((start, end, "description"))
    for number, (start, end) in enumerate(mentions):
        events.append((start, end, number))

    attention = _Attention()
    speakers: list[Speaker | None] = [None] * len(mentions)
    for start, end, what in sorted(events, key=lambda event: event[0]):
        attention.move(reading.time(start))
        quoted = reading.quotes.holding(start)
        strength = _REPORTED if reading.reported.holding(start) else 1.0
        if isinstance(what, Sighting):
            if what.character:
                weight = _QUOTED if quoted else _weight(reading, start, end)
                attention.draw(what.character, weight * strength)
        elif what == "description":
            _, character = _speaker(reading, attention, Span(start, end), ())
            if character:
                attention.draw(character, _SUBJECT * strength)
        elif what == "pronoun":
            word = reading.text[start:end].lower()
            gender = "m" if word in _HE else "f"
            if not quoted and (character := attention.antecedent(gender, _clause(reading, end))):
                weight = _PRONOUN_SUBJECT if word in ("he", "she") else _PRONOUN_OTHER
                attention.draw(character, weight * strength)
        else:
            spoken_of = _spoken_of(reading, contents[what])
            speakers[what], character = _speaker(reading, attention, Span(start, end), spoken_of)
            if character and not quoted:
                attention.draw(character, _speaking_weight(reading, start, end))
    return speakers


def _subjects_described(reading: _Reading) -> list[Span]:
    """Descriptions of people at the head of a sentence: "The governor has been silent"."""
    found = []
    for start in reading.sentences:
        if reading.quotes.holding(start) or not _DETERMINED.match(reading.text, start):
            continue
        words = list(re.finditer(r"[\w’'-]+(?=(.?))", reading.text[start : start + 90]))[1:8]
        for word, verb in pairwise(words):
            if word[1] != " ":
                break
            if is_role(word[0]) and (
                verb[0] in VERBS or re.fullmatch(r"[a-z]+(?:ed|[^s]s)", verb[0])
            ):
                found.append(Span(start, start + word.end()))
                break
    return found


def _spoken_of(reading: _Reading, content: Sequence[Span]) -> list[Character]:
    """The people named in what a mention is said to say; they are hardly its speaker."""
    sightings = [s for span in content for s in reading.sighted(*span)]
    return [s.character for s in sightings if s.character]


def _speaking_weight(reading: _Reading, start: int, end: int) -> float:
    """How much a mention that names a speaker draws later pronouns, besides its own name."""
    if reading.text[start:end].lower() in _RELATIVE:
        return _PRONOUN_OTHER
    # Who asks gets an answer: the words after that are not the asker's.
    speaking = 0.0 if reading.text.startswith(" asked", end) else _SPEAKING
    return speaking if reading.sighted(start, end) else _SUBJECT + speaking


def _speaker(
    reading: _Reading, attention: _Attention, mention: Span, spoken_of: Sequence[Character]
) -> tuple[Speaker | None, Character | None]:
    """Who a mention is, and which person of the article, if it is one."""
    start, end = mention
    phrase = reading.text[start:end]
    word = phrase.lower()
    if word in _HE | _SHE:
        character = _pronoun(reading, attention, mention, spoken_of)
        return _person(character), character
    if word in _RELATIVE:
        return _relative(reading, start)
    if word in _PRONOUNS or not word.strip():
        return None, None
    inside = [s for s in reading.sighted(start - 60, end) if s.end > start]
    if inside:
        heads, others = _heads(reading.text, mention, inside)
        if others or len(heads) > 1:
            name = " ".join(phrase.split())
            return Speaker(name, "group", None, not others and _is_short(name)), None
        if heads:
            [head] = heads
            role = role_before(reading.text, head.start) or role_after(reading.text, head.end)
            if not head.character:
                return Speaker(reading.text[head.start : head.end], "person", role), None
            return _person(head.character, role), head.character
        if role_noun(phrase)[0] in GROUP_NOUNS:
            return Speaker(_ARTICLE.sub("", phrase), "group", None, _is_short(phrase)), None
    if re.search(r"\band (?:his|her|its|their|others?)\b", word):
        return Speaker(" ".join(phrase.split()), "group"), None
    definite = word.split()[0] in DEFINITE or re.match(r"\w+[’']s ", phrase)
    if definite and not reading.quotes.holding(start):
        character = _described(reading, attention, mention, spoken_of)
        if character:
            return _person(character), character
    if group := _named_group(reading, mention):
        return group, None
    unnamed = _unnamed(phrase)
    noun = role_noun(phrase)[0]
    if unnamed and unnamed.kind == "unknown" and (is_role(noun) or _HUMAN.search(noun)):
        return unnamed, _stranger(unnamed.name, start)
    return unnamed, None


def _is_short(phrase: str) -> bool:
    """Whether words may be a group's name rather than a description of it."""
    return phrase.count(" ") < _LONGEST_NAME and "," not in phrase


def _stranger(phrase: str, start: int) -> Character:
    """A person without a name, whom pronouns may mean all the same."""
    stranger = Character((), phrase, start, named=False)
    stranger.roles.add(phrase)
    if gender := noun_gender(phrase):
        stranger.genders[gender] += 3
    return stranger


def _person(character: Character | None, role: str | None = None) -> Speaker | None:
    if not character:
        return None
    if not character.named:
        return Speaker(character.name, "unknown")
    printed = character.roles.printed
    return Speaker(character.name, "person", role or (printed[0] if printed else None), True)


def _weight(reading: _Reading, start: int, end: int) -> float:
    """How much a name in that place draws later pronouns; names joined by "and" as one."""
    weight = _weight_alone(reading, start, end)
    for before in reading.sighted(start - 80, start)[-1:]:
        if _AND.fullmatch(reading.text[before.end : start]):
            weight = max(weight, _weight_alone(reading, before.start, before.end))
    for behind in reading.sighted(end, end + 80)[:1]:
        if _AND.fullmatch(reading.text[end : behind.start]):
            weight = max(weight, _weight_alone(reading, behind.start, behind.end))
    return weight


def _weight_alone(reading: _Reading, start: int, end: int) -> float:
    """How much a name in that place draws later pronouns: a subject most, a modifier least."""
    text = reading.text
    sentence = reading.sentence_start(start)
    # A name that is a whole line signs a letter or stands under a picture.
    if text[start - 1 : start] in ("", "\n") and text[end : end + 2] in ("", "\n", "\n\n", ".\n"):
        return _QUOTED
    first = lead(text, start, sentence)
    after = text[end : end + 150]
    if re.match(r"[’']s?\b", after):
        return 0.5 if first - sentence < 3 else _POSSESSOR
    if aside := _ASIDE.match(after):
        after = after[aside.end() :]
    before = re.search(r"([\w’'-]+)[.,]?[\s“\"]*$", text[max(sentence, first - 20) : first])
    word_before = before[1].lower() if before else ""
    behind = re.match(r"[ \xa0]([a-z’'-]+)", after)
    verb = behind[1] if behind else ""
    if verb in _MODIFIED:
        return _MODIFIER
    if word_before == "asked":
        return _SUBJECT
    if _leads_up(text, start, end):
        return _INTRODUCED
    if word_before in PREPOSITIONS - {"and", "as", "than", "before", "after"}:
        return _COMPLEMENT
    if verb == "asked" and re.match(r"[ \xa0]asked (?:him|her|whether|if|about|[A-Z])", after):
        return _POSSESSOR
    if word_before in _SAYS or verb in VERBS or verb.endswith(("ed", "ly")):
        return _SUBJECT
    if verb.endswith("s") and verb not in PREPOSITIONS and not verb.endswith(("ss", "ers", "ors")):
        return _SUBJECT
    return _SUBJECT if first - sentence < 3 else _OBJECT


def _leads_up(text: str, start: int, end: int) -> bool:
    """Whether a full name with a role behind it ends a paragraph that a quotation follows: "…
    which worries Per Lund, head of the choir."."""
    role = role_after(text, end) if " " in text[start:end] else None
    return bool(role and _BEFORE_QUOTATION.match(text, text.index(role, end) + len(role)))


def _clause(reading: _Reading, end: int) -> list[Character]:
    """The people named behind a pronoun in its clause: in "he calls Frost's idea" not he."""
    clause = _CLAUSE.match(reading.text, end)
    sightings = reading.sighted(end, clause.end() if clause else end)
    return [s.character for s in sightings if s.character]


def _pronoun(
    reading: _Reading, attention: _Attention, mention: Span, spoken_of: Sequence[Character]
) -> Character | None:
    """Whom "he" or "she" means; inside a quotation, only the one person named there before."""
    start, end = mention
    word = reading.text[start:end].lower()
    gender = "m" if word in _HE else "f"
    if quoted := reading.quotes.holding(start):
        named = {s.character for s in reading.sighted(quoted[0], start) if s.character}
        fitting = [c for c in named if c.gender() in (gender, None)]
        found = fitting[0] if len(fitting) == 1 else None
    else:
        others = _clause(reading, end) if word in ("he", "she") else []
        found = attention.antecedent(gender, [*spoken_of, *others])
        sentence = reading.sentence_start(start)
        if start - sentence < 160 and _FRONTED_CLAUSE.match(reading.text[sentence:start]):
            found = _fronted(reading, mention, gender, found)
    return found


def _fronted(
    reading: _Reading, mention: Span, gender: str, before: Character | None
) -> Character | None:
    """Whom a pronoun in a clause at the head of its sentence means: "As he left, Frost said".

    The subject behind the comma, where it is the one found before too, or nobody was, or the
    pronoun is a possessive; None where the two differ.
    """
    text, (start, end) = reading.text, mention
    behind = next(iter(reading.sighted(end, end + 200)), None)
    if not behind or not behind.character:
        return before
    clause = text[end : lead(text, behind.start, end)]
    if not re.fullmatch(r"[^,.;:\n“”\"]*, ", clause) or text[behind.end : behind.end + 1] in "’'":
        return before
    if behind.character.gender() not in (gender, None):
        return before
    if before in (behind.character, None) or text[start:end].lower() in ("his", "her"):
        return behind.character
    return None


def _relative(reading: _Reading, start: int) -> tuple[Speaker | None, Character | None]:
    """Whom "who" or "which" stands for: the name right before it."""
    text = reading.text
    for sighting in reading.sighted(start - 200, start)[-1:]:
        between = text[sighting.end : start]
        if sighting.character and _BEFORE_RELATIVE.fullmatch(between):
            return _person(sighting.character), sighting.character
    for name in reading.groups_named(start - 200, start)[-1:]:
        if re.fullmatch(r", |,? (?:-|–|—) ?", text[name.span[1] : start]):
            printed = _ARTICLE.sub("", text[slice(*name.span)])
            return Speaker(printed, "group", None, True), None
    return None, None


def _described(
    reading: _Reading, attention: _Attention, mention: Span, spoken_of: Sequence[Character]
) -> Character | None:
    """The person whom a definite description fits, by the roles printed with the names.

    Failing that, an epithet ("the billionaire") goes to the one who is clearly in focus.
    """
    phrase = reading.text[slice(*mention)]
    noun, narrower = role_noun(phrase)
    if not noun or not (is_role(noun) or is_role(phrase.split()[-1])):
        return None
    gender = noun_gender(phrase)
    owned = is_kin(noun) or bool(re.match(r"(?:his|her|their)\b|.*[’']s?\b", phrase.lower()))

    proper = {word.lower() for word in re.findall(r"[A-Z][\w.]+", phrase[1:])} & narrower
    proper -= DEMOCRATS | REPUBLICANS
    # "The French president" is not the one whom the article calls president, and no more.
    named = reading.groups_named(*mention)
    foreign = any(
        n.label == "NORP" and reading.text[slice(*n.span)].lower() in proper for n in named
    )
    fitting = []
    for character in reading.by_role.get(noun, ()):
        if character.first_seen > mention[0]:
            break
        fit = character.roles.fit(noun, narrower, loosely=not owned)
        gender_fits = not gender or character.gender() in (gender, None)
        if not character.roles.knows(proper):
            continue
        if fit > 0 and gender_fits and not character.roles.other_party(noun, narrower):
            since = attention.since(character)
            fitting.append((fit + 0.5 * (since < _FORGOTTEN_AFTER) + 0.5 * (since < 4), character))
    if fitting:
        best = max(fit for fit, _ in fitting)
        close = [character for fit, character in fitting if fit >= best - 0.5]
        if len(close) == 1:
            return close[0]
        return _leader(((attention.of(c), c) for c in close), _LEAD_IN_ROLE)

    for stranger in attention.recent():
        if not stranger.named and noun in stranger.roles.words:
            return stranger
    if owned or not is_epithet(noun):
        return None
    before = reading.text[max(0, mention[0] - 12) : mention[0]]
    first = _leader(
        (
            (attention.of(character), character)
            for character in attention.recent()
            if character.named
            and (not gender or character.gender() in (gender, None))
            and not (foreign and noun in character.roles.words)
            and not character.roles.other_party(noun, narrower)
        ),
        _LEAD if _AFTER_QUOTE.search(before) else _LEAD_OF_EPITHET,
    )
    if not first or first in spoken_of or attention.of(first) < _EPITHET_FAINTEST:
        return None
    return None if first.roles.other_office(noun, narrower) else first


def _heads(text: str, mention: Span, inside: Sequence[Sighting]) -> tuple[list[Sighting], bool]:
    """The names that a mention is about, not the one in "a spokesman for Mr. Frost"; and
    whether it adds others who are not named."""
    for number, sighting in enumerate(inside):
        before = _OFFICE_OF.sub("", text[mention[0] : sighting.start])
        after = text[sighting.end : mention[1]]
        if "," not in before[-3:] and _PREPOSITION.search(before):
            return [], False
        if _AND_OTHERS.match(after):
            return [sighting], True
        if _MODIFIES.match(after):
            continue
        heads = [sighting]
        for other in inside[number + 1 :]:
            if _AND_NAME.fullmatch(text[heads[-1].end : other.start]):
                heads.append(other)
        return heads, False
    return [], False


def _named_group(reading: _Reading, mention: Span) -> Speaker | None:
    """The group or institution whose name is what the mention is about, if there is one."""
    text = reading.text
    for name in reading.groups_named(*mention)[:1]:
        start, end = name.span
        before, after = text[mention[0] : start], text[end : mention[1]]
        quantified = set(before.lower().split()) & (PLURAL_DETERMINERS | INDEFINITE)
        if quantified or _PREPOSITION.search(before) or _AND_OTHERS.match(after):
            return None
        if re.match(r"[’']s? ?\w|[ \xa0-](?!(?:who|which|that)\b)", after):
            phrase = text[slice(*mention)]
            if role_noun(phrase.split(",")[0])[0] not in GROUP_NOUNS:
                return None
            return Speaker(_ARTICLE.sub("", phrase), "group", None, True)
        printed = without_possessive(_ARTICLE.sub("", text[start:end]))
        return Speaker(printed, "group", None, True) if printed.strip() else None
    return None


def _unnamed(phrase: str) -> Speaker | None:
    """What the article calls a speaker who has no name in it."""
    words = [without_possessive(word) for word in re.findall(r"[\w’'-]+", phrase.lower())]
    if not words:
        return None
    noun, _ = role_noun(phrase)
    plural = words[0] in PLURAL_DETERMINERS or noun in CROWDS
    plural = plural or (noun.endswith("s") and not noun.endswith(("ss", "us", "is")))
    single = words[0] in ("a", "an", "one", "every", "each")
    group = noun in GROUP_NOUNS or (plural and not single)
    return Speaker(" ".join(phrase.split()), "group" if group else "unknown")
