"""Same: which full names, of those that many articles print, are one person's."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from index.english.forms import is_verb_form
from index.english.names import (
    folded,
    is_first_name,
    long_names,
    name_key,
    name_words,
)
from index.english.roles import DEMOCRATS, REPUBLICANS, SMALL_WORDS, role_noun
from index.english.spelling import edits, transliterated

_MOST_ALIKE = 20  # names compared with each other; more of one sound are no misspellings
_LONG_SURNAME = 6  # letters of which one may be another
_SHORTEST_SLIP = 3  # letters of a first name of which one may be wrong
_OF_MANY = DEMOCRATS | REPUBLICANS | {"former", "then", "longtime", "the", "new"}


@dataclass(frozen=True)
class FullName:
    """A full name taken apart, to be compared with others."""

    name: str
    words: tuple[str, ...]
    key: tuple[str, str, str]
    middle: tuple[str, ...]
    letters: str
    role_words: frozenset[str]

    def may_be(self, other: "FullName") -> bool:
        """False if a middle name or a suffix speaks against one person: J. and John agree, W. and
        H. not, nor do Jr. and Sr."""
        suffixes = {self.key[2], other.key[2]} - {""}
        return len(suffixes) < 2 and all(
            a == b or (1 in (len(a), len(b)) and a[0] == b[0] and max(len(a), len(b)) > 2)
            for a, b in zip(self.middle, other.middle, strict=False)
        )


def full_name(name: str, roles: Iterable[str]) -> FullName:
    """A name taken apart, with the roles that are printed with it."""
    words = name_words(name)
    key = name_key(words)
    return FullName(
        name,
        words,
        key,
        words[1 : -2 if key[2] else -1],
        "".join(words).replace("-", ""),
        frozenset(word for role in roles for word in _telling_words(role)),
    )


def _telling_words(role: str) -> Iterator[str]:
    """The words of a role that few people share, with its noun in the common form."""
    yield from (word for word in content_words(role) if len(word) > 2 and word not in _OF_MANY)
    yield from filter(None, [role_noun(role)[0]])


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

    def join(self, one: FullName, other: FullName) -> None:
        first, second = sorted((self.root(one.name), self.root(other.name)))
        self._parent[second] = first


def clusters(names: Sequence[FullName]) -> dict[str, str]:
    """For each full name one name that stands for all of the same person.

    The same are: names of the same letters; names that differ in a middle name that one of them
    leaves out; if their roles share a word, names that a transliteration, a short form of the first
    name or one letter of a long surname sets apart, and one with "Jr." and one without; a name and
    the longer one that ends in it.
    """
    groups = _Groups(full.name for full in names)
    by_letters: dict[str, list[FullName]] = defaultdict(list)
    by_key: dict[tuple[str, str, str], list[FullName]] = defaultdict(list)
    by_sound: dict[tuple[str, str], list[FullName]] = defaultdict(list)
    by_surname: dict[str, list[FullName]] = defaultdict(list)
    for full in sorted(names, key=lambda full: full.name):
        by_letters[full.letters].append(full)
        by_key[full.key].append(full)
        by_surname[full.key[1]].append(full)
        for sound in _sounds(full):
            by_sound[sound].append(full)

    for same in by_letters.values():
        for full in same[1:]:
            groups.join(same[0], full)
    for same in by_key.values():
        _join_by_middle_names(groups, same)
    for alike in by_sound.values():
        for a, b in combinations(alike[:_MOST_ALIKE], 2):
            if a.may_be(b) and a.role_words & b.role_words:
                groups.join(a, b)
    for alike in by_surname.values():
        for a, b in combinations(alike, 2):
            if a.key[0] != b.key[0] and a.may_be(b) and _first_names_agree(a, b):
                groups.join(a, b)
    _join_longer(groups, names)
    return {full.name: groups.root(full.name) for full in names}


def _sounds(full: FullName) -> Iterator[tuple[str, str]]:
    """First name and surname as others may spell them, a long surname with any letter open; none
    where no role could tell that two are the same."""
    if full.role_words:
        first, surname = transliterated(full.key[0]), transliterated(full.key[1])
        yield first, surname
        if len(surname) >= _LONG_SURNAME:
            for i in range(len(surname)):
                yield first, f"{surname[:i]}*{surname[i + 1 :]}"


def _first_names_agree(one: FullName, other: FullName) -> bool:
    """True if two of one surname may be one person: one first name is short for the other, and a
    role is shared; or it is misspelt, and more of a role is shared."""
    first, second = one.key[0], other.key[0]
    shared = one.role_words & other.role_words
    if not long_names(first).isdisjoint(long_names(second)):
        return bool(shared)
    misspelt = min(len(first), len(second)) >= _SHORTEST_SLIP and edits(first, second, 1) <= 1
    return misspelt and len(shared) > 1 and not (is_first_name(first) and is_first_name(second))


def is_with_verb(words: Sequence[str], name: Sequence[str]) -> bool:
    """True if words are a name with a headline's verb behind it: "Ada Lund Responds"."""
    *before, last = words
    return before == list(name) and last.endswith("s") and is_verb_form(last)


def _join_longer(groups: _Groups, names: Sequence[FullName]) -> None:
    """Join a name with the one longer name that ends in it, "Rask Lund" with "Ada Rask Lund", and
    one that a headline's verb follows with the name itself, "Ada Lund Responds"."""
    by_words = {full.words: full for full in names}
    longer: dict[tuple[str, ...], list[FullName]] = defaultdict(list)
    for full in names:
        if is_first_name(full.words[0]) or len(full.words) == len(full.middle) + 2:
            for start in range(1, len(full.words) - 1):
                longer[full.words[start:]].append(full)
        shorter = by_words.get(full.words[:-1])
        if shorter and is_with_verb(full.words, shorter.words):
            groups.join(shorter, full)
    for words, whole in longer.items():
        shorter = by_words.get(words)
        if shorter and len(whole) == 1 and not is_first_name(words[0]) and len(words[0]) > 1:
            groups.join(shorter, whole[0])


def _join_by_middle_names(groups: _Groups, same: Sequence[FullName]) -> None:
    """Join those of one first name and surname that may be one person; where two differ, those
    with a middle name and those without stay apart."""
    given = [full for full in same if full.middle]
    one_person = all(a.may_be(b) for a, b in combinations(given, 2))
    for a, b in combinations(same, 2):
        if one_person or (a.may_be(b) and bool(a.middle) == bool(b.middle)):
            groups.join(a, b)
