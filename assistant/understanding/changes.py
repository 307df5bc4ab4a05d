"""Changes: the last question with another speaker, topic or time, or asking for more."""

import re
from dataclasses import replace

from assistant.understanding.question import Question, dated, days_of, topic_of
from assistant.understanding.rewording import closing, opening
from assistant.understanding.wording import WHAT_SAID, WHO_SAID, Slot

_BEFORE_EVENT = re.compile(r"(?:before|after|since|until)\b(?= \w)", re.IGNORECASE)


def what_said(question: Question, speaker: str, topic: str = "") -> Question:
    """What somebody said, of the days of a question."""
    return replace(
        question,
        frame=WHAT_SAID,
        kind="said",
        speaker=speaker,
        topic=topic,
        quoted=False,
        cues=(),
        circumstance=None,
        more=False,
        beside=(),
    )


def who_said(question: Question, statement: str) -> Question:
    """Who made a statement, in quotation marks."""
    asked = of_no_days(what_said(question, "", statement))
    return replace(asked, frame=WHO_SAID, kind="who said", speaker=None, quoted=True)


def of_speaker(question: Question, name: str) -> Question:
    """The question about another speaker; its topic and its days stay."""
    if question.circumstance:
        return what_said(question, name, "" if question.quoted else question.topic)
    return replace(question, speaker=name, more=False)


def of_topic(question: Question, words: str) -> Question:
    """The question about another topic; its speaker stays, and its days where the words name
    none."""
    found = topic_of(words, question)
    topic = found.rest
    if found.days:
        question = of_days(question, found.days.words)
    elif found.event:
        question = replace(of_no_days(question), event=found.event)
    if question.circumstance or not {Slot.TOPIC, Slot.ABOUT}.intersection(question.frame):
        return what_said(question, question.speaker or "", topic)
    return replace(question, topic=topic, quoted=False, more=False)


def of_days(question: Question, words: str) -> Question:
    """The question about other days, or itself where the words name none."""
    days = days_of(words, question)
    return replace(dated(question, days), more=False) if days else question


def of_no_days(question: Question) -> Question:
    """The question about any time."""
    return replace(question, since=None, until=None, days="", counted=False, event="", notes=())


def of_side(question: Question, how: str) -> Question | None:
    """The question about the time before what it has after, or the like; None where it names no
    such time."""
    if _BEFORE_EVENT.match(question.event):
        event = _BEFORE_EVENT.sub(how, question.event, count=1)
        return replace(question, event=event, more=False)
    if _BEFORE_EVENT.match(question.days):
        return of_days(question, _BEFORE_EVENT.sub(how, question.days, count=1))
    return None


def more_of(question: Question, speaker: str) -> Question:
    """The question for what was not shown of its answer yet."""
    if not question.speaker:
        return replace(question, more=True)
    said = what_said(question, speaker, question.topic)
    return replace(said, quoted=question.quoted, more=True)


def others_than(question: Question) -> Question:
    """The question for others than its answer named: "Who else criticised X?"."""
    if Slot.ELSE in question.frame:
        return replace(question, more=True)
    word = question.words.partition(" ")[0]
    frame = (*opening(question, len(word) + 1), Slot.ELSE, *closing(question, len(word) + 1))
    return replace(question, more=True, frame=frame)
