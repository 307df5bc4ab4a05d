"""Outlines: what a paragraph's grammar tells of the people in it, in plain values.

Whoever has parsed an article hands them over; resolution parses nothing itself.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from index.english.quotation_marks import quotations
from index.english.sentences import sentences
from index.span import Span

_LINE = re.compile(r"[^\n]+")

Place = Literal["subject", "object", "complement", "possessor", "modifier"]
"""What a noun is in its clause; a complement is governed by a preposition, and a modifier stands
before another noun ("the Lund campaign"). An apposition, or what "and" joins, is what the noun is
that it stands beside."""


@dataclass(frozen=True)
class Nominal:
    """A noun, a name or a pronoun, and its place in the sentence.

    `head` is the word itself and `phrase` it and the words before it that belong to it: "governor"
    and "The former governor". `is_fronted` is True in a clause or a phrase before its sentence's
    subject: "As *he* left, Lund laughed". `verb` is the base form of the active verb whose subject
    or object it is, "" where it is of none.
    """

    head: Span
    phrase: Span
    place: Place
    is_fronted: bool = False
    verb: str = ""


@dataclass(frozen=True)
class Outline:
    """A paragraph: its sentences, its quotations with their marks, and its nominals outside of
    them; None where it was not parsed."""

    span: Span
    sentences: tuple[Span, ...]
    quotations: tuple[Span, ...]
    nominals: tuple[Nominal, ...] | None


def outlined(text: str, outlines: Sequence[Outline]) -> list[Outline]:
    """The outlines, which are in order, and between them those of the lines that have none, as
    far as words tell."""
    edges = [0, *(edge for outline in outlines for edge in outline.span), len(text)]
    gaps = zip(edges[::2], edges[1::2], strict=True)
    lines = [
        Span(*line.span()) for gap in gaps for line in _LINE.finditer(text, *gap) if line[0].strip()
    ]
    marked = [quotation.span for quotation in quotations(text, lines)]
    by_words = [
        Outline(line, tuple(sentences(text, *line)), tuple(within(marked, line)), None)
        for line in lines
    ]
    return sorted([*outlines, *by_words], key=lambda outline: outline.span)


def within(spans: Sequence[Span], span: Span) -> Sequence[Span]:
    """Those of some spans in order that start within a span."""
    first = bisect_left(spans, span.start, key=lambda other: other.start)
    return spans[first : bisect_left(spans, span.end, key=lambda other: other.start)]
