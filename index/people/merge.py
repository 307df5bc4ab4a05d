"""People: which names of many articles are one person, and whom a question means.

A name that could be two people's is given to neither: it stays a person of its own.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from index.english.names import (
    GENDER_TITLES,
    first_name_gender,
    folded,
    name_key,
    name_words,
)
from index.english.roles import FUNCTION_WORDS, is_kin, is_office, is_relative, is_role, role_noun
from index.english.spelling import edits, transliterated
from index.people.person import Person, Speaker

_MOST_ALIKE = 20  # names compared with each other; more of one sound are no misspellings
_TOO_MANY = 99
_LONGEST_GROUP = 5  # words in a group's name by a part of which it is called
_OWNER = re.compile(r"['’]s?(?= )")  # "Lund's doctor" is the Lund doctor
_FAR_MORE = 5  # times as often that a role is printed with one of those who bear a surname


@dataclass(frozen=True)
class _FullName:
    """A full name taken apart, to be compared with others."""

    name: str
    key: tuple[str, str, str]
    middle: tuple[str, ...]
    letters: str
    role_words: frozenset[str]

    def may_be(self, other: "_FullName") -> bool:
        """Whether no middle name speaks against one person: J. and John agree, W. and H. not."""
        return all(
            a == b or (1 in (len(a), len(b)) and a[0] == b[0] and max(len(a), len(b)) > 2)
            for a, b in zip(self.middle, other.middle, strict=False)
        )


def _full_name(name: str, roles: Iterable[str]) -> _FullName:
    words = name_words(name)
    key = name_key(words)
    return _FullName(
        name,
        key,
        words[1 : -2 if key[2] else -1],
        "".join(words).replace("-", ""),
        frozenset(word for role in roles for word in _content_words(role) if len(word) > 2),
    )


def _content_words(phrase: str) -> list[str]:
    return [word for word in map(folded, phrase.split()) if word and word not in FUNCTION_WORDS]


def _clusters(names: Sequence[_FullName]) -> dict[str, str]:
    """For each full name one name that stands for all of the same person.

    The same are: names of the same letters; names that differ in a middle name that one of them
    leaves out; and, if their roles share a word, names that a transliteration or one letter of a
    long surname sets apart, and one with "Jr." and one without.
    """
    parent = {full.name: full.name for full in names}

    def root(name: str) -> str:
        while parent[name] != name:
            parent[name] = parent[parent[name]]
            name = parent[name]
        return name

    def join(one: _FullName, other: _FullName) -> None:
        first, second = sorted((root(one.name), root(other.name)))
        parent[second] = first

    by_letters: dict[str, list[_FullName]] = defaultdict(list)
    by_key: dict[tuple[str, str, str], list[_FullName]] = defaultdict(list)
    by_sound: dict[tuple[str, str], list[_FullName]] = defaultdict(list)
    for full in sorted(names, key=lambda full: full.name):
        by_letters[full.letters].append(full)
        by_key[full.key].append(full)
        if full.role_words:
            first, surname = transliterated(full.key[0]), transliterated(full.key[1])
            by_sound[first, surname].append(full)
            if len(surname) >= 6:
                for i in range(len(surname)):
                    by_sound[first, f"{surname[:i]}*{surname[i + 1 :]}"].append(full)

    for same in by_letters.values():
        for full in same[1:]:
            join(same[0], full)
    for same in by_key.values():
        given = [full for full in same if full.middle]
        one_person = all(a.may_be(b) for a, b in combinations(given, 2))
        for a, b in combinations(same, 2):
            if one_person or (a.may_be(b) and bool(a.middle) == bool(b.middle)):
                join(a, b)
    for alike in by_sound.values():
        for a, b in combinations(alike[:_MOST_ALIKE], 2):
            one_suffix = a.key[2] == b.key[2] or "" in (a.key[2], b.key[2])
            if one_suffix and a.may_be(b) and a.role_words & b.role_words:
                join(a, b)
    return {full.name: root(full.name) for full in names}


def merge_people(speakers: Iterable[Speaker]) -> dict[Speaker, Person]:
    """The person, or the named group, behind each resolved speaker of any number of articles.

    Give every speaker as often as the articles name them: the most frequent full name becomes
    the person's. A surname alone belongs to the one person who bears it, or the one of them
    whose roles fit, by far the most often where they fit several; otherwise it stays a person
    of its own, named by the surname. "Mr. Lund" is no woman, and "President Lund" not the first
    lady. A group is left out whose one word is a surname that far more statements are given
    with: it may be that person or not. The order of the speakers makes no difference. Two people
    of the very same full name can't be told apart.
    """
    counts = Counter(speaker for speaker in speakers if speaker.resolved)
    roles: dict[str, set[str]] = defaultdict(set)
    for speaker in counts:
        if speaker.kind == "person" and speaker.role:
            roles[speaker.name].add(speaker.role)
    people = {speaker.name for speaker in counts if speaker.kind == "person"}
    full = [_full_name(n, roles[n]) for n in people if name_key(name_words(n))[0]]
    roots = _clusters(full)
    bearers: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    for each in full:
        bearers[each.key[1]][roots[each.name]].update(dict.fromkeys(each.role_words, 0))
    for speaker, count in counts.items():
        if speaker.name in roots and speaker.role:
            printed = bearers[name_key(name_words(speaker.name))[1]][roots[speaker.name]]
            printed[speaker.role.casefold()] += count

    of_surname: Counter[str] = Counter()
    for speaker, count in counts.items():
        if speaker.kind == "person":
            of_surname[name_key(name_words(speaker.name))[1]] += count

    members: dict[tuple[str, str], list[Speaker]] = defaultdict(list)
    for speaker, count in counts.items():
        if speaker.kind != "person":
            root = " ".join(_content_words(speaker.name)) or speaker.name
            if of_surname[root] >= _FAR_MORE * count:
                continue
        elif speaker.name in roots:
            root = roots[speaker.name]
        else:
            surname = name_key(name_words(speaker.name))[1]
            title = folded(speaker.name.split()[0])
            bearing = bearers.get(surname, {})
            only_kin = len(bearing) == 1 and all(map(_is_only_kin, bearing.values()))
            bearing = {
                root: printed
                for root, printed in bearing.items()
                if not only_kin and _may_bear(title, speaker.role, root, printed)
            }
            alone = f"{title} {surname}" if title in GENDER_TITLES else surname
            root = _bearer(bearing, speaker.role) or f"{alone} alone"
        members[speaker.kind, root].append(speaker)
    merged = {}
    for same in members.values():
        person = _person_of({speaker: counts[speaker] for speaker in same})
        merged.update(dict.fromkeys(same, person))
    return merged


def _is_only_kin(printed: Counter[str]) -> bool:
    """Whether all the roles that articles print with somebody are a relative's."""
    roles = [role_noun(role) for role, count in printed.items() if count]
    return bool(roles) and all(is_kin(noun) for noun, _ in roles)


def _may_bear(title: str, role: str | None, name: str, printed: Counter[str]) -> bool:
    """Whether somebody of a full name, with the roles that articles print, may have a title or a
    role: no woman is "Mr.", and no president's wife the president."""
    gender = first_name_gender(name_words(name)[0])
    if title in GENDER_TITLES and gender not in (GENDER_TITLES[title], None):
        return False
    office = role_noun(role)[0] if role else ""
    roles = [role_noun(each) for each, count in printed.items() if count]
    holds = any(noun == office for noun, _ in roles)
    return holds or not is_office(office) or not any(map(is_relative, roles))


def _bearer(bearers: Mapping[str, Counter[str]], role: str | None) -> str | None:
    """The one person who bears a surname, or the one of them whom a role fits.

    Each comes with the roles that articles print, and how often, and with their single words. A
    role that fits several is given to the one whom it is printed with by far the most often.
    """
    if len(bearers) > 1 and role:
        asked = set(_content_words(role))
        fitting = {root: roles for root, roles in bearers.items() if not asked.isdisjoint(roles)}
        if len(fitting) > 1:
            often = Counter({root: roles[role.casefold()] for root, roles in fitting.items()})
            (first, most), (_, second) = often.most_common(2)
            fitting = {first: fitting[first]} if most >= _FAR_MORE * max(1, second) else fitting
        bearers = fitting
    return next(iter(bearers)) if len(bearers) == 1 else None


def _person_of(counts: Mapping[Speaker, int]) -> Person:
    """One person from all the speakers that are the same, with how often each was named."""
    names: Counter[str] = Counter()
    roles: Counter[str] = Counter()
    for speaker, count in counts.items():
        names[speaker.name] += count
        if speaker.role:
            roles[speaker.role] += count
    kind = next(iter(counts)).kind

    def order(name: str) -> tuple[bool, int, int, str]:
        alone = kind == "person" and not name_key(name_words(name))[0]
        return alone, -names[name], len(name), name

    name, *aliases = sorted(names, key=order)
    printed = sorted(roles, key=lambda role: (-roles[role], role))
    return Person(name, tuple(aliases), tuple(printed), kind)


@dataclass(frozen=True)
class Match:
    """A person who may be meant, and by what: the name (or an alias), a part of it, a role that
    the articles print, its beginning, or a name spelt a little differently ("corrected")."""

    person: Person
    how: Literal["name", "part", "role", "prefix", "corrected"]


def find_people(people: Iterable[Person], words: str) -> list[Match]:
    """The people whom some words of a question may name, the best kind of match only.

    More than one: the words fit them all. None: no person is called anything like it.
    """
    asked = name_words(re.sub(r"^the ", "", words.strip(), flags=re.IGNORECASE))
    if not asked:
        return []
    # "Barack Obama, Hillary Clinton and the others on the stage" is nobody's name.
    called_so = (
        person
        for person in people
        if person.kind == "person"
        or len(name_words(person.name)) <= _LONGEST_GROUP
        or name_words(person.name) == asked
    )
    known = sorted(called_so, key=lambda person: (person.name, person.kind))
    written = [_plain(" ".join((person.name, *person.aliases))) for person in known]

    holding = [p for p, text in zip(known, written, strict=True) if all(w in text for w in asked)]
    called = [(person, [name_words(name) for name in _names(person)]) for person in holding]
    whole = [person for person, names in called if asked in names]
    part = [
        person
        for person, names in called
        if asked not in names and any(set(asked) <= set(name) for name in names)
    ]
    if whole and len(asked) > 1:
        # "George Bush" is also what George W. and George H. W. Bush are called.
        part = [p for p in part if name_key(name_words(p.name)) == name_key(asked)]
    described = _content_words(_OWNER.sub("", re.sub(r"[^\w\s'’.-]", " ", words)))
    roles = [person for person in known if described and _has_role(person, described)]
    exact = [p for p in roles if any(_content_words(role) == described for role in p.roles)]
    alike = [p for p in roles if any(_is_one(role, described) for role in p.roles)]
    by_role = [Match(person, "role") for person in exact or alike or roles]
    is_name = whole or any(person.kind == "person" for person in part)
    if by_role and not is_name and is_role(described[-1]):
        return by_role
    if whole or part:
        return [Match(p, "name") for p in whole] + [Match(p, "part") for p in part]
    if by_role:
        return by_role

    begun = [
        person
        for person, names in called
        if any(
            set(asked[:-1]) <= set(name) and any(word.startswith(asked[-1]) for word in name)
            for name in names
        )
    ]
    if begun:
        return [Match(person, "prefix") for person in begun]

    near = [(_misspelt(asked, text.split()), p) for p, text in zip(known, written, strict=True)]
    least = min((edits for edits, _ in near), default=_TOO_MANY)
    return [Match(person, "corrected") for edits, person in near if edits == least < _TOO_MANY]


def _names(person: Person) -> tuple[str, ...]:
    return person.name, *person.aliases


def _plain(text: str) -> str:
    """Text in which folded words can be looked for."""
    return text.lower() if text.isascii() else " ".join(map(folded, text.split()))


def _has_role(person: Person, words: Sequence[str]) -> bool:
    return any(
        all(word in role.lower() for word in words)
        and set(words) <= set(_content_words(_OWNER.sub("", role)))
        for role in person.roles
    )


def _is_one(role: str, words: Sequence[str]) -> bool:
    """Whether somebody of a role is what words say, "U.S. Attorney General" an attorney general,
    and not the aide of one."""
    what = _content_words(re.split(r"\b(?:to|of|for|at|in|with|from|under)\b", role)[0])
    return what[-len(words) :] == list(words)


def _misspelt(asked: Sequence[str], written: Sequence[str]) -> int:
    """How many letters set the words asked for apart from somebody's names; 99 for too many."""
    total = 0
    for word in asked:
        most = 0 if len(word) < 4 else 1 if len(word) < 8 else 2
        least = _TOO_MANY
        for other in written:
            if abs(len(word) - len(other)) > 2:
                continue
            # Each change of a letter makes at most two differences between the sets.
            if len(set(word) ^ set(other)) <= 2 * most:
                least = min(least, edits(word, other))
            if least > min(most, 1) and word[0] == other[0]:
                least = min(least, int(transliterated(word) != transliterated(other)) * least)
        if least > most:
            return _TOO_MANY
        total += least
    return total
