"""Articles: a text with its title, date and origin, and where the article itself stands in it."""

from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from index.articles.boilerplate import article_end
from index.articles.dates import publication_date
from index.articles.headlines import headline, headline_end, shortened
from index.articles.metadata import Metadata, outlet_of
from index.span import Span

MAX_TITLE = 300
"""A longer title, in characters, is cut."""


@dataclass(frozen=True)
class Article:
    """A news article as it was read; `text` never changes after that, so offsets stay true.

    `id` is stable across rebuilds (it comes from `path`); `path` is relative to the folder,
    with `#` and the record's own name behind it for a feed; `digest` changes with any of the
    text and metadata; `body` is the article itself in its text, without the headline before it
    and the boilerplate behind it. What the source does not say is None, never a guess.
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
    body: Span

    def __post_init__(self) -> None:
        start, end = self.body
        if not 0 <= start < end <= len(self.text):
            raise ValueError(
                f"the body of {self.path} must be a slice of {len(self.text)} characters, "
                f"got {start}:{end}"
            )


def article_of(path: str, text: str, metadata: Metadata) -> Article:
    """The article of a text, with what its metadata leaves out taken from the text and address.

    Raises ValueError for a text that is nothing but white space.
    """
    title = shortened(metadata.title or headline(text), MAX_TITLE)
    url = metadata.url
    published = metadata.published or publication_date(text, title, url)
    outlet = metadata.outlet or (outlet_of(url) if url else None)
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
        body=body_of(text, title),
    )


def body_of(text: str, title: str) -> Span:
    """The span of the article itself in its text: after the headline, before the boilerplate.

    Empty only where the text is: what is nothing but a headline, or boilerplate, is all body.
    """
    start = headline_end(text, title)
    end = article_end(text, start)
    if not text[start:end].strip():
        start, end = 0, article_end(text, 0) or len(text)
    body = text[start:end]
    return Span(start + len(body) - len(body.lstrip()), start + len(body.rstrip()))
