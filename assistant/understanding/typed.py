"""What was typed: without what decorates it, its small words spelt right."""

import re

from index.english.characters import without_pictures

_MARKUP = re.compile(r"\*\*|__|`+|</?[a-z][^<>]{0,80}>", re.IGNORECASE)
_LIST_MARK = re.compile(r"^(?:#{1,6}|[>*•–-]|\d{1,2}[.)])\s+")
_IN_QUOTES = re.compile(r"([\"'“‘«„])(?P<inside>[^\"“”«»„]+)[\"'”’»“](?P<mark>[?!.]*)")
_WORD = re.compile(r"\w+")
_ASKING = (
    "what when where who why how did does say said about the much many which".split()
)  # what questions are made of
_REAL_WORDS = frozenset(
    "hat ha ho hen hw wh wo id di do doe dos sad ay as sa aid aids bout abut sai doses were "
    "here hose whey who how sid thee may any man".split()
)


def cleaned(text: str) -> str:
    """The question in what was typed, in one line."""
    return _respelled(_undecorated(" ".join(text.split())))


def _undecorated(words: str) -> str:
    """Words without the Markdown, tags and marks around them, and without emoji."""
    words = _MARKUP.sub("", words)
    words = without_pictures(words)
    words = _LIST_MARK.sub("", words.strip("\ufe0f\u200d "))
    quoted = _IN_QUOTES.fullmatch(words)
    return " ".join((quoted["inside"] if quoted else words).split())


def _typos(word: str) -> set[str]:
    """Ways to mistype a word: two letters swapped, one left out or one doubled."""
    places = range(len(word))
    swapped = {word[:i] + word[i + 1] + word[i] + word[i + 2 :] for i in places[:-1]}
    dropped = {word[:i] + word[i + 1 :] for i in places if len(word) > 3}
    doubled = {word[: i + 1] + word[i:] for i in places}
    return (swapped | dropped | doubled) - _REAL_WORDS - {word}


_MISSPELT = {typo: word for word in _ASKING for typo in _typos(word)}


def _respelled(words: str) -> str:
    """The words with the common small ones spelt right: "waht did X sya"."""

    def right(match: re.Match[str]) -> str:
        word = match[0]
        typed_small = word.islower() or match.start() == 0  # else it may be a name
        return _MISSPELT.get(word.lower(), word) if typed_small else word

    return re.sub(r"^whats\b", "what's", _WORD.sub(right, words), flags=re.IGNORECASE)
