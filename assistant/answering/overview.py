"""The story of something: how the articles on it open, in the order of time, each story once."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from assistant.answer import Answer
from assistant.answering.answer_types import asks_latest
from assistant.answering.candidates import is_fragment
from assistant.answering.compose import compose
from assistant.answering.contradictions import same_story
from assistant.answering.evidence import Evidence, Finding
from assistant.answering.retrieve import Hit, article_score, covered
from assistant.answering.same_article import sentences_of
from assistant.answering.scoring import OVERVIEW
from assistant.source import source_line
from assistant.understanding.question import Question, content_terms
from index.articles.article import Article
from index.span import Span
from index.store.snapshot import Snapshot


@dataclass(frozen=True)
class Account:
    """An article on a topic, how much it is about it, and the sentences that tell of it."""

    article: Article
    score: float
    told: tuple[Span, ...]

    @property
    def words(self) -> str:
        """The first of the sentences."""
        return self.article.text[slice(*self.told[0])]


def overview(snapshot: Snapshot, question: Question, hits: Sequence[Hit]) -> Answer | None:
    """What the articles on a topic open with, in the order of time; None where no article is
    about it."""
    rarity = {term: snapshot.fulltext.rarity(term) for term in content_terms(question.topic)}
    if not rarity:
        return None
    owners = dict.fromkeys(hit.passage.article_id for hit in hits)
    articles = [found for owner in owners if (found := snapshot.catalog.article(owner))]
    accounts = _about(articles, rarity, OVERVIEW.lead) or _about(articles, rarity, OVERVIEW.whole)
    if not accounts:
        return None
    latest = asks_latest(question)
    if latest:
        accounts = _newest_first(accounts)
    evidence = _in_order(_within(_each_story_once(snapshot, accounts)), latest)
    answer = compose(question, Finding(tuple(evidence), (), (), OVERVIEW.confidence))
    article, *others = {item.article.id: item.article for item in evidence}.values()
    if others or not (article.published or article.outlet):
        return answer
    return replace(answer, parts=(f"{source_line(article)}:\n", *answer.parts))


def _about(articles: Iterable[Article], rarity: Mapping[str, float], most: int) -> list[Account]:
    """The articles that hold the topic in headline or first sentences, `most` of them: the one
    that is most about it first, and only those that are about as much about it."""
    found = []
    for article in articles:
        spans = opening(article, most)
        read = " ".join([article.title, *(article.text[slice(*span)] for span in spans)])
        held = covered(rarity, read)
        if spans and held >= OVERVIEW.covered:
            told = _telling(article, spans, rarity)
            found.append(Account(article, held * article_score(article, rarity), told))
    found.sort(key=lambda account: -account.score)
    return [one for one in found if one.score >= OVERVIEW.near_best * found[0].score]


def _newest_first(accounts: Iterable[Account]) -> list[Account]:
    return sorted(accounts, key=lambda one: one.article.published or date.min, reverse=True)


def opening(article: Article, most: int) -> list[Span]:
    """The first sentences of an article, without lines of photos and headings."""
    spans = (span for span in sentences_of(article) if not is_fragment(article.text[slice(*span)]))
    return [span for span, _ in zip(spans, range(most), strict=False)]


def _telling(
    article: Article, spans: Sequence[Span], rarity: Mapping[str, float]
) -> tuple[Span, ...]:
    """The sentence of a lead that holds most of the topic, the first of equals, and the next."""
    shares = [covered(rarity, article.text[slice(*span)]) for span in spans]
    place = shares.index(max(shares))
    return tuple(spans[place : place + 2])


def _each_story_once(snapshot: Snapshot, accounts: Sequence[Account]) -> Iterator[list[Account]]:
    """The accounts of each story, the best first."""
    vectors = snapshot.encoder.encode_passages([account.words for account in accounts])
    left = list(range(len(accounts)))
    while left:
        first, *others = left
        one = accounts[first]
        same = [
            other
            for other in others
            if same_story(
                one.article,
                one.words,
                accounts[other].article,
                accounts[other].words,
                float(vectors[first] @ vectors[other]),
            )
        ]
        yield [accounts[place] for place in (first, *same)]
        left = [place for place in others if place not in same]


def _within(stories: Iterable[Sequence[Account]]) -> list[Evidence]:
    """A sentence of each story, as many stories as may be shown, and of the best ones the next
    sentence while there is room."""
    shown = [story for story, _ in zip(stories, range(OVERVIEW.stories), strict=False)]
    room = OVERVIEW.words
    spans: dict[int, Span] = {}
    for place, (best, *_) in enumerate(shown):
        length = len(best.words.split())
        if not spans or length <= room:
            spans[place] = best.told[0]
            room -= length
    for place, (best, *_) in enumerate(shown):
        wide = Span(best.told[0].start, best.told[-1].end)
        more = len(best.article.text[slice(*wide)].split()) - len(best.words.split())
        if place in spans and 0 < more <= room:
            spans[place] = wide
            room -= more
    return [_evidence(shown[place], span) for place, span in spans.items()]


def _evidence(story: Sequence[Account], span: Span) -> Evidence:
    best, *others = story
    elsewhere = tuple(
        Evidence(other.article, other.told[0], other.score)
        for other in others[: OVERVIEW.elsewhere]
    )
    return Evidence(best.article, span, best.score, elsewhere=elsewhere)


def _in_order(evidence: Iterable[Evidence], latest: bool) -> list[Evidence]:
    return sorted(evidence, key=lambda item: item.article.published or date.max, reverse=latest)
