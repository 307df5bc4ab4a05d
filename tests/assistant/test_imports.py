"""What a user imports is offered by the package, and loads no more than it needs."""

import subprocess
import sys

import pytest

import assistant
from assistant.answer import Answer, Citation, Conversation
from assistant.assistant import Assistant

GRAMMAR_AND_PAGES = ("torch", "sentence_transformers", "gradio", "spacy", "llama_index")


@pytest.mark.process
@pytest.mark.parametrize(
    ("statement", "absent"),
    [
        ("import assistant", (*GRAMMAR_AND_PAGES, "chromadb", "index")),
        (
            "from assistant import Answer, Citation, Conversation",
            (*GRAMMAR_AND_PAGES, "chromadb", "tantivy", "numpy"),
        ),
        ("from assistant import Assistant", GRAMMAR_AND_PAGES),
        ("from assistant import *", GRAMMAR_AND_PAGES),
        ("import assistant.cli", (*GRAMMAR_AND_PAGES, "chromadb", "tantivy", "numpy", "rich")),
        (
            "import assistant.llm.support, assistant.llm.client",
            (*GRAMMAR_AND_PAGES, "chromadb", "onnxruntime", "openai"),
        ),
    ],
)
def test_an_import_loads_no_more_than_it_needs(statement: str, absent: tuple[str, ...]) -> None:
    code = f"{statement}\nimport sys\nprint(*(name for name in {absent!r} if name in sys.modules))"
    run = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert run.stdout.split() == []


def test_the_package_offers_what_a_user_needs() -> None:
    offered = {name: getattr(assistant, name) for name in assistant.__all__}
    assert offered == {
        "Answer": Answer,
        "Assistant": Assistant,
        "Citation": Citation,
        "Conversation": Conversation,
    }
    assert set(assistant.__all__) <= set(dir(assistant))


def test_another_name_is_said_to_be_missing() -> None:
    with pytest.raises(AttributeError, match="'assistant' has no attribute 'Asistant'"):
        _ = assistant.Asistant  # type: ignore[attr-defined]
