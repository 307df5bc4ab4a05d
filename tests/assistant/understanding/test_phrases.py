"""The phrases of a question, found by the small words around them."""

import pytest

from assistant.understanding.phrases import phrases, singular


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("What is a weir?", ["a weir"]),
        ("Tell me about the old dam above Alba.", ["the old dam", "Alba"]),
        ("Is the old dam safe?", ["the old dam"]),
        ("Is the dam repairable?", ["the dam"]),
        ("Is the Alba Museum free?", ["the Alba Museum"]),
        ("How does the Alba Water Board work?", ["the Alba Water Board"]),
        ("What are Rask's plans for the mill?", ["Rask", "plans", "the mill"]),
        ("When did Ida Rask reject the offer?", ["Ida Rask", "the offer"]),
        ("Does flood water damage the crops?", ["flood water", "the crops"]),
        ("Has the flood ruined the harvest?", ["the flood", "the harvest"]),
        ("How do I repair a broken pump?", ["a broken pump"]),
        ("What is the site of the University of Alba?", ["the site", "the University of Alba"]),
        ("What are the effects of using river water?", ["the effects", "river water"]),
        ("Did Ida Rask endorse Paul Lund?", ["Ida Rask", "Paul Lund"]),
        ("Which ferry cancelled trips?", ["ferry", "trips"]),
        ("Who negotiated it?", []),
        ("Was anybody injured?", []),
        ("Summarise the flood", ["the flood"]),
        ("Why?", []),
        ("", []),
    ],
)  # fmt: skip
def test_phrases(question: str, found: list[str]) -> None:
    assert [phrase.full for phrase in phrases(question)] == found
    for phrase in phrases(question):
        assert question[phrase.start : phrase.end] == phrase.words


def test_what_is_known_of_a_phrase() -> None:
    causes, flood = phrases("What are the causes of the flood?")
    assert (causes.relational, causes.plural, causes.subject, causes.after) == (
        True,
        True,
        True,
        "of",
    )
    assert (flood.relational, flood.plural, flood.before) == (False, False, "of")
    [rask] = phrases("Who is Helen Rask?")
    assert rask.name and rask.person
    [board] = phrases("What is the Alba Water Board?")
    assert board.name and not board.person


@pytest.mark.parametrize(
    ("plural", "one"),
    [("dams", "dam"), ("cities", "city"), ("churches", "church"), ("class", "class"),
     ("bus", "bus"), ("boxes", "box"), ("crisis", "crisis")],
)  # fmt: skip
def test_singular(plural: str, one: str) -> None:
    assert singular(plural) == one
