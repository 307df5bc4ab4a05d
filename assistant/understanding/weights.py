"""Weights: what the models of this room count, and what it was fitted on."""

import math
from collections.abc import Mapping
from dataclasses import dataclass


def logistic(logit: float) -> float:
    """The probability whose log odds are `logit`."""
    return 1 / (1 + math.exp(-logit))


@dataclass(frozen=True)
class Logistic:
    """A logistic regression: what each feature adds to the log odds."""

    intercept: float
    weights: Mapping[str, float]

    def probability(self, features: Mapping[str, float]) -> float:
        """The probability for some features."""
        odds = sum(self.weights[name] * value for name, value in features.items())
        return logistic(self.intercept + odds)


_LEANS = Logistic(
    1.81,
    {
        "it": 1.13,
        "they": 0.92,
        "he": 0.41,
        "one": 0.21,
        "opening": 0.26,
        "names": -0.59,
        "definite": 0.83,
        "part": 0.7,
        "known": -1.07,
        "length": -0.09,
    },
)
_ON = Logistic(
    -1.76,
    {
        "opens": 0.22,
        "first": 1.62,
        "one before": -0.73,
        "long before": -1.3,
        "displaced": -0.57,
        "times": 0.11,
        "alone": 0.34,
        "name": 0.49,
        "part": -1.66,
        "of": 0.97,
        "has part": -0.99,
        "plural": -0.9,
        "plural they": 1.09,
        "named in part": 0.29,
        "subject": 0.56,
    },
)


@dataclass(frozen=True)
class Leaning:
    """When a question leans on earlier ones, and on what.

    The coefficients were fitted on half of the conversations of TREC CAsT 2019 and 2020, chosen
    by a hash of their names (`benchmarks/fit_leaning.py`), the thresholds so that few questions
    that stand alone are given anything; the benchmark reports the other half.
    """

    leans: Logistic = _LEANS
    """That it leans on any."""
    on: Logistic = _ON
    """That it leans on a phrase of them, if it leans on any."""
    leaning: float = 0.845
    """From which probability on something goes along,"""
    first: float = 0.35
    """which is at least so likely,"""
    second: float = 0.5
    """and what goes along beside it, so,"""
    most: int = 2
    """up to so many."""


LEANING = Leaning()
