"""Resolution: who a name, a pronoun or a description in an article stands for.

A pronoun is given to the most salient person before it that fits (`salience`). A description is
given to the person whom the article describes so elsewhere. Nothing is guessed: where two persons
fit about as well, the answer is silence.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import NamedTuple

from index.english.function_words import GENDERED, PRONOUNS, RELATIVES
from index.english.names import Name, without_article
from index.english.printed_roles import role_after, role_before, told_role
from index.english.roles import GROUP_NOUNS, is_role, noun_gender, role_noun
from index.people.descriptions import (
    described,
    described_subjects,
    heads,
    is_definite,
    is_short,
    named_group,
    unnamed,
)
from index.people.discourse import Discourse, read
from index.people.entities import Entity
from index.people.mentions import PersonMention
from index.people.outline import Outline
from index.people.person import Speaker
from index.people.pronouns import (
    gender_of,
    in_clause,
    meant_by,
    relative,
)
from index.people.salience import WEIGHTS, Attention, name_weight
from index.people.tidy import tidy
from index.rules import Rule, Rules, first
from index.span import Span

_NOT_SOMEBODY = (PRONOUNS | {"both", "self"}) - GENDERED - RELATIVES
_LONGEST_LEAD = 60  # characters by which a name may begin before the mention that it ends in
_AND_ITS = re.compile(r"\band (?:his|her|its|their|others?)\b")
_HUMAN = re.compile(
    r"(?<!lett)(?<!pap)(?<!numb)(?<!bann)(?<!chapt)(?<!filt)(?<!ord)(?:er|or|ee|ist|ian|gate|man)$"
)


class Resolved(NamedTuple):
    """Who a mention is, and which person of the article, if it is one."""

    speaker: Speaker | None = None
    entity: Entity | None = None


def resolve(
    text: str,
    names: Sequence[Name],
    mentions: Sequence[Span],
    contents: Sequence[Sequence[Span]] | None = None,
    outlines: Sequence[Outline] = (),
) -> list[Speaker | None]:
    """The speaker that each mention stands for, in the order of the mentions; None: unresolved.

    `names` are the article's named entities and `mentions` the words that name the speakers of
    its statements: a name, a pronoun or a description. `contents`, where known, are the spans
    of what each of them says, as many as there are mentions; ValueError otherwise. `outlines` are
    the paragraphs as far as they are known, in order; the others are read word by word.
    """
    if contents is not None and len(contents) != len(mentions):
        raise ValueError(f"{len(mentions)} mentions, but {len(contents)} contents")
    said = contents or [()] * len(mentions)
    reported = [span for spans in said for span in spans]
    discourse = read(text, names, mentions, reported, outlines)
    # The first walk only learns people's genders from pronouns, for the second.
    _walk(discourse, mentions, said)
    return _walk(discourse, mentions, said)


def _walk(
    discourse: Discourse, mentions: Sequence[Span], contents: Sequence[Sequence[Span]]
) -> list[Speaker | None]:
    """Read the article from its start, keeping in mind who was mentioned, and answer."""
    attention = Attention()
    speakers: list[Speaker | None] = [None] * len(mentions)
    for span, event in sorted(_events(discourse, mentions), key=lambda event: event[0].start):
        attention.move(discourse.time(span.start))
        if isinstance(event, int):
            asked = Asked(discourse, attention, span, contents[event])
            speakers[event], entity = _who(asked)
            if entity and not discourse.quotations.holding(span.start):
                attention.draw(entity, _speaking_weight(discourse, span))
            continue
        strength = WEIGHTS.reported if discourse.reported.holding(span.start) else 1.0
        entity, weight = event(discourse, attention, span)
        if entity:
            attention.draw(entity, weight * strength)
    return speakers


Drawn = tuple[Entity | None, float]
"""Somebody who comes into focus, and how much."""


def _events(
    discourse: Discourse, mentions: Sequence[Span]
) -> Iterator[tuple[Span, int | Callable[[Discourse, Attention, Span], Drawn]]]:
    """What a reader comes across: names, pronouns, descriptions, and the mentions by number."""
    asked = {start for start, _ in mentions}
    for name in discourse.named:
        if name.entity:
            yield name.span, partial(_by_name, name.entity)
    for pronoun in discourse.pronouns():
        if pronoun.start not in asked:
            yield pronoun, _by_pronoun
    for phrase in described_subjects(discourse):
        if phrase.start not in asked:
            yield phrase, _by_description
    yield from ((mention, number) for number, mention in enumerate(mentions))


def _by_name(entity: Entity, discourse: Discourse, attention: Attention, span: Span) -> Drawn:
    return entity, name_weight(discourse, span)


def _by_pronoun(discourse: Discourse, attention: Attention, span: Span) -> Drawn:
    word = discourse.text[slice(*span)].lower()
    if discourse.quotations.holding(span.start):
        return None, 0.0
    others = in_clause(discourse, span.end)
    weight = WEIGHTS.pronoun if word in ("he", "she") else WEIGHTS.other_pronoun
    return attention.antecedent(gender_of(word), others), weight


def _by_description(discourse: Discourse, attention: Attention, span: Span) -> Drawn:
    return _who(Asked(discourse, attention, span, ())).entity, WEIGHTS.subject


def _speaking_weight(discourse: Discourse, mention: Span) -> float:
    """How much a mention that names a speaker draws later pronouns, besides its own name."""
    if discourse.text[slice(*mention)].lower() in RELATIVES:
        return WEIGHTS.other_pronoun
    asks = discourse.text.startswith(" asked", mention.end)
    speaking = 0.0 if asks else WEIGHTS.speaking
    return speaking if discourse.named_within(*mention) else WEIGHTS.subject + speaking


@dataclass(frozen=True)
class Asked:
    """A mention, the place where it stands, and what its speaker says."""

    discourse: Discourse
    attention: Attention
    mention: Span
    content: Sequence[Span]

    @cached_property
    def phrase(self) -> str:
        return self.discourse.text[slice(*self.mention)]

    @cached_property
    def word(self) -> str:
        return self.phrase.lower()

    @cached_property
    def spoken_of(self) -> list[Entity]:
        """The people named in what the speaker says; they are hardly the speaker."""
        return [e for span in self.content for e in self.discourse.entities_within(*span)]

    @cached_property
    def inside(self) -> list[PersonMention]:
        """The names of people in the mention, and one that goes on into it."""
        earliest = self.mention.start - _LONGEST_LEAD
        named = self.discourse.named_within(earliest, self.mention.end)
        return [name for name in named if name.end > self.mention.start]


def _who(asked: Asked) -> Resolved:
    return first(SPEAKER_RULES, asked) or Resolved()


def _gendered(asked: Asked) -> Resolved | None:
    if asked.word not in GENDERED:
        return None
    found = meant_by(asked.discourse, asked.attention, asked.mention, asked.spoken_of)
    return Resolved(_person(found), found)


def _relative(asked: Asked) -> Resolved | None:
    if asked.word not in RELATIVES:
        return None
    found = relative(asked.discourse, asked.mention.start)
    return Resolved(_person(found), found) if isinstance(found, Entity) else Resolved(found)


def _other_pronoun(asked: Asked) -> Resolved | None:
    return Resolved() if asked.word in _NOT_SOMEBODY or not asked.word.strip() else None


def _names(asked: Asked) -> Resolved | None:
    found, others = heads(asked.discourse.text, asked.mention, asked.inside)
    if not others and len(found) < 2:
        return None
    name = " ".join(asked.phrase.split())
    return Resolved(Speaker(name, "group", None, not others and is_short(name)))


def _name(asked: Asked) -> Resolved | None:
    found, others = heads(asked.discourse.text, asked.mention, asked.inside)
    if others or len(found) != 1:
        return None
    [head], text = found, asked.discourse.text
    role = role_before(text, head.start) or role_after(text, head.end)
    if not head.entity:
        told = role and told_role(role)
        return Resolved(Speaker(text[head.start : head.end], "person", told))
    return Resolved(_person(head.entity, role), head.entity)


def _named_after_somebody(asked: Asked) -> Resolved | None:
    if not asked.inside or role_noun(asked.phrase)[0] not in GROUP_NOUNS:
        return None
    name = without_article(asked.phrase)
    return Resolved(Speaker(name, "group", None, is_short(asked.phrase)))


def _and_its(asked: Asked) -> Resolved | None:
    if not _AND_ITS.search(asked.word):
        return None
    return Resolved(Speaker(" ".join(asked.phrase.split()), "group"))


def _description(asked: Asked) -> Resolved | None:
    if not is_definite(asked.phrase) or asked.discourse.quotations.holding(asked.mention.start):
        return None
    found = described(asked.discourse, asked.attention, asked.mention, asked.spoken_of)
    return Resolved(_person(found), found) if found else None


def _group(asked: Asked) -> Resolved | None:
    group = named_group(asked.discourse, asked.mention)
    return Resolved(group) if group else None


def _stranger(asked: Asked) -> Resolved | None:
    """A person without a name, whom pronouns may mean all the same."""
    speaker, noun = unnamed(asked.phrase), role_noun(asked.phrase)[0]
    if not speaker or speaker.kind != "unknown" or not (is_role(noun) or _HUMAN.search(noun)):
        return None
    stranger = Entity((), speaker.name, asked.mention.start, named=False)
    stranger.roles.add(speaker.name)
    if gender := noun_gender(speaker.name):
        stranger.genders[gender] += 3
    return Resolved(speaker, stranger)


def _unnamed(asked: Asked) -> Resolved | None:
    return Resolved(unnamed(asked.phrase))


SPEAKER_RULES: Rules[Callable[[Asked], Resolved | None]] = Rules(
    Rule("he or she", "Peter Frost left. {He} said no. = Peter Frost", _gendered),
    Rule("relative pronoun", "It was Peter Frost, {who} said no. = Peter Frost", _relative),
    Rule("other pronoun", "Peter Frost left. {It} said no. = nobody", _other_pronoun),
    Rule("names", "{Peter Frost and Laura Stone} said no. = Peter Frost and Laura Stone", _names),
    Rule("name", "Peter Frost left. {Mr. Frost} said no. = Peter Frost", _name),
    Rule(
        "group named after somebody",
        "Peter Frost left. {The Frost campaign} said no. = Frost campaign",
        _named_after_somebody,
    ),
    Rule(
        "somebody and others",
        "{The mayor and her aides} said no. = The mayor and her aides",
        _and_its,
    ),
    Rule(
        "description", "Sen. Peter Frost left. {The senator} said no. = Peter Frost", _description
    ),
    Rule("name of a group", "{The White House} said no. = White House", _group),
    Rule("stranger", "{A delegate} said no. = A delegate", _stranger),
    Rule("words", "{Many polls} said no. = Many polls", _unnamed),
)
"""Who a mention in braces is: the first rule that knows tells."""


def _person(entity: Entity | None, role: str | None = None) -> Speaker | None:
    if not entity:
        return None
    if not entity.named:
        return Speaker(entity.name, "unknown")
    printed = [role, *entity.roles.printed] if role else entity.roles.printed
    told = next(filter(None, map(told_role, printed)), None)
    return tidy(Speaker(entity.name, "person", told, True))
