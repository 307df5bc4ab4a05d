"""Verdict: is it so, what a yes/no question asks, by the words of the articles?

A verdict stands only where a sentence tells or denies just what was asked; the words that decide
come first. Otherwise the nearest sentences are shown as such.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from assistant.answer import Answer
from assistant.answering.as_statement import as_statement
from assistant.answering.bearing import Bearing, bearing, read_sentence
from assistant.answering.candidates import Candidate, candidates
from assistant.answering.capitals import with_capitals
from assistant.answering.compose import compose
from assistant.answering.evidence import Evidence, Finding, evidence_of
from assistant.answering.reference import Sentence
from assistant.answering.retrieve import Hit
from assistant.answering.scoring import EXTENT, VERDICT
from assistant.source import source_line
from assistant.understanding.question import Question, content_terms
from index.store.snapshot import Snapshot

Standing = Literal["yes", "no", "number", "swapped", "both", "open"]
_STANDING: dict[Bearing, Standing] = {
    "told": "yes",
    "denied": "no",
    "contrary": "no",
    "number": "number",
    "swapped": "swapped",
}


@dataclass(frozen=True)
class Verdict:
    """How what is asked stands, and the sentences that decide it, the nearest first."""

    standing: Standing
    deciding: tuple[Evidence, ...]


def find_verdict(snapshot: Snapshot, question: Question, hits: Sequence[Hit]) -> Verdict | None:
    """How what a yes/no question asks stands in the articles of some hits; None where the question
    has no form that shows what it asks."""
    found = candidates(snapshot, hits[: EXTENT.hits])
    texts = [item.article.text for item in {one.article.id: one for one in found}.values()]
    statement = as_statement(with_capitals(question.standalone, texts))
    if not statement:
        return None
    borne: dict[Standing, list[Evidence]] = {}
    for item, before in _nearest(found, statement):
        sentence = Sentence(item.words, before, "", item.article.title)
        told = bearing(statement, read_sentence(sentence, item.article.text))
        if told:
            evidence = evidence_of(snapshot, item, 0.0)
            borne.setdefault(_STANDING[told], []).append(evidence)
    if "yes" in borne and "no" in borne:
        return Verdict("both", (borne["yes"][0], borne["no"][0]))
    for standing in ("yes", "no", "number", "swapped"):
        if standing in borne:
            return Verdict(standing, tuple(borne[standing][: VERDICT.shown]))
    return Verdict("open", ())


def _nearest(found: Sequence[Candidate], statement: str) -> Iterator[tuple[Candidate, str]]:
    """The sentences that have most of the words of a statement, each with the one before it."""
    asked = frozenset(content_terms(statement))
    shares = [(len(asked & item.stems), place) for place, item in enumerate(found)]
    near = sorted(shares, key=lambda pair: (-pair[0], pair[1]))[: VERDICT.parsed]
    for held, place in near:
        if held >= VERDICT.covered * len(asked):
            item = found[place]
            last = found[place - 1] if place else None
            beside = last and last.article.id == item.article.id and last.span.end <= item.span.start
            yield item, last.words if last and beside else ""


def judged(question: Question, finding: Finding, verdict: Verdict) -> Answer:
    """The answer to a yes/no question: the verdict, where there is one, and the words that decide;
    else what comes nearest."""
    if verdict.standing == "open" and not finding.evidence:
        return compose(question, finding)
    shown = [*verdict.deciding]
    shown += [item for item in finding.evidence if not any(map(item.meets, shown))]
    sure = VERDICT.confidence if verdict.deciding else finding.confidence
    answer = compose(
        question,
        replace(finding, evidence=tuple(shown[: EXTENT.sentences]), confidence=sure, unsaid=""),
    )
    return replace(answer, parts=(_lead(verdict), *answer.parts))


def _lead(verdict: Verdict) -> str:
    """What stands before the words that decide."""
    if verdict.standing == "open":
        return "No sentence that was found says so outright, or denies it. What comes nearest:\n"
    first = verdict.deciding[0]
    source = source_line(first.article, first.speaker)
    return {
        "yes": f"Yes, according to {source}:\n",
        "no": f"No, according to {source}:\n",
        "number": "The articles give another number:\n",
        "swapped": "The articles tell it the other way round:\n",
        "both": "The articles disagree:\n",
    }[verdict.standing]
