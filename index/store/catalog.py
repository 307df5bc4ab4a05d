"""The catalog: a SQLite file that holds the articles with their text, and their passages."""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any
from weakref import finalize

from index.articles.article import Article
from index.articles.folder import Skipped
from index.passages import Passage
from index.people.person import Person, Speaker
from index.span import Span
from index.statements.statement import Statement

_SCHEMA = """
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
_ARTICLE = "id, path, title, published, outlet, byline, url, text, digest, body_start, body_end"
_MANY = 900  # variables in one statement, below SQLite's oldest limit


class Catalog:
    """An open catalog. Any number of threads may read it; only a rebuild writes to it."""

    def __init__(self, path: Path, *, write: bool = False) -> None:
        self._connection = sqlite3.connect(
            f"{path.resolve().as_uri()}?mode={'rwc' if write else 'ro'}",
            uri=True,
            check_same_thread=False,
        )
        self._finalizer = finalize(self, self._connection.close)
        if write:
            self._connection.executescript("pragma synchronous = off; pragma journal_mode = memory")
            if not self._rows("select 1 from sqlite_master"):
                self._connection.executescript(_SCHEMA)

    def _rows(self, statement: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        with closing(self._connection.cursor()) as cursor:
            return cursor.execute(statement, values).fetchall()

    def commit(self) -> None:
        self._connection.commit()

    def close(self) -> None:
        self._finalizer()

    # What the catalog was made with.

    @property
    def recipe(self) -> dict[str, Any]:
        """The settings and versions of steps that the snapshot was made with."""
        return {name: json.loads(value) for name, value in self._rows("select * from recipe")}

    def set_recipe(self, recipe: dict[str, Any]) -> None:
        self._connection.execute("delete from recipe")
        rows = [(name, json.dumps(value)) for name, value in recipe.items()]
        self._connection.executemany("insert into recipe values (?, ?)", rows)

    # The files of the folder.

    def files(self) -> dict[str, str]:
        """Digest by path of every file that was read."""
        return dict(self._rows("select path, digest from files"))

    def file_articles(self, file: str) -> dict[str, str]:
        """Digest by id of the articles that came from a file."""
        return dict(self._rows("select id, digest from articles where file = ?", [file]))

    def skipped(self) -> list[Skipped]:
        """What holds no readable article, ordered by path."""
        return [Skipped(*row) for row in self._rows("select path, reason from skipped order by 1")]

    def set_file(self, path: str, digest: str) -> None:
        """Note that a file of that digest was read; what it skipped before is forgotten."""
        self.forget_file(path)
        self._connection.execute("insert into files values (?, ?)", [path, digest])

    def skip(self, file: str, skipped: Skipped, digest: str | None = None) -> None:
        """Note what of a file is skipped; with the article's `digest` where it is a copy."""
        row = [file, skipped.path, skipped.reason, digest]
        self._connection.execute("insert into skipped values (?, ?, ?, ?)", row)

    def skip_statements(self, article_id: str, reason: str) -> None:
        """Note why an article has no statements."""
        self._connection.execute(
            "insert into skipped select file, path, ?, null from articles where id = ?",
            [reason, article_id],
        )

    def files_with_lone_copies(self) -> list[str]:
        """Files that hold an article skipped as a copy of another that is there no longer."""
        rows = self._rows(
            "select distinct file from skipped where digest is not null "
            "and digest not in (select digest from articles) order by file"
        )
        return [row[0] for row in rows]

    def forget_file(self, path: str) -> None:
        self._connection.execute("delete from files where path = ?", [path])
        self._connection.execute("delete from skipped where file = ?", [path])

    # Articles and passages.

    def add(self, file: str, article: Article, spans: Sequence[Span]) -> list[int]:
        """Store an article and its passages; the ids of the passages, in order."""
        day = article.published.isoformat() if article.published else None
        self._connection.execute(
            "insert into articles values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [article.id, file, article.path, article.title, day, article.outlet, article.byline,
             article.url, article.text, article.digest, *article.body],
        )  # fmt: skip
        insert = 'insert into passages (article_id, start, "end") values (?, ?, ?)'
        ids = [self._connection.execute(insert, [article.id, *span]).lastrowid for span in spans]
        return [number for number in ids if number is not None]

    def remove(self, article_id: str) -> list[int]:
        """Drop an article; the ids of the passages that went with it."""
        rows = self._rows("select id from passages where article_id = ?", [article_id])
        self._connection.execute("delete from passages where article_id = ?", [article_id])
        self._connection.execute("delete from statements where article_id = ?", [article_id])
        self._connection.execute("delete from articles where id = ?", [article_id])
        return [row[0] for row in rows]

    def article(self, article_id: str) -> Article | None:
        """The article of that id, or None."""
        rows = self._rows(f"select {_ARTICLE} from articles where id = ?", [article_id])
        return _article(rows[0]) if rows else None

    def articles(self) -> Iterator[Article]:
        """Every article, ordered by path."""
        for (article_id,) in self._rows("select id from articles order by path"):
            article = self.article(article_id)
            if article:
                yield article

    def article_with(self, digest: str) -> str | None:
        """The path of an article of that digest, or None."""
        rows = self._rows("select path from articles where digest = ? limit 1", [digest])
        return rows[0][0] if rows else None

    def passages(self, ids: Sequence[int]) -> list[Passage]:
        """The passages of those ids, in the order of `ids`; unknown ids are left out."""
        found: dict[int, Passage] = {}
        for start in range(0, len(ids), _MANY):
            part = ids[start : start + _MANY]
            marks = ",".join("?" * len(part))
            for row in self._rows(f"select * from passages where id in ({marks})", part):
                found[row[0]] = Passage(*row)
        return [found[number] for number in ids if number in found]

    def published(self, passage_ids: Sequence[int]) -> dict[int, date]:
        """The day of publication by passage id, where the article has one."""
        marks = ",".join("?" * len(passage_ids))
        rows = self._rows(
            "select passages.id, published from passages join articles on articles.id = article_id "
            f"where passages.id in ({marks}) and published is not null",
            passage_ids,
        )
        return {number: date.fromisoformat(day) for number, day in rows}

    def article_passages(self, article_id: str) -> list[Passage]:
        """The passages of an article, in the order of its text."""
        rows = self._rows(
            "select * from passages where article_id = ? order by start", [article_id]
        )
        return [Passage(*row) for row in rows]

    def added_passages(self, after: int) -> Iterator[Passage]:
        """The passages with an id above `after`, in the order of their ids."""
        while rows := self._rows(
            "select * from passages where id > ? order by id limit ?", [after, _MANY]
        ):
            yield from (Passage(*row) for row in rows)
            after = rows[-1][0]

    def last_passage(self) -> int:
        """The highest id that a passage has or had; 0 where there was none."""
        rows = self._rows("select seq from sqlite_sequence where name = 'passages'")
        return rows[0][0] if rows else 0

    def passage_ids(
        self,
        since: date | None = None,
        until: date | None = None,
        outlet: str | None = None,
        people: Sequence[str] = (),
    ) -> set[int]:
        """Ids of the passages of articles of an outlet, published in a span of days, that name
        all of some people.

        The days are included; an article without a date is in no span of days.
        """
        conditions: list[str] = ["true"]
        values: list[str] = []
        if since:
            conditions.append("articles.published >= ?")
            values.append(since.isoformat())
        if until:
            conditions.append("articles.published <= ?")
            values.append(until.isoformat())
        if outlet:
            conditions.append("lower(articles.outlet) = lower(?)")
            values.append(outlet)
        for name in people:
            conditions.append("instr(lower(articles.text), lower(?))")
            values.append(name)
        rows = self._rows(
            "select passages.id from passages join articles on articles.id = passages.article_id "
            f"where {' and '.join(conditions)}",
            values,
        )
        return {row[0] for row in rows}

    # Statements and people.

    def add_statements(self, article_id: str, statements: Iterable[Statement]) -> None:
        """Store what is said in an article, and by whom."""
        rows = [
            (article_id, json.dumps(one.spans), json.dumps(one.mention), json.dumps(one.cue),
             one.kind, *((who.name, who.kind, who.role, who.resolved) if who else [None] * 4))
            for one in statements
            for who in [one.speaker]
        ]  # fmt: skip
        self._connection.executemany(
            "insert into statements (article_id, spans, mention, cue, kind, speaker, "
            "speaker_kind, role, resolved) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            rows,
        )

    def speakers(self) -> Counter[Speaker]:
        """The speakers with a name, and in how many statements each speaks in those words."""
        rows = self._rows(
            "select speaker, speaker_kind, role, resolved, count(*) from statements "
            "where resolved group by 1, 2, 3, 4"
        )
        return Counter({_speaker(row): row[-1] for row in rows})

    def set_people(self, people: Mapping[Speaker, Person]) -> None:
        """Store the people, and which of them makes each statement, by the speaker it has."""
        numbers = {person: number for number, person in enumerate(dict.fromkeys(people.values()))}
        self._connection.execute("delete from people")
        self._connection.executemany(
            "insert into people values (?, ?, ?, ?, ?)",
            [
                (number, person.name, person.kind, json.dumps(person.aliases),
                 json.dumps(person.roles))
                for person, number in numbers.items()
            ],
        )  # fmt: skip
        self._connection.execute("update statements set person_id = null")
        self._connection.executemany(
            "update statements set person_id = ? where speaker = ? and speaker_kind = ? "
            "and role is ? and resolved",
            [
                (numbers[person], speaker.name, speaker.kind, speaker.role)
                for speaker, person in people.items()
            ],
        )

    def people(self) -> dict[Person, int]:
        """Everybody with a name who says something, and in how many statements."""
        rows = self._rows(
            "select people.*, count(statements.id) from people join statements "
            "on statements.person_id = people.id group by people.id order by 6 desc, 2"
        )
        return {_person(row): row[5] for row in rows}

    def statements(
        self, speaker: Person | str | None = None, article_id: str | None = None
    ) -> list[Statement]:
        """The statements of a person, of whoever the articles call by those words, or of an
        article; ordered by article and place in it."""
        if isinstance(speaker, Person):
            condition = "people.name = ? and people.kind = ?"
            values = [speaker.name, speaker.kind]
        elif speaker is not None:
            condition = "lower(speaker) in (lower(?), 'the ' || lower(?))"
            values = [speaker.removeprefix("the ").removeprefix("The ")] * 2
        else:
            condition = "article_id = ?"
            values = [article_id or ""]
        rows = self._rows(
            "select statements.id, article_id, spans, mention, cue, statements.kind, speaker, "
            "speaker_kind, role, resolved, people.id, people.name, people.kind, aliases, roles "
            "from statements left join people on people.id = person_id "
            f"where {condition} order by article_id, statements.id",
            values,
        )
        return [_statement(row) for row in rows]

    def counts(self) -> tuple[int, int]:
        """How many articles and how many passages there are."""
        [(articles,)] = self._rows("select count(*) from articles")
        [(passages,)] = self._rows("select count(*) from passages")
        return articles, passages

    def undated(self) -> int:
        """How many articles have no date of publication."""
        [(count,)] = self._rows("select count(*) from articles where published is null")
        return int(count)

    def dates(self) -> tuple[date, date] | None:
        """The first and the last day of publication, or None where no article has one."""
        [(first, last)] = self._rows("select min(published), max(published) from articles")
        return (date.fromisoformat(first), date.fromisoformat(last)) if first else None


def _article(row: tuple[Any, ...]) -> Article:
    number, path, title, day, outlet, byline, url, text, digest, start, end = row
    published = date.fromisoformat(day) if day else None
    body = Span(start, end)
    return Article(number, path, title, published, outlet, byline, url, text, digest, body)


def _speaker(row: Sequence[Any]) -> Speaker:
    name, kind, role, resolved = row[:4]
    return Speaker(name, kind, role, bool(resolved))


def _person(row: Sequence[Any]) -> Person:
    _, name, kind, aliases, roles = row[:5]
    return Person(name, tuple(json.loads(aliases)), tuple(json.loads(roles)), kind)


def _statement(row: Sequence[Any]) -> Statement:
    number, article_id, spans, mention, cue, kind = row[:6]
    return Statement(
        tuple(Span(start, end) for start, end in json.loads(spans)),
        _span(mention),
        _span(cue),
        kind,
        _speaker(row[6:10]) if row[6] else None,
        _person(row[10:15]) if row[10] is not None else None,
        article_id,
        number,
    )


def _span(text: str) -> Span | None:
    found = json.loads(text)
    return Span(*found) if found else None
