"""Something new in the place of what the last question had, by each rule's example."""

import re
from typing import Any

import pytest
from rask import SAID, answered, dialogue

from assistant.understanding.instead import CHANGES, New, instead
from index.rules import Rule


def new(words: str, question: str = SAID, called: bool = True) -> New:
    return New(words, dialogue(words, answered(question, "Helen Rask")), called)


def bare(example: str) -> str:
    return re.sub(r"^(?:And|What about|I meant) |\?$", "", example)


@pytest.mark.parametrize("rule", tuple(CHANGES), ids=lambda rule: rule.name)
def test_each_rule_changes_the_question_for_its_example(rule: Rule[Any]) -> None:
    assert rule.apply(new(bare(rule.example)))
    if rule.counterexample:
        assert rule.apply(new(bare(rule.counterexample))) is None


@pytest.mark.parametrize(
    ("words", "speaker", "topic"),
    [
        ("Moreau", "Jean-Luc Moreau", "the dam"),
        ("Lund", "Lund", "the dam"),
        ("the bishop", "the bishop", "the dam"),
        ("Macron", "Macron", "the dam"),
        ("Paul", "Paul", "the dam"),
        ("Alba", "Helen Rask", "Alba"),
        ("on the school", "Helen Rask", "the school"),
    ],
)
def test_people_are_speakers_and_anything_else_is_a_topic(
    words: str, speaker: str, topic: str
) -> None:
    question = instead(new(words))
    assert question and (question.speaker, question.topic) == (speaker, topic)


def test_what_is_asked_about_may_be_a_name() -> None:
    question = instead(new("Paul", called=False))
    assert question and question.topic == "Paul"


@pytest.mark.parametrize(
    ("before", "words", "alone"),
    [
        ("Who criticised Helen Rask?", "Moreau", "Who criticised Jean-Luc Moreau?"),
        ("Who broke the dam?", "Moreau", "What did Jean-Luc Moreau say about the dam?"),
        ("What did Rask say since the flood?", "before", "What did Rask say before the flood?"),
    ],
)
def test_after_other_questions(before: str, words: str, alone: str) -> None:
    question = instead(new(words, before))
    assert question and question.standalone == alone


@pytest.mark.parametrize("words", ["you", "before"])
def test_what_can_not_be_meant_changes_nothing(words: str) -> None:
    assert instead(new(words)) is None
    assert instead(new("the dam", "Who broke the weir?")) is None
