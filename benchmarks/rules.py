"""What each rule brings: what is lost without it, on articles with every attribution marked.

    python benchmarks/rules.py polnear/train.jsonl.gz polnear/dev.jsonl.gz --every 3 1

The files, and the figures that fall or rise, are those of `benchmarks/statements.py`. `--every 3`
reads every third article of a file; with several numbers, the first is for the first file. The
articles are parsed once, and read again without each rule of each table in `index/statements` and
`index/people`, those aside that act before the parse.

For each file, a row shows how many statements change without the rule (lost, new, with other words
or another speaker), and how much worse the figures are then, in hundredths of a percent: recall
and precision of direct and mixed statements, the accuracy of their speakers, F1 of all kinds, and
wrong named speakers. A rule that no file gains by is marked `-`; look at it before it goes: rare
forms may be missing from the files, and a test or an example may hold one.
Whom a pronoun or a description stands for is not marked, so for the rules of `people.resolve` only
the changes and the wrong named tell; `benchmarks/people.py` measures those.
"""

import json
import pkgutil
import time
from collections import Counter
from collections.abc import Iterator, Sequence, Sized
from contextlib import ExitStack
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path
from typing import Any

from common import Record as Row
from common import arguments, records
from statements import counts, figures

import index.people
import index.statements
from index.rules import Rule, Rules
from index.statements.attribute import with_speakers
from index.statements.extract import Reading, find_statements, statements_of
from index.statements.signatures import credited
from index.statements.statement import Statement

SIGNS = {
    "direct_mixed_recall": 1,
    "direct_mixed_precision": 1,
    "speaker_accuracy": 1,
    "all_f1": 1,
    "wrong_named_speaker": -1,
}
"""The figures that are shown, and which way they are better."""

BEFORE_THE_PARSE = "index.statements.quoted"


@dataclass(frozen=True)
class Sample:
    """An article of a file, as it is read with all rules."""

    row: Row
    reading: Reading
    statements: list[Statement]
    count: Counter[str]
    fired: frozenset[tuple[str, str]]


def tables() -> Iterator[tuple[str, Rules[Any]]]:
    """Every table of rules about statements and people, by the name of its module and its own."""
    seen = set()
    for package in (index.statements, index.people):
        for module in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
            for name, value in vars(import_module(module.name)).items():
                is_known = id(value) in seen or module.name == BEFORE_THE_PARSE
                if isinstance(value, Rules) and not is_known:
                    seen.add(id(value))
                    yield f"{module.name.removeprefix('index.')}.{name}", value


def samples(file: Path, every: int) -> list[Sample]:
    rows = records(file)[::every]
    found = find_statements([(row["text"], (0, len(row["text"]))) for row in rows])
    result = []
    for row, reading in zip(rows, found, strict=True):
        fired: set[tuple[str, str]] = set()
        with ExitStack() as stack:
            for name, rules in tables():
                watched = [rule._replace(apply=watch(rule, name, fired)) for rule in rules]
                stack.enter_context(rules.replaced(*watched))
            statements = with_speakers(row["text"], read_again(row["text"], reading))
        count = counts(row, statements, reading.names)
        result.append(Sample(row, reading, statements, count, frozenset(fired)))
    return result


def watch(rule: Rule[Any], table: str, fired: set[tuple[str, str]]) -> Any:
    """What the rule applies, which notes in `fired` that it found something."""
    key = table, rule.name
    if not callable(rule.apply):
        fired.add(key)
        return rule.apply

    def watched(*given: Any) -> Any:
        answer = rule.apply(*given)
        if isinstance(answer, Iterator):
            answer = list(answer)
        if not (answer is None or answer is False or (isinstance(answer, Sized) and not answer)):
            fired.add(key)
        return answer

    return watched


def read_again(text: str, reading: Reading) -> Reading:
    """The reading of an article by the rules that are left."""
    credits = credited(text, [paragraph.unit for paragraph in reading.paragraphs])
    again = [replace(paragraph, credits=credits) for paragraph in reading.paragraphs]
    return replace(reading, statements=tuple(statements_of(again)))


def costs(articles: Sequence[Sample], table: str, rule: str) -> dict[str, float]:
    """What the rule that is left out costs, by figure: the more the better is the rule."""
    before: Counter[str] = Counter()
    after: Counter[str] = Counter()
    changed = 0
    for sample in articles:
        before += sample.count
        statements = changed_statements(sample, table, rule)
        if statements is None:
            after += sample.count
            continue
        old, new = Counter(map(repr, sample.statements)), Counter(map(repr, statements))
        changed += max((old - new).total(), (new - old).total())
        after += counts(sample.row, statements, sample.reading.names)
    with_all, without = figures(before), figures(after)
    lost = {key: sign * (with_all[key] - without[key]) + 0.0 for key, sign in SIGNS.items()}
    return {"changed": changed, **lost}


def changed_statements(sample: Sample, table: str, rule: str) -> list[Statement] | None:
    """The statements of an article without the rule that is left out; None if they stay as they
    are."""
    if (table, rule) not in sample.fired:
        return None
    text, reading = sample.row["text"], sample.reading
    if table.startswith("statements."):
        again = read_again(text, reading)
        if again.statements == reading.statements:
            return None
        reading = again
    statements = with_speakers(text, reading)
    return None if statements == sample.statements else statements


def line(table: str, rule: str, by_file: Sequence[dict[str, float]]) -> str:
    parts = [
        f"{cost['changed']:5.0f} " + " ".join(f"{1e4 * cost[key]:+6.0f}" for key in SIGNS)
        for cost in by_file
    ]
    gains = any(cost[key] > 0 for cost in by_file for key in SIGNS)
    return f"{' ' if gains else '-'} {table + ': ' + rule:<64} {' | '.join(parts)}"


def main() -> None:
    parser = arguments(__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--every", nargs="+", type=int, default=[1], metavar="N")
    parser.add_argument("--only", nargs="+", default=[""], metavar="PART", help="of table: rule")
    options = parser.parse_args()
    every = [*options.every, *options.every[-1:] * len(options.files)]
    began = time.perf_counter()
    files = [samples(file, step) for file, step in zip(options.files, every, strict=False)]
    print(f"{sum(map(len, files))} articles read in {time.perf_counter() - began:.0f} s")
    print(f"{'':66} {' | '.join(['chang recall precis speake all_f1 wrong'] * len(files))}")
    result = []
    for table, rules in tables():
        for rule in rules:
            if not any(part in f"{table}: {rule.name}" for part in options.only):
                continue
            try:
                with rules.without(rule.name):
                    by_file = [costs(articles, table, rule.name) for articles in files]
            except (LookupError, ValueError) as error:
                print(f"  {table}: {rule.name}: nothing works without it: {error!r}", flush=True)
                continue
            print(line(table, rule.name, by_file), flush=True)
            result.append({"table": table, "rule": rule.name, "files": by_file})
    if options.json:
        options.json.write_text(json.dumps(result, indent=1) + "\n")


if __name__ == "__main__":
    main()
