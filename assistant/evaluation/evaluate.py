"""How well the assistant answers a user's own questions: the figures behind `onrecord eval`."""

import json
import re
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from statistics import mean, median
from typing import Any

from assistant.answer import Answer, whole
from assistant.assistant import Assistant
from index.articles.article import Article
from index.english.names import name_words
from index.errors import OnRecordError
from index.people.lookup import find_people

_HITS = 10  # passages in which the expected article is looked for


@dataclass(frozen=True)
class Case:
    """A question and what is expected of its answer, None where nothing is.

    `article` is the expected article: its path in the folder, or its title, id or address;
    `words` are words that the citations should hold, any of them; `speaker` is who should be
    cited. `unanswerable` tells that the articles don't answer it.
    """

    question: str
    article: str | None = None
    words: tuple[str, ...] = ()
    speaker: str | None = None
    unanswerable: bool = False

    @property
    def answerable(self) -> bool:
        """Whether the question is known to have an answer."""
        return not self.unanswerable and bool(self.article or self.words or self.speaker)


@dataclass(frozen=True)
class Outcome:
    """What came of a case; each judgement is None where the case says nothing of the kind.

    `rank` is the place of the expected article among those that the ten best passages come
    from, from 1, or 0; `cited`, `worded` and `spoken` tell whether the expected article, words
    and speaker are cited. `exact` tells whether every citation is a slice of its article as
    the index holds it.
    `error` says why there is no answer, and `seconds` is how long it took.
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
        return self.answer is None or self.answer.refused

    @property
    def right(self) -> bool | None:
        """Whether the answer is all that is expected; None where nothing is."""
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


def read_cases(path: Path) -> list[Case]:
    """The cases of a file: a JSON object a line, or a question alone.

    Raises OnRecordError for a file that can't be read and for a line that makes no case.
    """
    try:
        # JSON may hold what else counts as the end of a line, such as U+2028.
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise OnRecordError(f"the questions in {path} can't be read ({error})") from error
    cases = [
        _case(line.strip(), f"line {number} of {path}")
        for number, line in enumerate(lines, start=1)
        if line.strip()
    ]
    if not cases:
        raise OnRecordError(
            f'{path} holds no questions: write one a line, such as {{"question": "What did X '
            'say?", "speaker": "X"}'
        )
    return cases


def _case(line: str, where: str) -> Case:
    if not line.startswith("{"):
        return Case(line)
    try:
        values = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise OnRecordError(f"{where} is no JSON ({error})") from error
    unknown = values.keys() - {field.name for field in fields(Case)}
    if unknown:
        known = ", ".join(field.name for field in fields(Case))
        raise OnRecordError(f"{where} has {sorted(unknown)[0]!r}, which is none of {known}")
    question, article, speaker = map(values.get, ("question", "article", "speaker"))
    words, unanswerable = values.get("words"), values.get("unanswerable", False)
    words = [] if words is None or words == "" else [words] if isinstance(words, str) else words
    if not isinstance(words, list):
        raise OnRecordError(f"{where} needs a text or a list of texts as words")
    texts = [one for one in (question, article, speaker, *words) if one is not None]
    if None in words or not all(isinstance(text, str) for text in texts):
        raise OnRecordError(f"{where} has something other than text where text belongs")
    if any(whole(text) != text for text in texts):
        raise OnRecordError(f"{where} has half of a character, such as \\ud83d without \\ude00")
    if not isinstance(unanswerable, bool):
        raise OnRecordError(f"{where} needs true or false as unanswerable")
    if not question or not question.strip():
        raise OnRecordError(f"{where} has no question")
    for expected in (*words, *filter(None, [speaker])):
        if not _plain(expected):
            raise OnRecordError(f"{where} expects {expected!r}, which has no letter and no digit")
    if unanswerable and (article or speaker or words):
        raise OnRecordError(f"{where} expects something of an answer and is unanswerable")
    return Case(question, article or None, tuple(words), speaker or None, unanswerable)


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
    cited = answer.citations
    held = " ".join(_plain(citation.quote) for citation in cited)
    speakers = {citation.speaker for citation in cited if citation.speaker}
    return Outcome(
        case,
        answer,
        rank=_rank(assistant, case) if case.article else None,
        cited=any(_is(one.article, case.article) for one in cited) if case.article else None,
        worded=any(f" {_plain(one)} " in f" {held} " for one in case.words) if case.words else None,
        spoken=any(_is_called(assistant, one, case.speaker) for one in speakers)
        if case.speaker
        else None,
        exact=all(
            (article := assistant.article(one.article.id))
            and one.quote == article.text[one.start : one.end]
            for one in cited
        )
        if cited
        else None,
        seconds=seconds,
    )


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
    """Whether a speaker is whom a name means: by all its words, as one person of the index, who
    may be written otherwise or called by a role, or, where it knows nobody of that name, as the
    only one whom the articles call by a part of it."""
    wanted, given = set(name_words(name)), set(name_words(speaker))
    if wanted <= given:
        return True
    people = assistant.snapshot().people
    meant = {match.person for match in find_people(people, name) if match.how != "corrected"}
    called = {match.person for match in find_people(people, speaker)}
    return len(called) < 2 and (meant == called if meant else given < wanted)


def _plain(words: str) -> str:
    """Words as they are compared: lower case, without marks."""
    return " ".join(re.findall(r"[^\W_]+", words.casefold()))


def figures(outcomes: Sequence[Outcome]) -> dict[str, float]:
    """The figures of all outcomes, by name: shares from 0 to 1, and seconds. What no case says
    anything about is left out."""
    ranked = [one.rank for one in outcomes if one.rank is not None]
    answerable = [one for one in outcomes if one.case.answerable]
    unanswerable = [one for one in outcomes if one.case.unanswerable]
    timed = [one.seconds for one in outcomes if not one.error]
    shares: dict[str, Sequence[float]] = {
        "hit_rate": [rank > 0 for rank in ranked],
        "mrr": [1 / rank if rank else 0.0 for rank in ranked],
        "article_cited": [one.cited for one in outcomes if one.cited is not None],
        "words_cited": [one.worded for one in outcomes if one.worded is not None],
        "speaker_cited": [one.spoken for one in outcomes if one.spoken is not None],
        "citations_exact": [one.exact for one in outcomes if one.exact is not None],
        "refused_rightly": [one.refused for one in unanswerable],
        "refused_wrongly": [one.refused for one in answerable],
        "right": [one.right for one in outcomes if one.right is not None],
    }
    counts = {"questions": len(outcomes), "errors": sum(bool(one.error) for one in outcomes)}
    found = {name: mean(values) for name, values in shares.items() if values}
    times = {"median_seconds": median(timed), "longest_seconds": max(timed)} if timed else {}
    return {**counts, **found, **times}


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
