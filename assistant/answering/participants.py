"""Participants: who does what a word of a parsed sentence tells, and to whom it is done.

A participant is given as the token that heads what names it: "mayor" in "the mayor of Alba".
"""

from index.english.names import PARTICLES, same_name
from index.english.parse import Parse
from index.english.stems import stems
from index.english.words import words_of
from index.span import Tokens
from index.statements.subjects import owner, subject

SUBJECT_RELATIONS = ("nsubj", "nsubjpass")
_LINKS = PARTICLES - {"ten"} | words_of("of the for and &")
"""Words without a capital within a name; "ten" is a number."""


def participants(grammar: Parse, token: int, *, passive: bool) -> list[int]:
    """Those who do what a verb or a noun tells; where it is `passive`, those to whom it is done."""
    if grammar.tags[token][0] == "N":
        return _of_noun(grammar, token, passive=passive)
    verb = _first_of_participles(grammar, token)
    return _undergoers(grammar, verb) if passive else _doers(grammar, verb)


def _first_of_participles(grammar: Parse, token: int) -> int:
    """The first of participles that share an auxiliary: "held" in "was held and charged"."""
    while (
        grammar.relations[token] == "conj"
        and grammar.tags[token] == "VBN"
        and not grammar.kids(token, "nsubj", "nsubjpass", "aux", "auxpass")
    ):
        token = grammar.heads[token]
    return token


def _is_at_noun(grammar: Parse, verb: int) -> bool:
    """True if a verb is a participle that says what was done to a noun: "the arrested man"."""
    return grammar.tags[verb] == "VBN" and grammar.relations[verb] in ("acl", "amod")


def _doers(grammar: Parse, verb: int) -> list[int]:
    named = subject(grammar, verb)
    if not named or (_is_at_noun(grammar, verb) and not grammar.kids(verb, "agent")):
        return []
    return _antecedents(grammar, verb, _head(grammar, named))


def _undergoers(grammar: Parse, verb: int) -> list[int]:
    if _is_at_noun(grammar, verb):
        return _antecedents(grammar, verb, grammar.heads[verb])
    if not grammar.is_passive(verb):
        objects = grammar.kids(verb, "dobj", "dative")
        return [named for one in objects for named in named_with(grammar, one)]
    while grammar.relations[verb] == "conj" and not grammar.kids(verb, "nsubjpass"):
        verb = grammar.heads[verb]  # "lost the vote and was arrested"
    subjects = grammar.kids(verb, "nsubjpass", "nsubj")
    return [named for one in subjects for named in _antecedents(grammar, verb, one)]


def _of_noun(grammar: Parse, noun: int, *, passive: bool) -> list[int]:
    """The participants of an event told by a noun: "the resignation of Lund", "Lund’s arrest",
    "he made an apology"."""
    doers = _behind(grammar, noun, "by", "from")
    after_of = _behind(grammar, noun, "of")
    before = grammar.kids(noun, "poss") or [
        kid for kid in grammar.kids(noun, "compound") if grammar.tags[kid].startswith("NNP")
    ]
    found = (after_of or before) if passive else (doers or before or after_of)
    if not found and (holder := owner(grammar, noun)):
        found = [_head(grammar, holder)]
    return [named for one in found for named in named_with(grammar, one)]


def _behind(grammar: Parse, noun: int, *prepositions: str) -> list[int]:
    """The nouns that hang on a noun by one of some prepositions."""
    return [
        named
        for kid in grammar.kids(noun, "prep", "agent")
        if grammar.words[kid] in prepositions
        for named in grammar.kids(kid, "pobj")
    ]


def _antecedents(grammar: Parse, verb: int, named: int) -> list[int]:
    """Those whom a noun names; of a relative pronoun, whom the noun names that it stands behind."""
    if grammar.tags[named] not in ("WP", "WDT"):
        return named_with(grammar, named)
    while not grammar.is_root(verb) and grammar.relations[verb] != "relcl":
        verb = grammar.heads[verb]
    return [] if grammar.is_root(verb) else named_with(grammar, grammar.heads[verb])


def subjects(grammar: Parse) -> list[int]:
    """The subjects of all verbs, and those that are joined to them."""
    return [
        named
        for token, relation in enumerate(grammar.relations)
        if relation in SUBJECT_RELATIONS
        for named in named_with(grammar, token)
    ]


def named_with(grammar: Parse, token: int) -> list[int]:
    """A noun, and those that are joined to it by "and" or stand beside it: "the mayor, Lund"."""
    found = [token]
    for one in found:
        found += grammar.kids(one, "conj", "appos")
    return found


def _head(grammar: Parse, phrase: Tokens) -> int:
    inside = range(*phrase)
    return next(
        (i for i in inside if grammar.heads[i] not in inside or grammar.is_root(i)), phrase.first
    )


def name_at(grammar: Parse, words: str, token: int) -> str:
    """The capitalised words around a noun, "" where it has no capital."""

    def is_capitalised(i: int) -> bool:
        is_function_word = grammar.tags[i] in ("PRP", "PRP$", "DT")
        return words[grammar.starts[i]].isupper() and not is_function_word

    if not is_capitalised(token):
        return ""
    first = last = token
    while first > grammar.sentences[token] and is_capitalised(first - 1):
        first -= 1
    while (behind := _behind_links(grammar, last)) is not None and is_capitalised(behind):
        last = behind
    return words[grammar.starts[first] : grammar.ends[last]]


def _behind_links(grammar: Parse, token: int) -> int | None:
    """The token that a name goes on with: behind "of the" and the like, but not behind "and"."""
    behind = token + 1
    while behind < len(grammar.words) and grammar.words[behind] in _LINKS:
        behind += 1
    if behind == len(grammar.words) or grammar.words[behind - 1] == "and":
        return None
    return behind


def is_called_by_role(who: str) -> bool:
    """True if somebody is called by a role, such as "police chief", and not by a name."""
    return who.split()[-1].islower()


def is_named(grammar: Parse, words: str, token: int, who: str) -> bool:
    """True if a noun names somebody, by name, or by role where `who` is one."""
    if is_called_by_role(who):
        return has_role(grammar, words, token, who)
    name = name_at(grammar, words, token)
    return bool(name) and same_name(name, who)


def has_role(grammar: Parse, words: str, token: int, role: str) -> bool:
    """True if a noun is one for a role, or a name with the role before it or beside it."""
    first, end = grammar.subtree(token)
    held = words[grammar.starts[first] : grammar.ends[end - 1]]
    return set(stems(held)).issuperset(stems(role.split()[-1]))
