"""What must hold of a statement."""

import pytest

from index.people.person import Person
from index.span import Span
from index.statements.statement import Statement


def test_a_statement_has_spans_in_order() -> None:
    with pytest.raises(ValueError, match="in order"):
        Statement((Span(5, 9), Span(3, 4)), None, None, "direct")
    with pytest.raises(ValueError, match="in order"):
        Statement((), None, None, "direct")


def test_a_statement_has_a_person_only_with_a_speaker() -> None:
    with pytest.raises(ValueError, match="Ida Rask is the person of a statement without a speaker"):
        Statement((Span(0, 4),), None, None, "direct", person=Person("Ida Rask", (), (), "person"))


def test_a_broken_statement_starts_and_ends_with_its_content() -> None:
    statement = Statement((Span(2, 5), Span(9, 12)), None, Span(6, 8), "direct")
    assert (statement.start, statement.end) == (2, 12)


def test_a_statement_is_most_of_a_slice_that_it_fills_by_more_than_half() -> None:
    statement = Statement((Span(2, 5), Span(9, 12)), None, Span(6, 8), "direct")
    assert statement.is_most_of(Span(2, 12))
    assert not statement.is_most_of(Span(0, 12))  # half of it
    assert not statement.is_most_of(Span(5, 9))
