"""Pronouns and the like replaced by phrases of earlier questions, by each rule's example."""

import re
from typing import Any

import pytest

from assistant.understanding.pronouns import POINTERS, Sentence, pointed
from index.rules import Rule


@pytest.mark.parametrize("rule", tuple(POINTERS), ids=lambda rule: rule.name)
def test_each_rule_replaces_what_its_example_marks(rule: Rule[Any]) -> None:
    before, marked = rule.example.split(" — ")
    sentence = Sentence(re.sub(r"[\[\]]", "", marked), [before])
    expected = re.findall(r"\[(.*?)\]", marked)
    replaced = [token.word for i, token in enumerate(sentence.tokens) if rule.apply(sentence, i)]
    assert replaced == expected
    *earlier, words = rule.counterexample.split(" — ")
    other = Sentence(words, earlier or [before])
    assert not any(rule.apply(other, i) for i in range(len(other.tokens)))


@pytest.mark.parametrize(
    ("words", "before", "alone"),
    [
        ("When was it built and is it old?", "Where is the dam?",
         "When was the dam built and is it old?"),
        ("What are its walls?", "Where is the dam?", "What are the dam's walls?"),
        ("Who runs both?", "Is the weir the same as the lock?", "Who runs the weir and the lock?"),
        ("Is it true that he left?", "Who is Ivo Lund?", "Is it true that Ivo Lund left?"),
        ("Who wrote the treaty and why was it signed?", "Where is the dam?", ""),
        ("Did Rask resign?", "Who is Helen Rask?", "Did Helen Rask resign?"),
        ("Who led the experiment?", "What was the prison experiment?",
         "Who led the prison experiment?"),
        ("Who did it?", "Where is the dam?", ""),
        ("Where is Alba?", "Where is the dam?", ""),
    ],
)  # fmt: skip
def test_what_points_back_is_replaced(words: str, before: str, alone: str) -> None:
    assert pointed(words, [before]) == alone


def test_it_is_nobody_of_those_named() -> None:
    before = ["What does Xu Qin think of the treaty?"]
    assert pointed("When was it signed?", before, {"Xu Qin"}) == "When was the treaty signed?"
