"""Dialogue: a question among the turns before it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from assistant.understanding.cast import Cast
from assistant.understanding.question import Question
from assistant.understanding.turns import Turn
from assistant.understanding.wording import MARKS


@dataclass(frozen=True)
class Dialogue:
    """A question after some turns, with those whom the articles quote; `mentioned` tells if an
    article holds a name."""

    question: Question
    turns: Sequence[Turn]
    cast: Cast
    mentioned: Callable[[str], bool]

    @property
    def bare(self) -> str:
        """Its words without their mark."""
        return self.question.words.rstrip(MARKS)

    @property
    def last(self) -> Turn:
        """The turn before it."""
        return self.turns[-1]

    @cached_property
    def main(self) -> Turn:
        """What the conversation goes on from: what was asked before "When did she say it?"."""
        return next((turn for turn in reversed(self.turns) if not turn.aside), self.last)
