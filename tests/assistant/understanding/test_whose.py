"""The person whose words a question asks for, however it names them."""

import pytest
from rask import LUND, OTHER_LUND, PEOPLE

from assistant.understanding.cast import Cast
from assistant.understanding.question import understand
from assistant.understanding.whose import as_said, as_told, with_known_speaker, with_words_on

CAST = Cast(PEOPLE)


@pytest.mark.parametrize(
    ("asked", "speaker"),
    [
        ("What did Alba's mayor Helen Rask say?", "Helen Rask"),
        ("What did ex-mayor Rask say?", "Helen Rask"),
        ("What did dam builder Lund of Alba say?", "dam builder Lund of Alba"),
        ("What did the engineer from Alba Lund say?", "Victor Lund"),
        ("What did retired teacher Lund say?", OTHER_LUND.name),
        ("What did chief engineer Lund say?", LUND.name),
        ("What did Alba's widow Lund say?", "Lund"),
        ("What did engineer Lund say?", LUND.name),
        ("What did Rask of Alba say?", "Helen Rask"),
        ("What did Karl Rask say?", "Karl Rask"),
        ("What did people close to Rask say?", "people close to Rask"),
        ("What did Rask's driver say?", "Rask's driver"),
        ("Moreau versus mayor Rask on the dam", "Moreau versus mayor Rask"),
        ("What did mayor Rask and engineer Lund say?", "mayor Rask and engineer Lund"),
    ],
)
def test_who_is_meant_by_a_description(asked: str, speaker: str) -> None:
    assert with_known_speaker(understand(asked), CAST).speaker == speaker


@pytest.mark.parametrize(
    ("asked", "speaker", "topic"),
    [
        ("Why did Helen Rask want the old dam gone?", "Helen Rask", "the old dam gone"),
        ("Explain Rask's criticism of the ministry", "Rask", "of the ministry"),
        ("Did Rask ever expect a flood?", "Rask", "a flood"),
    ],
)
def test_what_tells_that_somebody_said_or_wanted_it(asked: str, speaker: str, topic: str) -> None:
    question = as_said(understand(asked), CAST)
    assert question and (question.kind, question.speaker, question.topic) == (
        "said",
        speaker,
        topic,
    )


@pytest.mark.parametrize(
    "asked",
    [
        "Why did the dam break?",
        "Who wanted Rask to resign?",
        "When did Rask want to resign?",
        "Did the ministry want Rask to resign?",
        "What did Rask build in Alba?",
    ],
)
def test_what_tells_no_such_thing(asked: str) -> None:
    assert as_said(understand(asked), CAST) is None


def test_a_question_for_words_as_one_for_what_is_told() -> None:
    told = as_told(understand("Did Rask say that the dam broke?"))
    assert (told.speaker, told.topic, told.kind) == (None, "", "yes/no")
    assert told.standalone == "Did Rask say that the dam broke?"


@pytest.mark.parametrize(
    ("asked", "speaker", "topic"),
    [
        ("Rask on the dam", "Helen Rask", "the dam"),
        ("Alba's mayor Rask on the dam?", "Helen Rask", "the dam"),
        ("articles on the dam", None, ""),
        ("The attack on Rask", None, ""),
        ("Ida Moss on the dam", None, ""),
        ("Was Rask on the dam?", None, ""),
        ("Why Rask is on the dam", None, ""),
    ],
)
def test_a_name_and_what_it_is_on(asked: str, speaker: str | None, topic: str) -> None:
    question = with_words_on(understand(asked), CAST)
    assert (question.speaker, question.topic) == (speaker, topic)
    if speaker:
        assert question.standalone == f"{speaker} on the dam"
