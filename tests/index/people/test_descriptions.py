"""Whom a description means, and what a speaker without a name is called."""

import pytest
from speakers import entities

from index.people.descriptions import (
    described_subjects,
    heads,
    is_definite,
    is_short,
    named_group,
    unnamed,
)
from index.people.discourse import read
from index.people.mentions import person_mentions
from index.people.outline import Nominal, Outline
from index.span import Span


@pytest.mark.parametrize(
    ("mention", "names", "others"),
    [
        ("Peter Frost", ["Peter Frost"], False),
        ("Peter Frost and Laura Stone", ["Peter Frost", "Laura Stone"], False),
        ("Peter Frost and his aides", ["Peter Frost"], True),
        ("a spokesman for Peter Frost", [], False),
        ("a poet from Reno, Peter Frost", ["Peter Frost"], False),
        ("a poet from Reno, former Mayor Peter Frost", ["Peter Frost"], False),
        ("Peter Frost’s aide", [], False),
        ("Secretary of State Laura Stone", ["Laura Stone"], False),
    ],
)
def test_the_names_that_a_mention_is_about(mention: str, names: list[str], others: bool) -> None:
    people = entities(mention, PERSON=("Peter Frost", "Laura Stone"))
    inside = person_mentions(mention, people, [])
    found, more = heads(mention, Span(0, len(mention)), inside)
    assert [mention[slice(*name.span)] for name in found] == names
    assert more == others


@pytest.mark.parametrize(
    ("mention", "name"),
    [
        ("the White House", "White House"),
        ("the White House team", "White House team"),
        ("the White House aide", None),
        ("several White House", None),
        ("an aide at the White House", None),
        ("the White House and others", None),
    ],
)
def test_the_group_that_a_mention_is_about(mention: str, name: str | None) -> None:
    discourse = read(mention, entities(mention, ORG=("White House",)), [], [], [])
    group = named_group(discourse, Span(0, len(mention)))
    assert (group.name if group else None) == name


@pytest.mark.parametrize(
    ("phrase", "kind"),
    [
        ("a senator", "unknown"),
        ("both sides", "group"),
        ("the ministry", "group"),
        ("one of the senators", "unknown"),
        ("senators", "group"),
        ("the boss", "unknown"),
    ],
)
def test_what_a_speaker_without_a_name_is(phrase: str, kind: str) -> None:
    speaker = unnamed(phrase)
    assert speaker and (speaker.kind, speaker.name) == (kind, phrase)
    assert unnamed("—") is None


def test_descriptions_of_somebody_known() -> None:
    assert [is_definite(p) for p in ("The senator", "his aide", "Alba’s mayor", "a mayor")] == [
        True,
        True,
        True,
        False,
    ]
    assert is_short("the Frost campaign")
    assert not is_short("the aides, advisers and friends of Frost")


def test_descriptions_that_are_the_subject_of_a_sentence() -> None:
    text = "The governor left. The bridge stood. The aide of Rask met a mayor."
    words = ("governor", "bridge", "mayor")
    nominals = tuple(
        Nominal(Span(at, at + len(word)), Span(at - 4, at + len(word)), "subject")
        for word in words
        for at in [text.index(word)]
    )
    span = Span(0, len(text))
    discourse = read(text, [], [], [], [Outline(span, (span,), (), nominals)])
    assert [text[slice(*phrase)] for phrase in described_subjects(discourse)] == ["The governor"]
