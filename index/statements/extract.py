"""Extraction: who said what in an article, with exact spans.

Quotation marks give the words of direct and mixed statements, the sentence around them the cue
and the speaker; the content of indirect ones is what a cue governs in the dependency parse. The
cues are lists of words; what is measured, and how, is in `benchmarks/statements.py`.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, zip_longest
from typing import TYPE_CHECKING, Any

from index.english.language import is_english
from index.english.names import Name, is_first_name
from index.english.parse import as_lists, pipeline
from index.english.quotation_marks import Quotation
from index.span import Span
from index.statements.assemble import of_paragraph
from index.statements.cues import FORMS, WORDS
from index.statements.draft import Draft, apart
from index.statements.layout import labelled
from index.statements.paragraphs import Unit, units
from index.statements.parsed import Paragraph
from index.statements.signatures import credited
from index.statements.statement import Kind, Statement
from index.statements.whole import Carry

if TYPE_CHECKING:
    from spacy.tokens import Doc

NAMES = ("PERSON", "ORG", "NORP", "GPE")
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class Reading:
    """The statements of an article, and what they were read from.

    All are in the order of the text. Names inside quoted sentences are left out: nobody who
    is only spoken of there can be the speaker. Paragraphs that can hold no statement have an
    empty parse.
    """

    statements: tuple[Statement, ...]
    names: tuple[Name, ...]
    paragraphs: tuple[Paragraph, ...] = ()


def find_statements(articles: Iterable[tuple[str, Span]]) -> Iterator[Reading]:
    """The statements of each article, given as its text and the span of its body, in order.

    Articles are read in batches as the iterator advances. A text that is not English has no
    statements, since the cues are English words.
    """
    read = pipeline().pipe(_lines(articles), as_tuples=True, batch_size=256)
    for _, group in groupby(read, key=lambda pair: pair[1][0]):
        (_, (_, text, _)), *rest = group
        paragraphs = [(doc, unit) for doc, (_, _, unit) in rest if unit is not None]
        credits = credited(text, [unit for _, unit in paragraphs])
        parsed = [Paragraph(text, unit, as_lists(doc), credits) for doc, unit in paragraphs]
        yield Reading(tuple(statements_of(parsed)), tuple(_names(paragraphs)), tuple(parsed))


def _lines(
    articles: Iterable[tuple[str, Span]],
) -> Iterator[tuple[str, tuple[int, str, Unit | None]]]:
    """What is to be parsed of each paragraph, with the number and the text of its article; before
    the paragraphs of an article comes a line without one."""
    for number, (text, body) in enumerate(articles):
        yield "", (number, text, None)
        if not is_english(text[slice(*body)]):
            continue
        whole = units(text, body)
        for unit, following in zip_longest(whole, whole[1:]):
            leads_up = following is not None and following.is_quotation
            to_parse = unit.text if leads_up or _may_attribute(unit) else ""
            yield to_parse, (number, text, unit)


def _names(paragraphs: Sequence[tuple["Doc", Unit]]) -> Iterator[Name]:
    """The names in the paragraphs that were parsed, outside quoted sentences."""
    recognizer: Any = pipeline().get_pipe("ner")
    parsed = [(doc, unit) for doc, unit in paragraphs if len(doc)]
    docs = recognizer.pipe((doc for doc, _ in parsed), batch_size=128)
    for doc, (_, unit) in zip(docs, parsed, strict=True):
        for entity in doc.ents:
            if entity.label_ in NAMES and not unit.is_cut(entity.start_char, entity.end_char):
                span = _name_span(unit, entity.start_char, entity.text)
                yield Name(unit.span(*span), entity.label_)


def _name_span(unit: Unit, start: int, name: str) -> Span:
    """Where a name stands, without the verbs of a headline: `Lund Seeks`, `Opposing Ada Lund`,
    `Say Lund Is Right`."""
    end = start + len(name)
    if not unit.text[-1:].isalnum():
        return Span(start, end)
    words = list(re.finditer(r"\S+", name))
    for word in words[1:]:
        if _is_verb(word[0].lower()):
            end = start + len(name[: word.start()].rstrip())
            break
    first = words[0][0].lower()
    opens = first in FORMS and not is_first_name(first)
    opens |= len(words) > 2 and first.endswith("ing") and is_first_name(words[1][0].lower())
    if len(words) > 1 and opens and start + words[1].start() < end:
        start += words[1].start()
    return Span(start, end)


def _is_verb(word: str) -> bool:
    return word.endswith(("s", "ing")) and FORMS.get(word, word) != word


def _may_attribute(unit: Unit) -> bool:
    """True if a paragraph can hold a statement or lead up to one in the next."""
    if unit.whole or unit.partial or unit.text.endswith(":"):
        return True
    return any(word in WORDS for word in _WORD.findall(unit.text.lower()))


def statements_of(paragraphs: Sequence[Paragraph]) -> list[Statement]:
    """The statements of an article, from its paragraphs as they were parsed."""
    if not paragraphs:
        return []
    text = paragraphs[0].article
    drafts: list[Draft] = []
    by_layout = labelled(text, [paragraph.unit for paragraph in paragraphs])
    carry = Carry()
    for number, paragraph in enumerate(paragraphs):
        if number in by_layout:
            drafts.append(by_layout[number])
            carry = Carry()
        elif paragraph.parse.words:
            found, carry = of_paragraph(paragraph, carry)
            drafts += found
        else:
            carry = Carry()
    marked = [
        quotation
        for paragraph in paragraphs
        for quotation in (*paragraph.unit.whole, *paragraph.unit.partial)
    ]
    marked.sort(key=lambda quotation: quotation.start)
    return [
        Statement(spans, draft.mention, draft.cue, draft.kind or _kind(text, spans, marked))
        for draft, spans in apart(drafts)
    ]


def _kind(text: str, spans: tuple[Span, ...], marked: list[Quotation]) -> Kind:
    """Direct when all words of the content stand in quotation marks, mixed when some do."""
    quoted = free = False
    for start, end in spans:
        at = bisect_right(marked, start, key=lambda quotation: quotation.end)
        position = start
        while at < len(marked) and marked[at].start < end:
            quoted = True
            free |= any(map(str.isalnum, text[position : marked[at].start]))
            position = marked[at].end
            at += 1
        free |= any(map(str.isalnum, text[position:end]))
    return ("mixed" if free else "direct") if quoted else "indirect"
