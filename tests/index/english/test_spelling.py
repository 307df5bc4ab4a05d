"""How far words are apart, and names in several transliterations."""

import pytest

from index.english.spelling import edits, transliterated


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("harbour", "harbour", 0),
        ("harbour", "harbor", 1),  # left out
        ("harbor", "harbour", 1),  # inserted
        ("ferry", "furry", 1),  # changed
        ("bridge", "brigde", 1),  # swapped
        ("bridge", "bride", 1),
        ("ferry", "fiery", 2),
        ("", "alba", 4),
    ],
)
def test_letters_that_set_words_apart(one: str, other: str, apart: int) -> None:
    assert edits(one, other) == apart


def test_no_more_is_told_than_that_words_are_too_far_apart() -> None:
    assert edits("ferry", "bridge", most=1) == 2
    assert edits("ferry", "furry", most=1) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("mirzoyan", "mirzoian"), ("zelensky", "zelenskyy"), ("khasan", "hasan"),
        ("romanoff", "romanov"), ("al-rask", "alrask"),
    ],
)  # fmt: skip
def test_one_name_in_two_transliterations(one: str, other: str) -> None:
    assert transliterated(one) == transliterated(other)
    assert transliterated("lund") != transliterated("rask")
