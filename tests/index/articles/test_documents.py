"""What is read from PDF and Word files, and how printed lines become paragraphs."""

import zipfile
from pathlib import Path

import pytest
from story import STORY, read_one, reason, write

from index.articles.article import Article
from index.articles.documents import paragraphs
from index.articles.folder import Skipped, read_file


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
