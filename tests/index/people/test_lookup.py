"""Whom the words of a question name."""

import re
from collections import Counter

import pytest
from speakers import SPEAKERS

from index.people.lookup import WAYS, Match, find_people
from index.people.merge import merge_people
from index.people.person import Person


@pytest.mark.parametrize(
    ("words", "found", "how"),
    [
        ("Dmitry Peskov", ["Dmitry Peskov"], "name"),
        ("peskov", ["Dmitry Peskov"], "name"),
        ("Mr. Peskov’s", ["Dmitry Peskov"], "name"),
        ("Piskov", ["Dmitry Peskov"], "corrected"),
        ("Dmitriy Piskov", ["Dmitry Peskov"], "corrected"),
        ("Jose Diaz", ["José Díaz"], "name"),
        ("Bush", ["George H.W. Bush", "George W. Bush"], "part"),
        ("George Bush", ["George H.W. Bush", "George W. Bush"], "part"),
        ("the Kremlin spokesman", ["Dmitry Peskov"], "role"),
        ("Pesk", ["Dmitry Peskov"], "prefix"),
        ("the white house", ["White House"], "name"),
        ("Xu", [], None),
        ("Zimmermann", [], None),
        ("", [], None),
    ],
)
def test_finding_people(words: str, found: list[str], how: str | None) -> None:
    matches = find_people(set(merge_people(Counter(SPEAKERS)).values()), words)
    # Of two spellings used equally often the shorter, then the first, is the name.
    assert [m.person.name.replace("Jose Diaz", "José Díaz") for m in matches] == found
    assert {match.how for match in matches} == ({how} if how else set())


def test_a_broken_encoding_in_a_question_names_the_same_person() -> None:
    [match] = find_people([Person("Zoë Lund")], "Zoë Lund".encode().decode("latin-1"))
    assert (match.person.name, match.how) == ("Zoë Lund", "name")


def test_an_ambiguous_surname_offers_everybody() -> None:
    matches = find_people(set(merge_people(Counter(SPEAKERS)).values()), "Clinton")
    assert {match.person.name for match in matches} == {
        "Clinton",
        "Bill Clinton",
        "Hillary Rodham Clinton",
    }


@pytest.mark.parametrize("words", ["Lund's spokesman", "Lund’s spokesman", "the Lund spokesman"])
@pytest.mark.parametrize("role", ["Lund spokesman", "Lund's spokesman", "spokesman for Lund"])
def test_somebody_is_found_by_whom_they_work_for(words: str, role: str) -> None:
    person = Person("Ida Moss", roles=(role,))
    assert find_people([person], words) == [Match(person, "role")]


def test_a_role_is_not_found_in_the_description_of_a_group() -> None:
    people = [
        Person("Loretta Lynch", roles=("U.S. Attorney General",)),
        Person("Ann Hale", roles=("aide to the attorney general",)),
        Person("Jo Reed, the attorney general of the state, and three others", kind="group"),
        Person("Lynch campaign", kind="group"),
    ]
    assert find_people(people, "the attorney general") == [Match(people[0], "role")]
    assert find_people(people, "the aide") == [Match(people[1], "role")]
    assert find_people(people, "the campaign") == [Match(people[3], "part")]
    assert find_people(people, "Reed") == []


def test_each_way_finds_somebody_by_what_its_example_marks() -> None:
    for rule in WAYS:
        words, marked = rule.example.split(": ")
        [match] = find_people([_described(marked)], words)
        assert match.how == HOWS[rule.name], rule.name
        if rule.counterexample:
            words, other = rule.counterexample.split(": ")
            assert {m.how for m in find_people([_described(other)], words)} != {match.how}


def test_a_way_that_is_left_out_finds_nobody() -> None:
    with WAYS.without("likeness"):
        assert find_people([Person("Dmitry Peskov")], "Piskov") == []


HOWS = {
    "role of nobody named so": "role",
    "name": "name",
    "role": "role",
    "short form": "name",
    "beginning": "prefix",
    "likeness": "corrected",
}


def _described(words: str) -> Person:
    """Somebody given as a name and a role: "Ada Lund, [mayor]"."""
    name, *roles = re.sub(r"[][]", "", words).split(", ")
    return Person(name, roles=tuple(roles))
