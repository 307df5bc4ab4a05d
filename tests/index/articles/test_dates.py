"""Which dates are the publication: those stated in full, and no others."""

from datetime import date

import pytest
from story import MAY_4, PROSE, QUOTE

from index.articles.dates import date_in_url, publication_date, stated_date


@pytest.mark.parametrize(
    "value",
    ["2023-05-04", "2023-05-04T23:30:00-07:00", "20230504", "2023/05/04", "4 May 2023",
     "May 4, 2023", "Thu, 04 May 2023 12:00:00 GMT", "4th of May, 2023", "MAY 4 2023",
     "Updated 8:45 AM ET, Thu May 4, 2023", "04-May-2023", MAY_4],
)  # fmt: skip
def test_full_date_is_taken(value: object) -> None:
    assert stated_date(value) == MAY_4


@pytest.mark.parametrize(
    "value",
    ["Thursday", "May 2023", "4 May", "2023", "2023-05", "yesterday", "3 hours ago", "", None,
     "04/05/2023", "2023-02-30", "31 April 2023", "0001-01-01", "1599-12-31", "9999-12-31",
     "1683158400", 2023, True, ["2023-05-04"], "4 May 23", "x" * 300 + " 2023-05-04"],
)  # fmt: skip
def test_date_that_is_not_stated_in_full_is_none(value: object) -> None:
    assert stated_date(value) is None


def test_numeric_date_counts_where_it_reads_one_way() -> None:
    assert stated_date("05/24/2023") == stated_date("24.05.2023") == date(2023, 5, 24)
    assert stated_date("04/04/2023") == date(2023, 4, 4)


def test_date_after_next_year_is_none() -> None:
    year = date.today().year
    assert stated_date(f"{year + 1}-01-01") == date(year + 1, 1, 1)
    assert stated_date(f"{year + 2}-01-01") is None


@pytest.mark.parametrize(
    "line",
    ["Published May 4, 2023", "2023-05-04", "4 May 2023", "Thursday, May 4, 2023 at 5:30 p.m. ET",
     "By Ann Weir, May 4, 2023", "By Ann Weir | May 4, 2023 | 5:30 pm", "The Courier · 4 May 2023",
     "May 4, 2023 Updated May 6, 2023, 9:28 a.m. ET", "Updated May 6, 2023 | Published May 4, 2023",
     "WASHINGTON, May 4, 2023 - The dam", "NEW YORK, N.Y., May 4, 2023 (WIRE) -- The dam",
     "London, 4 May 2023 – The dam", "Last updated: 2023-05-04T10:00:00Z"],
)  # fmt: skip
def test_date_line_near_the_top(line: str) -> None:
    assert publication_date(f"Dam breaks\n\n{line}\n\n{PROSE}", "Dam breaks", None) == MAY_4


@pytest.mark.parametrize(
    "line",
    ["Thursday", "May 2023", "It broke on May 4, 2023.", "The report, published May 4, 2023, says",
     "WASHINGTON, May 4 (Wire) - The dam", "In Paris, May 4, 2023 - the day of the flood - it",
     "Photo: the bridge on May 4, 2023", "May 4, 2023, was a Thursday", "What broke on May 4, 2023",
     f"{PROSE}\n\nMay 4, 2023\n\nIt rained.", f"{PROSE}\n\nDate: May 4, 2023",
     f"{PROSE}\n\nIt rained.\n\nPublished May 4, 2023"],
)  # fmt: skip
def test_other_dates_near_the_top_are_not_the_publication(line: str) -> None:
    assert publication_date(f"Dam breaks\n\n{line}", "Dam breaks", None) is None


def test_labelled_date_counts_after_a_summary() -> None:
    text = f"Dam breaks\n\n{PROSE}\n\nPublished: May 4, 2023\n\n{QUOTE}"
    assert publication_date(text, "Dam breaks", None) == MAY_4


def test_date_in_the_headline_is_not_the_publication() -> None:
    title = "The flood | May 4, 2023"
    assert publication_date(f"{title}\n\n{PROSE}", title, None) is None


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://courier.example/2023/05/04/dam", MAY_4),
        ("https://courier.example/world/2023/may/04/dam", MAY_4),
        ("https://courier.example/2023-05-04-dam", MAY_4),
        ("https://courier.example/2023/05/dam", None),
        ("https://courier.example/2023/13/04/dam", None),
        ("https://courier.example/2023/abc/04/dam", None),
        ("https://courier.example/?day=/2023/05/04/", None),
        ("http://[broken", None),
    ],
)
def test_date_in_an_address(url: str, day: date | None) -> None:
    assert date_in_url(url) == day


def test_address_gives_the_day_before_an_update_does() -> None:
    url = "https://courier.example/2023/05/04/dam"
    assert publication_date(f"Updated May 6, 2023\n\n{PROSE}", "", url) == MAY_4
    assert publication_date(f"May 3, 2023\n\n{PROSE}", "", url) == date(2023, 5, 3)
