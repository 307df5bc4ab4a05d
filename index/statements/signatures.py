"""Credits: names that stand beside quotations with no verb of saying, as in lists of what people
said, or with words that only a pattern tells: `“…,” is how Lund put it`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from index.english.names import capitalised_words, is_first_name, lower_case_words
from index.english.roles import FUNCTION_WORDS
from index.span import Span
from index.statements.cues import FORMS
from index.statements.paragraphs import AGENCIES, PREDICATE, Unit


@dataclass(frozen=True)
class Credits:
    """The names that quoted sentences are signed with, by where the quotations start.

    `signed` hold whatever the grammar makes of the words between, `hinted` where that finds no
    speaker.
    """

    signed: dict[int, Span] = field(default_factory=dict)
    hinted: dict[int, Span] = field(default_factory=dict)


def credited(text: str, paragraphs: list[Unit]) -> Credits:
    """The credits of an article's quoted sentences.

    A mark joins a name to what it signs, behind the quotation or before it: `“…” — Ada Lund,
    mayor`, `“…” (Ada Lund)`, `Ada Lund, mayor — “…”`. Without a mark between them, nothing else
    may stand in the paragraph, and the article does so again. Words that lead to a colon, and
    phrases such as `“…,” is how Lund put it`, only hint.
    """
    names = _Names(text)
    credits = Credits()
    unmarked: dict[int, Span] = {}
    for unit in paragraphs:
        runs = list(_runs(text, unit))
        edges = [unit.start, *(edge for run in runs for edge in run[0]), unit.end]
        gaps = list(map(Span, edges[::2], edges[1::2]))
        opens = not any(map(str.isalnum, text[slice(*gaps[0])]))
        for number, (_, starts) in enumerate(runs):
            before, behind = gaps[number], gaps[number + 1]
            led = _led(text, before)
            if name := names.first(*_signed(text, before, behind, opens and len(runs) == 1)):
                credits.signed.update(dict.fromkeys(starts, name))
            elif name := names.first(*led, *_told(text, before, behind)):
                credits.hinted.update(dict.fromkeys(starts, name))
            elif name := None if led else names.first(_IN_BRACKETS.match(text, *behind)):
                credits.signed.update(dict.fromkeys(starts, name))
            elif not unit.partial:
                credit = _UNMARKED.fullmatch(text, *(behind if opens else before))
                if credit and not _speaks(credit[0]) and (name := names.first(credit)):
                    unmarked.update(dict.fromkeys(starts, name))
    if len({text[start:end] for start, end in unmarked.values()}) > 1:
        credits.signed.update(unmarked)
    return credits


class _Names:
    """What an article's words with capitals are: names, or only the first words of sentences."""

    def __init__(self, text: str) -> None:
        self._common = lower_case_words(text)
        self._capitalised = capitalised_words(text)

    def first(self, *credits: re.Match[str] | None) -> Span | None:
        """The span of the first name in credits: `Ada Lund`, but not `The Answer`."""
        return next(
            (self._span(credit) for credit in credits if credit and self._is_name(credit)), None
        )

    def _is_name(self, credit: re.Match[str]) -> bool:
        words = credit[credit.lastgroup or 0].split()
        first = words[0].lower()
        if not words[0][0].isupper():
            return True  # a handle, a pronoun or a description
        if first in FUNCTION_WORDS:
            return False
        if first in self._capitalised or is_first_name(first):
            return True
        is_acronym = len(words) == 1 and words[0].isupper() and len(first) > 1
        with_age = _AGE.match(credit.string, credit.end(credit.lastgroup or 0))
        return first not in self._common and (len(words) > 1 or is_acronym or bool(with_age))

    @staticmethod
    def _span(credit: re.Match[str]) -> Span:
        start, end = credit.span(credit.lastgroup or 0)
        return Span(start, end - 2 * credit.string.endswith(("’s", "'s"), start, end))


def _runs(text: str, unit: Unit) -> Iterator[tuple[Span, list[int]]]:
    """The quoted sentences of a paragraph that nothing but blanks, dots or `and` keeps apart: the
    span of each run, and where its quotations start."""
    run: tuple[Span, list[int]] | None = None
    for quotation in unit.whole:
        if quotation.is_title(text):
            continue
        if run and _JOINED.fullmatch(text, run[0].end, quotation.start):
            run = (Span(run[0].start, quotation.end), [*run[1], quotation.start])
            continue
        if run:
            yield run
        run = (quotation.span, [quotation.start])
    if run:
        yield run


def _signed(text: str, before: Span, behind: Span, alone: bool) -> list[re.Match[str] | None]:
    """What signs a quotation with a mark, behind it or before it; `alone` says that nothing else
    is quoted in the paragraph, and nothing comes before."""
    return [
        None if _speaks(text[slice(*before)]) else _BEHIND.match(text, *behind),
        _BEFORE.fullmatch(text, *before),
        _BYLINE.search(text, *before),
        _SOMEBODY.fullmatch(text, *behind) if alone else None,
    ]


def _speaks(words: str) -> bool:
    """Whether words hold a verb that may attribute what is quoted beside them."""
    return not FORMS.keys().isdisjoint(re.findall(r"\b[a-z]+\b", words))


def _led(text: str, before: Span) -> list[re.Match[str]]:
    """The words with capitals from which nothing but an addition leads to a colon."""
    if not text[slice(*before)].rstrip().endswith(":"):
        return []
    return [
        led
        for word in _CAPITAL.finditer(text, *before)
        if _LEADING.search(text[max(before.start, word.start() - _LONGEST_LEAD) : word.start()])
        and (led := _LED.match(text, word.start(), before.end))
    ]


def _told(text: str, before: Span, behind: Span) -> list[re.Match[str] | None]:
    """What tells, before a quotation or behind it, whose it is."""
    predicate = PREDICATE.match(text, *behind)
    return [
        _PHRASE.search(text, *before),
        _WHOSE.match(text, predicate.end(), behind.end) if predicate else None,
        _AFTER.match(text, *behind),
    ]


_JOINED = re.compile(r"[\s.…*]*(?:and\s)?\s*", re.IGNORECASE)
_WORD = r"[A-Z][\w’'-]*\w"
_PARTS = r"(?:(?:[A-Z](?:\w{0,2}\.|[\w’'-]*)|de|del|la|van|von|der|al|bin)\s)"
_FULL = rf"(?=[A-Z]){_PARTS}{{1,4}}{_WORD}"
_NAME = rf"(?=[A-Z]){_PARTS}{{0,4}}{_WORD}"
_HANDLE = r"@\w{2,20}"
_ROLE = r"(?:(?:(?!(?:from|of|in|at|on|to|for|with|by|near|and|or)\s)[a-z-]+\s){1,3}(?=[A-Z]))?"
_AGE = re.compile(r", \d\d\b")
_ADDED = (
    r"(?:,\s[^\n!?:;“”\"]{1,80}?|\s\([^\n()]{1,60}\)"
    r"|\s(?:via|on|to|in|at|of|then|now)\b[^\n!?:;“”\"]{0,60}?)"
)
_ITEM = r"\s*(?:[•*·]\s|\d+[.)]\s)?"
_ENDS = (
    r"(?=\s*$|[,.;)]|\s[(“\"]"
    r"|\s(?:via|on|to|in|at|of|from|during|after|when|speaking|and)\s)"
)
_BEHIND = re.compile(
    rf"\s*(?:(?:[—–~|/]|--?)\s*(?:by\s)?{_ROLE}(?P<name>{_NAME}|{_HANDLE}){_ENDS}"
    rf"|\(\s*{_ROLE}(?P<inside>{_FULL}|{_WORD}(?=,)|{_HANDLE}){_ENDS})"
)
_SOMEBODY = re.compile(
    r"\s*[—–-]{1,2}\s?(?P<name>(?:an?|the|one)\s(?:[\w’'-]+\s){0,4}[\w’'-]*\w)[.,]?"
)
_IN_BRACKETS = re.compile(  # an outlet, but not `[Laughter]`
    rf"\s*\[(?P<name>{_FULL}|{_HANDLE}|[A-Z]\w*[A-Z]\w*|{AGENCIES})\.?\]"
)
_BEFORE = re.compile(
    rf"{_ITEM}(?:(?P<name>{_NAME}){_ADDED}?\s*(?:[—–]|\s--?)|(?P<handle>{_HANDLE})\s?[:—–-])\s*"
)
_UNMARKED = re.compile(rf"{_ITEM}[(\[]?(?P<name>{_NAME}|{_HANDLE}){_ADDED}?[)\]]?[.,]?\s*")
_CAPITAL = re.compile(r"(?<![\w.’'-])[A-Z]")
_LONGEST_LEAD = 8
_LEADING = re.compile(
    r"(?:^\s*|[,;:.—–-]\s|\b(?:from|to|by|with|is|are|was|and|meet|then|thus|enter|here[’']s)\s)$",
    re.I,
)
_LED = re.compile(rf"(?P<name>{_NAME}){_ADDED}?:\s*$")
_BYLINE = re.compile(rf",\sby\s(?P<name>{_NAME})(?: (?:and|in) [^\n.:;“”\"]{{1,40}})?:\s*$")
_PHRASE = re.compile(
    rf"\b(?:[Ii]n the words of|[Pp]er)\s{_ROLE}(?P<name>{_NAME})[^\n.:;“”\"]{{0,60}}[,:]\s*$"
)
_AFTER = re.compile(
    r"\s*(?:(?:per|via|from)\s|[Ww]ith (?:that|those words|these words),\s"
    r"|(?:That|This|Those|These) (?:quote|is|was|are|were|words|came|comes)\b[^\n.“”\"]{0,30}?"
    rf"\s(?:from|of|by)\s){_ROLE}(?P<name>{_NAME})"
)
_WHOSE = re.compile(rf"\s(?:from\s|of\s)?{_ROLE}(?P<name>{_NAME}|he\b|she\b|they\b|the [a-z]+)")
