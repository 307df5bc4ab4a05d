"""Articles to build an index of, and what there is to see of it afterwards."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from index.store.snapshot import Snapshot, current

Folder = Callable[[dict[str, str | bytes]], Path]

DAM = "Dam breaks above Alba\n\nThe old dam above Alba broke. “We ran,” said the mayor, Ida Rask.\n"
BRIDGE = "A bridge for Lund\n\nLund gets a bridge. “It took years,” said John Holm, an engineer.\n"
SCHOOL = "School closes in Vik\n\nThe last school in Vik closes. Nobody said why.\n"


@contextmanager
def opened(index_folder: Path) -> Iterator[Snapshot]:
    snapshot = Snapshot(index_folder, current(index_folder))
    try:
        yield snapshot
    finally:
        snapshot.close()


def titles(index_folder: Path) -> dict[str, str]:
    """Title by path of the articles of an index, each of them found in every part of it."""
    with opened(index_folder) as snapshot:
        articles = list(snapshot.catalog.articles())
        for article in articles:
            ids = {passage.id for passage in snapshot.catalog.article_passages(article.id)}
            vector = snapshot.encoder.encode_question(article.title)
            assert snapshot.vectors.nearest(vector[None], 1)[0][0][0] in ids
            assert snapshot.fulltext.search(article.title, 1)[0][0] in ids
        passages = snapshot.catalog.passage_ids()
        assert snapshot.vectors.ids() == snapshot.fulltext.ids() == passages
        return {article.path: article.title for article in articles}


def left_in(index_folder: Path) -> set[str]:
    """What an index folder holds, the snapshots as `snapshots`, how many there are aside."""
    return {path.name for path in index_folder.iterdir()}


CLEAN = {"CURRENT", "encoders", "lock", "snapshots"}
