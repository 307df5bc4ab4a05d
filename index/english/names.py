"""Names: the entities an article names, how a person's name is written, whose name two are."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from index.english.function_words import ARTICLES
from index.english.words import any_of, rows, word_list, words_of
from index.span import Span


@dataclass(frozen=True)
class Name:
    """A named entity: `text[slice(*span)]` is a name; `label` is PERSON, ORG, NORP, GPE, ..."""

    span: Span
    label: str

    def __post_init__(self) -> None:
        if not 0 <= self.span.start < self.span.end:
            raise ValueError(f"a name needs 0 <= start < end, got {self.span}")


GENDER_TITLES = {"mr": "m", "sir": "m", "mrs": "f", "ms": "f", "miss": "f"}
TITLES = GENDER_TITLES.keys() | words_of(
    "dr prof sen sens rep reps gov govs gen lt col capt maj sgt cmdr adm rev hon judge justice "
    "president senator representative governor congressman congresswoman secretary general "
    "speaker mayor minister chancellor ambassador professor doctor pope king queen prince "
    "princess sheriff officer detective chief attorney vice prime lord lady"
)
SUFFIXES = words_of("jr sr ii iii iv")
_OF_SURNAMES = words_of("de le la du da di del della der bin dos ter")
PARTICLES = words_of("de da di du del della van von der den bin ibn al el la le ter ten dos y st")

CAPITALISED = r"[A-Z][\w’'.-]*"
_JOINED = rf"\s+(?:(?:of|the|{any_of(PARTICLES - {'ten'})})\s+)*{CAPITALISED}"
NAME = rf"{CAPITALISED}(?:{_JOINED})*"
"""A pattern of a name, or of any run of words with capitals: Ada Lund, the Bank of Alba."""
NAME_OR_NUMBER = rf"(?:{CAPITALISED}|\d[\d,.]*\d|\d)(?:{_JOINED})*"

_ARTICLE = re.compile(rf"^(?:{any_of(ARTICLES)})\s", re.IGNORECASE)
_CAPITALISED = re.compile(r"(?<=[a-z,] )[A-Z][\w’'-]*\w")
_LOWER_CASE = re.compile(r"\b[a-z][\w’'-]*\w")


def folded(word: str) -> str:
    """A word without diacritics, punctuation and case, for comparing; hyphens stay."""
    if word.isascii() and word.isalpha():
        return word.lower()
    plain = unicodedata.normalize("NFKD", word.replace("ł", "l").replace("ø", "o"))
    return re.sub(r"[^\w-]", "", plain).lower()


def without_article(phrase: str) -> str:
    """A name or a phrase without "the" or "a" in front of it."""
    return _ARTICLE.sub("", phrase)


def without_possessive(name: str) -> str:
    """A name without the ending of "Peskov’s" or "Sanders’"."""
    return re.sub(r"[’']s?$", "", name)


def name_words(name: str) -> tuple[str, ...]:
    """The words of a name, folded, without titles in front; "jr" and the like stay."""
    words = [word for word in map(folded, without_possessive(name).split()) if word]
    while len(words) > 1 and words[0] in TITLES:
        words = words[1:]
    return tuple(words)


def name_key(words: Sequence[str]) -> tuple[str, str, str]:
    """First name, surname and suffix of a name's words, each "" where there is none.

    Two full names are compared by them: Donald Trump and Donald J. Trump have one key.
    """
    if not words:
        return "", "", ""
    suffix = words[-1] if len(words) > 1 and words[-1] in SUFFIXES else ""
    core = words[:-1] if suffix else words
    if len(core) == 2 and core[0] in _OF_SURNAMES:
        core = core[1:]
    return core[0] if len(core) > 1 else "", core[-1], suffix


def same_name(name: str, who: str) -> bool:
    """True if a name may be that of `who`: `Biden` and `President Joe Biden` are `Joe Biden`, but
    not `Jill Biden` or the `Biden Administration`; so are the letters that its words begin with."""
    written, asked = name_words(name), name_words(who)
    if not written or not asked:
        return False
    if name.replace(".", "") == _initials(who) or _initials(name) == who.replace(".", ""):
        return True
    if set(written) <= set(asked):
        return not set(written) <= set(name_words(who.partition(" of ")[2]))  # "Bank of Alba"
    *_, last = (word for word in written if word not in SUFFIXES)
    return set(asked) <= set(written) and (last == asked[-1] or is_first_name(asked[0]))


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word[0].isupper())


@lru_cache(maxsize=2)
def lower_case_words(text: str) -> frozenset[str]:
    """The words that stand in a text without a capital."""
    return frozenset(_LOWER_CASE.findall(text))


@lru_cache(maxsize=2)
def capitalised_words(text: str) -> frozenset[str]:
    """The words, in lower case, that have a capital within a sentence of a text, but never begin
    without one."""
    inside = {word.lower() for word in _CAPITALISED.findall(text)}
    return frozenset(inside - lower_case_words(text))


def is_first_name(word: str) -> bool:
    """True if a word, in lower case, is in the short list of common first names."""
    return word in word_list("first_names_of_men") or word in word_list("first_names_of_women")


@cache
def _long_names() -> dict[str, frozenset[str]]:
    return {short: frozenset(long) for short, *long in rows("short_names")}


def long_names(word: str) -> frozenset[str]:
    """A first name, in lower case, and the names that it is short for: "bob", "robert"."""
    return _long_names().get(word, frozenset()) | {word}


def first_name_gender(word: str) -> str | None:
    """`m` or `f` for a common first name, in lower case, that is one gender's; else None."""
    is_mans = word in word_list("first_names_of_men")
    if is_mans == (word in word_list("first_names_of_women")):
        return None
    return "m" if is_mans else "f"
