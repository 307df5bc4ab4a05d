"""A cross-encoder, compiled once to 8-bit whole numbers and run by onnxruntime.

It reads a question and a text together, and gives the logarithm of the odds that the text answers
the question. Compiling needs torch and takes seconds; reading the compiled model a quarter of one.
"""

import hashlib
import json
import shutil
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from index.encoder import export, folder_digest
from index.errors import OnRecordError

MAX_TOKENS = 256
_BATCH = 8
_FORMAT = 1
_INPUTS = ("input_ids", "attention_mask", "token_type_ids")


class CrossEncoder:
    """A compiled cross-encoder; `name` is what it was asked for by."""

    def __init__(self, folder: Path) -> None:
        try:
            config = json.loads((folder / "reader.json").read_text())
            options = onnxruntime.SessionOptions()
            options.log_severity_level = 3
            self._session = onnxruntime.InferenceSession(
                folder / "model.onnx", options, providers=["CPUExecutionProvider"]
            )
            self._tokenizer: Tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
            self.name: str = config["name"]
        except Exception as error:  # onnxruntime and tokenizers raise their own
            raise OnRecordError(
                f"the compiled reader in {folder} can't be read ({error})"
            ) from error
        self._inputs = [entry.name for entry in self._session.get_inputs()]
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(MAX_TOKENS, strategy="only_second")

    def scores(self, question: str, texts: Sequence[str]) -> NDArray[np.float32]:
        """The logarithm of the odds that each text answers the question, of shape (len(texts),)."""
        pairs = self._tokenizer.encode_batch([(question, text) for text in texts])
        order = sorted(range(len(texts)), key=lambda i: len(pairs[i].ids))
        scores = np.empty(len(texts), dtype=np.float32)
        for start in range(0, len(order), _BATCH):
            batch = order[start : start + _BATCH]
            width = len(pairs[batch[-1]].ids)
            feed = {name: np.zeros((len(batch), width), dtype=np.int64) for name in _INPUTS}
            for row, i in enumerate(batch):
                length = len(pairs[i].ids)
                feed["input_ids"][row, :length] = pairs[i].ids
                feed["attention_mask"][row, :length] = 1
                feed["token_type_ids"][row, :length] = pairs[i].type_ids
            result = self._session.run(None, {name: feed[name] for name in self._inputs})[0]
            scores[batch] = result[:, 0]
        return scores


@lru_cache(maxsize=2)
def open_cross_encoder(folder: Path) -> CrossEncoder:
    """The compiled cross-encoder in a folder, the same one whenever it is asked for again."""
    return CrossEncoder(folder)


def compile_cross_encoder(model: str, folder: Path) -> Path:
    """The folder under `folder` that holds the compiled `model`, made if it isn't there whole.

    `model` is a folder, or the name of one that sentence-transformers knows or fetches.
    """
    source = Path(model)
    named = hashlib.sha256(model.encode()).hexdigest()[:16]
    target = folder / f"{folder_digest(source) if source.is_dir() else named}-reader-{_FORMAT}"
    if not (target / "reader.json").exists():
        partial = folder / "compiling-reader"
        shutil.rmtree(partial, ignore_errors=True)  # of a run that was killed
        partial.mkdir(parents=True)
        try:
            compile_into(model, partial)
            shutil.rmtree(target, ignore_errors=True)
            partial.rename(target)
        finally:
            shutil.rmtree(partial, ignore_errors=True)
    return target


def compile_into(model: str, target: Path) -> None:
    """Compile a cross-encoder into an empty folder: its 8-bit weights, its tokenizer, its name."""
    import torch
    from onnxruntime.quantization import QuantType, quantize_dynamic
    from sentence_transformers import CrossEncoder as Source
    from transformers.utils.logging import disable_progress_bar

    disable_progress_bar()  # type: ignore[no-untyped-call]
    try:
        source = Source(model, device="cpu", model_kwargs={"attn_implementation": "eager"})
        if source.num_labels != 1:
            raise ValueError(f"it gives {source.num_labels} numbers, not one")
    except Exception as error:  # each hub, loader and bad file its own
        reason = " ".join(str(error).split())
        raise OnRecordError(
            f'the reader "{model}" can\'t be loaded ({reason}): give --reader a folder that holds '
            "a cross-encoder of sentence-transformers with one score, or leave it out"
        ) from error
    tokenizer = source.tokenizer
    example = tokenizer(["which?", "who?"], ["a short text", "another, longer one"], padding=True)
    inputs = {name: torch.tensor(example[name]) for name in _INPUTS if name in example}

    class Whole(torch.nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.model = source.model.eval()

        def forward(self, *values: Any) -> Any:
            return self.model(**dict(zip(inputs, values, strict=True))).logits

    exported = target / "float.onnx"
    export(Whole(), inputs, "score", exported)
    quantize_dynamic(exported, target / "model.onnx", weight_type=QuantType.QInt8)
    exported.unlink()
    tokenizer.backend_tokenizer.save(str(target / "tokenizer.json"))
    (target / "reader.json").write_text(json.dumps({"name": model}) + "\n")
