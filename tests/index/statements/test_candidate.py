"""What is left of a clause without a part of it."""

import pytest

from index.span import Tokens
from index.statements.candidate import without


@pytest.mark.parametrize(
    ("part", "left"),
    [
        ((2, 4), [(0, 2), (4, 9)]),
        ((0, 3), [(3, 9)]),
        ((7, 9), [(0, 7)]),
        ((0, 9), []),
        ((5, 12), [(0, 5)]),
    ],
)
def test_a_part_is_taken_out(part: tuple[int, int], left: list[tuple[int, int]]) -> None:
    assert list(without(Tokens(0, 9), Tokens(*part))) == left
