"""Turns: what a follow-up may go on from, and whom it was about."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Protocol

from assistant.understanding.cast import Cast
from assistant.understanding.question import Question, names_in
from index.articles.article import Article

LOOK_BACK = 8
"""Turns that a follow-up may refer to."""


class Cited(Protocol):
    """Words of an article that an answer showed, and whose they are."""

    @property
    def article(self) -> Article: ...
    @property
    def quote(self) -> str: ...
    @property
    def speaker(self) -> str | None: ...
    @property
    def direct(self) -> bool: ...


class Answered(Protocol):
    """An answer with the question that it answers; None where no question was understood."""

    @property
    def asked(self) -> Question | None: ...
    @property
    def citations(self) -> Sequence[Cited]: ...
    @property
    def refused(self) -> bool: ...


@dataclass(frozen=True)
class Turn:
    """An earlier turn: its question, what the answer cites, and the people it is about, those
    first whom a pronoun would mean."""

    question: Question
    citations: Sequence[Cited]
    refused: bool
    cast: Cast

    @cached_property
    def people(self) -> tuple[str, ...]:
        """The names of those whom it is about, each once."""
        return tuple(dict.fromkeys(map(self.cast.known, self._names())))

    @cached_property
    def mentioned(self) -> tuple[str, ...]:
        """The names of those in the words that its answer cites, then those whom the cited
        articles name most, each once."""
        named = (name for item in self.citations for name in names_in(item.quote))
        people = (self.cast.known(name) for name in named if self.cast.is_person(name))
        cited = (item.article for item in self.citations)
        text = "\n".join({article.id: article.text for article in cited}.values())
        there = [name for name in names_in(text) if name in self.cast.named]
        there.sort(key=lambda name: -text.count(name.split()[-1]))
        named_there = (name for name in (*people, *there) if name in self.cast.named)
        return tuple(dict.fromkeys(named_there))

    @property
    def speaker(self) -> str:
        """Whose words the question asks for, by the whole name, or by all of several."""
        asked = self.question.speaker or ""
        return asked if " and " in asked and len(self.people) > 1 else self.people[0]

    @property
    def groups(self) -> bool:
        """True if the first of its people is a group."""
        return not any(self.cast.fits(name, gender) for name in self.people[:1] for gender in "mf")

    @property
    def aside(self) -> bool:
        """True if it is about a saying, as "When did X say it?" and "Who said “…”?" are."""
        question = self.question
        return bool(question.circumstance) or (question.kind == "who said" and question.quoted)

    def _names(self) -> Iterator[str]:
        question = self.question
        cited = [item.speaker for item in self.citations if item.speaker]
        asked = [question.speaker] if question.speaker and not cited else []
        named = [name for name in question.names if self.cast.is_person(name)]
        of_speakers = question.speaker or question.kind in ("said", "who said", "who")
        yield from (cited + asked + named) if of_speakers else (named + cited)


def recent_turns(answers: Sequence[Answered], cast: Cast, now: Question) -> list[Turn]:
    """The last turns before a question, without small talk and what was not understood; their
    questions as they would be asked now."""
    understood = [
        Turn(_asked_again(answer.asked, now), answer.citations, answer.refused, cast)
        for answer in answers[-2 * LOOK_BACK :]
        if answer.asked
    ]
    return [_corrected(turn) for turn in understood[-LOOK_BACK:]]


def _asked_again(question: Question, now: Question) -> Question:
    return replace(
        question, text=now.text, today=now.today, newest=now.newest, fallback=None, unclear=""
    )


def _corrected(turn: Turn) -> Turn:
    """The turn with the speaker's name as the articles print it, where it was misspelt."""
    asked = turn.question.speaker
    cited = {item.speaker for item in turn.citations if item.speaker}
    if not asked or len(cited) != 1 or asked in turn.cast.named:
        return turn
    matches = turn.cast.find(asked)
    if not matches or matches[0].how != "corrected":
        return turn
    return replace(turn, question=replace(turn.question, speaker=cited.pop()))
