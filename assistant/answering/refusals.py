"""Replies about the conversation itself, and answers put together of several."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from assistant.answer import Answer, Citation, Part
from assistant.understanding.question import Question
from assistant.understanding.smalltalk import Talk
from index.english.days import spelt

_REPLIES: dict[Talk, str] = {
    "greeting": "Hello. I answer questions about {archive}, in the articles’ own words.",
    "help": (
        "I answer questions about {archive}, in the articles’ own words: what somebody said and "
        "when, who said something, what happened, where, why and how many. I am a program, "
        "onrecord, and know nothing else: what the articles don’t hold, I say they don’t. You can "
        "ask on from an answer: “And about the talks?”, “When did she say it?”, “Tell me more”."
    ),
    "archive": "I can be asked about {archive}, {dates}: about anything that stands in them.",
    "thanks": "You’re welcome. Ask on whenever you like.",
    "noted": "Ask on whenever you like.",
    "goodbye": "Goodbye. The articles stay where they are.",
}


@dataclass(frozen=True)
class Archive:
    """What there is to ask about: how many articles, from when, and how many without a date."""

    articles: int
    dates: tuple[date, date] | None = None
    undated: int = 0

    def told(self) -> str:
        """From when the articles are."""
        if not self.dates:
            return "without a date" if self.articles == 1 else "none with a date"
        printed = f"printed {'from ' if len(set(self.dates)) > 1 else 'on '}{spelt(*self.dates)}"
        return f"{printed} ({self.undated:,} without a date)" if self.undated else printed


def reply(question: str, talk: Talk, archive: Archive, example: str | None) -> Answer:
    """The answer to small talk: it cites nothing, and refuses nothing."""
    count = archive.articles
    named = f"the {count:,} indexed articles" if count != 1 else "the one indexed article"
    text = _REPLIES[talk].format(archive=named, dates=archive.told())
    if example and talk in ("greeting", "help", "archive"):
        text += f"\n\nFor example: {example}"
    return Answer(question, " ".join(question.split()), (text,), confidence=1.0)


def unclear(question: Question, pronoun: str, example: str | None) -> Answer:
    """That nobody in the conversation is meant by a pronoun."""
    text = f"Nobody in this conversation so far fits “{pronoun}”. Say the name"
    return _refused(question, text, f"who “{pronoun}” is", example)


def not_english(question: Question, example: str | None) -> Answer:
    """That the question is in another language."""
    return _refused(question, "I understand questions in English only", "English words", example)


def nothing_more(question: Question, speaker: str | None) -> Answer:
    """That everything there is has been shown."""
    of = f" of {speaker}" if speaker else ""
    on = f" on {question.topic}" if question.topic else ""
    text = f"That was all that the articles hold{of}{on or ('' if of else ' on this')}."
    return _refused(question, text, "more that was not shown yet", None)


def _refused(question: Question, text: str, missing: str, example: str | None) -> Answer:
    hint = f", as in: {example}" if example else "."
    text = text if text.endswith(".") else f"{text}{hint}"
    return Answer(
        question.text,
        question.standalone,
        (text,),
        refused=True,
        missing=(missing,),
        confidence=0.0,
    )


def together(question: Question, answers: Sequence[Answer]) -> Answer:
    """One answer of several about parts of a question: refused, where all of them are."""
    parts: list[Part] = []
    citations: list[Citation] = []
    for answer in answers:
        if parts:
            parts.append("\n\n")
        parts += [_renumbered(part, len(citations)) for part in answer.parts]
        citations += [_cited_later(item, len(citations)) for item in answer.citations]
    refused = all(answer.refused for answer in answers)
    return Answer(
        question.text,
        question.standalone,
        tuple(parts),
        tuple(citations),
        refused=refused,
        missing=tuple(name for answer in answers for name in answer.missing) if refused else (),
        nearest=answers[0].nearest if refused else (),
        confidence=min(answer.confidence for answer in answers),
        notes=tuple(dict.fromkeys(note for answer in answers for note in answer.notes)),
    )


def _renumbered(part: Part, before: int) -> Part:
    """A part of an answer behind one with `before` citations."""
    if isinstance(part, Citation):
        return _cited_later(part, before)
    return part + before if isinstance(part, int) else part


def _cited_later(citation: Citation, before: int) -> Citation:
    return replace(citation, number=citation.number + before)
