"""Full text: BM25 worked out by hand, and words that are never taken for a query's syntax."""

from math import log
from pathlib import Path

import pytest

from index.english.stems import stems
from index.store.fulltext import _BACKGROUND, FullText

pytestmark = pytest.mark.index

TEXTS = {
    1: "The dam broke",
    2: "A dam is a dam",
    3: "The river rose over the lower bridge",
    4: "“Running,” said the mayor’s runner: we ran",
}


@pytest.fixture
def fulltext(tmp_path: Path) -> FullText:
    store = FullText(tmp_path / "fulltext", create=True)
    store.update([], TEXTS.items())
    return store


def numbers(found: list[tuple[int, float]]) -> list[int]:
    return [number for number, _ in found]


def test_scores_are_bm25(fulltext: FullText) -> None:
    # k1 = 1.2, b = 0.75; 4 texts of 3, 5, 7 and 8 words, on average 5.75; "dam" is in 2 of them.
    rare = log(1 + (4 - 2 + 0.5) / (2 + 0.5))

    def score(frequency: int, words: int) -> float:
        return rare * 2.2 * frequency / (frequency + 1.2 * (0.25 + 0.75 * words / 5.75))

    found = fulltext.search("dam", 9)
    assert numbers(found) == [2, 1]
    assert [s for _, s in found] == pytest.approx([score(2, 5), score(1, 3)], rel=1e-3)


def test_words_are_found_in_every_form(fulltext: FullText) -> None:
    assert numbers(fulltext.search("RUNS bridges", 9)) == [4, 3]
    assert stems("The Mayor’s RUNNING — 1,000 dams") == [
        "the", "mayor", "s", "run", "1", "000", "dam",
    ]  # fmt: skip
    assert numbers(fulltext.search("Did it break?", 9)) == [1]
    assert stems("Women broke it, and a woman found it") == [
        "woman", "break", "it", "and", "a", "woman", "found", "it",
    ]  # fmt: skip


def test_a_word_that_is_asked_twice_counts_once(fulltext: FullText) -> None:
    assert fulltext.search("dam dam dam", 9) == fulltext.search("dam", 9)


@pytest.mark.parametrize(
    "words",
    [
        "text:dam", "passage:2 dam", '"dam', "dam AND river -mayor", "+dam +(", "dam*^9~", "[dam",
        "dam' OR 1=1; drop table passages", "text:[* TO dam]", "/dam/", "dam\\", "\0dam\n",
    ],
)  # fmt: skip
def test_syntax_in_a_question_is_words(fulltext: FullText, words: str) -> None:
    found = fulltext.search(words, 9)
    assert set(numbers(found)) >= {1, 2}
    expected = {number for number, text in TEXTS.items() if set(stems(text)) & set(stems(words))}
    assert set(numbers(found)) == expected


@pytest.mark.parametrize("words", ["", "   ", '?!*"', "unheard", "AND", "x" * 10_000])
def test_nothing_shared_is_nothing_found(fulltext: FullText, words: str) -> None:
    assert fulltext.search(words, 9) == []


def test_only_the_allowed_are_found(fulltext: FullText) -> None:
    assert numbers(fulltext.search("dam the", 9, {1, 3})) == [1, 3]
    assert fulltext.search("dam", 9, set()) == fulltext.search("dam", 9, {3, 99}) == []


def test_many_allowed_are_sifted_from_ever_more_hits(tmp_path: Path) -> None:
    store = FullText(tmp_path / "fulltext", create=True)
    # The shorter a text, the higher its score; only the longest are allowed.
    store.update([], ((i, "dam " + "river " * (i // 100)) for i in range(6_000)))
    found = store.search("dam", 5, set(range(3_000, 6_000)))
    assert len(found) == 5 and all(3_000 <= number < 3_200 for number in numbers(found))
    assert len(store.search("dam", 5_000, set(range(3_000, 6_000)))) == 3_000


def test_an_update_removes_and_adds(fulltext: FullText) -> None:
    fulltext.update([1, 99], [(5, "Another dam")])
    assert fulltext.ids() == {2, 3, 4, 5}
    assert set(numbers(fulltext.search("dam", 9))) == {2, 5}
    fulltext.update([2, 3, 4, 5], [])
    assert fulltext.ids() == set()
    assert fulltext.search("dam", 9) == []


def test_a_failed_update_changes_nothing(fulltext: FullText) -> None:
    def broken() -> object:
        yield 6, "One more dam"
        raise RuntimeError("no more")

    with pytest.raises(RuntimeError, match="no more"):
        fulltext.update([1], broken())  # type: ignore[arg-type]
    assert fulltext.ids() == {1, 2, 3, 4}
    fulltext.update([1], [(7, "dam")])
    assert fulltext.ids() == {2, 3, 4, 7}


def test_what_was_stored_is_there_when_opened_again(tmp_path: Path, fulltext: FullText) -> None:
    assert numbers(FullText(tmp_path / "fulltext").search("river", 9)) == [3]
    (tmp_path / "empty").mkdir()
    with pytest.raises(FileNotFoundError, match="no full text in"):
        FullText(tmp_path / "empty")


def test_rarity_runs_from_all_to_none(fulltext: FullText) -> None:
    # As if 4 passages, of which 2 hold a dam, were part of a larger archive that has none.
    passages = len(TEXTS) + _BACKGROUND
    assert fulltext.rarity("dam") == pytest.approx(log(passages / 3) / log(passages))
    assert fulltext.rarity("unheard") == pytest.approx(1)
    fulltext.update([], ((number, "dam") for number in range(5, 50_000)))
    assert 0 < fulltext.rarity("dam") < 0.05
