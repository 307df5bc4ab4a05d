"""Answers written by an LLM, every sentence checked against the evidence it cites."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from queue import Empty, SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING

import prompts
from assistant.answer import Answer, Citation, Part
from assistant.question import names_in
from index.sentences import sentences

if TYPE_CHECKING:
    from llama_index.core.llms import LLM

KEY_VARIABLE = "ONRECORD_LLM_KEY"

_NOTHING = "NOT IN THE ARTICLES"
_SECONDS = 60.0
_MAX_TOKENS = 400
_MAX_CHARACTERS = 8_000  # of a reply that are read; what was asked for is far shorter
_MARKERS = re.compile(r"\s*\[(\d+(?:\s*,\s*\d+)*)\]")
_QUOTED = re.compile(
    r"“([^“”\"]*)”|\"([^“”\"]*)\"|«([^«»]*)»|(?<!\w)‘([^‘]*?)’(?!\w)|(?<!\w)'([^']*)'(?!\w)"
)
_MARKS = re.compile(r"[“”\"„‟«»‹›‘]")  # those that only quotations have
_END_MARKS = ",.;:!?"


def open_llm(url: str, model: str, key: str | None = None, seconds: float = _SECONDS) -> "LLM":
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
    """Rewrites an answer in an LLM's words, as far as the evidence bears them out.

    A reply may take as long as the LLM's own timeout says, 60 seconds where it has none.
    """

    def __init__(self, llm: "LLM") -> None:
        self._llm = llm
        self._seconds: float = getattr(llm, "timeout", None) or _SECONDS

    def write(self, answer: Answer) -> Answer:
        """The answer in the LLM's words; `answer` itself, with a note, where they don't hold.

        The LLM sees the quotations of `answer`, numbered, and nothing else. Kept of what it
        writes are the sentences that cite one of them, whose quoted words stand in it and are
        put into no other mouth.
        """
        excerpts = "\n\n".join(_excerpt(citation) for citation in answer.citations)
        prompt = prompts.load("answer").format(excerpts=excerpts, question=answer.standalone)
        try:
            reply = self._reply(prompt)
        except Exception as error:  # noqa: BLE001 - each client and endpoint fails its own way
            note = f"The LLM did not answer ({_reason(error)}), so the articles' words stand alone."
            return replace(answer, notes=(*answer.notes, note))
        parts, dropped = _checked(reply[:_MAX_CHARACTERS], answer.citations)
        if not parts:
            note = "The LLM wrote nothing that the articles bear out, so their words stand alone."
            return replace(answer, notes=(*answer.notes, note))
        notes = answer.notes
        if dropped:
            many = f"{dropped} sentence{'s' if dropped > 1 else ''}"
            notes = (*notes, f"Dropped of what the LLM wrote: {many} that no article bears out.")
        return replace(answer, parts=parts, notes=notes)

    def _reply(self, prompt: str) -> str:
        """What the LLM writes. Raises TimeoutError when that takes too long, and whatever the
        client raises.

        The client's own timeout starts anew with each piece of a reply that trickles in, so a
        thread waits for the whole, and is left behind when time is up.
        """
        from llama_index.core.llms import ChatMessage

        outcome: SimpleQueue[str | Exception] = SimpleQueue()

        def chat() -> None:
            try:
                message = self._llm.chat([ChatMessage(role="user", content=prompt)]).message
                outcome.put(message.content or "")
            except Exception as error:  # noqa: BLE001 - raised again where it is waited for
                outcome.put(error)

        Thread(target=chat, daemon=True).start()
        try:
            reply = outcome.get(timeout=self._seconds)
        except Empty as error:
            raise TimeoutError(f"no reply within {self._seconds:g} s") from error
        if isinstance(reply, Exception):
            raise reply
        return reply


def _excerpt(citation: Citation) -> str:
    """A citation for the LLM, on one line: nothing in an article can pass for another excerpt."""
    article = citation.article
    day = article.published.isoformat() if article.published else "date unknown"
    said = f"{citation.speaker}: " if citation.direct and citation.speaker else ""
    return " ".join(f"[{citation.number}] ({article.title}; {day}) {said}{citation.quote}".split())


def _reason(error: Exception) -> str:
    """Why there is no reply, in a few words."""
    from openai import APIConnectionError, APIStatusError, APITimeoutError

    if isinstance(error, APITimeoutError):
        return "no reply in time"
    if isinstance(error, APIConnectionError):
        return f"nothing answers at {error.request.url.copy_with(path='/')}"
    if isinstance(error, APIStatusError) and error.status_code in (401, 403):
        return f"HTTP {error.status_code}: set ${KEY_VARIABLE} to a key that it accepts"
    if isinstance(error, APIStatusError):
        told = error.body if isinstance(error.body, dict) else {}
        message = str(told.get("message") or "")
        return f"HTTP {error.status_code}{': ' if message else ''}{_short(message)}"
    if isinstance(error, TimeoutError):
        return str(error)
    return f"its reply can't be read: {_short(str(error)) or type(error).__name__}"


def _short(text: str) -> str:
    return " ".join(text.split())[:200]


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
        marked = [n.strip() for marker in _MARKERS.findall(sentence) for n in marker.split(",")]
        numbers = [int(n) for n in marked if len(n) < 7]
        words = " ".join(_MARKERS.sub("", sentence).split())
        if any(letter.isalnum() for letter in words):
            yield words, numbers


def _quotes_exactly(words: str, cited: Sequence[Citation]) -> bool:
    """Whether everything in quotation marks stands in a cited quotation, letter for letter, and
    is left to its speaker."""
    own = _QUOTED.sub("", words)
    for match in _QUOTED.finditer(words):
        quoted = next(filter(None, match.groups()), "").rstrip(_END_MARKS)
        exact = re.compile(rf"(?<!\w){re.escape(quoted)}(?!\w)")
        if not any(
            exact.search(" ".join(item.quote.split())) and _left_to_speaker(own, item)
            for item in cited
        ):
            return False
    return not _MARKS.search(own)


def _left_to_speaker(words: str, citation: Citation) -> bool:
    """Whether the words around a quotation name its speaker, or nobody from elsewhere."""
    if not citation.speaker:
        return True
    named = {word for name in names_in(words) for word in name.split()}
    foreign = named.difference(re.findall(r"\w+", citation.quote))
    return not foreign or not named.isdisjoint(citation.speaker.split())
