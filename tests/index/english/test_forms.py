"""The base forms of verbs, and their past tense."""

import pytest

from index.english.forms import (
    base_form,
    forms_of,
    irregular_forms,
    is_noun_too,
    is_verb,
    is_verb_form,
    past,
)


@pytest.mark.parametrize(
    ("base", "told"),
    [("resign", "resigned"), ("deny", "denied"), ("stop", "stopped"), ("invade", "invaded"),
     ("win", "won"), ("hit", "hit"), ("expel", "expelled"), ("visit", "visited")],
)  # fmt: skip
def test_the_past_tense(base: str, told: str) -> None:
    assert is_verb(base)
    assert past(base) == told


def test_what_is_a_verb() -> None:
    assert is_verb("apologise") and is_verb("apologize")
    assert is_noun_too("crash") and not is_noun_too("resign")
    assert not any(map(is_verb, ("shooting", "chief", "bill", "submersible", "earthquake")))


@pytest.mark.parametrize(
    ("form", "base"),
    [("saw", "see"), ("chosen", "choose"), ("shrugging", "shrug"), ("agreeing", "agree"),
     ("taught", "teach"), ("was", "be"), ("’s", "be"), ("lay", "lay"), ("lying", "lie"),
     ("cancelled", "cancel"), ("canceled", "cancel"), ("quizzes", "quiz"), ("harbour", "harbour")],
)  # fmt: skip
def test_base_forms(form: str, base: str) -> None:
    assert base_form(form) == base


@pytest.mark.parametrize("word", ["seed", "begined", "telled", "seing", "agreing", "harbour", ""])
def test_what_is_no_form_of_a_verb(word: str) -> None:
    assert not is_verb_form(word)


def test_all_forms_of_a_verb() -> None:
    assert forms_of("see") == ("see", "sees", "saw", "seen", "seeing")
    assert forms_of("harbourmaster") == ()


def test_irregular_forms_are_those_not_made_by_ed() -> None:
    irregular = irregular_forms()
    assert irregular["broke"] == irregular["broken"] == "break"
    assert irregular["led"] == "lead" and irregular["fled"] == "flee"
    assert not {"agreed", "denied", "stopped", "cut", "hit"} & irregular.keys()


def test_the_past_of_a_verb_that_is_not_known() -> None:
    assert [past("flurm"), past("flurme"), past("flurmy")] == ["flurmed", "flurmed", "flurmied"]
