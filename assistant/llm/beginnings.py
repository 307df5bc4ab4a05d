"""Beginnings: which words of a sentence may be left out before the first that is kept."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from assistant.llm.gaps import HARMLESS
from assistant.llm.words import AUXILIARIES, PREPOSITIONS, Word
from index.english.words import words_of
from index.rules import Rule, Rules, first

_SETTING = words_of("when where while after although though because")
_FACTUAL = words_of("after since although though despite while")
_BEFORE_NOUN = 6  # words that may be left out before a noun, articles apart


@dataclass(frozen=True)
class Beginning:
    """What a claim leaves out of its evidence before its first word.

    `front` is that without what describes a noun at the place, and without a conjunction at its
    own beginning; `kept` are the words from there on, set apart by `mark`. `opener` is the key
    of the first word of the front, `last` its last word.
    """

    front: Sequence[Word]
    kept: Sequence[Word]

    @property
    def mark(self) -> str:
        return self.kept[0].mark

    @property
    def opener(self) -> str:
        return self.front[0].key

    @property
    def last(self) -> Word:
        return self.front[-1]

    @cached_property
    def factual(self) -> bool:
        """True if what opens the front says that it is so."""
        told = self.opener in ("when", "once") and any(word.past for word in self.front)
        return self.opener in _FACTUAL or told


def may_begin(evidence: Sequence[Word], place: int) -> bool:
    """True if what stands in front of a place of its sentence may be left out."""
    beginning = beginning_at(evidence, place)
    return beginning is not None and first(BEGINNING, beginning) is True


def beginning_at(evidence: Sequence[Word], place: int) -> Beginning | None:
    """What is left out before a place; None where that would cut a compound in two."""
    number = evidence[place].sentence
    start = next(p for p, word in enumerate(evidence) if word.sentence == number)
    if place > start and evidence[place].joined:
        return None
    begin = _noun_phrase(evidence, start, place)
    if evidence[begin].mark in (".", "?", "!"):
        start = begin
    if evidence[start].key in ("and", "but", "instead") and start < begin:
        start += 1
    return Beginning(evidence[start:begin], evidence[begin:])


def _noun_phrase(evidence: Sequence[Word], start: int, place: int) -> int:
    """Where what describes the noun at a place begins, after `start` and without a mark in it."""
    begin = place
    while begin > start and not evidence[begin].mark and place - begin < _BEFORE_NOUN:
        if not evidence[begin - 1].modifies or evidence[place].functions:
            break
        begin -= 1
    while begin > start and not evidence[begin].mark and evidence[begin - 1].determines:
        begin -= 1
    return begin


def _nothing(beginning: Beginning) -> bool | None:
    return None if beginning.front else True


def _in_fact(beginning: Beginning) -> bool | None:
    return True if [word.key for word in beginning.front] == ["in", "fact"] else None


def _operator_in_front(beginning: Beginning) -> bool | None:
    looked_at = beginning.front[beginning.factual : -1]
    return False if any(word.operates for word in looked_at) else None


def _main_clause(beginning: Beginning) -> bool | None:
    setting = beginning.last.key in _SETTING and any(word.past for word in beginning.kept)
    return not any(word.says for word in beginning.front) if setting else None


def _clause_before_and(beginning: Beginning) -> bool | None:
    if beginning.last.key != "and":
        return None
    leads = any(word.key in PREPOSITIONS for word in beginning.front)
    acts = any(word.key in AUXILIARIES for word in beginning.front)
    return acts and (bool(beginning.last.mark) or not leads)


def _clause_before_but(beginning: Beginning) -> bool | None:
    return True if beginning.last.key in ("but", "while", "yet") else None


def _no_mark(beginning: Beginning) -> bool | None:
    return False if beginning.last.operates or not beginning.mark else None


def _label(beginning: Beginning) -> bool | None:
    if beginning.mark != ":":
        return None
    names = any(word.written[0].isupper() for word in beginning.front[1:])
    return 1 < len(beginning.front) < 6 and not names


def _semicolon(beginning: Beginning) -> bool | None:
    return True if beginning.mark == ";" else None


def _adverbial(beginning: Beginning) -> bool | None:
    opener = beginning.opener
    adverbial = opener in PREPOSITIONS or opener in HARMLESS or opener.endswith(("ing", "ly"))
    return beginning.mark in ",–—" and (adverbial or beginning.factual)


BEGINNING: Rules[Callable[[Beginning], bool | None]] = Rules(
    Rule("nothing", "[The old] dam broke.", _nothing),
    Rule("in fact", "[In fact] he resigned.", _in_fact, "{In theory} he resigned."),
    Rule(
        "operator in front",
        "{Without Lund,} the dam broke.",
        _operator_in_front,
        "[Despite Lund,] the dam broke.",
    ),
    Rule(
        "main clause",
        "[The mill burned while] the river fell.",
        _main_clause,
        "{Lund said that while} the river fell.",
    ),
    Rule(
        "clause before and",
        "[Lund was ill and] Carter resigned.",
        _clause_before_and,
        "{Rivals of Lund and} Carter resigned.",
    ),
    Rule("clause before but", "[Lund fought but] Carter resigned.", _clause_before_but),
    Rule("no mark", "{Rivals of} Lund resigned.", _no_mark),
    Rule(
        "label",
        "[The big day:] the dam held.",
        _label,
        "{Helen Carter:} the dam held.",
    ),
    Rule("semicolon", "[Lund resigned;] Carter stayed.", _semicolon),
    Rule("adverbial", "[On Monday,] the river fell.", _adverbial, "{My rival,} Lund, resigned."),
)
"""What may be left out before the first word; the first rule that has an answer decides."""
