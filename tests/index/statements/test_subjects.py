"""Each rule about a subject, by its example: it finds it, and without the rule something else."""

from collections.abc import Callable

import pytest
from marked import marked

from index.rules import Rule
from index.span import Tokens
from index.statements.subjects import OWNER_RULES, SUBJECT_RULES, Predicate, owner, subject

pytestmark = pytest.mark.parse


@pytest.mark.parametrize("rule", [*SUBJECT_RULES], ids=lambda rule: rule.name)
def test_who_does_it(rule: Rule[object]) -> None:
    parse, marks = marked(rule.example)
    ((verb, _),) = marks["*"]
    expected = marks["{"][0] if marks["{"] else None
    assert subject(parse, verb) == expected
    with SUBJECT_RULES.without(rule.name):
        assert subject(parse, verb) != expected


@pytest.mark.parametrize(
    "rule", [rule for rule in SUBJECT_RULES if rule.counterexample], ids=lambda rule: rule.name
)
def test_where_a_rule_says_nothing(rule: Rule[Callable[[Predicate], Tokens | None]]) -> None:
    parse, marks = marked(rule.counterexample)
    ((verb, _),) = marks["*"]
    predicate = Predicate(
        parse, verb, 0, parse.heads[verb], parse.relations[verb], parse.tags[verb]
    )
    assert rule.apply(predicate) is None


@pytest.mark.parametrize("rule", [*OWNER_RULES], ids=lambda rule: rule.name)
def test_whose_it_is(rule: Rule[object]) -> None:
    parse, marks = marked(rule.example)
    ((noun, _),) = marks["*"]
    assert owner(parse, noun) == marks["{"][0]
    with OWNER_RULES.without(rule.name):
        assert owner(parse, noun) is None
