"""Missing: what of a question no article near it holds, for a refusal to name."""

import re
from collections.abc import Iterable

from assistant.understanding.question import Question, content_terms, telling_stems
from index.articles.article import Article
from index.english.numbers import NUMBER, is_ordinal
from index.english.stems import stems

# Words of a question that an article needn't have, to answer it.
_UNTOLD = frozenset(
    stems(
        "else mean meant exactly please kind sort many much often tell told say said call called "
        "name named"
    )
)
_NUMBER = re.compile(NUMBER, re.IGNORECASE)
_TAKE_PART = re.compile(r"\b(t(?:ake|akes|aking|aken|ook)) part\b", re.IGNORECASE)


def missing_from(articles: Iterable[Article], question: Question) -> tuple[str, ...]:
    """The names of the question of which no article holds every word, or else its other words,
    but for those that only ask."""
    texts = [f"{article.title} {article.text}" for article in articles]
    return _missing_names(texts, question) or tuple(dict.fromkeys(_missing_words(texts, question)))


def _missing_names(texts: list[str], question: Question) -> tuple[str, ...]:
    each = [set(re.findall(r"\w+", text.casefold())) for text in texts]
    read = " ".join(texts).casefold()
    return tuple(
        name
        for name in question.names
        if name.casefold() not in read
        and not any(held.issuperset(re.findall(r"\w+", name.casefold())) for held in each)
    )


def _missing_words(texts: list[str], question: Question) -> Iterable[str]:
    told = set(telling_stems(" ".join(texts)))
    only_asked = _UNTOLD.union(question.cues)
    for word in re.findall(r"\w+", _TAKE_PART.sub(r"\1", question.searched)):
        if (number := _NUMBER.fullmatch(word)) and is_ordinal(number):
            continue
        asked = set(content_terms(word)).intersection(question.terms) - only_asked
        if asked and told.isdisjoint(asked.union(stems(_spelt_ways(word)))):
            yield word


def _spelt_ways(word: str) -> str:
    """A word in British and American spelling: "criticised criticized"."""
    ways = {word}
    for british, american in ((r"is(?=(?:e[sd]?|ing|ations?)$)", "iz"), (r"our", "or")):
        ways.add(re.sub(british, american, word))
    ways.add(re.sub(r"iz(?=(?:e[sd]?|ing|ations?)$)", "is", word))
    ways.add(re.sub(r"or(?=(?:s|ed|ing|able|ite)?$)", "our", word))
    return " ".join(sorted(ways))
