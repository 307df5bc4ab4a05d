"""The README tells the truth: its commands, its examples and its help are what there is."""

import re
import shlex
import tomllib
from pathlib import Path

import pytest
from places import ROOT

from assistant.answer import Conversation
from assistant.arguments import full_help
from assistant.assistant import Assistant
from assistant.cli import main

README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    """The code blocks of a language, in order."""
    return re.findall(rf"^```{language}\n(.*?)^```$", README, flags=re.DOTALL | re.MULTILINE)


@pytest.fixture
def at_home(tmp_path: Path, index_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder as a user has it, with the index of the project's articles."""
    (tmp_path / ".onrecord").symlink_to(index_folder)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_two_commands_install_and_start() -> None:
    use, test = (block for block in blocks("sh") if "pip install" in block)
    install = "python3 -m venv .venv && .venv/bin/pip install -c constraints.txt -e"
    assert use.strip() == f"{install} . && .venv/bin/onrecord chat"
    assert test.strip() == f"{install} '.[test]' && .venv/bin/pytest"


def test_commands_print_what_is_shown(at_home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    [session] = blocks("console")
    command, _, shown = session.removeprefix("$ onrecord ").partition("\n")
    assert main(shlex.split(command)) == 0
    assert capsys.readouterr().out == shown


def test_a_conversation_goes_as_shown(seed_assistant: Assistant) -> None:
    [shown] = blocks("chat")
    conversation, refused = Conversation(), 0
    turns = re.split(r"^> ", shown, flags=re.MULTILINE)[1:]
    for turn in turns:
        question, _, reply = turn.strip().partition("\n")
        answer = seed_assistant.ask(question, conversation)
        conversation = conversation.add(answer)
        refused += answer.refused
        understood = f"Understood as: {answer.standalone}\n" if answer.rephrased else ""
        assert f"{understood}{answer.text}" == reply
    assert (len(turns), refused) == (5, 1)


def test_python_examples_run(at_home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    examples = [block for block in blocks("python") if "gradio_client" not in block]
    exec("\n".join(examples), {})
    printed = capsys.readouterr().out
    assert printed.startswith("Dmitry Peskov Peace Deal ‘Within Reach’ in Armenia-Azerbaijan Talks")
    assert "a secure State Department facility in Arlington" in printed
    assert "\nTrue\n" in printed


def test_help_is_what_the_command_prints() -> None:
    [shown] = blocks("text")
    assert shown == full_help(), "put what assistant.arguments.full_help() returns into the README"


def test_what_is_named_is_there() -> None:
    for target in re.findall(r"\]\((?!http)([^)#]+)\)", README):
        assert (ROOT / target).exists(), target
    for script in re.findall(r"benchmarks/\w+\.py", README):
        assert (ROOT / script).exists(), script


def test_every_dependency_has_an_exact_version() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["test"]]
    pins = dict(
        re.fullmatch(r"([\w.-]+)==([\w.]+)", line).groups()  # type: ignore[union-attr]
        for line in (ROOT / "constraints.txt").read_text().splitlines()
        if line and not line.startswith("#")
    )
    known = {re.sub(r"[-_.]+", "-", name).lower() for name in pins}
    for requirement in wanted:
        name = re.split(r"[<>=\[ ]", requirement, maxsplit=1)[0]
        assert re.sub(r"[-_.]+", "-", name).lower() in known, requirement


def test_no_file_names_a_place_of_this_machine() -> None:
    home = re.escape(str(Path.home()))
    for path in ("README.md", "CHANGELOG.md", "pyproject.toml", "constraints.txt", ".ci/run"):
        assert not re.search(rf"{home}|file://", (ROOT / path).read_text()), path
