"""Retrieval: the passages nearest to a question, from full text and vectors together."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from index.passages import Passage
from index.snapshot import Snapshot

_DEPTH = 100  # passages taken from each part before they are fused
_RANK_OFFSET = 60  # the constant of reciprocal rank fusion
_HALF_LIFE = 30  # days after which being near to the day of the question counts half


@dataclass(frozen=True)
class Hit:
    """A passage that was found, and how well: a score to compare hits of one search by."""

    passage: Passage
    score: float


def retrieve(
    snapshot: Snapshot,
    words: str,
    limit: int,
    *,
    today: date | None = None,
    allowed: set[int] | None = None,
) -> list[Hit]:
    """At most `limit` passages for `words`, best first, fused by reciprocal rank.

    With `allowed`, only passages of those ids. With `today`, what was published near that day
    comes first among passages that fit about as well.

    Source of the fusion: Cormack, Clarke and Büttcher, Reciprocal Rank Fusion (SIGIR 2009).
    """
    vector = snapshot.encoder.encode_question(words)
    dense = [i for i, _ in snapshot.vectors.nearest(vector[None], _DEPTH, allowed)[0]]
    lexical = [i for i, _ in snapshot.fulltext.search(words, _DEPTH, allowed)]
    scores = fuse([dense, lexical])
    if today:
        days = snapshot.catalog.published(list(scores))
        scores = {i: score * _nearness(days.get(i), today) for i, score in scores.items()}
    best = sorted(scores.items(), key=lambda item: (-item[1], item[0]))[:limit]
    return hits_for(snapshot, best)


def _nearness(published: date | None, today: date) -> float:
    """From 2, for what was published today, to 1, for what is far from it or has no date."""
    if published is None:
        return 1.0
    return 1.0 + math.exp2(-abs((today - published).days) / _HALF_LIFE)


def hits_for(snapshot: Snapshot, scored: Sequence[tuple[int, float]]) -> list[Hit]:
    """The hits for passage ids with scores, in the same order."""
    scores = dict(scored)
    return [Hit(passage, scores[passage.id]) for passage in snapshot.catalog.passages([*scores])]


def fuse(rankings: Iterable[Iterable[int]]) -> Mapping[int, float]:
    """Score by id: the sum of 1 / (60 + rank) over the rankings that hold it."""
    scores: dict[int, float] = {}
    for ranking in rankings:
        for rank, number in enumerate(ranking, start=1):
            scores[number] = scores.get(number, 0.0) + 1.0 / (_RANK_OFFSET + rank)
    return scores
