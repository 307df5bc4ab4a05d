"""The way through the code: which modules one question passes, and one article being read.

For each it prints the modules of this project in the order in which they are first passed, and the
longest chain of this project's own functions, one calling the next, down to the first call of a
library that is not Python's own (SQLite counts as one) and whatever they call. A layer that only
hands on shows in the chain. At last it prints what a cold `onrecord ask` imports, by package.
"""

import argparse
import subprocess
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from types import FrameType
from typing import Any

from common import Figures, report

from assistant import Assistant
from index import rebuild
from index.articles.article import Article
from index.articles.folder import read_file
from index.statements.attribute import attribute

ROOT = Path(__file__).resolve().parent.parent
OURS = ("assistant", "index", "prompts")
MOST_FRAMES, MOST_MODULES = 8, 15
"""The aim for one question."""

_LEAST_MILLISECONDS = 10  # that a package takes to import, from which it is named


@dataclass
class Walk:
    """What was passed: modules in order, and the longest chains of functions."""

    modules: dict[str, int] = field(default_factory=dict)
    chain: list[str] = field(default_factory=list)
    to_library: list[str] = field(default_factory=list)
    _stack: list[str] = field(default_factory=list)

    def watch(self, do: Callable[[], object]) -> None:
        """Do something once, and note what is passed on the way."""
        sys.setprofile(self._note)
        try:
            do()
        finally:
            sys.setprofile(None)

    def _note(self, frame: FrameType, event: str, argument: Any) -> None:
        own = _own_module(frame)
        if event in ("call", "return") and own and not frame.f_code.co_name.startswith("<"):
            if event == "return":
                self._stack.pop()
                return
            self._stack.append(f"{own}.{frame.f_code.co_qualname}")
            self.modules[own] = self.modules.get(own, 0) + 1
            if len(self._stack) > len(self.chain):
                self.chain = list(self._stack)
        elif event == "call" and not own and frame.f_back and _own_module(frame.f_back):
            self._note_library(frame.f_globals.get("__name__", ""), frame.f_code.co_qualname)
        elif event == "c_call" and own:
            self._note_library(_module_of(argument), getattr(argument, "__qualname__", "?"))

    def _note_library(self, module: str, function: str) -> None:
        package = module.partition(".")[0]
        generated = package in OURS or package.startswith("namedtuple_")
        python = package in sys.stdlib_module_names and package not in ("sqlite3", "_sqlite3")
        if package and not generated and not python and len(self._stack) >= len(self.to_library):
            self.to_library = [*self._stack, f"{module}.{function}"]


def _own_module(frame: FrameType) -> str:
    """The module of this project that a frame runs in, "" where it is another's."""
    if frame.f_code.co_filename.startswith("<"):  # made by dataclasses
        return ""
    name: str = frame.f_globals.get("__name__", "")
    return name if name.partition(".")[0] in OURS else ""


def _module_of(function: Any) -> str:
    """The module of a function that is not written in Python, that of its object for a method."""
    owner = getattr(function, "__self__", None)
    if owner is None or isinstance(owner, type(sys)):
        return str(getattr(function, "__module__", None) or getattr(owner, "__name__", ""))
    return type(owner).__module__ if not isinstance(owner, type) else owner.__module__


def heavy_imports(index_folder: Path, question: str) -> Iterator[tuple[str, float, int]]:
    """Package, milliseconds and modules of what a cold question imports, the slowest first."""
    command = [sys.executable, "-X", "importtime", "-m", "assistant.cli", "ask", question]
    run = subprocess.run(
        [*command, "--index", str(index_folder)], capture_output=True, text=True, cwd=ROOT
    )
    if run.returncode not in (0, 1):
        raise SystemExit(run.stderr[-2_000:])
    spent: dict[str, float] = defaultdict(float)
    count: dict[str, int] = defaultdict(int)
    for line in run.stderr.splitlines():
        own, _, name = line.removeprefix("import time:").split("|") if "|" in line else ("", "", "")
        if own.strip().isdigit():
            package = name.strip().partition(".")[0]
            spent[package] += int(own) / 1_000
            count[package] += 1
    for package, milliseconds in sorted(spent.items(), key=lambda item: -item[1]):
        if milliseconds >= _LEAST_MILLISECONDS:
            yield package, milliseconds, count[package]


def show(title: str, walk: Walk) -> None:
    """Print a walk for people."""
    print(f"\n{title}: {len(walk.modules)} modules, {len(walk.chain)} frames")
    print("  " + "\n  ".join(f"{calls:7} calls  {name}" for name, calls in walk.modules.items()))
    for told, chain in (
        ("longest chain of own functions", walk.chain),
        ("longest chain down to a library", walk.to_library),
    ):
        print(f"  {told}:")
        print("\n".join(f"    {' ' * depth}{name}" for depth, name in enumerate(chain)))


def walks(assistant: Assistant, question: str, article: Article) -> tuple[Walk, Walk]:
    """The walks of a question and of an article, each gone once before to fill caches."""

    def ask() -> object:
        return assistant.ask(question)

    def read() -> object:
        return list(attribute([article]))

    asked, reading = Walk(), Walk()
    for walk, do in ((asked, ask), (reading, read)):
        do()
        walk.watch(do)
    return asked, reading


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("question", nargs="?", default="What did Peskov say?")
    parser.add_argument("--index", type=Path, metavar="PATH", help="else one of seeds/ is built")
    parser.add_argument("--article", type=Path, metavar="FILE", help="else the first of seeds/")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures there")
    options = parser.parse_args()
    file = options.article or min((ROOT / "seeds").glob("*.txt"))
    article = next(read_file(file.parent, file))
    if not isinstance(article, Article):
        raise SystemExit(f"{file} can't be read: {article.reason}")
    with TemporaryDirectory() as scratch:
        index_folder = options.index or Path(scratch) / "index"
        if not options.index:
            rebuild(ROOT / "seeds", index_folder)
        assistant = Assistant.open(index_folder)
        asked, reading = walks(assistant, options.question, article)
        show(f"“{options.question}”", asked)
        print(f"  the aim: {MOST_MODULES} modules, {MOST_FRAMES} frames")
        show(f"reading {file.name} into statements and speakers", reading)
        print("\na cold question imports:")
        imports = list(heavy_imports(index_folder, options.question))
    for package, milliseconds, count in imports:
        print(f"  {milliseconds:7.0f} ms  {count:5} modules  {package}")
    figures: Figures = {
        "question_modules": len(asked.modules),
        "question_frames": len(asked.chain),
        "question_frames_to_library": len(asked.to_library) - 1,
        "article_modules": len(reading.modules),
        "article_frames": len(reading.chain),
        "cold_import_ms": sum(milliseconds for _, milliseconds, _ in imports),
    }
    print()
    report(figures, options.json)


if __name__ == "__main__":
    main()
