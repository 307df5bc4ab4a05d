"""What is told to be English: words of a question, and words of an article."""

import pytest

from index.english.language import is_english


@pytest.mark.parametrize(
    "words",
    [
        "Was sagte die Bürgermeisterin?",
        "Wer hat den Damm gebaut?",
        "Que dit la ministre ?",
        "¿Qué dijo el alcalde sobre la presa?",
        "Cosa ha detto il sindaco?",
        "Wat zei de burgemeester over het water?",
        "Что сказал мэр?",
        "市长说了什么？",
        "ماذا قال رئيس البلدية؟",
    ],
)
def test_other_languages(words: str) -> None:
    assert not is_english(words)


@pytest.mark.parametrize(
    "words",
    [
        "What did Rask say?",
        "rask on the dam",
        "Did Le Pen die?",
        "What does “la dolce vita” mean?",
        "Die Hard",
        "What did 市长 say?",
        "Carlos de la Cruz",
        "1",
    ],
)
def test_english(words: str) -> None:
    assert is_english(words)


GERMAN = (
    "Der alte Damm über dem Fluss ist in der Nacht gebrochen, und niemand im Dorf hat davon etwas "
    "gehört. Am Morgen standen die Häuser am Ufer unter Wasser. "
)
ENGLISH = (
    "The old dam above the river broke in the night, and nobody in the village heard of it. In the "
    "morning the houses on the bank stood under water. "
)


@pytest.mark.parametrize("times", [1, 2, 5])
def test_articles(times: int) -> None:
    assert is_english(ENGLISH * times)
    assert not is_english(GERMAN * times)


def test_a_few_names_are_no_foreign_text() -> None:
    assert is_english("Per Lund, Ada Rask, Ali Kim")
