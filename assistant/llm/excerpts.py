"""Excerpts: the passages that an LLM is given for a question, best first."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from assistant.answer import Answer
from assistant.answering.answering import hits_of
from assistant.answering.quotes import whom_meant
from assistant.answering.retrieve import covered, fuse
from assistant.answering.scoring import EXCERPTS
from assistant.llm.support import Excerpt
from assistant.understanding.question import Question, content_terms
from index.articles.article import Article
from index.english.names import same_name
from index.english.stems import stems
from index.passages import Passage
from index.people.lookup import find_people
from index.span import Span
from index.store.snapshot import Snapshot

_COUNTED = ("articles", "times")  # answers that go by every article, not by a few passages


def choose(snapshot: Snapshot, answer: Answer, searches: Sequence[str] = ()) -> list[Excerpt]:
    """The passages for a question that was answered, or refused, best first: those that the answer
    cites, and those that retrieval finds for it and for `searches`, first of them those in which
    the person speaks whom it asks about.

    No words come twice, and no article fills the list. Empty where an LLM has nothing to add: the
    question is not understood or goes by every article, or nothing comes near it.
    """
    asked = answer.asked
    if asked is None or asked.shape in _COUNTED or _is_unclear(snapshot, asked):
        return []
    passages = _once(snapshot, _candidates(snapshot, asked, answer, searches))
    chosen = _spread(passages)[: EXCERPTS.most]
    if answer.refused and not _near(snapshot, asked, chosen):
        return []
    return numbered(snapshot, chosen)


def numbered(snapshot: Snapshot, passages: Sequence[tuple[Article, Passage]]) -> list[Excerpt]:
    """Passages as excerpts, in their order, each with the statements that begin in it."""
    statements = cache(lambda article: snapshot.catalog.statements(article_id=article))
    return [
        Excerpt(
            number,
            article,
            passage.start,
            passage.end,
            tuple(
                item for item in statements(article.id) if passage.start <= item.start < passage.end
            ),
        )
        for number, (article, passage) in enumerate(passages, 1)
    ]


def _is_unclear(snapshot: Snapshot, asked: Question) -> bool:
    """True if it is to be asked who is meant, or everything there is has been shown."""
    if asked.unclear or asked.speaker is None:
        return bool(asked.unclear)
    return len(whom_meant(find_people(snapshot.people, asked.speaker), snapshot.people).people) > 1


def _candidates(
    snapshot: Snapshot, asked: Question, answer: Answer, searches: Sequence[str]
) -> Iterator[tuple[str, Span]]:
    """Where the words of passages stand, best first: the id of the article, and a slice of it."""
    for citation in answer.citations:
        yield citation.article.id, Span(citation.start, citation.end)
    questions = [asked, *(replace(asked, frame=(words,)) for words in searches)]
    rankings = [[hit.passage for hit in hits_of(snapshot, one)] for one in questions]
    scores = fuse([passage.id for passage in ranking] for ranking in rankings)
    found = {passage.id: passage for ranking in rankings for passage in ranking}
    ranked = sorted(found.values(), key=lambda passage: -scores[passage.id])
    if asked.speaker:
        ranked.sort(key=lambda passage: not _speaks(snapshot, asked.speaker or "", passage))
    for passage in ranked:
        yield passage.article_id, Span(passage.start, passage.end)


def _speaks(snapshot: Snapshot, name: str, passage: Passage) -> bool:
    """True if somebody whom a name fits makes a statement in a passage."""
    return any(
        item.speaker is not None
        and same_name(name, item.speaker.name)
        and passage.start <= item.start < passage.end
        for item in snapshot.catalog.statements(article_id=passage.article_id)
    )


def _once(snapshot: Snapshot, places: Iterable[tuple[str, Span]]) -> list[tuple[Article, Passage]]:
    """The passages that hold some places, in that order, without those whose words stand, nearly
    all, in ones before them: agencies are printed in many papers."""
    passages = cache(snapshot.catalog.article_passages)
    found: list[tuple[Article, Passage]] = []
    taken: set[int] = set()
    known: set[str] = set()
    for article_id, span in places:
        article = snapshot.catalog.article(article_id)
        for passage in passages(article_id):
            if (
                article is None
                or passage.id in taken
                or not span.meets((passage.start, passage.end))
            ):
                continue
            taken.add(passage.id)
            excerpt = Excerpt(1, article, passage.start, passage.end)
            told = {" ".join(article.text[slice(*one)].split()) for one in excerpt.sentences}
            new = sum(map(len, told - known))
            if new > EXCERPTS.new * sum(map(len, told)):
                found.append((article, passage))
                known |= told
    return found


def _spread(passages: Sequence[tuple[Article, Passage]]) -> list[tuple[Article, Passage]]:
    """The passages in their order, those last of which an article has many before them."""
    counts: dict[str, int] = {}
    first: list[tuple[Article, Passage]] = []
    later: list[tuple[Article, Passage]] = []
    for item in passages:
        counts[item[0].id] = counts.get(item[0].id, 0) + 1
        (first if counts[item[0].id] <= EXCERPTS.of_article else later).append(item)
    return first + later


def _near(snapshot: Snapshot, asked: Question, chosen: Sequence[tuple[Article, Passage]]) -> bool:
    """True if a passage may tell what is asked: its article has every name of the question, and it
    has most of the other words."""
    names = {stem for name in (*asked.names, asked.speaker or "") for stem in stems(name)}
    rarity = {term: snapshot.fulltext.rarity(term) for term in content_terms(asked.searched)}
    for article, passage in chosen:
        words = f"{article.title} {article.text[passage.start : passage.end]}"
        held = covered(rarity, words) >= EXCERPTS.covered
        if held and names <= set(stems(f"{article.title} {article.text}")):
            return True
    return False
