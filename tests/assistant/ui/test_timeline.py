"""The time line of a speaker: a plot where there are dates, and a list in any case."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from assistant.ui.timeline import Entry, timeline_html
from index.articles.article import Article
from index.span import Span
from index.statements.statement import Statement

MakeArticle = Callable[..., Article]


def said(article: Article, words: str, kind: str = "direct") -> Entry:
    start = article.text.index(words)
    span = Span(start, start + len(words))
    statement = Statement((span,), None, None, kind, article_id=article.id)  # type: ignore[arg-type]
    return Entry(statement, article)


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
    assert page.count("&lt;img") == 5  # the name in the form, too


def test_what_is_reported_is_shown_as_the_sentences_that_report_it(
    make_article: MakeArticle,
) -> None:
    article = make_article("It rained. Rask said the dam was “quite safe” then. She left.")
    page = timeline_html("Ida Rask", [said(article, "the dam was “quite safe”", "mixed")])
    assert ">Rask said the dam was “quite safe” then.</blockquote>" in page
    assert "date unknown · partly" in page


def test_a_word_or_two_of_ones_own_never_stand_alone(make_article: MakeArticle) -> None:
    article = make_article("It rained. Rask called the dam “old news” on Monday.")
    page = timeline_html("Ida Rask", [said(article, "“old news”")])
    assert ">Rask called the dam “old news” on Monday.</blockquote>" in page


def test_a_sentence_is_shown_once_and_other_sources_beside_it(make_article: MakeArticle) -> None:
    article = make_article("Rask said that it rained and the dam held.")
    other = make_article("Again.", outlet="The Post", published=date(2023, 1, 2))
    first = replace(said(article, "that it rained", "indirect"), also=(other,))
    page = timeline_html("Ida Rask", [first, said(article, "the dam held", "indirect")])
    assert page.count("<li>") == 1
    assert "1 statement in" in page
    assert "The same words: The Post, 2 January 2023" in page


def test_the_newest_come_first_whatever_fits_best(make_article: MakeArticle) -> None:
    old = make_article("Rask said it rained.", title="Old", published=date(2023, 1, 1))
    new = make_article("Rask said it froze.", title="New", published=date(2023, 2, 1))
    entries = [said(old, "it rained", "indirect"), said(new, "it froze", "indirect")]
    page = timeline_html("Ida Rask", entries)
    assert page.index(">New<") < page.index(">Old<")


def test_what_was_chosen_stays_chosen(make_article: MakeArticle) -> None:
    page = timeline_html("Ida Rask", [], "mixed", '"dam"')
    assert '<option value="mixed" selected>partly</option>' in page
    assert page.count(" selected") == 1
    assert 'value="&#34;dam&#34;"' in page or 'value="&quot;dam&quot;"' in page
