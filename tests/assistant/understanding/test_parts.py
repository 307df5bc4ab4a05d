"""Parts of a span of days: which weeks, days or half of a month words count."""

from datetime import date

import pytest

from assistant.understanding.parts import Stretch, cut, stretch_at

FIRST, LAST = date(2023, 5, 1), date(2023, 5, 31)  # a Monday, and a Wednesday


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("the first week of May", (1, 7)),
        ("the 2nd week of may", (8, 14)),
        ("the last week of May", (25, 31)),
        ("the first two weeks of May", (1, 14)),
        ("the last ten days of May", (22, 31)),
        ("the last day of May", (31, 31)),
        ("the final days of May", (27, 31)),
        ("the second half of May", (16, 30)),
        ("the first weekend of May", (6, 7)),
        ("the last weekend in May", (27, 28)),
        ("the fifth week of May", (29, 31)),
    ],
)
def test_a_part_of_a_month(words: str, days: tuple[int, int]) -> None:
    part, rest = stretch_at(words)
    assert part and rest.strip().lower() == "may"
    assert cut(part, FIRST, LAST) == tuple(date(2023, 5, day) for day in days)


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("the week of 10 May", (8, 14)),
        ("weekend of 10 May", (13, 14)),
        ("the night of 10 May", (10, 10)),
    ],
)
def test_what_holds_a_day(words: str, days: tuple[int, int]) -> None:
    part, rest = stretch_at(words)
    tenth = date(2023, 5, 10)
    assert part and rest == " 10 May"
    assert cut(part, tenth, tenth) == tuple(date(2023, 5, day) for day in days)


def test_words_without_a_part_are_left() -> None:
    assert stretch_at("early May") == (None, "early May")
    assert stretch_at("the second dam of May") == (None, "the second dam of May")
    assert cut(None, FIRST, LAST) == (FIRST, LAST)


def test_a_part_ends_with_the_span() -> None:
    assert cut(Stretch(1, 9, "month"), FIRST, LAST) == (FIRST, LAST)
