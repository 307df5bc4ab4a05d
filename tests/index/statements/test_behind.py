"""What follows a quotation, each rule by its example."""

from typing import Any

import pytest
from marked import check_statement

from index.rules import Rule
from index.span import Span
from index.statements.behind import BEHIND_RULES
from index.statements.extract import find_statements

pytestmark = pytest.mark.parse


@pytest.mark.parametrize("rule", [*BEHIND_RULES], ids=lambda rule: rule.name)
def test_words_behind_a_quotation_attribute_it(rule: Rule[Any]) -> None:
    check_statement(BEHIND_RULES, rule)


def test_what_somebody_fears_beside_a_quotation_is_no_attribution() -> None:
    text = "“We sail,” as her father feared, Rask said."
    (reading,) = find_statements([(text, Span(0, len(text)))])
    (statement,) = reading.statements
    assert statement.mention and text[slice(*statement.mention)] == "Rask"
