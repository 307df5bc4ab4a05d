"""Snapshots: an immutable index on disk, the one that is current, and the next one.

An index folder holds `snapshots/<id>/`, a line in `CURRENT` that names one of them, and
`encoders/`. A published snapshot is never written to again: the next one is made from a copy
and takes its place in one step, so that a build that is killed at any instant changes nothing.
"""

import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cached_property
from pathlib import Path
from sqlite3 import DatabaseError

from chromadb.errors import ChromaError
from filelock import FileLock, Timeout

from index.cross_encoder import CrossEncoder
from index.encoder import open_encoder
from index.errors import OnRecordError
from index.people.person import Person
from index.store.catalog import Catalog
from index.store.fulltext import FullText
from index.store.vectors import VectorStore

FORMAT = 2
"""Version of the files in a snapshot; a snapshot of another version is built anew."""

STEPS = {"articles": 3, "passages": 2, "statements": 9, "fulltext": 3}
"""Version of each step whose result is stored: raise it when the step gives other results."""

_KEEP_SECONDS = 600.0  # a question that began on the previous snapshot is over by then


class NoIndexError(OnRecordError):
    """There is no index where one was asked for."""


class Snapshot:
    """An open snapshot: its catalog, vectors and full text, the encoder it was made with, and the
    cross-encoder that reads it, if there is one."""

    def __init__(
        self, index_folder: Path, folder: Path, reader: CrossEncoder | None = None
    ) -> None:
        self.folder = folder
        self.reader = reader
        try:
            self.catalog = Catalog(folder / "catalog.sqlite")
            self.recipe = self.catalog.recipe
            if self.recipe.get("format") != FORMAT:
                raise OnRecordError(
                    f"the index in {index_folder} has format {self.recipe.get('format')}, this "
                    f'program reads {FORMAT}: rebuild it with "onrecord index"'
                )
            self.vectors = VectorStore(folder / "chroma")
            self.fulltext = FullText(folder / "fulltext")
        except (DatabaseError, ChromaError, OSError, ValueError) as error:
            raise OnRecordError(
                f"the index in {index_folder} is damaged ({error}): build it anew with "
                '"onrecord index"; no article is lost'
            ) from error
        encoders = (index_folder / "encoders").resolve()
        self.encoder = open_encoder(encoders / self.recipe["encoder"])

    @cached_property
    def people(self) -> dict[Person, int]:
        """Everybody with a name who says something, and in how many statements."""
        return self.catalog.people()

    def close(self) -> None:
        """Close catalog and vectors."""
        self.catalog.close()
        self.vectors.close()


def current(index_folder: Path) -> Path:
    """The folder of the current snapshot; NoIndexError where there is none."""
    try:
        name = (index_folder / "CURRENT").read_text().strip()
    except (OSError, UnicodeDecodeError):
        name = ""
    folder = index_folder / "snapshots" / name
    if not name.isdecimal() or not (folder / "catalog.sqlite").is_file():
        raise NoIndexError(f'no index at {index_folder}: build one with "onrecord index"')
    return folder


@contextmanager
def building(index_folder: Path) -> Iterator[Path]:
    """A new folder for the next snapshot, for one builder at a time; gone afterwards unless
    `publish` took it."""
    folder = index_folder / "building"
    lock = FileLock(index_folder / "lock", timeout=0)
    try:
        (index_folder / "snapshots").mkdir(parents=True, exist_ok=True)
        lock.acquire()
        _drop_unpublished(index_folder)
        folder.mkdir()
    except Timeout as error:
        raise OnRecordError(
            f"another process is building the index in {index_folder}: wait until it is done"
        ) from error
    except OSError as error:
        lock.release()
        raise OnRecordError(
            f"can't write the index in {index_folder} ({error.strerror}): name another place "
            "with --index"
        ) from error
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        lock.release()


def publish(index_folder: Path, folder: Path) -> Path:
    """Make the finished snapshot in `folder` the current one; its place from now on."""
    _sync(folder)
    place = index_folder / "snapshots" / f"{time.time_ns():020d}"
    line = index_folder / "CURRENT.next"
    line.write_text(place.name + "\n")
    _sync(line)
    folder.rename(place)
    _sync_folder(place.parent)
    try:
        line.replace(index_folder / "CURRENT")
    except OSError:
        shutil.rmtree(place, ignore_errors=True)
        raise
    _sync_folder(index_folder)
    _drop_old(index_folder, place)
    return place


def _drop_unpublished(index_folder: Path) -> None:
    """Remove what builds that were killed have left."""
    shutil.rmtree(index_folder / "building", ignore_errors=True)
    (index_folder / "CURRENT.next").unlink(missing_ok=True)
    with suppress(NoIndexError):
        published = current(index_folder).name
        for folder in (index_folder / "snapshots").iterdir():
            if folder.name > published:
                shutil.rmtree(folder, ignore_errors=True)


def _drop_old(index_folder: Path, place: Path) -> None:
    """Remove snapshots that no question can be reading any more.

    Readers look at CURRENT at each question, so a snapshot is in use only for as long as a
    question takes after its successor was published. Its name is when it was published.
    """
    successor = place
    for folder in sorted((index_folder / "snapshots").iterdir(), reverse=True):
        if folder.name < place.name:
            if time.time_ns() - int(successor.name) > _KEEP_SECONDS * 1e9:
                shutil.rmtree(folder, ignore_errors=True)
            successor = folder


def size_of(folder: Path) -> int:
    """Bytes of the files under a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def _sync(path: Path) -> None:
    """Have everything under a path on the disk before anything that comes after."""
    for entry in [path, *path.rglob("*")] if path.is_dir() else [path]:
        if entry.is_dir():
            _sync_folder(entry)
        else:
            with entry.open("rb+") as file:
                os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    with suppress(OSError):  # not every system can sync a folder
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
