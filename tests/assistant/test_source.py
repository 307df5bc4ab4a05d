"""The line that tells where words are from."""

from datetime import date

import pytest

from assistant.source import outlet_name, source_line, stated_outlet
from index.articles.article import article_of
from index.articles.metadata import Metadata

PRINTED = article_of("a.txt", "Words.", Metadata(outlet="Alba Gazette", published=date(2023, 5, 4)))
UNDATED = article_of("b.txt", "Words.", Metadata())


def test_the_line_says_who_as_what_where_and_when() -> None:
    assert (
        source_line(PRINTED, "Ada Lund", "mayor") == "Ada Lund, mayor · Alba Gazette · 4 May 2023"
    )
    assert source_line(PRINTED, "Ada\xa0Lund") == "Ada Lund · Alba Gazette · 4 May 2023"
    assert source_line(PRINTED) == "Alba Gazette · 4 May 2023"


def test_what_is_not_known_is_left_out_but_for_the_day() -> None:
    assert source_line(UNDATED, "Ada Lund") == "Ada Lund · date unknown"
    assert source_line(UNDATED) == "date unknown"


@pytest.mark.parametrize(
    ("stated", "shown"),
    [
        ("alba_gazette", "Alba Gazette"),
        ("the-times-of-alba", "The Times of Alba"),
        ("usa_weekly", "USA Weekly"),
        ("ALBA_TV", "Alba TV"),
        ("gazette", "Gazette"),
        ("Alba Gazette", "Alba Gazette"),
        ("GAZETTE", "GAZETTE"),
        ("Times-Gazette", "Times-Gazette"),
        ("gazette.example", "gazette.example"),
        ("alba gazette", "alba gazette"),
        ("_", "_"),
        (None, None),
    ],
)
def test_a_code_of_an_outlet_is_shown_as_its_name(stated: str | None, shown: str | None) -> None:
    assert outlet_name(stated) == shown


def test_the_line_has_the_outlet_as_it_is_shown() -> None:
    coded = article_of("c.txt", "Words.", Metadata(outlet="alba_gazette"))
    assert source_line(coded) == "Alba Gazette · date unknown"


def test_an_outlet_is_found_as_it_is_shown_and_as_it_is_stated() -> None:
    outlets = ["alba_gazette", "Fjord Times"]
    assert stated_outlet("Alba Gazette", outlets) == "alba_gazette"
    assert stated_outlet("ALBA_GAZETTE", outlets) == "alba_gazette"
    assert stated_outlet("fjord times", outlets) == "Fjord Times"
    assert stated_outlet("The Herald", outlets) == "The Herald"
