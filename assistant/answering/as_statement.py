"""As a statement: what a question asks whether it is so, or takes for granted, as a sentence.

"Did Lund sue Carter?" becomes "Lund sued Carter", which is parsed better than the question.
"""

import re

from index.english.forms import is_verb, past
from index.english.function_words import (
    AUXILIARIES,
    DETERMINERS,
    FINITE_BE,
    FINITE_DO,
    FINITE_HAVE,
    NEGATED_AUXILIARIES,
)
from index.english.parse import Parse, parse
from index.english.words import any_of

_AUXILIARY = any_of(FINITE_BE | FINITE_DO | FINITE_HAVE | {"will"})
_INVERTED = re.compile(
    rf"(?:(?:why|when|where|how|how come)(?: exactly)? )?(?P<auxiliary>{_AUXILIARY}) (?P<rest>.+)",
    re.IGNORECASE,
)
_OPENING = re.compile(rf"(?:{_AUXILIARY})(?:n['’]?t)? ", re.IGNORECASE)
_IS_TRUE = re.compile(
    r"(?:(?:is|was) it (?:really |actually )?(?:true|correct|right|the case)|"
    r"do the articles say|do(?:es)? (?:any|an) article say)(?: that)? (?P<clause>.+)",
    re.IGNORECASE,
)
_NEGATED = re.compile(
    rf"\b(?P<auxiliary>{any_of(FINITE_BE | FINITE_DO | FINITE_HAVE)})n(?:['’]?t)\b", re.IGNORECASE
)
_EMPTY = re.compile(
    r"\b(?:really|actually|ever|indeed|in fact|so far|already|yet|still|also)\b ?", re.IGNORECASE
)
_LONGEST = 9  # words of a subject
_SUBJECTS = ("nsubj", "nsubjpass")
_POSSESSIVE = ("'s", "’s", "s'", "s’")


def asks_whether(question: str) -> bool:
    """True if a question wants a yes or a no."""
    return bool(_IS_TRUE.match(question) or _OPENING.match(question))


def choices(statement: str) -> tuple[tuple[str, str], ...]:
    """The statements between which one with an "or" leaves the choice, each behind what it has in
    the other's place; none where it has no "or", or more than one."""
    grammar = parse(f"{statement}.")
    marks = [token for token, word in enumerate(grammar.words) if word == "or"]
    if len(marks) != 1 or grammar.is_root(marks[0]):
        return ()
    head = grammar.heads[marks[0]]
    behind = [kid for kid in grammar.kids(head, "conj") if kid > marks[0]]
    if not behind or grammar.tags[head][0] == "V":
        return ()
    first, end = grammar.subtree(behind[0])
    start, middle = grammar.starts[grammar.left[head]], grammar.starts[marks[0]]
    left = statement[start:middle].strip(" ,")
    right = statement[grammar.starts[first] : grammar.ends[end - 1]]
    rest = statement[grammar.ends[end - 1] :]
    return tuple((side, f"{statement[:start]}{side}{rest}") for side in (left, right))


def as_statement(question: str) -> str | None:
    """The sentence that a yes/no question asks about, or that one for a reason, day, place or
    manner takes for granted; None where its form shows none."""
    bare = _EMPTY.sub("", question.rstrip("?!. ")).strip(" ,")
    if match := _IS_TRUE.fullmatch(bare):
        return match["clause"]
    if NEGATED_AUXILIARIES.isdisjoint(bare.lower().replace("’", "'").split()):
        return _straightened(bare)
    return _straightened(_NEGATED.sub(lambda match: match["auxiliary"], bare, count=1))


def _straightened(question: str) -> str | None:
    """A question with its auxiliary behind its subject."""
    match = _INVERTED.fullmatch(question)
    if not match:
        return None
    auxiliary, words = match["auxiliary"].lower(), match["rest"].split()
    for size in range(1, min(len(words), _LONGEST + 1)):
        if _parts_phrase(words, size) or not _may_follow(auxiliary, words[size]):
            continue
        verb = [past(words[size])] if auxiliary == "did" else [auxiliary, words[size]]
        told = " ".join((*words[:size], *verb, *words[size + 1 :]))
        if _is_subject(parse(f"{told}."), size):
            return told
    return None


def _parts_phrase(words: list[str], size: int) -> bool:
    """True if a place among words is within a name, or behind a word that calls for a noun."""
    before, behind = words[size - 1], words[size]
    is_open = before.lower() in DETERMINERS or before[0].isdigit() or before[-2:] in _POSSESSIVE
    return is_open or (before[0].isupper() and behind[0].isupper())


def _may_follow(auxiliary: str, word: str) -> bool:
    plain = auxiliary in FINITE_DO or auxiliary == "will"
    return not plain or is_verb(word.lower()) or word in AUXILIARIES


def _is_subject(grammar: Parse, size: int) -> bool:
    """True if the first words of a statement, that many, are the subject of a verb."""
    whole = (0, _tokens(grammar, size))
    return any(
        relation in _SUBJECTS and grammar.subtree(token) == whole
        for token, relation in enumerate(grammar.relations)
    )


def _tokens(grammar: Parse, size: int) -> int:
    """How many tokens the first words have."""
    seen = 0
    for token, start in enumerate(grammar.starts):
        if token == 0 or grammar.ends[token - 1] < start:
            seen += 1
        if seen > size:
            return token
    return len(grammar.starts)
