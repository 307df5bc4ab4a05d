"""Signatures: names that stand beside quotations with no verb of saying, as in lists of what
people said, or with words that only a pattern tells: `“…,” is how Lund put it`."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from index.english.names import capitalised_words, is_first_name, lower_case_words
from index.english.roles import SMALL_WORDS
from index.rules import Rule, Rules
from index.span import Span
from index.statements.cues import FORMS
from index.statements.paragraphs import AGENCIES, DATELINE, Unit
from index.statements.quoted import PREDICATE

Certainty = Literal["signed", "hinted", "repeated"]


@dataclass(frozen=True)
class Credits:
    """The names that quoted sentences are signed with, by where the quotations start.

    `signed` hold whatever the grammar makes of the words between, `hinted` where that finds no
    speaker.
    """

    signed: dict[int, Span] = field(default_factory=dict)
    hinted: dict[int, Span] = field(default_factory=dict)


@dataclass(frozen=True)
class Place:
    """A run of quoted sentences in its paragraph, with the spans of the words before it and
    behind it, up to the next quoted ones.

    `opens` is True where nothing is said before the first quotation of the paragraph, `alone`
    where there are no other quoted sentences, either, and `in_sentence` where parts of the
    reporter's sentences are quoted, too.
    """

    text: str
    before: Span
    behind: Span
    opens: bool
    alone: bool
    in_sentence: bool


def credited(text: str, paragraphs: list[Unit]) -> Credits:
    """The credits of an article's quoted sentences.

    A mark joins a name to what it signs, behind the quotation or before it. Without a mark
    between them, nothing else may stand in the paragraph, and the article does so again. Words
    that lead to a colon, and phrases such as `“…,” is how Lund put it`, only hint.
    """
    names = _Names(text)
    found: dict[Certainty, dict[int, Span]] = {"signed": {}, "hinted": {}, "repeated": {}}
    for unit in paragraphs:
        for place, starts in _places(text, unit):
            for rule in CREDIT_RULES:
                certainty, find = rule.apply
                if name := names.first(*find(place)):
                    found[certainty].update(dict.fromkeys(starts, name))
                    break
    if len({text[slice(*name)] for name in found["repeated"].values()}) > 1:
        found["signed"].update(found["repeated"])
    return Credits(found["signed"], found["hinted"])


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
        if first in SMALL_WORDS:
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


def _places(text: str, unit: Unit) -> Iterator[tuple[Place, list[int]]]:
    """The runs of quoted sentences of a paragraph, each with where its quotations start."""
    runs = list(_runs(text, unit))
    dateline = DATELINE.match(text, *unit.paragraph)
    edges = [
        dateline.end() if dateline else unit.start,
        *(edge for span, _ in runs for edge in span),
        unit.end,
    ]
    gaps = list(map(Span, edges[::2], edges[1::2]))
    opens = not any(map(str.isalnum, text[slice(*gaps[0])]))
    alone = opens and len(runs) == 1
    for (_, starts), before, behind in zip(runs, gaps, gaps[1:], strict=False):
        yield Place(text, before, behind, opens, alone, bool(unit.partial)), starts


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


def _speaks(words: str) -> bool:
    """True if words hold a verb that may attribute what is quoted beside them."""
    return not FORMS.keys().isdisjoint(re.findall(r"\b[a-z]+\b", words))


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
_CAPITAL = re.compile(r"(?<![\w.’'-])[A-Z]")
_LONGEST_LEAD = 8
_LEADING = re.compile(
    r"(?:^\s*|[,;:.—–-]\s|\b(?:from|to|by|with|is|are|was|and|meet|then|thus|enter|here[’']s)\s)$",
    re.I,
)
_LED = re.compile(rf"(?P<name>{_NAME}){_ADDED}?:\s*$")
_IN_BRACKETS = re.compile(  # an outlet, but not `[Laughter]`
    rf"\s*\[(?P<name>{_FULL}|{_HANDLE}|[A-Z]\w*[A-Z]\w*|{AGENCIES})\.?\]"
)
_UNMARKED = re.compile(rf"{_ITEM}[(\[]?(?P<name>{_NAME}|{_HANDLE}){_ADDED}?[)\]]?[.,]?\s*")
_WHOSE = re.compile(rf"\s(?:from\s|of\s)?{_ROLE}(?P<name>{_NAME}|he\b|she\b|they\b|the [a-z]+)")

Find = Callable[[Place], Sequence[re.Match[str] | None]]


class Credit(NamedTuple):
    """How sure a credit is, and how it is found: the matches whose last group names somebody."""

    certainty: Certainty
    find: Find


def _behind(pattern: str) -> Find:
    """What a pattern matches right behind a quotation."""
    compiled = re.compile(pattern)
    return lambda place: [compiled.match(place.text, *place.behind)]


def _signed_behind(pattern: str) -> Find:
    """The same where no verb before the quotation may attribute it."""
    compiled = re.compile(pattern)
    return lambda place: [
        None
        if _speaks(place.text[slice(*place.before)])
        else compiled.match(place.text, *place.behind)
    ]


def _before(pattern: str) -> Find:
    """What a pattern that ends at a quotation finds before it."""
    compiled = re.compile(pattern)
    return lambda place: [compiled.search(place.text, *place.before)]


def _all_before(pattern: str) -> Find:
    """What a pattern matches, if it matches all that stands before a quotation."""
    compiled = re.compile(pattern)
    return lambda place: [compiled.fullmatch(place.text, *place.before)]


def _somebody(place: Place) -> list[re.Match[str] | None]:
    return [_SOMEBODY.fullmatch(place.text, *place.behind)] if place.alone else []


_SOMEBODY = re.compile(
    r"\s*[—–-]{1,2}\s?(?P<name>(?:an?|the|one)\s(?:[\w’'-]+\s){0,4}[\w’'-]*\w)[.,]?"
)


def _led(place: Place) -> list[re.Match[str]]:
    """The words with capitals from which nothing but an addition leads to a colon."""
    text, before = place.text, place.before
    if not text[slice(*before)].rstrip().endswith(":"):
        return []
    return [
        led
        for word in _CAPITAL.finditer(text, *before)
        if _LEADING.search(text[max(before.start, word.start() - _LONGEST_LEAD) : word.start()])
        and (led := _LED.match(text, word.start(), before.end))
    ]


def _whose(place: Place) -> list[re.Match[str] | None]:
    predicate = PREDICATE.match(place.text, *place.behind)
    return [_WHOSE.match(place.text, predicate.end(), place.behind.end)] if predicate else []


def _in_brackets(place: Place) -> list[re.Match[str] | None]:
    return [] if _led(place) else [_IN_BRACKETS.match(place.text, *place.behind)]


def _unmarked(place: Place) -> list[re.Match[str]]:
    beside = place.behind if place.opens else place.before
    credit = None if place.in_sentence else _UNMARKED.fullmatch(place.text, *beside)
    return [credit] if credit and not _speaks(credit[0]) else []


CREDIT_RULES: Rules[Credit] = Rules(
    Rule(
        "dash behind", "“We sail at dawn.” — {Ada Lund}, mayor of Alba",
        Credit("signed", _signed_behind(
            rf"\s*(?:[—–~|/]|--?)\s*(?:by\s)?{_ROLE}(?P<name>{_NAME}|{_HANDLE}){_ENDS}"
        )),
        "Lund said “we sail at dawn today.” — Alba",
    ),
    Rule(
        "round brackets", "“We sail at dawn.” ({Ada Lund})",
        Credit("signed", _signed_behind(
            rf"\s*\(\s*{_ROLE}(?P<name>{_FULL}|{_WORD}(?=,)|{_HANDLE}){_ENDS}"
        )),
        "“We sail at dawn.” (laughs)",
    ),
    Rule(
        "dash before", "{Ada Lund}, mayor of Alba — “We sail at dawn.”",
        Credit("signed", _all_before(rf"{_ITEM}(?P<name>{_NAME}){_ADDED}?\s*(?:[—–]|\s--?)\s*")),
        "The Answer — “We sail at dawn.”",
    ),
    Rule(
        "handle before", "{@adalund}: “We sail at dawn.”",
        Credit("signed", _all_before(rf"{_ITEM}(?P<name>{_HANDLE})\s?[:—–-]\s*")),
        "#adalund: “We sail at dawn.”",
    ),
    Rule(
        "byline", "The best of the week, by {Ada Lund}: “We sail at dawn.”",
        Credit("signed", _before(
            rf",\sby\s(?P<name>{_NAME})(?: (?:and|in) [^\n.:;“”\"]{{1,40}})?:\s*$"
        )),
        "The best of the week, by far: “We sail at dawn.”",
    ),
    Rule(
        "dash before somebody", "“We sail at dawn.” — {a fisherman from Alba}",
        Credit("signed", _somebody),
        "“We sail at dawn.” — at last",
    ),
    Rule(
        "colon", "7. {Ada Lund}, mayor of Alba: “We sail at dawn.”",
        Credit("hinted", _led),
        "The Answer: “We sail at dawn.”",
    ),
    Rule(
        "in the words of", "It is, in the words of {Ada Lund}, “A harbour for everybody.”",
        Credit("hinted", _before(
            rf"\b(?:[Ii]n the words of|[Pp]er)\s{_ROLE}(?P<name>{_NAME})"
            r"[^\n.:;“”\"]{0,60}[,:]\s*$"
        )),
        "It is, in the words of a song, “A harbour for everybody.”",
    ),
    Rule(
        "how somebody put it", "“We will sail at dawn,” is how {Ada Lund} put it.",
        Credit("hinted", _whose),
        "“We will sail at dawn,” is on the wall.",
    ),
    Rule(
        "words from", "“We will sail at dawn.” Those were words of {Ada Lund}.",
        Credit("hinted", _behind(
            r"\s*(?:(?:per|via|from)\s|[Ww]ith (?:that|those words|these words),\s"
            r"|(?:That|This|Those|These) (?:quote|is|was|are|were|words|came|comes)\b"
            rf"[^\n.“”\"]{{0,30}}?\s(?:from|of|by)\s){_ROLE}(?P<name>{_NAME})"
        )),
        "“We will sail at dawn.” Those were words.",
    ),
    Rule(
        "square brackets", "“We will sail at dawn.” [{Ada Lund}]",
        Credit("signed", _in_brackets),
        "“We will sail at dawn.” [Laughter]",
    ),
    Rule(
        "no mark", "“We sail at dawn.” {Ada Lund}, mayor\n\n“Nobody sails.” {Per Rask}, fisherman",
        Credit("repeated", _unmarked),
        "“We sail at dawn.” Ada Lund, mayor",
    ),
)  # fmt: skip
"""How a name is joined to a quotation; in the examples it stands in { }."""
