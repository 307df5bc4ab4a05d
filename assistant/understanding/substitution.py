"""Substitution: the last question with another question word, or with something new in it."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.understanding.completing import MOST
from assistant.understanding.phrases import Phrase, phrases
from assistant.understanding.pronouns import pointed
from assistant.understanding.tokens import BE, DO
from assistant.understanding.wording import MARKS
from index.english.function_words import FINITE_HAVE
from index.rules import Rule, Rules, first

_YEAR = r"\b(?:19|20)\d\d\b"
_IN_YEAR = re.compile(r"(?:in )?(?P<year>(?:19|20)\d\d)")
_PLACED = frozenset({"for", "in", "on", "at", "with", "from", "to", "during"})
_SUPERLATIVE = re.compile(rf"\b(?:the )?{MOST}\b", re.IGNORECASE)
_ALIKE = 2  # from which on one phrase is taken to stand for another
_ASKING = re.compile(
    r"^(?:what|why|when|where|how)(?:['’]s)?\b ?(?:many|much|long|often)?", re.IGNORECASE
)


def asked_again(wh: str, question: str, negated: bool = False) -> str:
    """The last question with another question word: "Why?" after "Is X bad?" is "Why is X bad?",
    after "Who won?" it is "Who won, and why?"."""
    rest = _ASKING.sub("", question).strip()
    verb = rest.partition(" ")[0].lower()
    if verb in BE | DO | FINITE_HAVE and not negated:
        return f"{wh.capitalize()} {verb}{rest[len(verb) :]}"
    return f"{question.rstrip(MARKS)}, and {wh.lower()}{' not' if negated else ''}?"


@dataclass(frozen=True)
class New:
    """Something new, and the last question, in which it takes the place of something."""

    words: str
    last: str


def in_place(words: str, new: str, questions: Sequence[str]) -> str:
    """The last question about something new: that which is most like it makes way; the words
    themselves where nothing is."""
    found = pointed(words, questions) or first(PLACES, New(new, questions[-1]))
    return found or words


def _year(new: New) -> str | None:
    year = _IN_YEAR.fullmatch(new.words)
    if not year:
        return None
    if re.search(_YEAR, new.last):
        return re.sub(_YEAR, year["year"], new.last, count=1)
    return f"{new.last.rstrip(MARKS)} in {year['year']}?"


def _with_preposition(new: New) -> str | None:
    opened = new.words.lower().partition(" ")[0]
    if opened not in _PLACED:
        return None
    place = rf" {opened} (?!{_YEAR})[^?.!]*?(?= in {_YEAR}|[?.!]*$)"
    same = re.search(place, new.last, re.IGNORECASE)
    start, end = same.span() if same else (len(new.last.rstrip(MARKS)),) * 2
    return f"{new.last[:start]} {new.words}{new.last[end:].rstrip(MARKS)}?"


def _superlative(new: New) -> str | None:
    if not _SUPERLATIVE.fullmatch(new.words) or not _SUPERLATIVE.search(new.last):
        return None
    return _SUPERLATIVE.sub(new.words, new.last, count=1)


def _phrase(new: New) -> str | None:
    named = phrases(f"about {new.words}")
    if not named:
        return None
    fitting = [(_likeness(named[0], phrase), phrase) for phrase in phrases(new.last)]
    best, phrase = max(fitting, key=lambda pair: pair[0], default=(0.0, None))
    if phrase is None or best < _ALIKE or (named[0].name and " and " in new.last):
        return None
    start = phrase.start - (len(phrase.determiner) + 1 if phrase.determiner else 0)
    return f"{new.last[:start]}{new.words}{new.last[phrase.end :]}"


PLACES: Rules[Callable[[New], str | None]] = Rules(
    Rule("year", "Who won in 2022? — And 2021?", _year, "And the cup?"),
    Rule("preposition", "How many died in Alba? — And in Rome?", _with_preposition, "And Rome?"),
    Rule("superlative", "Which is the largest? — And the smallest?", _superlative, "And Rome?"),
    Rule("phrase", "Is a weir a dam? — How about a lock?", _phrase, "Who won? — And?"),
)
"""What in the last question makes way for something new."""


def _likeness(one: Phrase, other: Phrase) -> float:
    """How well one phrase could stand for another."""
    return (
        3.0 * (one.head == other.head)
        + 2.0 * (one.relational == other.relational)
        + 1.0 * (one.name == other.name)
        + 0.5 * (one.plural == other.plural)
        + 0.5 * other.subject
    )
