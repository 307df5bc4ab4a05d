"""Support: on which exact sentences of its excerpts a sentence of an LLM rests, and how it stands
to them.

It may be shown in the model's words if none of `FAULTS` is found and a logistic model over a few
`Features` says that its meaning is near enough; it is in the articles' words if besides it is one
of their sentences, at most with words left out that turn nothing round.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Any, NamedTuple

from assistant.answer import Standing
from assistant.llm.faults import FAULTS, Claim, attribution
from assistant.llm.reading import Word, read
from assistant.understanding.weights import logistic
from index.articles.article import Article
from index.english.function_words import (
    COORDINATORS,
    MODALS,
    NEGATIONS,
    PREPOSITIONS,
    QUANTIFIERS,
    SUBORDINATORS,
    TIMES_OF_DAY,
)
from index.english.names import same_name
from index.english.sentences import sentences
from index.english.words import words_of
from index.rules import first
from index.span import Span
from index.statements.statement import Statement

Encode = Callable[[Sequence[str]], Any]
"""Unit vectors of texts, one a row."""

_NEAR = 0.33  # share of a sentence's words from which another is what it was made from
_LONGEST = 150  # words of a sentence that is judged
_SHORTEST = 1  # word of content
_SAYS = words_of("say tell")
_MOST = 3  # sentences that one rests on
_GAIN = 0.12  # share of its words that each of them adds, at least
_PRIVATIVE = words_of("acting alleged deputy ex fake false former future potential supposed vice")
_TURNS = NEGATIONS | MODALS | (SUBORDINATORS - {"that"}) | {"only"}  # may not be left out


@dataclass(frozen=True)
class Excerpt:
    """A passage that an LLM was given under a number: `article.text[start:end]`, and the
    statements that begin in it."""

    number: int
    article: Article
    start: int
    end: int
    statements: tuple[Statement, ...] = ()

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end <= len(self.article.text):
            raise ValueError(f"an excerpt is a slice of its article, got {self.start}:{self.end}")

    @property
    def words(self) -> str:
        """The passage itself."""
        return self.article.text[self.start : self.end]

    @property
    def sentences(self) -> list[Span]:
        """Where each sentence stands in the article's text."""
        return [Span(*span) for span in sentences(self.article.text, self.start, self.end)]

    def said_in(self, span: Span) -> list[Statement]:
        """The statements that a slice of the article meets."""
        return [item for item in self.statements if any(span.meets(held) for held in item.spans)]

    def is_own(self, span: Span) -> bool:
        """True if all of a slice of the article are somebody's own words."""
        return any(
            item.kind == "direct" and start <= span.start and span.end <= end
            for item in self.statements
            for start, end in item.spans
        )


@dataclass(frozen=True)
class Basis:
    """Sentences of an excerpt on which one of an LLM rests: `article.text[start:end]`."""

    excerpt: Excerpt
    start: int
    end: int

    @property
    def words(self) -> str:
        """The sentences as they stand in the article."""
        return self.excerpt.article.text[self.start : self.end]


@dataclass(frozen=True)
class Support:
    """How a sentence stands to what was excerpted, and on which sentences it rests. Without a
    standing it may not be shown: `basis` is then what it seems to have been made from, if that
    shows, and `fault` is what of it nothing bears out."""

    standing: Standing | None
    basis: tuple[Basis, ...] = ()
    fault: str | None = None


@dataclass(frozen=True)
class Weights:
    """The logarithm of the odds that a sentence without a fault is borne out, and from where on it
    is shown.

    Fitted by logistic regression (L2, 1) on half of the articles of QAGS (CNN and Daily Mail), by a
    hash of the article, and, twice as heavy, on 260 headlines over their articles in PolNeAR, true,
    with another name, or of another article; 0.14 of what people found unsupported in that half is
    shown, when each tenth of its articles is scored by the others. What is said of sentences mostly
    in other words was set by hand, on 40 that were written for it over articles of PolNeAR, half of
    them with an error: 7 of the true ones are shown, and 2 of the false.
    `benchmarks/support.py` measures them on the other half.
    """

    by_best: float = 0.89
    fused: float = -1.46
    novel: float = -0.35
    near: float = 2.74
    intercept: float = -2.03
    shown: float = 0.73
    """The probability from which on a sentence is shown."""
    own: float = 0.7
    """Where they hold less than that share of its words, these tell little either way, so that"""
    alike: float = 0.58
    """it is shown from this cosine on."""


WEIGHTS = Weights()


class Features(NamedTuple):
    """How near a sentence is to those that it rests on: the share of its words of content that the
    best of them holds, what the others add to that, its longest run of words that none holds, in
    fifths, and the cosine of its vector with theirs."""

    by_best: float
    fused: float
    novel: float
    near: float

    @property
    def probability(self) -> float:
        """The probability that the sentence is borne out."""
        weights = WEIGHTS
        return logistic(
            weights.intercept
            + weights.by_best * self.by_best
            + weights.fused * self.fused
            + weights.novel * self.novel
            + weights.near * self.near
        )

    @property
    def shown(self) -> bool:
        """True if that is enough for a sentence without a fault."""
        if self.by_best + self.fused < WEIGHTS.own:
            return self.near >= WEIGHTS.alike
        return self.probability >= WEIGHTS.shown


def judge(sentence: str, excerpts: Sequence[Excerpt], encode: Encode | None = None) -> Support:
    """How a sentence stands to the excerpts that it cites."""
    text = " ".join(sentence.split())
    words = [word for word in read(text) if word.tells and word.key not in _SAYS]
    if not _SHORTEST <= len(words) <= _LONGEST:
        return Support(None, (), "no sentence" if len(words) < _SHORTEST else "too many words")
    found = [item for excerpt in excerpts for item in _sentences(excerpt)]
    chosen = _window(words, found)
    if not chosen:
        return Support(None, (), "none of its words")
    copied = next((item for item in found if _is_copied(text, item)), None)
    if copied and first(FAULTS, _claim(text, [copied], excerpts)) is None:
        return Support("articles", (copied.basis,))
    claim = _claim(text, chosen, excerpts)
    fault = first(FAULTS, claim)
    if fault is None:
        if features(claim, encode).shown:
            return Support("model", tuple(_joined(chosen)))
        fault = "too far from what the articles say"
    near = _nearest(words, found)
    return Support(None, (near.basis,) if near else (), fault)


def features(claim: Claim, encode: Encode | None) -> Features:
    """How near a claim is to what it rests on; without vectors, by its words alone."""
    keys = [word.key for word in claim.told if word.key not in _SAYS]
    held, best = {word.key for word in claim.behind}, {word.key for word in claim.sentences[0]}
    by_best = sum(key in best for key in keys) / len(keys)
    covered = sum(key in held for key in keys) / len(keys)
    run = longest = 0
    for key in keys:
        run = 0 if key in held else run + 1
        longest = max(longest, run)
    near = by_best
    if encode:
        mine, *theirs = (
            _vector(encode, text)
            for text in dict.fromkeys([claim.text, claim.basis[0], " ".join(claim.basis)])
        )
        near = max((float(mine @ vector) for vector in theirs), default=1.0)
    return Features(by_best, covered - by_best, longest / 5, near)


@lru_cache(maxsize=1_000)
def _vector(encode: Encode, text: str) -> Any:
    return encode([text])[0]


@dataclass(frozen=True)
class _Sentence:
    """A sentence of an excerpt, or the sentences of one statement, with its words."""

    excerpt: Excerpt
    span: Span
    whole: bool  # True for one sentence

    @property
    def text(self) -> str:
        return " ".join(self.excerpt.article.text[self.span.start : self.span.end].split())

    @property
    def words(self) -> Sequence[Word]:
        return read(self.text)

    @property
    def basis(self) -> Basis:
        return Basis(self.excerpt, *self.span)

    @property
    def own(self) -> bool:
        """True if all of it is of somebody's own words."""
        return self.excerpt.is_own(self.span)

    @property
    def told(self) -> str:
        """Its text, in quotation marks and behind the name of who says it where it lacks them."""
        marked = not self.own or any(word.quoted for word in self.words)
        text = self.text if marked else f"“{self.text}”"
        who = [name for name in self.speakers if name.split()[-1] not in text]
        return f"{who[0]} said: {text}" if who else text

    @property
    def speakers(self) -> list[str]:
        """Who says something in it."""
        said = self.excerpt.said_in(self.span)
        return [item.speaker.name for item in said if item.speaker]


@lru_cache(maxsize=200)
def _sentences(excerpt: Excerpt) -> tuple[_Sentence, ...]:
    spans = excerpt.sentences
    found = [_Sentence(excerpt, span, True) for span in spans]
    for item in excerpt.statements:
        met = [span for span in spans if any(span.meets(held) for held in item.spans)]
        if len(met) > 1:
            found.append(_Sentence(excerpt, Span(met[0].start, met[-1].end), False))
    return tuple(found)


def _window(words: Sequence[Word], found: Sequence[_Sentence]) -> list[_Sentence]:
    """The sentences that hold most of some words, the first of them most; names and numbers count
    twice."""
    left = {word.key: 2.0 if word.counts or word.cased else 1.0 for word in words}
    total = sum(left.values())
    held = [(item, {word.key for word in item.words}) for item in found if item.whole]
    chosen: list[_Sentence] = []
    while held and len(chosen) < _MOST:
        gains = [sum(left.get(key, 0.0) for key in keys) for _, keys in held]
        most = max(range(len(held)), key=lambda place: (gains[place], -len(held[place][1])))
        if gains[most] <= (_GAIN * total if chosen else 0):
            break
        item, keys = held.pop(most)
        chosen.append(item)
        left = {key: weight for key, weight in left.items() if key not in keys}
    return chosen


def _claim(text: str, chosen: Sequence[_Sentence], excerpts: Sequence[Excerpt]) -> Claim:
    article = chosen[0].excerpt.article
    said = tuple(
        (item.speaker.name, " ".join(excerpt.article.text[a:b] for a, b in item.spans))
        for excerpt in excerpts
        for item in excerpt.statements
        if item.speaker
    )
    basis = tuple(item.told for item in chosen)
    return Claim(text, basis, _whole(tuple(excerpts)), said, article.published)


@lru_cache(maxsize=50)
def _whole(excerpts: tuple[Excerpt, ...]) -> str:
    """All that some excerpts tell, with their headlines and outlets."""
    return " ".join(
        f"{excerpt.article.title}. {excerpt.article.outlet or ''} {excerpt.words}"
        for excerpt in excerpts
    )


def _is_copied(text: str, item: _Sentence) -> bool:
    """True if a text is a sentence, or a statement in it with who says it, at most with words left
    out that turn nothing round."""
    mine, theirs = read(text), item.words
    told = attribution(mine)
    name = " ".join(word.written for word in told[0]) if told else ""
    for said in item.excerpt.said_in(item.span):
        if told and said.speaker and same_name(name, said.speaker.name):
            inside = [span for span in said.spans if item.span.meets(span)]
            words = " ".join(
                item.excerpt.article.text[max(a, item.span.start) : min(b, item.span.end)]
                for a, b in inside
            )
            if _is_cut_from(told[1], read(words)) or _is_compressed(told[1], read(words)):
                return True
    if item.own and not all(word.quoted for word in mine):
        return False
    return item.whole and _is_compressed(mine, theirs, quoted=True)


def _is_cut_from(mine: Sequence[Word], theirs: Sequence[Word]) -> bool:
    """True if words are a quotation of a piece of others."""
    one, other = (" ".join(word.lower for word in words) for words in (mine, theirs))
    return all(word.quoted for word in mine) and f" {one} " in f" {other} "


def _is_compressed(mine: Sequence[Word], theirs: Sequence[Word], quoted: bool = False) -> bool:
    """True if words are others in their order without some that may be left out, and, where that
    is asked, with the same of them in quotation marks."""
    one, other = ([(w.lower, quoted and w.quoted) for w in words] for words in (mine, theirs))
    matcher = SequenceMatcher(None, other, one, False)
    steps = [step for step in matcher.get_opcodes() if step[0] != "equal"]
    narrow = any(word.lower in NEGATIONS or word.lower in QUANTIFIERS for word in mine)
    return all(kind == "delete" and _may_go(theirs, a, b, narrow) for kind, a, b, *_ in steps)


def _may_go(words: Sequence[Word], start: int, end: int, narrow: bool) -> bool:
    """True if some words of a sentence may be left out: a conjunction that begins it, an adjective,
    what marks set apart, or what a preposition or "and" adds in the end."""
    gone = words[start:end]
    if start == 0 and len(gone) == 1 and gone[0].lower in COORDINATORS:
        return True
    if any(word.lower in _TURNS or word.hedges or word.says for word in gone):
        return False
    if end < len(words):
        apart = start > 0 and gone[0].mark and words[end].mark
        return bool(apart) or _is_adjective(gone, words[end])
    adds = gone[0].lower in PREPOSITIONS or gone[0].lower in ("and", *TIMES_OF_DAY)
    return bool(gone[0].mark) or (adds and not narrow)


def _is_adjective(gone: Sequence[Word], noun: Word) -> bool:
    """True if one word is left out that describes a noun, so that it is still what it is."""
    word = gone[0]
    plain = word.tells and not (word.cased or word.acts or word.counts or word.lower in _PRIVATIVE)
    ends = not word.lower.endswith(("ly", "est", "s"))
    return len(gone) == 1 and plain and ends and noun.tells and not noun.mark


def _nearest(words: Sequence[Word], found: Sequence[_Sentence]) -> _Sentence | None:
    """The sentence that some words seem to have been made from: that holds many of them, beside the
    names of its speakers."""
    best, most = None, 0.0
    keys = {word.key for word in words}
    for item in found:
        told = keys.difference(word.key for name in item.speakers for word in read(name))
        held = len(told.intersection(word.key for word in item.words)) / max(1, len(told))
        if held > most:
            best, most = item, held
    return best if most >= _NEAR else None


def _joined(chosen: Sequence[_Sentence]) -> Iterator[Basis]:
    """The sentences, the best first, those that follow each other as one."""
    left = [item.basis for item in chosen]
    while left:
        basis = left.pop(0)
        for other in sorted(left, key=lambda item: item.start):
            text = basis.excerpt.article.text
            if other.excerpt == basis.excerpt and not text[basis.end : other.start].strip():
                basis = replace(basis, end=max(basis.end, other.end))
                left.remove(other)
        for other in sorted(left, key=lambda item: -item.start):
            text = basis.excerpt.article.text
            if other.excerpt == basis.excerpt and not text[other.end : basis.start].strip():
                basis = replace(basis, start=min(basis.start, other.start))
                left.remove(other)
        yield basis
