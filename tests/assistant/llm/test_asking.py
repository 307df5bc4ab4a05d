"""An LLM reads where excerpts are from and who says what in them, as many as there is room for."""

import math

import pytest
from dam import PLAIN, excerpts_of

from assistant.llm.asking import as_read, prompt_for
from assistant.llm.tokens import Tokens
from index.errors import OnRecordError


class Estimating(Tokens):
    """Tokens of ten characters each."""

    def __init__(self) -> None:
        self.told = False
        self._per_character = 0.1


def test_an_excerpt_is_read_with_where_it_is_from_and_who_says_what() -> None:
    quoting, telling = excerpts_of(PLAIN)
    assert as_read(quoting) == (
        "[1] Dam breaks above Alba (Alba Gazette · date unknown)\n"
        "“Nobody was warned about the water,”\n"
        "Who says it: Helen Carter: “Nobody was warned about the water,”"
    )
    assert as_read(telling).splitlines()[1:] == [
        "The old dam broke on Tuesday night and flooded forty houses."
    ]


def test_a_prompt_has_no_more_than_its_tokens() -> None:
    excerpts = excerpts_of(PLAIN)
    both, whole = prompt_for("What broke?", excerpts, Estimating(), 1_000)
    assert list(both) == excerpts and "\n[2] Dam breaks" in whole
    room = math.ceil(len(whole) / 10) - 2
    first, prompt = prompt_for("What broke?", excerpts, Estimating(), room)
    assert list(first) == excerpts[:1] and "[2] Dam" not in prompt
    assert prompt.endswith("\nQuestion: What broke?\n")
    with pytest.raises(OnRecordError, match="20 tokens have no room for a passage"):
        prompt_for("What broke?", excerpts, Estimating(), 20)
