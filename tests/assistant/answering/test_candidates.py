"""Candidates: sentences weighed by their words, and chosen so that each tells something new."""

from collections.abc import Callable

import numpy as np
import pytest

from assistant.answering.candidates import (
    Candidate,
    choose,
    is_fragment,
    is_headline,
    scores_by_words,
    words_in,
)
from assistant.answering.retrieve import Hit
from assistant.understanding.question import content_terms, understand
from index.articles.article import Article
from index.passages import Passage
from index.span import Span


def sentence(article: Article, words: str, score: float = 1.0) -> Candidate:
    """A candidate of those words, without neighbours."""
    start = article.text.index(words)
    held = frozenset(content_terms(words))
    span = Span(start, start + len(words))
    return Candidate(article, span, Hit(Passage(1, article.id, *span), score), words, held, held)


@pytest.mark.parametrize(
    "words",
    [
        "Hide Caption 3 of 12",
        "PHOTOS: The flood in Alba and the days behind it",
        "— Helen Carter and Per Lund",
        "Live updates:The mayor of Alba resigns today",
        "A heading",
    ],
)
def test_what_stands_between_sentences_is_a_fragment(words: str) -> None:
    assert is_fragment(words)


@pytest.mark.parametrize(
    "words",
    [
        "The mayor of Alba resigned on Friday.",
        "The vote was clear: Lund lost by far.",
        "“We saw the photos,” said the mayor.",
    ],
)
def test_a_sentence_is_no_fragment(words: str) -> None:
    assert not is_fragment(words)


def test_a_sentence_with_the_words_and_the_type_asked_for_comes_first(
    make_article: Callable[..., Article],
) -> None:
    texts = (
        "The dam near Alba is old and grey today.",
        "The dam near Alba broke on 4 May 2021.",
        "When did the dam near Alba break open?",
    )
    article = make_article(" ".join(texts))
    found = [sentence(article, text) for text in texts]
    rarity = {"dam": 1.0, "alba": 1.0, "break": 1.0}
    scores = scores_by_words(found, understand("When did the dam near Alba break?"), rarity, 1.0)
    assert np.argmax(scores) == 1
    assert scores[2] < scores[1] - 1.5


def test_the_same_words_are_chosen_once_and_a_clue_counts_less_the_second_time(
    make_article: Callable[..., Article],
) -> None:
    texts = ("Lund opened the gates of it.", "Lund left the town at once.", "Rask saw it all then.")
    article = make_article(" ".join(texts))
    found = [sentence(article, text) for text in (*texts, texts[0])]
    clues = {"lund": 1.0, "rask": 0.8}
    chosen = list(choose(found, np.array([1.0, 0.9, 0.8, 1.0]), clues, {"gate": 1.0}, False))
    assert chosen == [0, 2, 1]


def test_what_is_far_behind_the_first_is_left(make_article: Callable[..., Article]) -> None:
    texts = ("Lund opened the gates of it.", "Rask saw it all then.")
    article = make_article(" ".join(texts))
    found = [sentence(article, text) for text in texts]
    assert list(choose(found, np.array([5.0, 1.9]), {}, {"dam": 1.0}, False)) == [0]
    assert list(choose(found, np.array([5.0, 2.1]), {}, {"dam": 1.0}, False)) == [0, 1]


def test_the_headline_is_no_sentence_nor_is_a_part_of_it() -> None:
    headline = words_in("Bridge closed; mayor “sorry”")
    assert is_headline("BRIDGE CLOSED; mayor 'sorry'.", headline)
    assert is_headline("Bridge closed;", headline)
    assert not is_headline("Mayor “sorry”", headline)
    assert not is_headline("Bridge closed; mayor “sorry”, she said.", headline)
    assert not is_headline("—", headline)
