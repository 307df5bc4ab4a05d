"""From a turn of a conversation to its answer, in the words of the articles."""

import re
from collections.abc import Callable
from dataclasses import replace
from functools import partial

from assistant.answer import Answer, Conversation
from assistant.answering.about_answer import answer_about
from assistant.answering.answer_types import asks_latest
from assistant.answering.as_statement import asks_whether
from assistant.answering.attempts import attempts
from assistant.answering.beside_said import with_others
from assistant.answering.candidates import candidates
from assistant.answering.comparison import compare, compare_times
from assistant.answering.compose import compose, compose_said, compose_sayings
from assistant.answering.evidence import Evidence, find_evidence
from assistant.answering.listing import count_times, list_articles, list_people
from assistant.answering.narrow import printed_then
from assistant.answering.overview import overview
from assistant.answering.quotes import Said, find_sayings, statements_in
from assistant.answering.refusals import not_english, nothing_more, together, unclear
from assistant.answering.retrieve import Hit, retrieve
from assistant.answering.scoring import EXTENT, topic_confidence
from assistant.answering.story import (
    Story,
    answer_in_story,
    own_topic,
    sought_in_story,
    story_of,
)
from assistant.answering.verdict import find_verdict, judged, judged_before
from assistant.understanding.casing import as_printed
from assistant.understanding.followup import follow_up
from assistant.understanding.question import Question
from assistant.understanding.rewording import reread, written
from index.english.language import is_english
from index.english.stems import stems
from index.people.lookup import find_people
from index.store.snapshot import Snapshot

_LIST = re.compile(r",? (?:and|or|&) |, ")
Restated = Callable[[Question, Question, Callable[[str], Question]], Question]
"""What a turn asks, of it as it was typed, as the rules read it, and what reads other words."""
Shown = frozenset[tuple[str, int, int]]
"""Article, start and end of what was cited before."""


def respond(
    snapshot: Snapshot,
    typed: Question,
    conversation: Conversation,
    example: str | None,
    restated: Restated | None = None,
) -> Answer:
    """The answer to what was typed in a conversation; `example` is a question that has one.

    `restated` may make another question of what was typed than the rules do, which it is given,
    with what understands words of its own."""
    if not is_english(typed.standalone):
        return not_english(typed, example)
    mentioned = partial(_mentioned, snapshot)
    question = follow_up(typed, conversation.turns, snapshot.people, mentioned)
    if restated:
        question = restated(typed, question, partial(_reread, snapshot, typed))
    story = story_of(conversation, typed, question)
    told = sought_in_story(snapshot, typed, question, story) if story else None
    told = told or answer_about(snapshot, typed, question, conversation, example)
    if told:
        return told
    if story and question.speaker and (said := _said_there(snapshot, question, typed, story)):
        return said
    answer = _answered(snapshot, question, conversation, example)
    told = answer_in_story(snapshot, typed, question, story, answer) if story else None
    return _shown_as_printed(told or answer)


def _reread(snapshot: Snapshot, typed: Question, words: str) -> Question:
    """The question that words of our own hold, in place of what was typed."""
    question = written(reread(typed, words))
    return follow_up(question, (), snapshot.people, partial(_mentioned, snapshot))


def _answered(
    snapshot: Snapshot, question: Question, conversation: Conversation, example: str | None
) -> Answer:
    """The answer of the first attempt that has one; else the refusal."""
    if question.unclear:
        return unclear(question, question.unclear, example)
    refusal: Answer | None = None
    for attempt in attempts(snapshot, question):
        answer_to = _said if attempt.question.speaker else _found
        shown = _shown(conversation) if attempt.question.more else frozenset()
        answer = answer_to(snapshot, attempt.question, shown)
        if attempt.rather and not answer.refused:
            nearer = answer_to(snapshot, attempt.rather, shown)
            answer = answer if nearer.refused else nearer
        if attempt.narrow and answer.refused:
            answer = _printed_then(snapshot, attempt.question) or answer
        fits = attempt.fits(answer)
        answer = attempt.told(answer)
        if fits:
            return answer
        refusal = answer if attempt.plain else refusal
    assert refusal, "a question is tried as it was asked"
    return refusal


def _shown_as_printed(answer: Answer) -> Answer:
    """The answer to a question whose names are written as in the articles that it shows."""
    if answer.asked is None:
        return answer
    shown = {item.article.id: item.article for item in answer.citations or answer.nearest}
    asked = as_printed(answer.asked, shown.values())
    return replace(answer, asked=asked, standalone=asked.standalone)


def _said_there(
    snapshot: Snapshot, question: Question, typed: Question, story: Story
) -> Answer | None:
    """What somebody says in the articles of a story; None where that is nothing, or where a topic
    of its own was typed."""
    if (
        question.shape
        or question.more
        or question.circumstance
        or own_topic(typed, question, story)
    ):
        return None
    answer = _said(snapshot, replace(question, within=frozenset(story.articles)), frozenset())
    return None if answer.refused else replace(answer, asked=question)


def _found(snapshot: Snapshot, question: Question, shown: Shown) -> Answer:
    """The answer to a question for nobody's words, without what was shown: statements of whoever
    made them, or sentences."""
    if question.shape == "articles" and (listed := list_articles(snapshot, question)):
        return listed
    if question.cues and not question.more and (listed := list_people(snapshot, question)):
        return listed
    hits = hits_of(snapshot, question)
    if question.shape == "overview" and not question.more:
        told = overview(snapshot, question, hits)
        if told:
            return told
    return _who_said(snapshot, question, hits, shown) or _told(snapshot, question, hits, shown)


def hits_of(snapshot: Snapshot, question: Question) -> list[Hit]:
    """The passages of the days that a question names which come nearest to it."""
    allowed = None
    if question.since or question.until:
        allowed = snapshot.catalog.passage_ids(question.since, question.until)
    today = question.today
    if today is None and asks_latest(question) and (days := snapshot.catalog.dates()):
        today = days[1]
    return retrieve(snapshot, question.searched, EXTENT.passages, today=today, allowed=allowed)


def _printed_then(snapshot: Snapshot, question: Question) -> Answer | None:
    """The best of what was printed on the days of a question; None where none is on its topic."""
    finding = printed_then(snapshot, replace(question, days=""), hits_of(snapshot, question))
    return compose(question, finding) if finding else None


def _who_said(
    snapshot: Snapshot, question: Question, hits: list[Hit], shown: Shown
) -> Answer | None:
    """The answer to "Who said ...?": statements, each with its speaker; None where there is none,
    or where none is asked for."""
    if question.kind != "who said" and not question.cues:
        return None
    said = statements_in(snapshot, hits, question.topic, question.cues)
    said = [item for item in said if not _seen(item, shown)][: EXTENT.sayers]
    return compose_said(question, said, topic_confidence(said[0].score)) if said else None


def _told(snapshot: Snapshot, question: Question, hits: list[Hit], shown: Shown) -> Answer:
    """The answer in sentences of the articles."""
    finding = find_evidence(snapshot, replace(question, days="", more=False), hits)
    if question.more and finding.evidence:
        further = [item for item in finding.nearest if not _inside(item, shown)]
        if not further:
            return nothing_more(question, None)
        return compose(question, replace(finding, evidence=tuple(further)))
    verdict = find_verdict(snapshot, question, finding.read)
    return judged(question, verdict, finding) if verdict else compose(question, finding)


def _said(snapshot: Snapshot, question: Question, shown: Shown) -> Answer:
    """The answer to "What did X say?", X being one or several, without what was shown."""
    if question.shape == "comparison" and question.compared:
        return compare(snapshot, question, question.compared)
    if question.shape == "change" and question.compared:
        return compare_times(snapshot, question)
    if question.shape == "times" and (counted := count_times(snapshot, question)):
        return counted
    sayings = with_others(snapshot, question, find_sayings(snapshot, question))
    names = _several(snapshot, question.speaker or "", bool(sayings.people or sayings.said))
    if names and not question.more:
        return compare(snapshot, question, names)
    if names:
        each = [replace(question, speaker=name) for name in names]
        return together(question, [_said(snapshot, one, shown) for one in each])
    left = tuple(item for item in sayings.said if not _seen(item, shown))
    if sayings.said and not left:
        name = sayings.people[0].name if sayings.people else question.speaker
        return nothing_more(question, name)
    if question.circumstance:
        left = tuple(map(_in_context, left))
    answer = compose_sayings(question, replace(sayings, said=left))
    if question.more or not asks_whether(question.standalone):
        return answer
    found = candidates(snapshot, hits_of(snapshot, question)[: EXTENT.hits])
    return judged_before(question, answer, find_verdict(snapshot, question, found))


def _several(snapshot: Snapshot, speaker: str, known: bool) -> list[str]:
    """The names of several speakers, "A, B and C"; none where one of that whole name is known and
    the parts are not all persons."""
    names = [name for name in _LIST.split(speaker) if name.strip()]
    if len(names) < 2 or (known and not all(_is_person(snapshot, name) for name in names)):
        return []
    return names


def _shown(conversation: Conversation) -> Shown:
    """What the last turns cite."""
    return frozenset(
        (item.article.id, item.start, item.end)
        for turn in conversation.turns[-EXTENT.remembered :]
        for item in turn.citations
    )


def _inside(evidence: Evidence, shown: Shown) -> bool:
    """True if a sentence was shown, alone or with others."""
    start, end = evidence.span
    return any(
        article == evidence.article.id and first <= start and end <= last
        for article, first, last in shown
    )


def _seen(said: Said, shown: Shown) -> bool:
    return all((said.article.id, *span) in shown for span in said.spans)


def _in_context(said: Said) -> Said:
    """A statement in the sentences that report it, for those tell when and where it was made."""
    return replace(said, statement=replace(said.statement, kind="mixed"))


def _mentioned(snapshot: Snapshot, name: str) -> bool:
    """True if an article holds a name; its words, that is, in any order."""
    return all(snapshot.fulltext.rarity(term) < 1 for term in stems(name))


def _is_person(snapshot: Snapshot, name: str) -> bool:
    matches = find_people(snapshot.people, name)
    return any(match.person.kind == "person" and match.how != "corrected" for match in matches)
