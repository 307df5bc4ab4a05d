"""Answers: text in which every quotation is an exact slice of an article."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from assistant.source import source_line
from assistant.understanding.wording import with_topics
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


Standing = Literal["quoted", "articles", "model"]
"""How the words of an LLM stand to the articles: an exact slice of one, in their words (one of
their sentences, at most with words left out), or in the model's own."""


@dataclass(frozen=True)
class Worded:
    """A sentence of an LLM: its words, how they stand to the articles, and the numbers of the
    citations that it rests on."""

    words: str
    standing: Standing
    numbers: tuple[int, ...]

    def __post_init__(self) -> None:
        if not self.words.strip() or not self.numbers:
            raise ValueError(f"a sentence of an LLM needs words and what it rests on, got {self}")

    def to_dict(self) -> dict[str, Any]:
        """The sentence as plain values for JSON."""
        return {
            "words": whole(self.words),
            "standing": self.standing,
            "citations": list(self.numbers),
        }


Part = str | Citation | int | Worded
"""A piece of an answer: the assistant's own words, a citation shown with its words, the number of
a citation that supports the words before it, or a sentence of an LLM."""


Outcome = Literal["yes", "no", "choice", "number", "swapped", "both", "open", "correction"]
"""What the articles say to a yes/no question: yes or no, which of two, another number, who did it
the other way round, both yes and no, or nothing that decides; or that a question takes something
wrong for granted."""


@dataclass(frozen=True)
class Usage:
    """What an LLM took to write an answer: its name, the tokens that it read and wrote, as its
    endpoint counts them or else estimated, and the seconds that were waited for it."""

    model: str
    prompt_tokens: int
    reply_tokens: int
    seconds: float

    @property
    def line(self) -> str:
        """The same on one line, for the reader."""
        return (
            f"LLM: {' '.join(self.model.split())} · {self.prompt_tokens:,} tokens read, "
            f"{self.reply_tokens:,} written · {self.seconds:.1f} s"
        )

    def to_dict(self) -> dict[str, Any]:
        """The values as plain ones for JSON."""
        return {
            "model": whole(self.model),
            "prompt_tokens": self.prompt_tokens,
            "reply_tokens": self.reply_tokens,
            "seconds": round(self.seconds, 3),
        }


@dataclass(frozen=True)
class Answer:
    """What the articles say about a question, or that they don't say it.

    `parts`, in order, are the answer; `text` is the same as plain text. `standalone` is the
    question as it was understood. A refused answer has no citations: `missing` names what the
    articles lack and `nearest` holds the passages that came closest. `confidence` is the
    probability, from 0 to 1, that the articles answer the question; `seconds` is how long it
    took. `notes` are sentences about how the answer was made (an LLM that was down, say). `asked`
    is the question that was answered, from which a follow-up goes on; None where it was small talk
    or was not understood. `usage` is what an LLM took, where one was asked. `verdict` is what the
    articles say to a question that wants a yes or a no, or takes something wrong for granted.
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
    usage: Usage | None = None
    verdict: Outcome | None = None

    def __post_init__(self) -> None:
        numbers = [citation.number for citation in self.citations]
        if numbers != list(range(1, len(numbers) + 1)):
            raise ValueError(f"citations are numbered 1, 2, ...; got {numbers}")
        for part in self.parts:
            if not self._holds(part):
                raise ValueError(f"the answer shows {part!r}, which is not among its citations")
        if self.refused and self.citations:
            raise ValueError("a refused answer cites nothing; what came close is `nearest`")

    def _holds(self, part: Part) -> bool:
        """True if the answer has what a part cites."""
        if isinstance(part, Worded):
            return {*part.numbers} <= {citation.number for citation in self.citations}
        if isinstance(part, int):
            return 0 < part <= len(self.citations)
        return isinstance(part, str) or part in self.citations

    @property
    def sentences(self) -> tuple[Worded, ...]:
        """The sentences of an LLM, where one wrote the answer, and what is quoted among them."""
        if not any(isinstance(part, Worded) for part in self.parts):
            return ()
        return tuple(
            Worded(part.quote, "quoted", (part.number,)) if isinstance(part, Citation) else part
            for part in self.parts
            if isinstance(part, Citation | Worded)
        )

    def to_dict(self) -> dict[str, Any]:
        """The answer as plain values for JSON; `start` and `end` are offsets in characters of
        the article's text."""
        return {
            "question": whole(self.question),
            "standalone": whole(self.standalone),
            "about": list(map(whole, self.about)),
            "text": whole(self.text),
            "refused": self.refused,
            "missing": list(map(whole, self.missing)),
            "confidence": round(self.confidence, 3),
            "seconds": round(self.seconds, 3),
            "notes": list(map(whole, self.notes)),
            "sentences": [sentence.to_dict() for sentence in self.sentences],
            "verdict": self.verdict,
            "usage": self.usage.to_dict() if self.usage else None,
            "citations": [citation.to_dict() for citation in self.citations],
            "nearest": [citation.to_dict() for citation in self.nearest],
        }

    @property
    def about(self) -> tuple[str, ...]:
        """What of the conversation went along with the question, beside its words."""
        shown = self.asked and self.asked.standalone == self.standalone
        return self.asked.beside if self.asked and shown else ()

    @property
    def in_context(self) -> str:
        """The question as it was understood with what went along: `Is it safe (the old dam)?`"""
        return with_topics(self.standalone, self.about)

    @property
    def rephrased(self) -> bool:
        """True if the question was understood otherwise than it was typed."""
        understood, typed = (
            words.casefold().rstrip("?!. ").split() for words in (self.standalone, self.question)
        )
        return understood not in ([], typed)

    @property
    def text(self) -> str:
        """The answer as plain text, each citation marked by its number: `words [1]`. Under a
        sentence in an LLM's own words stand those of the articles that it rests on."""
        written = ""
        for part in self.parts:
            piece = self._as_text(part)
            written += piece.removeprefix(" ") if written.endswith("\n") else piece
        last = self.parts[-1] if self.parts else None
        return written.rstrip("\n") if isinstance(last, Worded) else written

    def _as_text(self, part: Part) -> str:
        if isinstance(part, Worded):
            told = f"{part.words} {''.join(f'[{number}]' for number in part.numbers)}"
            if part.standing != "model":
                return told
            under = [f"    [{n}] {self.citations[n - 1].quote}" for n in part.numbers]
            return "\n".join([told, "    (in the model’s words; the articles say:)", *under, ""])
        if isinstance(part, Citation):
            return f"{part.quote} [{part.number}]"
        return f"[{part}]" if isinstance(part, int) else part


@dataclass(frozen=True)
class Conversation:
    """The answers so far, oldest first. Adding one returns the next conversation."""

    turns: tuple[Answer, ...] = ()

    def add(self, answer: Answer) -> "Conversation":
        """The conversation with an answer more."""
        return Conversation((*self.turns, answer))
