"""The command `onrecord`."""

import argparse
import csv
import io
import json
import os
import sys
import textwrap
import time
from collections.abc import Callable, Sequence
from contextlib import nullcontext, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.arguments import DEFAULT_FOLDER, parser
from index.errors import OnRecordError

if TYPE_CHECKING:
    from llama_index.core.llms import LLM

    from assistant import Answer, Assistant, Citation
    from assistant.evaluation.evaluate import Outcome
    from assistant.llm.writer import Writer
    from index.build import Changes
    from index.statements.statement import Statement

_ROW = (
    "speaker", "role", "kind", "words", "spans", "published", "outlet", "title", "url", "file",
    "article", "also_in",
)  # fmt: skip
ANSWERED, REFUSED, FAILED = 0, 1, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; its exit status."""
    options = parser().parse_args(arguments)
    for stream in sys.stdout, sys.stderr:
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a letter that the terminal lacks
    try:
        commands = {
            "index": _index,
            "status": _status,
            "ask": _ask,
            "said": _said,
            "eval": _eval,
            "llm": _check_llm,
            "chat": _chat,
        }
        status = commands[options.command](options)
        sys.stdout.flush()
        return status
    except BrokenPipeError:  # as under "| head", which has read enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    except OnRecordError as error:
        print(f"onrecord: {error}", file=sys.stderr)
        return FAILED
    except KeyboardInterrupt:
        print("onrecord: stopped; the index that was there is unchanged", file=sys.stderr)
        return FAILED


def _index(options: argparse.Namespace) -> int:
    _build(options.folder, options.index, options.model)
    return 0


def _build(folder: Path, index_folder: Path, model: str | None = None) -> None:
    """Rebuild with a progress bar, and a summary at the end."""
    from assistant import Assistant
    from assistant.progress import shown
    from index.build import rebuild

    began = time.perf_counter()
    with shown() as progress:
        changes = rebuild(folder, index_folder, model=model, progress=progress)
    print(_summary(changes, time.perf_counter() - began))
    if not changes.added and not changes.changed and not changes.unchanged:
        raise OnRecordError(
            f"no articles in {folder}: put .txt, .md, .html, .pdf, .docx or .jsonl files there "
            'and run "onrecord index" again'
        )
    with suppress(OnRecordError):  # found now, so that no visitor of the page waits for them
        Assistant.open(index_folder).examples()


def _summary(changes: "Changes", seconds: float) -> str:
    lines = [
        f"{len(changes.added):,} added, {len(changes.changed):,} changed, "
        f"{len(changes.removed):,} removed, {changes.unchanged:,} unchanged, "
        f"{len(changes.skipped):,} skipped in {seconds:.1f} s"
    ]
    for sign, paths in (("+", changes.added), ("~", changes.changed), ("-", changes.removed)):
        lines += [f"  {sign} {path}" for path in paths[:10]]
        if len(paths) > 10:
            lines.append(f"  {sign} and {len(paths) - 10:,} more")
    lines += [f"  skipped {entry.path}: {entry.reason}" for entry in changes.skipped]
    return "\n".join(lines)


def _status(options: argparse.Namespace) -> int:
    from index.store.status import status

    found = status(options.index)
    age = datetime.now(UTC) - found.built
    dates = f"{found.dates[0]} to {found.dates[1]}" if found.dates else "no article has a date"
    print(
        f"folder     {found.folder}\n"
        f"articles   {found.articles:,} ({found.skipped:,} skipped)\n"
        f"passages   {found.passages:,}\n"
        f"dates      {dates} ({found.undated:,} without)\n"
        f"model      {found.model}\n"
        f"size       {found.bytes / 1e6:.1f} MB\n"
        f"built      {found.built:%Y-%m-%d %H:%M} UTC ({_age(age.total_seconds())} ago)\n"
        f"up to date {found.difference or 'yes'}"
    )
    return 0


def _age(seconds: float) -> str:
    for size, unit in ((86_400, "day"), (3_600, "hour"), (60, "minute")):
        if seconds >= size:
            count = int(seconds // size)
            return f"{count} {unit}{'s' if count > 1 else ''}"
    return "under a minute"


def _ask(options: argparse.Namespace) -> int:
    from assistant import Assistant

    assistant = Assistant.open(options.index, writer=_writer(options), reader=options.reader)
    answer = assistant.ask(options.question, today=options.today)
    if options.json:
        exact = sys.stdout.encoding.lower() == "utf-8"
        print(json.dumps(answer.to_dict(), ensure_ascii=not exact, indent=2))
    else:
        print(_printed(answer))
    return REFUSED if answer.refused else ANSWERED


def _printed(answer: "Answer") -> str:
    understood = [f"Understood as: {answer.standalone}"] if answer.rephrased else []
    about = [f"About: {' · '.join(answer.about)}"] if answer.about else []
    usage = [answer.usage.line] if answer.usage else []
    blocks = [*understood, *about, answer.text, *answer.notes, *usage]
    if answer.refused and answer.nearest:
        blocks.append("Nearest, not an answer:")
    for citation in answer.nearest if answer.refused else answer.citations:
        blocks.append(_source(citation))
    return "\n\n".join(blocks)


def _source(citation: "Citation") -> str:
    article = citation.article
    quote = textwrap.fill(citation.quote, 92, initial_indent="    ", subsequent_indent="    ")
    how = "in their own words" if citation.direct else "as reported"
    source = f"{citation.source}, {how}" if citation.speaker else citation.source
    whence = " · ".join(part for part in (article.byline, article.path) if part)
    return f"[{citation.number}] {article.title}\n    {source}\n    {whence}\n{quote}"


def _writer(options: argparse.Namespace) -> "Writer | None":
    from assistant.llm.writer import Writer

    opened = _llm(options)
    return Writer(opened, options.llm_context) if opened else None


def _llm(options: argparse.Namespace) -> "Callable[[], LLM] | None":
    """What opens the LLM that the options name; None where they name none."""
    if bool(options.llm_url) != bool(options.llm_model):
        raise OnRecordError("an LLM needs both --llm-url and --llm-model")
    if options.llm_url and options.llm_file:
        raise OnRecordError("an LLM is behind --llm-url or in --llm-file: give one of them")
    if not options.llm_url and not options.llm_file:
        return None
    from assistant.llm.client import KEY_VARIABLE, open_llm, open_llm_file

    seconds = options.llm_seconds
    if options.llm_file:
        return lambda: open_llm_file(options.llm_file, seconds)
    llm = open_llm(options.llm_url, options.llm_model, os.environ.get(KEY_VARIABLE), seconds)
    return lambda: llm


def _check_llm(options: argparse.Namespace) -> int:
    from assistant.llm.checkup import checkup

    opened = _llm(options)
    if opened is None:
        raise OnRecordError("which LLM? Give --llm-url and --llm-model, or --llm-file")
    for line in checkup(opened(), options.llm_context):
        print(line, flush=True)
    return ANSWERED


def _said(options: argparse.Namespace) -> int:
    from assistant import Assistant

    assistant = Assistant.open(options.index)
    statements = assistant.statements(
        options.person, options.about, options.since, options.until, options.kind
    )
    rows = [_row(assistant, statement) for statement in statements]
    if options.json:
        print(json.dumps(rows, ensure_ascii=False, indent=2))
    elif options.csv:
        _print_table(rows)
    else:
        _print_list(rows)
    if not rows:
        print(f"onrecord: no statement of {options.person} fits", file=sys.stderr)
    return ANSWERED if rows else REFUSED


def _print_table(rows: list[dict[str, Any]]) -> None:
    table = csv.DictWriter(sys.stdout, _ROW, lineterminator="\n")
    table.writeheader()
    for row in rows:
        spans = " ".join(f"{start}:{end}" for start, end in row["spans"])
        table.writerow({**row, "spans": spans, "also_in": " ".join(row["also_in"])})


def _print_list(rows: list[dict[str, Any]]) -> None:
    for row in rows:
        places = f" and {len(row['also_in'])} more" if row["also_in"] else ""
        print(f"{row['published'] or 'date unknown'}  {row['kind']}  {row['file']}{places}")
        print(textwrap.indent(textwrap.fill(row["words"], 92), "    "), end="\n\n")


def _row(assistant: "Assistant", statement: "Statement") -> dict[str, Any]:
    """A statement as plain values; `spans` are offsets in characters of the article's text."""
    article = assistant.article(statement.article_id)
    assert article is not None, "a statement belongs to an article of the catalog"
    speaker = statement.speaker
    values = (
        speaker.name if speaker else None, speaker.role if speaker else None, statement.kind,
        " … ".join(article.text[slice(*span)] for span in statement.spans), statement.spans,
        article.published.isoformat() if article.published else None, article.outlet,
        article.title, article.url, article.path, article.id, statement.also_in,
    )  # fmt: skip
    return dict(zip(_ROW, values, strict=True))


def _eval(options: argparse.Namespace) -> int:
    from assistant import Assistant
    from assistant.evaluation.cases import read_cases
    from assistant.evaluation.evaluate import evaluate, figures
    from assistant.evaluation.report import report_html, writing
    from assistant.progress import counted

    cases = read_cases(options.questions)
    assistant = Assistant.open(options.index, reader=options.reader)
    with writing(options.report, options.questions) if options.report else nullcontext() as write:
        with counted(len(cases), "asking") as progress:
            outcomes = evaluate(assistant, cases, progress)
        if options.json:
            questions = [outcome.to_dict() for outcome in outcomes]
            told = {"figures": figures(outcomes), "questions": questions}
            print(json.dumps(told, ensure_ascii=False, indent=2))
        else:
            _print_figures(outcomes)
        if write:
            write(report_html(outcomes, f"onrecord on {options.questions.name}"))
    return 0


def _print_figures(outcomes: "list[Outcome]") -> None:
    from assistant.evaluation.evaluate import figures
    from assistant.evaluation.report import LABELS

    for name, value in figures(outcomes).items():
        shown = f"{value:.0f}" if name in ("questions", "errors") else f"{value:.3f}"
        print(f"{LABELS.get(name, name.replace('_', ' ').capitalize()):46}{shown:>8}")
    for outcome in outcomes:
        if outcome.error:
            asked = outcome.case.question[:60]
            print(f"onrecord: {asked}: {outcome.error}", file=sys.stderr)


def _chat(options: argparse.Namespace) -> int:
    from index.store.snapshot import NoIndexError, current

    try:
        current(options.index)
    except NoIndexError:
        print(f"No index at {options.index} yet: building it from {DEFAULT_FOLDER}/.")
        _build(DEFAULT_FOLDER, options.index)
    from assistant import Assistant
    from assistant.ui.chat import serve

    assistant = Assistant.open(options.index, writer=_writer(options), reader=options.reader)
    serve(assistant, host=options.host, port=options.port, open_browser=options.open)
    return 0


if __name__ == "__main__":
    sys.exit(main())
