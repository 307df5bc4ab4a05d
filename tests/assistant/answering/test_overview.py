"""The story of something: how the articles on it open, in the order of time."""

from collections.abc import Callable
from datetime import date

import pytest

from assistant.answering.scoring import OVERVIEW
from assistant.assistant import Assistant


@pytest.mark.parametrize(
    "question",
    ["Give me an overview of the dam", "tell me about the dam", "what's going on with the dam"],
)
def test_the_articles_on_it_in_the_order_of_time(alba: Assistant, question: str) -> None:
    answer = alba.ask(question)
    assert not answer.refused
    own = [part for part in answer.parts if not isinstance(part, str | int)]
    days = [citation.article.published or date.max for citation in own]
    assert days == sorted(days)
    assert sum(len(citation.quote.split()) for citation in own) <= OVERVIEW.words
    assert all(
        citation.article.outlet in answer.text for citation in own if citation.article.outlet
    )
    titles = {citation.article.title for citation in answer.citations}
    assert titles.isdisjoint(citation.quote for citation in answer.citations)


def test_what_no_article_is_about_is_refused(alba: Assistant) -> None:
    answer = alba.ask("Summarise the opera scandal in Zembla")
    assert answer.refused
    assert "Zembla" in answer.text


def test_an_article_of_no_day_and_no_outlet_has_no_line_above_it(
    archive: Callable[..., Assistant],
) -> None:
    text = "The ferry to Rask sank in the harbour. Nobody was on board at that time."
    answer = archive({"title": "Ferry", "text": text}).ask("What happened with the ferry?")
    assert answer.text == f"{text} [1]"
