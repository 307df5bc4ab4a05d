"""What was printed on the days that a question names answers it though it tells less of it."""

from collections.abc import Callable

import pytest

from assistant.assistant import Assistant

pytestmark = pytest.mark.model

FERRY = (
    "The ferry company in Alba dismissed forty sailors. Its owner said that bookings had fallen. "
    "Passengers were told by mail."
)
SCHOOL = "The school in Alba has a new roof. It took two months."


@pytest.fixture
def assistant(archive: Callable[..., Assistant]) -> Assistant:
    return archive(
        {"title": "Ferry company dismisses sailors", "text": FERRY, "date": "2023-04-27"},
        {"title": "A new roof", "text": SCHOOL, "date": "2023-04-28"},
        *(
            {
                "title": f"Regatta {month}",
                "text": "The regatta was held.",
                "date": f"2023-{month}-05",
            }
            for month in ("01", "02", "03", "05", "06")
        ),
    )


@pytest.mark.parametrize(
    "question",
    [
        "who lost their jobs on the ferries in the last week of April 2023",
        "late april: sailors who had to leave the ferries",
    ],
)
def test_the_opening_of_what_was_printed_then_is_told(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert not answer.refused
    assert "dismissed forty sailors" in answer.citations[0].quote


@pytest.mark.parametrize(
    "question",
    [
        "who won the chess tournament in the last week of April 2023",
        "late april: how deep is the snow in the mountains",
        "who lost their jobs on the ferries of Fjordland in the last week of April 2023",
    ],
)
def test_what_was_printed_then_on_other_matters_is_no_answer(
    assistant: Assistant, question: str
) -> None:
    assert assistant.ask(question).refused
