"""Carried: what a conversation is about goes along with a turn that names nothing of its own."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.understanding.cast import Cast
from assistant.understanding.phrases import Phrase, phrases
from assistant.understanding.question import Question, content_terms
from assistant.understanding.turns import Turn
from assistant.understanding.wording import MARKS, Slot

_LOOK_BACK = 4
"""Turns in which the matter of a conversation is looked for."""
_BRIEF = 9
"""Words at most of a question that leaves out what it is about."""
_FEW = 4
"""Content words at most of such a question."""
_JOINTS = {"react": "to", "respond": "to", "reply": "to", "comment": "on"}
"""What joins a topic to a verb that has another preposition than "about"."""
_LEAST = 3
"""Words at least of it."""


def with_carried(question: Question, turns: Sequence[Turn], cast: Cast) -> Question:
    """The question with what the conversation is about, as its topic or beside it, and as it was in
    `fallback`, where it may stand alone; itself where it names something."""
    if question.more or question.quoted or question.circumstance or question.unclear:
        return question
    if question.since or question.until or question.event or question.fallback:
        return question
    if question.speaker:
        return _said_about(question, turns, cast)
    return _beside(question, turns, cast)


def _said_about(question: Question, turns: Sequence[Turn], cast: Cast) -> Question:
    if question.topic or Slot.ABOUT not in question.frame:
        return question
    topic = matter(turns, cast, question.speaker or "")
    if not topic:
        return question
    verb = question.words[: len(question.words.rstrip(MARKS))].split()[-1]
    joint = _JOINTS.get(verb)
    frame = question.frame
    if joint:
        place = frame.index(Slot.ABOUT)
        frame = (*frame[:place], f" {joint} ", Slot.TOPIC, *frame[place + 1 :])
    return replace(question, frame=frame, topic=topic, fallback=question)


def _beside(question: Question, turns: Sequence[Turn], cast: Cast) -> Question:
    words = question.words
    if question.names or question.beside or not leans(question):
        return question
    topic = matter(turns, cast, "")
    if not topic or set(content_terms(topic)) & set(content_terms(words)):
        return question
    return replace(question, beside=(topic,))  # without it, it would be about anybody's dead


def leans(question: Question) -> bool:
    """True if a question leaves out what it is about, and would be about anything without it:
    "How many died?"."""
    words = question.words.rstrip(MARKS)
    if not _LEAST <= len(words.split()) <= _BRIEF or question.kind == "who said":
        return False
    return len(content_terms(words)) <= _FEW and all(map(_leans, phrases(words)))


def _leans(phrase: Phrase) -> bool:
    """True if a phrase is something known, "the driver", or counted: of what, it leaves out."""
    return phrase.determiner == "the" or phrase.before in ("many", "much")


def matter(turns: Sequence[Turn], cast: Cast, speaker: str) -> str:
    """What the last turns are about, other than the one who is to speak; "" where they are about
    nothing else."""
    for turn in reversed(turns[-_LOOK_BACK:]):
        asked = turn.question
        if asked.speaker and asked.quoted:
            continue
        own = () if asked.speaker else (*asked.beside, _named(turn, cast, speaker))
        about = (asked.topic, *own)
        found = next((words for words in about if words and not _names(speaker, words)), "")
        if found:
            return found
    return ""


def _named(turn: Turn, cast: Cast, speaker: str) -> str:
    """The phrase of a question that is most likely its matter: a name of an event or a place
    before somebody's, and that before what has no name."""
    found = [
        phrase
        for phrase in phrases(turn.question.words)
        if not phrase.relational and not _names(speaker, phrase.words)
        if phrase.titled or not cast.is_person(phrase.words.split()[0])  # "Rask attack" is none
    ]

    def weight(phrase: Phrase) -> tuple[bool, bool, int]:
        person = phrase.titled and cast.is_person(phrase.words)
        return phrase.name and not person, phrase.name, phrase.start

    best = max(found, key=weight, default=None)
    return best.full if best else ""


def _names(speaker: str, words: str) -> bool:
    """True if words name nobody but a speaker."""
    told, named = set(content_terms(speaker)), set(content_terms(words))
    return bool(told) and (named <= told or (told < named and words.istitle()))
