"""Replies about the conversation, and answers put together of several."""

from collections.abc import Callable
from datetime import date

import pytest

from assistant.answer import Answer, Citation
from assistant.answering.refusals import Archive, nothing_more, reply, together, unclear
from assistant.understanding.question import understand
from index.articles.article import Article

MakeArticle = Callable[..., Article]


def test_small_talk_cites_nothing_and_refuses_nothing() -> None:
    answer = reply("Hello ", "greeting", Archive(2_000), "What did Rask say?")
    assert (answer.refused, answer.citations, answer.rephrased) == (False, (), False)
    assert answer.text == (
        "Hello. I answer questions about the 2,000 indexed articles, in the articles’ own words."
        "\n\nFor example: What did Rask say?"
    )
    assert "the one indexed article" in reply("help", "help", Archive(1), None).text


@pytest.mark.parametrize(
    ("archive", "told"),
    [
        (Archive(2_000, (date(2023, 5, 4), date(2023, 6, 2)), 12),
         "the 2,000 indexed articles, printed from 4 May 2023 to 2 June 2023 (12 without a date):"),
        (Archive(2, (date(2023, 5, 4), date(2023, 5, 4))),
         "the 2 indexed articles, printed on 4 May 2023:"),
        (Archive(1, None, 1), "the one indexed article, without a date:"),
        (Archive(3, None, 3), "the 3 indexed articles, none with a date:"),
    ],
)  # fmt: skip
def test_what_there_is_to_ask_about_is_told(archive: Archive, told: str) -> None:
    text = reply("How many articles do you have?", "archive", archive, "What did Rask say?").text
    assert text.startswith(f"I can be asked about {told}")
    assert text.endswith("For example: What did Rask say?")


def test_nobody_fits_a_pronoun() -> None:
    question = understand("What did he say?")
    assert unclear(question, "he", None).text == (
        "Nobody in this conversation so far fits “he”. Say the name."
    )
    assert unclear(question, "he", "What did Rask say?").text.endswith(
        "Say the name, as in: What did Rask say?"
    )


@pytest.mark.parametrize(
    ("words", "speaker", "text"),
    [
        ("What else did Rask say?", "Rask", "hold of Rask."),
        ("What else did Rask say about the dam?", "Rask", "hold of Rask on the dam."),
        ("Tell me more: Who fled?", None, "hold on this."),
    ],
)
def test_nothing_more(words: str, speaker: str | None, text: str) -> None:
    answer = nothing_more(understand(words), speaker)
    assert answer.refused
    assert answer.text == f"That was all that the articles {text}"


def test_answers_together_number_their_citations_anew(make_article: MakeArticle) -> None:
    article = make_article("One. Two.")
    one = Citation(1, article, 0, 4, "One.", "A")
    two = Citation(1, article, 5, 9, "Two.", "B")
    question = understand("What did A, B and C say?")
    answers = [
        Answer("", "", ("A: ", one, 1), (one,), confidence=0.9, notes=("A note.",)),
        Answer("", "", ("B: ", two), (two,), confidence=0.7, notes=("A note.",)),
        Answer("", "", ("No article mentions C.",), refused=True, missing=("C",)),
    ]
    answer = together(question, answers)
    assert answer.text == "A: One. [1][1]\n\nB: Two. [2]\n\nNo article mentions C."
    assert [(item.number, item.speaker) for item in answer.citations] == [(1, "A"), (2, "B")]
    assert (answer.refused, answer.missing, answer.notes) == (False, (), ("A note.",))
    nobody = together(question, answers[2:] * 2)
    assert (nobody.refused, nobody.missing) == (True, ("C", "C"))
