"""Parsed paragraphs: where their tokens stand in the article, and what they are."""

import pytest

from index.english.parse import parse
from index.span import Span, Tokens
from index.statements.paragraphs import units
from index.statements.parsed import (
    Attribution,
    Paragraph,
    attributed,
    is_mark,
    is_quoting,
    last_word,
    names_person,
    sentence_end,
    skip_marks,
)
from index.statements.signatures import Credits

TEXT = "“We sail at dawn. It is late,” Ida Rask said of the “old boats”. She left."


@pytest.fixture(scope="module")
def paragraph() -> Paragraph:
    (unit,) = units(TEXT, Span(0, len(TEXT)))
    return Paragraph(TEXT, unit, parse(unit.text), Credits())


def token(paragraph: Paragraph, word: str) -> int:
    return paragraph.parse.words.index(word)


@pytest.mark.parse
def test_tokens_stand_for_spans_of_the_article(paragraph: Paragraph) -> None:
    (whole,), (part,) = paragraph.whole, paragraph.partial
    assert TEXT[slice(*paragraph.span(whole))] == "“We sail at dawn. It is late,”"
    assert TEXT[slice(*paragraph.span(part))] == "“old boats”"
    assert paragraph.start(token(paragraph, "rask")) == TEXT.index("Rask")
    assert [paragraph.quoted[at] for at in (whole.first, part.end)] == [True, False]


@pytest.mark.parse
def test_a_verb_of_saying_is_attributed_to_its_subject(paragraph: Paragraph) -> None:
    parsed, said = paragraph.parse, token(paragraph, "said")
    ida = token(paragraph, "ida")
    assert is_quoting(parsed, said) and not is_quoting(parsed, token(paragraph, "left"))
    assert attributed(parsed, said) == Attribution(said, Tokens(ida, said))
    assert names_person(parsed, said, len(parsed.words))
    assert not names_person(parsed, said, token(paragraph, "she"))


@pytest.mark.parse
def test_sentences_end_and_marks_are_skipped(paragraph: Paragraph) -> None:
    parsed, she = paragraph.parse, token(paragraph, "she")
    said = token(paragraph, "said")
    assert sentence_end(parsed, said, said, len(parsed.words)) == she
    assert sentence_end(parsed, said, said, said + 2) == said + 2
    assert parsed.words[last_word(parsed, she)] == "boats"
    assert skip_marks(parsed, last_word(parsed, she) + 1, len(parsed.words)) == she


@pytest.mark.parse
@pytest.mark.parametrize(("text", "word"), [("Rask put it so.", "put"), ("He quips.", "quips")])
def test_idioms_and_forms_may_attribute(text: str, word: str) -> None:
    parsed = parse(text)
    assert is_quoting(parsed, parsed.words.index(word))


def test_a_mark_has_neither_letters_nor_figures() -> None:
    assert [is_mark(word) for word in (",", "--", "a", "5", "'s")] == [
        True,
        True,
        False,
        False,
        False,
    ]
