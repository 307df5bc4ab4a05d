"""Publication dates: the day an article states, or None; never a guess."""

import re
from datetime import date
from urllib.parse import urlsplit

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH = (
    r"(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
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
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?"
_LABEL = (
    r"first|last|published|updated?|posted|modified|created|released?|issued|filed|printed"
    r"|publication|date|on|at|the|for immediate release"
)
_ZONE = r"(?:[ecmp][sd]?t|gmt|utc|bst|cet|cest|ist|jst)(?:[+-]\d+)?|z"
# What may stand around the date in a line that is nothing but a date line.
_AROUND = re.compile(
    rf"(?:{_TIME}|\b(?:{_LABEL}|{_WEEKDAY}|{_ZONE})\b|[\s,.:;()\[\]@*_#>|·•–—-])+", re.IGNORECASE
)
_CHANGED = re.compile(r"updated?|modified", re.IGNORECASE)
_LABELLED = re.compile(
    r"\W*(?:(?:first|last)\s+)?(?:published|updated|posted|modified|publication|date\b|released)",
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

_LINES = 10
_SHORT = 120
_EARLIEST = 1600


def stated_date(value: object) -> date | None:
    """The day that a metadata value names in full, such as "2023-05-04T10:00Z" or "4 May 2023".

    None for a date without its year, month or day, one that reads differently in America and
    Europe ("04/05/2023"), and one that no article can have: before 1600 or after next year.
    """
    words = str(value).strip() if value is not None else ""
    compact = _COMPACT.fullmatch(words)
    if compact:
        return _possible(*compact.groups())
    found = _DATE.search(words[:200])
    return _day(found) if found else None


def date_in_text(text: str, title: str = "") -> date | None:
    """The publication date that stands near the top of a text, on a line of its own or a dateline.

    A line counts when it is nothing but a date with its label, weekday and time, or has such a
    part beside a byline or outlet. After the first paragraph of prose only a labelled date or
    one beside a byline counts: a bare one there may head a section. Dates in prose never count.
    """
    lines = [line.strip() for line in text[:4000].split("\n") if line.strip()][:_LINES]
    prose = False
    for line in lines:
        dateline = _DATELINE.match(line)
        if dateline:
            found = _DATE.search(line, 0, dateline.end())
            return _day(found) if found else None
        marked = bool(_LABELLED.match(line) or _BYLINE.match(line))
        if len(line) <= _SHORT and (marked or not prose):
            day = _line_date(line, whole=line == title)
            if day:
                return day
        prose = prose or len(line) > _SHORT or line.rstrip("\"”’'")[-1:] in (".", "!", "?")
    return None


def date_in_url(url: str) -> date | None:
    """The day in the path of an address, such as /2023/05/04/ or /2023/may/04/."""
    try:
        found = _URL_DATE.search(urlsplit(url).path)
    except ValueError:
        return None
    return _possible(*found.groups()) if found else None


def _line_date(line: str, whole: bool) -> date | None:
    """The date of a line that is a date line; the first that isn't marked as an update."""
    parts = [line] if whole else [line, *_SEPARATOR.split(line)]
    for part in parts:
        found = list(_DATE.finditer(part))
        if not found:
            continue
        named = not whole and _BYLINE.match(part)
        around = _DATE.sub(" ", part[found[0].end() :] if named else part)
        if around.strip() and not _AROUND.fullmatch(around):
            continue
        starts = [0, *(match.end() for match in found)]
        first = [
            match
            for match, start in zip(found, starts, strict=False)
            if not _CHANGED.search(part, start, match.start())
        ]
        return _day((first or found)[0])
    return None


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
        number = int(month) if month.isdigit() else _MONTHS.index(month[:3].lower()) + 1
        when = date(int(year), number, int(day))
    except ValueError:
        return None
    return when if _EARLIEST <= when.year <= date.today().year + 1 else None
