"""Sentences of different articles that tell the same, and those that contradict each other."""

import re
from calendar import day_name, month_name
from collections.abc import Mapping

from assistant.numbers import NUMBER, is_ordinal, value_of
from assistant.question import Question, content_terms
from index.articles import Article
from index.fulltext import stems

_SAME = 0.6  # share of their words, from which on two sentences tell the same
_ALIKE = 0.85  # cosine, from which on they do
_CLOSE = 0.65  # cosine, from which on they may contradict each other
_ABOUT, _NEAR = 0.5, 0.5  # the same of the shorter one's words, where the question helps
_MARKS = {"$", "%"}  # what money and shares count
_DAYS = 10  # articles that are further apart tell different stories

_QUANTITY = re.compile(
    rf"(?P<money>[$£€])?(?<![\w.]){NUMBER}(?!\w)(?P<share>%| ?percent\b| per cent\b)?"
    r"(?P<after>(?:[ -]+(?!and\b|or\b|to\b)[a-z]+){0,2})",
    re.IGNORECASE,
)
_MONTHS = "|".join(month_name[1:])
_IS_NUMBER = re.compile(rf"{NUMBER}$|\d", re.IGNORECASE)
_DAY = re.compile(
    rf"\b(?P<month>{_MONTHS}) (?P<day>\d\d?)\b|\b(?P<day2>\d\d?) (?P<month2>{_MONTHS})\b"
    rf"|\b(?P<weekday>{'|'.join(day_name)})\b|\b(?:in|of) (?P<year>\d{{4}})\b"
)
_DENIAL = re.compile(
    r"\b(?:not|never|nobody|cannot|den(?:y|ies|ied|ying|ial)|refut(?:e|es|ed|ing)|untrue)\b|n[’']t\b",
    re.IGNORECASE,
)
_DENYING = frozenset(stems("deny denial refute untrue never cannot"))


def same_story(one: Article, words: str, other: Article, others_words: str, cosine: float) -> bool:
    """Whether sentences of two articles tell the same: in much the same words, or near in
    meaning, within days of each other."""
    if not _near_in_time(one, other):
        return False
    first, second = set(content_terms(words)), set(content_terms(others_words))
    alike = len(first & second) / (len(first | second) or 1)
    return alike >= _SAME or cosine >= _ALIKE


def contradict(
    one: Article,
    words: str,
    other: Article,
    others_words: str,
    cosine: float,
    question: Question,
) -> bool:
    """Whether sentences of two articles can't both be true, as far as their words show.

    They tell of the same, and give another number of the same things or another day, or one
    denies what the other claims. Days count where the question asks when; where it asks for a
    number or a day, sentences that have that in common need be less alike.
    """
    if one.id == other.id or not _near_in_time(one, other):
        return False
    first, second = _content(words), _content(others_words)
    shared = first & second
    alike = len(shared) / (min(len(first), len(second)) or 1)
    if len(shared) < 2 or alike < _ABOUT or cosine < _NEAR or shared.isdisjoint(question.terms):
        return False
    close = alike >= _SAME and cosine >= _CLOSE
    counted = _quantities(words), _quantities(others_words)
    for unit in counted[0].keys() & counted[1].keys():
        asked = question.kind == "how many" and (unit in question.terms or unit in _MARKS)
        if counted[0][unit].isdisjoint(counted[1][unit]) and (asked or (close and unit in shared)):
            return True
    if question.kind == "when":
        days = _days(words), _days(others_words)
        common = days[0].keys() & days[1].keys()
        if any(days[0][kind].isdisjoint(days[1][kind]) for kind in common):
            return True
    return close and bool(_DENIAL.search(words)) != bool(_DENIAL.search(others_words))


def _near_in_time(one: Article, other: Article) -> bool:
    first, second = one.published, other.published
    return not first or not second or abs((first - second).days) <= _DAYS


def _content(words: str) -> set[str]:
    """The stems that carry meaning, without numbers and denials."""
    terms = (term for term in content_terms(words) if term not in _DENYING)
    return {term for term in terms if not _IS_NUMBER.match(term)}


def _quantities(words: str) -> Mapping[str, set[float]]:
    """The numbers in a sentence by what they count: a stem, "$" or "%"."""
    found: dict[str, set[float]] = {}
    for match in _QUANTITY.finditer(words):
        value = value_of(match)
        if value is None or is_ordinal(match):
            continue
        units = ["%"] if match["share"] else ["$"] if match["money"] else stems(match["after"])
        for unit in units:
            found.setdefault(unit, set()).add(value)
    return found


def _days(words: str) -> Mapping[str, set[str]]:
    """The days, weekdays and years that a sentence names, by which of these they are."""
    found: dict[str, set[str]] = {}
    for match in _DAY.finditer(words):
        if match["weekday"]:
            found.setdefault("weekday", set()).add(match["weekday"])
        elif match["year"]:
            found.setdefault("year", set()).add(match["year"])
        else:
            day = f"{match['month'] or match['month2']} {match['day'] or match['day2']}"
            found.setdefault("day", set()).add(day)
    return found
