"""A checkup tells in plain words what an LLM does well, and what to change."""

from collections.abc import Iterator

import pytest
from llm_server import LLMServer, serving

from assistant.cli import main
from assistant.llm.checkup import MISSING, QUOTING, TELLING, checkup
from assistant.llm.client import open_llm

pytestmark = [pytest.mark.server, pytest.mark.model]

GOOD = {
    QUOTING: "Marit Solheim said “We found a crack as long as my arm” [1].",
    TELLING: "The ferry between Orrvik and Sandholm was stopped on Monday after divers found a "
    "leak in its hull [1]. The 62 passengers were taken ashore [1].",
    MISSING: "NOT IN THE ARTICLES",
}
BAD = {
    QUOTING: "Marit Solheim said “It was the biggest crack ever”. It was awful.",
    TELLING: "It sank. It sank. It sank. It sank. It sank.",
    MISSING: "A ticket costs 40 crowns.",
}


@pytest.fixture
def server() -> Iterator[LLMServer]:
    with serving() as running:
        yield running


def told(server: LLMServer, context: int = 1_500) -> str:
    return "\n".join(checkup(open_llm(server.url, "test"), context))


def test_a_good_model_is_told_to_be_one(server: LLMServer) -> None:
    server.replies = GOOD
    lines = told(server).splitlines()
    assert "Citations: 3 of 3 sentences end with the number of an excerpt." in lines
    assert "Quotations: 1 of 1 are exact and of the right person." in lines
    assert "Sentences: the articles bear out 3 of 3." in lines
    assert "Refusing: it says so where the article has no answer." in lines
    assert "Tokens: counted by estimate, as the endpoint doesn't tell them." in lines
    assert "→" not in "\n".join(lines)
    long = next(one["messages"][0]["content"] for one in server.requests if TELLING in str(one))
    assert 1_200 * 3.5 < len(long) < 1_500 * 3.5 and "Stall 3 of the market" in long


def test_what_to_change_is_told(server: LLMServer) -> None:
    server.replies, server.counts = BAD, True
    report = told(server)
    for line in (
        "Citations: 0 of 3 sentences end with the number of an excerpt. → ",
        "Quotations: 0 of 1 are exact and of the right person. → ",
        "Sentences: the articles bear out 0 of 3. → ",
        "Refusing: it answers what the article doesn't tell. → ",
        "Repeating: it repeats itself, which is cut off. → ",
        "Tokens: counted by the endpoint.",
    ):
        assert line in report


def test_the_command_fails_where_nothing_answers(capsys: pytest.CaptureFixture[str]) -> None:
    url = ("--llm-url", "http://127.0.0.1:9/v1", "--llm-model", "m")
    assert main(["llm", "check", *url]) == 2
    told = capsys.readouterr().err
    assert f"onrecord: no reply to “{QUOTING}”: nothing answers at http://127.0.0.1:9/" in told
    assert main(["llm", "check"]) == 2
    assert "which LLM? Give --llm-url and --llm-model" in capsys.readouterr().err
