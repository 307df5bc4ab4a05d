"""Cases: a user's own questions and what is expected of their answers, as read from a file."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from assistant.answer import whole
from index.errors import OnRecordError
from index.rules import Rule, Rules, first


@dataclass(frozen=True)
class Case:
    """A question and what is expected of its answer, None where nothing is.

    `article` is the expected article: its path in the folder, or its title, id or address;
    `words` are words that the citations should hold, any of them; `speaker` is who should be
    cited. `unanswerable` is true if the articles don't answer it.
    """

    question: str
    article: str | None = None
    words: tuple[str, ...] = ()
    speaker: str | None = None
    unanswerable: bool = False

    @property
    def answerable(self) -> bool:
        """True if the question is known to have an answer."""
        return not self.unanswerable and bool(self.article or self.words or self.speaker)


def plain(words: str) -> str:
    """Words as they are compared: lower case, without marks."""
    return " ".join(re.findall(r"[^\W_]+", words.casefold()))


def read_cases(path: Path) -> list[Case]:
    """The cases of a file: a JSON object a line, or a question alone.

    Raises OnRecordError for a file that can't be read and for a line that makes no case.
    """
    try:
        # JSON may hold what else counts as the end of a line, such as U+2028.
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise OnRecordError(f"the questions in {path} can't be read ({error})") from error
    cases = [
        _case(line.strip(), f"line {number} of {path}")
        for number, line in enumerate(lines, start=1)
        if line.strip()
    ]
    if not cases:
        raise OnRecordError(
            f'{path} holds no questions: write one a line, such as {{"question": "What did X '
            'say?", "speaker": "X"}'
        )
    return cases


def _case(line: str, where: str) -> Case:
    if not line.startswith("{"):
        return Case(line)
    try:
        values = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise OnRecordError(f"{where} is no JSON ({error})") from error
    if values.get("words") in (None, ""):
        values["words"] = []
    elif isinstance(values["words"], str):
        values["words"] = [values["words"]]
    if fault := first(FAULTS, values):
        raise OnRecordError(f"{where} {fault}")
    return Case(
        values["question"],
        values.get("article") or None,
        tuple(values["words"]),
        values.get("speaker") or None,
        values.get("unanswerable", False),
    )


Values = dict[str, Any]


def _texts(values: Values) -> list[Any]:
    named = (values.get(name) for name in ("question", "article", "speaker"))
    return [*(one for one in named if one is not None), *values["words"]]


def _unknown_name(values: Values) -> str | None:
    known = [field.name for field in fields(Case)]
    unknown = sorted(values.keys() - set(known))
    return f"has {unknown[0]!r}, which is none of {', '.join(known)}" if unknown else None


def _words_of_another_kind(values: Values) -> str | None:
    listed = isinstance(values["words"], list)
    return None if listed else "needs a text or a list of texts as words"


def _no_text(values: Values) -> str | None:
    texts = all(isinstance(text, str) for text in _texts(values))
    return None if texts else "has something other than text where text belongs"


def _half_a_character(values: Values) -> str | None:
    halves = any(whole(text) != text for text in _texts(values))
    return "has half of a character, such as \\ud83d without \\ude00" if halves else None


def _neither_true_nor_false(values: Values) -> str | None:
    told = isinstance(values.get("unanswerable", False), bool)
    return None if told else "needs true or false as unanswerable"


def _no_question(values: Values) -> str | None:
    return None if (values.get("question") or "").strip() else "has no question"


def _nothing_to_find(values: Values) -> str | None:
    for expected in (*values["words"], *filter(None, [values.get("speaker")])):
        if not plain(expected):
            return f"expects {expected!r}, which has no letter and no digit"
    return None


def _both(values: Values) -> str | None:
    expects = values.get("article") or values.get("speaker") or values["words"]
    both = expects and values.get("unanswerable")
    return "expects something of an answer and is unanswerable" if both else None


FAULTS: Rules[Callable[[Values], str | None]] = Rules(
    Rule("unknown name", '{"question": "Why?", "answer": "So."}', _unknown_name),
    Rule("words of another kind", '{"question": "Why?", "words": 5}', _words_of_another_kind),
    Rule("no text", '{"question": "Why?", "words": [5]}', _no_text, '{"question": "Why?"}'),
    Rule("half a character", r'{"question": "Why \ud83d?"}', _half_a_character),
    Rule("unclear", '{"question": "Why?", "unanswerable": "no"}', _neither_true_nor_false),
    Rule("no question", '{"speaker": "Ida Rask"}', _no_question),
    Rule("nothing to find", '{"question": "Why?", "speaker": "?"}', _nothing_to_find),
    Rule("both", '{"question": "Why?", "speaker": "Ida Rask", "unanswerable": true}', _both),
)
"""What is wrong with a line that makes no case; the first that there is, is told."""
