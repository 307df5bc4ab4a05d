"""Turns that are no question by their own words, by each rule's example."""

from typing import Any

import pytest
from rask import SAID, answered, dialogue

from assistant.understanding.fragments import FRAGMENTS
from index.rules import Rule, first

BEFORE = {
    "What did Lund say?": answered("What did Lund say?"),
    "What did Rask say?": answered("What did Rask say?", "Helen Rask"),
    "Did the dam break?": answered("Did the dam break?", "Helen Rask"),
    "What happened?": answered("What happened?", "Helen Rask"),
    "Who criticised the mayor?": answered("Who criticised the mayor?", "Victor Lund"),
}


@pytest.mark.parametrize("rule", tuple(FRAGMENTS), ids=lambda rule: rule.name)
def test_each_rule_knows_its_example(rule: Rule[Any]) -> None:
    before, words = rule.example.split(" — ")
    assert rule.apply(dialogue(words, BEFORE[before]))
    if rule.counterexample:
        assert rule.apply(dialogue(rule.counterexample, BEFORE[before])) is None


@pytest.mark.parametrize("words", ["Who is Lund?", "Is she a lawyer?", "What did Moreau say?"])
def test_questions_are_no_fragments(words: str) -> None:
    assert first(FRAGMENTS, dialogue(words)) is None


def test_the_circumstance_of_a_statement_is_a_field() -> None:
    when = first(FRAGMENTS, dialogue("When?"))
    assert when and (when.circumstance, when.quoted, when.days) == ("when", True, "")
    assert when.topic == "“The dam is safe and the river is calm”"
    who = first(FRAGMENTS, dialogue("Who said that?"))
    assert who and (who.kind, who.quoted, who.topic) == ("who said", True, when.topic)


def test_more_is_a_field() -> None:
    more = first(FRAGMENTS, dialogue("Tell me more"))
    assert more and (more.more, more.speaker, more.topic) == (True, "Helen Rask", "the dam")


def test_the_other_side_without_one_is_unclear() -> None:
    nobody = first(FRAGMENTS, dialogue("the other side", answered("What did Victor Lund say?")))
    assert nobody and nobody.unclear == "the other side"


def test_a_person_is_chosen_only_of_several_who_were_asked_back() -> None:
    chosen = first(FRAGMENTS, dialogue("the second one", answered("What did Lund say?")))
    assert chosen and chosen.speaker == "Anna Lund"
    assert first(FRAGMENTS, dialogue("the second one", answered(SAID, "Helen Rask"))) is None
