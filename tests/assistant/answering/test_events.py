"""Sentences that tell that somebody did something, or that it was done to them."""

import pytest

from assistant.answering.events import (
    Event,
    does_something,
    is_only_doer,
    tells,
    tells_plainly,
)
from assistant.answering.reference import Sentence

pytestmark = pytest.mark.parse

RESIGN = frozenset({"resign"})
SUE = frozenset({"sue", "su"})
CARTER, LUND = "Helen Carter", "Victor Lund"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Helen Carter resigned on Monday.", True),
        ("Victor Lund resigned, and Helen Carter took his place.", False),
        ("Helen Carter took the place of Victor Lund, who resigned in May.", False),
        ("Helen Carter, who resigned in May, has left the town.", True),
        ("Mayor Carter said on Monday that she would resign.", True),
        ("Helen Carter said that Victor Lund would resign.", False),
        ("The council met on Monday after the resignation of Helen Carter.", True),
        ("Carter’s resignation surprised the council.", True),
        ("Lund’s resignation surprised Helen Carter.", False),
        ("Helen Carter announced her resignation on Monday.", True),
        ("A lawyer for Helen Carter resigned on Monday.", False),
        ("Helen Carter’s brother resigned on Monday.", False),
        ("The mayor, Helen Carter, resigned on Monday.", True),
        ("The mayor, Victor Lund, resigned as Helen Carter had hoped.", False),
        ("Victor Lund made Helen Carter resign.", True),
        # What is asked for, refused or denied was not done.
        ("The council called on Helen Carter to resign.", False),
        ("Helen Carter refused to resign.", False),
        ("Helen Carter did not resign.", False),
        ("Helen Carter should resign, the paper wrote.", False),
    ],
)
def test_who_did_it(words: str, told: bool) -> None:
    assert tells(Sentence(words), Event(RESIGN, CARTER)) is told


def test_it_may_be_any_thing_that_a_sentence_names_before() -> None:
    words = "Alba and Brenta were parts of the Old Union until it broke up in May."
    assert tells(Sentence(words), Event(frozenset({"break"}), "Old Union"))
    assert not tells(Sentence(words), Event(frozenset({"break"}), CARTER))


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Helen Carter was sued by Victor Lund.", True),
        ("Victor Lund sued Helen Carter.", True),
        ("Helen Carter sued Victor Lund.", False),
        ("Victor Lund was sued by Helen Carter.", False),
    ],
)
def test_to_whom_it_was_done(words: str, told: bool) -> None:
    assert tells(Sentence(words), Event(SUE, CARTER, passive=True)) is told
    assert tells(Sentence(words), Event(SUE, LUND, whom=CARTER)) is told


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Victor Lund sued the Bank of Alba.", False),
        ("Victor Lund sued the Bank of Alba and Helen Carter.", True),
        ("Victor Lund sued the mayor.", False),
    ],
)
def test_an_event_done_to_another_is_not_told(words: str, told: bool) -> None:
    assert tells(Sentence(words), Event(SUE, LUND, whom=CARTER)) is told


@pytest.mark.parametrize(
    ("words", "before", "after", "told"),
    [
        ("She resigned on Monday.", "Helen Carter lost the vote.", "", True),
        ("He resigned on Monday.", "Helen Carter lost the vote.", "", False),
        ("The mayor resigned on Monday.", "Helen Carter lost the vote.", "", True),
        ("The mayor resigned on Monday.", "Victor Lund lost the vote.", "", False),
        ("Two clerks resigned on Monday.", "Helen Carter lost the vote.", "", False),
        ("A mayor resigned on Monday.", "", "Helen Carter told the council at noon.", True),
        ("A clerk resigned on Monday.", "Helen Carter lost the vote.", "", False),
    ],
)
def test_whom_other_words_mean(words: str, before: str, after: str, told: bool) -> None:
    assert tells(Sentence(words, before, after), Event(RESIGN, CARTER)) is told


def test_doing_anything() -> None:
    assert does_something("Helen Carter stepped down.", CARTER)
    assert does_something("Carter’s last day in office was Monday.", CARTER)
    assert not does_something("Victor Lund thanked Helen Carter.", CARTER)


@pytest.mark.parametrize(
    ("words", "doer"),
    [
        ("Helen Carter stepped down.", True),
        ("Helen Carter stepped down on Monday, Victor Lund said.", True),
        ("Helen Carter went to see Victor Lund before he passed away.", False),
        ("Helen Carter wept as Victor Lund stepped down.", False),
    ],
)
def test_who_alone_does_something(words: str, doer: bool) -> None:
    assert is_only_doer(words, CARTER) is doer


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Victor Lund sued Helen Carter.", True),
        ("On Monday the mayor said that Victor Lund had finally sued Helen Carter.", True),
        ("The banker Lund sued Carter in May.", True),
        ("A lawyer for Victor Lund sued Helen Carter.", False),
        ("Victor Lund’s brother sued Helen Carter.", False),
        ("Helen Carter sued Victor Lund.", False),
        ("Victor Lund was sued by Helen Carter.", False),
        ("Nobody asked whether Victor Lund sued Helen Carter.", False),
        ("Victor Lund sued the Bank of Alba.", False),
    ],
)
def test_what_is_told_plainly_needs_no_parse(words: str, told: bool) -> None:
    assert tells_plainly(Sentence(words), Event(SUE, LUND, whom=CARTER)) is told
    if told:
        assert tells(Sentence(words), Event(SUE, LUND, whom=CARTER))


def test_what_was_done_to_somebody_is_told_plainly_by_the_passive() -> None:
    sued = Event(SUE, CARTER, passive=True)
    assert tells_plainly(Sentence("Helen Carter was sued by Victor Lund."), sued)
    assert not tells_plainly(Sentence("Helen Carter sued Victor Lund."), sued)
