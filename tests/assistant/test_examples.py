"""Examples: found once a snapshot, each answered well, and kept beside it."""

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from assistant import examples
from assistant.answer import Answer, Citation
from assistant.assistant import Assistant
from assistant.examples import FILE, Examples, Shelf, find_examples
from index.articles.article import Article
from index.people.person import Person

GOOD = "What did Ida Rask say?"
TEXT = "“We ran,” said Ida Rask."


@pytest.fixture
def snapshot(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """A snapshot of which only the people and the folder are looked at."""
    monkeypatch.setattr(examples, "frequent_topic", lambda snapshot, person: None)
    people = {Person("Ida Rask"): 2, Person("Ole Lund"): 1}
    return SimpleNamespace(folder=tmp_path / "00001", people=people)


@pytest.fixture
def answered(make_article: Callable[..., Article]) -> Callable[[str], Answer]:
    """Answers the good example surely, and the others hardly; counts what it is asked."""
    citation = Citation(1, make_article(TEXT), 0, 9, "“We ran,”", "Ida Rask", direct=True)

    def ask(question: str) -> Answer:
        sure = 0.9 if question == GOOD else 0.1
        return Answer(question, question, (citation,), (citation,), confidence=sure)

    return ask


def never(question: str) -> Answer:
    raise AssertionError(question)


def test_an_example_must_be_answered_well(snapshot: Any, answered: Callable[[str], Answer]) -> None:
    assert find_examples(snapshot, answered) == Examples((GOOD,))


def test_who_opens_the_folder_next_asks_nothing(
    snapshot: Any, answered: Callable[[str], Answer], tmp_path: Path
) -> None:
    first = Shelf(tmp_path)
    assert first.examples(snapshot, answered) == first.examples(snapshot, never)
    assert Shelf(tmp_path).examples(snapshot, never) == Examples((GOOD,))
    assert [path.name for path in tmp_path.iterdir()] == [FILE]


@pytest.mark.parametrize(
    "kept",
    [
        "",
        "[]",
        "null",
        '{"snapshot": "00000", "plain": ["Old?"], "about": []}',
        '{"snapshot": "00001", "plain": "Old?", "about": []}',
        '{"snapshot": "00001", "plain": [1], "about": []}',
        '{"snapshot": "00001"}',
    ],
)
def test_a_file_of_another_snapshot_or_a_damaged_one_is_made_anew(
    snapshot: Any, answered: Callable[[str], Answer], tmp_path: Path, kept: str
) -> None:
    (tmp_path / FILE).write_text(kept)
    assert Shelf(tmp_path).examples(snapshot, answered) == Examples((GOOD,))
    assert Shelf(tmp_path).examples(snapshot, never) == Examples((GOOD,))


def test_a_folder_that_cant_be_written_to_is_no_error(
    snapshot: Any,
    answered: Callable[[str], Answer],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def read_only(*args: object) -> None:
        raise PermissionError("read only")

    monkeypatch.setattr(Path, "replace", read_only)
    shelf = Shelf(tmp_path)
    assert shelf.examples(snapshot, answered) == Examples((GOOD,))
    assert shelf.examples(snapshot, never) == Examples((GOOD,))
    assert list(tmp_path.iterdir()) == []


def test_one_of_the_first_has_a_topic() -> None:
    some = Examples(("a", "b", "c"), ("a about d", "b about d"))
    assert some.first(2) == ["a", "a about d"]
    assert some.first(4) == ["a", "b", "c", "a about d"]
    assert Examples(("a", "b")).first(4) == ["a", "b"]


def test_a_second_page_load_embeds_nothing(
    alba: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = alba.examples()
    assert shown

    def embed(*args: object) -> None:
        raise AssertionError("embedded")

    monkeypatch.setattr(type(alba.snapshot().encoder), "encode_passages", embed)
    monkeypatch.setattr(type(alba.snapshot().encoder), "encode_question", embed)
    assert alba.examples() == shown
