"""Headlines: the one that a text begins with, and where it ends."""

import re
from collections.abc import Iterator
from itertools import islice

from index.articles.dates import dates_in_text
from index.span import Span

_HEADLINE_LENGTH = 200
_FIRST_WORDS = 80
_WRAP = 120
_LINE = re.compile(r"\S(?:.*\S)?")
# Not the end of "U.S.", nor of "a headline that was cut off ...".
_SENTENCE_END = re.compile(r"(?<![A-Z]\.[A-Z])(?<!\s\.\.)[.,;:—–-][\"'”’)\]]*$")
_BYLINE = re.compile(r"(?i:by)\s+[A-Z].{1,80}")
_PLACE = re.compile(r".{1,60}\s[—–-]")


def headline(text: str) -> str:
    """The headline that a text begins with, or else its first words."""
    words = 0
    for begin, end in _first_lines(text):
        line, words = text[begin:end], begin
        if _is_headline(text, begin, end):
            return line
        if not _is_origin(line):
            break
    return shortened(text[words : words + 1000], _FIRST_WORDS)


def headline_end(text: str, title: str) -> int:
    """The end of the line with the headline, among the first three; 0 when none is the title."""
    for begin, end in _first_lines(text):
        line = text[begin:end]
        if _is_headline(text, begin, end):
            if _same(line, title):
                return end
        elif not _is_origin(line):
            break
    return 0


def _is_origin(line: str) -> bool:
    """True if a line is a byline, a dateline or a date line."""
    named = bool(_BYLINE.fullmatch(line)) and not _SENTENCE_END.search(line)
    return named or bool(_PLACE.fullmatch(line)) or any(dates_in_text(line, line))


def shortened(text: str, length: int) -> str:
    """A text as one line, cut at a word when it is longer than `length`."""
    line = " ".join(text.split())
    return line if len(line) <= length else line[:length].rsplit(" ", 1)[0] + "…"


def _is_headline(text: str, begin: int, end: int) -> bool:
    """True if a line reads like a headline: short, no sentence, and apart from what follows."""
    line = text[begin:end]
    if len(line) > _HEADLINE_LENGTH or not re.search(r"\w", line):
        return False
    if _SENTENCE_END.search(line) or _is_origin(line):
        return False
    after = text[end : end + 2000].split("\n", 2)
    following = after[1].strip() if len(after) > 1 else ""
    if not following or len(following) > _WRAP:
        return True
    # Without an empty line between, it may be the first line of a paragraph that is wrapped.
    apart = _is_origin(following) or _SENTENCE_END.search(following)
    return bool(apart) and not following[0].islower()


def _same(line: str, title: str) -> bool:
    """True if a line is the title: alike in letters and digits, but for a site's name behind it.

    A title that ends in an ellipsis was cut off, so the line may go on.
    """
    ours, theirs = (re.sub(r"\W+", "", words).casefold() for words in (line, title))
    if title.endswith(("…", "...")):
        return len(theirs) >= 20 and ours.startswith(theirs)
    return ours == theirs or (theirs.startswith(ours) and 10 * len(ours) >= 6 * len(theirs))


def _first_lines(text: str) -> Iterator[Span]:
    """The spans of the first three lines that aren't empty."""
    return (Span(*line.span()) for line in islice(_LINE.finditer(text), 3))
