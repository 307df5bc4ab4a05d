"""The days that words name: dates, and days counted from a day of reference."""

from datetime import date

import pytest

from assistant.understanding.days import find_days, find_relative_days

FRIDAY = date(2023, 5, 5)


def day(month: int, number: int, year: int = 2023) -> date:
    return date(year, month, number)


@pytest.mark.parametrize(
    ("words", "since", "until"),
    [
        ("today", day(5, 5), day(5, 5)),
        ("yesterday", day(5, 4), day(5, 4)),
        ("the day before yesterday", day(5, 3), day(5, 3)),
        ("since yesterday", day(5, 4), None),
        ("on Thursday", day(5, 4), day(5, 4)),
        ("on Friday", day(5, 5), day(5, 5)),
        ("last Friday", day(4, 28), day(4, 28)),
        ("this Friday", day(5, 5), day(5, 5)),
        ("on Saturday", day(4, 29), day(4, 29)),
        ("before Monday", None, day(4, 30)),
        ("this week", day(5, 1), day(5, 7)),
        ("last week", day(4, 24), day(4, 30)),
        ("after last week", day(5, 1), None),
        ("last weekend", day(4, 29), day(4, 30)),
        ("this month", day(5, 1), day(5, 31)),
        ("last month", day(4, 1), day(4, 30)),
        ("this year", day(1, 1), day(12, 31)),
        ("last year", day(1, 1, 2022), day(12, 31, 2022)),
        ("in the last three days", day(5, 2), day(5, 5)),
        ("over the past 2 weeks", day(4, 21), day(5, 5)),
        ("two weeks ago", day(4, 21), day(4, 21)),
        ("a week ago", day(4, 28), day(4, 28)),
        ("in March", day(3, 1), day(3, 31)),
        ("since December", day(12, 1, 2022), None),
    ],
)
def test_days_counted_back_from_a_friday(
    words: str, since: date | None, until: date | None
) -> None:
    found = find_relative_days(f"{words} about the dam", FRIDAY)
    assert found
    days, rest = found
    assert (days.since, days.until, days.words, rest.strip()) == (
        since,
        until,
        words,
        "about the dam",
    )
    assert days.relative


@pytest.mark.parametrize(
    "words",
    ["the Thursday club", "yesterday's papers", "what may happen", "march on", "for ages ago",
     "on 4 May 2023", "the week", "in ten days",
     "before market Tuesday"],
)  # fmt: skip
def test_words_that_name_no_day(words: str) -> None:
    assert find_relative_days(words, FRIDAY) is None


def test_without_a_day_of_reference_no_days_are_meant() -> None:
    found = find_relative_days("say last week about it", None)
    assert found
    days, rest = found
    assert (days.since, days.until, days.words) == (None, None, "last week")
    assert rest.split() == ["say", "about", "it"]


def test_a_date_is_no_relative_day() -> None:
    found = find_days("since 4 May 2023 on the dam")
    assert found
    assert (found[0].since, found[0].until, found[0].relative) == (day(5, 4), None, False)
    assert find_days("on 31 June 2023") is None


def test_days_before_the_calendar_begins_are_none() -> None:
    assert find_relative_days("999 years ago", date(500, 1, 1)) is None


@pytest.mark.parametrize("words", ["this week", "last weekend", "this month", "3 years ago"])
def test_relative_days_are_seen_where_nothing_is_known_to_count_from(words: str) -> None:
    found = find_relative_days(f"Who won {words}?", None)
    assert found is not None
    assert (found[0].since, found[0].until, found[0].words) == (None, None, words)
