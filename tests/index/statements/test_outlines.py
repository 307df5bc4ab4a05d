"""What the parse tells of the people in a paragraph."""

import pytest
from speakers import parsed

from index.people.outline import Nominal

pytestmark = pytest.mark.parse


def nominals(text: str) -> dict[str, Nominal]:
    """The nominals of a text by their words."""
    return {
        text[slice(*nominal.head)]: nominal
        for outline in parsed(text)
        for nominal in outline.nominals or ()
    }


@pytest.mark.parametrize(
    ("text", "places"),
    [
        (
            "Frost said Stone met Green.",
            {"Frost": "subject", "Stone": "subject", "Green": "object"},
        ),
        ("Frost said no to Stone.", {"Frost": "subject", "Stone": "complement"}),
        ("Frost’s aide said no.", {"Frost": "possessor", "aide": "subject"}),
        ("The Frost campaign said no.", {"Frost": "modifier", "campaign": "subject"}),
        ("The senator, Laura Stone, said no.", {"senator": "subject", "Stone": "subject"}),
        ("Frost and Stone said no.", {"Frost": "subject", "Stone": "subject"}),
    ],
)
def test_the_place_of_a_noun_in_its_clause(text: str, places: dict[str, str]) -> None:
    found = {word: nominal.place for word, nominal in nominals(text).items()}
    assert {word: found[word] for word in places} == places


def test_what_stands_before_the_subject_of_a_sentence_is_fronted() -> None:
    found = nominals("As he sat down in Rome, Frost said that she left.")
    assert {word for word, nominal in found.items() if nominal.is_fronted} == {"he", "Rome"}


def test_the_verb_of_a_subject_and_of_an_object() -> None:
    found = nominals("Frost asked Stone about Green.")
    assert [found[name].verb for name in ("Frost", "Stone", "Green")] == ["ask", "ask", ""]
    assert nominals("Frost was asked about Green and said no.")["Frost"].verb == ""


def test_a_phrase_ends_with_its_noun() -> None:
    text = "The former governor of Alba said no."
    assert text[slice(*nominals(text)["governor"].phrase)] == "The former governor"


def test_nothing_inside_a_quotation_is_a_nominal() -> None:
    text = "“Stone knows the road,” Frost said."
    assert set(nominals(text)) == {"Frost"}
    [outline] = parsed(text)
    assert [text[slice(*quotation)] for quotation in outline.quotations] == [
        "“Stone knows the road,”"
    ]
    assert [text[slice(*sentence)] for sentence in outline.sentences] == [text]


def test_a_paragraph_that_attributes_nothing_is_not_parsed() -> None:
    [outline] = parsed("Frost sat in Rome.")
    assert outline.nominals is None
