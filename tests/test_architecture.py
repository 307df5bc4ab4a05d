"""The rooms of the code: imports go one way between them, and ARCHITECTURE.md tells the truth."""

import ast
import graphlib
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from places import ROOT

# From the ground up: a room may import those above it in its list, and any of `index` if it is
# one of `assistant`.
ROOMS = {
    "index": (
        "span errors parallel rules",
        "english",
        "articles",
        "people",
        "statements",
        "passages compiled encoder cross_encoder",
        "store",
        "sync build",
    ),
    "assistant": (
        "understanding",
        "answer html source",
        "answering",
        "llm",
        "examples assistant llamaindex",
        "evaluation",
        "ui progress arguments",
        "cli",
    ),
}
MAP = ROOT / "ARCHITECTURE.md"


def floor(module: str) -> tuple[str, int]:
    """The package of a module and how high its room stands in it; -1 for the package itself."""
    package, _, rest = module.partition(".")
    room = rest.partition(".")[0]
    for height, names in enumerate(ROOMS[package]):
        if room in names.split():
            return package, height
    return package, -1


def modules() -> Iterator[tuple[str, Path]]:
    for package in ROOMS:
        for path in sorted((ROOT / package).rglob("*.py")):
            parts = path.relative_to(ROOT).with_suffix("").parts
            yield ".".join(parts).removesuffix(".__init__"), path


def imported(path: Path) -> Iterator[str]:
    """The modules of this project that a module imports, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{name.name}" for name in node.names)
        elif isinstance(node, ast.Import):
            yield from (name.name for name in node.names)


def test_every_module_has_a_room() -> None:
    homeless = [name for name, _ in modules() if "." in name and floor(name)[1] < 0]
    assert not homeless


@pytest.mark.parametrize(("name", "path"), [pair for pair in modules() if "." in pair[0]])
def test_imports_go_one_way(name: str, path: Path) -> None:
    package, height = floor(name)
    wrong = [
        other
        for other in imported(path)
        if other.partition(".")[0] in ROOMS
        and "." in other
        and (
            (package == "index" and other.startswith("assistant."))
            or (floor(other)[0] == package and floor(other)[1] > height)
        )
    ]
    assert not wrong


def test_every_module_has_a_test_file_of_its_name() -> None:
    missing = [
        name
        for name, path in modules()
        if path.name != "__init__.py"
        and not (ROOT / "tests" / path.relative_to(ROOT).with_name(f"test_{path.name}")).exists()
    ]
    assert not missing


@pytest.mark.parametrize(
    "package",
    sorted(path for package in ROOMS for path in (ROOT / package).rglob("__init__.py")),
    ids=lambda path: path.parent.name,
)
def test_the_first_lines_of_a_room_name_all_its_files(package: Path) -> None:
    first_lines = ast.get_docstring(ast.parse(package.read_text(encoding="utf-8"))) or ""
    files = {path.stem for path in package.parent.glob("*.py")} - {package.stem}
    assert {name for name in files if f"`{name}`" not in first_lines} == set()


def definitions(path: Path) -> set[str]:
    """The names that a module defines: classes with their fields and methods, functions, values."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            found.add(node.name)
        elif isinstance(node, ast.Assign):
            found.update(target.id for target in node.targets if isinstance(target, ast.Name))
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            found.add(node.target.id)
    return found


LINES = [line for line in MAP.read_text(encoding="utf-8").splitlines() if "`" in line]
DEFINED = {path: definitions(path) for _, path in modules()}


@pytest.mark.parametrize("line", LINES)
def test_the_map_names_what_there_is(line: str) -> None:
    """Every path is there, and every name is one of the modules' on its line, or of any module's
    where the line names none."""
    marked = re.findall(r"`([^`]+)`", line)
    paths = [ROOT / words for words in marked if "/" in words]
    missing = [path for path in paths if not path.exists()]
    assert not missing
    searched = {path for path in paths if path.suffix == ".py"} or set(DEFINED)
    names = {name for path in searched for name in DEFINED.get(path, ())}
    unknown = [
        words
        for words in marked
        if re.fullmatch(r"[A-Za-z_][\w.]*", words)
        and words.rpartition(".")[2] not in names | set(ROOMS)
    ]
    assert not unknown


def test_the_map_passes_every_room() -> None:
    rooms = {f"{package}/{room}" for package, floors in ROOMS.items() for names in floors
             for room in names.split() if (ROOT / package / room).is_dir()}  # fmt: skip
    text = MAP.read_text(encoding="utf-8")
    assert {room for room in rooms if f"`{room}`" not in text} == set()


def test_the_map_answers_twenty_questions() -> None:
    _, _, table = MAP.read_text(encoding="utf-8").partition("## Where is it decided")
    assert sum(line.startswith("| ") for line in table.splitlines()) - 2 >= 20


def test_modules_import_one_another_in_no_circle() -> None:
    known = dict(modules())
    graph = {
        name: {other for other in imported(path) if other in known and other.count(".") > 0}
        for name, path in known.items()
    }
    assert len(list(graphlib.TopologicalSorter(graph).static_order())) >= len(known)
