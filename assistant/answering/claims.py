"""Claims: what a sentence of an article counts, dates and names, to compare it with another."""

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from assistant.answering.scoring import LIKENESS
from assistant.understanding.question import content_terms, names_in
from index.articles.article import Article
from index.english.days import DAY, MONTH
from index.english.function_words import ORDINALS
from index.english.numbers import NUMBER, is_ordinal, value_of
from index.english.sentences import sentences
from index.english.stems import stems
from index.english.words import any_of

BOUNDS = {
    "least": r"at least|more than|over|no fewer than|no less than|upwards? of|above|from|"
    r"start(?:s|ed|ing)? (?:at|from)",
    "most": r"at most|up to|as many as|as much as|fewer than|less than|under|below|no more than",
    "near": r"nearly|almost|close to|about|around|roughly|some|approximately|an estimated",
}
_QUANTITY = re.compile(
    rf"(?:\b(?:{'|'.join(f'(?P<{name}>{words})' for name, words in BOUNDS.items())}) )?"
    rf"(?P<money>[$£€])?(?<![\w.,:/-]){NUMBER}(?![\w-])(?P<share>%| ?percent\b| per cent\b)?"
    r"(?P<clock> ?(?:[ap]\.?m\b|o[’']clock))?(?P<up>,? (?:and up|or (?:more|higher|older)|plus\b))?"
    r"(?P<after>(?: +(?!and\b|or\b|to\b|of\b|in\b)[a-z]+){0,2})",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_ADDED = re.compile(
    r" (?:[a-z]+ ){0,2}(?:more|other|others|additional|further|fewer|less)\b", re.IGNORECASE
)
_RANKING = re.compile(r"\b(?:top|best|no\.?|number|another|other|additional) $", re.IGNORECASE)
_IS_NUMBER = re.compile(rf"{NUMBER}$|\d", re.IGNORECASE)

_DATES = re.compile(rf"\b(?:{MONTH}) \d\d?(?:[-–]\d\d?)?\b")
_DAY = re.compile(
    rf"\b(?P<month>{MONTH}) (?P<day>\d\d?)\b|\b(?P<day2>\d\d?) (?P<month2>{MONTH})\b"
    rf"|\b(?P<weekday>{DAY})\b|(?:\b(?:in|of)|(?<=\d),) (?P<year>\d{{4}})\b"
)
_STRETCH = re.compile(
    r"\b(?:this|last|a|per|each|every|past|previous) (?:\w+ )?"
    r"(?:day|week|weekend|month|quarter|season|year|decade|century)s?\b",
    re.IGNORECASE,
)
_PICKED = re.compile(
    rf"\b(?:{any_of(ORDINALS)}|\d+(?:st|nd|rd|th)|next|last|previous|prior|final|another|other)"
    r"[- ][a-z]+"
    r"|\b(?:game|round|week|day|episode|season|part|phase) \d+\b|\b\d{1,3}[-–]\d{1,3}\b",
    re.IGNORECASE,
)

_SAYING = ("said", "says", "say", "told", "reported", "reports", "announced")
_REPORTER = re.compile(
    rf"(?:[A-Z][\w’'.-]* )+(?:{any_of(_SAYING)})\b"
    rf"|\b(?:{any_of(_SAYING)}|according to) (?:the )?[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*)*"
)
_SAID_ON = re.compile(
    rf"\b(?:{any_of((*_SAYING, 'confirmed', 'wrote', 'added', 'tweeted'))})"
    rf" (?:on |late |early )?(?:{DAY})\b"
)
DENYING = frozenset(stems("deny denial refute dispute untrue never cannot"))
"""Stems of words that deny something, and say nothing of it."""


class Amount(NamedTuple):
    """A number in a sentence: the least and the most that it may stand for, and itself."""

    low: float
    high: float
    value: float

    def meets(self, other: "Amount") -> bool:
        """True if both may be the same number."""
        return self.low <= other.high and other.low <= self.high


@dataclass(frozen=True)
class Claim:
    """A sentence of an article, and what it counts, dates and names."""

    article: Article
    words: str

    @cached_property
    def terms(self) -> frozenset[str]:
        """The stems that carry meaning, without numbers and denials."""
        terms = (term for term in content_terms(self.words) if term not in DENYING)
        return frozenset(term for term in terms if not _IS_NUMBER.match(term))

    @cached_property
    def names(self) -> frozenset[str]:
        """The stems of its names, but for who reports it and the word it opens with."""
        rest = _REPORTER.sub(" ", self.words).strip("“\"‘' ")
        _, _, behind = rest.partition(" ")
        inside = rest if behind[:1].isupper() else behind
        names = " ".join(names_in(_DAY.sub(" ", inside)))
        return frozenset(term for term in content_terms(names) if not _IS_NUMBER.match(term))

    @cached_property
    def amounts(self) -> Mapping[str, frozenset[Amount]]:
        """Its numbers by what they count: a stem, "$" or "%"."""
        found: dict[str, set[Amount]] = {}
        for match in _QUANTITY.finditer(self.words):
            if (amount := _amount(match)) and _counts(match):
                for unit in _units(match):
                    found.setdefault(unit, set()).add(amount)
        return {unit: frozenset(amounts) for unit, amounts in found.items()}

    def amounts_beside(self, value: float) -> set[float]:
        """Its other numbers."""
        return {amount.value for held in self.amounts.values() for amount in held} - {value}

    @cached_property
    def days(self) -> Mapping[str, frozenset[str]]:
        """The days, weekdays and years that it names, by which of these they are."""
        named = sorted(set(_days(self.words)))
        return {kind: frozenset(day for k, day in named if k == kind) for kind, _ in named}

    @cached_property
    def stretches(self) -> frozenset[str]:
        """The stretches of time that it names: "this year"."""
        return frozenset(match[0].lower() for match in _STRETCH.finditer(self.words))

    @cached_property
    def picked(self) -> frozenset[str]:
        """The words that pick one event of a series: "next game", "88-80"."""
        rest = _STRETCH.sub(" ", _DATES.sub(" ", self.words))
        return frozenset(match[0].lower().replace("-", " ") for match in _PICKED.finditer(rest))

    @cached_property
    def other_years(self) -> frozenset[str]:
        """The years that it and the sentences next to it name, but for the article's."""
        article, words = self.article, self.words
        start = max(article.text.find(words), 0)
        end = start + len(words)
        first = max(0, start - LIKENESS.neighbours)
        last = min(len(article.text), end + LIKENESS.neighbours)
        spans = sentences(article.text, first, last)
        before = max((span for span in spans if span.end <= start), default=(start, end))
        after = min((span for span in spans if span.start >= end), default=(start, end))
        told = f"{article.text[slice(*before)]} {words} {article.text[slice(*after)]}"
        years = frozenset(re.findall(rf"\b{_YEAR.pattern}\b", told))
        return years - {str(article.published.year)} if article.published else years


def _amount(match: re.Match[str]) -> Amount | None:
    value = value_of(match)
    if value is None:
        return None
    low = 0.0 if match["most"] else value * (1 - LIKENESS.rounding) if match["near"] else value
    is_open = match["least"] or match["up"]
    high = math.inf if is_open else value * (1 + LIKENESS.rounding) if match["near"] else value
    return Amount(low, high, value)


def _counts(match: re.Match[str]) -> bool:
    """True if a number counts something whole: it is no rank, time, year, and is not added."""
    is_time = match["clock"] or _YEAR.fullmatch(match["digits"] or "")
    is_rank = is_ordinal(match) or _RANKING.search(match.string[: match.start()])
    return not (is_time or is_rank or _ADDED.match(match.string, match.start("after")))


def _units(match: re.Match[str]) -> list[str]:
    """What a number counts."""
    return ["%"] if match["share"] else ["$"] if match["money"] else stems(match["after"])


def _days(words: str) -> Iterator[tuple[str, str]]:
    for match in _DAY.finditer(_SAID_ON.sub(" ", words)):
        if match["weekday"]:
            yield "weekday", match["weekday"]
        elif match["year"]:
            yield "year", match["year"]
        else:
            yield "day", f"{match['month'] or match['month2']} {match['day'] or match['day2']}"
