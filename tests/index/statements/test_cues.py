"""The words that attribute: all forms of them, none that is no word, and statements by each."""

import pytest

from index.english.forms import verbs
from index.english.words import word_list
from index.span import Span
from index.statements.cues import FORMS, FRAMES, QUOTING, SPEECH, WORDS
from index.statements.extract import find_statements

pytestmark = pytest.mark.parse

NO_WORDS = (
    "seed seing sayed speaked telled thinked writed feeled finded knowed meaned readed heared "
    "begined begining forgeted submited admited prefered refered regreted infered concured "
    "slaming snaped shruged beged grined planed riped dubed sumed rebuted quiped bloged choosed "
    "teached sweared singed shooted understanded foreseed agreing disagreing casted goed gos echos"
).split()


def said(text: str) -> list[tuple[list[str], str | None]]:
    """The content and the mention of each statement."""
    reading = next(iter(find_statements([(text, Span(0, len(text)))])))
    return [
        (
            [text[slice(*span)] for span in statement.spans],
            text[slice(*statement.mention)] if statement.mention else None,
        )
        for statement in reading.statements
    ]


@pytest.mark.parametrize(
    "form",
    [
        "shrugged", "snapped", "grinned", "begged", "taught", "demurred", "deadpanned", "blogged",
        "marvelled", "signalled", "pled", "dreamt", "echoes",
    ],
)  # fmt: skip
def test_a_doubled_or_irregular_form_attributes_a_quotation(form: str) -> None:
    assert said(f"“It is over,” {form} Lund.") == [(["“It is over,”"], "Lund")]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Lund has sought to stay.", "to stay"),
        ("Lund sought to stay.", "to stay"),
        ("Lund is begging to stay.", "to stay"),
        ("Lund is agreeing that it is over.", "that it is over"),
        ("Lund learnt that it is over.", "that it is over"),
    ],
)
def test_it_attributes_what_it_governs(text: str, content: str) -> None:
    assert said(text) == [([content], "Lund")]


def test_two_statements_by_disagreeing_forms_of_one_sentence() -> None:
    assert said("“It is over,” Lund said, disagreeing that it was late.") == [
        (["“It is over,”"], "Lund"),
        (["that it was late"], "Lund"),
    ]


def test_a_form_that_is_no_word_is_no_cue() -> None:
    assert WORDS.isdisjoint(NO_WORDS)
    assert FORMS.keys().isdisjoint(NO_WORDS)


def test_every_real_form_of_a_cue_is_one() -> None:
    for verb in word_list("cue_verbs"):
        assert set(verbs()[verb].forms) <= WORDS, verb
        assert {FORMS[form] for form in verbs()[verb].forms} <= word_list("cue_verbs")


def test_what_stands_beside_a_quotation_is_speech() -> None:
    assert word_list("silent_verbs") <= SPEECH, "none is left out that was not in"
    assert {"say", "write", "quip"} <= QUOTING and "know" not in QUOTING


def test_frames_are_named_as_in_the_rules() -> None:
    assert {"ccomp", "passive prep:as", "noun acl that", "adj prep:of"} <= FRAMES.keys()
    assert {"say", "note"} <= FRAMES["as"] < SPEECH
