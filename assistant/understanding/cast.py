"""Cast: the people whom a conversation may be about, and how they are called."""

import re
from collections.abc import Mapping
from functools import cached_property

from assistant.understanding.noun_phrases import singular
from index.english.names import first_name_gender, is_first_name
from index.english.roles import FEMALE_NOUNS, MALE_NOUNS, ROLE_NOUNS
from index.people.lookup import MAIN_ROLES, Match, find_people
from index.people.person import Person

_MUCH = 3
"""Statements of somebody whose surname is known in small letters."""
_VERY_MUCH = 150
"""Statements of somebody whose first name is known in small letters."""
_DOMINANT = 4
"""Times as many statements as another of the same name."""
_THE = re.compile(r"^the ", re.IGNORECASE)


class Cast:
    """Whom the articles quote, each with a count of their statements."""

    def __init__(self, people: Mapping[Person, int]) -> None:
        self.counts = people
        self._matches: dict[str, list[Person]] = {}

    @cached_property
    def named(self) -> Mapping[str, Person]:
        """Each person by the whole name."""
        return {person.name: person for person in self.counts}

    @cached_property
    def _persons(self) -> list[Person]:
        return [person for person in self.counts if person.kind == "person"]

    @cached_property
    def surnames(self) -> Mapping[str, str]:
        """The surnames of those who say much, as the articles write them, by their small letters;
        and first names that only one of them has who says very much."""
        found: dict[str, str] = {}
        for person in sorted(self._persons, key=lambda who: self.counts[who]):
            names = person.name.split()
            if self.counts[person] >= _MUCH:
                found[names[-1].lower()] = names[-1]
            if self.counts[person] >= _VERY_MUCH:
                found[names[0].lower()] = names[0]
        return found

    @cached_property
    def whole_names(self) -> Mapping[str, list[str]]:
        """The names of two words, by their small letters."""
        found: dict[str, list[str]] = {}
        for person in self._persons:
            if person.name.count(" ") == 1:
                found.setdefault(person.name.lower(), []).append(person.name)
        return found

    def known(self, name: str) -> str:
        """The whole name of the one whom a name means, or who says far more than others so called;
        else the name itself."""
        matches = [] if name in self.named else self.matches(name)
        counts = [self.counts[person] for person in matches[:2]]
        sure = len(counts) == 1 or (len(counts) == 2 and counts[0] >= _DOMINANT * counts[1])
        return matches[0].name if sure else name

    def find(self, words: str) -> list[Match]:
        """Those who are called by words in any way, as a misspelt name or a role, too."""
        return find_people(self.counts, words)

    def matches(self, words: str) -> list[Person]:
        """Those whom words name, who say most first: persons, by a name or by what they are, or
        else a group of that very name."""
        if words not in self._matches:
            found = self._of_role(words) or self._by_name(words) or self._groups(words)
            self._matches[words] = sorted(found, key=lambda who: (-self.counts[who], who.name))
        return self._matches[words]

    def speakers(self, words: str) -> list[Person]:
        """Those whom words name as a speaker: by a name, or by a role behind "the"."""
        if not words[:1].islower() or _THE.match(words):
            return self.matches(words)
        named = (match.person for match in self.find(words) if match.how in ("name", "part"))
        return [person for person in named if person.kind == "person"]

    def is_person(self, name: str) -> bool:
        """True if a name may be a person's, by the first name or by who is quoted."""
        return is_first_name(name.split()[0].lower()) or bool(self.matches(name))

    def is_one(self, name: str) -> bool:
        """True if a name is known as that of a person, and of no group."""
        found = self.matches(name)
        return bool(found) and all(person.kind == "person" for person in found)

    def gender(self, name: str) -> str | None:
        """ "m" or "f" where a name or the person's roles tell."""
        return first_name_gender(name.split()[0].lower()) or _gender_of_roles(self.named.get(name))

    def fits(self, name: str, gender: str | None) -> bool:
        """True if a name may be a person's of a gender; nothing speaks against what is unknown."""
        person = self.named.get(name)
        if person and person.kind != "person":
            return gender is None
        return gender is None or self.gender(name) in (None, gender)

    def _of_role(self, words: str) -> set[Person]:
        role = _THE.sub("", words).lower()
        if not _is_role(words):
            return set()
        found = {who for who in self._persons if role in map(str.lower, who.roles)}
        mostly = {who for who in found if role in map(str.lower, who.roles[:MAIN_ROLES])}
        return mostly or found

    def _by_name(self, words: str) -> set[Person]:
        ways = ("name", "part", "role") if _is_role(words) else ("name", "part")
        return {match.person for match in find_people(self._persons, words) if match.how in ways}

    def _groups(self, words: str) -> set[Person]:
        return {match.person for match in self.find(words) if match.how == "name"}


def _is_role(words: str) -> bool:
    """True if words name people by what they are: "the mayors"."""
    return singular(_THE.sub("", words).lower().rpartition(" ")[2]) in ROLE_NOUNS


def _gender_of_roles(person: Person | None) -> str | None:
    """ "m" or "f" where a person's roles tell: "spokeswoman"."""
    words = {word.lower() for role in (person.roles if person else ()) for word in role.split()}
    if words & MALE_NOUNS:
        return "m"
    return "f" if words & FEMALE_NOUNS else None
