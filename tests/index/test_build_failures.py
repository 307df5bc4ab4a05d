"""Rebuilding when something goes wrong: the index that was there stays, and answers."""

import errno
import json
import os
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from built import BRIDGE, CLEAN, DAM, SCHOOL, Folder, left_in, opened, titles
from places import ROOT

import index.build
import index.statements.attribute
from index.build import Progress, rebuild
from index.encoder import Vectors
from index.errors import OnRecordError
from index.statements.extract import Reading
from index.statements.statement import Statement
from index.store.snapshot import building, current
from index.store.vectors import VectorStore


def no_space(*_: object, **__: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


def broken(*_: object, **__: object) -> None:
    raise RuntimeError("the model broke")


def astray(monkeypatch: pytest.MonkeyPatch, *, until_put_again: bool) -> None:
    """No vector leads to the first passage: never, or until it has been taken out and put again."""
    nearest, add = VectorStore.nearest, VectorStore.add
    added: list[int] = []

    def put(store: VectorStore, ids: list[int], vectors: Vectors) -> None:
        added.extend(ids)
        add(store, ids, vectors)

    def led_astray(
        store: VectorStore, vectors: Vectors, limit: int
    ) -> list[list[tuple[int, float]]]:
        found = nearest(store, vectors, limit)
        lost = not (until_put_again and added.count(1) == 2)
        return [[(2, 0.5)] if row[0][0] == 1 and lost else row for row in found]

    monkeypatch.setattr(VectorStore, "add", put)
    monkeypatch.setattr(VectorStore, "nearest", led_astray)


def test_a_vector_that_nothing_leads_to_is_put_in_again(
    make_folder: Folder, new_index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = make_folder({"a.txt": DAM, "b.txt": BRIDGE})
    with monkeypatch.context() as patch:
        astray(patch, until_put_again=True)
        assert rebuild(folder, new_index).added == ("a.txt", "b.txt")
    assert set(titles(new_index)) == {"a.txt", "b.txt"}


def test_an_index_with_a_lost_vector_is_not_published(
    make_folder: Folder, new_index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = make_folder({"a.txt": DAM, "b.txt": BRIDGE})
    with monkeypatch.context() as patch:
        astray(patch, until_put_again=False)
        with pytest.raises(OnRecordError, match="passage 1 is not found by its own vector"):
            rebuild(folder, new_index)
    assert not (new_index / "CURRENT").exists()


@pytest.mark.parametrize(
    ("target", "failure", "error", "message"),
    [
        ("shutil.copytree", no_space, OnRecordError, "No space left on device.*is unchanged"),
        ("index.store.catalog.Catalog.add", no_space, OnRecordError, "No space left on device"),
        ("index.store.vectors.VectorStore.add", no_space, OnRecordError, "No space left on device"),
        (
            "index.store.fulltext.FullText.update",
            no_space,
            OnRecordError,
            "No space left on device",
        ),
        ("index.store.snapshot._sync", no_space, OnRecordError, "No space left on device"),
        ("pathlib.Path.replace", no_space, OnRecordError, "No space left on device"),
        ("index.encoder.Encoder.encode_passages", broken, RuntimeError, "the model broke"),
        ("index.build._check", broken, RuntimeError, "the model broke"),
        ("pathlib.Path.rename", no_space, OnRecordError, "No space left on device"),
    ],
)
def test_a_failure_leaves_the_index_that_was_there(
    make_folder: Folder,
    new_index: Path,
    monkeypatch: pytest.MonkeyPatch,
    target: str,
    failure: Callable[..., None],
    error: type[Exception],
    message: str,
) -> None:
    folder = make_folder({"a.txt": DAM})
    rebuild(folder, new_index)
    before = (new_index / "CURRENT").read_text()
    make_folder({"a.txt": DAM.replace("Alba", "Bo"), "b.txt": BRIDGE})
    with monkeypatch.context() as patch:
        patch.setattr(target, failure)
        with pytest.raises(error, match=message):
            rebuild(folder, new_index)
    assert (new_index / "CURRENT").read_text() == before
    assert titles(new_index) == {"a.txt": "Dam breaks above Alba"}
    assert left_in(new_index) - {"CURRENT.next"} == CLEAN
    assert len(list((new_index / "snapshots").iterdir())) == 1, "a failed build takes space"
    rebuild(folder, new_index)
    assert set(titles(new_index)) == {"a.txt", "b.txt"}
    assert left_in(new_index) == CLEAN


def test_a_full_disk_is_seen_before_it_is_full(
    make_folder: Folder, new_index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = make_folder({"a.txt": DAM})
    usage = shutil.disk_usage(new_index)._replace(free=30_000_000)
    monkeypatch.setattr(shutil, "disk_usage", lambda path: usage)
    with pytest.raises(OnRecordError, match=r"has 30 MB free and the index .* needs about 50: fr"):
        rebuild(folder, new_index)
    assert left_in(new_index) == {"encoders", "lock", "snapshots"}


def test_a_second_builder_is_told_of_the_first(make_folder: Folder, new_index: Path) -> None:
    folder = make_folder({"a.txt": DAM})
    with (
        building(new_index),
        pytest.raises(OnRecordError, match=r"another process is building the index in .*: wait"),
    ):
        rebuild(folder, new_index)
    rebuild(folder, new_index)


def test_of_two_builders_at_once_one_is_refused(make_folder: Folder, new_index: Path) -> None:
    folder = make_folder({"a.txt": DAM})
    inside, done = threading.Event(), threading.Event()

    def wait(progress: Progress) -> None:
        inside.set()
        assert done.wait(60)

    first = threading.Thread(target=rebuild, args=(folder, new_index), kwargs={"progress": wait})
    first.start()
    assert inside.wait(60)
    try:
        with pytest.raises(OnRecordError, match="another process is building"):
            rebuild(folder, new_index)
    finally:
        done.set()
        first.join()
    assert set(titles(new_index)) == {"a.txt"}


# A process that reads what is needed once, and forks for each build. The build is killed at its
# step number "stop" on the index folder, or at step "late" of its publishing, or "after" seconds.
BUILDER = """
import json, os, signal, sys, time
from index.build import rebuild
from index.span import Span
from index.statements.extract import find_statements

list(find_statements([("“No,” said Ida Rask.", Span(0, 20))]))

def build(folder, index_folder, stop, late):
    seen = published = 0

    def count(event, arguments):
        nonlocal seen, published
        if event.partition(".")[0] in ("open", "os", "shutil", "sqlite3") and any(
            index_folder in str(argument) for argument in arguments
        ):
            seen += 1
            published += bool(published or event == "open" and "CURRENT.next" in str(arguments))
            if seen == stop or published and published == late:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(count)
    rebuild(folder, index_folder)
    return seen, published

for line in sys.stdin:
    folder, index_folder, stop, late, after = json.loads(line)
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        os.write(writer, json.dumps(build(folder, index_folder, stop, late)).encode())
        os._exit(0)
    os.close(writer)
    if after:
        time.sleep(after)
        os.kill(child, signal.SIGKILL)
    with os.fdopen(reader) as told:
        print(json.dumps([os.waitpid(child, 0)[1], told.read()]), flush=True)
"""


Kill = Callable[..., tuple[bool, list[int]]]


@pytest.fixture(scope="module")
def build_and_kill() -> Iterator[Kill]:
    """Builds in another process. Tells if it was killed, and else how many steps it took, and how
    many of them in publishing."""
    root = str(ROOT)
    with subprocess.Popen(
        [sys.executable, "-c", BUILDER],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": root, "OMP_NUM_THREADS": "1"},
    ) as process:
        assert process.stdin and process.stdout

        def build(
            folder: Path, index_folder: Path, stop: int = 0, late: int = 0, after: float = 0
        ) -> tuple[bool, list[int]]:
            order = json.dumps([str(folder), str(index_folder), stop, late, after])
            print(order, file=process.stdin, flush=True)
            assert process.stdout
            ended, told = json.loads(process.stdout.readline())
            assert ended in (0, signal.SIGKILL), "the build failed by itself"
            return bool(ended), json.loads(told or "[]")

        yield build
        process.stdin.close()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills a fork of a process")
def test_a_build_may_be_killed_at_any_instant(
    make_folder: Folder, new_index: Path, build_and_kill: Kill
) -> None:
    """The index says what it said, or all of what is new; the next build leaves nothing over."""
    folder = make_folder({"a.txt": DAM, "b.txt": BRIDGE})
    rebuild(folder, new_index)
    make_folder({"a.txt": DAM.replace("Alba", "Bo0")})
    killed, [steps, late] = build_and_kill(folder, new_index)
    assert not killed and steps > 100 and late > 5
    kills: list[dict[str, float]] = [{"stop": stop} for stop in range(1, steps - late, steps // 4)]
    kills += [{"late": step + 1} for step in range(late)]
    kills += [{"after": seconds} for seconds in (0.03, 0.1, 0.2)]
    old, survived = "Bo0", set()
    for number, kill in enumerate(kills, start=1):
        new = f"Bo{number}"
        make_folder({"a.txt": DAM.replace("Alba", new)})
        killed, _ = build_and_kill(folder, new_index, **kill)
        assert killed or "after" in kill, kill
        with opened(new_index) as snapshot:
            texts = " ".join(article.text for article in snapshot.catalog.articles())
            passages = snapshot.catalog.passage_ids()
            assert snapshot.vectors.ids() == snapshot.fulltext.ids() == passages, kill
            assert len(passages) == 2 and (old in texts) != (new in texts), kill
        survived.add(old in texts)
        old = old if old in texts else new
    assert survived == {True, False}, "before and after the new one took its place"
    make_folder({"c.txt": SCHOOL})
    rebuild(folder, new_index)
    assert len(titles(new_index)) == 3
    assert left_in(new_index) == CLEAN
    with building(new_index):
        newest = max(path.name for path in (new_index / "snapshots").iterdir())
    assert newest == current(new_index).name


def test_an_article_that_cannot_be_attributed_stops_no_other(
    make_folder: Folder, new_index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = index.statements.attribute.with_speakers

    def fail_at_the_bridge(text: str, reading: Reading) -> list[Statement]:
        if "bridge" in text:
            raise KeyError("no such sentence")
        return found(text, reading)

    monkeypatch.setattr(index.statements.attribute, "with_speakers", fail_at_the_bridge)
    folder = make_folder({"a.txt": DAM, "b.txt": BRIDGE, "c.txt": SCHOOL})
    changes = rebuild(folder, new_index)
    assert [(entry.path, entry.reason) for entry in changes.skipped] == [
        ("b.txt", "its statements: KeyError('no such sentence')")
    ]
    assert set(titles(new_index)) == {"a.txt", "b.txt", "c.txt"}
    with opened(new_index) as snapshot:
        assert [person.name for person in snapshot.people] == ["Ida Rask"]
