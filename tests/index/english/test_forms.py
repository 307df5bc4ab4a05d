"""The base forms of verbs, and their past tense."""

import pytest

from index.english.forms import is_noun_too, is_verb, past


@pytest.mark.parametrize(
    ("base", "told"),
    [("resign", "resigned"), ("deny", "denied"), ("stop", "stopped"), ("invade", "invaded"),
     ("win", "won"), ("hit", "hit"), ("expel", "expelled"), ("visit", "visited")],
)  # fmt: skip
def test_the_past_tense(base: str, told: str) -> None:
    assert is_verb(base)
    assert past(base) == told


def test_what_is_a_verb() -> None:
    assert is_verb("apologise") and is_verb("apologize")
    assert is_noun_too("crash") and not is_noun_too("resign")
    assert not any(map(is_verb, ("shooting", "chief", "bill", "submersible", "earthquake")))
