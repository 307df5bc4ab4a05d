"""Turns about the last answer are answered from it, and the conversation goes on."""

from collections.abc import Callable

import pytest
from alba import CONCRETE, WARNED
from turns import asked

from assistant.assistant import Assistant

WARNING = "What did Carter say about a warning of the water?"
CONCRETES = "What did Paul Mason say about the concrete?"


def test_the_source_is_told_with_the_paragraph(alba: Assistant) -> None:
    answer = asked(alba, CONCRETES, "where is that from?")
    assert answer.text.startswith(
        "“Engineers wrote letters about the dam”\nCoast Post · 2 June 2023:\n“The concrete"
    )
    assert answer.citations[0].quote.endswith("told reporters on Thursday.")
    assert answer.citations[0].speaker == "Paul Mason"


def test_how_sure_it_is_and_who_else_tells_it(alba: Assistant) -> None:
    sure = asked(alba, WARNING, "are you sure?")
    assert "2 articles tell of it" in sure.text
    alone = asked(alba, CONCRETES, "do other papers say the same?")
    assert alone.text.startswith("No other article tells the same")
    assert {
        item.article.outlet for item in asked(alba, WARNING, "any other sources?").citations
    } == {"Alba Gazette"}


def test_the_day_is_told_in_the_sentence_and_of_the_print(alba: Assistant) -> None:
    answer = asked(alba, CONCRETES, "when was that")
    assert answer.text.startswith("Printed on 2 June 2023.")
    assert (
        answer.citations[0].quote
        == f"{CONCRETE} Paul Mason, an engineer, told reporters on Thursday."
    )


@pytest.mark.parametrize("turn", ["who says so?", "who said that", "who?"])
def test_the_speaker_is_told(alba: Assistant, turn: str) -> None:
    answer = asked(alba, CONCRETES, turn)
    assert answer.text.startswith("Paul Mason, engineer · Coast Post · 2 June 2023")


def test_nobody_is_quoted_in_what_the_article_tells(alba: Assistant) -> None:
    answer = asked(alba, "Who owns the mill?", "who said that?")
    assert "The article itself; nobody is quoted (Alba Gazette" in answer.text


def test_a_place_comes_from_the_same_article(alba: Assistant) -> None:
    answer = asked(alba, "How many houses did the river flood?", "where?")
    assert answer.citations
    assert "Alba" in answer.citations[0].quote


def test_a_number_that_leans_on_a_story_is_looked_for_in_its_articles(
    archive: Callable[..., Assistant],
) -> None:
    fire = {
        "title": "Ferry burns off Rask",
        "text": "A ferry burned off the island of Rask on Sunday, killing at least 31 passengers. "
        "The coast guard is looking for its captain.",
    }
    deaths = {
        "title": "A painter of boats",
        "text": "Ole Brandt, who painted 200 boats, died at 91. Many of his brothers died young.",
    }
    answer = asked(archive(fire, deaths), "what happened on the rask ferry", "How many died?")
    assert ["31 passengers" in citation.quote for citation in answer.citations] == [True]


def test_after_a_refusal_its_nearest_words_are_told(alba: Assistant) -> None:
    answer = asked(alba, "What did Helen Carter say about penguins?", "are you sure?")
    assert answer.refused
    assert answer.text.startswith("There was no answer: none of the 4 articles was found")
    assert answer.nearest


def test_with_nothing_before_there_is_nothing_to_talk_about(alba: Assistant) -> None:
    assert asked(alba, "source?").text.startswith("There is no answer yet")


def test_the_subject_is_kept_for_the_turns_after(alba: Assistant) -> None:
    turns = ("What did Helen Carter say about the bridge?", "are you sure?", "source?")
    answer = asked(alba, *turns, "And about the water?")
    assert answer.standalone == "What did Helen Carter say about the water?"
    assert WARNED in [item.quote for item in answer.citations]


def test_what_was_misread_is_told_as_it_was_read(alba: Assistant) -> None:
    text = asked(alba, CONCRETES, "that's not what I asked").text
    assert text.startswith(f"It was answered as “{CONCRETES}”")
