"""Full text of the passages in Tantivy: BM25 over the stems of English words."""

from collections.abc import Iterable
from math import log
from pathlib import Path

import tantivy

from index.english.stems import stems

_BACKGROUND = 1_000  # passages without a word that every archive is thought to have besides
_HEAP = 64_000_000  # bytes that the writer may fill before it writes a segment


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_integer_field("passage", stored=True, indexed=True, fast=True)
    builder.add_text_field("text", tokenizer_name="whitespace", index_option="freq")
    return builder.build()


class FullText:
    """The full text of one snapshot."""

    def __init__(self, folder: Path, *, create: bool = False) -> None:
        if create:
            folder.mkdir(parents=True)
        self._index = tantivy.Index(_schema(), str(folder)) if create else _open(folder)

    def update(self, removed: Iterable[int], added: Iterable[tuple[int, str]]) -> None:
        """Drop passages by id, then add (id, text); all of it or, when it fails, none."""
        writer = self._index.writer(_HEAP, 1)
        for number in removed:
            writer.delete_documents_by_term("passage", number)
        for number, text in added:
            writer.add_document(tantivy.Document(passage=number, text=" ".join(stems(text))))
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()

    def ids(self) -> set[int]:
        """The ids of all passages."""
        searcher = self._index.searcher()
        if not searcher.num_docs:
            return set()
        found = searcher.search(tantivy.Query.all_query(), searcher.num_docs, count=False)
        addresses = [address for _, address in found.hits]
        return {int(n) for n in searcher.fast_field_values("passage", addresses) if n is not None}

    def search(
        self, words: str, limit: int, allowed: set[int] | None = None
    ) -> list[tuple[int, float]]:
        """The passages that share words with `words`, best first: (id, BM25 score)."""
        searcher = self._index.searcher()
        terms = dict.fromkeys(stems(words))
        if not terms or not searcher.num_docs or allowed == set():
            return []
        schema = self._index.schema
        query = tantivy.Query.boolean_query(
            [
                (tantivy.Occur.Should, tantivy.Query.term_query(schema, "text", term, "freq"))
                for term in terms
            ]
        )
        depth = limit
        while True:
            hits = searcher.search(query, depth, count=False).hits
            numbers = searcher.fast_field_values("passage", [address for _, address in hits])
            found = [
                (int(number), float(score))
                for number, (score, _) in zip(numbers, hits, strict=True)
                if number is not None and (allowed is None or number in allowed)
            ][:limit]
            if len(found) >= limit or len(hits) < depth:
                return found
            depth *= 4

    def alike(self, term: str, limit: int) -> list[int]:
        """At most `limit` passages with a stem that one letter sets apart from `term`: inserted,
        left out, changed, or swapped with the next."""
        searcher = self._index.searcher()
        if not searcher.num_docs:
            return []
        query = tantivy.Query.fuzzy_term_query(self._index.schema, "text", term, 1, True, False)
        hits = searcher.search(query, limit, count=False).hits
        numbers = searcher.fast_field_values("passage", [address for _, address in hits])
        return [int(number) for number in numbers if number is not None]

    def rarity(self, term: str) -> float:
        """How much a stem tells: from 0, all passages hold it, to 1, none does.

        It is the inverse document frequency over its highest value, so that archives of any
        size can be compared; a small one counts as part of a larger that lacks its words.
        """
        searcher = self._index.searcher()
        passages = searcher.num_docs + _BACKGROUND
        return log(passages / (searcher.doc_freq("text", term) + 1)) / log(passages)


def _open(folder: Path) -> tantivy.Index:
    if not tantivy.Index.exists(str(folder)):
        raise FileNotFoundError(f"no full text in {folder}")
    return tantivy.Index.open(str(folder))
