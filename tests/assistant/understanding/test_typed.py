"""What was typed: without what decorates it, its small words spelt right."""

import pytest

from assistant.understanding.typed import cleaned


@pytest.mark.parametrize(
    "typed",
    ["  What did\n Rask say? ", "**What did Rask say?**", "1) What did Rask say?",
     "«What did Rask say?»", "<em>What</em> did Rask say? 👋"],
)  # fmt: skip
def test_what_only_decorates_a_question_is_no_part_of_it(typed: str) -> None:
    assert cleaned(typed) == "What did Rask say?"


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("waht did rask sya", "what did rask say"),
        ("hwo did it", "how did it"),
        ("whats new", "what's new"),
        ("Teh dam", "the dam"),
    ],
)
def test_small_words_are_spelt_right(typed: str, right: str) -> None:
    assert cleaned(typed) == right


@pytest.mark.parametrize("typed", ["a hat", "Mr Hwo", "did Sya win", "Is it over 20 °C?"])
def test_other_words_and_names_stay_as_they_are(typed: str) -> None:
    assert cleaned(typed) == typed
