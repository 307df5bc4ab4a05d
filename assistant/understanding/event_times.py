"""Times measured from an event: "the ten days before the talks", "the night of the vote"."""

import re
from datetime import date
from typing import NamedTuple

from assistant.understanding.days import DaySpan, without
from assistant.understanding.parts import COUNT, UNIT, UNIT_DAYS, number_of
from index.english.days import moved

_SIDE = (
    r"(?:(?:right|just|immediately|shortly|directly) )?"
    r"(?:(?P<before>before|leading up to|ahead of|running up to|until|prior to)|"
    r"(?P<after>after|following|since)|(?P<at>of|when|that|in which|(?=(?:he|she|they)\b)))"
)
_MEASURED = re.compile(
    r"(?<!many )(?:\b(?:in|during|over|on|for|within|at) )?"
    rf"\b(?:(?:the|an?) (?:(?:last|first|final|very) )?)?(?:(?P<count>{COUNT}) )?(?P<unit>{UNIT}) "
    rf"{_SIDE} ?(?P<event>(?!(?:the |that |this )?(?:day|week|month|year)\b)"
    r"(?:the |his |her |their )?\w[^,;:?]*)",
    re.IGNORECASE,
)


class Measured(NamedTuple):
    """How many days before or after an event, or around it."""

    side: str
    days: int
    event: str

    def span(self, day: date) -> DaySpan:
        """The days, and the next on which they are written about, if the event is on that day."""
        if self.side == "before":
            return moved(day, -self.days - (self.days > 1)), day
        if self.side == "after":
            return day, moved(day, self.days + 1)
        around = self.days // 2
        return moved(day, -around), moved(day, around + 1)


def find_measured(text: str) -> tuple[str, str] | None:
    """The words of a time that is measured from an event, and the text without them; None where a
    text has none. A day "of" something, or when it was, is one only with "the"."""
    for match in _MEASURED.finditer(text):
        if measured_by(match[0]):
            return match[0].strip(), without(text, match)
    return None


def measured_by(words: str) -> Measured | None:
    """What the words of a time measure; None where they measure none."""
    match = _MEASURED.match(words.strip())
    if not match:
        return None
    side = next(side for side in ("before", "after", "at") if match[side] is not None)
    if side == "at" and not re.search(r"\bthe\b", match[0][: match.start("unit")], re.IGNORECASE):
        return None
    unit = match["unit"].lower()
    several = {"days": 5}.get(unit, 2 if unit.endswith("s") else 1)
    days = number_of(match["count"], several) * UNIT_DAYS[unit.removesuffix("s")]
    return Measured(side, days, match["event"])
