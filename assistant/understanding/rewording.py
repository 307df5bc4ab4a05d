"""Rewording: a question with other words at a place of its sentence; its fields follow."""

from collections.abc import Iterator
from dataclasses import replace

from assistant.understanding.question import Question, read
from assistant.understanding.wording import MARKS, Frame, Slot


def edited(question: Question, start: int, end: int, new: str) -> Question:
    """The question with other words at `[start, end)` of its words: in the field that stands
    there, or in the sentence around."""
    at = 0
    for place, piece in enumerate(question.pieces):
        if piece and at <= start and end <= at + len(piece):
            return _with_piece(question, place, f"{piece[: start - at]}{new}{piece[end - at :]}")
        at += len(piece)
    return reread(question, f"{question.words[:start]}{new}{question.words[end:]}")


def _with_piece(question: Question, place: int, words: str) -> Question:
    part = question.frame[place]
    if part is Slot.SPEAKER:
        return replace(question, speaker=words)
    if part is Slot.TOPIC:
        return replace(question, topic=words)
    return replace(question, frame=(*question.frame[:place], words, *question.frame[place + 1 :]))


def renamed(question: Question, old: str, new: str) -> Question:
    """The question with another name wherever one stood."""
    frame = tuple(
        part.replace(old, new) if isinstance(part, str) else part for part in question.frame
    )
    return replace(
        question,
        frame=frame,
        topic=question.topic.replace(old, new),
        beside=tuple(topic.replace(old, new) for topic in question.beside),
    )


def opening(question: Question, end: int) -> Frame:
    """The frame of the first `end` characters of a question."""
    return tuple(part for at, part in _cut(question, end) if at < end)


def closing(question: Question, start: int) -> Frame:
    """The frame of a question from a character on."""
    return tuple(part for at, part in _cut(question, start) if at >= start)


def _cut(question: Question, place: int) -> Iterator[tuple[int, str | Slot]]:
    """Where each part of the frame begins, that part divided in which the place is."""
    at = 0
    for part, piece in zip(question.frame, question.pieces, strict=True):
        if at < place < at + len(piece):
            yield at, piece[: place - at]
            yield place, piece[place - at :]
        else:
            yield at, part
        at += len(piece)


def reread(question: Question, words: str) -> Question:
    """The question that other words hold, asked in place of one; itself in its own words."""
    if words == question.words:
        return question
    return read(words, question.text, question.today, question.newest)


def reworded(question: Question, words: str) -> Question:
    """The same question in other words, which are looked for in their place."""
    return replace(question, frame=(words,), more=False, beside=())


def written(question: Question) -> Question:
    """A question of our own making, with its capital and its mark."""
    words = question.words
    if words[:1].islower():
        question = edited(question, 0, 1, words[0].upper())
    if words.endswith(tuple(MARKS.strip())):
        return question
    return replace(question, frame=(*question.frame, "?"))
