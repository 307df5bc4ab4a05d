"""Reference: may a noun or pronoun of a sentence mean somebody?

Each kind of noun is decided by a rule; the first that has an answer wins. Behind an example
stands whom the word between `*` means (`=`) or doesn't mean (`≠`).
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from assistant.answering.participants import (
    has_role,
    is_called_by_role,
    is_named,
    name_at,
    subjects,
)
from assistant.understanding.question import names_in
from index.english.days import MONTH_OR_DAY
from index.english.function_words import (
    FEMININE,
    FIRST_PERSON,
    GENDERED,
    INDEFINITE_ARTICLES,
    MASCULINE,
    NEUTER,
    QUANTIFIERS,
    SMALL_NUMBERS,
)
from index.english.names import first_name_gender, name_words, same_name
from index.english.parse import Parse, parse
from index.english.stems import stems
from index.rules import Rule, Rules, first

PLACES = re.compile(
    r"\b(?:in|at|of|from|near) (?:the )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*"
    rf"|\b(?:{MONTH_OR_DAY})\b"
)
"""A pattern of places and days, which are names of nobody."""

_INDEFINITE = INDEFINITE_ARTICLES | QUANTIFIERS | frozenset(SMALL_NUMBERS[1:])


@dataclass(frozen=True)
class Sentence:
    """A sentence with those around it and the headline, which tell whom its words mean."""

    words: str
    before: str = ""
    after: str = ""
    headline: str = ""


@dataclass(frozen=True)
class Noun:
    """A noun or pronoun of a parsed sentence, and somebody whom it may mean."""

    grammar: Parse
    sentence: Sentence
    token: int
    who: str

    @property
    def word(self) -> str:
        """The noun itself, in lower case."""
        return self.grammar.words[self.token]

    @property
    def name(self) -> str:
        """The name that it is the head of, "" where it has no capital."""
        return name_at(self.grammar, self.sentence.words, self.token)

    @property
    def start(self) -> int:
        """Where the phrase begins that the noun heads."""
        return self.grammar.starts[self.grammar.left[self.token]]

    @property
    def opening(self) -> str:
        """The first word of that phrase."""
        return self.grammar.words[self.grammar.left[self.token]]


def may_mean(noun: Noun) -> bool:
    """True if a noun or pronoun may mean somebody: by name, or by what it stands for."""
    answer = first(REFERENCE_RULES, noun)
    if answer is not None:
        return answer
    by_pronoun = noun.word in GENDERED
    return is_meant_at(noun.grammar, noun.sentence, noun.start, noun.who, first_too=by_pronoun)


def _by_role(noun: Noun) -> bool | None:
    """Where somebody is called by a role: a noun for it, or who has been given it before."""
    if not is_called_by_role(noun.who):
        return None
    sentence, grammar = noun.sentence, noun.grammar
    around = f"{sentence.headline} {sentence.before}"
    if not _holds(f"{around} {sentence.words}", noun.who):
        return False
    if has_role(grammar, sentence.words, noun.token, noun.who):
        return True
    earlier = f"{around} {sentence.words[: grammar.starts[noun.token]]}"
    is_person = bool(noun.name) or noun.word in GENDERED
    return is_person and _holds(earlier, noun.who.split()[-1])


def _by_name(noun: Noun) -> bool | None:
    if not noun.name:
        return None
    return same_name(noun.name, noun.who) and not is_namesake(noun.name, noun.sentence, noun.who)


def _speaking(noun: Noun) -> bool | None:
    """I and we: anybody who is named near."""
    if noun.word not in FIRST_PERSON:
        return None
    return _is_among(names_in(f"{noun.sentence.before} {noun.sentence.words}"), noun.who)


def _of_other_gender(noun: Noun) -> bool | None:
    gender = first_name_gender(name_words(noun.who)[0])
    others = {"m": FEMININE, "f": MASCULINE}.get(gender or "", frozenset())
    return False if noun.word in others else None


def _several(noun: Noun) -> bool | None:
    return False if noun.grammar.tags[noun.token] == "NNS" or noun.opening.isdigit() else None


def _new(noun: Noun) -> bool | None:
    """Somebody who is told of for the first time: who is named next."""
    if noun.opening not in _INDEFINITE:
        return None
    following = next(iter(names_in(f"x {noun.sentence.after}")), "")
    return not names_in(noun.sentence.words[: noun.start]) and same_name(following, noun.who)


def _beside_name(noun: Noun) -> bool | None:
    """Somebody or something else, that is told of by the name of who is asked about."""
    grammar = noun.grammar
    beside = any(
        is_named(grammar, noun.sentence.words, kid, noun.who)
        for kid in range(*grammar.subtree(noun.token))
        if kid != noun.token and grammar.relations[kid] in ("poss", "compound", "pobj")
    )
    return False if beside else None


def _thing(noun: Noun) -> bool | None:
    """It: any thing that the sentence names before."""
    named = noun.word in NEUTER and _is_among(
        names_in(f"x {noun.sentence.words[: noun.start]}"), noun.who
    )
    return True if named else None


REFERENCE_RULES: Rules[Callable[[Noun], bool | None]] = Rules(
    Rule(
        "role",
        "The police chief met the *clerk*. ≠ police chief",
        _by_role,
        "The police chief met Victor *Lund*. = Victor Lund",
    ),
    Rule(
        "name",
        "*Carter* resigned on Monday. = Helen Carter",
        _by_name,
        "The *mayor* resigned on Monday. ≠ Victor Lund",
    ),
    Rule(
        "I and we",
        "Victor Lund met Helen Carter. “*I* resign,” she said. = Helen Carter",
        _speaking,
        "Helen Carter spoke. *She* resigned. = Helen Carter",
    ),
    Rule(
        "the other gender",
        "Helen Carter lost. *He* resigned. ≠ Helen Carter",
        _of_other_gender,
        "Helen Carter lost. *She* resigned. = Helen Carter",
    ),
    Rule(
        "several",
        "Helen Carter lost. The *clerks* resigned. ≠ Helen Carter",
        _several,
        "Helen Carter lost. The *clerk* resigned. = Helen Carter",
    ),
    Rule(
        "somebody new",
        "A *mayor* resigned. Helen Carter left at noon. = Helen Carter",
        _new,
        "Helen Carter lost. The *mayor* resigned. = Helen Carter",
    ),
    Rule(
        "of somebody",
        "Helen Carter lost. Carter’s *lawyer* resigned. ≠ Helen Carter",
        _beside_name,
        "Helen Carter lost. The *mayor* resigned. = Helen Carter",
    ),
    Rule(
        "it",
        "Alba was a part of the Old Union until *it* broke up. = Old Union",
        _thing,
        "The Old Union met. *It* broke up. = Old Union",
    ),
)
"""Whom nouns and pronouns mean. Where no rule has an answer, it is who was named last."""


def is_meant_at(
    grammar: Parse, sentence: Sentence, start: int, who: str, *, first_too: bool = False
) -> bool:
    """True if a noun without a name, at a place in a sentence, would mean somebody: whom the
    sentence names last before it or, with `first_too`, first; where it names nobody there, who
    does something in the sentence before; and where that names nobody, whom the headline begins
    with."""
    if is_called_by_role(who):
        return _holds(f"{sentence.headline} {sentence.before} {sentence.words[:start]}", who)
    before = PLACES.sub("", sentence.words[:start])
    if grammar.tags[0][0] != "N":
        before = before.removeprefix(before.partition(" ")[0])  # "Roughly" is no name
    names = sorted(names_in(f"x {before}"), key=before.find)
    if names:
        last = max(names, key=before.rfind)
        return same_name(last, who) or (first_too and same_name(names[0], who))
    if names_in(sentence.before):
        return is_subject(parse(sentence.before), sentence.before, who)
    return _is_among(names_in(sentence.headline)[:1], who)


def is_subject(grammar: Parse, words: str, who: str) -> bool:
    """True if somebody is the subject of a verb in a sentence."""
    return any(is_named(grammar, words, one, who) for one in subjects(grammar))


def is_namesake(name: str, sentence: Sentence, who: str) -> bool:
    """True if a bare surname is that of somebody else, whom the words around it name in full."""
    if len(name_words(name)) > 1:
        return False
    around = names_in(f"{sentence.headline}. {sentence.before} x {sentence.words}")
    split = {one: name_words(one) for one in around}
    full = [one for one in around if len(split[one]) > 1 and split[one][-1:] == name_words(name)]
    return bool(full) and not _is_among(full, who)


def _is_among(names: Iterable[str], who: str) -> bool:
    return any(same_name(name, who) for name in names)


def _holds(words: str, role: str) -> bool:
    return set(stems(words)).issuperset(stems(role))
