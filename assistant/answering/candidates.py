"""Candidates: the sentences of the passages that were found, how well each answers, and which are
quoted together."""

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import numpy as np

from assistant.answering.answer_types import holds_new, type_asked_for
from assistant.answering.implied import implied
from assistant.answering.retrieve import Hit
from assistant.answering.scoring import EXTENT, SENTENCE, share_held
from assistant.understanding.question import Question, content_terms
from index.articles.article import Article
from index.english.sentences import sentences
from index.english.stems import stems
from index.span import Span
from index.store.snapshot import Snapshot


@dataclass(frozen=True)
class Candidate:
    """A sentence of a hit, with its telling stems, and those of its neighbours and headline."""

    article: Article
    span: Span
    hit: Hit
    words: str
    stems: frozenset[str]
    around: frozenset[str]

    @property
    def key(self) -> tuple[str, Span]:
        """What tells it from others: its article and where it stands there."""
        return self.article.id, self.span

    def fits(self, question: Question) -> bool:
        """True if it holds all words of a question, and something new of the type it asks for."""
        answer_type = type_asked_for(question)
        if answer_type is None or not self.stems.issuperset(question.terms):
            return False
        return holds_new(answer_type, self.words, frozenset(stems(question.searched)))


def candidates(snapshot: Snapshot, hits: Sequence[Hit]) -> list[Candidate]:
    """The sentences of the hits, each once."""
    article = lru_cache(maxsize=None)(snapshot.catalog.article)
    found: dict[tuple[str, Span], Candidate] = {}
    for hit in hits:
        owner = article(hit.passage.article_id)
        if not owner:
            continue
        title = frozenset(content_terms(owner.title))
        headline = words_in(owner.title)
        spans = [
            span
            for span in sentences(owner.text, hit.passage.start, hit.passage.end)
            if not is_headline(owner.text[slice(*span)], headline)
        ]
        words = [owner.text[slice(*span)] for span in spans]
        held = [_told(one) for one in words]
        for place, span in enumerate(spans):
            around = title.union(*held[max(0, place - 1) : place + 2])
            one = Candidate(owner, span, hit, words[place], held[place], around)
            found.setdefault(one.key, one)
    return list(found.values())


def _told(words: str) -> frozenset[str]:
    """The telling stems of a sentence, said or implied."""
    held = frozenset(content_terms(words))
    return held | implied(words, held)


def scores_by_words(
    found: Sequence[Candidate], question: Question, rarity: Mapping[str, float], best: float
) -> np.ndarray:
    """How well each sentence fits by its words, without its meaning and clues; `best` is the score
    of the best hit. An array of one number a candidate."""
    asked = frozenset(stems(question.searched))
    answer_type = type_asked_for(question)
    return np.array(
        [
            SENTENCE.covered * share_held(rarity, item.stems)
            + SENTENCE.around * share_held(rarity, item.around)
            + SENTENCE.retrieved * item.hit.score / best
            + SENTENCE.answer_type
            * (answer_type is not None and holds_new(answer_type, item.words, asked))
            + SENTENCE.lengthy
            * math.log(max(len(item.words.split()), SENTENCE.short) / SENTENCE.usual_length)
            + SENTENCE.asking * item.words.endswith("?")
            + SENTENCE.fragment * is_fragment(item.words)
            for item in found
        ]
    )


def words_in(text: str) -> list[str]:
    """The words of a text, without case and marks."""
    return _WORD.findall(text.casefold())


def is_headline(words: str, headline: Sequence[str]) -> bool:
    """True if words are the headline of those words, or the part of one that ends at a full stop or
    semicolon."""
    bare = words_in(words)
    return bool(bare) and bare == headline[: len(bare)]


def is_fragment(words: str) -> bool:
    """True if words are no sentence of an article: a heading or a name, or what a page prints
    between the sentences, such as the captions of a gallery, links and bylines."""
    return len(words.split()) < SENTENCE.short or bool(_BETWEEN_SENTENCES.match(words))


_WORD = re.compile(r"\w+")
_BETWEEN_SENTENCES = re.compile(
    r"(?i:(?:hide|show) caption \d+ of \d+|(?:in )?(?:photos|pictures):)"
    r"|(?:[^.!?]*\bImages )?(?i:photos|in pictures): |.*\bPrev Next$"
    r"|[—–-] ?[A-Z][\w’'.-]*(?: (?:[A-Z][\w’'.-]*|and|de|van|von))*$"  # "— Helen Carter"
    # "Live updates:The mayor resigns", a link
    r"|[^.!?:]{2,60}(?<=[A-Za-z’'?!]):[A-Z‘“'\"][^:]*(?<![.!?”\"])$",
)


def find_clues(
    snapshot: Snapshot, question: Question, found: Sequence[Candidate], scores: np.ndarray
) -> dict[str, float]:
    """Stems that may be the answer, from 0 to 1: rare ones, not the question's own, that stand
    in well fitting sentences of several articles.

    Source of the idea: Brill, Dumais and Banko, An Analysis of the AskMSR Question-Answering
    System (EMNLP 2002).
    """
    asked = set(stems(question.searched))
    votes: dict[str, dict[str, float]] = {}
    for item, weight in zip(found, np.exp(SENTENCE.vote * (scores - scores.max())), strict=True):
        for stem in item.stems - asked:
            articles = votes.setdefault(stem, {})
            articles[item.article.id] = max(articles.get(item.article.id, 0.0), float(weight))
    clues = {
        stem: sum(articles.values()) * snapshot.fulltext.rarity(stem)
        for stem, articles in votes.items()
    }
    best = max(clues.values(), default=1.0)
    return {stem: value / best for stem, value in clues.items()}


def choose(
    weighed: Sequence[Candidate],
    scores: np.ndarray,
    clues: Mapping[str, float],
    rarity: Mapping[str, float],
    latest: bool,
) -> Iterator[int]:
    """The places of the sentences to quote, best first: each next one fits best and tells what
    those before it don't, as long as it isn't far behind the first and they are short enough."""
    worth = dict(clues)
    left = set(range(len(weighed)))
    words = 0
    least = -math.inf
    if latest:
        scores = scores + _recency(weighed, rarity)
    texts: set[str] = set()
    while left and len(texts) < EXTENT.sentences:
        values = {place: scores[place] + _clued(worth, weighed[place]) for place in left}
        best = max(left, key=lambda place: (values[place], -place))
        if values[best] < least:
            return
        left.remove(best)
        length = len(weighed[best].words.split())
        if weighed[best].words in texts or (texts and words + length > EXTENT.words):
            continue
        if not texts:
            whole = not latest and weighed[best].stems.issuperset(rarity)
            least = values[best] - (EXTENT.behind_whole if whole else EXTENT.behind)
        words += length
        texts.add(weighed[best].words)
        for stem in weighed[best].stems & worth.keys():
            worth[stem] *= SENTENCE.spent
        yield best


def _clued(worth: Mapping[str, float], item: Candidate) -> float:
    """What the best clues in a sentence count."""
    best = sorted((worth.get(stem, 0.0) for stem in item.stems), reverse=True)[: SENTENCE.clues]
    return SENTENCE.clue * (sum(best) / SENTENCE.clues)


def _recency(weighed: Sequence[Candidate], rarity: Mapping[str, float]) -> np.ndarray:
    """What each sentence gains by being new, where the latest is asked for and it holds about as
    much of what it is asked of as any."""
    held = np.array([share_held(rarity, item.around) for item in weighed])
    days = [item.article.published for item in weighed]
    newest = max((day for day in days if day), default=date.min)
    gains = [
        SENTENCE.newest * 2 ** (-(newest - day).days / SENTENCE.news_age) if day else 0.0
        for day in days
    ]
    return np.where(held >= SENTENCE.fitting * held.max(), gains, 0.0)
