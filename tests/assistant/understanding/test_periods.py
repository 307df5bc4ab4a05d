"""Parts of a year that words name: months, seasons, days of a month, and ranges of them."""

import re
from datetime import date

import pytest

from assistant.understanding.periods import PERIODS, all_days, find_period, first_days
from index.rules import Rule

NEWEST = date(2023, 11, 8)


def day(month: int, number: int, year: int = 2023) -> date:
    return date(year, month, number)


@pytest.mark.parametrize("rule", tuple(PERIODS), ids=lambda rule: rule.name)
def test_a_rule_finds_what_is_marked_in_its_example(rule: Rule[re.Pattern[str]]) -> None:
    words = rule.example.replace("[", "").replace("]", "")
    marked = rule.example[rule.example.index("[") + 1 : rule.example.index("]")]
    match = rule.apply.search(words)
    assert match and match[0] == marked
    assert not rule.apply.search(rule.counterexample)


@pytest.mark.parametrize(
    ("words", "since", "until"),
    [
        ("in august", day(8, 1), day(8, 31)),
        ("in August 2022", day(8, 1, 2022), day(8, 31, 2022)),
        ("in December", day(12, 1, 2022), day(12, 31, 2022)),
        ("on may 5th", day(5, 5), day(5, 5)),
        ("on 5 May", day(5, 5), day(5, 5)),
        ("after June 3", day(6, 4), None),
        ("since March", day(3, 1), None),
        ("before may", None, day(4, 30)),
        ("between July and September", day(7, 1), day(9, 30)),
        ("from May 3 to June 2023", day(5, 3), day(6, 30)),
        ("between December 2022 and March", day(12, 1, 2022), day(3, 31)),
        ("between december and march", day(12, 1, 2022), day(3, 31)),
        ("in the summer of 2022", day(6, 1, 2022), day(8, 31, 2022)),
        ("last spring", day(3, 1), day(5, 31)),
        ("in the winter", day(12, 1, 2022), day(2, 28)),
        ("in early June", day(6, 1), day(6, 10)),
        ("by the end of July", None, day(7, 31)),
        ("early in may", day(5, 1), day(5, 11)),
        ("from 3 to 10 May", day(5, 3), day(5, 10)),
        ("3-10 May 2022", day(5, 3, 2022), day(5, 10, 2022)),
        ("from may 3 to 10", day(5, 3), day(5, 10)),
        ("between the 3rd and 10th of May", day(5, 3), day(5, 10)),
        ("in the last week of July", day(7, 25), day(7, 31)),
        ("first week of march 2022", day(3, 1, 2022), day(3, 7, 2022)),
        ("since the first week of June", day(6, 1), None),
        ("on thursday, 5 may 2022", day(5, 5, 2022), day(5, 5, 2022)),
        ("around 11 August", day(8, 8), day(8, 14)),
        ("2022-03-04", day(3, 4, 2022), day(3, 4, 2022)),
        ("july 2022", day(7, 1, 2022), day(7, 31, 2022)),
        ("at the beginning of 2023", day(1, 1), day(5, 2)),
    ],
)
def test_periods_up_to_a_day_in_november(
    words: str, since: date | None, until: date | None
) -> None:
    for text in (f"{words} about the dam", f"about the dam {words}"):
        found = next(all_days(text, NEWEST), None)
        assert found, text
        days, rest = found
        assert (days.since, days.until, days.words) == (since, until, words)
        assert rest.strip() == "about the dam"


@pytest.mark.parametrize(
    "words",
    ["Theresa May", "what may happen", "before May resigned", "since April left the party",
     "about the Women's March", "in May's cabinet", "on 31 June", "from March on the capital",
     "the spring in Alba", "after the march"],
)  # fmt: skip
def test_words_that_name_no_part_of_a_year(words: str) -> None:
    assert find_period(words, NEWEST) is None


def test_a_month_without_a_year_needs_a_day_to_count_from() -> None:
    found = find_period("in May", None)
    assert found and (found[0].since, found[0].until, found[0].relative) == (None, None, True)
    days = first_days("in May 2022", None)
    assert days and (days.since, days.relative) == (day(5, 1, 2022), False)
