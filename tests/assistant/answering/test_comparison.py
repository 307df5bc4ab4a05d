"""Comparisons: each side in its own words, or its silence."""

from alba import CONCRETE, INSPECTED, SCHOOL, WARNED

from assistant.answering.comparison import outlet_called
from assistant.assistant import Assistant


def test_both_sides_in_the_order_asked(alba: Assistant) -> None:
    answer = alba.ask("Paul Mason vs Helen Carter on the dam")
    text = answer.text
    assert not answer.refused
    assert text.index("Paul Mason on the dam") < text.index("Helen Carter on the dam")
    assert INSPECTED in [citation.quote for citation in answer.citations]


def test_a_silent_side_is_told(alba: Assistant) -> None:
    answer = alba.ask("Do Paul Mason and Anna Mason agree on the school?")
    assert [citation.quote for citation in answer.citations] == [SCHOOL]
    assert "The articles quote Paul Mason, but nothing on the school." in answer.text


def test_a_side_that_is_told_of(alba: Assistant) -> None:
    answer = alba.ask("Do Paul Mason and Helen Carter see eye to eye on the inspection of the dam?")
    assert not answer.refused
    assert "Helen Carter" in answer.text and "Paul Mason" in answer.text


def test_parties_that_are_nobody_are_not_said_to_be_silent(alba: Assistant) -> None:
    answer = alba.ask("How do the farmers and the fishermen differ about chess?")
    assert answer.refused
    assert "quote" not in answer.text


def test_sides_in_small_letters(alba: Assistant) -> None:
    answer = alba.ask("paul mason versus helen carter on the dam")
    assert "Helen Carter on the dam" in answer.text


def test_two_silent_sides_are_a_refusal(alba: Assistant) -> None:
    answer = alba.ask("Compare Paul Mason and Anna Mason on chess")
    assert answer.refused
    assert answer.text.count("nothing on chess") == 2


def test_before_and_after(alba: Assistant) -> None:
    answer = alba.ask("Has Paul Mason changed his mind about the concrete?")
    assert [citation.quote for citation in answer.citations] == [CONCRETE]
    assert any("nothing of Paul Mason on it from later" in note for note in answer.notes)


def test_outlets_beside_each_other(alba: Assistant) -> None:
    answer = alba.ask("How did the Alba Gazette and the Coast Post report on the dam?")
    outlets = [citation.article.outlet for citation in answer.citations]
    assert outlets == sorted(outlets, key=str)
    assert set(outlets) == {"Alba Gazette", "Coast Post"}
    assert WARNED not in answer.text


def test_names_of_outlets(alba: Assistant) -> None:
    snapshot = alba.snapshot()
    assert outlet_called(snapshot, "the coast post") == "Coast Post"
    assert outlet_called(snapshot, "Paul Mason") is None
