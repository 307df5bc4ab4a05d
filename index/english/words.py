"""Words: lists of them, those that are data (`words/*.txt`) and those that stand in code.

A file begins with lines of `#` that say what its words are, where they are from and who uses
them; then comes a word a line, in lower case, sorted, none twice, with its forms behind it where
the list is of words and their forms.
"""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "words"


def words_of(text: str) -> frozenset[str]:
    """The words of a text that blanks divide."""
    return frozenset(text.split())


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The lines of `words/NAME.txt`, each as the words in it, without its header."""
    lines = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return tuple(tuple(line.split()) for line in lines if not line.startswith("#"))


@cache
def word_list(name: str) -> frozenset[str]:
    """The first words of the lines of `words/NAME.txt`: all of them, where it is a plain list."""
    return frozenset(row[0] for row in rows(name))


def any_of(words: Iterable[str]) -> str:
    """A pattern's alternatives, longer ones first: any of the words, to be put in a group."""
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))
