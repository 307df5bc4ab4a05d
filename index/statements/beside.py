"""Beside a quoted sentence: the cue and the source in the words before it or behind it, and whom
the sentences around it are about."""

import re
from itertools import pairwise

from index.articles.dates import stated_date
from index.english.parse import Parse
from index.english.sentences import is_abbreviation
from index.span import Tokens
from index.statements.behind import behind
from index.statements.frames import is_main_line
from index.statements.leading import before
from index.statements.parsed import (
    DASHES,
    PERSONS,
    Attribution,
    Paragraph,
    is_quoting,
    is_verb,
    last_word,
    names_person,
    sentence_end,
    skip_marks,
    source_of,
)

_PRESENTING = ("meet", "take", "consider", "be")
_LONGEST_ATTRIBUTION = 4  # words of a sentence behind a full stop


def attributions(paragraph: Paragraph) -> list[Attribution | None]:
    """The cue and the source beside each quoted sentence, None where there are none."""
    whole = paragraph.whole
    limits = [0, *(end for _, end in whole)]
    leading = [
        _outside(paragraph, before(paragraph.parse, lower, first))
        for lower, (first, _) in zip(limits, whole, strict=False)
    ]
    result = [_following(paragraph, leading, at) or match for at, match in enumerate(leading)]
    _share(paragraph, result)
    return [
        None if quotation.start in paragraph.credits.signed else match
        for quotation, match in zip(paragraph.unit.whole, result, strict=True)
    ]


def _following(
    paragraph: Paragraph, leading: list[Attribution | None], at: int
) -> Attribution | None:
    """The attribution behind a quotation, where that counts more than the one before it."""
    parse, whole, quotation = paragraph.parse, paragraph.whole, paragraph.unit.whole[at]
    by_mark = parse.words[whole[at].first - 1] in (":", *DASHES)
    if leading[at] and not by_mark:
        return None
    mark = quotation.last_character(paragraph.article)
    following = paragraph.article[quotation.end : paragraph.unit.end].lstrip(" \xa0")
    if leading[at] and (mark != "," or following.startswith(("and ", "but "))):
        return None
    new_sentence = following[:1].isupper()
    if mark == "." and new_sentence and _is_longer(following, _LONGEST_ATTRIBUTION):
        return None
    upper = whole[at + 1].first if at + 1 < len(whole) else len(parse.words)
    match = _outside(paragraph, behind(parse, whole[at].end, upper, mark))
    if mark in "?!" and new_sentence and _is_cue_of(match, leading[at + 1 : at + 2]):
        return None
    return match


def _is_cue_of(match: Attribution | None, others: list[Attribution | None]) -> bool:
    """True if an attribution has the same cue as another."""
    return any(match and other and match.cue == other.cue for other in others)


def _share(paragraph: Paragraph, beside: list[Attribution | None]) -> None:
    """Give a quotation the attribution behind the one it is joined to: `“…” and “…,” she said`."""
    for at, (one, other) in reversed(list(enumerate(pairwise(paragraph.whole)))):
        between = paragraph.parse.words[one.end : other.first]
        joined = 0 < len(between) < 3 and {"and", "or", ","}.issuperset(between)
        match = beside[at + 1]
        if beside[at] is None and joined and match and match.cue > other.first:
            beside[at] = match


def _outside(paragraph: Paragraph, match: Attribution | None) -> Attribution | None:
    """An attribution, unless the parser took words of a quotation or a date for its source."""
    if match is None or match.source is None:
        return match
    is_date = stated_date(paragraph.article[slice(*paragraph.span(match.source))].strip(" ,.—–-"))
    return None if paragraph.quoted[match.source.first] or is_date else match


def _is_longer(text: str, most: int) -> bool:
    """True if the text's first sentence has more than `most` words."""
    end = 0
    for number, word in enumerate(re.finditer(r"\S+", text)):
        end = word.end()
        if number == most:
            return True
        if word[0][-1] in ".?!" and not is_abbreviation(text[max(0, end - 12) : end]):
            return False
    return False


def sentence_before(parse: Parse, first: int) -> Attribution | None:
    """The cue and the source of the sentence before a quotation, when its verb is a cue."""
    for token in range(parse.sentences[last_word(parse, first)], first):
        if parse.is_root(token) and is_quoting(parse, token):
            source = source_of(parse, token)
            return Attribution(token, source) if source else None
    return None


def person_before(paragraph: Paragraph, first: int) -> Tokens | None:
    """The person whom the last sentence before a token, up to that token, is about."""
    parse = paragraph.parse
    if first == 0 or is_verb(parse, first - 1):  # `Rask directed “…”`
        return None
    start = parse.sentences[last_word(parse, first)]
    for token in range(start, first):
        if parse.relations[token] == "nsubj" and is_main_line(parse, parse.heads[token]):
            is_person = paragraph.is_name(token) or parse.words[token] in PERSONS
            return parse.subtree(token) if is_person and parse.right[token] < first else None
    for token in range(start, first):
        presented = parse.lemmas[parse.heads[token]] in _PRESENTING
        if presented and parse.relations[token] in ("dobj", "attr") and paragraph.is_name(token):
            return parse.subtree(token)  # `Then there was Ada Lund. “…”`, `Meet Ada Lund, 45. “…”`
    return None


def person_behind(paragraph: Paragraph, end: int) -> Tokens | None:
    """The person with a name whom the sentence behind a quotation is about."""
    parse = paragraph.parse
    first = skip_marks(parse, end, len(parse.words))
    for token in range(first, sentence_end(parse, first, first, len(parse.words))):
        if paragraph.quoted[token]:
            return None
        if parse.relations[token] == "nsubj" and is_main_line(parse, parse.heads[token]):
            return parse.subtree(token) if paragraph.is_name(token) else None
    return None


def names_nobody(parse: Parse, first: int, end: int) -> bool:
    """True if no person is a subject after the sentence that `first` belongs to, up to `end`."""
    return not names_person(parse, sentence_end(parse, first, first, end), end)
