"""Sentences around what was cited, and those that tell a reason, a day or a place."""

import re
from collections.abc import Callable

import pytest

from assistant.answer import Citation
from assistant.answering.same_article import ANSWERS, Stretch, sentences_of, stretch_of
from index.articles.article import Article
from index.rules import Rule

MakeArticle = Callable[..., Article]
TEXT = (
    "The dam broke on Tuesday. The river rose.\n\n<tweet id=7>Look at that.\n\n"
    "Helen Rask said “it was old. Nobody looked.” She left. Nobody asked her why."
)


def cited(article: Article, words: str) -> Citation:
    start = article.text.index(words)
    return Citation(1, article, start, start + len(words), words)


def test_markup_and_the_headline_are_no_sentences(make_article: MakeArticle) -> None:
    article = make_article(TEXT, title="The dam broke on Tuesday. The river rose")
    assert [article.text[slice(*span)] for span in sentences_of(article)] == [
        "Helen Rask said “it was old. Nobody looked.”",
        "She left.",
        "Nobody asked her why.",
    ]


def test_a_stretch_is_whole_sentences_and_reads_on_and_back(make_article: MakeArticle) -> None:
    stretch = stretch_of(cited(make_article(TEXT, title="Flood"), "it was old"))
    assert stretch and stretch.words == "Helen Rask said “it was old. Nobody looked.”"
    behind, ahead = stretch.behind(1), stretch.ahead(2)
    assert behind and behind.words == "She left."
    assert ahead and ahead.words == "The dam broke on Tuesday. The river rose."
    assert stretch.around(after=9).words.endswith("Nobody asked her why.")
    assert stretch.around(before=1) == stretch  # there is markup between them
    assert ahead.ahead(1) is None
    assert stretch.around(after=9).behind(1) is None


def test_a_stretch_ends_before_it_is_too_long(make_article: MakeArticle) -> None:
    article = make_article(" ".join(["One two three four five six seven eight nine ten."] * 40))
    assert len(Stretch(article, 5, 5).around(20, 20).words.split()) <= 110


@pytest.mark.parametrize("rule", ANSWERS.values(), ids=list(ANSWERS))
def test_each_answer_is_in_its_example_only(rule: Rule[re.Pattern[str]]) -> None:
    assert rule.apply.search(rule.example)
    assert not rule.apply.search(rule.counterexample)
