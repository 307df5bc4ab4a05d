"""Tokens are counted by the endpoint, or estimated where it doesn't tell them."""

from collections.abc import Iterator

import pytest
from llm_server import LLMServer, serving

from assistant.llm.client import open_llm
from assistant.llm.tokens import Tokens

pytestmark = pytest.mark.server


@pytest.fixture
def server() -> Iterator[LLMServer]:
    with serving() as running:
        yield running


def tokens(server: LLMServer) -> Tokens:
    return Tokens(open_llm(server.url, "test"))


def test_an_endpoint_tells_how_many_tokens_a_text_has(server: LLMServer) -> None:
    server.counts = True
    counting = tokens(server)
    assert counting.told
    assert counting.count("The old dam broke.") == 4
    assert server.counted == ["one two three", "The old dam broke."]
    assert server.requests == []


def test_they_are_estimated_where_it_does_not_tell(server: LLMServer) -> None:
    counting = tokens(server)
    assert not counting.told
    assert counting.count("") == 0
    assert counting.count("a" * 35) == 10


def test_as_many_pieces_as_fit(server: LLMServer) -> None:
    pieces = ["The dam broke on Tuesday. "] * 40  # five words each
    assert tokens(server).fitting(pieces, 80) == 10  # 26 characters are 8 tokens
    server.counts = True
    assert tokens(server).fitting(pieces, 80) == 16
    assert tokens(server).fitting(pieces, 4) == 0
    assert tokens(server).fitting(pieces, 10_000) == 40
    assert tokens(server).fitting([], 10) == 0


def test_what_is_no_list_of_tokens_is_none(server: LLMServer) -> None:
    server.url = "http://127.0.0.1:9/v1"
    assert not tokens(server).told


def test_an_endpoint_that_stops_telling_is_not_asked_again(server: LLMServer) -> None:
    server.counts = True
    counting = tokens(server)
    server.counts = False
    assert counting.count("a" * 35) == 10 and not counting.told
