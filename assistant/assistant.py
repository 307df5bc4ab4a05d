"""The assistant: from a question to a cited answer."""

import re
import threading
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from assistant.answer import Answer, Conversation
from assistant.compose import compose, compose_said, compose_sayings
from assistant.dialogue import follow_up
from assistant.evidence import asks_latest, find_evidence
from assistant.question import MORE_OF, Question, content_terms, understand
from assistant.replies import not_english, nothing_more, reply, together, unclear
from assistant.retrieve import Hit, retrieve
from assistant.said import (
    Said,
    confidence_of,
    find_sayings,
    frequent_topic,
    said_by,
    statements_in,
)
from assistant.smalltalk import is_foreign, small_talk
from assistant.writer import Writer
from index.articles import Article
from index.finder import Kind
from index.fulltext import stems
from index.people import Person, find_people
from index.snapshot import Snapshot, current
from index.statements import Statement

DEFAULT_INDEX = Path(".onrecord")
_SAID = 3  # statements quoted to tell who said something
_UNSAID = 0.3  # confidence at most, where nobody is found to have said what is asked for
_HITS = 20  # passages in which evidence is looked for
_EVENT_HITS = 60  # passages that tell when something happened
_REMEMBERED = 50  # turns whose citations count as shown
Shown = frozenset[tuple[str, int, int]]  # article, start and end of what was cited before


class Assistant:
    """Answers questions about the articles of an index folder; many threads may share one.

    It looks at each question whether the index has been rebuilt, and then reads the new one.
    """

    def __init__(self, index_folder: Path, writer: Writer | None = None) -> None:
        self._index_folder = index_folder
        self._writer = writer
        self._lock = threading.Lock()
        self._open: Snapshot | None = None

    @classmethod
    def open(
        cls, index_folder: Path | str | None = None, *, writer: Writer | None = None
    ) -> "Assistant":
        """An assistant over an index, by default `.onrecord`; OnRecordError where there is none.

        With `writer`, answers are written by its LLM and checked against the evidence.
        """
        assistant = cls(Path(index_folder or DEFAULT_INDEX), writer)
        assistant.snapshot()
        return assistant

    def snapshot(self) -> Snapshot:
        """The current snapshot, opened anew where the index was rebuilt."""
        with self._lock:
            folder = current(self._index_folder)
            if self._open is None or self._open.folder != folder:
                self._open = Snapshot(self._index_folder, folder)
            return self._open

    def ask(
        self,
        question: str,
        conversation: Conversation | None = None,
        *,
        today: date | None = None,
    ) -> Answer:
        """The answer to a question, in a conversation if one is given.

        `today` is the day on which it is asked: what was published near it is preferred.
        Raises OnRecordError for a question that is empty or too long.
        """
        *_, answer = self.stream(question, conversation, today=today)
        assert isinstance(answer, Answer)
        return answer

    def stream(
        self,
        question: str,
        conversation: Conversation | None = None,
        *,
        today: date | None = None,
    ) -> Iterator[str | Answer]:
        """What is being done, a short sentence at a time, and the answer, which comes last.

        Where an LLM writes it, answers before the last hold what has been written and checked
        so far.
        """
        began = time.perf_counter()
        typed = understand(question)
        snapshot = self.snapshot()
        articles, _ = snapshot.catalog.counts()
        talk = small_talk(typed.standalone)
        if talk:
            answer = reply(typed.text, talk, articles, self._example())
            yield replace(answer, seconds=time.perf_counter() - began)
            return
        yield f"Searching {articles:,} article{'s' if articles != 1 else ''} …"
        conversation = conversation or Conversation()
        meant = follow_up(
            typed.standalone, conversation, snapshot.people, lambda name: _mentioned(snapshot, name)
        )
        if is_foreign(typed.standalone):
            answer = not_english(typed, self._example())
        elif meant.unclear:
            answer = unclear(typed, meant.unclear, self._example())
        else:
            answer = _answer(snapshot, typed.text, meant.standalone, today, conversation)
            if answer.refused and meant.fallback:
                answer = _answer(snapshot, typed.text, meant.fallback, today, conversation)
        if self._writer and answer.citations:
            yield "Writing the answer …"
            for written in self._writer.stream(answer):
                yield replace(written, seconds=time.perf_counter() - began)
        else:
            yield replace(answer, seconds=time.perf_counter() - began)

    def _example(self) -> str | None:
        return next(iter(self.examples(1)), None)

    def search(
        self,
        query: str,
        limit: int = 10,
        *,
        people: tuple[str, ...] = (),
        since: date | None = None,
        until: date | None = None,
        outlet: str | None = None,
        today: date | None = None,
    ) -> list[Hit]:
        """At most `limit` passages for a query, best first, from articles that name all
        `people`, published from `since` to `until` (both days included), by `outlet`. With
        `today`, what was published near that day is preferred."""
        snapshot = self.snapshot()
        allowed = None
        if since or until or outlet or people:
            allowed = snapshot.catalog.passage_ids(since, until, outlet, people)
        words = understand(query).standalone
        return retrieve(snapshot, words, limit, today=today, allowed=allowed)

    def statements(
        self,
        person: str,
        about: str | None = None,
        since: date | None = None,
        until: date | None = None,
        kind: Kind | None = None,
    ) -> list[Statement]:
        """What a person says about a topic, in articles published from `since` to `until`.

        `person` is a name as a question would have it, or any words that the articles call a
        speaker by. The same words in several articles are one statement. With `about` the best
        come first, else the newest. Raises OnRecordError where the name fits several people.
        """
        said = said_by(self.snapshot(), person, about or "", since, until)
        return [
            replace(item.statement, also_in=tuple(other.article.id for other in item.elsewhere))
            for item in said
            if kind in (None, item.statement.kind)
        ]

    def people(self, prefix: str = "") -> list[Person]:
        """Everybody with a name who says something and has a name that begins with `prefix`, by
        any of its words; those who say most first, each with a count of their statements."""
        start = prefix.casefold()
        return [
            replace(person, statements=count)
            for person, count in self.snapshot().people.items()
            if any(
                name[at:].casefold().startswith(start)
                for name in (person.name, *person.aliases)
                for at in (0, *(space.end() for space in re.finditer(r"\s", name)))
            )
        ]

    def article(self, article_id: str) -> Article | None:
        """The article of that id in the current index, or None."""
        return self.snapshot().catalog.article(article_id)

    def examples(self, limit: int = 4) -> list[str]:
        """Questions that the indexed articles answer: about those whom they quote most."""
        snapshot = self.snapshot()
        people = list(snapshot.people)[:limit]
        plain = [f"What did {person.name} say?" for person in people]
        about = [
            f"What did {person.name} say about {topic}?"
            for person in people
            if (topic := frequent_topic(snapshot, person))
        ]
        return [*plain[: limit - 1], *about, *plain[limit - 1 :]][:limit]


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
            note = f"Nothing printed on {question.since} fits; this was printed the day after."
            answer = replace(second, notes=(*second.notes, note))
    if answer.refused and question.days and question.kind not in ("said", "who said"):
        second = _without_llm(snapshot, replace(question, since=None, until=None), shown)
        if not second.refused:
            note = "No article printed then answers this; this was printed at another time."
            answer = replace(second, notes=(*second.notes, note))
    return replace(answer, notes=(*question.notes, *answer.notes))


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
