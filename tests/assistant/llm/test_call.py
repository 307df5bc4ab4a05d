"""A call to an LLM is ended when it is no longer read, and tells what it took."""

import json
import threading
from collections.abc import Iterator

import pytest
from llm_server import LLMServer, chunk, completion, event, serving

from assistant.llm.call import Call, Line, is_too_long
from assistant.llm.client import open_llm

pytestmark = pytest.mark.server

FORM = {"type": "object", "properties": {"question": {"type": "string"}}}


@pytest.fixture
def server() -> Iterator[LLMServer]:
    with serving() as running:
        yield running


def call(server: LLMServer, seconds: float = 10.0) -> Call:
    return Call(open_llm(server.url, "test", seconds=seconds), "Write.", form=FORM)


def test_it_hangs_up_as_soon_as_nobody_reads_on(server: LLMServer) -> None:
    server.content, server.trickle = "The dam broke. " * 1_000, 0.05
    pieces = call(server).pieces()
    assert next(pieces).strip() == "The"
    pieces.close()
    assert server.hung_up.wait(10)
    assert server.sent < 1_000


def test_it_hangs_up_on_an_endpoint_that_has_not_begun(server: LLMServer) -> None:
    """A thread that waits for the first byte is freed when another one cuts its line."""
    llm, line, failed = open_llm(server.url, "test", seconds=60), Line(), []
    server.delay = 60.0

    def wait() -> None:
        try:
            with line:
                llm.complete("Write.")
        except Exception as error:  # noqa: BLE001 - kept for the test
            failed.append(error)

    waiting = threading.Thread(target=wait)
    waiting.start()
    while not server.requests:
        waiting.join(0.01)
    line.cut()
    waiting.join(20)
    assert not waiting.is_alive() and failed


def test_it_tells_what_it_took(server: LLMServer) -> None:
    usage = {"prompt_tokens": 12, "completion_tokens": 3, "total_tokens": 15}
    last = {**chunk({}), "choices": [], "usage": usage}
    server.content_type = "text/event-stream"
    server.body = b"".join(
        [event(chunk({"content": "Yes."}, "stop")), event(last), b"data: [DONE]\n\n"]
    )
    asked = call(server)
    assert "".join(asked) == asked.reply == "Yes."
    assert (asked.prompt_tokens, asked.reply_tokens) == (12, 3)
    assert 0 < asked.took < 10
    server.body, server.content_type = completion("Yes."), "application/json"
    asked = call(server)
    assert "".join(asked) == "Yes."
    assert (asked.prompt_tokens, asked.reply_tokens) == (1, 1)


def test_a_form_is_asked_for_where_it_is_known(server: LLMServer) -> None:
    server.content = '{"question": "Why?"}'
    assert "".join(call(server)) == server.content
    (request,) = server.requests
    assert request["stream_options"] == {"include_usage": True}
    assert request["response_format"]["json_schema"]["schema"] == FORM
    server.knows = False
    assert "".join(call(server)) == server.content
    assert "response_format" not in server.requests[-1]
    assert "stream_options" not in server.requests[-1]


@pytest.mark.parametrize(
    ("status", "told", "too_long"),
    [
        (400, "the request exceeds the available context size, try increasing it", True),
        (400, "This model's maximum context length is 2048 tokens. However, you", True),
        (400, "Input is too long for requested model", True),
        (400, "no model called test", False),
        (401, "no context", False),
    ],
)
def test_a_prompt_that_is_too_long_is_told_from_other_faults(
    server: LLMServer, status: int, told: str, too_long: bool
) -> None:
    server.status, server.body = status, json.dumps({"error": {"message": told}})
    with pytest.raises(Exception) as failed:
        list(call(server))
    assert isinstance(failed.value, Exception)
    assert is_too_long(failed.value) is too_long
    assert len(server.requests) == (1 if too_long or status == 401 else 2)
