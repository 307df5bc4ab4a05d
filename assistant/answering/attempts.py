"""Attempts: the questions that are tried for one that was asked, in order."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from assistant.answer import Answer
from assistant.answering.event_days import dated_by_event
from assistant.answering.quotes import announces, whom_meant
from assistant.answering.retrieve import retrieve, word_counts
from assistant.answering.scoring import EXTENT
from assistant.understanding.cast import Cast
from assistant.understanding.question import Question, content_terms
from assistant.understanding.typos import respelled
from assistant.understanding.whose import as_said, as_told
from index.english.days import moved, spelt
from index.english.function_words import ARTICLES
from index.english.roles import is_group, is_role
from index.english.stems import stems
from index.people.lookup import find_people
from index.store.snapshot import Snapshot


@dataclass(frozen=True)
class Attempt:
    """A question to try, and the reading of what was asked that it comes from.

    `notes` are told before those of its answer, and `note` behind them; `refused` is told with a
    refusal. `rather` is the question near the days that were asked for, whose answer is preferred
    if this one, about any day, has an answer. The refusal of the last attempt that is `plain` is
    the one to give where none has an answer. With a `subject`, only an answer that begins with what
    names them, or is said by them, is one, and with `acts`, stems of verbs, one that has any. One
    that is `narrow` is for days that were named, so that what was printed then on its topic is an
    answer; with `printed` it is told when that was.
    """

    question: Question
    asked: Question
    notes: tuple[str, ...] = ()
    note: str = ""
    refused: str = ""
    rather: Question | None = None
    plain: bool = False
    subject: str = ""
    acts: tuple[str, ...] = ()
    narrow: bool = False
    printed: bool = False

    def fits(self, answer: Answer) -> bool:
        """True if an answer is one to the question that was asked."""
        if answer.refused or (self.acts and self._lacks_acts(answer)):
            return False
        if not self.subject:
            return True
        name, best = self.subject.split()[-1].casefold(), answer.citations[0]
        return name in (best.speaker or best.quote).casefold()

    def _lacks_acts(self, answer: Answer) -> bool:
        """True if nothing that an answer cites has a verb that it must have."""
        return all(set(stems(item.quote)).isdisjoint(self.acts) for item in answer.citations)

    def told(self, answer: Answer) -> Answer:
        """An answer to the attempt, with the notes on it."""
        note = self.refused if answer.refused else self.note
        if (self.rather or self.printed) and not answer.refused:
            note = f"{note} {_printed(answer)}"
        notes = (*self.notes, *self.question.notes, *answer.notes, *([note] if note else []))
        return replace(answer, standalone=self.asked.standalone, asked=self.asked, notes=notes)


def attempts(snapshot: Snapshot, question: Question) -> Iterator[Attempt]:
    """The question as it was understood, as it was typed, if that may be meant, and with the
    spelling of the articles: each for the days it names, for the day after and for any day."""
    yield from _at_any_time(snapshot, question, plain=True)
    if question.fallback:
        without = _without(question)
        within = _articles_on(snapshot, question.topic) if without else frozenset()
        if within:
            note = f"None of these words name “{question.topic}”: they are from articles on it."
            yield Attempt(replace(question, within=within), question, (note,))
        yield from _at_any_time(snapshot, question.fallback, without, plain=not without)
    spelling, notes = respelled(snapshot, question)
    if notes:
        yield from _at_any_time(snapshot, spelling, notes)
    yield from _otherwise(snapshot, question)


def _otherwise(snapshot: Snapshot, question: Question) -> Iterator[Attempt]:
    """A question for somebody's words as one for what the articles tell of them, and one that says
    that somebody said or wanted something as one for their words."""
    if question.speaker:
        typed = set(content_terms(question.topic)) <= set(content_terms(question.text))
        if not question.topic or not typed or question.more or question.fallback:
            return
        if _several_fit(snapshot, question.speaker):
            return
        note = f"None of this is known to be said by {question.speaker} on what was asked."
        subject = "" if _is_thing(question.speaker) else question.speaker
        acts = question.cues if announces(question) else ()
        yield Attempt(as_told(question), question, note=note, subject=subject, acts=acts)
    elif said := as_said(question, Cast(snapshot.people)):
        yield Attempt(said, question)


def _is_thing(speaker: str) -> bool:
    """True if it is no person or group that is asked for: "the polls", "the figures"."""
    first, *_, last = speaker.split() * 2
    bare = speaker.islower() and first in ARTICLES
    return bare and not is_role(last) and not is_group(last)


def _several_fit(snapshot: Snapshot, name: str) -> bool:
    """True if it is to be asked who is meant."""
    return len(whom_meant(find_people(snapshot.people, name), snapshot.people).people) > 1


def _without(question: Question) -> tuple[str, ...]:
    """That nothing was found about a topic which the conversation gave somebody's words."""
    assert question.fallback is not None
    if not question.speaker or question.topic == question.fallback.topic:
        return ()
    return (f"The articles hold nothing of {question.speaker} on {question.topic}.",)


def _articles_on(snapshot: Snapshot, topic: str) -> frozenset[str]:
    """The articles about a topic: those that name it in the headline, or again and again."""
    rarity = {term: snapshot.fulltext.rarity(term) for term in content_terms(topic)}
    hits = retrieve(snapshot, topic, EXTENT.event_hits) if rarity else []
    found = {hit.passage.article_id: None for hit in hits}
    return frozenset(
        article.id
        for article in filter(None, map(snapshot.catalog.article, found))
        if all(word_counts(article.title, article.text)[term] >= EXTENT.often for term in rarity)
    )


def _at_any_time(
    snapshot: Snapshot, asked: Question, notes: tuple[str, ...] = (), plain: bool = False
) -> Iterator[Attempt]:
    for question in dated_by_event(snapshot, asked):
        yield from _at_days(snapshot, asked, question, notes, plain)


def _at_days(
    snapshot: Snapshot, asked: Question, question: Question, notes: tuple[str, ...], plain: bool
) -> Iterator[Attempt]:
    """The question for the days that it is for, and for others."""
    dates = snapshot.catalog.dates()
    none = _none_then(snapshot, question, dates) if dates else ""
    if not question.of_times and (question.since or question.until):
        yield from _near_days(asked, question, notes, plain, bool(none))
        return
    yield Attempt(question, asked, notes, refused=none, plain=plain)
    since, until = question.since or question.until, question.until or question.since
    if not dates or not since or not until:
        return
    if question.counted and question.since == question.until:
        # What was said on Thursday is in Friday's paper.
        after = replace(question, until=moved(until, 1))
        note = f"Nothing printed on {spelt(since)} fits; this was printed the day after."
        yield Attempt(after, asked, notes, note)
    if question.kind not in ("said", "who said"):
        first, last = dates
        around = EXTENT.nearly_then
        nearly = replace(
            question,
            since=moved(min(max(since, first), last), -around),
            until=moved(min(max(until, first), last), around),
        )
        told = "" if question.counted else question.days  # the articles may tell the day, too
        ever = replace(question, since=None, until=None, event=told)
        note = none or "No article printed then answers this."
        yield Attempt(ever, asked, notes, note, rather=nearly)


def _near_days(
    asked: Question, question: Question, notes: tuple[str, ...], plain: bool, none: bool
) -> Iterator[Attempt]:
    """The question on what happened on some days: for what was printed until the day after, and
    for any day, where articles may tell those days, too; `none` if none is from then."""
    event = asked.days or asked.event
    ever = replace(question, since=None, until=None, days="", event=event, notes=())
    if none:
        yield Attempt(ever, asked, notes, plain=plain)
        return
    until = moved(question.until, 1) if question.until else None
    yield Attempt(replace(question, until=until), asked, notes, narrow=True)
    note = "No article printed then answers this."
    yield Attempt(ever, asked, notes, note, plain=plain, printed=True)


def _none_then(snapshot: Snapshot, question: Question, dates: tuple[date, date]) -> str:
    """That no article is from the days that a question names; "" where one is."""
    named = question.since or question.until
    if not named or snapshot.catalog.passage_ids(question.since, question.until):
        return ""
    return f"No article is from then: the articles are from {spelt(*dates)}."


def _printed(answer: Answer) -> str:
    """When what an answer cites was printed."""
    days = sorted(day for item in answer.citations if (day := item.article.published))
    if len(set(days)) > 2:
        return f"What follows was printed from {spelt(days[0], days[-1])}."
    when = spelt(days[0], days[-1], " and ") if days else "a day that is not known"
    return f"What follows was printed on {when}."
