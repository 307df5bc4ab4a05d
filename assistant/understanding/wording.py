"""Wording: the sentence that a question is written as, its fields in their places.

A frame is a sentence with slots for what may change from turn to turn: `("What did ", SPEAKER,
" say", ABOUT, WHEN, "?")`. So another speaker or another day is a field with another value, and
the sentence follows.
"""

from collections.abc import Mapping, Sequence
from enum import Enum, auto


class Slot(Enum):
    """A place in a sentence for a field of the question."""

    SPEAKER = auto()
    TOPIC = auto()
    ABOUT = auto()  # the topic behind "about"; nothing without one
    TIME = auto()  # the days or the event
    WHEN = auto()  # a space and the days or the event; nothing without them
    ELSE = auto()  # "else" and a space, where more is asked for


Frame = tuple[str | Slot, ...]

MARKS = "?!. "
"""What may end a sentence and is no part of what it asks."""
WHAT_SAID: Frame = (
    "What ", Slot.ELSE, "did ", Slot.SPEAKER, " say", Slot.ABOUT, Slot.WHEN, "?",
)  # fmt: skip
WHO_SAID: Frame = ("Who said ", Slot.TOPIC, "?")
_MORE = "Tell me more: "


def values(speaker: str, topic: str, time: str, more: bool) -> Mapping[Slot, str]:
    """What stands in each slot."""
    return {
        Slot.SPEAKER: speaker,
        Slot.TOPIC: topic,
        Slot.ABOUT: f" about {topic}" if topic else "",
        Slot.TIME: time,
        Slot.WHEN: f" {time}" if time else "",
        Slot.ELSE: "else " if more else "",
    }


def pieces(frame: Frame, given: Mapping[Slot, str]) -> list[str]:
    """The pieces of a sentence in order, one for each of its frame."""
    return [part if isinstance(part, str) else given[part] for part in frame]


def sentence(frame: Frame, given: Mapping[Slot, str], more: bool = False) -> str:
    """The sentence for the reader; `more` stands before a frame without a slot for it."""
    written = " ".join("".join(pieces(frame, given)).split())
    opening = _MORE if more and Slot.ELSE not in frame else ""
    return f"{opening}{written}"


def with_topics(words: str, topics: Sequence[str]) -> str:
    """The words with topics in parentheses before their marks."""
    if not topics:
        return words
    bare = words.rstrip(MARKS)
    return f"{bare} ({', '.join(topics)}){words[len(bare) :]}"
