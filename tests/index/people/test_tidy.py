"""Names as articles print them, and what of them is a name."""

import pytest

from index.people.person import Speaker
from index.people.tidy import tidy


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Ada Lund", "Ada Lund"),
        ("Ada\xa0Lund", "Ada Lund"),
        ("Ada Lu\xadnd", "Ada Lund"),
        ("Zoë Lund".encode().decode("latin-1"), "Zoë Lund"),
        ("Telling Ada Lund", "Ada Lund"),
        ("Senators Ada Lund", "Ada Lund"),
        ("First Lund", "Lund"),
        ("Ada Lund: Saying", "Ada Lund"),
        ("James Lund", "James Lund"),
        ("Will Lund", "Will Lund"),
        ("Mr. Lund", "Mr. Lund"),
        ("Mrs. Lund", "Mrs. Lund"),
        ("Lund", "Lund"),
    ],
)
def test_a_persons_name(printed: str, name: str) -> None:
    assert tidy(Speaker(printed, "person")).name == name


def test_a_role_is_told_or_none() -> None:
    assert tidy(Speaker("Ada Lund", "person", "his chief of staff")).role == "chief of staff"
    assert tidy(Speaker("Ada Lund", "person", "rival")).role is None


def test_a_groups_name_keeps_its_words() -> None:
    assert tidy(Speaker("Telling\xa0Alba: a club", "group")).name == "Telling Alba: a club"
