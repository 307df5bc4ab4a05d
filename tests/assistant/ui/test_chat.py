"""The chat page: what it is served with, and what an event shows. More of it in a browser:
`test_browser.py`."""

import socket
from types import SimpleNamespace
from typing import Any

import pytest
from scripted import ScriptedAssistant

from assistant.ui.chat import FAILED, Chat, start
from assistant.ui.render import EMPTY_PANE, Problem
from assistant.understanding.question import MAX_CHARACTERS
from index.errors import OnRecordError


def event(**data: Any) -> Any:
    """An event of the page that carries such data."""
    return SimpleNamespace(_data=data)


def chat() -> Chat:
    return Chat(ScriptedAssistant())  # type: ignore[arg-type]


def test_while_a_question_is_answered_the_page_says_what_is_done() -> None:
    shown = [step[0] for step in chat().reply(" What did Peskov say? ", (), event())]
    assert len(shown) == 5
    for step, told in zip(shown, ("Reading …", "Searching 1", "Reading for “What"), strict=False):
        assert f'<p class="working">{told}' in step
    assert shown[3] == shown[4] and "working" not in shown[4]


def test_nobody_can_ask_twice_at_once() -> None:
    buttons = [step[4]["interactive"] for step in chat().reply("What did Peskov say?", (), event())]
    assert buttons == [False, False, False, False, True]


def test_an_example_that_is_chosen_is_asked_in_the_place_of_what_was_typed() -> None:
    *_, last = chat().reply("typed", (), event(question="What did Blinken say?"))
    assert [turn.question for turn in last[1]] == ["What did Blinken say?"]


@pytest.mark.parametrize("typed", ["", "  ", "\n"])
def test_nothing_typed_is_not_asked(typed: str) -> None:
    [step] = chat().reply(typed, (), event())
    assert step[1] == () and "Type a question first" in step[2]


def test_an_error_is_a_turn_and_too_long_a_question_is_kept_short() -> None:
    question = "broken " * MAX_CHARACTERS
    *_, last = chat().reply(question, (), event())
    [turn] = last[1]
    assert isinstance(turn, Problem) and turn.sentence.startswith("no index at .onrecord")
    assert turn.question == f"{question[:300]} …"


def test_a_fault_of_the_program_is_shown_as_one() -> None:
    shown, notice, button = chat().failed(())
    assert "What did Peskov say?" in shown and FAILED in notice and button["interactive"]


def test_a_citation_that_is_gone_opens_nothing() -> None:
    assert chat().reveal((), event(key="0-0")) == EMPTY_PANE


@pytest.mark.server
def test_a_port_that_is_taken_is_said_to_be() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(OnRecordError, match=rf"port {port} is taken.*--port"):
            start(ScriptedAssistant(), port=port)  # type: ignore[arg-type]
