"""Mentions in made-up articles, and speakers to merge, for the tests of people."""

from index.english.names import Name
from index.people.person import Speaker
from index.people.resolve import resolve


def entities(text: str, **labels: tuple[str, ...]) -> list[Name]:
    """Every place where the given words stand in the text, longest first, as named entities."""
    found: list[Name] = []
    for label, words in labels.items():
        for word in sorted(words, key=len, reverse=True):
            at = text.find(word)
            while at >= 0:
                span = (at, at + len(word))
                if all(span[1] <= n.span[0] or n.span[1] <= span[0] for n in found):
                    found.append(Name(span, label))
                at = text.find(word, span[1])
    return sorted(found, key=lambda name: name.span)


def who(text: str, mentions: list[str], **labels: tuple[str, ...]) -> list[Speaker | None]:
    """The speakers of mentions, each found in the text after the one before it."""
    spans, at = [], 0
    for mention in mentions:
        at = text.index(mention, at)
        spans.append((at, at + len(mention)))
        at += len(mention)
    return resolve(text, entities(text, **labels), spans)


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
