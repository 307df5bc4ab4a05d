"""The people whom a conversation may be about, and how they are called."""

import pytest
from rask import PEOPLE

from assistant.understanding.cast import Cast
from index.people.person import Person

CAST = Cast(PEOPLE)


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("Helen Rask", ["Helen Rask"]),
        ("Lund", ["Victor Lund", "Anna Lund"]),
        ("the mayor", ["Helen Rask"]),
        ("the spokesman", ["Jean-Luc Moreau"]),
        ("Teachers’ Union", ["Teachers’ Union"]),
        ("the dam", []),
        ("Raks", []),
    ],
)
def test_whom_words_name(words: str, names: list[str]) -> None:
    assert [person.name for person in CAST.matches(words)] == names


def test_small_letters_name_a_speaker_by_name_only() -> None:
    assert [person.name for person in CAST.speakers("moreau")] == ["Jean-Luc Moreau"]
    assert CAST.speakers("mayor") == []
    assert [person.name for person in CAST.speakers("the mayor")] == ["Helen Rask"]


@pytest.mark.parametrize(
    ("name", "genders"),
    [
        ("Helen Rask", ["f", None]),
        ("Jean-Luc Moreau", ["m", None]),
        ("Teachers’ Union", [None]),
        ("Xu Qin", ["m", "f", None]),
    ],
)
def test_who_may_be_he_or_she(name: str, genders: list[str | None]) -> None:
    assert [gender for gender in ("m", "f", None) if CAST.fits(name, gender)] == genders


def test_persons_are_known_by_first_names_and_by_being_quoted() -> None:
    assert CAST.is_person("Paul Mason") and CAST.is_person("Moreau")
    assert not CAST.is_person("Alba")


def test_a_misspelt_name_is_found_with_the_way_it_is() -> None:
    assert [(match.person.name, match.how) for match in CAST.find("Helen Raks")] == [
        ("Helen Rask", "corrected")
    ]


def test_a_role_is_that_of_those_whom_articles_mostly_give_it() -> None:
    holder = Person("Ida Moss", (), ("president",))
    slip = Person("Ulf Bruun", (), ("mayor", "aide", "teacher", "president"))
    assert Cast({holder: 2, slip: 90}).matches("the president") == [holder]
    assert Cast({slip: 90}).matches("the president") == [slip]


def test_a_name_is_known_as_that_of_who_says_far_more() -> None:
    one, other = Person("Ida Moss"), Person("Per Moss")
    assert Cast({one: 8, other: 2}).known("Moss") == "Ida Moss"
    assert Cast({one: 3, other: 2}).known("Moss") == "Moss"
