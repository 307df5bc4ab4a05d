"""Names: whose name two are, and what of a name is compared."""

import pytest

from index.english.names import (
    capitalised_words,
    first_name_gender,
    folded,
    lower_case_words,
    name_key,
    name_words,
    same_name,
    without_article,
    without_possessive,
)


@pytest.mark.parametrize(
    ("name", "who", "same"),
    [
        ("Carter", "Helen Carter", True),
        ("Mayor Helen Carter", "Carter", True),
        ("John Carter", "Helen Carter", False),
        ("the Carter Foundation", "Carter", False),
        ("Helen Carter", "Helen", True),
        ("Alba Valley Bank", "Sonda Valley Bank", False),
        ("ACA", "Alba Coal Agency", True),
        ("Alba", "Bank of Alba", False),
        ("Bank", "Bank of Alba", True),
    ],
)
def test_names_of_the_same(name: str, who: str, same: bool) -> None:
    assert same_name(name, who) is same


def test_names_are_compared_without_diacritics_titles_and_endings() -> None:
    words = ("Wałęsa’s", "O’Neil", "Al-Rask")
    assert [folded(word) for word in words] == ["walesas", "oneil", "al-rask"]
    assert name_words("Sen. Ida M. Rask Jr.’s") == ("ida", "m", "rask", "jr")
    assert name_words("Mr.") == ("mr",)
    assert [without_possessive(name) for name in ("Rask’s", "Jones’", "Rask")] == [
        "Rask",
        "Jones",
        "Rask",
    ]


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Ida M. Rask", ("ida", "rask", "")),
        ("Ida Rask Jr.", ("ida", "rask", "jr")),
        ("de Rask", ("", "rask", "")),
        ("Rask", ("", "rask", "")),
        ("", ("", "", "")),
    ],
)
def test_a_name_has_a_first_name_a_surname_and_a_suffix(name: str, key: tuple[str, ...]) -> None:
    assert name_key(name_words(name)) == key


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [("The White House", "White House"), ("a guild", "guild"), ("Theatre", "Theatre")],
)
def test_an_article_is_no_part_of_a_name(phrase: str, expected: str) -> None:
    assert without_article(phrase) == expected


def test_a_word_with_a_capital_inside_a_sentence_is_a_name() -> None:
    text = "Boats left. The boats of Alba left, said Rask. Alba sank."
    assert capitalised_words(text) == {"alba", "rask"}
    assert {"boats", "left"} <= lower_case_words(text)


def test_some_first_names_tell_a_gender() -> None:
    assert [first_name_gender(name) for name in ("peter", "laura", "rask")] == ["m", "f", None]
