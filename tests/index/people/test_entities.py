"""The people of one article, and what it tells of them."""

import pytest

from index.people.entities import Entity, bearer, cast_of, learn_roles
from index.span import Span


def entity(name: str, at: int = 0) -> Entity:
    return Entity(tuple(name.lower().split()), name, at)


def test_gender_is_what_most_signs_tell() -> None:
    lund = entity("Lee Lund")
    assert lund.gender() is None
    lund.genders["m"] += 1
    lund.learn_gender("f")
    assert lund.gender() is None
    lund.learn_gender("f")
    assert lund.gender() == "f"


def test_a_pronoun_changes_nothing_that_is_sure() -> None:
    lund = entity("Lee Lund")
    lund.genders["m"] += 3
    lund.learn_gender("f")
    assert lund.genders["f"] == 0


def test_a_title_may_be_borne_by_who_has_its_gender_and_no_other_office() -> None:
    lund = entity("Ada Lund")
    lund.genders["f"] += 3
    assert lund.may_bear("mrs")
    assert not lund.may_bear("mr")
    lund.is_relative = True
    assert not lund.may_bear("president")
    lund.offices.add("president")
    assert lund.may_bear("president")


def test_a_cast_is_known_by_names_and_by_surnames() -> None:
    text = "Ada Lund met Per Lund and Moss."
    spans = [Span(0, 8), Span(13, 21), Span(26, 30)]
    cast = cast_of(text, spans, {})
    assert [e.name for e in cast.called("lund")] == ["Ada Lund", "Per Lund"]
    assert [e.name for e in cast.called("ada")] == ["Ada Lund"]
    assert [e.name for e in cast.called("moss")] == ["Moss"]
    assert cast.called("rask") == []


def test_roles_beside_a_name_tell_gender_and_party() -> None:
    text = "Spokeswoman Lee Lund (D-Ohio) left."
    lund = entity("Lee Lund", 12)
    learn_roles(text, Span(12, 20), lund)
    assert lund.roles.printed == ["Spokeswoman"]
    assert lund.gender() == "f"
    assert lund.roles.words["spokesman"] >= {"democratic", "ohio"}


def test_of_two_who_bear_a_surname_the_one_named_last_and_near_is_meant() -> None:
    ada, per = entity("Ada Lund", 0), entity("Per Lund", 2000)
    assert bearer([], "", {}, 0) is None
    assert bearer([ada], "", {}, 10) is ada
    assert bearer([ada, per], "", {ada: 0, per: 2000}, 2100) is per
    assert bearer([ada, per], "", {ada: 1500, per: 2000}, 2100) is None


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Tom and Laura Lund sail.", ["Laura Lund", "Tom Lund"]),
        ("Karim and Zohra Lund sail. The Lunds are old.", ["Zohra Lund", "Karim Lund"]),
        ("Rask and Ada Lund sail.", ["Ada Lund"]),
        ("Ida Rask and Ada Lund sail.", ["Ada Lund"]),
    ],
)
def test_two_first_names_before_one_surname_are_two_people(text: str, names: list[str]) -> None:
    start = text.index(names[0])
    cast = cast_of(text, [Span(start, start + len(names[0]))], {})
    assert [entity.name for entity in cast.by_key.values()] == names
