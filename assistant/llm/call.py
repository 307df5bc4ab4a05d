"""A call: what an LLM writes for a prompt, as it comes, and what that took."""

import gc
import threading
import time
from collections.abc import Generator, Iterable, Iterator, Mapping
from contextlib import suppress
from queue import Empty, SimpleQueue
from socket import SHUT_RDWR
from typing import TYPE_CHECKING, Any

from assistant.answer import whole
from index.english.characters import without_hidden

if TYPE_CHECKING:
    from llama_index.core.llms import LLM, ChatResponse

SECONDS = 60.0
"""How long a reply may take where the LLM doesn't say."""

_BEAT = 1.0  # seconds after which it is told that nothing has come
_MAX_CHARACTERS = 8_000  # of a reply that are read; what was asked for is far shorter
_REFUSED = (400, 422)  # what an endpoint says to a request with something that it doesn't know
_OPENED = ("connection.connect_tcp.complete", "connection.start_tls.complete")
_OF_THREAD = threading.local()


class Line:
    """The connections that are opened by the thread which is in its block; any other thread may
    cut them, also while it waits for them."""

    def __init__(self) -> None:
        self._streams: list[Any] = []
        self._cut = False

    def __enter__(self) -> "Line":
        _OF_THREAD.line = self
        return self

    def __exit__(self, *_: object) -> None:
        _OF_THREAD.line = None

    def heard(self, event: str, told: Mapping[str, Any]) -> None:
        """Keep what httpx tells of a connection that it has opened."""
        if event in _OPENED:
            self._streams.append(told["return_value"])
            if self._cut:
                self.cut()

    def cut(self) -> None:
        """Hang up."""
        self._cut = True
        for stream in self._streams:
            with suppress(OSError):  # closed by then
                stream.get_extra_info("socket").shutdown(SHUT_RDWR)


def line_of_thread() -> Line | None:
    """The line in whose block this thread is."""
    return getattr(_OF_THREAD, "line", None)


class Call:
    """What an LLM writes for a prompt, in pieces, without what can't be shown; an empty piece for
    each second in which nothing came, so that who reads them may stop.

    `seconds` is how long it may take, by default as long as the LLM's own timeout says. `form` is
    a JSON schema of the reply, which an endpoint that knows of such keeps to. `reply` is what has
    come so far, and `took` the seconds that were waited for it. Once it has ended, `prompt_tokens`
    and `reply_tokens` are as the endpoint counts them, None where it doesn't tell.

    Iterating raises TimeoutError when the whole takes too long, ConnectionError when it breaks
    off, and whatever the client raises. A generator of it that is closed hangs up at once.
    """

    def __init__(
        self,
        llm: "LLM",
        prompt: str,
        *,
        seconds: float | None = None,
        form: Mapping[str, Any] | None = None,
    ) -> None:
        self._llm = llm
        self.prompt = prompt
        self.reply = ""
        self._seconds: float = seconds or getattr(llm, "timeout", None) or SECONDS
        self.form = form
        self.prompt_tokens: int | None = None
        self.reply_tokens: int | None = None
        self.took = 0.0

    def __iter__(self) -> Iterator[str]:
        return self.pieces()

    def pieces(self) -> Generator[str]:
        """The pieces, from a request of their own.

        Clients' own timeouts start anew with each piece, so a thread reads them, and is cut off
        when time is up.
        """
        end = time.monotonic() + self._seconds
        queue: SimpleQueue[str | Exception | None] = SimpleQueue()
        line, stopped = Line(), threading.Event()

        def read() -> None:
            try:
                with line:
                    for piece in self._streamed():
                        queue.put(piece)
                        if stopped.is_set():
                            break
                queue.put(None)
            except Exception as error:  # noqa: BLE001 - raised again where it is waited for
                queue.put(error)
            if stopped.is_set():
                gc.collect()  # LlamaIndex holds the connection in a cycle

        def come() -> Iterator[str]:
            length, last = 0, time.monotonic()
            while length < _MAX_CHARACTERS:
                began = time.monotonic()
                try:
                    piece = queue.get(timeout=min(_BEAT, max(0.0, end - began)))
                except Empty:
                    if time.monotonic() >= end:
                        raise
                    piece = ""
                finally:
                    self.took += time.monotonic() - began
                if piece is None:
                    return
                if isinstance(piece, Exception):
                    raise piece
                if piece or time.monotonic() >= last + _BEAT:
                    last = time.monotonic()
                    yield piece[: _MAX_CHARACTERS - length]
                length += len(piece)

        threading.Thread(target=read, daemon=True).start()
        try:
            for piece in _shown(come()):
                self.reply += piece
                yield piece
        except Empty as error:
            raise TimeoutError(f"no reply within {self._seconds:g} s") from error
        finally:
            stopped.set()
            line.cut()

    def _streamed(self) -> Iterator[str]:
        """What the LLM writes, as it comes; asked again more plainly where its endpoint refuses
        a request with a form, or for the number of tokens."""
        from openai import APIStatusError

        extras: dict[str, Any] = {}
        if hasattr(self._llm, "api_base"):
            extras["stream_options"] = {"include_usage": True}
            if self.form:
                schema = {"name": "reply", "strict": True, "schema": dict(self.form)}
                extras["response_format"] = {"type": "json_schema", "json_schema": schema}
        try:
            yield from self._asked(extras)
        except APIStatusError as error:
            if not extras or error.status_code not in _REFUSED or is_too_long(error):
                raise
            yield from self._asked({})

    def _asked(self, extras: Mapping[str, Any]) -> Iterator[str]:
        """What the LLM writes, as it comes, or all at once where its endpoint doesn't stream."""
        from llama_index.core.llms import ChatMessage

        messages = [ChatMessage(role="user", content=self.prompt)]
        chunks, finish, raw = 0, None, None
        for response in self._llm.stream_chat(messages, **extras):
            chunks += 1
            raw = response.raw
            if choices := getattr(raw, "choices", None):
                finish = choices[0].finish_reason or finish
            self._count(response)
            yield response.delta or ""
        if not chunks:
            plain = {name: value for name, value in extras.items() if name != "stream_options"}
            response = self._llm.chat(messages, **plain)
            self._count(response)
            yield response.message.content or ""
        elif finish is None and hasattr(raw, "choices"):
            raise ConnectionError("its reply broke off")

    def _count(self, response: "ChatResponse") -> None:
        prompt, reply = map(response.additional_kwargs.get, ("prompt_tokens", "completion_tokens"))
        if isinstance(prompt, int) and isinstance(reply, int):
            self.prompt_tokens, self.reply_tokens = prompt, reply


def is_too_long(error: Exception) -> bool:
    """True if an endpoint says that a prompt has more tokens than the model reads."""
    told = str(error).lower()
    status = getattr(error, "status_code", None)
    return status in (400, 413, 422, 500) and (
        "context" in told or "too long" in told or ("token" in told and "max" in told)
    )


def _shown(pieces: Iterable[str]) -> Iterator[str]:
    """Pieces of a text without control characters and those that turn words around, and with the
    halves of a character joined, which may come in two pieces."""
    half = ""
    for piece in pieces:
        text = half + piece
        half = text[-1:] if "\ud800" <= text[-1:] <= "\udbff" else ""
        yield without_hidden(whole(text.removesuffix(half)))
    yield whole(half)
