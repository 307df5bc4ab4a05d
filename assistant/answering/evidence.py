"""Evidence: the fewest sentences of the articles that answer a question, or none."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from assistant.answering.answer_types import asks_latest, is_broad, only_asking
from assistant.answering.candidates import (
    Candidate,
    candidates,
    choose,
    find_clues,
    scores_by_words,
)
from assistant.answering.capitals import with_capitals
from assistant.answering.contradictions import contradict, same_story
from assistant.answering.missing import missing_from
from assistant.answering.presupposition import Presupposition, presupposition_of
from assistant.answering.reader import read
from assistant.answering.retrieve import Hit, word_counts
from assistant.answering.scoring import (
    CONFIDENCE,
    EXTENT,
    SENTENCE,
    Signals,
    by_chance,
    confidence,
    share_held,
)
from assistant.answering.stated import is_stated
from assistant.answering.stretches import stretches
from assistant.understanding.question import Question
from assistant.understanding.rewording import reworded
from index.articles.article import Article
from index.encoder import Vectors
from index.english.stems import stems
from index.span import Span
from index.store.snapshot import Snapshot


@dataclass(frozen=True)
class Evidence:
    """A span of an article that answers, who says it where that is known, and how well it fits.

    `elsewhere` are sentences of other articles that tell the same, `against` those that
    contradict it.
    """

    article: Article
    span: Span
    score: float
    speaker: str | None = None
    elsewhere: tuple["Evidence", ...] = ()
    against: tuple["Evidence", ...] = ()

    @property
    def key(self) -> tuple[str, Span]:
        """What tells it from others: its article and where it stands there."""
        return self.article.id, self.span

    def meets(self, other: "Evidence") -> bool:
        """True if another one shows some of the same words of the same article."""
        return self.article.id == other.article.id and self.span.meets(other.span)

    @property
    def words(self) -> str:
        """The span's text."""
        return self.article.text[slice(*self.span)]


@dataclass(frozen=True)
class Finding:
    """What the articles hold for a question.

    `evidence` is empty where they don't answer it; then `missing` names what of the question no
    article near it holds, and `unsaid` a presupposition of it that no article states. `nearest`
    is what came closest, `confidence` the probability that the articles answer the question, and
    `read` are the sentences among which all that was looked for.
    """

    evidence: tuple[Evidence, ...]
    nearest: tuple[Evidence, ...]
    missing: tuple[str, ...]
    confidence: float
    unsaid: str = ""
    read: Sequence[Candidate] = ()


def find_evidence(
    snapshot: Snapshot,
    question: Question,
    hits: Sequence[Hit],
    least: float = CONFIDENCE.answered,
) -> Finding:
    """The sentences of the hits that answer the question, best first; none where it is less likely
    than `least` that they do."""
    found = candidates(snapshot, hits[: EXTENT.hits])
    if not found:
        return Finding((), (), question.names, 0.0)
    asked = replace(question, unsought=only_asking(question))
    rarity = {term: snapshot.fulltext.rarity(term) for term in asked.terms}
    by_words = scores_by_words(found, asked, rarity, hits[0].score)
    order = np.argsort(-by_words, kind="stable")[: EXTENT.weighed]
    weighed = [found[i] for i in order]
    vector = snapshot.encoder.encode_question(asked.searched)
    texts = [item.words for item in weighed]
    vectors = snapshot.encoder.encode_passages(texts)
    near = vectors @ vector
    scores = by_words[order] + SENTENCE.meaning * near
    scores += read(snapshot.reader, asked.searched, texts)
    latest = asks_latest(question)
    clues = find_clues(snapshot, asked, found, by_words)
    chosen = [weighed[i] for i in choose(weighed, scores, clues, rarity, latest)]
    score_of = {id(item): float(score) for item, score in zip(weighed, scores, strict=True)}
    nearest = [evidence_of(snapshot, item, score_of[id(item)]) for item in chosen]
    presupposed = _unstated(snapshot, asked, found, weighed, vectors)
    signals = replace(
        _signals(snapshot, asked, hits, vector, near, chosen[0], rarity),
        unsaid=presupposed is not None,
        # A sentence near "Who praised X?" may as well tell whom X praised.
        unheard=bool(question.kind == "who said" and question.cues),
    )
    sure = confidence(signals)
    if sure < least:
        articles = {item.article.id: item.article for item in found}.values()
        missing = missing_from(articles, asked)
        held = set(missing).isdisjoint(question.names)
        unsaid = presupposed.clause if presupposed and held else ""
        return Finding((), tuple(nearest[: EXTENT.nearest]), missing, sure, unsaid, found)
    if latest:
        nearest.sort(key=lambda item: item.article.published or date.min, reverse=True)
    evidence = _corroborated(question, nearest, weighed, vectors)
    spans = dict(stretches(chosen, found, asked))
    quoted = [replace(item, span=spans[key]) for item in evidence if (key := item.key) in spans]
    return Finding(tuple(quoted), tuple(nearest), (), sure, read=found)


def _signals(
    snapshot: Snapshot,
    question: Question,
    hits: Sequence[Hit],
    vector: Vectors,
    near: np.ndarray,
    best: Candidate,
    rarity: Mapping[str, float],
) -> Signals:
    """What the confidence rests on; `vector` is the question's, `near` are the cosines of the
    weighed sentences with it, and `best` is the sentence that is quoted first."""
    article = best.article
    stored = snapshot.vectors.vectors([hit.passage.id for hit in hits])
    read = f"{article.title} {article.text}".casefold()
    held = word_counts(article.title, article.text)
    asked = sum(rarity.values())
    lacking = {term: value for term, value in rarity.items() if term not in held}
    named = frozenset(stems(" ".join(question.names)))
    return Signals(
        nearest=float(np.max(stored @ vector)),
        best_hit=hits[0].score,
        lead=float(np.max(near) - np.sort(near)[::-1][: CONFIDENCE.pursuers + 1][-1]),
        headline=float((snapshot.encoder.encode_passages([article.title]) @ vector)[0]),
        around=share_held(rarity, best.around),
        asked=asked,
        lacking=sum(lacking.values()),
        names_lacking=sum(value for term, value in lacking.items() if term in named),
        number_lacking=any(name not in read for name in question.names if name[0].isdigit()),
        fits=best.fits(question) and not by_chance(asked, snapshot.catalog.counts()[1]),
        told_of=bool(rarity) and is_broad(question) and all(term in held for term in rarity),
    )


def _unstated(
    snapshot: Snapshot,
    question: Question,
    found: Sequence[Candidate],
    weighed: Sequence[Candidate],
    vectors: Vectors,
) -> Presupposition | None:
    """What the question presupposes and no article states, if anything."""
    read = [article.text for article in {item.article.id: item.article for item in found}.values()]
    presupposed = presupposition_of(reworded(question, with_capitals(question.standalone, read)))
    if presupposed is None:
        return None
    near = vectors @ snapshot.encoder.encode_question(presupposed.clause)
    order = np.argsort(-near, kind="stable")
    alike = [
        (weighed[i].article, weighed[i].span) for i in order if near[i] >= CONFIDENCE.paraphrased
    ]
    return None if is_stated(snapshot, presupposed, alike) else presupposed


def _corroborated(
    question: Question, chosen: Sequence[Evidence], weighed: Sequence[Candidate], vectors: Vectors
) -> Iterator[Evidence]:
    """What was chosen, each with the sentences of other articles that tell the same or the
    contrary; those are not quoted again."""
    rows = {item.key: vector for item, vector in zip(weighed, vectors, strict=True)}
    used: set[tuple[str, Span]] = set()
    for item in chosen:
        here = item.key
        if here in used:
            continue
        against: dict[str, Candidate] = {}
        elsewhere: dict[str, Candidate] = {}
        for other in weighed:
            key = other.key
            if other.article.id == item.article.id or key in used:
                continue
            pair = item.article, item.words, other.article, other.words
            cosine = float(rows[here] @ rows[key])
            if contradict(*pair, cosine, question):
                against.setdefault(other.article.id, other)
            elif same_story(*pair, cosine):
                elsewhere.setdefault(other.article.id, other)
        others = [*against.values()][: EXTENT.against], [*elsewhere.values()][: EXTENT.elsewhere]
        used |= {other.key for some in others for other in some}
        found = [tuple(Evidence(one.article, one.span, 0.0) for one in some) for some in others]
        yield replace(item, against=found[0], elsewhere=found[1])


def evidence_of(snapshot: Snapshot, item: Candidate, score: float) -> Evidence:
    """A sentence with who says it, where most of it is one statement of somebody with a name."""
    for statement in snapshot.catalog.statements(article_id=item.article.id):
        speaker = statement.speaker
        if speaker and speaker.resolved and statement.is_most_of(item.span):
            return Evidence(item.article, item.span, score, speaker.name)
    return Evidence(item.article, item.span, score)
