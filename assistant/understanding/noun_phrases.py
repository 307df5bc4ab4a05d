"""Noun phrases: the runs of content words in a question, found by the small words around them."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from assistant.understanding.question import content_terms
from assistant.understanding.tokens import BE, DO, PRONOUNS, SMALL, Token, tokens, word_at
from index.english.function_words import ARTICLES, WH_WORDS
from index.english.words import word_list

_JOINING = ("of", "and")  # within a name
_VERBS = word_list("question_verbs")
_ADVERB = 5  # letters, from which on what ends in "ly" is an adverb
_ENDING_IN_S = ("ss", "us", "is", "’s", "'s")


@dataclass(frozen=True)
class NounPhrase:
    """A run of content words; `determiner` ("the", "a") stands before it, `before` is the word
    before that and `after` the next one, in lower case and "" at the ends."""

    words: str
    determiner: str = ""
    before: str = ""
    after: str = ""

    @property
    def full(self) -> str:
        """The phrase with its article."""
        return f"{self.determiner} {self.words}" if self.determiner else self.words

    @property
    def name(self) -> bool:
        """True if it is written as a name."""
        return any(not word[:1].islower() for word in self.words.split())

    @property
    def plural(self) -> bool:
        """True if it is several."""
        head = self.words.split()[-1].lower()
        return singular(head) != head

    @cached_property
    def terms(self) -> frozenset[str]:
        """The stems of its words."""
        return frozenset(content_terms(self.words))


def singular(word: str) -> str:
    """A noun in lower case, one of what it names several of."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and not word.endswith(_ENDING_IN_S):
        return word[:-2] if word.endswith(("ches", "shes", "sses", "xes")) else word[:-1]
    return word


def owned(name: str) -> str:
    """A name as an owner's: "Lund's", "Carters'"."""
    return f"{name}'" if name.endswith("s") else f"{name}'s"


@lru_cache(maxsize=256)
def noun_phrases(words: str) -> tuple[NounPhrase, ...]:
    """The noun phrases of a question, in order."""
    found = tokens(words)
    return tuple(_phrase(words, found, *run) for run in _runs(found))


def _runs(found: list[Token]) -> Iterator[tuple[int, int]]:
    """First and one past the last token of each phrase."""
    start = None
    for i in range(len(found) + 1):
        if i < len(found) and _content(found, i):
            start = i if start is None else start
        elif start is not None:
            yield from _divided(found, start, i)
            start = None


def _divided(found: list[Token], start: int, end: int) -> Iterator[tuple[int, int]]:
    """A run, without the word that tells something of a name behind an auxiliary: "Is Alba safe",
    "Did Lund blame Rask"."""
    asked = found[start].capital and word_at(found, start - 1) in BE | DO
    small = [
        i
        for i in range(start + 1, end)
        if not found[i].capital and found[i].word not in _JOINING
        if i + 1 == end or found[i + 1].capital
    ]
    if not asked or not small:
        yield start, end
        return
    yield start, small[-1]
    if small[-1] + 1 < end:
        yield small[-1] + 1, end


def _content(found: list[Token], i: int) -> bool:
    """True for a word that a noun phrase may be made of."""
    token = found[i]
    if token.is_mark or (token.capital and i and not found[i - 1].is_mark):
        return not token.is_mark and token.word not in PRONOUNS | WH_WORDS
    if token.word in _JOINING:
        return 0 < i < len(found) - 1 and found[i - 1].capital and found[i + 1].capital
    if token.word[0].isdigit():
        return i + 1 < len(found) and found[i + 1].word[0].isalpha() and _content(found, i + 1)
    adverb = token.word.endswith("ly") and len(token.word) > _ADVERB
    return token.word not in SMALL and token.word not in _VERBS and not adverb


def _phrase(words: str, found: list[Token], start: int, end: int) -> NounPhrase:
    """The phrase of a run of tokens, with the words around it."""
    before = start - 1
    determiner = word_at(found, before)
    if determiner in ARTICLES:
        before -= 1
    else:
        determiner = ""
    text = words[found[start].start : found[end - 1].end]
    return NounPhrase(text, determiner, word_at(found, before), word_at(found, end))
