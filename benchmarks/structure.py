"""How the code is built: modules and lines a room, complexity of functions, patterns and lists.

Complexity is McCabe's, "A complexity measure" (1976), with one more for each further operand of
`and` and `or`: branches, loops, handlers, assertions, comprehensions and their conditions.
"""

import argparse
import ast
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from statistics import mean

from common import Figures, report

_PACKAGES = ("assistant", "index", "prompts")
_BRANCHES = (
    ast.If, ast.IfExp, ast.For, ast.AsyncFor, ast.While, ast.ExceptHandler, ast.Assert,
    ast.comprehension, ast.match_case,
)  # fmt: skip
_LONG_FUNCTION = 40  # lines
_LISTED = 8  # words in a string, a set or a tuple that make it a list of words

Function = ast.FunctionDef | ast.AsyncFunctionDef


def complexity(function: ast.AST) -> int:
    """Ways through a function, those of functions inside it left out."""
    total = 1
    for node in _own(function):
        total += isinstance(node, _BRANCHES)
        if isinstance(node, ast.BoolOp):
            total += len(node.values) - 1
        if isinstance(node, ast.comprehension):
            total += len(node.ifs)
    return total


def _own(function: ast.AST) -> Iterator[ast.AST]:
    for node in ast.iter_child_nodes(function):
        if not isinstance(node, Function):
            yield node
            yield from _own(node)


def regular_expressions(tree: ast.AST) -> int:
    """Calls of the functions of `re` that take a pattern."""
    return sum(
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id == "re"
        and node.func.attr != "escape"
        for node in ast.walk(tree)
    )


def list_lines(tree: ast.Module) -> int:
    """Lines that hold lists of words: many words in a string, a set, a tuple or a list."""
    lines: set[int] = set()
    documentation = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        texts = []
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            texts = node.value.split() if id(node) not in documentation else []
            texts = texts if all(map(_is_word, texts)) else []
        elif isinstance(node, ast.Set | ast.Tuple | ast.List):
            values = [item.value for item in node.elts if isinstance(item, ast.Constant)]
            texts = [value for value in values if isinstance(value, str) and _is_word(value)]
        if len(texts) >= _LISTED:
            lines.update(range(node.lineno, (node.end_lineno or node.lineno) + 1))
    return len(lines)


def _is_word(text: str) -> bool:
    return text.strip(";:,.'’-").replace("-", "").replace("’", "").replace(":", "").isalpha()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("root", type=Path, nargs="?", default=Path())
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures there")
    parser.add_argument("--most", type=int, default=15, help="functions to name")
    options = parser.parse_args()
    rooms: dict[str, Counter[str]] = {}
    functions: list[tuple[int, int, str]] = []
    figures: Figures = {"regular_expressions": 0, "list_lines": 0}
    for package in _PACKAGES:
        for path in sorted((options.root / package).rglob("*.py")):
            source = path.read_text()
            tree = ast.parse(source)
            room = rooms.setdefault(str(path.parent.relative_to(options.root)), Counter())
            room.update(modules=path.name != "__init__.py", lines=len(source.splitlines()))
            figures["regular_expressions"] += regular_expressions(tree)
            figures["list_lines"] += list_lines(tree)
            functions += [
                (complexity(node), (node.end_lineno or 0) - node.lineno + 1, f"{path}:{node.name}")
                for node in ast.walk(tree)
                if isinstance(node, Function)
            ]
    for name, room in sorted(rooms.items()):
        print(f"{name:<28} {room['modules']:3} modules {room['lines']:6,} lines")
    print()
    for ways, lines, name in sorted(functions, reverse=True)[: options.most]:
        print(f"{ways:4} {lines:4} lines  {name}")
    print()
    figures |= {
        "modules": sum(room["modules"] for room in rooms.values()),
        "lines": sum(room["lines"] for room in rooms.values()),
        "functions": len(functions),
        "complexity_15_and_more": mean(ways >= 15 for ways, _, _ in functions),
        "largest_complexity": max(functions)[0],
        "functions_over_40_lines": mean(lines > _LONG_FUNCTION for _, lines, _ in functions),
    }
    report(figures, options.json)


if __name__ == "__main__":
    main()
