"""Follow-ups: what a turn of a conversation asks, from what was asked and answered before it."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from assistant.understanding.carried import leans, with_carried
from assistant.understanding.casing import with_names
from assistant.understanding.cast import Cast
from assistant.understanding.completing import Whole
from assistant.understanding.dialogue import Dialogue
from assistant.understanding.fragments import FRAGMENTS
from assistant.understanding.pointing import (
    lost_pronoun,
    with_both,
    with_day,
    with_matter,
    with_person,
    with_whole_name,
)
from assistant.understanding.question import Question
from assistant.understanding.rewording import reread, written
from assistant.understanding.standalone import (
    LONGEST,
    completed,
    resolved,
    topic_beside,
)
from assistant.understanding.turns import Answered, Turn, recent_turns
from assistant.understanding.whose import with_known_speaker, with_words_on
from index.people.person import Person
from index.rules import first

_THING = re.compile(r"\b(?:it|its|this|that)\b", re.IGNORECASE)
_MOST_CHARACTERS = 400  # what is longer stands alone


def follow_up(
    question: Question,
    answers: Sequence[Answered],
    people: Mapping[Person, int],
    mentioned: Callable[[str], bool] = lambda name: True,
) -> Question:
    """What a turn asks after some answers, as a question that stands alone; itself where it stands
    alone, and with `unclear` where somebody is meant whom the conversation doesn't name.

    `people` are those whom the articles quote, `mentioned` tells if an article holds a name.
    Only the last few turns are looked at.
    """
    if len(question.words.split()) > LONGEST or len(question.words) > _MOST_CHARACTERS:
        return question
    cast = Cast(people)
    question = with_known_speaker(with_words_on(with_names(question, cast), cast), cast)
    turns = recent_turns(answers, cast, question)
    if not turns:
        return replace(question, unclear=lost_pronoun(question))
    question = with_both(with_day(question, turns), turns)
    meant = first(FRAGMENTS, Dialogue(question, turns, cast, mentioned))
    if meant:
        return meant if meant.unclear else with_carried(written(meant), turns, cast)
    pointed = with_person(question, turns, cast)
    if pointed.unclear:
        return pointed
    pointed = with_whole_name(with_matter(pointed, turns), turns, cast)
    changed = pointed.words != question.words
    if pointed.speaker:
        return with_carried(written(pointed) if changed else question, turns, cast)
    return with_carried(_whole(question, pointed, turns), turns, cast)


def _whole(question: Question, pointed: Question, turns: Sequence[Turn]) -> Question:
    """The question, for nobody's words, with what it leaves to earlier ones."""
    changed = pointed.words != question.words
    return (
        _resolved(pointed, turns)
        or (written(pointed) if changed else None)
        or _completed(question, turns)
        or question
    )


def _resolved(question: Question, turns: Sequence[Turn]) -> Question | None:
    """The question with the things that its words point at; None where they point at none."""
    asked = [turn.question.standalone for turn in turns]
    people = {name for turn in turns for name in turn.people}
    words = resolved(question.words, asked, people if _THING.search(question.words) else set())
    if not words:
        return None
    meant = written(reread(question, words))
    topic = topic_beside(question.words, Whole(words), asked)
    return replace(meant, beside=(topic,), fallback=meant) if topic else meant


def _completed(question: Question, turns: Sequence[Turn]) -> Question | None:
    """The question with what the conversation is about, where it names nothing itself; None where
    it does."""
    last = turns[-1].question
    if question.kind in ("said", "who said"):
        return None
    if last.speaker and not (last.topic and question.terms):
        return None
    asked = [turn.question.standalone for turn in turns]
    if last.speaker:  # people ask on about what the words are about
        asked = [f"What about {last.topic}?"]
    whole = completed(question.words, asked)
    if whole == Whole(question.words):
        return None
    topic = topic_beside(question.words, whole, asked)
    beside = (*whole.beside, topic) if topic else whole.beside
    lost = not last.speaker and beside and not question.names and leans(question)
    return replace(
        reread(question, whole.words), beside=beside, fallback=None if lost else question
    )
