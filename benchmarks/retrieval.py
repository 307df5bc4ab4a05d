"""Article recall and reciprocal rank of full text, vectors, and both fused.

Over the questions that link articles: the rank of the best linked one among the distinct
articles of the hits. With the day, each question is asked on the day it was published.
"""

import time
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from statistics import mean
from tempfile import TemporaryDirectory

from common import (
    Figures,
    Record,
    arguments,
    record_id,
    records,
    report,
    slice_index,
)

from assistant.answering.retrieve import Hit, hits_for, retrieve
from index.store.snapshot import Snapshot, current

_PASSAGES = 100  # hits of which the distinct articles are ranked

Search = Callable[[Snapshot, Record], Sequence[Hit]]


def full_text(snapshot: Snapshot, question: Record) -> list[Hit]:
    return hits_for(snapshot, snapshot.fulltext.search(question["question"], _PASSAGES))


def dense(snapshot: Snapshot, question: Record) -> list[Hit]:
    vector = snapshot.encoder.encode_question(question["question"])
    return hits_for(snapshot, snapshot.vectors.nearest(vector[None], _PASSAGES)[0])


def fused(snapshot: Snapshot, question: Record) -> list[Hit]:
    return retrieve(snapshot, question["question"], _PASSAGES)


def fused_with_day(snapshot: Snapshot, question: Record) -> list[Hit]:
    day = date.fromisoformat(question["date"])
    return retrieve(snapshot, question["question"], _PASSAGES, today=day)


def measure(snapshot: Snapshot, questions: list[Record], search: Search) -> Figures:
    """Recall at 1, 5 and 10, MRR at 10, and milliseconds a question."""
    paths = {article.id: article.path for article in snapshot.catalog.articles()}
    ranks = []
    began = time.perf_counter()
    found = [search(snapshot, question) for question in questions]
    milliseconds = (time.perf_counter() - began) / len(questions) * 1000
    for question, hits in zip(questions, found, strict=True):
        articles = dict.fromkeys(record_id(paths[hit.passage.article_id]) for hit in hits)
        linked = set(question["linked"])
        ranks.append(next((r for r, a in enumerate(articles, start=1) if a in linked), 10**6))
    figures = {f"recall_at_{k}": mean(rank <= k for rank in ranks) for k in (1, 5, 10)}
    figures["mrr_at_10"] = mean(1 / rank if rank <= 10 else 0.0 for rank in ranks)
    return figures | {"milliseconds": milliseconds}


def main() -> None:
    parser = arguments(__doc__, "articles", "questions")
    parser.add_argument("--slice", type=int, default=6_000, help="articles indexed")
    parser.add_argument("--index", type=Path, help="keep the index there, and use it if it is")
    options = parser.parse_args()
    questions = records(options.questions)
    with TemporaryDirectory() as scratch:
        index_folder, figures = slice_index(options, questions, Path(scratch))
        snapshot = Snapshot(index_folder, current(index_folder))
        present = {record_id(article.path) for article in snapshot.catalog.articles()}
        asked = [q for q in questions if present.intersection(q["linked"])]
        figures["articles"], figures["passages"] = map(float, snapshot.catalog.counts())
        figures["questions"] = len(asked)
        for name, search in (
            ("full_text", full_text),
            ("dense", dense),
            ("fused", fused),
            ("fused_with_day", fused_with_day),
        ):
            result = measure(snapshot, asked, search)
            figures |= {f"{name}_{key}": value for key, value in result.items()}
        for key in ("recall_at_5", "mrr_at_10"):
            best = max(figures[f"full_text_{key}"], figures[f"dense_{key}"])
            figures[f"fused_gain_{key}"] = figures[f"fused_{key}"] - best
        snapshot.close()
    report(figures, options.json)


if __name__ == "__main__":
    main()
