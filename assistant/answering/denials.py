"""Denials: does a sentence deny what another claims?"""

import re
from collections.abc import Iterator, Set

from assistant.answering.claims import DENYING
from assistant.answering.scoring import LIKENESS
from assistant.understanding.question import content_terms
from index.english.function_words import NEGATIONS
from index.english.stems import stems
from index.english.words import any_of

_NOT = re.compile(r"\b(?:not|never|cannot)\b(?!-)|n[’']t\b", re.IGNORECASE)
_NOT_QUITE = re.compile(
    r" (?:the |an? |been |have |be )?(?:only|just|merely|simply|solely|alone|yet|necessarily|"
    r"always|all|every|so|too|very|enough|least)\b",
    re.IGNORECASE,
)
_FIRST = re.compile(
    r" (?:(?:be|been|being|have|had|a|an|the|any|to|in|\w+ly) )*(?P<word>[\w’'-]+)", re.IGNORECASE
)
_DENY = re.compile(
    r"(?<!\bno )(?<!\bnot )"
    r"\b(?:den(?:y|ies|ied|ying)|refut(?:e|es|ed|ing)|disput(?:e|es|ed|ing))\b",
    re.IGNORECASE,
)
NEGATIVE = re.compile(
    rf"{_NOT.pattern}|{_DENY.pattern}|\b(?:{any_of(NEGATIONS - {'not', 'never', 'cannot'})}|"
    r"without|untrue|false|denials?|refus\w+|declin\w+|fail\w*|lacks?|unlikely|unable)\b",
    re.IGNORECASE,
)
"""A pattern of words that deny something, or tell that it was not done."""
_SUPPOSED = re.compile(
    r"\b(?:if|whether|unless|could|might|may|should|would|until|asked)\b", re.IGNORECASE
)
_CLAUSE_END = re.compile(r"[.;:,!?—–“”\"]|\b(?:but|because|while|although|though|and)\b")
_UP_TO_NOW = re.compile(r"\b(?:again|since|before|until|anymore|any (?:more|longer))\b")
SO_FAR = re.compile(r"\b(?:so far|yet|to date|as of)\b", re.IGNORECASE)
"""Words of what holds for the time being."""
_LIGHT = frozenset(stems("take make get"))
"""Verbs that tell an event together with their object."""


def denies(words: str, claim: str) -> bool:
    """True if a sentence denies what another claims: its words after the denial are the claim's."""
    if NEGATIVE.search(claim) or _SUPPOSED.search(claim) or _SUPPOSED.search(words):
        return False
    if SO_FAR.search(words):
        return False
    claimed = frozenset(stems(claim))
    return any(_is_of(words, start, end, claimed) for start, end in _denials(words, claimed))


def _denials(words: str, claimed: Set[str]) -> Iterator[tuple[int, int]]:
    """Where a sentence has "not" right before a word that is claimed, or a verb that denies."""
    for match in _NOT.finditer(words):
        first = _FIRST.match(words, match.end())
        is_of_claim = first and not claimed.isdisjoint(stems(first["word"]))
        if is_of_claim and not _NOT_QUITE.match(words, match.end()):
            yield match.span()
    for match in _DENY.finditer(words):
        yield match.span()


def _is_of(words: str, start: int, end: int, claimed: Set[str]) -> bool:
    """True if a denial in a sentence is of what is claimed, and for good."""
    clause = _CLAUSE_END.split(words[end:], maxsplit=1)[0]
    of_whom = content_terms(words[:start])[-1:]
    if not of_whom or of_whom[0] not in claimed or _UP_TO_NOW.search(clause):
        return False
    telling = _LIGHT.union(content_terms(clause)) - DENYING
    denied = [term for term in dict.fromkeys(stems(clause)) if term in telling]
    held = [term in claimed for term in denied[: LIKENESS.denied_words]]
    return len(held) > 1 and sum(held) >= LIKENESS.denied * len(held)
