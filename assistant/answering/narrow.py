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
from index.span import Span
from index.store.snapshot import Snapshot


def printed_then(snapshot: Snapshot, question: Question, hits: Sequence[Hit]) -> Finding | None:
    """What the hits from some days tell that is nearest to what is asked, behind how their articles
    open; None where no passage among them is near by its meaning, helped by the words of the
    question that its article holds."""
    fits = {hit.passage.id: _fit(snapshot, question, hit) for hit in hits}
    best = max(fits.values(), default=0.0)
    if best < NARROW.near:
        return None
    near = [hit for hit in hits if fits[hit.passage.id] >= best - NARROW.behind]
    finding = find_evidence(snapshot, question, near, least=0.0)
    near.sort(key=lambda hit: -fits[hit.passage.id])
    owners = dict.fromkeys(hit.passage.article_id for hit in near)
    articles = [found for owner in owners if (found := snapshot.catalog.article(owner))]
    evidence = tuple(_opened(articles[: NARROW.articles], finding.evidence))
    return replace(finding, evidence=evidence, confidence=NARROW.confidence)


def _fit(snapshot: Snapshot, question: Question, hit: Hit) -> float:
    """The cosine of a question with a passage, and what the share counts of the question's words
    that the article holds."""
    article = snapshot.catalog.article(hit.passage.article_id)
    assert article is not None, "a passage belongs to an article of the catalog"
    unsought = only_asking(question)
    terms = (term for term in question.terms if term not in unsought)
    rarity = {term: snapshot.fulltext.rarity(term) for term in terms}
    held = share_held(rarity, word_counts(article.title, article.text).keys())
    vector = snapshot.encoder.encode_question(question.searched)
    near = float(snapshot.vectors.vectors([hit.passage.id])[0] @ vector)
    return near + NARROW.held * held


def _opened(articles: Sequence[Article], told: Sequence[Evidence]) -> Iterator[Evidence]:
    """The first sentences of articles, and what is told in them or others besides, as long as all
    are short enough."""
    words = 0
    shown = [
        Evidence(article, Span(spans[0].start, spans[-1].end), 0.0)
        for article in articles
        if (spans := opening(article, NARROW.sentences))
    ]
    beside = (item for item in told if not any(_overlap(item, other) for other in shown))
    for item in (*shown, *beside):
        length = len(item.words.split())
        if not words or words + length <= NARROW.words:
            words += length
            yield item


def _overlap(item: Evidence, other: Evidence) -> bool:
    same = item.article.id == other.article.id
    return same and item.span[0] < other.span[1] and other.span[0] < item.span[1]
