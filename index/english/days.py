"""Days in words: the names of months and weekdays, and a day as people write it."""

from datetime import date

from index.english.function_words import MONTHS, WEEKDAYS
from index.english.words import any_of

MONTH_NAMES = tuple(month.capitalize() for month in MONTHS)
DAY_NAMES = tuple(day.capitalize() for day in WEEKDAYS)
MONTH_NUMBERS = (
    {month: number for number, month in enumerate(MONTHS, start=1)}
    | {month[:3]: number for number, month in enumerate(MONTHS, start=1)}
    | {"sept": 9}
)
"""The number of each month, by its name and abbreviations in lower case."""

MONTH = any_of(MONTH_NAMES)
DAY = any_of(DAY_NAMES)
MONTH_OR_DAY = any_of((*MONTH_NAMES, *DAY_NAMES))
"""Patterns of names, to be put in a group."""


def moved(day: date, days: int) -> date:
    """The day so many days later, or earlier where that is negative; the calendar's first or last
    day where there is none."""
    number = min(max(day.toordinal() + days, date.min.toordinal()), date.max.toordinal())
    return date.fromordinal(number)


def spelt(first: date, last: date | None = None, joint: str = " to ") -> str:
    """A day as people write it, "4 May 2023", or the first and last of several."""
    days = [f"{day.day} {month_spelt(day)}" for day in (first, last) if day]
    return joint.join(dict.fromkeys(days))


def month_spelt(day: date) -> str:
    """The month of a day as people write it, "May 2023"."""
    return f"{MONTH_NAMES[day.month - 1]} {day.year:04}"
