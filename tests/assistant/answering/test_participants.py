"""Who does what a word tells and to whom it is done, by grammar: `{…}` marks who it is."""

import pytest
from marked import marked

from assistant.answering.participants import (
    is_called_by_role,
    is_named,
    name_at,
    participants,
    subjects,
)
from index.english.parse import parse

pytestmark = pytest.mark.parse


@pytest.mark.parametrize(
    ("example", "passive"),
    [
        ("Helen {Carter} *sued* Victor Lund.", False),
        ("Helen Carter *sued* Victor {Lund}.", True),
        ("Victor Lund was *sued* by Helen {Carter}.", False),
        ("Victor {Lund} was *sued* by Helen Carter.", True),
        ("Victor {Lund} was arrested and *charged*.", True),
        ("Victor {Lund} lost the vote and was *arrested*.", True),
        ("The {man} *arrested* in May has left.", True),
        ("The man *arrested* in May has left.", False),
        ("Victor {Lund}, who *resigned* in May, has left.", False),
        ("The {mayor}, Helen {Carter}, *resigned*.", False),
        ("Victor {Lund} and Helen {Carter} *resigned*.", False),
        ("The *resignation* of Helen {Carter} came late.", False),
        ("Helen {Carter}’s *resignation* came late.", False),
        ("The *arrest* of Victor {Lund} by the police came late.", True),
        ("The *attack* by Victor {Lund} came late.", False),
        ("She announced {her} *resignation*.", False),
    ],
)
def test_who_takes_part(example: str, passive: bool) -> None:
    grammar, marks = marked(example)
    ((token, _),) = marks["*"]
    found = participants(grammar, token, passive=passive)
    assert sorted(found) == [span.end - 1 for span in marks["{"]]


@pytest.mark.parametrize(
    ("example", "name"),
    [
        ("The *Bank* of Alba cut rates.", "Bank of Alba"),
        ("Mayor Helen *Carter* resigned.", "Mayor Helen Carter"),
        ("*Ludwig* van der Berg resigned.", "Ludwig van der Berg"),
        ("Helen Carter and Victor *Lund* resigned.", "Victor Lund"),
        ("The *mayor* resigned.", ""),
        ("*She* resigned.", ""),
    ],
)
def test_the_name_at_a_noun(example: str, name: str) -> None:
    grammar, marks = marked(example)
    ((token, _),) = marks["*"]
    assert name_at(grammar, example.replace("*", ""), token) == name


@pytest.mark.parametrize(
    ("example", "who", "named"),
    [
        ("Mayor Helen *Carter* resigned.", "Helen Carter", True),
        ("Mayor Helen *Carter* resigned.", "mayor", True),
        ("The police *chief* resigned.", "police chief", True),
        ("The police *clerk* resigned.", "police chief", False),
        ("The *mayor* resigned.", "Helen Carter", False),
    ],
)
def test_whom_a_noun_names(example: str, who: str, named: bool) -> None:
    grammar, marks = marked(example)
    ((token, _),) = marks["*"]
    assert is_named(grammar, example.replace("*", ""), token, who) is named


def test_a_role_is_written_small() -> None:
    assert is_called_by_role("police chief")
    assert not is_called_by_role("Police Chief Lund")


def test_all_subjects() -> None:
    words = "Helen Carter said that Victor Lund and a clerk resigned."
    grammar = parse(words)
    assert [grammar.words[token] for token in subjects(grammar)] == ["carter", "lund", "clerk"]
