"""Gaps: which words may be left out between two that are kept."""

from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from assistant.llm.operators import OPENERS, TURNING
from assistant.llm.words import AUXILIARIES, CONJUNCTIONS, PREPOSITIONS, Word
from index.english.function_words import (
    BE,
    FINITE_BE,
    FINITE_HAVE,
    POSSESSIVES,
    RELATIVES,
    SUBJECT_PRONOUNS,
    TIMES_OF_DAY,
    WEEKDAYS,
)  # fmt: skip
from index.english.words import words_of
from index.rules import Rule, Rules, first

CLAUSE_OPENERS = RELATIVES | {"where"}
DAYS = frozenset(WEEKDAYS) | {"yesterday", "tomorrow"}
HARMLESS = words_of(
    "yesterday today tonight now just actually really truly "
    "very eventually recently also however meanwhile therefore"
)
CLAUSE_SUBJECTS = SUBJECT_PRONOUNS - {"it"}
SPANS = words_of(
    "second seconds minute minutes hour hours day days week weeks month months year years decade "
    "decades century centuries moment moments shortly soon long just"
)
# Of these, what follows "of" tells more than they do.
PARTS = words_of(
    "hundreds thousands millions billions dozens scores lot lots number part third quarter "
    "majority minority one kind sort piece risk threat loss end copy replica statue picture image "
    "model hundred thousand million billion dozen percent pair group bunch"
)
_WITHIN = 4  # words that may be left out between a noun and what goes before


@dataclass(frozen=True)
class Gap:
    """What a claim leaves out of its evidence between the words at two places.

    `word` is the claim's for the second place; `narrowed` is true if one before them is about
    all that comes ("no", "first"). Of the evidence, `left_out` are the words in the gap, `first`
    is the first of them, and `before` and `behind` stand at the two places.
    """

    evidence: Sequence[Word]
    last: int
    place: int
    word: Word
    narrowed: bool

    @cached_property
    def left_out(self) -> Sequence[Word]:
        return self.evidence[self.last + 1 : self.place]

    @property
    def first(self) -> Word:
        return self.left_out[0]

    @property
    def before(self) -> Word:
        return self.evidence[self.last]

    @property
    def behind(self) -> Word:
        return self.evidence[self.place]

    @cached_property
    def marked(self) -> bool:
        """True if a mark stands in the gap or at its end."""
        return any(word.mark for word in (*self.left_out, self.behind))

    @property
    def plain(self) -> bool:
        """True if no mark stands there in the evidence or in the claim, and nothing is narrowed."""
        return not (self.narrowed or self.marked or self.word.mark)


def may_follow(gap: Gap) -> bool:
    """True if what stands in a gap may be left out."""
    return first(FOLLOWING, gap) is True


def _only_determiners(gap: Gap) -> bool | None:
    if not all(word.determines for word in gap.left_out):
        return None
    behind = gap.behind
    lighter = behind.mark == "-" or behind.key in PREPOSITIONS | CONJUNCTIONS
    return gap.marked == bool(gap.word.mark) or (gap.marked and lighter)


def _hyphen(gap: Gap) -> bool | None:
    return False if gap.first.joined or gap.behind.joined else None


def _of_number(gap: Gap) -> bool | None:
    return False if cuts_number(gap.before, gap.left_out) else None


def _agent(gap: Gap) -> bool | None:
    return False if turns_voice(gap.evidence, gap.last, gap.first) else None


def _pronoun_of_clause(gap: Gap) -> bool | None:
    alone = gap.first.mark and len(gap.left_out) == 1 and not gap.word.mark
    if not alone or gap.first.key not in ("who", "which"):
        return None
    return not gap.narrowed and not any(word.functions for word in gap.evidence[: gap.last])


def _relative_clause(gap: Gap) -> bool | None:
    if not gap.first.mark or not gap.behind.mark or gap.first.key not in CLAUSE_OPENERS:
        return None
    return (gap.behind.functions and gap.behind.key not in CONJUNCTIONS) or gap.behind.acts


def _first_of_two_auxiliaries(gap: Gap) -> bool | None:
    joint = gap.left_out[-1].key in ("and", "but")
    helps = gap.first.key in FINITE_BE | FINITE_HAVE
    if not (joint and helps and gap.behind.key in AUXILIARIES):
        return None
    told = [word for word in gap.left_out[1:-1] if word.key != "not"]
    subject = not gap.before.functions or gap.before.key in CLAUSE_SUBJECTS
    return gap.plain and subject and not any(word.operates for word in told)


def _first_of_two_verbs(gap: Gap) -> bool | None:
    if not gap.first.past or gap.left_out[-1].key != "and" or not gap.behind.past:
        return None
    told = gap.left_out[1:-1]
    passive = gap.left_out[1].key == "by"
    whole = not any(word.operates or word.acts for word in told)
    return gap.plain and not gap.before.functions and not passive and whole


def _that_was(gap: Gap) -> bool | None:
    pronoun = len(gap.left_out) == 2 and gap.first.key in CLAUSE_OPENERS
    if not pronoun or gap.left_out[1].key not in BE:
        return None
    return not gap.marked and not gap.word.mark and gap.behind.participle


def _between_marks(gap: Gap) -> bool | None:
    if not gap.first.mark or not gap.behind.mark:
        return None
    turns = any(word.key in TURNING or word.says for word in gap.left_out)
    return not turns and gap.first.key not in CONJUNCTIONS


def _operator(gap: Gap) -> bool | None:
    return False if any(word.operates for word in gap.left_out) else None


def _other_marks(gap: Gap) -> bool | None:
    inner = any(word.mark for word in (*gap.left_out[1:], gap.behind))
    return False if inner or bool(gap.first.mark) != bool(gap.word.mark) else None


def _narrowed(gap: Gap) -> bool | None:
    if not gap.narrowed:
        return None
    return all(word.determines or word.key in HARMLESS for word in gap.left_out)


def _asides(gap: Gap) -> bool | None:
    return True if all(map(is_aside, gap.left_out)) else None


def _last_week(gap: Gap) -> bool | None:
    span = gap.first.key in ("last", "this", "next") and _is_one(gap.left_out[1:], SPANS)
    return True if span else None


def _time_of_day(gap: Gap) -> bool | None:
    return True if gap.before.key in DAYS and _is_one(gap.left_out, TIMES_OF_DAY) else None


def _phrase(gap: Gap) -> bool | None:
    if gap.first.key not in PREPOSITIONS:
        return None
    return not gap.before.functions and _is_phrase(gap.left_out, gap.before, gap.behind)


def _modifiers(gap: Gap) -> bool | None:
    if len(gap.left_out) > _WITHIN or gap.behind.functions:
        return False
    if gap.before.key in CONJUNCTIONS or gap.before.key in OPENERS:
        return False
    opens = (
        not gap.before.functions
        or gap.before.key in PREPOSITIONS | POSSESSIVES
        or gap.first.determines
    )
    return opens and all(
        word.modifies for word in gap.left_out if not _describes(word, gap.left_out)
    )


FOLLOWING: Rules[Callable[[Gap], bool | None]] = Rules(
    Rule("articles", "Lund sold [the] mill.", _only_determiners, "Lund ate{,} mill hands slept."),
    Rule("hyphen", "Lund sold harbour{-side} mills.", _hyphen, "Lund sold [harbour] mills."),
    Rule("number", "Lund won 3 {gold} medals.", _of_number, "Lund won [gold] medals."),
    Rule(
        "agent", "The guard shot {by Lund} died.", _agent, "The guard was shot [by Lund] in Oslo."
    ),
    Rule(
        "pronoun of a clause",
        "Lund[, who] sued Carter, fled.",
        _pronoun_of_clause,
        "The wife of Lund{, who} sued Carter, fled.",
    ),
    Rule(
        "relative clause",
        "Carter[, who replaced Lund,] resigned.",
        _relative_clause,
        "Carter{, who replaced Lund,} mayor of Alba, resigned.",
    ),
    Rule(
        "first of two auxiliaries",
        "Lund [was ill but] will fight.",
        _first_of_two_auxiliaries,
        "Lund {was accused but} will fight.",
    ),
    Rule(
        "first of two verbs",
        "The dam [broke and] flooded 40 houses.",
        _first_of_two_verbs,
        "The guard {shot by Lund and} died.",
    ),
    Rule(
        "that was", "The dam [that was] repaired held.", _that_was, "The dam {that was} old held."
    ),
    Rule(
        "between marks",
        "Lund[, a former teacher,] resigned.",
        _between_marks,
        "Lund{, if elected,} will resign.",
    ),
    Rule("operator", "Lund {almost} fell.", _operator, "Lund [suddenly] fell."),
    Rule("other marks", "Lund sold{: barns} mills.", _other_marks, "Lund sold [old] mills."),
    Rule("narrowed", "No ship {from Oslo} sank.", _narrowed, "No ship [today] sank."),
    Rule("asides", "Lund [really] fell.", _asides, "Lund {hardly} fell."),
    Rule("last week", "Lund fell [last week] in Oslo.", _last_week),
    Rule("time of day", "On Monday [night] Lund fled.", _time_of_day),
    Rule(
        "phrase",
        "The mayor [of Alba] resigned.",
        _phrase,
        "Hundreds {of ships} sank.",
    ),
    Rule("modifiers", "Lund sold the [old] mill.", _modifiers, "Lund sold the {mill of} Carter."),
)
"""What may be left out between two words; the first rule that has an answer decides."""


def _is_one(words: Sequence[Word], of: Container[str]) -> bool:
    return len(words) == 1 and words[0].key in of


def is_aside(word: Word) -> bool:
    """True if a word may be left out wherever it stands."""
    adverb = word.key.endswith("ly") and not word.operates and not word.acts
    return word.determines or adverb or word.key in HARMLESS or word.key.endswith("self")


def _describes(word: Word, left_out: Sequence[Word]) -> bool:
    """True for a participle that opens the description of a noun."""
    opens = [other for other in left_out if not other.determines][:1] == [word]
    return opens and word.participle and not word.operates


def _is_phrase(words: Sequence[Word], before: Word, behind: Word) -> bool:
    """True for one prepositional phrase, or several, that end where they may."""
    if words[0].key == "of" and before.key in PARTS:
        return False
    last = words[-1]
    ends = not last.functions and not last.determines and (behind.functions or behind.acts)
    return ends and all(_goes_on(one, other) for one, other in pairwise(words))


def _goes_on(one: Word, other: Word) -> bool:
    """True if the second of two words may stand behind the first in a prepositional phrase."""
    if other.determines:
        return one.key in PREPOSITIONS
    return other.key in PREPOSITIONS or not (other.functions or other.acts)


def turns_voice(evidence: Sequence[Word], place: int, behind: Word) -> bool:
    """True if somebody acts where it is left out by whom: "the guard shot", of "the guard shot by
    Lund"."""
    passive = place > 0 and evidence[place - 1].key in BE
    return behind.key == "by" and evidence[place].acts and not passive


def cuts_number(word: Word, rest: Sequence[Word]) -> bool:
    """True if what belongs to a number is left out behind it: "of" what it counts, its unit, the
    other number of two."""
    if not word.counts or rest[0].mark:
        return False
    ends = rest[0].functions and rest[0].key not in ("of", "to", "or")
    return not ends or any(other.counts for other in rest[1:2])
