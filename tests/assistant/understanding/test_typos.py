"""Words of a question that no article holds, and how they are read."""

from collections.abc import Callable

import pytest

from assistant.assistant import Assistant
from assistant.understanding.question import understand
from assistant.understanding.typos import respelled

TEXT = "The council voted on Monday.\n\nThe tunnel under the harbour costs more than the bridge."


@pytest.fixture(scope="module")
def harbour(archive: Callable[..., Assistant]) -> Assistant:
    return archive({"title": "Council votes", "text": TEXT})


@pytest.mark.parametrize("typed", ["tunel", "tunnle", "tunmel", "ttunnel"])
def test_a_word_that_no_article_has_is_read_as_the_nearest(harbour: Assistant, typed: str) -> None:
    question, notes = respelled(harbour.snapshot(), understand(f"what does the {typed} cost"))
    assert question.standalone == "what does the tunnel cost"
    assert notes == (f"No article has the word “{typed}”; it was read as “tunnel”.",)


@pytest.mark.parametrize(
    "words",
    [
        "what does the tunnel cost",
        "what do the tunnels cost",  # an inflected form is no misspelling
        "what does the funnel cost",  # begins with another letter
        "what does the tonmel cost",  # two letters
        "what does Tunel cost",  # a name
        "what does tunel-boring cost",
        "who said “the tunel is closed”",
    ],
)
def test_other_words_stay_as_they_are(harbour: Assistant, words: str) -> None:
    question = understand(words)
    assert respelled(harbour.snapshot(), question) == (question, ())


def test_a_misspelt_question_is_answered_with_a_note(harbour: Assistant) -> None:
    answer = harbour.ask("What does the tunel under the harbuor cost?")
    assert [item.quote for item in answer.citations] == [TEXT.splitlines()[-1]]
    assert answer.standalone == "What does the tunnel under the harbour cost?"
    assert answer.notes == (
        "No article has the word “tunel”; it was read as “tunnel”.",
        "No article has the word “harbuor”; it was read as “harbour”.",
    )
    refused = harbour.ask("Who paid for the harbuor concert?")
    assert refused.refused
    assert refused.notes == ()
