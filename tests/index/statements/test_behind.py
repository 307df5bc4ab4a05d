"""What follows a quotation, each rule by its example."""

from typing import Any

import pytest
from marked import check_statement

from index.rules import Rule
from index.statements.behind import BEHIND_RULES

pytestmark = pytest.mark.parse


@pytest.mark.parametrize("rule", [*BEHIND_RULES], ids=lambda rule: rule.name)
def test_words_behind_a_quotation_attribute_it(rule: Rule[Any]) -> None:
    check_statement(BEHIND_RULES, rule)
