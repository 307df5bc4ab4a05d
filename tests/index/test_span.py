"""Spans name what they hold, and are what slices are made of."""

from index.span import Span, Tokens


def test_a_span_cuts_a_text() -> None:
    span = Span(4, 7)
    assert "The dam broke"[slice(*span)] == "dam"
    assert (span.start, span.end) == span == (4, 7)


def test_tokens_cut_a_list_of_words() -> None:
    tokens = Tokens(1, 3)
    assert "The old dam broke".split()[slice(*tokens)] == ["old", "dam"]
    assert (tokens.first, tokens.end) == (1, 3)
