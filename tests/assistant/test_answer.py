"""What an answer can't be made without, and how it reads as text and as plain values."""

import json
from dataclasses import FrozenInstanceError, replace
from datetime import date

import pytest

from assistant.answer import Answer, Citation, Conversation, Usage, Worded
from index.articles.article import Article
from index.span import Span

TEXT = "The dam broke. “We heard it,” Helen Carter said."
ARTICLE = Article(
    "0123456789abcdef", "a/dam.txt", "Dam breaks", date(2023, 5, 4), "Alba Gazette", "Jo Lind",
    "https://example.org/dam", TEXT, "0" * 64,
    Span(0, len(TEXT)),
)  # fmt: skip
BROKE = Citation(1, ARTICLE, 0, 14, "The dam broke.")
HEARD = Citation(2, ARTICLE, 15, 29, "“We heard it,”", "Helen Carter", True)


def answered(*parts: str | Citation | int, **fields: object) -> Answer:
    plain = Answer("What happened?", "What happened?", parts, (BROKE, HEARD))
    return replace(plain, **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("start", "end", "quote"),
    [
        (0, 14, "The dam broke"),  # the full stop is missing
        (0, 13, "The dam broke."),
        (1, 15, "The dam broke."),
        (0, 14, "the dam broke."),
        (15, 29, '"We heard it,"'),  # straightened marks
        (0, 14, ""),
        (5, 5, ""),
        (400, 410, ""),
        (400, 410, "The dam broke."),
        (14, 0, "The dam broke."),
    ],
)
def test_only_an_exact_slice_is_a_citation(start: int, end: int, quote: str) -> None:
    with pytest.raises(ValueError, match=r"citation 3 is not an exact slice: a/dam.txt \["):
        Citation(3, ARTICLE, start, end, quote)


def test_offsets_count_from_the_beginning() -> None:
    with pytest.raises(ValueError, match="not an exact slice"):
        Citation(1, ARTICLE, -len(TEXT), 14 - len(TEXT), "The dam broke.")


def test_text_marks_each_citation_by_its_number() -> None:
    answer = answered("Carter heard it:\n", HEARD, 1, "\n\n", "It broke.", 2)
    assert answer.text == "Carter heard it:\n“We heard it,” [2][1]\n\nIt broke.[2]"


@pytest.mark.parametrize("unknown", [3, 0, -1, replace(BROKE, number=3), replace(HEARD, number=1)])
def test_what_is_shown_is_among_the_citations(unknown: Citation | int) -> None:
    with pytest.raises(ValueError, match="which is not among its citations"):
        answered("Carter: ", unknown)


@pytest.mark.parametrize("numbers", [(2, 1), (1, 1), (0, 1), (1, 3), (2,)])
def test_citations_are_numbered_from_one(numbers: tuple[int, ...]) -> None:
    citations = tuple(replace(BROKE, number=number) for number in numbers)
    with pytest.raises(ValueError, match=r"citations are numbered 1, 2, \.\.\.; got"):
        answered(citations=citations)


def test_a_refusal_cites_nothing_and_may_show_what_came_near() -> None:
    with pytest.raises(ValueError, match="a refused answer cites nothing"):
        answered("Not there.", refused=True)
    refusal = answered("Not there.", citations=(), refused=True, nearest=(BROKE,))
    assert refusal.text == "Not there."


def test_values_are_frozen() -> None:
    for value, name in ((BROKE, "quote"), (answered(BROKE), "parts"), (Conversation(), "turns")):
        with pytest.raises(FrozenInstanceError):
            setattr(value, name, ())


def test_plain_values_hold_everything_for_json() -> None:
    answer = answered(
        BROKE, missing=("a cause",), nearest=(HEARD,), confidence=0.98765, seconds=0.0123456,
        notes=("A note.",),
    )  # fmt: skip
    origin = {
        "article": "0123456789abcdef",
        "title": "Dam breaks",
        "outlet": "Alba Gazette",
        "byline": "Jo Lind",
        "published": "2023-05-04",
        "url": "https://example.org/dam",
        "file": "a/dam.txt",
    }
    broke = {"number": 1, "quote": "The dam broke.", "speaker": None, "role": None, "direct": False,
             "source": "Alba Gazette · 4 May 2023",
             "start": 0, "end": 14, **origin}  # fmt: skip
    heard = {"number": 2, "quote": "“We heard it,”", "speaker": "Helen Carter", "role": None,
             "direct": True, "source": "Helen Carter · Alba Gazette · 4 May 2023",
             "start": 15, "end": 29, **origin}  # fmt: skip
    assert json.loads(json.dumps(answer.to_dict())) == {
        "question": "What happened?",
        "standalone": "What happened?",
        "about": [],
        "text": "The dam broke. [1]",
        "refused": False,
        "missing": ["a cause"],
        "confidence": 0.988,
        "seconds": 0.012,
        "notes": ["A note."],
        "sentences": [],
        "verdict": None,
        "usage": None,
        "citations": [broke, heard],
        "nearest": [heard],
    }
    undated = replace(BROKE, article=replace(ARTICLE, published=None, outlet=None))
    assert undated.to_dict()["published"] is None
    assert undated.to_dict()["outlet"] is None


def test_plain_values_hold_no_halves_of_characters() -> None:
    half, joined = "a \ud800 b \ud83d\ude00", "a \ufffd b \U0001f600"
    article = replace(ARTICLE, title=half)
    answer = answered(
        half, question=half, standalone=half, missing=(half,), notes=(half,),
        citations=(replace(BROKE, article=article, speaker=half),),
    )  # fmt: skip
    values = answer.to_dict()
    [citation] = values["citations"]
    assert {values["question"], values["standalone"], values["text"], *values["missing"],
            *values["notes"], citation["title"], citation["speaker"]} == {joined}  # fmt: skip
    json.dumps(values, ensure_ascii=False).encode()


def test_adding_a_turn_returns_the_next_conversation() -> None:
    first, second = answered(BROKE), answered(HEARD)
    begun = Conversation().add(first)
    both = begun.add(second)
    assert begun.turns == (first,)
    assert both.turns == (first, second)
    assert Conversation().turns == ()


def test_a_sentence_of_an_llm_is_shown_with_what_it_rests_on() -> None:
    worded = Worded("A dam fell.", "model", (1,))
    usage = Usage("small", 800, 12, 1.23456)
    answer = replace(answered(worded, "\n", HEARD), usage=usage)
    under = f"    (in the model’s words; the articles say:)\n    [1] {BROKE.quote}\n"
    assert answer.text == f"A dam fell. [1]\n{under}\n“We heard it,” [2]"
    values = answer.to_dict()
    assert values["sentences"] == [
        {"words": "A dam fell.", "standing": "model", "citations": [1]},
        {"words": "“We heard it,”", "standing": "quoted", "citations": [2]},
    ]
    assert values["usage"] == {
        "model": "small",
        "prompt_tokens": 800,
        "reply_tokens": 12,
        "seconds": 1.235,
    }


def test_what_an_llm_took_is_told_on_one_line() -> None:
    usage = Usage("a\nmodel", 2_804, 96, 3.14159)
    assert usage.line == "LLM: a model · 2,804 tokens read, 96 written · 3.1 s"


def test_a_sentence_of_an_llm_rests_on_citations_of_its_answer() -> None:
    with pytest.raises(ValueError, match="not among its citations"):
        answered(Worded("A dam fell.", "model", (3,)))
    for wrong in ({"words": " "}, {"numbers": ()}):
        with pytest.raises(ValueError, match="needs words and what it rests on"):
            replace(Worded("A dam fell.", "model", (1,)), **wrong)


def test_only_under_the_models_own_words_stands_what_they_rest_on() -> None:
    told = answered(Worded("A dam fell.", "articles", (1, 2)), " ", "So far.")
    assert told.text == "A dam fell. [1][2] So far."
    own = answered(Worded("A dam fell.", "model", (2,)), " ", Worded("So it did.", "model", (1,)))
    assert own.text == (
        "A dam fell. [2]\n    (in the model’s words; the articles say:)\n    [2] “We heard it,”\n"
        f"So it did. [1]\n    (in the model’s words; the articles say:)\n    [1] {BROKE.quote}"
    )
