"""A sentence with words left out: how far it is one, and where its words stand."""

import pytest
from omitted import omitted

from assistant.llm.omission import compressed
from assistant.llm.words import read

DAM = "The old dam above Alba broke on Tuesday night and flooded 40 houses."


@pytest.mark.parametrize(
    ("claim", "reached", "whole"),
    [
        ("Dam broke.", 2, True),
        ("Old dam broke on Tuesday.", 5, True),
        ("Dam flooded 40 houses.", 1, False),
        ("Dam broke on Friday.", 3, False),
        ("Dam broke on.", 2, False),
        ("Mills broke.", 0, False),
    ],
)
def test_how_much_of_a_claim_is_borne_out(claim: str, reached: int, whole: bool) -> None:
    [words], [evidence] = read(claim), read(DAM)
    got, places = compressed(words, evidence)
    assert (got, places is not None) == (reached, whole)
    if places:
        assert [evidence[place].key for place in places] == [word.key for word in words]


def test_nothing_is_borne_out_by_nothing() -> None:
    [words] = read(DAM)
    assert compressed([], words) == (0, None)
    assert compressed(words, [])[1] is None


def test_a_gap_has_an_end() -> None:
    for count, held in ((20, True), (30, False)):
        found = omitted(f"Lund resigned[, {' '.join(['big'] * count)},] in Alba.")
        assert (compressed(found.claim, found.evidence)[1] is not None) is held
