"""From a folder of articles to the next snapshot, touching only what changed."""

import shutil
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from random import Random
from sqlite3 import DatabaseError
from typing import Any, Literal

from chromadb.errors import ChromaError

from index.articles.folder import Skipped, Source, find_sources
from index.encoder import DEFAULT_MODEL, Encoder, compile_encoder, open_encoder
from index.errors import OnRecordError
from index.passages import embedded_text
from index.people.merge import merge_people
from index.statements.attribute import attribute
from index.store.catalog import Catalog
from index.store.fulltext import FullText
from index.store.snapshot import (
    FORMAT,
    STEPS,
    NoIndexError,
    Snapshot,
    building,
    current,
    publish,
    size_of,
)
from index.store.vectors import VectorStore
from index.sync import read_folder

_TOGETHER = 1_024  # passages embedded between two writes
_SPARE_BYTES = 50_000_000  # what a build leaves free on the disk
_CHECKED = 2_000  # passages that are looked up by their own vector before publishing


@dataclass(frozen=True)
class Changes:
    """What a rebuild did: paths of articles added, changed and removed, how many were left
    as they were, and what of the folder holds no readable article."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    unchanged: int
    skipped: tuple[Skipped, ...]


@dataclass(frozen=True)
class Progress:
    """How far a rebuild is: articles and passages done so far, and of how many."""

    step: Literal["reading", "attributing", "embedding"]
    articles: int
    articles_total: int
    passages: int = 0
    passages_total: int = 0


def rebuild(
    folder: Path | str,
    index_folder: Path | str = ".onrecord",
    *,
    model: str | None = None,
    progress: Callable[[Progress], object] = lambda progress: None,
) -> Changes:
    """Make the index in `index_folder` say what `folder` says, and tell what changed.

    `model` is the embedding model, by default the one the index has. Raises OnRecordError when
    the folder or the index can't be used or another builder is at work; the index that was
    there before goes on answering until the new one is complete, and stays if that fails.
    """
    folder, index_folder = Path(folder), Path(index_folder)
    sources = find_sources(folder)
    with building(index_folder) as place:
        try:
            name = model or _model(index_folder)
            compiled = compile_encoder(name, index_folder / "encoders")
            previous, known = _previous(index_folder)
            recipe = {"format": FORMAT, "steps": STEPS, "encoder": compiled.name, "model": name}
            usable = all(previous.get(key) == value for key, value in recipe.items())
            recipe["folder"] = str(folder.resolve())
            new = [s.path for s in sources if not usable or known.get(s.name) != s.digest]
            same = usable and previous["folder"] == recipe["folder"]
            if same and not new and len(known) == len(sources):
                return _nothing_changed(index_folder)
            _check_space(index_folder, folder, usable, new)
            if usable:
                shutil.copytree(current(index_folder), place, dirs_exist_ok=True)
            recipe["built"] = datetime.now(UTC).isoformat()
            encoder = open_encoder(compiled.resolve())
            changes = _fill(place, not usable, folder, sources, encoder, recipe, progress)
            publish(index_folder, place)
        except (OSError, DatabaseError, ChromaError, ValueError) as error:
            raise OnRecordError(
                f"the index could not be built ({error}): see to that and run "
                '"onrecord index" again; the index that was there is unchanged'
            ) from error
    return changes


def _model(index_folder: Path) -> str:
    """The model of the current snapshot, even if other parts of it are damaged."""
    try:
        with closing(Catalog(current(index_folder) / "catalog.sqlite")) as catalog:
            return str(catalog.recipe["model"])
    except (NoIndexError, DatabaseError, KeyError):
        return DEFAULT_MODEL


def _previous(index_folder: Path) -> tuple[dict[str, Any], dict[str, str]]:
    """Recipe and files of the current snapshot; both empty where there is none to be read."""
    try:
        snapshot = Snapshot(index_folder, current(index_folder))
    except OnRecordError:
        return {}, {}
    try:
        return snapshot.recipe, snapshot.catalog.files()
    finally:
        snapshot.close()


def _nothing_changed(index_folder: Path) -> Changes:
    snapshot = Snapshot(index_folder, current(index_folder))
    try:
        return Changes((), (), (), snapshot.catalog.counts()[0], tuple(snapshot.catalog.skipped()))
    finally:
        snapshot.close()


def _check_space(index_folder: Path, folder: Path, copied: bool, new: Sequence[Path]) -> None:
    # A passage of 800 letters takes about 4,000 bytes of text, vector and words.
    size = 5 * sum(path.stat().st_size for path in new if path.is_file())
    if copied:
        size += size_of(current(index_folder))
    free = shutil.disk_usage(index_folder).free
    if free < size + _SPARE_BYTES:
        raise OnRecordError(
            f"the disk of {index_folder} has {free / 1e6:.0f} MB free and the index of {folder} "
            f"needs about {(size + _SPARE_BYTES) / 1e6:.0f}: free some, or name another place "
            "with --index"
        )


def _fill(
    place: Path,
    fresh: bool,
    folder: Path,
    sources: Sequence[Source],
    encoder: Encoder,
    recipe: dict[str, Any],
    progress: Callable[[Progress], object],
) -> Changes:
    with (
        closing(Catalog(place / "catalog.sqlite", write=True)) as catalog,
        closing(VectorStore(place / "chroma", create=fresh)) as vectors,
    ):
        fulltext = FullText(place / "fulltext", create=fresh)
        last = catalog.last_passage()
        read = read_folder(
            catalog,
            folder,
            sources,
            encoder,
            lambda count: progress(Progress("reading", count, len(sources))),
        )
        _attribute(catalog, read.written, progress)
        catalog.set_recipe(recipe)
        catalog.commit()
        _embed(catalog, last, read.dropped, encoder, vectors, fulltext, progress)
        _check(catalog, last, vectors, fulltext)
        return Changes(
            tuple(read.added),
            tuple(read.changed),
            tuple(sorted(read.removed)),
            catalog.counts()[0] - len(read.written),
            tuple(catalog.skipped()),
        )


def _attribute(
    catalog: Catalog, article_ids: list[str], progress: Callable[[Progress], object]
) -> None:
    """Find who says what in the articles of those ids, and who is who in all of them.

    An article whose statements can't be found is kept without them, and named as skipped.
    """
    articles = (article for i in article_ids if (article := catalog.article(i)))
    outcomes = attribute(articles)
    for done, article_id in enumerate(article_ids):
        progress(Progress("attributing", done, len(article_ids)))
        outcome = next(outcomes)
        if isinstance(outcome, Exception):
            catalog.skip_statements(article_id, f"its statements: {outcome!r}")
        else:
            catalog.add_statements(article_id, outcome)
    catalog.set_people(merge_people(catalog.speakers()))


def _embed(
    catalog: Catalog,
    last: int,
    dropped: list[int],
    encoder: Encoder,
    vectors: VectorStore,
    fulltext: FullText,
    progress: Callable[[Progress], object],
) -> None:
    """Put the passages that came after `last` into vectors and full text, and drop the others."""
    article = lru_cache(maxsize=64)(catalog.article)
    kept = [number for number in dropped if number <= last]
    new = list(catalog.added_passages(last))
    total = len({passage.article_id for passage in new})
    done: set[str] = set()
    vectors.remove(kept)
    if kept or new:
        fulltext.update(
            kept,
            (
                (passage.id, f"{owner.title}\n{owner.text[passage.start : passage.end]}")
                for passage in new
                if (owner := article(passage.article_id))
            ),
        )
    count = 0
    for start in range(0, len(new), _TOGETHER):
        batch = new[start : start + _TOGETHER]
        texts = []
        for passage in batch:
            owner = article(passage.article_id)
            assert owner is not None, "a passage belongs to an article of the catalog"
            texts.append(embedded_text(owner, passage))

        def told(more: int) -> None:
            nonlocal count
            count += more
            progress(Progress("embedding", len(done), total, count, len(new)))

        vectors.add([passage.id for passage in batch], encoder.encode_passages(texts, told))
        done.update(passage.article_id for passage in batch)


def _check(catalog: Catalog, last: int, vectors: VectorStore, fulltext: FullText) -> None:
    """Every passage is in catalog, vectors and full text, and is found by its own vector."""
    ids = catalog.passage_ids()
    if not ids == vectors.ids() == fulltext.ids():
        raise ValueError("catalog, vectors and full text hold different passages")
    new = [passage.id for passage in catalog.added_passages(last)]
    old = sorted(ids.difference(new))
    chosen = Random(0).sample(new, min(_CHECKED, len(new)))
    chosen += Random(0).sample(old, min(_CHECKED // 10, len(old)))
    lost = _not_found(chosen, vectors)
    if lost:
        # The graph of neighbours can leave a passage without a way to it: put in again, it has one.
        again = vectors.vectors(lost)
        vectors.remove(lost)
        vectors.add(lost, again)
        lost = _not_found(lost, vectors)
    if lost:
        raise ValueError(f"passage {lost[0]} is not found by its own vector")


def _not_found(passages: list[int], vectors: VectorStore) -> list[int]:
    """Those of the passages whose own vector does not lead to them."""
    if not passages:
        return []
    nearest = vectors.nearest(vectors.vectors(passages), 1)
    # A passage of the same words elsewhere is as near as the passage itself.
    return [
        number
        for number, found in zip(passages, nearest, strict=True)
        if not found or (found[0][0] != number and found[0][1] < 0.9999)
    ]
