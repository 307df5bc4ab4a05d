"""Each frame by its example: a cue that is listed for it, its source and the content."""

import pytest
from marked import marked

from index.rules import Rule
from index.statements import frames, verb_frames
from index.statements.candidate import Frames
from index.statements.frames import candidates, is_listed

pytestmark = pytest.mark.parse

TABLES = {
    "verb": verb_frames.VERB_FRAMES,
    "name": verb_frames.NAMING_FRAMES,
    "passive": verb_frames.PASSIVE_FRAMES,
    "noun": frames.NOUN_FRAMES,
    "adjective": frames.ADJECTIVE_FRAMES,
    "phrase": frames.PHRASE_FRAMES,
}


@pytest.mark.parametrize(
    ("table", "rule"),
    [
        pytest.param(table, rule, id=f"{kind}: {rule.name}")
        for kind, table in TABLES.items()
        for rule in table
    ],
)
def test_what_a_cue_governs(table: Frames, rule: Rule[object]) -> None:
    parse, marks = marked(rule.example)
    ((cue, _),) = marks["*"]
    expected = (marks["["], marks["{"][0] if marks["{"] else None)

    def found() -> list[object]:
        return [
            (candidate.content, candidate.source)
            for candidate in candidates(parse)
            if candidate.cue == cue and is_listed(parse, candidate)
        ]

    assert expected in found()
    with table.without(rule.name):
        assert expected not in found()
