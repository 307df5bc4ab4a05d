"""Outlines: those given, and those of the lines between them."""

from index.people.outline import Outline, outlined, within
from index.span import Span

TEXT = "A headline\n\nOne sentence. “Two,” he said.\n \nThe end."


def test_lines_without_an_outline_get_one_by_their_words() -> None:
    first, second, third = outlined(TEXT, [])
    assert [TEXT[slice(*outline.span)] for outline in (first, third)] == ["A headline", "The end."]
    assert [TEXT[slice(*sentence)] for sentence in second.sentences] == [
        "One sentence.",
        "“Two,” he said.",
    ]
    assert [TEXT[slice(*quotation)] for quotation in second.quotations] == ["“Two,”"]
    assert {outline.nominals for outline in (first, second, third)} == {None}


def test_an_outline_that_is_given_is_kept() -> None:
    start, end = TEXT.index("One"), TEXT.index("\n \n")
    given = Outline(Span(start, end), (Span(start, end),), (), ())
    assert outlined(TEXT, [given])[1] is given
    assert len(outlined(TEXT, [given])) == 3
    assert outlined("", []) == []


def test_spans_within_a_span_start_there() -> None:
    spans = [Span(0, 4), Span(4, 9), Span(9, 12)]
    assert within(spans, Span(4, 9)) == [Span(4, 9)]
    assert within(spans, Span(1, 4)) == []
