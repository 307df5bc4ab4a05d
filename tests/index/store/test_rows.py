"""Rows of the catalog: what is written is what is read."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import date

import pytest

from index.articles.article import Article
from index.people.person import Person, Speaker
from index.span import Span
from index.statements.statement import Statement
from index.store import rows

RASK = Speaker("Ida Rask", "person", "mayor", True)


def test_an_article_is_read_as_it_was_written(make_article: Callable[..., Article]) -> None:
    stated = make_article(
        "Dam breaks\n\nIt broke.\n\nRelated Articles",
        title="Dam breaks",
        published=date(2023, 5, 4),
        outlet="O",
        byline="B",
        url="https://u.example",
    )
    for article in (stated, make_article("It broke.")):
        number, _, *rest = rows.article_row("a.txt", article)
        assert rows.read_article([number, *rest]) == article
    assert stated.body == Span(12, 21)


@pytest.mark.parametrize(
    "statement",
    [
        Statement((Span(0, 4), Span(9, 12)), Span(5, 7), Span(7, 9), "mixed", RASK),
        Statement((Span(0, 4),), None, None, "direct"),
    ],
)
def test_a_statement_is_read_as_it_was_written(statement: Statement) -> None:
    row = rows.statement_row("a", statement)
    read = rows.read_statement([7, *row, *[None] * 5])
    assert (read.id, read.article_id, read.person) == (7, "a", None)
    assert (read.spans, read.mention, read.cue) == (
        statement.spans,
        statement.mention,
        statement.cue,
    )
    assert (read.kind, read.speaker) == (statement.kind, statement.speaker)


def test_the_speaker_is_read_by_the_name_of_the_person() -> None:
    short = replace(RASK, name="I. Rask")
    row = rows.statement_row("a", Statement((Span(0, 4),), None, None, "direct", short))
    person = Person("Ida Rask", ("I. Rask",), ("mayor",), "person")
    read = rows.read_statement([7, *row, *rows.person_row(3, person)])
    assert (read.speaker, read.person) == (RASK, person)


def test_a_person_is_read_as_it_was_written() -> None:
    person = Person("Ida Rask", ("Rask", "I. Rask"), ("mayor",), "person")
    assert rows.read_person(rows.person_row(3, person)) == person


def test_the_columns_are_in_the_tables() -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(rows.SCHEMA)
        connection.execute(f"select {rows.ARTICLE} from articles")
        connection.execute(f"select {rows.STATEMENT} from statements join people on true")
