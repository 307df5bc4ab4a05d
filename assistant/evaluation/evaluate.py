"""How well the assistant answers a user's own questions: the figures behind `onrecord eval`."""

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from statistics import mean, median
from typing import Any

from assistant.answer import Answer, Citation, whole
from assistant.assistant import Assistant
from assistant.evaluation.cases import Case, plain
from index.articles.article import Article
from index.english.names import name_words
from index.errors import OnRecordError
from index.people.lookup import find_people

_HITS = 10  # passages in which the expected article is looked for


@dataclass(frozen=True)
class Outcome:
    """What came of a case; each judgement is None where the case says nothing of the kind.

    `rank` is the place of the expected article among those that the ten best passages come
    from, from 1, or 0; `cited`, `worded` and `spoken` are true if the expected article, words
    and speaker are cited, `exact` if every citation is a slice of its article as the index holds
    it. `error` says why there is no answer, and `seconds` is how long it took.
    """

    case: Case
    answer: Answer | None
    rank: int | None = None
    cited: bool | None = None
    worded: bool | None = None
    spoken: bool | None = None
    exact: bool | None = None
    error: str | None = None
    seconds: float = 0.0

    @property
    def refused(self) -> bool:
        """True also where an error left no answer."""
        return self.answer is None or self.answer.refused

    @property
    def right(self) -> bool | None:
        """True if the answer is all that is expected; None where nothing is."""
        if self.case.unanswerable:
            return self.refused and not self.error
        if not self.case.answerable:
            return None
        judged = (self.cited, self.worded, self.spoken, self.exact)
        return not self.refused and all(one is not False for one in judged)

    def to_dict(self) -> dict[str, Any]:
        """The outcome as plain values for JSON."""
        return {
            "question": whole(self.case.question),
            "right": self.right,
            "refused": self.refused,
            "rank": self.rank,
            "article_cited": self.cited,
            "words_cited": self.worded,
            "speaker_cited": self.spoken,
            "exact": self.exact,
            "error": self.error,
            "confidence": round(self.answer.confidence, 3) if self.answer else None,
            "seconds": round(self.seconds, 3),
            "answer": whole(self.answer.text) if self.answer else None,
        }


def evaluate(
    assistant: Assistant,
    cases: Iterable[Case],
    done: Callable[[Outcome], object] = lambda outcome: None,
) -> list[Outcome]:
    """The outcome of each case; `done` hears of each."""
    outcomes = []
    for case in cases:
        began = time.perf_counter()
        try:
            answer = assistant.ask(case.question)
        except OnRecordError as error:
            outcome = Outcome(case, None, error=str(error))
        else:
            outcome = _judged(assistant, case, answer, time.perf_counter() - began)
        outcomes.append(outcome)
        done(outcome)
    return outcomes


def _judged(assistant: Assistant, case: Case, answer: Answer, seconds: float) -> Outcome:
    outcome = Outcome(case, answer, seconds=seconds)
    cited = answer.citations
    if case.article:
        of_article = any(_is(citation.article, case.article) for citation in cited)
        outcome = replace(outcome, rank=_rank(assistant, case), cited=of_article)
    if case.words:
        held = f" {' '.join(plain(citation.quote) for citation in cited)} "
        outcome = replace(outcome, worded=any(f" {plain(one)} " in held for one in case.words))
    if case.speaker:
        speakers = {citation.speaker for citation in cited if citation.speaker}
        spoken = any(_is_called(assistant, one, case.speaker) for one in speakers)
        outcome = replace(outcome, spoken=spoken)
    if cited:
        exact = all(_is_exact(assistant, citation) for citation in cited)
        outcome = replace(outcome, exact=exact)
    return outcome


def _is_exact(assistant: Assistant, citation: Citation) -> bool:
    """True if the index holds the citation's words where it says."""
    article = assistant.article(citation.article.id)
    return article is not None and article.text[citation.start : citation.end] == citation.quote


def _rank(assistant: Assistant, case: Case) -> int:
    hits = assistant.search(case.question, _HITS)
    ids = list(dict.fromkeys(hit.passage.article_id for hit in hits))
    found = (
        place
        for place, number in enumerate(ids, start=1)
        if (article := assistant.article(number)) and _is(article, case.article)
    )
    return next(found, 0)


def _is(article: Article, name: str | None) -> bool:
    names = (article.path, article.path.rpartition("#")[2], article.id, article.title, article.url)
    return name in names


def _is_called(assistant: Assistant, speaker: str, name: str) -> bool:
    """True if a speaker is whom a name means: by all its words, as one person of the index, who
    may be written otherwise or called by a role, or, where it knows nobody of that name, as the
    only one whom the articles call by a part of it."""
    wanted, given = set(name_words(name)), set(name_words(speaker))
    if wanted <= given:
        return True
    people = assistant.snapshot().people
    meant = {match.person for match in find_people(people, name) if match.how != "corrected"}
    called = {match.person for match in find_people(people, speaker)}
    return len(called) < 2 and (meant == called if meant else given < wanted)


SHARES: dict[str, Callable[[Outcome], float | None]] = {
    "hit_rate": lambda one: None if one.rank is None else one.rank > 0,
    "mrr": lambda one: None if one.rank is None else 1 / one.rank if one.rank else 0.0,
    "article_cited": lambda one: one.cited,
    "words_cited": lambda one: one.worded,
    "speaker_cited": lambda one: one.spoken,
    "citations_exact": lambda one: one.exact,
    "refused_rightly": lambda one: one.refused if one.case.unanswerable else None,
    "refused_wrongly": lambda one: one.refused if one.case.answerable else None,
    "right": lambda one: one.right,
}
"""Figures that are means over the outcomes for which there is a value."""


def figures(outcomes: Sequence[Outcome]) -> dict[str, float]:
    """The figures of all outcomes, by name: shares from 0 to 1, and seconds. What no case says
    anything about is left out."""
    found: dict[str, float] = {
        "questions": len(outcomes),
        "errors": sum(bool(one.error) for one in outcomes),
    }
    for name, share in SHARES.items():
        values = [value for value in map(share, outcomes) if value is not None]
        if values:
            found[name] = mean(values)
    timed = [one.seconds for one in outcomes if not one.error]
    if timed:
        found |= {"median_seconds": median(timed), "longest_seconds": max(timed)}
    return found


def calibration(outcomes: Sequence[Outcome], bins: int = 5) -> list[tuple[float, float, int]]:
    """How far confidence can be trusted, for bins of equal width that hold any: the mean
    confidence, the share of questions that have an answer, and how many there are."""
    known = [
        (one.answer.confidence, one.case.answerable)
        for one in outcomes
        if one.answer and (one.case.answerable or one.case.unanswerable)
    ]
    curve = []
    for number in range(bins):
        held = [pair for pair in known if min(int(pair[0] * bins), bins - 1) == number]
        if held:
            sure, true = zip(*held, strict=True)
            curve.append((mean(sure), mean(true), len(held)))
    return curve
