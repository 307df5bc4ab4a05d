"""Each rule about the order of words by its example."""

import pytest
from marked import marked

from index.rules import Rule
from index.statements.word_order import INVERSIONS, inverted

pytestmark = pytest.mark.parse


@pytest.mark.parametrize("rule", [*INVERSIONS], ids=lambda rule: rule.name)
def test_who_stands_behind_the_verb(rule: Rule[object]) -> None:
    parse, marks = marked(rule.example)
    ((verb, _),) = marks["*"]
    assert inverted(parse, verb) == marks["{"][0]
    with INVERSIONS.without(rule.name):
        assert inverted(parse, verb) is None
