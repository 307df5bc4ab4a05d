"""Whom nouns and pronouns may mean: each rule by its example."""

import pytest

from assistant.answering.reference import (
    REFERENCE_RULES,
    Noun,
    Sentence,
    is_meant_at,
    is_namesake,
    is_subject,
    may_mean,
)
from index.english.parse import parse
from index.english.sentences import sentences
from index.rules import Rule

pytestmark = pytest.mark.parse

CARTER, LUND = "Helen Carter", "Victor Lund"


def noun_of(example: str) -> tuple[Noun, bool]:
    """The starred noun of an example with whom it is said to mean, and whether it does."""
    text, sign, who = example.rpartition(" = ") if " = " in example else example.rpartition(" ≠ ")
    plain, star = text.replace("*", ""), text.index("*")
    spans = sentences(plain)
    place = next(place for place, span in enumerate(spans) if star < span.end)
    start, end = spans[place]
    sentence = Sentence(plain[start:end], plain[:start].strip(), plain[end:].strip())
    grammar = parse(sentence.words)
    token = grammar.between(star - start, star - start + 1).first
    return Noun(grammar, sentence, token, who), sign == " = "


@pytest.mark.parametrize("rule", [*REFERENCE_RULES], ids=lambda rule: rule.name)
def test_each_rule(rule: Rule) -> None:
    noun, meant = noun_of(rule.example)
    assert rule.apply(noun) is meant
    assert may_mean(noun) is meant
    with REFERENCE_RULES.without(rule.name):
        assert may_mean(noun) is not meant
    other, meant = noun_of(rule.counterexample)
    assert rule.apply(other) is None
    assert may_mean(other) is meant


@pytest.mark.parametrize(
    ("words", "before", "headline", "meant"),
    [
        ("On Monday Victor Lund met Helen Carter, who left.", "", "", True),
        ("On Monday Helen Carter met Victor Lund, who left.", "", "", False),
        ("On Monday the mayor resigned.", "Helen Carter lost to Victor Lund.", "", True),
        ("On Monday the mayor resigned.", "Victor Lund beat Helen Carter.", "", False),
        ("On Monday the mayor resigned.", "It rained.", "Carter loses to Lund", True),
        ("On Monday the mayor resigned.", "It rained.", "Lund beats Carter", False),
    ],
)
def test_who_is_meant_without_a_name(words: str, before: str, headline: str, meant: bool) -> None:
    sentence = Sentence(words, before, headline=headline)
    end = words.index(" left" if " left" in words else " resigned")
    assert is_meant_at(parse(words), sentence, end, CARTER) is meant


def test_she_may_be_who_was_named_first() -> None:
    sentence = Sentence("Helen Carter met Victor Lund before she resigned.")
    grammar = parse(sentence.words)
    start = sentence.words.index("she")
    assert not is_meant_at(grammar, sentence, start, CARTER)
    assert is_meant_at(grammar, sentence, start, CARTER, first_too=True)


def test_who_is_the_subject() -> None:
    words = "Helen Carter thanked Victor Lund."
    assert is_subject(parse(words), words, CARTER)
    assert not is_subject(parse(words), words, LUND)


def test_a_bare_surname_may_be_that_of_somebody_else() -> None:
    sentence = Sentence("Carter resigned.", "John Carter lost the vote.")
    assert is_namesake("Carter", sentence, CARTER)
    assert not is_namesake("Carter", sentence, "John Carter")
    assert not is_namesake("Helen Carter", sentence, CARTER)
    assert not is_namesake("Carter", Sentence("Carter resigned."), CARTER)
