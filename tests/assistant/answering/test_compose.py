"""Answers written without an LLM: what is quoted, under whose name, and what is refused."""

import pytest
from alba import BRIDGE, CONCRETE, INSPECTED, SCHOOL, WARNED

from assistant.answer import Answer
from assistant.answering.compose import compose
from assistant.answering.evidence import Evidence, Finding
from assistant.assistant import Assistant
from assistant.understanding.question import understand
from index.articles.article import article_of
from index.articles.metadata import Metadata

MILL_BRIDGE = "“The mill needs a bridge more than it needs a road,”"


def checked(answer: Answer) -> Answer:
    """The answer, after a look at every citation."""
    for citation in (*answer.citations, *answer.nearest):
        assert citation.article.text[citation.start : citation.end] == citation.quote
    return answer


def test_direct_words_come_before_what_is_reported(alba: Assistant) -> None:
    answer = checked(alba.ask("What did Carter say?"))
    assert (
        answer.text
        == f"""Helen Carter · Coast Post · 5 May 2023:
{WARNED} [1][2]

Helen Carter, Mayor · Alba Gazette · 4 May 2023:
{BRIDGE[0]} [3] … {BRIDGE[1]} [4]

Helen Carter · date unknown:
{MILL_BRIDGE} [5]

Helen Carter, Mayor · Alba Gazette · 4 May 2023, as reported:
{INSPECTED} [6]"""
    )
    assert [citation.direct for citation in answer.citations] == [True] * 5 + [False]
    assert {citation.speaker for citation in answer.citations} == {"Helen Carter"}
    assert [citation.article.outlet for citation in answer.citations[:2]] == [
        "Coast Post",
        "Alba Gazette",
    ]
    assert (answer.refused, answer.notes) == (False, ())


def test_a_topic_leaves_out_what_does_not_fit_and_says_how_much(alba: Assistant) -> None:
    answer = checked(alba.ask("What did Helen Carter say about the bridge?"))
    quotes = [citation.quote for citation in answer.citations]
    assert sorted(quotes) == sorted([*BRIDGE, MILL_BRIDGE])
    assert answer.notes == ("The articles hold 2 more of Helen Carter's statements.",)


def test_a_topic_that_nothing_fits_is_refused_with_what_comes_near(alba: Assistant) -> None:
    answer = checked(alba.ask("What did Helen Carter say about penguins?"))
    assert answer.refused
    assert answer.text == "The articles quote Helen Carter, but nothing on penguins."
    assert answer.missing == ("a statement by Helen Carter on penguins",)
    assert WARNED in [citation.quote for citation in answer.nearest]
    assert {citation.speaker for citation in answer.nearest} == {"Helen Carter"}
    assert any(citation.direct for citation in answer.nearest)


@pytest.mark.parametrize(
    ("days", "wanted"),
    [
        ("since 2024-02-03", "since 3 February 2024"),
        ("before 2020", "until 31 December 2019"),
        ("on 3 May 2023", "of 3 May 2023"),
        ("in 2021", "from 1 January 2021 to 31 December 2021"),
    ],
)
def test_days_without_a_statement_are_named(alba: Assistant, days: str, wanted: str) -> None:
    answer = checked(alba.ask(f"What did Carter say {days}?"))
    assert answer.refused
    assert answer.text == f"The articles quote Helen Carter, but nothing {wanted}."
    assert answer.missing == (f"a statement by Helen Carter {wanted}",)
    assert answer.nearest
    assert any(note.startswith("What is nearest to then was printed on ") for note in answer.notes)


def test_topic_and_days_are_named_together(alba: Assistant) -> None:
    answer = checked(alba.ask("What did Carter say about the bridge since 2024?"))
    assert answer.missing == ("a statement by Helen Carter on the bridge since 1 January 2024",)


def test_days_choose_the_statements(alba: Assistant) -> None:
    answer = checked(alba.ask("What did Carter say after 4 May 2023?"))
    assert answer.text == f"Helen Carter · Coast Post · 5 May 2023:\n{WARNED} [1]"
    assert answer.notes == ("The articles hold 3 more of Helen Carter's statements.",)


def test_an_ambiguous_name_offers_both(alba: Assistant) -> None:
    answer = checked(alba.ask("What did Mason say?"))
    assert answer.refused
    assert answer.text == (
        "Several people fit Mason: Paul Mason (engineer) or Anna Mason (teacher). Whom do you mean?"
    )
    assert answer.missing == ("which Mason is meant",)
    assert SCHOOL in checked(alba.ask("What did Anna Mason say?")).text


def test_a_misspelt_name_is_corrected_and_said(alba: Assistant) -> None:
    answer = checked(alba.ask("What did Pual Mason say?"))
    assert answer.text.startswith(f"Paul Mason, engineer · Coast Post · 2 June 2023:\n{CONCRETE}")
    assert answer.notes == ("No article names Pual Mason. The nearest name in them is Paul Mason.",)
    assert checked(alba.ask("What did Maison say?")).text == (
        "No article names Maison. Do you mean Paul Mason (engineer) or Anna Mason (teacher)?"
    )


def test_somebody_mentioned_but_not_quoted(alba: Assistant) -> None:
    answer = checked(alba.ask("What did Victor Lund say?"))
    assert answer.refused
    assert answer.text == "The articles mention Victor Lund, but don't quote them."
    assert answer.missing == ("a statement by Victor Lund",)
    assert [citation.quote for citation in answer.nearest] == [
        "Victor Lund, who owns the mill, watched from the hill."
    ]


def test_somebody_who_is_not_there_at_all(alba: Assistant) -> None:
    answer = checked(alba.ask("What did Ingrid Olsen say about the dam?"))
    assert answer.refused
    assert answer.text == "No article mentions Ingrid Olsen."
    assert answer.missing == ("Ingrid Olsen",)
    assert answer.nearest == ()


def test_reported_speech_is_the_articles_words(alba: Assistant) -> None:
    answer = checked(alba.ask("What did the rescue worker say?"))
    (citation,) = answer.citations
    assert not citation.direct
    assert answer.text == (
        "A rescue worker · Alba Gazette · 4 May 2023, as reported:\n"
        "A rescue worker said the road to the north was closed. [1]"
    )


def test_who_said_is_answered_with_the_speaker(alba: Assistant) -> None:
    answer = checked(alba.ask("Who said the children lost their school?"))
    assert answer.text == f"Anna Mason, teacher · Coast Post · 5 May 2023:\n{SCHOOL} [1]"


def test_who_criticised_is_answered_from_who_did(alba: Assistant) -> None:
    answer = checked(alba.ask("Who criticised Helen Carter?"))
    assert answer.text == (
        "Paul Mason, engineer · Coast Post · 2 June 2023, as reported:\n"
        "Mason criticized Helen Carter for her silence. [1]"
    )


def test_nobody_is_said_to_have_criticised_who_only_criticizes(alba: Assistant) -> None:
    answer = checked(alba.ask("Who criticised Paul Mason?"))
    assert answer.refused
    assert "Mason criticized Helen Carter for her silence." in [
        citation.quote for citation in answer.nearest
    ]


ARTICLE = article_of("a.txt", "It broke. It fell.", Metadata(title="T"))
BROKE, FELL = Evidence(ARTICLE, (0, 9), 0.9), Evidence(ARTICLE, (10, 18), 0.8, "Helen Carter")


def test_sentences_that_answer_are_quoted_each_with_its_number() -> None:
    answer = compose(understand("What broke?"), Finding((BROKE, FELL), (BROKE,), (), 0.75))
    assert answer.text == "It broke. [1]\n\nHelen Carter, as reported:\nIt fell. [2]"
    assert (answer.refused, answer.confidence) == (False, 0.75)
    assert [citation.speaker for citation in answer.citations] == [None, "Helen Carter"]
    assert not any(citation.direct for citation in answer.citations)
    assert answer.nearest == ()


def test_without_evidence_what_is_missing_is_named() -> None:
    finding = Finding((), (BROKE,), ("Alba", "Lund", "mill"), 0.25)
    answer = compose(understand("Did Lund sell the mill in Alba?"), finding)
    assert answer.refused
    assert answer.text == (
        "The articles don't answer this. The nearest ones don't mention Alba, Lund or mill."
    )
    assert answer.missing == ("Alba", "Lund", "mill")
    assert [(near.number, near.quote) for near in answer.nearest] == [(1, "It broke.")]
    assert answer.confidence == 0.25
    nothing = compose(understand("Did it?"), Finding((), (), (), 0.0))
    assert nothing.text == "The articles don't answer this."
