"""The discourse model: an article taken apart into what tells who speaks in it."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from index.english.function_words import GENDERED
from index.english.names import Name
from index.english.roles import COMPANY_NOUNS, is_group
from index.english.words import any_of, words_of
from index.people.entities import Entity, learn_roles
from index.people.mentions import PersonMention, overlaps, person_mentions
from index.people.outline import Nominal, Outline, outlined
from index.span import Span

_GROUP_LABELS = words_of("ORG NORP GPE FAC PRODUCT WORK_OF_ART LOC")
_HE_OR_SHE = re.compile(rf"\b(?:{any_of(GENDERED)})\b", re.IGNORECASE)


class Spans:
    """Spans in order, those that overlap joined, to ask which of them holds an offset."""

    def __init__(self, spans: Iterable[Span]) -> None:
        joined: list[Span] = []
        for start, end in sorted(spans):
            if joined and start < joined[-1].end:
                joined[-1] = Span(joined[-1].start, max(end, joined[-1].end))
            else:
                joined.append(Span(start, end))
        self._spans, self._starts = joined, [start for start, _ in joined]

    def holding(self, at: int) -> Span | None:
        """The span that holds an offset, None where none does."""
        found = bisect_right(self._starts, at) - 1
        return self._spans[found] if found >= 0 and at < self._spans[found].end else None


@dataclass(frozen=True)
class Discourse:
    """An article as its reader takes it in: who is named where, in which sentence.

    `named` are the places that name a person and `groups` the names of groups, both in order;
    `by_role` are the people by the nouns of the descriptions that may mean them. `reported` is
    what somebody is said to say.
    """

    text: str
    outlines: Sequence[Outline]
    named: Sequence[PersonMention]
    groups: Sequence[Name]
    by_role: dict[str, list[Entity]]
    reported: Spans

    @cached_property
    def quotations(self) -> Spans:
        """What stands in quotation marks."""
        return Spans(quotation for outline in self.outlines for quotation in outline.quotations)

    @cached_property
    def _paragraphs(self) -> list[int]:
        return [outline.span.start for outline in self.outlines]

    @cached_property
    def _sentences(self) -> list[int]:
        starts = (sentence.start for outline in self.outlines for sentence in outline.sentences)
        return sorted({0, *self._paragraphs, *starts})

    @cached_property
    def nominals(self) -> list[Nominal]:
        """The nominals of the paragraphs that were parsed, in order."""
        return [nominal for outline in self.outlines for nominal in outline.nominals or ()]

    def named_within(self, start: int, end: int) -> Sequence[PersonMention]:
        """The names of people that start between two offsets."""
        first = bisect_left(self.named, start, key=lambda mention: mention.start)
        return self.named[first : bisect_left(self.named, end, key=lambda mention: mention.start)]

    def entities_within(self, start: int, end: int) -> list[Entity]:
        """The people whose names start between two offsets."""
        return [m.entity for m in self.named_within(start, end) if m.entity]

    def groups_within(self, start: int, end: int) -> Sequence[Name]:
        """The names of groups that start between two offsets."""
        first = bisect_left(self.groups, start, key=lambda name: name.span.start)
        return self.groups[first : bisect_left(self.groups, end, key=lambda name: name.span.start)]

    def nominal(self, span: Span) -> Nominal | None:
        """The last nominal whose head is in a span, the head of a name; None where not parsed."""
        at = bisect_left(self.nominals, span.end, key=lambda nominal: nominal.head.start) - 1
        found = self.nominals[at] if at >= 0 else None
        return found if found and found.head.start >= span.start else None

    def sentence_start(self, at: int) -> int:
        """Where the sentence starts that holds an offset."""
        return self._sentences[bisect_right(self._sentences, at) - 1]

    def time(self, at: int) -> int:
        """Sentences and paragraphs up to an offset: what salience fades with."""
        return bisect_right(self._sentences, at) + bisect_right(self._paragraphs, at)

    def pronouns(self) -> Iterator[Span]:
        """Where the text has "he", "she" and their forms."""
        return (Span(*pronoun.span()) for pronoun in _HE_OR_SHE.finditer(self.text))


def read(
    text: str,
    names: Sequence[Name],
    mentions: Sequence[Span],
    reported: Iterable[Span],
    outlines: Sequence[Outline],
) -> Discourse:
    """The discourse model of an article, with the roles learnt that stand beside its names."""
    named = person_mentions(text, names, mentions)
    by_role: dict[str, list[Entity]] = {}
    people = [mention.span for mention in named]
    groups = [
        name
        for name in names
        if (name.label in _GROUP_LABELS or _ends_as_group(text[slice(*name.span)]))
        and not overlaps(people, name.span)
    ]
    groups.sort(key=lambda name: name.span)
    discourse = Discourse(text, outlined(text, outlines), named, groups, by_role, Spans(reported))
    for mention in named:
        if mention.entity and not discourse.quotations.holding(mention.start):
            learn_roles(text, mention.span, mention.entity)
    for entity in dict.fromkeys(mention.entity for mention in named if mention.entity):
        for noun in entity.roles.related():
            by_role.setdefault(noun, []).append(entity)
    return discourse


def _ends_as_group(name: str) -> bool:
    """True if a name that was taken for a person's ends as those of groups do: "Alba Coal"."""
    *before, last = name.lower().split()
    return bool(before) and (is_group(last) or last in COMPANY_NOUNS)
