"""What may be left out between two words: each rule with its example."""

from collections.abc import Callable

import pytest
from omitted import omitted

from assistant.llm.gaps import FOLLOWING, Gap, may_follow
from index.rules import Rule


def shown(example: str) -> tuple[Gap, bool]:
    """The gap that an example shows, and whether it may be there."""
    found = omitted(example)
    kept = sum(not word.determines for word in found.evidence[: found.last + 1])
    narrowed = any(word.narrows for word in found.claim[:kept])
    return Gap(found.evidence, found.last, found.place, found.claim[kept], narrowed), found.allowed


@pytest.mark.parametrize("rule", list(FOLLOWING), ids=lambda rule: rule.name)
def test_each_rule_decides_its_example(rule: Rule[Callable[[Gap], bool | None]]) -> None:
    gap, allowed = shown(rule.example)
    deciding = (other.name for other in FOLLOWING if other.apply(gap) is not None)
    assert next(deciding) == rule.name
    assert may_follow(gap) is allowed
    if rule.counterexample:
        other, other_allowed = shown(rule.counterexample)
        assert may_follow(other) is other_allowed is not allowed
