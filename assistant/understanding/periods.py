"""Periods: parts of a year that the words of a question name, such as "from May to early July"."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from assistant.understanding.days import (
    Days,
    DaySpan,
    find_days,
    find_relative_days,
    month_span,
    opened_span,
    without,
)
from assistant.understanding.parts import STRETCH, cut, stretch_at
from index.english.days import DAY, MONTH_NUMBERS
from index.english.function_words import PREPOSITIONS, WH_WORDS
from index.english.words import any_of
from index.rules import Rule, Rules

_SEASONS = {"spring": 3, "summer": 6, "fall": 9, "autumn": 9, "winter": 12}
"""The month in which each begins."""
_NAME = any_of(MONTH_NUMBERS)
_YEAR = r"(?:19|20)\d\d"
_NAMED = rf"(?:{_NAME}|{any_of(_SEASONS)}|{_YEAR})"
_ORDINAL = r"(?:st|nd|rd|th)?"
_PART = (
    r"(?:the )?(?:(?:very )?(?:early|mid|middle|late|beginning|start|end)(?: part)?"
    r"(?: (?:of|in)|-)?"
    rf"|{STRETCH}) ?(?:the )?"
)
_MONTH = (
    rf"(?:(?:the )?\d\d?{_ORDINAL} (?:of )?)?(?:{_NAME})\b\.?(?: \d\d?{_ORDINAL}\b)?"
    rf"(?:,? (?:of )?{_YEAR})?"
)
_SEASON = rf"(?:the |last |this |past )*(?:{any_of(_SEASONS)})\b(?:(?: of)? {_YEAR})?"
_PERIOD = rf"(?:{_PART})?(?:{_MONTH}|{_SEASON}|{_YEAR})"
_TO = r" ?(?:and|or|to|until|till|through|[-–—]) ?"
_WEEKDAY = rf"(?:(?:{DAY}),? (?:the )?)?"
_ENDED = r"(?!['’\w])"
_BEHIND = (
    rf"{_ENDED}(?=\W*$|[,.;:?!]|,? (?:{any_of(PREPOSITIONS | WH_WORDS)}|and|while|did|does|do)\b)"
)
"""A month is no person, and no verb, where nothing follows or a phrase of its own."""


def _rule(name: str, example: str, pattern: str, counterexample: str) -> Rule[re.Pattern[str]]:
    return Rule(name, example, re.compile(pattern, re.IGNORECASE), counterexample)


PERIODS = Rules(
    _rule(
        "from one to another",
        "say [between May and early July 2023] about the dam",
        rf"\b(?:between|from) (?P<first>{_PERIOD}) (?:and|to|until|till|through) "
        rf"(?P<last>{_PERIOD}){_BEHIND}",
        "say from May to Rask about the dam",
    ),
    _rule(
        "from one day to another of its month",
        "say [from 3 to 10 May] about the dam",
        rf"\b(?:(?:between|from) )?(?:the )?(?P<first>\d\d?{_ORDINAL}){_TO}"
        rf"(?P<last>(?:the )?\d\d?{_ORDINAL} (?:of )?(?:{_NAME})\b\.?(?:,? {_YEAR})?){_ENDED}",
        "say from 3 to 10 people",
    ),
    _rule(
        "from a day of a month to another",
        "say [may 3 to 10, 2023] about the dam",
        rf"\b(?:(?:between|from) )?(?P<first>(?:{_NAME})\b\.? \d\d?{_ORDINAL}){_TO}"
        rf"(?:the )?(?P<last>\d\d?{_ORDINAL}(?:,? {_YEAR})?){_BEHIND}",
        "say May has 3 to 10 boats",
    ),
    _rule(
        "part of a month",
        "say [in the last week of July] about the dam",
        r"\b(?:(?P<how>at|on|over|in|during|within|around|since|by|until|till|before|after|from) )?"
        rf"(?P<first>{_PART}(?:{_MONTH}|{_SEASON}|{_YEAR})){_ENDED}",
        "say at the end of the dam",
    ),
    _rule(
        "in a month",
        "say [in may] about the dam",
        rf"\b(?P<how>in|during|throughout|around) (?P<first>{_MONTH}|{_SEASON}){_ENDED}",
        "say in May's house about the dam",
    ),
    _rule(
        "a month or day with its year",
        "[on thursday, 5 may 2023], Rask on the dam",
        rf"\b(?:on )?{_WEEKDAY}(?P<first>(?:(?:the )?\d\d?{_ORDINAL} (?:of )?)?(?:{_NAME})\b\.?"
        rf"(?: \d\d?{_ORDINAL}\b)?,? (?:of )?{_YEAR}){_ENDED}",
        "the 2023 dam",
    ),
    _rule(
        "a day of a month",
        "say [on may 5th] about the dam",
        rf"\b(?:(?P<how>on|since|by|until|till|before|after|from|around) )?{_WEEKDAY}"
        rf"(?P<first>(?:the )?(?:\d\d?{_ORDINAL} (?:of )?(?:{_NAME})\b|"
        rf"(?:{_NAME})\b\.? \d\d?{_ORDINAL}\b))(?P<year>,? {_YEAR})?{_BEHIND}",
        "say on May about the dam",
    ),
    _rule(
        "up to a month",
        "say [before June] about the dam",
        rf"\b(?P<how>since|by|until|till|before|after) (?P<first>{_MONTH}|{_SEASON}){_BEHIND}",
        "say before May resigned",
    ),
    _rule(
        "a season",
        "say [last spring] about the dam",
        rf"\b(?P<first>(?:last|this|past) (?:{any_of(_SEASONS)})\b){_BEHIND}",
        "say of the hot spring in Alba",
    ),
)  # fmt: skip
"""Words that name a part of a year; the first rule that fits counts. `first`, or `first` to
`last`, is what they name."""


def find_period(text: str, reference: date | None) -> tuple[Days, str] | None:
    """The part of a year that a text names, with the text without it; None where it names none.

    Without a year it is the latest one up to the day of reference; no days are meant, `since` and
    `until` None, where that is not known.
    """
    for rule in PERIODS:
        for match in rule.apply.finditer(text):
            given = match.groupdict()
            first = f"{given['first']}{given.get('year') or ''}"
            last = given.get("last") or first
            first, last = _with_month(first, last), _with_month(last, first)
            counted = not re.search(_YEAR, first + last)
            span = _spanned(first, last, reference or (date.max if not counted else None))
            if span:
                since, until = opened_span((given.get("how") or "").lower(), *span)
                return Days(since, until, match[0].strip(), counted), without(text, match)
            if counted and not reference:
                return Days(None, None, match[0].strip(), True), without(text, match)
    return None


def _with_month(words: str, others: str) -> str:
    """Words with the month of others, where they are a day alone."""
    month = re.search(_NAME, others, re.IGNORECASE)
    return f"{month[0]} {words}" if month and not re.search(_NAMED, words, re.IGNORECASE) else words


def all_days(text: str, reference: date | None) -> Iterator[tuple[Days, str]]:
    """The days that a text names by date, those of a part of a year, and those that it names by
    their distance, each with the text without them."""
    for found in (
        find_days(text) if not _is_range(text) else None,
        find_period(text, reference),
        find_relative_days(text, reference),
    ):
        if found:
            yield found


def first_days(text: str, reference: date | None) -> Days | None:
    """The first days that a text names; None where it names none."""
    return next((days for days, _ in all_days(text, reference)), None)


def _is_range(text: str) -> bool:
    return any("last" in rule.apply.groupindex and rule.apply.search(text) for rule in PERIODS)


def _spanned(first: str, last: str, reference: date | None) -> DaySpan | None:
    """The days from the first that one period names to the last of another. A year that only one
    of them has is that of both."""
    if reference is None:
        return None
    years = [int(year[0]) if (year := re.search(_YEAR, words)) else None for words in (first, last)]
    end = _span(last, years[0], reference)
    if end is None or first == last:
        return end
    begin = _span(first, end[1].year, reference)
    if begin and begin[0] > end[1]:  # over the turn of a year
        if years[0]:
            end = _span(last, years[0] + 1, reference)
        else:
            begin = _span(first, end[1].year - 1, reference)
    return (begin[0], end[1]) if begin and end and begin[0] <= end[1] else None


def _span(words: str, year: int | None, reference: date) -> DaySpan | None:
    """The first and last day of a period; in the latest year up to the reference, if no year is
    known."""
    words = words.lower()
    named = re.search(_YEAR, words)
    year = int(named[0]) if named else year
    words = re.sub(_YEAR, "", words)
    part, words = stretch_at(words)
    month = next((MONTH_NUMBERS[word] for word in re.findall("[a-z]+", words)
                  if word in MONTH_NUMBERS), None)  # fmt: skip
    season = next((at for name, at in _SEASONS.items() if name in words), None)
    number = re.search(r"\d+", words)
    start = month or season or 1
    if year is None:
        year = reference.year - (start > reference.month)
    try:
        if number and month:
            named_day = date(year, month, int(number[0]))
            return cut(part, named_day, named_day)
        begin, end = month_span(year, start)
        if season:
            end = month_span(year + (start > 10), (start + 1) % 12 + 1)[1]
        elif not month:
            end = date(year, 12, 31)
    except ValueError:  # 31 June
        return None
    return cut(part, begin, end) if part else _third(words, begin, end)


def _third(words: str, begin: date, end: date) -> DaySpan:
    """The third of some days that words such as "early" name; all of them without such a word."""
    third = timedelta(days=(end - begin).days // 3)
    if re.search(r"\b(?:early|beginning|start)\b", words):
        return begin, begin + third
    if re.search(r"\b(?:late|end)\b", words):
        return end - third, end
    if re.search(r"\bmid(?:dle)?\b", words):
        return begin + third, end - third
    return begin, end
