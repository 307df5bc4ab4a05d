"""Conversations: what a turn means after the turns before it, and what it is answered with."""

import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

import pytest
from alba import BRIDGE, CONCRETE, SCHOOL, WARNED

from assistant.answer import Answer, Citation, Conversation
from assistant.assistant import Assistant
from assistant.understanding.followup import follow_up
from assistant.understanding.question import Question, understand
from index.articles.article import Article
from index.people.person import Person

MakeArticle = Callable[..., Article]

RASK = Person("Helen Rask", (), ("mayor of Alba", "mayor"))
MOREAU = Person("Jean-Luc Moreau", (), ("spokesman for the ministry",))
LUND = Person("Victor Lund", (), ("engineer",))
OTHER_LUND = Person("Anna Lund", (), ("teacher",))
UNION = Person("Teachers’ Union", kind="group")
PEOPLE = {RASK: 9, MOREAU: 5, LUND: 3, OTHER_LUND: 2, UNION: 2}
TEXT = (
    "“The dam is safe and the river is calm,” she said. Rask and Moreau met. Rask and Moreau left."
)


@pytest.fixture(scope="module")
def turn(make_article: MakeArticle) -> Callable[..., Answer]:
    """Makes an answer to a question, citing each of some speakers; refused without any."""
    article = make_article(TEXT)

    def make(question: str, *speakers: str) -> Answer:
        citations = [
            Citation(number, article, 0, 41, TEXT[:41], speaker, direct=True)
            for number, speaker in enumerate(speakers, start=1)
        ]
        text = () if citations else ("The articles don't answer this.",)
        return Answer(
            question,
            question,
            text,
            tuple(citations),
            refused=not citations,
            asked=understand(question),
        )

    return make


def asked(words: str, turns: Sequence[Answer]) -> Question:
    return follow_up(understand(words), turns, PEOPLE, lambda name: name != "Macron")


def known(question: Question) -> str:
    """The question as a sentence, where that is all that may be meant."""
    assert not question.unclear and not question.fallback
    return question.standalone


SAID = "What did Helen Rask say about the dam?"


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
        ("Is she a lawyer?", "Is Helen Rask a lawyer?"),
        ("Who is her deputy?", "Who is Helen Rask’s deputy?"),
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
def test_after_somebodys_words(turn: Callable[..., Answer], words: str, alone: str) -> None:
    assert known(asked(words, [turn(SAID, "Helen Rask")])) == alone


@pytest.mark.parametrize(
    "words",
    [
        "What did Moreau say?",
        "Who broke the dam?",
        "Where is Alba?",
        "What is a weir?",
        "What did Moreau say about his dam?",
        "and you?",
    ],
)
def test_what_stands_alone_stays_as_it_is(turn: Callable[..., Answer], words: str) -> None:
    assert known(asked(words, [turn(SAID, "Helen Rask")])) == words


def test_he_and_she_are_those_whom_their_names_or_roles_let_them_be(
    turn: Callable[..., Answer],
) -> None:
    turns = [turn(SAID, "Helen Rask"), turn("What did Moreau say?", "Jean-Luc Moreau")]
    assert asked("What did he say?", turns).standalone == "What did Jean-Luc Moreau say?"
    assert asked("What did she say?", turns).standalone == "What did Helen Rask say?"
    assert asked("What did he say?", turns[:1]).unclear == "he"
    assert asked("What did he say?", []).unclear == "he"
    assert known(asked("What did the mayor say?", [])) == "What did the mayor say?"


def test_other_questions_after_somebodys_words_may_be_about_the_same(
    turn: Callable[..., Answer],
) -> None:
    asked_on = asked("How many people fled?", [turn(SAID, "Helen Rask")])
    assert (asked_on.standalone, asked_on.beside) == (
        "How many people fled (the dam)?",
        ("the dam",),
    )
    assert asked_on.fallback and known(asked_on.fallback) == "How many people fled?"


def test_both_are_the_last_two_people(turn: Callable[..., Answer]) -> None:
    turns = [turn(SAID, "Helen Rask"), turn("What did Moreau say?", "Jean-Luc Moreau")]
    both = asked("What did both say about the school?", turns)
    assert both.standalone == "What did Helen Rask and Jean-Luc Moreau say about the school?"
    assert asked("What did both say?", turns[:1]).standalone == "What did both say?"


def test_the_other_side_is_whom_an_article_names_beside_the_speaker(
    turn: Callable[..., Answer],
) -> None:
    moreau = asked("the other side", [turn(SAID, "Helen Rask")])
    assert moreau.standalone == "What did Jean-Luc Moreau say about the dam?"
    nobody = asked("the other side", [turn("What did Victor Lund say?", "Victor Lund")])
    assert nobody.unclear == "the other side"


def test_a_misspelt_speaker_is_named_right_from_then_on(turn: Callable[..., Answer]) -> None:
    turns = [turn("What did Helen Raks say about the dam?", "Helen Rask")]
    about = asked("And about the school?", turns)
    assert about.standalone == "What did Helen Rask say about the school?"


def test_before_and_after_change_what_an_event_is_to_the_days(turn: Callable[..., Answer]) -> None:
    turns = [turn("What did Helen Rask say since the flood?", "Helen Rask")]
    assert asked("And before?", turns).standalone == "What did Helen Rask say before the flood?"


def test_somebody_who_was_asked_for_in_vain_is_meant_too(turn: Callable[..., Answer]) -> None:
    refused = turn("What did Macron say?")
    assert asked("And about the dam?", [refused]).standalone == "What did Macron say about the dam?"
    assert asked("What did he say about it?", [turn(SAID, "Helen Rask"), refused]).standalone == (
        "What did Macron say about the dam?"
    )


@pytest.mark.parametrize(
    ("words", "name"),
    [("Anna", "Anna Lund"), ("Victor Lund", "Victor Lund"), ("I mean Anna Lund", "Anna Lund"),
     ("the teacher", "Anna Lund"), ("the first", "Victor Lund"), ("the second one", "Anna Lund"),
     ("the latter", "Anna Lund"), ("No, the engineer", "Victor Lund")],
)  # fmt: skip
def test_one_of_several_is_chosen(turn: Callable[..., Answer], words: str, name: str) -> None:
    question = turn("What did Lund say about the dam?")
    assert asked(words, [question]).standalone == f"What did {name} say about the dam?"


def test_a_surname_is_the_one_of_that_name_who_is_in_the_conversation(
    turn: Callable[..., Answer],
) -> None:
    turns = [turn("What did Anna Lund say?", "Anna Lund")]
    assert asked("What did Lund say about the school?", turns).standalone == (
        "What did Anna Lund say about the school?"
    )


def test_several_quotations_are_told_apart_by_their_topic(turn: Callable[..., Answer]) -> None:
    turns = [turn(SAID, "Helen Rask", "Helen Rask")]
    assert asked("When did she say that?", turns).standalone == (
        "When did Helen Rask say that about the dam?"
    )
    turns = [turn("What did Helen Rask say?", "Helen Rask", "Helen Rask")]
    assert asked("When did she say that?", turns).standalone == "When did Helen Rask say that?"


def test_after_a_when_the_conversation_goes_on_from_what_was_asked_before(
    turn: Callable[..., Answer],
) -> None:
    turns = [
        turn(SAID, "Helen Rask"),
        turn("When did Helen Rask say “The dam is safe”?", "Helen Rask"),
    ]
    assert asked("And Moreau?", turns).standalone == "What did Jean-Luc Moreau say about the dam?"
    assert (
        asked("And about the mill?", turns).standalone == "What did Helen Rask say about the mill?"
    )


@pytest.mark.parametrize(
    ("before", "words", "alone"),
    [
        ("Who broke the dam?", "When was it built?", "When was the dam built?"),
        ("Who broke the dam?", "Tell me more", "Tell me more: Who broke the dam?"),
        ("Tell me more: Who broke it?", "more", "Tell me more: Who broke it?"),
        ("Who broke the dam?", "Why?", "Who broke the dam, and why?"),
        ("Who criticised Helen Rask?", "And Moreau?", "Who criticised Jean-Luc Moreau?"),
        ("Who broke the dam?", "And Moreau?", "What did Jean-Luc Moreau say about the dam?"),
        ("Who criticised Helen Rask?", "Who else?", "Who else criticised Helen Rask?"),
    ],
)
def test_after_other_questions(
    turn: Callable[..., Answer], before: str, words: str, alone: str
) -> None:
    assert asked(words, [turn(before, "Victor Lund")]).standalone == alone


def test_what_may_be_meant_either_way_keeps_what_was_typed(turn: Callable[..., Answer]) -> None:
    meant = asked(
        "Were there any survivors?", [turn("What happened at the old dam?", "Helen Rask")]
    )
    assert meant.standalone == "Were there any survivors (the old dam)?"
    assert meant.fallback and meant.fallback.standalone == "Were there any survivors?"


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


def test_without_a_date_that_day_is_no_day(turn: Callable[..., Answer]) -> None:
    turns = [turn(SAID, "Helen Rask")]
    assert known(asked("What did Moreau say that day?", turns)) == "What did Moreau say that day?"


def test_what_was_not_understood_is_not_gone_on_from(turn: Callable[..., Answer]) -> None:
    lost = replace(turn("What did he say?"), asked=None)
    turns = [turn(SAID, "Helen Rask"), lost]
    assert asked("And Moreau?", turns).standalone == "What did Jean-Luc Moreau say about the dam?"


def test_several_speakers_stay_together(turn: Callable[..., Answer]) -> None:
    both = "What did Helen Rask and Jean-Luc Moreau say about the dam?"
    turns = [turn(both, "Helen Rask", "Jean-Luc Moreau")]
    assert asked("What did they say about the mill?", turns).standalone == (
        "What did Helen Rask and Jean-Luc Moreau say about the mill?"
    )
    assert asked("more", turns).standalone == both.replace("What did", "What else did")
    assert asked("What did he say?", turns).standalone == "What did Jean-Luc Moreau say?"


def test_small_talk_between_two_turns_makes_no_difference(turn: Callable[..., Answer]) -> None:
    thanks = Answer("Thanks", "Thanks", ("You’re welcome.",))
    turns = [turn(SAID, "Helen Rask"), *[thanks] * 8]
    assert asked("And Moreau?", turns).standalone == "What did Jean-Luc Moreau say about the dam?"


def test_ten_thousand_turns_take_no_longer(turn: Callable[..., Answer]) -> None:
    turns = [turn(SAID, "Helen Rask")] * 10_000
    began = time.perf_counter()
    meant = follow_up(understand("And Moreau?"), turns, PEOPLE)
    assert meant.standalone == "What did Jean-Luc Moreau say about the dam?"
    assert time.perf_counter() - began < 0.5


@pytest.mark.parametrize(
    "words", ["it", "he", "And?", "And he?", "what about", "x" * 2_000, "and " * 400, "no, " * 300,
              "who said " * 200, "<b>And</b>", "And “?", "the other side of the river"]
)  # fmt: skip
def test_odd_turns_are_kept_or_rephrased(turn: Callable[..., Answer], words: str) -> None:
    began = time.perf_counter()
    assert asked(words, [turn(SAID, "Helen Rask")]).standalone
    assert time.perf_counter() - began < 1


class Talk:
    """A conversation with an assistant, turn by turn."""

    def __init__(self, assistant: Assistant) -> None:
        self.assistant = assistant
        self.conversation = Conversation()

    def ask(self, words: str) -> Answer:
        answer = self.assistant.ask(words, self.conversation)
        self.conversation = self.conversation.add(answer)
        assert answer.question == words
        return answer


def test_a_conversation_of_many_turns(alba: Assistant) -> None:
    talk = Talk(alba)
    hello = talk.ask("Hello")
    assert not hello.refused and not hello.citations
    assert "For example: What did Helen Carter say" in hello.text

    mason = talk.ask("what did paul mason say about the concrete")
    assert not mason.rephrased
    assert [citation.quote for citation in mason.citations] == [CONCRETE]

    when = talk.ask("When did he say it?")
    assert when.rephrased
    assert "told reporters on Thursday" in when.text

    carter = talk.ask("And Helen Carter?")
    assert carter.standalone == "What did Helen Carter say about the concrete?"
    assert {citation.speaker for citation in carter.citations} <= {"Helen Carter"}

    bridge = talk.ask("What about the bridge?")
    assert bridge.standalone == "What did Helen Carter say about the bridge?"
    assert BRIDGE[0] in [citation.quote for citation in bridge.citations]

    nobody = talk.ask("And Macron?")
    assert (nobody.refused, nobody.text) == (True, "No article mentions Macron.")

    assert not talk.ask("Thanks!").refused
    again = talk.ask("No, I meant Anna Mason")
    assert again.standalone == "What did Anna Mason say about the bridge?"
    school = talk.ask("And about the school?")
    assert [citation.quote for citation in school.citations] == [SCHOOL]

    he = talk.ask("What did he say?")
    assert not he.refused
    assert {citation.speaker for citation in he.citations} == {"Paul Mason"}


def test_more_is_what_was_not_shown_yet(archive: Callable[..., Assistant]) -> None:
    items = "roads bridges schools trains parks mills boats locks ferries".split()
    said = [f"“We will build new {item} in Alba,” Helen Carter told reporters." for item in items]
    talk = Talk(archive({"title": "A list", "text": "\n\n".join(["A list was read.", *said])}))
    first, second, third = (talk.ask(words) for words in ("What did Carter say?", "more", "more"))
    shown = [citation.quote for answer in (first, second) for citation in answer.citations]
    assert len(first.citations) == 6
    assert len(shown) == len(set(shown)) == 9
    assert third.refused
    assert third.text == "That was all that the articles hold of Helen Carter."


def test_more_of_what_the_articles_report(alba: Assistant) -> None:
    talk = Talk(alba)
    first = talk.ask("How many houses were flooded?")
    second = talk.ask("Tell me more")
    assert first.citations
    assert not {c.quote for c in first.citations} & {c.quote for c in second.citations}


def test_a_choice_of_several_people(alba: Assistant) -> None:
    talk = Talk(alba)
    assert talk.ask("What did Mason say?").text.endswith("Whom do you mean?")
    anna = talk.ask("Anna")
    assert [citation.quote for citation in anna.citations] == [SCHOOL]


def test_several_speakers_are_answered_one_after_the_other(alba: Assistant) -> None:
    answer = alba.ask("What did Anna Mason and Paul Mason say?")
    assert [citation.speaker for citation in answer.citations] == ["Anna Mason", "Paul Mason"] + [
        "Paul Mason"
    ] * (len(answer.citations) - 2)
    assert [citation.number for citation in answer.citations] == [
        *range(1, len(answer.citations) + 1)
    ]
    assert not alba.ask("What did Anna Mason and Macron say?").refused
    nobody = alba.ask("What did Macron and Merkel say?")
    assert nobody.missing == ("Macron", "Merkel")


def test_a_pronoun_that_nobody_fits_is_asked_back(alba: Assistant) -> None:
    answer = alba.ask("What did she say?")
    assert answer.refused
    assert answer.text.startswith("Nobody in this conversation so far fits “she”. Say the name")
    assert answer.missing == ("who “she” is",)


def test_another_language_is_told_in_a_sentence(alba: Assistant) -> None:
    talk = Talk(alba)
    assert talk.ask("Was sagte die Bürgermeisterin?").text.startswith(
        "I understand questions in English only, as in: What did "
    )
    assert not talk.ask("What did Helen Carter say?").refused


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
    assert answer.notes[1] == (
        "No article is from then: the articles are from 4 May 2023 to 2 June 2023."
    )
    assert alba.ask("What happened today?", today=date(2023, 8, 1)).refused


def test_since_an_event_is_since_the_day_of_most_articles_on_it(alba: Assistant) -> None:
    answer = alba.ask("What has Helen Carter said since the flooding of the lower bridge?")
    assert answer.notes[0] == (
        "“since the flooding of the lower bridge” was taken as from 4 May 2023 on, the day of most "
        "articles on it."
    )
    assert WARNED in [citation.quote for citation in answer.citations]


def test_days_can_not_be_counted_where_no_article_has_one(seed_assistant: Assistant) -> None:
    answer = seed_assistant.ask("What did Peskov say on Tuesday?")
    assert answer.notes[0] == (
        "No article has a date, so “on Tuesday” could not be counted and was left out."
    )
    assert not answer.refused
