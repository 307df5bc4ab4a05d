"""Phrases: noun phrases of a parse, and what hangs on a path of relations."""

from collections.abc import Iterator

from index.english.parse import Parse
from index.english.words import words_of
from index.span import Tokens

STAND_INS = words_of("this that something nothing plenty lots much more little")
"""Objects that stand for what is said: `he had this to say`."""

WRITINGS = words_of(
    "statement letter memo email e-mail message tweet note post sign banner video ad piece release "
    "cover poster cartoon placard billboard flier column op-ed text petition"
)
"""What somebody writes or shows: in `he sent a letter saying …` it is he who says it."""

OUTCRIES = words_of("chants shouts cheers boos cries jeers yells screams calls whistles")
"""What a crowd cries: in `Lund left to cheers of “…”` it isn’t she who cheers."""


def first_of(parse: Parse, token: int, *path: str) -> Tokens | None:
    """What the first token under another on a path of relations names."""
    return next((parse.subtree(found) for found in _on_path(parse, token, *path)), None)


def _on_path(parse: Parse, token: int, *path: str) -> Iterator[int]:
    if not path:
        yield token
        return
    for kid in parse.kids(token, path[0]):
        yield from _on_path(parse, kid, *path[1:])


def is_verb_of_sentence(parse: Parse, participle: int) -> bool:
    """True if the parser took the verb of a sentence for a participle of its subject, as in
    `Smith, a senator, called it wrong`."""
    head = parse.heads[participle]
    return (
        (parse.is_root(head) or parse.relations[head] == "dep")
        and parse.tags[head][0] == "N"
        and parse.tags[participle] == "VBN"
        and participle > head
    )


def phrase_before(parse: Parse, verb: int) -> Tokens:
    """The noun phrase that a verb hangs on, up to the verb's own clause."""
    left, right = parse.subtree(parse.heads[verb])
    clause = parse.left[verb]
    return Tokens(left, min(right, clause) if clause > parse.heads[verb] else right)


def without_possessive(parse: Parse, named: Tokens) -> Tokens:
    """A noun phrase without the `’s` that ends it."""
    ends = parse.words[named.end - 1] in ("'s", "’s", "'", "’")
    return Tokens(named.first, named.end - ends)
