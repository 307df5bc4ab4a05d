"""What `import index` offers, and that it costs nothing until it is used."""

import subprocess
import sys

import pytest

import index
from index.errors import OnRecordError

pytestmark = pytest.mark.process

HEAVY = ("torch", "gradio", "spacy", "llama_index", "chromadb", "tantivy", "onnxruntime", "numpy")


def test_importing_the_package_imports_nothing_heavy() -> None:
    script = f"import sys, index; print(*sys.modules.keys() & {set(HEAVY)})"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert (done.stdout.strip(), done.stderr) == ("", "")


def test_the_package_offers_what_a_user_needs() -> None:
    script = "from index import Changes, OnRecordError, rebuild, status; print(rebuild.__name__)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert (done.stdout.strip(), done.stderr) == ("rebuild", "")
    assert index.OnRecordError is OnRecordError


def test_a_name_that_it_does_not_offer_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'search'"):
        index.search  # type: ignore[attr-defined]  # noqa: B018
