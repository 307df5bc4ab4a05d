"""Cast: the people whom a conversation may be about, and how they are called."""

import re
from collections.abc import Mapping
from functools import cached_property

from assistant.understanding.phrases import singular
from index.english.names import first_name_gender, is_first_name
from index.english.roles import FEMALE_NOUNS, MALE_NOUNS, ROLE_NOUNS
from index.people.lookup import Match, find_people
from index.people.person import Person

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

    def fits(self, name: str, gender: str | None) -> bool:
        """True if a name may be a person's of a gender; nothing speaks against what is unknown."""
        person = self.named.get(name)
        if person and person.kind != "person":
            return gender is None
        known = first_name_gender(name.split()[0].lower()) or _gender_of_roles(person)
        return gender is None or known in (None, gender)

    def _of_role(self, words: str) -> set[Person]:
        role = _THE.sub("", words).lower()
        if not _is_role(words):
            return set()
        return {who for who in self._persons if role in map(str.lower, who.roles)}

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
