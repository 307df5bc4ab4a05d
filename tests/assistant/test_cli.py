"""The command: exit statuses, what is printed where, and what a question must not load."""

import csv
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from places import ROOT

from assistant.cli import ANSWERED, FAILED, REFUSED, main
from assistant.progress import counted, shown
from index.build import Progress
from index.store.snapshot import Snapshot, current

Folder = Callable[[dict[str, str | bytes]], Path]
Captured = pytest.CaptureFixture[str]

DAM = "Dam breaks above Alba\n\nThe old dam above Alba broke. “We ran,” said the mayor, Ida Rask.\n"


def run(*arguments: str | Path, **more: str) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "assistant.cli", *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"PYTHONPATH": str(ROOT), **more},
    )


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
    nowhere = tmp_path / "nowhere"
    assert 'build one with "onrecord index"' in fails(capsys, "ask", "Why?", "--index", nowhere)
    assert 'build one with "onrecord index"' in fails(capsys, "status", "--index", nowhere)
    assert "name the folder" in fails(capsys, "index", nowhere, "--index", tmp_path / "i")
    file = make_folder({"a.txt": DAM}) / "a.txt"
    assert "is not a folder" in fails(capsys, "index", file, "--index", tmp_path / "i")
    assert "name another place" in fails(capsys, "index", file.parent, "--index", file)
    for question in "", "  \n", "x" * 100_000:
        fails(capsys, "ask", question, "--index", index_folder)
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


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["unknown"],
        ["ask"],
        ["ask", "Why?", "--today", "soon"],
        ["index", "a", "b"],
        *(
            ["ask", "Why?", "--llm-seconds", text]
            for text in ("-5", "0", "nan", "inf", "x", "1e99")
        ),
        *(
            ["ask", "Why?", "--llm-model", "m", "--llm-url", text]
            for text in (
                "foo",
                "http://",
                "ftp://a/v1",
                "http://a:b/v1",
                "http://[a/v1",
                "http://a b",
            )
        ),
    ],
)
def test_what_is_mistyped_has_status_2(arguments: list[str], capsys: Captured) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == FAILED
    assert "usage: onrecord" in capsys.readouterr().err


def test_what_an_llm_needs_is_shown_where_it_is_wrong(
    index_folder: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(SystemExit):
        main(["chat", "--llm-url", "localhost:8080"])
    assert "write it as http://127.0.0.1:8080/v1" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        main(["ask", "Why?", "--llm-seconds", "nan"])
    assert "write seconds, above 0 and at most 86400" in capsys.readouterr().err
    monkeypatch.setenv("ONRECORD_LLM_KEY", "clé")
    asked = ("ask", "Why?", "--index", index_folder)
    told = fails(capsys, *asked, "--llm-url", "http://127.0.0.1:9/v1", "--llm-model", "m")
    assert "the key in $ONRECORD_LLM_KEY has a letter that no key has" in told


@pytest.mark.parametrize("command", [None, "index", "status", "ask", "chat"])
def test_each_command_explains_itself(command: str | None, capsys: Captured) -> None:
    with pytest.raises(SystemExit) as stopped:
        main([command, "--help"] if command else ["--help"])
    assert stopped.value.code == 0
    told = capsys.readouterr().out
    assert told.startswith(f"usage: onrecord {command or '[-h] COMMAND'}")
    assert "--index PATH" in told or command is None


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


def test_a_question_loads_neither_torch_nor_the_page(index_folder: Path) -> None:
    code = (
        "import sys; from assistant.cli import main;"
        "status = main(['ask', 'What did Peskov say?', '--index', sys.argv[1]]);"
        "heavy = {'torch', 'gradio', 'spacy', 'llama_index', 'transformers', 'trafilatura'};"
        "print(status, sorted(heavy & sys.modules.keys()))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(index_folder)],
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )
    assert done.stdout.splitlines()[-1] == "0 []"


def test_the_command_as_it_is_typed(index_folder: Path, tmp_path: Path) -> None:
    done = run("ask", "What did Peskov say?", "--json", "--index", index_folder)
    assert done.returncode == 0 and json.loads(done.stdout)["citations"]
    failed = run("ask", "Why?", "--index", tmp_path)
    assert (failed.returncode, failed.stdout) == (2, "")
    assert re.fullmatch(r"onrecord: no index at [^\n]+\n", failed.stderr)


def test_words_reach_a_terminal_that_lacks_their_letters(index_folder: Path) -> None:
    question = ("ask", "What did Peskov say?", "--index", index_folder)
    done = run(*question, PYTHONIOENCODING="ascii")
    assert done.returncode == 0 and "There is no alternative" in done.stdout
    assert done.stderr == ""
    done = run(*question, "--json", PYTHONIOENCODING="ascii")
    assert json.loads(done.stdout)["citations"][0]["quote"].startswith("“For the moment")


def test_who_has_read_enough_gets_no_error(index_folder: Path, tmp_path: Path) -> None:
    questions = tmp_path / "questions"
    questions.write_text("What did Peskov say?\n" * 50)
    command = [sys.executable, "-m", "assistant.cli", "eval", str(questions), "--json"]
    process = subprocess.Popen(
        [*command, "--index", str(index_folder)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )
    assert process.stdout and process.stderr
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait(60) == FAILED


def test_progress_counts_questions(capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    def count() -> str:
        with counted(3_000, "asking") as done:
            for _ in range(1_200):
                done(None)
        told = capsys.readouterr()
        assert told.out == ""
        return told.err

    assert count() == ""
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "1200/3000" in count()


def test_progress_shows_step_articles_and_speed(
    capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    def show_all() -> str:
        with shown() as show:
            show(Progress("reading", 1, 1_200))
            for done in range(4):
                show(Progress("embedding", done, 5, 1_000 * done, 5_000))
        told = capsys.readouterr()
        assert told.out == ""
        return told.err

    assert show_all() == ""
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "120")
    told = show_all()
    assert "embedding" in told and "3 of 5 articles" in told and "passages a second" in told
