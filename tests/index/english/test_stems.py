"""Stems: one for all forms of a word."""

import pytest

from index.english.stems import stems


@pytest.mark.parametrize(
    ("form", "base"),
    [
        ("dams", "dam"),
        ("Flooded", "flood"),
        ("broke", "break"),
        ("broken", "break"),
        ("women", "woman"),
        ("children", "child"),
        ("sought", "seek"),
    ],
)
def test_forms_of_a_word_share_its_stem(form: str, base: str) -> None:
    assert stems(form) == stems(base)


@pytest.mark.parametrize(
    ("form", "base"), [("left", "leave"), ("rose", "rise"), ("saw", "see"), ("found", "find")]
)
def test_a_form_that_is_as_often_another_word_keeps_its_own(form: str, base: str) -> None:
    assert stems(form) != stems(base)


def test_marks_part_words_and_endless_words_are_dropped() -> None:
    assert stems("“The dam’s gate”, U.S. 3,5!") == ["the", "dam", "s", "gate", "u", "s", "3", "5"]
    assert stems("dam " + "x" * 41) == ["dam"]
    assert stems("") == []
