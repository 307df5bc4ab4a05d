"""Evaluation: reading a user's questions, judging answers, and the report page."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.answer import Answer, Citation
from assistant.assistant import Assistant
from assistant.cli import main
from assistant.evaluation.evaluate import (
    Case,
    Outcome,
    calibration,
    evaluate,
    figures,
    read_cases,
)
from assistant.evaluation.report import report_html, writing
from assistant.html import Html
from index.errors import OnRecordError

Archive = Callable[..., Assistant]


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


CASES = [
    Case("What did Carter say about the water?", "feed.jsonl#dam", ("was warned",), "Carter"),
    Case("What did Carter say about the water?", "feed.jsonl#cracks", ("a flying saucer",), "Lund"),
    Case("Who won the 1998 football world cup?", unanswerable=True),
    Case("What did Helen Carter say?", unanswerable=True),
    Case("?", words=("anything",)),
    Case("Why did the dam break?"),
]


def test_answers_are_judged_by_what_is_expected(alba: Assistant) -> None:
    heard: list[Outcome] = []
    outcomes = evaluate(alba, CASES, heard.append)
    assert heard == outcomes
    fine, wrong, refused, answered, failed, free = outcomes
    assert (fine.cited, fine.worded, fine.spoken, fine.exact, fine.right) == (True,) * 5
    assert fine.rank is not None and fine.rank > 0
    assert (wrong.cited, wrong.worded, wrong.spoken, wrong.right) == (False,) * 4
    assert (refused.refused, refused.right) == (True, True)
    assert (answered.refused, answered.right) == (False, False)
    assert "the question is empty" in str(failed.error)
    assert failed.right is False
    assert free.right is None
    found = figures(outcomes)
    assert (found["questions"], found["errors"]) == (6, 1)
    assert found["words_cited"] == found["article_cited"] == found["speaker_cited"] == 0.5
    assert found["refused_rightly"] == 0.5
    assert found["refused_wrongly"] == pytest.approx(1 / 3)
    assert found["right"] == pytest.approx(2 / 5)
    assert found["citations_exact"] == 1


@pytest.mark.parametrize(
    ("speaker", "right"),
    [
        ("Helen Carter", True),
        ("Carter", True),
        ("Mayor Helen Carter", True),
        ("the mayor", True),
        ("Anna Carter", False),
        ("Anna Mason", False),
        ("Carter Lund", False),
    ],
)
def test_a_speaker_is_compared_by_the_whole_name(
    alba: Assistant, speaker: str, right: bool
) -> None:
    [outcome] = evaluate(alba, [Case("What did Helen Carter say?", speaker=speaker)])
    assert (outcome.spoken, outcome.right) == (right, right)


def test_a_speaker_of_one_surname_may_be_known_by_it_alone(archive: Archive) -> None:
    told = "“The harbour will freeze,” {} said on Monday."
    known = archive({"title": "Frost", "text": told.format("Rask")})
    case = Case("What did Rask say?", speaker="Ida Rask")
    assert evaluate(known, [case])[0].spoken
    two = archive({"title": "Frost", "text": told.format("Ole Rask")})
    assert evaluate(two, [case])[0].spoken is False


def test_a_citation_that_the_index_does_not_hold_is_not_exact(
    alba: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = alba.ask(CASES[0].question)
    [citation, *_] = answer.citations
    other = alba.article(
        alba.search("letters about the cracks in the dam", 1)[0].passage.article_id
    )
    assert other is not None
    forged = Citation(1, type(other)(**{**vars(other), "text": citation.article.text}),
                      citation.start, citation.end, citation.quote)  # fmt: skip
    monkeypatch.setattr(
        alba, "ask", lambda question: Answer(question, question, (forged,), (forged,))
    )
    [outcome] = evaluate(alba, [Case("What did Carter say?", words=("warned",))])
    assert (outcome.exact, outcome.right) == (False, False)


def sure(confidence: float, unanswerable: bool = False) -> Outcome:
    answer = Answer("q", "q", ("Nothing.",), refused=True, confidence=confidence)
    words = () if unanswerable else ("x",)
    return Outcome(Case("q", words=words, unanswerable=unanswerable), answer)


def test_calibration_compares_confidence_with_what_is_true() -> None:
    outcomes = [sure(0.1, True), sure(0.1), sure(0.9), sure(0.95), sure(1.0, True)]
    low, high = calibration(outcomes)
    assert low == (pytest.approx(0.1), 0.5, 2)
    assert high == (pytest.approx(0.95), pytest.approx(2 / 3), 3)
    assert calibration([Outcome(Case("q"), None)]) == []


def test_the_report_shows_everything_and_runs_nothing(alba: Assistant) -> None:
    hostile = "<script>alert(1)</script> What did Helen Carter say?"
    outcomes = evaluate(alba, [*CASES, Case(hostile, unanswerable=True)])
    page = report_html(outcomes, "a <b> title")
    assert "<script" not in page and "&lt;script&gt;" in page
    assert "a &lt;b&gt; title" in page
    assert page.count("<tr>") == 1 + len(outcomes)
    assert page.index("words not cited") < page.index("nothing expected")
    assert page.count("<svg") == 3


def test_the_command_prints_figures_writes_a_report_and_json(
    index_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = written(
        tmp_path,
        '{"question": "What did Peskov say?", "speaker": "Dmitry Peskov"}',
        '{"question": "Who won the 1998 football world cup in France?", "unanswerable": true}',
    )
    report = tmp_path / "report.html"
    common = ["eval", str(path), "--index", str(index_folder)]
    assert main([*common, "--report", str(report)]) == 0
    told = capsys.readouterr()
    assert "Expected speaker cited" in told.out
    assert told.out.count("1.000") == 4
    assert report.read_text().startswith("<!doctype html>")
    assert main([*common, "--json"]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert printed["figures"]["right"] == 1
    assert [one["refused"] for one in printed["questions"]] == [False, True]


def test_a_report_that_can_not_be_written_is_noticed_before_anything_is_asked(
    index_folder: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = written(tmp_path, "What did Peskov say?")
    asked: list[str] = []
    monkeypatch.setattr("assistant.evaluation.evaluate.evaluate", lambda *_: asked.append("asked"))

    def failed(report: Path) -> str:
        assert main(["eval", str(path), "--index", str(index_folder), "--report", str(report)]) == 2
        assert asked == []
        return capsys.readouterr().err

    assert "the report can't be written" in failed(tmp_path / "no" / "where.html")
    assert "is no file" in failed(tmp_path)
    assert "would replace the questions" in failed(path)
    (tmp_path / "link").symlink_to(path)
    assert "would replace the questions" in failed(tmp_path / "link")
    assert path.read_text() == "What did Peskov say?"
    assert sorted(file.name for file in tmp_path.iterdir()) == ["link", "questions.jsonl"]


def test_a_report_takes_the_place_of_another_once_it_is_whole(tmp_path: Path) -> None:
    report, questions = tmp_path / "report.html", tmp_path / "questions"
    report.write_text("old")
    questions.touch()
    with pytest.raises(ZeroDivisionError), writing(report, questions):
        raise ZeroDivisionError
    assert report.read_text() == "old"
    with writing(report, questions) as write:
        write(Html("new"))
    assert report.read_text() == "new"
    assert len(list(tmp_path.iterdir())) == 2


def test_the_figures_are_printed_where_the_report_fails_at_the_end(
    index_folder: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError("no space left")

    path = written(tmp_path, "What did Peskov say?")
    monkeypatch.setattr(Path, "write_text", full)
    report = str(tmp_path / "report.html")
    assert main(["eval", str(path), "--index", str(index_folder), "--report", report]) == 2
    told = capsys.readouterr()
    assert "Questions" in told.out
    assert "the report can't be written (no space left)" in told.err
