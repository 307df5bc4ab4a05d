"""Other words at a place of a question, and its fields after them."""

import pytest

from assistant.understanding.question import understand
from assistant.understanding.rewording import (
    closing,
    edited,
    opening,
    renamed,
    reread,
    reworded,
    written,
)
from assistant.understanding.wording import Slot

SAID = understand("What did Rask say about her dam?")


@pytest.mark.parametrize(
    ("old", "new", "speaker", "topic"),
    [
        ("Rask", "Helen Rask", "Helen Rask", "her dam"),
        ("her", "Lund’s", "Rask", "Lund’s dam"),
        ("What", "Why", "Rask", "her dam"),
        ("say about her", "think of a", "Rask", "a dam"),
    ],
)
def test_the_field_follows_the_words(old: str, new: str, speaker: str, topic: str) -> None:
    start = SAID.words.index(old)
    question = edited(SAID, start, start + len(old), new)
    assert question.standalone == SAID.standalone.replace(old, new)
    assert (question.speaker, question.topic) == (speaker, topic)


def test_a_name_is_changed_wherever_it_stands() -> None:
    question = renamed(understand("Who criticised Rask?"), "Rask", "Lund")
    assert (question.standalone, question.topic) == ("Who criticised Lund?", "criticised Lund")


def test_the_frame_is_divided_at_a_character() -> None:
    place = SAID.words.index("say")
    assert opening(SAID, place) == ("What did ", Slot.SPEAKER, " ")
    assert closing(SAID, place) == ("say about ", Slot.TOPIC, Slot.WHEN, "?")


def test_other_words_are_read_as_a_question_of_their_own() -> None:
    question = reread(SAID, "Who built the dam?")
    assert (question.text, question.kind, question.speaker) == (SAID.text, "who", None)
    assert reread(SAID, SAID.words) is SAID


def test_the_same_question_in_other_words_keeps_its_fields() -> None:
    question = reworded(SAID, "what did Rask say about her Dam?")
    assert question.standalone == "what did Rask say about her Dam?"
    assert (question.kind, question.speaker) == ("said", "Rask")


def test_a_question_of_our_own_has_its_capital_and_its_mark() -> None:
    assert written(understand("what did rask say")).standalone == "What did rask say?"
    assert written(SAID).standalone == SAID.standalone
