"""Tidy names: a speaker as articles print it, without what is no part of a name or a role.

Headlines give verbs a capital ("Entrusting Ada Lund"), pages break encodings and words.
"""

import re
from dataclasses import replace

from index.english.characters import mended, with_plain_blanks, without_hidden
from index.english.forms import is_verb_form
from index.english.function_words import ORDINALS
from index.english.names import TITLES, folded, is_first_name
from index.english.printed_roles import told_role
from index.english.roles import SMALL_WORDS
from index.people.person import Speaker

_AFTER_NAME = re.compile(r"[:;|<>].*")


def tidy(speaker: Speaker) -> Speaker:
    """The speaker with a person's name and role as they may be told, and any name mended."""
    name = " ".join(mended(with_plain_blanks(without_hidden(speaker.name))).split())
    if speaker.kind != "person":
        return replace(speaker, name=name or speaker.name)
    role = told_role(speaker.role) if speaker.role else None
    return replace(speaker, name=_tidy_name(name) or speaker.name, role=role)


def _tidy_name(name: str) -> str:
    words = _AFTER_NAME.sub("", name).split()
    while len(words) > 1 and _is_no_name(folded(words[0]), words):
        words = words[1:]
    return " ".join(words)


def _is_no_name(first: str, words: list[str]) -> bool:
    """True if the first word of what passes for a name is none: "Senators Ada Lund", "First Lund",
    "Entrusting Ada Lund"."""
    if is_first_name(first) or first in TITLES or len(first) < 2:
        return False
    if first in ORDINALS or first.removesuffix("s") in TITLES:
        return True
    is_verb = first.endswith(("ing", "ed")) and is_verb_form(first)
    return len(words) > 2 and (is_verb or first in SMALL_WORDS)
