"""Entities: the people of one article, with what it tells of each of them."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from index.english.names import (
    GENDER_TITLES,
    first_name_gender,
    is_first_name,
    name_key,
    name_words,
)
from index.english.printed_roles import party_after, role_after, role_before
from index.english.roles import Roles, is_kin, is_office, is_relative, noun_gender, role_noun
from index.span import Span

_PARTNER = re.compile(r"(?:^|(?<=[\s(“]))(?:[A-Z][\w.’'-]*\w )?([A-Z][a-zà-ÿ]+) and $")
_LONGEST_PARTNER = 40  # characters
_NEAR, _FAR = 400, 1200  # characters since somebody was last called by the full name


@dataclass(eq=False)
class Entity:
    """A person as one article shows them: names, roles, and what tells their gender.

    Where `named` is False the name is only what the article calls them: "a US official".
    `offices` are those printed beside the full name, and `is_relative` says that it is first
    given as the name of a wife, a son or another relative.
    """

    words: tuple[str, ...]
    name: str
    first_seen: int
    roles: Roles = field(default_factory=Roles)
    genders: Counter[str] = field(default_factory=Counter)
    surname_alone: int = 0
    named: bool = True
    offices: set[str] = field(default_factory=set)
    is_relative: bool = False

    def gender(self) -> str | None:
        """`m`, `f`, or None where the article doesn't tell."""
        if self.genders["m"] == self.genders["f"]:
            return None
        return "m" if self.genders["m"] > self.genders["f"] else "f"

    def may_bear(self, title: str) -> bool:
        """True if the person may be meant by a title and the surname: no woman by "Mr.", and no
        president's wife by "President"."""
        if title in GENDER_TITLES:
            sure = abs(self.genders["m"] - self.genders["f"]) > 1
            return not sure or self.gender() == GENDER_TITLES[title]
        office = role_noun(title)[0]
        return not (self.is_relative and is_office(office) and office not in self.offices)

    def learn_gender(self, gender: str) -> None:
        """Count a pronoun as a sign, as long as there is nothing surer."""
        if abs(self.genders["m"] - self.genders["f"]) < 2:
            self.genders[gender] += 1


@dataclass(frozen=True)
class Cast:
    """The people of an article, by the key of their full name, and by first name and surname."""

    by_key: dict[tuple[str, str, str], Entity]
    by_word: dict[str, list[Entity]]

    def called(self, word: str) -> list[Entity]:
        """Who bears a word as a surname, else who bears it as a first name."""
        candidates = self.by_word.get(word, [])
        return [c for c in candidates if name_key(c.words)[1] == word] or candidates


def cast_of(text: str, spans: Sequence[Span], borne_out: Mapping[Span, str]) -> Cast:
    """The people whom the spans of an article name; for some a part of the span is the name."""
    cast = Cast({}, defaultdict(list))
    printed = ((span, text[slice(*span)]) for span in spans)
    named = [(span.start, borne_out.get(span, name), name_words(name)) for span, name in printed]
    for start, name, words in named:
        first, surname, _ = key = name_key(words)
        if first and key not in cast.by_key:
            entity = Entity(words, name, start)
            if gender := first_name_gender(first):
                entity.genders[gender] += 3
            cast.by_key[key] = entity
            cast.by_word[surname].append(entity)
            cast.by_word[first].append(entity)
    for start, name, words in named:
        _add_partner(text, start, name, words, cast)
    for start, name, words in named:
        first, surname, _ = name_key(words)
        if not first and surname not in cast.by_word:
            entity = Entity(words, name, start)
            if gender := first_name_gender(surname):
                entity.genders[gender] += 1
            cast.by_word[surname].append(entity)
    return cast


def _add_partner(text: str, start: int, name: str, words: tuple[str, ...], cast: Cast) -> None:
    """Add whom a name shares its surname with: Karim Lund, in "Karim and Ada Lund"; else "Mr. Lund"
    would be she."""
    first, surname, _ = name_key(words)
    joined = _PARTNER.search(text[max(0, start - _LONGEST_PARTNER) : start])
    if not first or not joined or " " in joined[0].removesuffix(" and "):
        return
    partner, family = joined[1].lower(), name.split()[-1]
    shares = is_first_name(partner) or f" the {family}s" in text.replace("The ", "the ")
    key = (partner, surname, "")
    if not shares or key in cast.by_key or name_key((partner,))[1] in cast.by_word:
        return
    entity = Entity((partner, surname), f"{joined[1]} {family}", start - len(joined[0]))
    if gender := first_name_gender(partner):
        entity.genders[gender] += 3
    cast.by_key[key] = entity
    cast.by_word[surname].append(entity)
    cast.by_word[partner].append(entity)


def learn_roles(text: str, name: Span, entity: Entity) -> None:
    """Write down, with the person named there, the roles printed beside the name."""
    for role in (role_before(text, name.start), role_after(text, name.end)):
        if role:
            entity.roles.add(role)
            if gender := noun_gender(role):
                entity.genders[gender] += 2
    for words in entity.roles.words.values():
        words.update(party_after(text, name.end))


def separate_kin(text: str, spans: Sequence[Span], cast: Cast) -> None:
    """Add a person for a surname that isn't meant for those who bear it in full.

    Where Fiorina is quoted, and then "her husband, Frank Fiorina", he is not the one quoted; nor
    is "the first lady, Ada Lund" meant by "President Lund", or by "Mr. Lund".
    """
    kin = _learn_offices(text, spans, cast)
    for span in spans:
        words = name_words(text[slice(*span)])
        if len(words) > 1:
            continue
        bearers, title = cast.called(words[0]), title_before(text, span.start)
        if bearers and _is_anothers(words[0], span.start, title, bearers, kin):
            namesake = Entity(words, text[slice(*span)], span.start)
            if title in GENDER_TITLES:
                # Across articles, the title tells whose surname it isn't.
                printed = text[max(0, span.start - 24) : span.start].split()[-1]
                namesake.name = f"{printed} {namesake.name}"
                namesake.genders[GENDER_TITLES[title]] += 5
            cast.by_word[words[0]].append(namesake)


def _learn_offices(text: str, spans: Sequence[Span], cast: Cast) -> set[Entity]:
    """Who is first given as somebody's wife, son or other kin; learns everybody's offices too."""
    kin = set()
    for start, end in spans:
        words = name_words(text[start:end])
        entity = cast.by_key.get(name_key(words)) if len(words) > 1 else None
        if not entity:
            continue
        roles = [role_noun(r) for r in (role_before(text, start), role_after(text, end)) if r]
        entity.offices.update(noun for noun, _ in roles if is_office(noun))
        if start == entity.first_seen:
            entity.is_relative = any(map(is_relative, roles))
            kin |= {entity for noun, _ in roles if is_kin(noun)}
    return kin


def _is_anothers(
    surname: str, at: int, title: str, bearers: Sequence[Entity], kin: set[Entity]
) -> bool:
    """True if a surname alone, with that title before it, is none of those who bear it."""
    later = all(at < bearer.first_seen for bearer in bearers)
    if title and not any(bearer.may_bear(title) for bearer in bearers):
        # One Lee Lund of whom the text goes on with "Ms. Lund" is a woman.
        return later or len(bearers) > 1 or any(bearer.is_relative for bearer in bearers)
    only_kin = len(bearers) == 1 and bearers[0] in kin
    return later and only_kin and name_key(bearers[0].words)[1] == surname


def title_before(text: str, start: int) -> str:
    """The word before a name, unless a sentence ends with it."""
    title = re.search(r"\b(\w+|\w{1,5}\.)\s$", text[max(0, start - 24) : start])
    return title[1].rstrip(".").lower() if title else ""


def bearer(
    bearers: Sequence[Entity], title: str, last_named: Mapping[Entity, int], at: int
) -> Entity | None:
    """Whom of those who bear one word it names, with a title before it or none; None: unclear."""
    if title:
        bearers = [c for c in bearers if c.may_bear(title)] or bearers
    if len(bearers) < 2:
        return bearers[0] if bearers else None
    main = min(bearers, key=lambda c: c.first_seen)
    last = max(bearers, key=lambda c: last_named.get(c, -1))
    if last is main or (main.surname_alone > 1 and not last.surname_alone):
        return main
    near, far = last_named.get(last, -1), last_named.get(main, -1)
    return last if at - near < _NEAR and at - far > _FAR else None
