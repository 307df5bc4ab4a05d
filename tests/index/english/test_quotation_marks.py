"""Where quotations begin and end, within a paragraph and from one to the next."""

import re

import pytest

from index.english.quotation_marks import Quotation, quotations, straight
from index.span import Span


def paragraphs(text: str) -> list[Span]:
    return [Span(*line.span()) for line in re.finditer(r"[^\n]+", text)]


def quoted(text: str) -> list[str]:
    """The quotations of a text."""
    found = quotations(text, paragraphs(text))
    return [text[quotation.start : quotation.end] for quotation in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said “no” and “yes.”", ["“no”", "“yes.”"]),
        ('He said "no" and "yes."', ['"no"', '"yes."']),
        ("He said ''no'' and left.", ["''no''"]),
        ("“He said “no” to me,” she said.", ["“He said “no” to me,”"]),
        ("“He said ‘no’ to me,” she said.", ["“He said ‘no’ to me,”"]),
        ("''He said, 'No way.''' It was.", ["''He said, 'No way.'''"]),
        ("‘We don’t know,’ the sides’ envoy said.", ["‘We don’t know,’"]),
        ("The sides’ talks and the boys' game.", []),
        ("“It's unusual,“ said Larry.", ["“It's unusual,“"]),
        ("„Nein“, sagte er.", ["„Nein“"]),
        ("A 6'2\" man said nothing.", []),
        ("“He had an edge,’’ she said. “And luck.’’", ["“He had an edge,’’", "“And luck.’’"]),
        ('➤"No, never." He left.', ['"No, never."']),
    ],
)
def test_quotations_are_found_with_their_marks(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


def test_a_quotation_runs_over_paragraphs_that_open_with_a_mark() -> None:
    text = "He said: “One.\n\n“Two.\n\n“Three.”\n\nThe end."
    found = quotations(text, paragraphs(text))
    assert [(q.continues, q.runs_on) for q in found] == [
        (False, True),
        (True, True),
        (True, False),
    ]
    assert [text[q.start : q.end] for q in found] == ["“One.", "“Two.", "“Three.”"]


def test_a_mark_without_a_partner_opens_nothing() -> None:
    assert quoted("“We will go, he said.\n\nNobody went. “Never,” she said.") == ["“Never,”"]


def test_a_year_is_no_quotation() -> None:
    text = "He said in ‘08 that “the dam’s old.” The ’90s and the '80s’ dams hold."
    assert quoted(text) == ["“the dam’s old.”"]


def test_a_name_of_a_book_has_capitals() -> None:
    text = "“The Dam of Alba” and “the bridge of Alba”"
    assert [quotation.is_title(text) for quotation in quotations(text, [Span(0, len(text))])] == [
        True,
        False,
    ]


def test_a_quotation_is_not_empty() -> None:
    with pytest.raises(ValueError, match="3:3"):
        Quotation(3, 3)


def test_marks_are_made_straight_each_in_its_place() -> None:
    text = "“It’s ‘ours’,” he said"
    assert straight(text) == "\"It's 'ours',\" he said"
    assert len(straight(text)) == len(text)
