"""Descriptions: whom "the senator", "the Frost campaign" or "a spokesman" means."""

import re
from collections.abc import Iterator, Sequence, Set

from index.english.function_words import DEFINITE, INDEFINITE
from index.english.names import without_possessive
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
from index.people.pronouns import without_article
from index.people.salience import WEIGHTS, Attention, leader
from index.span import Span

_LONGEST_NAME = 6  # words in the name of a group
_LATELY = 4  # sentences and paragraphs
_BEGINS_SUBJECT = ("The ", "A ", "An ", "One ", "Another ")
_AFTER_QUOTATION = re.compile(r"(?:[”\"]|'')\s*(?:said |says |added )?$")
_OFFICE_OF = re.compile(
    r"(?:\b[A-Z]\w* of (?:the )?(?:[A-Z]\w+ ?)+|\b(?:secretary|chief|attorney general) of [\w ]+)$"
)
_PREPOSITION = re.compile(
    r"\b(?:of|for|from|at|in|to|with|by|on|against|behind|between|among|near|about)\b"
)
_MODIFIES = re.compile(r"[’']s?[ \xa0]\w|[ \xa0-](?!(?:and|or|who|of|from)\b)[a-z]")
_MODIFIES_AS_GROUP = re.compile(r"[’']s? ?\w|[ \xa0-](?!(?:who|which|that)\b)")
_AND_OTHERS = re.compile(r",? (?:and|or|along with|as well as) (?!who\b)[a-z]")
_AND_NAME = re.compile(r",? (?:(?:and|or) )?(?:[A-Z][\w.]* |former |then-)*")


def described_subjects(discourse: Discourse) -> Iterator[Span]:
    """Descriptions that begin a sentence as its subject: "The governor has been silent"."""
    text = discourse.text
    for nominal in discourse.nominals():
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
    phrase = discourse.text[slice(*mention)]
    noun, narrower = role_noun(phrase)
    if not noun or not (is_role(noun) or is_role(phrase.split()[-1])):
        return None
    owned = is_kin(noun) or bool(re.match(r"(?:his|her|their)\b|.*[’']s?\b", phrase.lower()))
    fitting = _fitting(discourse, attention, mention, loosely=not owned)
    if fitting:
        best = max(fit for fit, _ in fitting)
        close = [entity for fit, entity in fitting if fit >= best - 0.5]
        if len(close) == 1:
            return close[0]
        return leader(((attention.of(e), e) for e in close), WEIGHTS.lead_in_role)
    for stranger in attention.recent():
        if not stranger.named and noun in stranger.roles.words:
            return stranger
    if owned or not is_epithet(noun):
        return None
    first = _in_focus(discourse, attention, mention)
    if not first or first in spoken_of or attention.of(first) < WEIGHTS.faintest_epithet:
        return None
    return None if first.roles.other_office(noun, narrower) else first


def _fitting(
    discourse: Discourse, attention: Attention, mention: Span, *, loosely: bool
) -> list[tuple[float, Entity]]:
    """Those named before whose printed roles fit a description, and how well."""
    phrase = discourse.text[slice(*mention)]
    noun, narrower = role_noun(phrase)
    gender, proper = noun_gender(phrase), _proper(phrase, narrower)
    fitting = []
    for entity in discourse.by_role.get(noun, ()):
        if entity.first_seen > mention.start:
            break
        if not entity.roles.knows(proper) or entity.roles.other_party(noun, narrower):
            continue
        fit = entity.roles.fit(noun, narrower, loosely=loosely)
        if fit > 0 and (not gender or entity.gender() in (gender, None)):
            since = attention.since(entity)
            lately = 0.5 * (since < WEIGHTS.forgotten_after) + 0.5 * (since < _LATELY)
            fitting.append((fit + lately, entity))
    return fitting


def _in_focus(discourse: Discourse, attention: Attention, mention: Span) -> Entity | None:
    """The person in focus whom a description may mean; beside a quotation a small lead will do."""
    text = discourse.text
    phrase = text[slice(*mention)]
    noun, narrower = role_noun(phrase)
    gender, proper = noun_gender(phrase), _proper(phrase, narrower)
    # "The French president" is not the one whom the article calls president, and no more.
    foreign = any(
        name.label == "NORP" and text[slice(*name.span)].lower() in proper
        for name in discourse.groups_within(*mention)
    )
    beside_quotation = _AFTER_QUOTATION.search(text[max(0, mention.start - 12) : mention.start])
    return leader(
        (
            (attention.of(entity), entity)
            for entity in attention.recent()
            if entity.named
            and (not gender or entity.gender() in (gender, None))
            and not (foreign and noun in entity.roles.words)
            and not entity.roles.other_party(noun, narrower)
        ),
        WEIGHTS.lead if beside_quotation else WEIGHTS.lead_of_epithet,
    )


def _proper(phrase: str, narrower: Set[str]) -> Set[str]:
    """The names among the words that narrow a description, in lower case, parties left out."""
    names = {word.lower() for word in re.findall(r"[A-Z][\w.]+", phrase[1:])}
    return (names & narrower) - DEMOCRATS - REPUBLICANS


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
