"""Tables of rules: their order, and leaving one out."""

import pytest

from index.rules import Rule, Rules, first


def _half(number: int) -> int | None:
    return None if number % 2 else number // 2


def _itself(number: int) -> int | None:
    return number


RULES = Rules(Rule("half", "6: 3", _half, "7"), Rule("itself", "7: 7", _itself))


def test_the_first_rule_that_answers_wins() -> None:
    assert [first(RULES, number) for number in (6, 7)] == [3, 7]


def test_zero_is_an_answer() -> None:
    assert first(RULES, 0) == 0


def test_a_rule_is_left_out_for_a_while() -> None:
    with RULES.without("half"):
        assert first(RULES, 6) == 6
        with RULES.without("itself"):
            assert first(RULES, 6) is None
    assert [rule.name for rule in RULES] == ["half", "itself"]


def test_a_rule_that_is_not_there_cannot_be_left_out() -> None:
    with pytest.raises(KeyError, match="third"), RULES.without("third"):
        pass


def test_names_are_unique() -> None:
    with pytest.raises(ValueError, match="more than one rule is named half"):
        Rules(Rule("half", "", _half), Rule("half", "", _itself))
