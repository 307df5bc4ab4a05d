"""The catalog: a SQLite file that holds articles with their text, passages, statements, people."""

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
from index.store import rows

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
                self._connection.executescript(rows.SCHEMA)

    def _rows(self, statement: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        with closing(self._connection.cursor()) as cursor:
            return cursor.execute(statement, values).fetchall()

    def commit(self) -> None:
        """Write to the file what was stored since it was opened."""
        self._connection.commit()

    def close(self) -> None:
        """Close the file; what was not committed is lost."""
        self._finalizer()

    # What the catalog was made with.

    @property
    def recipe(self) -> dict[str, Any]:
        """The settings and versions of steps that the snapshot was made with."""
        return {name: json.loads(value) for name, value in self._rows("select * from recipe")}

    def set_recipe(self, recipe: dict[str, Any]) -> None:
        """Store what the snapshot is made with, instead of what it was made with before."""
        self._connection.execute("delete from recipe")
        self._connection.executemany(
            "insert into recipe values (?, ?)",
            [(name, json.dumps(value)) for name, value in recipe.items()],
        )

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
        found = self._rows(
            "select distinct file from skipped where digest is not null "
            "and digest not in (select digest from articles) order by file"
        )
        return [row[0] for row in found]

    def forget_file(self, path: str) -> None:
        """Drop that a file was read, and what of it was skipped."""
        self._connection.execute("delete from files where path = ?", [path])
        self._connection.execute("delete from skipped where file = ?", [path])

    # Articles and passages.

    def add(self, file: str, article: Article, spans: Sequence[Span]) -> list[int]:
        """Store an article and its passages, whose ids come back in their order."""
        self._connection.execute(
            "insert into articles values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            rows.article_row(file, article),
        )
        insert = 'insert into passages (article_id, start, "end") values (?, ?, ?)'
        ids = [self._connection.execute(insert, [article.id, *span]).lastrowid for span in spans]
        return [number for number in ids if number is not None]

    def remove(self, article_id: str) -> list[int]:
        """Drop an article with its passages, whose ids come back, and its statements."""
        found = self._rows("select id from passages where article_id = ?", [article_id])
        self._connection.execute("delete from passages where article_id = ?", [article_id])
        self._connection.execute("delete from statements where article_id = ?", [article_id])
        self._connection.execute("delete from articles where id = ?", [article_id])
        return [row[0] for row in found]

    def article(self, article_id: str) -> Article | None:
        """The article of that id, or None."""
        found = self._rows(f"select {rows.ARTICLE} from articles where id = ?", [article_id])
        return rows.read_article(found[0]) if found else None

    def articles(self) -> Iterator[Article]:
        """Every article, ordered by path."""
        for (article_id,) in self._rows("select id from articles order by path"):
            article = self.article(article_id)
            if article:
                yield article

    def article_with(self, digest: str) -> str | None:
        """The path of an article of that digest, or None."""
        found = self._rows("select path from articles where digest = ? limit 1", [digest])
        return found[0][0] if found else None

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
        found = self._rows(
            "select passages.id, published from passages join articles on articles.id = article_id "
            f"where passages.id in ({marks}) and published is not null",
            passage_ids,
        )
        return {number: date.fromisoformat(day) for number, day in found}

    def article_passages(self, article_id: str) -> list[Passage]:
        """The passages of an article, in the order of its text."""
        found = self._rows(
            "select * from passages where article_id = ? order by start", [article_id]
        )
        return [Passage(*row) for row in found]

    def added_passages(self, after: int) -> Iterator[Passage]:
        """The passages with an id above `after`, in the order of their ids."""
        while found := self._rows(
            "select * from passages where id > ? order by id limit ?", [after, _MANY]
        ):
            yield from (Passage(*row) for row in found)
            after = found[-1][0]

    def last_passage(self) -> int:
        """The highest id that a passage has or had; 0 where there was none."""
        found = self._rows("select seq from sqlite_sequence where name = 'passages'")
        return found[0][0] if found else 0

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
        found = self._rows(
            "select passages.id from passages join articles on articles.id = passages.article_id "
            f"where {' and '.join(conditions)}",
            values,
        )
        return {row[0] for row in found}

    # Statements and people.

    def add_statements(self, article_id: str, statements: Iterable[Statement]) -> None:
        """Store what is said in an article, and by whom."""
        self._connection.executemany(
            "insert into statements (article_id, spans, mention, cue, kind, speaker, "
            "speaker_kind, role, resolved) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [rows.statement_row(article_id, statement) for statement in statements],
        )

    def speakers(self) -> Counter[Speaker]:
        """The speakers with a name, and in how many statements each speaks in those words."""
        found = self._rows(
            "select speaker, speaker_kind, role, resolved, count(*) from statements "
            "where resolved group by 1, 2, 3, 4"
        )
        return Counter({rows.read_speaker(row[:4]): row[4] for row in found})

    def set_people(self, people: Mapping[Speaker, Person]) -> None:
        """Store the people, and which of them makes each statement, by the speaker it has."""
        numbers = {person: number for number, person in enumerate(dict.fromkeys(people.values()))}
        self._connection.execute("delete from people")
        self._connection.executemany(
            "insert into people values (?, ?, ?, ?, ?)",
            [rows.person_row(number, person) for person, number in numbers.items()],
        )
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
        found = self._rows(
            "select people.*, count(statements.id) from people join statements "
            "on statements.person_id = people.id group by people.id order by 6 desc, 2"
        )
        return {rows.read_person(row[:5]): row[5] for row in found}

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
        found = self._rows(
            f"select {rows.STATEMENT} from statements left join people on people.id = person_id "
            f"where {condition} order by article_id, statements.id",
            values,
        )
        return [rows.read_statement(row) for row in found]

    def counts(self) -> tuple[int, int]:
        """How many articles and how many passages there are."""
        [(articles,)] = self._rows("select count(*) from articles")
        [(passages,)] = self._rows("select count(*) from passages")
        return articles, passages

    def outlets(self) -> list[str]:
        """The outlets of the articles, in the order of the alphabet."""
        rows = self._rows(
            "select distinct outlet from articles where outlet is not null order by 1"
        )
        return [str(outlet) for (outlet,) in rows]

    def undated(self) -> int:
        """How many articles have no date of publication."""
        [(count,)] = self._rows("select count(*) from articles where published is null")
        return int(count)

    def dates(self) -> tuple[date, date] | None:
        """The first and the last day of publication, or None where no article has one."""
        [(first, last)] = self._rows("select min(published), max(published) from articles")
        return (date.fromisoformat(first), date.fromisoformat(last)) if first else None
