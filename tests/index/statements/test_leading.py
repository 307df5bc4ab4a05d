"""What leads up to a quotation, each rule by its example."""

from typing import Any

import pytest
from marked import check_statement

from index.rules import Rule
from index.statements.leading import INTRODUCTION_RULES, LEADING_RULES

pytestmark = pytest.mark.parse

SHARED = {"verb", "last verb", "object"}
"""Rules of whose examples others make the same."""


@pytest.mark.parametrize("rule", [*LEADING_RULES], ids=lambda rule: rule.name)
def test_words_before_a_quotation_attribute_it(rule: Rule[Any]) -> None:
    check_statement(LEADING_RULES, rule, rule.name in SHARED)


@pytest.mark.parametrize("rule", [*INTRODUCTION_RULES], ids=lambda rule: rule.name)
def test_words_before_a_colon_introduce_who_speaks(rule: Rule[Any]) -> None:
    check_statement(INTRODUCTION_RULES, rule, rule.name in SHARED)
