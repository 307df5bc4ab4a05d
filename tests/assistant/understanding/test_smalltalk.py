"""Small talk, and questions that only look like it."""

import re

import pytest

from assistant.assistant import Assistant
from assistant.understanding.smalltalk import CLAUSES, Talk, small_talk
from index.rules import Rule


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
        *(
            (words, "greeting")
            for words in (
                "hi :)",
                "hello 👋",
                "helo",
                "hii",
                "hallo",
                "good mornig",
                "Hi! How are you?",
            )
        ),
        *(
            (words, "help")
            for words in (
                "can you help me?",
                "hello can you help me",
                "Hello, what can you do for me?",
                "what can u do",
                "What are your capabilities?",
                "what kind of questions can I ask?",
                "what can you tell me",
                "are you an AI?",
                "Who made you?",
                "How old are you?",
                "Who are you and what can you do?",
                "what’s your name?",
                "thanks, what can you do?",
            )
        ),
        *(
            (words, "archive")
            for words in (
                "how many articles do you have?",
                "Which articles do you have?",
                "What topics do you cover?",
                "what articles are there",
                "What dates do you cover?",
            )
        ),
        ("thx", "thanks"),
        ("thank u :-)", "thanks"),
        ("ok bye", "goodbye"),
        ("thanks, bye", "goodbye"),
        *(
            (words, None)
            for words in (
                "What can you tell me about the dam?",
                "Can you help me find what Lund said?",
                "Hello, what can you tell me about the dam?",
                "What do you know about Lund?",
                "can you tell me about it?",
                "What can you tell me about this?",
                "How do you know?",
                "Can you tell me why?",
                "What else do you know?",
                "Tell me more",
                "Who is this?",
                "How many articles do you have about the dam?",
                "Which articles mention Lund?",
                "How many days are there",
                "What topics did Lund cover?",
                "Who made the bridge?",
                "How old is the bridge?",
                "hell",
                "hero",
                "Hull",
                "OK, and Lund?",
                "Who are you and who is Lund?",
                "No, I meant Lund",
            )
        ),
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


def test_questions_about_the_articles_in_a_polite_frame_are_answered_from_them(
    alba: Assistant,
) -> None:
    for question in (
        "What can you tell me about the dam?",
        "Can you tell me what Helen Carter said about the water?",
    ):
        answer = alba.ask(question)
        assert answer.citations, question
    hello = alba.ask("Which articles do you have?")
    assert hello.text.startswith(
        "I can be asked about the 4 indexed articles, printed from 4 May 2023 to 2 June 2023 "
        "(1 without a date)"
    )


@pytest.mark.parametrize(("talk", "rule"), CLAUSES, ids=[rule.name for _, rule in CLAUSES])
def test_each_clause_is_its_example_only(talk: Talk, rule: Rule[re.Pattern[str]]) -> None:
    assert small_talk(rule.example) == talk
    assert rule.apply.fullmatch(rule.example)
    assert small_talk(rule.counterexample) is None
