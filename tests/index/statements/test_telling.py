"""Which statements tell what somebody says."""

import pytest

from index.span import Span
from index.statements.statement import Kind, Statement
from index.statements.telling import tells


def made(example: str, kind: Kind) -> tuple[str, Statement]:
    """The text of an example, and the statement whose cue stands in * * and content in [ ]."""
    text = example.translate(dict.fromkeys(map(ord, "*[]")))
    cue, content = example.split("*")[1], example.split("[")[1].split("]")[0]
    start, said = text.index(cue), text.index(content)
    cue_span, span = Span(start, start + len(cue)), Span(said, said + len(content))
    return text, Statement((span,), None, cue_span, kind)


@pytest.mark.parametrize(
    ("example", "kind", "expected"),
    [
        ("Rask *said* [it would rain].", "indirect", True),
        ("Rask *endorsed* [the old plan].", "indirect", True),
        ("Rask *endorsed* [Lund].", "indirect", False),
        ("Rask *endorsed* [Mayor Ada Lund].", "indirect", False),
        ("Rask *declined* [to talk about the plan].", "indirect", False),
        ("Rask *leads* [the “Boat Club” of Alba].", "mixed", False),
        ("Rask *offers* [boats to all].", "indirect", False),
        ("Rask didn’t *mention* [the old plan].", "indirect", False),
        ("Rask declined to *say* [who will sail].", "indirect", False),
        ("Rask *refused* to use [the words “radical fishing”].", "indirect", False),
        ("Rask *defends* [the “old” plan].", "mixed", True),
    ],
)
def test_what_tells_words_or_views(example: str, kind: Kind, expected: bool) -> None:
    assert tells(*made(example, kind)) is expected
