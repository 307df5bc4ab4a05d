"""Statements that the layout gives to a speaker."""

from typing import Any

import pytest
from marked import unmarked
from said import said

from index.rules import Rule
from index.span import Span
from index.statements.layout import LAYOUT_RULES, labelled
from index.statements.paragraphs import units


@pytest.mark.parse
def test_interviews_and_transcripts_are_read_by_their_labels() -> None:
    text = "Q: What do you think?\n\nA: It is bad for us.\n\nQ: Why?\n\nHALE: It costs money."
    assert said(text) == [
        (["What do you think?"], "Q", "direct"),
        (["It is bad for us."], "A", "direct"),
        (["Why?"], "Q", "direct"),
        (["It costs money."], "HALE", "direct"),
    ]


@pytest.mark.parse
def test_a_word_before_a_colon_is_no_speaker_however_often() -> None:
    text = (
        "Opinion: The town needs a new bridge now.\n\nMore: Five of the best walks in Alba.\n\n"
        "Rask said she had no opinion, and no more time.\n\nMore: How the bridge was lost."
    )
    assert {mention for _, mention, _ in said(text)} == {"Rask"}


@pytest.mark.parse
def test_a_list_of_prizes_is_no_transcript() -> None:
    assert (
        said(
            "Best song\n\nWinner: Ida Rask\n\nBest album\n\nWinner: Ben Waters\n\nBest "
            "film\n\nWinner: The Long Way Home"
        )
        == []
    )


@pytest.mark.parse
def test_the_first_turn_may_have_the_full_name_and_questions_a_full_stop() -> None:
    text = "Q. What now?\n\nIda Rask: We wait for rain.\n\nQ. And then?\n\nRask: We sow again."
    assert said(text) == [
        (["What now?"], "Q", "direct"),
        (["We wait for rain."], "Ida Rask", "direct"),
        (["And then?"], "Q", "direct"),
        (["We sow again."], "Rask", "direct"),
    ]


@pytest.mark.parse
def test_an_embedded_tweet_is_said_by_its_signature() -> None:
    text = "The senator spoke up.\n\nThis is a sad day.\n\n— Jane Hale (@janehale) May 3, 2021"
    assert said(text) == [(["This is a sad day."], "Jane Hale", "direct")]


@pytest.mark.parse
def test_names_on_a_line_of_their_own_are_labels_where_that_is_the_way_of_the_article() -> None:
    first = "Ana Petrova, mayor of Riverton\n\n“We need more trains.”"
    second = "John Hale\n\n“We need more roads.”"
    words = (["“We need more trains.”"], "Ana Petrova", "direct")
    assert said(f"{first}\n\n{second}") == [
        words,
        (["“We need more roads.”"], "John Hale", "direct"),
    ]
    assert said(second) == []


@pytest.mark.parse
def test_a_name_under_a_quotation_is_its_speaker() -> None:
    text = "“We need more trains.”\n\n— Ana Petrova, in Riverton"
    assert said(text) == [(["“We need more trains.”"], "Ana Petrova", "direct")]


@pytest.mark.parse
def test_a_first_line_with_a_name_and_a_colon_is_a_statement() -> None:
    text = "Hale: No troops will be sent\n\nThe statement by Hale came on Monday."
    assert said(text)[0] == (["No troops will be sent"], "Hale", "indirect")


@pytest.mark.parametrize("rule", [*LAYOUT_RULES], ids=lambda rule: rule.name)
def test_each_rule_gives_the_words_of_its_example_to_a_speaker(rule: Rule[Any]) -> None:
    text, marks = unmarked(rule.example)
    cues = marks["*"] or [None] * len(marks["["])
    expected = list(zip(marks["["], marks["{"], cues, strict=True))
    assert _labelled(text) == expected
    with LAYOUT_RULES.without(rule.name):
        assert _labelled(text) != expected
    assert _labelled(rule.counterexample) == []


def _labelled(text: str) -> list[tuple[Span, Span | None, Span | None]]:
    drafts = labelled(text, units(text, Span(0, len(text))))
    return [(*draft.spans, draft.mention, draft.cue) for _, draft in sorted(drafts.items())]  # type: ignore[misc]
