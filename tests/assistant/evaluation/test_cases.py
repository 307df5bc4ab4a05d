"""A user's questions are read from a file, and a line that makes no case is named."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from assistant.evaluation.cases import FAULTS, Case, read_cases
from index.errors import OnRecordError
from index.rules import Rule


def written(tmp_path: Path, *lines: str) -> Path:
    path = tmp_path / "questions.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_a_case_is_an_object_or_a_question_alone(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        '{"question": "What did Rask say?", "speaker": "Ida Rask", "words": "we ran"}',
        "",
        '{"question": "Who won?", "unanswerable": true}',
        '{"question": "When?", "words": ["Monday", "5 May"], "article": "a.txt"}',
        "What happened?",
    )
    assert read_cases(path) == [
        Case("What did Rask say?", speaker="Ida Rask", words=("we ran",)),
        Case("Who won?", unanswerable=True),
        Case("When?", words=("Monday", "5 May"), article="a.txt"),
        Case("What happened?"),
    ]


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (["Why?", '{"question": "a"'], "line 2 .* is no JSON"),
        (['{"question": "a", "answer": "b"}'], "line 1 .* 'answer', which is none of question"),
        (['{"speaker": "a"}'], "line 1 .* has no question"),
        (['{"question": "a", "words": [1]}'], "other than text"),
        (['{"question": "a", "unanswerable": "no"}'], "true or false"),
        (['{"question": "a", "speaker": "b", "unanswerable": true}'], "and is unanswerable"),
        (["", " "], "holds no questions"),
        *(
            (
                [f'{{"question": "a", "words": {words}}}'],
                "line 1 .* needs a text or a list of texts",
            )
            for words in ("5", "0", "false", "{}")
        ),
        (['{"question": "a", "words": ["b", null]}'], "other than text"),
        (["Why?", '{"question": "a", "words": "..."}'], "line 2 .* '...', which has no letter"),
        (['{"question": "a", "words": ["b", ""]}'], "'', which has no letter"),
        (['{"question": "a", "speaker": "?"}'], r"'\?', which has no letter"),
        (['{"question": 5}'], "other than text"),
        (['{"question": "a \\ud800"}'], "line 1 .* has half of a character"),
        (['{"question": ' + "[" * 100_000], "line 1 .* is no JSON"),
    ],
)
def test_a_line_that_makes_no_case_is_named(tmp_path: Path, lines: list[str], told: str) -> None:
    with pytest.raises(OnRecordError, match=told):
        read_cases(written(tmp_path, *lines))


def test_a_line_ends_at_a_line_break_only(tmp_path: Path) -> None:
    path = written(tmp_path, '{"question": "What\u2028now\u0085?", "words": null}\r', "Why?\r")
    assert read_cases(path) == [Case("What\u2028now\u0085?"), Case("Why?")]


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(OnRecordError, match="can't be read"):
        read_cases(tmp_path / "none.jsonl")
    (tmp_path / "bytes").write_bytes(b"\xff\xfe\xff")
    with pytest.raises(OnRecordError, match="can't be read"):
        read_cases(tmp_path / "bytes")


@pytest.mark.parametrize("rule", list(FAULTS), ids=lambda rule: rule.name)
def test_each_fault_is_found_where_it_is(
    tmp_path: Path, rule: Rule[Callable[[dict[str, Any]], str | None]]
) -> None:
    fault = rule.apply({"words": [], **json.loads(rule.example)})
    assert fault
    with pytest.raises(OnRecordError) as raised:
        read_cases(written(tmp_path, "Why?", rule.example))
    assert str(raised.value) == f"line 2 of {tmp_path / 'questions.jsonl'} {fault}"
