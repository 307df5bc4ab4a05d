"""Printed roles: what an article prints beside a name, and what of it may be shown as a role."""

import re
from collections.abc import Callable, Sequence, Set

from index.english.function_words import (
    DEFINITE,
    INDEFINITE_ARTICLES,
    NEGATIONS,
    POSSESSIVES,
    QUANTIFIERS,
    WH_WORDS,
)
from index.english.names import GENDER_TITLES, PARTICLES, TITLES, folded
from index.english.roles import (
    BEHIND_NAMES,
    LINKS,
    LOWER_CASE_MODIFIERS,
    PREPOSITION_BEHIND,
    SMALL_WORDS,
    is_kin,
    is_role,
    role_noun,
)
from index.english.sentences import is_abbreviation
from index.english.words import any_of, words_of
from index.rules import Rule, Rules

_IN_OFFICE = words_of("acting sitting leading founding managing visiting outgoing ruling presiding")
_ROLE_OF = re.compile(r"\b(\w+ (?:of|for) (?:the )?(?:[A-Z][\w’'.-]+ ?){1,3})$")
_ROLE_AFTER = re.compile(
    r"(?: ?\([^)]{1,30}\))?(?:, \d\d)?, (?:who (?:is|was) )?"
    r"((?:[\w’'.&-]+[ \xa0]){0,11}[\w’'&-]+)(?=[,.;:—–()]| who | and | said| told|$)"
)
_PARTING = re.compile(r"[\n:;()“”\"—–!?<>]|''| --? ")
_NAME_ALONE = re.compile(r"[\w’'.-]+(?![\w’'.-]|[ \xa0][A-Z])")
_NAME_APART = re.compile(
    rf"[^\W\d_a-z][\w’'.-]*(?:[ \xa0](?:{any_of(PARTICLES)}|[^\W\d_a-z][\w’'.-]*\b\.?))+"
    r"(?:[,;:—–()]|$)"
)
_OF_SOMEBODY = words_of("rival opponent foe boss friend ally colleague mate")
_SAYS_NOTHING_ALONE = words_of("star chief nominee")
_RELATION = re.compile(r"[’']s?(?: |$)| (?:of|to|from|for|in|at) ")
_TOLD_ENDS = re.compile(
    r" (?:who|whom|whose|when|which|that|told|said|says|at the time)\b.*", re.DOTALL
)
_PIECES = re.compile(r"[\n<>“”\"]+|,?''|(?<=[.!?]) (?=[A-Z])")
_ADVERBS = words_of("just only most seen")
_LEADING = POSSESSIVES | INDEFINITE_ARTICLES | {"the", "another"}
_PLURAL = re.compile(r"\b(sen|rep|gov|senator|representative|governor)s(\.?)$", re.IGNORECASE)


def role_before(text: str, start: int) -> str | None:
    """The role printed in front of a name: "Kremlin spokesman" before "Dmitry Peskov"."""
    words = _words_before(text, start)
    apposed = bool(words) and words[-1].endswith(",")
    while words and words[-1].lower().rstrip(".") in GENDER_TITLES:
        words, apposed = words[:-1], False
    role = _role_at_end(words)
    if not role or (role[-1].endswith(".") and not is_abbreviation(role[-1])):
        return None  # “she would be president. Mrs. Lund left”
    words = words[: -len(role)]
    while words and len(role) < 8 and _narrows(words[-1], role[0]):
        role.insert(0, words.pop())
    if apposed and not (_is_somebodys(role, words) and _NAME_APART.match(text, start)):
        return None
    if words and _NAME_ALONE.match(text, start) and _is_of_another(role, words[-1].lower()):
        return None
    printed = " ".join(role)
    return printed if is_abbreviation(printed) else printed.rstrip(".")


def _words_before(text: str, start: int) -> list[str]:
    """The words before a name, up to a mark that keeps a role apart from it."""
    line = _PARTING.split(text[max(0, start - 110) : start])[-1]
    return line.split() if line.endswith((" ", "\xa0")) else []


def _role_at_end(words: Sequence[str]) -> list[str]:
    """The last of some words that are a role: "senator", "Secretary of State"."""
    if not words:
        return []
    last = words[-1].strip(",")
    held = _ROLE_OF.search(" ".join([*words[-4:-1], last]))
    if held and is_role(held[1].split()[0]):
        return held[1].split()
    return [last] if is_role(last) or last.lower().rstrip(".") in TITLES else []


def _is_of_another(role: Sequence[str], before: str) -> bool:
    """True if what stands before a surname alone is hardly its bearer's role: "the judge Lund
    attacked", "a President Lund could"."""
    if before in INDEFINITE_ARTICLES:
        return True
    return before in DEFINITE and role[-1].islower() and role[0].islower()


def _is_somebodys(role: Sequence[str], before: Sequence[str]) -> bool:
    """True if a role with a comma behind it is of somebody known: "Alba’s mayor, Ada Lund"."""
    owned = any(re.search(r"[’']s$", word) for word in role)
    return owned or (bool(before) and before[-1].lower() in DEFINITE)


def _narrows(word: str, following: str) -> bool:
    """True if a word belongs to the role whose next word is known: "US" in "US top diplomat"."""
    lower = word.lower()
    if word.endswith(",") or (word.endswith(".") and not is_abbreviation(word)):
        return False
    if lower in SMALL_WORDS | WH_WORDS | BEHIND_NAMES | _OF_SOMEBODY or is_kin(lower):
        return False
    if lower in LOWER_CASE_MODIFIERS:
        return True
    if lower.endswith(("ed", "ing")):
        return False
    return word[:1].isupper() or following[:1].islower()


def role_after(text: str, end: int) -> str | None:
    """The role printed behind a name: "Texas senator" in "Ted Cruz, a Texas senator, said"."""
    after = _ROLE_AFTER.match(text[end : end + 150])
    if not after:
        return None
    head = PREPOSITION_BEHIND.split(after[1])[0].split()
    if not head or not is_role(head[-1]) or any(word in BEHIND_NAMES for word in head):
        return None
    if head[0].endswith("ing") and head[0] not in _IN_OFFICE:  # `Lund, running as a candidate,`
        return None
    return re.sub(r"^(?:a|an|the|one) ", "", after[1])


def party_after(text: str, end: int) -> Set[str]:
    """Party and place of "(R-Texas)" behind a name, in lower case; empty where there is none."""
    found = re.match(r",? ?\(?([RDI])-([A-Z][\w. ]+)", text[end : end + 24])
    if not found:
        return frozenset()
    party = {"R": "republican", "D": "democratic", "I": "independent"}[found[1]]
    return frozenset({party, found[2].lower().strip()})


def told_role(role: str) -> str | None:
    """What of a printed role may be shown beside the name, or None where that says nothing sure:
    whose relative or rival somebody is without whose, an opinion, no role at all."""
    pieces = [_TOLD_ENDS.sub("", piece).strip(" ,;'’") for piece in _pieces(role)]
    for piece in pieces:
        words = piece.split()
        while words and words[0].lower() in _LEADING:
            words = words[1:]
        if words and not any(rule.apply(words) for rule in NO_ROLES):
            return _PLURAL.sub(r"\1\2", _without_end(words))
    return None


def _without_end(words: Sequence[str]) -> str:
    """The words, without a preposition or a full stop that something cut off has left."""
    while words[-1].lower() in LINKS:
        words = words[:-1]
    role = " ".join(words)
    return role if is_abbreviation(role) else role.rstrip(".")


def _pieces(role: str) -> Sequence[str]:
    """A printed role cut where a mark or a sentence ends in it."""
    pieces: list[str] = []
    for piece in _PIECES.split(role):
        if pieces and is_abbreviation(pieces[-1]):
            pieces[-1] += f" {piece}"
        else:
            pieces.append(piece)
    return pieces


def _has_no_role_noun(words: Sequence[str]) -> bool:
    head = PREPOSITION_BEHIND.split(" ".join(words))[0]
    nouns = [part.split()[-1] for part in re.split(r",| and ", head) if part.strip()]
    return not any(is_role(noun) or folded(noun) in TITLES for noun in nouns)


def _opens_otherwise(words: Sequence[str]) -> bool:
    first = words[0].lower()
    if folded(first) in GENDER_TITLES and not _RELATION.search(" ".join(words)):
        return True
    return first in LINKS | WH_WORDS | QUANTIFIERS | NEGATIONS | BEHIND_NAMES | _ADVERBS


def _is_relation_to_nobody(words: Sequence[str]) -> bool:
    noun, _ = role_noun(" ".join(words))
    if len(words) == 1 and noun in _SAYS_NOTHING_ALONE:
        return True
    return (noun in _OF_SOMEBODY or is_kin(noun)) and not _RELATION.search(" ".join(words))


NO_ROLES: Rules[Callable[[Sequence[str]], bool]] = Rules(
    Rule("no noun of a role", "bridge of Alba", _has_no_role_noun, "mayor of Alba"),
    Rule("opens otherwise", "most able candidate", _opens_otherwise, "able candidate"),
    Rule("relation to nobody", "father", _is_relation_to_nobody, "father of Ada Lund"),
    Rule(
        "verb",
        "wife became president",
        lambda words: any(word in BEHIND_NAMES for word in words),
        "president",
    ),
)
"""Printed words that are no role to be shown; the example is none, the counterexample is one."""
