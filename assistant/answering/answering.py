"""From a turn of a conversation to its answer, in the words of the articles."""

import re
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

from assistant.answer import Answer, Conversation
from assistant.answering.compose import compose, compose_said, compose_sayings
from assistant.answering.evidence import asks_latest, find_evidence
from assistant.answering.quotes import Said, confidence_of, find_sayings, statements_in
from assistant.answering.refusals import not_english, nothing_more, together, unclear
from assistant.answering.retrieve import retrieve
from assistant.understanding.days import spelt
from assistant.understanding.followup import follow_up
from assistant.understanding.question import MORE_OF, Question, content_terms, understand
from assistant.understanding.typos import respelled
from index.english.language import is_english
from index.english.stems import stems
from index.people.lookup import find_people
from index.store.snapshot import Snapshot

_SAID = 3  # statements quoted to tell who said something
_UNSAID = 0.3  # confidence at most, where nobody is found to have said what is asked for
_HITS = 20  # passages in which evidence is looked for
_EVENT_HITS = 60  # passages that tell when something happened
_NEARLY_THEN = timedelta(30)  # around the days asked for: what was printed then is preferred
_REMEMBERED = 50  # turns whose citations count as shown
Shown = frozenset[tuple[str, int, int]]
"""Article, start and end of what was cited before."""


def respond(
    snapshot: Snapshot,
    typed: Question,
    conversation: Conversation,
    today: date | None,
    example: str | None,
) -> Answer:
    """The answer to what was typed in a conversation; `example` is a question that has one."""
    meant = follow_up(
        typed.standalone, conversation, snapshot.people, lambda name: _mentioned(snapshot, name)
    )
    if not is_english(typed.standalone):
        return not_english(typed, example)
    if meant.unclear:
        return unclear(typed, meant.unclear, example)
    answer = _answer(snapshot, typed.text, meant.standalone, today, conversation)
    if answer.refused and meant.fallback:
        answer = _answer(snapshot, typed.text, meant.fallback, today, conversation)
    if answer.refused:
        words, notes = respelled(snapshot, meant.standalone)
        second = _answer(snapshot, typed.text, words, today, conversation) if notes else answer
        if not second.refused:
            return replace(second, notes=(*notes, *second.notes))
    return answer


def _answer(
    snapshot: Snapshot, text: str, standalone: str, today: date | None, conversation: Conversation
) -> Answer:
    """The answer to a question that stands alone, typed as `text`, in the articles' words."""
    dates = snapshot.catalog.dates()
    question = replace(understand(standalone, today, dates[1] if dates else None), text=text)
    question = _dated(snapshot, question)
    shown = frozenset(
        (item.article.id, item.start, item.end)
        for turn in conversation.turns[-_REMEMBERED:]
        for item in turn.citations
        if question.more
    )
    answer = _without_llm(snapshot, question, shown)
    if answer.refused and question.notes and question.since and question.since == question.until:
        # What was said on Thursday is in Friday's paper.
        later = replace(question, until=question.until + timedelta(days=1))
        second = _without_llm(snapshot, later, shown)
        if not second.refused:
            note = (
                f"Nothing printed on {spelt(question.since)} fits; this was printed the day after."
            )
            answer = replace(second, notes=(*second.notes, note))
    if answer.refused and dates and (question.since or question.until):
        answer = _at_another_time(snapshot, question, shown, answer, *dates)
    return replace(answer, notes=(*question.notes, *answer.notes))


def _at_another_time(
    snapshot: Snapshot, question: Question, shown: Shown, refusal: Answer, first: date, last: date
) -> Answer:
    """A refusal of what no article of the days asked for answers, or an answer from articles of
    other days, the nearest if they do, which tells when those were printed; articles are from
    `first` to `last`."""
    none = not snapshot.catalog.passage_ids(question.since, question.until)
    note = "No article printed then answers this."
    if none:
        note = f"No article is from then: the articles are from {spelt(first, last)}."
        refusal = replace(refusal, notes=(*refusal.notes, note))
    if question.kind in ("said", "who said"):
        return refusal
    ever = _without_llm(snapshot, replace(question, since=None, until=None), shown)
    if ever.refused:
        return refusal
    since, until = question.since or question.until, question.until or question.since
    assert since and until, "days were asked for"
    nearly = replace(
        question,
        since=min(max(since, first), last) - _NEARLY_THEN,
        until=min(max(until, first), last) + _NEARLY_THEN,
    )
    answer = _without_llm(snapshot, nearly, shown)
    answer = ever if answer.refused else answer
    days = sorted(filter(None, (item.article.published for item in answer.citations)))
    when = spelt(days[0], days[-1], " and ") if days else "a day that is not known"
    told = f"{note} What follows was printed on {when}."
    if len(set(days)) > 2:
        told = f"{note} What follows was printed from {spelt(days[0], days[-1])}."
    return replace(answer, notes=(*answer.notes, told))


def _mentioned(snapshot: Snapshot, name: str) -> bool:
    """Whether an article holds a name; its words, that is, in any order."""
    return all(snapshot.fulltext.rarity(term) < 1 for term in stems(name))


def _dated(snapshot: Snapshot, question: Question) -> Question:
    """The question with the days of an event that it names, "since the talks": from the day on
    which most articles on it were printed. A part of its topic, where no article has it."""
    if not question.event:
        return question
    how, _, event = question.event.partition(" ")
    terms = set(content_terms(event))
    hits = retrieve(snapshot, event, _EVENT_HITS)
    found = {hit.passage.article_id: None for hit in hits}
    articles = filter(None, map(snapshot.catalog.article, found))
    days = Counter(
        article.published
        for article in articles
        if article.published and terms <= set(stems(f"{article.title} {article.text}"))
    )
    if not days:
        return replace(question, topic=f"{question.topic} {question.event}".strip())
    day = min(days, key=lambda day: (-days[day], day))
    after = how.lower() in ("since", "after")
    meant = f"{'from' if after else 'until'} {day.day} {day:%B %Y}{' on' if after else ''}"
    note = f"“{question.event}” was taken as {meant}, the day of most articles on it."
    since, until = (day, None) if after else (None, day)
    return replace(question, since=since, until=until, notes=(*question.notes, note))


def _without_llm(snapshot: Snapshot, question: Question, shown: Shown = frozenset()) -> Answer:
    """The answer in the words of the articles, without what was shown."""
    if question.speaker:
        return _said(snapshot, question, shown)
    words = question.standalone.removeprefix(MORE_OF)
    words = " ".join(words.replace(question.days, "").split())
    allowed = None
    if question.since or question.until:
        allowed = snapshot.catalog.passage_ids(question.since, question.until)
    today = question.today
    if today is None and asks_latest(question) and (days := snapshot.catalog.dates()):
        today = days[1]
    hits = retrieve(snapshot, words, _HITS, today=today, allowed=allowed)
    if question.kind == "who said" or question.cues:
        said = statements_in(snapshot, hits, question.topic, question.cues)
        said = [item for item in said if not _seen(item, shown)][:_SAID]
        if said:
            return compose_said(question, said, confidence_of(said[0].score))
    searched = replace(question, standalone=words, terms=content_terms(words))
    finding = find_evidence(snapshot, searched, hits)
    if question.kind == "who said" and question.cues:
        # A sentence near "Who praised X?" may as well tell whom X praised.
        finding = replace(finding, evidence=(), confidence=min(finding.confidence, _UNSAID))
    if question.more and finding.evidence:
        further = [item for item in finding.nearest if (item.article.id, *item.span) not in shown]
        if not further:
            return nothing_more(question, None)
        finding = replace(finding, evidence=tuple(further))
    return compose(question, finding)


def _said(snapshot: Snapshot, question: Question, shown: Shown) -> Answer:
    """The answer to "What did X say?", X being one or several."""
    sayings = find_sayings(snapshot, question)
    names = re.split(r",? (?:and|or|&) |, ", question.speaker or "")
    nobody = not sayings.people and not sayings.said
    if len(names) > 1 and (nobody or all(_is_person(snapshot, name) for name in names)):
        each = [replace(question, speaker=name) for name in names if name.strip()]
        return together(question, [_said(snapshot, one, shown) for one in each])
    left = tuple(item for item in sayings.said if not _seen(item, shown))
    if sayings.said and not left:
        return nothing_more(
            question, sayings.people[0].name if sayings.people else question.speaker
        )
    if question.circumstance:
        left = tuple(map(_in_context, left))
    return compose_sayings(question, replace(sayings, said=left))


def _is_person(snapshot: Snapshot, name: str) -> bool:
    matches = find_people(snapshot.people, name)
    return any(match.person.kind == "person" and match.how != "corrected" for match in matches)


def _seen(said: Said, shown: Shown) -> bool:
    return all((said.article.id, *span) in shown for span in said.spans)


def _in_context(said: Said) -> Said:
    """A statement in the sentences that report it, for those tell when and where it was made."""
    return replace(said, statement=replace(said.statement, kind="mixed"))
