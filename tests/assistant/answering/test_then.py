"""When something was said: by what its article tells beside it."""

from dataclasses import replace
from datetime import date

import pytest

from assistant.answering.then import days_apart, told_days, was_then
from index.articles.article import article_of
from index.articles.metadata import Metadata
from index.span import Span
from index.statements.statement import Statement

JUNE_2 = date(2023, 6, 2)
MAY = date(2023, 5, 1), date(2023, 5, 31)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("It rained. In May, Rask [said] {the dam was safe}.", MAY),
        ("Rask [said] in May {that the dam was safe}.", MAY),
        ("“{The dam is safe},” Rask [told] the Alba Post on May 5.", (date(2023, 5, 5),) * 2),
        ("“{The dam is safe},” Rask [said] in December 2021.",
         (date(2021, 12, 1), date(2021, 12, 31))),
        ("Rask [said] {the dam would be safe in May}.", None),
        ("Rask, who took office in May, [said] {the dam was safe}.", None),
        ("In May, Alba was flooded. Rask [said] {the dam was safe}.", None),
        ("Rask [said] since May {the dam was safe}.", None),
        ("Rask [said] {the dam was safe}.\nIn May, it broke.", None),
    ],
)  # fmt: skip
def test_days_are_told_at_the_beginning_or_behind_the_verb(
    text: str, days: tuple[date, date] | None
) -> None:
    bare = text.translate(str.maketrans("", "", "[]{}"))
    cue, said = (text[text.index(a) + 1 : text.index(b)] for a, b in ("[]", "{}"))
    at, begin = bare.index(f"{cue} " if f"{cue} " in bare else cue), bare.index(said)
    statement = Statement(
        (Span(begin, begin + len(said)),), None, Span(at, at + len(cue)), "indirect"
    )
    article = article_of("a.txt", bare, Metadata())
    assert told_days(replace(article, published=JUNE_2), statement) == days
    assert told_days(replace(article, published=None), statement) is None


@pytest.mark.parametrize(
    ("since", "until", "then", "apart"),
    [
        (date(2023, 5, 1), None, True, 0),
        (None, date(2023, 5, 20), False, 13),
        (date(2023, 6, 5), date(2023, 6, 8), False, 3),
        (date(2023, 5, 1), JUNE_2, True, 0),
    ],
)
def test_days_lie_within_others_or_apart(
    since: date | None, until: date | None, then: bool, apart: int
) -> None:
    assert was_then(MAY, since, until) is then
    assert days_apart(JUNE_2, since, until) == apart
    assert days_apart(None, since, until) > 100_000
