"""Sync: the catalog brought in line with a folder, touching only what changed."""

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
    tell: Callable[[int], object],
) -> Difference:
    """Make the catalog hold what the files of a folder hold; `tell` hears how many are read.

    A file is read only when its digest is not the one that the catalog knows, and an article
    is written only when its own digest is new. Of articles that are alike in everything but
    the file, the first is kept and the others are skipped for as long as it is there.
    """
    follower = _Follower(catalog, folder, encoder)
    known = catalog.files()
    present = {source.name: source for source in sources}
    for name in sorted(known.keys() - present.keys()):
        follower.forget(name)
    for number, source in enumerate(sources):
        tell(number)
        if known.get(source.name) != source.digest:
            follower.read(source)
    for name in catalog.files_with_lone_copies():
        follower.read(present[name])
    return follower.difference


@dataclass
class _Follower:
    """A catalog that follows a folder, and what has changed in it so far."""

    catalog: Catalog
    folder: Path
    encoder: Encoder
    difference: Difference = field(default_factory=Difference)

    def read(self, source: Source) -> None:
        """Bring what the catalog has of one file in line with the file."""
        before = self.catalog.file_articles(source.name)
        self.catalog.set_file(source.name, source.digest)
        for item in read_file(self.folder, source.path):
            if isinstance(item, Skipped):
                self.catalog.skip(source.name, item)
                continue
            digest = before.pop(item.id, None)
            if digest != item.digest:
                self._write(source.name, item, replaces=digest is not None)
        for article_id in before:
            self._remove(article_id)

    def forget(self, file: str) -> None:
        """Drop what the catalog has of a file that is gone."""
        for article_id in self.catalog.file_articles(file):
            self._remove(article_id)
        self.catalog.forget_file(file)

    def _write(self, file: str, article: Article, replaces: bool) -> None:
        difference = self.difference
        if replaces:
            difference.dropped += self.catalog.remove(article.id)
        if twin := self.catalog.article_with(article.digest):
            copy = Skipped(article.path, f"has the same text as {twin}")
            self.catalog.skip(file, copy, article.digest)
            if replaces:
                difference.removed.append(article.path)
            return
        self.catalog.add(file, article, split(article, self.encoder))
        difference.written.append(article.id)
        (difference.changed if replaces else difference.added).append(article.path)

    def _remove(self, article_id: str) -> None:
        article = self.catalog.article(article_id)
        self.difference.removed.append(article.path if article else article_id)
        self.difference.dropped += self.catalog.remove(article_id)
