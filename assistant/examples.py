"""Questions that a welcome page offers: found and tried once a snapshot, then kept beside it."""

import json
import os
import tempfile
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from assistant.answer import Answer
from assistant.answering.quotes import frequent_topic
from assistant.answering.scoring import EXAMPLES
from index.store.snapshot import Snapshot

FILE = "examples.json"
"""Where they are kept in an index folder; it can be deleted at any time."""


@dataclass(frozen=True)
class Examples:
    """Questions that the articles answer: for all that somebody says, and for what they say
    about a topic."""

    plain: tuple[str, ...] = ()
    about: tuple[str, ...] = ()

    def first(self, limit: int) -> list[str]:
        """At most `limit` of them: one with a topic at least, where there is one."""
        return [*self.plain[: limit - 1], *self.about, *self.plain[limit - 1 :]][:limit]


class Shelf:
    """The examples of the current snapshot of an index folder. Many threads may share one.

    They are kept in memory, and in a file for whoever opens the folder next; a folder that can't
    be written to has no such file.
    """

    def __init__(self, index_folder: Path) -> None:
        self._file = index_folder / FILE
        self._lock = threading.Lock()
        self._known: tuple[str, Examples] | None = None

    def examples(self, snapshot: Snapshot, ask: Callable[[str], Answer]) -> Examples:
        """The examples of a snapshot; `ask` answers the questions that may become one."""
        name = snapshot.folder.name
        with self._lock:
            if self._known is None or self._known[0] != name:
                kept = _read(self._file, name)
                if kept is None:
                    kept = find_examples(snapshot, ask)
                    _write(self._file, name, kept)
                self._known = name, kept
            return self._known[1]


def find_examples(snapshot: Snapshot, ask: Callable[[str], Answer]) -> Examples:
    """Questions about those whom the articles quote most, each of which is answered well."""
    people = list(snapshot.people)[: EXAMPLES.people]
    plain = (f"What did {person.name} say?" for person in people)
    about = (
        f"What did {person.name} say about {topic}?"
        for person in people
        if (topic := frequent_topic(snapshot, person))
    )
    return Examples(
        tuple(question for question in plain if _is_good(ask(question))),
        tuple(question for question in about if _is_good(ask(question))),
    )


def _is_good(answer: Answer) -> bool:
    """True if an answer shows something, surely enough, of which the speaker is known."""
    sure = not answer.refused and answer.confidence >= EXAMPLES.confidence
    return sure and all(citation.speaker for citation in answer.citations)


def _read(file: Path, snapshot: str) -> Examples | None:
    """The examples that a file holds of a snapshot; None where it holds none that can be read."""
    try:
        kept = json.loads(file.read_text(encoding="utf-8"))
        if kept["snapshot"] != snapshot:
            return None
        return Examples(_questions(kept["plain"]), _questions(kept["about"]))
    except (OSError, ValueError, TypeError, KeyError):
        return None


def _questions(values: Sequence[object]) -> tuple[str, ...]:
    if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
        raise ValueError("examples are a list of questions")
    return tuple(map(str, values))


def _write(file: Path, snapshot: str, examples: Examples) -> None:
    """Keep examples in a file, in one step; in none where the folder can't be written to."""
    kept = {"snapshot": snapshot, "plain": examples.plain, "about": examples.about}
    with suppress(OSError):
        handle, name = tempfile.mkstemp(prefix=f"{FILE}.", dir=file.parent)
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as out:
                json.dump(kept, out, ensure_ascii=True)
            Path(name).replace(file)
        except OSError:
            Path(name).unlink()
            raise
