"""When a statement was made: on the days that its article tells beside it, or those of print."""

import re
from datetime import date

from assistant.answering.scoring import EXTENT
from assistant.understanding.days import DaySpan
from assistant.understanding.periods import find_period
from index.articles.article import Article
from index.english.days import MONTH
from index.english.sentences import sentences
from index.statements.statement import Statement

_MONTH_NAMED = re.compile(rf"\b{MONTH}\b")


def told_days(article: Article, statement: Statement) -> DaySpan | None:
    """The first and last day that the sentence of a statement tells for it, at its beginning ("In
    May, Rask said ...") or right behind the verb ("Rask said in May that ..."); None where it tells
    none. What stands within the words themselves tells no day."""
    if not statement.cue or not article.published:
        return None
    start, end = statement.cue
    text = article.text
    near = text[max(0, start - EXTENT.told_before) : end + EXTENT.told_behind]
    if not _MONTH_NAMED.search(near):
        return None
    line = text.rfind("\n", 0, start) + 1
    opening = next(
        (span.start for span in sentences(text, line, end) if span.start <= start < span.end), line
    )
    behind = next((span.start for span in statement.spans if span.start >= end), len(text))
    behind = min(behind, end + EXTENT.told_behind)
    before = text[opening:start]
    if found := find_period(before, article.published):
        opens = before.startswith(found[0].words)
        if opens and not any(a < start and opening < b for a, b in statement.spans):
            return _closed(found[0].since, found[0].until)
    found = find_period(text[end:behind].partition("\n")[0], article.published)
    return _closed(found[0].since, found[0].until) if found else None


def _closed(since: date | None, until: date | None) -> DaySpan | None:
    return (since, until) if since and until else None


def was_then(days: DaySpan, since: date | None, until: date | None) -> bool:
    """True if some days lie within others, either end of which may be open."""
    return (not since or days[0] >= since) and (not until or days[1] <= until)


def days_apart(day: date | None, since: date | None, until: date | None) -> int:
    """How many days lie between a day and the nearest of some days; as many as may be where none
    is known."""
    if day is None:
        return date.max.toordinal()
    first, last = since or date.min, until or date.max
    return max((first - day).days, (day - last).days, 0)
