"""Who says a quoted sentence, each rule by its example."""

from typing import Any

import pytest
from marked import check_statement

from index.rules import Rule
from index.statements.whole import WHOLE_RULES

pytestmark = pytest.mark.parse

SHARED = {"clause", "joined"}
"""Rules of whose examples others make the same."""


@pytest.mark.parametrize("rule", [*WHOLE_RULES], ids=lambda rule: rule.name)
def test_a_quoted_sentence_is_given_to_who_says_it(rule: Rule[Any]) -> None:
    check_statement(WHOLE_RULES, rule, rule.name in SHARED)
