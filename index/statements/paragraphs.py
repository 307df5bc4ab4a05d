"""Quotations: where words stand between quotation marks, and paragraphs made easy to parse."""

import re
from bisect import bisect_right
from dataclasses import dataclass

from index.english.characters import with_plain_blanks
from index.english.quotation_marks import MARKS, Quotation, is_title, quotations
from index.english.words import words_of
from index.span import Span
from index.statements.cues import FORMS, SPEECH

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
        """Whether the paragraph is a quoted sentence and nothing else."""
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
        """Whether `self.text[start:end]` stands for more than itself."""
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

_STOP = re.compile(r"[.?!](?=\s+[A-Z“\"‘])")
_GOES_ON = words_of("in but to for at on of with because if than is was are were")
_ANSWERS = "answer|reply|response|verdict|message|refrain|comment|reaction"
PREDICATE = re.compile(
    rf"\s(?:is|was)(?:\s(?:how|what)\b|\sthe\s(?:\w+\s)?(?:{_ANSWERS})\s(?:from|of)\b"
    rf"|(?=\s[^\n.,“”\"]{{1,40}}[’']s\s(?:\w+\s){{0,2}}(?:{_ANSWERS})\b))"
)
"""What makes a quotation the subject of a sentence that tells whose it is: `“…” is how Lund …`."""

_SIGNED = re.compile(r"\s*(?:[—–]|--?\s|\(@)\s*[A-Z@]")

AGENCIES = "AP|AFP|Reuters|CNN|UPI|TASS|Bloomberg"
_DATELINE = re.compile(
    rf"\((?:{AGENCIES})\)\s*(?:(?:—|–|--|-)\s*)?(?=\S)|"
    r"(?:[A-Z][A-Z.'’-]+(?:,? [A-Z][\w.'’-]*){0,4}(?: \([^()\n]{2,20}\))?"
    rf"|[A-Z][\w.'’-]+(?:,? [\w.'’-]+){{0,4}} \((?:{AGENCIES})\))"
    r"\s*(?:—|–|--|-)\s+"
)


def units(text: str, body: Span) -> list[Unit]:
    """The paragraphs of the body as they are read, without datelines (`LONDON (AP) — `)."""
    spans = paragraphs(text, body)
    marked = quotations(text, spans)
    has_double = any(not _is_single(text, quotation) for quotation in marked)
    result = []
    at = 0
    for start, end in spans:
        inside = []
        while at < len(marked) and marked[at].end <= end:
            inside.append(marked[at])
            at += 1
        result.append(_unit(text, start, end, inside, has_double))
    return result


def _unit(text: str, start: int, end: int, inside: list[Quotation], has_double: bool) -> Unit:
    dateline = _DATELINE.match(text, start, end)
    position = dateline.end() if dateline else start
    read: list[str] = []
    length = 0
    pieces: list[tuple[int, int]] = []
    cuts: list[tuple[int, int, Span]] = []
    whole: list[Quotation] = []
    partial: list[Quotation] = []

    def add(words: str, upto: int) -> None:
        nonlocal length, position
        pieces.append((length, position))
        read.append(words)
        length += len(words)
        position = upto

    for number, quotation in enumerate(inside):
        before = inside[number - 1].end if number else None
        between = " that " if before is None else text[before : quotation.start]
        joined = bool(whole) and between.strip() in ("and", "or", "")
        is_line = quotation.span == (start, end)
        heading = has_double and is_line and _is_single(text, quotation)
        in_series = between.strip() in ("", "and", "or") and bool(partial) and not joined
        continued = in_series and text[quotation.start : quotation.end].lstrip(MARKS)[:1].islower()
        if heading or continued or not is_whole(text, quotation, Span(start, end), between, joined):
            partial.append(quotation)
            stop = _STOP.search(text, quotation.start, quotation.end)
            if stop:
                add(text[position : stop.start()], stop.start())
                cuts.append((length, length + 2, Span(position, quotation.end)))
                add('."', quotation.end)
            continue
        whole.append(quotation)
        add(text[position : quotation.start], quotation.start)
        glued = quotation.start > start and not text[quotation.start - 1].isspace()
        close = text[quotation.end : quotation.end + 1].isalnum()
        inner = text[quotation.start : quotation.end].rstrip("”\"»’' ")
        stop_mark = inner[-1] if inner[-1:] in tuple(".,!?") else ""
        words = " " * glued + f'"{STAND_IN}{stop_mark}"' + " " * close
        cuts.append((length, length + len(words), Span(position, quotation.end)))
        add(words, quotation.end)
    add(text[position:end], end)
    readable = with_plain_blanks("".join(read))
    if readable.isupper() and len(readable.lower()) == len(readable):
        readable = readable.lower()  # the parser takes words in capitals for names
    return Unit(start, end, readable, tuple(pieces), tuple(cuts), tuple(whole), tuple(partial))


def _is_single(text: str, quotation: Quotation) -> bool:
    """Whether single marks are around it: for a line of its own, the way headings are set."""
    return text[quotation.start] in "‘'" and not text.startswith("''", quotation.start)


def is_whole(text: str, quotation: Quotation, paragraph: Span, between: str, joined: bool) -> bool:
    """Whether a quotation is a sentence of its own rather than a part of the reporter's.

    `between` is what stands between it and the quotation before it in the paragraph, `joined`
    says that this is no more than `and`.
    """
    if quotation.continues or quotation.runs_on:
        return True
    inner = text[quotation.start : quotation.end].strip(f"{MARKS} \xa0")
    words = inner.split()
    leading = text[paragraph.start : quotation.start].rstrip()
    before = leading[-1:]
    following = text[quotation.end : paragraph.end]
    if PREDICATE.match(following) and len(words) > 3:
        return True
    if (
        following[:1] == " "
        and following.split(maxsplit=1)[0:1]
        and (following.split(maxsplit=1)[0] in _GOES_ON)
    ):
        return False
    if _SIGNED.match(following) and inner[:1].isupper() and not leading and len(words) > 2:
        return True
    ends = inner[-1:] in tuple(".,!?…—-:;–") or (following[:1] in tuple(",.!?;") and len(words) > 3)
    if not ends or not words:
        unfinished = before in ("", ".") and len(words) > 7 and inner[0].isupper()
        return unfinished or (before == ":" and len(words) > 3)
    if len(words) > 8 and inner[-1] in ",.!?" and _STOP.search(inner):
        return True
    if joined or before in tuple(":.?!…”\"'") or not before:
        return True
    upper = not inner[0].islower()
    after_cue = FORMS.get(_last_word(leading), "") in SPEECH
    if before in tuple(",—–-;"):
        goes_on = len(between.split()) <= 12 and " that " not in between
        return (upper and not is_title(inner)) or after_cue or goes_on
    return before != "(" and upper and (after_cue or (len(words) > 4 and not is_title(inner)))


def _last_word(leading: str) -> str:
    word = leading[-20:].rstrip(" ,:—–-").split()[-1:]
    return word[0].lower() if word else ""
