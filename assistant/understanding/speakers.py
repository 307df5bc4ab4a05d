"""Speakers in a question: which words may name one."""

from index.english.function_words import (
    FINITE_BE,
    FINITE_DO,
    MODALS,
    PREPOSITIONS,
    RELATIVES,
    WH_WORDS,
)

_OPEN_NONE = WH_WORDS | PREPOSITIONS
_FINITE = FINITE_BE | FINITE_DO | MODALS


def may_speak(words: str) -> bool:
    """True if words of a question may name whose words are asked for: no question or phrase of its
    own ("In", "What views does Lund"), and no sentence, unless it tells who that is ("the man who
    is mayor"). Its last word may be a name ("Ada Will")."""
    first, *rest = words.lower().split()
    before = [first]
    for word in rest[:-1]:
        if word in _FINITE and RELATIVES.isdisjoint(before):
            return False
        before.append(word)
    return first not in _OPEN_NONE
