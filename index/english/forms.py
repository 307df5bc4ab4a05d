"""Forms of words: of verbs by a table of all that matter in news, of nouns where irregular."""

import re
from functools import cache
from typing import NamedTuple

from index.english.words import rows, word_list


class Verb(NamedTuple):
    """A verb and its forms, the usual one first where there are several."""

    base: str
    third_person: tuple[str, ...]
    past: tuple[str, ...]
    participle: tuple[str, ...]
    progressive: tuple[str, ...]

    @property
    def forms(self) -> tuple[str, ...]:
        """All forms, each once, the base form first."""
        inflected = (*self.third_person, *self.past, *self.participle, *self.progressive)
        return tuple(dict.fromkeys((self.base, *inflected)))


IRREGULAR_PLURALS = {
    "woman": "women", "man": "men", "child": "children", "person": "people",
}  # fmt: skip

AMBIGUOUS_FORMS = frozenset("bit bound dove fell felt found laid lay left lied rose saw".split())
"""Forms that are as often another word: the left, a rose, to found."""

CONTRACTED = {"'s": "be", "’s": "be"}
"""Contracted forms, each with its verb."""


@cache
def verbs() -> dict[str, Verb]:
    """The verbs that are known, by their base forms."""
    table = {}
    for base, *forms in rows("verbs"):
        third_person, past, participle, progressive = (tuple(form.split("/")) for form in forms)
        table[base] = Verb(base, third_person, past, participle, progressive)
    return table


@cache
def bases() -> dict[str, str]:
    """For each form of a known verb its base form; of "lay" it is "lay" itself, not "lie"."""
    inflected = {form: verb.base for verb in verbs().values() for form in verb.forms[1:]}
    return inflected | {base: base for base in verbs()} | CONTRACTED


def base_form(word: str) -> str:
    """The verb that a word in lower case is a form of, the word itself where it is of none."""
    return bases().get(word, word)


def forms_of(verb: str) -> tuple[str, ...]:
    """All forms of a base form, itself first; none of a verb not known."""
    return verbs()[verb].forms if verb in verbs() else ()


def is_verb_form(word: str) -> bool:
    """True if a word in lower case is a form of a known verb."""
    return word in bases()


@cache
def irregular_forms() -> dict[str, str]:
    """For each past tense and participle that is not made by "ed" its verb, "broke" "break"."""
    return {
        form: verb.base
        for verb in verbs().values()
        for form in (*verb.past, *verb.participle)
        if form != verb.base and not (form.endswith("ed") and len(form) > len(verb.base))
    }


def is_verb(word: str) -> bool:
    """True if a word in lower case is a verb's base form, in British spelling too."""
    return word in verbs() or re.sub(r"s(?=e$)", "z", word) in verbs()


def is_noun_too(word: str) -> bool:
    """True if a verb's base form is as often a noun, as "crash" is."""
    return word in word_list("noun_verbs")


def past(verb: str) -> str:
    """The past tense of a base form; that of a verb not known is made as of a regular one."""
    if verb in verbs():
        return verbs()[verb].past[0]
    if verb.endswith("e"):
        return f"{verb}d"
    return f"{verb[:-1]}ied" if re.search(r"[^aeiou]y$", verb) else f"{verb}ed"
