"""Assembly: the statements of a paragraph, from its quotations, its cues and its grammar."""

import re

from index.english.parse import Parse
from index.english.quotation_marks import Quotation
from index.span import Span, Tokens
from index.statements.beside import attributions, names_nobody, person_before, person_behind
from index.statements.cues import QUOTING
from index.statements.draft import (
    Draft,
    by_last_cue,
    drafted,
    is_free,
    leading_on,
    sentence_of,
    stripped,
    trimmed,
)
from index.statements.frames import is_main_line
from index.statements.governed import governed
from index.statements.leading import before, introduced
from index.statements.parsed import Paragraph, sentence_end
from index.statements.partial import add_partial
from index.statements.whole import Carry, add_whole

_DIALOGUE = re.compile(r"[—–]\s*(?=\w)")
_LONGER, _LONG = 4, 6  # words of a quotation that counts without a cue: partial, a sentence


def of_paragraph(paragraph: Paragraph, carry: Carry) -> tuple[list[Draft], Carry]:
    """The statements of a paragraph, and what it leaves to the next."""
    beside = attributions(paragraph)
    drafts = governed(paragraph, beside)
    add_partial(paragraph, beside, drafts)
    last = add_whole(paragraph, beside, drafts, carry)
    _add_continued(paragraph, drafts)
    unnamed = _add_unattributed(paragraph, drafts, carry)
    _mark_dialogue(paragraph, drafts)
    return drafts, Carry(
        _speaking_last(paragraph, drafts, last),
        _announced(paragraph),
        _about(paragraph, drafts),
        unnamed,
    )


def _add_continued(paragraph: Paragraph, drafts: list[Draft]) -> None:
    """Give a sentence with a longer partial quotation to who spoke in the sentence before it."""
    for quotation, (first, last) in zip(paragraph.unit.partial, paragraph.partial, strict=True):
        if first >= last or not _is_long(paragraph, quotation, _LONGER):
            continue
        start = paragraph.parse.sentences[first]
        stop = sentence_end(paragraph.parse, first, start, len(paragraph.parse.words))
        busy = any(start <= draft.token < stop for draft in drafts)
        speaker = None if busy else _speaking_before(paragraph.parse, drafts, start)
        sentence = paragraph.span(Tokens(start, stop))
        whole = trimmed(paragraph.article, sentence, paragraph.unit)
        if speaker and whole and is_free(drafts, whole) and is_free(drafts, quotation.span):
            speaker.spans.append(whole)


def _speaking_before(parse: Parse, drafts: list[Draft], start: int) -> Draft | None:
    """The statement by the last verb of saying in the sentence before the one that starts at a
    token."""
    earlier = parse.sentences[start - 1] if start else start
    spoke = (draft for draft in drafts if earlier <= draft.token < start)
    return by_last_cue([draft for draft in spoke if parse.lemmas[draft.token] in QUOTING])


def _is_long(paragraph: Paragraph, quotation: Quotation, least: int) -> bool:
    """True if a quotation has at least so many words, and is no title."""
    words = paragraph.article[slice(*quotation.span)].split()
    return len(words) >= least and not quotation.is_title(paragraph.article)


def _add_unattributed(paragraph: Paragraph, drafts: list[Draft], carry: Carry) -> Draft | None:
    """Keep longer quoted sentences that no cue gives to anybody; the speaker is whom the words
    before them are about, if they are about a person: `Rask shook her head. “…”`.

    The statement is returned that a paragraph without anything else leaves without a speaker.
    """
    unit = paragraph.unit
    unnamed = None
    for quotation, tokens in zip(unit.whole, paragraph.whole, strict=True):
        span = quotation.span
        if not _is_long(paragraph, quotation, _LONG) or not is_free(drafts, span):
            continue
        if quotation.continues and carry.unnamed:
            carry.unnamed.spans.append(span)
            unnamed = carry.unnamed
            continue
        mention = carry.about if unit.is_quotation else _person_beside(paragraph, span, tokens)
        draft = Draft([span], mention and stripped(paragraph.article, mention), None)
        drafts.append(draft)
        if unit.is_quotation:
            unnamed = draft
    return unnamed


def _person_beside(paragraph: Paragraph, span: Span, tokens: Tokens) -> Span | None:
    """The words for the person whom the sentence before a quotation is about, or the one behind
    it where it opens the paragraph."""
    about = person_before(paragraph, tokens.first)
    if about is None and span.start == paragraph.unit.start:
        about = person_behind(paragraph, tokens.end)
    return paragraph.span(about) if about else None


def _mark_dialogue(paragraph: Paragraph, drafts: list[Draft]) -> None:
    """Make what a dash opens direct speech: `— I will not go, he said.`"""
    opening = _DIALOGUE.match(paragraph.article, paragraph.unit.start)
    for draft in drafts:
        if opening and min(draft.spans).start == opening.end():
            draft.kind = "direct"


def _speaking_last(paragraph: Paragraph, drafts: list[Draft], last: Draft | None) -> Draft | None:
    """The statement that a quotation in the next paragraph may go on with: that of the last
    quoted sentence, or where words follow it that of the last sentence."""
    parse, closing = paragraph.parse, paragraph.parse.sentences[-1]
    behind = parse.words[paragraph.whole[-1].end :] if paragraph.whole else []
    words_follow = any(map(str.isalpha, behind))
    if last is None or (words_follow and sentence_of(parse, last) != closing):
        return leading_on(parse, drafts, closing)
    return last


def _announced(paragraph: Paragraph) -> Draft | None:
    """A statement without content yet, where a colon at the end introduces it."""
    parse = paragraph.parse
    lower, end = paragraph.whole[-1].end if paragraph.whole else 0, len(parse.words)
    if parse.words[-1] != ":":
        return None
    match = before(parse, lower, end) or introduced(parse, 0, end)
    return drafted(paragraph, [], match) if match else None


def _about(paragraph: Paragraph, drafts: list[Draft]) -> Span | None:
    """The words for the person whom the last sentence is about, or who spoke last."""
    person = person_before(paragraph, len(paragraph.parse.words))
    return paragraph.span(person) if person else _last_named(paragraph.parse, drafts)


def _last_named(parse: Parse, drafts: list[Draft]) -> Span | None:
    """The words that name who spoke last in a paragraph, where it names no other person then."""
    spoken = [
        draft
        for draft in drafts
        if draft.token >= 0
        and parse.lemmas[draft.token] in QUOTING
        and is_main_line(parse, draft.token)
    ]
    last = by_last_cue(spoken)
    return last.mention if last and names_nobody(parse, last.token, len(parse.words)) else None
