"""The words of a text, as a claim's are compared with them."""

from collections.abc import Callable
from typing import Any

import pytest

from assistant.llm.words import KEYS, keys_of, read, without_determiners
from index.rules import Rule


@pytest.mark.parametrize("rule", list(KEYS), ids=lambda rule: rule.name)
def test_each_spelling_is_read_as_its_rule_says(rule: Rule[Callable[[Any], Any]]) -> None:
    for example in filter(None, (rule.example, rule.counterexample)):
        text, _, keys = example.rpartition(": ")
        all_keys = tuple(word.key for words in read(text) for word in words)
        assert " ".join(all_keys).endswith(keys)


def test_numbers_are_read_by_their_values() -> None:
    assert keys_of("1,200 crates, twenty-five on the 3rd") == (
        "#1200", "crates", "#25", "on", "#3th",
    )  # fmt: skip
    assert keys_of("$1.5m") == keys_of("1.5 million dollars") == ("#1500000", "dollar")


def test_that_behind_a_verb_of_saying_is_not_read() -> None:
    assert keys_of("She said that it rains.") == ("she", "said", "it", "rains")
    assert keys_of("The mill that fell.") == ("mill", "that", "fell")
    assert keys_of("Sales rose five per cent") == ("sales", "rose", "#5", "percent")


def test_sentences_and_marks_are_kept_with_the_words() -> None:
    [words] = read("“It rains. We left,” she said - twice.")
    assert [word.sentence for word in words] == [0, 0, 1, 1, 1, 1, 1]
    assert [word.mark for word in words] == [".", "", ".", "", ",", "", "-"]
    assert [word.quoted for word in words] == [True] * 4 + [False] * 3


def test_a_mark_before_an_article_is_that_of_the_word_behind_it() -> None:
    [words] = read("He left, the mayor said.")
    assert [word.mark for word in without_determiners(words)] == [".", "", ",", ""]
