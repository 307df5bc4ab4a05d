"""What hangs on the words of a parsed sentence."""

import pytest

from assistant.answering.clauses import (
    Reading,
    amount,
    arguments,
    joined_with,
    read_sentence,
    with_shared,
)
from assistant.answering.reference import Sentence

pytestmark = pytest.mark.parse


def read(words: str) -> Reading:
    return read_sentence(Sentence(words), words)


def pairs(reading: Reading, found: list[tuple[str, int]]) -> set[tuple[str, str]]:
    return {(label, reading.grammar.words[token]) for label, token in found}


def test_arguments_have_their_relation() -> None:
    reading = read("Victor Lund sued Helen Carter over the dam.")
    verb = reading.grammar.words.index("sued")
    assert pairs(reading, arguments(reading.grammar, verb)) == {
        ("doer", "lund"),
        ("undergoer", "carter"),
        ("over", "dam"),
    }


def test_who_it_is_done_by_is_its_doer() -> None:
    reading = read("Helen Carter was sued by Victor Lund.")
    verb = reading.grammar.words.index("sued")
    found = pairs(reading, arguments(reading.grammar, verb))
    assert found == {("undergoer", "carter"), ("doer", "lund")}


def test_a_subject_is_shared() -> None:
    reading = read("Victor Lund left and sued Helen Carter.")
    verb = reading.grammar.words.index("sued")
    assert ("doer", "lund") in pairs(reading, with_shared(reading.grammar, verb))


def test_a_participle_behind_be_is_the_verb() -> None:
    reading = read("Ida Rask is married to Victor Lund.")
    verb = reading.grammar.words.index("married")
    assert ("undergoer", "rask") in pairs(reading, arguments(reading.grammar, verb))


@pytest.mark.parametrize(
    ("words", "noun", "number"),
    [
        ("The mill paid $1.3 million.", "million", (1_300_000.0, "")),
        ("The mill paid more than $200.", "200", (200.0, "least")),
        ("The mill paid the clerk.", "clerk", None),
    ],
)
def test_amounts(words: str, noun: str, number: tuple[float, str] | None) -> None:
    reading = read(words)
    assert amount(reading, reading.grammar.words.index(noun)) == number


def test_who_stands_beside_a_noun_is_the_same() -> None:
    reading = read("They met Victor Lund, a farmer.")
    words = reading.grammar.words
    farmer, lund = words.index("farmer"), words.index("lund")
    assert lund in joined_with(reading.grammar, farmer)
