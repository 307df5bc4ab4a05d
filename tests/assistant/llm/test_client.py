"""What an LLM behind an HTTP endpoint writes is read in time, and why it wrote nothing is told."""

import gzip
import json
from collections.abc import Iterator

import pytest
from llm_server import LLMServer, chunk, completion, event, serving

from assistant.llm.call import Call
from assistant.llm.client import open_llm, reason
from index.errors import OnRecordError

pytestmark = pytest.mark.server


@pytest.fixture
def server() -> Iterator[LLMServer]:
    with serving() as running:
        yield running


def written(server: LLMServer, seconds: float = 10.0, key: str | None = None) -> str:
    return "".join(Call(open_llm(server.url, "test", key, seconds), "Write."))


def failure(server: LLMServer, seconds: float = 10.0) -> str:
    """Why an endpoint has written nothing."""
    with pytest.raises(Exception) as failed:
        written(server, seconds)
    assert isinstance(failed.value, Exception)
    return reason(failed.value)


def streams(server: LLMServer, *contents: str) -> None:
    server.content_type = "text/event-stream"
    events = [event(chunk({"content": content})) for content in contents]
    server.body = b"".join([*events, event(chunk({}, "stop")), b"data: [DONE]\n\n"])


@pytest.mark.parametrize(
    ("contents", "text"),
    [
        (["The dam \ud83d", "\ude00 broke"], "The dam \U0001f600 broke"),
        (["\ud83d", "\ud83d", "\ude00"], "\ufffd\U0001f600"),
        (["The dam \ud83d", " broke \ude00"], "The dam \ufffd broke \ufffd"),
        (["broke \ud83d"], "broke \ufffd"),
        (
            ["The \u202edam\u202c", "\u2066 bro\u200bke\x00\x07\n\tnow\u00ad"],
            "The dam broke  \n now",
        ),
    ],
)
def test_what_comes_can_be_sent_on_and_shown(
    server: LLMServer, contents: list[str], text: str
) -> None:
    streams(server, *contents)
    assert written(server) == text


@pytest.mark.parametrize("sent", [b": still here\n\n", b"data: " + b"a" * 10_000, b"\n"])
def test_a_stream_without_an_end_is_hung_up_on(server: LLMServer, sent: bytes) -> None:
    written(server)  # loads the client
    server.forever = sent
    assert failure(server, 1.0) == "no reply within 1 s"
    assert server.hung_up.wait(20)


def test_a_reply_is_read_to_a_number_of_bytes(
    server: LLMServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assistant.llm.client._MAX_BYTES", 1_000_000)
    server.forever = b"data: " + b"a" * 100_000
    assert failure(server) == "its reply has more than 1,000,000 bytes"
    assert server.hung_up.wait(2)
    server.forever, server.body = None, completion("a" * 2_000_000)
    assert failure(server) == "its reply has more than 1,000,000 bytes"


def test_a_compressed_reply_is_not_read(server: LLMServer) -> None:
    server.headers = {"Content-Encoding": "gzip"}
    server.body = gzip.compress(completion("The dam broke.").encode())
    assert failure(server) == "its reply is compressed, which it was not asked to be"


NO_ENDPOINT = (
    "its reply is none of an OpenAI-compatible endpoint: look at --llm-url, which usually ends in "
    "/v1"
)


@pytest.mark.parametrize(
    ("status", "content_type", "body", "told"),
    [
        (200, "text/html", "<html><body>Welcome</body></html>", NO_ENDPOINT),
        (204, "text/html", "", NO_ENDPOINT),
        (200, "application/json", '{"flood": 1}', NO_ENDPOINT),
        (400, "application/json", '{"error": "model not loaded"}', "HTTP 400: model not loaded"),
        (422, "application/json", '{"detail": "field required"}', "HTTP 422: field required"),
        (422, "application/json", '{"detail": [{"msg": "no such field"}]}',
         "HTTP 422: no such field"),
        (500, "application/json", '{"error": {"message": "out of \\u202e\\ud800 memory"}}',
         "HTTP 500: out of \ufffd memory"),
        (500, "application/json", "[]", "HTTP 500"),
        (500, "text/html", "<p>model not loaded</p>", "HTTP 500"),
        (404, "text/html", "<p>Not found</p>", "HTTP 404"),
    ],
)  # fmt: skip
def test_why_there_is_no_reply_is_told(
    server: LLMServer, status: int, content_type: str, body: str, told: str
) -> None:
    server.status, server.content_type, server.body = status, content_type, body
    assert failure(server) == told


def test_an_address_without_its_end_is_told(server: LLMServer) -> None:
    server.url = server.url.removesuffix("/v1")
    server.status, server.body = 404, '{"detail": "Not Found"}'
    assert failure(server) == ("HTTP 404: Not Found; look at --llm-url, which usually ends in /v1")


def test_an_error_in_the_middle_of_a_stream_is_told(server: LLMServer) -> None:
    server.content_type = "text/event-stream"
    error = json.dumps({"error": {"message": "overloaded"}})
    server.body = event(chunk({"content": "The dam"})) + f"data: {error}\n\n".encode()
    assert failure(server) == "it says: overloaded"


def test_a_key_is_sent_without_what_stands_around_it(server: LLMServer) -> None:
    server.content = "Yes."
    written(server, key=" key\n")
    assert server.tokens == ["key"]
    for key in ("clé", "key\r\nX-Evil: 1", "k ey"):
        with pytest.raises(OnRecordError, match=r"the key in \$ONRECORD_LLM_KEY has a letter"):
            open_llm(server.url, "test", key)
