"""Days of events: when something happened that a question counts from, by the articles on it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from assistant.answering.scoring import EXTENT
from assistant.understanding.event_times import measured_by
from assistant.understanding.question import Question, content_terms
from assistant.understanding.question_patterns import AS_TIME
from index.english.days import moved, spelt
from index.english.stems import stems
from index.store.snapshot import Snapshot


def dated_by_event(snapshot: Snapshot, question: Question) -> Iterator[Question]:
    """The question with the days of the event that it names, "since the talks": first those near
    the event, where "before" or "after" say so, then all. The words are a part of its topic, where
    no articles tell when that was; the question itself, if it names no event."""
    if not question.event:
        yield question
        return
    spans = list(_spans(snapshot, question.event))
    if not spans and (question.topic or question.speaker):
        question = replace(question, topic=f"{question.topic} {question.event}".strip())
    if not spans:
        yield question
    for since, until in spans:
        told = (
            f"“{question.event}” was taken as {_told(since, until)}, by the days of most articles"
        )
        notes = (*question.notes, f"{told} on it.")
        yield replace(question, since=since, until=until, event="", notes=notes)


def _spans(snapshot: Snapshot, words: str) -> Iterator[tuple[date | None, date | None]]:
    """The days that words of an event name, the likelier ones first; none where no articles tell
    when it was."""
    if measured := measured_by(words):
        if day := day_of(snapshot, measured.event):
            yield measured.span(day)
        return
    match = AS_TIME.match(words)
    day = day_of(snapshot, words[match.end() :]) if match else None
    if not match or not day:
        return
    how = next(how for how, found in match.groupdict().items() if found)
    eve = moved(day, -1)
    spans: dict[str, list[tuple[date | None, date | None]]] = {
        "before": [(moved(day, -EXTENT.soon), eve), (None, eve)],
        "until": [(None, day)],
        "since": [(day, None)],
        "after": [(day, moved(day, EXTENT.soon)), (day, None)],
        "next": [(day, moved(day, 2))],
        "during": [(day, moved(day, EXTENT.event_lasts))],
    }
    yield from spans[how]


def day_of(snapshot: Snapshot, event: str) -> date | None:
    """The day on which articles on an event begin to be many; None where they never are, as with
    what many articles name at all times."""
    terms = set(content_terms(event))
    found: Counter[tuple[str, date]] = Counter()
    hits = snapshot.fulltext.search(event, EXTENT.event_passages) if terms else []
    for passage in snapshot.catalog.passages([number for number, _ in hits]):
        article = snapshot.catalog.article(passage.article_id)
        if article and article.published:
            read = article.title, article.text[passage.start : passage.end]
            if any(terms <= set(stems(text)) for text in read):
                found[article.id, article.published] += 1
    days: Counter[date] = Counter()
    for (_, day), times in found.items():
        days[day] += min(times, EXTENT.event_often)
    around = {
        day: sum(days[moved(day, later)] for later in range(EXTENT.event_lasts)) for day in days
    }
    peak = min(around, key=lambda day: (-around[day], day), default=None)
    return peak if peak and around[peak] >= EXTENT.event_peak * days.total() else None


def _told(since: date | None, until: date | None) -> str:
    if since and until:
        return spelt(since, until)
    return f"from {spelt(since)} on" if since else f"until {spelt(until or date.max)}"
