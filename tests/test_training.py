"""The training of a reader: run once over a handful of invented pairs."""

import gzip
import json
import subprocess
import sys
from pathlib import Path

import pytest
from places import ROOT

from index.cross_encoder import CrossEncoder, compile_cross_encoder

pytestmark = [pytest.mark.process, pytest.mark.model]

PLACES = "Alba Berren Corsa Dunholm Erle Farn Gill Hask Ister Jorn Kell Lund".split()


def pairs() -> list[dict[str, object]]:
    """A question about each place, with a sentence that answers it and one that doesn't."""
    return [
        {"set": "mills", "group": place, "question": f"When did the mill of {place} burn?",
         "text": text, "answers": answers}
        for place in PLACES
        for text, answers in (
            (f"The mill of {place} burnt down in 1954.", True),
            (f"A baker in {place} sells bread.", False),
        )
    ]  # fmt: skip


def test_it_learns_and_leaves_a_reader_with_its_figures(tmp_path: Path) -> None:
    file, folder = tmp_path / "pairs.jsonl.gz", tmp_path / "reader"
    with gzip.open(file, "wt") as out:
        out.writelines(json.dumps(pair) + "\n" for pair in pairs())
    command = [sys.executable, str(ROOT / "training" / "train_reader.py"), str(file), str(folder)]
    done = subprocess.run(
        [*command, "--epochs", "6", "--frozen", "4", "--rate", "5e-4"],
        capture_output=True, text=True, check=True, cwd=ROOT, env={"PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert "after round 6" in done.stdout
    figures = json.loads((folder / "figures.json").read_text())
    assert figures["mills_first"] == 1.0  # of the places that were kept out
    reader = CrossEncoder(compile_cross_encoder(str(folder), tmp_path / "compiled"))
    right, wrong = reader.scores(
        "When did the mill of Orm burn?", ["The mill of Orm burnt in 1903.", "Orm has a baker."]
    )
    assert right > wrong
