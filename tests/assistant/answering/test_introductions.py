"""What an article says somebody or something is, beside the name."""

import pytest

from assistant.answering.introductions import introductions, thing_asked_for
from assistant.assistant import Assistant


@pytest.mark.parametrize(
    ("question", "thing"),
    [
        ("Who is Antony Blinken?", "Antony Blinken"),
        ("what's the Lachin Corridor?", "Lachin Corridor"),
        ("Who was the Duke of Kent?", "Duke of Kent"),
        ("who is peskov", "peskov"),
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
    ):
        answer = seed_assistant.ask(question)
        assert not answer.refused
        assert told in answer.citations[0].quote
