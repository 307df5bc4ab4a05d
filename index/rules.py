"""Rules: what the program knows of a language, each piece with a name and an example.

A table of rules is walked like a tuple. A measurement can leave a rule out for a while:

    with SUBJECT_RULES.without("agent"):
        ...
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Generic, NamedTuple, ParamSpec, TypeVar

Apply = TypeVar("Apply")
Given = ParamSpec("Given")
Found = TypeVar("Found")


class Rule(NamedTuple, Generic[Apply]):
    """A function or a pattern (`apply`) with an example in which what it finds is marked, and,
    where that says more, one much like it in which it must find nothing."""

    name: str
    example: str
    apply: Apply
    counterexample: str = ""


class Rules(Generic[Apply]):
    """An ordered table of rules, each under a name of its own."""

    def __init__(self, *rules: Rule[Apply]) -> None:
        names = [rule.name for rule in rules]
        if doubles := sorted({name for name in names if names.count(name) > 1}):
            raise ValueError(f"more than one rule is named {', '.join(doubles)}")
        self._rules = rules

    def __iter__(self) -> Iterator[Rule[Apply]]:
        return iter(self._rules)

    @contextmanager
    def without(self, name: str) -> Iterator[None]:
        """Leave the rule of that name out until the block ends; KeyError when there is none."""
        all_rules = self._rules
        if name not in {rule.name for rule in all_rules}:
            raise KeyError(name)
        self._rules = tuple(rule for rule in all_rules if rule.name != name)
        try:
            yield
        finally:
            self._rules = all_rules


def first(
    rules: Rules[Callable[Given, Found | None]], *args: Given.args, **kwargs: Given.kwargs
) -> Found | None:
    """The answer of the first rule that has one."""
    for rule in rules:
        if (answer := rule.apply(*args, **kwargs)) is not None:
            return answer
    return None
