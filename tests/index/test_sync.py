"""The catalog follows the folder: what is read again, and what is told of it."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import cast

import pytest

import index.sync
from index.articles.folder import Skipped, find_sources, read_file
from index.encoder import Encoder
from index.store.catalog import Catalog
from index.sync import Difference, read_folder

Folder = Callable[[dict[str, str | bytes]], Path]

DAM = "Dam breaks above Alba\n\nThe old dam above Alba broke on Tuesday night.\n"
BRIDGE = "A bridge for Lund\n\nLund gets a bridge after all these years.\n"
SCHOOL = "School closes in Vik\n\nThe last school in Vik closes in spring.\n"


class Letters:
    """Stands for an encoder: each character is a token, and it reads 64 of them."""

    max_tokens = 64

    def tokenize(self, text: str) -> list[tuple[int, int]]:
        return [(i, i + 1) for i in range(len(text))]


@pytest.fixture
def catalog(tmp_path: Path) -> Iterator[Catalog]:
    opened = Catalog(tmp_path / "catalog.sqlite", write=True)
    yield opened
    opened.close()


@pytest.fixture
def read_again(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Names of the files that are read, as they are."""
    names: list[str] = []

    def noted(folder: Path, path: Path) -> object:
        names.append(path.name)
        return read_file(folder, path)

    monkeypatch.setattr(index.sync, "read_file", noted)
    return names


def follow(catalog: Catalog, folder: Path, heard: list[int] | None = None) -> Difference:
    encoder = cast(Encoder, Letters())
    tell = (lambda count: None) if heard is None else heard.append
    return read_folder(catalog, folder, find_sources(folder), encoder, tell)


def test_what_is_new_changed_and_gone_is_told(catalog: Catalog, make_folder: Folder) -> None:
    folder = make_folder({"a.txt": DAM, "b.txt": BRIDGE, "c.txt": SCHOOL})
    first = follow(catalog, folder)
    assert (first.added, first.changed, first.removed) == (["a.txt", "b.txt", "c.txt"], [], [])
    ids = {article.path: article.id for article in catalog.articles()}
    assert first.written == [ids["a.txt"], ids["b.txt"], ids["c.txt"]]
    gone = [p.id for name in ("c.txt", "b.txt") for p in catalog.article_passages(ids[name])]
    make_folder({"b.txt": BRIDGE.replace("years", "months"), "d.txt": "New\n\nNews of the day.\n"})
    (folder / "c.txt").unlink()
    second = follow(catalog, folder)
    assert (second.added, second.changed, second.removed) == (["d.txt"], ["b.txt"], ["c.txt"])
    assert second.dropped == gone
    assert [article.path for article in catalog.articles()] == ["a.txt", "b.txt", "d.txt"]
    assert follow(catalog, folder) == Difference()


def test_only_files_that_changed_are_read(
    catalog: Catalog, make_folder: Folder, read_again: list[str]
) -> None:
    folder = make_folder({"a.txt": DAM, "b.txt": BRIDGE})
    heard: list[int] = []
    follow(catalog, folder, heard)
    assert (read_again, heard) == (["a.txt", "b.txt"], [0, 1])
    make_folder({"b.txt": SCHOOL})
    follow(catalog, folder, heard)
    assert (read_again, heard) == (["a.txt", "b.txt", "b.txt"], [0, 1, 0, 1])


def test_passages_of_a_long_article_fit_the_encoder(catalog: Catalog, make_folder: Folder) -> None:
    follow(catalog, make_folder({"a.txt": f"The dam\n\n{'It broke. ' * 20}"}))
    [article] = catalog.articles()
    spans = [(passage.start, passage.end) for passage in catalog.article_passages(article.id)]
    assert len(spans) > 3 and max(end - start for start, end in spans) <= Letters.max_tokens
    assert (spans[0][0], spans[-1][1]) == article.body


def test_a_copy_is_skipped_until_the_first_goes(catalog: Catalog, make_folder: Folder) -> None:
    folder = make_folder({"a.txt": DAM, "b.txt": DAM, "c.txt": DAM})
    assert follow(catalog, folder).added == ["a.txt"]
    alike = "has the same text as a.txt"
    assert catalog.skipped() == [Skipped("b.txt", alike), Skipped("c.txt", alike)]
    (folder / "a.txt").unlink()
    second = follow(catalog, folder)
    assert (second.added, second.removed) == (["b.txt"], ["a.txt"])
    assert catalog.skipped() == [Skipped("c.txt", "has the same text as b.txt")]


def test_an_article_that_becomes_a_copy_is_removed(catalog: Catalog, make_folder: Folder) -> None:
    folder = make_folder({"a.txt": DAM, "b.txt": BRIDGE})
    follow(catalog, folder)
    make_folder({"b.txt": DAM})
    second = follow(catalog, folder)
    assert (second.added, second.changed, second.removed) == ([], [], ["b.txt"])
    assert (second.written, len(second.dropped)) == ([], 1)


def test_lines_of_a_feed_change_alone(catalog: Catalog, make_folder: Folder) -> None:
    def feed(**texts: str) -> str:
        return "".join(json.dumps({"id": i, "text": text}) + "\n" for i, text in texts.items())

    folder = make_folder({"f.jsonl": feed(one=DAM, two=BRIDGE, three=SCHOOL)})
    follow(catalog, folder)
    make_folder({"f.jsonl": feed(one=DAM, three=SCHOOL.replace("Vik", "Bo")) + "{broken\n"})
    second = follow(catalog, folder)
    assert (second.added, second.changed) == ([], ["f.jsonl#three"])
    assert second.removed == ["f.jsonl#two"]
    [skipped] = catalog.skipped()
    assert skipped.path == "f.jsonl" and skipped.reason.startswith("line 3 is not JSON")
