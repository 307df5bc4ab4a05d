"""The last answer and a turn about it, and how what its articles hold is shown again."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from assistant.answer import Answer, Citation, Part
from assistant.answering.quotes import sole_speaker
from assistant.answering.same_article import Stretch, stretch_of
from assistant.answering.scoring import NEIGHBOURS
from assistant.understanding.about_answer import AboutAnswer
from assistant.understanding.question import Question
from index.articles.article import Article
from index.span import Span
from index.store.snapshot import Snapshot


@dataclass(frozen=True)
class Asked:
    """A turn about an answer: what it asks of that, with its question as it was understood."""

    snapshot: Snapshot
    about: AboutAnswer
    question: Question
    last: Answer

    @cached_property
    def cited(self) -> list[Citation]:
        """The citation of each article of the answer that fits its question best."""
        cited = self.last.citations
        encoder = self.snapshot.encoder
        near = encoder.encode_passages([item.quote for item in cited]) @ encoder.encode_question(
            self.searched
        )
        best: dict[str, Citation | None] = {item.article.id: None for item in cited}
        for at in np.argsort(-near, kind="stable"):
            best[cited[at].article.id] = best[cited[at].article.id] or cited[at]
        return [item for item in best.values() if item][: NEIGHBOURS.articles]

    @property
    def searched(self) -> str:
        """What the answer that it is about was looked for by."""
        return self.last.asked.searched if self.last.asked else self.last.standalone

    @property
    def standalone(self) -> str:
        """The question of the answer that it is about, for the reader."""
        return self.last.asked.standalone if self.last.asked else self.last.standalone


def answer_of(asked: Asked, pieces: Iterable[str | Citation]) -> Answer:
    """The answer that shows some words and citations, these numbered as they come."""
    parts: list[Part] = []
    citations: list[Citation] = []
    for piece in pieces:
        if isinstance(piece, Citation):
            piece = replace(piece, number=len(citations) + 1)
            citations.append(piece)
        parts.append(piece)
    return Answer(
        asked.question.text,
        asked.question.standalone,
        tuple(parts),
        tuple(citations),
        confidence=asked.last.confidence,
    )


def blocks(shown: Iterable[tuple[str, Citation]], opening: str = "") -> Iterator[str | Citation]:
    """Citations, each under a line of its own."""
    for lead, citation in shown:
        yield f"{opening}{lead}:\n"
        yield citation
        opening = "\n\n"


def sliced(
    article: Article,
    span: Span,
    speaker: str | None = None,
    role: str | None = None,
    direct: bool = False,
) -> Citation:
    """A citation of a span, to be numbered by `answer_of`."""
    return Citation(0, article, *span, article.text[slice(*span)], speaker, direct, role)


def shown_of(asked: Asked, stretch: Stretch) -> Citation:
    """A stretch, with its speaker where all who say anything in it are one."""
    speaker = sole_speaker(asked.snapshot, stretch.article, stretch.span)
    name, role = (speaker.name, speaker.role) if speaker else (None, None)
    return sliced(stretch.article, stretch.span, name, role)


def in_sentences(citation: Citation) -> Citation:
    """A citation with the whole sentences that it is in."""
    stretch = stretch_of(citation)
    if not stretch:
        return citation
    return sliced(citation.article, stretch.span, citation.speaker, citation.role)
