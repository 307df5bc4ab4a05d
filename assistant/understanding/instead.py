"""Instead: the last question with something new in the place of what it had."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from assistant.understanding.carried import matter
from assistant.understanding.changes import (
    of_days,
    of_side,
    of_speaker,
    of_topic,
    what_said,
)
from assistant.understanding.dialogue import Dialogue
from assistant.understanding.question import Question, days_of
from assistant.understanding.rewording import renamed
from index.english.function_words import (
    OBJECT_PRONOUNS,
    PREPOSITIONS,
    SUBJECT_PRONOUNS,
    THIRD_PERSON,
)
from index.english.names import is_first_name
from index.english.roles import ROLE_NOUNS
from index.people.person import Person
from index.rules import Rule, Rules, first

_SELVES = (SUBJECT_PRONOUNS | OBJECT_PRONOUNS) - THIRD_PERSON
_SIDES = frozenset({"before", "after", "since"})


@dataclass(frozen=True)
class New:
    """What a turn puts in the place of something of the last question; `called` if it would be a
    person rather than a topic by the words before it ("and", not "what about")."""

    words: str
    dialogue: Dialogue
    called: bool

    @property
    def question(self) -> Question:
        """The question in which it is put."""
        return self.dialogue.main.question

    @cached_property
    def people(self) -> list[Person]:
        """Those whom the words name as a speaker."""
        return self.dialogue.cast.speakers(self.words)

    @property
    def name(self) -> bool:
        """True if the words are written as a name."""
        return bool(re.match(r"(?:the )?[A-Z]", self.words))


def _of_other_days(new: New) -> Question | None:
    question = new.question
    return of_days(question, new.words) if days_of(new.words, question) else None


def _of_matter(new: New) -> Question | None:
    preposition, _, topic = new.words.partition(" ")
    named = topic and preposition.lower() in ("about", "on", "regarding")
    return of_topic(new.question, topic) if named else None


def _of_somebody_quoted(new: New) -> Question | None:
    person = any(match.kind == "person" for match in new.people)
    group = new.people and (new.dialogue.main.groups or (new.name and new.called))
    if not person and not group:
        return None
    namesake = _namesake(new)
    if namesake:
        return of_speaker(new.question, namesake)
    whole = new.people[0].name
    by_name = any(word in whole.lower() for word in new.words.lower().split())
    sure = len(new.people) == 1 or not by_name  # a role: whoever of it says most
    return of_speaker(new.question, whole if sure else new.words)


def _namesake(new: New) -> str | None:
    """The one of several people of a first name who has the last speaker's surname."""
    last = new.dialogue.cast.known(new.question.speaker or "")
    surname, words = last.split()[-1], new.words.lower().split()
    fitting = [
        person.name
        for person in new.people
        if person.name.split()[-1] == surname and person.name != last
        if words == person.name.lower().split()[:1]
    ]
    return fitting[0] if len(fitting) == 1 else None


def _of_role(new: New) -> Question | None:
    role = re.match(r"the (.+?)(?: of .+)?$", new.words.lower())
    named = role and role[1].split()[-1] in ROLE_NOUNS
    return of_speaker(new.question, new.words) if named else None


def _of_somebody_unknown(new: New) -> Question | None:
    if not new.name:
        return None
    first_name = new.called and is_first_name(new.words.split()[0].lower())
    unknown = first_name or not new.dialogue.mentioned(new.words)
    return of_speaker(new.question, new.words) if unknown else None


def _of_anything(new: New) -> Question | None:
    if new.words.partition(" ")[0].lower() in PREPOSITIONS:
        return None
    return of_topic(new.question, new.words)


def _of_somebody_else(new: New) -> Question | None:
    """A question for nobody's words about another person: the person's name makes way, or the
    other one's words about it are asked for."""
    question = new.question
    if not new.people or new.people[0].kind != "person":
        return None
    name = new.people[0].name if len(new.people) == 1 else new.words
    others = [other for other in question.names if new.dialogue.cast.is_person(other)]
    if others:
        return renamed(question, others[-1], name)
    return what_said(question, name, matter([new.dialogue.main]))


CHANGES: Rules[Callable[[New], Question | None]] = Rules(
    Rule("days", "And last week?", _of_other_days, "And Moreau?"),
    Rule("matter", "I meant about the school", _of_matter, "And about?"),
    Rule("somebody quoted", "And Moreau?", _of_somebody_quoted, "And the dam?"),
    Rule("role", "And the bishop?", _of_role, "And the church?"),
    Rule("somebody unknown", "And Macron?", _of_somebody_unknown, "And Alba?"),
    Rule("anything", "What about the school?", _of_anything, "What about in Alba?"),
)
"""What the new words may be, in a conversation about somebody's words."""


def instead(new: New) -> Question | None:
    """The last question with something new; None where that can't be meant."""
    words = new.words.lower()
    if words in _SELVES:
        return None
    if not new.question.speaker:
        return _of_somebody_else(new)
    if words in _SIDES:
        return of_side(new.question, words)
    return first(CHANGES, new)
