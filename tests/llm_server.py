"""A small OpenAI-compatible server on loopback, for the tests of answers written by an LLM."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class LLMServer:
    """What the server at `url` replies to the next request, and the requests it has had.

    It replies with `content` as a chat completion, or, where that is set, with `body` as it is.
    A reply waits `delay` seconds; with `trickle`, seconds, it comes a byte at a time, so long
    apart. Where `key` is set, any other bearer token gets a 401.
    """

    url: str = ""
    content: str | None = ""
    body: str | None = None
    content_type: str = "application/json"
    status: int = 200
    delay: float = 0.0
    trickle: float = 0.0
    key: str | None = None
    requests: list[dict[str, Any]] = field(default_factory=list)
    tokens: list[str | None] = field(default_factory=list)
    closing: threading.Event = field(default_factory=threading.Event)

    @property
    def prompt(self) -> str:
        """What the last request asked."""
        (message,) = self.requests[-1]["messages"]
        words = message["content"]
        assert isinstance(words, str)
        return words


def completion(content: str | None) -> str:
    """A chat completion, as JSON."""
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
        def do_POST(self) -> None:
            asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            token = self.headers.get("Authorization", "").removeprefix("Bearer ")
            server.requests.append({"path": self.path, **asked})
            server.tokens.append(token)
            if server.key is not None and token != server.key:
                error = {"error": {"message": "Incorrect API key", "type": "invalid_api_key"}}
                self.reply(401, "application/json", json.dumps(error).encode())
                return
            server.closing.wait(server.delay)
            body = completion(server.content) if server.body is None else server.body
            self.reply(server.status, server.content_type, body.encode())

        def reply(self, status: int, content_type: str, body: bytes) -> None:
            try:
                self.send_response(status)
                self.send_header("Content-Type", content_type)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                if not server.trickle:
                    self.wfile.write(body)
                    return
                for byte in body:
                    self.wfile.write(bytes([byte]))
                    self.wfile.flush()
                    if server.closing.wait(server.trickle):
                        return
            except (BrokenPipeError, ConnectionResetError):
                pass  # the client hung up, as it does when a reply takes too long

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
