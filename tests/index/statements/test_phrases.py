"""Noun phrases of a parse: what comes before a verb's own clause, and a name without its `’s`."""

import pytest
from marked import marked

from index.statements.phrases import first_of, phrase_before, without_possessive

pytestmark = pytest.mark.parse


def test_the_phrase_that_a_clause_hangs_on() -> None:
    parse, marks = marked("{A man} *holding* a sign left.")
    ((verb, _),) = marks["*"]
    assert phrase_before(parse, verb) == marks["{"][0]


def test_what_hangs_on_a_path_of_relations() -> None:
    parse, marks = marked("The plan was *criticised* by {the ministry}.")
    ((verb, _),) = marks["*"]
    assert first_of(parse, verb, "agent", "pobj") == marks["{"][0]
    assert first_of(parse, verb, "dobj") is None


@pytest.mark.parametrize("example", ["{Ada Rask}’s *claim* is new.", "{Ada Rask} *claims* it."])
def test_a_name_without_what_ends_it(example: str) -> None:
    parse, marks = marked(example)
    name, (cue,) = marks["{"][0], marks["*"]
    assert without_possessive(parse, name._replace(end=cue.first)) == name
