"""Patterns of questions, each by what it matches and what it must not."""

import re

import pytest

from assistant.understanding.question_patterns import (
    EVENT,
    KINDS,
    LATELY,
    MORE,
    NO_TOPIC,
    OF_TOPIC,
    POLITE,
    SAID,
    THANKS,
    WHO_SAID,
)
from index.rules import Rule

Row = Rule[re.Pattern[str]]


def plain(example: str) -> str:
    return re.sub(r"[\[\]{}]", "", example)


def within(example: str, marks: str) -> str:
    found = re.search(rf"\{marks[0]}(.*?)\{marks[1]}", example)
    return found[1] if found else ""


@pytest.mark.parametrize("row", tuple(SAID), ids=lambda row: row.name)
def test_whose_words_are_asked_for_and_about_what(row: Row) -> None:
    match = row.apply.fullmatch(plain(row.example))
    assert match
    assert match["who"] == within(row.example, "[]")
    assert (match["about"] or "") == within(row.example, "{}")
    assert not row.apply.fullmatch(row.counterexample)


@pytest.mark.parametrize("row", tuple(WHO_SAID), ids=lambda row: row.name)
def test_who_said_something(row: Row) -> None:
    match = row.apply.fullmatch(plain(row.example))
    assert match and match["about"] == within(row.example, "{}")
    assert not row.apply.fullmatch(row.counterexample)


@pytest.mark.parametrize("row", [row for _, row in KINDS], ids=lambda row: row.name)
def test_what_sort_of_answer_is_asked_for(row: Row) -> None:
    assert row.apply.match(row.example)
    assert not row.apply.match(row.counterexample)
    first = next(kind for kind, other in KINDS if other.apply.match(row.example))
    assert first == row.name


@pytest.mark.parametrize(
    ("pattern", "fits", "fits_not"),
    [
        (POLITE, "Could you please tell me what", "Could you please tell me"),
        (THANKS, "Thanks! Oh, I see. And Moreau?", "Thanks for the dam"),
        (MORE, "Tell me more: Who fled?", "Tell me more about Alba"),
        (EVENT, "since the talks", "sincere talks"),
        (LATELY, "so far", "so near"),
        (OF_TOPIC, " about the dam", " above the dam"),
    ],
)
def test_openings(pattern: re.Pattern[str], fits: str, fits_not: str) -> None:
    assert pattern.match(fits)
    assert not pattern.match(fits_not)


def test_what_points_back_is_no_topic() -> None:
    assert all(NO_TOPIC.fullmatch(words) for words in ("it", "This", ""))
    assert not NO_TOPIC.fullmatch("the dam")
