"""Rebuilding: what changed, what is skipped, and what happens when something goes wrong."""

import errno
import json
import os
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from places import ROOT

import index.build
import index.statements.attribute
from index.articles.folder import Skipped
from index.build import Changes, Progress, rebuild
from index.encoder import Encoder, Vectors
from index.errors import OnRecordError
from index.statements.extract import Reading
from index.statements.statement import Statement
from index.store.snapshot import Snapshot, building, current
from index.store.status import status
from index.store.vectors import VectorStore

Folder = Callable[[dict[str, str | bytes]], Path]

DAM = "Dam breaks above Alba\n\nThe old dam above Alba broke. “We ran,” said the mayor, Ida Rask.\n"
BRIDGE = "A bridge for Lund\n\nLund gets a bridge. “It took years,” said John Holm, an engineer.\n"
SCHOOL = "School closes in Vik\n\nThe last school in Vik closes. Nobody said why.\n"


@contextmanager
def opened(index_folder: Path) -> Iterator[Snapshot]:
    snapshot = Snapshot(index_folder, current(index_folder))
    try:
        yield snapshot
    finally:
        snapshot.close()


def titles(index_folder: Path) -> dict[str, str]:
    """Title by path of the articles of an index, each of them found in every part of it."""
    with opened(index_folder) as snapshot:
        articles = list(snapshot.catalog.articles())
        for article in articles:
            ids = {passage.id for passage in snapshot.catalog.article_passages(article.id)}
            vector = snapshot.encoder.encode_question(article.title)
            assert snapshot.vectors.nearest(vector[None], 1)[0][0][0] in ids
            assert snapshot.fulltext.search(article.title, 1)[0][0] in ids
        passages = snapshot.catalog.passage_ids()
        assert snapshot.vectors.ids() == snapshot.fulltext.ids() == passages
        return {article.path: article.title for article in articles}


def left_in(index_folder: Path) -> set[str]:
    """What an index folder holds, the snapshots as `snapshots`, how many there are aside."""
    return {path.name for path in index_folder.iterdir()}


CLEAN = {"CURRENT", "encoders", "lock", "snapshots"}


def test_changes_are_told_and_stored(make_folder: Folder, new_index: Path) -> None:
    folder = make_folder({"a.txt": DAM, "sub/b.txt": BRIDGE, "c.txt": SCHOOL, "note.xyz": "no"})
    changes = rebuild(folder, new_index)
    assert changes == Changes(("a.txt", "c.txt", "sub/b.txt"), (), (), 0, ())
    assert titles(new_index) == {
        "a.txt": "Dam breaks above Alba",
        "c.txt": "School closes in Vik",
        "sub/b.txt": "A bridge for Lund",
    }
    with opened(new_index) as snapshot:
        before = snapshot.catalog.passage_ids()
        kept = snapshot.vectors.vectors(sorted(before))
    make_folder(
        {"a.txt": DAM.replace("broke", "held"), "d.txt": "New\n\nNews of the day is new.\n"}
    )
    (folder / "c.txt").unlink()
    assert rebuild(folder, new_index) == Changes(("d.txt",), ("a.txt",), ("c.txt",), 1, ())
    assert set(titles(new_index)) == {"a.txt", "d.txt", "sub/b.txt"}
    with opened(new_index) as snapshot:
        stayed = snapshot.catalog.passage_ids() & before
        assert len(stayed) == 1
        order = sorted(before)
        for number in stayed:
            again = snapshot.vectors.vectors([number])[0]
            assert again == pytest.approx(kept[order.index(number)])


def test_only_what_changed_is_embedded(
    make_folder: Folder, new_index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts: list[str] = []
    encode = Encoder.encode_passages

    def noted(self: Encoder, passages: list[str], *rest: Callable[[int], object]) -> object:
        texts.extend(passages)
        return encode(self, passages, *rest)

    monkeypatch.setattr(Encoder, "encode_passages", noted)
    folder = make_folder({"a.txt": DAM, "b.txt": BRIDGE})
    rebuild(folder, new_index)
    assert len(texts) == 2
    make_folder({"b.txt": BRIDGE.replace("years", "months")})
    rebuild(folder, new_index)
    assert len(texts) == 3 and "months" in texts[2]


def test_nothing_changed_leaves_the_index_alone(make_folder: Folder, new_index: Path) -> None:
    folder = make_folder({"a.txt": DAM, "empty.txt": ""})
    rebuild(folder, new_index)
    before = (new_index / "CURRENT").read_text(), (new_index / "CURRENT").stat().st_mtime_ns
    changes = rebuild(folder, new_index)
    assert changes == Changes((), (), (), 1, (Skipped("empty.txt", "is empty"),))
    assert before == (
        (new_index / "CURRENT").read_text(),
        (new_index / "CURRENT").stat().st_mtime_ns,
    )
    assert left_in(new_index) == CLEAN


def test_a_removed_article_is_nowhere(make_folder: Folder, new_index: Path) -> None:
    folder = make_folder({"a.txt": DAM, "b.txt": BRIDGE})
    rebuild(folder, new_index)
    with opened(new_index) as snapshot:
        assert {person.name for person in snapshot.people} == {"Ida Rask", "John Holm"}
        [gone] = [a.id for a in snapshot.catalog.articles() if a.path == "a.txt"]
        passages = {passage.id for passage in snapshot.catalog.article_passages(gone)}
        assert snapshot.catalog.statements(article_id=gone)
    (folder / "a.txt").unlink()
    rebuild(folder, new_index)
    with opened(new_index) as snapshot:
        assert snapshot.catalog.article(gone) is None
        assert not snapshot.catalog.article_passages(gone)
        assert not snapshot.catalog.passages(sorted(passages))
        assert not snapshot.catalog.statements(article_id=gone)
        assert not snapshot.catalog.statements("Ida Rask")
        assert {person.name for person in snapshot.people} == {"John Holm"}
        assert not passages & (snapshot.vectors.ids() | snapshot.fulltext.ids())
        assert not snapshot.fulltext.search("dam Rask mayor", 5)


def test_a_copy_is_skipped_until_the_first_goes(make_folder: Folder, new_index: Path) -> None:
    folder = make_folder({"a.txt": DAM, "b.txt": DAM, "c.txt": DAM})
    reason = "has the same text as a.txt"
    changes = rebuild(folder, new_index)
    assert changes.added == ("a.txt",)
    assert changes.skipped == (Skipped("b.txt", reason), Skipped("c.txt", reason))
    (folder / "a.txt").unlink()
    changes = rebuild(folder, new_index)
    assert (changes.added, changes.removed) == (("b.txt",), ("a.txt",))
    assert changes.skipped == (Skipped("c.txt", "has the same text as b.txt"),)
    make_folder({"b.txt": SCHOOL})
    changes = rebuild(folder, new_index)
    assert (changes.added, changes.changed, changes.skipped) == (("c.txt",), ("b.txt",), ())
    assert set(titles(new_index)) == {"b.txt", "c.txt"}


def test_an_article_that_becomes_a_copy_counts_as_removed(
    make_folder: Folder, new_index: Path
) -> None:
    folder = make_folder({"a.txt": DAM, "b.txt": BRIDGE})
    rebuild(folder, new_index)
    make_folder({"b.txt": DAM})
    copy = Skipped("b.txt", "has the same text as a.txt")
    assert rebuild(folder, new_index) == Changes((), (), ("b.txt",), 1, (copy,))
    assert set(titles(new_index)) == {"a.txt"}


def test_a_moved_article_is_there_once(make_folder: Folder, new_index: Path) -> None:
    folder = make_folder({"old.txt": DAM})
    rebuild(folder, new_index)
    (folder / "old.txt").rename(folder / "new.txt")
    assert rebuild(folder, new_index) == Changes(("new.txt",), (), ("old.txt",), 0, ())
    assert set(titles(new_index)) == {"new.txt"}


def test_lines_of_a_feed_change_alone(make_folder: Folder, new_index: Path) -> None:
    def feed(**texts: str) -> str:
        return "".join(json.dumps({"id": i, "text": text}) + "\n" for i, text in texts.items())

    folder = make_folder({"feed.jsonl": feed(one=DAM, two=BRIDGE, three=SCHOOL)})
    assert len(rebuild(folder, new_index).added) == 3
    make_folder({"feed.jsonl": feed(one=DAM, three=SCHOOL.replace("Vik", "Bo")) + "{broken\n"})
    changes = rebuild(folder, new_index)
    assert changes.changed == ("feed.jsonl#three",)
    assert changes.removed == ("feed.jsonl#two",)
    assert changes.unchanged == 1
    [skipped] = changes.skipped
    assert skipped.path == "feed.jsonl" and skipped.reason.startswith("line 3 is not JSON")


def test_lines_without_an_id_may_move_up(make_folder: Folder, new_index: Path) -> None:
    lines = [json.dumps({"text": text}) + "\n" for text in (DAM, BRIDGE, SCHOOL)]
    folder = make_folder({"feed.jsonl": "".join(lines)})
    rebuild(folder, new_index)
    make_folder({"feed.jsonl": "".join(lines[1:])})
    assert rebuild(folder, new_index).skipped == ()
    assert sorted(titles(new_index).values()) == ["A bridge for Lund", "School closes in Vik"]


def test_a_sidecar_that_changes_changes_its_article(make_folder: Folder, new_index: Path) -> None:
    folder = make_folder({"a.txt": DAM})
    rebuild(folder, new_index)
    make_folder({"a.json": '{"published": "2023-05-04", "outlet": "The Alba Post"}'})
    assert rebuild(folder, new_index).changed == ("a.txt",)
    with opened(new_index) as snapshot:
        [article] = snapshot.catalog.articles()
        assert (article.published, article.outlet) == (date(2023, 5, 4), "The Alba Post")


def test_what_holds_no_article_is_skipped_with_its_reason(
    make_folder: Folder, new_index: Path
) -> None:
    folder = make_folder(
        {
            "a.txt": DAM,
            "binary.txt": bytes(range(256)) * 20,
            "blank.txt": " \n\n ",
            "cp1252.txt": BRIDGE.encode("cp1252"),
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
    changes = rebuild(folder, new_index)
    assert changes.added == ("a.txt", "cp1252.txt", "utf16.txt")
    reasons = {skipped.path: skipped.reason for skipped in changes.skipped}
    assert reasons.keys() == {
        "binary.txt", "blank.txt", "empty.md", "large.txt", "link.txt", "page.html", "page.pdf",
        "word.docx",
    }  # fmt: skip
    assert reasons["binary.txt"] == "is not text: it holds binary data"
    assert reasons["blank.txt"] == reasons["empty.md"] == "is empty"
    assert reasons["large.txt"].startswith("is 50.0 MB, more than the limit of 20 MB: split it")
    assert titles(new_index)["cp1252.txt"] == "A bridge for Lund"


def test_a_file_name_in_another_encoding_stops_nothing(
    make_folder: Folder, new_index: Path
) -> None:
    folder = make_folder({"a.txt": DAM})
    try:
        Path(os.fsdecode(os.fsencode(folder) + b"/caf\xe9.txt")).write_text(BRIDGE)
    except OSError:
        pytest.skip("this file system takes names in Unicode alone")
    assert rebuild(folder, new_index).added == ("a.txt", r"caf\udce9.txt")
    assert rebuild(folder, new_index).unchanged == 2
    assert status(new_index).difference == ""


def test_an_unreadable_file_is_skipped_until_it_can_be_read(
    make_folder: Folder, new_index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = make_folder({"a.txt": DAM, "b.txt": BRIDGE})
    open_path = Path.open

    def refused(self: Path, *arguments: object, **named: object) -> object:
        if self.name == "b.txt":
            raise PermissionError(errno.EACCES, "Permission denied", str(self))
        return open_path(self, *arguments, **named)  # type: ignore[call-overload]

    with monkeypatch.context() as patch:
        patch.setattr(Path, "open", refused)
        changes = rebuild(folder, new_index)
    assert changes.added == ("a.txt",)
    assert changes.skipped == (Skipped("b.txt", "may not be read: change its permissions"),)
    assert rebuild(folder, new_index).added == ("b.txt",)


def test_a_file_may_vanish_while_the_folder_is_read(
    make_folder: Folder, new_index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = make_folder({"a.txt": DAM, "b.txt": BRIDGE, "c.txt": SCHOOL})

    def vanish(progress: Progress) -> None:
        if progress == Progress("reading", 1, 3):
            (folder / "b.txt").unlink()

    changes = rebuild(folder, new_index, progress=vanish)
    assert changes.added == ("a.txt", "c.txt")
    assert changes.skipped == (
        Skipped("b.txt", "is gone: it was removed, or it is a link to nothing"),
    )
    assert rebuild(folder, new_index) == Changes((), (), (), 2, ())


def test_a_file_that_changes_while_it_is_read_is_read_again(
    make_folder: Folder, new_index: Path
) -> None:
    folder = make_folder({"a.txt": DAM, "b.txt": BRIDGE})

    def change(progress: Progress) -> None:
        if progress == Progress("reading", 0, 2):
            make_folder({"b.txt": SCHOOL})

    rebuild(folder, new_index, progress=change)
    rebuild(folder, new_index)
    assert set(titles(new_index).values()) == {"Dam breaks above Alba", "School closes in Vik"}


def test_an_empty_folder_makes_an_empty_index(make_folder: Folder, new_index: Path) -> None:
    folder = make_folder({})
    assert rebuild(folder, new_index) == Changes((), (), (), 0, ())
    assert titles(new_index) == {}
    make_folder({"a.txt": DAM})
    assert rebuild(folder, new_index).added == ("a.txt",)
    (folder / "a.txt").unlink()
    assert rebuild(folder, new_index).removed == ("a.txt",)
    assert titles(new_index) == {}


def test_a_folder_must_be_one(make_folder: Folder, tmp_path: Path) -> None:
    folder = make_folder({"a.txt": DAM})
    with pytest.raises(OnRecordError, match=r'no folder ".*missing": name the folder'):
        rebuild(folder / "missing", tmp_path / "index")
    with pytest.raises(OnRecordError, match=r'a\.txt" is not a folder: name the folder'):
        rebuild(folder / "a.txt", tmp_path / "index")
    assert not (tmp_path / "index").exists()


def test_the_index_folder_must_be_one(make_folder: Folder, tmp_path: Path) -> None:
    folder = make_folder({"a.txt": DAM})
    with pytest.raises(OnRecordError, match=r"can't write the index in .*name another place"):
        rebuild(folder, folder / "a.txt")


def test_a_changed_recipe_builds_anew(
    make_folder: Folder, new_index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = make_folder({"a.txt": DAM})
    rebuild(folder, new_index)
    monkeypatch.setitem(index.build.STEPS, "passages", index.build.STEPS["passages"] + 1)
    assert status(new_index).difference == (
        'no: an earlier version of onrecord built it; run "onrecord index"'
    )
    assert rebuild(folder, new_index).added == ("a.txt",)
    assert status(new_index).difference == ""
    assert rebuild(folder, new_index).unchanged == 1
    with opened(new_index) as snapshot:
        assert snapshot.recipe["steps"]["passages"] == index.build.STEPS["passages"]


def test_a_folder_that_moved_is_known_by_its_new_name(
    make_folder: Folder, new_index: Path, tmp_path: Path
) -> None:
    folder = make_folder({"a.txt": DAM})
    rebuild(folder, new_index)
    moved = folder.rename(tmp_path / "moved")
    assert status(new_index).difference.startswith('no: no folder "')
    assert rebuild(moved, new_index).unchanged == 1
    assert (status(new_index).folder, status(new_index).difference) == (moved.resolve(), "")


def test_progress_tells_what_is_done_of_how_much(make_folder: Folder, new_index: Path) -> None:
    heard: list[Progress] = []
    rebuild(make_folder({"a.txt": DAM, "b.txt": BRIDGE}), new_index, progress=heard.append)
    assert heard[:2] == [Progress("reading", 0, 2), Progress("reading", 1, 2)]
    assert heard[2:4] == [Progress("attributing", 0, 2), Progress("attributing", 1, 2)]
    assert heard[-1] == Progress("embedding", 0, 2, 2, 2)


# What goes wrong leaves the index that was there.


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
from index.statements.extract import find_statements

list(find_statements([("“No,” said Ida Rask.", (0, 20))]))

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
    """Builds in another process. Tells whether it was killed, and else how many steps it took,
    and how many of them in publishing."""
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
