"""Roles: what is printed of a person before and behind the name, and what it says."""

import pytest

from index.english.roles import (
    is_epithet,
    is_group,
    is_kin,
    is_office,
    is_relative,
    is_role,
    noun_gender,
    party_after,
    role_after,
    role_before,
    role_noun,
)


@pytest.mark.parametrize(
    ("before", "role"),
    [
        ("It was said by Kremlin spokesman ", "Kremlin spokesman"),
        ("It was US top diplomat ", "US top diplomat"),
        ("So said the former Alba mayor ", "former Alba mayor"),
        ("So said Secretary of State ", "Secretary of State"),
        ("In Alba’s mayor, ", "Alba’s mayor"),
        ("He thanked the mayor, ", "mayor"),
        ("The vote was won by Sen. ", "Sen."),
        # Nothing is printed of these.
        ("The rain fell on ", None),
        ("He met a mayor, ", None),
        ("The mayor: ", None),
        ("mayor", None),
    ],
)
def test_a_role_stands_before_the_name(before: str, role: str | None) -> None:
    assert role_before(f"{before}Ada Lund", len(before)) == role


@pytest.mark.parametrize(
    ("behind", "role"),
    [
        (", a Texas senator, said so.", "Texas senator"),
        (", the mayor of Alba, said so.", "mayor of Alba"),
        (", acting mayor of Alba, said so.", "acting mayor of Alba"),
        (", running as a candidate, said so.", None),
        (" said so.", None),
    ],
)
def test_a_role_stands_behind_the_name(behind: str, role: str | None) -> None:
    assert role_after(f"Ada Lund{behind}", len("Ada Lund")) == role


def test_a_party_stands_behind_the_name() -> None:
    assert party_after("Lund (R-Texas) said", 4) == {"republican", "texas"}
    assert party_after("Lund, D-Ohio, said", 4) == {"democratic", "ohio"}
    assert party_after("Lund (51) said", 4) == frozenset()


def test_nouns_say_what_somebody_is() -> None:
    assert is_role("senator")
    assert is_role("spokeswoman")
    assert not is_role("bridge")
    assert is_group("committee")
    assert is_kin("widow")
    assert not is_kin("mayor")
    assert is_office("president")
    assert not is_office("widow")
    assert noun_gender("the chairwoman of Alba") == "f"
    assert noun_gender("a senior spokesman") == "m"
    assert noun_gender("the mayor") is None


def test_two_words_for_one_role_have_one_noun() -> None:
    assert role_noun("Sen.")[0] == role_noun("a US senator")[0] == "senator"
    assert role_noun("Alba congresswoman")[0] == "representative"
    assert is_relative(role_noun("the mayor’s wife"))
    assert not is_relative(role_noun("the mayor"))


def test_an_epithet_is_what_a_paper_calls_somebody() -> None:
    assert is_epithet("billionaire")
    assert not is_epithet("bridge")
