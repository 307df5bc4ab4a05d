"""Formats: the text and metadata that a file of one format holds."""

import json
import logging
import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from index.articles.dates import stated_date


class FormatError(ValueError):
    """A file that holds no readable article; the message is the reason."""


@dataclass(frozen=True)
class Metadata:
    """What a source states about an article; None for what it does not state."""

    title: str | None = None
    published: date | None = None
    outlet: str | None = None
    byline: str | None = None
    url: str | None = None

    def over(self, other: "Metadata") -> "Metadata":
        """This metadata, with the other's where this one states nothing."""
        missing = [field.name for field in fields(self) if getattr(self, field.name) is None]
        return replace(self, **{name: getattr(other, name) for name in missing})


_KEYS = {
    "title": ("title", "headline"),
    "outlet": ("outlet", "publisher", "source", "sitename"),
    "byline": ("byline", "author", "authors", "by"),
    "url": ("url", "link"),
}
_DATE_KEYS = ("published", "date", "datePublished", "date_published", "published_at", "pubDate")
_TEXT_KEYS = ("text", "body", "content")


def stated_metadata(record: Mapping[str, Any]) -> Metadata:
    """The metadata of a feed's record, a front matter or a sidecar, under any usual key."""
    stated = {
        name: next(filter(None, (_words(record.get(key)) for key in keys)), None)
        for name, keys in _KEYS.items()
    }
    days = (stated_date(record.get(key)) for key in _DATE_KEYS)
    return Metadata(published=next(filter(None, days), None), **stated)


@dataclass(frozen=True)
class Record:
    """An article of a feed: `name` is its own id or address, None when it has neither."""

    name: str | None
    text: str
    metadata: Metadata


def read_record(line: bytes) -> Record:
    """The article of a line of a feed. Raises FormatError for a line that holds none."""
    record = _json_object(line)
    text = next((record[key] for key in _TEXT_KEYS if isinstance(record.get(key), str)), "")
    if not text.strip():
        raise FormatError('has no text: name it "text", "body" or "content"')
    metadata = stated_metadata(record)
    return Record(_words(record.get("id")) or metadata.url, clean(text), metadata)


def read_sidecar(path: Path) -> Metadata:
    """What a JSON file beside an article states. Raises FormatError when it is not an object."""
    return stated_metadata(_json_object(path.read_bytes()))


def _json_object(data: bytes) -> dict[str, Any]:
    try:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = decode(data)
        record = json.loads(text)
    except FormatError:
        raise
    except (ValueError, RecursionError) as error:
        raise FormatError(f"is not JSON: {error}") from error
    if not isinstance(record, dict):
        raise FormatError(f"is not a JSON object but {type(record).__name__}")
    return record


def _words(value: object) -> str | None:
    """A metadata value as one line; a list of names, or of objects with a name, is joined."""
    items = value if isinstance(value, list) else [value]
    names = [item.get("name") if isinstance(item, Mapping) else item for item in items]
    stated = [str(name) for name in names if isinstance(name, str | int) and name is not True]
    words = " ".join(clean(", ".join(stated)).split())
    return None if words.lower() in ("", "null", "none", "~", "n/a", "false") else words


_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff]")
_BINARY = re.compile("[\x00-\x08\x0e-\x1f]")


def clean(text: str) -> str:
    """The text with `\\n` for every line break and nothing that can't be stored or shown.

    A control character becomes a space, except those of Windows-1252 that reach Unicode texts
    (U+0092 for an apostrophe), which become what they stand for.
    """
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _CONTROL.sub(_printable, text.removeprefix("\ufeff"))


def _printable(found: re.Match[str]) -> str:
    character = found.group()
    if character in "\x0b\x0c\u2028\u2029":
        return "\n"
    if "\ud800" <= character <= "\udfff":
        return "\ufffd"
    if character == "\ufeff":
        return ""
    if "\x80" <= character <= "\x9f":
        return character.encode("latin-1").decode("cp1252", "ignore") or " "
    return " "


_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)


def decode(data: bytes) -> str:
    """The text of a file: by its byte order mark, as UTF-8, as Windows-1252 or by best guess.

    Raises FormatError for what is not text.
    """
    marked = next((name for mark, name in _MARKS if data.startswith(mark)), None)
    if marked:
        return clean(data.decode(marked, "replace"))
    if b"\x00" in data:
        raise FormatError("is not text: it holds binary data")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = _guess(data)
    if 20 * len(_BINARY.findall(text)) > len(text):
        raise FormatError("is not text: it holds binary data")
    return clean(text)


def _guess(data: bytes) -> str:
    """Text that is not valid UTF-8: damaged UTF-8, Windows-1252, or what it looks most like."""
    damaged = data.decode("utf-8", "replace")
    lost = damaged.count("\ufffd")
    if sum(character > "\x7f" for character in damaged) > 2 * lost:
        return damaged
    # In a western text, few bytes lie outside ASCII, too few for a statistical guess to be right.
    if 20 * sum(byte > 0x7F for byte in data) < len(data):
        return data.decode("cp1252", "replace")
    from charset_normalizer import from_bytes

    best = from_bytes(data).best()
    if best is None:
        raise FormatError("is not text: its encoding can't be told; save it as UTF-8")
    return str(best)


def read_text(path: Path) -> tuple[str, Metadata]:
    """The text of a plain text file."""
    return decode(path.read_bytes()), Metadata()


_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?\n)?(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_HEADING = re.compile(r"\A\s*#[ \t]+(.+?)[ \t]*#*[ \t]*(?:\n|\Z)")


def read_markdown(path: Path) -> tuple[str, Metadata]:
    """The text of a Markdown file after its front matter, and what that states."""
    text = decode(path.read_bytes())
    metadata = Metadata()
    front = _FRONT_MATTER.match(text)
    record = _front_matter(front.group(1) or "") if front else None
    if front and record is not None:
        metadata = stated_metadata(record)
        text = text[front.end() :]
    heading = _HEADING.match(text)
    return text, metadata.over(Metadata(title=_words(heading.group(1)) if heading else None))


def _front_matter(block: str) -> dict[str, Any] | None:
    """The fields of a front matter; None when the block between two rules is not one."""
    import yaml

    try:
        # Every scalar stays the string that it is in the file: no number, no false date.
        record = yaml.load(block, Loader=yaml.BaseLoader) or {}
    except (yaml.YAMLError, RecursionError):
        # Mostly a title with a colon in it, which people read without trouble.
        lines = re.findall(r"^(\w+):[ \t]+(.+)$", block, re.MULTILINE)
        record = {key: value.strip().strip("\"'") for key, value in lines} or None
    return record if isinstance(record, dict) else None


_HTML_DATES = (
    '//meta[@property="article:published_time" or @property="og:article:published_time"'
    ' or @itemprop="datePublished" or @name="datePublished" or @name="parsely-pub-date"'
    ' or @name="pubdate" or @name="publish-date" or @name="publication_date"'
    ' or @name="date" or @name="DC.date.issued" or @name="dc.date" or @name="DC.date"'
    ' or @name="citation_publication_date" or @name="sailthru.date"]/@content',
    '//*[@itemprop="datePublished"]/@datetime',
    "//time[@pubdate]/@datetime",
)
_LINKED_DATE = re.compile(r'"datePublished"\s*:\s*"([^"]{8,40})"')


def read_html(path: Path) -> tuple[str, Metadata]:
    """The article of a page, a paragraph a block, and what the page's metadata states.

    Raises FormatError for a page without an article.
    """
    import trafilatura

    data = path.read_bytes()
    declared = re.search(
        rb"<meta[^>]{0,100}charset=[\"']?([\w-]{3,20})", data[:4096], re.IGNORECASE
    )
    page = _declared(data, declared.group(1).decode("ascii") if declared else "utf-8")
    # What is wrong with a page is said once, as the reason why it is skipped.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    try:
        tree = trafilatura.load_html(page)
        if tree is None:
            tree = trafilatura.load_html(f"<html><body>{page}</body></html>")
        if tree is None:
            raise FormatError("is not HTML")
        # The extractor's own dates are guesses: "2023-05" becomes a day of May, a notice's year
        # a first of January. Only what the page states in full counts here.
        published = _page_date(tree)
        found: Any = trafilatura.bare_extraction(tree, include_comments=False, with_metadata=True)
    except FormatError:
        raise
    except Exception as error:  # a broken page can raise anything in the extractor
        raise FormatError(f"can't be read as HTML: {error!r:.200}") from error
    text = clean(found.text or "").strip() if found else ""
    if not re.search(r"\w", text):
        raise FormatError("holds no article text")
    metadata = Metadata(
        title=_words(found.title),
        published=published,
        outlet=_words(found.sitename),
        byline=_words(found.author),
        url=_words(found.url),
    )
    return re.sub(r"\n+", "\n\n", text), metadata


def _declared(data: bytes, encoding: str) -> str:
    """A page's text: as UTF-8 where it is that, else in the encoding that it declares."""
    for name in ("utf-8", encoding):
        if data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in data:
            break
        try:
            return clean(data.decode(name))
        except (UnicodeDecodeError, LookupError):
            continue
    return decode(data)


def _page_date(tree: Any) -> date | None:
    """The publication date that a page states in full, in its metadata or its only time."""
    stated = [value for query in _HTML_DATES for value in tree.xpath(query)]
    for script in tree.xpath('//script[@type="application/ld+json"]/text()'):
        stated += _LINKED_DATE.findall(script)
    days = [day for day in map(stated_date, stated) if day]
    if days:
        return days[0]
    times = {stated_date(value) for value in tree.xpath("//time/@datetime")}
    return times.pop() if len(times) == 1 else None


def outlet_of(url: str) -> str | None:
    """The host of an address, without "www."; None when it has none."""
    try:
        host = urlsplit(url).hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host and "." in host else None
