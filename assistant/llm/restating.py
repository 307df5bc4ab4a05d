"""Restating: a turn of a conversation as a question that stands alone, by an LLM, and searches."""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import prompts
from assistant.answer import Answer
from assistant.llm.call import Call
from assistant.llm.reply import without_thought
from assistant.understanding.question import Question, content_terms, names_in
from index.english.function_words import (
    CURLY_NEGATED_AUXILIARIES,
    NEGATED_AUXILIARIES,
    NEGATIONS,
    SMALL_NUMBERS,
    TENS,
    WH_WORDS,
)
from index.english.sentences import sentences
from index.english.stems import stems

if TYPE_CHECKING:
    from llama_index.core.llms import LLM

FORM: Mapping[str, Any] = {
    "type": "object",
    "properties": {
        "question": {"type": "string"},
        "searches": {"type": "array", "items": {"type": "string"}},
    },
    "required": ["question", "searches"],
    "additionalProperties": False,
}
"""The JSON schema of the reply."""

_SECONDS = 15.0
_TURNS = 4  # that are looked back on
_WORDS_OF_ANSWER = 60
_MOST_CHARACTERS = 1_200  # of a reply; what was asked for is far shorter
_MOST_WORDS = 40
_SEARCHES = 3
_WORDS_OF_SEARCH = 12
_BROAD = ("overview", "comparison", "change")
_OPEN = ("why", "how")
_OBJECT = re.compile(r"\{.*\}", re.DOTALL)
_LABELLED = re.compile(r"^\W*(?:stand-?alone )?(question|search(?:es)?)\W*:\s*(.+)$", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_COUNTS = frozenset((*SMALL_NUMBERS, *TENS)) - {"one"}  # "that one" is no number
_NEGATED = NEGATIONS | NEGATED_AUXILIARIES | CURLY_NEGATED_AUXILIARIES


class Restating:
    """What an LLM makes of the turns of one conversation: `searches` for the last one that it was
    asked about, and the `calls` that it took.

    It is asked where a turn comes after others, or is broad; what the rules make of a turn counts
    where it fails, takes too long, answers, or turns a name, a number or a negation round.
    """

    def __init__(self, opened: "Callable[[], LLM]", turns: Sequence[Answer]) -> None:
        self._opened = opened
        self._turns = turns[-_TURNS:]
        self.searches: tuple[str, ...] = ()
        self.calls: list[Call] = []

    def restated(
        self, typed: Question, ruled: Question, reread: Callable[[str], Question]
    ) -> Question:
        """What a turn asks: `ruled` by the rules, or the question that `reread` makes of the LLM's
        words."""
        if typed.about or not (self._turns or _is_broad(ruled)):
            return ruled
        words, self.searches = self._asked(typed if self._turns else ruled)
        if not self._turns or not words or fault(typed, ruled, words, self._turns):
            return ruled
        question = reread(words)
        if question.unclear:
            return ruled
        also = None if ruled.unclear or ruled.searched == question.searched else ruled
        return replace(question, fallback=also)

    def _asked(self, question: Question) -> tuple[str, tuple[str, ...]]:
        """The question and the searches that the LLM writes; none where it fails."""
        prompt = prompts.load("question").format(
            conversation=conversation(self._turns) or "(It begins here.)",
            question=" ".join(question.standalone.split()),
        )
        reply = ""
        try:
            self.calls.append(Call(self._opened(), prompt, seconds=_SECONDS, form=FORM))
            with closing(self.calls[-1].pieces()) as pieces:
                for piece in pieces:
                    reply += piece
                    told = without_thought(reply)
                    if len(told) > _MOST_CHARACTERS or (told.endswith("}") and _object(told)):
                        break
        except Exception:  # noqa: BLE001 - each client and endpoint fails its own way
            return "", ()
        return read(without_thought(reply))


def _is_broad(question: Question) -> bool:
    """True if several searches may find more than one."""
    first = question.words.partition(" ")[0].lower()
    return question.shape in _BROAD or (not question.speaker and first in _OPEN)


def conversation(turns: Sequence[Answer]) -> str:
    """The turns as an LLM reads them: a line for each question, and one for its answer."""
    lines = []
    for turn in turns:
        words = re.sub(r"\[\d+\]", "", turn.text).split()
        cut = " …" if len(words) > _WORDS_OF_ANSWER else ""
        lines.append(f"Asked: {' '.join(turn.in_context.split())}")
        lines.append(f"Answered: {' '.join(words[:_WORDS_OF_ANSWER])}{cut}")
    return "\n".join(lines)


def read(reply: str) -> tuple[str, tuple[str, ...]]:
    """The question and the searches of a reply: of its JSON, or of its lines."""
    found = _object(reply)
    if found is None:
        lines = [line for line in map(str.strip, reply.splitlines()) if line]
        labelled = [match.groups() for match in map(_LABELLED.match, lines) if match]
        asked = [words for label, words in labelled if label.lower() == "question"]
        searches = [words for label, words in labelled if label.lower() != "question"]
        found = {"question": next(iter(asked or lines), ""), "searches": searches}
    question, searched = found.get("question"), found.get("searches")
    words = " ".join(question.split()) if isinstance(question, str) else ""
    listed = searched if isinstance(searched, list) else []
    told = [" ".join(item.split()) for item in listed if isinstance(item, str)]
    short = (item for item in told if item and len(item.split()) <= _WORDS_OF_SEARCH)
    return words, tuple(dict.fromkeys(short))[:_SEARCHES]


def _object(reply: str) -> dict[str, Any] | None:
    match = _OBJECT.search(reply)
    try:
        told = json.loads(match[0]) if match else None
    except (ValueError, RecursionError):
        return None
    return told if isinstance(told, dict) else None


def fault(typed: Question, ruled: Question, words: str, turns: Sequence[Answer]) -> str | None:
    """What is wrong with words for a turn, if anything: they are no question, lose or turn round a
    name, a number or a negation of it, or bring what is not in the conversation."""
    if words.casefold().strip(" ?.!") == typed.words.casefold().strip(" ?.!"):
        return "as it was typed"
    if len(words.split()) > _MOST_WORDS or len(sentences(words)) != 1 or not _asks(words, typed):
        return "no question"
    if not _in_order(_kept(typed, ruled), _words(words)):
        return "a name or a number is lost or elsewhere"
    known = " ".join(map(_known, turns))
    if _is_negated(typed.words) and not _is_negated(words):
        return "a negation is lost"
    if _is_negated(words) and not _is_negated(f"{typed.words} {known}"):
        return "a negation is new"
    told = {*stems(known), *stems(typed.words)}
    new = [term for term in content_terms(words) if term not in told]
    return f"“{new[0]}” is not in the conversation" if new else None


def _asks(words: str, typed: Question) -> bool:
    """True if words ask something, as a question or in the form of what was typed."""
    first, opener = (text.split()[0].lower() for text in (words, typed.words))
    return words.endswith("?") or first in WH_WORDS or first == opener


def _kept(typed: Question, ruled: Question) -> list[str]:
    """The words of names and the numbers in what was typed, in their order."""
    names = {*names_in(typed.words), *ruled.names}
    named = {word for name in names for word in _words(name)}
    return [word for word in _words(typed.words) if word in named or _is_number(word)]


def _in_order(kept: Sequence[str], words: Sequence[str]) -> bool:
    """True if some words stand among others in that order."""
    rest = iter(words)
    return all(word in rest for word in kept)


def _known(turn: Answer) -> str:
    """The words of a turn: what was asked and answered, who says it, and the headlines."""
    cited = (*turn.citations, *turn.nearest)
    told = (f"{item.speaker or ''} {item.quote} {item.article.title}" for item in cited)
    return " ".join((turn.question, turn.standalone, turn.text, *told))


def _words(text: str) -> list[str]:
    return [re.sub(r"['’]s?$", "", word) for word in _WORD.findall(text.casefold())]


def _is_number(word: str) -> bool:
    return word in _COUNTS or any(character.isdigit() for character in word)


def _is_negated(text: str) -> bool:
    return not _NEGATED.isdisjoint(_WORD.findall(text.casefold()))
