"""An answer about a dam that broke, for an LLM to write."""

from dataclasses import replace

from assistant.answer import Answer, Citation, Worded
from assistant.llm.support import Excerpt
from index.articles.article import Article, article_of
from index.articles.metadata import Metadata
from index.people.person import Speaker
from index.span import Span
from index.statements.statement import Statement

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


def excerpts_of(answer: Answer) -> list[Excerpt]:
    """What an answer cites, as excerpts under the same numbers."""
    return [
        Excerpt(item.number, item.article, item.start, item.end, tuple(_statements(item)))
        for item in answer.citations
    ]


def _statements(citation: Citation) -> list[Statement]:
    if not citation.speaker:
        return []
    speaker = Speaker(citation.speaker, "person", resolved=True)
    span = Span(citation.start, citation.end)
    return [Statement((span,), None, None, "direct", speaker)]


def plainly(written: Answer, answer: Answer = PLAIN) -> tuple[str | int | Citation, ...]:
    """What an LLM has written over the citations of an answer: each sentence with a space behind
    it, then the numbers that those citations have there, and those that are quoted."""
    found: list[str | int | Citation] = []
    glue = ""
    for part in written.parts:
        if isinstance(part, Worded):
            found.append(f"{glue}{part.words} ")
            found += [_there(written.citations[n - 1], answer).number for n in part.numbers]
        elif isinstance(part, Citation):
            found += [glue, _there(part, answer)] if glue else [_there(part, answer)]
        glue = part if isinstance(part, str) else ""
    return (*found, glue) if glue else tuple(found)


def _there(citation: Citation, answer: Answer) -> Citation:
    """The citation of an answer that holds the words of another one."""
    return next(
        item
        for item in answer.citations
        if item.article.text == citation.article.text
        and item.start <= citation.start < citation.end <= item.end
    )


def stands_alone(written: Answer, note: str) -> None:
    """The answer without the LLM, with one note more."""
    assert replace(written, usage=None) == replace(PLAIN, notes=("An old note.", note))
