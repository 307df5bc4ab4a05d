"""What is read from Markdown and HTML."""

from pathlib import Path

import pytest
from story import MAY_4, PROSE, QUOTE, body_text, read_one, reason


def test_front_matter(tmp_path: Path) -> None:
    front = (
        "---\ntitle: Dam breaks\ndate: 2023-05-04\npublisher: The Courier\n"
        "author: [Ann, Bob]\nurl: https://u.example\n---\n"
    )
    found = read_one(tmp_path, "a.md", f"{front}# Other\n\n{PROSE}\n")
    assert (found.title, found.published, found.outlet) == ("Dam breaks", MAY_4, "The Courier")
    assert (found.byline, found.url) == ("Ann, Bob", "https://u.example")
    assert found.text == f"# Other\n\n{PROSE}\n"


def test_heading_is_the_title_otherwise(tmp_path: Path) -> None:
    found = read_one(tmp_path, "a.md", f"# Dam breaks #\n\n{PROSE}")
    assert found.title == "Dam breaks"
    assert body_text(found) == PROSE


def test_front_matter_with_a_colon_in_its_title(tmp_path: Path) -> None:
    text = f"---\ntitle: Dam: it broke\ndate: 4 May 2023\n---\n{PROSE}"
    found = read_one(tmp_path, "a.md", text)
    assert (found.title, found.published, found.text) == ("Dam: it broke", MAY_4, PROSE)


@pytest.mark.parametrize("given", ["2023-02-30", "2023-05", "", "[", "!!python/object:os.x {}"])
def test_front_matter_with_a_bad_date(tmp_path: Path, given: str) -> None:
    found = read_one(tmp_path, "a.md", f"---\ntitle: T\ndate: {given}\n---\n{PROSE}")
    assert (found.title, found.published, found.text) == ("T", None, PROSE)


def test_rules_around_prose_are_no_front_matter(tmp_path: Path) -> None:
    text = f"---\n{PROSE}\n---\n{QUOTE}"
    assert read_one(tmp_path, "a.md", text).text == text


PAGE = """<!DOCTYPE html><html><head><title>Dam breaks above Alba | The Courier</title>
<meta charset="{charset}">{meta}<meta property="og:site_name" content="The Courier">
<meta name="author" content="Ann Weir"><link rel="canonical" href="https://courier.example/dam">
</head><body><nav><a href="/">Home</a> <a href="/news">News</a></nav><article>
<h1>Dam breaks above Alba</h1><p>{prose}</p><p>{quote}</p></article>
<footer>© 2022 The Courier. All rights reserved.</footer></body></html>"""


def page(meta: str = "", charset: str = "utf-8", prose: str = PROSE) -> str:
    return PAGE.format(meta=meta, charset=charset, prose=prose, quote=QUOTE)


@pytest.mark.parametrize("name", ["a.html", "a.HTM"])
def test_page(tmp_path: Path, name: str) -> None:
    meta = '<meta property="article:published_time" content="2023-05-04T10:00:00Z">'
    found = read_one(tmp_path, name, page(meta))
    assert (found.title, found.published) == ("Dam breaks above Alba", MAY_4)
    assert (found.outlet, found.byline) == ("The Courier", "Ann Weir")
    assert found.url == "https://courier.example/dam"
    assert body_text(found) == f"{PROSE}\n\n{QUOTE}"


@pytest.mark.parametrize(
    "meta",
    ['<script type="application/ld+json">{"datePublished": "2023-05-04"}</script>',
     '<time datetime="2023-05-04">long ago</time>', '<meta name="date" content="4 May 2023">'],
)  # fmt: skip
def test_page_date(tmp_path: Path, meta: str) -> None:
    assert read_one(tmp_path, "a.html", page(meta)).published == MAY_4


@pytest.mark.parametrize(
    "meta",
    ["", '<meta property="article:published_time" content="2023-05">',
     '<meta name="date" content="Thursday">', '<script type="application/ld+json">{"</script>',
     '<time datetime="2023-05-04">a</time><time datetime="2022-01-01">b</time>'],
)  # fmt: skip
def test_page_date_is_never_guessed(tmp_path: Path, meta: str) -> None:
    prose = f"In May 2021 and on 3 May 2020 it held. {PROSE}"
    assert read_one(tmp_path, "a.html", page(meta, prose=prose)).published is None


@pytest.mark.parametrize("charset", ["utf-8", "windows-1252", "iso-8859-1", "nonsense"])
def test_page_encoding(tmp_path: Path, charset: str) -> None:
    encoding = "utf-8" if charset == "utf-8" else "cp1252"
    assert QUOTE in read_one(tmp_path, "a.html", page(charset=charset).encode(encoding)).text


def test_broken_page_is_read_where_possible(tmp_path: Path) -> None:
    content = f"<html><body><div><p>{PROSE}<p>{QUOTE}<b></div><table>"
    assert read_one(tmp_path, "a.html", content).text == f"{PROSE}\n\n{QUOTE}"


@pytest.mark.parametrize(
    "content", ["<html><body></body></html>", "<html>", "<!-- -->", "<" * 5000, "<div>" * 5000]
)
def test_page_without_an_article(tmp_path: Path, content: str) -> None:
    assert reason(tmp_path, "a.html", content) in ("holds no article text", "is not HTML")
