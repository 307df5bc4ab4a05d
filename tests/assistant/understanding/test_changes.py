"""The last question with another speaker, topic or time, or asking for more."""

from datetime import date

import pytest

from assistant.understanding.changes import (
    more_of,
    of_days,
    of_no_days,
    of_side,
    of_speaker,
    of_topic,
    others_than,
    what_said,
    who_said,
)
from assistant.understanding.question import understand

TODAY = date(2023, 5, 4)
WEEK = understand("What is Rask's position on the dam last week?", today=TODAY)


def test_another_speaker_leaves_topic_days_and_wording() -> None:
    question = of_speaker(WEEK, "Lund")
    assert question.standalone == "What is Lund's position on the dam last week?"
    assert (question.speaker, question.topic, question.since) == ("Lund", "the dam", WEEK.since)
    when = of_speaker(understand("When did Rask say that about the dam?"), "Lund")
    assert (when.standalone, when.circumstance) == ("What did Lund say about the dam?", None)
    quoted = of_speaker(understand("When did Rask say “we ran”?"), "Lund")
    assert (quoted.standalone, quoted.quoted) == ("What did Lund say?", False)


@pytest.mark.parametrize(
    ("words", "topic", "days", "event"),
    [
        ("the school", "the school", "last week", ""),
        ("the school since 2 May 2023", "the school", "since 2 May 2023", ""),
        ("the school since the flood", "the school", "", "since the flood"),
    ],
)
def test_another_topic_may_bring_its_own_time(
    words: str, topic: str, days: str, event: str
) -> None:
    question = of_topic(WEEK, words)
    assert (question.speaker, question.topic) == ("Rask", topic)
    assert (question.days, question.event) == (days, event)
    assert question.standalone == f"What is Rask's position on the {topic[4:]} {days or event}?"


def test_a_topic_is_put_to_a_question_without_one() -> None:
    assert of_topic(understand("what did rask say"), "the dam").standalone == (
        "what did rask say about the dam"
    )


def test_other_days_and_none() -> None:
    question = of_days(WEEK, "yesterday")
    assert (question.days, question.since) == ("yesterday", date(2023, 5, 3))
    assert question.notes == ("“yesterday” was taken as 3 May 2023, counted from today.",)
    assert question.standalone == "What is Rask's position on the dam yesterday?"
    assert of_days(WEEK, "the dam") is WEEK
    ever = of_no_days(WEEK)
    assert (ever.days, ever.since, ever.notes) == ("", None, ())


def test_the_other_side_of_a_time() -> None:
    flood = of_side(understand("What did Rask say since the flood?"), "before")
    assert flood and flood.event == "before the flood"
    may = of_side(understand("What did Rask say since 2 May 2023?"), "before")
    assert may and (may.since, may.until) == (None, date(2023, 5, 1))
    assert of_side(WEEK, "before") is None


def test_more_is_asked_for_in_a_field() -> None:
    said = more_of(WEEK, "Helen Rask")
    assert said.more and said.standalone == "What else did Helen Rask say about the dam last week?"
    who = more_of(understand("Who broke the dam?"), "")
    assert who.more and who.searched == "Who broke the dam?"


def test_others_than_those_named() -> None:
    question = others_than(understand("Who criticised Rask?"))
    assert (question.more, question.standalone) == (True, "Who else criticised Rask?")
    assert others_than(question) == question


def test_what_somebody_said_and_who_said_it() -> None:
    said = what_said(WEEK, "Lund", "the mill")
    assert said.standalone == "What did Lund say about the mill last week?"
    who = who_said(WEEK, "“we ran”")
    assert (who.kind, who.speaker, who.quoted, who.days) == ("who said", None, True, "")
    assert who.standalone == "Who said “we ran”?"
