"""What a follow-up may go on from, and whom it was about."""

from dataclasses import replace
from datetime import date

from rask import PEOPLE, SAID, answered

from assistant.answer import Answer
from assistant.understanding.cast import Cast
from assistant.understanding.question import understand
from assistant.understanding.turns import LOOK_BACK, Turn, recent_turns

NOW = understand("And Moreau?", today=date(2023, 5, 4))


def turn(question: str, *speakers: str) -> Turn:
    [found] = recent_turns([answered(question, *speakers)], Cast(PEOPLE), NOW)
    return found


def test_a_turn_is_about_its_speaker_and_those_whom_it_names() -> None:
    assert turn("What did Rask say about Moreau?", "Helen Rask").people == (
        "Helen Rask",
        "Jean-Luc Moreau",
    )
    assert turn("What did Macron say?").people == ("Macron",)
    assert turn("Where is Victor Lund?", "Helen Rask").people == ("Victor Lund", "Helen Rask")


def test_several_speakers_stay_together() -> None:
    both = "What did Helen Rask and Victor Lund say?"
    assert turn(both, "Helen Rask", "Victor Lund").speaker == "Helen Rask and Victor Lund"
    assert turn("What did Rask say?", "Helen Rask").speaker == "Helen Rask"


def test_groups() -> None:
    assert turn("What did the Teachers’ Union say?", "Teachers’ Union").groups
    assert not turn(SAID, "Helen Rask").groups


def test_what_is_asked_about_a_saying_is_an_aside() -> None:
    asides = ("When did Rask say it?", "Who said “we ran”?")
    assert [turn(words).aside for words in (*asides, SAID, "Who denied it?")] == [
        True, True, False, False,
    ]  # fmt: skip


def test_questions_of_turns_are_as_they_would_be_asked_now() -> None:
    [question] = [found.question for found in recent_turns([answered(SAID)], Cast(PEOPLE), NOW)]
    assert (question.text, question.today) == ("And Moreau?", date(2023, 5, 4))
    assert question.standalone == SAID


def test_a_misspelt_speaker_is_named_as_the_answer_does() -> None:
    assert turn("What did Helen Raks say?", "Helen Rask").question.speaker == "Helen Rask"


def test_only_the_last_turns_that_were_understood_count() -> None:
    answers: list[Answer] = [answered(f"Who built dam {number}?") for number in range(20)]
    answers[-1] = replace(answers[-1], asked=None)
    found = recent_turns(answers, Cast(PEOPLE), NOW)
    assert len(found) == LOOK_BACK
    assert found[-1].question.standalone == "Who built dam 18?"
