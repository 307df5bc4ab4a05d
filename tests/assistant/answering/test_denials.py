"""Sentences that deny what another claims, and sentences that don't."""

import pytest

from assistant.answering.denials import denies

CLAIM = "Victor Lund took bribes from the builder."


@pytest.mark.parametrize(
    ("words", "denied"),
    [
        ("Victor Lund denied that he took bribes.", True),
        ("Victor Lund did not take bribes from anybody.", True),
        ("Victor Lund didn’t take bribes.", True),
        ("Victor Lund never took any bribes.", True),
        ("Victor Lund took bribes.", False),
        ("Victor Lund did not only take bribes.", False),
        ("Victor Lund did not take bribes again.", False),
        ("So far Victor Lund has not taken bribes.", False),
        ("Victor Lund might not have taken bribes.", False),
        ("There is no denying that Victor Lund took bribes.", False),
        ("The mayor did not take bribes from the builder.", False),
        ("Victor Lund did not take the train.", False),
    ],
)
def test_denials(words: str, denied: bool) -> None:
    assert denies(words, CLAIM) is denied


@pytest.mark.parametrize(
    "claim",
    ["Victor Lund took no bribes from the builder.", "Victor Lund may have taken bribes."],
)
def test_what_claims_nothing_is_not_denied(claim: str) -> None:
    assert not denies("Victor Lund did not take bribes.", claim)
