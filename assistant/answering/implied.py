"""Implied: what a sentence tells without saying the word, as stems.

"From 2003 to 2007" tells when something began and ended, "talks between Lund and Rask" who took
part, and the French president is that of France.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from index.english.days import MONTH_OR_DAY
from index.english.function_words import SMALL_NUMBERS
from index.english.stems import stems
from index.english.words import any_of, rows
from index.rules import Rule, Rules

_TIME = rf"(?:(?:late|early|the|mid-?) ?)*(?:\d{{4}}|\d\d? )?(?:{MONTH_OR_DAY}|\d{{4}})"
_NUMBER = any_of(SMALL_NUMBERS)
_MEETING = r"(?:talks|discussions?|negotiations?|meetings?|summit|conversations?|debates?)"


class Told(NamedTuple):
    """Words of a sentence, and the stems of what they tell."""

    words: re.Pattern[str]
    stems: frozenset[str]


def _rule(name: str, example: str, words: str, told: str, counterexample: str) -> Rule[Told]:
    pattern = re.compile(words, re.IGNORECASE)
    return Rule(name, example, Told(pattern, frozenset(stems(told))), counterexample)


IMPLIED: Rules[Told] = Rules(
    _rule(
        "from and to",
        "The strike went on from May 2003 to June 2004.",
        rf"\b(?:from|between) (?:{_TIME})\b.{{0,20}}? (?:to|until|till|through|and) (?:{_TIME})\b",
        "begin began begun start end ended last finish stop",
        "The train went from Alba to Sonda.",
    ),
    _rule(
        "until",
        "The strike went on until 2004.",
        rf"\b(?:until|till|through) (?:{_TIME})\b",
        "end ended last stop finish",
        "Rask waited until they left.",
    ),
    _rule(
        "since",
        "Rask has led the mill since May 2003.",
        rf"\bsince (?:{_TIME})\b",
        "begin began begun start",
        "Rask left since it rained.",
    ),
    _rule(
        "lasting",
        "It was a strike lasting six weeks.",
        rf"\b(?:last(?:s|ed|ing)?|going on|went on|took|drag(?:s|ged|ging) on) (?:for )?(?:\w+ )?"
        rf"(?:\d+|an?|several|{_NUMBER})[ -](?:\w+ )?(?:hour|day|week|month|year|decade)s?\b",
        "last long go take",
        "It took place on two days.",
    ),
    _rule(
        "of some length",
        "It was a six-week strike.",
        rf"\b(?:\d+|{_NUMBER})-(?:hour|day|week|month|year|decade)(?:-long)?\b(?!-old)",
        "last long go take",
        "A six-year-old boy wept.",
    ),
    _rule(
        "broke out",
        "The strike broke out in May 2003.",
        r"\b(?:br(?:eak|eaks|oke|oken) out|outbreak|launched|kick(?:s|ed) off)\b",
        "begin began begun start",
        "Rask broke the dam.",
    ),
    _rule(
        "over",
        "The strike was over in May 2004.",
        r"\b(?:(?:was|is|been) over(?=[.,;]| (?:by|in|on|at|after)\b|$)|"
        r"came to (?:an end|a close)\b|concluded\b|wrapped up\b)",
        "end ended stop finish",
        "Rask was over there.",
    ),
    _rule(
        "one and the second",
        "There were two strikes, one in 2003 and the second in 2007.",
        r"\bone\b.*\b(?:the|a) (?:second|other|latter)\b",
        "first",
        "The second strike was in 2007.",
    ),
    _rule(
        "between",
        "The talks between Mayor Victor Lund and Ida Rask went on.",
        rf"\b{_MEETING} (?:\w+ )?between (?:[\w’'-]+ )*?(?-i:[A-Z]\w+)",
        "talk discuss meet negotiate attend attended part participate represent represented",
        "The meetings are between noon and night.",
    ),
    _rule(
        "met",
        "Victor Lund met with Ida Rask in Alba.",
        r"(?-i:[A-Z][\w’'-]+) (?:\w+ly )?(?:met|meets|has met|sat down|held talks) (?:with )?"
        r"(?:[\w’'-]+ ){0,4}?(?-i:[A-Z])",
        "talk meet attend attended part participate represent represented",
        "The council met in May.",
    ),
)
"""What words of a sentence tell that are another word's."""


@cache
def _of_nations() -> Mapping[str, frozenset[str]]:
    """The stems of countries by those of their adjectives, and the other way round."""
    found: dict[str, set[str]] = {}
    for adjective, *countries in rows("demonyms"):
        one, others = stems(adjective)[0], stems(" ".join(countries))
        found.setdefault(one, set()).update(others)
        for other in others:
            found.setdefault(other, set()).add(one)
    return {one: frozenset(others) for one, others in found.items()}


def implied(words: str, held: frozenset[str]) -> frozenset[str]:
    """The stems of what a sentence tells without the word; `held` are its own."""
    return frozenset(_implied(words, held))


def _implied(words: str, held: frozenset[str]) -> Iterator[str]:
    nations = _of_nations()
    for stem in held & nations.keys():
        yield from nations[stem]
    for rule in IMPLIED:
        if rule.apply.words.search(words):
            yield from rule.apply.stems
