"""Publication dates: the day an article states, or None; never a guess."""

import re
from collections.abc import Iterator
from datetime import date
from urllib.parse import urlsplit

from index.english.days import MONTH_NUMBERS
from index.english.function_words import MONTHS, WEEKDAYS


def _short_or_whole(name: str) -> str:
    return f"{name[:3]}(?:{name[3:]})?" if len(name) > 3 else name


_MONTH = rf"({'|'.join(map(_short_or_whole, MONTHS))}|sept)\b\.?"
_DAY = r"(\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(\d{4})(?!\d)"
# One group of alternatives a notation; `_day` reads them in this order.
_DATE = re.compile(
    rf"(?<![\w/.-])(?:(\d{{4}})-(\d\d?)-(\d\d?)(?!\d)(?:T[\d:.]+(?:[+-]\d\d:?\d\d)?)?"
    rf"|(\d{{4}})/(\d\d?)/(\d\d?)(?!\d)"
    rf"|{_MONTH}\s+{_DAY}(?:,\s*|\s+){_YEAR}"
    rf"|{_DAY}(?:\s+of)?[\s-]+{_MONTH}[\s,-]+{_YEAR}"
    rf"|(\d\d?)[/.](\d\d?)[/.]{_YEAR})",
    re.IGNORECASE,
)
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T\d{4,6}.*)?")
_URL_DATE = re.compile(r"/(\d{4})[/-](\d\d?|[a-z]{3})[/-](\d\d?)(?=[/-]|$)", re.IGNORECASE)

_TIME = r"\d{1,2}(?:[:.]\d\d){1,2}\s*(?:[ap]\.?\s*m\b\.?)?|\d{1,2}\s*[ap]\.?m\b\.?"
_WEEKDAY = rf"(?:{'|'.join(map(_short_or_whole, WEEKDAYS))}|tues|thurs?)"
_LABEL = (
    r"first|last|published|updated?|posted|modified|created|released?|issued|filed|printed"
    r"|publication|date|on|at|the|for immediate release"
)
_ZONE = r"(?:[ecmp][sd]?t|gmt|utc|bst|cet|cest|ist|jst)(?:[+-]\d+)?|z"
# What may stand around the date in a line that is nothing but a date line.
_AROUND = re.compile(
    rf"(?:{_TIME}|\b(?:{_LABEL}|{_WEEKDAY}|{_ZONE})\b|[\s,.:;()\[\]@*_#>|·•–—-])+", re.IGNORECASE
)
_UPDATED = re.compile(r"updated?|modified|corrected|revised", re.IGNORECASE)
_LABELLED = re.compile(
    r"\W*(?:(?:first|last)\s+)?(?:published|updated|posted|modified)",
    re.IGNORECASE,
)
_BYLINE = re.compile(r"\W*(?:story |written |reported )?by\b", re.IGNORECASE)
_SEPARATOR = re.compile(r"\s*[|·•]\s*|\s+[–—-]+\s+")
# "WASHINGTON, May 4, 2023 (Agency) -": a place, a date and a dash. In "In Paris, May 4, 2023 -"
# the place is part of a sentence.
_DATELINE = re.compile(
    rf"(?!(?:In|On|At|From|By|Since|Until|After|Before|Photo|File|Photograph|Picture)\b)"
    rf"(?:[A-Z][A-Z .,'’/-]*[A-Z.]|[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){{0,2}})"
    rf"(?:,\s*[A-Z][\w. ]{{1,20}})?(?:\s*\([^()\n]{{1,40}}\))?"
    rf"[\s,(/]+(?i:{_DATE.pattern})\)?(?:\s*[(/][^()\n]{{1,40}}[)/])?\s*[:–—-]"
)

_TOP = 2000
_SHORT = 120
_EARLIEST = 1600


def stated_date(value: object) -> date | None:
    """The day that a metadata value names in full, such as "2023-05-04T10:00Z" or "4 May 2023".

    None for a date without its year, month or day, one that reads differently in America and
    Europe ("04/05/2023"), and one that no article can have: before 1600 or after next year.
    """
    if not isinstance(value, str | int | date):
        return None
    words = str(value).strip()
    compact = _COMPACT.fullmatch(words)
    if compact:
        return _possible(*compact.groups())
    found = _DATE.search(words[:200])
    return _day(found) if found else None


def publication_date(text: str, title: str, url: str | None) -> date | None:
    """The publication date that a text states near its top, or its address in the path.

    A date in the text that is marked as an update counts only when there is no other.
    """
    stated = list(dates_in_text(text, title))
    published = next((day for day, updated in stated if not updated), None)
    updated = next((day for day, _ in stated), None)
    return published or (date_in_url(url) if url else None) or updated


def dates_in_text(text: str, title: str) -> Iterator[tuple[date, bool]]:
    """The dates on date lines and in datelines near the top, each with True for an update.

    A line counts when it is nothing but a date with its label, weekday and time, or has such a
    part beside a byline or outlet. After a paragraph of prose only a labelled date or one
    beside a byline counts, as a bare one may head a section; after a second one, none does.
    Dates in prose never count.
    """
    lines = (line.strip() for line in text[:_TOP].split("\n"))
    prose = 0
    for line in filter(None, lines):
        dateline = _DATELINE.match(line)
        if dateline:
            yield from _days(_DATE.finditer(line, 0, dateline.end()), line)
            return
        marked = _LABELLED.match(line) or _BYLINE.match(line)
        if len(line) <= _SHORT and (marked or not prose):
            yield from _date_line(line, whole=line == title)
        prose += len(line) > _SHORT or line.rstrip("\"”’'")[-1:] in (".", "!", "?")
        if prose == 2:
            return


def date_in_url(url: str) -> date | None:
    """The day in the path of an address, such as /2023/05/04/ or /2023/may/04/."""
    try:
        found = _URL_DATE.search(urlsplit(url).path)
    except ValueError:
        return None
    return _possible(*found.groups()) if found else None


def _date_line(line: str, whole: bool) -> Iterator[tuple[date, bool]]:
    """The dates of a line, when it is a date line; of a `whole` one, no part is looked at."""
    for part in [line] if whole else [line, *_SEPARATOR.split(line)]:
        first = _DATE.search(part)
        if not first:
            continue
        named = not whole and _BYLINE.match(part)
        around = _DATE.sub(" ", part[first.end() :] if named else part)
        if not around.strip() or _AROUND.fullmatch(around):
            yield from _days(_DATE.finditer(part), part)
            return


def _days(found: Iterator[re.Match[str]], line: str) -> Iterator[tuple[date, bool]]:
    """The dates of matches in a line, each with True if words before it call it an update."""
    start = 0
    for match in found:
        day = _day(match)
        if day:
            yield day, bool(_UPDATED.search(line, start, match.start()))
        start = match.end()


def _day(found: re.Match[str]) -> date | None:
    """The date of a match of `_DATE`."""
    given = found.groups()
    for year, month, day in (given[0:3], given[3:6], (given[8], given[6], given[7])):
        if year:
            return _possible(year, month, day)
    if given[11]:
        return _possible(given[11], given[10], given[9])
    first, second, year = given[12:15]
    readings = {_possible(year, first, second), _possible(year, second, first)} - {None}
    return readings.pop() if len(readings) == 1 else None


def _possible(year: str, month: str, day: str) -> date | None:
    try:
        number = int(month) if month.isdigit() else MONTH_NUMBERS[month[:3].lower()]
        when = date(int(year), number, int(day))
    except (ValueError, KeyError):
        return None
    return when if _EARLIEST <= when.year <= date.today().year + 1 else None
