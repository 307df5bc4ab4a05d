"""Questions: what is asked, about whom and what, and from when."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Literal, NamedTuple

from assistant.understanding import wording
from assistant.understanding.about_answer import AboutAnswer, about_answer
from assistant.understanding.days import Days, counted_from, names_month
from assistant.understanding.event_times import find_measured
from assistant.understanding.periods import all_days, first_days
from assistant.understanding.question_patterns import (
    ELSE,
    EVENT,
    KINDS,
    LATELY,
    MORE,
    NO_TOPIC,
    OF_TOPIC,
    POLITE,
    SAID,
    THANKS,
    WHO_SAID,
    Kind,
)
from assistant.understanding.shapes import Shape, form_of
from assistant.understanding.speakers import may_speak
from assistant.understanding.typed import cleaned
from assistant.understanding.wording import MARKS, Frame, Slot
from index.english.characters import clean
from index.english.function_words import (
    ARTICLES,
    BE,
    COORDINATORS,
    DEMONSTRATIVES,
    FINITE_BE,
    FINITE_DO,
    FINITE_HAVE,
    NEGATED_AUXILIARIES,
    OBJECT_PRONOUNS,
    POSSESSIVES,
    SUBJECT_PRONOUNS,
    WH_WORDS,
)
from index.english.names import NAME_OR_NUMBER
from index.english.stems import stems
from index.english.words import words_of
from index.errors import OnRecordError
from index.rules import Rules

MAX_CHARACTERS = 2_000

Circumstance = Literal["when", "where", "why"]

# What a question's verb asks for, and the verbs that report it; any verb reports the others.
_REPORTED = [
    (frozenset(stems(asked)), tuple(stems(f"{asked} {alike}")))
    for asked, alike in (
        ("criticise criticize condemn attack",
         "criticism denounce blast slam lambast rebuke fault decry accuse blame"),
        ("accuse blame", "accusation"),
        ("praise", "hail laud applaud commend"),
        ("support endorse defend", "endorsement back"),
        ("oppose reject against object", "opposition"),
        ("deny", "denial dispute"),
        ("admit", "admission acknowledge concede"),
        ("warn", "warning caution"),
        ("promise", "vow pledge"),
        ("demand", "insist"),
        ("announce declare", "announcement declaration reveal unveil disclose proclaim"),
    )
]  # fmt: skip
CIRCUMSTANCES: Mapping[str, Circumstance] = {"when": "when", "where": "where", "why": "why"}
_BETWEEN = " ,:;–—-"  # what stands between a time and the question
_OPTIONAL = {Slot.TOPIC: Slot.ABOUT, Slot.TIME: Slot.WHEN}
_ACTS = frozenset(stems("attack support defend oppose reject"))  # done without a word, too
_SAID_SO = frozenset(stems("deny admit warn promise demand"))  # what other verbs don't report
_DONE_SO = frozenset(stems("announce declare"))  # done by no other words
_TAKE_PLACE = re.compile(r"\bt(?:ake|akes|aken|aking|ook) place\b", re.IGNORECASE)
_NEGATED = re.compile(  # "didn't" and "didnt", whose stem would be a rare word
    rf"\b(?:{'|'.join(sorted(NEGATED_AUXILIARIES))})\b".replace("'", "['’]?"), re.IGNORECASE
)
_NAME = re.compile(NAME_OR_NUMBER)
_SENTENCE_END = re.compile(r"(?<=\w{4}\.)\s+")  # shorter words are initials and titles
_OPENERS = (
    WH_WORDS
    | ARTICLES
    | (FINITE_BE - {"am"})
    | FINITE_HAVE
    | FINITE_DO
    | words_of(
        "can could will would should in on at for from to according after before during since "
        "until by as with of if and there it he she they this that tell quote show give list name"
    )
)
"""Words that open a sentence of a question."""
_NO_NAMES = _OPENERS | words_of(
    "compare contrast summarise summarize explain describe please hi hello hey yesterday today "
    "last next"
)
_STOPS = frozenset(
    stems(
        " ".join(
            _OPENERS
            | SUBJECT_PRONOUNS
            | OBJECT_PRONOUNS
            | POSSESSIVES
            | DEMONSTRATIVES
            | (BE - {"am"})
            | (COORDINATORS - {"nor", "yet"})
            | words_of(
                "say said says not no about into over under than then such hers s t up out off "
                "down new any all some more most other also just only own same very many much re "
                "ve ll don now get got make made take while between through because please "
                "article articles news"
            )
        )
    )
)
"""Stems of words that carry no meaning in a question."""


class Request(NamedTuple):
    """What a sentence asks for, by its opening and its verb: whose words, and in `about`, a slice
    of it, what about; None where nobody's words are asked for. Where its form tells a `shape`, the
    parties in it are `sides`, and `when` are words of a time that stand apart."""

    kind: Kind
    verb: str = ""
    speaker: str | None = None
    about: slice | None = None
    shape: Shape = ""
    sides: tuple[str, ...] = ()
    when: str = ""


class Timed(NamedTuple):
    """Words without the days or the event that they named, and those."""

    rest: str
    days: Days | None = None
    event: str = ""


@dataclass(frozen=True)
class Question:
    """A question as it was understood.

    `text` is what was typed and `frame` the sentence that asks it, with slots for the fields in
    it. `speaker` is whose words are asked for, where words are asked for, and `topic` what they
    should be about, `quoted` if that is a statement word for word; `cues` are the stems of the
    verbs by which an article reports what is asked for ("Who denied ...?", "What did X deny?"),
    empty where any will do. `circumstance` is what is asked of the saying itself: "when" in
    "When did X say it?". `more` asks for what was not shown yet ("What else ...?").

    `since` and `until` are the first and last day of publication that it names, in the words
    `days`; `counted` are days that were counted from another one: `today`, on which it is asked,
    or else `newest`, the day of the newest article. `event` are the words of a time that is no
    date ("since the talks"). `notes` are sentences that tell how days were counted.

    `shape` is the kind of answer that its form asks for, where that is one of its own, and `sides`
    are the parties that it sets beside each other, or the one of whom it asks.

    `within` are the articles in which words are looked for, by their ids; none: in all.

    `beside` are what else the conversation is about. `unsought` are stems of words that only say
    what sort of answer is asked for. `fallback` is the question as it was typed, where it may be
    meant without what a conversation added to it, and `unclear` is a word for somebody whom the
    conversation doesn't name. `about` is what a turn asks about the answer before it, where it
    asks nothing else.
    """

    text: str
    frame: Frame
    kind: Kind
    speaker: str | None = None
    topic: str = ""
    quoted: bool = False
    since: date | None = None
    until: date | None = None
    cues: tuple[str, ...] = ()
    circumstance: Circumstance | None = None
    days: str = ""
    counted: bool = False
    event: str = ""
    more: bool = False
    notes: tuple[str, ...] = ()
    today: date | None = None
    newest: date | None = None
    shape: Shape = ""
    sides: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    unsought: frozenset[str] = frozenset()
    within: frozenset[str] = frozenset()
    fallback: "Question | None" = None
    unclear: str = ""
    about: AboutAnswer | None = None

    @cached_property
    def standalone(self) -> str:
        """The question as a sentence, for the reader, without what else it is about."""
        return wording.sentence(self.frame, self._values(self.days), self.more)

    @cached_property
    def searched(self) -> str:
        """What is looked for: the sentence with what else it is about in parentheses, without the
        days of publication and without a request for more: "Is it safe (the old dam)?"."""
        return wording.with_topics(wording.sentence(self.frame, self._values("")), self.beside)

    @cached_property
    def words(self) -> str:
        """The sentence without what else the conversation is about."""
        return "".join(self.pieces)

    @property
    def pieces(self) -> list[str]:
        """The pieces of the sentence, one for each of its frame."""
        return wording.pieces(self.frame, self._values(self.days))

    @property
    def of_times(self) -> bool:
        """True if its days are those of what was printed, and not of what it asks for."""
        told = self.speaker or self.shape or self.kind in ("who said", "what happened", "summarise")
        return bool(told) or (self.counted and not names_month(self.days))

    @property
    def compared(self) -> tuple[str, ...]:
        """The sides, as long as no later turn asks for somebody else instead."""
        asked = (self.speaker or "").casefold()
        return self.sides if all(side.casefold() in asked for side in self.sides[:1]) else ()

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names and numbers in it, as written; none where all is in capitals."""
        bare = self.searched.rstrip(MARKS)
        return names_in(bare) if not bare.isupper() else ()

    @cached_property
    def terms(self) -> tuple[str, ...]:
        """The stems of its content words, each once."""
        found = content_terms(" ".join((self.standalone.rstrip(MARKS), *self.beside)))
        return tuple(term for term in found if term not in self.unsought)

    def _values(self, days: str) -> Mapping[Slot, str]:
        return wording.values(self.speaker or "", self.topic, days or self.event, self.more)


def understand(text: str, today: date | None = None, newest: date | None = None) -> Question:
    """The question in what was typed. Raises OnRecordError where there is none or it is too long.

    "Yesterday" and the like are counted from `today`, the day on which it is asked, or else from
    `newest`, the day of the newest article.
    """
    text = clean(text)
    words = cleaned(text)
    if not any(letter.isalnum() for letter in words):
        raise OnRecordError('the question is empty: ask something, such as "What did X say?"')
    if len(words) > MAX_CHARACTERS:
        raise OnRecordError(
            f"the question has {len(words):,} characters and may have {MAX_CHARACTERS:,}: ask "
            "about one thing at a time"
        )
    return replace(read(words, text, today, newest), about=about_answer(words))


def read(words: str, text: str, today: date | None, newest: date | None) -> Question:
    """The question of a sentence, typed as `text`."""
    reference = today or newest
    bare = words.rstrip(MARKS)
    begin = _behind(THANKS, bare, 0)
    start = _behind(MORE, bare, begin)
    opened = _opened_by_days(bare[start:], reference)
    asked = opened.rest[_behind(POLITE, opened.rest, 0) :]
    request = _request(asked)
    days = opened.days or first_days(request.when, reference)
    timed = opened if opened.event else _timed(asked, request, days, reference)
    if opened.event and request.about:
        timed = timed._replace(rest=asked[request.about])
    topic = _topic(timed.rest) if request.about else ""
    question = Question(
        text,
        (words,),
        request.kind,
        speaker=request.speaker,
        topic=topic,
        quoted=topic.startswith("“"),
        cues=_cues(request.verb),
        circumstance=_circumstance(asked) if request.speaker else None,
        event=timed.event,
        more=start > begin or bool(ELSE.search(asked)),
        today=today,
        newest=newest,
        shape=request.shape,
        sides=request.sides,
    )
    if timed.days:
        question = dated(question, timed.days)
    at = bare.rindex(asked)  # where it ends the sentence
    about = at + (request.about.start if request.about else 0)
    places = [
        (Slot.SPEAKER, question.speaker or "", at),
        (Slot.TOPIC, topic, about),
        (
            Slot.TIME,
            question.days or question.event,
            start if opened.days or opened.event else about,
        ),
    ]
    return replace(question, frame=_frame(words, start, places))


def dated(question: Question, days: Days) -> Question:
    """The question for what was published on some days."""
    return replace(
        question,
        since=days.since,
        until=days.until,
        days=days.words,
        counted=days.relative,
        event="",
        notes=counted_from(days, question.today, question.newest),
    )


def _behind(opening: re.Pattern[str], words: str, begin: int) -> int:
    """Where the words go on behind an opening at some place; that place without one."""
    match = opening.match(words, begin)
    return match.end() if match else begin


def _request(asked: str) -> Request:
    """What a sentence without its mark asks for."""
    if form := form_of(asked):
        return Request(
            _kind_of(form.shape, asked),
            "",
            form.speaker,
            form.about,
            form.shape,
            form.sides,
            form.when,
        )
    said, who_said = _matched(SAID, asked), _matched(WHO_SAID, asked)
    said = said if said and may_speak(said["who"]) else None
    kind = kind_of(asked, "what")
    if who_said:
        act = not _ACTS.isdisjoint(stems(who_said["say"]))
        kind = kind if act and not said else "said" if act else "who said"
        return Request(kind, who_said["say"], None, _about(said or who_said))
    if said:
        verb = said.groupdict().get("say") or ""
        asks_when = _circumstance(asked) in ("when", "where")
        kept = _SAID_SO | _DONE_SO if asks_when else _SAID_SO
        verb = verb if kept.issuperset(stems(verb)) else ""  # words of praise follow any verb
        return Request("said", verb, said["who"].strip(), _about(said))
    return Request(kind)


def _kind_of(shape: Shape, asked: str) -> Kind:
    if shape == "overview":
        return kind_of(asked, "summarise")
    return "list" if shape == "articles" else "said"


def kind_of(asked: str, otherwise: Kind) -> Kind:
    """The sort of answer that the opening of a question asks for."""
    return next((kind for kind, rule in KINDS if rule.apply.match(asked)), otherwise)


def _matched(rules: Rules[re.Pattern[str]], words: str) -> re.Match[str] | None:
    return next((match for rule in rules if (match := rule.apply.fullmatch(words))), None)


def _about(match: re.Match[str]) -> slice:
    start, end = match.span("about")
    return slice(start, end) if start >= 0 else slice(match.end(), match.end())


def _circumstance(asked: str) -> Circumstance | None:
    return CIRCUMSTANCES.get(asked.partition(" ")[0].lower())


def _topic(words: str) -> str:
    """What words should be about, without the preposition before it."""
    words = re.sub(r"^\s*(?:anything|something)(?= |$)", "", words, flags=re.I).strip(" ,;:")
    while OF_TOPIC.match(words):
        words = OF_TOPIC.sub("", words, count=1).strip()
    return "" if NO_TOPIC.fullmatch(words) else words


def _opened_by_days(words: str, reference: date | None) -> Timed:
    """The question behind "Last week, ..." and those days, or behind "The day after the talks, ..."
    and that event; itself where it opens otherwise."""
    for days, rest in all_days(words, reference):
        if words.startswith(days.words) and rest.strip(_BETWEEN):
            return Timed(rest.strip(_BETWEEN), days)
    if (measured := find_measured(words)) and words.startswith(measured[0]):
        return Timed(measured[1].strip(_BETWEEN), None, measured[0])
    return Timed(words)


def _timed(asked: str, request: Request, days: Days | None, reference: date | None) -> Timed:
    """What is left of what is asked about without its days, those days, and the words of an event;
    nothing in quotation marks tells a time."""
    if request.about is None:
        days = days or first_days(asked, reference)
        if days and (days.yearly or not (days.since or days.until)):
            days = None  # when it happened, and not when it was printed
        event = None if days or "“" in asked else find_measured(asked)
        return Timed("", days, event[0] if event else "")
    return _timed_about(asked[request.about], days, reference)


def _timed_about(words: str, days: Days | None, reference: date | None) -> Timed:
    rest = LATELY.sub("", words)
    if days or "“" in rest:
        return Timed(rest, days)
    for found, left in all_days(rest, reference):
        year = found.yearly and found.since and found.until
        of_topic = year and content_terms(rest[: rest.find(found.words)])
        if not of_topic or _recent(found, reference):  # else it is the year of what the topic is
            return Timed(left, found)
    if measured := find_measured(rest):
        return Timed(measured[1], None, measured[0])
    event = EVENT.search(rest)
    if event and content_terms(event[0]):
        return Timed(rest[: event.start()], None, event[0].strip())
    return Timed(rest)


def _recent(days: Days, reference: date | None) -> bool:
    """True if days begin in the year of the reference or the one before."""
    begin = days.since or days.until
    return bool(begin and reference and 0 <= reference.year - begin.year <= 1)


def topic_of(words: str, question: Question) -> Timed:
    """The topic that words name for a question, and days or an event where they name those."""
    timed = _timed_about(words, None, question.today or question.newest)
    return timed._replace(rest=_topic(timed.rest))


def days_of(words: str, question: Question) -> Days | None:
    """The days that are all that words name, counted as those of a question."""
    named = topic_of(words, question)
    return named.days if named.days and named.days.words and not named.rest else None


def _frame(words: str, start: int, places: Iterable[tuple[Slot, str, int]]) -> Frame:
    """The frame of a sentence that begins at `start`, given what stands in a slot and from where
    on to look for it."""
    frame: list[str | Slot] = []
    for at, stop, slot in sorted(_slots(words, places), key=lambda place: place[0]):
        if at >= start:
            frame += [words[start:at], slot]
            start = stop
    return tuple(part for part in (*frame, words[start:]) if part)


def _slots(words: str, places: Iterable[tuple[Slot, str, int]]) -> Iterator[tuple[int, int, Slot]]:
    """Where the slots of a sentence are. A question for somebody's words has slots for a topic and
    a time at its end, too."""
    given = {slot: (value, begin) for slot, value, begin in places if value}
    for slot, (value, begin) in given.items():
        match = re.compile(rf"(?<!\w){re.escape(value)}(?!\w)").search(words, begin)
        if match:
            yield *match.span(), slot
    if other := ELSE.search(words):
        yield *other.span(), Slot.ELSE
    if Slot.SPEAKER in given:
        end = len(words.rstrip(MARKS))
        yield from ((end, end, slot) for field, slot in _OPTIONAL.items() if field not in given)


def content_terms(words: str) -> tuple[str, ...]:
    """The stems of the words that carry meaning, each once."""
    bare = _NEGATED.sub(" ", words)
    return tuple(dict.fromkeys(term for term in telling_stems(bare) if term not in _STOPS))


def telling_stems(words: str) -> list[str]:
    """The stems of all words, in order; what took place occurred, and has nothing of a place."""
    return stems(_TAKE_PLACE.sub("occur", words))


def names_in(words: str) -> tuple[str, ...]:
    """Runs of capitalised words and numbers, without a word that opens the sentence."""
    found = []
    runs = [match[0] for match in _NAME.finditer(words)]
    for name in (name for run in runs for name in _SENTENCE_END.split(run)):
        first, _, rest = name.partition(" ")
        if first.lower() in _NO_NAMES:
            name = rest
        name = re.sub(r"['’]s?$|[.,]+$", "", name)
        if name and name.lower() not in _NO_NAMES:
            found.append(name)
    return tuple(dict.fromkeys(found))


def _cues(verb: str) -> tuple[str, ...]:
    return next((cues for verbs, cues in _REPORTED if not verbs.isdisjoint(stems(verb))), ())
