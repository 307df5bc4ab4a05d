"""Vectors: the nearest by cosine, worked out by hand."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from index.store.vectors import VectorStore

pytestmark = pytest.mark.index

# Unit vectors at these angles, in degrees, in the plane.
ANGLES = {1: 0, 2: 30, 3: 90, 4: 180}


def at(*degrees: float) -> np.ndarray:
    radians = np.radians(degrees)
    return np.stack([np.cos(radians), np.sin(radians)], axis=1).astype(np.float32)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[VectorStore]:
    opened = VectorStore(tmp_path / "chroma", create=True)
    yield opened
    opened.close()


@pytest.fixture
def plane(store: VectorStore) -> VectorStore:
    store.add([*ANGLES], at(*ANGLES.values()))
    return store


def test_the_nearest_come_first_with_their_cosine(plane: VectorStore) -> None:
    [found] = plane.nearest(at(0), 4)
    assert [number for number, _ in found] == [1, 2, 3, 4]
    assert [score for _, score in found] == pytest.approx([1, 3**0.5 / 2, 0, -1], abs=1e-5)


def test_length_does_not_count(plane: VectorStore) -> None:
    plane.add([5], 100 * at(45))
    [found] = plane.nearest(0.01 * at(45), 2)
    assert found[0] == (5, pytest.approx(1, abs=1e-5))
    assert found[1] == (2, pytest.approx(np.cos(np.radians(15)), abs=1e-5))


def test_each_row_has_its_own_nearest(plane: VectorStore) -> None:
    assert [row[0][0] for row in plane.nearest(at(170, 1, 85), 1)] == [4, 1, 3]


def test_no_more_than_there_is(plane: VectorStore) -> None:
    assert [len(row) for row in plane.nearest(at(0, 90), 99)] == [4, 4]
    assert [len(row) for row in plane.nearest(at(0, 90), 1)] == [1, 1]


def test_only_the_allowed_are_found(plane: VectorStore) -> None:
    [found] = plane.nearest(at(0), 4, {3, 4})
    assert [number for number, _ in found] == [3, 4]
    assert plane.nearest(at(0, 1), 4, set()) == [[], []]


def test_many_allowed_are_sifted_from_ever_more_neighbours(store: VectorStore) -> None:
    # A fan from 0 to 90 degrees, of which only the far half is allowed: 2,500 of 5,000.
    store.add(range(5_000), at(*np.linspace(0, 90, 5_000)))
    allowed = set(range(2_500, 5_000))
    [found] = store.nearest(at(0), 10, allowed)
    assert len(found) == 10 and {number for number, _ in found} <= allowed
    assert all(number < 2_600 for number, _ in found)
    scores = [score for _, score in found]
    assert scores == sorted(scores, reverse=True)
    [all_of_them] = store.nearest(at(0), 4_000, allowed)
    assert {number for number, _ in all_of_them} <= allowed
    assert len(all_of_them) >= 0.99 * len(allowed)


def test_what_is_removed_is_not_found(plane: VectorStore) -> None:
    plane.remove([1, 3])
    assert plane.ids() == {2, 4}
    assert [number for number, _ in plane.nearest(at(0), 4)[0]] == [2, 4]
    plane.remove([])
    plane.remove([2, 4])
    assert plane.ids() == set()
    assert plane.nearest(at(0, 0), 4) == [[], []]


def test_vectors_come_in_the_order_asked_for(plane: VectorStore) -> None:
    assert plane.vectors([3, 1]) == pytest.approx(at(90, 0), abs=1e-6)


def test_more_than_one_call_takes(store: VectorStore) -> None:
    count = 12_001  # embedded Chroma takes 5,461 in one call
    store.add(range(count), at(*np.linspace(0, 350, count)))
    assert store.ids() == set(range(count))
    store.remove(range(1, count))
    assert store.ids() == {0}


def test_what_was_stored_is_there_when_opened_again(tmp_path: Path) -> None:
    store = VectorStore(tmp_path / "chroma", create=True)
    store.add([7], at(90))
    store.close()
    again = VectorStore(tmp_path / "chroma")
    assert again.nearest(at(90), 1)[0][0] == (7, pytest.approx(1, abs=1e-5))
    again.close()


def test_two_stores_of_one_process_share_nothing(tmp_path: Path) -> None:
    stores = [VectorStore(tmp_path / name, create=True) for name in ("a", "b")]
    stores[0].add([1], at(0))
    assert (stores[0].ids(), stores[1].ids()) == ({1}, set())
    stores[0].close()
    stores[1].add([2], at(0))
    assert stores[1].ids() == {2}
    stores[1].close()
