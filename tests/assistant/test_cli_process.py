"""The command in a process of its own: what it loads, prints and returns."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from places import ROOT

from assistant.cli import FAILED

pytestmark = pytest.mark.process


def run(*arguments: str | Path, **more: str) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "assistant.cli", *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"PYTHONPATH": str(ROOT), **more},
    )


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
