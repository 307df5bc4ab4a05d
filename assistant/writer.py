"""Answers written by an LLM, every sentence checked against the evidence it cites."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import prompts
from assistant.answer import Answer, Citation, Part
from index.sentences import sentences

if TYPE_CHECKING:
    from llama_index.core.llms import LLM

KEY_VARIABLE = "ONRECORD_LLM_KEY"

_NOTHING = "NOT IN THE ARTICLES"
_MAX_TOKENS = 400
_MARKERS = re.compile(r"\s*\[(\d+(?:\s*,\s*\d+)*)\]")
_QUOTED = re.compile(r"[“\"]([^“”\"]*)[”\"]")
_END_MARKS = ",.;:!?"


def open_llm(url: str, model: str, key: str | None = None, seconds: float = 60.0) -> "LLM":
    """The model `model` of an OpenAI-compatible endpoint; each request may take `seconds`."""
    from llama_index.llms.openai_like import OpenAILike

    llm: LLM = OpenAILike(
        model=model,
        api_base=url,
        api_key=key or "none",
        timeout=seconds,
        max_retries=0,
        temperature=0.0,
        max_tokens=_MAX_TOKENS,
        is_chat_model=True,
    )
    return llm


class Writer:
    """Rewrites an answer in an LLM's words, as far as the evidence bears them out."""

    def __init__(self, llm: "LLM") -> None:
        self._llm = llm

    def write(self, answer: Answer) -> Answer:
        """The answer in the LLM's words; `answer` itself, with a note, where they don't hold.

        The LLM sees the quotations of `answer`, numbered, and nothing else. Kept of what it
        writes are the sentences that cite one of them and whose quoted words stand in it.
        """
        from llama_index.core.llms import ChatMessage

        excerpts = "\n\n".join(_excerpt(citation) for citation in answer.citations)
        prompt = prompts.load("answer").format(excerpts=excerpts, question=answer.standalone)
        try:
            reply = self._llm.chat([ChatMessage(role="user", content=prompt)]).message.content
        except Exception as error:  # noqa: BLE001 - each client and endpoint fails its own way
            note = f"The LLM did not answer ({_short(error)}), so the articles' words stand alone."
            return replace(answer, notes=(*answer.notes, note))
        parts, dropped = _checked(reply or "", answer.citations)
        if not parts:
            note = "The LLM wrote nothing that the articles bear out, so their words stand alone."
            return replace(answer, notes=(*answer.notes, note))
        notes = answer.notes
        if dropped:
            many = f"{dropped} sentence{'s' if dropped > 1 else ''}"
            notes = (*notes, f"Dropped of what the LLM wrote: {many} that no article bears out.")
        return replace(answer, parts=parts, notes=notes)


def _excerpt(citation: Citation) -> str:
    article = citation.article
    day = article.published.isoformat() if article.published else "date unknown"
    return f"[{citation.number}] ({article.title}; {day}) {citation.quote}"


def _short(error: Exception) -> str:
    return " ".join(str(error).split())[:200] or type(error).__name__


def _checked(reply: str, citations: Sequence[Citation]) -> tuple[tuple[Part, ...], int]:
    """The sentences of a reply that hold, as parts of an answer, and how many don't."""
    if _NOTHING in reply:
        return (), 0
    parts: list[Part] = []
    dropped = 0
    for words, numbers in _sentences(reply):
        cited = [citations[number - 1] for number in numbers if 0 < number <= len(citations)]
        if not cited or not _quotes_exactly(words, cited):
            dropped += 1
            continue
        parts.append(f"{' ' if parts else ''}{words} ")
        parts.extend(dict.fromkeys(citation.number for citation in cited))
    return tuple(parts), dropped


def _sentences(reply: str) -> Iterator[tuple[str, list[int]]]:
    """The sentences of a reply, without their markers, and the numbers of those markers."""
    # A marker behind the full stop belongs to the sentence before it.
    text = re.sub(r"([.!?][\"”’]?)((?:\s*\[\d+(?:\s*,\s*\d+)*\])+)", r"\2\1", reply)
    for start, end in sentences(text):
        sentence = text[start:end]
        numbers = [int(n) for marker in _MARKERS.findall(sentence) for n in marker.split(",")]
        words = " ".join(_MARKERS.sub("", sentence).split())
        if any(letter.isalnum() for letter in words):
            yield words, numbers


def _quotes_exactly(words: str, cited: Sequence[Citation]) -> bool:
    """Whether everything in quotation marks stands in a cited quotation, letter for letter."""
    return all(
        any(quoted.rstrip(_END_MARKS) in citation.quote for citation in cited)
        for quoted in _QUOTED.findall(words)
    )
