"""The last answer told again: in full, in context, shorter, read on."""

import pytest
from alba import BRIDGE, CONCRETE, WARNED
from turns import asked

from assistant.assistant import Assistant

BRIDGES = "What did Carter say about the lower bridge?"
CONCRETES = "What did Paul Mason say about the concrete?"


def test_the_whole_statement_is_one_slice_of_all_that_is_said(alba: Assistant) -> None:
    quotes = [item.quote for item in asked(alba, BRIDGES, "the full quote please").citations]
    whole = next(quote for quote in quotes if BRIDGE[0] in quote)
    assert f"{BRIDGE[0]} she added, {BRIDGE[1]}" in whole
    assert WARNED in whole
    assert "Victor Lund" not in whole


def test_context_has_the_sentences_around(alba: Assistant) -> None:
    quote = asked(alba, CONCRETES, "context?").citations[0].quote
    assert quote.startswith("Two engineers wrote")
    assert "Mason criticized Helen Carter" in quote


@pytest.mark.parametrize(
    ("question", "turn", "told"),
    [
        (CONCRETES, "is that his own words?", "Yes: the article has these words"),
        ("What did Carter say about the dam being inspected?", "is that her own words", "No: the"),
        ("Who watched from the hill?", "is that a quote?", "Nobody is quoted there"),
    ],
)
def test_own_words(alba: Assistant, question: str, turn: str, told: str) -> None:
    assert asked(alba, question, turn).text.startswith(told)


def test_exact_words_are_those_in_quotation_marks(alba: Assistant) -> None:
    answer = asked(alba, CONCRETES, "quote him exactly")
    assert [(item.quote, item.direct) for item in answer.citations] == [(CONCRETE, True)]


def test_what_stands_before_and_behind(alba: Assistant) -> None:
    after = asked(alba, CONCRETES, "what comes after that").citations[0].quote
    assert after.startswith("Mason criticized Helen Carter for her silence.")
    before = asked(alba, CONCRETES, "what came before that").citations[0].quote
    assert before == "Two engineers wrote letters about the dam years before it broke."
    end = asked(alba, CONCRETES, "read on", "read on")
    assert (end.refused, end.text) == (True, "The article ends there.")


def test_what_somebody_says_next_is_theirs(alba: Assistant) -> None:
    water = "What did Carter say about nobody being warned of the water?"
    answer = asked(alba, water, "in full", "what did she say after that")
    assert answer.text.startswith("Helen Carter says nothing of the kind there.")
    inspected = "What did Carter say about the dam being inspected?"
    quote = asked(alba, inspected, "what did she say next").citations[0].quote
    assert quote.startswith(WARNED)
    assert BRIDGE[1] in quote
    assert "Victor Lund" not in quote


def test_shorter_is_one_sentence_and_a_summary_a_few(alba: Assistant) -> None:
    first = alba.ask("What did Carter say?")
    short = asked(alba, "What did Carter say?", "in one sentence")
    summary = asked(alba, "What did Carter say?", "summarise that")
    assert len(short.citations) == 1
    assert 1 < len(summary.citations) < len(first.citations)
    assert WARNED in {item.quote for item in summary.citations}
