"""Sentences that tell, deny or tell otherwise what a statement says, and sentences that don't."""

import pytest

from assistant.answering.bearing import bearing, read_statement
from assistant.answering.clauses import read_sentence
from assistant.answering.reference import Sentence

pytestmark = pytest.mark.parse

SUED = "Lund sued Carter over the dam"
DIED = "the 12 farmers died in the flood"


@pytest.mark.parametrize(
    ("statement", "sentence", "bears"),
    [
        (SUED, "Victor Lund sued Helen Carter over the dam on Monday.", "told"),
        (SUED, "Ida Rask said that Lund, who sued Carter over the dam, was ill.", "told"),
        (SUED, "Helen Carter sued Victor Lund over the dam.", "swapped"),
        (SUED, "Victor Lund did not sue Helen Carter over the dam.", "denied"),
        (SUED, "Victor Lund refused to sue Helen Carter over the dam.", "denied"),
        (SUED, "Victor Lund may sue Helen Carter over the dam.", None),
        (SUED, "Victor Lund sued Helen Carter.", None),
        (SUED, "Victor Lund sued Ida Rask over the dam.", None),
        ("Carter was sued by Lund", "Victor Lund sued Helen Carter.", "told"),
        ("the dam has been repaired", "The dam was repaired in May.", "told"),
        ("the dam has been repaired", "The dam will be repaired in May.", None),
        ("anyone was hurt in the fire", "Three workers were hurt in the fire.", "told"),
        ("anyone was hurt in the fire", "No one was hurt in the fire.", "denied"),
        (DIED, "The seven farmers died in the flood.", "number"),
        (DIED, "All 12 farmers died in the flood.", "told"),
        ("Rask resigned as mayor", "Rask was dismissed as mayor on Monday.", "contrary"),
        ("Rask was elected in 1998", "Rask was elected in 2002.", None),
        ("the mill paid $1.3 million", "The mill paid $1.3 million dollars.", "told"),
        ("the mill paid $1.3 million", "The mill paid more than $1.3 million.", None),
        ("Ida Rask is a clerk", "Ida Rask, a clerk, left.", "told"),
        ("Ida Rask is a clerk", "Ida Rask, a former clerk, left.", None),
        ("Ida Rask was a clerk", "Ida Rask, a former clerk, left.", "told"),
        ("the mayor resigned", "The deputy mayor resigned.", None),
        ("the senators voted for it", "Some senators voted for it.", None),
        ("the mill raised its prices", "The mill increased its prices in May.", "told"),
        ("Lund won in Alba", "Lund won in Sonda, not in Alba.", None),
        ("Lund won in Alba", "Lund won everywhere but in Alba.", None),
        ("Lund sued Carter", "Lund or Rask sued Carter.", None),
        ("Lund sued Carter", "Rask, not Lund, sued Carter.", None),
        ("Lund sued Carter", "A lawyer for Lund sued Carter.", None),
        ("Lund sued Carter", "It is false that Lund sued Carter.", None),
        ("Ida Rask is a clerk", "Ida Rask is not only a clerk but a baker.", None),
        ("Ida Rask is a clerk", "Ida Rask is no clerk.", "denied"),
        ("the council drew no conclusions", "The council drew no conclusions.", "told"),
        ("the council drew conclusions", "The council drew no conclusions.", "denied"),
        ("Rask spoke on Alba 7", "Rask spoke on Alba 9.", None),
        ("Lund was hired by Rask", "They met Lund, a farmer hired by Mayor Ida Rask.", "told"),
    ],
)
def test_how_a_sentence_bears_on_a_statement(
    statement: str, sentence: str, bears: str | None
) -> None:
    read = read_statement(statement)
    assert read is not None
    assert bearing(read, read_sentence(Sentence(sentence), sentence)) == bears


def test_a_pronoun_means_the_only_one_named() -> None:
    read = read_statement("Carter left")
    assert read is not None
    words = "She left."
    alone = Sentence(words, before="Helen Carter lost.")
    assert bearing(read, read_sentence(alone, words)) == "told"
    two = Sentence(words, before="Helen Carter met Ida Rask.")
    assert bearing(read, read_sentence(two, words)) is None


@pytest.mark.parametrize("statement", ["Lund did not leave", "Lund might leave", "a red house"])
def test_nothing_bears_on_what_claims_nothing(statement: str) -> None:
    assert read_statement(statement) is None
