"""Rebuilding: from a folder of articles to the next snapshot, touching only what changed.

`rebuild` is the journey; the steps that work on the next snapshot share one `Build`.
"""

import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import lru_cache, partial
from pathlib import Path
from random import Random
from sqlite3 import DatabaseError
from typing import Any, Literal

from chromadb.errors import ChromaError

from index.articles.article import Article
from index.articles.folder import Skipped, Source, find_sources
from index.encoder import DEFAULT_MODEL, Encoder, compile_encoder, open_encoder
from index.errors import OnRecordError
from index.passages import Passage, embedded_text, searched_text
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
from index.sync import Difference, read_folder

_MADE_BY = ("format", "steps", "encoder", "model")  # an index made otherwise is built anew
_TOGETHER = 1_024  # passages embedded between two writes
_SPARE_BYTES = 50_000_000  # what a build leaves free on the disk
_GROWTH = 5  # a passage of 800 letters takes about 4,000 bytes of text, vector and words
_CHECKED = 2_000  # passages that are looked up by their own vector before publishing
_SAME = 0.9999  # cosine similarity from which two passages have the same words


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


@dataclass(frozen=True)
class Build:
    """What the steps of a rebuild share: the folder with its files, the open parts of the next
    snapshot, the encoder, and whom to tell of progress."""

    folder: Path
    sources: Sequence[Source]
    catalog: Catalog
    vectors: VectorStore
    fulltext: FullText
    encoder: Encoder
    tell: Callable[[Progress], object]


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
    with building(index_folder) as place, _failures_explained():
        name = model or _model(index_folder)
        compiled = compile_encoder(name, index_folder / "encoders")
        recipe = _recipe(folder, name, compiled.name)
        previous = _previous(index_folder)
        usable = previous.was_made_by(recipe)
        if usable and previous.holds(sources, recipe["folder"]):
            return Changes((), (), (), previous.articles, previous.skipped)
        unread = [s for s in sources if not usable or previous.files.get(s.name) != s.digest]
        copied = current(index_folder) if usable else None
        _check_space(index_folder, folder, copied, unread)
        if copied:
            shutil.copytree(copied, place, dirs_exist_ok=True)
        with (
            closing(Catalog(place / "catalog.sqlite", write=True)) as catalog,
            closing(VectorStore(place / "chroma", create=not usable)) as vectors,
        ):
            fulltext = FullText(place / "fulltext", create=not usable)
            encoder = open_encoder(compiled.resolve())
            build = Build(folder, sources, catalog, vectors, fulltext, encoder, progress)
            changes = _fill(build, recipe)
        publish(index_folder, place)
    return changes


def _fill(build: Build, recipe: dict[str, Any]) -> Changes:
    """Make the next snapshot, so far a copy of the current one or empty, hold what the folder
    does."""
    last = build.catalog.last_passage()
    difference = _read(build)
    _attribute(build, difference.written)
    build.catalog.set_recipe(recipe)
    build.catalog.commit()
    new = list(build.catalog.added_passages(last))
    _embed(build, [number for number in difference.dropped if number <= last], new)
    _check(build, [passage.id for passage in new])
    articles, _ = build.catalog.counts()
    return Changes(
        tuple(difference.added),
        tuple(difference.changed),
        tuple(sorted(difference.removed)),
        articles - len(difference.written),
        tuple(build.catalog.skipped()),
    )


@contextmanager
def _failures_explained() -> Iterator[None]:
    """What disk and libraries raise, as the error that is shown to the user."""
    try:
        yield
    except (OSError, DatabaseError, ChromaError, ValueError) as error:
        raise OnRecordError(
            f"the index could not be built ({error}): see to that and run "
            '"onrecord index" again; the index that was there is unchanged'
        ) from error


@dataclass(frozen=True)
class _Previous:
    """What a rebuild needs to know of the current snapshot; all empty where there is none."""

    recipe: dict[str, Any] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)
    articles: int = 0
    skipped: tuple[Skipped, ...] = ()

    def was_made_by(self, recipe: dict[str, Any]) -> bool:
        """True if the recipe would make the same of the same articles."""
        return all(self.recipe.get(key) == recipe[key] for key in _MADE_BY)

    def holds(self, sources: Sequence[Source], folder: str) -> bool:
        """True if it was made from a folder of that name with just these files."""
        files = {source.name: source.digest for source in sources}
        return self.recipe["folder"] == folder and self.files == files


def _previous(index_folder: Path) -> _Previous:
    try:
        snapshot = Snapshot(index_folder, current(index_folder))
    except OnRecordError:
        return _Previous()
    with closing(snapshot):
        catalog = snapshot.catalog
        articles, _ = catalog.counts()
        return _Previous(snapshot.recipe, catalog.files(), articles, tuple(catalog.skipped()))


def _recipe(folder: Path, model: str, encoder: str) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "steps": STEPS,
        "encoder": encoder,
        "model": model,
        "folder": str(folder.resolve()),
        "built": datetime.now(UTC).isoformat(),
    }


def _model(index_folder: Path) -> str:
    """The model of the current snapshot, even if other parts of it are damaged."""
    try:
        with closing(Catalog(current(index_folder) / "catalog.sqlite")) as catalog:
            return str(catalog.recipe["model"])
    except (NoIndexError, DatabaseError, KeyError):
        return DEFAULT_MODEL


def _check_space(
    index_folder: Path, folder: Path, copied: Path | None, unread: Sequence[Source]
) -> None:
    """Raise OnRecordError where the disk has no room for a copy and what is still to be read."""
    files = [source.path for source in unread if source.path.is_file()]
    size = _GROWTH * sum(path.stat().st_size for path in files) + _SPARE_BYTES
    if copied:
        size += size_of(copied)
    free = shutil.disk_usage(index_folder).free
    if free < size:
        raise OnRecordError(
            f"the disk of {index_folder} has {free / 1e6:.0f} MB free and the index of {folder} "
            f"needs about {size / 1e6:.0f}: free some, or name another place with --index"
        )


def _read(build: Build) -> Difference:
    """Bring the catalog in line with the folder."""

    def tell(files: int) -> None:
        build.tell(Progress("reading", files, len(build.sources)))

    return read_folder(build.catalog, build.folder, build.sources, build.encoder, tell)


def _attribute(build: Build, article_ids: Sequence[str]) -> None:
    """Find who says what in the articles of those ids, and who is who in all of them.

    An article whose statements can't be found is kept without them, and named as skipped.
    """
    catalog = build.catalog
    outcomes = attribute(article for i in article_ids if (article := catalog.article(i)))
    for done, article_id in enumerate(article_ids):
        build.tell(Progress("attributing", done, len(article_ids)))
        outcome = next(outcomes)
        if isinstance(outcome, Exception):
            catalog.skip_statements(article_id, f"its statements: {outcome!r}")
        else:
            catalog.add_statements(article_id, outcome)
    catalog.set_people(merge_people(catalog.speakers()))


def _embed(build: Build, gone: Sequence[int], new: Sequence[Passage]) -> None:
    """Put the new passages into full text and vectors, and drop those of the ids `gone`."""

    @lru_cache(maxsize=64)
    def article(article_id: str) -> Article:
        owner = build.catalog.article(article_id)
        assert owner is not None, "a passage belongs to an article of the catalog"
        return owner

    build.vectors.remove(gone)
    if gone or new:
        searched = ((p.id, searched_text(article(p.article_id), p)) for p in new)
        build.fulltext.update(gone, searched)
    articles = len({passage.article_id for passage in new})
    embedded: set[str] = set()
    for start in range(0, len(new), _TOGETHER):
        batch = new[start : start + _TOGETHER]
        texts = [embedded_text(article(p.article_id), p) for p in batch]
        begun = Progress("embedding", len(embedded), articles, start, len(new))
        vectors = build.encoder.encode_passages(texts, partial(_tell_more, build, begun))
        build.vectors.add([passage.id for passage in batch], vectors)
        embedded.update(passage.article_id for passage in batch)


def _tell_more(build: Build, begun: Progress, passages: int) -> None:
    build.tell(replace(begun, passages=begun.passages + passages))


def _check(build: Build, new: Sequence[int]) -> None:
    """Raise ValueError unless every passage is in catalog, vectors and full text, and each of a
    sample, most of it from the ids `new`, is found by its own vector."""
    ids = build.catalog.passage_ids()
    if not ids == build.vectors.ids() == build.fulltext.ids():
        raise ValueError("catalog, vectors and full text hold different passages")
    old = sorted(ids.difference(new))
    chosen = Random(0).sample(new, min(_CHECKED, len(new)))
    chosen += Random(0).sample(old, min(_CHECKED // 10, len(old)))
    lost = _not_found(chosen, build.vectors)
    if lost:
        # The graph of neighbours can leave a passage without a way to it: put in again, it has one.
        again = build.vectors.vectors(lost)
        build.vectors.remove(lost)
        build.vectors.add(lost, again)
        lost = _not_found(lost, build.vectors)
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
        if not found or (found[0][0] != number and found[0][1] < _SAME)
    ]
