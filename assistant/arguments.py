"""The arguments of the command `onrecord`, and its help."""

import argparse
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from assistant import DEFAULT_INDEX
from assistant.llm.tokens import CONTEXT, LEAST_CONTEXT

DEFAULT_FOLDER = Path("seeds")
_MOST_SECONDS = 86_400
_MOST_TOKENS = 100_000


class _Help(argparse.HelpFormatter):
    """Help of one width everywhere, so that the README can show it."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=26, width=92)


def full_help() -> str:
    """The help of the command and of each of its commands, one after the other."""
    top = parser()
    [commands] = [a.choices for a in top._actions if isinstance(a, argparse._SubParsersAction)]
    return "\n".join(p.format_help() for p in (top, *commands.values()))


def parser() -> argparse.ArgumentParser:
    """The command line: its commands, their arguments and their help."""
    top = argparse.ArgumentParser(
        prog="onrecord",
        formatter_class=_Help,
        description="Ask a folder of news articles: exact quotations, who said them, and where.",
    )
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")

    def command(name: str, help: str) -> argparse.ArgumentParser:
        sub = commands.add_parser(name, help=help, description=help, formatter_class=_Help)
        sub.add_argument(
            "--index",
            type=Path,
            default=DEFAULT_INDEX,
            metavar="PATH",
            help="the index folder (default: .onrecord)",
        )
        return sub

    _add_index(command("index", "Build the index of a folder of articles, or bring it up to date."))
    command("status", "Tell what the index holds, and whether the folder has changed since.")
    _add_ask(command("ask", "Answer one question. Exit status: 0 answered, 1 refused, 2 error."))
    _add_said(command("said", "List what a person says, with where and when it was printed."))
    _add_eval(command("eval", "Ask your own questions, and tell how many answers are as expected."))
    told = "Tell how well an LLM does what it is asked, on an article of the program's own."
    llm = commands.add_parser("llm", help=told, description=told, formatter_class=_Help)
    llm.add_argument("check", choices=("check",), metavar="check")
    _add_llm(llm, "the LLM")
    _add_chat(command("chat", "Open the chat page; builds the index of seeds/ if there is none."))
    return top


def _add_index(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "folder",
        nargs="?",
        type=Path,
        default=DEFAULT_FOLDER,
        metavar="FOLDER",
        help="the folder of articles (default: seeds)",
    )
    command.add_argument(
        "--model",
        metavar="MODEL",
        help="embedding model: a folder, or a name for sentence-transformers to fetch "
        "(default: the one of the index, at first all-MiniLM-L6-v2)",
    )


def _add_ask(command: argparse.ArgumentParser) -> None:
    command.add_argument("question", metavar="QUESTION")
    command.add_argument("--json", action="store_true", help="print the answer as JSON")
    command.add_argument(
        "--today",
        type=_day,
        metavar="DATE",
        help="the day on which it is asked, as 2023-05-04: prefers what was published near it",
    )
    _add_reader(command)
    _add_llm(command)


def _add_said(command: argparse.ArgumentParser) -> None:
    command.add_argument("person", metavar="PERSON")
    command.add_argument("--about", metavar="TOPIC", help="only what fits a topic, the best first")
    command.add_argument("--since", type=_day, metavar="DATE", help="printed on that day or later")
    command.add_argument("--until", type=_day, metavar="DATE", help="printed on that day or before")
    command.add_argument("--kind", choices=("direct", "mixed", "indirect"), help="only this kind")
    form = command.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="print JSON")
    form.add_argument("--csv", action="store_true", help="print CSV")


def _add_eval(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "questions",
        type=Path,
        metavar="QUESTIONS",
        help='a JSON object a line: "question" and any of "article", "words", "speaker", '
        '"unanswerable"',
    )
    command.add_argument("--json", action="store_true", help="print figures and outcomes as JSON")
    command.add_argument(
        "--report", type=Path, metavar="FILE", help="write a report page with plots there"
    )
    _add_reader(command)


def _add_chat(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--host", default="127.0.0.1", help="address to serve on (default: %(default)s)"
    )
    command.add_argument("--port", type=int, help="port to serve on (default: the first free one)")
    command.add_argument("--open", action="store_true", help="open the page in a browser")
    _add_reader(command)
    _add_llm(command)


def _add_reader(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--reader",
        metavar="READER",
        help="a cross-encoder that helps to tell which sentences answer: a folder, or a name for "
        "sentence-transformers to fetch (default: none)",
    )


def _add_llm(
    command: argparse.ArgumentParser, title: str = "an LLM that writes the answers (optional)"
) -> None:
    group = command.add_argument_group(title)
    group.add_argument(
        "--llm-url",
        type=_url,
        metavar="URL",
        help="an OpenAI-compatible endpoint, such as http://host/v1",
    )
    group.add_argument("--llm-model", metavar="NAME", help="the model to ask there")
    group.add_argument(
        "--llm-file",
        type=Path,
        metavar="FILE",
        help="a model in a GGUF file instead, run by this program (needs the extra local)",
    )
    group.add_argument(
        "--llm-seconds",
        type=_seconds,
        default=60.0,
        metavar="N",
        help="how long it may take (default: 60); its key comes from $ONRECORD_LLM_KEY",
    )
    group.add_argument(
        "--llm-context",
        type=_tokens,
        default=CONTEXT,
        metavar="N",
        help="tokens that it is given to read at most (default: %(default)s)",
    )


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f'"{text}" is no date: write it as 2023-05-04') from None


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds <= _MOST_SECONDS:  # nor "nan"
        told = f'"{text}" is no time: write seconds, above 0 and at most {_MOST_SECONDS}'
        raise argparse.ArgumentTypeError(told)
    return seconds


def _tokens(text: str) -> int:
    if not text.isdecimal() or not LEAST_CONTEXT <= int(text[:9]) <= _MOST_TOKENS:
        told = f'"{text}" is no number of tokens: write one from {LEAST_CONTEXT} to {_MOST_TOKENS}'
        raise argparse.ArgumentTypeError(told)
    return int(text)


def _url(text: str) -> str:
    try:
        parts = urlsplit(text.strip())
        good = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        good = False
    if not good or not text.isprintable() or len(text.split()) != 1:
        told = f'"{text}" is no address of an endpoint: write it as http://127.0.0.1:8080/v1'
        raise argparse.ArgumentTypeError(told)
    return text.strip()
