"""Patterns of follow-ups, each by what it matches and what it must not."""

import re

import pytest

from assistant.understanding.followup_patterns import ABOUT, BARE, HAS_VERB, MEANT, PATTERNS
from index.rules import Rule


@pytest.mark.parametrize("row", tuple(PATTERNS.values()), ids=tuple(PATTERNS))
def test_each_pattern_fits_its_example_only(row: Rule[re.Pattern[str]]) -> None:
    assert row.apply.fullmatch(row.example)
    assert not row.apply.fullmatch(row.counterexample)


def test_what_is_new_in_a_follow_up() -> None:
    about = ABOUT.fullmatch("And about the corridor?")
    assert about and (about["open"], about["topical"], about["new"]) == (
        "And",
        "about ",
        "the corridor",
    )
    anything = ABOUT.fullmatch("the corridor")
    assert anything and (anything["open"], anything["new"]) == (None, "the corridor")
    meant = MEANT.fullmatch("No, I meant the engineer, not the mayor")
    assert meant and meant["new"] == "the engineer"


def test_what_is_asked_by_one_word() -> None:
    why, said = BARE.fullmatch("Why not?"), BARE.fullmatch("Who said that?")
    assert why and (why["wh"], why["not"], why["said"]) == ("Why", " not", None)
    assert said and said["said"] == "that"


def test_verbs_make_a_turn_a_question() -> None:
    assert HAS_VERB.search("who is Lund") and not HAS_VERB.search("the island")
