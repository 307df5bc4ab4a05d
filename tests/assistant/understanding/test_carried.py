"""What a conversation is about goes along."""

import pytest
from rask import PEOPLE, SAID, answered

from assistant.understanding.carried import matter, with_carried
from assistant.understanding.cast import Cast
from assistant.understanding.question import Question, understand
from assistant.understanding.turns import Turn, recent_turns

CAST = Cast(PEOPLE)


def turns(*words: str) -> list[Turn]:
    return recent_turns([answered(one, "Helen Rask") for one in words], CAST, understand("And?"))


def carried(words: str, *before: str) -> Question:
    return with_carried(understand(words), turns(*before), CAST)


@pytest.mark.parametrize(
    ("before", "words", "whole"),
    [
        (SAID, "What did Lund say?", "What did Lund say about the dam?"),
        ("What happened in Alba?", "What did Lund say?", "What did Lund say about Alba?"),
        ("Why did Lund blame Rask?", "What did Lund say?", "What did Lund say about Rask?"),
        ("What happened in Alba?", "How did Lund react?", "How did Lund react to Alba?"),
        ("What happened in Alba?", "How many died?", "How many died?"),
        ("What happened in Alba?", "Who was the driver?", "Who was the driver?"),
        ("What happened in Alba?", "Who did it?", "Who did it?"),
    ],
)
def test_the_matter_goes_along_and_may_be_left(before: str, words: str, whole: str) -> None:
    question = carried(words, before)
    assert question.standalone == whole
    assert question.beside or (question.fallback and question.fallback.standalone == words)


def test_only_verbs_of_saying_are_given_a_topic() -> None:
    assert carried("How does Lund compare?", "What happened in Alba?").topic == ""


def test_what_leans_on_something_is_not_asked_without_it() -> None:
    for before in ("What happened in Alba?", "what happened with the dam", SAID):
        asked = carried("How many died?", before)
        assert asked.beside and asked.fallback is None


def test_they_are_not_one_person() -> None:
    assert carried("And where was she born?", "Who is Helen Rask?").beside == ("Helen Rask",)
    assert carried("And where did they meet?", "Who is Helen Rask?").beside == ()
    about = carried("And where did they meet?", "Who are the clerks that Helen Rask chose?")
    assert "Helen Rask" not in about.beside and about.beside


@pytest.mark.parametrize(
    "words",
    [
        "What did Lund say about the school?",
        "What did Lund say after the talks?",
        "Who is Victor Lund?",
        "Who won the long race of the many small boats yesterday?",
    ],
)
def test_what_names_its_own_matter_stays(words: str) -> None:
    assert carried(words, SAID) == understand(words)


def test_a_speaker_is_not_the_matter_of_the_own_words() -> None:
    assert matter(turns("Who is Victor Lund?"), "Lund") == ""
    assert matter(turns("What happened in Alba?", "Who is Victor Lund?"), "Lund") == "Alba"
