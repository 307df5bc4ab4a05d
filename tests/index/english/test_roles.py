"""Roles: what is printed of a person before and behind the name, and what it says."""

from index.english.roles import (
    is_epithet,
    is_group,
    is_kin,
    is_office,
    is_relative,
    is_role,
    noun_gender,
    role_noun,
)


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
