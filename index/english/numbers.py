"""Numbers: how they are written, in digits and in words, and what they amount to."""

import re

_SMALL = """
    one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen
""".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_ORDINALS = """
    first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth
""".split()
_ENDINGS = ("st", "nd", "rd", "th")
_VALUES = (
    {"zero": 0.0}
    | {word: float(value) for value, word in enumerate(_SMALL, start=1)}
    | {word: float(value) for value, word in enumerate(_ORDINALS, start=1)}
    | {word: 10.0 * value for value, word in enumerate(_TENS, start=2)}
)
_SCALES = {
    "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "k": 1e3, "m": 1e6,
    "bn": 1e9, **dict.fromkeys(_ENDINGS, 1.0),
}  # fmt: skip

NUMBER = (
    rf"(?:(?P<digits>\d+(?:[.,]\d+)*)"
    rf"|\b(?P<tens>{'|'.join(_TENS)})(?:[- ](?P<unit>{'|'.join(_SMALL[:9])}))?\b"
    rf"|\b(?P<small>{'|'.join(sorted(['zero', *_SMALL, *_ORDINALS], key=len, reverse=True))})\b)"
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
    """Whether the number in a match of `NUMBER` is a place in an order: third, 3rd."""
    word, ending = (match["small"] or "").lower(), (match["glued"] or "").lower()
    return word in _ORDINALS or ending in _ENDINGS
