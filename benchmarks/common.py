"""What the benchmarks share: reading data files, an index of a slice of them, tables, JSON."""

import argparse
import gzip
import json
import random
import time
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from index.build import Progress, rebuild

Record = dict[str, Any]
Figures = dict[str, float]


def arguments(description: str | None, *files: str) -> argparse.ArgumentParser:
    """A parser for a benchmark's data files, and for where its figures go."""
    parser = argparse.ArgumentParser(description=description)
    for name in files:
        parser.add_argument(name, type=Path)
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures there")
    return parser


def add_reader(parser: argparse.ArgumentParser) -> None:
    """An argument for the cross-encoder that helps to tell which sentences answer."""
    parser.add_argument("--reader", help="a cross-encoder, as of the command onrecord")


def records(path: Path) -> list[Record]:
    """The lines of a file of JSON lines, gzipped or not."""
    with gzip.open(path, "rt") if path.suffix == ".gz" else path.open() as file:
        return [json.loads(line) for line in file]


def write_folder(articles: Iterable[Record], folder: Path) -> Path:
    """A folder that holds the articles as one file of JSON lines."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "articles.jsonl").open("w") as file:
        file.writelines(json.dumps(article) + "\n" for article in articles)
    return folder


def article_slice(articles: list[Record], questions: list[Record], count: int) -> list[Record]:
    """`count` articles: first those that questions link, then those that hold an answer, then
    the others that questions name, then any, shuffled with a fixed seed."""
    named = dict.fromkeys(
        number
        for key in ("linked", "found_with_answer", "found")
        for question in questions
        for number in question[key]
    )
    known = {article["id"]: article for article in articles}
    others = [number for number in known if number not in named]
    random.Random(0).shuffle(others)
    return [known[number] for number in [*named, *others] if number in known][:count]


def build_index(folder: Path, index_folder: Path) -> float:
    """Seconds to build the index of a folder, told on the way."""
    began = time.perf_counter()
    told = 0.0

    def tell(progress: Progress) -> None:
        nonlocal told
        now = time.perf_counter() - began
        if now - told > 30:
            told = now
            print(
                f"  {now:5.0f} s {progress.step} {progress.articles}/{progress.articles_total} "
                f"articles, {progress.passages}/{progress.passages_total} passages",
                flush=True,
            )

    rebuild(folder, index_folder, progress=tell)
    return time.perf_counter() - began


def slice_index(
    options: argparse.Namespace, questions: list[Record], scratch: Path
) -> tuple[Path, Figures]:
    """The index folder of a slice of the articles, and the seconds to build it.

    It is `options.index` where that is given, and not built again where that holds an index.
    """
    index_folder: Path = options.index or scratch / "index"
    if (index_folder / "CURRENT").exists():
        return index_folder, {}
    chosen = article_slice(records(options.articles), questions, options.slice)
    folder = write_folder(chosen, scratch / "articles")
    return index_folder, {"indexing_seconds": build_index(folder, index_folder)}


def record_id(path: str) -> str:
    """The id that an article had in the data file, from its path in the index."""
    return path.rpartition("#")[2]


def report(figures: Mapping[str, float], file: Path | None) -> None:
    """Print the figures, a line each, and write them where that is asked for."""
    width = max(map(len, figures))
    for name, value in figures.items():
        print(f"{name:<{width}}  {value:,.{0 if value >= 1000 else 3}f}")
    if file:
        file.write_text(json.dumps(dict(figures), indent=1) + "\n")
