"""Parts of a span of days, as words count them: "the first week of", "the last ten days of"."""

import re
from datetime import date
from typing import NamedTuple

from assistant.understanding.days import DaySpan
from index.english.days import moved
from index.english.function_words import SMALL_NUMBERS
from index.english.words import any_of

NUMBERS = {"a": 1, "an": 1, "couple of": 2, "couple": 2, "few": 3} | {
    word: number for number, word in enumerate(SMALL_NUMBERS, start=1)
}
"""What words for small numbers count."""
_ORDINALS = {"first": 1, "1st": 1, "opening": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3,
             "fourth": 4, "4th": 4, "fifth": 5, "5th": 5, "last": 0, "final": 0, "closing": 0,
             }  # fmt: skip
"""Which part each names, from the beginning; 0 is the last."""
UNIT_DAYS = {"day": 1, "night": 1, "evening": 1, "morning": 1, "afternoon": 1, "hour": 1,
             "weekend": 2, "week": 7, "fortnight": 14, "month": 30}  # fmt: skip
"""How many days a unit of time has."""
COUNT = rf"(?:\d\d?|{any_of(NUMBERS)})"
UNIT = rf"(?:{any_of(UNIT_DAYS)})s?"
STRETCH = (
    rf"(?:(?:{any_of(_ORDINALS)}) (?:{COUNT} )?(?:{UNIT}|half|third)"
    rf"|(?:{any_of(UNIT_DAYS)})(?: commencing| beginning)?) (?:of|in)"
)
"""What stands before a month, or before a day that lies within it."""
_STRETCH = re.compile(
    rf"\s*(?:the )?(?:(?P<nth>{any_of(_ORDINALS)}) )?(?:(?P<count>{COUNT}) )?"
    rf"(?P<unit>{UNIT}|half|third)(?: commencing| beginning)? (?:of|in)\b",
    re.IGNORECASE,
)
_SATURDAY = 5


class Stretch(NamedTuple):
    """A part of a span: which one from the beginning, 0 the last and None the one that holds it;
    of what number of units."""

    nth: int | None
    number: int
    unit: str


def stretch_at(words: str) -> tuple[Stretch | None, str]:
    """The part of a span with which words begin, and the words without it."""
    match = _STRETCH.match(words)
    if not match:
        return None, words
    nth = _ORDINALS[match["nth"].lower()] if match["nth"] else None
    unit = match["unit"].lower().removesuffix("s")
    several = {"days": 5}.get(match["unit"].lower(), 3 if match["unit"].endswith("s") else 1)
    return Stretch(nth, number_of(match["count"], several), unit), words[match.end() :]


def number_of(words: str | None, otherwise: int) -> int:
    """The number that words name; another one where they name none."""
    if not words:
        return otherwise
    return int(words) if words.isdigit() else NUMBERS.get(words.lower(), otherwise)


def cut(part: Stretch | None, begin: date, end: date) -> DaySpan:
    """The days of a part of a span, or those that it is a part of: the week of a day."""
    if part is None:
        return begin, end
    if part.nth is None:
        return _around(part.unit, begin, end)
    if part.unit in ("half", "third"):
        whole = (end - begin).days + 1
        length = whole // (2 if part.unit == "half" else 3)
    elif part.unit == "weekend":
        begin = moved(begin, (_SATURDAY - begin.weekday()) % 7)
        end = moved(end, -((end.weekday() + 1) % 7))
        return _nth(part.nth, 7, begin, end, 2)
    else:
        length = part.number * UNIT_DAYS[part.unit]
    return _nth(part.nth, length, begin, end, length)


def _nth(nth: int, step: int, begin: date, end: date, length: int) -> DaySpan:
    """So many days: those that end a span, or those that begin so many steps after its first."""
    if not nth:
        return max(moved(end, 1 - length), begin), end
    first = min(moved(begin, step * (nth - 1)), end)
    return first, min(moved(first, length - 1), end)


def _around(unit: str, begin: date, end: date) -> DaySpan:
    monday = moved(begin, -begin.weekday())
    if unit == "week":
        return monday, max(moved(monday, 6), end)
    if unit == "weekend":
        return moved(monday, _SATURDAY), moved(monday, 6)
    return begin, end
