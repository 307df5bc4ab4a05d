"""Verdicts on yes/no questions, and corrections of what a question takes for granted."""

from collections.abc import Callable

import pytest

from assistant.assistant import Assistant

RECORD = {
    "title": "Suit in Alba",
    "outlet": "Alba Gazette",
    "date": "2023-05-04",
    "text": (
        "Victor Lund sued Helen Carter over the dam in Alba on Monday.\n\n"
        "Helen Carter did not pay Victor Lund for the mill.\n\n"
        "The council dismissed Ida Rask as mayor of Alba.\n\n"
        "Seven farmers died in the flood near Alba.\n\n"
        "Ida Rask, a baker, wept when the flood came.\n\n"
        "The clerk of Alba may sell the old bridge.\n\n"
        "“The lock will be mended by May, and the county will pay for it, for it owes us as much,” "
        "said Olaf Berg, the harbour master of Alba."
    ),
}


@pytest.fixture(scope="module")
def assistant(archive: Callable[..., Assistant]) -> Assistant:
    return archive(RECORD)


@pytest.mark.parametrize(
    ("question", "lead", "words"),
    [
        (
            "Did Victor Lund sue Helen Carter over the dam?",
            "Yes, according to Alba Gazette · 4 May 2023:",
            "Lund sued",
        ),
        ("Did Helen Carter pay Victor Lund for the mill?", "No, according to Alba", "did not pay"),
        ("Did Helen Carter sue Victor Lund over the dam?", "The articles tell it the o", "Lund su"),
        ("Did 12 farmers die in the flood?", "The articles give another number:", "Seven farmers"),
        ("Is Ida Rask a baker or a clerk?", "A baker, according to Alba", "a baker"),
        ("Is Olaf Berg the harbour master?", "Yes, according to Alba Gazette", "said Olaf Berg"),
        ("Has the clerk of Alba sold the old bridge?", "No sentence that was found", "may sell"),
        (
            "When did Ida Rask resign as mayor of Alba?",
            "The question takes for granted that Ida Rask resigned as mayor of Alba. "
            "The articles say otherwise:",
            "dismissed Ida Rask",
        ),
        (
            "Why did the 12 farmers die in the flood?",
            "The question takes for granted that the 12 farmers died in the flood. "
            "The articles say otherwise:",
            "Seven farmers",
        ),
    ],
)
def test_the_verdict_stands_before_the_words_that_decide(
    assistant: Assistant, question: str, lead: str, words: str
) -> None:
    answer = assistant.ask(question)
    assert answer.text.startswith(lead)
    assert answer.verdict is not None
    assert answer.to_dict()["verdict"] == answer.verdict
    assert words in answer.citations[0].quote


def test_what_is_told_is_no_correction(assistant: Assistant) -> None:
    answer = assistant.ask("Why did Victor Lund sue Helen Carter over the dam?")
    assert "takes for granted" not in answer.text


def test_a_source_without_an_outlet_is_named_by_its_headline(
    archive: Callable[..., Assistant],
) -> None:
    bare = archive({name: RECORD[name] for name in ("title", "text")})
    answer = bare.ask("Did Victor Lund sue Helen Carter over the dam?")
    assert answer.text.startswith("Yes, according to “Suit in Alba” · date unknown:")
