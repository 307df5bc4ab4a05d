"""What earlier questions are about, as their phrases."""

import pytest

from assistant.understanding.topics import (
    Wanted,
    asks_who,
    compared,
    counted,
    last_of,
    phrased,
    place,
    second_topic,
    topic,
)


@pytest.mark.parametrize(
    ("questions", "wanted", "words"),
    [
        (["Why did the old dam break?"], Wanted(thing=True), "the old dam"),
        (["Who is Helen Rask?", "What is a weir?"], Wanted(gender="f"), "Helen Rask"),
        (["What is a weir?"], Wanted(gender="f"), None),
        (["What does Helen Rask think of the treaty?"], Wanted(thing=True), "the treaty"),
        (["Where were the talks in Rome held?"], Wanted(plural=True), "the talks in Rome"),
        (["What are the causes of the flood?"], Wanted(), "the flood"),
    ],
)
def test_what_is_meant(questions: list[str], wanted: Wanted, words: str | None) -> None:
    found = topic("", questions, wanted)
    assert (found.full if found else None) == words


def test_what_the_words_name_is_not_meant() -> None:
    assert topic("Is the dam old?", ["Where is the dam?"], Wanted()) is None


def test_a_second_topic_was_named_lately_and_often() -> None:
    questions = ["What is the Alba River Festival?", "Where is Lake Sonda?"]
    found = second_topic({"lake", "sonda"}, questions)
    assert found and found.full == "the Alba River Festival"
    assert second_topic({"lake", "sonda"}, [*questions, "How deep is Lake Sonda?"]) is None


def test_what_the_last_question_is_about() -> None:
    assert last_of(["Where is Alba?", "Who broke the dam?"]) == "the dam"
    assert last_of(["Why?"]) is None


def test_the_last_place_with_a_name() -> None:
    found = place(["What happened in Alba?", "Who lives near the dam?"])
    assert found and found.full == "Alba"
    assert place(["Who broke the dam?"]) is None


def test_what_is_compared_and_counted() -> None:
    assert compared("Is the weir the same as the lock?") == "the weir and the lock"
    assert compared("Is the weir old?") == ""
    assert counted("How many children were hurt?") == "the children"
    assert counted("Who was hurt?") == ""


def test_who_is_asked_for() -> None:
    assert asks_who("Who won the cup?") and asks_who("Which team won?")
    assert not asks_who("Who is the mayor?") and not asks_who("Who met Ida Rask?")


def test_a_phrase_ends_where_it_did_before() -> None:
    questions = ["What is river water?", "Does river water damage crops?"]
    assert [phrase.words for phrase in phrased(questions)[1]] == ["river water", "crops"]
