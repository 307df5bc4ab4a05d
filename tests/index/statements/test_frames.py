"""Each frame by its example, and the verbs that look like others."""

import pytest
from marked import check_frame, marked

from index.rules import Rule
from index.statements.candidate import Frames
from index.statements.frames import (
    ADJECTIVE_FRAMES,
    NOUN_FRAMES,
    PHRASE_FRAMES,
    candidates,
    is_main_line,
)

pytestmark = pytest.mark.parse

TABLES = {"noun": NOUN_FRAMES, "adjective": ADJECTIVE_FRAMES, "phrase": PHRASE_FRAMES}


@pytest.mark.parametrize(
    ("table", "rule"),
    [
        pytest.param(table, rule, id=f"{kind}: {rule.name}")
        for kind, table in TABLES.items()
        for rule in table
    ],
)
def test_what_a_cue_governs(table: Frames, rule: Rule[object]) -> None:
    check_frame(table, rule)


@pytest.mark.parametrize(
    ("text", "frame"),
    [
        ("The plan *denounced* by Rask is dead.", "passive"),
        ("The town has a plan *denounced* by Rask.", "passive"),
        ("Rask *denounced* the plan.", "dobj"),
        ("The Herald *quoted* Rask as saying that it rained.", None),
    ],
)
def test_how_a_verb_is_used(text: str, frame: str | None) -> None:
    parse, marks = marked(text)
    ((verb, _),) = marks["*"]
    found = [one.frame for one in candidates(parse) if one.cue == verb]
    assert found[0] == frame if frame else not found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rask left and *said* that it rained.", True),
        ("The man who *said* that it rained left.", False),
    ],
)
def test_clauses_about_a_noun_are_off_the_main_line(text: str, expected: bool) -> None:
    parse, marks = marked(text)
    ((verb, _),) = marks["*"]
    assert is_main_line(parse, verb) is expected
