"""Sentences with what may be left out of them in `[…]`, or what may not in `{…}`."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from assistant.llm.words import Word, read, without_determiners


class Omitted(NamedTuple):
    """A sentence's words, those of the same without what is marked, the places in the sentence of
    the last word before that and of the first behind it, and whether it may be left out."""

    evidence: Sequence[Word]
    claim: Sequence[Word]
    last: int
    place: int
    allowed: bool


def omitted(example: str) -> Omitted:
    """What an example shows. In a quotation, all its sentences are read."""
    [found] = re.findall(r"\[.*?\]|\{.*?\}", example)
    before, behind = example.split(found)
    evidence = _words(before + found[1:-1] + behind)
    claim = without_determiners(_words(before + behind))
    kept = len(_words(before))
    last = max((p for p, word in enumerate(evidence[:kept]) if not word.determines), default=-1)
    left = kept + len(_words(before + found[1:-1])) - len(_words(before))
    place = next((p for p in range(left, len(evidence)) if not evidence[p].determines), left)
    return Omitted(evidence, claim, last, place, found[0] == "[")


def _words(text: str) -> list[Word]:
    return [word for words in read(text) for word in words]
