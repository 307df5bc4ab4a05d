"""The assistant: from a question to a cited answer."""

import re
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

from assistant import DEFAULT_INDEX
from assistant.answer import Answer, Conversation
from assistant.answering.answering import respond
from assistant.answering.quotes import said_by
from assistant.answering.reader import open_reader
from assistant.answering.refusals import Archive, reply
from assistant.answering.retrieve import Hit, retrieve
from assistant.examples import Shelf
from assistant.llm.excerpts import choose
from assistant.llm.writer import Writer
from assistant.source import stated_outlet
from assistant.understanding.question import understand
from assistant.understanding.smalltalk import small_talk
from index.articles.article import Article
from index.cross_encoder import CrossEncoder
from index.people.person import Person
from index.statements.statement import Kind, Statement
from index.statements.telling import tells
from index.store.snapshot import Snapshot, current


class Assistant:
    """Answers questions about the articles of an index folder; many threads may share one.

    An index that has been rebuilt is read from the next question on.
    """

    def __init__(
        self, index_folder: Path, writer: Writer | None = None, reader: CrossEncoder | None = None
    ) -> None:
        self._index_folder = index_folder
        self._writer = writer
        self._reader = reader
        self._lock = threading.Lock()
        self._shelf = Shelf(index_folder)
        self._open: Snapshot | None = None

    @classmethod
    def open(
        cls,
        index_folder: Path | str | None = None,
        *,
        writer: Writer | None = None,
        reader: str | None = None,
    ) -> "Assistant":
        """An assistant over an index, by default `.onrecord`; OnRecordError where there is none.

        With `writer`, answers are written by its LLM and checked against the evidence. `reader`
        names a cross-encoder that helps to tell which sentences answer: a folder, a name that
        sentence-transformers knows, or "features" for none, which is the default.
        """
        index_folder = Path(index_folder or DEFAULT_INDEX)
        current(index_folder)  # a reader is compiled into an index, so there has to be one
        assistant = cls(index_folder, writer, open_reader(reader, index_folder))
        assistant.snapshot()
        return assistant

    def snapshot(self) -> Snapshot:
        """The current snapshot, opened anew where the index was rebuilt."""
        with self._lock:
            folder = current(self._index_folder)
            if self._open is None or self._open.folder != folder:
                self._open = Snapshot(self._index_folder, folder, self._reader)
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
        snapshot = self.snapshot()
        articles, _ = snapshot.catalog.counts()
        dates = snapshot.catalog.dates()
        typed = understand(question, today, dates[1] if dates else None)
        talk = small_talk(typed.standalone)
        if talk:
            archive = Archive(articles, dates, snapshot.catalog.undated())
            answer = reply(typed.text, talk, archive, self._example())
            yield replace(answer, seconds=time.perf_counter() - began)
            return
        yield f"Searching {articles:,} article{'s' if articles != 1 else ''} …"
        asked = conversation or Conversation()
        if self._writer is None:
            answer = respond(snapshot, typed, asked, self._example())
            yield replace(answer, seconds=time.perf_counter() - began)
            return
        restating = self._writer.restating(asked.turns)
        answer = respond(snapshot, typed, asked, self._example(), restating.restated)
        excerpts = [] if typed.about else choose(snapshot, answer, restating.searches)
        encode = snapshot.encoder.encode_passages
        doing = "Writing the answer …"
        if excerpts:
            yield doing
        with closing(self._writer.stream(answer, excerpts, encode, restating.calls)) as stream:
            for written in stream:
                seconds = time.perf_counter() - began
                yield replace(written, seconds=seconds) if written else f"{doing} {seconds:.0f} s"

    def _example(self) -> str | None:
        """A question that has an answer, about whom the articles quote most."""
        person = next(iter(self.snapshot().people), None)
        return f"What did {person.name} say?" if person else None

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
            outlet = outlet and stated_outlet(outlet, snapshot.catalog.outlets())
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
        speaker by. The same words in several articles are one statement, and what tells only what
        somebody does or plans is none. With `about` the best come first, else the newest. Raises
        OnRecordError where the name fits several people.
        """
        said = said_by(self.snapshot(), person, about or "", since, until)
        return [
            replace(item.statement, also_in=tuple(other.article.id for other in item.elsewhere))
            for item in said
            if kind in (None, item.statement.kind) and tells(item.article.text, item.statement)
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
        """Questions that the indexed articles answer: about those whom they quote most. They are
        found once a snapshot."""
        snapshot = self.snapshot()

        def ask(question: str) -> Answer:  # without an LLM, which would only word it otherwise
            return respond(snapshot, understand(question), Conversation(), None)

        return self._shelf.examples(snapshot, ask).first(limit)
