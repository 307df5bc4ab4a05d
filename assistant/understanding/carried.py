"""Carried: what a conversation is about goes along with a turn, as its topic or beside it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.understanding.cast import Cast
from assistant.understanding.leaning import chosen, ranked
from assistant.understanding.question import Question, content_terms, names_in
from assistant.understanding.saying import SAY_NOUN
from assistant.understanding.turns import Turn
from assistant.understanding.wording import MARKS, Slot
from index.statements.cues import SPEECH

_LOOK_BACK = 4
"""Turns in which the topic of somebody's words is looked for."""
_FEW = 4
"""Content words at most of a question that would be about anything by itself."""
_NOUN = re.compile(SAY_NOUN, re.IGNORECASE)
_JOINTS = {
    **dict.fromkeys(("react", "respond", "reply", "reaction", "response", "answer"), "to"),
    **dict.fromkeys(("comment", "position", "view", "stance"), "on"),
    **dict.fromkeys(("speak", "think", "feel"), "about"),
}
"""What joins a topic to a word, "about" to any other."""


def with_carried(question: Question, turns: Sequence[Turn], cast: Cast) -> Question:
    """The question with what the conversation is about, and as it was in `fallback`, where it may
    stand alone; itself where it stands alone."""
    if question.more or question.quoted or question.circumstance or question.fallback:
        return question
    if question.speaker and not question.shape:
        return _said_about(question, turns, cast)
    earlier = [turn.question for turn in turns]
    speakers = [turn.speaker for turn in turns if turn.question.topic and turn.question.speaker]
    along = chosen(question, earlier, question.beside, speakers, cast.is_one)
    if not along.phrases:
        return question
    few = not question.names and len(content_terms(question.words)) <= _FEW
    lost = along.points or few  # without it, it would be about anybody's dead
    return replace(question, beside=along.phrases, fallback=None if lost else question)


def _said_about(question: Question, turns: Sequence[Turn], cast: Cast) -> Question:
    timed = question.since or question.until or question.event
    if question.topic or timed or Slot.ABOUT not in question.frame:
        return question
    speaker, verb = question.speaker or "", question.words.rstrip(MARKS).split()[-1].lower()
    if verb not in SPEECH and verb not in _JOINTS and not _NOUN.fullmatch(verb):
        return question  # "How does it compare?"
    topic = matter(turns, speaker) if cast.speakers(speaker) or names_in(f"of {speaker}") else ""
    if not topic:
        return question
    joint = _JOINTS.get(verb)
    frame = question.frame
    if joint:
        place = frame.index(Slot.ABOUT)
        frame = (*frame[:place], f" {joint} ", Slot.TOPIC, *frame[place + 1 :])
    return replace(question, frame=frame, topic=topic, fallback=question)


def matter(turns: Sequence[Turn], speaker: str = "") -> str:
    """What the last turns are about, other than the one who is to speak: the topic of somebody's
    words, or what a question names that one is likeliest to lean on; "" where that is nothing."""
    for place in range(len(turns) - 1, max(len(turns) - 1 - _LOOK_BACK, -1), -1):
        asked = turns[place].question
        if asked.speaker and asked.quoted:
            continue
        named = [] if asked.speaker else ranked(asked, [asked])
        about = [asked.topic, *(one.phrase.full for _, one in named)]
        found = next((words for words in about if words and not _names(speaker, words)), "")
        if found:
            return found
    return ""


def _names(speaker: str, words: str) -> bool:
    """True if words name nobody but a speaker."""
    told, named = set(content_terms(speaker)), set(content_terms(words))
    return bool(told) and (named <= told or (told < named and words.istitle()))
