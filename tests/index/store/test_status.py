"""What an index holds, and what has changed since it was built."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from built import BRIDGE, DAM, SCHOOL, Folder

from index.build import rebuild
from index.store.snapshot import NoIndexError
from index.store.status import status


def test_without_an_index_there_is_no_status(tmp_path: Path) -> None:
    with pytest.raises(NoIndexError, match="build one with"):
        status(tmp_path)


def test_status_tells_what_there_is(make_folder: Folder, new_index: Path) -> None:
    folder = make_folder(
        {
            "a.md": f"---\ndate: 2023-05-04\n---\n{DAM}",
            "b.md": f"---\ndate: 2024-01-02\n---\n{BRIDGE}",
            "c.txt": SCHOOL,
            "d.txt": "",
        }
    )
    before = datetime.now(UTC)
    rebuild(folder, new_index)
    found = status(new_index)
    assert (found.articles, found.undated, found.passages, found.skipped) == (3, 1, 3, 1)
    assert found.dates == (date(2023, 5, 4), date(2024, 1, 2))
    assert (found.model, found.folder) == ("all-MiniLM-L6-v2", folder.resolve())
    assert before <= found.built <= datetime.now(UTC)
    [model] = (new_index / "encoders").glob("*/model.onnx")
    assert 0 < found.bytes - model.stat().st_size < 5_000_000
    assert found.difference == ""
    make_folder({"a.md": "", "e.txt": "New", "f.txt": "Newer"})
    (folder / "c.txt").unlink()
    assert status(new_index).difference == (
        'no: 2 files added, 1 changed, 1 gone; run "onrecord index"'
    )
