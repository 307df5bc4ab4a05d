"""A story for tests about articles, and what reads it from a file."""

import json
from datetime import date
from pathlib import Path

from index.articles.article import Article, article_of
from index.articles.folder import Skipped, read_file
from index.articles.metadata import Metadata

PROSE = (
    "The old dam above Alba broke on Tuesday night, and the river took the lower bridge with it,"
    " officials said."
)
QUOTE = "“We heard it before we saw it,” said the mayor, Ida Rask."
OFFICE = "The mayor’s office said on Tuesday that the dam hadn’t been safe for a year."
STORY = f"Dam breaks above Alba\n\n{PROSE}\n\n{QUOTE}"
MAY_4 = date(2023, 5, 4)


def write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def read_one(folder: Path, name: str, content: str | bytes) -> Article:
    (found,) = read_file(folder, write(folder, name, content))
    assert isinstance(found, Article), found
    return found


def reason(folder: Path, name: str, content: str | bytes) -> str:
    (found,) = read_file(folder, write(folder, name, content))
    assert isinstance(found, Skipped), found
    assert found.path == name
    return found.reason


def body_text(article: Article) -> str:
    start, end = article.body
    return article.text[start:end]


def story(text: str, title: str = "Dam breaks above Alba") -> Article:
    return article_of("a.txt", text, Metadata(title=title))


def feed(*records: object) -> str:
    return "".join(f"{json.dumps(record)}\n" for record in records)
