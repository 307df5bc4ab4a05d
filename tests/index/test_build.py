"""Rebuilding: what changed, what is kept, and what is told of it."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from built import BRIDGE, CLEAN, DAM, SCHOOL, Folder, left_in, opened, titles

import index.build
import index.statements.attribute
from index.articles.folder import Skipped
from index.build import Changes, Progress, rebuild
from index.encoder import Encoder
from index.errors import OnRecordError
from index.store.status import status


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
