"""The catalog follows the folder: what is read again, and what is told of it."""

import errno
import json
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import cast

import pytest

import index.sync
from index.articles.folder import Skipped, find_sources, read_file
from index.encoder import Encoder
from index.span import Span
from index.store.catalog import Catalog
from index.sync import Difference, read_folder

Folder = Callable[[dict[str, str | bytes]], Path]

DAM = "Dam breaks above Alba\n\nThe old dam above Alba broke on Tuesday night.\n"
BRIDGE = "A bridge for Lund\n\nLund gets a bridge after all these years.\n"
SCHOOL = "School closes in Vik\n\nThe last school in Vik closes in spring.\n"


class Letters:
    """Stands for an encoder: each character is a token, and it reads 64 of them."""

    max_tokens = 64

    def tokenize(self, text: str) -> list[Span]:
        return [Span(i, i + 1) for i in range(len(text))]


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


def follow(
    catalog: Catalog, folder: Path, tell: Callable[[int], object] = lambda count: None
) -> Difference:
    return read_folder(catalog, folder, find_sources(folder), cast(Encoder, Letters()), tell)


def titles(catalog: Catalog) -> dict[str, str]:
    return {article.path: article.title for article in catalog.articles()}


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
    follow(catalog, folder, heard.append)
    assert (read_again, heard) == (["a.txt", "b.txt"], [0, 1])
    make_folder({"b.txt": SCHOOL})
    follow(catalog, folder, heard.append)
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


def test_a_moved_article_is_there_once(catalog: Catalog, make_folder: Folder) -> None:
    folder = make_folder({"old.txt": DAM})
    follow(catalog, folder)
    (folder / "old.txt").rename(folder / "new.txt")
    second = follow(catalog, folder)
    assert (second.added, second.changed, second.removed) == (["new.txt"], [], ["old.txt"])
    assert titles(catalog) == {"new.txt": "Dam breaks above Alba"}


def test_lines_without_an_id_may_move_up(catalog: Catalog, make_folder: Folder) -> None:
    lines = [json.dumps({"text": text}) + "\n" for text in (DAM, BRIDGE, SCHOOL)]
    folder = make_folder({"feed.jsonl": "".join(lines)})
    follow(catalog, folder)
    make_folder({"feed.jsonl": "".join(lines[1:])})
    follow(catalog, folder)
    assert catalog.skipped() == []
    assert sorted(titles(catalog).values()) == ["A bridge for Lund", "School closes in Vik"]


def test_a_sidecar_that_changes_changes_its_article(catalog: Catalog, make_folder: Folder) -> None:
    folder = make_folder({"a.txt": DAM})
    follow(catalog, folder)
    make_folder({"a.json": '{"published": "2023-05-04", "outlet": "The Alba Post"}'})
    assert follow(catalog, folder).changed == ["a.txt"]
    [article] = catalog.articles()
    assert (article.published, article.outlet) == (date(2023, 5, 4), "The Alba Post")


def test_what_holds_no_article_is_skipped_with_its_reason(
    catalog: Catalog, make_folder: Folder
) -> None:
    folder = make_folder(
        {
            "a.txt": DAM,
            "binary.txt": bytes(range(256)) * 20,
            "blank.txt": " \n\n ",
            "cp1252.txt": "A bridge for Lund\n\n“It took years,” he said.".encode("cp1252"),
            "empty.md": "",
            "page.html": "<html><body><<<",
            "page.pdf": b"%PDF-1.4 nothing",
            "utf16.txt": SCHOOL.encode("utf-16"),
            "word.docx": b"PK nothing",
        }
    )
    with (folder / "large.txt").open("wb") as file:
        file.truncate(50_000_000)
    (folder / "link.txt").symlink_to(folder / "gone.txt")
    assert follow(catalog, folder).added == ["a.txt", "cp1252.txt", "utf16.txt"]
    reasons = {skipped.path: skipped.reason for skipped in catalog.skipped()}
    assert reasons.keys() == {
        "binary.txt", "blank.txt", "empty.md", "large.txt", "link.txt", "page.html", "page.pdf",
        "word.docx",
    }  # fmt: skip
    assert reasons["binary.txt"] == "is not text: it holds binary data"
    assert reasons["blank.txt"] == reasons["empty.md"] == "is empty"
    assert reasons["large.txt"].startswith("is 50.0 MB, more than the limit of 20 MB: split it")
    assert titles(catalog)["cp1252.txt"] == "A bridge for Lund"


def test_an_unreadable_file_is_skipped_until_it_can_be_read(
    catalog: Catalog, make_folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = make_folder({"a.txt": DAM, "b.txt": BRIDGE})
    open_path = Path.open

    def refused(self: Path, *arguments: object, **named: object) -> object:
        if self.name == "b.txt":
            raise PermissionError(errno.EACCES, "Permission denied", str(self))
        return open_path(self, *arguments, **named)  # type: ignore[call-overload]

    with monkeypatch.context() as patch:
        patch.setattr(Path, "open", refused)
        assert follow(catalog, folder).added == ["a.txt"]
    assert catalog.skipped() == [Skipped("b.txt", "may not be read: change its permissions")]
    assert follow(catalog, folder).added == ["b.txt"]
    assert catalog.skipped() == []


def test_a_file_may_vanish_while_the_folder_is_read(catalog: Catalog, make_folder: Folder) -> None:
    folder = make_folder({"a.txt": DAM, "b.txt": BRIDGE, "c.txt": SCHOOL})

    def vanish(files: int) -> None:
        if files == 1:
            (folder / "b.txt").unlink()

    assert follow(catalog, folder, vanish).added == ["a.txt", "c.txt"]
    gone = Skipped("b.txt", "is gone: it was removed, or it is a link to nothing")
    assert catalog.skipped() == [gone]
    assert follow(catalog, folder) == Difference()
    assert catalog.skipped() == []


def test_a_file_that_changes_while_it_is_read_is_read_again(
    catalog: Catalog, make_folder: Folder
) -> None:
    folder = make_folder({"a.txt": DAM, "b.txt": BRIDGE})

    def change(files: int) -> None:
        if files == 0:
            make_folder({"b.txt": SCHOOL})

    follow(catalog, folder, change)
    follow(catalog, folder)
    assert set(titles(catalog).values()) == {"Dam breaks above Alba", "School closes in Vik"}
