"""Topics: what earlier questions are about, as their phrases."""

import itertools
import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace

from assistant.understanding.phrases import VERBS, Phrase, phrases
from assistant.understanding.question import content_terms
from assistant.understanding.tokens import DO
from index.english.function_words import MONTHS
from index.english.names import first_name_gender
from index.english.stems import stems
from index.english.words import words_of

_ALIVE = 2  # turns in one of which a second topic is named
_LONG_PHRASE = 4  # words; still longer ones are named no more often
_MOST_MENTIONS = 3
_DECIMALS = 6  # of a score: of two equal ones the first counts, however they were summed up
_TIMES = words_of("day week month year today yesterday tomorrow")
_WHERE = words_of("in to at from near around visit about")
_JOINING = words_of("of in for on to")
_COMPARING = re.compile(
    r"\b(?:compar\w+|differ\w*|versus|vs|same as|than|similar\w*|related to|between)\b",
    re.IGNORECASE,
)
_WHO = re.compile(
    r"(?:who|which (?:team|party|side|country|company))\b(?! (?:is|was|are|were)\b)", re.IGNORECASE
)


@dataclass(frozen=True)
class Wanted:
    """What a phrase is wanted for: to stand for a pronoun of that number and gender, for a `thing`
    or something `common` ("the one"), or only to complete a question (`implied`). `names` are
    people, whom a thing can't be."""

    plural: bool | None = None
    gender: str | None = None
    thing: bool = False
    common: bool = False
    implied: bool = False
    names: Set[str] = frozenset()


def topic(words: str, questions: Sequence[str], wanted: Wanted) -> Phrase | None:
    """What the earlier questions are most likely about, other than what the words name: the phrase
    of the highest score."""
    best: tuple[float, Phrase] | None = None
    for age, named in enumerate(reversed(phrased(questions))):
        found = _with_pairs(named)
        for phrase in found:
            told = phrase.words.lower() in words.lower()
            if told or (wanted.gender and not _may_be(phrase, wanted.gender)):
                continue
            earlier = questions[: len(questions) - 1 - age]
            score = round(
                _of_place(phrase, found, age, len(questions))
                + _of_grammar(phrase)
                + 0.1 * min(_MOST_MENTIONS, _mentions(phrase, earlier))
                + _of_use(phrase, wanted)
                - 0.4 * (age == 0 and wanted.implied),
                _DECIMALS,
            )
            if best is None or score > best[0]:
                best = score, phrase
    return _with_complement(best[1], questions) if best else None


# The weights of position, grammar and frequency were fitted, by multinomial logistic regression,
# on half of the conversations of TREC CAsT 2019 and 2020; those of the kinds of pronouns were set
# by hand.


def _of_place(phrase: Phrase, found: Sequence[Phrase], age: int, turns: int) -> float:
    """What speaks for a phrase by where it is: in which question, and alone or first in it."""
    alone = [other for other in found if not other.relational] == [phrase]
    return (
        (1.4, -0.1, -0.3)[min(age, 2)]
        + 0.4 * (0 < age == turns - 1)
        + 0.4 * (phrase is found[0])
        + 1.1 * alone
    )


def _of_grammar(phrase: Phrase) -> float:
    """What speaks for a phrase by its words and those around it."""
    return (
        0.2 * phrase.name
        - 0.7 * (phrase.before in ("many", "much"))
        + 0.2 * phrase.subject
        + 0.5 * (phrase.before in ("of", "about"))
        - 0.5 * phrase.relational
        + 0.13 * min(_LONG_PHRASE, len(phrase.words.split()))
        + {"the": -0.3, "a": 0.4}.get(phrase.determiner, 0.0)
        - 0.7 * (phrase.after == "of")
        - 0.6 * (phrase.words.endswith("ing") and " " not in phrase.words)
    )


def _of_use(phrase: Phrase, wanted: Wanted) -> float:
    """What speaks for a phrase by what it is wanted for."""
    score = 0.0
    if wanted.plural is not None:
        score -= 0.6 * (wanted.plural != phrase.plural)
    if wanted.gender is not None:
        score += 1.0 * phrase.person
    if wanted.thing:
        score -= 2.5 * (phrase.person or phrase.words in wanted.names)
    if wanted.common:
        several = phrase.plural or phrase.determiner in ("a", "an")
        score += 1.5 * (not phrase.name) + 1.0 * several
    return score


def second_topic(told: Set[str], questions: Sequence[str]) -> Phrase | None:
    """What else than some stems a conversation is about, if it was named lately and is likely
    enough to be meant."""
    heard = [set(content_terms(question)) for question in questions]
    best: tuple[float, Phrase] | None = None
    for age, found in enumerate(reversed(phrased(questions))):
        for phrase in found:
            terms = set(content_terms(phrase.words))
            counted = phrase.before in ("many", "much", "how")
            if counted or terms <= told or not any(terms <= said for said in heard[-_ALIVE:]):
                continue
            naming = sum(terms <= said for said in heard)
            score = _again(phrase, age, len(questions), naming)
            if score > (best[0] if best else 0):
                best = score, phrase
    return best[1] if best else None


def _again(phrase: Phrase, age: int, turns: int, naming: int) -> float:
    """How likely a phrase of an earlier question is to be named again beside another one: above 0
    from a probability of 0.23 on, by logistic regression on the questions of TREC CAsT.

    `age` are the questions after it, `turns` all questions before this one and `naming` those that
    name it.
    """
    return (
        -2.2
        + 0.49 * (age == turns - 1)
        + 2.46 * naming / turns
        + 0.49 * (age == 0)
        - 1.5 * phrase.relational
        + 0.27 * phrase.name
        + 0.31 * min(len(phrase.words.split()), _LONG_PHRASE)
    )


def last_of(questions: Sequence[str]) -> str | None:
    """What the last of some questions is about, None where that is nothing with a name."""
    found = topic("", questions[-1:], Wanted())
    return found.full if found else None


def place(questions: Sequence[str]) -> Phrase | None:
    """The place with a name that the earlier questions mention last."""
    named = (phrase for question in reversed(questions) for phrase in reversed(phrases(question)))
    return next((phrase for phrase in named if phrase.name and phrase.before in _WHERE), None)


def compared(question: str) -> str:
    """The two things that a question compares, as "X and Y"; "" where it compares none."""
    if not _COMPARING.search(question):
        return ""
    things = [phrase for phrase in phrases(question) if not phrase.relational]
    return f"{things[0].full} and {things[1].full}" if len(things) == 2 else ""


def counted(question: str) -> str:
    """What a question counts, "the students" of "how many students"; "" where it counts nothing."""
    found = (phrase.words for phrase in phrases(question) if phrase.before == "many")
    return next((f"the {words}" for words in found), "")


def asks_who(question: str) -> bool:
    """True if a question asks for people or a team and names nobody, so that "they" and "she" are
    its answer."""
    return bool(_WHO.match(question)) and not any(p.titled for p in phrases(question))


def phrased(questions: Sequence[str]) -> list[list[Phrase]]:
    """The phrases of each question; a phrase of an earlier one ends where it did there, so that
    "does river water damage crops" is about river water."""
    every: list[list[Phrase]] = []
    known: set[str] = set()
    for question in questions:
        timeless = (
            phrase
            for phrase in phrases(question)
            if phrase.head not in _TIMES and phrase.words.lower() not in MONTHS
        )
        found = [part for phrase in timeless for part in _parts(phrase, known)]
        known.update(phrase.words.lower() for phrase in found)
        every.append(found)
    return every


def _parts(phrase: Phrase, known: Set[str]) -> Iterator[Phrase]:
    """A phrase, divided behind the longest known one that it begins with, behind "does"."""
    words = phrase.words.split()
    starts = (" ".join(words[:count]) for count in range(len(words) - 1, 0, -1))
    shorter = next((start for start in starts if start.lower() in known), None)
    if not shorter or phrase.before not in DO or phrase.after in VERBS:
        yield phrase
        return
    yield replace(phrase, words=shorter)
    if rest := " ".join(words[len(shorter.split()) + 1 :]):
        yield replace(phrase, words=rest, subject=False, determiner="")


def _with_pairs(found: Sequence[Phrase]) -> list[Phrase]:
    """Phrases, and two of them that "and" joins as one."""
    pairs = [
        replace(one, words=f"{one.words} and {other.full}", end=other.end, after=other.after)
        for one, other in itertools.pairwise(found)
        if one.after == other.before == "and" and not one.relational and not other.relational
    ]
    return [*found, *pairs]


def _with_complement(phrase: Phrase, questions: Sequence[str]) -> Phrase:
    """A phrase with what stands behind it in its question: "the talks in Rome"."""
    for question in reversed(questions):
        for one, other in itertools.pairwise(phrases(question)):
            behind = one.after in _JOINING and other.before == one.after
            if one == phrase and behind:
                words = question[one.start : other.end]
                return replace(one, words=words, end=other.end, after=other.after)
    return phrase


def _may_be(phrase: Phrase, gender: str) -> bool:
    """True if a phrase may name a person of a gender."""
    known = first_name_gender(phrase.words.split()[0].lower())
    return phrase.titled and known in (None, gender)


def _mentions(phrase: Phrase, questions: Sequence[str]) -> int:
    """How many questions name a phrase, in singular or plural."""
    wanted = stems(phrase.words)
    return sum(set(wanted) <= set(stems(question)) for question in questions)
