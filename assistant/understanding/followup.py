"""Follow-ups: what a turn of a conversation asks, from what was asked and answered before it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from assistant.understanding.carried import with_carried
from assistant.understanding.casing import with_names
from assistant.understanding.cast import Cast
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
from assistant.understanding.rewording import written
from assistant.understanding.turns import Answered, recent_turns
from assistant.understanding.whose import as_told, of_nobody, with_known_speaker, with_words_on
from index.people.person import Person
from index.rules import first

_LONGEST = 40  # words; what is longer stands alone,
_MOST_CHARACTERS = 400  # and what has more of these


def follow_up(
    question: Question,
    answers: Sequence[Answered],
    people: Mapping[Person, int],
    mentioned: Callable[[str], bool] = lambda name: True,
) -> Question:
    """What a turn asks after some answers: with its speaker, topic and time from them, where its
    form tells these, and else with what it leans on beside it; itself where it stands alone, and
    with `unclear` where somebody is meant whom the conversation doesn't name.

    `people` are those whom the articles quote, `mentioned` tells if an article holds a name.
    Only the last few turns are looked at.
    """
    if len(question.words.split()) > _LONGEST or len(question.words) > _MOST_CHARACTERS:
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
    told = as_told(pointed) if of_nobody(pointed, cast) else pointed
    return with_carried(written(told) if changed else told, turns, cast)
