"""Lists and counts: each entry with its citation."""

from collections.abc import Callable

import pytest
from alba import CONCRETE

from assistant.answering.listing import _doer
from assistant.assistant import Assistant


def test_articles_that_mention_a_name(alba: Assistant) -> None:
    answer = alba.ask("Which articles mention Helen Carter?")
    titles = {citation.article.title for citation in answer.citations}
    assert len(titles) == len(answer.citations) == 4
    assert answer.text.startswith("4 articles on this, of 2 outlets: Coast Post (2)")


def test_articles_on_what_none_is_about(alba: Assistant) -> None:
    assert alba.ask("Which articles mention the opera in Lisbon?").refused


def test_how_often_it_was_said(alba: Assistant) -> None:
    answer = alba.ask("How often did Paul Mason mention the concrete?")
    assert answer.text.startswith("1 statement of Paul Mason with these words, in 1 article.")
    assert [citation.quote for citation in answer.citations] == [CONCRETE]


def test_people_who_did_each_once(archive: Callable[..., Assistant]) -> None:
    first = (
        "Ida Rask endorsed Paul Moreau on Monday.\n\n“He is honest,” Rask said.\n\n"
        "“I like him,” Jonas Bell said."
    )
    second = (
        "Jonas Bell has also endorsed Moreau, and Ida Rask endorsed Paul Moreau again.\n\n"
        "“I thank them all,” Paul Moreau said.\n\nBell would never support a dam."
    )
    assistant = archive(
        {"title": "A friend", "text": first}, {"title": "Two friends", "text": second}
    )
    answer = assistant.ask("Who has endorsed Paul Moreau?")
    assert answer.text.startswith("2 named")
    assert "Ida Rask" in answer.text and "Jonas Bell" in answer.text


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("On Monday Ida Rask endorsed Moreau.", "Ida Rask"),
        ("Ida Rask, who has endorsed Moreau, left.", "Ida Rask"),
        ("Moreau was endorsed by Ida Rask.", "Ida Rask"),
        ("Ida Rask would endorse Moreau.", ""),
        ("Ida Rask endorsed Jonas Bell against Moreau.", ""),
        ("The endorsement of Moreau by Ida Rask came late.", ""),
        ("Moreau endorsed Ida Rask.", ""),
    ],
)
def test_who_does_it(sentence: str, name: str) -> None:
    target = [frozenset({"moreau"}), frozenset[str]()]
    assert _doer(sentence, frozenset({"endors"}), target) == name
