"""Whom "he", "she" and "who" mean."""

import pytest
from speakers import entities

from index.people.discourse import Discourse, read
from index.people.entities import Entity
from index.people.pronouns import gender_of, in_clause, meant_by, relative
from index.people.salience import Attention
from index.span import Span


def model(text: str) -> Discourse:
    names = entities(text, PERSON=("Peter Frost", "Laura Stone"), ORG=("The White House",))
    return read(text, names, [], [], [])


@pytest.mark.parametrize(("pronoun", "gender"), [("He", "m"), ("himself", "m"), ("hers", "f")])
def test_the_gender_of_a_pronoun(pronoun: str, gender: str) -> None:
    assert gender_of(pronoun) == gender


def test_inside_a_quotation_only_who_is_named_in_it_is_meant() -> None:
    text = "Laura Stone left. “Peter Frost knows what he wants,” said the mayor. “He knows.”"
    discourse, attention = model(text), Attention()
    frost, he = discourse.named[1].entity, text.index("he wants")
    assert meant_by(discourse, attention, Span(he, he + 2), ()) is frost
    he = text.index("He knows")
    assert meant_by(discourse, attention, Span(he, he + 2), ()) is None


def test_who_is_named_behind_a_pronoun_in_its_clause() -> None:
    text = "He likes Peter Frost, and Laura Stone left."
    assert [e.name for e in in_clause(model(text), 2)] == ["Peter Frost"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("It was Peter Frost, who left.", "Peter Frost"),
        ("It was Peter Frost, a poet, who left.", "Peter Frost"),
        ("It was Peter Frost and people who left.", None),
        ("It was The White House, which waits.", "White House"),
    ],
)
def test_a_relative_pronoun_stands_for_the_name_before_it(text: str, name: str | None) -> None:
    at = max(text.find("who"), text.find("which"))
    found = relative(model(text), at)
    assert (found.name if found else None) == name
    assert found is None or isinstance(found, Entity) == (name == "Peter Frost")
