"""Articles: one file, or one line of a feed, read into text with its title, date and origin."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

Span = tuple[int, int]
"""Start and end offsets, in characters, of a slice of an article's text."""


@dataclass(frozen=True)
class Article:
    """A news article as it was read; `text` never changes after that, so offsets stay true.

    `id` is stable across rebuilds (it comes from `path`); `path` is relative to the folder,
    with `#` and the record's own name behind it for a feed; `digest` changes with any of the
    text and metadata. What the source does not say is None, never a guess.
    """

    id: str
    path: str
    title: str
    published: date | None
    outlet: str | None
    byline: str | None
    url: str | None
    text: str
    digest: str


@dataclass(frozen=True)
class Skipped:
    """A file, or a line of a feed, that holds no readable article, and why."""

    path: str
    reason: str


def body(article: Article) -> Span:
    """Where the article itself stands in its text: after the headline, before page furniture."""
    raise NotImplementedError


def article_files(folder: Path) -> list[Path]:
    """The files of a folder that may hold articles, in sub-folders too, sorted by path."""
    raise NotImplementedError


def read_file(folder: Path, path: Path) -> Iterator[Article | Skipped]:
    """The articles of one file; what can't be read comes as `Skipped`, never as an exception."""
    raise NotImplementedError


def read_articles(folder: Path) -> Iterator[Article | Skipped]:
    """Every article of a folder, in the order of the paths."""
    for path in article_files(folder):
        yield from read_file(folder, path)
