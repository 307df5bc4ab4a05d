"""Words that change what stands around them, by what they do."""

import pytest

from assistant.llm.operators import NARROWING, OPENERS, OPERATORS, TURNING


@pytest.mark.parametrize(
    ("word", "operates", "narrows", "turns"),
    [
        ("almost", True, False, False),
        ("accused", True, False, False),
        ("never", True, True, True),
        ("hardly", True, True, False),
        ("allegedly", True, False, True),
        ("because", True, False, False),
        ("may", True, False, False),
        ("whoever", False, True, False),
        ("river", False, False, False),
    ],
)
def test_what_a_word_does(word: str, operates: bool, narrows: bool, turns: bool) -> None:
    assert (word in OPERATORS, word in NARROWING, word in TURNING) == (operates, narrows, turns)


def test_no_opener_of_a_clause_may_be_left_out() -> None:
    assert OPENERS <= OPERATORS
