"""Stretches: a sentence with those behind it, short enough, and nothing twice."""

from collections.abc import Callable

from assistant.answering.candidates import Candidate
from assistant.answering.retrieve import Hit
from assistant.answering.scoring import EXTENT
from assistant.answering.stretches import stretches
from assistant.understanding.question import content_terms, understand
from index.articles.article import Article
from index.english.sentences import sentences
from index.passages import Passage

TEXT = (
    "The bridge in Alba was closed on Monday. An inspector had found a crack in a pillar. "
    "It will open again in May.\n\nThe mayor was away.\n\nMore on this\n\nThe ferry runs all night."
)


def _candidates(article: Article) -> list[Candidate]:
    whole = Passage(1, article.id, 0, len(article.text))
    return [
        Candidate(
            article, span, Hit(whole, 1.0), words, frozenset(content_terms(words)), frozenset()
        )
        for span in sentences(article.text, 0, len(article.text))
        for words in [article.text[slice(*span)]]
    ]


def _quoted(article: Article, question: str, *places: int) -> list[str]:
    found = _candidates(article)
    chosen = [found[place] for place in places]
    spans = stretches(chosen, found, understand(question))
    return [article.text[slice(*span)] for _, span in spans]


def test_what_stands_behind_the_best_sentence_is_quoted_with_it(
    make_article: Callable[..., Article],
) -> None:
    [stretch] = _quoted(make_article(TEXT), "Why was the bridge in Alba closed?", 0, 2)
    assert stretch == TEXT[: TEXT.index("\n\n")]


def test_a_sentence_that_says_all_stands_alone(make_article: Callable[..., Article]) -> None:
    assert _quoted(make_article(TEXT), "When was the bridge in Alba closed?", 0, 3) == [
        "The bridge in Alba was closed on Monday.",
        "The mayor was away.",
    ]


def test_a_stretch_ends_at_a_heading(make_article: Callable[..., Article]) -> None:
    assert _quoted(make_article(TEXT), "What did the mayor do?", 3) == ["The mayor was away."]


def test_a_stretch_is_short_enough(make_article: Callable[..., Article]) -> None:
    long = "The dam broke. " + "It " + "very " * EXTENT.stretch + "slowly sank. It was gone."
    assert _quoted(make_article(long), "Why did the dam break?", 0) == ["The dam broke."]
