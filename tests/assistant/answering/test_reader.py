"""The reader: none unless it is named, and what a cross-encoder adds."""

from collections.abc import Sequence
from pathlib import Path
from typing import cast

import numpy as np

from assistant.answering.reader import FEATURES, open_reader, read
from assistant.answering.scoring import SENTENCE
from index.cross_encoder import CrossEncoder


class Scripted:
    def scores(self, question: str, texts: Sequence[str]) -> np.ndarray:
        return np.array([float(text) for text in texts])


def test_without_a_name_there_is_no_cross_encoder(tmp_path: Path) -> None:
    assert open_reader(None, tmp_path) is open_reader(FEATURES, tmp_path) is None
    assert read(None, "Who?", ["1", "2"]).tolist() == [0, 0]


def test_log_odds_count_up_to_a_bound() -> None:
    added = read(cast(CrossEncoder, Scripted()), "Who?", ["1", "-2", "50", "-50"])
    bound = SENTENCE.sure
    assert added.tolist() == [SENTENCE.read * value for value in (1, -2, bound, -bound)]
