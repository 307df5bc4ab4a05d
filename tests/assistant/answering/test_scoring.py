"""Scoring: the confidence that signals add up to, and its bounds."""

from dataclasses import replace

import pytest

from assistant.answering.scoring import (
    CONFIDENCE,
    ConfidenceWeights,
    Signals,
    by_chance,
    confidence,
    logistic,
    share_held,
    statement_confidence,
    topic_confidence,
)

WEIGHTS = ConfidenceWeights(
    intercept=-1.0,
    nearest=2.0,
    best_hit=0.0,
    lead=0.0,
    headline=4.0,
    around=5.0,
    asked=1.0,
    lacking=-1.0,
    names_lacking=-2.0,
    number_lacking=-3.0,
    brief=3.0,
    utmost=1e6,
    shift=0.0,
)
NONE = Signals(0.5, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, False)


def test_signals_that_cancel_out_leave_even_odds() -> None:
    assert confidence(NONE, WEIGHTS) == 0.5


@pytest.mark.parametrize(
    ("change", "logit"),
    [
        ({"headline": 0.5}, 2.0),
        ({"around": 0.5}, 2.5),
        ({"asked": 2.0}, 2.0),
        ({"asked": 2.0, "lacking": 1.0}, 2.0),  # brief
        ({"asked": 6.0, "lacking": 2.0}, 6.0 - 2.0 * (1 - 3.0 / 6.0)),
        ({"names_lacking": 0.5}, -1.0),
        ({"number_lacking": True}, -3.0),
    ],
)
def test_each_signal_counts_with_its_weight(change: dict[str, float], logit: float) -> None:
    assert confidence(replace(NONE, **change), WEIGHTS) == pytest.approx(logistic(logit))


@pytest.mark.parametrize(
    ("asked", "passages", "expected"),
    [(0.5, 2_500, True), (0.5, 9, False), (0.5, 10, True), (1.0, 2_500, False), (1.8, 3, False)],
)
def test_common_words_meet_by_chance_in_a_large_archive(
    asked: float, passages: int, expected: bool
) -> None:
    assert by_chance(asked, passages) is expected


def test_the_signals_never_tell_all_and_those_at_the_threshold_as_much_as_before() -> None:
    bounded = replace(WEIGHTS, utmost=3.0, shift=-0.3)
    assert confidence(replace(NONE, around=100.0), bounded) == pytest.approx(logistic(2.7))
    assert confidence(replace(NONE, asked=-500.0), bounded) == pytest.approx(logistic(-3.3))
    assert confidence(NONE, bounded) == pytest.approx(CONFIDENCE.answered, abs=0.002)


@pytest.mark.parametrize(
    ("change", "bound"),
    [
        ({"number_lacking": True, "fits": True}, 0.6),
        ({"number_lacking": True, "told_of": True}, 0.6),
        ({"asked": 9.0, "unsaid": True}, 0.4),
        ({"asked": 9.0, "unheard": True}, 0.3),
        # What speaks against an answer goes before what speaks for it.
        ({"fits": True, "unsaid": True, "unheard": True}, 0.3),
    ],
)
def test_what_is_known_bounds_the_confidence(change: dict[str, float], bound: float) -> None:
    assert confidence(replace(NONE, **change), WEIGHTS) == bound


def test_a_statement_is_trusted_as_far_as_its_kind_its_name_and_its_topic() -> None:
    sure = {"direct": True, "corrected": False, "namesakes": False, "about": False}
    assert statement_confidence(0.0, **sure) == 0.98
    assert statement_confidence(0.0, **sure | {"direct": False}) == 0.9
    assert statement_confidence(0.0, **sure | {"corrected": True}) == pytest.approx(0.98 * 0.7)
    assert statement_confidence(0.0, **sure | {"namesakes": True}) == pytest.approx(0.98 * 0.85)
    assert statement_confidence(0.43, **sure | {"about": True}) == 0.5
    assert statement_confidence(2.0, **sure | {"about": True}) == 0.98


@pytest.mark.parametrize(
    ("score", "least", "most"), [(0.45, 0.5, 0.6), (0.7, 0.9, 0.95), (1.1, 0.99, 1.0)]
)
def test_a_statement_that_fits_a_topic_better_is_surer(
    score: float, least: float, most: float
) -> None:
    assert least < topic_confidence(score) < most


def test_a_topic_is_as_likely_as_not_in_the_middle() -> None:
    assert topic_confidence(0.43) == 0.5
    assert topic_confidence(0.6) > 0.8 > 0.2 > topic_confidence(0.2)


def test_rare_words_count_more() -> None:
    assert share_held({"dam": 3.0, "say": 1.0}, {"dam"}) == 0.75
    assert share_held({}, {"dam"}) == 0.0
