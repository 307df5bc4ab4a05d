"""Numbers in digits and in words, and what they amount to."""

import re

import pytest

from index.english.numbers import NUMBER, is_ordinal, value_of

PATTERN = re.compile(NUMBER, re.IGNORECASE)


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("1,200", 1200),
        ("3.5m", 3.5e6),
        ("2bn", 2e9),
        ("40 thousand", 40_000),
        ("twelve", 12),
        ("Twenty-one", 21),
        ("ninety nine", 99),
        ("three hundred", 300),
        ("two hundred thousand", 200_000),
        ("zero", 0),
        ("7th", 7),
        ("third", 3),
        # Commas that part no thousands are no part of the number.
        ("4,5", 45),
    ],
)
def test_a_number_amounts_to_its_value(words: str, value: float) -> None:
    match = PATTERN.fullmatch(words)
    assert match
    assert value_of(match) == value


@pytest.mark.parametrize("words", ["someone", "bone", "tent", "sixtyfold", "hundred"])
def test_words_that_only_hold_the_letters_of_a_number_are_none(words: str) -> None:
    assert not PATTERN.search(words)


@pytest.mark.parametrize(
    ("words", "ordinal"), [("third", True), ("3rd", True), ("21st", True), ("3", False)]
)
def test_a_place_in_an_order_is_told_from_a_count(words: str, ordinal: bool) -> None:
    match = PATTERN.fullmatch(words)
    assert match
    assert is_ordinal(match) == ordinal
