"""Shapes of questions: their sides, and what is asked about."""

import re
from datetime import date

import pytest

from assistant.understanding.question import understand
from assistant.understanding.shapes import SHAPES, Shape, form_of
from index.rules import Rule

ROWS = [(shape, rule) for shape, rules in SHAPES for rule in rules]


@pytest.mark.unit
@pytest.mark.parametrize(("shape", "row"), ROWS, ids=[row.name for _, row in ROWS])
def test_sides_and_what_about(shape: Shape, row: Rule[re.Pattern[str]]) -> None:
    plain = re.sub(r"[\[\]{}]", "", row.example)
    about = re.findall(r"\{(.*?)\}", row.example)[0]
    form = form_of(plain)
    assert form and row.apply.fullmatch(plain)
    assert form.shape == shape
    assert list(form.sides) == re.findall(r"\[(.*?)\]", row.example)
    assert plain[form.about].strip() in (about.strip(), f"{about.strip()} differ")
    assert not row.apply.fullmatch(row.counterexample)


@pytest.mark.unit
@pytest.mark.parametrize(
    ("text", "shape", "sides", "topic"),
    [
        ("rask vs moreau on the dam?", "comparison", ("rask", "moreau"), "the dam"),
        ("compare Rask's and Moreau's views on tolls", "comparison", ("Rask", "Moreau"), "tolls"),
        ("has Rask changed her mind about tolls", "change", ("Rask",), "tolls"),
        ("which papers reported on the flood", "articles", (), "the flood"),
        ("how many articles are about Ida Rask", "articles", (), "Ida Rask"),
        ("summarize the trial of Rask please", "overview", (), "the trial of Rask"),
        ("can you give me a quick summary of the flood", "overview", (), "the flood"),
        ("what's going on with the dam", "overview", (), "the dam"),
        ("fill me in on the toll row", "overview", (), "the toll row"),
        ("any news on the bridge", "overview", (), "the bridge"),
        ("how did the strike play out", "overview", (), "the strike"),
        ("the toll affair in a nutshell", "overview", (), "the toll affair"),
        ("summarise that", "", (), ""),
        ("tell me about it", "", (), ""),
        ("what happened next", "", (), ""),
        ("what did Rask say about tolls", "", (), "tolls"),
        ("Is it safe?", "", (), ""),
    ],
)
def test_fields_of_a_question(text: str, shape: Shape, sides: tuple[str, ...], topic: str) -> None:
    question = understand(text)
    assert (question.shape, question.sides, question.topic) == (shape, sides, topic)
    assert question.standalone.casefold() == text.casefold()


@pytest.mark.unit
def test_a_change_between_two_months() -> None:
    newest = date(2023, 9, 1)
    question = understand("How did Rask's view on tolls change between May and June?", None, newest)
    assert (question.since, question.until) == (date(2023, 5, 1), date(2023, 6, 30))
    assert question.topic == "tolls"
    named = understand("How did Rask's view on tolls change from May to June 2022?", None, newest)
    assert (named.since, named.until) == (date(2022, 5, 1), date(2022, 6, 30))


@pytest.mark.unit
@pytest.mark.parametrize("text", ["a" * 2000, "a and " * 300, "compare " * 250, "'s and " * 280])
def test_long_questions_end(text: str) -> None:
    assert form_of(text.strip()) is None
