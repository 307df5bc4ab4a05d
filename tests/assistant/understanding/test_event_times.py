"""Times that are measured from an event, before, after or around it."""

from datetime import date

import pytest

from assistant.understanding.event_times import find_measured, measured_by

DAY = date(2023, 5, 10)


@pytest.mark.parametrize(
    ("words", "event", "first", "last"),
    [
        ("in the ten days before the talks", "the talks", (4, 29), (5, 10)),
        ("the day before Alba voted", "Alba voted", (5, 9), (5, 10)),
        ("two days after the talks", "the talks", (5, 10), (5, 13)),
        ("in the week following the talks", "the talks", (5, 10), (5, 18)),
        ("the night of the vote", "the vote", (5, 10), (5, 11)),
        ("the night he won in Alba", "he won in Alba", (5, 10), (5, 11)),
        ("during the week of the regatta", "the regatta", (5, 7), (5, 14)),
        ("in the days leading up to the vote", "the vote", (5, 4), (5, 10)),
    ],
)
def test_days_around_an_event(
    words: str, event: str, first: tuple[int, int], last: tuple[int, int]
) -> None:
    for text in (f"What did Rask want {words}", f"{words}, what did Rask want"):
        found = find_measured(text)
        assert found and found[0] == words
        assert found[1].strip(" ,").casefold() == "what did rask want"
    measured = measured_by(words)
    assert measured and measured.event == event
    assert measured.span(DAY) == (date(2023, *first), date(2023, *last))


@pytest.mark.parametrize(
    "words",
    ["how many days after the talks did Rask resign", "days of rain", "after the talks",
     "a night of music", "the week in Alba"],
)  # fmt: skip
def test_words_that_measure_no_time(words: str) -> None:
    assert find_measured(words) is None
