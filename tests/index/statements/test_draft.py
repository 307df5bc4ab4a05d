"""Statements in the making: what they hold, and how their spans are cut to size."""

import pytest

from index.span import Span
from index.statements.draft import Draft, apart, is_free, latest, stripped, trimmed
from index.statements.paragraphs import units


def draft(*spans: tuple[int, int], token: int = -1) -> Draft:
    return Draft([Span(*span) for span in spans], None, None, token)


def test_a_draft_covers_what_lies_in_one_of_its_spans() -> None:
    one = draft((0, 5), (5, 9))
    assert one.covers(Span(5, 9)) and not one.covers(Span(4, 6))
    assert one.touches(Span(8, 12)) and not one.touches(Span(9, 12))


def test_the_last_span_of_a_draft_is_extended() -> None:
    one = draft((0, 5), (7, 9))
    one.extend(12)
    assert (one.spans, one.end) == ([(0, 5), (7, 12)], 12)


def test_the_latest_draft_ends_last_before_an_offset() -> None:
    early, late = draft((0, 4)), draft((5, 8))
    assert latest([late, early], 8) is late
    assert latest([late, early], 7) is early
    assert latest([late, early], 3) is None


def test_a_span_is_free_where_no_draft_holds_any_of_it() -> None:
    drafts = [draft((0, 4)), draft((8, 9))]
    assert is_free(drafts, Span(4, 8)) and not is_free(drafts, Span(4, 9))


def test_drafts_come_in_the_order_of_the_text_each_span_once() -> None:
    inner, outer, later = draft((2, 4)), draft((0, 6)), draft((6, 8), (8, 9), (12, 14))
    assert apart([later, inner, outer]) == [(outer, ((0, 6),)), (later, ((6, 9), (12, 14)))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (", that it rained.", "that it rained"),
        ("it rained, and", "it rained"),
        ("— “it rained.” —", "“it rained.”"),
        (" ,;: ", None),
    ],
)
def test_content_is_trimmed_to_words_and_whole_quotations(text: str, expected: str | None) -> None:
    (unit,) = units(text, Span(0, len(text)))
    span = trimmed(text, Span(0, len(text)), unit)
    assert (span and text[slice(*span)]) == expected


def test_a_span_is_stripped_of_given_characters() -> None:
    assert stripped("  it. ", Span(0, 6), " ") == (2, 5)
    assert stripped(" . ", Span(0, 3)) is None
