"""Snapshots: which is current, what a reader sees, and what damage is told."""

import json
import os
import shutil
import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

import index.store.snapshot
from assistant.assistant import Assistant
from index.build import rebuild
from index.errors import OnRecordError
from index.store.snapshot import NoIndexError, Snapshot, building, current, publish

Folder = Callable[[dict[str, str | bytes]], Path]

DAM = "Dam breaks above Alba\n\nThe old dam above Alba broke on Tuesday, the mayor said.\n"
BRIDGE = "A bridge for Lund\n\nLund gets a bridge after ten years of waiting, it was said.\n"


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory, encoders: Path) -> Path:
    """A folder that holds `articles` and their `index`."""
    place = tmp_path_factory.mktemp("built")
    (place / "articles").mkdir()
    (place / "articles" / "a.txt").write_text(DAM)
    (place / "index").mkdir()
    (place / "index" / "encoders").symlink_to(encoders)
    rebuild(place / "articles", place / "index")
    return place


@pytest.fixture
def copied(built: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(built, tmp_path / "copied", symlinks=True))


def titles(index_folder: Path) -> list[str]:
    snapshot = Snapshot(index_folder, current(index_folder))
    try:
        return sorted(article.title for article in snapshot.catalog.articles())
    finally:
        snapshot.close()


def test_no_index_says_how_to_build_one(tmp_path: Path) -> None:
    with pytest.raises(NoIndexError, match=r'no index at .*: build one with "onrecord index"'):
        current(tmp_path)
    with pytest.raises(NoIndexError, match="build one with"):
        current(tmp_path / "missing")


@pytest.mark.parametrize("line", [b"", b"\n", b"no/such\n", b"\xff\xfe\x00", b"..", b"a\x00b"])
def test_a_broken_current_is_no_index(tmp_path: Path, line: bytes) -> None:
    (tmp_path / "snapshots").mkdir()
    (tmp_path / "CURRENT").write_bytes(line)
    with pytest.raises(NoIndexError, match="build one with"):
        current(tmp_path)


def test_publishing_takes_the_place_of_the_current_one(tmp_path: Path) -> None:
    for text in "first", "second":
        with building(tmp_path) as folder:
            (folder / "catalog.sqlite").write_text(text)
            place = publish(tmp_path, folder)
        assert current(tmp_path) == place
        assert (place / "catalog.sqlite").read_text() == text
        assert not folder.exists()
    with building(tmp_path) as folder:
        (folder / "catalog.sqlite").write_text("third")
    assert not folder.exists()
    assert (current(tmp_path) / "catalog.sqlite").read_text() == "second"


def published(index_folder: Path, text: str = "text") -> Path:
    with building(index_folder) as folder:
        (folder / "catalog.sqlite").write_text(text)
        return publish(index_folder, folder)


def test_an_old_snapshot_goes_when_no_question_can_be_reading_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = 1_000_000 * 10**9
    monkeypatch.setattr("time.time_ns", lambda: now)
    places = [published(tmp_path)]
    for seconds in 100, 100, 2, 599:
        now += seconds * 10**9
        places.append(published(tmp_path))
    # Superseded 702 and 601 seconds ago, 599 and 0, and the current one.
    left = [place.exists() for place in places]
    assert left == [False, False, True, True, True]
    now += 601 * 10**9
    places.append(published(tmp_path))
    assert [place.exists() for place in places] == [False] * 4 + [True] * 2


def test_what_a_killed_build_left_is_removed_by_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = 1_000_000 * 10**9
    monkeypatch.setattr("time.time_ns", lambda: now)
    first = published(tmp_path)
    (tmp_path / "building" / "chroma").mkdir(parents=True)
    (tmp_path / "CURRENT.next").write_text("half")
    orphan = tmp_path / "snapshots" / f"{now + 1:020d}"
    orphan.mkdir()
    now += 2_000 * 10**9
    second = published(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {"CURRENT", "lock", "snapshots"}
    # The first was current until now, so that a question may be reading it.
    assert set((tmp_path / "snapshots").iterdir()) == {first, second}


def test_another_format_is_told_and_mended(copied: Path) -> None:
    catalog = current(copied / "index") / "catalog.sqlite"
    with closing(sqlite3.connect(catalog)) as connection, connection:
        connection.execute("update recipe set value = '99' where name = 'format'")
    with pytest.raises(OnRecordError, match=r'has format 99, this .*"onrecord index"'):
        Assistant.open(copied / "index")
    assert rebuild(copied / "articles", copied / "index").added == ("a.txt",)
    assert titles(copied / "index") == ["Dam breaks above Alba"]


def parts(index_folder: Path) -> dict[str, Path]:
    """The parts of an index that may be damaged."""
    snapshot = current(index_folder)
    [encoder] = (index_folder / "encoders").iterdir()
    return {
        "CURRENT": index_folder / "CURRENT",
        "catalog": snapshot / "catalog.sqlite",
        "snapshots": index_folder / "snapshots",
        "chroma": snapshot / "chroma",
        "chroma.sqlite3": snapshot / "chroma" / "chroma.sqlite3",
        "fulltext": snapshot / "fulltext",
        "meta.json": snapshot / "fulltext" / "meta.json",
        "encoders": index_folder / "encoders",
        "encoder.json": encoder / "encoder.json",
        "model.onnx": encoder / "model.onnx",
        "tokenizer.json": encoder / "tokenizer.json",
    }


PARTS = [
    "CURRENT", "catalog", "snapshots", "chroma", "chroma.sqlite3", "fulltext", "meta.json",
    "encoders", "encoder.json", "model.onnx", "tokenizer.json",
]  # fmt: skip
DAMAGES = [(part, how) for part in PARTS for how in (None, b"garbage " * 1_000)]
DAMAGES += [(part, b"") for part in ("CURRENT", "catalog", "chroma.sqlite3", "meta.json")]


@pytest.mark.parametrize(("part", "content"), DAMAGES)
def test_a_damaged_index_is_told_and_mended(
    copied: Path,
    encoders: Path,
    monkeypatch: pytest.MonkeyPatch,
    part: str,
    content: bytes | None,
) -> None:
    index_folder = copied / "index"
    (index_folder / "encoders").unlink()
    shutil.copytree(encoders, index_folder / "encoders", copy_function=os.link)
    path = parts(index_folder)[part]
    for file in [entry for entry in [path, *path.rglob("*")] if entry.is_file()]:
        file.unlink()
        if content is not None:
            file.write_bytes(content)
    if path.is_dir() and content is None:
        shutil.rmtree(path)
    with pytest.raises(OnRecordError, match='"onrecord index"') as raised:
        Assistant.open(index_folder)
    assert "\n" not in str(raised.value)
    # Compiling takes seconds; what it comes to is a copy.
    monkeypatch.setattr(
        "index.encoder._compile",
        lambda source, name, digest, target: shutil.copytree(
            next(encoders.iterdir()), target, dirs_exist_ok=True, copy_function=os.link
        ),
    )
    rebuild(copied / "articles", index_folder)
    assert titles(index_folder) == ["Dam breaks above Alba"]
    answer = Assistant.open(index_folder).search("dam")
    assert len(answer) == 1


def test_a_damaged_index_keeps_its_model(copied: Path) -> None:
    """Without a word of the user, the default model never takes the place of another."""
    catalog = current(copied / "index") / "catalog.sqlite"
    with closing(sqlite3.connect(catalog)) as connection, connection:
        other = json.dumps("/no/such/model")
        connection.execute("update recipe set value = ? where name = 'model'", [other])
    shutil.rmtree(catalog.parent / "chroma")
    with pytest.raises(OnRecordError, match='model "/no/such/model" can\'t be loaded'):
        rebuild(copied / "articles", copied / "index")


def test_an_open_reader_sees_the_next_snapshot(make_folder: Folder, new_index: Path) -> None:
    folder = make_folder({"a.txt": DAM})
    rebuild(folder, new_index)
    assistant = Assistant.open(new_index)
    first = assistant.snapshot()
    assert [hit.passage.start for hit in assistant.search("bridge for Lund", 1)]
    make_folder({"b.txt": BRIDGE})
    rebuild(folder, new_index)
    second = assistant.snapshot()
    assert second.folder != first.folder
    [hit] = assistant.search("bridge for Lund", 1)
    article = assistant.article(hit.passage.article_id)
    assert article is not None and article.title == "A bridge for Lund"
    # What was opened before goes on saying what it said.
    assert first.catalog.counts() == (1, 1)
    assert len(first.vectors.ids()) == len(first.fulltext.ids()) == 1


def test_questions_go_on_while_the_index_is_rebuilt(
    make_folder: Folder, new_index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index.store.snapshot, "_KEEP_SECONDS", 60.0)
    folder = make_folder({"a.txt": DAM})
    rebuild(folder, new_index)
    assistant = Assistant.open(new_index)
    stop = threading.Event()
    counts: list[int] = []
    failures: list[Exception] = []

    def ask() -> None:
        while not stop.is_set():
            try:
                counts.append(len(assistant.search("the dam above Alba")))
            except Exception as error:  # noqa: BLE001
                failures.append(error)

    threads = [threading.Thread(target=ask) for _ in range(2)]
    for thread in threads:
        thread.start()
    for number in range(3):
        make_folder({f"{number}.txt": f"Dam {number}\n\nThe dam above Alba, part {number}.\n"})
        rebuild(folder, new_index)
    stop.set()
    for thread in threads:
        thread.join()
    assert not failures
    assert set(counts) <= {1, 2, 3, 4} and counts[0] == 1
    assert len(assistant.search("the dam above Alba")) == 4
