"""Language: words told to be English, or not."""

import re

from index.english.function_words import WH_WORDS
from index.english.names import PARTICLES
from index.english.words import word_list, words_of

_READ = 4_000  # characters of a text that are looked at
_FEW = 20  # words, from which on English has its share of small ones
_MANY, _SHARE_OF_MANY, _SHARE_OF_FEW = 60, 0.15, 0.1  # a few lines of quotations may hold fewer
_LATIN = "\u024f"  # the last letter of the Latin alphabets

_SMALL_WORDS = words_of(
    "the of and to in that is was for it with as his her he she on be at by this had are not but "
    "from or have an they which you were their there been has said would will we"
)
_ENGLISH_ONLY = WH_WORDS | words_of("did does the and said says tell about with")
_OF_QUESTIONS = _ENGLISH_ONLY | words_of("do is are of say for from has have had were in on to an")


def is_english(text: str) -> bool:
    """True unless a text's script and small words are those of another language.

    A text has as large a share of small words as English ones have. In a few words, such as a
    question, there may be none: they are foreign by two words of other languages, one of them no
    part of names, and no English one beside them.
    """
    letters = [letter for letter in text[:_READ] if letter.isalpha()]
    if sum(letter > _LATIN for letter in letters) > len(letters) / 2:
        return False
    words = [word.lower() for word in re.findall(r"[^\W\d_]+", text[:_READ])]
    if len(words) < _FEW:
        foreign = word_list("foreign").intersection(words)
        is_foreign = len(foreign) >= 2 and bool(foreign - PARTICLES)
        return not is_foreign or not _OF_QUESTIONS.isdisjoint(words)
    small = sum(word in _SMALL_WORDS for word in words)
    if len(words) > _MANY:
        return small >= _SHARE_OF_MANY * len(words)
    return small >= _SHARE_OF_FEW * len(words) or not _ENGLISH_ONLY.isdisjoint(words)
