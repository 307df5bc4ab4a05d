"""Reading articles: their bodies, their names, and spans in order whatever the text."""

import random
from itertools import pairwise

import pytest
from effort import calls
from said import read, said

from index.span import Span
from index.statements.extract import find_statements

pytestmark = pytest.mark.parse


def test_the_verb_of_a_headline_is_no_part_of_a_name() -> None:
    text = "Ada Lund Responds To Critics\n\n“I hear them,” Lund said in the town hall on Monday."
    assert [text[slice(*name.span)] for name in read(text).names] == ["Ada Lund", "Lund"]


def test_a_few_lines_of_quotations_are_english_too() -> None:
    text = "Harbour stays open\n\n“Harbour stays open,” Lisa Dahl told reporters.\n\n" + (
        "“Nobody gets turned away,” Omar Reyes told reporters."
    )
    assert [mention for _, mention, _ in said(text)] == ["Lisa Dahl", "Omar Reyes"]


def test_only_the_body_is_read() -> None:
    text = "Hale said he won.\n\nPetrova said she lost.\n\nTags said they are tags."
    body = Span(text.index("Petrova"), text.index("Tags"))
    (reading,) = find_statements([(text, body)])
    assert [text[slice(*one.mention)] for one in reading.statements if one.mention] == ["Petrova"]


def test_articles_come_back_in_their_order() -> None:
    texts = ["Hale said he won.", "", "Petrova said she lost."]
    readings = list(find_statements((text, Span(0, len(text))) for text in texts))
    assert [len(reading.statements) for reading in readings] == [1, 0, 1]


def test_names_are_given_with_their_labels() -> None:
    text = "Angela Merkel of the United Nations said on Monday that France had agreed."
    names = {text[slice(*name.span)]: name.label for name in read(text).names}
    assert names["Angela Merkel"] == "PERSON"
    assert names["France"] == "GPE"


def test_the_work_grows_with_the_length() -> None:
    paragraph = (
        "Hale said that the sides had made “tangible progress” and that a deal was near.\n\n"
    )

    def effort(times: int) -> int:
        return calls(lambda: read(paragraph * times))

    assert len(read(paragraph * 20).statements) == 20
    assert effort(400) < 10 * effort(50)


PIECES = [
    *("“We are ready,” ", "she said. ", "Hale told reporters that ", "the plan was “a disaster” "),
    *('"', "“", "”", "''", "‘", "’", "—", ":", "\n\n", ". ", ", ", "according to ", "Q: ", "(@x) "),
    *("he wants to go ", "and ", "who called it wrong ", "Petrova ", "adding ", "TRUMP: "),
]


def test_spans_are_in_the_text_in_order_and_apart_whatever_the_text() -> None:
    chance = random.Random(7)
    texts = ["".join(chance.choices(PIECES, k=chance.randint(1, 60))) for _ in range(150)]
    readings = find_statements((text, Span(0, len(text))) for text in texts)
    found = 0
    for text, reading in zip(texts, readings, strict=True):
        spans = sorted(span for one in reading.statements for span in one.spans)
        found += len(spans)
        assert all(0 <= start < end <= len(text) for start, end in spans), text
        assert all(a[1] <= b[0] for a, b in pairwise(spans)), text
        for one in reading.statements:
            for span in (one.mention, one.cue):
                assert span is None or 0 <= span[0] < span[1] <= len(text), text
    assert found > 150
