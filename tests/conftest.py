"""What the tests share: the seed articles' index, and small archives written by a test."""

import json
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from alba import RECORDS

from assistant.assistant import Assistant
from index.build import rebuild

SEEDS = Path(__file__).parent.parent / "seeds"

Record = Mapping[str, str | None]
"""A line of a feed: title, text, and where the test needs them id, date and outlet."""


@pytest.fixture(scope="session")
def seed_index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index folder of the seed articles."""
    index_folder = tmp_path_factory.mktemp("seeds") / ".onrecord"
    rebuild(SEEDS, index_folder)
    return index_folder


@pytest.fixture(scope="session")
def seed_assistant(seed_index: Path) -> Assistant:
    return Assistant.open(seed_index)


@pytest.fixture(scope="session")
def new_index(seed_index: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """Builds the index of a folder; the encoder, compiled once a session, comes with it."""

    def build(folder: Path) -> Path:
        index_folder = tmp_path_factory.mktemp("small") / ".onrecord"
        shutil.copytree(seed_index / "encoders", index_folder / "encoders")
        rebuild(folder, index_folder)
        return index_folder

    return build


@pytest.fixture(scope="session")
def archive(
    new_index: Callable[..., Path], tmp_path_factory: pytest.TempPathFactory
) -> Callable[..., Assistant]:
    """Opens an assistant over articles given as the records of a feed."""

    def open_archive(*records: Record) -> Assistant:
        folder = tmp_path_factory.mktemp("articles")
        lines = [json.dumps({"id": str(n), **record}) for n, record in enumerate(records)]
        (folder / "feed.jsonl").write_text("\n".join(lines), encoding="utf-8")
        return Assistant.open(new_index(folder))

    return open_archive


@pytest.fixture(scope="session")
def alba(archive: Callable[..., Assistant]) -> Assistant:
    """An assistant over the small archive of `alba.py`."""
    return archive(*RECORDS)
