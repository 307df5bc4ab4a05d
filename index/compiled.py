"""Compiled models: exported from torch once, kept in a folder, run by onnxruntime."""

import hashlib
import json
import shutil
import warnings
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from index.errors import OnRecordError

MODEL = "model.onnx"
"""The file of the exported model, beside its tokenizer and the file that tells what it is."""
_BATCH = 8  # texts sorted by length: as fast as larger batches, with less padding

Tokens = tuple[Sequence[int], Sequence[int]]
"""The numbers of a text's tokens, and for each whether it is of the first or second part."""


class CompiledModel:
    """A compiled model and its tokenizer; `config` is what its file of that name tells of it.

    Raises OnRecordError with `advice` where the folder holds none that can be read.
    """

    def __init__(self, folder: Path, config: str, advice: str) -> None:
        try:
            self.config: dict[str, Any] = json.loads((folder / config).read_text())
            options = onnxruntime.SessionOptions()
            options.log_severity_level = 3
            self._session = onnxruntime.InferenceSession(
                folder / MODEL, options, providers=["CPUExecutionProvider"]
            )
            self.tokenizer: Tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        except Exception as error:  # onnxruntime and tokenizers raise their own
            raise OnRecordError(
                f"the compiled model in {folder} can't be read ({error}): {advice}"
            ) from error
        self._inputs = [entry.name for entry in self._session.get_inputs()]
        self.tokenizer.no_padding()
        self.tokenizer.no_truncation()

    def run(
        self,
        texts: Sequence[Tokens],
        width: int,
        done: Callable[[int], object] = lambda count: None,
    ) -> NDArray[np.float32]:
        """What the model gives for each text, of shape (len(texts), width); `done` hears how many
        are ready."""
        order = sorted(range(len(texts)), key=lambda i: len(texts[i][0]))
        rows = np.empty((len(texts), width), dtype=np.float32)
        for start in range(0, len(order), _BATCH):
            batch = order[start : start + _BATCH]
            ids = np.zeros((len(batch), len(texts[batch[-1]][0])), dtype=np.int64)
            mask, types = np.zeros_like(ids), np.zeros_like(ids)
            for row, i in enumerate(batch):
                numbers, parts = texts[i]
                ids[row, : len(numbers)] = numbers
                mask[row, : len(numbers)] = 1
                types[row, : len(parts)] = parts
            feed = {"input_ids": ids, "attention_mask": mask, "token_type_ids": types}
            rows[batch] = self._session.run(None, {name: feed[name] for name in self._inputs})[0]
            done(start + len(batch))
        return rows


def compiled_once(
    target: Path, is_whole: Callable[[Path], bool], compile_into: Callable[[Path], object]
) -> Path:
    """`target`, which `compile_into` has filled in one step unless it is whole already."""
    if not is_whole(target):
        partial = target.with_name("compiling")
        shutil.rmtree(partial, ignore_errors=True)  # of a run that was killed
        partial.mkdir(parents=True)
        try:
            compile_into(partial)
            shutil.rmtree(target, ignore_errors=True)
            partial.rename(target)
        finally:
            shutil.rmtree(partial, ignore_errors=True)
    return target


def model_digest(model: str, folder: Path | None) -> str:
    """The first 16 hexadecimal digits of a SHA-256: over the files of the model's folder and their
    names, or over the model's name where it has to come from a hub."""
    if folder is None:
        return hashlib.sha256(model.encode()).hexdigest()[:16]
    digest = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        status = path.stat()
        digest.update(path.relative_to(folder).as_posix().encode())
        digest.update(_file_digest(path, status.st_size, status.st_mtime_ns))
    return digest.hexdigest()[:16]


@lru_cache(maxsize=64)
def _file_digest(path: Path, size: int, changed: int) -> bytes:
    """SHA-256 of a file, which is read again when its size or time of change is another."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").digest()


def load(kind: Callable[..., Any], source: str, model: str, advice: str) -> Any:
    """A model of a class of sentence-transformers, from a folder, from what was fetched before, or
    else from its hub. `model` is what the user called it; raises OnRecordError with `advice`."""
    try:
        return _loaded(kind, source)
    except Exception as error:  # each hub, loader and bad file its own
        reason = " ".join(str(error).split())
        raise OnRecordError(f'the model "{model}" can\'t be loaded ({reason}): {advice}') from error


def _loaded(kind: Callable[..., Any], source: str) -> Any:
    from huggingface_hub import HfApi
    from huggingface_hub.errors import RepositoryNotFoundError
    from transformers.utils.logging import disable_progress_bar

    disable_progress_bar()  # type: ignore[no-untyped-call]
    eager = {"attn_implementation": "eager"}
    try:
        return kind(source, device="cpu", model_kwargs=eager, local_files_only=True)
    except (OSError, ValueError):
        if Path(source).is_dir():
            raise
    # The loader asks a hub that can't be reached for more than a minute; this asks it once.
    with suppress(RepositoryNotFoundError):
        HfApi().model_info(source)
    return kind(source, device="cpu", model_kwargs=eager)


def export(model: Any, example: dict[str, Any], output: str, file: Path) -> None:
    """Write a torch model as ONNX: it takes the tensors of `example`, of shape (texts, tokens) for
    any number of both, and gives one, called `output`."""
    import torch

    with torch.no_grad(), warnings.catch_warnings():
        # The exporter that replaces this one needs further packages for the same result.
        warnings.simplefilter("ignore")
        torch.onnx.export(
            model,
            tuple(example.values()),
            str(file),
            input_names=[*example],
            output_names=[output],
            dynamic_axes={name: {0: "texts", 1: "tokens"} for name in example},
            opset_version=17,
            dynamo=False,
        )


def example_inputs(tokenizer: Any, *texts: Sequence[str]) -> dict[str, Any]:
    """The tensors that a tokenizer makes of some texts, or pairs of texts, to export a model by."""
    import torch

    made = tokenizer(*map(list, texts), padding=True)
    names = ("input_ids", "attention_mask", "token_type_ids")
    return {name: torch.tensor(made[name]) for name in names if name in made}
