"""Paragraphs of an article, made easy to parse: what is quoted is cut short."""

import re
from bisect import bisect_right
from dataclasses import dataclass

from index.english.characters import with_plain_blanks
from index.english.quotation_marks import Quotation, quotations
from index.span import Span
from index.statements.quoted import STOP, Quoted, is_sentence, is_single

LONGEST = 4000

_LINE = re.compile(r"[^\s](?:[^\n]*[^\s])?")


def paragraphs(text: str, body: Span) -> list[Span]:
    """The lines of the body that hold anything, without the blanks around them.

    A line longer than `LONGEST` characters comes in parts that end at a full stop or a blank.
    """
    result = []
    for line in _LINE.finditer(text, *body):
        start, end = line.span()
        while end - start > LONGEST:
            stop = max(text.rfind(". ", start, start + LONGEST) + 1, 0)
            stop = stop if stop > start else text.rfind(" ", start, start + LONGEST)
            stop = stop if stop > start else start + LONGEST
            result.append(Span(start, stop))
            start = stop + len(text[stop:end]) - len(text[stop:end].lstrip())
        result.append(Span(start, end))
    return result


@dataclass(frozen=True)
class Unit:
    """A paragraph as the parser reads it: what is quoted is cut short, so that it reads well.

    A quoted sentence becomes a short stand-in, a longer part of a sentence ends at its first full
    stop. `pieces` are where the slices of what is read start, there and in the article; `cuts`
    are the slices that stand for more than themselves, with the span they stand for. `whole` and
    `partial` are the quotations, those that are a sentence of their own and those that are not.
    """

    start: int
    end: int
    text: str
    pieces: tuple[tuple[int, int], ...]
    cuts: tuple[tuple[int, int, Span], ...]
    whole: tuple[Quotation, ...]
    partial: tuple[Quotation, ...]

    @property
    def is_quotation(self) -> bool:
        """True if the paragraph is a quoted sentence and nothing else."""
        return [quotation.span for quotation in self.whole] == [self.paragraph]

    @property
    def paragraph(self) -> Span:
        """Its span in the article."""
        return Span(self.start, self.end)

    def span(self, start: int, end: int) -> Span:
        """The span of the article that `self.text[start:end]` stands for."""
        begin = finish = None
        for first, last, stands_for in self.cuts:
            if first <= start < last:
                begin = stands_for.start
            if first < end <= last:
                finish = stands_for.end
        return Span(
            self._offset(start) if begin is None else begin,
            self._offset(end - 1) + 1 if finish is None else finish,
        )

    def is_cut(self, start: int, end: int) -> bool:
        """True if `self.text[start:end]` stands for more than itself."""
        return any(first < end and start < last for first, last, _ in self.cuts)

    def read_as(self, quotation: Quotation) -> Span:
        """Where a quotation stands in what is read."""
        for first, last, stands_for in self.cuts:
            if stands_for == quotation.span:
                return Span(first, last)
            if stands_for.end == quotation.end:
                return Span(self._read(quotation.start), last)
        return Span(self._read(quotation.start), self._read(quotation.end - 1) + 1)

    def _offset(self, at: int) -> int:
        piece = bisect_right(self.pieces, at, key=lambda piece: piece[0]) - 1
        return self.pieces[piece][1] + at - self.pieces[piece][0]

    def _read(self, offset: int) -> int:
        piece = bisect_right(self.pieces, offset, key=lambda piece: piece[1]) - 1
        return self.pieces[piece][0] + offset - self.pieces[piece][1]


STAND_IN = "It is true"

AGENCIES = "AP|AFP|Reuters|CNN|UPI|TASS|Bloomberg"
DATELINE = re.compile(
    rf"\((?:{AGENCIES})\)\s*(?:(?:—|–|--|-)\s*)?(?=\S)|"
    r"(?:[A-Z][A-Z.'’-]+(?:,? [A-Z][\w.'’-]*){0,4}(?: \([^()\n]{2,20}\))?"
    rf"|[A-Z][\w.'’-]+(?:,? [\w.'’-]+){{0,4}} \((?:{AGENCIES})\))"
    r"\s*(?:—|–|--|-)\s+"
)


def units(text: str, body: Span) -> list[Unit]:
    """The paragraphs of the body as they are read, without datelines (`LONDON (AP) — `)."""
    spans = paragraphs(text, body)
    marked = quotations(text, spans)
    has_double = any(not is_single(text, quotation) for quotation in marked)
    result = []
    at = 0
    for span in spans:
        inside = []
        while at < len(marked) and marked[at].end <= span.end:
            inside.append(marked[at])
            at += 1
        result.append(_unit(text, span, inside, has_double))
    return result


def _unit(text: str, paragraph: Span, inside: list[Quotation], has_double: bool) -> Unit:
    reader = _Reader(text, paragraph)
    whole: list[Quotation] = []
    partial: list[Quotation] = []
    for previous, quotation in zip([None, *inside], inside, strict=False):
        quoted = Quoted(
            text, paragraph, quotation, previous, bool(whole), bool(partial), has_double
        )
        if is_sentence(quoted):
            whole.append(quotation)
            reader.stand_in(quotation)
        else:
            partial.append(quotation)
            reader.shorten(quotation)
    readable = reader.finish()
    pieces, cuts = tuple(reader.pieces), tuple(reader.cuts)
    return Unit(*paragraph, readable, pieces, cuts, tuple(whole), tuple(partial))


class _Reader:
    """A paragraph while it is made easy to parse."""

    def __init__(self, text: str, paragraph: Span) -> None:
        dateline = DATELINE.match(text, *paragraph)
        self.pieces: list[tuple[int, int]] = []
        self.cuts: list[tuple[int, int, Span]] = []
        self._text, self._paragraph = text, paragraph
        self._position = dateline.end() if dateline else paragraph.start
        self._read = ""

    def stand_in(self, quotation: Quotation) -> None:
        """Read a short sentence in the place of a quoted one."""
        text, (start, end) = self._text, quotation.span
        self._as_it_is(start)
        glued = start > self._paragraph.start and not text[start - 1].isspace()
        close = text[end : end + 1].isalnum()
        last = quotation.last_character(text)
        mark = last if last in tuple(".,!?") else ""
        self._instead(" " * glued + f'"{STAND_IN}{mark}"' + " " * close, end)

    def shorten(self, quotation: Quotation) -> None:
        """Read a quoted part of a sentence up to its first full stop."""
        if stop := STOP.search(self._text, *quotation.span):
            self._as_it_is(stop.start())
            self._instead('."', quotation.end)

    def finish(self) -> str:
        """Read the rest: the whole that is read."""
        self._as_it_is(self._paragraph.end)
        readable = with_plain_blanks(self._read)
        if readable.isupper() and len(readable.lower()) == len(readable):
            return readable.lower()  # the parser takes words in capitals for names
        return readable

    def _as_it_is(self, upto: int) -> None:
        self._add(self._text[self._position : upto], upto)

    def _instead(self, words: str, upto: int) -> None:
        first = len(self._read)
        self.cuts.append((first, first + len(words), Span(self._position, upto)))
        self._add(words, upto)

    def _add(self, words: str, upto: int) -> None:
        self.pieces.append((len(self._read), self._position))
        self._read += words
        self._position = upto
