"""What a question leaves out, by each rule's example."""

import re
from typing import Any

import pytest

from assistant.understanding.completing import COMPLETIONS, Part, Whole, complete
from assistant.understanding.phrases import phrases
from assistant.understanding.wording import with_topics
from index.rules import Rule

TOPICS = {"cholera": "What is cholera?", "dams": "What are dams?", "dam": "Where is a dam?"}
DAM = "What happened at the old dam?"


@pytest.mark.parametrize("rule", tuple(COMPLETIONS), ids=lambda rule: rule.name)
def test_each_rule_puts_in_what_its_example_marks(rule: Rule[Any]) -> None:
    marked = re.search(r"\[(?:of|from)? ?(.*?)\]", rule.example)
    before = TOPICS.get(marked[1], DAM) if marked else DAM
    words = re.sub(r" \[.*?\]", "", rule.example)
    topic = phrases(before)[-1]
    whole = rule.apply(Part(words, [before], topic))
    assert with_topics(whole.words, whole.beside) == re.sub(r"[\[\]]", "", rule.example)
    if rule.counterexample:
        assert rule.apply(Part(rule.counterexample, [before], topic)) is None


def test_the_first_rule_that_fits_completes_a_question() -> None:
    assert complete("What are the symptoms?", ["What is cholera?"]) == Whole(
        "What are the symptoms of cholera?"
    )
    assert complete("Were there any survivors?", [DAM]) == Whole(
        "Were there any survivors?", ("the old dam",)
    )


def test_without_a_topic_a_question_stays_as_it_is() -> None:
    assert complete("Were there any survivors?", ["Why?"]) == Whole("Were there any survivors?")
