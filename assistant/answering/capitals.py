"""Capitals: those of names in a question that is typed without any, as articles print them."""

import re
from collections import Counter
from collections.abc import Sequence

from assistant.answering.scoring import LIKENESS

_WITHIN = re.compile(r"(?<=[a-z,] )[A-Za-z][a-z]+\b")
"""A word within a sentence."""
_TITLE = re.compile(r"\b(?P<title>[a-z]{2,})(?= (?P<name>[A-Z][a-z]+))")
"""A word before a name that may be a title: "pope Francis"."""


def with_capitals(words: str, texts: Sequence[str]) -> str:
    """A question that is typed without capitals, with those that texts print within a sentence."""
    if not words[1:].islower():
        return words
    printed = Counter(match[0] for text in texts for match in _WITHIN.finditer(text))

    def cased(match: re.Match[str]) -> str:
        written = match[0].capitalize()
        least = max(LIKENESS.capitals, LIKENESS.mostly_capitals * printed[match[0]])
        return written if printed[written] >= least else match[0]

    def titled(match: re.Match[str]) -> str:
        title = match["title"]
        before = rf"(?<=[a-z,] ){{}} {match['name']}\b"
        text = " ".join(texts)
        capitals = re.findall(before.format(title.capitalize()), text)
        plain = re.findall(before.format(title), text)
        return title.capitalize() if len(capitals) > len(plain) else title

    return _TITLE.sub(titled, re.sub(r"(?<= )[a-z]{2,}\b", cased, words))
