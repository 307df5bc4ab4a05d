"""Small talk, and questions in other languages."""

import pytest

from assistant.smalltalk import is_foreign, small_talk


@pytest.mark.parametrize(
    ("words", "talk"),
    [
        ("hi", "greeting"),
        ("Hello there!", "greeting"),
        ("Good morning", "greeting"),
        ("Hello, how are you?", "greeting"),
        ("what can you do?", "help"),
        ("What can I ask?", "help"),
        ("help", "help"),
        ("Who are you?", "help"),
        ("Hi, what can you do?", "help"),
        ("Thanks a lot!", "thanks"),
        ("thank you", "thanks"),
        ("OK, thanks!", "thanks"),
        ("No thanks", "thanks"),
        ("OK", "noted"),
        ("yes", "noted"),
        ("bye", "goodbye"),
        ("What did Rask say?", None),
        ("Hi, what did Rask say?", None),
        ("What can the mayor do?", None),
        ("Who are the mayors?", None),
        ("Hello World premiere", None),
        ("Why?", None),
        ("more", None),
    ],
)
def test_small_talk(words: str, talk: str | None) -> None:
    assert small_talk(words) == talk


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
    assert is_foreign(words)


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
    assert not is_foreign(words)
