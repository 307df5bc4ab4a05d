"""Credits: names that stand beside quotations with no verb of saying, as in lists of what people
said, or with words that only a pattern tells: `“…,” is how Lund put it`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from index.articles import Span
from index.cues import FORMS
from index.names import capitalised_words, is_first_name, lower_case_words
from index.quotations import PREDICATE, Unit


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
    may stand in the paragraph, and the article does so again.
    """
    credits = Credits()
    unmarked: dict[int, Span] = {}
    common, names = lower_case_words(text), capitalised_words(text)

    def name(credit: re.Match[str] | None) -> Span | None:
        """The name in a credit, unless its capitals only open a sentence: `The Answer`."""
        if credit is None or credit.lastgroup is None:
            return None
        words = credit[credit.lastgroup].split()
        first = words[0].lower()
        start, end = credit.span(credit.lastgroup)
        is_known = first in names or is_first_name(first) or not words[0][0].isupper()
        is_known |= words[0].isupper() and len(first) > 1
        is_known |= _AGE.match(text, end) is not None
        if not is_known and (len(words) == 1 or first in common):
            return None
        return start, end - 2 * credit[credit.lastgroup].endswith(("’s", "'s"))

    for unit in paragraphs:
        runs = list(_runs(text, unit))
        sides = [unit.start, *(edge for run in runs for edge in run[0]), unit.end]
        gaps = list(zip(sides[::2], sides[1::2], strict=True))
        signed_behind = not any(map(str.isalnum, text[slice(*gaps[0])]))
        for number, (_, starts) in enumerate(runs):
            before, behind = gaps[number], gaps[number + 1]
            found = name(_BEHIND.match(text, *behind)) or name(_BEFORE.fullmatch(text, *before))
            found = found or name(_BYLINE.search(text, *before))
            led = _led(text, before)
            if not found and not led:
                found = name(_IN_BRACKETS.match(text, *behind))
            if found:
                credits.signed.update(dict.fromkeys(starts, found))
            elif found := next(filter(None, map(name, (*led, *_told(text, before, behind)))), None):
                credits.hinted.update(dict.fromkeys(starts, found))
            elif not unit.partial:
                credit = _UNMARKED.fullmatch(text, *(behind if signed_behind else before))
                if credit and not FORMS.keys() & set(credit[0].split()):
                    if found := name(credit):
                        unmarked.update(dict.fromkeys(starts, found))
    if len(set(unmarked.values())) > 1:
        credits.signed.update(unmarked)
    return credits


def _runs(text: str, unit: Unit) -> Iterator[tuple[Span, list[int]]]:
    """The quoted sentences of a paragraph that nothing but blanks, dots or `and` keeps apart: the
    span of each run, and where its quotations start."""
    run: tuple[Span, list[int]] | None = None
    for quotation in unit.whole:
        if run and _JOINED.fullmatch(text, run[0][1], quotation.start):
            run = ((run[0][0], quotation.end), [*run[1], quotation.start])
            continue
        if run:
            yield run
        run = ((quotation.start, quotation.end), [quotation.start])
    if run:
        yield run


def _led(text: str, before: Span) -> list[re.Match[str]]:
    """The words with capitals from which nothing but an addition leads to a colon."""
    if not text[slice(*before)].rstrip().endswith(":"):
        return []
    return [
        led
        for word in _CAPITAL.finditer(text, *before)
        if (led := _LED.match(text, word.start(), before[1]))
    ]


def _told(text: str, before: Span, behind: Span) -> list[re.Match[str]]:
    """What tells, before a quotation or behind it, whose it is."""
    predicate = PREDICATE.match(text, *behind)
    whose = _WHOSE.match(text, predicate.end(), behind[1]) if predicate else None
    told = (_PHRASE.search(text, *before), whose, _AFTER.match(text, *behind))
    return [one for one in told if one]


_JOINED = re.compile(r"[\s.…*]*(?:and\s)?\s*", re.IGNORECASE)
_WORD = r"[A-Z][\w’'-]*\w"
_PARTS = r"(?:(?:[A-Z](?:\w{0,2}\.|[\w’'-]*)|de|del|la|van|von|der|al|bin)\s)"
_FULL = rf"(?=[A-Z]){_PARTS}{{1,4}}{_WORD}"
_NAME = rf"(?=[A-Z]){_PARTS}{{0,4}}{_WORD}"
_HANDLE = r"@\w{2,20}"
_ROLE = r"(?:(?:(?!(?:from|of|in|at|on|to|for|with|by|near|and|or)\s)[a-z-]+\s){1,3}(?=[A-Z]))?"
_SOMEBODY = r"(?:an?|the|one)\s[a-z][^\n.;:“”\"]{2,60}?(?=\s*[.)]?$)"
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
    rf"\s*(?:(?:[—–~|/]|--?)\s*(?:by\s)?{_ROLE}(?P<name>{_SOMEBODY}|(?:{_NAME}|{_HANDLE}){_ENDS})"
    rf"|\(\s*{_ROLE}(?P<inside>{_FULL}|{_WORD}(?=,)|{_HANDLE}){_ENDS})"
)
_IN_BRACKETS = re.compile(  # an outlet, but not `[Laughter]`
    rf"\s*\[(?P<name>{_FULL}|{_HANDLE}|[A-Z]\w*[A-Z]\w*|Reuters|Bloomberg)\.?\]"
)
_BEFORE = re.compile(
    rf"{_ITEM}(?:(?P<name>{_NAME}){_ADDED}?\s*(?:[—–]|\s--?)|(?P<handle>{_HANDLE})\s?[:—–-])\s*"
)
_UNMARKED = re.compile(rf"{_ITEM}[(\[]?(?P<name>{_NAME}|{_HANDLE}){_ADDED}?[)\]]?[.,]?\s*")
_CAPITAL = re.compile(r"(?<![\w.’'-])[A-Z]")
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
_WHOSE = re.compile(
    rf"\s(?:from\s|of\s)?{_ROLE}(?P<name>{_NAME}|he\b|she\b|they\b|the (?:[a-z]+ ){{0,2}}[a-z]+)"
)
