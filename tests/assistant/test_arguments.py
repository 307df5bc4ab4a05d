"""The arguments of the command: what is mistyped is told, and each command explains itself."""

import pytest

from assistant.arguments import parser

Captured = pytest.CaptureFixture[str]


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["unknown"],
        ["ask"],
        ["ask", "Why?", "--today", "soon"],
        ["index", "a", "b"],
        *(
            ["ask", "Why?", "--llm-seconds", text]
            for text in ("-5", "0", "nan", "inf", "x", "1e99")
        ),
        *(
            ["ask", "Why?", "--llm-context", text]
            for text in ("-5", "0", "499", "3k", "1e4", "9" * 40)
        ),
        *(
            ["ask", "Why?", "--llm-model", "m", "--llm-url", text]
            for text in (
                "foo",
                "http://",
                "ftp://a/v1",
                "http://a:b/v1",
                "http://[a/v1",
                "http://a b",
            )
        ),
    ],
)
def test_what_is_mistyped_has_status_2(arguments: list[str], capsys: Captured) -> None:
    with pytest.raises(SystemExit) as stopped:
        parser().parse_args(arguments)
    assert stopped.value.code == 2
    assert "usage: onrecord" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["chat", "--llm-url", "localhost:8080"], "write it as http://127.0.0.1:8080/v1"),
        (["ask", "Why?", "--llm-seconds", "nan"], "write seconds, above 0 and at most 86400"),
        (["chat", "--llm-context", "9"], "write one from 500 to 100000"),
        (["ask", "Why?", "--today", "4 May"], '"4 May" is no date: write it as 2023-05-04'),
    ],
)
def test_how_to_write_it_is_told(arguments: list[str], told: str, capsys: Captured) -> None:
    with pytest.raises(SystemExit):
        parser().parse_args(arguments)
    assert told in capsys.readouterr().err


@pytest.mark.parametrize("command", [None, "index", "status", "ask", "chat"])
def test_each_command_explains_itself(command: str | None, capsys: Captured) -> None:
    with pytest.raises(SystemExit) as stopped:
        parser().parse_args([command, "--help"] if command else ["--help"])
    assert stopped.value.code == 0
    told = capsys.readouterr().out
    assert told.startswith(f"usage: onrecord {command or '[-h] COMMAND'}")
    assert "--index PATH" in told or command is None
