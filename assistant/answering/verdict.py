"""Verdict: is it so, what a yes/no question asks or another takes for granted?

A verdict stands only where a sentence tells or denies just that; the words that decide come first.
Otherwise the nearest sentences are shown as such.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.answer import Answer, Citation, Outcome
from assistant.answering.as_statement import as_statement, asks_whether, choices
from assistant.answering.bearing import (
    Bearing,
    Statement,
    bearing,
    read_statement,
)
from assistant.answering.candidates import Candidate
from assistant.answering.capitals import with_capitals
from assistant.answering.clauses import read_sentence
from assistant.answering.compose import compose
from assistant.answering.evidence import Evidence, Finding
from assistant.answering.reference import Sentence
from assistant.answering.refusals import together
from assistant.answering.scoring import EXTENT, VERDICT
from assistant.source import source_line
from assistant.understanding.question import Question, content_terms
from index.english.quotation_marks import PAIRS, quotations
from index.store.snapshot import Snapshot

_OUTCOME: dict[Bearing, Outcome] = {
    "told": "yes",
    "denied": "no",
    "contrary": "no",
    "number": "number",
    "swapped": "swapped",
}
_ORDER: tuple[Outcome, ...] = ("yes", "no", "number", "swapped")
_NOTHING = Finding((), (), (), 0.0)
_OPENING_MARKS = (*PAIRS,)
_SUPPOSING = ("why", "when", "where", "how")


@dataclass(frozen=True)
class Verdict:
    """How a statement stands, and the sentences that decide it, the nearest first; of a choice
    also what was chosen."""

    outcome: Outcome
    statement: str
    deciding: tuple[Evidence, ...] = ()
    chosen: str = ""


def find_verdict(
    snapshot: Snapshot, question: Question, found: Sequence[Candidate]
) -> Verdict | None:
    """How what a yes/no question asks, or what another takes for granted, stands in the sentences
    that were found; None where its form shows nothing of the kind, or where what is taken for
    granted isn't told otherwise."""
    opening = question.standalone.partition(" ")[0].lower()
    is_asked = asks_whether(question.standalone)
    if not is_asked and opening not in _SUPPOSING:
        return None
    texts = [item.article.text for item in {one.article.id: one for one in found}.values()]
    statement = as_statement(with_capitals(question.standalone, texts))
    if not statement:
        return None
    sides = choices(statement) if is_asked else ()
    if sides:
        stands = [_stands(snapshot, told, found, side) for side, told in sides]
        told = [verdict for verdict in stands if verdict.outcome == "yes"]
        if len(told) == 1:
            return replace(told[0], outcome="choice")
        return Verdict("open", statement)
    verdict = _stands(snapshot, statement, found, if_otherwise=not is_asked)
    return verdict if is_asked or verdict.outcome not in ("yes", "both", "open") else None


def _stands(
    snapshot: Snapshot,
    words: str,
    found: Sequence[Candidate],
    chosen: str = "",
    *,
    if_otherwise: bool = False,
) -> Verdict:
    """How a statement stands in some sentences; `if_otherwise`, where any may tell it otherwise."""
    statement = read_statement(words)
    if statement is None:
        return Verdict("open", words)
    near = [*_nearest(found, words, statement)]
    if if_otherwise and not any(
        statement.may_be_otherwise(item.words, item.stems) for item, _ in near
    ):
        return Verdict("open", words)
    borne: dict[Outcome, list[Evidence]] = {}
    for item, before in near:
        sentence = Sentence(item.words, before, "", item.article.title)
        told = bearing(statement, read_sentence(sentence, item.article.text))
        if told and (speaker := _speaker(snapshot, item, words)) is not None:
            evidence = Evidence(item.article, item.span, 0.0, speaker or None)
            _gather(borne.setdefault(_OUTCOME[told], []), evidence)
    if "yes" in borne and "no" in borne:
        return Verdict("both", words, (borne["yes"][0], borne["no"][0]))
    for outcome in _ORDER:
        if outcome in borne:
            shown = VERDICT.shown if outcome in ("yes", "no") else 1
            return Verdict(outcome, words, tuple(borne[outcome][:shown]), chosen)
    return Verdict("open", words)


def _gather(found: list[Evidence], evidence: Evidence) -> None:
    """Add what decides; the words of one that is there become one more source of it."""
    for place, other in enumerate(found):
        if other.words == evidence.words:
            if all(evidence.article != one.article for one in (other, *other.elsewhere)):
                found[place] = replace(other, elsewhere=(*other.elsewhere, evidence))
            return
    found.append(evidence)


def _speaker(snapshot: Snapshot, item: Candidate, told: str) -> str | None:
    """Who tells something in a sentence that is mostly a quotation, "" where that isn't or what is
    told stands beside it; None where that is unclear: then nobody is known to say so."""
    for statement in snapshot.catalog.statements(article_id=item.article.id):
        if statement.kind != "indirect" and statement.is_most_of(item.span):
            speaker = statement.speaker
            if not speaker or not speaker.resolved:
                return None
            said = " ".join(item.article.text[slice(*span)] for span in statement.spans)
            known = {*content_terms(said), *content_terms(speaker.name)}
            return speaker.name if known.issuperset(content_terms(told)) else ""
    is_closed = bool(quotations(item.article.text, [item.span]))
    return None if item.words.startswith(_OPENING_MARKS) and not is_closed else ""


def _nearest(
    found: Sequence[Candidate], words: str, statement: Statement
) -> Iterator[tuple[Candidate, str]]:
    """The sentences that may bear on a statement and have most of its words, each with the one
    before it."""
    asked = frozenset(content_terms(words))
    shares = [
        (len(asked & item.stems), place)
        for place, item in enumerate(found)
        if statement.may_be_told(item.stems)
    ]
    near = sorted(shares, key=lambda pair: (-pair[0], pair[1]))[: VERDICT.parsed]
    for held, place in near:
        if held >= VERDICT.covered * len(asked):
            item, last = found[place], found[place - 1]
            is_beside = place > 0 and last.article.id == item.article.id
            yield item, last.words if is_beside and last.span < item.span else ""


def judged(question: Question, verdict: Verdict, finding: Finding = _NOTHING) -> Answer:
    """The answer to a question of which a verdict was sought: that and the words that decide; where
    there is none, what comes nearest, and where sentences contradict each other, those. Behind a
    correction comes what else there is."""
    is_asked = asks_whether(question.standalone)
    if any(item.against for item in finding.evidence):
        if not is_asked:
            return compose(question, finding)
        verdict = replace(verdict, outcome="both", chosen="")
    elif verdict.deciding:
        shown = [*verdict.deciding]
        if not is_asked:
            shown += [item for item in finding.evidence if not any(map(item.meets, shown))]
        evidence = tuple(shown[: EXTENT.sentences])
        finding = replace(_NOTHING, evidence=evidence, confidence=VERDICT.confidence)
    answer = compose(question, finding)
    return answer if answer.refused else _led(answer, verdict)


def judged_before(question: Question, answer: Answer, verdict: Verdict | None) -> Answer:
    """An answer in somebody's statements, with the verdict and the words that decide before it."""
    if not verdict or not verdict.deciding:
        return answer
    led = judged(question, verdict)
    if answer.refused:
        return led
    return replace(together(question, [led, answer]), verdict=led.verdict)


def _led(answer: Answer, verdict: Verdict) -> Answer:
    """An answer with the verdict before it; where that names the source, it is named once."""
    rest = answer.parts
    if not asks_whether(answer.standalone):
        outcome: Outcome = "correction"
        lead = (
            f"The question takes for granted that {verdict.statement}. The articles say otherwise"
        )
    else:
        outcome, lead = verdict.outcome, _lead(answer, verdict)
    if "according to" in lead and isinstance(rest[0], str):
        rest = rest[1:]
    return replace(answer, parts=(f"{lead}:\n", *rest), verdict=outcome)


def _source(citation: Citation) -> str:
    """Whose words decide, and where they were printed: by the headline where nothing else tells."""
    article = citation.article
    if citation.speaker or article.outlet or not article.title:
        return source_line(article, citation.speaker)
    return f"“{article.title}” · {source_line(article)}"


def _lead(answer: Answer, verdict: Verdict) -> str:
    """What stands before the words that decide."""
    if verdict.outcome == "open":
        return "No sentence that was found settles this in so many words. What comes nearest"
    said = {"yes": "Yes", "no": "No", "choice": f"{verdict.chosen[:1].upper()}{verdict.chosen[1:]}"}
    if answered := said.get(verdict.outcome):
        return f"{answered}, according to {_source(answer.citations[0])}"
    return {
        "number": "The articles give another number",
        "swapped": "The articles tell it the other way round",
        "both": "The articles disagree",
    }[verdict.outcome]
