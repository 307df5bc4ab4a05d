"""The story of a conversation: the articles that its last answers are from, and what they tell when
a turn asks on."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from assistant.answer import Answer, Conversation
from assistant.answering.candidates import Candidate, candidates, is_fragment
from assistant.answering.compose import compose
from assistant.answering.evidence import Evidence, Finding
from assistant.answering.quotes import sole_speaker
from assistant.answering.retrieve import Hit
from assistant.answering.same_article import ANSWERS
from assistant.answering.scoring import SENTENCE, STORY, share_held
from assistant.understanding.question import Question, content_terms
from assistant.understanding.weights import logistic
from index.articles.article import Article
from index.english.names import same_name
from index.people.lookup import find_people
from index.span import Span
from index.store.snapshot import Snapshot


@dataclass(frozen=True)
class Story:
    """The articles that a conversation is about, by their ids, those of the newest answer first.

    `speaker` is whose words its last turn asked for.
    """

    articles: Mapping[str, Article] = field(default_factory=dict)
    speaker: str | None = None

    def names(self, words: str) -> bool:
        """True if one of the articles holds a name."""
        wanted = words.casefold()
        return any(wanted in f"{one.title} {one.text}".casefold() for one in self.articles.values())

    def holds(self, answer: Answer) -> bool:
        """True if an answer cites one of the articles."""
        return any(item.article.id in self.articles for item in answer.citations)


def story_of(conversation: Conversation, typed: Question, understood: Question) -> Story | None:
    """What a conversation is about, with what came nearest where its last turn was refused; None
    where a turn doesn't go on with it."""
    articles: dict[str, Article] = {}
    turns = [turn for turn in conversation.turns if turn.asked][-STORY.turns :]
    for turn in reversed(turns):
        shown = turn.nearest if turn is turns[-1] else ()
        for item in (*turn.citations, *shown):
            articles.setdefault(item.article.id, item.article)
    speaker = turns[-1].asked.speaker if turns and turns[-1].asked else None
    story = Story(dict(list(articles.items())[: STORY.articles]), speaker)
    return story if _asks_on(typed, understood, story) else None


def sought_in_story(
    snapshot: Snapshot, typed: Question, understood: Question, story: Story
) -> Answer | None:
    """The reason, place, number or way that a turn asks for, in the articles of a story; None where
    it asks for none, or these don't tell it."""
    if typed.about not in _SOUGHT:
        return None
    asked = replace(understood, speaker=story.speaker)
    finding = _find(snapshot, typed, asked, story)
    return _told(understood, finding)


def answer_in_story(
    snapshot: Snapshot, typed: Question, understood: Question, story: Story, answer: Answer
) -> Answer | None:
    """What the articles of a story tell, where all articles together have no answer, or one that is
    from none of these."""
    if story.holds(answer):
        return None
    finding = _find(snapshot, typed, understood, story)
    held = {stem for item in finding.evidence for stem in content_terms(item.words)}
    own = own_topic(typed, understood, story)
    if own and held.isdisjoint(own):
        return None
    return _told(understood, finding)


def _told(understood: Question, finding: Finding) -> Answer | None:
    """What was found, with a note where it may not be what was asked; None where it hardly is."""
    if finding.confidence < STORY.answered:
        return None
    asked = replace(understood, unclear="")
    told = compose(asked, finding)
    note = (STORY_NOTE,) if finding.confidence < STORY.sure else ()
    return replace(told, asked=asked, notes=(*told.notes, *note))


_SOUGHT = frozenset({"why", "where", "how many", "how"})
STORY_NOTE = "This is what the articles of this conversation have nearest to it."


def _asks_on(typed: Question, understood: Question, story: Story) -> bool:
    """True if a turn goes on with a story: something of the conversation went along, or it names
    nothing that the articles of the story don't."""
    if not story.articles or understood.more or typed.since or typed.until:
        return False
    if understood.unclear or understood.searched != typed.searched:
        return True
    return all(map(story.names, typed.names))


def own_topic(typed: Question, understood: Question, story: Story) -> set[str]:
    """The stems of the topic of somebody's words that was typed, or asked of somebody before."""
    topic = set(content_terms(understood.topic))
    return topic if story.speaker else topic.intersection(content_terms(typed.words))


def _find(snapshot: Snapshot, typed: Question, understood: Question, story: Story) -> Finding:
    """The stretches of a story that fit best what was typed and what was understood."""
    asked = typed.text, understood.searched
    found = list(_near(snapshot, asked, story))
    spoken = _spoken(snapshot, understood.speaker, found)
    if understood.speaker and find_people(snapshot.people, understood.speaker):
        found = [item for item in found if item.key in spoken]
    elif understood.speaker:
        named = set(content_terms(understood.speaker))
        found = [item for item in found if named <= item.stems]
    if not found:
        return Finding((), (), (), 0.0)
    why = "why" in (typed.kind, typed.about)
    rows = features(snapshot, asked, found, why=why, spoken=spoken)
    order = [*story.articles]
    places = np.array([order.index(item.article.id) for item in found])
    scores = rows @ STORY.weights + STORY.later * places
    evidence = []
    for article, span in _chosen(found, scores):
        speaker = sole_speaker(snapshot, article, span)
        evidence.append(Evidence(article, span, 0.0, speaker.name if speaker else None))
    sure = logistic(STORY.intercept + STORY.slope * float(scores.max()))
    return Finding(tuple(evidence), (), (), sure)


def _near(snapshot: Snapshot, asked: Sequence[str], story: Story) -> Iterator[Candidate]:
    """The sentences of the passages of a story that are nearest to what is asked."""
    passages = [
        passage
        for article in story.articles
        for passage in snapshot.catalog.article_passages(article)
    ]
    if not passages:
        return
    questions = np.stack([snapshot.encoder.encode_question(words) for words in asked])
    near = snapshot.vectors.vectors([passage.id for passage in passages]) @ questions.T
    best = np.argsort(-near.max(axis=1), kind="stable")[: STORY.passages]
    yield from candidates(snapshot, [Hit(passages[at], 1.0) for at in sorted(best)])


def features(
    snapshot: Snapshot,
    asked: Sequence[str],
    found: Sequence[Candidate],
    *,
    why: bool,
    spoken: set[tuple[str, Span]],
) -> NDArray[np.float64]:
    """What tells how well each sentence answers what was typed and what was understood, of shape
    (len(found), len(STORY.weights)); `spoken` are those in which the one who is asked about says
    something."""
    questions = np.stack([snapshot.encoder.encode_question(words) for words in asked])
    near = snapshot.encoder.encode_passages([item.words for item in found]) @ questions.T
    typed, understood = (
        {term: snapshot.fulltext.rarity(term) for term in content_terms(words)} for words in asked
    )
    return np.array(
        [
            (
                *cosines,
                share_held(typed, item.stems),
                share_held(understood, item.around),
                is_fragment(item.words),
                math.log(max(len(item.words.split()), SENTENCE.short) / SENTENCE.usual_length),
                item.words.endswith("?"),
                why and bool(ANSWERS["why"].apply.search(item.words)),
                item.key in spoken,
            )
            for item, cosines in zip(found, near, strict=True)
        ],
        dtype=float,
    )


def _spoken(
    snapshot: Snapshot, speaker: str | None, found: Sequence[Candidate]
) -> set[tuple[str, Span]]:
    """The sentences in which a speaker says something, by their keys."""
    if not speaker:
        return set()
    spans = [
        (article, span)
        for article in {item.article.id for item in found}
        for statement in snapshot.catalog.statements(article_id=article)
        if statement.speaker and same_name(statement.speaker.name, speaker)
        for span in statement.spans
    ]
    return {
        item.key
        for item in found
        for article, span in spans
        if article == item.article.id and item.span.meets(span)
    }


def _chosen(
    found: Sequence[Candidate], scores: NDArray[np.float64]
) -> Iterator[tuple[Article, Span]]:
    """The best sentences, each with the one behind it, as long as they are short enough and not far
    behind the first."""
    used: set[int] = set()
    words = shown = 0
    best = float(scores.max())
    for place in np.argsort(-scores, kind="stable"):
        if shown == STORY.stretches or scores[place] < best - STORY.behind:
            return
        if place in used:
            continue
        item = found[place]
        left = STORY.words - words
        taken = [place, place + 1] if _goes_on(found, place, used, left) else [place]
        length = sum(len(found[at].words.split()) for at in taken)
        if shown and length > left:
            continue
        used.update(taken)
        words += length
        shown += 1
        yield item.article, Span(item.span.start, found[taken[-1]].span.end)


def _goes_on(found: Sequence[Candidate], place: int, used: set[int], most: int) -> bool:
    """True if the next sentence stands right behind one, and both have at most so many words."""
    if place + 1 >= len(found) or place + 1 in used:
        return False
    item, other = found[place], found[place + 1]
    if other.article.id != item.article.id or is_fragment(other.words):
        return False
    between = item.article.text[item.span.end : other.span.start]
    return not between.strip() and len(f"{item.words} {other.words}".split()) <= most
