"""The questions that are tried for one: as asked, as typed, respelled, and at other times."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from alba import CONCRETE, WARNED

from assistant.answering.attempts import Attempt, attempts
from assistant.assistant import Assistant
from assistant.understanding.question import Question, understand
from index.english.stems import stems

TODAY = date(2023, 8, 1)


def tried(assistant: Assistant, question: Question) -> list[Attempt]:
    return list(attempts(assistant.snapshot(), question))


def test_a_question_without_days_is_tried_as_it_is(alba: Assistant) -> None:
    question = understand("Who built the dam?")
    assert tried(alba, question) == [Attempt(question, question, plain=True)]


def test_what_may_be_meant_as_it_was_typed_is_tried_so(alba: Assistant) -> None:
    typed = understand("Were there any survivors?")
    question = replace(typed, beside=("the dam",), fallback=typed)
    assert [(item.asked.standalone, item.plain) for item in tried(alba, question)] == [
        ("Were there any survivors?", True),
        ("Were there any survivors?", True),
    ]


def test_the_spelling_of_the_articles_is_tried_last(alba: Assistant) -> None:
    first, last = tried(alba, understand("Who rebuilt the brigde?"))
    assert last.asked.standalone == "Who rebuilt the bridge?"
    assert last.notes == ("No article has the word “brigde”; it was read as “bridge”.",)
    assert (first.plain, last.plain) == (True, False)


def test_what_is_asked_of_one_day_is_tried_for_the_next_and_for_any(alba: Assistant) -> None:
    then, after, ever = tried(alba, understand("What happened yesterday?", today=TODAY))
    day = date(2023, 7, 31)
    assert (then.question.since, then.question.until) == (day, day)
    assert (after.question.since, after.question.until) == (day, TODAY)
    assert (ever.question.since, ever.question.until) == (None, None)
    assert ever.rather and ever.rather.since == date(2023, 5, 3)
    assert (
        then.refused
        == ever.note
        == ("No article is from then: the articles are from 4 May 2023 to 2 June 2023.")
    )
    assert {item.asked for item in (then, after, ever)} == {then.asked}


def test_what_happened_on_some_days_is_tried_until_the_day_after_and_for_any(
    alba: Assistant,
) -> None:
    then, ever = tried(alba, understand("Who rebuilt the bridge on 4 May 2023?"))
    assert (then.question.since, then.question.until) == (date(2023, 5, 4), date(2023, 5, 5))
    assert then.narrow and not ever.narrow and ever.plain
    assert (ever.question.since, ever.question.event) == (None, "on 4 May 2023")


def test_what_happened_before_any_article_is_tried_for_any_day_alone(alba: Assistant) -> None:
    [ever] = tried(alba, understand("Who rebuilt the bridge on 4 May 1950?"))
    assert (ever.question.since, ever.question.event, ever.note) == (None, "on 4 May 1950", "")


def test_words_of_some_days_are_tried_for_no_others(alba: Assistant) -> None:
    said = understand("What did Carter say last week?", today=TODAY)
    assert len(tried(alba, said)) == 1


def test_relative_days_are_counted_from_the_newest_article(alba: Assistant) -> None:
    thursday = alba.ask("What did Paul Mason say yesterday?")  # the newest article: 2 June 2023
    assert thursday.notes[0] == (
        "“yesterday” was taken as 1 June 2023, counted from the newest article."
    )
    assert "Nothing printed on 1 June 2023 fits; this was printed the day after." in thursday.notes
    assert CONCRETE in [citation.quote for citation in thursday.citations]


def test_relative_days_are_counted_from_today_where_that_is_known(alba: Assistant) -> None:
    answer = alba.ask("What did Helen Carter say last week?", today=date(2023, 5, 10))
    assert answer.notes[0] == (
        "“last week” was taken as 1 May 2023 to 7 May 2023, counted from today."
    )
    assert WARNED in [citation.quote for citation in answer.citations]
    assert alba.ask("What did Helen Carter say last week?", today=date(2023, 7, 1)).refused


def test_days_of_other_questions_choose_the_articles(alba: Assistant) -> None:
    answer = alba.ask("How many houses were flooded last month?")  # before 2 June 2023
    assert {c.article.published for c in answer.citations} <= {date(2023, 5, 4), date(2023, 5, 5)}
    assert not answer.refused


def test_what_no_article_of_those_days_answers_is_given_with_its_day(
    archive: Callable[..., Assistant],
) -> None:
    flood = "The flood in Alba destroyed {} houses."
    assistant = archive(
        {"title": "Flood", "text": flood.format("twelve"), "date": "2023-05-04"},
        {"title": "Flood", "text": flood.format("forty"), "date": "2021-03-01"},
        {"title": "Fair", "text": "The fair opened.", "date": "2023-06-02"},
    )
    question = "How many houses did the flood in Alba destroy"
    late = assistant.ask(f"{question} this week?", today=date(2023, 8, 1))
    assert late.notes == (
        "“this week” was taken as 31 July 2023 to 6 August 2023, counted from today.",
        "No article is from then: the articles are from 1 March 2021 to 2 June 2023. "
        "What follows was printed on 4 May 2023.",
    )
    assert [citation.quote for citation in late.citations] == [flood.format("twelve")]
    between = assistant.ask(f"{question} this week?", today=date(2023, 6, 2))
    assert between.notes[1] == (
        "No article printed then answers this. What follows was printed on 4 May 2023."
    )
    early = assistant.ask(f"{question} today?", today=date(2020, 1, 1))
    assert [citation.quote for citation in early.citations] == [flood.format("forty")]


def test_words_of_days_from_which_there_is_no_article_are_refused(alba: Assistant) -> None:
    answer = alba.ask("What did Helen Carter say yesterday?", today=date(2023, 8, 1))
    assert answer.refused
    none = "No article is from then: the articles are from 4 May 2023 to 2 June 2023."
    assert none in answer.notes
    assert alba.ask("What happened today?", today=date(2023, 8, 1)).refused


def test_since_an_event_is_since_the_day_of_most_articles_on_it(alba: Assistant) -> None:
    answer = alba.ask("What has Helen Carter said since the flooding of the lower bridge?")
    assert answer.notes[0] == (
        "“since the flooding of the lower bridge” was taken as from 4 May 2023 on, by the days of "
        "most articles on it."
    )
    assert WARNED in [citation.quote for citation in answer.citations]


def test_days_can_not_be_counted_where_no_article_has_one(seed_assistant: Assistant) -> None:
    answer = seed_assistant.ask("What did Peskov say on Tuesday?")
    assert answer.notes[0] == (
        "No article has a date, so “on Tuesday” could not be counted and was left out."
    )
    assert not answer.refused


def test_words_on_what_the_conversation_is_about_may_be_in_articles_on_it(alba: Assistant) -> None:
    typed = understand("What did Carter say?")
    about = [replace(typed, topic=topic, fallback=typed) for topic in ("dam", "opera")]
    dam, opera = (tried(alba, question) for question in about)
    assert [bool(item.question.within) for item in dam] == [False, True, False]
    assert [bool(item.question.within) for item in opera] == [False, False]
    assert opera[-1].notes == ("The articles hold nothing of Carter on opera.",)


def test_words_that_nobody_is_known_to_have_said_are_looked_for_in_what_is_told(
    alba: Assistant,
) -> None:
    said, told = tried(alba, understand("What did Helen Carter say about the opera?"))
    assert (said.question.speaker, told.question.speaker) == ("Helen Carter", None)
    assert told.subject == "Helen Carter"
    assert not told.plain
    alone = tried(alba, understand("What did Helen Carter say?"))
    several = tried(alba, understand("What did Mason say about the opera?"))
    assert len(alone) == len(several) == 1


def test_what_somebody_is_told_to_want_is_looked_for_in_their_words(alba: Assistant) -> None:
    plain, said = tried(alba, understand("Why does Helen Carter want a new dam?"))
    assert plain.question.speaker is None
    assert (said.question.speaker, said.question.topic) == ("Helen Carter", "a new dam")


def test_what_is_told_must_begin_with_who_is_asked_about(alba: Assistant) -> None:
    attempt = Attempt(understand("Why?"), understand("Why?"), subject="Helen Carter")
    answer = alba.ask("What did Paul Mason say?")
    assert not attempt.fits(answer)
    assert replace(attempt, subject="Paul Mason").fits(answer)
    assert replace(attempt, subject="").fits(answer)
    assert not attempt.fits(alba.ask("What did Paul Mason say about the opera?"))
    word = stems(answer.citations[0].quote)[-1]
    assert replace(attempt, subject="", acts=(word, "announc")).fits(answer)
    assert not replace(attempt, subject="Paul Mason", acts=("unheard",)).fits(answer)


@pytest.mark.parametrize(
    ("speaker", "subject"),
    [("the figures", ""), ("the mayor", "the mayor"), ("the committee", "the committee"),
     ("Rask", "Rask"), ("rask", "rask")],
)  # fmt: skip
def test_what_things_tell_may_be_told_without_them(
    speaker: str, subject: str, alba: Assistant
) -> None:
    question = replace(understand("What did X say about the concrete?"), speaker=speaker)
    *_, last = tried(alba, question)
    assert last.subject == subject
