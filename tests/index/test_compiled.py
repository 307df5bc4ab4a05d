"""Compiled once: a model's folder is made in one step, again only where it is not whole."""

from pathlib import Path

import pytest

from index.compiled import CompiledModel, compiled_once, model_digest
from index.errors import OnRecordError


def whole(folder: Path) -> bool:
    return (folder / "model").exists()


def write(folder: Path) -> None:
    (folder / "model").write_text("weights")


def test_it_is_compiled_into_an_empty_folder_once(tmp_path: Path) -> None:
    (tmp_path / "compiling").mkdir()
    (tmp_path / "compiling" / "left").write_text("by a run that was killed")
    target = tmp_path / "digest"
    assert compiled_once(target, whole, write) == target
    assert [path.name for path in target.iterdir()] == ["model"]
    assert [path.name for path in tmp_path.iterdir()] == ["digest"]
    assert compiled_once(target, whole, lambda partial: pytest.fail("again")) == target


def test_what_is_not_whole_is_compiled_anew(tmp_path: Path) -> None:
    target = tmp_path / "digest"
    target.mkdir()
    (target / "half").write_text("weights")
    compiled_once(target, whole, write)
    assert [path.name for path in target.iterdir()] == ["model"]


def test_a_failure_leaves_nothing(tmp_path: Path) -> None:
    def fail(partial: Path) -> None:
        write(partial)
        raise OnRecordError("no such model")

    with pytest.raises(OnRecordError, match="no such model"):
        compiled_once(tmp_path / "digest", whole, fail)
    assert not [*tmp_path.iterdir()]


def test_a_digest_tells_names_and_files_apart(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    for folder in one, other:
        folder.mkdir()
        write(folder)
    assert model_digest("a", one) == model_digest("b", other)
    (other / "model").write_text("other weights")
    digests = {model_digest("a", one), model_digest("a", other), model_digest("a", None)}
    assert len({*digests, model_digest("b", None)}) == 4


def test_a_folder_without_a_model_is_told(tmp_path: Path) -> None:
    with pytest.raises(OnRecordError, match=r"can't be read .*: compile it again"):
        CompiledModel(tmp_path, "encoder.json", "compile it again")
