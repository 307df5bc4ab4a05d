"""Formats: the text and metadata that a file of one format holds."""

import json
import logging
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from index.articles.dates import stated_date
from index.articles.encoding import FormatError, decode, decode_page
from index.articles.metadata import Metadata, one_line, stated_metadata
from index.english.characters import clean, without_markup

_TEXT_KEYS = ("text", "body", "content")


@dataclass(frozen=True)
class Record:
    """An article of a feed: `name` is its own id or address, None when it has neither."""

    name: str | None
    text: str
    metadata: Metadata


def read_record(line: bytes) -> Record:
    """The article of a line of a feed. Raises FormatError for a line that holds none."""
    record = _json_object(line)
    stated = next((record[key] for key in _TEXT_KEYS if isinstance(record.get(key), str)), "")
    text = without_markup(clean(stated))
    if not text.strip():
        raise FormatError('has no text: name it "text", "body" or "content"')
    metadata = stated_metadata(record)
    return Record(one_line(record.get("id")) or metadata.url, text, metadata)


def read_sidecar(path: Path) -> Metadata:
    """What a JSON file beside an article states. Raises FormatError when it is not an object."""
    return stated_metadata(_json_object(path.read_bytes()))


def _json_object(data: bytes) -> dict[str, Any]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = decode(data)
    try:
        record = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise FormatError(f"is not JSON: {error}") from error
    if not isinstance(record, dict):
        raise FormatError(f"is not a JSON object but {type(record).__name__}")
    return record


def read_text(path: Path) -> tuple[str, Metadata]:
    """The text of a plain text file."""
    return without_markup(decode(path.read_bytes())), Metadata()


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
    return text, metadata.over(Metadata(title=one_line(heading.group(1)) if heading else None))


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
    page = decode_page(data, declared.group(1).decode("ascii") if declared else "utf-8")
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
        title=one_line(found.title),
        published=published,
        outlet=one_line(found.sitename),
        byline=one_line(found.author),
        url=one_line(found.url),
    )
    return re.sub(r"\n+", "\n\n", text), metadata


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
