"""Answers about the articles of an index, each quotation an exact slice.

In comes a question, with the conversation so far; out comes an `Answer` with its citations. Read
`answer` (and `source`, the line that tells where words are from), `assistant`, then the rooms in
the order of a question: `understanding`, `answering`, `llm`; `evaluation`, `ui`, `llamaindex` and
`cli` (with `arguments` and `progress`) are what it is used by; `examples` are questions to offer,
and `html` is what pages are made with. The names here are loaded when first used: a program that
only handles answers waits for no index.
"""

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

__all__ = ["Answer", "Assistant", "Citation", "Conversation"]

DEFAULT_INDEX = Path(".onrecord")
"""The index folder where none is named."""

if TYPE_CHECKING:
    from assistant.answer import Answer, Citation, Conversation
    from assistant.assistant import Assistant
else:  # out of a type checker's sight, to which any name would seem to be there

    def __getattr__(name: str) -> Any:
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        room = "assistant.assistant" if name == "Assistant" else "assistant.answer"
        return getattr(import_module(room), name)

    def __dir__() -> list[str]:
        return sorted({*globals(), *__all__})
