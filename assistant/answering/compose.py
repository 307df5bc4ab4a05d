"""The answer written without an LLM: the words of the articles, and who says them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby

from assistant.answer import Answer, Citation, Part
from assistant.answering.answer_types import asks_latest
from assistant.answering.evidence import Evidence, Finding
from assistant.answering.quotes import Said, Sayings
from assistant.answering.scoring import CONFIDENCE, EXTENT
from assistant.answering.then import days_apart
from assistant.source import source_line
from assistant.understanding.noun_phrases import owned
from assistant.understanding.question import Question
from index.english.days import spelt
from index.english.function_words import SUBJECT_PRONOUNS, SUBORDINATORS
from index.english.stems import stems
from index.people.person import Person

_CLAUSES = SUBORDINATORS | SUBJECT_PRONOUNS
_NOUNS = {  # what the verbs of saying ask for that only some verbs report
    "deny": "a denial",
    "admit": "an admission",
    "warn": "a warning",
    "promise": "a promise",
    "demand": "a demand",
    "announce": "an announcement",
}


def compose(question: Question, finding: Finding) -> Answer:
    """The sentences that answer, quoted; or what the articles lack, and what came nearest."""
    if not finding.evidence:
        text, missing = "The articles don't answer this.", finding.missing
        if finding.unsaid:
            text += f" No article says that {finding.unsaid}."
            missing = (f"that {finding.unsaid}",)
        elif missing:
            text += f" The nearest ones don't mention {_listed(missing)}."
        return _refusal(question, text, missing, finding.nearest, finding.confidence)
    citations: list[Citation] = []
    parts: list[Part] = []
    ordered = _ordered(finding.evidence, asks_latest(question))
    dated = asks_latest(question) or len({item.article.id for item in ordered}) > 1
    for item in ordered:
        first, *elsewhere = _cited((item, *item.elsewhere), len(citations))
        citations += [first, *elsewhere]
        parts += [*_quoted(first, dated or bool(item.against), parts), first]
        parts += [citation.number for citation in elsewhere]
        for other in _cited(item.against, len(citations)):
            citations.append(other)
            parts.append(f"\n\nThis may contradict it ({source_line(other.article)}):\n")
            parts.append(other)
    return Answer(
        question.text,
        question.standalone,
        tuple(parts),
        tuple(citations),
        confidence=finding.confidence,
    )


def _ordered(evidence: Sequence[Evidence], latest: bool) -> list[Evidence]:
    """The evidence article by article, the best article first, or the newest where the latest is
    asked for; the best of all, and then in the order of the text."""
    articles = list(dict.fromkeys(item.article.id for item in evidence))
    ordered = [
        *evidence[:1],
        *sorted(evidence[1:], key=lambda item: (articles.index(item.article.id), item.span)),
    ]
    if latest:
        ordered.sort(key=lambda item: item.article.published or date.min, reverse=True)
    return ordered


def _quoted(citation: Citation, dated: bool, before: Sequence[Part]) -> Iterator[str]:
    """What stands before a sentence: where and when it was printed, unless that was said of the
    one before it, and who says it where the sentence has only "he said"."""
    article = citation.article
    named = citation.speaker and citation.speaker.split()[-1] in citation.quote
    speaker = None if named else citation.speaker
    last = next((part for part in reversed(before) if isinstance(part, Citation)), None)
    if dated and (article.published or article.outlet) and (not last or last.article != article):
        lead = source_line(article, speaker)
    else:
        lead = speaker or ""
    if before:
        yield "\n\n"
    if lead:
        yield f"{lead}{', as reported' if speaker else ''}:\n"


def compose_said(question: Question, said: Sequence[Said], confidence: float) -> Answer:
    """Statements of any speakers, each under who makes it and where it was printed."""
    citations: list[Citation] = []
    parts: list[Part] = []
    for lead, group in groupby(_distinct(said), key=_lead):
        parts.append(("\n\n" if parts else "") + lead + ":")
        for item in group:
            cited = _citations(item, len(citations))
            parts.append("\n")
            for place, citation in enumerate(cited):
                parts += [" … ", citation] if place else [citation]
            for other in item.elsewhere:
                more = _citations(other, len(citations) + len(cited))
                cited += more
                parts += [citation.number for citation in more]
            citations += cited
    return Answer(
        question.text, question.standalone, tuple(parts), tuple(citations), confidence=confidence
    )


def compose_sayings(question: Question, sayings: Sayings) -> Answer:
    """The answer to "What did X say?": the speaker's own words first, then what is reported."""
    asked = question.speaker or ""
    if len(sayings.people) > 1:
        names = [_introduced(person) for person in sayings.people[: EXTENT.choices]]
        text = f"Several people fit {asked}: {_listed(names)}. Whom do you mean?"
        if sayings.corrected:
            text = f"No article names {asked}. Do you mean {_listed(names)}?"
        return _refusal(question, text, (f"which {asked} is meant",))
    speaker = sayings.people[0].name if sayings.people else asked
    notes = []
    if sayings.corrected:
        notes.append(f"No article names {asked}. The nearest name in them is {speaker}.")
    if not sayings.said:
        return _unsaid(question, sayings, speaker, tuple(notes))
    if not sayings.as_asked:
        notes.append(f"None of it is reported as {_reported(question)}.")
    if sayings.dated:
        notes.append("Some of it was printed at another time, in articles that date it to then.")
    if sayings.namesakes:
        names = [_introduced(person) for person in sayings.namesakes[: EXTENT.choices]]
        notes.append(f"{asked} may also be {_listed(names)}.")
    said = _distinct(sayings.said)
    ordered = said if question.topic else sorted(said, key=lambda item: not item.direct)
    shown = ordered[: EXTENT.statements]
    left = len(said) + sayings.others - len(shown)
    if left:
        notes.append(f"The articles hold {left} more of {owned(speaker)} statements.")
    return replace(compose_said(question, shown, sayings.confidence), notes=tuple(notes))


def _unsaid(question: Question, sayings: Sayings, speaker: str, notes: tuple[str, ...]) -> Answer:
    """That the articles quote nothing of the kind, and what they have instead."""
    days = _days(question)
    if sayings.others:
        clause = question.topic.partition(" ")[0].lower() in _CLAUSES
        topic = "on this" if clause else f"on {question.topic}" if question.topic else ""
        wanted = " ".join(part for part in (topic, days) if part)
        text = f"The articles quote {speaker}, but nothing {wanted}."
        missing = f"a statement by {speaker} {wanted}"
        near: list[Citation] = []
        for item in sayings.nearest:
            near += _citations(item, len(near))
        printed = sorted({day for item in near if (day := item.article.published)})
        if printed and all(days_apart(day, question.since, question.until) for day in printed):
            told = ", ".join(map(spelt, printed))
            notes = (*notes, f"What is nearest to then was printed on {told}.")
        return replace(_refusal(question, text, (missing,)), nearest=tuple(near), notes=notes)
    elif sayings.mentions:
        text = f"The articles mention {speaker}, but don't quote them."
        missing = f"a statement by {speaker}"
        nearest = tuple(Evidence(article, span, 0.0) for article, span in sayings.mentions)
    else:
        text = f"No article mentions {speaker}."
        if speaker.islower():  # "Clinton's doctor" may well be mentioned, in other words
            text = f"No article quotes anybody as “{speaker}”."
        missing, nearest = speaker, ()
    answer = _refusal(question, text, (missing,), nearest)
    return replace(answer, notes=notes)


def _refusal(
    question: Question,
    text: str,
    missing: tuple[str, ...],
    nearest: Sequence[Evidence] = (),
    confidence: float = CONFIDENCE.refused,
) -> Answer:
    return Answer(
        question.text,
        question.standalone,
        (text,),
        refused=True,
        missing=missing,
        nearest=_cited(nearest),
        confidence=confidence,
    )


def _cited(evidence: Iterable[Evidence], before: int = 0) -> tuple[Citation, ...]:
    """A citation for each piece of evidence, numbered after the `before` that are there."""
    return tuple(
        Citation(number, item.article, *item.span, item.words, item.speaker)
        for number, item in enumerate(evidence, start=before + 1)
    )


def _citations(said: Said, before: int) -> list[Citation]:
    """A citation for each span of a statement, numbered after the `before` that are there."""
    speaker = said.statement.speaker
    name, role = (speaker.name, speaker.role) if speaker else (None, None)
    text = said.article.text
    return [
        Citation(number, said.article, start, end, text[start:end], name, said.direct, role)
        for number, (start, end) in enumerate(said.spans, start=before + 1)
    ]


def _distinct(said: Sequence[Said]) -> list[Said]:
    """The statements, without those that show the same sentence as one before."""
    return list({(item.article.id, item.spans): item for item in reversed(said)}.values())[::-1]


def _lead(said: Said) -> str:
    """Who makes a statement, where and when it was printed, and whose words are shown."""
    speaker = said.statement.speaker
    name, role = (speaker.name, speaker.role) if speaker else ("Speaker unclear", None)
    line = source_line(said.article, name, role)
    return line if said.direct else f"{line}, as reported"


def _introduced(person: Person) -> str:
    return f"{person.name} ({person.roles[0]})" if person.roles else person.name


def _days(question: Question) -> str:
    since, until = question.since, question.until
    if since and until:
        return f"of {spelt(since)}" if since == until else f"from {spelt(since, until)}"
    return f"since {spelt(since)}" if since else f"until {spelt(until)}" if until else ""


def _reported(question: Question) -> str:
    """What the verb of a question for somebody's words asks for."""
    return next(noun for verb, noun in _NOUNS.items() if stems(verb)[0] in question.cues)


def _listed(words: Sequence[str]) -> str:
    return f"{', '.join(words[:-1])} or {words[-1]}" if len(words) > 1 else "".join(words)
