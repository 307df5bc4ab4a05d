"""A folder of articles: the files that may hold some, and what is in them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import file_digest, sha256
from pathlib import Path
from typing import BinaryIO

from index.articles import documents, formats
from index.articles.article import Article, article_of
from index.articles.encoding import FormatError
from index.articles.metadata import Metadata
from index.errors import OnRecordError

MAX_FILE_BYTES = 20_000_000
"""A larger file, or line of a feed, is no article and is not read."""

FEED = ".jsonl"
FORMATS: dict[str, Callable[[Path], tuple[str, Metadata]]] = {
    ".txt": formats.read_text,
    ".md": formats.read_markdown,
    ".html": formats.read_html,
    ".htm": formats.read_html,
    ".pdf": documents.read_pdf,
    ".docx": documents.read_docx,
}


class FolderError(OnRecordError):
    """A folder of articles that can't be listed; the message says why and what to do."""


@dataclass(frozen=True)
class Source:
    """A file that may hold articles: its path relative to the folder, in letters that can be
    stored, where it is, and the SHA-256 of it and its sidecar, empty where it can't be read."""

    name: str
    path: Path
    digest: str


@dataclass(frozen=True)
class Skipped:
    """A file, or a line of a feed, that holds no readable article, and why."""

    path: str
    reason: str


def article_files(folder: Path) -> list[Path]:
    """The files of a folder that may hold articles, in sub-folders too, sorted by path.

    Hidden files and folders are left out. A folder that may not be read is listed itself, for
    `read_file` to say so. Raises FolderError when `folder` is missing or is not a folder.
    """
    if not folder.exists():
        raise FolderError(f'no folder "{folder}": name the folder that holds the articles')
    if not folder.is_dir():
        raise FolderError(f'"{folder}" is not a folder: name the folder that holds the articles')
    try:
        next(folder.iterdir(), None)
    except OSError as error:
        raise FolderError(
            f'the folder "{folder}" can\'t be read ({error.strerror}): change its permissions'
        ) from error
    return sorted(_files(folder, set()), key=lambda path: path.relative_to(folder).as_posix())


def _files(folder: Path, seen: set[tuple[int, int]]) -> Iterator[Path]:
    """The article files under a folder; `seen` keeps a loop of links from going round."""
    try:
        status = folder.stat()
        paths = sorted(folder.iterdir())
    except OSError:
        yield folder
        return
    if (status.st_dev, status.st_ino) in seen:
        return
    seen.add((status.st_dev, status.st_ino))
    for path in paths:
        # Word keeps a lock file "~$name.docx" beside a document that is open.
        if path.name.startswith((".", "~$")):
            continue
        if _is_folder(path):
            yield from _files(path, seen)
        elif path.suffix.lower() in (FEED, *FORMATS):
            yield path


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # in a folder that may be listed but not entered
        return False


def find_sources(folder: Path) -> list[Source]:
    """The files of a folder that may hold articles, with their digests, sorted by path.

    Raises FolderError when `folder` is missing or is not a folder.
    """
    return [
        Source(_stored_name(folder, path), path, _source_digest(path))
        for path in article_files(folder)
    ]


def _stored_name(folder: Path, path: Path) -> str:
    # A name that isn't valid UTF-8 reaches Python with lone surrogates, which nothing can store.
    return path.relative_to(folder).as_posix().encode("utf-8", "backslashreplace").decode("utf-8")


def _source_digest(path: Path) -> str:
    digest = sha256()
    sidecar = _sidecar(path) if path.suffix.lower() != FEED else None
    try:
        for source in (path, sidecar) if sidecar else (path,):
            with source.open("rb") as file:
                digest.update(file_digest(file, "sha256").digest())
    except OSError:
        return ""
    return digest.hexdigest()


def read_file(folder: Path, path: Path) -> Iterator[Article | Skipped]:
    """The articles of one file; what can't be read comes as `Skipped`, never as an exception."""
    name = _stored_name(folder, path)
    try:
        if path.is_dir():
            next(path.iterdir(), None)
        elif not path.exists():
            yield Skipped(name, "is gone: it was removed, or it is a link to nothing")
        elif not path.is_file():
            yield Skipped(name, "is not a regular file")
        elif path.suffix.lower() == FEED:
            yield from _read_feed(name, path)
        else:
            yield from _read_single(name, path)
    except FileNotFoundError:
        yield Skipped(name, "is gone: it was removed while the folder was read")
    except PermissionError:
        yield Skipped(name, "may not be read: change its permissions")
    except OSError as error:
        yield Skipped(name, f"can't be read: {error.strerror or error}")


def _read_single(name: str, path: Path) -> Iterator[Article | Skipped]:
    """The article of a file that holds one, with what its sidecar states."""
    try:
        text, metadata = _text_of(path)
    except FormatError as error:
        yield Skipped(name, str(error))
        return
    if sidecar := _sidecar(path):
        try:
            metadata = formats.read_sidecar(sidecar).over(metadata)
        except (FormatError, OSError) as error:
            reason = f"can't be read: {error.strerror}" if isinstance(error, OSError) else error
            yield Skipped(
                f"{name.rpartition('/')[0]}/{sidecar.name}".lstrip("/"),
                f"{reason}; its article was read without it",
            )
    yield article_of(name, text, metadata)


def _text_of(path: Path) -> tuple[str, Metadata]:
    """The text of a file and what it states. Raises FormatError when there is none in it."""
    size = path.stat().st_size
    if size > MAX_FILE_BYTES:
        raise FormatError(f"is {_too_large(size)}")
    if size == 0:
        raise FormatError("is empty")
    text, metadata = FORMATS[path.suffix.lower()](path)
    if not text.strip():
        raise FormatError("is empty")
    return text, metadata


def _sidecar(path: Path) -> Path | None:
    """The file beside an article's that states its metadata: `name.txt.json` or `name.json`."""
    candidates = (path.with_name(f"{path.name}.json"), path.with_suffix(".json"))
    return next((sidecar for sidecar in candidates if sidecar.is_file()), None)


def _read_feed(name: str, path: Path) -> Iterator[Article | Skipped]:
    """The articles of a file of JSON lines, read a line at a time."""
    lines_by_id: dict[str, int] = {}
    number = 0
    with path.open("rb") as file:
        for number, (line, size) in enumerate(_lines(file), start=1):
            if number == 1 and line.startswith((b"\xff\xfe", b"\xfe\xff")):
                yield Skipped(name, "is UTF-16: save it as UTF-8")
                return
            try:
                record = _read_line(line, size)
                if record is None:
                    continue
                identity = record.name or str(number)
                first = lines_by_id.setdefault(identity, number)
                if first != number:
                    raise FormatError(f'has the id "{identity}" of line {first}')
            except FormatError as error:
                yield Skipped(name, f"line {number} {error}")
                continue
            yield article_of(f"{name}#{identity}", record.text, record.metadata)
    if number == 0:
        yield Skipped(name, "is empty")


def _lines(file: BinaryIO) -> Iterator[tuple[bytes, int]]:
    """The lines of a file, each with its size in bytes; of one that is too large the beginning."""
    while line := file.readline(MAX_FILE_BYTES + 1):
        size = len(line)
        rest = line if size > MAX_FILE_BYTES else b""
        while rest and not rest.endswith(b"\n"):
            rest = file.readline(MAX_FILE_BYTES)
            size += len(rest)
        yield line, size


def _read_line(line: bytes, size: int) -> formats.Record | None:
    """The article of a line of a feed, None for a blank line. Raises FormatError for others."""
    if size > MAX_FILE_BYTES:
        raise FormatError(f"is {_too_large(size)}")
    return formats.read_record(line) if line.strip() else None


def _too_large(size: int) -> str:
    return (
        f"{size / 1e6:.1f} MB, more than the limit of {MAX_FILE_BYTES / 1e6:g} MB:"
        " split it into one file an article, or put its articles into a .jsonl file, one a line"
    )
