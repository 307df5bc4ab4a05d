"""Merging: which names of many articles are one person.

A name that could be two people's is given to neither: it stays a person of its own.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from index.english.names import (
    GENDER_TITLES,
    first_name_gender,
    folded,
    name_key,
    name_words,
)
from index.english.roles import SMALL_WORDS, is_kin, is_office, is_relative, role_noun
from index.english.spelling import transliterated
from index.people.person import Person, Speaker

_MOST_ALIKE = 20  # names compared with each other; more of one sound are no misspellings
_LONG_SURNAME = 6  # letters of which one may be another
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
        """False if a middle name speaks against one person: J. and John agree, W. and H. not."""
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
        frozenset(word for role in roles for word in content_words(role) if len(word) > 2),
    )


def content_words(phrase: str) -> list[str]:
    """The words of a phrase, folded, without small ones."""
    return [word for word in map(folded, phrase.split()) if word and word not in SMALL_WORDS]


class _Groups:
    """Names gathered into groups, each known by its first name in alphabetical order."""

    def __init__(self, names: Iterable[str]) -> None:
        self._parent = {name: name for name in names}

    def root(self, name: str) -> str:
        parent = self._parent
        while parent[name] != name:
            parent[name] = parent[parent[name]]
            name = parent[name]
        return name

    def join(self, one: _FullName, other: _FullName) -> None:
        first, second = sorted((self.root(one.name), self.root(other.name)))
        self._parent[second] = first


def _clusters(names: Sequence[_FullName]) -> dict[str, str]:
    """For each full name one name that stands for all of the same person.

    The same are: names of the same letters; names that differ in a middle name that one of them
    leaves out; and, if their roles share a word, names that a transliteration or one letter of a
    long surname sets apart, and one with "Jr." and one without.
    """
    groups = _Groups(full.name for full in names)
    by_letters: dict[str, list[_FullName]] = defaultdict(list)
    by_key: dict[tuple[str, str, str], list[_FullName]] = defaultdict(list)
    by_sound: dict[tuple[str, str], list[_FullName]] = defaultdict(list)
    for full in sorted(names, key=lambda full: full.name):
        by_letters[full.letters].append(full)
        by_key[full.key].append(full)
        for sound in _sounds(full):
            by_sound[sound].append(full)

    for same in by_letters.values():
        for full in same[1:]:
            groups.join(same[0], full)
    for same in by_key.values():
        _join_by_middle_names(groups, same)
    for alike in by_sound.values():
        for a, b in combinations(alike[:_MOST_ALIKE], 2):
            one_suffix = a.key[2] == b.key[2] or "" in (a.key[2], b.key[2])
            if one_suffix and a.may_be(b) and a.role_words & b.role_words:
                groups.join(a, b)
    return {full.name: groups.root(full.name) for full in names}


def _sounds(full: _FullName) -> Iterator[tuple[str, str]]:
    """First name and surname as others may spell them, a long surname with any letter open; none
    where no role could tell that two are the same."""
    if full.role_words:
        first, surname = transliterated(full.key[0]), transliterated(full.key[1])
        yield first, surname
        if len(surname) >= _LONG_SURNAME:
            for i in range(len(surname)):
                yield first, f"{surname[:i]}*{surname[i + 1 :]}"


def _join_by_middle_names(groups: _Groups, same: Sequence[_FullName]) -> None:
    """Join those of one first name and surname that may be one person; where two differ, those
    with a middle name and those without stay apart."""
    given = [full for full in same if full.middle]
    one_person = all(a.may_be(b) for a, b in combinations(given, 2))
    for a, b in combinations(same, 2):
        if one_person or (a.may_be(b) and bool(a.middle) == bool(b.middle)):
            groups.join(a, b)


Printed = Mapping[str, Counter[str]]
"""Those who bear a surname, each with the roles that articles print with them, and how often, and
with the single words of those roles (0 times)."""


def merge_people(counts: Mapping[Speaker, int]) -> dict[Speaker, Person]:
    """The person, or the named group, behind each resolved speaker of any number of articles.

    Give each speaker with how often the articles name them: the most frequent full name becomes
    the person's. A surname alone belongs to the one person who bears it, or the one of them
    whose roles fit, by far the most often where they fit several; otherwise it stays a person
    of its own, named by the surname. "Mr. Lund" is no woman, and "President Lund" not the first
    lady. A group is left out whose one word is a surname that far more statements are given
    with: it may be that person or not. The order of the speakers makes no difference. Two people
    of the very same full name can't be told apart.
    """
    counts = {speaker: count for speaker, count in counts.items() if speaker.resolved}
    full = _full_names(counts)
    roots = _clusters(full)
    bearers = _bearers(full, roots, counts)
    of_surname = _statements_of_surnames(counts)

    members: dict[tuple[str, str], list[Speaker]] = defaultdict(list)
    for speaker, count in counts.items():
        if speaker.kind != "person":
            root = " ".join(content_words(speaker.name)) or speaker.name
            if of_surname[root] >= _FAR_MORE * count:
                continue
        elif speaker.name in roots:
            root = roots[speaker.name]
        else:
            root = _of_surname_alone(speaker, bearers)
        members[speaker.kind, root].append(speaker)
    merged = {}
    for same in members.values():
        person = _person_of({speaker: counts[speaker] for speaker in same})
        merged.update(dict.fromkeys(same, person))
    return merged


def _full_names(counts: Mapping[Speaker, int]) -> list[_FullName]:
    """The names of people that are more than a surname, with the roles printed beside them."""
    roles: dict[str, set[str]] = {}
    for speaker in counts:
        if speaker.kind == "person":
            roles.setdefault(speaker.name, set()).update([speaker.role] if speaker.role else ())
    return [_full_name(name, roles[name]) for name in roles if name_key(name_words(name))[0]]


def _bearers(
    full: Sequence[_FullName], roots: Mapping[str, str], counts: Mapping[Speaker, int]
) -> dict[str, Printed]:
    """Who bears each surname."""
    bearers: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    for each in full:
        bearers[each.key[1]][roots[each.name]].update(dict.fromkeys(each.role_words, 0))
    for speaker, count in counts.items():
        if speaker.name in roots and speaker.role:
            printed = bearers[_surname(speaker)][roots[speaker.name]]
            printed[speaker.role.casefold()] += count
    return dict(bearers)


def _statements_of_surnames(counts: Mapping[Speaker, int]) -> Counter[str]:
    """How many statements are given with each surname, alone or in a full name."""
    of_surname: Counter[str] = Counter()
    for speaker, count in counts.items():
        if speaker.kind == "person":
            of_surname[_surname(speaker)] += count
    return of_surname


def _surname(speaker: Speaker) -> str:
    return name_key(name_words(speaker.name))[1]


def _of_surname_alone(speaker: Speaker, bearers: Mapping[str, Printed]) -> str:
    """The name of who is meant by a surname, or a name of its own where that is open."""
    surname = _surname(speaker)
    title = folded(speaker.name.split()[0])
    bearing = bearers.get(surname, {})
    only_kin = len(bearing) == 1 and all(map(_is_only_kin, bearing.values()))
    bearing = {
        root: printed
        for root, printed in bearing.items()
        if not only_kin and _may_bear(title, speaker.role, root, printed)
    }
    alone = f"{title} {surname}" if title in GENDER_TITLES else surname
    return _bearer(bearing, speaker.role) or f"{alone} alone"


def _is_only_kin(printed: Counter[str]) -> bool:
    """True if all the roles that articles print with somebody are a relative's."""
    roles = [role_noun(role) for role, count in printed.items() if count]
    return bool(roles) and all(is_kin(noun) for noun, _ in roles)


def _may_bear(title: str, role: str | None, name: str, printed: Counter[str]) -> bool:
    """True if somebody of a full name, with the roles that articles print, may have a title or a
    role: no woman is "Mr.", and no president's wife the president."""
    gender = first_name_gender(name_words(name)[0])
    if title in GENDER_TITLES and gender not in (GENDER_TITLES[title], None):
        return False
    office = role_noun(role)[0] if role else ""
    roles = [role_noun(each) for each, count in printed.items() if count]
    holds = any(noun == office for noun, _ in roles)
    return holds or not is_office(office) or not any(map(is_relative, roles))


def _bearer(bearers: Printed, role: str | None) -> str | None:
    """The one person who bears a surname, or the one of them whom a role fits.

    A role that fits several is given to the one whom it is printed with by far the most often.
    """
    if len(bearers) > 1 and role:
        asked = set(content_words(role))
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
