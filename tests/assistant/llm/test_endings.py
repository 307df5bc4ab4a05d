"""What may be left out behind the last word: each rule with its example."""

from collections.abc import Callable, Sequence

import pytest
from omitted import omitted

from assistant.llm.endings import ENDING, TURNS, Ending, may_end
from assistant.llm.words import Word
from index.rules import Rule


def may_be_left_out(example: str) -> bool:
    found = omitted(example)
    allowed = may_end(found.evidence, found.last, found.claim)
    assert allowed is found.allowed
    return allowed


@pytest.mark.parametrize("rule", list(ENDING), ids=lambda rule: rule.name)
def test_each_rule_decides_its_example(rule: Rule[Callable[[Ending], bool | None]]) -> None:
    found = omitted(rule.example)
    ending = Ending(found.evidence, found.last, found.claim)
    deciding = (other.name for other in ENDING if other.apply(ending) is not None)
    assert next(deciding) == rule.name
    allowed = may_be_left_out(rule.example)
    if rule.counterexample:
        assert may_be_left_out(rule.counterexample) is not allowed


@pytest.mark.parametrize("rule", list(TURNS), ids=lambda rule: rule.name)
def test_each_turn_finds_its_example(rule: Rule[Callable[[Sequence[Word]], bool]]) -> None:
    found = omitted(rule.example)
    finding = [other.name for other in TURNS if other.apply(found.evidence[found.last + 1 :])]
    assert finding == [rule.name]
    assert not may_be_left_out(rule.example)
    if rule.counterexample:
        assert may_be_left_out(rule.counterexample)
