"""What may be left out before the first word: each rule with its example."""

from collections.abc import Callable

import pytest
from omitted import omitted

from assistant.llm.beginnings import BEGINNING, Beginning, beginning_at, may_begin
from index.rules import Rule


def may_be_left_out(example: str) -> bool:
    found = omitted(example)
    allowed = may_begin(found.evidence, found.place)
    assert allowed is found.allowed
    return allowed


@pytest.mark.parametrize("rule", list(BEGINNING), ids=lambda rule: rule.name)
def test_each_rule_decides_its_example(rule: Rule[Callable[[Beginning], bool | None]]) -> None:
    found = omitted(rule.example)
    beginning = beginning_at(found.evidence, found.place)
    assert beginning
    deciding = (other.name for other in BEGINNING if other.apply(beginning) is not None)
    assert next(deciding) == rule.name
    allowed = may_be_left_out(rule.example)
    if rule.counterexample:
        assert may_be_left_out(rule.counterexample) is not allowed


def test_a_compound_is_not_cut_in_two() -> None:
    found = omitted("{Harbour-}side mills burned.")
    assert beginning_at(found.evidence, found.place) is None
