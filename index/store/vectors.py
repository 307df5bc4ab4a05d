"""Vectors of the passages in Chroma, nearest by cosine."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from threading import RLock
from typing import cast
from weakref import finalize

import chromadb
import numpy as np
from chromadb.api.client import Client
from chromadb.api.collection_configuration import CreateHNSWConfiguration
from chromadb.config import Settings

from index.encoder import Vectors

_COLLECTION = "passages"
_PAGE = 5_000  # ids or vectors in one call; embedded Chroma takes at most 5,461
_FEW = 2_000  # up to so many allowed passages Chroma is told their ids

# One thread builds the graph of neighbours: with many, Chroma now and then leaves a vector that
# no neighbour leads to.
_GRAPH: CreateHNSWConfiguration = {
    "space": "cosine",
    "ef_construction": 200,
    "max_neighbors": 32,
    "num_threads": 1,
}

_OPENING = RLock()  # Chroma counts its clients without a lock of its own


class VectorStore:
    """The vectors of one snapshot, each under the id of its passage. Close it after use."""

    def __init__(self, folder: Path, *, create: bool = False) -> None:
        settings = Settings(anonymized_telemetry=False)
        try:
            with _OPENING:
                self._client = cast(Client, chromadb.PersistentClient(str(folder), settings))
        except AttributeError as error:  # at the second try in a process to open what is broken
            raise ValueError(f"Chroma can't open {folder}") from error
        # Closed with the last reference, so that a question in progress can finish on a
        # snapshot that another thread has replaced.
        self._finalizer = finalize(self, _close, self._client)
        if create:
            self._collection = self._client.create_collection(
                _COLLECTION,
                configuration={"hnsw": _GRAPH},
                embedding_function=None,
            )
        else:
            self._collection = self._client.get_collection(_COLLECTION, embedding_function=None)

    def add(self, ids: Sequence[int], vectors: Vectors) -> None:
        """Store vectors of shape (len(ids), dimensions)."""
        for start in range(0, len(ids), _PAGE):
            part = slice(start, start + _PAGE)
            self._collection.add([str(i) for i in ids[part]], embeddings=np.asarray(vectors[part]))

    def remove(self, ids: Sequence[int]) -> None:
        """Drop the vectors of those ids, as far as there are any."""
        for start in range(0, len(ids), _PAGE):
            self._collection.delete([str(i) for i in ids[start : start + _PAGE]])

    def ids(self) -> set[int]:
        """The ids of all passages that have a vector."""
        return {number for page in self._pages() for number in page}

    def _pages(self) -> Iterator[list[int]]:
        for start in range(0, self._collection.count(), _PAGE):
            page = self._collection.get(limit=_PAGE, offset=start, include=[])
            yield [int(number) for number in page["ids"]]

    def vectors(self, ids: Sequence[int]) -> Vectors:
        """The stored vectors of those ids, of shape (len(ids), dimensions), in their order."""
        found = self._collection.get([str(i) for i in ids], include=["embeddings"])
        rows = dict(zip(found["ids"], np.asarray(found["embeddings"], np.float32), strict=True))
        return np.stack([rows[str(i)] for i in ids])

    def nearest(
        self, vectors: Vectors, limit: int, allowed: set[int] | None = None
    ) -> list[list[tuple[int, float]]]:
        """For each row of `vectors` the nearest passages, best first: (id, cosine similarity).

        With `allowed`, only those passages are looked at.
        """
        total = self._collection.count()
        if not total or allowed == set():
            return [[] for _ in vectors]
        depth = min(limit, total)
        if allowed is None or len(allowed) <= _FEW:
            only = None if allowed is None else [str(i) for i in allowed]
            return self._neighbours(vectors, depth, only)
        # A larger set is sifted from ever more neighbours, since passing it would be slow.
        while True:
            found = self._neighbours(vectors, min(depth, total))
            rows = [[hit for hit in row if hit[0] in allowed][:limit] for row in found]
            if depth >= total or min(map(len, rows), default=limit) == limit:
                return rows
            depth *= 4

    def _neighbours(
        self, vectors: Vectors, count: int, only: list[str] | None = None
    ) -> list[list[tuple[int, float]]]:
        """For each row of `vectors` that many neighbours, of the ids `only` where it is given."""
        found = self._collection.query(
            query_embeddings=np.asarray(vectors), n_results=count, ids=only, include=["distances"]
        )
        return [
            [(int(i), 1.0 - float(distance)) for i, distance in zip(ids, distances, strict=True)]
            for ids, distances in zip(found["ids"], found["distances"] or [], strict=True)
        ]

    def close(self) -> None:
        """Close the store now, instead of with the last reference to it."""
        self._finalizer()


def _close(client: Client) -> None:
    with _OPENING:
        client.close()
