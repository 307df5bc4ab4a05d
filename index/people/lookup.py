"""Lookup: whom some words of a question name, among the people of the articles."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from index.english.characters import mended
from index.english.names import folded, long_names, name_key, name_words
from index.english.roles import is_role
from index.english.spelling import edits, transliterated
from index.people.person import Person
from index.people.same import content_words
from index.rules import Rule, Rules, first

_TOO_MANY = 99
_LONGEST_GROUP = 5  # words in a group's name by a part of which it is called
MAIN_ROLES = 3
"""The roles that articles print most: somebody of another one may have it by a slip."""
_OWNER = re.compile(r"['’]s?(?= )")  # "Lund's doctor" is the Lund doctor

How = Literal["name", "part", "role", "prefix", "corrected"]


@dataclass(frozen=True)
class Match:
    """A person who may be meant, and by what: the name (or an alias), a part of it, a role that
    the articles print, its beginning, or a name spelt a little differently ("corrected")."""

    person: Person
    how: How


def find_people(people: Iterable[Person], words: str) -> list[Match]:
    """The people whom some words of a question may name, the best kind of match only.

    More than one: the words fit them all. None: no person is called anything like it.
    """
    words = mended(words)
    name = name_words(re.sub(r"^the ", "", words.strip(), flags=re.IGNORECASE))
    if not name:
        return []
    called_so = (person for person in people if _is_called_by_parts(person, name))
    known = sorted(called_so, key=lambda person: (person.name, person.kind))
    return first(WAYS, _Search(words, name, known)) or []


def _is_called_by_parts(person: Person, name: Sequence[str]) -> bool:
    """False for "Barack Obama, Hillary Clinton and the others on the stage", nobody's name."""
    if person.kind == "person":
        return True
    words = name_words(person.name)
    return len(words) <= _LONGEST_GROUP or words == name


@dataclass(frozen=True)
class _Search:
    """What is asked for, as the words of a name and of a description, and the people to find."""

    text: str
    name: tuple[str, ...]
    known: Sequence[Person]

    @cached_property
    def description(self) -> list[str]:
        return content_words(_OWNER.sub("", re.sub(r"[^\w\s'’.-]", " ", self.text)))

    @cached_property
    def written(self) -> list[str]:
        """For each of the people all their names, in which folded words can be looked for."""
        return [_plain(" ".join((person.name, *person.aliases))) for person in self.known]

    @cached_property
    def called(self) -> list[tuple[Person, list[tuple[str, ...]]]]:
        """The people in whose names all the words stand, and the words of each name."""
        return [
            (person, [name_words(name) for name in (person.name, *person.aliases)])
            for person, text in zip(self.known, self.written, strict=True)
            if all(word in text for word in self.name)
        ]

    @cached_property
    def whole(self) -> list[Person]:
        return [person for person, names in self.called if self.name in names]

    @cached_property
    def part(self) -> list[Person]:
        part = [
            person
            for person, names in self.called
            if self.name not in names and any(set(self.name) <= set(name) for name in names)
        ]
        if self.whole and len(self.name) > 1:
            # "George Bush" is also what George W. and George H. W. Bush are called.
            part = [p for p in part if name_key(name_words(p.name)) == name_key(self.name)]
        return part

    @cached_property
    def by_role(self) -> list[Person]:
        """Who has exactly the role described, else one that is what it says, else one with it."""
        described = self.description
        roles = [person for person in self.known if described and _has_role(person, described)]
        exact = [p for p in roles if any(content_words(role) == described for role in p.roles)]
        mostly = [
            p
            for p in exact
            if any(content_words(role) == described for role in p.roles[:MAIN_ROLES])
        ]
        exact = mostly or exact
        alike = [p for p in roles if any(_is_one(role, described) for role in p.roles)]
        return exact or alike or roles


def _by_role_of_nobody_named(search: _Search) -> list[Match] | None:
    is_name = search.whole or any(person.kind == "person" for person in search.part)
    if is_name or not (search.by_role and is_role(search.description[-1])):
        return None
    return _by_role(search)


def _by_name(search: _Search) -> list[Match] | None:
    named = [Match(person, "name") for person in search.whole]
    return [*named, *(Match(person, "part") for person in search.part)] or None


def _by_role(search: _Search) -> list[Match] | None:
    return [Match(person, "role") for person in search.by_role] or None


def _by_short_form(search: _Search) -> list[Match] | None:
    """Who bears the surname, and a first name that is short for the one asked for, or the other
    way round."""
    first, surname, _ = name_key(search.name)
    asked = long_names(first)
    keys = [(person, name_key(name_words(person.name))) for person in search.known if first]
    return [
        Match(person, "name")
        for person, key in keys
        if person.kind == "person"
        and key[0]
        and key[1] == surname
        and not asked.isdisjoint(long_names(key[0]))
    ] or None


def _by_beginning(search: _Search) -> list[Match] | None:
    *given, last = search.name
    return [
        Match(person, "prefix")
        for person, names in search.called
        if any(
            set(given) <= set(name) and any(word.startswith(last) for word in name)
            for name in names
        )
    ] or None


def _by_likeness(search: _Search) -> list[Match] | None:
    near = [
        (_misspelt(search.name, text.split()), person)
        for person, text in zip(search.known, search.written, strict=True)
    ]
    least = min((edits for edits, _ in near), default=_TOO_MANY)
    return [Match(person, "corrected") for edits, person in near if edits == least < _TOO_MANY]


WAYS: Rules[Callable[[_Search], list[Match] | None]] = Rules(
    Rule(
        "role of nobody named so",
        "the attorney general: Ada Lund, [U.S. Attorney General]",
        _by_role_of_nobody_named,
        "the attorney general: Rask, aide to Lund",
    ),
    Rule("name", "Ada Lund: [Ada Lund]", _by_name, "Ada Lund: Ada Moss"),
    Rule(
        "role", "the Alba ministry: Per Rask, [Alba ministry spokesman]", _by_role, "the dam: Rask"
    ),
    Rule("short form", "Bob Lund: [Robert Lund]", _by_short_form, "Bob Lund: Ada Lund"),
    Rule("beginning", "Pesk: Dmitry [Peskov]", _by_beginning, "Pesk: Dmitry Lund"),
    Rule("likeness", "Piskov: Dmitry [Peskov]", _by_likeness, "Piskov: Ida Moss"),
)
"""The ways in which words may name people: the first that finds anybody is taken."""


def _plain(text: str) -> str:
    return text.lower() if text.isascii() else " ".join(map(folded, text.split()))


def _has_role(person: Person, words: Sequence[str]) -> bool:
    return any(
        all(word in role.lower() for word in words)
        and set(words) <= set(content_words(_OWNER.sub("", role)))
        for role in person.roles
    )


def _is_one(role: str, words: Sequence[str]) -> bool:
    """True if somebody of a role is what words say, "U.S. Attorney General" an attorney general,
    and not the aide of one."""
    what = content_words(re.split(r"\b(?:to|of|for|at|in|with|from|under)\b", role)[0])
    return what[-len(words) :] == list(words)


def _misspelt(asked: Sequence[str], written: Sequence[str]) -> int:
    """How many letters set the words asked for apart from somebody's names; 99 for too many."""
    total = 0
    for word in asked:
        most = _allowed(word)
        least = min((_apart(word, other, most) for other in written), default=_TOO_MANY)
        if least > most:
            return _TOO_MANY
        total += least
    return total


def _allowed(word: str) -> int:
    """How many letters of a word may be wrong: more in a longer one."""
    return 0 if len(word) < 4 else 1 if len(word) < 8 else 2


def _apart(word: str, other: str, most: int) -> int:
    """How many letters set two words apart, 0 for two transliterations of one; 99 for too many."""
    if abs(len(word) - len(other)) > 2:
        return _TOO_MANY
    least = _TOO_MANY
    # Each change of a letter makes at most two differences between the sets.
    if len(set(word) ^ set(other)) <= 2 * most:
        least = edits(word, other, most)
    if (
        least > min(most, 1)
        and word[0] == other[0]
        and transliterated(word) == transliterated(other)
    ):
        return 0
    return least if least <= most else _TOO_MANY
