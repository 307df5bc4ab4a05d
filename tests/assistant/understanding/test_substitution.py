"""The last question with another question word, or with something new in it."""

import re
from typing import Any

import pytest

from assistant.understanding.substitution import PLACES, New, asked_again, in_place
from index.rules import Rule


@pytest.mark.parametrize(
    ("wh", "question", "negated", "again"),
    [
        ("why", "Is the dam old?", False, "Why is the dam old?"),
        ("when", "Who broke the dam?", False, "Who broke the dam, and when?"),
        ("why", "Is the dam old?", True, "Is the dam old, and why not?"),
        ("where", "How many fled?", False, "How many fled, and where?"),
    ],
)
def test_another_question_word(wh: str, question: str, negated: bool, again: str) -> None:
    assert asked_again(wh, question, negated) == again


@pytest.mark.parametrize("rule", tuple(PLACES), ids=lambda rule: rule.name)
def test_each_rule_finds_a_place_in_its_example(rule: Rule[Any]) -> None:
    before, words = rule.example.split(" — ")
    bare = r"^(?:And|How about) ?|\?$"
    assert rule.apply(New(re.sub(bare, "", words), before))
    *earlier, other = rule.counterexample.split(" — ")
    assert rule.apply(New(re.sub(bare, "", other), (earlier or [before])[0])) is None


@pytest.mark.parametrize(
    ("new", "before", "changed"),
    [
        ("2021", "Who won the cup in 2022?", "Who won the cup in 2021?"),
        ("in 2021", "Who won the cup?", "Who won the cup in 2021?"),
        ("in Rome", "How many died in Alba in 2022?", "How many died in Rome in 2022?"),
        ("the smallest", "Which is the largest lake?", "Which is the smallest lake?"),
        ("a lock", "Is a weir a dam?", "Is a lock a dam?"),
        ("", "Who won?", "And?"),
    ],
)
def test_what_is_most_alike_makes_way(new: str, before: str, changed: str) -> None:
    assert in_place("And?", new, [before]) == changed
