"""Follow-ups made to stand alone by the words of the questions before them."""

import pytest

from assistant.understanding.standalone import Whole, completed, resolved, stand_alone
from assistant.understanding.turns import LOOK_BACK

DAM = "Why did the old dam break?"


@pytest.mark.parametrize(
    ("before", "asked", "alone"),
    [
        ([DAM], "When was it built?", "When was the old dam built?"),
        ([DAM], "What are its dimensions?", "What are the old dam's dimensions?"),
        (["What are river otters?"], "What do they eat?", "What do river otters eat?"),
        (["Who is Helen Rask?"], "Where was she born?", "Where was Helen Rask born?"),
        (["Who is Helen Rask?"], "Who is her deputy?", "Who is Helen Rask's deputy?"),
        (["Who won the Alba Cup?"], "Who did they beat?", "Who did they beat (the Alba Cup)?"),
        (
            ["When did Helen Rask buy the mill?"],
            "Why did she do it?",
            "Why did Helen Rask do it (the mill)?",
        ),
        (
            ["Who is Victor Lund?", "Who is Helen Rask?"],
            "Is he old?",
            "Is Victor Lund old (Helen Rask)?",
        ),
        (["Did Rask praise the plan?"], "Why not?", "Did Rask praise the plan, and why not?"),
        (["Who won the Alba Cup in 2022?"], "And 2021?", "Who won the Alba Cup in 2021?"),
        (["How many died in 2022?"], "And in 1977?", "How many died in 1977?"),
        (
            ["Who won the prize in music in 2022?"],
            "And in painting?",
            "Who won the prize in painting in 2022?",
        ),
        (
            ["How many children of the mill school were hurt?"],
            "How many of them were girls?",
            "How many of the children were girls (the mill school)?",
        ),
        (["Which ferry cancelled trips?"], "How many trips?", "How many trips (ferry)?"),
        (["What happened at the dam?"], "What's the latest?", "What's the latest (the dam)?"),
        (["What happened last week?"], "Who put it there?", "Who put it there?"),
        (
            ["Is the weir the same as the lock?"],
            "Which company runs both?",
            "Which company runs the weir and the lock?",
        ),
        (["What is the largest lake?"], "What about the deepest?", "What is the deepest lake?"),
        (["Is a weir a dam?"], "How about a lock?", "Is a lock a dam?"),
        (["Did the river flood?"], "Why?", "Why did the river flood?"),
        (["Who owns the mill?"], "Why?", "Who owns the mill, and why?"),
        (
            ["What happened in the Alba trial?"],
            "Who was the judge in the trial?",
            "Who was the judge in the Alba trial?",
        ),
        (["What is cholera?"], "What are the symptoms?", "What are the symptoms of cholera?"),
        (["Who was Helen Rask?"], "When did Rask die?", "When did Helen Rask die?"),
        (["What is cholera?"], "What is an example?", "What is an example of cholera?"),
        (["What is a weir?"], "What are other uses?", "What are other uses of a weir?"),
        (
            ["Tell me about Alba Mare."],
            "What is there to do there?",
            "What is there to do in Alba Mare?",
        ),
        (["What are otters?"], "How many kinds are there?", "How many kinds of otters are there?"),
        (
            [DAM, "When was the old dam built?"],
            "Interesting. How high was it?",
            "Interesting. How high was the old dam?",
        ),
    ],
)
def test_what_points_back_is_replaced(before: list[str], asked: str, alone: str) -> None:
    assert stand_alone(asked, before) == alone


@pytest.mark.parametrize(
    "asked",
    [
        "Who is Helen Rask?",
        "Tell me about the Alba Water Board.",
        "What is a weir?",
        "How long does it take to build a weir?",
        "Is it true?",
        "What is a lock and how does it work?",
        "Why did the old dam break?",
        "Where is Alba?",
        "Did the ministers return to their offices?",
    ],
)
def test_a_question_that_stands_alone_stays_as_it_is(asked: str) -> None:
    assert stand_alone(asked, [DAM]) == asked


def test_without_questions_before_nothing_is_put_in() -> None:
    assert stand_alone("Why did it break?", []) == "Why did it break?"


def test_what_was_asked_long_ago_is_forgotten() -> None:
    since = ["Where is Alba?"] * LOOK_BACK
    assert "otters" not in stand_alone("What do they eat?", ["What are river otters?", *since])


def test_a_second_topic_is_named_as_long_as_it_was_named_lately() -> None:
    before = ["What is the Alba River Festival?", "Where is Lake Sonda?"]
    assert stand_alone("Is it safe?", before) == "Is Lake Sonda safe (the Alba River Festival)?"
    before.append("How deep is Lake Sonda?")
    assert stand_alone("Is it safe?", before) == "Is Lake Sonda safe?"


def test_it_is_no_person() -> None:
    before = ["What does Ida Rask think of the treaty?"]
    assert resolved("When was it signed?", before, {"Ida Rask"}) == "When was the treaty signed?"


def test_he_is_no_thing() -> None:
    assert resolved("Did he resign?", ["Who won the Alba regatta?"]) == ""
    assert resolved("Did he resign?", ["Who is Ivo Lund?"]) == "Did Ivo Lund resign?"


def test_what_is_only_completed_is_told_apart() -> None:
    assert resolved("What are the symptoms?", ["What is cholera?"]) == ""
    assert completed("What is it?", ["What is cholera?"]) == Whole("What is it?")


@pytest.mark.parametrize(
    "words", ["it " * 1_000, "What about " * 300, "the " * 2_000, "a" * 2_000, "?" * 500, "“" * 99]
)
def test_any_words_come_back_soon(words: str) -> None:
    assert stand_alone(words, [DAM] * 20)
