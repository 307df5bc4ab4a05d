"""Noun phrases: runs of content words."""

import pytest

from assistant.understanding.noun_phrases import NounPhrase, noun_phrases, owned, singular


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("When was the old dam of Alba built?", ["old dam", "Alba"]),
        ("Did Helen Rask meet the Bank of Alba?", ["Helen Rask", "Bank of Alba"]),
        ("Did Lund blame Rask?", ["Lund", "Rask"]),
        ("What were the 2021 floods?", ["2021 floods"]),
        ("How many died in 2021?", []),
        ("What is it really?", []),
        ("Is Mill and Lock Street closed?", ["Mill and Lock Street"]),
        ("", []),
    ],
)
def test_runs_of_content_words(words: str, found: list[str]) -> None:
    assert [phrase.words for phrase in noun_phrases(words)] == found


def test_a_phrase_knows_the_words_around_it() -> None:
    [phrase] = noun_phrases("What became of the old dams there?")
    assert phrase == NounPhrase("old dams", "the", "of", "there")
    assert (phrase.full, phrase.plural, phrase.name) == ("the old dams", True, False)
    assert phrase.terms == {"old", "dam"}


def test_one_of_several_and_what_somebody_owns() -> None:
    ones = ["dam", "lady", "church", "bus", "glass"]
    assert [*map(singular, ["dams", "ladies", "churches", "bus", "glass"])] == ones
    assert (owned("Lund"), owned("Carters")) == ("Lund's", "Carters'")
