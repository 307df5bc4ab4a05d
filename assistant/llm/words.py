"""Words: a text as the check of an LLM's sentences compares it."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from assistant.llm.operators import MODAL_VERBS, NARROWING, OPENERS, OPERATORS
from index.english import function_words
from index.english.forms import irregular_forms, verbs
from index.english.function_words import ARTICLES, COORDINATORS, PRONOUNS
from index.english.numbers import NUMBER, is_ordinal, value_of
from index.english.sentences import sentences
from index.english.words import words_of
from index.rules import Rule, Rules, first
from index.statements.cues import FORMS, QUOTING
from index.statements.cues import WORDS as CUES

# Those that may open a clause or turn what follows are told apart where they are looked for.
PREPOSITIONS = function_words.PREPOSITIONS - words_of(
    "after before despite like since under until without"
)
CONJUNCTIONS = COORDINATORS | {"while"}
AUXILIARIES = function_words.AUXILIARIES | MODAL_VERBS
_PRONOUNS = PRONOUNS | words_of("there here what")
# Words without which a name may be another's.
_OF_NAMES = words_of(
    "new south north east west southern northern eastern western central san saint los las great"
)
_SUPERLATIVE = re.compile(r"(?:i|g|d|l|k|w|at|ep|rt)est$")
_SHORTENED = {"ca": "can", "wo": "will", "sha": "shall"}  # before "n't"
_ENDINGS = {"ll": "will", "ve": "have", "re": "are", "m": "am"}  # behind an apostrophe
_SIGNS = {"%": "percent", "$": "dollar", "€": "euro", "£": "£"}
_WORDS_OF_SIGNS = {"dollars": "dollar", "euros": "euro"}
_MONTH_BEFORE = words_of("in of last since until early late mid next this by")
_CUE_FORMS = FORMS.keys() & CUES
_PASTS = frozenset(form for verb in verbs().values() for form in verb.past)
_IRREGULAR = irregular_forms().keys() | frozenset(irregular_forms().values())

# Quotation marks that are nothing else, and those that may be apostrophes.
_MARKS = '"“”„‟«»‹›「」『』〝〞〟＂❝❞'
_SINGLE_MARKS = "‘’‚‛'`´❛❜"
QUOTED = re.compile(
    rf"[{_MARKS}]([^{_MARKS}]*)[{_MARKS}]"
    r"|(?<!\w)(?:''|``)((?:[^'`]|(?<=\w)'(?=\w))*)''(?!\w)"
    r"|(?<!\w)[‘‚‛❛'`´](?=\S)([^‘‚‛❛`´]*?)(?<!\s)[’❜'`´](?!\w)"
)
"""A quotation; the group that matched holds what stands between its marks."""

UNPAIRED = re.compile(rf"[{_MARKS}‘‚‛`´❛❜]|(?<!\w)''|''(?!\w)")
"""A quotation mark, in a text without its quotations."""

_PUNCTUATION = re.escape(".,;:!?…()[]-‐‑–—*'’" + _MARKS + _SINGLE_MARKS)
_WORD = re.compile(
    rf"(?<![\w.)])[-–](?=[$£€]?\d)|{NUMBER}|(?:[^\W\d_]\.){{2,}}"
    rf"|[^\W\d_]+(?:['’][^\W\d_]+)*(?:(?<=s)['’](?!\w))?|[^\s{_PUNCTUATION}]",
    re.IGNORECASE,
)
_MARK = re.compile(r"[,;:()\[\]–—…]|(?<=\s)--?(?=\s)")
_STOP = re.compile(r"[.!?](?=\W*\s)")  # between sentences in lower case, which are read as one


@dataclass(frozen=True)
class Word:
    """A word, number or symbol of a text.

    `key` is what it is compared by, beside `written`; `mark` sets it apart from the word before,
    to which it may be `joined` by a hyphen. `sentence` counts the sentences, also those in a
    quotation (`quoted`), and `end` is "?" or "!" where that one ends so.
    """

    key: str
    written: str
    mark: str
    quoted: bool
    joined: bool
    sentence: int
    end: str

    @property
    def determines(self) -> bool:
        """True for an article."""
        return self.key in ARTICLES

    @property
    def counts(self) -> bool:
        """True for a number."""
        return self.key.startswith("#")

    @cached_property
    def functions(self) -> bool:
        """True if it only holds others together."""
        return (
            self.key in PREPOSITIONS
            or self.key in CONJUNCTIONS
            or self.key in OPENERS
            or self.key in AUXILIARIES
            or self.key in _PRONOUNS
        )

    @cached_property
    def operates(self) -> bool:
        """True if it may not be left out."""
        key = re.split(r"['’]", self.key)[0]
        return (
            (not self.counts and not key[:1].isalnum())
            or key in OPERATORS
            or (key in _OF_NAMES and self.written[0].isupper())
            or key in CUES
            or FORMS.get(key) in QUOTING
        )

    @cached_property
    def acts(self) -> bool:
        """True if it may be a verb, by a list of forms or its ending."""
        listed = self.key in AUXILIARIES or self.key in FORMS or self.key in _IRREGULAR
        return listed or self.participle

    @cached_property
    def participle(self) -> bool:
        """True if it ends as a participle does."""
        return self.key.endswith(("ed", "ing"))

    @cached_property
    def past(self) -> bool:
        """True if it may be a verb of the past."""
        return self.key.endswith("ed") or self.key in _PASTS

    @cached_property
    def inflected(self) -> bool:
        """True if it may be a verb, or a word in "-s"."""
        return self.acts or bool(re.search(r"[^'’]s$", self.key))

    @cached_property
    def says(self) -> bool:
        """True for a verb of saying that tells of somebody."""
        return (self.finite and FORMS[self.key] in QUOTING) or self.key == "according"

    @cached_property
    def finite(self) -> bool:
        """True for a verb that attributes something, in a form that tells it of somebody."""
        form = FORMS.get(self.key)
        plain = self.key == form and self.key not in ("say", "argue", "believe", "think", "insist")
        return form is not None and not plain and not self.key.endswith("ing")

    @cached_property
    def narrows(self) -> bool:
        """True if nothing may be left out behind it."""
        return self.key in NARROWING or bool(_SUPERLATIVE.search(self.key))

    @cached_property
    def modifies(self) -> bool:
        """True if it may be left out before the noun that it belongs to."""
        return not (self.functions or self.operates or self.acts) and (
            self.determines or self.counts or not re.search(r"[^'’suiao]s$", self.key)
        )


@lru_cache(maxsize=2_000)
def read(text: str) -> tuple[tuple[Word, ...], ...]:
    """The words of a text by sentences; numbers by their values, "n't" as a word of its own, and
    without a "that" behind a verb of saying."""
    text = unicodedata.normalize("NFC", text)
    quoted = [match.span() for match in QUOTED.finditer(text)]
    plain = list(text)
    for start, end in quoted:
        width = 2 if text[start : start + 2] in ("''", "``") else 1
        plain[start : start + width] = plain[end - width : end] = " " * width
    blank = re.sub(f"[{_MARKS}]", " ", "".join(plain))
    found = []
    number = 0
    for start, end in sentences(text):
        words: list[Word] = []
        for begin, stop in sentences(blank, start, end):
            words += _words(blank, begin, stop, number, quoted)
            number += 1
        found.append(tuple(_without_that(words)))
    return tuple(found)


@lru_cache(maxsize=2_000)
def keys_of(text: str) -> tuple[str, ...]:
    """What the words of a text are compared by, articles left out."""
    return tuple(word.key for words in read(text) for word in words if not word.determines)


def without_determiners(words: Sequence[Word]) -> list[Word]:
    """The words without "a", "an" and "the", whose marks are those of the words behind them."""
    kept: list[Word] = []
    mark = ""
    for word in words:
        mark = mark or word.mark
        if not word.determines:
            kept.append(replace(word, mark=mark))
            mark = ""
    return kept


def _words(
    text: str, start: int, end: int, sentence: int, quotations: Sequence[tuple[int, int]]
) -> Iterator[Word]:
    """The words of one sentence."""
    closing = re.search(r"([?!])[\s.!?…)\]'’]*\Z", text[start:end])
    ends = closing[1] if closing else ""
    lower = text == text.lower()
    matches = list(_WORD.finditer(text, start, end))
    last: Word | None = None
    sign = ""
    for place, match in enumerate(matches):
        following = matches[place + 1] if place + 1 < len(matches) else None
        if _leads_number(text, start, match, following):
            sign = _SIGNS[match[0]]  # read as behind its number
            continue
        between = text[matches[place - 1].end() : match.start()] if place else ""
        joined = between in ("-", "‐", "‑", "–")
        found = _MARK.search(between) or (_STOP.search(between) if lower else None)
        mark = "." if not place else found[0] if found and not joined else ""
        quoted = any(a <= match.start() < b for a, b in quotations)
        before = last.key if last else ""
        keys = _number(match, sign) or _keys(_Written(match[0], before, _has_digits(following)))
        sign = ""
        for key in keys:
            last = Word(key, match[0], mark, quoted, joined, sentence, ends)
            mark, joined = "", False
            yield last


def _leads_number(
    text: str, start: int, match: re.Match[str], following: re.Match[str] | None
) -> bool:
    """True for the sign of a currency before its number."""
    lettered = match.start() > start and text[match.start() - 1].isalnum()
    return match[0] in "$£€" and _has_digits(following) and not lettered


def _has_digits(match: re.Match[str] | None) -> bool:
    return bool(match and match["digits"])


def _number(match: re.Match[str], sign: str) -> list[str] | None:
    """What a number is compared by, and the sign before it; None for another word."""
    value = value_of(match)
    if value is None:
        return None
    return [f"#{value:.12g}{'th' if is_ordinal(match) else ''}", *filter(None, [sign])]


@dataclass(frozen=True)
class _Written:
    """A word as written, with the key of the word before it, "" where it is the first;
    `before_digits` is true if digits follow it."""

    word: str
    before: str
    before_digits: bool

    @cached_property
    def lower(self) -> str:
        return self.word.lower().replace("’", "'")


def _us(written: _Written) -> list[str] | None:
    return ["u.s"] if written.word.replace(".", "") == "US" else None


def _initials(written: _Written) -> list[str] | None:
    dotted = "." in written.lower and len(written.lower) > 1
    return [written.lower.replace(".", "")] if dotted else None


def _month_of_may(written: _Written) -> list[str] | None:
    cased = written.word == "May" and bool(written.before)
    month = written.before_digits or cased or written.before in _MONTH_BEFORE
    return ["may#"] if written.lower == "may" and month else None


def _a_few(written: _Written) -> list[str] | None:
    some = written.lower in ("few", "little") and written.before == "a"
    return [f"a {written.lower}"] if some else None


def _cent(written: _Written) -> list[str] | None:
    return ["cent"] if written.lower in ("cent", "per cent") else None


def _cannot(written: _Written) -> list[str] | None:
    return ["can", "not"] if written.lower == "cannot" else None


def _negated(written: _Written) -> list[str] | None:
    stem = written.lower.removesuffix("n't")
    return [_SHORTENED.get(stem, stem), "not"] if stem != written.lower else None


def _contracted(written: _Written) -> list[str] | None:
    stem, _, ending = written.lower.rpartition("'")
    return [stem, _ENDINGS[ending]] if stem and ending in _ENDINGS else None


def _sign(written: _Written) -> list[str] | None:
    return [_SIGNS[written.lower]] if written.lower in _SIGNS else None


def _word_of_sign(written: _Written) -> list[str] | None:
    return [_WORDS_OF_SIGNS[written.lower]] if written.lower in _WORDS_OF_SIGNS else None


KEYS: Rules[Callable[[_Written], list[str] | None]] = Rules(
    Rule("country", "the US: u.s", _us, "us: us"),
    Rule("initials", "The U.N.: un", _initials),
    Rule("month", "In May: may#", _month_of_may, "It may: may"),
    Rule("a few", "A few: a few", _a_few, "So few: few"),
    Rule("cent", "five cent: cent", _cent),
    Rule("cannot", "She cannot: can not", _cannot),
    Rule("negated", "She won’t: will not", _negated),
    Rule("contracted", "They've: they have", _contracted, "Lund’s: lund's"),
    Rule("sign", "Lund’s %: percent", _sign),
    Rule("word of a sign", "Many dollars: dollar", _word_of_sign),
)
"""What the last word before the colon is compared by: one key, or two where it is two words."""


def _keys(written: _Written) -> list[str]:
    return first(KEYS, written) or [written.lower]


def _without_that(words: Sequence[Word]) -> Iterator[Word]:
    """The words without a "that" that follows a verb of saying, and with "per cent" as one."""
    padded = [None, *words, None]
    for before, word, after in zip(padded, words, padded[2:], strict=False):
        if word.key == "that" and _introduces(before, word, after):
            continue
        if word.key == "per" and after and after.key == "cent":
            continue
        yield replace(word, key="percent") if word.key == "cent" and before else word


def _introduces(before: Word | None, word: Word, after: Word | None) -> bool:
    """True for a conjunction between a verb of saying and what is said."""
    if not before or not after or word.mark or after.mark:
        return False
    return before.key in _CUE_FORMS
