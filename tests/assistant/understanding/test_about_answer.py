"""Turns about the last answer, and questions that only look like them."""

import re

import pytest

from assistant.understanding.about_answer import ABOUT_ANSWER, AboutAnswer, about_answer
from assistant.understanding.question import understand
from index.rules import Rule

TURNS = {
    "sure": "are you sure? | u sure? | Really?? | is that true? | can i trust that",
    "source": "source? | Sorce | where's that from? | which article is that | link please | "
    "url | who reported it | where did you get that | how do you know | "
    "could you show me the article",
    "author": "who wrote that | Who's the author? | who wrote this article?",
    "when": "when was that? | and when? | when did he say that | what day was that | date?",
    "where": "where? | where was that | Where did that happen | in which city?",
    "speaker": "who says so? | says who | who said that | whose words are those?",
    "shorter": "shorter please | in one sentence | too long; | tl;dr | give me a shorter version",
    "summary": "summarise that | sumarize it please | summary? | can you sum it up",
    "whole": "the whole quote | full quote please | whole qoute | show me the full statement",
    "context": "context? | what's the context",
    "exact": "quote him exactly | her exact words? | verbatim",
    "before": "what did he say before that | what came before?",
    "after": "what did she say after that | read me more of that | read on | "
    "then what? | and then?",
    "others": "do other papers say the same? | any other sources | does anyone else report that",
    "own words": "is that his own words? | is that a direct quote | did he really say that",
    "misread": "that's not what I asked | you didn't answer my question | not what i meant",
    "why": "why? | but why | how so | how come? | what's the reason | why did he say that",
    "how many": "how many? | how much",
    "who": "who? | who did it",
}
OTHERS = (
    "when was that speech in Alba | "
    "who said that Lund is unfit? | where is the dam | who is he | "
    "what did he say | why did the dam break | thanks | ok | tell me more | more | "
    "what about her | "
    "how many died | show me articles on the dam | is it true that the dam broke | "
    "the second one | what exactly did she say? | summarise the debate | who else | "
    "why did he resign | hello | "
    "where was he born | did he apologise | what happened in Alba | when is the election"
)


@pytest.mark.parametrize(
    ("about", "words"),
    [(about, words) for about, turns in TURNS.items() for words in turns.split(" | ")],
)
def test_what_is_asked_about_an_answer(about: AboutAnswer, words: str) -> None:
    assert about_answer(words) == about
    assert understand(words).about == about


@pytest.mark.parametrize("words", OTHERS.split(" | "))
def test_a_turn_that_names_something_is_a_question(words: str) -> None:
    assert about_answer(words) is None


@pytest.mark.parametrize("words", ["", "?", "“", "a" * 3_000, "why " * 50, "\ud800"])
def test_whatever_is_typed_is_no_error(words: str) -> None:
    assert about_answer(words) is None


@pytest.mark.parametrize(
    ("about", "rule"), ABOUT_ANSWER, ids=[rule.name for _, rule in ABOUT_ANSWER]
)
def test_each_rule_is_its_example_only(about: AboutAnswer, rule: Rule[re.Pattern[str]]) -> None:
    assert about_answer(rule.example) == about
    assert about_answer(rule.counterexample) is None
