"""Whose: the person of the archive whose words a question asks for, however it names them."""

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace

from assistant.understanding import wording
from assistant.understanding.cast import Cast
from assistant.understanding.question import Question, content_terms, kind_of, names_in
from assistant.understanding.saying import ANY_FORMS, SAY_NOUN
from assistant.understanding.wording import MARKS, Slot
from index.english.function_words import (
    AUXILIARIES,
    COORDINATORS,
    INDEFINITE_PRONOUNS,
    POSSESSIVES,
    PREPOSITIONS,
    SUBORDINATORS,
    WH_WORDS,
)
from index.english.roles import ROLE_NOUNS, Roles, role_noun
from index.people.person import Person
from index.people.same import content_words

_JOINS = PREPOSITIONS | SUBORDINATORS | COORDINATORS | WH_WORDS | AUXILIARIES
_SEVERAL = re.compile(r",| (?:and|or|&) ", re.IGNORECASE)
_ON = re.compile(r"(?P<who>\S+(?: \S+){0,5}?) (?:on|about|regarding) (?P<topic>.+)", re.IGNORECASE)
_OWNED = re.compile(r"['’]s?$")
_NOUN = re.compile(SAY_NOUN, re.IGNORECASE)
_WORD = re.compile(r"[\w-]+")
_ANYBODY = POSSESSIVES | INDEFINITE_PRONOUNS | {"people"}
_OF_DEEDS = frozenset({"who", "who said", "when", "where", "how many", "list", "compare"})
"""Kinds of questions that ask for more than somebody's words."""


def with_known_speaker(question: Question, cast: Cast) -> Question:
    """The question with a person's name for words that only end with it, "Alba's mayor Rask", and
    that call nobody as they stand; itself where they do, or end with no known name."""
    words = question.speaker
    if not words or question.sides or _SEVERAL.search(words):
        return question
    found = cast.find(words)
    if len(found) == 1 or any(match.how not in ("name", "part") for match in found):
        return question
    tokens = words.split()
    ends = [place for place, token in enumerate(tokens) if place and token.lower() in _JOINS]
    for end in (len(tokens), *ends[:1]):
        for start in range(end):
            name = _described(tokens[:start], " ".join(tokens[start:end]), cast)
            if name:
                return replace(question, speaker=name)
    return question


def _described(description: Sequence[str], name: str, cast: Cast) -> str:
    """The name of the person whom a name behind a description means, the name itself where it
    may mean several; "" where no person is called so, or another one may be."""
    people = _people(name, cast)
    if not people or (description and description[-1].lower() in _JOINS):
        return ""
    wanted = set(content_words(" ".join(description).replace("-", " ")))
    noun, narrower = role_noun(" ".join(description).replace("-", " "))
    fitting = [who for who in people if _fits(who, wanted, noun, narrower)]
    if description and not fitting and " " not in name and noun not in ROLE_NOUNS:
        return ""  # a first name that the articles don't know
    return next((some[0].name for some in (people, fitting) if len(some) == 1), name)


def _fits(person: Person, words: Set[str], noun: str, narrower: Set[str]) -> bool:
    """True if one of a person's roles is what a description says, or shares a word with it."""
    roles = Roles()
    for role in person.roles:
        roles.add(role)
    shared = any(not words.isdisjoint(content_words(role)) for role in person.roles)
    return shared or roles.fit(noun, narrower, loosely=True) > 0


def _people(words: str, cast: Cast) -> list[Person]:
    """The persons whom words name; what has no capital is no name."""
    if not words[:1].isupper() or _OWNED.search(words):
        return []
    found = [match.person for match in cast.find(words) if match.how in ("name", "part")]
    return [person for person in found if person.kind == "person"]


def with_words_on(question: Question, cast: Cast) -> Question:
    """The bare "Rask on the dam" as a question for a known person's words; itself otherwise."""
    match = _ON.fullmatch(question.words.rstrip(MARKS))
    if question.speaker or question.shape or question.kind != "what" or not match:
        return question
    name = _described([], match["who"], cast)
    topic = match["topic"]
    for place in range(1, len(words := match["who"].split())):
        name = name or _described(words[:place], " ".join(words[place:]), cast)
    if not name or not content_terms(topic):
        return question
    frame = (Slot.SPEAKER, " on ", Slot.TOPIC)
    return replace(question, frame=frame, kind="said", speaker=name, topic=topic, shape="")


def as_said(question: Question, cast: Cast) -> Question | None:
    """A question for nobody's words as one for the words of the person whom it says to have said,
    wanted or felt something: "Why does Rask want a dam?". None where it tells no such thing."""
    if question.speaker or question.kind in _OF_DEEDS:
        return None
    words = question.words.rstrip(MARKS)
    for name, verb in _subjects(words, cast):
        topic = words[verb.end() :].strip(" ,")
        if content_terms(topic):
            return replace(
                question, frame=wording.WHAT_SAID, kind="said", speaker=name, topic=topic, shape=""
            )
    return None


def _subjects(words: str, cast: Cast) -> Iterator[tuple[str, re.Match[str]]]:
    """The people who stand before a verb or behind whose name a noun of saying stands, each with
    that word."""
    last = 0
    for name in names_in(words):
        at = words.find(name, last)
        if at < 0 or not _people(name, cast):
            continue
        last = at + len(name)
        owner = _OWNED.match(words[last : last + 2]) or words[last : last + 2] in ("'s", "’s")
        for word in _WORD.finditer(words, last + 2 * bool(owner)):
            fits = _NOUN.fullmatch(word[0]) if owner else word[0].lower() in ANY_FORMS
            if fits:
                yield name, word
                break
            if owner or word[0].lower() in _JOINS:
                break


def of_nobody(question: Question, cast: Cast) -> bool:
    """True if those whose words a question asks for are nobody whom a name or a role tells: "his
    rival", "anybody"."""
    speaker = question.speaker
    if not speaker or question.shape or question.more or question.circumstance:
        return False
    if names_in(f"of {speaker}"):
        return False
    return speaker.split()[0].lower() in _ANYBODY or not cast.find(speaker)


def as_told(question: Question) -> Question:
    """A question for somebody's words as one for what the articles tell."""
    words = question.words
    return replace(
        question,
        frame=(words,),
        kind=kind_of(words, "what"),
        speaker=None,
        topic="",
        quoted=False,
        cues=(),
        circumstance=None,
        shape="",
        sides=(),
    )
