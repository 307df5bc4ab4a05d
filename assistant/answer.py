"""Answers: text in which every quotation is an exact slice of an article."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from assistant.source import source_line
from index.articles.article import Article

if TYPE_CHECKING:
    from assistant.understanding.question import Question


def whole(text: str) -> str:
    """A text with the halves of a character that stand beside each other joined, and others
    replaced: text with one can't be written or sent as UTF-8."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


@dataclass(frozen=True)
class Citation:
    """Words of an article that an answer rests on: `article.text[start:end] == quote`.

    `speaker` is who makes the statement in them, None where that is nobody or unclear, and `role`
    what the article says that they are. `direct` is true if the words are all the speaker's own;
    else they are the article's, reporting it.
    """

    number: int
    article: Article
    start: int
    end: int
    quote: str
    speaker: str | None = None
    direct: bool = False
    role: str | None = None

    def __post_init__(self) -> None:
        words = self.article.text[self.start : self.end]
        if self.start < 0 or not self.quote or words != self.quote:
            raise ValueError(
                f"citation {self.number} is not an exact slice: {self.article.path} "
                f"[{self.start}:{self.end}] is not {self.quote!r}"
            )

    @property
    def source(self) -> str:
        """Who says it, where and when it was printed, on one line."""
        return source_line(self.article, self.speaker, self.role)

    def to_dict(self) -> dict[str, Any]:
        """The citation as plain values for JSON, with where its article comes from."""
        article = self.article
        values = {
            "number": self.number,
            "quote": self.quote,
            "speaker": self.speaker,
            "role": self.role,
            "source": self.source,
            "direct": self.direct,
            "article": article.id,
            "start": self.start,
            "end": self.end,
            "title": article.title,
            "outlet": article.outlet,
            "byline": article.byline,
            "published": article.published.isoformat() if article.published else None,
            "url": article.url,
            "file": article.path,  # Gradio's clients download whatever has a "path"
        }
        return {
            name: whole(value) if isinstance(value, str) else value
            for name, value in values.items()
        }


Part = str | Citation | int
"""A piece of an answer: the assistant's own words, a citation shown with its words, or the
number of a citation that supports the words before it."""


@dataclass(frozen=True)
class Answer:
    """What the articles say about a question, or that they don't say it.

    `parts`, in order, are the answer; `text` is the same as plain text. `standalone` is the
    question as it was understood. A refused answer has no citations: `missing` names what the
    articles lack and `nearest` holds the passages that came closest. `confidence` is the
    probability, from 0 to 1, that the articles answer the question; `seconds` is how long it
    took. `notes` are sentences about how the answer was made (an LLM that was down, say). `asked`
    is the question that was answered, from which a follow-up goes on; None where it was small talk
    or was not understood.
    """

    question: str
    standalone: str
    parts: tuple[Part, ...]
    citations: tuple[Citation, ...] = ()
    refused: bool = False
    missing: tuple[str, ...] = ()
    nearest: tuple[Citation, ...] = ()
    confidence: float = 0.0
    seconds: float = 0.0
    notes: tuple[str, ...] = ()
    asked: "Question | None" = None

    def __post_init__(self) -> None:
        numbers = [citation.number for citation in self.citations]
        if numbers != list(range(1, len(numbers) + 1)):
            raise ValueError(f"citations are numbered 1, 2, ...; got {numbers}")
        for part in self.parts:
            known = part in self.citations if isinstance(part, Citation) else part in numbers
            if not (known or isinstance(part, str)):
                raise ValueError(f"the answer shows {part!r}, which is not among its citations")
        if self.refused and self.citations:
            raise ValueError("a refused answer cites nothing; what came close is `nearest`")

    def to_dict(self) -> dict[str, Any]:
        """The answer as plain values for JSON; `start` and `end` are offsets in characters of
        the article's text."""
        return {
            "question": whole(self.question),
            "standalone": whole(self.standalone),
            "text": whole(self.text),
            "refused": self.refused,
            "missing": list(map(whole, self.missing)),
            "confidence": round(self.confidence, 3),
            "seconds": round(self.seconds, 3),
            "notes": list(map(whole, self.notes)),
            "citations": [citation.to_dict() for citation in self.citations],
            "nearest": [citation.to_dict() for citation in self.nearest],
        }

    @property
    def rephrased(self) -> bool:
        """True if the question was understood otherwise than it was typed."""
        understood, typed = (
            words.casefold().rstrip("?!. ").split() for words in (self.standalone, self.question)
        )
        return understood not in ([], typed)

    @property
    def text(self) -> str:
        """The answer as plain text, each citation marked by its number: `words [1]`."""
        return "".join(
            part
            if isinstance(part, str)
            else f"[{part}]"
            if isinstance(part, int)
            else f"{part.quote} [{part.number}]"
            for part in self.parts
        )


@dataclass(frozen=True)
class Conversation:
    """The answers so far, oldest first. Adding one returns the next conversation."""

    turns: tuple[Answer, ...] = ()

    def add(self, answer: Answer) -> "Conversation":
        """The conversation with an answer more."""
        return Conversation((*self.turns, answer))
