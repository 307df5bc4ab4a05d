"""Status: what an index holds, and how its folder differs from it by now."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from index.articles.folder import find_sources
from index.errors import OnRecordError
from index.store.snapshot import STEPS, Snapshot, current, size_of


@dataclass(frozen=True)
class Status:
    """What an index holds: counts, the first and last day of publication, bytes on disk, when it
    was built (UTC), and how its folder, or how an index is made, differs from it now ("" where
    neither does)."""

    folder: Path
    articles: int
    undated: int
    passages: int
    skipped: int
    dates: tuple[date, date] | None
    model: str
    bytes: int
    built: datetime
    difference: str


def status(index_folder: Path | str = ".onrecord") -> Status:
    """What the index in a folder holds; OnRecordError where there is none."""
    index_folder = Path(index_folder)
    place = current(index_folder)
    snapshot = Snapshot(index_folder, place)
    try:
        catalog, recipe = snapshot.catalog, snapshot.recipe
        folder = Path(recipe["folder"])
        articles, passages = catalog.counts()
        return Status(
            folder=folder,
            articles=articles,
            undated=catalog.undated(),
            passages=passages,
            skipped=len(catalog.skipped()),
            dates=catalog.dates(),
            model=recipe["model"],
            bytes=size_of(place) + size_of(index_folder / "encoders" / recipe["encoder"]),
            built=datetime.fromisoformat(recipe["built"]),
            difference=_difference(folder, catalog.files()) or _earlier(recipe["steps"]),
        )
    finally:
        snapshot.close()


def _difference(folder: Path, known: dict[str, str]) -> str:
    try:
        files = {source.name: source.digest for source in find_sources(folder)}
    except OnRecordError as error:
        return f"no: {error}"
    added = len(files.keys() - known.keys())
    gone = len(known.keys() - files.keys())
    changed = sum(known.get(file, digest) != digest for file, digest in files.items())
    if not added and not gone and not changed:
        return ""
    return f'no: {added} files added, {changed} changed, {gone} gone; run "onrecord index"'


def _earlier(steps: dict[str, int]) -> str:
    if steps == STEPS:
        return ""
    return 'no: an earlier version of onrecord built it; run "onrecord index"'
