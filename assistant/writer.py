"""Answers written by an LLM, every sentence checked against the evidence it cites."""

import gc
import os
import re
import threading
import time
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice
from pathlib import Path
from queue import Empty, SimpleQueue
from secrets import token_urlsafe
from typing import TYPE_CHECKING, Any

import prompts
from assistant.answer import Answer, Citation, Part
from assistant.question import content_terms
from assistant.support import Source, check
from index.errors import OnRecordError
from index.fulltext import stems
from index.sentences import sentences

if TYPE_CHECKING:
    from llama_index.core.llms import LLM

KEY_VARIABLE = "ONRECORD_LLM_KEY"

_NOTHING = "NOT IN THE ARTICLES"
_WRITING = "The LLM is still writing; what stands here so far has been checked."
_SECONDS = 60.0
_MAX_TOKENS = 400
_MAX_CHARACTERS = 8_000  # of a reply that are read; what was asked for is far shorter
_MAX_SENTENCES = 12  # of a reply that are looked at; four were asked for
_CONTEXT = 8_192  # tokens of prompt and reply that a model in a file has room for
_NEAR = 0.5  # share of a sentence's words from which an excerpt is what it was made from
_TELLING = 3  # words of content from which a sentence shows by itself what it was made from
_MARKERS = re.compile(r"\s*\[(\d+(?:\s*,\s*\d+)*)\]")
_OTHER_MARKER = re.compile(r"(?:[\[(](?:excerpts?|sources?)\s*#?|【)(\d+)[\])】]", re.IGNORECASE)
_AFTER_END = re.compile(r"([.!?][\"”’]?)((?:\s*\[\d+(?:\s*,\s*\d+)*\])+)")
_PEOPLE = frozenset("he she they".split())
_PRONOUNS = _PEOPLE | frozenset("it this that these those his her their its".split())
_TAIL = re.compile(r"\s*\[[\d\s,\[\]]*$")  # markers that may go on
_ITEM = re.compile(r"(?:^|\n)[^\S\n]*(?:[-*•]|\d{1,2}[.)])[^\S\n]+")
_THOUGHT = re.compile(r"\A\s*<think>.*?(?:</think>|\Z)", re.DOTALL)
_ENDED = re.compile(r"[.!?…][\"'”’»)]*$")


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


def open_llm_file(file: Path, seconds: float = _SECONDS) -> "LLM":
    """The model in a GGUF file, served by this process to itself; each request may take
    `seconds`.

    Raises OnRecordError where there is no such file, it can't be loaded, or the extra `local`
    is not installed.
    """
    server, key = _served(file)
    return open_llm(f"{server.listening_address}/v1", file.stem, key, seconds)


@lru_cache
def _served(file: Path) -> tuple[Any, str]:
    """A server of a GGUF file on a free port of the loopback address, and the key to it."""
    if not file.is_file():
        raise OnRecordError(f"no file {file}: give --llm-file the path of a GGUF file")
    with file.open("rb") as opened:
        if opened.read(4) != b"GGUF":
            raise OnRecordError(f"{file} is no GGUF file: give --llm-file one that is")
    try:
        import xllamacpp
    except ImportError as error:
        raise OnRecordError(
            'a model in a file needs the extra "local": pip install "onrecord[local]"'
        ) from error
    key = token_urlsafe()
    params = xllamacpp.CommonParams()
    params.model.path = str(file)
    params.api_keys = [key]
    params.n_ctx = _CONTEXT
    params.n_parallel = 1
    # Threads that wait for each other crawl where another process has one of their cores.
    params.cpuparams.n_threads = max(1, (os.cpu_count() or 2) - 1)
    params.verbosity = -1
    try:
        return xllamacpp.Server(params), key
    except RuntimeError as error:
        raise OnRecordError(
            f"{file} can't be loaded: it is cut off, broken, or of a kind that xllamacpp "
            "doesn't know; fetch it again, or another one"
        ) from error


class Writer:
    """Rewrites an answer in an LLM's words, as far as the evidence bears them out.

    `llm` is the LLM, or opens it at the first answer. A reply may take as long as the LLM's own
    timeout says, 60 seconds where it has none.
    """

    def __init__(self, llm: "LLM | Callable[[], LLM]") -> None:
        self._llm = llm
        self._lock = threading.Lock()

    def write(self, answer: Answer) -> Answer:
        """The last answer of `stream`."""
        *_, written = self.stream(answer)
        return written

    def stream(self, answer: Answer) -> Iterator[Answer]:
        """The answer in the LLM's words, again with each sentence that has come and been
        checked; `answer` itself, with a note, where they don't hold.

        The LLM sees the quotations of `answer`, numbered, and nothing else. Kept of what it
        writes are the sentences that follow from those that they cite. In the place of one
        that doesn't, the excerpt is quoted that it was made from, if it shows which; else it
        is dropped. The notes of the last answer say how many.
        """
        excerpts = "\n\n".join(_excerpt(citation) for citation in answer.citations)
        prompt = prompts.load("answer").format(excerpts=excerpts, question=answer.standalone)
        written = _Written(answer.citations)
        try:
            for sentence in islice(_sentences(self._pieces(prompt)), _MAX_SENTENCES):
                longer = written.add(sentence)
                if longer.parts != written.parts and longer.kept:
                    yield replace(answer, parts=longer.parts, notes=(*answer.notes, _WRITING))
                written = longer
        except Exception as error:  # noqa: BLE001 - each client and endpoint fails its own way
            note = f"The LLM did not answer ({_reason(error)}), so the articles' words stand alone."
            yield replace(answer, notes=(*answer.notes, note))
            return
        if not written.kept or written.refused:
            note = "The LLM wrote nothing that the articles bear out, so their words stand alone."
            yield replace(answer, notes=(*answer.notes, note))
            return
        yield replace(answer, parts=written.parts, notes=(*answer.notes, *written.notes()))

    def _opened(self) -> "LLM":
        with self._lock:
            if callable(self._llm):
                self._llm = self._llm()
            return self._llm

    def _pieces(self, prompt: str) -> Iterator[str]:
        """What the LLM writes, as it comes. Raises TimeoutError when the whole takes too long,
        ConnectionError when it breaks off, and whatever the client raises.

        The client's own timeout starts anew with each piece, so a thread reads them, and is left
        behind when time is up.
        """
        llm = self._opened()
        seconds: float = getattr(llm, "timeout", None) or _SECONDS
        end = time.monotonic() + seconds
        pieces: SimpleQueue[str | Exception | None] = SimpleQueue()
        stopped = threading.Event()

        def read() -> None:
            try:
                stream = _streamed(llm, prompt)
                for piece in stream:
                    pieces.put(piece)
                    if stopped.is_set():
                        stream.close()
                        gc.collect()  # LlamaIndex holds the connection in a cycle
                        return
                pieces.put(None)
            except Exception as error:  # noqa: BLE001 - raised again where it is waited for
                pieces.put(error)

        threading.Thread(target=read, daemon=True).start()
        length = 0
        try:
            while length < _MAX_CHARACTERS:
                piece = pieces.get(timeout=max(0.0, end - time.monotonic()))
                if piece is None:
                    return
                if isinstance(piece, Exception):
                    raise piece
                length += len(piece)
                yield piece
        except Empty as error:
            raise TimeoutError(f"no reply within {seconds:g} s") from error
        finally:
            stopped.set()


def _streamed(llm: "LLM", prompt: str) -> Generator[str]:
    """What an LLM writes, as it comes, or all at once where its endpoint doesn't stream."""
    from llama_index.core.llms import ChatMessage

    messages = [ChatMessage(role="user", content=prompt)]
    chunks, finish = 0, None
    for response in llm.stream_chat(messages):
        chunks += 1
        if choices := getattr(response.raw, "choices", None):
            finish = choices[0].finish_reason or finish
        yield response.delta or ""
    if not chunks:
        yield llm.chat(messages).message.content or ""
    elif finish is None and hasattr(response.raw, "choices"):
        raise ConnectionError("its reply broke off")


@dataclass(frozen=True)
class _Sentence:
    """A sentence of a reply, without its markers, the numbers of those markers, and whether it
    has an end."""

    words: str
    numbers: tuple[int, ...]
    finished: bool


def _sentences(pieces: Iterable[str]) -> Iterator[_Sentence]:
    """The sentences of a reply, each as soon as the next one has begun."""
    text = ""
    for piece in pieces:
        text += piece
        if "<think>".startswith(text.lstrip()[:7]) and "</think>" not in text:
            continue
        *whole, text = _cut(_THOUGHT.sub("", text, count=1))
        yield from (_sentence(words) for words in whole)
    text = _THOUGHT.sub("", text, count=1)
    yield from (_sentence(words) for words in _cut(text, ended=True))


def _cut(text: str, ended: bool = False) -> list[str]:
    """A text as its sentences with their markers; the last one may go on where it has not
    ended, and holds all from the first quotation mark on that still waits for its other."""
    text = _ITEM.sub("\n\n", _OTHER_MARKER.sub(r"[\1]", text))
    # A marker behind the full stop belongs to the sentence before it.
    text = _AFTER_END.sub(r"\2\1", text)
    tail = None if ended else _TAIL.search(text)
    body = text[: tail.start()] if tail else text
    spans = sentences(body)
    count = len(spans) if ended else len(spans) - 1
    while not ended and count > 0 and _open(body[: spans[count - 1][1]]):
        count -= 1
    whole = [body[start:end] for start, end in spans[: max(0, count)]]
    if ended:
        return whole
    return [*whole, text[spans[count][0] :] if spans else text]


def _open(text: str) -> bool:
    """Whether a quotation begins in the last paragraph of a text that doesn't end in it."""
    last = text.rpartition("\n\n")[2]
    pairs = (("“", "”"), ("«", "»"))
    return last.count('"') % 2 == 1 or any(last.count(a) > last.count(b) for a, b in pairs)


def _sentence(text: str) -> _Sentence:
    marked = [n.strip() for marker in _MARKERS.findall(text) for n in marker.split(",")]
    numbers = tuple(dict.fromkeys(int(n) for n in marked if len(n) < 7))
    words = " ".join(_MARKERS.sub("", text).split())
    return _Sentence(words, numbers, bool(marked or _ENDED.search(words)))


@dataclass(frozen=True)
class _Written:
    """What has been written: the sentences that hold, as parts of an answer, and how many of
    those of the LLM were kept (some of them with another citation, or a name for a pronoun),
    replaced by a quotation, and dropped. `seen` are the words of all of them."""

    citations: tuple[Citation, ...]
    parts: tuple[Part, ...] = ()
    seen: frozenset[str] = frozenset()
    kept: int = 0
    corrected: int = 0
    replaced: int = 0
    dropped: int = 0
    refused: bool = False

    def add(self, sentence: _Sentence) -> "_Written":
        """With a sentence more, if it or what it was made from holds."""
        if not any(letter.isalnum() for letter in sentence.words):
            return self
        if _NOTHING in sentence.words:
            return replace(self, refused=True)
        if sentence.words in self.seen:
            return self
        self = replace(self, seen=self.seen | {sentence.words})
        numbers = self._borne_out_by(sentence)
        words = self._with_antecedent(sentence, numbers) if numbers else None
        if words:
            glue = " " if self.parts and not _ends_line(self.parts) else ""
            parts = (*self.parts, f"{glue}{words} ", *numbers)
            corrected = (words, numbers) != (sentence.words, sentence.numbers)
            return replace(
                self, parts=parts, kept=self.kept + 1, corrected=self.corrected + corrected
            )
        near = self._made_from(sentence)
        if near is None:
            return replace(self, dropped=self.dropped + 1)
        glue, lead = "\n" if self.parts and not _ends_line(self.parts) else "", _lead(near)
        before = f"{glue}{lead}\n" if lead else glue
        parts = (*self.parts, *filter(None, [before]), near, "\n")
        return replace(self, parts=parts, replaced=self.replaced + 1)

    def _borne_out_by(self, sentence: _Sentence) -> tuple[int, ...]:
        """The citations that bear a sentence out: those of its own that it needs, or, where they
        don't, the one of the others that does."""
        if not sentence.finished:
            return ()
        own = [self.citations[n - 1] for n in sentence.numbers if 0 < n <= len(self.citations)]
        if own and _holds(sentence, own):
            for citation in own[::-1]:
                fewer = [other for other in own if other is not citation]
                if fewer and _holds(sentence, fewer):
                    own = fewer
            return tuple(citation.number for citation in own)
        if len(content_terms(sentence.words)) < _TELLING:
            return ()
        bearing = (citation for citation in self.citations if _holds(sentence, [citation]))
        return tuple(citation.number for citation in bearing)[:1]

    def _with_antecedent(self, sentence: _Sentence, numbers: tuple[int, ...]) -> str | None:
        """The sentence, which may have a pronoun instead of a name only where it is clear for
        whom that stands; the speaker's name for one that begins it; else None."""
        opener, _, rest = sentence.words.partition(" ")
        citation = self.citations[numbers[0] - 1]
        words = set(re.findall(r"\w+", sentence.words))
        unnamed = citation.speaker and words.isdisjoint(citation.speaker.split())
        if opener.lower() not in _PRONOUNS and (not unnamed or words.isdisjoint(_PEOPLE)):
            return sentence.words
        last = next((part for part in self.parts[::-1] if not isinstance(part, str)), None)
        before = self.citations[last - 1] if isinstance(last, int) else last
        if before == citation or (
            before and citation.speaker and before.speaker == citation.speaker
        ):
            return sentence.words
        if opener.lower() in _PEOPLE and citation.speaker:
            named = replace(sentence, words=f"{citation.speaker} {rest}")
            return named.words if _holds(named, [citation]) else None
        return None

    def _made_from(self, sentence: _Sentence) -> Citation | None:
        """The citation, not yet quoted, that a sentence shares most words with, if it does."""
        best, share = None, 0.0
        for citation in self.citations:
            terms = set(content_terms(sentence.words)).difference(stems(citation.speaker or ""))
            held = terms.intersection(stems(citation.quote))
            shown = citation in self.parts or citation.number in self.parts
            if not shown and len(held) > share * len(terms):
                best, share = citation, len(held) / len(terms)
        return best if share >= _NEAR else None

    def notes(self) -> tuple[str, ...]:
        """A note on what was done to the sentences of the LLM, if anything was."""
        done = []
        if self.dropped:
            done.append(f"dropped {_many(self.dropped)} that no article bears out")
        if self.replaced:
            done.append(f"quoted the articles in place of {_many(self.replaced)}")
        if self.corrected:
            done.append(f"put right whom or what {_many(self.corrected)} cited")
        return (f"Checked what the LLM wrote: {'; '.join(done)}.",) if done else ()


def _many(count: int) -> str:
    return f"{count} sentence{'s' if count > 1 else ''}"


def _ends_line(parts: Sequence[Part]) -> bool:
    last = parts[-1]
    return isinstance(last, str) and last.endswith("\n")


def _holds(sentence: _Sentence, citations: Sequence[Citation]) -> bool:
    return check(sentence.words, [_source(citation) for citation in citations]).holds


def _source(citation: Citation) -> Source:
    return Source(citation.quote, citation.speaker, citation.article.outlet)


def _excerpt(citation: Citation) -> str:
    """A citation for the LLM, on one line: nothing in an article can pass for another excerpt."""
    article = citation.article
    day = article.published.isoformat() if article.published else "date unknown"
    words = f"[{citation.number}] {_lead(citation)} {citation.quote} ({article.title}; {day})"
    return " ".join(words.split())


def _lead(citation: Citation) -> str:
    """Who says what a citation holds, where its own words don't tell."""
    speaker = citation.speaker
    if citation.direct:
        return f"{speaker or 'Speaker unclear'}:"
    told = not speaker or speaker.split()[-1] in citation.quote
    return "" if told else f"{speaker}, as reported:"


def _reason(error: Exception) -> str:
    """Why there is no reply, in a few words."""
    import httpx
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
    if isinstance(error, TimeoutError | ConnectionError | OnRecordError):
        return str(error)
    if isinstance(error, httpx.TransportError):
        return "its reply broke off"
    return f"its reply can't be read: {_short(str(error)) or type(error).__name__}"


def _short(text: str) -> str:
    return " ".join(text.split())[:200]
