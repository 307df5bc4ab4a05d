"""Clauses: a parsed sentence, and what hangs on its words in which relation.

Relations are "doer", "undergoer", a preposition, or what kind of word something is.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from assistant.answering.claims import BOUNDS
from assistant.answering.participants import name_at, named_with
from assistant.answering.reference import PLACES, Sentence
from assistant.understanding.question import content_terms, names_in
from index.english.forms import base_form
from index.english.function_words import BE
from index.english.names import same_name
from index.english.numbers import NUMBER, value_of
from index.english.parse import Parse, parse
from index.english.words import words_of

FORMS_OF_BE = BE | words_of("'s ’s 're ’re 'm ’m")
"""Forms of "be", cut off too, as the parser writes them."""
_NUMBER = re.compile(NUMBER, re.IGNORECASE)
_MEASURES = words_of("% percent dollars pounds euros")
_BOUNDS = [(kind, re.compile(rf"\b(?:{words})\b", re.IGNORECASE)) for kind, words in BOUNDS.items()]
_WITH_THE = re.compile(r"\b[Tt]he [A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*)*")


@dataclass(frozen=True)
class Reading:
    """A parsed sentence with what stands around it, and the whole names of bare surnames."""

    sentence: Sentence
    text: str
    grammar: Parse

    @property
    def words(self) -> str:
        """The sentence itself."""
        return self.sentence.words

    def name(self, token: int) -> str:
        """The name that a token is in, "" where it is in none."""
        if self.grammar.relations[token] in ("amod", "det"):
            return ""
        return name_at(self.grammar, self.words, token)

    def means(self, token: int, who: str) -> bool:
        """True if "he" or "she" means somebody: nobody else is named before it in the sentence, or,
        where nobody is, in the one before."""
        start = self.grammar.starts[token]
        for words in (self.words[:start], self.sentence.before):
            plain = _WITH_THE.sub(" ", PLACES.sub(" ", words))
            if names := [name for name in names_in(f"x {plain}") if not name[0].isdigit()]:
                return all(same_name(name, who) for name in names)
        return False


def read_sentence(sentence: Sentence, text: str) -> Reading:
    """A sentence of a text, parsed."""
    return Reading(sentence, text, _with_participles(parse(sentence.words)))


def _with_participles(grammar: Parse) -> Parse:
    """The grammar with "married" in "is married", which the parser may take for an adjective, as
    the verb."""
    for token, relation in enumerate(grammar.relations):
        word, be = grammar.words[token], grammar.heads[token]
        if relation == "acomp" and base_form(word) != word and grammar.words[be] in FORMS_OF_BE:
            grammar = _raised(grammar, token, be)
    return grammar


def _raised(grammar: Parse, token: int, be: int) -> Parse:
    """The grammar with a participle as the head of the form of "be" that it hangs on."""
    tags, relations, heads = [*grammar.tags], [*grammar.relations], [*grammar.heads]
    children, left, right = [*map(list, grammar.children)], [*grammar.left], [*grammar.right]
    above = heads[be]
    tags[token], relations[token] = "VBN", relations[be]
    heads[token] = token if above == be else above
    if above != be:
        children[above][children[above].index(be)] = token
    for kid in children[be]:
        if kid != token:
            heads[kid] = token
            children[token].append(kid)
            if relations[kid] == "nsubj":
                relations[kid] = "nsubjpass"
    children[token].append(be)
    heads[be], relations[be], children[be] = token, "auxpass", []
    left[token], right[token] = left[be], right[be]
    left[be] = right[be] = be
    return replace(
        grammar,
        tags=tags,
        relations=relations,
        heads=heads,
        children=children,
        left=left,
        right=right,
    )


def amount(reading: Reading, token: int) -> tuple[float, str] | None:
    """The number that a word is, or measures, and what bounds it; None for other words."""
    grammar = reading.grammar
    if grammar.tags[token] not in ("CD", "$") and grammar.words[token] not in _MEASURES:
        return None
    first, end = grammar.subtree(token)
    held = reading.words[grammar.starts[first] : grammar.ends[end - 1]]
    match = _NUMBER.search(held)
    value = value_of(match) if match else None
    if not match or value is None:
        return None
    bound = next((kind for kind, words in _BOUNDS if words.search(held[: match.start()])), "")
    return value, bound


def joined_with(grammar: Parse, token: int) -> list[int]:
    """A noun, those joined to it, and the one beside which it stands: "Lund, a clerk"."""
    above = [grammar.heads[token]] if grammar.relations[token] == "appos" else []
    return [*named_with(grammar, token), *above]


def arguments(grammar: Parse, token: int) -> list[tuple[str, int]]:
    """What hangs on a word and carries meaning, each with its relation: "doer", "undergoer", a
    preposition, or what kind of word it is."""
    return [pair for kid in grammar.children[token] for pair in _argument(grammar, token, kid)]


_LABELS = {
    "dative": "to", "attr": "is", "acomp": "is",
    "oprd": "is", "poss": "of", "amod": "mod", "compound": "mod", "nummod": "mod", "nmod": "mod",
    "npadvmod": "on", "xcomp": "that", "ccomp": "that", "advcl": "that", "relcl": "that",
    "acl": "that", "pcomp": "that", "conj": "and", "advmod": "how",
}  # fmt: skip
OF_NOUNS = words_of("doer undergoer is mod that and how of")
"""Relations of what hangs on a noun and on nothing else."""
_LIGHT = words_of("then there here now today also when why where how again even as well too")


def _argument(grammar: Parse, head: int, kid: int) -> Iterator[tuple[str, int]]:
    relation, word = grammar.relations[kid], grammar.words[kid]
    if relation in ("prep", "agent") or (relation == "dative" and grammar.tags[kid] == "IN"):
        label = "doer" if relation == "agent" else word
        for below in grammar.kids(kid, "pobj", "pcomp"):
            yield label, below
        for below in grammar.kids(kid, "prep"):
            yield from _argument(grammar, kid, below)
    elif relation == "nsubj":
        yield "doer", kid
    elif relation in ("nsubjpass", "dobj"):
        yield "undergoer", kid
    elif relation in _LABELS and word not in _LIGHT and content_terms(word):
        yield _LABELS[relation], kid


def with_shared(grammar: Parse, verb: int) -> list[tuple[str, int]]:
    """The arguments of a verb, with the subject that it shares with a verb above it, and with what
    hangs on its nouns and may be the verb's."""
    found = arguments(grammar, verb)
    for _, token in list(found):
        if grammar.tags[token][0] == "N":
            beside = arguments(grammar, token)
            found += [pair for pair in beside if pair[0] not in OF_NOUNS]
    if not grammar.kids(verb, "nsubj", "nsubjpass"):
        found += _shared_subject(grammar, verb)
    return [
        (label, _antecedent(grammar, verb, token) if label in ("doer", "undergoer") else token)
        for label, token in found
    ]


def _shared_subject(grammar: Parse, verb: int) -> Iterator[tuple[str, int]]:
    above = verb
    if grammar.relations[verb] == "acl" and grammar.tags[verb] == "VBN":
        yield "undergoer", grammar.heads[verb]
    while not grammar.is_root(above) and grammar.relations[above] in ("conj", "xcomp"):
        above = grammar.heads[above]
        if subjects := grammar.kids(above, "nsubj", "nsubjpass"):
            label = "undergoer" if grammar.is_passive(verb) else "doer"
            yield from ((label, token) for token in subjects)
            return


def _antecedent(grammar: Parse, verb: int, token: int) -> int:
    """The noun behind which a relative pronoun stands; any other word itself."""
    is_relative = grammar.tags[token] in ("WP", "WDT")
    return grammar.heads[verb] if is_relative and grammar.relations[verb] == "relcl" else token
