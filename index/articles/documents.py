"""Documents: the text of PDF and Word files, in paragraphs."""

import logging
import re
from collections import Counter
from pathlib import Path

from index.articles.encoding import FormatError
from index.articles.metadata import Metadata
from index.english.characters import clean

MAX_UNPACKED_BYTES = 200_000_000
"""A Word file that unpacks to more is not read: it is no article."""

# Names that a program puts where a title or an author should be.
_NOT_STATED = re.compile(
    r"untitled.*|document\d*|microsoft word.*|powerpoint.*|.*\.(?:docx?|pdf|indd|qxd|rtf|txt|odt)"
    r"|(?:\S*user|admin\w*|author|owner|unknown|anonymous|python-docx|word|none)|\W*"
    r"|(?:microsoft office|windows) user",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?:…][\"'”’)\]]*$")
_ITEM = re.compile(r"[•●▪–—*-]\s|\d{1,3}[.)]\s")
_PAGE_NUMBER = re.compile(
    r"(?:page\s+)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?|-\s*\d+\s*-", re.IGNORECASE
)


def read_pdf(path: Path) -> tuple[str, Metadata]:
    """The text of a PDF in paragraphs, with its own title and author where they are sensible.

    Raises FormatError for a file that is broken, locked with a password, or only pictures.
    """
    import pypdf
    from llama_index.readers.file import PDFReader  # type: ignore[import-untyped]
    from tenacity import RetryError

    # What is wrong with a file is said once, as the reason why it is skipped.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        pages = [document.text for document in PDFReader().load_data(path)]
        with path.open("rb") as file:
            stated = pypdf.PdfReader(file).metadata
            title, author = (stated.title, stated.author) if stated else (None, None)
    except Exception as error:  # a broken file can raise anything in the parser
        cause = error.last_attempt.exception() if isinstance(error, RetryError) else error
        if isinstance(cause, pypdf.errors.FileNotDecryptedError | pypdf.errors.DependencyError):
            raise FormatError("is encrypted: save it without a password") from error
        raise FormatError(f"can't be read as PDF: {str(cause) or repr(cause):.200}") from error
    text = paragraphs([clean(page) for page in pages])
    if not text:
        raise FormatError("holds no text: if it is a scan, run it through text recognition first")
    return text, Metadata(title=_stated(title), byline=_stated(author))


def read_docx(path: Path) -> tuple[str, Metadata]:
    """The text of a Word file, with its own title and author where they are sensible.

    Raises FormatError for a broken file.
    """
    import zipfile
    from xml.etree import ElementTree

    from llama_index.readers.file import DocxReader

    try:
        with zipfile.ZipFile(path) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > MAX_UNPACKED_BYTES:
                raise FormatError(f"unpacks to more than {MAX_UNPACKED_BYTES // 10**6} MB")
            core = "docProps/core.xml"
            stated = archive.read(core) if core in archive.namelist() else b"<none/>"
        properties = ElementTree.fromstring(stated)
        text = clean("\n".join(document.text for document in DocxReader().load_data(path)))
    except FormatError:
        raise
    except Exception as error:  # a broken file can raise anything in the parser
        raise FormatError(
            f"can't be read as a Word file: {str(error) or repr(error):.200}"
        ) from error
    if not text.strip():
        raise FormatError("holds no text")
    terms = "{http://purl.org/dc/elements/1.1/}"
    return re.sub(r"\n{3,}", "\n\n", text).strip(), Metadata(
        title=_stated(properties.findtext(f"{terms}title")),
        byline=_stated(properties.findtext(f"{terms}creator")),
    )


def paragraphs(pages: list[str]) -> str:
    """The lines of printed pages joined into paragraphs with an empty line between them.

    A paragraph ends at an empty line, before an item of a list, and at a line that is much
    shorter than the others or short and the end of a sentence. Page numbers and lines that most
    pages begin or end with go. A hyphen at the end of a line stays, unless the word without it
    is in the text elsewhere.
    """
    lines = _without_margins(pages)
    lengths = sorted(len(line) for line in lines if line)
    width = lengths[len(lengths) * 3 // 4] if lengths else 0
    words = set(re.findall(r"\w+", "\n".join(lines)))
    done: list[str] = []
    previous = ""
    for line in lines:
        if line and (not previous or _ITEM.match(line) or _ends_paragraph(previous, width)):
            done.append(line)
        elif line:
            done[-1] = _joined(done[-1], line, words)
        previous = line
    return "\n\n".join(done)


def _without_margins(pages: list[str]) -> list[str]:
    """The lines of pages without what most of them begin or end with, and page numbers there."""
    sheets = [[line.strip() for line in page.strip().split("\n")] for page in pages]
    edges = Counter(line for sheet in sheets for line in {sheet[0], sheet[-1]})
    running = {line for line, count in edges.items() if count >= 3 and 2 * count > len(sheets)}

    def is_margin(line: str) -> bool:
        return line in running or bool(_PAGE_NUMBER.fullmatch(line))

    lines: list[str] = []
    for sheet in sheets:
        while sheet and is_margin(sheet[0]):
            sheet = sheet[1:]
        while sheet and is_margin(sheet[-1]):
            sheet = sheet[:-1]
        lines += sheet
    return lines


def _ends_paragraph(line: str, width: int) -> bool:
    """True if a line is so much shorter than the `width` of the others that it is the last."""
    full = 0.9 if _SENTENCE_END.search(line) else 0.6
    return len(line) < full * width and not line.endswith(("-", "\u00ad"))


def _joined(before: str, after: str, words: set[str]) -> str:
    """Two lines of one paragraph as one."""
    if before.endswith("\u00ad"):
        return before[:-1] + after
    broken = re.search(r"(\w+)-$", before)
    if broken is None:
        return f"{before} {after}"
    rest = re.match(r"\w+", after)
    whole = broken.group(1) + rest.group() if rest else ""
    return (before[:-1] if whole in words else before) + after


def _stated(value: object) -> str | None:
    """A property that a person filled in; None for what a program put there."""
    words = " ".join(clean(str(value or "")).split())
    return words if len(words) <= 300 and not _NOT_STATED.fullmatch(words) else None
