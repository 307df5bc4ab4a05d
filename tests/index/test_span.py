"""Spans name what they hold, and are what slices are made of."""

from index.span import Span, Tokens


def test_a_span_cuts_a_text() -> None:
    span = Span(4, 7)
    assert "The dam broke"[slice(*span)] == "dam"
    assert (span.start, span.end) == span == (4, 7)


def test_spans_meet_where_they_share_a_character() -> None:
    assert Span(4, 7).meets(Span(6, 9)) and Span(6, 9).meets(Span(4, 7))
    assert not Span(4, 7).meets(Span(7, 9)) and not Span(7, 9).meets(Span(4, 7))


def test_tokens_cut_a_list_of_words() -> None:
    tokens = Tokens(1, 3)
    assert "The old dam broke".split()[slice(*tokens)] == ["old", "dam"]
    assert (tokens.first, tokens.end) == (1, 3)
