"""The time line of a speaker: a plot where there are dates, and a list in any case."""

from collections.abc import Callable
from datetime import date

from assistant.ui.timeline import timeline_html
from index.articles.article import Article
from index.span import Span
from index.statements.statement import Statement

MakeArticle = Callable[..., Article]


def said(article: Article, words: str, kind: str = "direct") -> tuple[Statement, Article]:
    start = article.text.index(words)
    span = Span(start, start + len(words))
    return Statement((span,), None, None, kind, article_id=article.id), article  # type: ignore[arg-type]


def test_dated_statements_are_plotted_by_day(make_article: MakeArticle) -> None:
    old = make_article("“We ran,” she said.", published=date(2023, 1, 1), outlet="The Post")
    new = make_article("She is glad.", published=date(2023, 1, 11), title="Glad")
    page = timeline_html("Ida Rask", [said(new, "is glad", "indirect"), said(old, "“We ran,”")])
    assert page.count("<circle") == 2
    assert '<circle class="direct" cx="80" cy="20"' in page
    assert '<circle class="indirect" cx="590" cy="72"' in page
    assert "2 dated statements, from 1 January 2023 to 11 January 2023" in page
    assert page.index("11 January 2023 · reported") < page.index("1 January 2023 · The Post · own")
    assert f'data-statement="{old.id}:0:9">' in page


def test_without_dates_there_is_a_list_alone(make_article: MakeArticle) -> None:
    page = timeline_html("Ida Rask", [said(make_article("“We ran,” she said."), "“We ran,”")])
    assert "<svg" not in page
    assert "date unknown · own words" in page
    assert "1 statement in these articles" in page


def test_what_an_article_says_is_escaped(make_article: MakeArticle) -> None:
    evil = '<img src=x onerror="alert(1)">'
    article = make_article(f"“{evil}” she said.", title=evil, outlet=evil)
    page = timeline_html(evil, [said(article, evil)])
    assert "<img" not in page
    assert page.count("&lt;img") == 4
