"""Questions as the statements that they ask about or take for granted."""

import pytest

from assistant.answering.as_statement import as_statement, asks_whether, choices

pytestmark = pytest.mark.parse


@pytest.mark.parametrize(
    ("question", "statement"),
    [
        ("Did Lund sue Carter over the dam?", "Lund sued Carter over the dam"),
        ("Has the dam been repaired?", "the dam has been repaired"),
        ("Was anyone hurt in the fire?", "anyone was hurt in the fire"),
        ("Were 12 people arrested in Alba?", "12 people were arrested in Alba"),
        ("Is Ida Rask a clerk?", "Ida Rask is a clerk"),
        ("Is the mill still open?", "the mill is open"),
        ("Didn't Rask resign as mayor?", "Rask resigned as mayor"),
        ("Is it true that Rask took money?", "Rask took money"),
        ("Will the council vote on the dam?", "the council will vote on the dam"),
        ("Why did the 12 farmers die in the flood?", "the 12 farmers died in the flood"),
        ("Who sued Carter?", None),
        ("What did Lund do?", None),
    ],
)
def test_the_statement_of_a_question(question: str, statement: str | None) -> None:
    assert as_statement(question) == statement


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("Did Lund sue Carter?", True),
        ("Is it true that Lund sued Carter?", True),
        ("Hasn't Lund sued Carter?", True),
        ("Why did Lund sue Carter?", False),
        ("Island or mainland?", False),
    ],
)
def test_a_question_that_wants_a_yes_or_a_no(question: str, asks: bool) -> None:
    assert asks_whether(question) is asks


def test_an_or_leaves_a_choice() -> None:
    assert choices("Ida Rask is a baker or a clerk") == (
        ("a baker", "Ida Rask is a baker"),
        ("a clerk", "Ida Rask is a clerk"),
    )
    assert choices("Ida Rask is a clerk") == ()
