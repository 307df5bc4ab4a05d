"""What somebody says beside what fits: in the same articles, where days that are named narrow the
search."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from assistant.answering.quotes import Said, Sayings, statements_of
from assistant.answering.retrieve import covered, word_counts
from assistant.answering.scoring import NARROW, share_held
from assistant.understanding.question import Question, content_terms
from index.store.snapshot import Snapshot


def with_others(snapshot: Snapshot, question: Question, sayings: Sayings) -> Sayings:
    """The sayings with what else the speaker says near them or in articles on the topic, if days
    were asked for; where nothing fits, with what is said in articles of those days that hold the
    topic's words."""
    dated = question.since or question.until
    if len(sayings.people) != 1 or not dated or not question.topic or question.shape:
        return sayings
    rarity = {term: snapshot.fulltext.rarity(term) for term in content_terms(question.topic)}
    timely = statements_of(snapshot, sayings.people, since=question.since, until=question.until)
    shown = {item.statement.id for item in sayings.said}
    left = [item for item in timely if item.statement.id not in shown]
    if sayings.said:
        others = [item for item in left if _is_beside(item, sayings.said, rarity)]
    else:
        others = [item for item in left if _holds(item, rarity)]
    others.sort(key=lambda item: (not item.direct, item.statement.start))
    said = (*sayings.said, *(replace(item, score=NARROW.said) for item in others))
    return replace(sayings, said=said, others=max(sayings.others - len(others), 0))


def _is_beside(item: Said, said: Sequence[Said], rarity: Mapping[str, float]) -> bool:
    """True if a statement is in an article of others, near them or with the topic as headline."""
    same = [other for other in said if other.article.id == item.article.id]
    if same and covered(rarity, item.article.title) >= NARROW.headline:
        return True
    here = item.statement.start
    return any(abs(other.statement.start - here) <= NARROW.beside for other in same)


def _holds(said: Said, rarity: Mapping[str, float]) -> bool:
    held = word_counts(said.article.title, said.article.text).keys()
    return share_held(rarity, held) >= NARROW.topic
