"""Descriptions: whom "the senator", "the Frost campaign" or "a spokesman" means."""

import re
from collections.abc import Iterator, Sequence

from index.english.function_words import DEFINITE, INDEFINITE
from index.english.names import without_article, without_possessive
from index.english.roles import (
    CROWDS,
    DEMOCRATS,
    GROUP_NOUNS,
    PLURAL_DETERMINERS,
    REPUBLICANS,
    is_epithet,
    is_kin,
    is_role,
    lead,
    noun_gender,
    role_noun,
)
from index.people.discourse import Discourse
from index.people.entities import Entity
from index.people.mentions import PersonMention
from index.people.person import Speaker
from index.people.salience import WEIGHTS, Attention, leader
from index.span import Span

_LONGEST_NAME = 6  # words in the name of a group
_LATELY = 4  # sentences and paragraphs
_BEGINS_SUBJECT = ("The ", "A ", "An ", "One ", "Another ")
_AFTER_QUOTATION = re.compile(r"(?:[”\"]|'')\s*(?:said |says |added )?$")
_OWNED = re.compile(r"(?:his|her|their)\b|.*[’']s?\b")
_OFFICE_OF = re.compile(
    r"(?:\b[A-Z]\w* of (?:the )?(?:[A-Z]\w+ ?)+|\b(?:secretary|chief|attorney general) of [\w ]+)$"
)
_PREPOSITION = re.compile(
    r"\b(?:of|for|from|at|in|to|with|by|on|against|behind|between|among|near|about)\b",
    re.IGNORECASE,
)
_MODIFIES = re.compile(r"[’']s?[ \xa0]\w|[ \xa0-](?!(?:and|or|who|of|from)\b)[a-z]")
_MODIFIES_AS_GROUP = re.compile(r"[’']s? ?\w|[ \xa0-](?!(?:who|which|that)\b)")
_AND_OTHERS = re.compile(r",? (?:and|or|along with|as well as) (?!who\b)[a-z]")
_AND_NAME = re.compile(r",? (?:(?:and|or) )?(?:[A-Z][\w.]* |former |then-)*")


def described_subjects(discourse: Discourse) -> Iterator[Span]:
    """Descriptions that begin a sentence as its subject: "The governor has been silent"."""
    text = discourse.text
    for nominal in discourse.nominals:
        start, end = nominal.phrase
        opens = text.startswith(_BEGINS_SUBJECT, start) and nominal.place == "subject"
        is_unnamed = opens and not discourse.named_within(start, end)
        if is_unnamed and is_role(text[slice(*nominal.head)]):
            yield nominal.phrase


def described(
    discourse: Discourse, attention: Attention, mention: Span, spoken_of: Sequence[Entity]
) -> Entity | None:
    """The person whom a definite description fits, by the roles printed with the names.

    Failing that, an epithet ("the billionaire") goes to the one who is clearly in focus.
    """
    description = _Description(discourse.text[slice(*mention)])
    if not description.is_of_person:
        return None
    if fitting := _fitting(discourse, attention, mention.start, description):
        return _best(attention, fitting)
    for entity in attention.recent():
        if not entity.named and description.noun in entity.roles.words:
            return entity
    return _by_epithet(discourse, attention, mention, description, spoken_of)


class _Description:
    """A description taken apart.

    `noun` is what it says somebody is and `narrower` are the words that narrow it, `proper` the
    names among them, in lower case, parties left out. `is_owned` where it is somebody's: "her
    lawyer", "the wife".
    """

    def __init__(self, phrase: str) -> None:
        self.noun, self.narrower = role_noun(phrase)
        self.gender = noun_gender(phrase)
        self.is_of_person = bool(self.noun) and (is_role(self.noun) or is_role(phrase.split()[-1]))
        names = {word.lower() for word in re.findall(r"[A-Z][\w.]+", phrase[1:])}
        self.proper = (names & self.narrower) - DEMOCRATS - REPUBLICANS
        self.is_owned = is_kin(self.noun) or bool(_OWNED.match(phrase.lower()))

    def may_be_of(self, entity: Entity) -> bool:
        """False if the gender or the party is another."""
        if entity.roles.other_party(self.noun, self.narrower):
            return False
        return not self.gender or entity.gender() in (self.gender, None)


def _fitting(
    discourse: Discourse, attention: Attention, at: int, description: _Description
) -> list[tuple[float, Entity]]:
    """Those named before whose printed roles fit a description, and how well."""
    fitting = []
    for entity in discourse.by_role.get(description.noun, ()):
        if entity.first_seen > at:
            break
        if not (entity.roles.knows(description.proper) and description.may_be_of(entity)):
            continue
        loosely = not description.is_owned
        fit = entity.roles.fit(description.noun, description.narrower, loosely=loosely)
        if fit > 0:
            since = attention.since(entity)
            lately = 0.5 * (since < WEIGHTS.forgotten_after) + 0.5 * (since < _LATELY)
            fitting.append((fit + lately, entity))
    return fitting


def _best(attention: Attention, fitting: Sequence[tuple[float, Entity]]) -> Entity | None:
    """The one who fits best; of several who fit about as well, who is clearly in focus."""
    best = max(fit for fit, _ in fitting)
    close = [entity for fit, entity in fitting if fit >= best - 0.5]
    if len(close) == 1:
        return close[0]
    return leader(((attention.of(entity), entity) for entity in close), WEIGHTS.lead_in_role)


def _by_epithet(
    discourse: Discourse,
    attention: Attention,
    mention: Span,
    description: _Description,
    spoken_of: Sequence[Entity],
) -> Entity | None:
    """Who is in focus, where a description is no more than another word for them."""
    if description.is_owned or not is_epithet(description.noun):
        return None
    first = _in_focus(discourse, attention, mention, description)
    if not first or first in spoken_of or attention.of(first) < WEIGHTS.faintest_epithet:
        return None
    other = first.roles.other_office(description.noun, description.narrower)
    return None if other else first


def _in_focus(
    discourse: Discourse, attention: Attention, mention: Span, description: _Description
) -> Entity | None:
    """The person in focus whom a description may mean; beside a quotation a small lead will do."""
    text = discourse.text
    # "The French president" is not the one whom the article calls president, and no more.
    foreign = any(
        name.label == "NORP" and text[slice(*name.span)].lower() in description.proper
        for name in discourse.groups_within(*mention)
    )
    beside_quotation = _AFTER_QUOTATION.search(text[max(0, mention.start - 12) : mention.start])
    return leader(
        (
            (attention.of(entity), entity)
            for entity in attention.recent()
            if entity.named
            and description.may_be_of(entity)
            and not (foreign and description.noun in entity.roles.words)
        ),
        WEIGHTS.lead if beside_quotation else WEIGHTS.lead_of_epithet,
    )


def is_definite(phrase: str) -> bool:
    """True if a description is of somebody known: "the senator", "his aide", "Alba’s mayor"."""
    return phrase.split()[0].lower() in DEFINITE or bool(re.match(r"\w+[’']s ", phrase))


def heads(
    text: str, mention: Span, inside: Sequence[PersonMention]
) -> tuple[list[PersonMention], bool]:
    """The names that a mention is about, not the one in "a spokesman for Mr. Frost"; and
    True if it adds others who are not named."""
    for number, name in enumerate(inside):
        before = _OFFICE_OF.sub("", text[mention.start : name.start])
        after = text[name.end : mention.end]
        apposed = "," in before[: lead(before, len(before), 0)][-3:]
        if not apposed and _PREPOSITION.search(before):
            return [], False
        if _AND_OTHERS.match(after):
            return [name], True
        if _MODIFIES.match(after):
            continue
        found = [name]
        for other in inside[number + 1 :]:
            if _AND_NAME.fullmatch(text, found[-1].end, other.start):
                found.append(other)
        return found, False
    return [], False


def named_group(discourse: Discourse, mention: Span) -> Speaker | None:
    """The group or institution whose name is what the mention is about, if there is one."""
    text = discourse.text
    for name in discourse.groups_within(*mention)[:1]:
        start, end = name.span
        before, after = text[mention.start : start], text[end : mention.end]
        quantified = set(before.lower().split()) & (PLURAL_DETERMINERS | INDEFINITE)
        if quantified or _PREPOSITION.search(before) or _AND_OTHERS.match(after):
            return None
        if _MODIFIES_AS_GROUP.match(after):
            phrase = text[slice(*mention)]
            if role_noun(phrase.split(",")[0])[0] not in GROUP_NOUNS:
                return None
            return Speaker(without_article(phrase), "group", None, True)
        printed = without_possessive(without_article(text[start:end]))
        return Speaker(printed, "group", None, True) if printed.strip() else None
    return None


def unnamed(phrase: str) -> Speaker | None:
    """What the article calls a speaker who has no name in it."""
    words = [without_possessive(word) for word in re.findall(r"[\w’'-]+", phrase.lower())]
    if not words:
        return None
    noun, _ = role_noun(phrase)
    plural = words[0] in PLURAL_DETERMINERS or noun in CROWDS
    plural = plural or (noun.endswith("s") and not noun.endswith(("ss", "us", "is")))
    single = words[0] in ("a", "an", "one", "every", "each")
    group = noun in GROUP_NOUNS or (plural and not single)
    return Speaker(" ".join(phrase.split()), "group" if group else "unknown")


def is_short(phrase: str) -> bool:
    """True if words may be a group's name rather than a description of it."""
    return phrase.count(" ") < _LONGEST_NAME and "," not in phrase
