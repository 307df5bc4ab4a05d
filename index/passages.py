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
    text = article.text
    start, end = article.body
    tokens = encoder.tokenize(text[start:end])
    starts = [start + token[0] for token in tokens]
    ends = [start + token[1] for token in tokens]
    prefix = len(encoder.tokenize(heading(article)))
    room = max(encoder.max_tokens - _SPECIAL_TOKENS - prefix, encoder.max_tokens // 2)

    def fits(span: Span) -> bool:
        return bisect_left(starts, span.end) - bisect_right(ends, span.start) <= room

    def pieces() -> Iterator[Span]:
        for found in _PARAGRAPH.finditer(text, start, end):
            paragraph = Span(*found.span())
            if fits(paragraph):
                yield paragraph
                continue
            for sentence in sentences(text, *paragraph):
                yield from [sentence] if fits(sentence) else _cut(sentence, starts, ends, room)

    passages: list[Span] = []
    for piece in pieces():
        together = Span(passages[-1].start, piece.end) if passages else piece
        if passages and fits(together):
            passages[-1] = together
        else:
            passages.append(piece)
    return passages


def _cut(span: Span, starts: Sequence[int], ends: Sequence[int], room: int) -> Iterator[Span]:
    first, last = bisect_left(starts, span.start), bisect_left(starts, span.end)
    while first < last:
        stop = min(first + room, last)
        while stop < last and stop - first > room // 2 and starts[stop] == ends[stop - 1]:
            stop -= 1  # inside a word
        yield Span(starts[first], ends[stop - 1])
        first = stop
