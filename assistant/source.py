"""The source of words: who says them, as what, where and when, in one form wherever it is told."""

import re
from collections.abc import Iterable

from index.articles.article import Article
from index.english.days import spelt
from index.english.function_words import ARTICLES, COORDINATORS, PREPOSITIONS
from index.english.words import word_list

_SMALL = ARTICLES | COORDINATORS | PREPOSITIONS
_INITIALS = word_list("outlet_initials")


def source_line(article: Article, speaker: str | None = None, role: str | None = None) -> str:
    """Who says something, where and when it was printed: "Ada Lund, mayor · Alba Gazette · 4 May
    2023". Without a speaker it is where and when alone; what is not known is left out, except
    the day, of which that is said."""
    day = article.published
    who = ", ".join(words for words in (speaker, role) if words)
    where = (who, outlet_name(article.outlet), spelt(day) if day else "date unknown")
    return " · ".join(" ".join(part.split()) for part in where if part)


def outlet_name(stated: str | None) -> str | None:
    """An outlet as it is shown: as its articles state it, but for a code that a feed has for it:
    "alba_gazette" is shown as "Alba Gazette". A host stays one."""
    if not stated or re.search(r"[\s.]", stated) or not _is_code(stated):
        return stated
    words = [word for word in re.split(r"[_-]", stated.lower()) if word]
    return " ".join(_word(word, first=place == 0) for place, word in enumerate(words)) or stated


def stated_outlet(name: str, outlets: Iterable[str]) -> str:
    """The outlet among some that is stated as, or shown by, a name; the name where none is."""
    wanted = name.casefold()
    fits = (one for one in outlets if wanted in (one.casefold(), str(outlet_name(one)).casefold()))
    return next(fits, name)


def _is_code(stated: str) -> bool:
    """True if a word has no capitals, or nothing else and is divided by lines."""
    return stated.islower() or (stated.isupper() and bool(re.search(r"[_-]", stated)))


def _word(word: str, *, first: bool) -> str:
    """A word of a code as it stands in a name."""
    if word in _INITIALS:
        return word.upper()
    return word if word in _SMALL and not first else word.capitalize()
