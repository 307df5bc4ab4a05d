"""Attribution: from articles to statements, each with who makes it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from index.articles import Article, Span, body
from index.finder import Found, Kind, Reading, find_statements
from index.people import Person
from index.speakers import Speaker, resolve


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


def attribute(articles: Iterable[Article]) -> Iterator[list[tuple[Found, Speaker | None]]]:
    """For each article, in order, its statements and who makes them."""
    pending: list[Article] = []

    def texts() -> Iterator[tuple[str, Span]]:
        for article in articles:
            pending.append(article)
            yield article.text, body(article)

    for reading in find_statements(texts()):
        text = pending.pop(0).text
        yield list(zip(reading.statements, speakers_of(text, reading), strict=True))


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
