"""What sentences tell without the word."""

import pytest

from assistant.answering.implied import IMPLIED, Told, implied
from index.english.stems import stems
from index.rules import Rule


@pytest.mark.parametrize("rule", [*IMPLIED], ids=lambda rule: rule.name)
def test_a_rule_tells_in_its_example_only(rule: Rule[Told]) -> None:
    assert rule.apply.stems <= implied(rule.example, frozenset())
    assert rule.apply.words.search(rule.counterexample) is None


@pytest.mark.parametrize(
    ("said", "told"), [("French", "France"), ("France", "French"), ("Dutch", "Netherlands")]
)
def test_the_adjective_of_a_country_is_its_name(said: str, told: str) -> None:
    assert set(stems(told)) <= implied(said, frozenset(stems(said)))


def test_other_words_tell_what_they_say() -> None:
    words = "The mayor opened the dam."
    assert implied(words, frozenset(stems(words))) == frozenset()
