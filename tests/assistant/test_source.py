"""The line that tells where words are from."""

from datetime import date

from assistant.source import source_line
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
