"""What a question presupposes."""

import re

import pytest

from assistant.answering.presupposition import FORMS_OF_QUESTIONS, presupposition_of
from assistant.understanding.question import understand
from index.rules import Rule


@pytest.mark.parametrize(
    ("words", "clause"),
    [
        ("Why did Helen Carter resign?", "Helen Carter resigned"),
        ("When did Lund deny the charge?", "Lund denied the charge"),
        ("Did the Coast Guard stop the ship?", "the Coast Guard stopped the ship"),
        ("How did Helen Carter win the vote?", "Helen Carter won the vote"),
        ("Why was Victor Lund arrested in May?", "Victor Lund was arrested in May"),
        ("Where did the Bank of Alba move to?", "the Bank of Alba moved to"),
        ("Was Victor Lund arrested?", "Victor Lund was arrested"),
        ("Whom did Helen Carter dismiss in May?", "Helen Carter dismissed anybody in May"),
        ("What did Victor Lund apologise for?", "Victor Lund apologised for anything"),
        ("What did Lund do after Helen Carter resigned?", "Helen Carter resigned"),
        # Words behind a name, or behind "the", may belong to who it is.
        ("Why did the police chief resign?", "the police chief resigned"),
        ("Why did the Alba police chief resign?", "the Alba police chief resigned"),
        ("Why was the Alba fire chief arrested?", "the Alba fire chief was arrested"),
        ("When did Lund attack the mayor?", "Lund attacked the mayor"),
        ("Why did Lund apologise?", "Lund apologised"),
    ],
)
def test_what_is_presupposed_is_put_as_a_statement(words: str, clause: str) -> None:
    presupposed = presupposition_of(understand(words))
    assert presupposed is not None
    assert presupposed.clause == clause


@pytest.mark.parametrize(
    "words",
    [
        "Who resigned?",
        "What did the mayor do?",
        "Where was the ship found?",
        "Why did Helen Carter’s husband resign?",
        "How did Helen Carter respond to the flood?",
        "Is Helen Carter the mayor?",
        "Why did Carter aides resign?",
        "When was the Alba summit held?",
        # No verb is made of a noun, and what a thing did has too many names.
        "When did the Alba crush happen?",
        "When did the Sonda shooting take place?",
        "Why did the Alba bill fail?",
        "When did the Alba earthquake hit?",
        "When did the Sonda submersible implode?",
        "When did the Alba crash in May happen?",
        "When was the Alba shooting investigated?",
        "When did the flood happen?",
        "When did the Alba strike end?",
        "Why did the Alban prime minister resign?",
        "Why did Lund frobnicate the mill?",
    ],
)
def test_a_question_without_one(words: str) -> None:
    assert presupposition_of(understand(words)) is None


@pytest.mark.parametrize("rule", [*FORMS_OF_QUESTIONS], ids=lambda rule: rule.name)
def test_each_form_of_a_question(rule: Rule[re.Pattern[str]]) -> None:
    assert presupposition_of(understand(rule.example))
    with FORMS_OF_QUESTIONS.without(rule.name):
        assert presupposition_of(understand(rule.example)) is None
    assert not rule.apply.fullmatch(rule.counterexample.rstrip("?"))


@pytest.mark.parametrize(
    ("words", "stems"),
    [
        ("When did Victor Lund sell the mill?", {"sell", "sale"}),
        ("When did Victor Lund plan to resign?", {"plan", "resign"}),
        ("Did Victor Lund fire the clerk?", {"fire", "dismiss", "sack"}),
    ],
)
def test_words_that_tell_the_event(words: str, stems: set[str]) -> None:
    presupposed = presupposition_of(understand(words))
    assert presupposed is not None
    assert stems <= presupposed.event.stems


@pytest.mark.parametrize(
    ("words", "whom", "passive", "thing", "beside"),
    [
        ("Why did Helen Carter sue Victor Lund?", "Victor Lund", False, set(), ()),
        ("Why was Victor Lund sued in Alba?", "", True, set(), ("Alba",)),
        ("Why did Helen Carter cut interest rates in May?", "", False, {"rate"}, ()),
        ("When did Helen Carter resign again?", "", False, set(), ()),
    ],
)
def test_what_else_takes_part(
    words: str, whom: str, passive: bool, thing: set[str], beside: tuple[str, ...]
) -> None:
    presupposed = presupposition_of(understand(words))
    assert presupposed is not None
    event = presupposed.event
    assert (event.whom, event.passive, event.thing) == (whom, passive, thing)
    assert presupposed.beside == beside
