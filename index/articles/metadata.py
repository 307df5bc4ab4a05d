"""Metadata: what a source states about an article, under whatever name it states it."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from index.articles.dates import stated_date
from index.english.characters import clean


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


def stated_metadata(record: Mapping[str, Any]) -> Metadata:
    """The metadata of a feed's record, a front matter or a sidecar, under any usual key."""
    stated = {
        name: next(filter(None, (one_line(record.get(key)) for key in keys)), None)
        for name, keys in _KEYS.items()
    }
    days = (stated_date(record.get(key)) for key in _DATE_KEYS)
    return Metadata(published=next(filter(None, days), None), **stated)


def one_line(value: object) -> str | None:
    """A metadata value as one line; a list of names, or of objects with a name, is joined."""
    items = value if isinstance(value, list) else [value]
    names = [item.get("name") if isinstance(item, Mapping) else item for item in items]
    stated = [str(name) for name in names if isinstance(name, str | int) and name is not True]
    words = " ".join(clean(", ".join(stated)).split())
    return None if words.lower() in ("", "null", "none", "~", "n/a", "false") else words


def outlet_of(url: str) -> str | None:
    """The host of an address, without "www."; None when it has none."""
    try:
        host = urlsplit(url).hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host and "." in host else None
