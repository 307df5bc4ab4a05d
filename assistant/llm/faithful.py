"""Faithfulness: does a sentence say what the words that it cites say, and nothing else?"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from assistant.llm.omission import compressed
from assistant.llm.words import QUOTED, UNPAIRED, Word, keys_of, read, without_determiners
from assistant.source import outlet_name
from index.english.function_words import FIRST_PERSON, SECOND_PERSON
from index.english.names import GENDER_TITLES, first_name_gender
from index.english.sentences import sentences
from index.english.words import words_of
from index.rules import Rule, Rules

_OWN_PRONOUNS = FIRST_PERSON | SECOND_PERSON
_SAYING = words_of("said says stated states")
_REPORTING = _SAYING | words_of("reports reported writes wrote")
_LONGEST = 200  # words of a sentence that is checked
_LONGEST_NAME = 6  # words of the name of who says what follows
_END_MARKS = ",.;:!?"


@dataclass(frozen=True)
class Source:
    """Words that a sentence may rest on: an excerpt, whose statement it is where it is one, and
    who printed it."""

    words: str
    speaker: str | None = None
    outlet: str | None = None


@dataclass(frozen=True)
class Support:
    """What in a sentence is not borne out, in a few words; None where nothing is."""

    fault: str | None = None

    @property
    def holds(self) -> bool:
        """True if the sentence is borne out."""
        return self.fault is None


def check(sentence: str, sources: Sequence[Source]) -> Support:
    """What in a sentence none of the sources bears out, if anything.

    It has to be a sentence of one source with words left out: all its words stand there, in
    that order, and those left out turn nothing round. Or it is such a sentence with the
    speaker of the source named as such before or behind it. Quotations are exact. Takes a
    millisecond or two.
    """
    if fault := _misquoted(sentence, sources):
        return Support(fault)
    claim = [word for words in read(sentence) for word in words]
    if len(claim) > _LONGEST:
        return Support("more words than are checked")
    claim = without_determiners(claim)
    if len(claim) < 2:
        return Support("no sentence")
    furthest = -1
    for source in sources:
        if not source.speaker and " ".join(sentence.split()) in _whole(source.words):
            return Support()
        for evidence in read(source.words):
            reached = _borne_out(claim, evidence, source)
            if reached is None:
                return Support()
            furthest = max(furthest, reached)
    word = claim[min(max(furthest, 0), len(claim) - 1)]
    return Support(f"not what the articles say, from “{word.written}” on")


@lru_cache(maxsize=2_000)
def _whole(text: str) -> frozenset[str]:
    """The sentences of a text as they stand there, on one line each."""
    return frozenset(" ".join(text[start:end].split()) for start, end in sentences(text))


def _borne_out(claim: Sequence[Word], evidence: Sequence[Word], source: Source) -> int | None:
    """None where a sentence of a source bears a claim out, else the place in the claim up to
    which it does."""
    reached = _told(claim, evidence, source)
    for told in _attributed(claim, _REPORTING):
        if reached is None:
            break
        got: int | None = 0
        if source.speaker and not told.prints and _names(told.name, source.speaker):
            got = _said(told.words, evidence, source.speaker)
        elif (outlet := outlet_name(source.outlet)) and _names(told.name, outlet):
            got = _told(told.words, evidence, source)
        reached = None if got is None else max(reached, got)
    return reached


def _told(claim: Sequence[Word], evidence: Sequence[Word], source: Source) -> int | None:
    """As `_borne_out`, for a claim as it stands."""
    reached, places = compressed(claim, evidence)
    return None if places and _tells_whose(claim, evidence, places, source) else reached


def _said(core: Sequence[Word], evidence: Sequence[Word], speaker: str) -> int | None:
    """As `_borne_out`, for what a claim says that the speaker of its evidence says."""
    own = all(word.quoted or word.key not in _OWN_PRONOUNS for word in core)
    furthest = 0
    for part in _statements(evidence, speaker):
        reached, places = compressed(core, part)
        if places and own:
            return None
        furthest = max(furthest, reached)
    return furthest


def _tells_whose(
    claim: Sequence[Word], evidence: Sequence[Word], places: Sequence[int], source: Source
) -> bool:
    """True if a claim tells of what is somebody's words that it is, as its evidence does."""
    pairs = [(word, evidence[place]) for word, place in zip(claim, places, strict=True)]
    unmarked = [e for c, e in pairs if e.quoted and not c.quoted]
    if any(word.key in _OWN_PRONOUNS for word in unmarked):
        return False
    if any(e.says and not e.quoted for _, e in pairs):
        return True
    unquoted = {word.key for word in claim if not word.quoted}
    return not unmarked and (not source.speaker or _surname(source.speaker) in unquoted)


def _surname(speaker: str) -> str:
    words = keys_of(speaker)
    return words[-1] if words else ""


def _names(name: Sequence[Word], whom: str) -> bool:
    """True if words are the name of a speaker or outlet, in full or its last word, or the pronoun
    that stands for somebody with that first name."""
    words, keys = keys_of(whom), tuple(word.key for word in name)
    if not words or not keys:
        return False
    if keys == words:
        return True
    gender = first_name_gender(words[0]) if len(words) > 1 else None
    if keys[0] in GENDER_TITLES:
        if GENDER_TITLES[keys[0]] != gender:
            return False
        keys = keys[1:]
    if gender and keys == ({"m": "he", "f": "she"}[gender],):
        return True
    return keys == words or (keys == words[-1:] and all(word[0].isupper() for word in whom.split()))


@dataclass(frozen=True)
class Attribution:
    """A sentence read as somebody's name and what they say; `prints` is true where what
    attributes it tells of a text ("reports"), not of a person."""

    name: Sequence[Word]
    words: Sequence[Word]
    prints: bool = False


Reading = Callable[[Sequence[Word], frozenset[str]], Iterator[Attribution]]


def _before_colon(claim: Sequence[Word], verbs: frozenset[str]) -> Iterator[Attribution]:
    for place, word in enumerate(claim[: _LONGEST_NAME + 1]):
        if place and word.mark == ":":
            yield Attribution(claim[:place], _begun(claim[place:]))
        if word.key in verbs and not word.quoted:
            return


def _before_verb(claim: Sequence[Word], verbs: frozenset[str]) -> Iterator[Attribution]:
    for place, word in enumerate(claim[: _LONGEST_NAME + 1]):
        if word.key in verbs and not word.quoted:
            if not any(other.mark for other in claim[1 : place + 1]):
                prints = word.key not in _SAYING
                yield Attribution(claim[:place], _begun(claim[place + 1 :]), prints)
            return


def _according_to(claim: Sequence[Word], verbs: frozenset[str]) -> Iterator[Attribution]:
    if [word.key for word in claim[:2]] == ["according", "to"]:
        marked = (place for place in range(3, len(claim)) if claim[place].mark)
        end = next(marked, len(claim))
        yield Attribution(claim[2:end], _begun(claim[end:]))


def _behind(claim: Sequence[Word], verbs: frozenset[str]) -> Iterator[Attribution]:
    cut = max(
        (
            place
            for place, (before, word) in enumerate(pairwise(claim), 1)
            if word.mark or before.quoted > word.quoted
        ),
        default=0,
    )
    words, told = claim[:cut], claim[cut:]
    if not words or any(word.quoted for word in told):
        return
    if told[-1].key in verbs:
        yield Attribution(told[:-1], words)
    if told[0].key in verbs:
        yield Attribution(told[1:], words)
    if [word.key for word in told[:2]] == ["according", "to"]:
        yield Attribution(told[2:], words)


ATTRIBUTIONS: Rules[Reading] = Rules(
    Rule("colon", "Helen Carter: The dam broke.", _before_colon, "The dam broke: Carter fled."),
    Rule("verb", "Helen Carter said the dam broke.", _before_verb),
    Rule("according to", "According to Helen Carter, the dam broke.", _according_to),
    Rule("behind", "The dam broke, Helen Carter said.", _behind, "The dam broke, said a man."),
)
"""The ways in which a sentence names Helen Carter as the one who says that the dam broke."""


def _begun(words: Sequence[Word]) -> Sequence[Word]:
    """Words as those of a sentence of their own."""
    return [replace(words[0], mark="."), *words[1:]] if words else []


def _attributed(claim: Sequence[Word], verbs: frozenset[str]) -> Iterator[Attribution]:
    """The ways to read a sentence as somebody's name and what they say."""
    for rule in ATTRIBUTIONS:
        yield from rule.apply(claim, verbs)


def _statements(evidence: Sequence[Word], speaker: str) -> Iterator[Sequence[Word]]:
    """What a speaker says in a sentence that is their statement: its whole quotations, or what
    stands beside their name and a verb of saying."""
    outside = [word for word in evidence if not word.quoted]
    says = [word for word in outside if word.says]
    if len(outside) < len(evidence):
        turned = any(word.operates and not word.says for word in outside)
        if len(says) < 2 and not turned:
            yield from _whole_quotations(evidence)
    elif not says:
        yield evidence
    else:
        yield from _said_by(evidence, speaker)


def _said_by(evidence: Sequence[Word], speaker: str) -> Iterator[Sequence[Word]]:
    for told in _attributed(without_determiners(evidence), _SAYING):
        named = _surname(speaker) in {word.key for word in told.name}
        if named and not any(word.operates for word in told.name):
            yield told.words


def _whole_quotations(evidence: Sequence[Word]) -> Iterator[Sequence[Word]]:
    """The quotations of a sentence that marks set apart from what stands around them."""
    edges = [p for p, (a, b) in enumerate(pairwise(evidence), 1) if a.quoted != b.quoted]
    for start, end in pairwise([0, *edges, len(evidence)]):
        whole = evidence[start].mark and (end == len(evidence) or evidence[end].mark)
        if evidence[start].quoted and whole:
            yield evidence[start:end]


def _misquoted(sentence: str, sources: Sequence[Source]) -> str | None:
    """Words in quotation marks that stand in no source, letter for letter; a mark without its
    other."""
    sentence = " ".join(sentence.split())
    texts = [" ".join(source.words.split()) for source in sources]
    if any(sentence in text for text in texts):
        return None  # a copy, marks and all
    for match in QUOTED.finditer(sentence):
        quoted = next(filter(None, match.groups()), "").strip().rstrip(_END_MARKS)
        exact = re.compile(rf"(?<!\w){re.escape(quoted)}(?!\w)")
        if not any(exact.search(text) for text in texts):
            return f"the quotation “{quoted}”"
    if UNPAIRED.search(QUOTED.sub(" ", sentence)):
        return "a quotation that does not end"
    return None
