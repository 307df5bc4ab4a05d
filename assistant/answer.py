"""Answers: text in which every quotation is an exact slice of an article."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from index.articles import Article

_MARKER = re.compile(r"\[(\d+)\]")


@dataclass(frozen=True)
class Citation:
    """Words of an article that an answer rests on: `article.text[start:end] == quote`.

    `speaker` is who says them, as the article has it, or None where it names nobody.
    """

    number: int
    article: Article
    start: int
    end: int
    quote: str
    speaker: str | None = None

    def __post_init__(self) -> None:
        if not self.quote or self.article.text[self.start : self.end] != self.quote:
            raise ValueError(
                f"citation {self.number} is not an exact slice: {self.article.path} "
                f"[{self.start}:{self.end}] is not {self.quote!r}"
            )


@dataclass(frozen=True)
class Answer:
    """What the articles say about a question, or that they don't say it.

    `text` is plain text (no Markdown) with a marker `[n]` behind what citation n supports;
    paragraphs are separated by an empty line. `standalone` is the question as it was
    understood. A refused answer has no citations: `missing` names what the articles lack and
    `nearest` holds the passages that came closest. `confidence` is the probability, from 0 to
    1, that the question is answered; `seconds` is how long it took. `notes` are sentences
    for the reader about how the answer was made (a marker dropped, an LLM that was down).
    """

    question: str
    standalone: str
    text: str
    citations: tuple[Citation, ...] = ()
    refused: bool = False
    missing: tuple[str, ...] = ()
    nearest: tuple[Citation, ...] = ()
    confidence: float = 0.0
    seconds: float = 0.0
    notes: tuple[str, ...] = field(default=())

    def __post_init__(self) -> None:
        numbers = [citation.number for citation in self.citations]
        if numbers != list(range(1, len(numbers) + 1)):
            raise ValueError(f"citations are numbered 1, 2, ...; got {numbers}")
        unknown = {int(n) for n in _MARKER.findall(self.text)} - set(numbers)
        if unknown:
            raise ValueError(f"the text cites what is not there: {sorted(unknown)}")
        if self.refused and self.citations:
            raise ValueError("a refused answer cites nothing; what came close is `nearest`")

    def pieces(self) -> Iterator[str | Citation]:
        """The text in order, with each marker replaced by its citation."""
        position = 0
        for marker in _MARKER.finditer(self.text):
            yield self.text[position : marker.start()]
            yield self.citations[int(marker[1]) - 1]
            position = marker.end()
        yield self.text[position:]


@dataclass(frozen=True)
class Conversation:
    """The answers so far, oldest first. Adding one returns the next conversation."""

    turns: tuple[Answer, ...] = ()

    def add(self, answer: Answer) -> "Conversation":
        return Conversation((*self.turns, answer))
