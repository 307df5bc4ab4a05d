"""What else somebody says in an article of the days that were asked for."""

from collections.abc import Callable

import pytest

from assistant.assistant import Assistant

pytestmark = pytest.mark.parse

FERRY = (
    "The ferry will stop in June, Ida Rask said. “Nobody takes it any more,” Rask said. "
    "“I am sorry for the crew,” she said."
)
FAIR = "The fair was a success. “I danced all night,” Ida Rask said."


@pytest.fixture
def assistant(archive: Callable[..., Assistant]) -> Assistant:
    return archive(
        {"title": "Ferry to stop", "text": FERRY, "date": "2023-04-27"},
        {"title": "A fair", "text": FAIR, "date": "2023-04-28"},
        {"title": "Another fair", "text": FAIR.replace("danced", "sang"), "date": "2023-06-28"},
    )


def test_what_is_said_beside_it_on_those_days_is_told(assistant: Assistant) -> None:
    answer = assistant.ask("What did Ida Rask say about the ferry in the last week of April?")
    quotes = " ".join(item.quote for item in answer.citations)
    assert "Nobody takes it" in quotes and "sorry for the crew" in quotes
    assert "danced" not in quotes


def test_what_is_said_on_other_matters_is_not(assistant: Assistant) -> None:
    assert assistant.ask("What did Ida Rask say about wolves in late April?").refused
