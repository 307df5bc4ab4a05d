"""Paragraphs of an article, as they are read."""

import pytest

from index.span import Span
from index.statements.paragraphs import LONGEST, Unit, paragraphs, units


def read(text: str) -> list[Unit]:
    return units(text, Span(0, len(text)))


def test_a_long_line_is_cut_at_full_stops() -> None:
    text = "It is a line. " * 1000
    parts = paragraphs(text, Span(0, len(text)))
    assert all(end - start <= LONGEST for start, end in parts)
    assert all(text[start:end].endswith(".") for start, end in parts)
    assert " ".join(text[start:end] for start, end in parts) == text.strip()


@pytest.mark.parametrize(
    ("text", "as_read"),
    [
        ("“We sail at dawn. It is late,” Rask said.", '"It is true," Rask said.'),
        ("Rask said of the “old boats. New ones”.", 'Rask said of the “old boats.".'),
        ("LONDON (AP) — It rained.", "It rained."),
        ("Alba (Reuters) - It rained.", "It rained."),
        ("Rask left - it rained.", "Rask left - it rained."),
        ("ALBA SINKS", "alba sinks"),
        ("Rask\xa0left.", "Rask left."),
    ],
)
def test_what_is_read_of_a_paragraph(text: str, as_read: str) -> None:
    (unit,) = read(text)
    assert unit.text == as_read


def test_what_is_read_stands_for_spans_of_the_article() -> None:
    text = "ALBA — “We sail at dawn. It is late,” Rask said of the “old boats. New ones”."
    (unit,) = read(text)
    (whole,), (part,) = unit.whole, unit.partial
    assert unit.text[slice(*unit.read_as(whole))] == '"It is true,"'
    assert unit.text[slice(*unit.read_as(part))] == '“old boats."'
    assert unit.span(*unit.read_as(whole)) == whole.span
    assert unit.span(*unit.read_as(part)) == part.span
    at = unit.text.index("Rask")
    assert text[slice(*unit.span(at, at + 4))] == "Rask"
    assert unit.is_cut(0, 2) and not unit.is_cut(at, at + 4)


def test_a_paragraph_may_be_a_quotation_and_nothing_else() -> None:
    alone, with_words = read("“We sail at dawn.”\n\n“We sail at dawn,” Rask said.")
    assert alone.is_quotation and not with_words.is_quotation
