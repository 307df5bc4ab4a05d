"""Spans: where something stands in an article's text, or among the tokens of a parse."""

from typing import NamedTuple


class Span(NamedTuple):
    """Start and end offsets, in characters, of a slice of an article's text."""

    start: int
    end: int

    def meets(self, other: tuple[int, int]) -> bool:
        """True if another slice of the same text shares a character with it."""
        return self.start < other[1] and other[0] < self.end


class Tokens(NamedTuple):
    """First token, and the one behind the last, of a slice of a parse."""

    first: int
    end: int
