"""What a cue governs, and what of that is no statement, each rule by its example."""

from typing import Any

import pytest
from marked import check_statement

from index.rules import Rule
from index.span import Span
from index.statements.extract import find_statements
from index.statements.governed import REFUSALS, TAIL_RULES

pytestmark = pytest.mark.parse

SHARED = {"signed"}
"""Rules of whose examples others make the same."""


@pytest.mark.parametrize("rule", [*REFUSALS], ids=lambda rule: rule.name)
def test_what_a_cue_governs_is_refused(rule: Rule[Any]) -> None:
    check_statement(REFUSALS, rule, rule.name in SHARED)


@pytest.mark.parametrize("rule", [*TAIL_RULES], ids=lambda rule: rule.name)
def test_content_ends_where_the_reporter_goes_on(rule: Rule[Any]) -> None:
    check_statement(TAIL_RULES, rule, rule.name in SHARED)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Ida Rask refused to use the words “radical fishing” on Monday.", "indirect"),
        ("Ida Rask did not call the mayor “a liar” on Monday.", "indirect"),
        ("Ida Rask called the mayor “a liar” on Monday.", "mixed"),
    ],
)
def test_words_that_somebody_does_not_use_are_not_theirs(text: str, kind: str) -> None:
    (reading,) = find_statements([(text, Span(0, len(text)))])
    assert [statement.kind for statement in reading.statements] == [kind]
