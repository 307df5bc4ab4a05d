"""The compiled cross-encoder: the scores of sentence-transformers, nearly, and its errors."""

from pathlib import Path

import numpy as np
import pytest

from index.cross_encoder import CrossEncoder, compile_cross_encoder
from index.encoder import DEFAULT_MODEL, model_folder
from index.errors import OnRecordError

pytestmark = pytest.mark.model

QUESTION = "When did the dam break?"
TEXTS = [
    "The old dam above Alba broke on Tuesday night.",
    "Dam",
    "The mayor said that nobody had been hurt, and that the school would open again on Monday.",
    "The river took the bridge. " * 60,  # more than is read
    "“Naïve” — 七日 😀",
]


def save(folder: Path, scores: int) -> Path:
    """A cross-encoder that has learnt nothing, with so many scores."""
    import torch
    from transformers import AutoModelForSequenceClassification, AutoTokenizer

    source = model_folder(DEFAULT_MODEL)
    torch.manual_seed(0)
    model = AutoModelForSequenceClassification.from_pretrained(source, num_labels=scores)
    model.save_pretrained(folder)
    AutoTokenizer.from_pretrained(source).save_pretrained(folder)
    return folder


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return save(tmp_path_factory.mktemp("reader"), 1)


def test_scores_are_nearly_those_of_sentence_transformers(source: Path, tmp_path: Path) -> None:
    import torch
    from sentence_transformers import CrossEncoder as Source

    reader = CrossEncoder(compile_cross_encoder(str(source), tmp_path))
    scores = reader.scores(QUESTION, TEXTS)
    model = Source(str(source), device="cpu", max_length=256)
    pairs = [(QUESTION, text) for text in TEXTS]
    expected = model.predict(pairs, activation_fn=torch.nn.Identity())
    assert scores.shape == (len(TEXTS),)
    assert np.abs(scores - expected).max() < 0.1 * np.abs(expected).max() + 0.02
    assert reader.scores(QUESTION, TEXTS[::-1])[::-1] == pytest.approx(scores, abs=1e-3)
    assert sum(file.stat().st_size for file in tmp_path.rglob("*")) < 30_000_000


def test_a_model_is_compiled_once_and_quietly(
    source: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    folder = compile_cross_encoder(str(source), tmp_path)
    assert not [record for record in caplog.records if record.name == "root"]
    made = (folder / "model.onnx").stat().st_mtime_ns
    assert compile_cross_encoder(str(source), tmp_path) == folder
    assert (folder / "model.onnx").stat().st_mtime_ns == made


def test_what_is_no_cross_encoder_is_told(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    missing = tmp_path / "missing"  # looked for on a hub, which can't be reached
    for folder in (tmp_path / "empty", save(tmp_path / "three", 3), missing):
        with pytest.raises(OnRecordError, match="give --reader a folder that holds a cross-enc"):
            compile_cross_encoder(str(folder), tmp_path / "compiled")
    with pytest.raises(OnRecordError, match="can't be read"):
        CrossEncoder(tmp_path / "empty")
