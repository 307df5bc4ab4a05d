"""Each frame of a verb by its example: a cue that is listed for it, its source and the content."""

import pytest
from marked import check_frame

from index.rules import Rule
from index.statements.candidate import Frames
from index.statements.verb_frames import NAMING_FRAMES, PASSIVE_FRAMES, VERB_FRAMES

pytestmark = pytest.mark.parse

TABLES = {"active": VERB_FRAMES, "name": NAMING_FRAMES, "passive": PASSIVE_FRAMES}


@pytest.mark.parametrize(
    ("table", "rule"),
    [
        pytest.param(table, rule, id=f"{kind}: {rule.name}")
        for kind, table in TABLES.items()
        for rule in table
    ],
)
def test_what_a_verb_governs(table: Frames, rule: Rule[object]) -> None:
    check_frame(table, rule)
