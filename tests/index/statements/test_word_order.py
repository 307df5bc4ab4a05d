"""Who does what by the order of words, where the parser sees something else."""

import pytest
from marked import marked

from index.statements.word_order import (
    inverted,
    is_bare_participle,
    lacks_object,
    quoted_as_saying,
)

pytestmark = pytest.mark.parse


@pytest.mark.parametrize(
    "example",
    [
        "“It is over”, *argued* {Rask}.",
        "“Is it over?” *asked* {Mr. Lund}, referring to the plan.",
        "“It is over”, Rask *argued*.",
        "“It is over”, *shouting* Rask.",
        "Rask *argued* it.",
    ],
)
def test_the_name_behind_a_verb_that_follows_a_quotation(example: str) -> None:
    parse, marks = marked(example)
    ((verb, _),) = marks["*"]
    assert inverted(parse, verb) == next(iter(marks["{"]), None)


@pytest.mark.parametrize(
    "example",
    [
        "The Herald *quoted* {Rask} as saying that it rained.",
        "The Herald *quoted* Rask as a witness.",
    ],
)
def test_who_is_quoted(example: str) -> None:
    parse, marks = marked(example)
    ((verb, _),) = marks["*"]
    assert quoted_as_saying(parse, verb) == next(iter(marks["{"]), None)


@pytest.mark.parametrize(
    ("example", "expected"),
    [
        ("Ada Lund *slammed* for her plan", True),
        ("Ada Lund *slammed* the plan for its cost.", False),
        ("Ada Lund *asked* for a boat.", False),
    ],
)
def test_a_past_form_whose_object_stands_before_it(example: str, expected: bool) -> None:
    parse, marks = marked(example)
    ((verb, _),) = marks["*"]
    assert lacks_object(parse, verb) is expected


@pytest.mark.parametrize(
    ("example", "expected"),
    [
        ("*Asked* whether the dam would hold, Rask smiled.", True),
        ("*Asked* by Lund whether the dam would hold, Rask smiled.", False),
        ("When she was *asked* whether the dam would hold, Rask smiled.", False),
        ("*Smiling*, Rask said that the dam would hold.", False),
    ],
)
def test_a_participle_that_hangs_on_a_clause(example: str, expected: bool) -> None:
    parse, marks = marked(example)
    ((verb, _),) = marks["*"]
    assert is_bare_participle(parse, verb) is expected
