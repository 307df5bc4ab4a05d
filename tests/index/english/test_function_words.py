"""The closed classes: what belongs to one only, and that each is whole."""

from itertools import combinations

import pytest

from index.english import function_words as fw


@pytest.mark.parametrize(
    "classes",
    [
        ("ARTICLES", "POSSESSIVES", "DEMONSTRATIVES", "SUBJECT_PRONOUNS"),
        ("MASCULINE", "FEMININE", "NEUTER", "PLURAL", "FIRST_PERSON", "SECOND_PERSON"),
        ("BE", "HAVE", "FINITE_DO", "MODALS", "NEGATIONS"),
        ("SUBJECT_PRONOUNS", "POSSESSIVES", "REFLEXIVES"),
        ("COORDINATORS", "SUBORDINATORS", "PERSONAL_PRONOUNS", "AUXILIARIES"),
        ("ARTICLES", "PREPOSITIONS", "PRONOUNS", "AUXILIARIES", "NEGATIONS"),
    ],
)
def test_no_word_is_in_two_classes_that_exclude_each_other(classes: tuple[str, ...]) -> None:
    for one, other in combinations(classes, 2):
        assert not getattr(fw, one) & getattr(fw, other), (one, other)


def test_a_pronoun_of_each_person_is_personal() -> None:
    persons = fw.FIRST_PERSON | fw.SECOND_PERSON | fw.THIRD_PERSON
    assert persons == fw.PERSONAL_PRONOUNS


def test_all_words_are_in_lower_case() -> None:
    for name, words in vars(fw).items():
        if name.isupper():
            assert all(word == word.lower() for word in words), name


def test_days_and_numbers_are_in_order() -> None:
    assert len(fw.MONTHS) == 12 and fw.MONTHS[4] == "may"
    assert len(fw.WEEKDAYS) == 7 and fw.WEEKDAYS[0] == "monday"
    assert fw.SMALL_NUMBERS.index("twelve") == 11 and fw.TENS.index("twenty") == 0
    assert fw.ORDINALS.index("third") == 2
