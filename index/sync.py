"""Reading: the catalog brought in line with a folder, touching only what changed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from index.articles.article import Article
from index.articles.folder import Skipped, Source, read_file
from index.encoder import Encoder
from index.passages import split
from index.store.catalog import Catalog


@dataclass
class Difference:
    """What reading changed: paths of articles added, changed and removed; the ids of those that
    have new text, and of the passages that are gone."""

    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    written: list[str] = field(default_factory=list)
    dropped: list[int] = field(default_factory=list)


def read_folder(
    catalog: Catalog,
    folder: Path,
    sources: Sequence[Source],
    encoder: Encoder,
    done: Callable[[int], object],
) -> Difference:
    """Make the catalog hold what the files of a folder hold; `done` hears how many are read.

    A file is read only when its digest is not the one that the catalog knows, and an article
    is written only when its own digest is new. Of articles that are alike in everything but
    the file, the first is kept and the others are skipped for as long as it is there.
    """
    difference = Difference()
    known = catalog.files()
    present = {source.name: source for source in sources}
    for name in sorted(known.keys() - present.keys()):
        for article_id in catalog.file_articles(name):
            _remove(catalog, article_id, difference)
        catalog.forget_file(name)
    for number, source in enumerate(sources):
        done(number)
        if known.get(source.name) != source.digest:
            _read(catalog, folder, source, encoder, difference)
    for name in catalog.files_with_lone_copies():
        _read(catalog, folder, present[name], encoder, difference)
    return difference


def _read(
    catalog: Catalog, folder: Path, source: Source, encoder: Encoder, difference: Difference
) -> None:
    """Bring what the catalog has of one file in line with the file."""
    before = catalog.file_articles(source.name)
    catalog.set_file(source.name, source.digest)
    for item in read_file(folder, source.path):
        if isinstance(item, Skipped):
            catalog.skip(source.name, item)
            continue
        old = before.pop(item.id, None)
        if old != item.digest:
            _write(catalog, source.name, item, encoder, difference, replaces=old is not None)
    for article_id in before:
        _remove(catalog, article_id, difference)


def _write(
    catalog: Catalog,
    file: str,
    article: Article,
    encoder: Encoder,
    difference: Difference,
    replaces: bool,
) -> None:
    if replaces:
        difference.dropped += catalog.remove(article.id)
    if twin := catalog.article_with(article.digest):
        copy = Skipped(article.path, f"has the same text as {twin}")
        catalog.skip(file, copy, article.digest)
        if replaces:
            difference.removed.append(article.path)
        return
    catalog.add(file, article, split(article, encoder))
    difference.written.append(article.id)
    (difference.changed if replaces else difference.added).append(article.path)


def _remove(catalog: Catalog, article_id: str, difference: Difference) -> None:
    article = catalog.article(article_id)
    difference.removed.append(article.path if article else article_id)
    difference.dropped += catalog.remove(article_id)
