"""Which quotations are sentences of their own."""

from collections.abc import Callable

import pytest
from marked import unmarked

from index.rules import Rule
from index.span import Span
from index.statements.paragraphs import units
from index.statements.quoted import SENTENCE_RULES, Quoted


@pytest.mark.parametrize("rule", [*SENTENCE_RULES], ids=lambda rule: rule.name)
def test_each_rule_decides_its_example(rule: Rule[Callable[[Quoted], bool | None]]) -> None:
    text, marks = unmarked(rule.example)
    assert _sentences(text) == marks["{"]
    with SENTENCE_RULES.without(rule.name):
        assert _sentences(text) != marks["{"]
    assert _sentences(rule.counterexample) == []


def _sentences(text: str) -> list[Span]:
    read = units(text, Span(0, len(text)))
    return [quotation.span for unit in read for quotation in unit.whole]
