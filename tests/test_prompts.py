"""The prompt templates: there, complete, and shipped with the package."""

from importlib.resources import files
from string import Formatter

import pytest

import prompts
from assistant.llm.written import NOTHING


def test_the_answer_template_takes_excerpts_and_question_alone() -> None:
    fields = [name for _, name, _, _ in Formatter().parse(prompts.load("answer")) if name]
    assert fields == ["excerpts", "question"]


def test_the_answer_template_asks_for_the_words_that_mean_no_answer() -> None:
    assert f"write exactly: {NOTHING}\n" in prompts.load("answer")


def test_the_question_template_takes_conversation_and_question_alone() -> None:
    fields = [name for _, name, _, _ in Formatter().parse(prompts.load("question")) if name]
    assert fields == ["conversation", "question"]
    read = prompts.load("question").format(conversation="Asked: {Why?}", question="And {now}?")
    assert "\n\nAsked: {Why?}\n\n" in read
    assert "\nNext, this is asked: And {now}?\n" in read
    assert read.endswith(
        'Reply in JSON and nothing else: {"question": "...", "searches": ["...", "..."]}\n'
    )


def test_the_answer_template_is_rendered_with_excerpts_as_they_are() -> None:
    read = prompts.load("answer").format(excerpts="[1] {A dam} broke", question="Why {so}?")
    assert "\n\n[1] {A dam} broke\n\n" in read
    assert read.endswith("\nQuestion: Why {so}?\n")


def test_every_template_is_text_that_loads() -> None:
    names = [entry.name for entry in files("prompts").iterdir() if entry.name.endswith(".md")]
    assert "answer.md" in names
    for name in names:
        assert prompts.load(name.removesuffix(".md")).strip(), name


def test_an_unknown_template_is_an_error() -> None:
    with pytest.raises(FileNotFoundError):
        prompts.load("nothing")
