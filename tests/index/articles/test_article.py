"""What an article knows of itself: identity, digest, and where its body stands."""

import json
import os
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from places import SEEDS
from story import PROSE, STORY, body_text, read_one, story, write

from index.articles.article import Article, body_of
from index.articles.folder import read_file
from index.span import Span


def test_id_comes_from_the_path_and_digest_does_not(tmp_path: Path) -> None:
    one = read_one(tmp_path, "sub/a.txt", STORY)
    other = read_one(tmp_path, "b.txt", STORY)
    assert one.path == "sub/a.txt"
    assert one.id == sha256(b"sub/a.txt").hexdigest()[:16]
    assert one.id != other.id
    assert one.digest == other.digest


@pytest.mark.parametrize("key", ["title", "date", "outlet", "byline", "url"])
def test_digest_changes_with_each_field(tmp_path: Path, key: str) -> None:
    plain = read_one(tmp_path, "a.txt", STORY)
    write(tmp_path, "a.json", json.dumps({key: "2023-05-04" if key == "date" else "Other"}))
    changed = read_one(tmp_path, "a.txt", STORY)
    assert changed.id == plain.id
    assert changed.digest != plain.digest


def test_seed_article() -> None:
    folder = SEEDS
    (found,) = read_file(folder, folder / "000_e536400ab8bce265.txt")
    assert isinstance(found, Article)
    assert found.title == "Peace Deal ‘Within Reach’ in Armenia-Azerbaijan Talks"
    assert (found.published, found.outlet, found.byline, found.url) == (None, None, None, None)
    assert found.text == (folder / found.path).read_text("utf-8")
    assert body_text(found).startswith("A peace deal to end")
    assert body_text(found).endswith("Dmitry Peskov told reporters on Tuesday.")


def test_day_of_the_file_is_never_used(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", STORY)
    os.utime(path, (1683158400, 1683158400))
    (found,) = read_file(tmp_path, path)
    assert isinstance(found, Article)
    assert found.published is None


def test_outlet_is_the_host_when_nothing_else_says(tmp_path: Path) -> None:
    write(tmp_path, "a.json", '{"url": "https://www.courier.example:8080/dam"}')
    assert read_one(tmp_path, "a.txt", STORY).outlet == "courier.example"
    write(tmp_path, "a.json", '{"url": "dam.html"}')
    assert read_one(tmp_path, "a.txt", STORY).outlet is None


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("Dam breaks above Alba\n", "Dam breaks above Alba"),
        ("\n Dam breaks above Alba\n\nRelated Articles\n\nBack to top", "Dam breaks above Alba"),
        ("Related Articles", "Related Articles"),
        ("***\n\n***", "***\n\n***"),
    ],
)
def test_body_is_never_empty(text: str, span: str) -> None:
    assert body_text(story(text)) == span


def test_an_article_has_a_body() -> None:
    whole = story(STORY)
    for start, end in (0, 0), (5, 4), (-1, 4), (0, len(STORY) + 1):
        with pytest.raises(ValueError, match=f"the body of a.txt must be .* got {start}:{end}"):
            replace(whole, body=Span(start, end))
    with pytest.raises(ValueError, match=r"the body of a\.txt"):
        story(" \n")


def test_the_body_is_found_once_and_kept() -> None:
    article = story(f"{STORY}\n\nRelated Articles")
    start, end = body_of(article.text, article.title)
    assert (
        article.body == (start, end) == (article.text.index(PROSE), article.text.index("\n\nRel"))
    )
