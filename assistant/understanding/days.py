"""Days: the span of days that the words of a question name, such as "since last week"."""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from index.english.days import DAY, MONTH, MONTH_NUMBERS, spelt
from index.english.function_words import SMALL_NUMBERS, WEEKDAYS
from index.english.words import any_of

_ANY_DAY = date(2000, 1, 1)  # to see whether words name a day, where none is known to count from
_COUNTS = {"a": 1, "an": 1} | {word: n for n, word in enumerate(SMALL_NUMBERS[:10], start=1)}
_MONTH = any_of(MONTH_NUMBERS)
_HOW = r"since|after|from|before|until|till|by|on|in|during|over|within|for"
_DAYS = re.compile(
    rf"\b(?P<how>{_HOW}) (?:the )?(?:"
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
    they stood. `relative` tells that they were counted from a day of reference."""

    since: date | None
    until: date | None
    words: str
    relative: bool = False

    @property
    def monthly(self) -> bool:
        """Whether it is a month that is named."""
        return not MONTH_NUMBERS.keys().isdisjoint(self.words.lower().split())


def find_days(text: str) -> tuple[Days, str] | None:
    """The days that a text names by date, with the text without them; None where it names none."""
    match = _DAYS.search(text)
    if not match:
        return None
    try:
        if match["iso"]:
            first = last = date.fromisoformat(match["iso"])
        else:
            year = int(match["year"] or match["year2"] or match["year3"])
            month = MONTH_NUMBERS.get((match["month"] or match["month2"] or "").lower())
            day = match["day"] or match["day2"]
            first = date(year, month or 1, int(day or 1))
            last = first if day else date(year, month or 12, monthrange(year, month or 12)[1])
    except ValueError:  # 31 June
        return None
    since, until = _span(match["how"].lower(), first, last)
    return Days(since, until, match[0]), _without(text, match)


def find_relative_days(text: str, reference: date | None) -> tuple[Days, str] | None:
    """The days that a text names by their distance from a day of reference, "last week" say,
    with the text without them; no days are meant, `since` and `until` None, without a reference.
    None where the text names none.

    A weekday or month is the latest one up to the reference; a week begins on Monday.
    """
    for match in _RELATIVE.finditer(text):
        how = (match["how"] or "").lower()
        ends = not text[match.end() :].strip(" ?.!,") or text[match.end() :].startswith(" about")
        if match["weekday"] and not (how or match["which"] or ends):
            continue
        if match["month"] and (not how or match["month"][0].islower()):
            continue  # "may", and "march"
        span = _relative_span(match, reference or _ANY_DAY)
        if span is None:
            continue
        if reference is None:
            return Days(None, None, match[0].strip(), True), _without(text, match)
        since, until = _span(how, *span)
        return Days(since, until, match[0].strip(), True), _without(text, match)
    return None


def all_days(text: str, reference: date | None) -> Iterator[tuple[Days, str]]:
    """The days that a text names by date and those that it names by their distance, each with the
    text without them."""
    for found in (find_days(text), find_relative_days(text, reference)):
        if found:
            yield found


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


def _without(text: str, match: re.Match[str]) -> str:
    return text[: match.start()] + text[match.end() :]


def _span(how: str, first: date, last: date) -> tuple[date | None, date | None]:
    if how in ("since", "from"):
        return first, None
    if how == "after":
        return last + timedelta(days=1), None
    if how == "before":
        return None, first - timedelta(days=1)
    if how in ("until", "till", "by"):
        return None, last
    return first, last


def _relative_span(match: re.Match[str], reference: date) -> tuple[date, date] | None:
    """The first and last day of what a match names."""
    if match["word"]:
        word = match["word"].lower()
        back = 0 if word == "today" else 1 if word == "yesterday" else 2
        return (reference - timedelta(days=back),) * 2
    if match["weekday"]:
        back = (reference.weekday() - WEEKDAYS.index(match["weekday"].lower())) % 7
        if not back and (match["which"] or "").strip().lower() not in ("", "this"):
            back = 7
        return (reference - timedelta(days=back),) * 2
    if match["month"]:
        number = MONTH_NUMBERS[match["month"].lower()]
        year = reference.year - (number > reference.month)
        return date(year, number, 1), date(year, number, monthrange(year, number)[1])
    if match["period"]:
        return _period(match["period"].lower(), reference)
    words, unit = match["count"] or match["ago"], match["unit"] or match["agounit"]
    count = int(words) if words.isdigit() else _COUNTS.get(words.lower())
    if not count:
        return None
    days = count * {"day": 1, "week": 7, "month": 30, "year": 365}[unit.lower()]
    if days > (reference - date.min).days:
        return None
    start = reference - timedelta(days=days)
    return (start, reference) if match["count"] else (start, start)


def _period(words: str, reference: date) -> tuple[date, date]:
    """The days of "this week", "last month" and the like."""
    last = "this" not in words
    if words.endswith("year"):
        year = reference.year - last
        return date(year, 1, 1), date(year, 12, 31)
    if words.endswith("month"):
        month = reference.replace(day=1) - timedelta(days=1) if last else reference
        return month.replace(day=1), month.replace(day=monthrange(month.year, month.month)[1])
    monday = reference - timedelta(days=reference.weekday() + 7 * last)
    first = 5 if words.endswith("weekend") else 0
    if words.endswith("weekend") and last and reference.weekday() < 5:
        return monday + timedelta(days=5), monday + timedelta(days=6)
    return monday + timedelta(days=first), monday + timedelta(days=6)
