"""Spelling: how many letters set two words apart, and names in several transliterations."""

from rapidfuzz.distance import OSA

_SPELLINGS = (
    ("kh", "h"),
    ("ck", "k"),
    ("ph", "f"),
    ("ou", "u"),
    ("x", "ks"),
    ("y", "i"),
    ("j", "i"),
    ("w", "v"),
    ("-", ""),
)


def edits(one: str, other: str, most: int | None = None) -> int:
    """Letters to insert, delete, change or swap to get from one word to another.

    Where more than `most` are needed, `most + 1`, which is faster to tell.
    """
    return OSA.distance(one, other, score_cutoff=most)


def transliterated(word: str) -> str:
    """A word in a rough common spelling: Mirzoyan and Mirzoian, Zelensky and Zelenskyy."""
    for old, new in _SPELLINGS:
        word = word.replace(old, new)
    if word.endswith("ff"):
        word = word[:-2] + "v"
    return "".join(a for a, b in zip(word, word[1:] + " ", strict=True) if a != b)
