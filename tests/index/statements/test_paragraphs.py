"""Paragraphs of an article, as they are read."""

from index.span import Span
from index.statements.paragraphs import LONGEST, paragraphs


def test_a_long_line_is_cut_at_full_stops() -> None:
    text = "It is a line. " * 1000
    parts = paragraphs(text, Span(0, len(text)))
    assert all(end - start <= LONGEST for start, end in parts)
    assert all(text[start:end].endswith(".") for start, end in parts)
    assert " ".join(text[start:end] for start, end in parts) == text.strip()
