"""Rows of the catalog: its tables, and how values are written to them and read again."""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from index.articles.article import Article
from index.people.person import Person, Speaker
from index.span import Span
from index.statements.statement import Statement

Row = Sequence[Any]

SCHEMA = """
create table recipe (name text primary key, value text not null);
create table files (path text primary key, digest text not null);
create table skipped (
    file text not null, path text not null, reason text not null, digest text
);
create table articles (
    id text primary key, file text not null, path text not null, title text not null,
    published text, outlet text, byline text, url text, text text not null, digest text not null,
    body_start integer not null, body_end integer not null
) without rowid;
create index articles_by_file on articles (file);
create index articles_by_digest on articles (digest);
create index articles_by_published on articles (published);
create table passages (
    id integer primary key autoincrement, article_id text not null, start integer not null,
    "end" integer not null
);
create index passages_by_article on passages (article_id);
create table people (
    id integer primary key, name text not null, kind text not null, aliases text not null,
    roles text not null
);
create table statements (
    id integer primary key autoincrement, article_id text not null, spans text not null,
    mention text, cue text, kind text not null, speaker text, speaker_kind text, role text,
    resolved integer, person_id integer
);
create index statements_by_article on statements (article_id);
create index statements_by_person on statements (person_id);
"""

ARTICLE = "id, path, title, published, outlet, byline, url, text, digest, body_start, body_end"
"""Columns that `read_article` takes."""

STATEMENT = (
    "statements.id, article_id, spans, mention, cue, statements.kind, speaker, speaker_kind, "
    "role, resolved, people.id, people.name, people.kind, aliases, roles"
)
"""Columns of statements and people that `read_statement` takes."""


def article_row(file: str, article: Article) -> Row:
    """The row of an article that came from a file, to be inserted into `articles`."""
    day = article.published.isoformat() if article.published else None
    return (
        article.id, file, article.path, article.title, day, article.outlet, article.byline,
        article.url, article.text, article.digest, *article.body,
    )  # fmt: skip


def read_article(row: Row) -> Article:
    """The article of the columns ARTICLE."""
    number, path, title, day, outlet, byline, url, text, digest, start, end = row
    published = date.fromisoformat(day) if day else None
    body = Span(start, end)
    return Article(number, path, title, published, outlet, byline, url, text, digest, body)


def statement_row(article_id: str, statement: Statement) -> Row:
    """The row of a statement, without its id and person, to be inserted into `statements`."""
    who = statement.speaker
    said = (statement.spans, statement.mention, statement.cue)
    speaker = (who.name, who.kind, who.role, who.resolved) if who else (None,) * 4
    return article_id, *map(json.dumps, said), statement.kind, *speaker


def read_statement(row: Row) -> Statement:
    """The statement of the columns STATEMENT, its speaker by the name of the person that it is
    across articles, so that nobody has one name in this article and another in the next."""
    number, article_id, spans, mention, cue, kind = row[:6]
    speaker = read_speaker(row[6:10]) if row[6] else None
    person = read_person(row[10:15]) if row[10] is not None else None
    return Statement(
        tuple(Span(*span) for span in json.loads(spans)),
        _span(mention),
        _span(cue),
        kind,
        replace(speaker, name=person.name) if speaker and person else speaker,
        person,
        article_id,
        number,
    )


def read_speaker(row: Row) -> Speaker:
    """The speaker of a statement's columns speaker, speaker_kind, role and resolved."""
    name, kind, role, resolved = row
    return Speaker(name, kind, role, bool(resolved))


def person_row(number: int, person: Person) -> Row:
    """The row of a person under an id, to be inserted into `people`."""
    aliases, roles = json.dumps(person.aliases), json.dumps(person.roles)
    return number, person.name, person.kind, aliases, roles


def read_person(row: Row) -> Person:
    """The person of a row of `people`."""
    _, name, kind, aliases, roles = row
    return Person(name, tuple(json.loads(aliases)), tuple(json.loads(roles)), kind)


def _span(text: str) -> Span | None:
    found = json.loads(text)
    return Span(*found) if found else None
