"""Passages: slices of an article that fit the embedding model."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.articles.article import Article
from index.encoder import Encoder
from index.english.days import spelt
from index.english.sentences import sentences
from index.span import Span

_PARAGRAPH = re.compile(r"\S(?:.*\S)?(?:\n[^\S\n]*\S(?:.*\S)?)*")
_SPECIAL_TOKENS = 2  # the model's start and end marks
_HEADING_LENGTH = 110  # characters, so no more tokens: half of what the model reads is for words


@dataclass(frozen=True)
class Passage:
    """A slice of an article: `article.text[start:end]`."""

    id: int
    article_id: str
    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a passage needs 0 <= start < end, got {self.start}:{self.end}")


def heading(article: Article) -> str:
    """What is put in front of each passage before it is embedded: headline and date."""
    title, day = article.title, article.published
    if len(title) > _HEADING_LENGTH:
        title = title[:_HEADING_LENGTH] + "…"
    return f"{title} ({spelt(day)})" if day else title


def embedded_text(article: Article, passage: Passage) -> str:
    """What the model reads of a passage: the heading, then its words."""
    return f"{heading(article)}\n{article.text[passage.start : passage.end]}"


def searched_text(article: Article, passage: Passage) -> str:
    """What the full text knows of a passage: the headline, then its words."""
    return f"{article.title}\n{article.text[passage.start : passage.end]}"


def split(article: Article, encoder: Encoder) -> list[Span]:
    """Spans of the passages of an article's body, in order and without overlap.

    Each fits the model together with the heading. Whole paragraphs stay together as long as
    they fit; a paragraph that is longer than the model reads is cut at ends of sentences, and a
    sentence that is longer still between words.
    """
    measure = _measure(article, encoder)
    passages: list[Span] = []
    for piece in _pieces(article, measure):
        together = Span(passages[-1].start, piece.end) if passages else piece
        if passages and measure.fits(together):
            passages[-1] = together
        else:
            passages.append(piece)
    return passages


@dataclass(frozen=True)
class _Measure:
    """Where the tokens of an article's body start and end, and how many a passage may have."""

    starts: Sequence[int]
    ends: Sequence[int]
    room: int

    def fits(self, span: Span) -> bool:
        """True if the model reads all of a slice of the body."""
        tokens = bisect_left(self.starts, span.end) - bisect_right(self.ends, span.start)
        return tokens <= self.room

    def cut(self, span: Span) -> Iterator[Span]:
        """Slices of a slice that fit, as long as possible; between words where there are any."""
        first, last = bisect_left(self.starts, span.start), bisect_left(self.starts, span.end)
        while first < last:
            stop = min(first + self.room, last)
            while stop < last and stop - first > self.room // 2 and self._inside_word(stop):
                stop -= 1
            yield Span(self.starts[first], self.ends[stop - 1])
            first = stop

    def _inside_word(self, token: int) -> bool:
        return self.starts[token] == self.ends[token - 1]


def _measure(article: Article, encoder: Encoder) -> _Measure:
    start, end = article.body
    tokens = encoder.tokenize(article.text[start:end])
    prefix = len(encoder.tokenize(heading(article)))
    return _Measure(
        [start + token.start for token in tokens],
        [start + token.end for token in tokens],
        max(encoder.max_tokens - _SPECIAL_TOKENS - prefix, encoder.max_tokens // 2),
    )


def _pieces(article: Article, measure: _Measure) -> Iterator[Span]:
    """The paragraphs of an article's body; of those that don't fit the sentences, or their cuts."""
    for found in _PARAGRAPH.finditer(article.text, *article.body):
        paragraph = Span(*found.span())
        if measure.fits(paragraph):
            yield paragraph
            continue
        for sentence in sentences(article.text, *paragraph):
            yield from [sentence] if measure.fits(sentence) else measure.cut(sentence)
