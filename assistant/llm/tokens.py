"""Tokens: how many a text has for a model, told by its endpoint or else estimated."""

import json
import math
import time
from collections.abc import Sequence
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import httpx
    from llama_index.core.llms import LLM

CONTEXT = 3_000
"""Tokens of a prompt, where nothing else is said."""

LEAST_CONTEXT = 500
"""The prompt and one passage have about so many."""

_CHARACTERS = 3.5  # of a token, in English; most tokenizers have more
_SECONDS = 2.0
_ROUNDS = 4
_MOST_BYTES = 2_000_000
_FEWEST = 0.05  # tokens of a character


class Tokens:
    """Counts the tokens of texts as a model does.

    The servers of llama.cpp and vLLM tell them at `/tokenize`, beside `/v1`; where one doesn't,
    they are estimated from the characters, from then on without asking.
    """

    def __init__(self, llm: "LLM") -> None:
        self._llm = llm
        self._per_character = 1 / _CHARACTERS
        self.told = _is_there(llm)

    def count(self, text: str) -> int:
        """The tokens of a text, without those that a chat puts around it."""
        if self.told and text:
            counted = _asked(self._llm, text)
            self.told = counted is not None
            if counted is not None:
                self._per_character = max(_FEWEST, counted / len(text))
                return counted
        return math.ceil(len(text) * self._per_character)

    def fitting(self, pieces: Sequence[str], budget: int) -> int:
        """How many of some pieces, from the first on, have no more tokens than that together."""
        fits, fewer = 0, len(pieces)
        for _ in range(_ROUNDS):
            lengths = accumulate(math.ceil(len(piece) * self._per_character) for piece in pieces)
            count = min(fewer, sum(length <= budget for length in lengths))
            if count <= fits:
                break
            if self.count("".join(pieces[:count])) <= budget:
                fits = count
                if not self.told:
                    break
            else:
                fewer = count - 1
        return fits


def _is_there(llm: "LLM") -> bool:
    """True if an endpoint tells the tokens of a text."""
    return bool(_asked(llm, "one two three"))


def _asked(llm: "LLM", text: str) -> int | None:
    """The number of tokens that an endpoint tells; None where it tells none."""
    import httpx

    base = str(getattr(llm, "api_base", None) or "").rstrip("/").removesuffix("/v1")
    if not base:
        return None
    try:
        with httpx.stream(
            "POST",
            f"{base}/tokenize",
            json={"content": text, "prompt": text, "model": getattr(llm, "model", "")},
            headers={
                "Authorization": f"Bearer {getattr(llm, 'api_key', None)}",
                "Accept-Encoding": "identity",
            },
            timeout=_SECONDS,
            verify=base.startswith("https:"),  # which takes longer to prepare than to ask
        ) as response:
            told = json.loads(_body(response)) if response.status_code == 200 else None
    except (httpx.HTTPError, httpx.InvalidURL, UnicodeError, ValueError):
        return None
    tokens = told.get("tokens") if isinstance(told, dict) else None
    return len(tokens) if isinstance(tokens, list) else None


def _body(response: "httpx.Response") -> bytes:
    """The body of a reply; ValueError where it is too long or takes too long."""
    end, body = time.monotonic() + _SECONDS, b""
    for piece in response.iter_raw():
        body += piece
        if len(body) > _MOST_BYTES or time.monotonic() > end:
            raise ValueError("no list of tokens")
    return body
