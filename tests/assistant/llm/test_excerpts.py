"""An LLM is given the passages that answer or come nearest, none twice, no article too much."""

import pytest
from alba import WARNED

from assistant.answer import Answer, Conversation
from assistant.assistant import Assistant
from assistant.llm.excerpts import choose
from assistant.llm.support import Excerpt

pytestmark = [pytest.mark.index, pytest.mark.model]


def chosen(assistant: Assistant, question: str, *searches: str) -> list[Excerpt]:
    return choose(assistant.snapshot(), assistant.ask(question), searches)


def test_the_passages_that_an_answer_cites_come_first(alba: Assistant) -> None:
    answer = alba.ask("What did Helen Carter say about the bridge?")
    excerpts = choose(alba.snapshot(), answer)
    assert [excerpt.number for excerpt in excerpts] == [*range(1, len(excerpts) + 1)]
    first = answer.citations[0]
    assert excerpts[0].article == first.article
    assert excerpts[0].start <= first.start < first.end <= excerpts[0].end


def test_no_passage_comes_twice(alba: Assistant) -> None:
    excerpts = chosen(alba, "What happened to the dam?", "letters about the dam", "the mill")
    places = [(excerpt.article.id, excerpt.start) for excerpt in excerpts]
    assert len(set(places)) == len(places)
    assert len({excerpt.article.id for excerpt in excerpts}) > 2


def test_searches_find_what_the_question_does_not(alba: Assistant) -> None:
    answer = alba.ask("What did Anna Mason say?")
    found = {
        item.article.title for item in choose(alba.snapshot(), answer, ["the owner of the mill"])
    }
    assert "A bridge for the mill" in found


@pytest.mark.parametrize(
    "question",
    [
        "What did Emmanuel Macron say?",  # nobody of that name
        "What did Mason say?",  # two of that name
        "How many articles are about the dam?",  # goes by all articles
        "Hello!",
        "Wie hoch ist der Damm und was sagt die Stadt dazu?",
        "What did he say?",
    ],
)
def test_nothing_is_given_where_an_llm_has_nothing_to_add(alba: Assistant, question: str) -> None:
    assert chosen(alba, question) == []


def test_what_is_refused_and_comes_near_is_given(alba: Assistant) -> None:
    answer = alba.ask("What did Victor Lund promise?")
    assert answer.refused
    assert "Victor Lund, who owns the mill" in " ".join(
        excerpt.words for excerpt in choose(alba.snapshot(), answer)
    )


def test_an_answer_that_was_not_asked_is_given_nothing(alba: Assistant) -> None:
    assert choose(alba.snapshot(), Answer("Hm?", "Hm?", ("Hm.",))) == []


def test_a_conversation_is_as_good_as_a_question(alba: Assistant) -> None:
    first = alba.ask("What did Helen Carter say about the bridge?")
    answer = alba.ask("And what about the water?", Conversation((first,)))
    assert WARNED in " ".join(item.words for item in choose(alba.snapshot(), answer))
