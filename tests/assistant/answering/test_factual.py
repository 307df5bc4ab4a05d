"""Verbs that a sentence tells as a fact, denies or leaves open."""

import pytest

from assistant.answering.factual import told_as_fact
from index.english.parse import parse

pytestmark = pytest.mark.parse


@pytest.mark.parametrize(
    ("words", "verb", "told"),
    [
        ("Ida Rask left on Monday.", "left", True),
        ("Lund did not leave.", "leave", False),
        ("Lund never left.", "left", False),
        ("Lund refused to leave.", "leave", False),
        ("Lund managed to leave.", "leave", True),
        ("Rask said that Lund left.", "left", True),
        ("Rask stayed because Lund left.", "left", True),
        ("Rask, who left, was ill.", "left", True),
        # Only some of it is denied, or it is only wished or supposed.
        ("Lund did not leave because of Rask.", "leave", None),
        ("Lund did not leave on Tuesday.", "leave", None),
        ("Lund reportedly left.", "left", None),
        ("Lund wanted to leave.", "leave", None),
        ("Lund would leave.", "leave", None),
        ("Rask denied that Lund left.", "left", None),
        ("A man who left was ill.", "left", None),
    ],
)
def test_how_a_verb_told_as_fact(words: str, verb: str, told: bool | None) -> None:
    grammar, asked = parse(words), parse("Rask left.")
    assert told_as_fact(grammar, grammar.words.index(verb), asked, 1) is told


def test_what_will_be_is_told_only_as_such() -> None:
    asked = parse("The council will vote on it.")
    verb = asked.words.index("vote")
    to_come, past = parse("The council will vote in May."), parse("The council voted in May.")
    assert told_as_fact(to_come, to_come.words.index("vote"), asked, verb) is True
    assert told_as_fact(past, past.words.index("voted"), asked, verb) is None
