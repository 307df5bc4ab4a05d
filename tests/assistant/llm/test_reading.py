"""A sentence is read word by word, each with how it stands there."""

import pytest

from assistant.llm.reading import Word, read


def word(sentence: str, lower: str) -> Word:
    return next(word for word in read(sentence) if word.lower == lower)


def test_articles_are_left_out_and_negations_stand_apart() -> None:
    words = [word.lower for word in read("The dam can't hold, and Lund’s mill cannot.")]
    assert words == ["dam", "can", "not", "hold", "and", "lund", "mill", "can", "not"]


@pytest.mark.parametrize(
    ("sentence", "keys"),
    [
        ("3 million, three million and 3m", ["#3000000", "#3000000", "and", "#3000000"]),
        ("broke, breaks", ["break", "break"]),
        ("the U.N.", ["un"]),
        ("the third", ["#3th"]),
    ],
)
def test_a_word_is_known_by_its_stem_and_a_number_by_its_value(
    sentence: str, keys: list[str]
) -> None:
    assert [word.key for word in read(sentence)] == keys


def test_a_verb_knows_what_is_before_it() -> None:
    assert word("The dam did not break.", "break").negated
    assert not word("The dam did not break, and the mill burnt.", "burnt").negated
    assert word("The dam might break.", "break").mode == "may"
    assert word("The dam almost broke.", "broke").mode == "almost"
    assert word("Lund was attacked by a dog.", "attacked").passive
    assert not word("Lund was attacked.", "attacked").passive
    assert word("Lund refused to sell.", "sell").under == "refus"
    assert word("A road to Alba.", "alba").under == ""


@pytest.mark.parametrize(
    ("sentence", "unit"),
    [("$3 million", "$"), ("3 million dollars", "$"), ("3 percent", "%"), ("3 per cent", "%"),
     ("3 houses", "")],
)  # fmt: skip
def test_a_number_knows_its_unit(sentence: str, unit: str) -> None:
    assert [word.unit for word in read(sentence) if word.counts] == [unit]


def test_one_and_first_count_nothing() -> None:
    assert [word.lower for word in read("the first one of two") if word.counts] == ["two"]


@pytest.mark.parametrize(
    ("sentence", "days"),
    [("On Monday, May 3", ["mon", "may"]), ("They march in Sept.", ["sep"]), ("It may sit.", [])],
)
def test_months_and_weekdays_are_known(sentence: str, days: list[str]) -> None:
    assert [word.day for word in read(sentence) if word.day] == days


def test_quoted_words_are_known() -> None:
    words = read("Lund said “it broke” twice.")
    assert [word.lower for word in words if word.quoted] == ["it", "broke"]
    assert [word.lower for word in words if word.says] == ["said"]


def test_a_pronoun_title_or_first_name_has_a_gender() -> None:
    assert [word.gender for word in read("She, Mr. Lund and Helen will go.")][:5] == [
        "f", "m", None, None, "f",
    ]  # fmt: skip
    assert word("Helen will go.", "will").gender is None
