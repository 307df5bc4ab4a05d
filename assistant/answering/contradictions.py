"""Sentences of different articles that tell the same, and those that contradict each other.

What shows that two sentences may both be true is a rule. In its example a question stands before
the two sentences; without the rule they would contradict each other.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from assistant.answering.claims import Amount, Claim
from assistant.answering.denials import SO_FAR, denies
from assistant.answering.scoring import LIKENESS
from assistant.understanding.question import Question, content_terms
from index.articles.article import Article
from index.english.function_words import DEMONSTRATIVES, SUBJECT_PRONOUNS
from index.english.words import any_of
from index.rules import Rule, Rules

_MARKS = {"$", "%"}  # what money and shares count

_QUESTION_END = re.compile(r"\?[”\"’' ]*$")
_NOBODY = re.compile(rf"[“\"‘']*(?:{any_of(SUBJECT_PRONOUNS | DEMONSTRATIVES)})\b", re.IGNORECASE)
_TO_COME = re.compile(r"\b(?:will|won[’']t|going to|to be)\b|[’']ll\b", re.IGNORECASE)
_SAMPLED = re.compile(
    r"\b(?:polls?|polled|polling|pollsters?|surveys?|surveyed|respondents?|margins?|averages?|"
    r"expected|projected|forecasts?|estimates?|could|might|may)\b"
)
_OFFERED = re.compile(
    r"\b(?:tickets?|pric\w+|fares?|fees?|deals?|sales?|discount\w*|save|off|subscri\w+|plans?|"
    r"menus?|per|each|apiece|(?:a|an) (?:month|year|week|day|night|person|gallon|dozen))\b",
    re.IGNORECASE,
)
_OF_ANOTHER = re.compile(
    r"\b(?:in|of|during|after|from|by|at) (?:that|this|those) (?:same )?(?!(?:day|night|morning|"
    r"evening|afternoon|week|weekend|month|quarter|season|year|decade|century|time|point)s?\b)[a-z]+",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Pair:
    """Two sentences, and the question that both are near to."""

    one: Claim
    other: Claim
    question: Question

    @cached_property
    def shared(self) -> frozenset[str]:
        """The stems that both have."""
        return self.one.terms & self.other.terms

    @property
    def alike(self) -> float:
        """The share of the shorter one's stems that both have."""
        return len(self.shared) / (min(len(self.one.terms), len(self.other.terms)) or 1)

    @property
    def is_of_one_day(self) -> bool:
        """True if their articles were published on one day."""
        return self.one.article.published == self.other.article.published

    def either(self, pattern: re.Pattern[str]) -> bool:
        """True if a pattern is found in one of them, or in both."""
        return bool(pattern.search(self.one.words) or pattern.search(self.other.words))

    def only_one(self, pattern: re.Pattern[str]) -> bool:
        """True if a pattern is found in one of them, and not in the other."""
        return bool(pattern.search(self.one.words)) != bool(pattern.search(self.other.words))


def same_story(one: Article, words: str, other: Article, others_words: str, cosine: float) -> bool:
    """True if sentences of two articles tell the same: in much the same words, or near in
    meaning, within days of each other, and with no other numbers of the same things."""
    first, second = Claim(one, words), Claim(other, others_words)
    if not _near_in_time(one, other, LIKENESS.days) or not _agree(first, second):
        return False
    terms, others_terms = set(content_terms(words)), set(content_terms(others_words))
    alike = len(terms & others_terms) / (len(terms | others_terms) or 1)
    return alike >= LIKENESS.same or cosine >= LIKENESS.same_meaning


def _agree(one: Claim, other: Claim) -> bool:
    """True if two sentences have a number in common of each thing that both count."""
    return all(
        any(amount.meets(others) for amount in one.amounts[unit] for others in other.amounts[unit])
        for unit in one.amounts.keys() & other.amounts.keys()
    )


def contradict(
    one: Article,
    words: str,
    other: Article,
    others_words: str,
    cosine: float,
    question: Question,
) -> bool:
    """True if sentences of two articles can't both be true, as far as their words show.

    They tell of the same, of the same people and places, and count the same things otherwise, or
    name another day where the question asks when; or the one denies what the other claims.
    """
    if one.id == other.id or not _near_in_time(one, other, LIKENESS.days):
        return False
    pair = Pair(Claim(one, words), Claim(other, others_words), question)
    if cosine < LIKENESS.near_meaning or not _tell_of_the_same(pair):
        return False
    if any(rule.apply(pair) for rule in COMPATIBLE):
        return False
    if _days_apart(pair):
        return _date_otherwise(pair)
    is_denied = pair.alike >= LIKENESS.same and (
        denies(words, others_words) or denies(others_words, words)
    )
    return is_denied or _count_otherwise(pair)


def _near_in_time(one: Article, other: Article, days: int) -> bool:
    first, second = one.published, other.published
    return not first or not second or abs((first - second).days) <= days


def _tell_of_the_same(pair: Pair) -> bool:
    return (
        len(pair.shared) >= LIKENESS.shared
        and pair.alike >= LIKENESS.about
        and not pair.shared.isdisjoint(pair.question.terms)
    )


def _days_apart(pair: Pair) -> bool:
    """True if both name days, weekdays or years, and none in common."""
    days, others = pair.one.days, pair.other.days
    return any(days[kind].isdisjoint(others[kind]) for kind in days.keys() & others.keys())


def _date_otherwise(pair: Pair) -> bool:
    """True if it is asked when something happened, and each sentence names one day of it."""
    days, others = pair.one.days, pair.other.days
    years = [int(year) for held in (days, others) for year in held.get("year", ())]
    return (
        pair.question.kind == "when"
        and pair.alike >= LIKENESS.same
        and (not years or max(years) - min(years) <= LIKENESS.same_event)
        and all(len(days[kind]) == len(others[kind]) == 1 for kind in days.keys() & others.keys())
    )


def _count_otherwise(pair: Pair) -> bool:
    """True if two sentences count the same thing, and the counts can't both be right."""
    if not _near_in_time(pair.one.article, pair.other.article, LIKENESS.counted_days):
        return False
    if any(rule.apply(pair) for rule in COMPATIBLE_COUNTS):
        return False
    units = pair.one.amounts.keys() & pair.other.amounts.keys()
    differ = any(_is_compared(pair, unit) and _differ(pair, unit) for unit in units)
    return differ and pair.one.other_years == pair.other.other_years


def _is_asked(pair: Pair, unit: str) -> bool:
    return pair.question.kind == "how many" and (unit in pair.question.terms or unit in _MARKS)


def _is_compared(pair: Pair, unit: str) -> bool:
    """True if sentences are enough alike to be about one count of a thing."""
    if unit in _MARKS:
        enough = LIKENESS.of_shares
    else:
        enough = LIKENESS.about if _is_asked(pair, unit) else LIKENESS.same
    is_told = _is_asked(pair, unit) or unit in pair.shared or unit in _MARKS
    is_price = unit == "$" and pair.either(_OFFERED)  # of which there are many, by seat and shop
    return pair.alike >= enough and is_told and not is_price


def _differ(pair: Pair, unit: str) -> bool:
    """True if each sentence has one number of a thing, and these can't both be right."""
    amounts, others = pair.one.amounts[unit], pair.other.amounts[unit]
    if len(amounts) > 1 or len(others) > 1:
        return False
    (amount,), (other,) = amounts, others
    beside = pair.one.amounts_beside(amount.value)
    others_beside = pair.other.amounts_beside(other.value)
    if beside and others_beside and beside.isdisjoint(others_beside):
        return False  # "118 of 214" and "56 of 107"
    days = LIKENESS.at_one_time if _is_asked(pair, unit) else 0
    if _has_risen(pair, amount, other, days):
        return False
    smaller, larger = sorted((amount.value, other.value))
    return not amount.meets(other) and larger < LIKENESS.factor * smaller


def _has_risen(pair: Pair, amount: Amount, other: Amount, days: int) -> bool:
    """True if the higher of two counts was printed more than some days after the lower one."""
    first, second = pair.one.article.published, pair.other.article.published
    if not first or not second or abs((first - second).days) <= days:
        return False
    return (first > second) == (amount.value > other.value)


def _asking(pair: Pair) -> bool:
    return pair.either(_QUESTION_END)


def _of_others(pair: Pair) -> bool:
    """Each names somebody or somewhere that the other doesn't."""
    names, others = pair.one.names, pair.other.names
    return bool(names - others and others - names)


def _of_another_in_series(pair: Pair) -> bool:
    """One event of a series has other days and numbers than the next."""
    return pair.one.picked != pair.other.picked


COMPATIBLE: Rules[Callable[[Pair], bool]] = Rules(
    Rule(
        "a question",
        "How many people died? Did the flood kill 12 people? / The flood killed 15 people.",
        _asking,
        "How many people died? The flood killed 12 people. / The flood killed 15 people.",
    ),
    Rule(
        "of others",
        "How many houses burned? Fire in Alba burned 12 houses. / Fire in Sonda burned 15 houses.",
        _of_others,
        "How many houses burned? Fire in Alba burned 12 houses. / Fire in Alba burned 15 houses.",
    ),
    Rule(
        "another of a series",
        "How many goals did Rask score? Rask scored 12 goals in the first game for Alba. / "
        "Rask scored 9 goals in the second game for Alba.",
        _of_another_in_series,
        "How many goals did Rask score? Rask scored 12 goals in the first game for Alba. / "
        "Rask scored 9 goals in the first game for Alba.",
    ),
)
"""What shows that two sentences may both be true."""


def _of_nobody(pair: Pair) -> bool:
    """A sentence that opens with a pronoun may count those of any place."""
    return bool(_NOBODY.match(pair.one.words) or _NOBODY.match(pair.other.words))


def _of_somebody(pair: Pair) -> bool:
    """Only one of them names somebody or somewhere, and they don't open with the same word."""
    opening = pair.shared.intersection(content_terms(pair.one.words.partition(" ")[0]))
    return bool(pair.one.names) != bool(pair.other.names) and not opening


def _of_other_times(pair: Pair) -> bool:
    stretches, others = pair.one.stretches, pair.other.stretches
    return bool(stretches and others) and stretches.isdisjoint(others)


def _expected(pair: Pair) -> bool:
    """It was to come, and came otherwise."""
    return pair.only_one(_TO_COME)


def _for_the_time_being(pair: Pair) -> bool:
    """A count holds "so far", on another day than the other."""
    return not pair.is_of_one_day and pair.either(SO_FAR)


def _sampled(pair: Pair) -> bool:
    """Two polls differ, and so do two forecasts."""
    return pair.either(_SAMPLED)


def _of_another(pair: Pair) -> bool:
    """A count "in that storm" is of another event than the one that an article is on."""
    return pair.either(_OF_ANOTHER)


COMPATIBLE_COUNTS: Rules[Callable[[Pair], bool]] = Rules(
    Rule(
        "of nobody",
        "How many people died? They found that 12 people died. / Found were 15 people who died.",
        _of_nobody,
        "How many people died? The flood killed 12 people. / The flood killed 15 people.",
    ),
    Rule(
        "of somebody",
        "How many people died in the flood? The flood killed 12 people. / "
        "In the Alba flood 15 people died.",
        _of_somebody,
        "How many people died in the flood? The Alba flood killed 12 people. / "
        "In the Alba flood 15 people died.",
    ),
    Rule(
        "of other times",
        "How many people drowned? In Alba 12 people have drowned this year. / "
        "In Alba 15 people drowned last year.",
        _of_other_times,
        "How many people drowned? In Alba 12 people have drowned this year. / "
        "In Alba 15 people drowned this year.",
    ),
    Rule(
        "expected",
        "How many seats does the theatre have? The Alba theatre will have 400 seats. / "
        "The Alba theatre has 380 seats.",
        _expected,
        "How many seats does the theatre have? The Alba theatre has 400 seats. / "
        "The Alba theatre has 380 seats.",
    ),
    Rule(
        "for the time being",
        "How many people died in the flood? So far 15 people died in the Alba flood. / "
        "In the Alba flood 12 people died.",
        _for_the_time_being,
        "How many people died in the flood? In the Alba flood 15 people died. / "
        "In the Alba flood 12 people died.",
    ),
    Rule(
        "sampled",
        "How many voters want the dam? In a poll 540 voters in Alba want the dam. / "
        "In Alba 610 voters want the dam.",
        _sampled,
        "How many voters want the dam? In Alba 540 voters want the dam. / "
        "In Alba 610 voters want the dam.",
    ),
    Rule(
        "of another event",
        "How many people died in the flood? The flood killed 12 people in Alba. / "
        "The toll in that flood was 15 people in Alba.",
        _of_another,
        "How many people died in the flood? The flood killed 12 people in Alba. / "
        "The toll in the flood was 15 people in Alba.",
    ),
)
"""What shows that two counts of a thing may both be right."""
