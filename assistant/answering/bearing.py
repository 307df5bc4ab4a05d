"""Bearing: does a sentence tell, deny or tell otherwise what a statement says, by its grammar?

A sentence tells it where each word of the statement stands in it in the same relation: who does
it, to whom, where. Where that can't be seen, it has no bearing.
"""

import re
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from assistant.answering.answer_types import introductions
from assistant.answering.clauses import (
    FORMS_OF_BE,
    OF_NOUNS,
    Reading,
    amount,
    arguments,
    joined_with,
    read_sentence,
    with_shared,
)
from assistant.answering.denials import NEGATIVE
from assistant.answering.factual import DENYING, told_as_fact
from assistant.answering.presupposition import ALSO
from assistant.answering.reference import Sentence, is_namesake
from assistant.understanding.question import content_terms
from index.english.forms import base_form, forms_of
from index.english.function_words import ARTICLES, AUXILIARIES, GENDERED, MODALS, QUANTIFIERS
from index.english.names import name_words, same_name
from index.english.parse import Parse
from index.english.roles import is_role
from index.english.stems import stems
from index.english.words import words_of

Bearing = Literal["told", "denied", "contrary", "number", "swapped"]
"""How a sentence bears on a statement: it tells or denies it, tells the contrary of it, tells it
with another number, or with who does it and to whom the other way round."""

_NARROWING = words_of(
    "former ex deputy vice acting assistant interim onetime potential likely possible aspiring "
    "would presumptive presumed late then not never no"
)
_FORMER = words_of("former ex onetime late then")
_OF = re.compile(r" (?:of|for|at|in|from|on|to|who|which|that|with)\b")
_ROLE_END = re.compile(r"(?: and|,)(?: |$)")
_UNCLEAR = re.compile(
    r"\?[”\"'’ ]*$|\b(?:if|neither|not (?:only|just|merely|simply|solely|necessarily))\b",
    re.IGNORECASE,
)
"""What makes a sentence say neither yes nor no to anything in it."""
_CARRYING = AUXILIARIES | FORMS_OF_BE
"""Words that a "not" behind them belongs to."""
_SET_APART = words_of("not n't n’t nor or but except unlike than")
_ANYBODY = words_of("anyone anybody someone somebody")
_ANYTHING = words_of("anything something any")
_NOBODY = words_of("nobody none nothing neither")
_ALIKE = (
    words_of("in on at during within"),
    words_of("about over on regarding concerning"),
    words_of("to toward towards into"),
    words_of("from by"),
)
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
class Statement:
    """A parsed statement with its main verb, and the stems that may stand for that."""

    reading: Reading
    verb: int
    stems: frozenset[str]
    swapped: bool = False
    any_number: bool = False

    @property
    def lemma(self) -> str:
        """The base form of its verb."""
        return base_form(self.reading.grammar.words[self.verb])

    @cached_property
    def contrary(self) -> frozenset[str]:
        """The stems of verbs that tell the contrary of whoever does it."""
        return _stems_of(self.lemma, _CONTRARIES)

    @cached_property
    def done_to(self) -> frozenset[str]:
        """The stems of verbs that tell the contrary of him to whom it is done."""
        return _stems_of(self.lemma, _DONE_TO)

    @cached_property
    def is_of_being(self) -> bool:
        """True if its verb is a form of "be"."""
        return self.reading.grammar.words[self.verb] in FORMS_OF_BE

    @cached_property
    def counts(self) -> bool:
        """True if it has a number."""
        return "CD" in self.reading.grammar.tags

    @cached_property
    def has_two_parties(self) -> bool:
        """True if it names who does it, and to whom."""
        named = {
            label
            for label, token in arguments(self.reading.grammar, self.verb)
            if self.reading.name(token)
        }
        return named >= {"doer", "undergoer"}

    def may_be_told(self, held: Set[str]) -> bool:
        """True if a sentence that has some stems may bear on it."""
        light = self.is_of_being or not content_terms(self.lemma)
        return light or not held.isdisjoint(self.stems | self.contrary | self.done_to)

    def may_be_otherwise(self, words: str, held: Set[str]) -> bool:
        """True if words that have some stems may tell it otherwise."""
        against = not held.isdisjoint(self.contrary | self.done_to)
        return against or self.counts or self.has_two_parties or bool(NEGATIVE.search(words))


def read_statement(words: str) -> Statement | None:
    """A statement, parsed; None where it has no main verb, or is negated or only supposed."""
    reading = read_sentence(Sentence(f"{words}."), words)
    verb = _main_verb(reading.grammar)
    if verb is None or _has_none(reading, verb):
        return None
    lemma = base_form(reading.grammar.words[verb])
    same = {lemma: f"{lemma} {ALSO.get(lemma, '')}"}
    return Statement(reading, verb, _stems_of(lemma, same))


def bearing(statement: Statement, sentence: Reading) -> Bearing | None:
    """How a sentence bears on a statement; None where that isn't seen."""
    if (told := _told(statement, sentence)) is not None:
        return "told" if told else "denied"
    if _introduced(statement, sentence):
        return "told"
    against = replace(statement, stems=statement.contrary)
    if against.stems and _told(against, sentence):
        return "contrary"
    dismissed = replace(statement, stems=statement.done_to, swapped=True)
    if dismissed.stems and _told(dismissed, sentence):
        return "contrary"
    if statement.counts and _told(replace(statement, any_number=True), sentence):
        return "number"
    if statement.has_two_parties and _told(replace(statement, swapped=True), sentence):
        return "swapped"
    return None


def _introduced(statement: Statement, sentence: Reading) -> bool:
    """True if a sentence gives somebody the role that a statement says they have: "Mayor Lund"."""
    if not statement.is_of_being:
        return False
    reading, grammar = statement.reading, statement.reading.grammar
    told = dict(arguments(grammar, statement.verb))
    if told.keys() != {"doer", "is"} or not (name := reading.name(told["doer"])):
        return False
    first, end = grammar.subtree(told["is"])
    asked = grammar.words[first:end]
    wanted = set(stems(" ".join(word for word in asked if word not in ARTICLES)))
    narrowing = _NARROWING - set(asked)
    if grammar.words[statement.verb] in ("was", "were"):
        narrowing -= _FORMER
    return any(
        set(stems(role)) >= wanted
        and stems(_OF.split(role)[0])[-1:] == stems(grammar.words[told["is"]])
        and words_of(role.lower()).isdisjoint(narrowing)
        for told_of in introductions(name, sentence.words)
        for role in _ROLE_END.split(told_of.strip(" ,"))
        if role
    )


def _main_verb(grammar: Parse) -> int | None:
    roots = [token for token in range(len(grammar.words)) if grammar.is_root(token)]
    verbs = [token for token in roots if grammar.tags[token][0] == "V"]
    return verbs[0] if len(roots) == len(verbs) == 1 else None


def _has_none(reading: Reading, verb: int) -> bool:
    """True if a statement is negated or only supposed: nothing bears on that for sure."""
    grammar = reading.grammar
    marks = {grammar.words[kid] for kid in grammar.kids(verb, "aux", "neg", "advmod")}
    return not marks.isdisjoint((MODALS - {"will"}) | DENYING) or "if" in grammar.words


def _stems_of(verb: str, others: Mapping[str, str]) -> frozenset[str]:
    """The stems of all forms of the verbs that stand for a verb in a table."""
    forms = (form for one in others.get(verb, "").split() for form in (one, *forms_of(one)))
    return frozenset(stems(" ".join(forms)))


def _told(statement: Statement, sentence: Reading) -> bool | None:
    """True if a sentence tells a statement, False if it denies it, None if neither."""
    if _UNCLEAR.search(sentence.words):
        return None
    asked = statement.reading
    found = set()
    for token in _verbs(statement, sentence.grammar):
        fact = told_as_fact(sentence.grammar, token, asked.grammar, statement.verb)
        if fact is None:
            continue
        matched = _Match(statement, sentence, token).holds()
        if matched is not None:
            found.add(fact == matched)
    return found.pop() if len(found) == 1 else None


def _verbs(statement: Statement, grammar: Parse) -> Iterator[int]:
    """The verbs of a sentence that are a statement's, in its tense."""
    for token, tag in enumerate(grammar.tags):
        if tag[0] != "V" or grammar.relations[token] in ("aux", "auxpass", "amod"):
            continue
        same = (
            grammar.words[token] in FORMS_OF_BE
            if statement.is_of_being
            else not statement.stems.isdisjoint(stems(base_form(grammar.words[token])))
        )
        if same and _particles(grammar, token) == _particles(
            statement.reading.grammar, statement.verb
        ):
            yield token


def _particles(grammar: Parse, verb: int) -> Set[str]:
    return {grammar.words[kid] for kid in grammar.kids(verb, "prt")}


@dataclass
class _Match:
    """The words of a statement beside those of a clause of a sentence."""

    statement: Statement
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
            for one in (token, *asked.grammar.kids(token, "conj")):
                if not self._has(self._swapped(label), one, self.verb):
                    return None
        return not self.denied

    def _swapped(self, label: str) -> str:
        if not self.statement.swapped:
            return label
        return {"doer": "undergoer", "undergoer": "doer"}.get(label, label)

    def _has(self, label: str, asked: int, head: int) -> bool:
        """True if a word of the sentence has an argument that is one of the statement."""
        is_main = head == self.verb
        grammar = self.sentence.grammar
        held = with_shared(grammar, head) if is_main else arguments(grammar, head)
        if label not in OF_NOUNS and not is_main:
            held += arguments(grammar, self.verb)
        return any(
            _alike(label, other) and self._is(asked, token, label, is_main=is_main)
            for other, found in held
            for token in joined_with(grammar, found)
        )

    def _is(self, asked: int, token: int, label: str, *, is_main: bool) -> bool:
        """True if a word with all that hangs on it stands for one of the statement; where it is
        one of "nobody" and "no mill", that is denied."""
        grammar, other = self.statement.reading.grammar, self.sentence.grammar
        word, held = grammar.words[asked], other.words[token]
        if _is_set_apart(other, token):
            return False
        is_no = held in _NOBODY or _has_no(other, token)
        if word in _ANYBODY:
            named = other.tags[token] in ("NNP", "NNS", "NNPS", "PRP", "CD") or is_role(held)
            found = named or held in _NOBODY or (held == "one" and is_no)
        elif word in _ANYTHING:
            found = other.tags[token][0] in "NP"
        else:
            found = held not in _NOBODY and self._stands_for(asked, token, label, is_main=is_main)
        self.denied = self.denied or (found and is_no != _has_no(grammar, asked))
        return found

    def _stands_for(self, asked: int, token: int, label: str, *, is_main: bool) -> bool:
        """True if a noun stands for one of the statement: a name for that, a number for its like,
        any other with all that hangs on it."""
        statement = self.statement.reading
        if name := statement.name(asked):
            return self._is_named(name, token) and self._is_numbered(asked, token)
        number, found = amount(statement, asked), amount(self.sentence, token)
        if number or found:
            if number and found and self.statement.any_number:
                return number[0] != found[0] and not found[1] and not _is_year(number[0])
            return number == found
        hanging = arguments(statement.grammar, asked)
        return self._is_same_noun(asked, token, label, is_main=is_main) and all(
            self._has(kind, kid, token) for kind, kid in hanging
        )

    def _is_numbered(self, asked: int, token: int) -> bool:
        """True if a name has the numbers of another in it: "Alba 13"."""
        one, other = self.statement.reading, self.sentence
        held = [amount(other, kid) for kid in other.grammar.kids(token, "nummod")]
        return all(amount(one, kid) in held for kid in one.grammar.kids(asked, "nummod"))

    def _is_named(self, name: str, token: int) -> bool:
        held = self.sentence.name(token)
        if self.sentence.grammar.words[token] in GENDERED:
            return self.sentence.means(token, name)
        if not held or not same_name(held, name) or "’s " in held or "'s " in held:
            return False
        whole, part = name_words(name), name_words(held)
        if len(part) < len(whole) and not _stands_in(whole, self.sentence.text):
            return False
        return not is_namesake(held, self.sentence.sentence, name)

    def _is_same_noun(self, asked: int, token: int, label: str, *, is_main: bool) -> bool:
        grammar, other = self.statement.reading.grammar, self.sentence.grammar
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


def _is_set_apart(grammar: Parse, noun: int) -> bool:
    """True for either of "Lund or Rask", "not Lund", and "anywhere but in Alba"."""
    first = grammar.left[noun]
    while first and grammar.tags[first - 1] in ("IN", "DT"):
        first -= 1
    places = [place for place in (first - 1, first) if place >= 0]
    before = {
        grammar.words[place]
        for place in places
        if place == 0 or grammar.words[place - 1] not in _CARRYING  # "is not a clerk"
    }
    joined = {grammar.words[kid] for kid in grammar.kids(noun, "cc")}
    return not _SET_APART.isdisjoint(joined - {"but"} | before)


def _has_no(grammar: Parse, noun: int) -> bool:
    """True if a "no" stands before a noun."""
    return any(grammar.words[kid] == "no" for kid in grammar.kids(noun, "det"))


def _is_year(number: float) -> bool:
    """True if a number may be a year, of which there are as many as there are events."""
    return number.is_integer() and 1500 <= number <= 2100


def _alike(label: str, other: str) -> bool:
    return label == other or any(label in some and other in some for some in _ALIKE)
