"""Articles: one file, or one line of a feed, read into text with its title, date and origin."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import file_digest, sha256
from pathlib import Path

from index.articles import documents, formats
from index.articles.boilerplate import article_end
from index.articles.dates import publication_date
from index.articles.formats import FormatError, Metadata
from index.articles.headlines import headline, headline_end, shortened
from index.errors import OnRecordError
from index.span import Span

MAX_FILE_BYTES = 20_000_000
"""A larger file, or line of a feed, is no article and is not read."""

MAX_TITLE = 300
"""A longer title, in characters, is cut."""

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
class Article:
    """A news article as it was read; `text` never changes after that, so offsets stay true.

    `id` is stable across rebuilds (it comes from `path`); `path` is relative to the folder,
    with `#` and the record's own name behind it for a feed; `digest` changes with any of the
    text and metadata. What the source does not say is None, never a guess.
    """

    id: str
    path: str
    title: str
    published: date | None
    outlet: str | None
    byline: str | None
    url: str | None
    text: str
    digest: str


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


def body(article: Article) -> Span:
    """Where the article itself stands in its text: after the headline, before page furniture.

    Never empty: a text that is nothing but a headline, or nothing but furniture, is all body.
    """
    text = article.text
    start = headline_end(text, article.title)
    end = article_end(text, start)
    if not text[start:end].strip():
        start, end = 0, article_end(text, 0) or len(text)
    span = text[start:end]
    return Span(start + len(span) - len(span.lstrip()), start + len(span.rstrip()))


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


def read_articles(folder: Path) -> Iterator[Article | Skipped]:
    """Every article of a folder, in the order of the paths."""
    for path in article_files(folder):
        yield from read_file(folder, path)


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


def _read_single(name: str, path: Path) -> Iterator[Article | Skipped]:
    """The article of a file that holds one, with what its sidecar states."""
    size = path.stat().st_size
    if size > MAX_FILE_BYTES:
        yield Skipped(name, f"is {_too_large(size)}")
        return
    try:
        if size == 0:
            raise FormatError("is empty")
        text, metadata = FORMATS[path.suffix.lower()](path)
        if not text.strip():
            raise FormatError("is empty")
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
    yield _article(name, text, metadata)


def _sidecar(path: Path) -> Path | None:
    """The file beside an article's that states its metadata: `name.txt.json` or `name.json`."""
    candidates = (path.with_name(f"{path.name}.json"), path.with_suffix(".json"))
    return next((sidecar for sidecar in candidates if sidecar.is_file()), None)


def _read_feed(name: str, path: Path) -> Iterator[Article | Skipped]:
    """The articles of a file of JSON lines, read a line at a time."""
    seen: dict[str, int] = {}
    number = 0
    with path.open("rb") as file:
        while line := file.readline(MAX_FILE_BYTES + 1):
            number += 1
            if number == 1 and line.startswith((b"\xff\xfe", b"\xfe\xff")):
                yield Skipped(name, "is UTF-16: save it as UTF-8")
                return
            size = len(line)
            if size > MAX_FILE_BYTES:
                while line and not line.endswith(b"\n"):
                    line = file.readline(MAX_FILE_BYTES)
                    size += len(line)
                yield Skipped(name, f"line {number} is {_too_large(size)}")
                continue
            if not line.strip():
                continue
            try:
                record = formats.read_record(line)
            except FormatError as error:
                yield Skipped(name, f"line {number} {error}")
                continue
            identity = record.name or str(number)
            first = seen.setdefault(identity, number)
            if first != number:
                yield Skipped(name, f'line {number} has the id "{identity}" of line {first}')
                continue
            yield _article(f"{name}#{identity}", record.text, record.metadata)
    if number == 0:
        yield Skipped(name, "is empty")


def _too_large(size: int) -> str:
    return (
        f"{size / 1e6:.1f} MB, more than the limit of {MAX_FILE_BYTES / 1e6:g} MB:"
        " split it into one file an article, or put its articles into a .jsonl file, one a line"
    )


def _article(path: str, text: str, metadata: Metadata) -> Article:
    """The article of a text, with what its metadata leaves out taken from the text and address."""
    title = shortened(metadata.title or headline(text), MAX_TITLE)
    url = metadata.url
    published = metadata.published or publication_date(text, title, url)
    outlet = metadata.outlet or (formats.outlet_of(url) if url else None)
    stated = (title, published, outlet, metadata.byline, url, text)
    return Article(
        id=sha256(path.encode()).hexdigest()[:16],
        path=path,
        title=title,
        published=published,
        outlet=outlet,
        byline=metadata.byline,
        url=url,
        text=text,
        digest=sha256("\0".join(str(value or "") for value in stated).encode()).hexdigest(),
    )
