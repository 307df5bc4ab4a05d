"""Reading: a sentence as the check of what an LLM writes compares it, word by word."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from index.english.forms import base_form, is_verb, is_verb_form
from index.english.function_words import (
    ARTICLES,
    AUXILIARIES,
    BE,
    COORDINATORS,
    DETERMINERS,
    FEMININE,
    INDEFINITE_PRONOUNS,
    MASCULINE,
    MONTHS,
    NEGATIONS,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
    WEEKDAYS,
    WH_WORDS,
)
from index.english.names import GENDER_TITLES, first_name_gender
from index.english.numbers import NUMBER, is_ordinal, value_of
from index.english.quotation_marks import quotations
from index.english.stems import stems
from index.english.words import words_of
from index.span import Span
from index.statements.cues import FORMS, QUOTING

_WORD = re.compile(rf"{NUMBER}|(?:[^\W\d_]\.){{2,}}|[^\W\d_]+(?:['’][^\W\d_]+)*|[$£€%]", re.I)
_MARK = re.compile(r"[,;:()\[\]–—…]|(?<=\s)--?(?=\s)")
_SIGNS = {"percent": "%", "cent": "%", "dollar": "$", "euro": "€", "pound": "£"}
MODES = {
    "can": "may", "could": "may", "may": "may", "might": "may", "must": "must", "ought": "must",
    "should": "must", "shall": "will", "will": "will", "would": "will",
}  # fmt: skip
"""What a modal verb says of what is told by the verb behind it."""

_SHORTENED = {"ca": "can", "wo": "will", "sha": "shall"}  # before "n't"
_SHORT_DAYS = frozenset(day[:3] for day in MONTHS + WEEKDAYS) - words_of("mar sat sun may")
_HEDGES = words_of(
    "almost nearly hardly barely perhaps maybe possibly probably reportedly allegedly"
)
_EMPTY = (
    ARTICLES | AUXILIARIES | COORDINATORS | DETERMINERS | INDEFINITE_PRONOUNS | NEGATIONS
    | PREPOSITIONS | PRONOUNS | SUBORDINATORS | WH_WORDS | _HEDGES
    | GENDER_TITLES.keys() | words_of("to there then also")
)  # fmt: skip


@dataclass(frozen=True)
class Word:
    """A word or number of a sentence.

    `key` is its stem, a number's value, or a sign; `mark` sets it apart from the word before.
    How it stands there is told by `negated`, `mode` (may, must or will, as its modal verb says, or
    "almost"), `passive`, and `under` (the word behind which it is an infinitive: refused to go).
    `unit` is the currency of a number, or "%".
    """

    written: str
    lower: str
    key: str
    mark: str
    quoted: bool
    negated: bool = False
    mode: str = ""
    passive: bool = False
    under: str = ""
    unit: str = ""

    @property
    def counts(self) -> bool:
        """True for a number, but for those that are as often something else."""
        return self.key.startswith("#") and self.lower not in ("one", "first")

    @property
    def tells(self) -> bool:
        """True for a word of content."""
        return self.lower not in _EMPTY and self.lower not in _SIGNS.values()

    @property
    def acts(self) -> bool:
        """True for a form of a verb."""
        return is_verb_form(self.lower)

    @property
    def cased(self) -> bool:
        """True if it begins with a capital."""
        return self.written[0].isupper()

    @property
    def says(self) -> bool:
        """True for a verb of saying, told of somebody."""
        base = FORMS.get(self.lower)
        finite = base in QUOTING and self.lower != base and not self.lower.endswith("ing")
        return finite or self.lower == "according"

    @property
    def hedges(self) -> bool:
        """True for an adverb that takes back a part of what it stands beside."""
        return self.lower in _HEDGES

    @property
    def day(self) -> str | None:
        """The first letters of a month or weekday, by which it is known; None for another word."""
        if self.lower in ("may", "march") and not self.cased:
            return None
        short = self.lower[:3]
        named = self.lower in MONTHS or self.lower in WEEKDAYS
        return short if named or (len(self.lower) < 5 and short in _SHORT_DAYS) else None

    @property
    def gender(self) -> str | None:
        """`m` or `f` for a pronoun, title or first name of a man or woman."""
        if self.lower in MASCULINE or self.lower in FEMININE:
            return "m" if self.lower in MASCULINE else "f"
        named = self.tells and self.lower != "will"
        return GENDER_TITLES.get(self.lower) or (first_name_gender(self.lower) if named else None)


@lru_cache(maxsize=4_000)
def read(text: str) -> tuple[Word, ...]:
    """The words of a text, articles left out, each with how it stands there."""
    return tuple(_standing(list(_words(text))))


def _words(text: str) -> Iterator[Word]:
    """The words as they come; "n't" is one of its own."""
    quoted = [found.span for found in quotations(text, [Span(0, len(text))])]
    end, mark = 0, "."
    for match in _WORD.finditer(text):
        found = _MARK.search(text[end : match.start()])
        mark, end = mark or (found[0] if found else ""), match.end()
        inside = any(span.start <= match.start() < span.end for span in quoted)
        for lower in _apart(match[0].lower().replace("’", "'")):
            if lower not in ARTICLES:
                yield Word(match[0], lower, _key(match, lower), mark, inside)
                mark = ""


def _apart(lower: str) -> Sequence[str]:
    if lower == "cannot":
        return "can", "not"
    if lower.endswith("n't"):
        stem = lower.removesuffix("n't")
        return _SHORTENED.get(stem, stem), "not"
    return [lower.removesuffix("'s")]


def _key(match: re.Match[str], lower: str) -> str:
    value = value_of(match)
    if value is not None:
        return f"#{value:.12g}{'th' if is_ordinal(match) else ''}"
    return lower.replace(".", "") if "." in lower else (stems(lower) or [lower])[0]


def _standing(words: Sequence[Word]) -> Iterator[Word]:
    """The words with how each stands, as those before it in its clause tell."""
    negated, mode, being, to, governor = False, "", False, False, ""
    for place, word in enumerate(words):
        if word.mark and word.mark != ":":
            negated, mode, being, to, governor = False, "", False, False, ""
        if word.key.startswith("#"):
            yield replace(word, negated=negated, mode=mode, unit=_unit(words, place))
        elif word.tells or word.day:
            yield replace(
                word,
                negated=negated,
                mode=mode,
                passive=being and _is_done_by(words, place),
                under=governor if to and is_verb(word.lower) else "",
            )
            if not word.lower.endswith("ly"):
                negated, mode, being, to, governor = False, "", False, False, word.key
        else:
            negated = negated or word.lower in NEGATIONS
            mode = "almost" if word.hedges else MODES.get(word.lower, mode)
            being, to = being or word.lower in BE, word.lower == "to"
            yield word


def _is_done_by(words: Sequence[Word], place: int) -> bool:
    """True for a participle behind which whoever does it is named."""
    lower = words[place].lower
    participle = lower.endswith("ed") or (base_form(lower) != lower and not lower.endswith("ing"))
    return participle and any(word.lower == "by" for word in words[place + 1 : place + 4])


def _unit(words: Sequence[Word], place: int) -> str:
    beside = [*words[place + 1 : place + 3], *words[max(0, place - 1) : place]]
    signs = (_SIGNS.get(word.key, word.lower) for word in beside)
    return next((sign for sign in signs if sign in _SIGNS.values()), "")
