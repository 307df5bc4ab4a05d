"""What is read from each format, what is skipped and why, and where an article's body stands."""

import json
import os
import zipfile
from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest
from places import SEEDS

from index.articles import folder as articles
from index.articles.article import Article, article_of
from index.articles.boilerplate import article_end
from index.articles.dates import date_in_url, publication_date, stated_date
from index.articles.documents import paragraphs
from index.articles.folder import FolderError, Skipped, article_files, read_articles, read_file
from index.articles.metadata import Metadata

PROSE = (
    "The old dam above Alba broke on Tuesday night, and the river took the lower bridge with it,"
    " officials said."
)
QUOTE = "“We heard it before we saw it,” said the mayor, Ida Rask."
OFFICE = "The mayor’s office said on Tuesday that the dam hadn’t been safe for a year."
STORY = f"Dam breaks above Alba\n\n{PROSE}\n\n{QUOTE}"
MAY_4 = date(2023, 5, 4)


def write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def read_one(folder: Path, name: str, content: str | bytes) -> Article:
    (found,) = read_file(folder, write(folder, name, content))
    assert isinstance(found, Article), found
    return found


def reason(folder: Path, name: str, content: str | bytes) -> str:
    (found,) = read_file(folder, write(folder, name, content))
    assert isinstance(found, Skipped), found
    assert found.path == name
    return found.reason


def body_text(article: Article) -> str:
    start, end = article.body
    return article.text[start:end]


def story(text: str, title: str = "Dam breaks above Alba") -> Article:
    return article_of("a.txt", text, Metadata(title=title))


# The folder


def test_missing_folder_says_what_to_name(tmp_path: Path) -> None:
    with pytest.raises(FolderError, match=r'no folder ".*gone": name the folder that holds'):
        article_files(tmp_path / "gone")


def test_file_instead_of_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FolderError, match="is not a folder: name the folder"):
        article_files(write(tmp_path, "a.txt", STORY))


def test_files_of_known_types_in_all_folders_sorted_by_path(tmp_path: Path) -> None:
    names = ["z.txt", "b/c.MD", "b.txt", "a.html", "b/d/e.jsonl", "f.htm", "g.pdf", "h.docx"]
    ignored = [".hidden.txt", ".git/a.txt", "b/.x/a.txt", "a.html.json", "b.json", "c.png"]
    for name in [*names, *ignored, "~$h.docx", "noext"]:
        write(tmp_path, name, "x")
    found = [path.relative_to(tmp_path).as_posix() for path in article_files(tmp_path)]
    assert found == sorted(names)


def test_loop_of_links_is_walked_once(tmp_path: Path) -> None:
    write(tmp_path, "a/b.txt", STORY)
    (tmp_path / "a" / "loop").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "a" / "self").symlink_to("self")
    assert [path.name for path in article_files(tmp_path)] == ["b.txt"]


def test_linked_folder_of_articles_is_read(tmp_path: Path) -> None:
    write(tmp_path, "elsewhere/b.txt", STORY)
    (tmp_path / "here").mkdir()
    (tmp_path / "here" / "linked").symlink_to(tmp_path / "elsewhere")
    (found,) = read_articles(tmp_path / "here")
    assert found.path == "linked/b.txt"


def test_unreadable_folder_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "a.txt", STORY)
    (tmp_path / "closed").mkdir()
    listing = Path.iterdir

    def list_all_but_closed(path: Path) -> Iterator[Path]:
        if path.name == "closed":
            raise PermissionError(13, "Permission denied")
        return listing(path)

    monkeypatch.setattr(Path, "iterdir", list_all_but_closed)
    read, skipped = read_articles(tmp_path)
    assert read.path == "a.txt"
    assert skipped == Skipped("closed", "may not be read: change its permissions")
    with pytest.raises(FolderError, match=r"can't be read \(Permission denied\): change its"):
        article_files(tmp_path / "closed")


# Identity


def test_id_comes_from_the_path_and_digest_does_not(tmp_path: Path) -> None:
    one = read_one(tmp_path, "sub/a.txt", STORY)
    other = read_one(tmp_path, "b.txt", STORY)
    assert one.path == "sub/a.txt"
    assert one.id == sha256(b"sub/a.txt").hexdigest()[:16]
    assert one.id != other.id
    assert one.digest == other.digest


@pytest.mark.parametrize("key", ["title", "date", "outlet", "byline", "url"])
def test_digest_changes_with_each_field(tmp_path: Path, key: str) -> None:
    plain = read_one(tmp_path, "a.txt", STORY)
    write(tmp_path, "a.json", json.dumps({key: "2023-05-04" if key == "date" else "Other"}))
    changed = read_one(tmp_path, "a.txt", STORY)
    assert changed.id == plain.id
    assert changed.digest != plain.digest


def test_name_that_is_not_utf_8_is_read(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt")).write_text(STORY)
    (found,) = read_articles(tmp_path)
    assert isinstance(found, Article)
    assert found.path == "caf\\udce9.txt"


# Plain text


def test_seed_article() -> None:
    folder = SEEDS
    (found,) = read_file(folder, folder / "000_e536400ab8bce265.txt")
    assert isinstance(found, Article)
    assert found.title == "Peace Deal ‘Within Reach’ in Armenia-Azerbaijan Talks"
    assert (found.published, found.outlet, found.byline, found.url) == (None, None, None, None)
    assert found.text == (folder / found.path).read_text("utf-8")
    assert body_text(found).startswith("A peace deal to end")
    assert body_text(found).endswith("Dmitry Peskov told reporters on Tuesday.")


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (STORY.encode("utf-8-sig"), STORY),
        (STORY.encode("utf-16"), STORY),
        (b"\xfe\xff" + STORY.encode("utf-16-be"), STORY),
        (STORY.encode("utf-32"), STORY),
        (STORY.encode("cp1252"), STORY),
        (OFFICE.encode("cp1252"),
         OFFICE),
        ("The dam’s owner didn’t say.".encode("cp1252"), "The dam’s owner didn’t say."),
        (STORY.replace("\n", "\r\n").encode(), STORY),
        (STORY.replace("\n", "\r").encode(), STORY),
        ("It\x92s a \x93dam\x94\n\nA\x0cB and a river that rose".encode(),
         "It’s a “dam”\n\nA\nB and a river that rose"),
        (STORY.encode() + "“One”, “two” ".encode() + b"\xff!", STORY + "“One”, “two” \ufffd!"),
    ],
)  # fmt: skip
def test_encodings_and_line_breaks(tmp_path: Path, data: bytes, text: str) -> None:
    assert read_one(tmp_path, "a.txt", data).text == text


def test_other_encoding_is_told_by_its_letters(tmp_path: Path) -> None:
    text = "Плотина над городом прорвалась во вторник ночью, сообщили власти города. " * 8
    assert read_one(tmp_path, "a.txt", text.encode("cp1251")).text == text


@pytest.mark.parametrize(
    "data",
    [b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", STORY.encode() + b"\x00", bytes(range(1, 32)) * 9],
)
def test_binary_file_is_not_text(tmp_path: Path, data: bytes) -> None:
    assert reason(tmp_path, "a.txt", data).startswith("is not text")


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html", "a.pdf", "a.docx", "a.jsonl"])
def test_empty_file(tmp_path: Path, name: str) -> None:
    assert reason(tmp_path, name, b"") == "is empty"


def test_blank_file(tmp_path: Path) -> None:
    assert reason(tmp_path, "a.txt", " \n\t\n\ufeff") == "is empty"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (STORY, "Dam breaks above Alba"),
        ("\n\nIs the dam safe?\n\nNo.", "Is the dam safe?"),
        ("Dam broke, says U.S.\n\nIt did.", "Dam broke, says U.S."),
        ("Dam broke above the ...\n\nIt did.", "Dam broke above the ..."),
        ("And then it rained...\n\nIt did.", "And then it rained... It did."),
        (f"May 4, 2023\n\nBy Ann Weir\n\n{STORY}", "Dam breaks above Alba"),
        (f"ALBA (Wire) —\n\n{QUOTE}", QUOTE),
        (f"{PROSE}\n\n{QUOTE}",
         "The old dam above Alba broke on Tuesday night, and the river took the lower…"),
        ("The dam above Alba broke on Tuesday\nnight, officials said.",
         "The dam above Alba broke on Tuesday night, officials said."),
        ("Dam breaks above Alba\nThe river rose.", "Dam breaks above Alba"),
        ("It broke.", "It broke."),
        ("x" * 500, "x" * 80 + "…"),
    ],
)  # fmt: skip
def test_title_of_a_plain_text(tmp_path: Path, text: str, title: str) -> None:
    assert read_one(tmp_path, "a.txt", text).title == title


# Dates


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


def test_day_of_the_file_is_never_used(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", STORY)
    os.utime(path, (1683158400, 1683158400))
    (found,) = read_file(tmp_path, path)
    assert isinstance(found, Article)
    assert found.published is None


# Sidecars


@pytest.mark.parametrize("name", ["a.md.json", "a.json"])
def test_sidecar_overrides(tmp_path: Path, name: str) -> None:
    url = "https://u.example/x"
    stated = {"title": "T", "date": "2023-05-04", "outlet": "O", "byline": "B", "url": url}
    write(tmp_path, name, json.dumps(stated))
    front = "title: Other\ndate: 2020-05-01\noutlet: X\nbyline: X\nurl: https://x.example"
    found = read_one(tmp_path, "a.md", f"---\n{front}\n---\n{PROSE}")
    assert (found.title, found.published) == ("T", MAY_4)
    assert (found.outlet, found.byline, found.url) == ("O", "B", url)


def test_sidecar_leaves_what_it_does_not_state(tmp_path: Path) -> None:
    stated = {"date": "Thursday", "outlet": None, "author": ["A", {"name": "B"}]}
    write(tmp_path, "a.md.json", json.dumps(stated))
    text = f"---\ntitle: T\ndate: 2023-05-04\noutlet: O\n---\n{PROSE}"
    found = read_one(tmp_path, "a.md", text)
    assert (found.title, found.published, found.outlet, found.byline) == ("T", MAY_4, "O", "A, B")


@pytest.mark.parametrize("content", ['{"title": ', "[1]", "\x00", '{"a":' * 100_000])
def test_broken_sidecar_is_reported_and_the_article_read(tmp_path: Path, content: str) -> None:
    write(tmp_path, "sub/a.txt.json", content)
    skipped, found = read_file(tmp_path, write(tmp_path, "sub/a.txt", STORY))
    assert isinstance(skipped, Skipped)
    assert skipped.path == "sub/a.txt.json"
    assert skipped.reason.endswith("its article was read without it")
    assert isinstance(found, Article)
    assert found.title == "Dam breaks above Alba"


def test_outlet_is_the_host_when_nothing_else_says(tmp_path: Path) -> None:
    write(tmp_path, "a.json", '{"url": "https://www.courier.example:8080/dam"}')
    assert read_one(tmp_path, "a.txt", STORY).outlet == "courier.example"
    write(tmp_path, "a.json", '{"url": "dam.html"}')
    assert read_one(tmp_path, "a.txt", STORY).outlet is None


# Markdown


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


# HTML

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


# PDF and Word


def pdf(pages: list[list[str]], title: str = "", author: str = "") -> bytes:
    """A minimal PDF that prints the given lines."""
    kids = " ".join(f"{5 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        f"<< /Title ({title}) /Author ({author}) >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for number, lines in enumerate(pages):
        shown = " ".join(f"({line}) Tj 0 -14 Td" for line in lines)
        stream = f"BT /F1 12 Tf 50 750 Td {shown} ET"
        objects += [
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] "
            f"/Resources << /Font << /F1 4 0 R >> >> /Contents {6 + 2 * number} 0 R >>",
            f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
        ]
    data, table = "%PDF-1.4\n", "0000000000 65535 f \n"
    for number, content in enumerate(objects, start=1):
        table += f"{len(data):010} 00000 n \n"
        data += f"{number} 0 obj\n{content}\nendobj\n"
    size = len(objects) + 1
    trailer = f"trailer\n<< /Size {size} /Root 1 0 R /Info 3 0 R >>\nstartxref\n{len(data)}\n%%EOF"
    return f"{data}xref\n0 {size}\n{table}{trailer}".encode("latin-1")


LINES = [
    "Dam breaks above Alba",
    "The old dam above Alba broke on Tuesday night, and the",
    "river took the lower bridge with it, officials said.",
    "It rained.",
    "We heard it before we saw it, said the mayor, Ida Rask,",
    "who spent the night on the roof of the school.",
]


def test_pdf(tmp_path: Path) -> None:
    found = read_one(tmp_path, "a.pdf", pdf([LINES[:2], LINES[2:]], "The dam", "Ann Weir"))
    assert found.text == "\n\n".join(
        [LINES[0], f"{LINES[1]} {LINES[2]} {LINES[3]}", f"{LINES[4]} {LINES[5]}"]
    )
    assert (found.title, found.byline, found.published) == ("The dam", "Ann Weir", None)


@pytest.mark.parametrize("title", ["", "untitled", "Microsoft Word - dam.docx", "dam.indd"])
def test_pdf_title_from_a_program_is_no_title(tmp_path: Path, title: str) -> None:
    found = read_one(tmp_path, "a.pdf", pdf([LINES], title, "Admin"))
    assert (found.title, found.byline) == ("Dam breaks above Alba", None)


@pytest.mark.parametrize("data", [b"%PDF-1.4\ngarbage", b"no pdf", pdf([LINES])[:300]])
def test_broken_pdf(tmp_path: Path, data: bytes) -> None:
    assert reason(tmp_path, "a.pdf", data).startswith("can't be read as PDF: ")


def test_pdf_of_pictures(tmp_path: Path) -> None:
    assert reason(tmp_path, "a.pdf", pdf([[]])).startswith("holds no text: if it is a scan")


def test_encrypted_pdf(tmp_path: Path) -> None:
    import pypdf

    writer = pypdf.PdfWriter(clone_from=write(tmp_path, "open.pdf", pdf([LINES])))
    writer.encrypt("secret", algorithm="RC4-128")
    writer.write(tmp_path / "a.pdf")
    (found,) = read_file(tmp_path, tmp_path / "a.pdf")
    assert found == Skipped("a.pdf", "is encrypted: save it without a password")


def test_paragraphs_of_printed_pages() -> None:
    line = "words of a line that is as long as all the other lines of"
    pages = [
        f"THE COURIER\n{line}\n{line}\n1",
        f"THE COURIER\nthe end.\n{line} a three-\nyear imple-\nmentation\n2",
        "THE COURIER\n• one implementation\n• two\n- 3 -",
    ]
    assert paragraphs(pages).split("\n\n") == [
        f"{line} {line} the end.",
        f"{line} a three-year implementation",
        "• one implementation",
        "• two",
    ]


def docx(path: Path, lines: list[str], core: str = "") -> Path:
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    content = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines)
    document = f'<w:document xmlns:w="{space}"><w:body>{content}</w:body></w:document>'
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", document)
        if core:
            archive.writestr("docProps/core.xml", core)
    return path


CORE = (
    '<p xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:t="http://purl.org/dc/terms/">'
    "<dc:title>The dam</dc:title><dc:creator>Ann Weir</dc:creator>"
    "<t:created>2023-05-04T10:00:00Z</t:created></p>"
)


def test_docx(tmp_path: Path) -> None:
    (found,) = read_file(tmp_path, docx(tmp_path / "a.docx", STORY.split("\n\n"), CORE))
    assert isinstance(found, Article)
    assert found.text == STORY
    assert (found.title, found.byline, found.published) == ("The dam", "Ann Weir", None)


def test_docx_without_properties(tmp_path: Path) -> None:
    (found,) = read_file(tmp_path, docx(tmp_path / "a.docx", STORY.split("\n\n")))
    assert isinstance(found, Article)
    assert (found.title, found.byline) == ("Dam breaks above Alba", None)


def test_docx_without_text(tmp_path: Path) -> None:
    path = docx(tmp_path / "a.docx", [" "])
    assert list(read_file(tmp_path, path)) == [Skipped("a.docx", "holds no text")]


def test_broken_docx(tmp_path: Path) -> None:
    whole = docx(tmp_path / "whole.docx", ["x"]).read_bytes()
    for data in (b"no zip", whole[:60], whole.replace(b"word/document", b"work/document")):
        assert reason(tmp_path, "a.docx", data).startswith("can't be read as a Word file: ")


def test_docx_that_unpacks_without_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.articles.documents.MAX_UNPACKED_BYTES", 10**6)
    path = docx(tmp_path / "a.docx", ["x"])
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/more.xml", b" " * (10**6 + 1))
    assert list(read_file(tmp_path, path)) == [Skipped("a.docx", "unpacks to more than 1 MB")]


# Feeds


def feed(*records: object) -> str:
    return "".join(f"{json.dumps(record)}\n" for record in records)


def test_feed(tmp_path: Path) -> None:
    url = "https://www.u.example/2023/05/04/x"
    first = {"id": 7, "text": STORY, "title": "T", "date": "2023-05-04", "outlet": "O"}
    third = {"content": STORY, "published": "May 4, 2023", "source": {"id": 1, "name": "S"}}
    lines = feed(
        {**first, "byline": "B"},
        {"url": url, "body": PROSE, "headline": "H"},
        {**third, "author": "A"},
    )
    write(tmp_path, "sub/feed.jsonl", lines)
    one, two, three = (found for found in read_articles(tmp_path) if isinstance(found, Article))
    assert one.path == "sub/feed.jsonl#7"
    assert one.id == sha256(b"sub/feed.jsonl#7").hexdigest()[:16]
    assert (one.title, one.published, one.outlet, one.byline) == ("T", MAY_4, "O", "B")
    assert two.path == f"sub/feed.jsonl#{url}"
    assert (two.title, two.published, two.outlet, two.url) == ("H", MAY_4, "u.example", url)
    assert three.path == "sub/feed.jsonl#3"
    assert (three.title, three.published, three.outlet) == ("Dam breaks above Alba", MAY_4, "S")
    assert (three.text, three.byline) == (STORY, "A")


def test_bad_lines_are_named_and_the_others_read(tmp_path: Path) -> None:
    good = json.dumps({"text": STORY})
    deep = '{"id": 9, "text": "x", "author": ' + "[" * 400 + "]" * 400 + "}"
    bad = ["{broken", "[1]", '{"title": "T"}', '{"text": " "}', "[" * 99_999]
    lines = "\n".join([good, "", *bad, good, deep])
    found = list(read_file(tmp_path, write(tmp_path, "f.jsonl", lines)))
    read = [one.path for one in found if isinstance(one, Article)]
    assert read == ["f.jsonl#1", "f.jsonl#8", "f.jsonl#9"]
    skipped = [one for one in found if isinstance(one, Skipped)]
    assert {one.path for one in skipped} == {"f.jsonl"}
    assert [one.reason.split(":")[0] for one in skipped] == [
        "line 3 is not JSON",
        "line 4 is not a JSON object but list",
        "line 5 has no text",
        "line 6 has no text",
        "line 7 is not JSON",
    ]


def test_second_line_with_an_id_is_skipped(tmp_path: Path) -> None:
    lines = feed({"id": "a", "text": "One."}, {"id": "a", "text": "Two."})
    one, two = read_file(tmp_path, write(tmp_path, "f.jsonl", lines))
    assert isinstance(one, Article)
    assert one.text == "One."
    assert two == Skipped("f.jsonl", 'line 2 has the id "a" of line 1')


def test_characters_that_cannot_be_stored_are_replaced(tmp_path: Path) -> None:
    line = '{"text": "A\\u0000b \\ud800 c\\r\\nd", "title": "T\\u0000\\ud800"}'
    found = read_one(tmp_path, "f.jsonl", line)
    assert (found.text, found.title) == ("A b \ufffd c\nd", "T \ufffd")


def test_feed_lines_in_other_encodings(tmp_path: Path) -> None:
    said = "“It broke,” she said of the dam that stood above the town for a hundred years."
    line = json.dumps({"text": said}, ensure_ascii=False) + "\n"
    data = b"\xef\xbb\xbf" + line.encode() + line.encode("cp1252")
    found = list(read_file(tmp_path, write(tmp_path, "f.jsonl", data)))
    assert [one.text for one in found if isinstance(one, Article)] == [said, said]
    assert reason(tmp_path, "g.jsonl", line.encode("utf-16")) == "is UTF-16: save it as UTF-8"


# Limits and files that go


def test_large_file_is_refused_with_what_to_do(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", b"x")
    os.truncate(path, 50_000_000)
    (found,) = read_file(tmp_path, path)
    assert isinstance(found, Skipped)
    assert found.reason.startswith("is 50.0 MB, more than the limit of 20 MB: split it")


def test_feed_is_limited_by_the_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(articles, "MAX_FILE_BYTES", 1000)
    lines = [feed({"text": "x" * size}) for size in (900, 950, 5000, 980)]
    found = list(read_file(tmp_path, write(tmp_path, "f.jsonl", "".join(lines))))
    read = [one.path for one in found if isinstance(one, Article)]
    assert read == ["f.jsonl#1", "f.jsonl#2", "f.jsonl#4"]
    (skipped,) = (one for one in found if isinstance(one, Skipped))
    assert skipped.reason.startswith("line 3 is 0.0 MB, more than the limit of 0.001 MB")


def test_file_that_is_gone(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", STORY)
    (tmp_path / "b.txt").symlink_to(tmp_path / "nowhere.txt")
    files = article_files(tmp_path)
    path.unlink()
    gone = "is gone: it was removed, or it is a link to nothing"
    assert [one for file in files for one in read_file(tmp_path, file)] == [
        Skipped("a.txt", gone),
        Skipped("b.txt", gone),
    ]


@pytest.mark.parametrize("name", ["a.txt", "a.jsonl"])
@pytest.mark.parametrize(
    ("error", "said"),
    [
        (PermissionError(13, "Permission denied"), "may not be read: change its permissions"),
        (FileNotFoundError(2, "No such file"), "is gone: it was removed while the folder was read"),
        (OSError(5, "Input/output error"), "can't be read: Input/output error"),
    ],
)
def test_file_that_cannot_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, error: OSError, said: str
) -> None:
    path = write(tmp_path, name, feed({"text": STORY}))

    def refuse(*arguments: object, **options: object) -> None:
        raise error

    monkeypatch.setattr(Path, "open", refuse)
    assert list(read_file(tmp_path, path)) == [Skipped(name, said)]


def test_pipe_does_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    assert list(read_articles(tmp_path)) == [Skipped("a.txt", "is not a regular file")]


# Body


@pytest.mark.parametrize(
    "tail",
    ["Related Articles\n\nBack to top button", "Back to top",
     "Read more:\n\nDam ‘safe’, says mayor\n\nWho built the dam?", "Sign up for our newsletter",
     "Sign up for our daily newsletter here.", "Share this story\n\nFacebook\n\nTwitter\n\nEmail",
     "Follow us on Twitter", "Advertisement", "© 2023 The Courier", "***\n\n___",
     "Copyright 2023 The Courier. All rights reserved.", "The Courier. All Rights Reserved.",
     "Read more: The dam that broke", "5 Comments", "Most read\n\n1\n\nDam breaks\n\n2\n\nRain",
     "Follow Ann Weir on Twitter: @annweir", "ann.weir@courier.example\n\n@annweir",
     "Contributing: The Wire", "Email: ann@courier.example", "Tags:\n\nDams\n\nAlba",
     "You may also like\n\nRiver rises",
     "Trending\nRiver rises\nBridge lost", "More from The Courier",
     "This story has been updated with new information."],
)  # fmt: skip
def test_furniture_at_the_end_is_no_body(tail: str) -> None:
    assert body_text(story(f"{STORY}\n\n{tail}\n")) == f"{PROSE}\n\n{QUOTE}"


@pytest.mark.parametrize(
    "tail",
    ["“Read more,” she said.", "‘Sign up for our newsletter’", "Comments were closed on Tuesday.",
     "Follow the river to the sea.", "Share prices fell 3%.", "Related:\n\nThe dam had been old.",
     "Related Articles\n\n“It was old,” she said.", "He wrote:\n\n“More from me later”",
     "A short line", "Final score: Alba 2, Brekke 1", "Advertisement\n\nIt was rebuilt in May.",
     "Call the help line at 800-555-0100", "This story was updated to correct the dam's name.",
     "More: the concert is free. Bring a chair.", "This story was updated to reflect the count.",
     "All of the rights reserved for the town were lost.", "More than 40 people are missing",
     "Related Articles\n\n" + "long " * 40],
)  # fmt: skip
def test_prose_at_the_end_is_body(tail: str) -> None:
    assert body_text(story(f"{STORY}\n\n{tail}")) == f"{PROSE}\n\n{QUOTE}\n\n{tail}".rstrip()


def test_furniture_inside_the_article_stays() -> None:
    text = f"{STORY}\n\nAdvertisement\n\n{PROSE}\n\nRelated Articles\n\n{PROSE}"
    assert body_text(story(text)).endswith(f"Related Articles\n\n{PROSE}")


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("Dam breaks above Alba", "Dam breaks above Alba"),
        ("DAM BREAKS ABOVE ‘ALBA’", "Dam breaks above 'Alba'"),
        ("Dam breaks above Alba", "Dam breaks above Alba | The Courier"),
        ("Dam breaks above Alba, and river takes bridge", "Dam breaks above Alba, and ..."),
        ("# Dam breaks above Alba", "Dam breaks above Alba"),
        ("May 4, 2023\n\nDam breaks above Alba", "Dam breaks above Alba"),
        ("The Courier\nBy Ann Weir\n\nDam breaks above Alba", "Dam breaks above Alba"),
    ],
)
def test_headline_is_no_body(head: str, title: str) -> None:
    assert body_text(story(f"{head}\n\n{PROSE}", title)) == PROSE


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"{PROSE}\n\n{QUOTE}", PROSE),
        (f"{PROSE}\n\n{QUOTE}", "The old dam above Alba broke on Tuesday night…"),
        (f"The dam\n\n{PROSE}", "Dam breaks above Alba"),
        (f"It rained.\n\nDam breaks above Alba\n\n{PROSE}", "Dam breaks above Alba"),
        ("The dam above Alba broke on Tuesday\nnight. It rained.",
         "The dam above Alba broke on Tuesday"),
    ],
)  # fmt: skip
def test_prose_at_the_start_is_body(text: str, title: str) -> None:
    assert body_text(story(text, title)) == text


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("Dam breaks above Alba\n", "Dam breaks above Alba"),
        ("\n Dam breaks above Alba\n\nRelated Articles\n\nBack to top", "Dam breaks above Alba"),
        ("Related Articles", "Related Articles"),
        ("***\n\n***", "***\n\n***"),
    ],
)
def test_body_is_never_empty(text: str, span: str) -> None:
    assert body_text(story(text)) == span


def test_end_of_a_long_text_is_found() -> None:
    prose = f"{PROSE}\n\n" * 50_000
    text = prose + "\n" * 100_000 + "Related Articles\n\n" + "a\n" * 10
    assert article_end(text, 0) == len(prose) - 2
