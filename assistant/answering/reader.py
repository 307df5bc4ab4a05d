"""The reader: what tells which sentences answer a question.

Its features are the question's words in a sentence and around it, their meaning, and where it was
found. A cross-encoder that the user names reads question and sentence together; what it says is
one feature more. Both are logarithms of odds, so that they add up.
"""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from assistant.answering.scoring import SENTENCE
from index.cross_encoder import CrossEncoder, compile_cross_encoder, open_cross_encoder

FEATURES = "features"
"""The name of the reader that has no cross-encoder."""


def open_reader(name: str | None, index_folder: Path) -> CrossEncoder | None:
    """The cross-encoder of a name or folder, compiled once and kept in an index folder; None for
    FEATURES, or where no name is given.

    Raises OnRecordError where there is no such cross-encoder.
    """
    if name in (None, FEATURES):
        return None
    return open_cross_encoder(compile_cross_encoder(name, index_folder / "encoders").resolve())


def read(reader: CrossEncoder | None, question: str, texts: Sequence[str]) -> np.ndarray:
    """What reading each text together with the question adds to its score, of shape
    (len(texts),); nothing without a cross-encoder."""
    if reader is None:
        return np.zeros(len(texts))
    return SENTENCE.read * np.clip(reader.scores(question, texts), -SENTENCE.sure, SENTENCE.sure)
