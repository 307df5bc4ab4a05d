"""Leaning: what of the earlier questions goes along with one, chosen by a small model.

That a question leans on the conversation is told by how it points back and what it names itself;
what it leans on is one or two noun phrases of the earlier questions, told by where and how often
they were named. Both are logistic regressions; `weights` tells where their coefficients are from.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from assistant.understanding.noun_phrases import NounPhrase, noun_phrases, singular
from assistant.understanding.question import Question, content_terms
from assistant.understanding.tokens import BE, DO, Token, tokens, word_at
from assistant.understanding.weights import LEANING
from index.english.function_words import (
    GENDERED,
    NEUTER,
    PLURAL,
    POSSESSIVES,
    PREPOSITIONS,
)
from index.english.words import word_list, words_of

Features = Mapping[str, float]

RELATIONAL = word_list("relational_nouns")
_OPENING = re.compile(
    r"(?:(?:ok|okay|oh|so|but|interesting|wow|thanks)\W+)?(?:and\b|(?:what|how) about)", re.I
)
_SINGULAR = NEUTER | words_of("it's it’s")
_OWNERS = POSSESSIVES | words_of("'s")
_COMPLEMENT = words_of("of in between for")
_LONGEST = 15  # words of a question; of longer ones no more is told
_MOST_NAMED = 3
_SHARE = 5


@dataclass(frozen=True)
class Candidate:
    """What earlier questions name; `ages` has for each that does how many came after it, and
    `alone` is true if the last of them names nothing else."""

    phrase: NounPhrase
    ages: tuple[int, ...]
    alone: bool


@dataclass(frozen=True)
class Chosen:
    """What goes along with a question, likeliest first; `points` if its words point back."""

    phrases: tuple[str, ...]
    points: bool = False


def candidates(earlier: Sequence[Question]) -> list[Candidate]:
    """What earlier questions name or had beside them, each once."""
    found: dict[frozenset[str], Candidate] = {}
    for age, question in zip(range(len(earlier) - 1, -1, -1), earlier, strict=True):
        named = noun_phrases(question.words)
        along = [next(iter(noun_phrases(words)), NounPhrase(words)) for words in question.beside]
        for phrase in (*named, *along):
            if not phrase.terms:
                continue
            before = found.get(phrase.terms)
            if before and phrase in along and phrase not in named:
                phrase, alone = before.phrase, before.alone
            else:
                alone = [phrase] == list(named)
            ages = before.ages if before else ()
            found[phrase.terms] = Candidate(phrase, tuple(dict.fromkeys((*ages, age))), alone)
    return list(found.values())


def turn_features(question: Question, earlier: Sequence[Question]) -> Features:
    """What tells that a question leans on earlier ones."""
    found = tokens(question.words)
    ways = set(_pointing(found))
    phrases = noun_phrases(question.words)
    heard = {stem for one in earlier for stem in content_terms(" ".join((one.words, *one.beside)))}
    return {
        "it": "it" in ways,
        "they": "they" in ways,
        "he": "he" in ways,
        "one": "one" in ways,
        "opening": bool(_OPENING.match(question.words)),
        "names": any(phrase.name for phrase in phrases),
        "definite": any(map(_definite, phrases)),
        "part": any(map(_lone_part, phrases)),
        "known": not heard.isdisjoint(content_terms(question.words)),
        "length": min(len(found), _LONGEST) / _SHARE,
    }


def candidate_features(
    candidate: Candidate, question: Question, earlier: Sequence[Question]
) -> Features:
    """What tells that a question leans on a candidate, if it leans on anything."""
    phrase, age = candidate.phrase, min(candidate.ages)
    they = "they" in set(_pointing(tokens(question.words)))
    last = noun_phrases(earlier[-1].words)
    return {
        "opens": _start(earlier) in candidate.ages,
        "first": len(earlier) - 1 in candidate.ages,
        "one before": age == 1,
        "long before": age > 1,
        "displaced": age > 0 and any(other.name for other in last),
        "times": min(len(candidate.ages), _MOST_NAMED),
        "alone": candidate.alone,
        "name": phrase.name,
        "part": _relational(phrase),
        "of": phrase.before in ("of", "about"),
        "has part": phrase.after == "of",
        "plural": phrase.plural,
        "plural they": phrase.plural and they,
        "named in part": not phrase.terms.isdisjoint(content_terms(question.words)),
        "subject": phrase.before in BE | DO,
    }


def leaning(question: Question, earlier: Sequence[Question]) -> float:
    """How likely a question leans on earlier ones."""
    return LEANING.leans.probability(turn_features(question, earlier))


def ranked(question: Question, earlier: Sequence[Question]) -> list[tuple[float, Candidate]]:
    """How likely a question that leans on anything leans on each candidate, likeliest first."""
    likely = [
        (LEANING.on.probability(candidate_features(one, question, earlier)), one)
        for one in candidates(earlier)
    ]
    return sorted(likely, key=lambda pair: -pair[0])


def chosen(
    question: Question,
    earlier: Sequence[Question],
    known: Sequence[str] = (),
    speakers: Sequence[str] = (),
    is_one: Callable[[str], bool] = lambda name: False,
) -> Chosen:
    """What goes along with a question, behind what is `known` to; `speakers` are those whose words
    were asked for, whom only a pronoun means again, and `is_one` tells the names of one person,
    whom "they" doesn't mean."""
    ways = set(_pointing(tokens(question.words)))
    taken = list(known)
    if earlier and leaning(question, earlier) >= LEANING.leaning:
        for likely, candidate in ranked(question, earlier):
            least = LEANING.second if taken else LEANING.first
            if len(taken) == LEANING.most or likely < least:
                break
            if ways == {"they"} and is_one(candidate.phrase.full):
                continue
            told = content_terms(" ".join((question.words, *taken, *speakers)))
            if not candidate.phrase.terms <= set(told):
                taken.append(candidate.phrase.full)
    return Chosen(tuple(taken), bool(ways))


def _start(earlier: Sequence[Question]) -> int:
    """How many questions came after the last one that began with something new."""
    start, heard = 0, set[str]()
    for place, question in enumerate(earlier):
        terms = set(content_terms(question.words))
        phrases = noun_phrases(question.words)
        telling = any(phrase.name or " " in phrase.words for phrase in phrases)
        if not question.beside and telling and heard.isdisjoint(terms):
            start = place
        heard |= terms
    return len(earlier) - 1 - start


def _pointing(found: list[Token]) -> Iterator[str]:
    """How the words of a question point back: as "it", "they", "he" or "one" do."""
    for i, token in enumerate(found):
        word, behind, ahead = token.word, word_at(found, i - 1), word_at(found, i + 1) or "?"
        alone = not ahead[0].isalnum() or ahead in BE | DO | _AFTER
        that = word == "that" and behind in BE | DO | _BEFORE
        if word in _SINGULAR or (alone and (that or word == "this")):
            yield "it"
        elif word in PLURAL or (word in ("these", "those", "both") and alone):
            yield "they"
        elif word in GENDERED:
            yield "he"
        elif word in ("one", "ones") and i and behind not in ("which", "no"):
            yield "one"


_AFTER = words_of("in for to on from and or have has")
_BEFORE = (PREPOSITIONS - {"than"}) | {""}
"""Words before "that" where it stands for something."""


def _definite(phrase: NounPhrase) -> bool:
    """True for something known that is told by one word: "the driver"."""
    one = " " not in phrase.words and not phrase.name
    return phrase.determiner == "the" and one and phrase.after != "of"


def _relational(phrase: NounPhrase) -> bool:
    """True if it is something of another thing, as are effects, members and causes."""
    return singular(phrase.words.split()[-1].lower()) in RELATIONAL and not phrase.name


def _lone_part(phrase: NounPhrase) -> bool:
    """True if it is something of another thing, which isn't named."""
    head = singular(phrase.words.split()[-1].lower()) in RELATIONAL
    return head and phrase.after not in _COMPLEMENT and phrase.before not in _OWNERS
