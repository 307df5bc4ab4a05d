"""Endings: which words of a sentence may be left out behind the last that is kept."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from assistant.llm.gaps import (
    CLAUSE_OPENERS,
    CLAUSE_SUBJECTS,
    DAYS,
    PARTS,
    SPANS,
    cuts_number,
    is_aside,
    turns_voice,
)  # fmt: skip
from assistant.llm.operators import OPENERS, TURNING
from assistant.llm.words import AUXILIARIES, PREPOSITIONS, Word
from index.english.function_words import NEGATIONS, TIMES_OF_DAY
from index.english.words import words_of
from index.rules import Rule, Rules, first
from index.statements.cues import WORDS as CUES

_TIMES = words_of("before after since")
_BOUNDS = words_of("under over above below beneath between from by")
_GOING_ON = words_of("and but while although though because despite following including")
# By what a sentence goes on, and what may then take back all of it.
_COORDINATING = words_of("and but while")
_LIMITS = words_of("not never without if or only")
_DENYING = NEGATIONS | words_of("without if or only")
_AHEAD = 5  # words of a sentence that may take back the one before it


@dataclass(frozen=True)
class Ending:
    """What a claim leaves out of its evidence behind its last `word`, which stands at a place:
    the `tail`, which begins with `first` and `then`."""

    evidence: Sequence[Word]
    place: int
    claim: Sequence[Word]

    @property
    def word(self) -> Word:
        return self.evidence[self.place]

    @cached_property
    def tail(self) -> Sequence[Word]:
        """The rest of the sentence."""
        rest = self.evidence[self.place + 1 :]
        return [word for word in rest if word.sentence == self.word.sentence]

    @property
    def first(self) -> Word:
        return self.tail[0]

    @property
    def then(self) -> Word:
        """The second word of the rest, or the only one."""
        return self.tail[1] if len(self.tail) > 1 else self.first


def may_end(evidence: Sequence[Word], place: int, claim: Sequence[Word]) -> bool:
    """True if what stands behind a place of its sentence may be left out."""
    return first(ENDING, Ending(evidence, place, claim)) is True


def _taken_back(ending: Ending) -> bool | None:
    rest = ending.evidence[ending.place + 1 :]
    ahead = [word for word in rest if word.sentence == ending.word.sentence + 1]
    turns = len(ahead) <= _AHEAD and any(word.operates and not word.says for word in ahead)
    return False if turns else None


def _end(ending: Ending) -> bool | None:
    return None if ending.tail else True


def _no_sentence(ending: Ending) -> bool | None:
    whole = any(word.inflected for word in ending.claim)
    return None if whole and ending.claim[0].key not in OPENERS else False


def _cut_phrase(ending: Ending) -> bool | None:
    cut = ending.first.joined or ending.word.functions or cuts_number(ending.word, ending.tail)
    return False if cut else None


def _agent_at_end(ending: Ending) -> bool | None:
    return False if turns_voice(ending.evidence, ending.place, ending.first) else None


def _turned(ending: Ending) -> bool | None:
    return False if any(rule.apply(ending.tail) for rule in TURNS) else None


def _set_apart(ending: Ending) -> bool | None:
    return True if ending.first.mark or ending.first.quoted != ending.word.quoted else None


def _narrowed_at_end(ending: Ending) -> bool | None:
    if not any(word.narrows for word in ending.claim):
        return None
    again = ending.first.key in ("and", "but") and ending.then.key in AUXILIARIES
    return again or ending.first.key in ("about", "over")


def _to(ending: Ending) -> bool | None:
    then = ending.then
    named = then.determines or then.counts or then.written[0].isupper() or "'" in then.key
    return named if ending.first.key == "to" else None


def _as(ending: Ending) -> bool | None:
    return ending.then.key in CLAUSE_SUBJECTS if ending.first.key == "as" else None


def _when(ending: Ending) -> bool | None:
    return any(word.past for word in ending.claim) if ending.first.key == "when" else None


def _clause_with_pronoun(ending: Ending) -> bool | None:
    return not ending.word.acts if ending.first.key in CLAUSE_SUBJECTS else None


def _participle(ending: Ending) -> bool | None:
    if not ending.first.key.endswith("ing"):
        return None
    then = ending.then
    return not ending.word.acts and (then is ending.first or then.functions or then.determines)


def _days_after(ending: Ending) -> bool | None:
    return False if ending.first.key in _TIMES and ending.word.key in SPANS else None


def _part_of(ending: Ending) -> bool | None:
    return False if ending.first.key == "of" and ending.word.key in PARTS else None


def _more(ending: Ending) -> bool | None:
    key = ending.first.key
    return True if key in PREPOSITIONS | _TIMES | _GOING_ON | CLAUSE_OPENERS else None


def _aside_at_end(ending: Ending) -> bool | None:
    return True if is_aside(ending.first) else None


def _time_of_day_at_end(ending: Ending) -> bool | None:
    return True if ending.word.key in DAYS and ending.first.key in TIMES_OF_DAY else None


ENDING: Rules[Callable[[Ending], bool | None]] = Rules(
    Rule("taken back", "“Lund fell. {Not really.}”", _taken_back, "“Lund fell. [He fled.]”"),
    Rule("end", "Lund fell[.]", _end),
    Rule("no sentence", "If Lund falls {Carter stays}.", _no_sentence, "Lund falls [in Oslo]."),
    Rule("cut phrase", "Lund fell in {Oslo}.", _cut_phrase, "Lund fell [in Oslo]."),
    Rule("agent", "The guard shot {by Lund}.", _agent_at_end, "Lund was shot [by a guard]."),
    Rule("turned", "Lund fell{, critics say}.", _turned),
    Rule("set apart", "Lund fell[, a loss to Alba].", _set_apart, "Lund fell {ill}."),
    Rule("narrowed", "No ship sank {in Oslo}.", _narrowed_at_end, "No ship sank [and is lost]."),
    Rule("to", "Lund went [to Oslo].", _to, "Lund went {to sleep}."),
    Rule("as", "Lund fell [as he fled].", _as, "Lund died {as mayor}."),
    Rule("when", "Lund fell [when Carter came].", _when, "Lund falls {when Carter comes}."),
    Rule(
        "clause with pronoun",
        "Lund sold the mill [he built].",
        _clause_with_pronoun,
        "Lund believed {he fell}.",
    ),
    Rule(
        "participle",
        "Lund left the mill [leaving the door open].",
        _participle,
        "Lund left {leaving the door open}.",
    ),
    Rule("days after", "Lund fell three days {after Carter}.", _days_after),
    Rule("part of", "Lund sold a piece {of Alba}.", _part_of),
    Rule("more", "The dam broke [on Tuesday].", _more, "The dam broke {open}."),
    Rule("aside", "The dam broke [yesterday].", _aside_at_end),
    Rule("time of day", "The dam broke on Monday [night].", _time_of_day_at_end),
)
"""What may be left out behind the last word; the first rule that has an answer decides."""


def _symbol(tail: Sequence[Word]) -> bool:
    return any(not word.counts and not word.key[:1].isalnum() for word in tail)


def _bound(tail: Sequence[Word]) -> bool:
    going_on = (p for p, word in enumerate(tail) if word.mark or word.key in _GOING_ON)
    return any(
        one.key in ("than", "like") or (one.key in _BOUNDS and other.counts)
        for one, other in pairwise(tail[: next(going_on, len(tail))])
    )


def _turned_near(tail: Sequence[Word]) -> bool:
    # What is not so in a clause of its own is no matter: "…, but nobody was hurt", not "but not …"
    far = next((p for p, word in enumerate(tail) if p and word.mark), len(tail)) + 3
    own = next((p for p, word in enumerate(tail) if word.key in _COORDINATING), far)
    near = [*tail[: min(far, own)], *(w for w in tail[own + 1 : own + 2] if w.key in _LIMITS)]
    return any(word.key in TURNING for word in near)


def _turned_anywhere(tail: Sequence[Word]) -> bool:
    return any(word.key in TURNING and word.key not in _DENYING for word in tail)


def _told(tail: Sequence[Word]) -> bool:
    marks = [place for place, word in enumerate(tail) if word.mark or word.quoted < tail[0].quoted]
    return any(_tells(tail[start:end]) for start, end in pairwise([*marks, len(tail)]))


def _tells(added: Sequence[Word]) -> bool:
    """True if words that are set apart say whose the others are."""
    if added[0].key in _GOING_ON or added[0].key in CLAUSE_OPENERS:
        return False
    says = any(word.says and not word.quoted for word in added)
    shows = len(added) <= 4 and any(word.key in CUES and word.finite for word in added)
    return (says and len(added) <= 12) or shows


TURNS: Rules[Callable[[Sequence[Word]], bool]] = Rules(
    Rule("symbol", "Lund fell {☹}.", _symbol),
    Rule("bound", "Sales rose {by 60}.", _bound, "Sales rose [and fell by 60]."),
    Rule(
        "turned near", "Lund fell{, not Carter}.", _turned_near, "Lund fell[, but Carter did not]."
    ),
    Rule(
        "turned anywhere",
        "Lund fell in Oslo on a Monday in May, {and allegedly lied}.",
        _turned_anywhere,
    ),
    Rule("told", "Lund fell{, Carter said}.", _told, "Lund fell[, while Carter said no word]."),
)
"""What words behind a sentence do that may not be left out: take it back, bound it, or tell who
says it."""
