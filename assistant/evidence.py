"""Evidence: the fewest sentences of the articles that answer a question, or none."""

import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from assistant.question import Question, content_terms
from assistant.retrieve import Hit
from index.articles import Article, Span
from index.fulltext import stems
from index.sentences import sentences
from index.snapshot import Snapshot

_HITS = 8  # passages whose sentences are weighed
_SENTENCES = 3  # an answer quotes at most so many
_CLOSE = 0.9  # a further sentence is quoted when it fits at least so well as the best
_PURSUERS = 5  # sentences that the best one is compared with, to see how far it stands out
_ANSWERED = 0.5  # confidence from which a question counts as answered


@dataclass(frozen=True)
class Evidence:
    """A span of an article that answers, who says it where that is known, and how well it fits."""

    article: Article
    span: Span
    score: float
    speaker: str | None = None

    @property
    def words(self) -> str:
        return self.article.text[slice(*self.span)]


@dataclass(frozen=True)
class Finding:
    """What the articles hold for a question.

    `evidence` is empty where they don't answer it; then `missing` names what of the question no
    article near it holds. `nearest` is what came closest, and `confidence` the probability that
    the articles answer the question.
    """

    evidence: tuple[Evidence, ...]
    nearest: tuple[Evidence, ...]
    missing: tuple[str, ...]
    confidence: float


def find_evidence(snapshot: Snapshot, question: Question, hits: Sequence[Hit]) -> Finding:
    """The sentences of the hits that answer the question, best first."""
    candidates = list(_candidates(snapshot, hits[:_HITS]))
    if not candidates:
        return Finding((), (), question.names, 0.0)
    rarity = {term: snapshot.fulltext.rarity(term) for term in question.terms}
    asked = snapshot.encoder.encode_question(question.standalone)
    texts = [article.text[slice(*span)] for article, span, _ in candidates]
    near = snapshot.encoder.encode_passages(texts) @ asked
    scores = near + 0.5 * np.array([covered(rarity, text) for text in texts])
    order = sorted(range(len(texts)), key=lambda i: -scores[i])
    ranked = [Evidence(*candidates[i][:2], float(scores[i])) for i in order]
    best = ranked[0].article
    read = f"{best.title} {best.text}"
    held = set(stems(read))
    stored = snapshot.vectors.vectors([hit.passage.id for hit in hits])
    passages = {hit.passage.id: _with_headline(article, hit) for article, _, hit in candidates}
    confidence = _confidence(
        similarity=float(np.max(stored @ asked)),
        covering=max(covered(rarity, text) for text in passages.values()),
        heard=sum(value for term, value in rarity.items() if term in held),
        unheard=sum(value for term, value in rarity.items() if term not in held),
        nameless=_share(name.casefold() not in read.casefold() for name in question.names),
        lead=float(np.max(near) - np.sort(near)[::-1][: _PURSUERS + 1][-1]),
    )
    nearest = tuple(_with_speaker(snapshot, item) for item in ranked[:_SENTENCES])
    if confidence < _ANSWERED:
        return Finding((), nearest, _missing(question, candidates), confidence)
    fitting = [item for item in nearest if item.score >= _CLOSE * ranked[0].score]
    return Finding(tuple(fitting), nearest, (), confidence)


def _candidates(snapshot: Snapshot, hits: Sequence[Hit]) -> Iterator[tuple[Article, Span, Hit]]:
    """The sentences of the hits, each with its hit."""
    article = lru_cache(maxsize=None)(snapshot.catalog.article)
    for hit in hits:
        owner = article(hit.passage.article_id)
        if owner:
            for span in sentences(owner.text, hit.passage.start, hit.passage.end):
                yield owner, span, hit


def _with_speaker(snapshot: Snapshot, evidence: Evidence) -> Evidence:
    """The evidence with who says it, where most of it is one statement of somebody with a name."""
    start, end = evidence.span
    for statement in snapshot.catalog.statements(article_id=evidence.article.id):
        said = sum(max(0, min(end, b) - max(start, a)) for a, b in statement.spans)
        speaker = statement.speaker
        if speaker and speaker.resolved and 2 * said > end - start:
            return replace(evidence, speaker=speaker.name)
    return evidence


def covered(rarity: Mapping[str, float], text: str) -> float:
    """The share of a question's stems, weighted by how rare they are, that a text holds."""
    total = sum(rarity.values())
    held = set(stems(text))
    return sum(value for term, value in rarity.items() if term in held) / total if total else 0.0


def _with_headline(article: Article, hit: Hit) -> str:
    return f"{article.title} {article.text[hit.passage.start : hit.passage.end]}"


def _share(flags: Iterable[bool]) -> float:
    counted = list(flags)
    return sum(counted) / len(counted) if counted else 0.0


def _confidence(
    similarity: float, covering: float, heard: float, unheard: float, nameless: float, lead: float
) -> float:
    """The probability that the articles answer a question, by logistic regression.

    `similarity` is the cosine of the question with the nearest passage, `covering` the share of
    its words that a passage holds, `heard` and `unheard` the rarity of its words that the best
    sentence's article holds and lacks, `nameless` the share of its names that the article
    lacks, and `lead` how far the best sentence's cosine is ahead of the sixth. The coefficients
    were fitted on questions about the news, about half of them without an answer: 144 of ELOQ,
    asked of one article and of all, and 440 of RealTimeQA.
    """
    logit = (
        6.5 * similarity + 3.4 * covering + 0.66 * heard - 0.4 * unheard - 2.2 * nameless
        + 10.0 * lead - 8.2
    )  # fmt: skip
    return 1 / (1 + math.exp(-logit))


def _missing(
    question: Question, candidates: Sequence[tuple[Article, Span, Hit]]
) -> tuple[str, ...]:
    """The names of the question that no article near it holds, or else its other words."""
    articles = {article.id: article for article, _, _ in candidates}.values()
    read = " ".join(f"{article.title} {article.text}" for article in articles)
    names = tuple(name for name in question.names if name.casefold() not in read.casefold())
    held = set(stems(read))
    words = re.findall(r"\w+", question.standalone)
    unheard = (word for word in words if held.isdisjoint(content_terms(word) or held))
    return names or tuple(dict.fromkeys(unheard))
