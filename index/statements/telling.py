"""Telling: which statements tell what somebody says, as a list of their statements should."""

import re

from index.english.words import word_list
from index.statements.cues import FORMS, WORDS
from index.statements.statement import Statement

_ACTS = word_list("act_cues")
_DENIED = re.compile(
    r"(?:n[’']t|\bnot|\bnever|\bwithout|\b(?:if|whether|unless) (?:he|she|they)"
    r"|\b(?:declin|fail|refus|struggl)\w+ to)\s(?:[\w’']+\s)?$"
)
_REACH = 30  # characters
_LEAST = 2  # words


def tells(text: str, statement: Statement) -> bool:
    """True if a statement tells words or views of its speaker, not what they do, plan or leave
    unsaid: not `did not respond to a request`, `has a plan to build`, nor a single word or name.

    What is in part quoted tells enough, unless what governs it is no cue: `leads the “Boat Club”`.
    """
    if statement.kind == "direct" or statement.cue is None:
        return True
    cue = text[slice(*statement.cue)].lower()
    if statement.kind == "mixed":
        return cue in WORDS or not cue.isalpha()
    if FORMS.get(cue, cue.removesuffix("s")) in _ACTS or cue in _ACTS:
        return False
    before = text[max(0, statement.cue.start - _REACH) : statement.cue.start]
    words = [word for span in statement.spans for word in text[slice(*span)].split()]
    is_name = all(word[0].isupper() for word in words)
    return len(words) >= _LEAST and not is_name and not _DENIED.search(before.lower())
