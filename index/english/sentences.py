"""Sentences: where one ends, in news text, without cutting a quotation in two."""

import re

from index.english.quotation_marks import quotations
from index.span import Span

# An end mark with the closing marks behind it, then white space and what can begin a sentence.
_END = re.compile(
    r"(?<![.!?…])[.!?…]++[\"'”’)\]]*+(?=\s++[\"'“‘(\[]*+[A-Z0-9“‘\"—–])|\n[^\S\n]*+\n\s*+"
)
_GAP = re.compile(r"\n[^\S\n]*\n\s*")  # between paragraphs
_SINGLE = "‘'"  # marks that are as often apostrophes
_ABBREVIATION = re.compile(
    r"(?:^|[\s(“\"‘'\-])(?:[A-Z]|[A-Za-z](?:\.[A-Za-z])+|Mr|Mrs|Ms|Messrs|Dr|Prof|Gen|Col|Lt|Sgt|"
    r"Capt|Cmdr|Adm|Maj|Gov|Govs|Sen|Rep|Reps|Sens|Rev|Hon|Pres|St|Jr|Sr|vs|No|Jan|Feb|Mar|Apr|Jun|"
    r"Jul|Aug|Sept|Sep|Oct|Nov|Dec|Inc|Corp|Co|Ltd|Bros|Ala|Ariz|Ark|Calif|Colo|Conn|Fla|Ga|Ill|"
    r"Ind|Kan|Ky|La|Mass|Md|Mich|Minn|Miss|Mo|Mont|Neb|Nev|Okla|Ore|Pa|Tenn|Tex|Va|Vt|Wash|Wis|"
    r"Wyo|approx|est|fig|etc|e\.g|i\.e)\.$"
)


def sentences(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """Spans of the sentences of `text[start:end]`, white space around them left out.

    A sentence never ends inside quotation marks that close in the same paragraph, so that a
    quotation and the words that attribute it stay together. Takes time linear in the length.
    """
    end = len(text) if end is None else min(end, len(text))
    quoted_parts = _quoted(text, start, end)
    passed = 0
    spans: list[Span] = []
    begin = start
    for mark in _END.finditer(text, start, end):
        if mark[0].isspace():
            spans.append(Span(begin, mark.start()))
            begin = mark.end()
            continue
        while passed < len(quoted_parts) and quoted_parts[passed].end < mark.end():
            passed += 1
        quoted = passed < len(quoted_parts) and quoted_parts[passed].start < mark.end()
        if (quoted and mark.end() < quoted_parts[passed].end) or _is_abbreviated(text, begin, mark):
            continue
        spans.append(Span(begin, mark.end()))
        begin = mark.end()
    spans.append(Span(begin, end))
    return [_stripped(text, span) for span in spans if text[slice(*span)].strip()]


def _quoted(text: str, start: int, end: int) -> list[Span]:
    """The quotations in double marks that one paragraph opens and closes."""
    gaps = [Span(*gap.span()) for gap in _GAP.finditer(text, start, end)]
    starts, ends = [start, *(gap.end for gap in gaps)], [*(gap.start for gap in gaps), end]
    paragraphs = (Span(*edges) for edges in zip(starts, ends, strict=True))
    return [
        found.span
        for paragraph in paragraphs
        for found in quotations(text, [paragraph])
        if text[found.start] not in _SINGLE or text.startswith("''", found.start)
    ]


def _is_abbreviated(text: str, begin: int, mark: re.Match[str]) -> bool:
    """True if an end mark is the full stop of an abbreviation."""
    return mark[0] == "." and is_abbreviation(text[max(begin, mark.start() - 12) : mark.end()])


def is_abbreviation(words: str) -> bool:
    """True if words end in an abbreviation, with its full stop: the U.S., Mr., Jan."""
    return bool(_ABBREVIATION.search(words))


def _stripped(text: str, span: Span) -> Span:
    words = text[slice(*span)]
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, start + len(words.strip()))
