"""Which full names are one person's."""

import pytest

from index.people.same import clusters, content_words, full_name, is_with_verb

MAYOR = ("mayor of Alba",)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (("José Díaz", ()), ("Jose Diaz", ()), True),
        (("Ada Lund", ()), ("Ada B. Lund", ()), True),
        (("Ada B. Lund", ()), ("Ada C. Lund", ()), False),
        (("Robert Lund", MAYOR), ("Bob Lund", MAYOR), True),
        (("Robert Lund", MAYOR), ("Bob Lund", ()), False),
        (("Robert J. Lund Jr.", MAYOR), ("Bob Lund", ("Alba mayor",)), True),
        (("Robert Lund", ("Sen.",)), ("Bob Lund", ("Senator",)), True),
        (("Robert Lund", ("former mayor",)), ("Bob Lund", ("former actor",)), False),
        (("Adxa Lund", MAYOR), ("Ada Lund", MAYOR), True),
        (("Adxa Lund", ("mayor",)), ("Ada Lund", ("mayor",)), False),
        (("Dan Lund", MAYOR), ("Ian Lund", MAYOR), False),
        (("Ada Rask Lund", ()), ("Rask Lund", ()), True),
        (("John Paul Lund", ()), ("Paul Lund", ()), False),
        (("Ada Lund Responds", ()), ("Ada Lund", ()), True),
        (("Ada Lund Jr.", ()), ("Ada Lund", ()), False),
    ],
)
def test_two_names(
    one: tuple[str, tuple[str, ...]], other: tuple[str, tuple[str, ...]], same: bool
) -> None:
    roots = clusters([full_name(*one), full_name(*other)])
    assert (roots[one[0]] == roots[other[0]]) is same


def test_a_surname_of_two_words_that_two_people_bear_is_neithers() -> None:
    names = [full_name(name, ()) for name in ("Rask Lund", "Ada Rask Lund", "Ida Rask Lund")]
    assert len(set(clusters(names).values())) == 3


def test_a_headline_puts_a_verb_behind_a_name() -> None:
    assert is_with_verb(("ada", "lund", "responds"), ("ada", "lund"))
    assert not is_with_verb(("ada", "lund", "rask"), ("ada", "lund"))


def test_small_words_are_left_out() -> None:
    assert content_words("the mayor of Alba") == ["mayor", "alba"]
