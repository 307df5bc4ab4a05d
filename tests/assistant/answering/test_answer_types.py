"""What an answer looks like that is asked for, and what an article says somebody is."""

import pytest

from assistant.answering.answer_types import (
    MEASURES,
    ONLY_ASKING,
    Measure,
    OnlyAsking,
    asks_latest,
    holds_new,
    introductions,
    is_broad,
    only_asking,
    thing_asked_for,
    type_asked_for,
)
from assistant.assistant import Assistant
from assistant.understanding.question import understand
from index.english.stems import stems


@pytest.mark.parametrize(
    ("question", "thing"),
    [
        ("Who is Antony Blinken?", "Antony Blinken"),
        ("what's the Lachin Corridor?", "Lachin Corridor"),
        ("Who was the Duke of Kent?", "Duke of Kent"),
        ("who is peskov", "peskov"),
        ("What is Edith Marlow's job?", "Edith Marlow"),
        ("what's marlow's current position", "marlow"),
        ("What was the role of Edith Marlow?", "Edith Marlow"),
        ("What does Edith Marlow do for a living?", "Edith Marlow"),
        ("What is the mayor's job?", None),
        ("Who is the president of France?", None),
        ("What is Blinken’s plan?", None),
        ("Who is Antony Blinken meeting in Washington?", None),
        ("What was damaged?", None),
        ("When is Ramadan?", None),
    ],
)
def test_a_question_for_what_a_name_is(question: str, thing: str | None) -> None:
    assert thing_asked_for(question) == thing


@pytest.mark.parametrize(
    ("thing", "words", "introduced"),
    [
        ("Marlow", "Port commissioner Edith Marlow shut it.", "Port commissioner"),
        ("Edith Marlow", "Edith Marlow, the harbour master, closed it.", "the harbour master"),
        ("Skagen Line", "It shut the Skagen Line, the only ferry to the isle.", "the only ferry"),
        ("Orme", "The ship left Orme (pop. 200), a town of fishers.", "a town of fishers"),
        ("Orme", "Orme is a town of fishers.", "is a town of fishers"),
        ("orme", "Orme was the first to vote.", "was the first to vote"),
    ],
)
def test_what_stands_beside_a_name(thing: str, words: str, introduced: str) -> None:
    assert any(introduced in found for found in introductions(thing, words))


@pytest.mark.parametrize(
    "words",
    [
        "Edith Marlow closed the port.",
        "In Orme, Edith Marlow and the captain met.",
        "Edith Marlow is leaving.",
        "Marlowe, a poet, sang.",
    ],
)
def test_a_name_alone_introduces_nobody(words: str) -> None:
    assert not list(introductions("Marlow", words))


def test_the_sentence_that_introduces_comes_first(seed_assistant: Assistant) -> None:
    for question, told in (
        ("What is the Lachin Corridor?", "the only land link"),
        ("Who is Antony Blinken?", "US top diplomat"),
        ("Who is Peskov?", "Kremlin spokesman"),
        ("What is Dmitry Peskov's job?", "Kremlin spokesman"),
    ):
        answer = seed_assistant.ask(question)
        assert not answer.refused
        assert told in answer.citations[0].quote


@pytest.mark.parametrize("row", MEASURES, ids=lambda row: row.question)
def test_a_measure_is_found_in_its_example_alone(row: Measure) -> None:
    answer_type = type_asked_for(understand(row.question))
    assert answer_type
    assert list(answer_type(row.example))
    assert not list(answer_type(row.counterexample))


@pytest.mark.parametrize("row", ONLY_ASKING, ids=lambda row: row.example)
def test_words_that_only_ask_are_not_asked_about(row: OnlyAsking) -> None:
    question = understand(row.example)
    assert row.stems & only_asking(question) == row.stems
    assert set(question.terms) - only_asking(question)


@pytest.mark.parametrize(
    ("question", "words", "holds"),
    [
        ("When did the dam break?", "It broke on Friday.", True),
        ("When did the dam break?", "It broke with a roar.", False),
        ("Who opened the gates?", "Ada Rask opened them.", True),
        ("Who is Ada Rask?", "Ada Rask, a mayor of the town, came.", True),
        ("How many gates are there?", "There are twelve of them.", True),
        ("Which company built the gates?", "They were made by Albacorp.", True),
        # What the question names itself is nothing new.
        ("When did the dam break in 2021?", "It broke in 2021.", False),
    ],
)
def test_the_type_asked_for_is_in_the_words_that_answer(
    question: str, words: str, holds: bool
) -> None:
    understood = understand(question)
    answer_type = type_asked_for(understood)
    assert answer_type
    assert holds_new(answer_type, words, set(stems(question))) == holds


def test_the_latest_and_the_broad_are_told_apart() -> None:
    assert asks_latest(understand("What is the latest on the dam?"))
    assert not asks_latest(understand("Why is the dam late?"))
    assert is_broad(understand("What happened to the dam?"))
    assert not is_broad(understand("Who happened to see the dam?"))
