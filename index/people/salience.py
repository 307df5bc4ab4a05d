"""Salience: whom a reader has in mind at a place in an article, and how much.

It comes from the place in the sentence and from speaking, and fades from sentence to sentence,
after Lappin and Leass, "An algorithm for pronominal anaphora resolution", Computational
Linguistics 20 (1994).
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from index.english.forms import is_verb_form
from index.english.printed_roles import role_after
from index.english.roles import BEHIND_NAMES, LINKS, lead
from index.people.discourse import Discourse
from index.people.entities import Entity
from index.people.outline import Place
from index.span import Span

_BEFORE_QUOTATION = re.compile(r"[^.\n]{0,60}\.?\n+[“\"]")
_NO_COMPLEMENT_BEHIND = frozenset({"and", "as", "than", "before", "after"})


@dataclass(frozen=True)
class Weights:
    """How much a mention draws the pronouns after it, and how sure an answer must be.

    The order of the places is that of Lappin and Leass (subject 80, object 50, complement of a
    preposition 40; halved with each sentence); the numbers were set by hand on the half of the
    mentions of `benchmarks/people.py` that it calls developed.
    """

    subject: float = 1.0
    object: float = 0.6
    complement: float = 0.4
    possessor: float = 0.35
    opening_possessor: float = 0.5  # "Lund’s plan failed", at the head of a sentence
    modifier: float = 0.2
    quoted: float = 0.05  # named inside a quotation, or by a line that is no sentence
    introduced: float = 1.0  # with a role, right before a quotation
    asker: float = 0.35  # who asks gets an answer: the words after that are not the asker's
    asked: float = 1.0
    pronoun: float = 0.8  # "he" or "she"
    other_pronoun: float = 0.3
    speaking: float = 0.8
    reported: float = 0.5  # of that, inside what somebody else is reported to say
    most: float = 2.2
    fading: float = 0.6  # for each sentence, and again for each paragraph
    forgotten_after: int = 12  # sentences and paragraphs
    most_people: int = 40
    gender_unknown: float = 0.8
    spoken_of: float = 0.4  # who is named in what is said hardly says it
    faintest: float = 0.05
    faintest_epithet: float = 0.2
    # By how much the first must lead the second.
    lead: float = 1.4
    lead_in_role: float = 1.5
    lead_of_epithet: float = 2.0
    lead_to_learn: float = 2.5


WEIGHTS = Weights()


class Attention:
    """Whom a reader has in mind at a place in the article, and how much (their salience)."""

    def __init__(self) -> None:
        self.now = 0
        self._salience: dict[Entity, tuple[float, int]] = {}
        self._recent: dict[Entity, None] = {}

    def move(self, now: int) -> None:
        """Read on to a later time, in sentences and paragraphs."""
        self.now = now

    def of(self, entity: Entity) -> float:
        """The salience of somebody by now, 0 for whom nothing has drawn."""
        salience, then = self._salience.get(entity, (0.0, 0))
        return salience * float(WEIGHTS.fading ** (self.now - then))

    def since(self, entity: Entity) -> int:
        """Sentences and paragraphs since somebody was last mentioned."""
        return self.now - self._salience.get(entity, (0.0, -1000))[1]

    def draw(self, entity: Entity, weight: float) -> None:
        """Let a mention add its weight to somebody's salience."""
        self._salience[entity] = min(self.of(entity) + weight, WEIGHTS.most), self.now
        self._recent.pop(entity, None)
        self._recent[entity] = None
        if len(self._recent) > WEIGHTS.most_people:
            del self._recent[next(iter(self._recent))]

    def recent(self) -> list[Entity]:
        """Who is not forgotten yet, the last mentioned last."""
        return [e for e in self._recent if self.since(e) < WEIGHTS.forgotten_after]

    def antecedent(self, gender: str, spoken_of: Sequence[Entity]) -> Entity | None:
        """The person for whom a pronoun of that gender stands, or None where that is open."""
        scored = []
        for entity in self.recent():
            known = entity.gender()
            if known in (gender, None):
                fit = 1.0 if known else WEIGHTS.gender_unknown
                fit *= WEIGHTS.spoken_of if entity in spoken_of else 1.0
                scored.append((fit * self.of(entity), entity))
        first = leader(scored, WEIGHTS.lead)
        sure = all(entity is first or entity.gender() != gender for _, entity in scored)
        if first and sure and first is leader(scored, WEIGHTS.lead_to_learn):
            first.learn_gender(gender)
        return first


def leader(scored: Iterable[tuple[float, Entity]], ratio: float) -> Entity | None:
    """Who has the highest score, or None where the next is about as good."""
    ranked = sorted(scored, key=lambda pair: -pair[0])
    if not ranked or ranked[0][0] < WEIGHTS.faintest:
        return None
    if len(ranked) > 1 and ranked[0][0] < ratio * ranked[1][0]:
        return None
    return ranked[0][1]


def name_weight(discourse: Discourse, name: Span) -> float:
    """How much a name draws later pronouns, by its place."""
    text, (start, end) = discourse.text, name
    if discourse.quotations.holding(start) or _is_line(text, name):
        return WEIGHTS.quoted
    nominal = discourse.nominal(name)
    if nominal and nominal.verb == "ask":
        return WEIGHTS.asker if nominal.place == "subject" else WEIGHTS.asked
    opens = lead(text, start, discourse.sentence_start(start)) - discourse.sentence_start(start) < 3
    place = nominal.place if nominal else _place_by_words(text, name, opens)
    if place == "possessor":
        return WEIGHTS.opening_possessor if opens else WEIGHTS.possessor
    if place != "subject" and _leads_up(text, start, end):
        return WEIGHTS.introduced
    by_place: dict[Place, float] = {
        "subject": WEIGHTS.subject,
        "object": WEIGHTS.object,
        "complement": WEIGHTS.complement,
        "modifier": WEIGHTS.modifier,
    }
    return by_place[place]


def _is_line(text: str, name: Span) -> bool:
    """True if a name is a whole line: it signs a letter or stands under a picture."""
    before, after = text[name.start - 1 : name.start], text[name.end : name.end + 2]
    return before in ("", "\n") and after in ("", "\n", "\n\n", ".\n")


def _place_by_words(text: str, name: Span, opens: bool) -> Place:
    """What a name is in a sentence that was not parsed, by the words beside it."""
    start, end = name
    if re.match(r"[’']s?\b", text[end : end + 2]):
        return "possessor"
    behind = re.match(r"(?:,? and(?: [A-Z][\w.]*)+)?[ \xa0]([a-z’'-]+)", text[end : end + 80])
    if opens or (behind and (behind[1] in BEHIND_NAMES or is_verb_form(behind[1]))):
        return "subject"
    first = lead(text, start, max(0, start - 70))
    before = re.search(r"([\w’'-]+)[.,]?[\s“\"]*$", text[max(0, first - 20) : first])
    governed = before and before[1].lower() in LINKS - _NO_COMPLEMENT_BEHIND
    return "complement" if governed else "object"


def _leads_up(text: str, start: int, end: int) -> bool:
    """True if a full name with a role behind it ends a paragraph that a quotation follows: "…
    which worries Per Lund, head of the choir."."""
    role = role_after(text, end) if " " in text[start:end] else None
    return bool(role and _BEFORE_QUOTATION.match(text, text.index(role, end) + len(role)))
