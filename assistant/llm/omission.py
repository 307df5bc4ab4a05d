"""Omission: is a claim a sentence of the evidence with words left out that may be?

That is a compression of it (Knight and Marcu, "Statistics-based summarization", 2000). What may
be left out is told by three tables of rules: `beginnings`, `gaps` and `endings`. In the examples
of the rules `[…]` may be left out, and `{…}` may not.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from assistant.llm.beginnings import may_begin
from assistant.llm.endings import may_end
from assistant.llm.gaps import Gap, may_follow
from assistant.llm.words import Word

_LONGEST_GAP = 25  # words that may be left out between two that are kept


def compressed(claim: Sequence[Word], evidence: Sequence[Word]) -> tuple[int, Sequence[int] | None]:
    """How many words of a claim stand in a sentence of the evidence as they may, and the places
    of all of them where it is that sentence with words left out that may be."""
    if not claim:
        return 0, None
    ways: dict[int, tuple[int, ...]] = {
        place: (place,)
        for place, word in enumerate(evidence)
        if _same(word, claim[0]) and may_begin(evidence, place)
    }
    narrowed = False
    for reached, (before, word) in enumerate(pairwise(claim), 1):
        if not ways:
            return reached - 1, None
        narrowed = narrowed or before.narrows
        ways = dict(_ways_on(ways, evidence, word, narrowed))
    for place, way in ways.items():
        if may_end(evidence, place, claim):
            return len(claim), way
    return len(claim) - 1, None


def _ways_on(
    ways: dict[int, tuple[int, ...]], evidence: Sequence[Word], word: Word, narrowed: bool
) -> Iterator[tuple[int, tuple[int, ...]]]:
    """The ways that go on with a word, by the place where it stands."""
    for place, other in enumerate(evidence):
        if _same(other, word):
            for last in range(place - 1, max(-1, place - _LONGEST_GAP - 2), -1):
                if last in ways and may_follow(Gap(evidence, last, place, word, narrowed)):
                    yield place, (*ways[last], place)
                    break


def _same(one: Word, other: Word) -> bool:
    """True if two words are the same, in sentences that both tell, ask or exclaim."""
    return one.key == other.key and one.end == other.end
