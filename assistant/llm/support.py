"""Support: which exact sentences of its excerpts a sentence of an LLM rests on, and how it stands
to them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from assistant.answer import Standing
from assistant.llm.faithful import Source, check
from assistant.understanding.question import content_terms
from index.articles.article import Article
from index.english.sentences import sentences
from index.english.stems import stems
from index.span import Span
from index.statements.statement import Statement

Encode = Callable[[Sequence[str]], Any]
"""Unit vectors of texts, one a row."""

_NEAR = 0.5  # share of a sentence's words from which another is what it was made from


@dataclass(frozen=True)
class Excerpt:
    """A passage that an LLM was given under a number: `article.text[start:end]`, and the
    statements that begin in it."""

    number: int
    article: Article
    start: int
    end: int
    statements: tuple[Statement, ...] = ()

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end <= len(self.article.text):
            raise ValueError(f"an excerpt is a slice of its article, got {self.start}:{self.end}")

    @property
    def words(self) -> str:
        """The passage itself."""
        return self.article.text[self.start : self.end]

    @property
    def sentences(self) -> list[Span]:
        """Where each sentence stands in the article's text."""
        return [Span(*span) for span in sentences(self.article.text, self.start, self.end)]

    def said_in(self, span: Span) -> list[Statement]:
        """The statements that a slice of the article meets."""
        return [item for item in self.statements if any(span.meets(held) for held in item.spans)]


@dataclass(frozen=True)
class Basis:
    """Sentences of an excerpt on which one of an LLM rests: `article.text[start:end]`."""

    excerpt: Excerpt
    start: int
    end: int

    @property
    def words(self) -> str:
        """The sentences as they stand in the article."""
        return self.excerpt.article.text[self.start : self.end]


@dataclass(frozen=True)
class Support:
    """How a sentence stands to what was excerpted, and on which sentences it rests. Without a
    standing it may not be shown: `basis` is then what it seems to have been made from, if that
    shows, and `fault` is what of it nothing bears out."""

    standing: Standing | None
    basis: tuple[Basis, ...] = ()
    fault: str | None = None


def judge(sentence: str, excerpts: Sequence[Excerpt], encode: Encode | None = None) -> Support:
    """How a sentence stands to the excerpts that it cites: borne out by one sentence of theirs, or
    not at all."""
    terms = set(content_terms(sentence))
    best, most, fault = None, 0.0, "no sentence"
    for excerpt in excerpts:
        for span in _windows(excerpt):
            names = [item.speaker.name for item in excerpt.said_in(span) if item.speaker]
            told = terms.difference(stems(" ".join(names)))
            held = len(told.intersection(stems(_slice(excerpt, span)))) / max(1, len(told))
            if held >= _NEAR:
                support = [check(sentence, [source]) for source in _sources(excerpt, span)]
                if any(one.holds for one in support):
                    return Support("articles", (Basis(excerpt, *span),))
                fault = support[0].fault or fault
            if held > most:
                best, most = Basis(excerpt, *span), held
    return Support(None, (best,) if best and most >= _NEAR else (), fault)


def _windows(excerpt: Excerpt) -> Iterator[Span]:
    """Each sentence of an excerpt, and the sentences that a statement of several stands in."""
    found = excerpt.sentences
    yield from found
    for item in excerpt.statements:
        met = [span for span in found if any(span.meets(held) for held in item.spans)]
        if len(met) > 1:
            yield Span(met[0].start, met[-1].end)


def _sources(excerpt: Excerpt, span: Span) -> Iterator[Source]:
    """Sentences as what may bear another out: themselves, and as the statements in them."""
    words, outlet = _slice(excerpt, span), excerpt.article.outlet
    said = excerpt.said_in(span)
    speakers = sorted({item.speaker.name for item in said if item.speaker})
    for speaker in speakers or (None,):
        yield Source(words, speaker, outlet)
    for item in said:
        for start, end in item.spans:
            if item.speaker and item.kind == "direct" and span.start <= start and end <= span.end:
                yield Source(excerpt.article.text[start:end], item.speaker.name, outlet)


def _slice(excerpt: Excerpt, span: Span) -> str:
    return excerpt.article.text[span.start : span.end]
