"""Attribution: from articles to statements, each with who makes it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice

from index.articles.article import Article, body
from index.parallel import Workers, cores
from index.people.merge import Person
from index.people.resolve import Speaker, resolve
from index.span import Span
from index.statements.extract import Found, Kind, Reading, find_statements

Text = tuple[str, Span]
"""An article's text, and the span of its body."""

_SURPRISES = (ValueError, TypeError, LookupError, AttributeError, AssertionError, RecursionError)
_TOGETHER = 16  # articles that are read at once
_FEW = 4  # batches that are done before another process would have started


@dataclass(frozen=True)
class Statement:
    """Who says what in an article, as the catalog holds it; spans are of the article's text.

    `spans` are the content, in order, several when the attribution breaks it. `mention` are the
    words that name the speaker and `cue` those that attribute, where there are any. `speaker`
    is who the mention stands for in the article, None where that is unclear, and `person` the
    same across articles, None for a speaker without a name. `also_in` are the ids of other
    articles that carry the same words of the same speaker, where those were gathered.
    """

    id: int
    article_id: str
    spans: tuple[Span, ...]
    mention: Span | None
    cue: Span | None
    kind: Kind
    speaker: Speaker | None
    person: Person | None
    also_in: tuple[str, ...] = ()

    @property
    def start(self) -> int:
        return self.spans[0][0]

    @property
    def end(self) -> int:
        return self.spans[-1][1]


Attributed = list[tuple[Found, Speaker | None]]
"""The statements of an article, each with who makes it."""


def attribute(articles: Iterable[Article]) -> Iterator[Attributed | Exception]:
    """For each article, in order, its statements and who makes them; or why that failed.

    Where there are many articles, every core reads some of them.
    """
    texts = ((article.text, body(article)) for article in articles)
    batches = iter(lambda: list(islice(texts, _TOGETHER)), [])
    first = list(islice(batches, _FEW))
    if len(first) < _FEW or cores() == 1:
        for batch in chain(first, batches):
            yield from read_together(batch)
        return
    with Workers(f"{__name__}:read_together", cores()) as workers:
        for batch, outcome in workers.map(chain(first, batches)):
            yield from [outcome] * len(batch) if isinstance(outcome, OSError) else outcome


def read_together(texts: Sequence[Text]) -> list[Attributed | Exception]:
    """`attribute` for a batch of texts, each with the span of its body."""
    try:
        return [
            list(zip(reading.statements, speakers_of(text, reading), strict=True))
            for (text, _), reading in zip(texts, find_statements(texts), strict=True)
        ]
    except _SURPRISES as error:
        if len(texts) == 1:
            return [error]
        return [outcome for text in texts for outcome in read_together([text])]


def speakers_of(text: str, reading: Reading) -> list[Speaker | None]:
    """Who makes each statement that was found in an article; None where that is unclear."""
    mentioned = [
        (number, found.mention, found.spans)
        for number, found in enumerate(reading.statements)
        if found.mention
    ]
    resolved = resolve(
        text,
        reading.names,
        [mention for _, mention, _ in mentioned],
        [spans for _, _, spans in mentioned],
    )
    speakers: list[Speaker | None] = [None] * len(reading.statements)
    for (number, _, _), speaker in zip(mentioned, resolved, strict=True):
        speakers[number] = speaker
    return speakers
