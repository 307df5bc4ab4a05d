"""The article of an answer: the sentences around what it cites, and those that tell more of it."""

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from functools import cached_property

from assistant.answer import Citation
from assistant.answering.candidates import is_headline, words_in
from assistant.answering.scoring import NEIGHBOURS
from assistant.understanding.about_answer import Sought
from index.articles.article import Article
from index.english.days import MONTH_OR_DAY
from index.english.function_words import ARTICLES, PREPOSITIONS
from index.english.numbers import NUMBER
from index.english.sentences import sentences
from index.english.stems import stems
from index.rules import Rule
from index.span import Span
from index.store.snapshot import Snapshot

_ROWS: tuple[tuple[Sought, str, str, str], ...] = (
    ("why", "It was closed because the dam leaked.", "It was closed on Monday.",
     r"(?i:\b(?:because|since (?!\d|then|the|last|he|she|\w+day)|as a result|due to|owing to|"
     r"thanks to|in order to|so that|so as to|that(?:[’']s| is) why|therefore|thus|hence|citing|"
     r"reasons?|reasoned|caus(?:e|es|ed|ing)|led to|prompt(?:ed|ing)|in response to|responding to|"
     r"after (?:he|she|they|it|the|a|an|his|her|their|\w+ing)\b|on the grounds|arguing|explain\w*|"
     r"amid|over (?:his|her|their|its|the|concerns?|fears?)|for (?:his|her|their|its|\w+ing)\b|"
     r"fear(?:s|ed|ing)|concerns?|worr(?:y|ied|ies)|motivat\w+|aim(?:s|ed)? (?:to|at)|intended to|"
     r"to (?:protect|prevent|avoid|show|protest|make|help|stop|keep|get|win|ensure|honou?r))\b)"),
    ("when", "It broke on Tuesday night.", "It broke at the mill.",
     rf"(?i:\b(?:{MONTH_OR_DAY}|yesterday|today|tonight|tomorrow|(?:last|this|next) (?:week|month|"
     r"year|night|spring|summer|fall|autumn|winter)|(?:days?|weeks?|months?|years?) (?:ago|later|"
     r"earlier|before))\b)|\b(?:1[89]|20)\d\d\b"),
    ("where", "He spoke at the mill in Alba.", "He spoke in May.",
     rf"\b(?:in|at|near|outside|from|to|across|throughout) (?:[a-z]+ ){{0,3}}"
     rf"(?!(?:{MONTH_OR_DAY})\b)[A-Z][\w’'-]+|^[A-Z]{{3,}}[\w, .]* [—–-]"),
    ("who", "They followed Ada Lund.", "They followed the river.",
     r"[A-Z][\w.’'-]+(?: (?:[A-Z][\w.’'-]*|de|van|von|bin|al))+"),
    ("how many", "Forty houses and 3 mills stood there.", "The houses stood there.",
     rf"{NUMBER}|(?i:\b(?:tens|dozens?|scores|hundreds|thousands|millions|billions|half|two|three|"
     r"four|five|six|seven|eight|nine|ten|twenty|thirty|forty|fifty)\b)"),
    ("how", "It was mended by welding the gate.", "It was mended.",
     r"(?i:\b(?:by (?:\w+ly )?\w+ing|through|using|with the help|via|thanks to|means)\b)"),
)  # fmt: skip
ANSWERS: dict[Sought, Rule[re.Pattern[str]]] = {
    sought: Rule(sought, example, re.compile(pattern), counterexample)
    for sought, example, counterexample, pattern in _ROWS
}
"""What a sentence holds that tells a reason, a day, a place, somebody, a number or a way."""
_MARKUP = re.compile(r"</?[a-z]")


@dataclass(frozen=True)
class Stretch:
    """Sentences of an article that follow each other, by the numbers of the first and last."""

    article: Article
    first: int
    last: int

    @cached_property
    def sentences(self) -> Sequence[Span]:
        """All sentences of the article."""
        return sentences_of(self.article)

    @property
    def span(self) -> Span:
        """Where it stands in the article's text."""
        return Span(self.sentences[self.first].start, self.sentences[self.last].end)

    @property
    def words(self) -> str:
        """Its text."""
        return self.article.text[slice(*self.span)]

    def fits(self, most: int) -> bool:
        """True if it has at most so many words, and no markup among them."""
        return len(self.words.split()) <= most and not _MARKUP.search(self.words)

    def around(self, before: int = 0, after: int = 0) -> "Stretch":
        """The stretch with sentences before and after it, as many as there are and as fit into the
        words that are shown at most."""
        wide = self
        for first, last in _grown(self, before, after):
            grown = Stretch(self.article, first, last)
            if not grown.fits(NEIGHBOURS.words):
                break
            wide = grown
        return wide

    def behind(self, count: int) -> "Stretch | None":
        """The sentences that follow it; None at the end of the article."""
        if self.last + 1 >= len(self.sentences):
            return None
        return Stretch(self.article, self.last + 1, self.last + 1).around(after=count - 1)

    def ahead(self, count: int) -> "Stretch | None":
        """The sentences that stand before it; None at the beginning of the article."""
        if not self.first:
            return None
        return Stretch(self.article, self.first - 1, self.first - 1).around(before=count - 1)


def _grown(stretch: Stretch, before: int, after: int) -> Iterator[tuple[int, int]]:
    first, last = stretch.first, stretch.last
    for step in range(1, max(before, after) + 1):
        first = max(0, stretch.first - min(step, before))
        last = min(len(stretch.sentences) - 1, stretch.last + min(step, after))
        yield first, last


def sentences_of(article: Article) -> list[Span]:
    """The sentences of an article without its headline, boilerplate and lines of markup; none runs
    on from one line into the next."""
    found: list[Span] = []
    headline = words_in(article.title)
    start, end = article.body
    for line in re.finditer(r"[^\n]+", article.text[start:end]):
        if not is_headline(line[0], headline) and not _MARKUP.match(line[0].lstrip()):
            found += sentences(article.text, start + line.start(), start + line.end())
    return found


def stretch_of(citation: Citation) -> Stretch | None:
    """The whole sentences that a citation is in; None where that is not in the article's body."""
    spans = sentences_of(citation.article)
    held = [
        place
        for place, span in enumerate(spans)
        if span.start < citation.end and citation.start < span.end
    ]
    return Stretch(citation.article, held[0], held[-1]) if held else None


def beginning(article: Article, count: int) -> Stretch | None:
    """The first sentences of an article; None where it is but a headline."""
    return Stretch(article, 0, 0).around(after=count - 1) if sentences_of(article) else None


def telling(
    snapshot: Snapshot, sought: Sought, question: str, cited: Sequence[Citation]
) -> list[Stretch]:
    """The stretches that tell what is sought, in the articles of an answer and near what it cites,
    the best first: at most one of an article."""
    found: list[tuple[float, Stretch]] = []
    articles = list({item.article.id: item.article for item in cited}.values())
    for order, article in enumerate(articles[: NEIGHBOURS.articles]):
        here = [item for item in cited if item.article.id == article.id]
        places = [stretch for item in here if (stretch := stretch_of(item))]
        if not (places or sentences_of(article)):
            continue
        best = _best(snapshot, sought, question, places or [Stretch(article, 0, 0)])
        if best:
            found.append((best[0] - NEIGHBOURS.later * order, best[1]))
    found.sort(key=lambda pair: -pair[0])
    best_score = found[0][0] if found else 0.0
    return [stretch for score, stretch in found if score >= NEIGHBOURS.near_best * best_score]


def _best(
    snapshot: Snapshot, sought: Sought, question: str, cited: Sequence[Stretch]
) -> tuple[float, Stretch] | None:
    """The sentence that tells what is sought with those between it and what was cited, if they are
    neighbours, and its score."""
    article, spans = cited[0].article, cited[0].sentences
    asked = set(stems(question))
    within = [
        place
        for place, span in enumerate(spans)
        if _distance(place, cited) <= NEIGHBOURS.window
        and len(article.text[slice(*span)].split()) >= NEIGHBOURS.short
        and (sought == "why" or tells(sought, article.text[slice(*span)], asked))
    ]
    if not within:
        return None
    texts = [article.text[slice(*spans[at])] for at in within]
    near = snapshot.encoder.encode_passages(texts) @ snapshot.encoder.encode_question(question)
    scores = [
        float(similar)
        + NEIGHBOURS.near / (1 + _distance(place, cited))
        + _marked(sought, words, shown=not _distance(place, cited))
        for place, words, similar in zip(within, texts, near, strict=True)
    ]
    score, place = max(zip(scores, within, strict=True))
    if float(near[within.index(place)]) < NEIGHBOURS.related:
        return None
    chosen = Stretch(article, place, place)
    nearest = min(cited, key=lambda one: _distance(place, [one]))
    if 0 < _distance(place, [nearest]) <= NEIGHBOURS.joined:
        joined = Stretch(article, min(place, nearest.first), max(place, nearest.last))
        chosen = joined if joined.fits(NEIGHBOURS.words) else chosen
    return score, chosen.around(after=1) if sought == "why" else chosen


def tells(sought: Sought, words: str, asked: Set[str] = frozenset()) -> bool:
    """True if words hold what is sought and the question, whose stems are `asked`, doesn't."""
    matches = ANSWERS[sought].apply.finditer(words)
    return any(not asked >= set(stems(match[0])) - _SMALL for match in matches)


def _marked(sought: Sought, words: str, shown: bool) -> float:
    """What a sentence gains that says in so many words that it gives a reason or tells where
    something was said; and loses that gives none and was shown."""
    gain = NEIGHBOURS.marked if sought in _MARKS and _MARKS[sought].search(words) else 0.0
    if sought == "why":
        told = tells(sought, words)
        gain += NEIGHBOURS.told if told else -NEIGHBOURS.told if shown else 0.0
    return gain


def _distance(place: int, cited: Sequence[Stretch]) -> int:
    """How many sentences a place is away from what was cited."""
    return min(max(one.first - place, place - one.last, 0) for one in cited)


_SMALL = frozenset(stems(" ".join(PREPOSITIONS | ARTICLES)))
_MARKS: dict[str, re.Pattern[str]] = {
    "why": re.compile(
        r"\b(?:because|reasons?|due to|citing|that[’']s why|in response|prompted|explain\w*)\b",
        re.I,
    ),
    "where": re.compile(
        r"\b(?:spoke|speaking|speech|rall(?:y|ies)|interview\w*|conference|town hall|debate|event|"
        r"stop|appear\w*|visit\w*|gather\w*|meeting|held|told (?:a|the) crowd)\b",
        re.I,
    ),
}
