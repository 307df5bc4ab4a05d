"""Candidates: what a cue may attribute, and the cue that may do so, in the parse of a paragraph."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from index.english.parse import Parse
from index.rules import Rules
from index.span import Tokens
from index.statements.phrases import phrase_before
from index.statements.word_order import inverted


@dataclass(frozen=True)
class Candidate:
    """Tokens that a cue attributes to a source; `frame` says how the cue governs them."""

    cue: int
    frame: str
    content: tuple[Tokens, ...]
    source: Tokens | None


@dataclass(frozen=True)
class Cue:
    """A word of a parse that may attribute something, and who does so by it."""

    parse: Parse
    token: int
    source: Tokens | None

    def governs(self, frame: str, *content: Tokens) -> Candidate:
        """The candidate for content that it governs by a frame."""
        return Candidate(self.token, frame, content, self.source)

    def kids(self, *relations: str) -> list[int]:
        return self.parse.kids(self.token, *relations)

    @cached_property
    def objects(self) -> list[int]:
        """Its objects; a name behind it that is its subject is none."""
        return [] if inverted(self.parse, self.token) else self.kids("dobj")

    @cached_property
    def around(self) -> tuple[Tokens, ...]:
        """The clause that a verb hangs on, without the verb's own."""
        parse = self.parse
        return without(parse.subtree(parse.heads[self.token]), parse.subtree(self.token))

    @cached_property
    def topic(self) -> tuple[Tokens, ...]:
        """Of what a passive says something."""
        parse, verb = self.parse, self.token
        named = self.kids("nsubjpass")
        if not named and parse.relations[verb] in ("acl", "relcl"):
            return (phrase_before(parse, verb),)
        if not named and parse.relations[verb] == "conj":
            named = parse.kids(parse.heads[verb], "nsubjpass")
        return tuple(parse.subtree(kid) for kid in named[-1:])


Frames = Rules[Callable[[Cue], Iterator[Candidate]]]


def in_phrase(parse: Parse, preposition: int) -> Iterator[tuple[str, Tokens]]:
    """The frame and the content of a prepositional phrase, a clause marked by `:c`."""
    for kid in parse.kids(preposition, "pobj", "pcomp"):
        clause = ":c" if parse.relations[kid] == "pcomp" else ""
        yield f"prep:{parse.words[preposition]}{clause}", parse.subtree(kid)


def without(whole: Tokens, part: Tokens) -> tuple[Tokens, ...]:
    """What is left of a slice when a part of it is taken out."""
    before = Tokens(whole.first, min(part.first, whole.end))
    behind = Tokens(max(part.end, whole.first), whole.end)
    return tuple(piece for piece in (before, behind) if piece.first < piece.end)
