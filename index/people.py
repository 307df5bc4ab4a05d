"""People: which names of many articles are one person, and whom a question means.

A name that could be two people's is given to neither: it stays a person of its own.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from index.names import SUFFIXES, Name, folded, name_key, name_words
from index.roles import FUNCTION_WORDS
from index.speakers import Kind, Speaker, resolve

__all__ = ["Match", "Name", "Person", "Speaker", "find_people", "merge_people", "resolve"]


@dataclass(frozen=True)
class Person:
    """A person, or a group with a name, across articles.

    `name` is the full name that articles use most; `aliases` are the other ways they write it
    and `roles` what they print beside it, the most frequent first.
    """

    name: str
    aliases: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    kind: Kind = "person"

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise ValueError("a person needs a name")


def _transliterated(word: str) -> str:
    """A word in a rough common spelling: Mirzoyan and Mirzoian, Zelensky and Zelenskyy."""
    for old, new in (
        ("kh", "h"), ("ck", "k"), ("ph", "f"), ("ou", "u"), ("x", "ks"), ("y", "i"), ("j", "i"),
        ("w", "v"), ("-", ""),
    ):  # fmt: skip
        word = word.replace(old, new)
    word = re.sub(r"ff$", "v", word)
    return re.sub(r"(.)\1+", r"\1", word)


def _middles_agree(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether the middle names of two full names can be one person's: J. and John, none and J."""
    return all(
        a == b or (1 in (len(a), len(b)) and a[0] == b[0] and max(len(a), len(b)) > 2)
        for a, b in zip(one, other, strict=False)
    )


def _full_name_clusters(names: Counter[str], roles: dict[str, Counter[str]]) -> dict[str, str]:
    """For each full name the first name, in sorted order, of those that are the same person."""
    parent = {name: name for name in names}

    def root(name: str) -> str:
        while parent[name] != name:
            name = parent[name]
        return name

    def join(one: str, other: str) -> None:
        first, second = sorted((root(one), root(other)))
        parent[second] = first

    def roles_agree(one: str, other: str) -> bool:
        return bool(role_words[one] & role_words[other])

    role_words = {
        name: {word for role in roles[name] for word in _content_words(role) if len(word) > 2}
        for name in names
    }
    by_key: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    by_letters: dict[str, list[str]] = defaultdict(list)
    by_sound: dict[tuple[str, str], list[str]] = defaultdict(list)
    for name in sorted(names):
        words = name_words(name)
        key = name_key(words)
        by_key[key].append(name)
        by_letters["".join(words).replace("-", "")].append(name)
        sound = _transliterated(key[1])
        by_sound[_transliterated(key[0]), sound].append(name)
        if len(sound) >= 6:
            for i in range(len(sound)):
                by_sound[_transliterated(key[0]), sound[:i] + "*" + sound[i + 1 :]].append(name)

    for same in by_letters.values():
        for name in same[1:]:
            join(same[0], name)
    for key, same in by_key.items():
        middles = {name: name_words(name)[1 : -2 if key[2] else -1] for name in same}
        for name in same:
            if middles[name]:
                fitting = [
                    o for o in same if middles[o] and _middles_agree(middles[name], middles[o])
                ]
            else:
                fitting = same
                given = [o for o in same if middles[o]]
                if not all(_middles_agree(middles[a], middles[b]) for a in given for b in given):
                    fitting = [o for o in same if not middles[o]]
            for other in fitting:
                join(name, other)
    for same in by_sound.values():
        for i, name in enumerate(same):
            for other in same[i + 1 : i + 6]:
                suffixes = {name_key(name_words(name))[2], name_key(name_words(other))[2]}
                middles_fit = _middles_agree(_middle(name), _middle(other))
                one_suffix = len(suffixes) == 1 or "" in suffixes
                if one_suffix and middles_fit and roles_agree(name, other):
                    join(name, other)
    return {name: root(name) for name in names}


def _middle(name: str) -> tuple[str, ...]:
    words = name_words(name)
    return words[1 : -2 if words[-1] in SUFFIXES else -1]


def _content_words(phrase: str) -> list[str]:
    return [word for word in map(folded, phrase.split()) if word and word not in FUNCTION_WORDS]


def merge_people(speakers: Iterable[Speaker]) -> dict[Speaker, Person]:
    """The person behind each resolved speaker of any number of articles.

    Give every speaker as often as the articles name them: the most frequent full name becomes
    the person's. A bare surname belongs to the one person who bears it; where several do, it
    stays a person of its own, named by the surname alone. The order of the speakers makes no
    difference. Two people of the very same full name can't be told apart.
    """
    counts = Counter(speaker for speaker in speakers if speaker.resolved)
    merged: dict[tuple[str, str], str] = {}
    members: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    names: dict[str, Counter[str]] = {"person": Counter(), "group": Counter()}
    roles: dict[str, Counter[str]] = defaultdict(Counter)
    for speaker, count in counts.items():
        names.setdefault(speaker.kind, Counter())[speaker.name] += count
        if speaker.role:
            roles[speaker.name][speaker.role] += count

    full = Counter(
        {n: c for n, c in names["person"].items() if name_key(name_words(n) or ("?",))[0]}
    )
    roots = _full_name_clusters(full, roles)
    bearers: dict[str, set[str]] = defaultdict(set)
    for name, root in roots.items():
        bearers[name_key(name_words(name))[1]].add(root)
    for name in names["person"]:
        if name in roots:
            merged[name, "person"] = roots[name]
        else:
            surname = (name_words(name) or (name,))[-1]
            bearing = bearers.get(surname, set())
            merged[name, "person"] = next(iter(bearing)) if len(bearing) == 1 else f" {surname}"
    for name in names["group"]:
        merged[name, "group"] = " ".join(_content_words(name)) or name
    for (name, kind), root in merged.items():
        members[root, kind][name] = names[kind][name]

    people = {}
    for (root, kind), forms in members.items():
        ordered = sorted(
            forms, key=lambda n: (not name_key(name_words(n) or ("?",))[0], -forms[n], len(n), n)
        )
        printed: Counter[str] = Counter()
        for form in forms:
            printed.update(roles[form] if kind == "person" else {})
        people[root, kind] = Person(
            ordered[0],
            tuple(ordered[1:]),
            tuple(sorted(printed, key=lambda role: (-printed[role], role))),
            "person" if kind == "person" else "group",
        )
    return {speaker: people[merged[speaker.name, speaker.kind], speaker.kind] for speaker in counts}


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
    asked = [w for w in name_words(re.sub(r"^(?:the|The) ", "", words.strip())) if w]
    if not asked:
        return []
    known = [
        (person, [name_words(name) for name in (person.name, *person.aliases)])
        for person in sorted(people, key=lambda person: (person.name, person.kind))
    ]
    whole = [person for person, names in known if any(list(name) == asked for name in names)]
    part = [
        person
        for person, names in known
        if person not in whole and any(set(asked) <= set(name) for name in names)
    ]
    if whole and len(asked) > 1:
        # "George Bush" is also what George W. and George H. W. Bush are called.
        part = [p for p in part if name_key(name_words(p.name)) == name_key(asked)]
    if whole or part:
        return [Match(p, "name") for p in whole] + [Match(p, "part") for p in part]
    narrowed = {word for word in asked if word not in FUNCTION_WORDS}
    by_role = [
        person
        for person, _ in known
        if narrowed and any(narrowed <= set(_content_words(role)) for role in person.roles)
    ]
    if by_role:
        return [Match(person, "role") for person in by_role]
    begun = [
        person
        for person, names in known
        if any(
            set(asked[:-1]) <= set(name) and any(word.startswith(asked[-1]) for word in name)
            for name in names
        )
    ]
    if begun:
        return [Match(person, "prefix") for person in begun]
    near = [(min(_misspelt(asked, name) for name in names), person) for person, names in known]
    least = min((distance for distance, _ in near), default=99)
    return [Match(person, "corrected") for distance, person in near if distance == least < 99]


def _misspelt(asked: Sequence[str], name: Sequence[str]) -> int:
    """How many letters differ between the words asked for and a name's; 99 for too many."""
    total = 0
    for word in asked:
        allowed = 0 if len(word) < 4 else 1 if len(word) < 8 else 2
        distances = [
            0 if _transliterated(word) == _transliterated(other) else _edits(word, other, allowed)
            for other in name
            if abs(len(word) - len(other)) <= 2
        ]
        least = min(distances, default=99)
        if least > allowed:
            return 99
        total += least
    return total


def _edits(one: str, other: str, most: int) -> int:
    """Letters to insert, delete, change or swap to get from one word to another; 99 above most."""
    if abs(len(one) - len(other)) > most:
        return 99
    rows = [list(range(len(other) + 1))]
    for i, letter in enumerate(one, 1):
        row = [i]
        for j, match in enumerate(other, 1):
            cost = min(rows[-1][j] + 1, row[j - 1] + 1, rows[-1][j - 1] + (letter != match))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == match:
                cost = min(cost, rows[-2][j - 2] + 1)
            row.append(cost)
        rows.append(row)
    return rows[-1][-1] if rows[-1][-1] <= most else 99
