"""Days in words: as they are read, and as they are written."""

import re
from datetime import date

import pytest

from index.english.days import DAY, MONTH, MONTH_NUMBERS, MONTH_OR_DAY, month_spelt, moved, spelt


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2023, 5, 4), None, "4 May 2023"),
        (date(2023, 5, 4), date(2023, 5, 4), "4 May 2023"),
        (date(2023, 5, 4), date(2024, 1, 31), "4 May 2023 to 31 January 2024"),
    ],
)
def test_a_day_or_two_are_written_out(first: date, last: date | None, words: str) -> None:
    assert spelt(first, last) == words


def test_a_day_is_moved_within_the_calendar() -> None:
    assert moved(date(2023, 12, 31), 1) == date(2024, 1, 1)
    assert moved(date(2023, 5, 4), -4) == date(2023, 4, 30)
    assert moved(date.max, 1) == moved(date.min, 10_000_000) == date.max
    assert moved(date.min, -1) == moved(date.max, -10_000_000) == date.min


def test_a_month_is_written_out() -> None:
    assert month_spelt(date(2023, 9, 4)) == "September 2023"


def test_months_have_numbers_by_name_and_abbreviation() -> None:
    assert MONTH_NUMBERS["may"] == 5
    assert MONTH_NUMBERS["september"] == MONTH_NUMBERS["sep"] == MONTH_NUMBERS["sept"] == 9
    assert set(MONTH_NUMBERS.values()) == set(range(1, 13))


def test_patterns_of_names() -> None:
    assert re.findall(MONTH, "In June or July, on a Monday") == ["June", "July"]
    assert re.findall(DAY, "In June or July, on a Monday") == ["Monday"]
    assert re.findall(MONTH_OR_DAY, "In June, on a Monday") == ["June", "Monday"]
