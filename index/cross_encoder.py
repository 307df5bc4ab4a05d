"""A cross-encoder, compiled once to 8-bit whole numbers and run by onnxruntime.

It reads a question and a text together, and gives the logarithm of the odds that the text answers
the question. Compiling needs torch and takes seconds; reading the compiled model a quarter of one.
"""

import json
import logging
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

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

MAX_TOKENS = 256
_CONFIG = "reader.json"
_FORMAT = 1
_ADVICE = (
    "give --reader a folder that holds a cross-encoder of sentence-transformers with one score, or "
    "leave it out"
)


class CrossEncoder:
    """A compiled cross-encoder."""

    def __init__(self, folder: Path) -> None:
        advice = "remove that folder and name the reader again"
        self._model = CompiledModel(folder, _CONFIG, advice)
        self._model.tokenizer.enable_truncation(MAX_TOKENS, strategy="only_second")

    def scores(self, question: str, texts: Sequence[str]) -> NDArray[np.float32]:
        """The logarithm of the odds that each text answers the question, of shape (len(texts),)."""
        pairs = self._model.tokenizer.encode_batch([(question, text) for text in texts])
        return self._model.run([(pair.ids, pair.type_ids) for pair in pairs], 1)[:, 0]


@lru_cache(maxsize=2)
def open_cross_encoder(folder: Path) -> CrossEncoder:
    """The compiled cross-encoder in a folder, the same one whenever it is asked for again."""
    return CrossEncoder(folder)


def compile_cross_encoder(model: str, folder: Path) -> Path:
    """The folder under `folder` that holds the compiled `model`, made if it isn't there.

    `model` is a folder, or the name of one that sentence-transformers knows or fetches. Raises
    OnRecordError where there is no such model, or it gives more than one score.
    """
    source = Path(model) if Path(model).is_dir() else None
    target = folder / f"{model_digest(model, source)}-reader-{_FORMAT}"
    return compiled_once(
        target,
        lambda target: (target / _CONFIG).exists(),
        lambda partial: _compile(model, partial),
    )


def _compile(model: str, target: Path) -> None:
    import torch
    from onnxruntime.quantization import QuantType, quantize_dynamic
    from sentence_transformers import CrossEncoder as Source

    source = load(Source, model, model, _ADVICE)
    if source.num_labels != 1:
        told = f'the model "{model}" gives {source.num_labels} scores, not one'
        raise OnRecordError(f"{told}: {_ADVICE}")
    example = example_inputs(source.tokenizer, ["which?", "who?"], ["a text", "another text"])

    class Whole(torch.nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.model = source.model.eval()

        def forward(self, *inputs: Any) -> Any:
            return self.model(**dict(zip(example, inputs, strict=True))).logits

    exported = target / "float.onnx"
    export(Whole(), example, "score", exported)
    log = logging.getLogger()
    level = log.level
    log.setLevel(logging.ERROR)  # or it advises an optional step, each time
    try:
        quantize_dynamic(exported, target / MODEL, weight_type=QuantType.QInt8)
    finally:
        log.setLevel(level)
    exported.unlink()
    source.tokenizer.backend_tokenizer.save(str(target / "tokenizer.json"))
    (target / _CONFIG).write_text(json.dumps({"name": model}) + "\n")
