"""Narrow searches: what was printed on the days that a question names, which needs to tell less of
what was asked to be an answer than what may be of any day."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.answering.answer_types import only_asking
from assistant.answering.evidence import Evidence, Finding, find_evidence
from assistant.answering.overview import opening
from assistant.answering.retrieve import Hit, word_counts
from assistant.answering.scoring import NARROW, share_held
from assistant.understanding.question import Question
from index.articles.article import Article
from index.english.stems import stems
from index.span import Span
from index.store.snapshot import Snapshot


def printed_then(snapshot: Snapshot, question: Question, hits: Sequence[Hit]) -> Finding | None:
    """What the hits from some days tell that is nearest to what is asked, behind how their articles
    open; None where no passage of an article with all names of the question is near by its meaning,
    helped by the words of the question that its article holds."""
    fits = _fits(snapshot, question, hits)
    best = max(fits.values(), default=0.0)
    if best < NARROW.near:
        return None
    near = [hit for hit in hits if fits.get(hit.passage.id, 0.0) >= best - NARROW.behind]
    finding = find_evidence(snapshot, question, near, least=0.0)
    near.sort(key=lambda hit: -fits[hit.passage.id])
    owners = dict.fromkeys(hit.passage.article_id for hit in near)
    articles = [found for owner in owners if (found := snapshot.catalog.article(owner))]
    evidence = tuple(_opened(articles[: NARROW.articles], finding.evidence))
    return replace(finding, evidence=evidence, confidence=NARROW.confidence)


def _fits(snapshot: Snapshot, question: Question, hits: Sequence[Hit]) -> dict[int, float]:
    """By those passages of the hits whose article holds the names of a question: the cosine of
    the question with it, and what the share counts of the question's words that its article
    holds."""
    if not hits:
        return {}
    unsought = only_asking(question)
    terms = [term for term in question.terms if term not in unsought]
    rarity = {term: snapshot.fulltext.rarity(term) for term in terms}
    named = set(stems(" ".join(question.names))).intersection(terms)
    ids = [hit.passage.id for hit in hits]
    near = snapshot.vectors.vectors(ids) @ snapshot.encoder.encode_question(question.searched)
    fits: dict[int, float] = {}
    for hit, cosine in zip(hits, near, strict=True):
        article = snapshot.catalog.article(hit.passage.article_id)
        assert article is not None, "a passage belongs to an article of the catalog"
        words = word_counts(article.title, article.text).keys()
        if named <= words:
            fits[hit.passage.id] = float(cosine) + NARROW.held * share_held(rarity, words)
    return fits


def _opened(articles: Sequence[Article], told: Sequence[Evidence]) -> Iterator[Evidence]:
    """The first sentences of articles, and what is told in them or others besides, as long as all
    are short enough."""
    words = 0
    shown = [
        Evidence(article, Span(spans[0].start, spans[-1].end), 0.0)
        for article in articles
        if (spans := opening(article, NARROW.sentences))
    ]
    beside = (item for item in told if not any(item.meets(other) for other in shown))
    for item in (*shown, *beside):
        length = len(item.words.split())
        if not words or words + length <= NARROW.words:
            words += length
            yield item
