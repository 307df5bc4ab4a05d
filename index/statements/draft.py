"""Drafts: statements in the making, the spans of their content, and how these are cut to size."""

from dataclasses import dataclass
from typing import Literal

from index.english.parse import Parse
from index.span import Span, Tokens
from index.statements.cues import QUOTING
from index.statements.frames import is_main_line
from index.statements.paragraphs import Unit
from index.statements.parsed import Attribution, Paragraph, is_verb


@dataclass
class Draft:
    """A statement in the making; `token` is its cue in the paragraph's parse, -1 without one.

    No `Statement` yet: its spans grow from quotation to quotation, may overlap those of others,
    and its speaker may only be named in the next paragraph.
    """

    spans: list[Span]
    mention: Span | None
    cue: Span | None
    token: int = -1
    kind: Literal["direct", "indirect"] | None = None

    @property
    def end(self) -> int:
        """Where its content ends so far."""
        return self.spans[-1].end

    def covers(self, span: Span) -> bool:
        """True if one of its spans holds all of a span."""
        return any(start <= span.start and span.end <= end for start, end in self.spans)

    def touches(self, span: Span) -> bool:
        """True if it holds anything of a span."""
        return any(start < span.end and span.start < end for start, end in self.spans)

    def extend(self, end: int) -> None:
        """Let the last span of the content end later."""
        self.spans[-1] = Span(self.spans[-1].start, end)


def drafted(paragraph: Paragraph, spans: list[Span], attribution: Attribution) -> Draft:
    """The statement with that content that a cue of a paragraph gives to its source."""
    cue, source = attribution
    length = 2 if paragraph.parse.words[cue : cue + 2] == ["according", "to"] else 1
    mention = stripped(paragraph.article, paragraph.span(source)) if source else None
    return Draft(spans, mention, paragraph.span(Tokens(cue, cue + length)), cue)


def is_free(drafts: list[Draft], span: Span) -> bool:
    """True if no statement holds anything of a span."""
    return not any(draft.touches(span) for draft in drafts)


def latest(drafts: list[Draft], before: int) -> Draft | None:
    """The statement that ends last before an offset."""
    ended = [draft for draft in drafts if draft.end <= before]
    return max(ended, key=lambda draft: draft.end, default=None)


def by_last_cue(drafts: list[Draft]) -> Draft | None:
    """The statement whose cue comes last."""
    return max(drafts, key=lambda draft: draft.token, default=None)


def leading_on(parse: Parse, drafts: list[Draft], sentence: int) -> Draft | None:
    """The statement of a sentence that a quotation after that sentence goes on with."""
    return by_last_cue([draft for draft in drafts if leads_on(parse, draft, sentence)])


def leads_on(parse: Parse, draft: Draft, sentence: int) -> bool:
    """True if a quotation after the sentence may go on with this statement of it."""
    if sentence_of(parse, draft) != sentence:
        return False
    if is_verb(parse, draft.token):
        return parse.lemmas[draft.token] in QUOTING and is_main_line(parse, draft.token)
    return parse.words[draft.token] == ":"


def sentence_of(parse: Parse, draft: Draft) -> int:
    """The sentence in which the cue of a statement stands, -1 where it has none here."""
    return parse.sentences[draft.token] if 0 <= draft.token < len(parse.words) else -1


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
