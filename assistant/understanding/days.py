"""Days: the span of days that the words of a question name, such as "since last week"."""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from index.english.days import DAY, MONTH, MONTH_NUMBERS, moved, spelt
from index.english.function_words import SMALL_NUMBERS, WEEKDAYS
from index.english.words import any_of

_NAMED_WEEKDAY = re.compile(r"\b(?:since|after|before|until|till|during|on)(?: the)? \w+ $", re.I)
"""What makes a weekday the end of a name: "before Market Tuesday"."""
_ANY_DAY = date(2000, 1, 1)  # counted from only to see that words name a day, where none is known
DaySpan = tuple[date, date]
"""First and last day, both included."""
_SATURDAY = 5
_AROUND = 3  # days before and after, that "around" allows
_UNITS = {"day": 1, "week": 7, "month": 30, "year": 365}
_COUNTS = {"a": 1, "an": 1} | {word: n for n, word in enumerate(SMALL_NUMBERS[:10], start=1)}
_MONTH = any_of(MONTH_NUMBERS)
_HOW = r"since|after|from|before|until|till|by|on|in|during|over|within|for"
_DAYS = re.compile(
    rf"(?:\b(?P<how>{_HOW}) (?:the )?|\b(?=\d{{4}}-))(?:"
    r"(?P<iso>\d{4}-\d\d-\d\d)|"
    rf"(?P<day>\d\d?)(?:st|nd|rd|th)?(?: of)? (?P<month>{_MONTH})\.?,? (?P<year>\d{{4}})|"
    rf"(?P<month2>{_MONTH})\.? (?:(?P<day2>\d\d?)(?:st|nd|rd|th)?,? )?(?P<year2>\d{{4}})|"
    r"(?P<year3>(?:19|20)\d\d))\b",
    re.IGNORECASE,
)
_RELATIVE = re.compile(
    rf"\b(?:(?P<how>{_HOW}) )?(?:"
    r"(?P<word>today|yesterday|the day before yesterday)|"
    rf"(?P<which>last |this |past |the (?:last|past) )?(?P<weekday>{DAY})|"
    r"(?P<period>(?:this|last|past|the past|the last|the previous|previous) "
    r"(?:weekend|week|month|year))|"
    r"(?:the )?(?:last|past|previous) (?P<count>\d{1,3}|[a-z]+) (?P<unit>day|week|month|year)s|"
    r"(?P<ago>\d{1,3}|[a-z]+) (?P<agounit>day|week|month|year)s? ago|"
    rf"(?P<month>{MONTH})(?! \d))\b(?!['’])",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Days:
    """A span of days, both included and either open: what some words name, `words` being where
    they stood. `relative` if they were counted from a day of reference."""

    since: date | None
    until: date | None
    words: str
    relative: bool = False

    @property
    def yearly(self) -> bool:
        """True if nothing but a year is named, as in "since 2023"."""
        year = re.fullmatch(r"\w+ (?:the )?\d{4}", self.words.strip())
        return bool(year) and not names_month(self.words)


def names_month(words: str) -> bool:
    """True if words name a month."""
    return not MONTH_NUMBERS.keys().isdisjoint(re.findall("[a-z]+", words.lower()))


def find_days(text: str) -> tuple[Days, str] | None:
    """The days that a text names by date, with the text without them; None where it names none."""
    match = _DAYS.search(text)
    span = _named_span(match) if match else None
    if not match or not span:
        return None
    return Days(*opened_span((match["how"] or "").lower(), *span), match[0]), without(text, match)


def _named_span(match: re.Match[str]) -> DaySpan | None:
    """The first and last day of a date; None where there is no such day."""
    year = match["year"] or match["year2"] or match["year3"]
    name = match["month"] or match["month2"]
    day = match["day"] or match["day2"]
    try:
        if match["iso"]:
            return (date.fromisoformat(match["iso"]),) * 2
        if not name:
            return date(int(year), 1, 1), date(int(year), 12, 31)
        month = MONTH_NUMBERS[name.lower()]
        return (date(int(year), month, int(day)),) * 2 if day else month_span(int(year), month)
    except ValueError:  # 31 June
        return None


def find_relative_days(text: str, reference: date | None) -> tuple[Days, str] | None:
    """The days that a text names by their distance from a day of reference, "last week" say,
    with the text without them; no days are meant, `since` and `until` None, without a reference.
    None where the text names none.

    A weekday or month is the latest one up to the reference; a week begins on Monday.
    """
    for match in filter(_names_days, _RELATIVE.finditer(text)):
        span = _relative_span(match, reference or _ANY_DAY)
        if span is not None:
            how = (match["how"] or "").lower()
            since, until = opened_span(how, *span) if reference else (None, None)
            return Days(since, until, match[0].strip(), True), without(text, match)
    return None


def _names_days(match: re.Match[str]) -> bool:
    """True unless a weekday is part of a name, or a month another word: "may", "march"."""
    if match["weekday"]:
        rest = match.string[match.end() :]
        ends = not rest.strip(" ?.!,") or rest.startswith(" about")
        named = _NAMED_WEEKDAY.search(match.string[: match.start()])
        return bool(match["how"] or match["which"] or (ends and not named))
    return not match["month"] or bool(match["how"] and match["month"][0].isupper())


def counted_from(days: Days | None, today: date | None, newest: date | None) -> tuple[str, ...]:
    """How days were counted from another day, as a sentence; none where they were not."""
    if not days or not days.relative:
        return ()
    if not (today or newest):
        return (f"No article has a date, so “{days.words}” could not be counted and was left out.",)
    origin = "today" if today else "the newest article"
    return (f"“{days.words}” was taken as {_told(days)}, counted from {origin}.",)


def _told(days: Days) -> str:
    if days.since and days.until:
        return spelt(days.since, days.until)
    if days.since:
        return f"from {spelt(days.since)} on"
    return f"until {spelt(days.until)}" if days.until else ""


def without(text: str, match: re.Match[str]) -> str:
    """A text without what matches."""
    return text[: match.start()] + text[match.end() :]


def opened_span(how: str, first: date, last: date) -> tuple[date | None, date | None]:
    """The first and last day of what "since", "before" or the like make of a span of days."""
    if how in ("since", "from"):
        return first, None
    if how == "after":
        return moved(last, 1), None
    if how == "before":
        return None, moved(first, -1)
    if how in ("until", "till", "by"):
        return None, last
    if how == "around":
        return moved(first, -_AROUND), moved(last, _AROUND)
    return first, last


def _relative_span(match: re.Match[str], reference: date) -> DaySpan | None:
    """The first and last day of what a match names."""
    return next(span(match, reference) for group, span in _SPANS.items() if match[group])


def _of_word(match: re.Match[str], reference: date) -> DaySpan:
    word = match["word"].lower()
    back = 0 if word == "today" else 1 if word == "yesterday" else 2
    return (moved(reference, -back),) * 2


def _of_weekday(match: re.Match[str], reference: date) -> DaySpan:
    back = (reference.weekday() - WEEKDAYS.index(match["weekday"].lower())) % 7
    if not back and (match["which"] or "").strip().lower() not in ("", "this"):
        back = 7
    return (moved(reference, -back),) * 2


def _of_month(match: re.Match[str], reference: date) -> DaySpan:
    number = MONTH_NUMBERS[match["month"].lower()]
    year = reference.year - (number > reference.month)
    return month_span(max(year, date.min.year), number)


def _of_period(match: re.Match[str], reference: date) -> DaySpan:
    words = match["period"].lower()
    last = "this" not in words
    if words.endswith("year"):
        year = max(reference.year - last, date.min.year)
        return date(year, 1, 1), date(year, 12, 31)
    if words.endswith("month"):
        within = moved(reference.replace(day=1), -1) if last else reference
        return month_span(within.year, within.month)
    weekend = words.endswith("weekend")
    monday = moved(reference, -reference.weekday() - 7 * last)
    return moved(monday, _SATURDAY if weekend else 0), moved(monday, 6)


def _of_last_days(match: re.Match[str], reference: date) -> DaySpan | None:
    start = _before(match["count"], match["unit"], reference)
    return (start, reference) if start else None


def _of_day_ago(match: re.Match[str], reference: date) -> DaySpan | None:
    start = _before(match["ago"], match["agounit"], reference)
    return (start, start) if start else None


_SPANS: dict[str, Callable[[re.Match[str], date], DaySpan | None]] = {
    "word": _of_word,
    "weekday": _of_weekday,
    "month": _of_month,
    "period": _of_period,
    "count": _of_last_days,
    "ago": _of_day_ago,
}
"""What a span is counted by, which is the group of the pattern that names it."""


def _before(count: str, unit: str, reference: date) -> date | None:
    """The day that many units before another; None where no number or no day is named."""
    number = int(count) if count.isdigit() else _COUNTS.get(count.lower(), 0)
    days = number * _UNITS[unit.lower()]
    return moved(reference, -days) if 0 < days <= (reference - date.min).days else None


def month_span(year: int, number: int) -> DaySpan:
    """The first and last day of a month; ValueError where the calendar has no such year."""
    return date(year, number, 1), date(year, number, monthrange(year, number)[1])
