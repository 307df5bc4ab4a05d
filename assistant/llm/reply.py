"""A reply: what a model writes, as sentences and the numbers of what they cite, as they come."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from index.english.sentences import sentences
from index.rules import Rule, Rules

_MARKERS = re.compile(r"\s*\[(\d+(?:\s*,\s*\d+)*)\]")
_LISTED = r"\d+(?:\s*[,;–-]\s*[#^]?\d+)*"
_OTHER_MARKER = re.compile(
    rf"[\[【]\s*(?:excerpts?|sources?)?\s*[#^]?({_LISTED})\s*(?:†[^\]】]{{0,80}})?[\]】]"
    rf"|\((?:excerpts?|sources?)\s*#?({_LISTED})\)",
    re.IGNORECASE,
)
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
# "(4)" and "⁴" are markers at the end of a sentence; "(4)" may be an age, and "²" part of a unit.
_END_MARKER = re.compile(
    r"\s*\((\d{1,2}(?:\s*[,;]\s*\d{1,2})*)\)(?=[.!?])|(?<=[.!?…\"”’])\s*\((\d{1,2})\)"
    r"|(?<=[.!?…\"”’])([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2})|(?<=[^\W\d_]{4})([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2})(?=[.!?])"
)
_RANGE = re.compile(r"(\d{1,3})\s*[–-]\s*(\d{1,3})")
_MOST_OF_RANGE = 12
_AFTER_END = re.compile(r"([.!?][\"”’]?)((?:\s*\[\d+(?:\s*,\s*\d+)*\])+)")
_TAIL = re.compile(r"\s*[\[(【][\w\s,;:#^†–\[\]()【】-]*$")  # markers that may go on
_LONGEST_TAIL = 60
_ITEM = re.compile(r"(?:^|\n)[^\S\n]*(?:(?:[-*•]|\d{1,2}[.)]|#{1,6})[^\S\n]+|(?=\|))")
_QUOTED_LINE = re.compile(r"(?:^|\n)[^\S\n]*>+[^\S\n]+")
# Stars and underscores that set words off in Markdown. Backticks stay: they may stand for
# quotation marks, and what is quoted is checked.
_STRONG = re.compile(r"\*\*+|__+")
_EMPHASIS = re.compile(r"(?<!\w)[*_](?=\w)|(?<=[\w.,!?”’\"])[*_](?!\w)")
_SPACES = re.compile(r"[^\S\n]+")
_LINES = re.compile(r"\n(?: ?\n)+")
_FORMED = re.compile(r"\s*(?:\{|```|\[\s*(?:\{|\"|$))")
_FENCE = re.compile(r"^\s*```\w*[^\S\n]*\n?|\n?```\s*$")
_BARS = re.compile(r"\s*\|\s*")
_THOUGHT = re.compile(r"\A\s*<think>.*?(?:</think>|\Z)", re.DOTALL)
_ENDED = re.compile(r"[.!?…][\"'”’»)]*$")
_READ = r"(?:excerpts?|passages?|articles?|sources?|text|information)"
_TELL = (
    r"(?:mention|say|state|tell|contain|provide|answer|specify|include|give|address|indicate|"
    r"discuss|offer|describe|explain)"
)
_NOT = r"(?:(?:do|does|did)\s+not|(?:do|does|did)n['’]t)"
SILENCES: Rules[re.Pattern[str]] = Rules(
    Rule(
        "they do not tell",
        "The [excerpts do not mention] the cost of the bridge.",
        re.compile(rf"\b{_READ}\s+(?:\w+\s+)?{_NOT}\s+(?:\w+\s+)?{_TELL}\b", re.IGNORECASE),
        "The mayor did not mention the cost of the bridge.",
    ),
    Rule(
        "not told in them",
        "The cost of the bridge is [not mentioned in the excerpts].",
        re.compile(rf"\bnot\s+\w+\s+in\s+(?:the|these|any)\s+(?:\w+\s+)?{_READ}\b", re.IGNORECASE),
        "The mayor is not known in the valley.",
    ),
    Rule(
        "no such information",
        "There is [no information] about the cost of the bridge.",
        re.compile(r"\bno\s+(?:information|mention|details?)\b", re.IGNORECASE),
        "There is no bridge.",
    ),
)
"""The ways in which a sentence says that what was read doesn't tell."""


@dataclass(frozen=True)
class Sentence:
    """A sentence of a reply without its markers, and their numbers; `finished` is true if it has
    an end."""

    words: str
    numbers: tuple[int, ...]
    finished: bool


def sentences_of(reply: Iterable[str]) -> Iterator[Sentence | None]:
    """The sentences of a reply, each as soon as the next one has begun; None for a piece without
    words, by which a call tells that it still waits."""
    text = ""
    for piece in reply:
        text += piece
        if not piece:
            yield None
            continue
        if "<think>".startswith(text.lstrip()[:7]) and "</think>" not in text:
            continue
        text = without_thought(text)
        if _FORMED.match(text):
            continue
        *whole, text = _cut(text)
        yield from (_sentence(words) for words in whole)
    text = _unformed(without_thought(text))
    yield from (_sentence(words) for words in _cut(text, ended=True))


def _unformed(text: str) -> str:
    """A reply in JSON, or in a fence, as the prose in it."""
    if not _FORMED.match(text):
        return text
    bare = _FENCE.sub("", text).strip()
    try:
        return "\n\n".join(_told(json.loads(bare)))
    except (ValueError, RecursionError):
        return bare


def _told(value: object) -> Iterator[str]:
    """The texts in a value of JSON, each with the numbers beside it as its marker."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from _told(item)
    elif isinstance(value, dict):
        beside = [item for held in value.values() for item in _numbers(held)]
        marker = f" [{', '.join(map(str, beside))}]" if beside else ""
        for held in value.values():
            if isinstance(held, str):
                yield f"{held}{marker}"
            elif not _numbers(held):
                yield from _told(held)


def _numbers(value: object) -> list[int]:
    """A number, or a list of nothing else."""
    listed = value if isinstance(value, list) else [value]
    numbers = [item for item in listed if isinstance(item, int) and not isinstance(item, bool)]
    return numbers if len(numbers) == len(listed) else []


def without_thought(text: str) -> str:
    """A reply without what a model thinks before it."""
    return _THOUGHT.sub("", text, count=1)


def _cut(text: str, ended: bool = False) -> list[str]:
    """A text as its sentences with their markers; the last one may go on where it has not
    ended, and holds all from the first quotation mark on that still waits for its other."""
    text = _LINES.sub("\n\n", _SPACES.sub(" ", text))
    text = _QUOTED_LINE.sub("\n", _ITEM.sub("\n\n", _STRONG.sub("", text)))
    text = _END_MARKER.sub(_marker, _OTHER_MARKER.sub(_marker, text))
    # A marker behind the full stop belongs to the sentence before it.
    text = _AFTER_END.sub(r"\2\1", text)
    tail = None if ended else _TAIL.search(text, max(0, len(text) - _LONGEST_TAIL))
    body = text[: tail.start()] if tail else text
    spans = sentences(body)
    count = len(spans) if ended else len(spans) - 1
    while not ended and count > 0 and _open(body[: spans[count - 1][1]]):
        count -= 1
    whole = [body[start:end] for start, end in spans[: max(0, count)]]
    if ended:
        return whole
    return [*whole, text[spans[count][0] :] if spans else text]


def _marker(found: re.Match[str]) -> str:
    """A marker as the prompt asks for it: `[4, 5, 6]` for `[4-6]` and `【4†source】`."""

    def counted(ends: re.Match[str]) -> str:
        first, last = int(ends[1]), int(ends[2])
        between = range(first, last + 1) if first < last < first + _MOST_OF_RANGE else (first, last)
        return ", ".join(map(str, between))

    listed = next(filter(None, found.groups())).translate(_SUPERSCRIPTS)
    listed = _RANGE.sub(counted, re.sub("[#^]", "", listed).replace(";", ","))
    return f"[{', '.join(re.findall(r'[0-9]+', listed))}]"


def _open(text: str) -> bool:
    """True if a quotation begins in the last paragraph of a text and doesn't end in it."""
    last = text.rpartition("\n\n")[2]
    pairs = (("“", "”"), ("«", "»"))
    return last.count('"') % 2 == 1 or any(last.count(a) > last.count(b) for a, b in pairs)


def _sentence(text: str) -> Sentence:
    marked = [n.strip() for marker in _MARKERS.findall(text) for n in marker.split(",")]
    numbers = tuple(dict.fromkeys(int(n) for n in marked if len(n) < 7))
    words = _EMPHASIS.sub("", _BARS.sub(" ", _MARKERS.sub("", text)))
    words = " ".join(words.split())
    return Sentence(words, numbers, bool(marked or _ENDED.search(words)))


def says_nothing(words: str) -> bool:
    """True if a sentence says of what was read that it doesn't tell."""
    return any(rule.apply.search(words) for rule in SILENCES)
