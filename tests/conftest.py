"""What tests share: the articles of the project, folders of articles, and a compiled model."""

import json
from collections.abc import Callable, Generator, Mapping
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import NoReturn

import pytest
from alba import RECORDS
from places import SEEDS

from assistant.assistant import Assistant
from index.articles.article import Article, body_of
from index.build import rebuild
from index.encoder import DEFAULT_MODEL, Encoder, compile_encoder

FORBIDDEN = (
    ("parse", "index.english.parse._loaded"),
    ("index", "index.store.vectors.VectorStore.__init__"),
    ("index", "index.store.fulltext.FullText.__init__"),
    ("model", "index.encoder.Encoder.__init__"),
    ("process", "subprocess.Popen.__init__"),
    ("server", "socket.socket.bind"),
)
"""What no unit test may call, with the mark of the tests that do."""

HEAVY = (*dict.fromkeys(mark for mark, _ in FORBIDDEN), "data")

Folder = Callable[[dict[str, str | bytes]], Path]

Record = Mapping[str, str | None]
"""A line of a feed: title, text, and where the test needs them id, date and outlet."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--no-skips", action="store_true", help="a skipped test is a failed one")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """With --no-skips, fail what is skipped; only what needs the evaluation data may be."""
    report = yield
    if report.skipped and item.config.getoption("--no-skips") and "data" not in item.keywords:
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} was skipped: {report.longrepr}"
    return report


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what needs a compiled model, and as `unit` what needs nothing of the sort."""
    for item in items:
        if isinstance(item, pytest.Function) and "encoders" in item.fixturenames:
            item.add_marker("model")
        if not any(item.get_closest_marker(name) for name in HEAVY):
            item.add_marker("unit")


@pytest.fixture(autouse=True)
def _light(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the tests that are marked `unit` from what their mark rules out."""
    if not request.node.get_closest_marker("unit"):
        return
    for mark, name in FORBIDDEN:
        monkeypatch.setattr(name, partial(_refuse, mark))


def _refuse(mark: str, *_: object, **__: object) -> NoReturn:
    raise AssertionError(f"no unit test: mark it as {mark}")


@pytest.fixture(scope="session")
def seed_folder() -> Path:
    """The articles that come with the project."""
    return SEEDS


@pytest.fixture(scope="session")
def encoders(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder `encoders` of an index, with the default model compiled."""
    folder = tmp_path_factory.mktemp("compiled") / "encoders"
    compile_encoder(DEFAULT_MODEL, folder)
    return folder


@pytest.fixture(scope="session")
def encoder(encoders: Path) -> Encoder:
    return Encoder(compile_encoder(DEFAULT_MODEL, encoders))


@pytest.fixture(scope="session")
def index_folder(
    tmp_path_factory: pytest.TempPathFactory, encoders: Path, seed_folder: Path
) -> Path:
    """An index over the articles that come with the project. Read it only."""
    place = tmp_path_factory.mktemp("index")
    (place / "encoders").symlink_to(encoders)
    rebuild(seed_folder, place)
    return place


@pytest.fixture
def new_index(tmp_path: Path, encoders: Path) -> Path:
    """An index folder that holds a compiled model and nothing else."""
    place = tmp_path / "index"
    place.mkdir()
    (place / "encoders").symlink_to(encoders)
    return place


@pytest.fixture
def make_folder(tmp_path: Path) -> Folder:
    """Writes files, texts or bytes by name, into the folder `articles`, which it returns."""

    def make(files: dict[str, str | bytes]) -> Path:
        folder = tmp_path / "articles"
        folder.mkdir(exist_ok=True)
        for name, content in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content)
        return folder

    return make


@pytest.fixture(scope="session")
def make_article() -> Callable[..., Article]:
    """Makes an article from its text, with whatever else is given."""

    def make(text: str, **stated: object) -> Article:
        values: dict[str, object] = {
            "path": "a.txt",
            "title": "A title",
            "published": None,
            "outlet": None,
            "byline": None,
            "url": None,
            **stated,
        }
        digest = sha256(repr((text, values)).encode()).hexdigest()
        body = body_of(text, str(values["title"]))
        values = {"id": digest[:16], "digest": digest, "body": body, **values}
        return Article(text=text, **values)  # type: ignore[arg-type]

    return make


@pytest.fixture(scope="session")
def seed_assistant(index_folder: Path) -> Assistant:
    """An assistant over the articles that come with the project."""
    return Assistant.open(index_folder)


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory, encoders: Path) -> Callable[..., Assistant]:
    """Opens an assistant over articles given as the records of a feed."""

    def open_archive(*records: Record) -> Assistant:
        place = tmp_path_factory.mktemp("archive")
        folder, index_folder = place / "articles", place / "index"
        folder.mkdir()
        index_folder.mkdir()
        (index_folder / "encoders").symlink_to(encoders)
        lines = [json.dumps({"id": str(n), **record}) for n, record in enumerate(records)]
        (folder / "feed.jsonl").write_text("\n".join(lines), encoding="utf-8")
        rebuild(folder, index_folder)
        return Assistant.open(index_folder)

    return open_archive


@pytest.fixture(scope="session")
def alba(archive: Callable[..., Assistant]) -> Assistant:
    """An assistant over the small archive of `alba.py`."""
    return archive(*RECORDS)
