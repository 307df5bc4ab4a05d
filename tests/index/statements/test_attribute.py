"""From articles to statements, each with who makes it."""

import pytest

from index.people.person import Speaker
from index.span import Span
from index.statements import attribute
from index.statements.attribute import read_together
from index.statements.statement import Statement

pytestmark = pytest.mark.parse

TEXTS = [
    "Ida Rask, the mayor, came. “We sail at dawn,” she said.",
    "“No more boats,” the ministry said.",
]


def read(*texts: str) -> list[list[Statement] | Exception]:
    return read_together([(text, Span(0, len(text))) for text in texts])


def test_each_statement_has_who_its_mention_stands_for() -> None:
    first, second = read(*TEXTS)
    assert isinstance(first, list) and isinstance(second, list)
    assert [one.speaker for one in first] == [Speaker("Ida Rask", "person", "mayor", True)]
    assert [one.speaker and one.speaker.name for one in second] == ["the ministry"]
    assert [(one.id, one.article_id, one.person) for one in first] == [(0, "", None)]


def test_a_statement_without_a_mention_has_no_speaker() -> None:
    (found,) = read("The hall was dark.\n\n“This is the year in which everything will change.”")
    assert isinstance(found, list)
    assert [(one.mention, one.speaker) for one in found] == [(None, None)]


def test_an_article_that_fails_is_told_and_stops_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    with_speakers = attribute.with_speakers

    def fail_at_dawn(text: str, reading: object) -> list[Statement]:
        if "dawn" in text:
            raise KeyError("no such hour")
        return with_speakers(text, reading)  # type: ignore[arg-type]

    monkeypatch.setattr(attribute, "with_speakers", fail_at_dawn)
    failed, found = read(*TEXTS)
    assert isinstance(failed, KeyError)
    assert isinstance(found, list) and len(found) == 1
