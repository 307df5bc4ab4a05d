"""Attribution: from articles to statements, each with who makes it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, islice

from index.articles.article import Article
from index.parallel import Workers, cores
from index.people.resolve import resolve
from index.span import Span
from index.statements.extract import Reading, find_statements
from index.statements.outlines import outlines
from index.statements.statement import Statement

Text = tuple[str, Span]
"""An article's text, and the span of its body."""

_SURPRISES = (ValueError, TypeError, LookupError, AttributeError, AssertionError, RecursionError)
_TOGETHER = 16  # articles that are read at once
_FEW = 4  # batches that are done before another process would have started


def attribute(articles: Iterable[Article]) -> Iterator[list[Statement] | Exception]:
    """For each article, in order, its statements and who makes them; or why that failed.

    Where there are many articles, every core reads some of them.
    """
    texts = ((article.text, article.body) for article in articles)
    batches = iter(lambda: list(islice(texts, _TOGETHER)), [])
    first = list(islice(batches, _FEW))
    if len(first) < _FEW or cores() == 1:
        for batch in chain(first, batches):
            yield from read_together(batch)
        return
    with Workers(f"{__name__}:read_together", cores()) as workers:
        for batch, outcome in workers.map(chain(first, batches)):
            yield from [outcome] * len(batch) if isinstance(outcome, OSError) else outcome


def read_together(texts: Sequence[Text]) -> list[list[Statement] | Exception]:
    """`attribute` for a batch of texts, each with the span of its body."""
    try:
        return [
            with_speakers(text, reading)
            for (text, _), reading in zip(texts, find_statements(texts), strict=True)
        ]
    except _SURPRISES as error:
        if len(texts) == 1:
            return [error]
        return [outcome for text in texts for outcome in read_together([text])]


def with_speakers(text: str, reading: Reading) -> list[Statement]:
    """The statements of an article, each with who makes it; None where that is unclear."""
    mentioned = [statement for statement in reading.statements if statement.mention]
    speakers = resolve(
        text,
        reading.names,
        [statement.mention for statement in mentioned if statement.mention],
        [statement.spans for statement in mentioned],
        outlines(reading.paragraphs),
    )
    named = iter(speakers)
    return [
        replace(statement, speaker=next(named)) if statement.mention else statement
        for statement in reading.statements
    ]
