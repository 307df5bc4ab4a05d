"""Numbers: how they are written, in digits and in words, and what they amount to."""

import re

from index.english.function_words import ORDINALS, SMALL_NUMBERS, TENS
from index.english.words import any_of

_ENDINGS = ("st", "nd", "rd", "th")
_VALUES = (
    {"zero": 0.0}
    | {word: float(value) for value, word in enumerate(SMALL_NUMBERS, start=1)}
    | {word: float(value) for value, word in enumerate(ORDINALS, start=1)}
    | {word: 10.0 * value for value, word in enumerate(TENS, start=2)}
)
_SCALES = {
    "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "k": 1e3, "m": 1e6,
    "bn": 1e9, **dict.fromkeys(_ENDINGS, 1.0),
}  # fmt: skip

NUMBER = (
    rf"(?:(?P<digits>\d+(?:[.,]\d+)*)"
    rf"|\b(?P<tens>{any_of(TENS)})(?:[- ](?P<unit>{any_of(SMALL_NUMBERS[:9])}))?\b"
    rf"|\b(?P<small>{any_of(['zero', *SMALL_NUMBERS, *ORDINALS])})\b)"
    r"(?:[- ]?(?P<hundred>hundred)\b)?"
    r"(?:(?P<glued>k|m|bn|st|nd|rd|th)\b|[- ]?(?P<scale>thousand|million|billion|trillion)\b)?"
)
"""A pattern of a number, to be compiled without regard to case: 1,200, 3.5m, twenty-one, 7th."""


def value_of(match: re.Match[str]) -> float | None:
    """What the number in a match of `NUMBER` amounts to, None where there is none in it."""
    digits, word = match["digits"], match["tens"] or match["small"]
    if digits:
        if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", digits):
            digits = digits.replace(",", "")
        plain = re.fullmatch(r"\d+(?:\.\d+)?", digits)
        value = float(digits if plain else re.sub(r"\D", "", digits))
    elif word:
        value = _VALUES[word.lower()] + (_VALUES[match["unit"].lower()] if match["unit"] else 0.0)
    else:
        return None
    scale = match["scale"] or match["glued"]
    return value * (100 if match["hundred"] else 1) * (_SCALES[scale.lower()] if scale else 1.0)


def is_ordinal(match: re.Match[str]) -> bool:
    """True if the number in a match of `NUMBER` is a place in an order: third, 3rd."""
    word, ending = (match["small"] or "").lower(), (match["glued"] or "").lower()
    return word in ORDINALS or ending in _ENDINGS
