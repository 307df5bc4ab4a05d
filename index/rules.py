"""Rules: what the program knows of a language, each piece with a name and an example.

A table of rules is walked like a tuple. A measurement can leave a rule out for a while:

    with SUBJECT_RULES.without("agent"):
        ...
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
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

    def without(self, name: str) -> AbstractContextManager[None]:
        """Leave the rule of that name out until the block ends; KeyError when there is none."""
        if name not in {rule.name for rule in self._rules}:
            raise KeyError(name)
        return self.replaced(*(rule for rule in self._rules if rule.name != name))

    @contextmanager
    def replaced(self, *rules: Rule[Apply]) -> Iterator[None]:
        """Walk these rules instead until the block ends."""
        kept, self._rules = self._rules, rules
        try:
            yield
        finally:
            self._rules = kept


def first(
    rules: Rules[Callable[Given, Found | None]], *given: Given.args, **named: Given.kwargs
) -> Found | None:
    """The answer of the first rule that has one."""
    for rule in rules:
        if (answer := rule.apply(*given, **named)) is not None:
            return answer
    return None
