"""Bearing: does a sentence tell, deny or tell otherwise what a statement says, by its grammar?

A sentence tells it where each word of the statement stands in it in the same relation: who does
it, to whom, where. Where that can't be seen, it has no bearing.
"""

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass
from typing import Literal, NamedTuple

from assistant.answering.participants import name_at, named_with
from assistant.answering.reference import Sentence, is_namesake
from assistant.understanding.question import content_terms
from index.english.forms import base_form
from index.english.function_words import BE, MODALS, QUANTIFIERS
from index.english.names import name_words, same_name
from index.english.numbers import NUMBER, value_of
from index.english.parse import Parse, parse
from index.english.roles import is_role
from index.english.stems import stems
from index.english.words import words_of
from index.statements.cues import SPEECH

Bearing = Literal["told", "denied", "contrary", "number", "swapped"]
"""How a sentence bears on a statement: it tells or denies it, tells the contrary of it, tells it
with another number, or with who does it and to whom the other way round."""

_NUMBER = re.compile(NUMBER, re.IGNORECASE)
_ANYBODY = words_of("anyone anybody someone somebody")
_ANYTHING = words_of("anything something any")
_NOBODY = words_of("nobody none nothing neither")
_DOUBT = words_of(
    "allegedly reportedly apparently probably perhaps maybe almost nearly possibly supposedly "
    "likely rarely hardly barely scarcely seldom falsely wrongly only partly partially just "
    "effectively essentially practically virtually literally once nominally arguably"
)
_NOT = words_of("not n't n’t never")
_MANAGED = words_of("manage")
_REFUSED = words_of("refuse decline fail")
_KNOWN = SPEECH - words_of(
    "deny doubt dispute hope fear think believe suspect suggest imagine wish want guess claim "
    "allege pretend joke dream predict expect feel suppose assume speculate insinuate ask wonder"
) | words_of("find show prove learn know discover reveal confirm")
_TELLING_MARKS = words_of("when after because since as while although though that where")
_IN_TIME = words_of("in on at during within")
_ALIKE = (
    _IN_TIME,
    words_of("about over on regarding concerning"),
    words_of("to toward towards into"),
    words_of("from by"),
)
_PAST, _PRESENT = ("VBD", "VBN"), ("VBZ", "VBP", "VBG", "VBN")
_CONTRARIES = {
    "accept": "reject refuse", "reject": "accept approve adopt", "approve": "reject",
    "pass": "reject", "adopt": "reject", "win": "lose", "lose": "win", "support": "oppose",
    "oppose": "support", "rise": "fall drop decline", "fall": "rise climb",
    "increase": "decrease cut reduce", "decrease": "increase raise", "raise": "cut lower reduce",
    "cut": "raise increase", "convict": "acquit", "acquit": "convict", "die": "survive",
    "survive": "die", "deny": "admit", "admit": "deny",
}  # fmt: skip
"""Verbs that tell that something did not happen, by the verb for it."""
_DONE_TO = {"resign": "dismiss fire sack oust", "quit": "dismiss fire sack oust"}
"""The same, of what is done to whom the verb says did it."""


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


def read_sentence(sentence: Sentence, text: str) -> Reading:
    """A sentence of a text, parsed."""
    return Reading(sentence, text, parse(sentence.words))


class _Statement(NamedTuple):
    """A statement with its main verb, and the stems that may stand for that."""

    reading: Reading
    verb: int
    stems: frozenset[str]
    swapped: bool = False
    any_number: bool = False


def bearing(statement: str, sentence: Reading) -> Bearing | None:
    """How a sentence bears on a statement; None where that isn't seen."""
    reading = read_sentence(Sentence(statement), statement)
    verb = _main_verb(reading.grammar)
    if verb is None or _has_none(reading, verb):
        return None
    plain = _Statement(reading, verb, _stems_of(reading.grammar, verb))
    if (told := _told(plain, sentence)) is not None:
        return "told" if told else "denied"
    lemma = base_form(reading.grammar.words[verb])
    against = frozenset(stems(_CONTRARIES.get(lemma, "")))
    if against and _told(plain._replace(stems=against), sentence):
        return "contrary"
    dismissed = frozenset(stems(_DONE_TO.get(lemma, "")))
    if dismissed and _told(plain._replace(stems=dismissed, swapped=True), sentence):
        return "contrary"
    if _told(plain._replace(any_number=True), sentence):
        return "number"
    if _told(plain._replace(swapped=True), sentence):
        return "swapped"
    return None


def _main_verb(grammar: Parse) -> int | None:
    roots = [token for token in range(len(grammar.words)) if grammar.is_root(token)]
    verbs = [token for token in roots if grammar.tags[token][0] == "V"]
    return verbs[0] if len(roots) == len(verbs) == 1 else None


def _has_none(reading: Reading, verb: int) -> bool:
    """True if a statement is negated or only supposed: nothing bears on that for sure."""
    grammar = reading.grammar
    marks = {grammar.words[kid] for kid in grammar.kids(verb, "aux", "neg", "advmod")}
    return not marks.isdisjoint((MODALS - {"will"}) | _NOT) or "if" in grammar.words


def _stems_of(grammar: Parse, verb: int) -> frozenset[str]:
    return frozenset(stems(base_form(grammar.words[verb])))


def _told(statement: _Statement, sentence: Reading) -> bool | None:
    """True if a sentence tells a statement, False if it denies it, None if neither."""
    if sentence.words.rstrip("”\"'’ ").endswith("?") or "if" in sentence.grammar.words:
        return None
    found = set()
    for token in _verbs(statement, sentence.grammar):
        standing = _standing(statement, sentence, token)
        if standing is None:
            continue
        matched = _Match(statement, sentence, token).holds()
        if matched is not None:
            found.add(standing == matched)
    return found.pop() if len(found) == 1 else None


def _verbs(statement: _Statement, grammar: Parse) -> Iterator[int]:
    """The verbs of a sentence that are a statement's, in its tense."""
    is_be = statement.stems <= set(stems(" ".join(BE))) or not statement.stems
    for token, tag in enumerate(grammar.tags):
        if tag[0] != "V" or grammar.relations[token] in ("aux", "auxpass", "amod"):
            continue
        same = (
            grammar.words[token] in BE
            if is_be
            else not statement.stems.isdisjoint(_stems_of(grammar, token))
        )
        if same and _particles(grammar, token) == _particles(
            statement.reading.grammar, statement.verb
        ):
            yield token


def _particles(grammar: Parse, verb: int) -> Set[str]:
    return {grammar.words[kid] for kid in grammar.kids(verb, "prt")}


def _standing(statement: _Statement, sentence: Reading, verb: int) -> bool | None:
    """True if a sentence tells what one of its verbs says as a fact, False if it denies it."""
    grammar = sentence.grammar
    if not _has_tense(statement, grammar, verb):
        return None
    told = _is_told(grammar, verb)
    return None if told is None else told and _of_above(grammar, verb)


def _has_tense(statement: _Statement, grammar: Parse, verb: int) -> bool:
    """True if a verb has the tense of a statement's: what was, is or will be."""
    asked = _auxiliaries(statement.reading.grammar, statement.verb)
    held = _auxiliaries(grammar, verb)
    if "will" in asked:
        return "will" in held or "'ll" in held or "’ll" in held
    if not held.isdisjoint(MODALS | {"'ll", "’ll", "'d", "’d", "to", "being"}) and not (
        "to" in held and _under(grammar, verb, _MANAGED | _REFUSED)
    ):
        return False
    if "to" in held:
        return True
    tag = statement.reading.grammar.tags[statement.verb]
    is_present = tag in ("VBZ", "VBP", "VBG", "VB") and not held & {"had"}
    if is_present and not asked & {"has", "have", "had", "was", "were"}:
        is_now = held.isdisjoint({"was", "were", "had"})
        return grammar.tags[verb] in (*_PRESENT, "VB") and is_now
    return grammar.tags[verb] in _PAST or (grammar.tags[verb] == "VB" and "did" in held)


def _auxiliaries(grammar: Parse, verb: int) -> Set[str]:
    return {grammar.words[kid] for kid in grammar.kids(verb, "aux", "auxpass")}


def _under(grammar: Parse, verb: int, above: Set[str]) -> bool:
    head = grammar.heads[verb]
    return grammar.relations[verb] == "xcomp" and base_form(grammar.words[head]) in above


def _is_told(grammar: Parse, verb: int) -> bool | None:
    """False if a verb is denied by a word beside it, None if that leaves it open."""
    beside = {grammar.words[kid] for kid in grammar.kids(verb, "neg", "advmod")}
    if not beside.isdisjoint(_DOUBT):
        return None
    if beside.isdisjoint(_NOT):
        return True
    narrowing = [
        kid
        for kid in grammar.children[verb]
        if grammar.relations[kid] in ("advcl", "prep", "advmod")
        and grammar.words[kid] not in _NOT
        and grammar.words[kid] in words_of("because for until unless before again anymore so yet")
        or grammar.relations[kid] == "advcl"
    ]
    return None if narrowing else False


def _of_above(grammar: Parse, verb: int) -> bool | None:
    """True if what stands above a verb leaves it a fact, False if it denies it."""
    told: bool | None = True
    while not grammar.is_root(verb):
        relation, head = grammar.relations[verb], grammar.heads[verb]
        lemma = base_form(grammar.words[head])
        marks = {grammar.words[kid] for kid in grammar.kids(verb, "mark", "advmod")}
        if relation == "xcomp" and lemma in _REFUSED:
            told = not told
        elif relation == "xcomp" and lemma in _MANAGED:
            pass
        elif relation == "ccomp":
            if lemma not in _KNOWN or marks & {"whether", "if"}:
                return None
        elif relation == "advcl":
            if marks.isdisjoint(_TELLING_MARKS):
                return None
        elif relation == "relcl":
            if not _is_definite(grammar, head):
                return None
            verb = head
            return told if _host_told(grammar, verb) else None
        elif relation != "conj":
            return None
        if grammar.tags[head][0] == "V" and not _is_plain(grammar, head, relation):
            return None
        verb = head
    return told


def _is_plain(grammar: Parse, head: int, relation: str) -> bool:
    """True if a verb above is neither denied nor supposed."""
    beside = {grammar.words[kid] for kid in grammar.kids(head, "neg", "aux", "advmod")}
    if relation == "advcl":
        return True
    return beside.isdisjoint(_NOT | (MODALS - {"will"}) | _DOUBT)


def _is_definite(grammar: Parse, noun: int) -> bool:
    if grammar.tags[noun].startswith("NNP"):
        return True
    return any(grammar.words[kid] in ("the", "this", "that") for kid in grammar.kids(noun, "det"))


def _host_told(grammar: Parse, noun: int) -> bool:
    """True if nothing in the sentence takes back what hangs on a noun."""
    return not any(grammar.words[kid] == "no" for kid in grammar.kids(noun, "det"))


@dataclass
class _Match:
    """The words of a statement beside those of a clause of a sentence."""

    statement: _Statement
    sentence: Reading
    verb: int
    denied: bool = False

    def holds(self) -> bool | None:
        """True if the clause has all words of the statement in their relations, False if one is
        denied by a "no", None if it has not."""
        asked = self.statement.reading
        pairs = arguments(asked.grammar, self.statement.verb)
        if not any(label == "doer" or label == "undergoer" for label, _ in pairs):
            return None
        for label, token in pairs:
            if not self._has(self._swapped(label), token, self.verb):
                return None
        return not self.denied

    def _swapped(self, label: str) -> str:
        if not self.statement.swapped:
            return label
        return {"doer": "undergoer", "undergoer": "doer"}.get(label, label)

    def _has(self, label: str, asked: int, head: int) -> bool:
        """True if a word of the sentence has an argument that is one of the statement."""
        is_main = head == self.verb
        held = _with_shared(self.sentence.grammar, head) if is_main else arguments(
            self.sentence.grammar, head
        )
        return any(
            _alike(label, other) and self._is(asked, token, label, is_main=is_main)
            for other, found in held
            for token in _members(self.sentence.grammar, found)
        )

    def _is(self, asked: int, token: int, label: str, *, is_main: bool) -> bool:
        """True if a word with all that hangs on it stands for one of the statement."""
        grammar, other = self.statement.reading.grammar, self.sentence.grammar
        word, held = grammar.words[asked], other.words[token]
        if held in _NOBODY or any(other.words[kid] == "no" for kid in other.kids(token, "det")):
            self.denied = True
            if held in _NOBODY or (held == "one" and word in _ANYBODY):
                return word in _ANYBODY | _ANYTHING
        elif word in _ANYTHING:
            return other.tags[token][0] in "NP"
        elif word in _ANYBODY:
            return other.tags[token] in ("NNP", "NNS", "NNPS", "PRP", "CD") or is_role(held)
        if name := self.statement.reading.name(asked):
            return self._is_named(name, token)
        if not self._is_same_noun(asked, token, label, is_main=is_main):
            return False
        return all(self._has(kind, kid, token) for kind, kid in arguments(grammar, asked))

    def _is_named(self, name: str, token: int) -> bool:
        held = self.sentence.name(token)
        if not held or not same_name(held, name) or "’s " in held or "'s " in held:
            return False
        whole, part = name_words(name), name_words(held)
        if len(part) < len(whole) and not _stands_in(whole, self.sentence.text):
            return False
        return not is_namesake(held, self.sentence.sentence, name)

    def _is_same_noun(self, asked: int, token: int, label: str, *, is_main: bool) -> bool:
        grammar, other = self.statement.reading.grammar, self.sentence.grammar
        value, held = _value(grammar, asked), _value(other, token)
        if value is not None or held is not None:
            same = value == held
            return same or (self.statement.any_number and None not in (value, held))
        tag, found = grammar.tags[asked], other.tags[token]
        if tag[0] != found[0] and not {tag[0], found[0]} <= {"N", "J", "V"}:
            return False
        if set(stems(grammar.words[asked])).isdisjoint(stems(other.words[token])):
            return False
        if found[0] == "V" and other.kids(token, "neg"):
            return False
        return not (is_main and label == "doer" and self._is_narrower(asked, token))

    def _is_narrower(self, asked: int, token: int) -> bool:
        """True if a noun of the sentence is of fewer than the statement's: "deputy mayor", "some
        senators" and "senators"."""
        grammar, other = self.statement.reading.grammar, self.sentence.grammar
        if (grammar.tags[asked] == "NNS") != (other.tags[token] == "NNS"):
            return True
        held = {grammar.words[kid] for kid in range(*grammar.subtree(asked))}
        is_counted = bool(grammar.kids(asked, "nummod"))
        return any(
            other.words[kid] not in held
            and (other.relations[kid] != "det" or other.words[kid] in QUANTIFIERS - {"no", "all"})
            and not (other.tags[kid] == "CD" and is_counted)
            and not other.tags[kid].startswith("NNP")
            for kid in other.kids(token, "amod", "nummod", "det", "compound")
        )


def _stands_in(name: tuple[str, ...], text: str) -> bool:
    words = r"\s+(?:\S+\s+)?".join(map(re.escape, name))
    return re.search(rf"\b{words}\b", text, re.IGNORECASE) is not None


def _value(grammar: Parse, token: int) -> float | None:
    if grammar.tags[token] != "CD":
        return None
    match = _NUMBER.fullmatch(grammar.words[token])
    return value_of(match) if match else None


def _members(grammar: Parse, token: int) -> list[int]:
    return named_with(grammar, token)


def _alike(label: str, other: str) -> bool:
    return label == other or any(label in some and other in some for some in _ALIKE)


def arguments(grammar: Parse, token: int) -> list[tuple[str, int]]:
    """What hangs on a word and carries meaning, each with its relation: "doer", "undergoer", a
    preposition, or what kind of word it is."""
    return [pair for kid in grammar.children[token] for pair in _argument(grammar, token, kid)]


_LABELS = {
    "nsubjpass": "undergoer", "dobj": "undergoer", "dative": "to", "attr": "is", "acomp": "is",
    "oprd": "is", "poss": "of", "amod": "mod", "compound": "mod", "nummod": "mod", "nmod": "mod",
    "npadvmod": "on", "xcomp": "that", "ccomp": "that", "advcl": "that", "relcl": "that",
    "acl": "that", "pcomp": "that", "conj": "and", "advmod": "how",
}  # fmt: skip
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
    elif relation in _LABELS and word not in _LIGHT and content_terms(word):
        yield _LABELS[relation], kid


def _with_shared(grammar: Parse, verb: int) -> list[tuple[str, int]]:
    """The arguments of a verb, with the subject that it shares with a verb above it, and with what
    hangs on its nouns and may be the verb's."""
    found = arguments(grammar, verb)
    for _, token in list(found):
        if grammar.tags[token][0] == "N":
            found += [pair for pair in arguments(grammar, token) if pair[0] not in _LABELS.values()]
    if not grammar.kids(verb, "nsubj", "nsubjpass"):
        found += _shared_subject(grammar, verb)
    return [
        (label, _antecedent(grammar, verb, token) if label in ("doer", "undergoer") else token)
        for label, token in found
    ]


def _shared_subject(grammar: Parse, verb: int) -> Iterator[tuple[str, int]]:
    above = verb
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

