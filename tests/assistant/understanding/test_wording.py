"""The sentence that a question is written as, its fields in their places."""

import pytest

from assistant.understanding.wording import (
    WHAT_SAID,
    Frame,
    Slot,
    pieces,
    sentence,
    values,
    with_topics,
)


@pytest.mark.parametrize(
    ("topic", "time", "more", "written"),
    [
        ("", "", False, "What did Rask say?"),
        ("the dam", "", False, "What did Rask say about the dam?"),
        ("the dam", "last week", False, "What did Rask say about the dam last week?"),
        ("", "since the talks", True, "What else did Rask say since the talks?"),
    ],
)
def test_fields_stand_in_their_slots(topic: str, time: str, more: bool, written: str) -> None:
    assert sentence(WHAT_SAID, values("Rask", topic, time, more), more) == written


def test_more_is_asked_for_in_front_of_a_frame_without_a_slot_for_it() -> None:
    frame: Frame = ("Who broke the dam?",)
    assert sentence(frame, values("", "", "", True), True) == "Tell me more: Who broke the dam?"
    who_else: Frame = ("Who ", Slot.ELSE, "broke the dam?")
    assert sentence(who_else, values("", "", "", True), True) == "Who else broke the dam?"


def test_what_a_conversation_is_about_stands_behind_the_sentence() -> None:
    assert with_topics("Who ran?", ("the dam", "Alba")) == "Who ran (the dam, Alba)?"
    assert with_topics("Is it safe?", ()) == "Is it safe?"


def test_there_is_a_piece_for_each_part_of_a_frame() -> None:
    assert pieces(WHAT_SAID, values("Rask", "", "", False)) == [
        "What ", "", "did ", "Rask", " say", "", "", "?",
    ]  # fmt: skip
