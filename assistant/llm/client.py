"""An LLM: how it is opened, and why it wrote nothing."""

import os
import re
import time
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from secrets import token_urlsafe
from typing import TYPE_CHECKING, Any

from assistant.answer import whole
from assistant.llm.call import SECONDS, line_of_thread
from index.english.characters import without_hidden
from index.errors import OnRecordError

if TYPE_CHECKING:
    import httpx
    from llama_index.core.llms import LLM
    from openai import APIConnectionError, APIError, APIStatusError

KEY_VARIABLE = "ONRECORD_LLM_KEY"

_MAX_TOKENS = 1_000  # of a reply, with those that a model thinks in
_MAX_BYTES = 20_000_000  # of a reply, with what stands around its characters
_MAX_REDIRECTS = 3
_CONTEXT = 8_192  # tokens of prompt and reply that a model in a file has room for
_OURS = (TimeoutError, ConnectionError, OnRecordError)
_NO_ENDPOINT = (
    "its reply is none of an OpenAI-compatible endpoint: look at --llm-url, which usually ends in "
    "/v1"
)


def open_llm(url: str, model: str, key: str | None = None, seconds: float = SECONDS) -> "LLM":
    """The model `model` of an OpenAI-compatible endpoint; each request may take `seconds`.

    Raises OnRecordError for a key that can't be sent.
    """
    from llama_index.llms.openai_like import OpenAILike

    key = (key or "").strip()
    if not re.fullmatch("[!-~]*", key):
        raise OnRecordError(
            f"the key in ${KEY_VARIABLE} has a letter that no key has, such as a space, a line "
            "break or an accent: set it to the key alone"
        )
    llm: LLM = OpenAILike(
        model=model,
        api_base=url,
        api_key=key or "none",
        timeout=seconds,
        max_retries=0,
        temperature=0.0,
        max_tokens=_MAX_TOKENS,
        is_chat_model=True,
        http_client=_client(seconds),
    )
    return llm


def _client(seconds: float) -> "httpx.Client":
    """An HTTP client whose replies end after `seconds` and at some length, whatever is sent.

    The timeout of httpx starts anew with each byte; comments in a stream of events, which no
    reader sees, would keep it open for ever.
    """
    import httpx

    class Limited(httpx.SyncByteStream):
        def __init__(self, stream: httpx.SyncByteStream, end: float) -> None:
            self._stream, self._end = stream, end

        def __iter__(self) -> Iterator[bytes]:
            length = 0
            for piece in self._stream:
                length += len(piece)
                if time.monotonic() > self._end:
                    raise TimeoutError(f"no reply within {seconds:g} s")
                if length > _MAX_BYTES:
                    raise OnRecordError(f"its reply has more than {_MAX_BYTES:,} bytes")
                yield piece

        def close(self) -> None:
            self._stream.close()

    def begin(request: httpx.Request) -> None:
        request.extensions = {**request.extensions, "end": time.monotonic() + seconds}
        if line := line_of_thread():
            request.extensions = {**request.extensions, "trace": line.heard}

    def limit(response: httpx.Response) -> None:
        # A few compressed bytes can be any number of others.
        if response.headers.get("Content-Encoding", "identity").lower() != "identity":
            raise OnRecordError("its reply is compressed, which it was not asked to be")
        assert isinstance(response.stream, httpx.SyncByteStream)
        response.stream = Limited(response.stream, response.request.extensions["end"])

    return httpx.Client(
        headers={"Accept-Encoding": "identity"},
        timeout=seconds,
        limits=httpx.Limits(max_keepalive_connections=0),
        follow_redirects=True,
        max_redirects=_MAX_REDIRECTS,
        event_hooks={"request": [begin], "response": [limit]},
    )


def open_llm_file(file: Path, seconds: float = SECONDS) -> "LLM":
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


def reason(error: Exception) -> str:
    """Why there is no reply, in a few words."""
    import httpx
    from openai import APIError

    if isinstance(error, APIError):
        return _api_reason(error)
    if isinstance(error, _OURS):
        return str(error)
    if isinstance(error, httpx.TransportError):
        return "its reply broke off"
    if isinstance(error, UnicodeError):
        return f"its reply can't be read: {_short(str(error))}"
    if isinstance(error, AttributeError | LookupError | TypeError | ValueError):
        return _NO_ENDPOINT  # read as what it isn't
    return f"its reply can't be read: {_short(str(error)) or type(error).__name__}"


def _api_reason(error: "APIError") -> str:
    from openai import APIConnectionError, APIStatusError, APITimeoutError

    if isinstance(error, APITimeoutError):
        return "no reply in time"
    if isinstance(error, APIConnectionError):
        return _connection_reason(error)
    if isinstance(error, APIStatusError):
        return _status_reason(error)
    return f"it says: {_short(error.message)}"


def _connection_reason(error: "APIConnectionError") -> str:
    import httpx

    if isinstance(error.__cause__, _OURS):
        return str(error.__cause__)
    if isinstance(error.__cause__, httpx.TooManyRedirects):
        return f"{error.request.url} only sends on to other addresses"
    return f"nothing answers at {error.request.url.copy_with(path='/')}"


def _status_reason(error: "APIStatusError") -> str:
    if error.status_code in (401, 403):
        return f"HTTP {error.status_code}: set ${KEY_VARIABLE} to a key that it accepts"
    told = f": {_told(error)}" if _told(error) else ""
    elsewhere = error.status_code == 404 and "/v1/" not in error.request.url.path
    hint = "; look at --llm-url, which usually ends in /v1" if elsewhere else ""
    return f"HTTP {error.status_code}{told}{hint}"


def _told(error: "APIStatusError") -> str:
    """What an endpoint says of an error, where it says it in JSON."""
    if "json" not in error.response.headers.get("Content-Type", ""):
        return ""
    told: object = error.body
    for _ in range(3):  # {"error": {"message": ...}}, {"detail": [{"msg": ...}]} and the like
        if isinstance(told, list):
            told = next(iter(told), "")
        elif isinstance(told, dict):
            told = next(
                (told[key] for key in ("message", "detail", "error", "msg") if told.get(key)), ""
            )
    return _short(told) if isinstance(told, str) else ""


def _short(text: str) -> str:
    return " ".join(without_hidden(whole(text[:1_000])).split())[:200]
