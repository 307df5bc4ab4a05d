"""Quotation marks: where words stand between them, within a paragraph and from one to the next."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.span import Span

MARKS = "“”\"«»„‘’'`"
"""The marks that articles put around quotations, to be stripped from what stands inside."""

_STRAIGHT = str.maketrans("’‘“”", "''\"\"")
_CLOSING = "”\"»’' "

PAIRS = {
    "”": ("”",),
    "“": ("”", "''", "’’"),
    "„": ("“", "”"),
    "«": ("»",),
    '"': ('"', "''", "’’"),
    "''": ("''",),
    "``": ("''",),
    "‘": ("’",),
    "'": ("'",),
}
"""Opening marks, each with the marks that may close it."""

DOUBLE = {"“", "”", '"'}
"""Marks that outlets mix up: each of them closes what another of them has opened."""

_MARK = re.compile(r"''|``|’’|[“”\"«»„‘’']")
_BEFORE_OPENING = set("([{<—–-/:;,=>*•|")
_NESTED = re.compile(r"“[^“”\n]*(?P<inner>“[^“”\n]*”)[^“”\n]*”")
_YEAR = re.compile(r"\d\ds?(?![\w.,:%])")  # `in ‘08`, `the '90s`
_TERMINAL = ".,!?…;:—–-"


@dataclass(frozen=True)
class Quotation:
    """Words between quotation marks within one paragraph: `text[start:end]`, with the marks.

    `continues` says that it goes on from the quotation in the paragraph before, `runs_on` that
    it goes on in the next one, so that its closing mark is there.
    """

    start: int
    end: int
    continues: bool = False
    runs_on: bool = False

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a quotation needs 0 <= start < end, got {self.start}:{self.end}")

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    def last_character(self, text: str) -> str:
        """The last character between the marks, "" where there is none."""
        return text[self.start : self.end].rstrip(_CLOSING)[-1:]

    def is_title(self, text: str) -> bool:
        """True if all longer words in it have capitals, as in names of books and programmes."""
        return is_title(text[self.start : self.end].strip(MARKS))


def straight(text: str) -> str:
    """A text with straight marks and apostrophes in the place of curly ones, each in its place."""
    return text.translate(_STRAIGHT)


def quotations(text: str, spans: Sequence[Span]) -> list[Quotation]:
    """The outermost quotations of the paragraphs, in order; marks without a partner are left out.

    A quotation that a paragraph leaves open is taken to its end when the next paragraph opens
    with a mark again, or closes one that it did not open.
    """
    found: list[Quotation] = []
    running: str | None = None
    for number, (start, end) in enumerate(spans):
        opened = (start, running) if running else None
        continues = running is not None
        running = None
        for at, mark in _marks(text, start, end):
            if opened is None:
                if _opens(text, at, mark, start, end):
                    opened = (at, mark)
            elif continues and at == start:
                opened = (at, mark)
            elif _closes(text, at, mark, opened, end):
                if at + len(mark) - opened[0] > len(opened[1]) + len(mark):
                    found.append(Quotation(opened[0], at + len(mark), continues))
                opened, continues = None, False
            elif _same(mark, opened[1]) and _opens(text, at, mark, start, end):
                opened, continues = (at, mark), False
        if opened is None:
            continue
        if number + 1 < len(spans) and _goes_on(text, spans[number + 1], opened[1]):
            running = opened[1]
            found.append(Quotation(opened[0], end, continues, runs_on=True))
        elif continues:
            found.append(Quotation(opened[0], end, continues))
    return found


def _marks(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """The marks that may be those of an outermost quotation, and where they stand."""
    nested = [match.span("inner") for match in _NESTED.finditer(text, start, end)]
    inner = {at for first, behind in nested for at in (first, behind - 1)}
    for match in _MARK.finditer(text, start, end):
        at, mark = match.start(), match.group()
        if at in inner:
            continue
        # Three apostrophes close an inner quotation and then the outer one, or open both.
        if mark == "''" and text[at + 2 : at + 3] == "'" and at > start and text[at - 1] != " ":
            yield at + 1, mark
        else:
            yield at, mark


def _opens(text: str, at: int, mark: str, start: int, end: int) -> bool:
    """True if a quotation can begin with this mark: a blank before it, a word behind it."""
    before = text[at - 1] if at > start else " "
    after = text[at + len(mark)] if at + len(mark) < end else " "
    if mark in "‘'" and _YEAR.match(text, at + 1):
        return False
    if mark == "”":
        return (at == start or not before.isprintable()) and after.isalnum()
    if mark in ("»", "’", "’’"):
        return False
    if mark in "“„«":
        return True
    if mark == "'" and not after.isalpha():
        return False
    free = before.isspace() or before in _BEFORE_OPENING or before in "“\"'‘" or _is_bullet(before)
    return free and not after.isspace()


def _is_bullet(character: str) -> bool:
    return unicodedata.category(character) == "So"


def _closes(text: str, at: int, mark: str, opened: tuple[int, str], end: int) -> bool:
    """True if this mark ends the quotation that `opened` began."""
    if not _same(mark, opened[1]) and mark not in PAIRS[opened[1]]:
        return False
    before = text[at - 1]
    after = text[at + len(mark)] if at + len(mark) < end else " "
    if mark in "’'":
        return not after.isalnum() and (before in _TERMINAL or not _possessive(text, at, end))
    if mark in ('"', "''"):
        return not before.isspace() or not after.isalnum()
    return mark != "“" or opened[1] == "„" or not (before.isspace() or after.isalnum())


def _possessive(text: str, at: int, end: int) -> bool:
    """True if an apostrophe may be a plural possessive (`the sides’ talks`), not a closing mark."""
    following = text[at + 1 : at + 3]
    return text[at - 1] == "s" and len(following) == 2 and following[1].islower() and at + 2 < end


def _same(mark: str, opened: str) -> bool:
    return mark == opened or (mark in DOUBLE and opened in DOUBLE)


def _goes_on(text: str, paragraph: Span, opened: str) -> bool:
    """True if a quotation left open goes on in this paragraph."""
    if opened in "‘'":
        return False
    for at, mark in _marks(text, *paragraph):
        if _same(mark, opened) or mark in PAIRS[opened]:
            return at == paragraph.start or not _opens(text, at, mark, *paragraph)
    return False


def is_title(inner: str) -> bool:
    """True if all longer words have capitals, as in the names of books and programmes."""
    return all(word[0].isupper() for word in inner.split() if len(word) > 3)
