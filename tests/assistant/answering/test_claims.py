"""What a sentence counts, dates and names."""

import math
from collections.abc import Callable
from datetime import date

import pytest

from assistant.answering.claims import Amount, Claim
from index.articles.article import Article

Make = Callable[..., Article]


@pytest.fixture
def claim(make_article: Make) -> Callable[[str], Claim]:
    return lambda words: Claim(make_article(words, published=date(2023, 5, 4)), words)


@pytest.mark.parametrize(
    ("words", "amounts"),
    [
        ("The flood killed 12 people.", {"person": (12, 12)}),
        ("At least twelve people died.", {"person": (12, math.inf), "die": (12, math.inf)}),
        ("Up to 12 people died.", {"person": (0, 12), "die": (0, 12)}),
        ("The trip costs about $100.", {"$": (85, 115)}),
        ("The trip costs $35 and up.", {"$": (35, math.inf)}),
        ("The Greens won 54 percent.", {"%": (54, 54)}),
        # No count: times, years, ranks, places in an order, what is added.
        ("It starts at 8 p.m. today.", {}),
        ("It rained in 1977.", {}),
        ("It is among the top 10 towns.", {}),
        ("It was the 3rd flood.", {}),
        ("Another 12 people died.", {}),
        ("It took 12 more days.", {}),
    ],
)
def test_what_is_counted(
    claim: Callable[[str], Claim], words: str, amounts: dict[str, tuple[float, float]]
) -> None:
    found = claim(words).amounts
    assert found.keys() == amounts.keys()
    for unit, (amount,) in found.items():
        assert (amount.low, amount.high) == pytest.approx(amounts[unit])


def test_the_other_numbers(claim: Callable[[str], Claim]) -> None:
    assert claim("Of 214 seats the Greens won 118 seats.").amounts_beside(118) == {214}


def test_amounts_that_may_be_the_same() -> None:
    at_least_12, fifteen = Amount(12, math.inf, 12), Amount(15, 15, 15)
    assert at_least_12.meets(fifteen)
    assert fifteen.meets(at_least_12)
    assert not fifteen.meets(Amount(0, 12, 12))


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("It opens on May 7.", {"day": {"May 7"}}),
        ("It opens on May 7, 2023.", {"day": {"May 7"}, "year": {"2023"}}),
        ("It opens on Monday.", {"weekday": {"Monday"}}),
        ("It opened in 2023.", {"year": {"2023"}}),
        ("Lund said Friday it opens.", {}),
    ],
)
def test_which_days_are_named(
    claim: Callable[[str], Claim], words: str, days: dict[str, set[str]]
) -> None:
    assert claim(words).days == days


def test_who_is_named_but_for_who_reports_it(claim: Callable[[str], Claim]) -> None:
    words = "Rain flooded Alba on May 4, according to the Coast Post."
    assert claim(words).names == {"alba"}
    assert claim("Helen Carter left Alba.").names == {"helen", "carter", "alba"}


def test_what_it_is_about(claim: Callable[[str], Claim]) -> None:
    assert claim("Lund denied that 12 boats sank.").terms == {"lund", "boat", "sink"}


def test_what_picks_one_of_a_series(claim: Callable[[str], Claim]) -> None:
    words = "In the next-to-last game Alba won 88-80, its 3rd win this year."
    assert claim(words).picked == {"next to", "last game", "88 80", "3rd win"}
    assert claim(words).stretches == {"this year"}


def test_years_of_other_events(make_article: Make) -> None:
    text = "It rained in 1931. Old people remember 1977. The flood killed 15. It is 2023."
    article = make_article(text, published=date(2023, 5, 4))
    assert Claim(article, "The flood killed 15.").other_years == {"1977"}
