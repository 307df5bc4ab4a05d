"""A small OpenAI-compatible server on loopback, for the tests of answers written by an LLM."""

import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import repeat
from typing import Any


@dataclass
class LLMServer:
    """What the server at `url` replies to the next request, and the requests it has had.

    It replies with `content` as a stream of a word at a time, or, where that is set, with
    `body` as it is. A reply waits `delay` seconds; with `trickle`, seconds, its pieces come so
    long apart. After `breaks` words the connection breaks; with `quietly` the stream just ends
    there. With `endless` the reply begins again for ever; with `forever`, those bytes are sent
    again and again as a stream of events. Where `key` is set, any other bearer token gets a 401.
    Of `replies`, that one comes in place of `content` whose question the prompt ends with.
    `headers` are sent with a `body`. With `counts` it tells how many tokens a text has: its words.
    Where `knows` is false, it refuses requests for anything but messages; with a `window`, prompts
    of more words.
    """

    url: str = ""
    content: str | None = ""
    body: str | bytes | None = None
    content_type: str = "application/json"
    status: int = 200
    delay: float = 0.0
    trickle: float = 0.0
    breaks: int | None = None
    quietly: bool = False
    endless: bool = False
    forever: bytes | None = None
    finish: str = "stop"
    key: str | None = None
    headers: dict[str, str] = field(default_factory=dict)
    replies: dict[str, str] = field(default_factory=dict)
    counts: bool = False
    knows: bool = True
    window: int | None = None
    counted: list[str] = field(default_factory=list)
    requests: list[dict[str, Any]] = field(default_factory=list)
    tokens: list[str | None] = field(default_factory=list)
    closing: threading.Event = field(default_factory=threading.Event)
    sent: int = 0
    hung_up: threading.Event = field(default_factory=threading.Event)

    @property
    def prompt(self) -> str:
        """What the last request asked."""
        (message,) = self.requests[-1]["messages"]
        words = message["content"]
        assert isinstance(words, str)
        return words

    def tokenized(self, text: str) -> tuple[int, str, bytes]:
        """The reply to a question for the tokens of a text."""
        if not self.counts:
            return 404, "text/html", b"<p>Not found</p>"
        self.counted.append(text)
        told = {"tokens": list(range(len(text.split())))}
        return 200, "application/json", json.dumps(told).encode()

    def refusal(self, asked: dict[str, Any]) -> tuple[int, str, bytes] | None:
        """The reply to a request with what the server doesn't know, or longer than it reads."""
        if not self.knows and {"response_format", "stream_options"} & set(asked):
            return 400, "application/json", b'{"error": "no such field"}'
        if self.window is None or len(asked["messages"][0]["content"].split()) <= self.window:
            return None
        told = {"error": {"message": "the request exceeds the available context size"}}
        return 400, "application/json", json.dumps(told).encode()

    def pieces(self) -> Iterator[bytes]:
        """The events of a streamed reply."""
        asked = self.prompt.rstrip() if self.replies else ""
        found = (reply for question, reply in self.replies.items() if asked.endswith(question))
        words = re.findall(r"\s*\S+|\s+", next(found, self.content) or "")
        for text in repeat(words) if self.endless else [words]:
            for number, word in enumerate(text):
                if number == self.breaks:
                    return
                yield event(chunk({"content": word}))
        yield event(chunk({}, self.finish))
        yield b"data: [DONE]\n\n"


def chunk(delta: dict[str, Any], finish: str | None = None) -> dict[str, Any]:
    """A piece of a streamed chat completion."""
    choice = {"index": 0, "delta": delta, "finish_reason": finish}
    kind = "chat.completion.chunk"
    return {"id": "c-1", "object": kind, "created": 1, "model": "test", "choices": [choice]}


def event(value: dict[str, Any]) -> bytes:
    return f"data: {json.dumps(value)}\n\n".encode()


def completion(content: str | None) -> str:
    """A chat completion that comes all at once, as JSON."""
    message = {"role": "assistant", "content": content}
    return json.dumps(
        {
            "id": "chatcmpl-1",
            "object": "chat.completion",
            "created": 1,
            "model": "test",
            "choices": [{"index": 0, "message": message, "finish_reason": "stop"}],
            "usage": {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2},
        }
    )


@contextmanager
def serving() -> Iterator[LLMServer]:
    """A server that runs for as long as the block."""
    server = LLMServer()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"  # which streams in chunks

        def do_POST(self) -> None:
            asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            if self.path == "/tokenize":
                self.close_connection = True
                self.reply(*server.tokenized(asked["content"]))
                return
            token = self.headers.get("Authorization", "").removeprefix("Bearer ")
            server.requests.append({"path": self.path, **asked})
            server.tokens.append(token)
            self.close_connection = True
            try:
                if server.key is not None and token != server.key:
                    error = {"error": {"message": "Incorrect API key", "type": "invalid_api_key"}}
                    self.reply(401, "application/json", json.dumps(error).encode())
                    return
                if refusal := server.refusal(asked):
                    self.reply(*refusal)
                    return
                server.closing.wait(server.delay)
                if server.forever is not None:
                    self.go_on_for_ever(server.forever)
                    return
                if server.body is None and asked.get("stream"):
                    self.stream()
                    return
                body = completion(server.content) if server.body is None else server.body
                body = body.encode() if isinstance(body, str) else body
                self.reply(server.status, server.content_type, body)
            except (BrokenPipeError, ConnectionResetError):
                server.hung_up.set()  # the client did, as when a reply takes too long

        def stream(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/event-stream")
            self.send_header("Transfer-Encoding", "chunked")
            self.send_header("Connection", "close")
            self.end_headers()
            for piece in server.pieces():
                self.wfile.write(f"{len(piece):x}\r\n".encode() + piece + b"\r\n")
                self.wfile.flush()
                server.sent += 1
                if server.closing.wait(server.trickle):
                    return
            if server.breaks is None or server.quietly:
                self.wfile.write(b"0\r\n\r\n")

        def go_on_for_ever(self, piece: bytes) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/event-stream")
            self.send_header("Connection", "close")
            self.end_headers()
            while not server.closing.wait(0.005):
                self.wfile.write(piece)

        def reply(self, status: int, content_type: str, body: bytes) -> None:
            self.send_response(status)
            self.send_header("Content-Type", content_type)
            self.send_header("Content-Length", str(len(body)))
            for name, value in server.headers.items():
                self.send_header(name, value)
            self.send_header("Connection", "close")
            self.end_headers()
            if not server.trickle:
                self.wfile.write(body)
                return
            for byte in body:
                self.wfile.write(bytes([byte]))
                self.wfile.flush()
                if server.closing.wait(server.trickle):
                    return

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as http:
        server.url = f"http://127.0.0.1:{http.server_port}/v1"
        thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield server
        finally:
            server.closing.set()
            http.shutdown()
            thread.join()
