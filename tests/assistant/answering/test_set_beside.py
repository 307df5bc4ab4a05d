"""Sentences that set parties beside each other, or tell that one changed."""

from collections.abc import Callable

import pytest

from assistant.answering.set_beside import CHANGE, set_beside
from assistant.assistant import Assistant
from assistant.understanding.question import understand

pytestmark = pytest.mark.model

FERRY = (
    "Ida Rask wants a toll for the ferry, while Jean Moreau is against any toll. "
    "The town will vote in June. Rask once opposed the toll herself."
)


@pytest.fixture
def assistant(archive: Callable[..., Assistant]) -> Assistant:
    return archive({"title": "A toll", "text": FERRY, "date": "2023-04-27"})


def test_a_sentence_that_names_both(assistant: Assistant) -> None:
    question = understand("Do Rask and Moreau agree on the ferry toll?")
    best, *_ = set_beside(assistant.snapshot(), question, ["Rask", "Moreau"])
    assert best.words.startswith("Ida Rask wants")


def test_a_sentence_that_tells_of_a_change(assistant: Assistant) -> None:
    question = understand("Has Rask changed her mind on the toll?")
    found = set_beside(assistant.snapshot(), question, ["Rask"], CHANGE)
    assert all("once opposed" in item.words for item in found) and found


def test_other_topics_are_not_told(assistant: Assistant) -> None:
    question = understand("Do Rask and Moreau agree on volcanoes in Iceland?")
    assert not set_beside(assistant.snapshot(), question, ["Rask", "Moreau"])
