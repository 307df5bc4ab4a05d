"""Mentions in made-up articles, and speakers to merge, for the tests of people."""

from collections.abc import Sequence

from index.english.names import Name
from index.people.outline import Outline
from index.people.person import Speaker
from index.people.resolve import resolve
from index.span import Span
from index.statements.extract import find_statements
from index.statements.outlines import outlines


def entities(text: str, **labels: tuple[str, ...]) -> list[Name]:
    """Every place where the given words stand in the text, longest first, as named entities."""
    found: list[Name] = []
    for label, words in labels.items():
        for word in sorted(words, key=len, reverse=True):
            at = text.find(word)
            while at >= 0:
                span = Span(at, at + len(word))
                if all(span.end <= n.span.start or n.span.end <= span.start for n in found):
                    found.append(Name(span, label))
                at = text.find(word, span.end)
    return sorted(found, key=lambda name: name.span)


def who(
    text: str, mentions: list[str], given: Sequence[Outline] = (), **labels: tuple[str, ...]
) -> list[Speaker | None]:
    """The speakers of mentions, each found in the text after the one before it."""
    spans, at = [], 0
    for mention in mentions:
        at = text.index(mention, at)
        spans.append(Span(at, at + len(mention)))
        at += len(mention)
    return resolve(text, entities(text, **labels), spans, outlines=given)


def parsed(text: str) -> list[Outline]:
    """The outlines of a text as its parse gives them."""
    [reading] = find_statements([(text, Span(0, len(text)))])
    return outlines(reading.paragraphs)


def names(speakers: list[Speaker | None]) -> list[str | None]:
    return [speaker.name if speaker else None for speaker in speakers]


def person(name: str, role: str | None = None) -> Speaker:
    return Speaker(name, "person", role, True)


FAR = "\n\n" + "The roads cost money and take time. " * 20 + "\n\n"


SPEAKERS = [
    *[person("Dmitry Peskov", "Kremlin spokesman")] * 3,
    person("Dmitri Peskov", "spokesman"),
    *[person("Peskov")] * 9,
    person("Hillary Clinton", "secretary of state"),
    *[person("Hillary Rodham Clinton")] * 2,
    person("Bill Clinton", "former president"),
    person("Clinton"),
    *[person("Ararat Mirzoyan", "Armenian foreign minister")] * 2,
    person("Ararat Mirzoian", "foreign minister"),
    person("Marta Nowak", "judge"),
    person("Marta Novak", "swimmer"),
    person("José Díaz"),
    person("Jose Diaz"),
    *[person("Jean-Claude Juncker")] * 2,
    person("Jean Claude Juncker"),
    *[person("Donald Trump")] * 2,
    person("Donald J. Trump"),
    person("Donald Trump Jr."),
    person("George W. Bush"),
    person("George H.W. Bush"),
    Speaker("White House", "group", None, True),
    Speaker("the White House", "group", None, True),
    Speaker("a US official", "unknown", None, False),
]
