"""When an event was: by the day on which articles on it begin to be many."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from assistant.answering.event_days import dated_by_event, day_of
from assistant.assistant import Assistant
from assistant.understanding.question import understand

pytestmark = pytest.mark.index
LATER = {"title": "Fair", "text": "The fair in Alba opened. Rask was there.", "date": "2023-09-01"}


@pytest.fixture
def assistant(archive: Callable[..., Assistant]) -> Assistant:
    talks = "The harbour talks in Alba began. Rask was there."
    return archive(
        *(
            {"title": f"Harbour talks {day}", "text": f"{talks} It was day {day}.", "date": day}
            for day in ("2023-03-01", "2023-05-04", "2023-05-05", "2023-05-06")
        ),
        *({**LATER, "date": f"2023-{month:02}-01"} for month in range(1, 13)),
    )


def test_an_event_is_on_the_day_on_which_articles_on_it_begin_to_be_many(
    assistant: Assistant,
) -> None:
    assert day_of(assistant.snapshot(), "the harbour talks") == date(2023, 5, 4)


@pytest.mark.parametrize("event", ["the regatta", "the"])
def test_what_is_told_nowhere_has_no_day(assistant: Assistant, event: str) -> None:
    assert day_of(assistant.snapshot(), event) is None


@pytest.mark.parametrize(
    ("words", "spans"),
    [
        ("since the harbour talks", [(date(2023, 5, 4), None)]),
        ("before the harbour talks", [(date(2023, 4, 20), date(2023, 5, 3)),
                                      (None, date(2023, 5, 3))]),
        ("right after the harbour talks", [(date(2023, 5, 4), date(2023, 5, 18)),
                                           (date(2023, 5, 4), None)]),
        ("the day after the harbour talks", [(date(2023, 5, 4), date(2023, 5, 6))]),
        ("during the harbour talks", [(date(2023, 5, 4), date(2023, 5, 7))]),
    ],
)  # fmt: skip
def test_days_are_counted_from_an_event(
    assistant: Assistant, words: str, spans: list[tuple[date | None, date | None]]
) -> None:
    asked = understand(f"What did Moreau say about Alba {words}?")
    assert (asked.topic, asked.event) == ("Alba", words)
    dated = list(dated_by_event(assistant.snapshot(), asked))
    assert [(question.since, question.until) for question in dated] == spans
    assert all(f"“{words}” was taken as" in question.notes[0] for question in dated)


def test_an_event_without_a_day_is_part_of_the_topic(assistant: Assistant) -> None:
    asked = understand("What did Moreau say about Alba before the regatta?")
    [question] = dated_by_event(assistant.snapshot(), asked)
    assert (question.topic, question.since) == ("Alba before the regatta", None)
    plain = understand("What did Moreau say about Alba?")
    assert list(dated_by_event(assistant.snapshot(), plain)) == [plain]


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_an_event_may_be_at_an_end_of_the_calendar(
    archive: Callable[..., Assistant], day: str
) -> None:
    text = "The harbour talks in Alba began. Rask was there."
    snapshot = archive({"title": "Harbour talks", "text": text, "date": day}).snapshot()
    for words in ("before", "after", "during", "the day after"):
        question = replace(understand("What did Rask say?"), event=f"{words} the harbour talks")
        assert [*dated_by_event(snapshot, question)]
