"""Merging: which names of many articles are one person.

A name that could be two people's is given to neither: it stays a person of its own.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from index.english.names import (
    GENDER_TITLES,
    first_name_gender,
    folded,
    name_key,
    name_words,
)
from index.english.roles import is_kin, is_office, is_relative, role_noun
from index.people.person import Person, Speaker
from index.people.same import FullName, clusters, content_words, full_name, is_with_verb
from index.people.tidy import tidy

_FAR_MORE = 5  # times as often that a role is printed with one of those who bear a surname


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
    tidied = {speaker: tidy(speaker) for speaker in counts if speaker.resolved}
    merged = _merged(_summed((tidied[speaker], counts[speaker]) for speaker in tidied))
    return {speaker: merged[one] for speaker, one in tidied.items() if one in merged}


def _summed(counts: Iterable[tuple[Speaker, int]]) -> Counter[Speaker]:
    total: Counter[Speaker] = Counter()
    for speaker, count in counts:
        total[speaker] += count
    return total


def _merged(counts: Mapping[Speaker, int]) -> dict[Speaker, Person]:
    """The same for speakers whose names are tidy."""
    full = _full_names(counts)
    roots = clusters(full)
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


def _full_names(counts: Mapping[Speaker, int]) -> list[FullName]:
    """The names of people that are more than a surname, with the roles printed beside them."""
    roles: dict[str, set[str]] = {}
    for speaker in counts:
        if speaker.kind == "person":
            roles.setdefault(speaker.name, set()).update([speaker.role] if speaker.role else ())
    return [full_name(name, roles[name]) for name in roles if name_key(name_words(name))[0]]


def _bearers(
    full: Sequence[FullName], roots: Mapping[str, str], counts: Mapping[Speaker, int]
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

    def order(name: str) -> tuple[bool, bool, int, int, str]:
        words = name_words(name)
        alone = kind == "person" and (not name_key(words)[0] or _is_end_of_another(words, names))
        return alone, kind == "person" and name.isupper(), -names[name], len(name), name

    name, *aliases = _each_once(sorted(names, key=order))
    aliases = [alias for alias in aliases if not is_with_verb(name_words(alias), name_words(name))]
    printed = _each_once(sorted(roles, key=lambda role: (-_often(role, roles), -roles[role], role)))
    return Person(name, tuple(aliases), tuple(printed), kind)


def _is_end_of_another(words: Sequence[str], names: Iterable[str]) -> bool:
    """True if a name is a surname of two words, which another name has in full."""
    longer = (other for other in map(name_words, names) if len(other) > len(words))
    return len(words) > 1 and any(other[-len(words) :] == tuple(words) for other in longer)


def _often(role: str, roles: Counter[str]) -> int:
    """How often a role is printed, whatever letters are capitals."""
    return sum(count for other, count in roles.items() if other.casefold() == role.casefold())


def _each_once(names: Iterable[str]) -> list[str]:
    """The names, each only as it comes first with these letters, whatever of them are capitals."""
    first: dict[str, str] = {}
    for name in names:
        first.setdefault(name.casefold(), name)
    return list(first.values())
