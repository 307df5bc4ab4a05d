"""A model's reply is read as sentences, as it comes, with the numbers of what they cite."""

import re

import pytest
from marked import unmarked

from assistant.llm.reply import SILENCES, Sentence, sentences_of
from index.rules import Rule


@pytest.mark.parametrize(
    ("reply", "numbers"),
    [("[1-2]", (1, 2)), ("[1–2]", (1, 2)), ("[1; 2]", (1, 2)), ("[#1, #2]", (1, 2)),
     ("(Sources 1, 2)", (1, 2)), ("[2-1]", (2, 1)), ("[1-99999]", (1, 99999))],
)  # fmt: skip
def test_several_markers_may_stand_in_one(reply: str, numbers: tuple[int, ...]) -> None:
    [sentence] = sentences_of([f"The dam broke {reply}."])
    assert (sentence.words, sentence.numbers) == ("The dam broke.", numbers)
    assert list(sentences_of(f"The dam broke {reply}.")) == [sentence]  # a letter at a time


@pytest.mark.parametrize(
    "words",
    [
        "Tom (4) fled.",
        "It has 40 km².",
        "In Alba (2023).",
        "He said `nobody`.",
        "5*3 is snake_case.",
    ],
)
def test_what_is_no_marker_and_no_markup_stays(words: str) -> None:
    assert [sentence.words for sentence in sentences_of([words])] == [words]
    assert [sentence.words for sentence in sentences_of(words)] == [words]


@pytest.mark.parametrize(
    ("reply", "words"),
    [
        ("**The dam** *broke*. [2]", ["The dam broke."]),
        ("> The dam\n> _broke_ [2].", ["The dam broke."]),
        ("| The dam broke [2] |\n|---|\n", ["The dam broke", "---"]),
        ("1. The dam broke [2]\n2. It fell [2]", ["The dam broke", "It fell"]),
        ("# Dams\n\nThe dam broke [2].", ["Dams", "The dam broke."]),
        ("<think>Hm. [9]</think>\nThe dam broke [2].", ["The dam broke."]),
        ("<think>Hm. The dam", []),
    ],
)
def test_markup_and_thoughts_are_no_words(reply: str, words: list[str]) -> None:
    assert [sentence.words for sentence in sentences_of([reply])] == words
    assert [sentence.words for sentence in sentences_of(reply)] == words


def test_where_nothing_has_come_for_a_while_there_is_none_yet() -> None:
    reply = ["The dam ", "", "broke [2].", ""]
    assert list(sentences_of(reply)) == [None, None, Sentence("The dam broke.", (2,), True)]


def test_a_sentence_is_there_when_the_next_has_begun() -> None:
    pieces = iter(("The dam broke", " [2].", " It", " fell [2]."))
    sentences = sentences_of(pieces)
    assert next(sentences) == Sentence("The dam broke.", (2,), True)
    assert list(pieces) == [" fell [2]."]
    assert [sentence.words for sentence in sentences] == ["It"]


def test_a_quotation_is_not_cut_where_a_sentence_ends_in_it() -> None:
    reply = "Carter said “We ran. The dam broke” [1]. That is"
    assert list(sentences_of(reply)) == [
        Sentence("Carter said “We ran. The dam broke”.", (1,), True),
        Sentence("That is", (), False),
    ]


@pytest.mark.parametrize("rule", list(SILENCES), ids=lambda rule: rule.name)
def test_that_nothing_is_told_is_known_by_its_words(rule: Rule[re.Pattern[str]]) -> None:
    text, spans = unmarked(rule.example, "[")
    assert [match.span() for match in rule.apply.finditer(text)] == spans["["]
    assert not rule.apply.search(rule.counterexample)


@pytest.mark.parametrize(
    "reply",
    [
        '{"answer": "The dam broke [2]. It fell [3]."}',
        '{"all": [{"text": "The dam broke.", "citations": [2]}, {"text": "It fell.", "n": 3}]}',
        '["The dam broke [2].", "It fell [3]."]',
        '[{"words": "The dam broke. [2]"}, {"words": "It fell.", "excerpt": 3}]',
        '```json\n{"answer": "The dam broke [2]. It fell [3]."}\n```',
        "```\nThe dam broke [2]. It fell [3].\n```",
        '<think>{}</think>\n\n{"answer": "The dam broke [2]. It fell [3]."}',
    ],
)
def test_prose_in_json_or_in_a_fence_is_read(reply: str) -> None:
    read = [Sentence("The dam broke.", (2,), True), Sentence("It fell.", (3,), True)]
    assert list(sentences_of([reply])) == read
    assert list(sentences_of(reply)) == read


@pytest.mark.parametrize(
    "reply",
    ['{"answer": "The dam', "{" * 5_000, '["a"', "```", "[1] The dam broke.", "[", "{}", "[]"],
)
def test_what_is_no_json_is_read_as_it_is(reply: str) -> None:
    assert len(list(sentences_of([reply]))) <= 1
