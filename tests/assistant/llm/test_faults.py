"""What a sentence may not say is found, and what it may is not."""

from collections.abc import Callable
from datetime import date

import pytest

from assistant.llm.faults import FAULTS, Claim, attribution
from assistant.llm.reading import read
from index.rules import Rule, first


def claim(told: str, *basis: str, said: tuple[tuple[str, str], ...] = ()) -> Claim:
    return Claim(told, basis, " ".join(basis), said)


@pytest.mark.parametrize("rule", [*FAULTS], ids=lambda rule: rule.name)
def test_each_rule_finds_what_its_example_shows(rule: Rule[Callable[[Claim], str | None]]) -> None:
    basis, told = rule.example.split(" > ")
    assert rule.apply(claim(told, basis))
    if rule.counterexample:
        basis, told = rule.counterexample.split(" > ")
        assert rule.apply(claim(told, basis)) is None


DAM = "The old dam broke on Tuesday night and flooded forty houses near the mill."


@pytest.mark.parametrize(
    "told",
    [
        "The old dam did not break on Tuesday night.",
        "The old dam broke on Tuesday night and flooded fifty houses near the mill.",
        "The old dam may break on Tuesday night.",
        "The old dam broke on Monday night.",
        "The old dam in Oslo broke on Tuesday night.",
        "The old dam broke on Tuesday night and flooded forty houses before the mill.",
        "The old dam almost broke on Tuesday night and flooded forty houses near the mill.",
        "The old dam was said to have broken on Tuesday night and flooded “forty towns”.",
        "The old church broke on Tuesday night and flooded forty houses near the mill.",
        "The old dam refused to break on Tuesday night and flooded forty houses near the mill.",
    ],
)
def test_one_change_is_a_fault(told: str) -> None:
    assert first(FAULTS, claim(told, DAM))


@pytest.mark.parametrize(
    "told",
    [
        DAM,
        "The dam broke on Tuesday.",
        "Forty homes were flooded when the dam broke.",
        "On Tuesday night the old dam broke.",
        "A dam has broken and 40 houses are under water.",
    ],
)
def test_other_words_alone_are_none(told: str) -> None:
    assert first(FAULTS, claim(told, DAM)) is None


SAID = (("Helen Carter", "Nobody was warned about the water"), ("Ida Rask", "I left early"))


@pytest.mark.parametrize(
    ("told", "holds"),
    [
        ("Helen Carter said nobody was warned about the water.", True),
        ("Carter said “Nobody was warned about the water”.", True),
        ("Rask said nobody was warned about “the water”.", False),
        ("Nobody was warned about the water, according to Carter.", True),
        ("Miller said nobody was warned about the water.", False),
    ],
)
def test_words_are_put_into_no_other_mouth(told: str, holds: bool) -> None:
    basis = "“Nobody was warned about the water,” Helen Carter said."
    found = first(FAULTS, claim(told, basis, "“I left early,” Ida Rask said.", said=SAID))
    assert (found is None) == holds


def test_the_year_and_month_of_the_article_are_known() -> None:
    told = Claim("In May 2031 the dam broke.", ("The dam broke.",), "The dam broke.")
    assert first(FAULTS, told)
    dated = Claim(told.text, told.basis, told.excerpts, (), date(2031, 5, 4))
    assert first(FAULTS, dated) is None


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Helen Carter said the dam broke.", "Helen Carter"),
        ("The dam broke, Helen Carter said.", "Helen Carter"),
        ("The dam broke, said Helen Carter.", "Helen Carter"),
        ("According to Helen Carter, the dam broke.", "Helen Carter"),
        ("The dam broke near Carter.", None),
    ],
)
def test_who_says_it_is_told_from_what_is_said(sentence: str, name: str | None) -> None:
    told = attribution(read(sentence))
    assert (told and " ".join(word.written for word in told[0])) == name
    if told:
        assert [word.lower for word in told[1]] == ["dam", "broke"]
