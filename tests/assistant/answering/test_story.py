"""What the articles of a conversation tell, where a turn asks on."""

from collections.abc import Callable

import pytest
from turns import asked

from assistant.answering.scoring import STORY
from assistant.answering.story import STORY_NOTE
from assistant.assistant import Assistant

pytestmark = pytest.mark.model

FERRY = {
    "title": "Ferry burns off Rask",
    "text": "A ferry burned off the island of Rask on Sunday, killing at least 31 passengers. "
    "The coast guard is looking for its captain, who swam ashore.\n\n"
    "“Nobody had shown us the boats,” said Lena Holt, a teacher who was aboard. "
    "The shipowner blamed a cable in the kitchen, because it had been mended with tape.\n\n"
    "Minister Oda Krag said “we will not let such ships sail.” She was in the harbour on Monday.",
}
KRAG = {
    "title": "Krag opens a school",
    "text": "Minister Oda Krag said “a school is the heart of a village” when she opened the "
    "school of Vik. She likes ships, and said “I sail every summer.”",
}
FIRE = {
    "title": "A captain writes a book",
    "text": "A captain who retired wrote a book on the kitchens of old ships. He was in no hurry.",
}
RASK = "what happened on the rask ferry"


@pytest.fixture
def harbour(archive: Callable[..., Assistant]) -> Assistant:
    return archive(FERRY, KRAG, FIRE)


def test_what_is_asked_on_is_told_from_the_same_articles(harbour: Assistant) -> None:
    answer = asked(harbour, RASK, "and the captain, how did he get away?")
    assert "swam ashore" in " ".join(item.quote for item in answer.citations)
    assert {item.article.title for item in answer.citations} == {FERRY["title"]}


def test_somebodys_words_are_those_of_the_story_first(harbour: Assistant) -> None:
    answer = asked(harbour, RASK, "what did Krag say?")
    assert [item.quote for item in answer.citations] == ["“we will not let such ships sail.”"]


def test_on_another_topic_they_are_from_anywhere(harbour: Assistant) -> None:
    answer = asked(harbour, RASK, "what did Krag say about sailing in summer?")
    assert "I sail every summer" in answer.citations[0].quote


def test_nobody_speaks_for_one_who_is_not_named(harbour: Assistant) -> None:
    answer = asked(harbour, RASK, "what did Krag say?", "and Tove Lind?")
    assert answer.standalone == "What did Tove Lind say about the Rask ferry?"
    assert answer.refused


def test_what_is_not_sure_is_told_as_the_nearest(seed_assistant: Assistant) -> None:
    answer = asked(seed_assistant, "What happened in the talks?", "who took the photos")
    assert answer.confidence < STORY.sure
    assert STORY_NOTE in answer.notes


def test_another_matter_is_still_refused(harbour: Assistant) -> None:
    assert asked(harbour, RASK, "What did the parliament of Osk decide on taxes?").refused


def test_a_name_that_the_story_lacks_leaves_it(harbour: Assistant) -> None:
    answer = asked(harbour, RASK, "Who opened the school of Vik?")
    assert {item.article.title for item in answer.citations} == {KRAG["title"]}
