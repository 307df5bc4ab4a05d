"""Follow-ups: what a turn means after the turns before it."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

import pytest
from effort import calls
from rask import PEOPLE, SAID, TEXT, answered

from assistant.answer import Answer, Citation
from assistant.understanding.followup import follow_up
from assistant.understanding.question import Question, understand
from index.articles.article import Article
from index.people.person import Person

MakeArticle = Callable[..., Article]


def asked(words: str, turns: Sequence[Answer]) -> Question:
    return follow_up(understand(words), turns, PEOPLE, lambda name: name != "Macron")


def known(question: Question) -> str:
    """The question as a sentence, where that is all that may be meant."""
    assert not question.unclear and not question.fallback
    return question.standalone


@pytest.mark.parametrize(
    ("words", "alone"),
    [
        ("And Moreau?", "What did Jean-Luc Moreau say about the dam?"),
        ("and moreau", "What did Jean-Luc Moreau say about the dam?"),
        ("Moreau?", "What did Jean-Luc Moreau say about the dam?"),
        ("What about Moreau?", "What did Jean-Luc Moreau say about the dam?"),
        ("What about the ministry?", "What did Helen Rask say about the ministry?"),
        ("What about the school?", "What did Helen Rask say about the school?"),
        ("And about the school?", "What did Helen Rask say about the school?"),
        ("on the school", "What did Helen Rask say about the school?"),
        ("And Macron?", "What did Macron say about the dam?"),
        ("anything from moreau", "What did Jean-Luc Moreau say about the dam?"),
        ("and what about the other speaker", "What did Jean-Luc Moreau say about the dam?"),
        ("And the spokesman?", "What did Jean-Luc Moreau say about the dam?"),
        ("And the bishop?", "What did the bishop say about the dam?"),
        ("And the Teachers’ Union?", "What did Teachers’ Union say about the dam?"),
        ("No, I meant the engineer", "What did Victor Lund say about the dam?"),
        ("I mean Moreau", "What did Jean-Luc Moreau say about the dam?"),
        ("Sorry, I meant about the school", "What did Helen Rask say about the school?"),
        ("And Lund?", "What did Lund say about the dam?"),
        ("What did she say about the school?", "What did Helen Rask say about the school?"),
        ("What did she say about it?", "What did Helen Rask say about the dam?"),
        ("What did Lund say about her?", "What did Lund say about Helen Rask?"),
        ("How did she respond to Moreau?", "How did Helen Rask respond to Moreau?"),
        ("Who criticised her?", "Who criticised Helen Rask?"),
        ("Is she a lawyer?", "Is she a lawyer?"),
        ("Tell me more", "What else did Helen Rask say about the dam?"),
        ("more please", "What else did Helen Rask say about the dam?"),
        ("Anything else?", "What else did Helen Rask say about the dam?"),
        ("What else did she say?", "What else did Helen Rask say about the dam?"),
        ("the other side", "What did Jean-Luc Moreau say about the dam?"),
        ("What does the other side say?", "What did Jean-Luc Moreau say about the dam?"),
        ("Who said that?", "Who said “The dam is safe and the river is calm”?"),
        ("Why?", "Why did Helen Rask say “The dam is safe and the river is calm”?"),
        ("When?", "When did Helen Rask say “The dam is safe and the river is calm”?"),
        (
            "When did she say it?",
            "When did Helen Rask say “The dam is safe and the river is calm”?",
        ),
        ("And last week?", "What did Helen Rask say about the dam last week?"),
        ("since March", "What did Helen Rask say about the dam since March?"),
        ("Thanks. And Moreau?", "What did Jean-Luc Moreau say about the dam?"),
    ],
)
def test_after_somebodys_words(words: str, alone: str) -> None:
    assert known(asked(words, [answered(SAID, "Helen Rask")])) == alone


@pytest.mark.parametrize(
    "words",
    [
        "Who broke the dam?",
        "Where is Alba?",
        "What is a weir?",
        "What did Moreau say about his dam?",
        "and you?",
    ],
)
def test_what_stands_alone_stays_as_it_is(words: str) -> None:
    assert known(asked(words, [answered(SAID, "Helen Rask")])) == words


def test_he_and_she_are_those_whom_their_names_or_roles_let_them_be() -> None:
    turns = [answered(SAID, "Helen Rask"), answered("What did Moreau say?", "Jean-Luc Moreau")]
    moreau = "What did Jean-Luc Moreau say about the dam?"
    assert asked("What did he say?", turns).standalone == moreau
    assert asked("What did she say?", turns).standalone == SAID
    assert asked("What did he say?", turns[:1]).unclear == "he"
    assert asked("What did he say?", []).unclear == "he"
    assert known(asked("What did the mayor say?", [])) == "What did the mayor say?"


def test_other_questions_after_somebodys_words_may_be_about_the_same() -> None:
    asked_on = asked("How many people fled?", [answered(SAID, "Helen Rask")])
    assert (asked_on.standalone, asked_on.searched, asked_on.beside) == (
        "How many people fled?",
        "How many people fled (the dam)?",
        ("the dam",),
    )
    assert asked_on.fallback is None


def test_both_are_the_last_two_people() -> None:
    turns = [answered(SAID, "Helen Rask"), answered("What did Moreau say?", "Jean-Luc Moreau")]
    both = asked("What did both say about the school?", turns)
    assert both.standalone == "What did Helen Rask and Jean-Luc Moreau say about the school?"
    lone = asked("What did both say?", turns[:1])
    assert known(lone) == "What did both say?"


def test_the_other_side_is_whom_an_article_names_beside_the_speaker() -> None:
    moreau = asked("the other side", [answered(SAID, "Helen Rask")])
    assert moreau.standalone == "What did Jean-Luc Moreau say about the dam?"
    nobody = asked("the other side", [answered("What did Victor Lund say?", "Victor Lund")])
    assert nobody.unclear == "the other side"


def test_a_misspelt_speaker_is_named_right_from_then_on() -> None:
    turns = [answered("What did Helen Raks say about the dam?", "Helen Rask")]
    about = asked("And about the school?", turns)
    assert about.standalone == "What did Helen Rask say about the school?"


def test_before_and_after_change_what_an_event_is_to_the_days() -> None:
    turns = [answered("What did Helen Rask say since the flood?", "Helen Rask")]
    assert asked("And before?", turns).standalone == "What did Helen Rask say before the flood?"


def test_somebody_who_was_asked_for_in_vain_is_meant_too() -> None:
    refused = answered("What did Macron say?")
    assert asked("And about the dam?", [refused]).standalone == "What did Macron say about the dam?"
    assert asked(
        "What did he say about it?", [answered(SAID, "Helen Rask"), refused]
    ).standalone == ("What did Macron say about the dam?")


@pytest.mark.parametrize(
    ("words", "name"),
    [("Anna", "Anna Lund"), ("Victor Lund", "Victor Lund"), ("I mean Anna Lund", "Anna Lund"),
     ("the teacher", "Anna Lund"), ("the first", "Victor Lund"), ("the second one", "Anna Lund"),
     ("the latter", "Anna Lund"), ("No, the engineer", "Victor Lund")],
)  # fmt: skip
def test_one_of_several_is_chosen(words: str, name: str) -> None:
    question = answered("What did Lund say about the dam?")
    assert asked(words, [question]).standalone == f"What did {name} say about the dam?"


def test_a_surname_is_the_one_of_that_name_who_is_in_the_conversation() -> None:
    turns = [answered("What did Anna Lund say?", "Anna Lund")]
    assert asked("What did Lund say about the school?", turns).standalone == (
        "What did Anna Lund say about the school?"
    )


def test_several_quotations_are_told_apart_by_their_topic() -> None:
    turns = [answered(SAID, "Helen Rask", "Helen Rask")]
    assert asked("When did she say that?", turns).standalone == (
        "When did Helen Rask say that about the dam?"
    )
    turns = [answered("What did Helen Rask say?", "Helen Rask", "Helen Rask")]
    assert asked("When did she say that?", turns).standalone == "When did Helen Rask say that?"


def test_after_a_when_the_conversation_goes_on_from_what_was_asked_before() -> None:
    turns = [
        answered(SAID, "Helen Rask"),
        answered("When did Helen Rask say “The dam is safe”?", "Helen Rask"),
    ]
    assert asked("And Moreau?", turns).standalone == "What did Jean-Luc Moreau say about the dam?"
    assert (
        asked("And about the mill?", turns).standalone == "What did Helen Rask say about the mill?"
    )


@pytest.mark.parametrize(
    ("before", "words", "alone"),
    [
        ("Who broke the dam?", "When was it built?", "When was it built?"),
        ("Did the dam break?", "why", "Why did the dam break?"),
        ("the dam of Alba", "why", "why"),
        ("Who broke the dam?", "Tell me more", "Tell me more: Who broke the dam?"),
        ("Tell me more: Who broke it?", "more", "Tell me more: Who broke it?"),
        ("Who broke the dam?", "Why?", "Who broke the dam, and why?"),
        ("Who criticised Helen Rask?", "And Moreau?", "Who criticised Jean-Luc Moreau?"),
        ("Who broke the dam?", "And Moreau?", "What did Jean-Luc Moreau say about the dam?"),
        ("Who criticised Helen Rask?", "Who else?", "Who else criticised Helen Rask?"),
    ],
)
def test_after_other_questions(before: str, words: str, alone: str) -> None:
    assert asked(words, [answered(before, "Victor Lund")]).standalone == alone


def test_what_may_be_meant_either_way_keeps_what_was_typed() -> None:
    meant = asked(
        "Were there any survivors?", [answered("What happened at the old dam?", "Helen Rask")]
    )
    assert meant.searched == "Were there any survivors (the old dam)?"
    assert meant.fallback is None


@pytest.mark.parametrize(
    ("words", "alone"),
    [
        ("What did she say that day?", "What did Helen Rask say on 31 December 2023?"),
        ("What did she say the next day?", "What did Helen Rask say on 1 January 2024?"),
        ("And the previous day?", "What did Helen Rask say about the dam on 30 December 2023?"),
        ("And the next month?", "What did Helen Rask say about the dam in January 2024?"),
        ("What did Moreau say that year?", "What did Moreau say in 2023?"),
        ("What happened that month?", "What happened in December 2023?"),
    ],
)
def test_days_counted_from_the_last_answer(
    make_article: MakeArticle, words: str, alone: str
) -> None:
    article = make_article(TEXT, published=date(2023, 12, 31))
    citation = Citation(1, article, 0, 41, TEXT[:41], "Helen Rask", direct=True)
    turns = [Answer(SAID, SAID, (citation,), (citation,), asked=understand(SAID))]
    assert asked(words, turns).standalone == alone


def test_without_a_date_that_day_is_no_day() -> None:
    turns = [answered(SAID, "Helen Rask")]
    assert known(asked("What did Moreau say that day?", turns)) == "What did Moreau say that day?"


def test_what_was_not_understood_is_not_gone_on_from() -> None:
    lost = replace(answered("What did he say?"), asked=None)
    turns = [answered(SAID, "Helen Rask"), lost]
    assert asked("And Moreau?", turns).standalone == "What did Jean-Luc Moreau say about the dam?"


def test_several_speakers_stay_together() -> None:
    both = "What did Helen Rask and Jean-Luc Moreau say about the dam?"
    turns = [answered(both, "Helen Rask", "Jean-Luc Moreau")]
    assert asked("What did they say about the mill?", turns).standalone == (
        "What did Helen Rask and Jean-Luc Moreau say about the mill?"
    )
    assert asked("more", turns).standalone == both.replace("What did", "What else did")
    moreau = "What did Jean-Luc Moreau say about the dam?"
    assert asked("What did he say?", turns).standalone == moreau


def test_small_talk_between_two_turns_makes_no_difference() -> None:
    thanks = Answer("Thanks", "Thanks", ("You’re welcome.",))
    turns = [answered(SAID, "Helen Rask"), *[thanks] * 8]
    assert asked("And Moreau?", turns).standalone == "What did Jean-Luc Moreau say about the dam?"


def test_ten_thousand_turns_take_no_longer() -> None:
    few, many = ([answered(SAID, "Helen Rask")] * number for number in (20, 10_000))
    typed = understand("And Moreau?")
    meant = follow_up(typed, many, PEOPLE)
    assert meant.standalone == "What did Jean-Luc Moreau say about the dam?"
    assert calls(lambda: follow_up(typed, many, PEOPLE)) == calls(
        lambda: follow_up(typed, few, PEOPLE)
    )


@pytest.mark.parametrize(
    "words", ["it", "he", "And?", "And he?", "what about", "x" * 2_000, "and " * 400, "no, " * 300,
              "who said " * 200, "<b>And</b>", "And “?", "the other side of the river"]
)  # fmt: skip
def test_odd_turns_are_kept_or_rephrased(words: str) -> None:
    assert asked(words, [answered(SAID, "Helen Rask")]).standalone


def test_i_meant_with_a_first_name_is_the_one_of_the_same_surname() -> None:
    turns = [answered("What did Victor Lund say about the dam?", "Victor Lund")]
    assert asked("no, I meant anna", turns).standalone == "What did Anna Lund say about the dam?"


def test_the_other_candidate_is_who_has_the_same_role() -> None:
    people = {Person("Ida Moss", (), ("candidate",)): 5, Person("Ulf Bruun", (), ("candidate",)): 4}
    turns = [answered("What did Ida Moss say about the dam?", "Ida Moss")]
    other = follow_up(understand("and the other candidate?"), turns, people | PEOPLE)
    assert other.standalone == "What did Ulf Bruun say about the dam?"
