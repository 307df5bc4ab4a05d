"""Answer types: what an answer looks like that a question asks for, and words that only ask.

A day for "when", a name for "who", a measure for "how long", what a thing is for "who is X?".
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from functools import partial
from typing import NamedTuple

from assistant.understanding.question import Question
from index.english.days import MONTH_OR_DAY
from index.english.numbers import NUMBER
from index.english.printed_roles import role_after, role_before
from index.english.stems import stems

AnswerType = Callable[[str], Iterable[str]]
"""All of a type that stands in words."""


def type_asked_for(question: Question) -> AnswerType | None:
    """What an answer looks like: what a thing is, a time that something lasts, a number, a day, a
    person's name or any name; None if that is unclear."""
    if thing := thing_asked_for(question.standalone):
        return partial(introductions, thing)
    for measure in MEASURES:
        if measure.asked.match(question.standalone):
            return _matching(measure.answer)
    if of_kind := _BY_KIND.get(question.kind):
        return _matching(of_kind)
    return _matching(_NAME) if _NAMED.search(question.standalone) else None


def holds_new(answer_type: AnswerType, words: str, asked: Set[str]) -> bool:
    """True if words hold something of a type that the question, whose stems are `asked`, doesn't
    name itself."""
    return any(not asked >= set(stems(found)) for found in answer_type(words))


def only_asking(question: Question) -> frozenset[str]:
    """The stems that a question asks with, and which are nothing that it is about."""
    asked = [only.stems for only in ONLY_ASKING if only.opening.match(question.standalone)]
    left = _EMPTY_TERMS.union(*asked)
    return left if set(question.terms) - left else _EMPTY_TERMS


def asks_latest(question: Question) -> bool:
    """True if a question asks for the newest of what there is: "latest", "now"."""
    return bool(_LATEST.search(question.standalone))


def is_broad(question: Question) -> bool:
    """True if a question asks for all that there is on something: "What happened to …?"."""
    return bool(_BROAD.match(question.standalone))


_LATEST = re.compile(
    r"\b(?:latest|newest|most recent(?:ly)?|right now|now|currently|current|at present|as of today|"
    r"so far)\b",
    re.IGNORECASE,
)
_BROAD = re.compile(
    r"what(?:['’]s| is| was| has| are)?(?: the)? (?:happen\w*|going on|new|latest|news)\b|"
    r"(?:summari[sz]e|sum up)\b|(?:tell|show) (?:me|us) (?:more |something )?about\b",
    re.IGNORECASE,
)
_EMPTY_TERMS = frozenset(  # asked with, and not about
    stems("latest newest recent recently right currently current present happen summarise sum news")
)


_POST = "(?:job|post|position|profession|occupation|title|role)"


class OnlyAsking(NamedTuple):
    """Words of a question that only ask, by how it opens."""

    opening: re.Pattern[str]
    stems: frozenset[str]
    example: str


def _only(opening: str, words: str, example: str) -> OnlyAsking:
    return OnlyAsking(re.compile(opening, re.IGNORECASE), frozenset(stems(words)), example)


ONLY_ASKING = (
    _only(
        r"how long\b",
        "long last lasts lasted take takes took go going",
        "How long did the strike last?",
    ),
    _only(r"how many (?:people|persons)\b", "people person persons", "How many people died?"),
    _only(r"how old\b", "old", "How old is the mayor?"),
    _only(r"how (?:far|tall|high|deep|wide)\b", "far tall high deep wide", "How high is the dam?"),
    _only(r"where\b", "held hold occur happen located situated based", "Where was the vote held?"),
    _only(r"when\b", "held hold occur happen", "When did the flood happen?"),
    _only(
        r"(?:is|was) it (?:really |actually )?true\b",
        "true really actually",
        "Is it true that the dam broke?",
    ),
    _only(
        r"(?:for what|what(?:[’']s| is| was| were) the) reasons?\b",
        "reason",
        "For what reason did the dam break?",
    ),
    _only(
        rf"what ?(?:[’']?s|is|was|are|were) .*\b{_POST}\b",
        "job post position profession occupation title role",
        "What is the mayor's job?",
    ),
    _only(
        r"what (?:does|did) .* do for (?:a living|work)\b",
        "do living work",
        "What does the mayor do for a living?",
    ),
    _only(r"how come\b", "come", "How come the dam broke?"),
)


class Measure(NamedTuple):
    """What a measure looks like that is asked for: a question, and words that hold one and none."""

    asked: re.Pattern[str]
    answer: re.Pattern[str]
    question: str
    example: str
    counterexample: str


def _measure(asked: str, answer: str, question: str, example: str, counterexample: str) -> Measure:
    return Measure(
        re.compile(asked, re.IGNORECASE),
        re.compile(answer, re.IGNORECASE),
        question,
        example,
        counterexample,
    )


MEASURES = (
    _measure(
        r"how long\b",
        rf"(?:{NUMBER}|\b(?:an?|half|several|few|many|all|entire|whole))[ -](?:\w+[ -])?"
        r"(?:second|minute|hour|day|night|week|month|year|decade|centur)\w*",
        "How long did the strike last?",
        "It went on for three weeks.",
        "It went on into the spring.",
    ),
    _measure(
        r"how old\b",
        r"\d+[ -]years?[ -]old|\baged? (?:of )?\d+|(?<=, )\d{1,3}(?=[,.])",
        "How old is the mayor?",
        "Ada Lund, 51, won again.",
        "Ada Lund won 51 votes.",
    ),
    _measure(
        r"how (?:far|tall|high|deep|wide)\b",
        rf"{NUMBER}[ -](?:square[ -])?(?:kilomet|centimet|met(?:er|re)|mile|feet|foot|inch|yard"
        r"|km\b|cm\b|m\b|ft\b)\w*",
        "How high is the dam?",
        "The dam rises 90 metres.",
        "The dam cost 90 million.",
    ),
)
_DAY = re.compile(
    rf"\d{{1,4}}|\b(?:{MONTH_OR_DAY}|yesterday|today|tomorrow|last|next)\b", re.IGNORECASE
)
_FIGURE = re.compile(
    rf"{NUMBER}|\b(?:tens|dozens?|scores|hundreds|thousands|millions|billions|half|twice)\b",
    re.IGNORECASE,
)
_NAME = re.compile(r"(?<=\s)[A-Z][\w’'-]*")
_FULL_NAME = re.compile(r"[A-Z][\w.’'-]+(?: (?:[A-Z][\w.’'-]*|de|van|von|bin|al))+")
_BY_KIND: Mapping[str, re.Pattern[str]] = {
    "how many": _FIGURE,
    "when": _DAY,
    "who": _FULL_NAME,
    "where": _NAME,
}
_NAMED = re.compile(  # what is asked for has a name
    r"\b(?:which|what)(?: [\w-]+){0,3} (?:company|team|organi[sz]ation|airline|brand|agency|store|"
    r"retailer|network|club|bank|party|firm|university|chain|league|platform|service|movie|film|"
    r"song|album|show|book|series|game|island|county|nation)\b",
    re.IGNORECASE,
)


def _matching(pattern: re.Pattern[str]) -> AnswerType:
    return lambda words: (match[0] for match in pattern.finditer(words))


_THING_ASKED = re.compile(
    r"(?:who|what) ?(?:['’]?s|is|are|was|were) (?:exactly )?(?:the )?(?P<thing>\S+(?: \S+){0,4})",
    re.IGNORECASE,
)
_POST_ASKED = re.compile(  # what somebody does is what they are
    rf"what ?(?:['’]?s|is|was|are|were) (?:(?P<owner>\S+(?: \S+){{0,3}}?)['’]s? (?:\w+ )?{_POST}|"
    rf"the {_POST} of (?P<thing>\S+(?: \S+){{0,3}}))|"
    r"what (?:does|did) (?P<doer>\S+(?: \S+){0,3}) do(?: for (?:a living|work))?",
    re.IGNORECASE,
)
_THING = re.compile(r"[A-Z\d]\S*(?: (?:(?:of|the|and|for|de|al|bin|van|von) )*[A-Z\d]\S*)*")
_APPOSED = r"(?: \([^()]{1,40}\))?, (?:\d\d, )?(?:an?|the|one of|who|which|whose|where|[\w-]+’s) "
_STATED = r" (?:is|are|was|were) (?:also )?(?:an?|the|one of|among) "
_BEHIND = re.compile(rf"(?:{_APPOSED}|{_STATED})[\w’'-]+(?: [\w’'-]+){{0,5}}")


def thing_asked_for(question: str) -> str | None:
    """The name in "Who is Antony Blinken?" or "What is Antony Blinken's job?", which ask what that
    is; None where more is asked."""
    words = question.rstrip("?!. ")
    asked = _POST_ASKED.fullmatch(words) or _THING_ASKED.fullmatch(words)
    thing = next(filter(None, asked.groups()), None) if asked else None
    return thing if thing and (question.islower() or _THING.fullmatch(thing)) else None


def introductions(thing: str, words: str) -> Iterator[str]:
    """What words say a thing is, beside its name: "secretary of state" before it, "a suburb of
    the capital" behind it. `thing` is its name or, of a person, a part of it."""
    name = re.compile(rf"(?<!\w){re.escape(thing)}(?!\w)", re.IGNORECASE)
    for found in name.finditer(words):
        said = _BEHIND.match(words, found.end())
        if said:
            yield said[0]
        if role := role_after(words, found.end()):
            yield role
        for start in _starts(words, found.start()):
            if role := role_before(words, start):
                yield role
                break


def _starts(words: str, start: int) -> Iterator[int]:
    """Where a name may start of which the last part stands at `start`."""
    yield start
    before = re.search(r"(?:[A-Z][\w’'.-]* ){1,3}$", words[max(0, start - 60) : start])
    if before:
        offset = start - len(before[0])
        yield from (offset + word.start() for word in re.finditer(r"\S+", before[0]))
