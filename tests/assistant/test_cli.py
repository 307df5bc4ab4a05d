"""The command: exit statuses, what is printed where, and what a question must not load."""

import csv
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.cli import ANSWERED, FAILED, REFUSED, main
from index.store.snapshot import Snapshot, current

Folder = Callable[[dict[str, str | bytes]], Path]
Captured = pytest.CaptureFixture[str]

DAM = "Dam breaks above Alba\n\nThe old dam above Alba broke. “We ran,” said the mayor, Ida Rask.\n"


def fails(captured: Captured, *arguments: str | Path) -> str:
    """The one sentence that a command fails with."""
    assert main([*map(str, arguments)]) == FAILED == 2
    told = captured.readouterr()
    assert re.fullmatch(r"onrecord: [^\n]+\n", told.err)
    assert "Traceback" not in told.err
    return told.err


def test_an_answer_has_status_0(index_folder: Path, capsys: Captured) -> None:
    assert main(["ask", "What did Peskov say?", "--index", str(index_folder)]) == ANSWERED == 0
    told = capsys.readouterr()
    assert "There is no alternative to these trilateral documents" in told.out
    assert "\n[1] Peace Deal ‘Within Reach’ in Armenia-Azerbaijan Talks\n" in told.out
    assert "000_e536400ab8bce265.txt" in told.out
    assert told.err == ""


def test_a_refusal_has_status_1(index_folder: Path, capsys: Captured) -> None:
    asked = "Who won the 1998 football world cup in France?"
    assert main(["ask", asked, "--index", str(index_folder)]) == REFUSED == 1
    told = capsys.readouterr()
    assert "Nearest, not an answer:" in told.out
    assert told.err == ""


def test_small_talk_is_answered(index_folder: Path, capsys: Captured) -> None:
    assert main(["ask", "what can you do?", "--index", str(index_folder)]) == ANSWERED
    told = capsys.readouterr().out
    assert told.startswith("I answer questions about the one indexed article")
    assert "For example: What did Antony Blinken say" in told
    assert "[1]" not in told and "Understood as" not in told


@pytest.mark.parametrize(
    ("question", "status"),
    [("What did Blinken say?", ANSWERED), ("Who won the 1998 football world cup?", REFUSED)],
)
def test_json_holds_exact_slices(
    index_folder: Path, capsys: Captured, question: str, status: int
) -> None:
    assert main(["ask", question, "--json", "--index", str(index_folder)]) == status
    answer = json.loads(capsys.readouterr().out)
    assert (answer["question"], answer["refused"]) == (question, status == REFUSED)
    assert bool(answer["citations"]) == (status == ANSWERED)
    snapshot = Snapshot(index_folder, current(index_folder))
    for citation in answer["citations"] + answer["nearest"]:
        article = snapshot.catalog.article(citation["article"])
        assert article is not None
        assert article.text[citation["start"] : citation["end"]] == citation["quote"]
    assert all(f"[{entry['number']}]" in answer["text"] for entry in answer["citations"])
    snapshot.close()


def test_errors_are_one_sentence(
    index_folder: Path, tmp_path: Path, make_folder: Folder, capsys: Captured
) -> None:
    nowhere, cases = tmp_path / "nowhere", tmp_path / "cases.jsonl"
    cases.write_text('{"question": "Why?"}\n')
    assert 'build one with "onrecord index"' in fails(capsys, "ask", "Why?", "--index", nowhere)
    assert 'build one with "onrecord index"' in fails(capsys, "status", "--index", nowhere)
    assert "name the folder" in fails(capsys, "index", nowhere, "--index", tmp_path / "i")
    file = make_folder({"a.txt": DAM}) / "a.txt"
    assert "is not a folder" in fails(capsys, "index", file, "--index", tmp_path / "i")
    assert "name another place" in fails(capsys, "index", file.parent, "--index", file)
    for question in "", "  \n", "x" * 100_000:
        fails(capsys, "ask", question, "--index", index_folder)
    for command in ("ask", "Why?"), ("eval", cases):
        told = fails(capsys, *command, "--index", index_folder, "--reader", nowhere)
        assert "give --reader a folder" in told
    assert "onrecord index" in fails(capsys, "ask", "Why?", "--index", nowhere, "--reader", "x")
    assert not nowhere.exists()
    both = "needs both --llm-url and --llm-model"
    url = ("--llm-url", "http://127.0.0.1:9/v1")
    assert both in fails(capsys, "ask", "Why?", "--index", index_folder, *url)
    url = (*url, "--llm-model", "m", "--llm-file", "m.gguf")
    assert "give one of them" in fails(capsys, "ask", "Why?", "--index", index_folder, *url)


def test_a_question_may_hold_anything(index_folder: Path, capsys: Captured) -> None:
    for question in (
        "?",
        "'; drop table articles; --",
        "text:[* TO x] AND",
        "\udcff\0",
        "七日" * 200,
    ):
        assert main(["ask", question, "--index", str(index_folder)]) in (REFUSED, ANSWERED, FAILED)
        assert "Traceback" not in capsys.readouterr().err
    assert main(["ask", "What did Peskov say?", "--index", str(index_folder)]) == ANSWERED


def test_a_key_that_no_key_is_is_said_to_be(
    index_folder: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ONRECORD_LLM_KEY", "clé")
    asked = ("ask", "Why?", "--index", index_folder)
    told = fails(capsys, *asked, "--llm-url", "http://127.0.0.1:9/v1", "--llm-model", "m")
    assert "the key in $ONRECORD_LLM_KEY has a letter that no key has" in told


def test_what_a_person_says_is_listed(index_folder: Path, capsys: Captured) -> None:
    at = ["--index", str(index_folder)]
    assert main(["said", "Peskov", *at]) == ANSWERED
    shown = capsys.readouterr().out
    assert shown.startswith("date unknown  direct  000_e536400ab8bce265.txt\n    “For the moment,")
    assert main(["said", "Blinken", "--about", "the last mile", "--json", *at]) == ANSWERED
    first, *_ = json.loads(capsys.readouterr().out)
    assert first["words"].startswith("“The last mile of any marathon is always the hardest.")
    assert (first["speaker"], first["kind"]) == ("Antony Blinken", "direct")
    assert main(["said", "Blinken", "--kind", "mixed", "--csv", *at]) == ANSWERED
    lines = list(csv.DictReader(capsys.readouterr().out.splitlines()))
    assert {line["kind"] for line in lines} == {"mixed"}
    assert all(re.fullmatch(r"\d+:\d+( \d+:\d+)*", line["spans"]) for line in lines)
    assert main(["said", "Blinken", "--since", "2020-01-01", *at]) == REFUSED
    assert capsys.readouterr().err == "onrecord: no statement of Blinken fits\n"


def test_a_build_tells_what_it_did(make_folder: Folder, new_index: Path, capsys: Captured) -> None:
    folder = make_folder(
        {"a.txt": DAM, "b.txt": "", **{f"{i:02}.txt": f"Text {i}" for i in range(12)}}
    )
    place = ("--index", str(new_index))
    assert main(["index", str(folder), *place]) == 0
    told = capsys.readouterr().out
    assert "13 added, 0 changed, 0 removed, 0 unchanged, 1 skipped in " in told
    assert "  + 00.txt\n" in told and "  + and 3 more\n" in told
    assert told.endswith("  skipped b.txt: is empty\n")
    make_folder({"a.txt": DAM.replace("old", "new")})
    (folder / "00.txt").unlink()
    assert main(["index", str(folder), *place]) == 0
    told = capsys.readouterr().out
    assert "0 added, 1 changed, 1 removed, 11 unchanged, 1 skipped" in told
    assert "  ~ a.txt\n  - 00.txt\n" in told


def test_status_tells_whether_the_folder_has_changed(
    make_folder: Folder, new_index: Path, capsys: Captured
) -> None:
    folder = make_folder({"a.md": f"---\ndate: 2023-05-04\n---\n{DAM}", "b.txt": ""})
    place = ("--index", str(new_index))
    assert main(["index", str(folder), *place]) == main(["status", *place]) == 0
    lines = dict(line.split(maxsplit=1) for line in capsys.readouterr().out.splitlines()[-8:])
    assert lines["folder"] == str(folder.resolve())
    assert lines["articles"] == "1 (1 skipped)" and lines["passages"] == "1"
    assert lines["dates"] == "2023-05-04 to 2023-05-04 (0 without)"
    assert lines["model"] == "all-MiniLM-L6-v2"
    assert re.fullmatch(r"\d+\.\d MB", lines["size"])
    assert lines["built"].endswith(" UTC (under a minute ago)")
    assert lines["up"] == "to date yes"
    make_folder({"c.txt": DAM})
    assert main(["status", *place]) == 0
    assert 'to date no: 1 files added, 0 changed, 0 gone; run "onrecord index"' in (
        capsys.readouterr().out
    )


def test_a_folder_without_articles_is_an_error_that_says_what_to_put_there(
    make_folder: Folder, new_index: Path, capsys: Captured
) -> None:
    folder = make_folder({"empty.txt": ""})
    assert main(["index", str(folder), "--index", str(new_index)]) == FAILED
    told = capsys.readouterr()
    assert "skipped empty.txt: is empty" in told.out
    assert re.fullmatch(r"onrecord: no articles in .*: put \.txt, [^\n]+\n", told.err)


def test_a_build_that_is_stopped_says_that_nothing_is_lost(
    make_folder: Folder, new_index: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = make_folder({"a.txt": DAM})

    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("index.build.read_folder", stop)
    told = fails(capsys, "index", folder, "--index", new_index)
    assert "stopped; the index that was there is unchanged" in told
