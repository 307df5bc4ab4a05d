"""Retrieval: the fusion by hand, and search in a small archive with its filters."""

from datetime import date

import pytest

from assistant.answering.retrieve import Hit, fuse, retrieve
from assistant.assistant import Assistant


def test_fusion_sums_the_reciprocal_ranks() -> None:
    scores = fuse([[7, 8, 9], [9, 7]])
    assert scores == {
        7: pytest.approx(1 / 61 + 1 / 62),
        8: pytest.approx(1 / 62),
        9: pytest.approx(1 / 63 + 1 / 61),
    }
    assert sorted(scores, key=lambda number: -scores[number]) == [7, 9, 8]


def test_fusion_of_nothing() -> None:
    assert fuse([]) == {}
    assert fuse([[], []]) == {}


def records(hits: list[Hit], assistant: Assistant) -> list[str]:
    """The ids that the articles of some hits have in their feed."""
    articles = [assistant.article(hit.passage.article_id) for hit in hits]
    return [article.path.partition("#")[2] for article in articles if article]


def test_the_best_hit_comes_first_and_scores_fall(alba: Assistant) -> None:
    hits = alba.search("letters by two engineers")
    assert records(hits, alba)[0] == "cracks"
    assert len(hits) == 4  # the four articles have a passage each
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    # First in full text and in vectors, and its article fits.
    assert hits[0].score > 2 / 61


def test_the_limit_cuts_the_last_ones_off(alba: Assistant) -> None:
    assert alba.search("the dam", 2) == alba.search("the dam", 10)[:2]
    assert alba.search("the dam", 0) == []


def test_only_allowed_passages_are_found(alba: Assistant) -> None:
    snapshot = alba.snapshot()
    every = retrieve(snapshot, "the dam", 10)
    chosen = {every[1].passage.id, every[3].passage.id}
    found = retrieve(snapshot, "the dam", 10, allowed=chosen)
    assert [hit.passage for hit in found] == [every[1].passage, every[3].passage]
    assert retrieve(snapshot, "the dam", 10, allowed=set()) == []


MAY_4, MAY_5, JUNE_2 = date(2023, 5, 4), date(2023, 5, 5), date(2023, 6, 2)


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({}, {"dam", "flood", "cracks", "mill"}),
        ({"since": MAY_5}, {"flood", "cracks"}),
        ({"until": MAY_5}, {"dam", "flood"}),
        ({"since": MAY_5, "until": MAY_5}, {"flood"}),
        ({"since": date(2023, 6, 3)}, set()),
        ({"since": JUNE_2, "until": MAY_4}, set()),
        ({"outlet": "Coast Post"}, {"flood", "cracks"}),
        ({"outlet": "coast post"}, {"flood", "cracks"}),
        ({"outlet": "Coast"}, set()),
        ({"people": ("Mason",)}, {"flood", "cracks"}),
        ({"people": ("Helen Carter", "Mason")}, {"flood", "cracks"}),
        ({"people": ("helen carter", "Victor Lund")}, {"dam"}),
        ({"people": ("Victor Lund",), "outlet": "Coast Post"}, set()),
        ({"people": ("Mason",), "until": MAY_5}, {"flood"}),
        ({"outlet": "Coast Post", "since": MAY_4, "until": JUNE_2}, {"flood", "cracks"}),
    ],
)
def test_filters_of_a_search(alba: Assistant, filters: dict[str, object], found: set[str]) -> None:
    hits = alba.search("dam flood mill", **filters)  # type: ignore[arg-type]
    assert set(records(hits, alba)) == found


def test_words_that_stand_nowhere_still_find_what_is_near_in_meaning(alba: Assistant) -> None:
    assert records(alba.search("inundation", 2), alba)[0] in ("flood", "dam")


def test_a_hit_is_a_slice_of_its_article(alba: Assistant) -> None:
    hits = alba.search("bridge")
    assert len(hits) == 4
    for hit in hits:
        article = alba.article(hit.passage.article_id)
        assert article is not None
        assert 0 <= hit.passage.start < hit.passage.end <= len(article.text)
