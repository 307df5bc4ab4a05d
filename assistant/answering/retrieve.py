"""Retrieval: the passages nearest to a question, from full text and vectors together."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from assistant.answering.scoring import RETRIEVAL, share_held
from assistant.understanding.question import content_terms, telling_stems
from index.articles.article import Article
from index.passages import Passage
from index.store.snapshot import Snapshot


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
    """At most `limit` passages for `words`, best first.

    A passage's score is its reciprocal ranks in full text and vectors, fused, and how well its
    whole article fits: an article about the matter comes before one that touches on it. With
    `allowed`, only passages of those ids. With `today`, what was published near that day comes
    first among what fits about as well.
    """
    vector = snapshot.encoder.encode_question(words)
    dense = [i for i, _ in snapshot.vectors.nearest(vector[None], RETRIEVAL.depth, allowed)[0]]
    lexical = [i for i, _ in snapshot.fulltext.search(words, RETRIEVAL.depth, allowed)]
    fused = fuse([dense, lexical])
    order = sorted(fused, key=lambda number: (-fused[number], number))
    ranked = order[: max(RETRIEVAL.ranked, limit)]
    hits = hits_for(snapshot, [(number, fused[number]) for number in ranked])
    rarity = {term: snapshot.fulltext.rarity(term) for term in content_terms(words)}
    gain: dict[str, float] = {}
    for owner in {hit.passage.article_id for hit in hits}:
        article = snapshot.catalog.article(owner)
        if article:
            gain[owner] = RETRIEVAL.article * article_score(article, rarity)
            if today and article.published:
                gain[owner] += RETRIEVAL.day * math.exp2(
                    -abs((today - article.published).days) / RETRIEVAL.half_life
                )
    hits = [Hit(hit.passage, hit.score + gain.get(hit.passage.article_id, 0.0)) for hit in hits]
    return sorted(hits, key=lambda hit: -hit.score)[:limit]


def article_score(article: Article, rarity: Mapping[str, float]) -> float:
    """How well a whole article fits stems that are as rare as that: BM25, as a share of their
    rarities' sum, so from 0 to 2.2."""
    words = word_counts(article.title, article.text)
    length = 1 - RETRIEVAL.length + RETRIEVAL.length * words.total() / RETRIEVAL.usual_length
    saturation = RETRIEVAL.saturation
    total = sum(rarity.values())
    score = sum(
        value * words[term] * (saturation + 1) / (words[term] + saturation * length)
        for term, value in rarity.items()
    )
    return score / total if total else 0.0


@lru_cache(maxsize=512)
def word_counts(title: str, text: str) -> Counter[str]:
    """How often each stem stands in an article, and twice more for its headline."""
    words = Counter(telling_stems(text))
    for stem in set(telling_stems(title)):
        words[stem] += RETRIEVAL.headline
    return words


def covered(rarity: Mapping[str, float], text: str) -> float:
    """The share of a question's stems, weighted by how rare they are, that a text holds."""
    return share_held(rarity, set(telling_stems(text)))


def hits_for(snapshot: Snapshot, scored: Sequence[tuple[int, float]]) -> list[Hit]:
    """The hits for passage ids with scores, in the same order."""
    scores = dict(scored)
    return [Hit(passage, scores[passage.id]) for passage in snapshot.catalog.passages([*scores])]


def fuse(rankings: Iterable[Iterable[int]]) -> Mapping[int, float]:
    """Score by id: the sum of 1 / (60 + rank) over the rankings that hold it."""
    scores: dict[int, float] = {}
    for ranking in rankings:
        for rank, number in enumerate(ranking, start=1):
            scores[number] = scores.get(number, 0.0) + 1.0 / (RETRIEVAL.rank_offset + rank)
    return scores
