"""Sentences: where one ends, in news text, without cutting a quotation in two."""

import re

from index.articles import Span

# An end mark with the closing marks behind it, then white space and what can begin a sentence.
_END = re.compile(r"[.!?…]+[\"'”’)\]]*(?=\s+[\"'“‘(\[]*[A-Z0-9“‘\"—–])|\n\s*\n")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(“\"‘'\-])(?:[A-Z]|[A-Za-z](?:\.[A-Za-z])+|Mr|Mrs|Ms|Messrs|Dr|Prof|Gen|Col|Lt|Sgt|"
    r"Capt|Cmdr|Adm|Maj|Gov|Sen|Rep|Reps|Sens|Rev|Hon|Pres|St|Jr|Sr|vs|No|Jan|Feb|Mar|Apr|Jun|"
    r"Jul|Aug|Sept|Sep|Oct|Nov|Dec|Inc|Corp|Co|Ltd|Bros|Ala|Ariz|Ark|Calif|Colo|Conn|Fla|Ga|Ill|"
    r"Ind|Kan|Ky|La|Mass|Md|Mich|Minn|Miss|Mo|Mont|Neb|Nev|Okla|Ore|Pa|Tenn|Tex|Va|Vt|Wash|Wis|"
    r"Wyo|approx|est|fig|etc|e\.g|i\.e)$"
)
_OPEN, _CLOSE = "“", "”"


def sentences(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """Spans of the sentences of `text[start:end]`, white space around them left out.

    A sentence never ends inside “quotation marks” unless the quotation runs on to the end of
    its paragraph, so that a quotation and the words that attribute it stay together.
    """
    end = len(text) if end is None else end
    spans: list[Span] = []
    begin = start
    for mark in _END.finditer(text, start, end):
        if mark[0].isspace():
            spans.append((begin, mark.start()))
        elif _is_end(text, begin, mark):
            spans.append((begin, mark.end()))
        else:
            continue
        begin = mark.end()
    spans.append((begin, end))
    return [_stripped(text, span) for span in spans if text[slice(*span)].strip()]


def _is_end(text: str, begin: int, mark: re.Match[str]) -> bool:
    if mark[0] == "." and _ABBREVIATION.search(text, max(begin, mark.start() - 12), mark.start()):
        return False
    paragraph_end = text.find("\n\n", mark.end())
    rest = text[mark.end() : paragraph_end if paragraph_end >= 0 else len(text)]
    said = text[begin : mark.end()]
    still_open = said.count(_OPEN) > said.count(_CLOSE) and _CLOSE in rest
    still_open |= said.count('"') % 2 == 1 and rest.count('"') % 2 == 1
    return not still_open


def _stripped(text: str, span: Span) -> Span:
    words = text[slice(*span)]
    start = span[0] + len(words) - len(words.lstrip())
    return start, start + len(words.strip())
