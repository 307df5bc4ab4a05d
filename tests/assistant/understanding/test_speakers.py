"""Which words of a question may name a speaker."""

import pytest

from assistant.understanding.question import understand
from assistant.understanding.speakers import may_speak


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Ada Lund", True),
        ("the mayor of Alba", True),
        ("the man who is mayor", True),
        ("Will Rask", True),
        ("ada will", True),
        ("In", False),
        ("What hopes does Lund raise with her plan, according to fishermen", False),
        ("The idea is in the first words of the charter", False),
        ("how many boats would the town buy for Rask", False),
    ],
)
def test_what_may_name_a_speaker(words: str, expected: bool) -> None:
    assert may_speak(words) is expected


@pytest.mark.parametrize(
    "question",
    [
        "In response to the flood, Mayor Lund said she would build what?",
        "What hopes does Lund raise with her plan, according to the fishermen's views?",
        "Which worries are sailors telling of because of Lund's words?",
    ],
)
def test_a_question_that_only_holds_a_noun_of_saying_asks_for_nobodys_words(question: str) -> None:
    assert understand(question).speaker is None


def test_whose_words_are_asked_for() -> None:
    assert understand("Rask's views on the river?").speaker == "Rask"
