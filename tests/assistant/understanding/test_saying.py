"""The verbs and nouns that ask for somebody's words."""

import re

import pytest

from assistant.understanding.question import understand
from assistant.understanding.saying import SAY_BASE, SAY_FORM, SAY_NOUN, TELL_BASE


@pytest.mark.parametrize(
    ("pattern", "fits", "fits_not"),
    [
        (SAY_BASE, "answer describe praise warn advise urge hit_back", "publish write go learn"),
        (TELL_BASE, "describe predict respond", "praise condemn attack"),
        (SAY_FORM, "said described praises mocking", "published went attacked"),
        (SAY_NOUN, "answer advice opinion predictions criticism", "plan message polls boat"),
    ],
)
def test_words_that_ask_for_words(pattern: str, fits: str, fits_not: str) -> None:
    for word in fits.split():
        assert re.fullmatch(pattern, word.replace("_", " ")), word
    for word in fits_not.split():
        assert not re.fullmatch(pattern, word), word


def test_a_verb_of_another_meaning_asks_for_words_with_what_stands_behind_it() -> None:
    assert re.match(SAY_BASE, "make of the dam")
    assert not re.match(SAY_BASE, "make the dam")


def test_a_part_of_a_word_asks_for_no_words() -> None:
    assert understand("Why did the tell-all on the dam never come out?").kind == "why"
