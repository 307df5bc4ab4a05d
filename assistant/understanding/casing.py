"""Casing: a question typed in small letters, its names written as the articles write them."""

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from assistant.understanding.cast import Cast
from assistant.understanding.question import Question, content_terms
from assistant.understanding.rewording import edited, written
from index.articles.article import Article
from index.english.forms import is_verb_form
from index.english.names import capitalised_words

_SMALL = re.compile(r"(?<![\w’'-])[a-z][a-z’'-]{2,}(?![\w-])")
_ASKING = re.compile(
    r"(?:(?:and|so|but) )?(?:who|what|when|where|why|how|which|did|does|do|is|was|are|were|has|"
    r"have|had|can|could|will|would|should)\b",
    re.IGNORECASE,
)


def with_names(question: Question, cast: Cast) -> Question:
    """The question with capitals for the people of its words whom the articles quote."""
    return _with(question, _people(question.words, cast))


def as_printed(question: Question, articles: Iterable[Article]) -> Question:
    """The question with the names in it that articles never write small, with its capital and its
    mark."""
    shown = list(articles)
    seen = [capitalised_words(article.text) for article in shown]
    small = {match[0] for match in _SMALL.finditer(question.words)}
    known = {word for word in small if content_terms(word) and any(word in text for text in seen)}
    question = _with(question, ((word, _most_printed(word, shown)) for word in sorted(known)))
    if _ASKING.match(question.words):
        return written(question)
    first = question.words[0]
    return edited(question, 0, 1, first.upper()) if first.islower() else question


def _most_printed(word: str, articles: Sequence[Article]) -> str:
    """A word of small letters as articles write it most often: "tpp" is "TPP"."""
    pattern = re.compile(rf"\b{re.escape(word)}\b", re.IGNORECASE)
    forms = Counter(form for article in articles for form in pattern.findall(article.text))
    return max(forms, key=lambda form: (forms[form], form), default=word)


def _people(words: str, cast: Cast) -> Iterator[tuple[str, str]]:
    """Small words that are people's names, each with the name's own letters."""
    small = [match[0] for match in _SMALL.finditer(words)]
    for word in small:
        bare = re.sub(r"['’]s?$", "", word)
        printed = cast.surnames.get(bare)
        if printed and not is_verb_form(bare):
            yield bare, printed
    for one, other in itertools.pairwise(small):
        other = re.sub(r"['’]s?$", "", other)
        for printed in cast.whole_names.get(f"{one} {other}", ()):
            yield from zip((one, other), printed.split(), strict=True)


def _with(question: Question, names: Iterable[tuple[str, str]]) -> Question:
    """The question with words written otherwise, but for those in quotation marks."""
    for small, printed in names:
        for match in reversed(list(re.finditer(rf"(?<![\w’'-]){small}(?![\w-])", question.words))):
            if "“" not in question.words[: match.start()]:
                question = edited(question, *match.span(), printed)
    return question
