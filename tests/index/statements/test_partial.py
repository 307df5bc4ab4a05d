"""Where a partial quotation belongs, each rule by its example."""

from typing import Any

import pytest
from marked import check_statement

from index.rules import Rule
from index.statements.partial import LEADING_TO_PART_RULES, PARTIAL_RULES

pytestmark = pytest.mark.parse


@pytest.mark.parametrize("rule", [*PARTIAL_RULES], ids=lambda rule: rule.name)
def test_a_part_of_a_sentence_in_quotation_marks_is_given_to_a_statement(rule: Rule[Any]) -> None:
    check_statement(PARTIAL_RULES, rule)


@pytest.mark.parametrize("rule", [*LEADING_TO_PART_RULES], ids=lambda rule: rule.name)
def test_words_before_a_partial_quotation_attribute_it(rule: Rule[Any]) -> None:
    check_statement(LEADING_TO_PART_RULES, rule)
