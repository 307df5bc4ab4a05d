"""Statements in the making: the spans of their content, and how these are cut to size."""

from dataclasses import dataclass
from typing import Literal

from index.span import Span
from index.statements.paragraphs import Unit


@dataclass
class Draft:
    """A statement in the making; `token` is its cue in the paragraph's parse, -1 without one."""

    spans: list[Span]
    mention: Span | None
    cue: Span | None
    token: int = -1
    kind: Literal["direct"] | None = None

    def covers(self, span: Span) -> bool:
        return any(start <= span.start and span.end <= end for start, end in self.spans)

    def touches(self, span: Span) -> bool:
        return any(start < span.end and span.start < end for start, end in self.spans)


def apart(drafts: list[Draft]) -> list[tuple[Draft, tuple[Span, ...]]]:
    """The drafts in the order of the text, without the spans that others hold already."""
    ordered = sorted(
        ((span, number) for number, draft in enumerate(drafts) for span in set(draft.spans)),
        key=lambda one: (one[0].start, -one[0].end, one[1]),
    )
    kept: dict[int, list[Span]] = {}
    end = -1
    for span, number in ordered:
        if span.start >= end:
            kept.setdefault(number, []).append(span)
            end = span.end
    return [(drafts[number], _joined(spans)) for number, spans in kept.items()]


def _joined(spans: list[Span]) -> tuple[Span, ...]:
    """Spans in order, those without a gap made one."""
    result = spans[:1]
    for span in spans[1:]:
        if span.start == result[-1].end:
            result[-1] = Span(result[-1].start, span.end)
        else:
            result.append(span)
    return tuple(result)


def trimmed(text: str, span: Span, unit: Unit) -> Span | None:
    """A span without punctuation and `and` around it; quotations at its ends are kept whole."""
    start, end = stripped(text, span) or Span(span.start, span.start)
    for word in (" and", " but", " or"):
        if text[start:end].endswith(word):
            start, end = stripped(text, Span(start, end - len(word))) or Span(start, start)
    for quotation in (*unit.partial, *unit.whole):
        if start < quotation.end and quotation.start < end:
            start, end = min(start, quotation.start), max(end, quotation.end)
    return Span(start, end) if start < end else None


def stripped(text: str, span: Span, edges: str = " \t\xa0,;:.—–-") -> Span | None:
    """A span without the characters `edges` around it; None when nothing is left."""
    start, end = span
    while start < end and text[start] in edges:
        start += 1
    while start < end and text[end - 1] in edges:
        end -= 1
    return Span(start, end) if start < end else None
