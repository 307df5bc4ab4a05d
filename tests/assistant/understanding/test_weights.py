"""The models of understanding: every feature has a weight, and a weight moves the probability."""

import pytest

from assistant.understanding import leaning
from assistant.understanding.question import understand
from assistant.understanding.weights import LEANING, Logistic


def test_a_probability_is_of_the_features() -> None:
    model = Logistic(0.0, {"it": 2.0, "names": -2.0})
    assert model.probability({"it": False, "names": False}) == 0.5
    assert model.probability({"it": True, "names": False}) == pytest.approx(0.881, abs=0.001)
    assert model.probability({"it": True, "names": True}) == 0.5


def test_a_feature_without_a_weight_is_an_error() -> None:
    with pytest.raises(KeyError):
        Logistic(0.0, {}).probability({"it": True})


def test_weights_and_features_are_the_same() -> None:
    question, earlier = understand("Is it safe?"), [understand("Who built the old dam?")]
    assert leaning.turn_features(question, earlier).keys() == LEANING.leans.weights.keys()
    [candidate] = leaning.candidates(earlier)
    told = leaning.candidate_features(candidate, question, earlier)
    assert told.keys() == LEANING.on.weights.keys()
