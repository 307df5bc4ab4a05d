"""What a source states of an article, under which names."""

import json
from pathlib import Path

import pytest
from story import MAY_4, PROSE, read_one, write


@pytest.mark.parametrize("name", ["a.md.json", "a.json"])
def test_sidecar_overrides(tmp_path: Path, name: str) -> None:
    url = "https://u.example/x"
    stated = {"title": "T", "date": "2023-05-04", "outlet": "O", "byline": "B", "url": url}
    write(tmp_path, name, json.dumps(stated))
    front = "title: Other\ndate: 2020-05-01\noutlet: X\nbyline: X\nurl: https://x.example"
    found = read_one(tmp_path, "a.md", f"---\n{front}\n---\n{PROSE}")
    assert (found.title, found.published) == ("T", MAY_4)
    assert (found.outlet, found.byline, found.url) == ("O", "B", url)


def test_sidecar_leaves_what_it_does_not_state(tmp_path: Path) -> None:
    stated = {"date": "Thursday", "outlet": None, "author": ["A", {"name": "B"}]}
    write(tmp_path, "a.md.json", json.dumps(stated))
    text = f"---\ntitle: T\ndate: 2023-05-04\noutlet: O\n---\n{PROSE}"
    found = read_one(tmp_path, "a.md", text)
    assert (found.title, found.published, found.outlet, found.byline) == ("T", MAY_4, "O", "A, B")
