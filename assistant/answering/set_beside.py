"""Sentences of articles that set parties beside each other, tell of one, or tell of its change."""

import re
from collections.abc import Iterable, Iterator, Sequence

from assistant.answering.candidates import is_fragment
from assistant.answering.evidence import Evidence
from assistant.answering.retrieve import covered, retrieve
from assistant.answering.scoring import COMPARISON
from assistant.understanding.question import Question, content_terms
from index.articles.article import Article
from index.english.sentences import sentences
from index.english.stems import stems
from index.span import Span
from index.store.snapshot import Snapshot

CHANGE = re.compile(
    r"\b(?:chang(?:e[sd]?|ing)|revers\w+|flip\w*|shift\w*|opposite|contradict\w*|previously|"
    r"earlier|used to|no longer|once|until recently|months? ago|years? ago|walk(?:ed|ing)? back|"
    r"backtrack\w*|softened|now|reconsider\w*|backed (?:off|away))\b",
    re.IGNORECASE,
)
"""Words by which a sentence tells that somebody thinks otherwise than before."""


def set_beside(
    snapshot: Snapshot,
    question: Question,
    names: Sequence[str],
    telling: re.Pattern[str] | None = None,
    most: int = COMPARISON.beside,
    among: Sequence[str] = (),
) -> list[Evidence]:
    """The stretches, of one or two sentences, that name all the parties, are nearest to the topic
    by their words and meaning, and hold what is `telling`; a name that others `among` whom it
    stands end with, too, is the whole one."""
    called = [_called(name, among or names) for name in names]
    called += [telling] if telling else []
    topic = question.topic or " ".join(names)
    rarity = {term: snapshot.fulltext.rarity(term) for term in content_terms(topic)}
    found: list[Evidence] = []
    for article, span in _stretches_near(snapshot, question, f"{' '.join(names)} {topic}"):
        text = article.text[slice(*span)]
        if all(name.search(text) for name in called):
            found.append(Evidence(article, span, COMPARISON.covers * covered(rarity, text)))
    found.sort(key=lambda item: -item.score)
    found = found[: COMPARISON.weighed]
    if not found:
        return []
    vectors = snapshot.encoder.encode_passages([item.words for item in found])
    cosines = vectors @ snapshot.encoder.encode_question(topic)
    scored = [
        Evidence(item.article, item.span, item.score + float(cosine))
        for item, cosine in zip(found, cosines, strict=True)
    ]
    scored.sort(key=lambda item: (-item.score, len(item.words)))
    best = scored[0]
    if best.score < COMPARISON.near:
        return []
    least = max(best.score - COMPARISON.behind, COMPARISON.near)
    near = [item for item in scored if item.score >= least or _goes_on(best, item, names)]
    return apart(near)[:most]


def _goes_on(best: Evidence, item: Evidence, names: Sequence[str]) -> bool:
    """True if what is told of parties without names goes on in a stretch of the same article."""
    return not names and item.article.id == best.article.id


def _called(name: str, names: Sequence[str]) -> re.Pattern[str]:
    """What names somebody: the last word of a name, unless others end with it, too."""
    last = name.split()[-1].casefold()
    alone = sum(other.casefold().split()[-1] == last for other in names) < 2
    return re.compile(rf"\b{re.escape(last if alone else name)}\b", re.IGNORECASE)


def _stretches_near(
    snapshot: Snapshot, question: Question, words: str
) -> Iterator[tuple[Article, Span]]:
    """The stretches of the passages nearest to some words, printed on the days of a question."""
    allowed = None
    if question.since or question.until:
        allowed = snapshot.catalog.passage_ids(question.since, question.until)
    seen: set[tuple[str, Span]] = set()
    for hit in retrieve(snapshot, words, COMPARISON.passages, allowed=allowed):
        article = snapshot.catalog.article(hit.passage.article_id)
        assert article is not None, "a passage belongs to an article of the catalog"
        spans = sentences(article.text, hit.passage.start, hit.passage.end)
        for span in _stretches(article, spans):
            if (article.id, span) not in seen:
                seen.add((article.id, span))
                yield article, span


def _stretches(article: Article, spans: Iterable[Span]) -> Iterator[Span]:
    """Sentences, and any two that stand beside each other in a paragraph or are short enough."""
    before: Span | None = None
    for span in spans:
        if is_fragment(article.text[slice(*span)]):
            before = None
            continue
        yield span
        if before and len(article.text[before[0] : span[1]].split()) <= COMPARISON.stretch:
            yield Span(before[0], span[1])
        before = span


def apart(ranked: Iterable[Evidence]) -> list[Evidence]:
    """The evidence that shares no words with what comes before it."""
    chosen: list[Evidence] = []
    for item in ranked:
        words = stems(item.words)
        if not any(item.meets(other) or stems(other.words) == words for other in chosen):
            chosen.append(item)
    return chosen
