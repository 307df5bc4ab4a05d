"""Evidence: the fewest sentences of the articles that answer a question, or none."""

import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache, partial

import numpy as np

from assistant.answering.contradictions import contradict, same_story
from assistant.answering.introductions import introductions, thing_asked_for
from assistant.answering.presupposition import is_said, premise_of, with_capitals
from assistant.answering.retrieve import Hit, word_counts
from assistant.understanding.question import Question, content_terms, telling_stems
from assistant.understanding.rewording import reworded
from index.articles.article import Article
from index.encoder import Vectors
from index.english.days import MONTH_OR_DAY
from index.english.numbers import NUMBER, is_ordinal
from index.english.sentences import sentences
from index.english.stems import stems
from index.span import Span
from index.store.snapshot import Snapshot

_HITS = 10  # passages whose sentences are weighed
_WEIGHED = 20  # sentences compared with the question by meaning, after a choice by words
_SENTENCES = 4  # an answer quotes at most so many
_NEAREST = 3  # as many are shown of what came nearest
_WORDS = 80  # an answer quotes at most so many words, unless one sentence has more
_BEHIND = 3.0  # a further sentence may score so much less than the first
_BEHIND_WHOLE = 1.0  # the same, where the first holds all words of the question
_SHORT = 5  # a line of fewer words is a heading or a name
_ELSEWHERE = 3  # other sources named for a sentence
_AGAINST = 2  # and those that contradict it
_PURSUERS = 5  # sentences that the best one is compared with, to see how far it stands out
_ANSWERED = 0.5  # confidence from which a question counts as answered
_PARAPHRASED = 0.7  # cosine of a sentence and a premise, from which on it may state it
_UNSAID = 0.4  # confidence at most, where none does
_FITS = 0.6  # confidence at least, where the best sentence holds all words of the question
_TOLD_OF = 0.6  # confidence at least, where all that a broad question names stands in an article

_COVERED, _AROUND, _MEANING, _RETRIEVED = 0.6, 1.9, 3.4, 2.9  # see `_scores`
_SORT, _ASKING, _FRAGMENT = 1.8, -1.5, -3.0
_LENGTHY, _USUAL_LENGTH = -0.75, 20  # what e times as many words as usual cost
_CLUE, _CLUES, _SPENT = 3.9, 2, 0.6  # what the best clues of a sentence count, once and again
_FITTING = 0.8  # share of what the best sentence holds, from which on a new one gains
_NEWEST, _NEWS_AGE = 4.0, 7  # what the newest article gains, and the days after which half of it

_LATEST = re.compile(
    r"\b(?:latest|newest|most recent(?:ly)?|right now|now|currently|current|at present|as of today|"
    r"so far)\b",
    re.IGNORECASE,
)
_BROAD = re.compile(
    r"what(?:['’]s| is| was| has| are)?(?: the)? (?:happen\w*|going on|new|latest|news)\b|"
    r"(?:summari[sz]e|sum up)\b|(?:tell|show) (?:me|us) (?:more |something )?about\b",
    re.IGNORECASE,
)
_EMPTY_TERMS = frozenset(  # asked with, and not about
    stems("latest newest recent recently right currently current present happen summarise sum news")
)
_ASKED_WITH = {  # words of a question that only ask, by how it opens
    re.compile(pattern, re.IGNORECASE): frozenset(stems(words))
    for pattern, words in (
        (r"how long\b", "long last lasts lasted take takes took go going"),
        (r"how many (?:people|persons)\b", "people person persons"),
        (r"how old\b", "old"),
        (r"how (?:far|tall|high|deep|wide)\b", "far tall high deep wide"),
        (r"where\b", "held hold occur happen located situated based"),
        (r"when\b", "held hold occur happen"),
    )
}
# Words of a question that an article needn't have, to answer it.
_UNTOLD = frozenset(
    stems(
        "else mean meant exactly please kind sort many much often tell told say said call called "
        "name named"
    )
)
_NUMBER = re.compile(NUMBER, re.IGNORECASE)
_TAKE_PART = re.compile(r"\b(t(?:ake|akes|aking|aken|ook)) part\b", re.IGNORECASE)
_FIGURE = re.compile(
    rf"{NUMBER}|\b(?:tens|dozens?|scores|hundreds|thousands|millions|billions|half|twice)\b",
    re.IGNORECASE,
)
_MEASURES = {  # what a measure looks like that is asked for
    re.compile(asked, re.IGNORECASE): re.compile(measure, re.IGNORECASE)
    for asked, measure in (
        (
            r"how long\b",
            rf"(?:{NUMBER}|\b(?:an?|half|several|few|many|all|entire|whole))[ -](?:\w+[ -])?"
            r"(?:second|minute|hour|day|night|week|month|year|decade|centur)\w*",
        ),
        (r"how old\b", r"\d+[ -]years?[ -]old|\baged? (?:of )?\d+|(?<=, )\d{1,3}(?=[,.])"),
        (
            r"how (?:far|tall|high|deep|wide)\b",
            rf"{NUMBER}[ -](?:square[ -])?(?:kilomet|centimet|met(?:er|re)|mile|feet|foot|inch|yard"
            r"|km\b|cm\b|m\b|ft\b)\w*",
        ),
    )
}
_BOILERPLATE = re.compile(
    r"(?i:(?:hide|show) caption \d+ of \d+|(?:in )?(?:photos|pictures):)"
    r"|(?:[^.!?]*\bImages )?(?i:photos|in pictures): |.*\bPrev Next$"
    r"|[—–-] ?[A-Z][\w’'.-]*(?: (?:[A-Z][\w’'.-]*|and|de|van|von))*$"  # "— Helen Carter"
    # "Live updates:The mayor resigns", a link
    r"|[^.!?:]{2,60}(?<=[A-Za-z’'?!]):[A-Z‘“'\"][^:]*(?<![.!?”\"])$",
)
_DAY = re.compile(
    rf"\d{{1,4}}|\b(?:{MONTH_OR_DAY}|yesterday|today|tomorrow|last|next)\b", re.IGNORECASE
)
_NAME = re.compile(r"(?<=\s)[A-Z][\w’'-]*")
_FULL_NAME = re.compile(r"[A-Z][\w.’'-]+(?: (?:[A-Z][\w.’'-]*|de|van|von|bin|al))+")
_Sort = Callable[[str], Iterable[str]]  # all of a sort that stands in words


def _matching(pattern: re.Pattern[str]) -> _Sort:
    return lambda words: (match[0] for match in pattern.finditer(words))


_SORTS: Mapping[str, _Sort] = {
    "how many": _matching(_FIGURE),
    "when": _matching(_DAY),
    "who": _matching(_FULL_NAME),
    "where": _matching(_NAME),
}
_NAMED = re.compile(  # what is asked for has a name
    r"\b(?:which|what)(?: [\w-]+){0,3} (?:company|team|organi[sz]ation|airline|brand|agency|store|"
    r"retailer|network|club|bank|party|firm|university|chain|league|platform|service|movie|film|"
    r"song|album|show|book|series|game|island|county|nation)\b",
    re.IGNORECASE,
)


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
    def words(self) -> str:
        return self.article.text[slice(*self.span)]


@dataclass(frozen=True)
class Finding:
    """What the articles hold for a question.

    `evidence` is empty where they don't answer it; then `missing` names what of the question no
    article near it holds, and `unsaid` a premise of it that no article states. `nearest` is what
    came closest, and `confidence` the probability that the articles answer the question.
    """

    evidence: tuple[Evidence, ...]
    nearest: tuple[Evidence, ...]
    missing: tuple[str, ...]
    confidence: float
    unsaid: str = ""


@dataclass(frozen=True)
class _Sentence:
    """A sentence of a hit, with its telling stems, and those of its neighbours and headline."""

    article: Article
    span: Span
    hit: Hit
    words: str
    stems: frozenset[str]
    around: frozenset[str]


def asks_latest(question: Question) -> bool:
    """Whether a question asks for the newest of what there is: "latest", "now"."""
    return bool(_LATEST.search(question.standalone))


def find_evidence(snapshot: Snapshot, question: Question, hits: Sequence[Hit]) -> Finding:
    """The sentences of the hits that answer the question, best first."""
    found = list(_sentences(snapshot, hits[:_HITS]))
    if not found:
        return Finding((), (), question.names, 0.0)
    latest = asks_latest(question)
    only_asking, compared = _only_ask(question), question
    question = replace(question, unsought=frozenset(only_asking))
    terms = question.terms
    rarity = {term: snapshot.fulltext.rarity(term) for term in question.terms}
    by_words = _scores(found, question, rarity, hits[0].score)
    order = np.argsort(-by_words, kind="stable")[:_WEIGHED]
    weighed = [found[i] for i in order]
    asked = snapshot.encoder.encode_question(question.standalone)
    vectors = snapshot.encoder.encode_passages([item.words for item in weighed])
    near = vectors @ asked
    scores = by_words[order] + _MEANING * near
    clues = _clues(snapshot, question, found, by_words)
    chosen = list(_chosen(weighed, scores, clues, rarity, latest))
    ranked = [Evidence(weighed[i].article, weighed[i].span, float(scores[i])) for i in chosen]
    confidence = _confidence(snapshot, question, hits, asked, near, ranked[0].article)
    if _BROAD.match(question.standalone):
        held = word_counts(ranked[0].article.title, ranked[0].article.text)
        told = bool(terms) and all(term in held for term in terms)
        confidence = max(confidence, _TOLD_OF * told)
    confidence = max(confidence, _FITS * _fits(question, weighed[chosen[0]]))
    nearest = tuple(_with_speaker(snapshot, item) for item in ranked)
    read = [article.text for article in {item.article.id: item.article for item in found}.values()]
    premise = premise_of(reworded(question, with_capitals(question.standalone, read)))
    unsaid = premise is not None and not is_said(
        snapshot, premise, _alike(snapshot, premise.clause, weighed, vectors)
    )
    if unsaid:
        confidence = min(confidence, _UNSAID)
    if confidence < _ANSWERED:
        missing = _missing(question, found)
        unsaid = unsaid and not any(name in missing for name in question.names)
        clause = premise.clause if premise and unsaid else ""
        return Finding((), nearest[:_NEAREST], missing, confidence, clause)
    if latest:
        nearest = tuple(
            sorted(nearest, key=lambda item: item.article.published or date.min, reverse=True)
        )
    evidence = _compared(compared, nearest, weighed, vectors)
    return Finding(tuple(evidence), nearest, (), confidence)


def _only_ask(question: Question) -> Set[str]:
    """The stems that a question asks with, and which are nothing that it is about."""
    asked = [words for opening, words in _ASKED_WITH.items() if opening.match(question.standalone)]
    left = _EMPTY_TERMS.union(*asked)
    return left if set(question.terms) - left else _EMPTY_TERMS


def _alike(
    snapshot: Snapshot, clause: str, weighed: Sequence[_Sentence], vectors: Vectors
) -> list[tuple[Article, Span]]:
    """Sentences that mean much the same as a clause, the nearest first."""
    near = vectors @ snapshot.encoder.encode_question(clause)
    order = np.argsort(-near, kind="stable")
    return [(weighed[i].article, weighed[i].span) for i in order if near[i] >= _PARAPHRASED]


def _sentences(snapshot: Snapshot, hits: Sequence[Hit]) -> Iterator[_Sentence]:
    """The sentences of the hits, the same words in another article left out."""
    article = lru_cache(maxsize=None)(snapshot.catalog.article)
    seen = set()
    for hit in hits:
        owner = article(hit.passage.article_id)
        if not owner:
            continue
        title = frozenset(content_terms(owner.title))
        spans = sentences(owner.text, hit.passage.start, hit.passage.end)
        words = [owner.text[slice(*span)] for span in spans]
        held = [frozenset(content_terms(one)) for one in words]
        for place, span in enumerate(spans):
            if (owner.id, *span) not in seen:
                seen.add((owner.id, *span))
                around = title.union(*held[max(0, place - 1) : place + 2])
                yield _Sentence(owner, span, hit, words[place], held[place], around)


def _scores(
    found: Sequence[_Sentence], question: Question, rarity: Mapping[str, float], best: float
) -> np.ndarray:
    """How well each sentence fits by its words: the question's words in it, and in it with its
    neighbours and headline; how well its passage was found; whether it holds something new of the
    sort that is asked for. Long sentences, headings and questions fall back.

    The coefficients, here and of meaning and clues, are those of a logistic regression on 636
    questions of RealTimeQA, but for headings, questions and length, set by hand.
    """
    asked = frozenset(stems(question.standalone))
    sort = _sort_asked_for(question)
    return np.array(
        [
            _COVERED * _held(rarity, item.stems)
            + _AROUND * _held(rarity, item.around)
            + _RETRIEVED * item.hit.score / best
            + _SORT * (sort is not None and _holds_new(sort, item.words, asked))
            + _LENGTHY * math.log(max(len(item.words.split()), _SHORT) / _USUAL_LENGTH)
            + _ASKING * item.words.endswith("?")
            + _FRAGMENT * _is_boilerplate(item.words)
            for item in found
        ]
    )


def _is_boilerplate(words: str) -> bool:
    """Whether words are no sentence of an article: a heading or a name, or what a page prints
    between the sentences, such as the captions of a gallery, links and bylines."""
    return len(words.split()) < _SHORT or bool(_BOILERPLATE.match(words))


def _fits(question: Question, sentence: _Sentence) -> bool:
    """Whether a sentence holds all words of a question, and something new of the sort it asks."""
    sort = _sort_asked_for(question)
    if sort is None or not sentence.stems.issuperset(question.terms):
        return False
    return _holds_new(sort, sentence.words, frozenset(stems(question.standalone)))


def _sort_asked_for(question: Question) -> _Sort | None:
    """What an answer looks like: what a thing is, a time that something lasts, a number, a day, a
    person's name or any name; None if that is unclear."""
    if thing := thing_asked_for(question.standalone):
        return partial(introductions, thing)
    for opening, measure in _MEASURES.items():
        if opening.match(question.standalone):
            return _matching(measure)
    if sort := _SORTS.get(question.kind):
        return sort
    return _matching(_NAME) if _NAMED.search(question.standalone) else None


def _holds_new(sort: _Sort, words: str, asked: frozenset[str]) -> bool:
    """Whether words hold something of a sort that the question doesn't name itself."""
    return any(not asked.issuperset(stems(found)) for found in sort(words))


def _clues(
    snapshot: Snapshot, question: Question, found: Sequence[_Sentence], scores: np.ndarray
) -> dict[str, float]:
    """Stems that may be the answer, from 0 to 1: rare ones, not the question's own, that stand
    in well fitting sentences of several articles.

    Source of the idea: Brill, Dumais and Banko, An Analysis of the AskMSR Question-Answering
    System (EMNLP 2002).
    """
    asked = set(stems(question.standalone))
    votes: dict[str, dict[str, float]] = {}
    for item, weight in zip(found, np.exp((scores - scores.max()) / 2), strict=True):
        for stem in item.stems - asked:
            articles = votes.setdefault(stem, {})
            articles[item.article.id] = max(articles.get(item.article.id, 0.0), float(weight))
    clues = {
        stem: sum(articles.values()) * snapshot.fulltext.rarity(stem)
        for stem, articles in votes.items()
    }
    best = max(clues.values(), default=1.0)
    return {stem: value / best for stem, value in clues.items()}


def _chosen(
    weighed: Sequence[_Sentence],
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
    newest = _recency(weighed, rarity) if latest else np.zeros(len(weighed))
    texts: set[str] = set()
    while left and len(texts) < _SENTENCES:
        values = {place: scores[place] + newest[place] + _CLUE * _told(worth, weighed[place].stems)
                  for place in left}  # fmt: skip
        best = max(left, key=lambda place: (values[place], -place))
        if values[best] < least:
            return
        left.remove(best)
        length = len(weighed[best].words.split())
        if weighed[best].words in texts or (texts and words + length > _WORDS):
            continue
        if not texts:
            whole = not latest and weighed[best].stems.issuperset(rarity)
            least = values[best] - (_BEHIND_WHOLE if whole else _BEHIND)
        words += length
        texts.add(weighed[best].words)
        for stem in weighed[best].stems & worth.keys():
            worth[stem] *= _SPENT
        yield best


def _told(worth: Mapping[str, float], held: frozenset[str]) -> float:
    return sum(sorted((worth.get(stem, 0.0) for stem in held), reverse=True)[:_CLUES]) / _CLUES


def _recency(weighed: Sequence[_Sentence], rarity: Mapping[str, float]) -> np.ndarray:
    """What each sentence gains by being new, where the latest is asked for and it holds about as
    much of what it is asked of as any."""
    held = np.array([_held(rarity, item.around) for item in weighed])
    days = [item.article.published for item in weighed]
    newest = max((day for day in days if day), default=date.min)
    gains = [_NEWEST * 2 ** (-(newest - day).days / _NEWS_AGE) if day else 0.0 for day in days]
    return np.where(held >= _FITTING * held.max(), gains, 0.0)


def _compared(
    question: Question, chosen: Sequence[Evidence], weighed: Sequence[_Sentence], vectors: Vectors
) -> Iterator[Evidence]:
    """What was chosen, each with the sentences of other articles that tell the same or the
    contrary; those are not quoted again."""
    rows = {
        (item.article.id, item.span): vector for item, vector in zip(weighed, vectors, strict=True)
    }
    used: set[tuple[str, Span]] = set()
    for item in chosen:
        here = item.article.id, item.span
        if here in used:
            continue
        against: dict[str, _Sentence] = {}
        elsewhere: dict[str, _Sentence] = {}
        for other in weighed:
            key = other.article.id, other.span
            if other.article.id == item.article.id or key in used:
                continue
            pair = item.article, item.words, other.article, other.words
            cosine = float(rows[here] @ rows[key])
            if contradict(*pair, cosine, question):
                against.setdefault(other.article.id, other)
            elif same_story(*pair, cosine):
                elsewhere.setdefault(other.article.id, other)
        others = [*against.values()][:_AGAINST], [*elsewhere.values()][:_ELSEWHERE]
        used |= {(other.article.id, other.span) for some in others for other in some}
        found = [tuple(Evidence(one.article, one.span, 0.0) for one in some) for some in others]
        yield replace(item, against=found[0], elsewhere=found[1])


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
    return _held(rarity, set(telling_stems(text)))


def _held(rarity: Mapping[str, float], held: Set[str]) -> float:
    total = sum(rarity.values())
    return sum(value for term, value in rarity.items() if term in held) / total if total else 0.0


def _share(flags: Iterable[bool]) -> float:
    counted = list(flags)
    return sum(counted) / len(counted) if counted else 0.0


def _confidence(
    snapshot: Snapshot,
    question: Question,
    hits: Sequence[Hit],
    asked: Vectors,
    near: np.ndarray,
    best: Article,
) -> float:
    """The probability that the articles answer a question, by logistic regression.

    It rests on: the cosine of the question with the nearest passage; the score of the best hit;
    how far the best sentence's cosine is ahead of the sixth; how rare the question's words are
    that the best sentence's article holds and lacks; the share of its names, and whether any of
    its numbers, that it lacks. The coefficients were fitted on questions about the news, about
    half of them without an answer: 144 of ELOQ, asked of one article and of all, and 911 of
    RealTimeQA; the first of them was then lowered until 0.86 of RealTimeQA's were refused.
    """
    stored = snapshot.vectors.vectors([hit.passage.id for hit in hits])
    read = f"{best.title} {best.text}".casefold()
    held = word_counts(best.title, best.text)
    rarity = {term: snapshot.fulltext.rarity(term) for term in question.terms}
    logit = (
        -10.6
        + 6.24 * float(np.max(stored @ asked))
        + 37.0 * hits[0].score
        + 10.72 * float(np.max(near) - np.sort(near)[::-1][: _PURSUERS + 1][-1])
        + 0.67 * sum(value for term, value in rarity.items() if term in held)
        - 0.42 * sum(value for term, value in rarity.items() if term not in held)
        - 1.44 * _share(name.casefold() not in read for name in question.names)
        - 1.49 * any(name not in read for name in question.names if name[0].isdigit())
    )
    return 1 / (1 + math.exp(-logit))


def _missing(question: Question, found: Sequence[_Sentence]) -> tuple[str, ...]:
    """The names of the question of which no article near it holds every word, or else its other
    words, but for those that only ask."""
    articles = {item.article.id: item.article for item in found}.values()
    texts = [f"{article.title} {article.text}" for article in articles]
    each = [set(re.findall(r"\w+", text.casefold())) for text in texts]
    read = " ".join(texts).casefold()
    names = tuple(
        name
        for name in question.names
        if name.casefold() not in read
        and not any(held.issuperset(re.findall(r"\w+", name.casefold())) for held in each)
    )
    told = set(telling_stems(" ".join(texts)))
    words = re.findall(r"\w+", _TAKE_PART.sub(r"\1", question.standalone))
    only_asked = _UNTOLD.union(question.cues)
    asked = {
        word: set(content_terms(word)).intersection(question.terms) - only_asked
        for word in words
        if not ((number := _NUMBER.fullmatch(word)) and is_ordinal(number))
    }
    unheard = (
        word
        for word in words
        if asked.get(word) and told.isdisjoint(asked[word].union(stems(_spelt_ways(word))))
    )
    return names or tuple(dict.fromkeys(unheard))


def _spelt_ways(word: str) -> str:
    """A word in British and American spelling: "criticised criticized"."""
    ways = {word}
    for british, american in ((r"is(?=(?:e[sd]?|ing|ations?)$)", "iz"), (r"our", "or")):
        ways.add(re.sub(british, american, word))
    ways.add(re.sub(r"iz(?=(?:e[sd]?|ing|ations?)$)", "is", word))
    ways.add(re.sub(r"or(?=(?:s|ed|ing|able|ite)?$)", "our", word))
    return " ".join(sorted(ways))
