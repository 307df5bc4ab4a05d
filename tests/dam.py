"""An answer about a dam that broke, for an LLM to write."""

from dataclasses import replace

from assistant.answer import Answer, Citation
from index.articles.article import Article, article_of
from index.articles.metadata import Metadata

TITLE = "Dam breaks above Alba"
TEXT = (
    "“Nobody was warned about the water,” Helen Carter said. “We will rebuild the bridge.”\n"
    "The old dam broke on Tuesday night and flooded forty houses."
)


def article(text: str = TEXT, title: str = TITLE) -> Article:
    return article_of("dam.txt", text, Metadata(title=title, outlet="Alba Gazette"))


def cite(
    number: int, quote: str, speaker: str | None = None, source: Article | None = None
) -> Citation:
    source = source or article()
    start = source.text.index(quote)
    return Citation(number, source, start, start + len(quote), quote, speaker, bool(speaker))


def answered(*citations: Citation, question: str = "What happened to the dam?") -> Answer:
    parts = tuple(part for citation in citations for part in (citation, "\n"))
    return Answer(question, question, parts, citations, confidence=0.9, notes=("An old note.",))


PLAIN = answered(
    cite(1, "“Nobody was warned about the water,”", "Helen Carter"),
    cite(2, "The old dam broke on Tuesday night and flooded forty houses."),
)


def stands_alone(written: Answer, note: str) -> None:
    """The answer without the LLM, with one note more."""
    assert written == replace(PLAIN, notes=("An old note.", note))
