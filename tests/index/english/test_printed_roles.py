"""Printed roles: what stands before and behind a name, and what of it is told."""

from collections.abc import Callable, Sequence

import pytest

from index.english.printed_roles import (
    NO_ROLES,
    party_after,
    role_after,
    role_before,
    told_role,
)
from index.rules import Rule


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
        ("He is a progressive>Alba mayor ", "Alba mayor"),
        # Nothing is printed of these.
        ("She won't be the next president. ", None),
        ("She won't be the next president. Mrs. ", None),
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


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Rask backed the mayor, Ada Lund, at last", "mayor"),
        ("With Rask as the mayor, Ada Lund would leave", None),
        ("With Rask as the mayor, Lund would leave", None),
        ("The federal judge Lund was speaking of", None),
        ("The federal judge Ada Lund was speaking", "federal judge"),
        ("What a President Lund could do", None),
        ("What President Lund could do", "President"),
        ("Her running mate presidential candidate Ada Lund", "presidential candidate"),
    ],
)
def test_what_stands_before_a_surname_may_be_of_another(text: str, role: str | None) -> None:
    name = "Ada Lund" if "Ada Lund" in text else "Lund"
    assert role_before(text, text.index(name)) == role


@pytest.mark.parametrize(
    ("printed", "told"),
    [
        ("former Alba mayor", "former Alba mayor"),
        ("mayor of Alba who lives at sea", "mayor of Alba"),
        ("mayor of Alba. ''These are", "mayor of Alba"),
        ("author of ''Dams", "author"),
        ("Hour,'' Senator", "Senator"),
        ("Per Rask. Majority Leader", "Majority Leader"),
        ("Sens.", "Sen."),
        ("his chief of staff", "chief of staff"),
        ("research and policy director", "research and policy director"),
        ("Rask’s longtime rival", "Rask’s longtime rival"),
        ("police chief", "police chief"),
        ("former rival", None),
        ("chief", None),
        ("wife", None),
        ("in serving as mayor", None),
        ("Mr. President", None),
        ("", None),
    ],
)
def test_a_role_is_told_only_where_it_is_one(printed: str, told: str | None) -> None:
    assert told_role(printed) == told


@pytest.mark.parametrize("rule", list(NO_ROLES), ids=lambda rule: rule.name)
def test_rules_of_what_is_no_role(rule: Rule[Callable[[Sequence[str]], bool]]) -> None:
    assert rule.apply(rule.example.split())
    assert not rule.apply(rule.counterexample.split())
