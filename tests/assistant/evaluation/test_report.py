"""The report page of an evaluation, and that it can be written before anything is asked."""

import json
from pathlib import Path

import pytest

from assistant.assistant import Assistant
from assistant.cli import main
from assistant.evaluation.cases import Case
from assistant.evaluation.evaluate import evaluate
from assistant.evaluation.report import report_html, writing
from assistant.html import Html

CASES = [
    Case("What did Carter say about the water?", "feed.jsonl#dam", ("was warned",), "Carter"),
    Case("What did Carter say about the water?", "feed.jsonl#cracks", ("a flying saucer",), "Lund"),
    Case("Who won the 1998 football world cup?", unanswerable=True),
    Case("Why did the dam break?"),
]


def written(tmp_path: Path, *lines: str) -> Path:
    path = tmp_path / "questions.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


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
