"""A sentence stands to the excerpts that it cites as they bear it out."""

from collections.abc import Sequence

import numpy as np
import pytest
from dam import TEXT, article

from assistant.llm.support import Excerpt, judge
from index.people.person import Speaker
from index.span import Span
from index.statements.statement import Statement

BROKE = "The old dam broke on Tuesday night and flooded forty houses."


def excerpt(number: int = 1) -> Excerpt:
    """The whole article about the dam, with Helen Carter's two statements."""
    source = article()
    said = [TEXT.index("“Nobody"), TEXT.index(" Helen"), TEXT.index("“We will"), TEXT.index("\n")]
    spans = Span(said[0], said[1]), Span(said[2], said[3])
    statements = tuple(
        Statement((span,), None, None, "direct", Speaker("Helen Carter", "person", resolved=True))
        for span in spans
    )
    return Excerpt(number, source, 0, len(source.text), statements)


@pytest.mark.parametrize(
    ("sentence", "basis"),
    [
        ("The dam broke on Tuesday.", BROKE),
        ("The dam broke.", BROKE),
        ("Helen Carter said nobody was warned about the water.",
         "“Nobody was warned about the water,” Helen Carter said."),
        ("Carter said “We will rebuild the bridge.”", "“We will rebuild the bridge.”"),
    ],
)  # fmt: skip
def test_what_an_excerpt_says_is_in_the_articles_words(sentence: str, basis: str) -> None:
    support = judge(sentence, [excerpt()])
    assert support.standing == "articles"
    assert [item.words for item in support.basis] == [basis]


@pytest.mark.parametrize(
    ("sentence", "basis"),
    [
        ("On Tuesday night the dam broke and forty houses were flooded.", [BROKE]),
        ("Helen Carter said nobody was warned.",
         ["“Nobody was warned about the water,” Helen Carter said."]),
    ],
)  # fmt: skip
def test_what_comes_near_without_a_fault_is_in_the_models_words(
    sentence: str, basis: list[str]
) -> None:
    support = judge(sentence, [excerpt()])
    assert support.standing == "model"
    assert support.fault is None
    assert [item.words for item in support.basis] == basis


@pytest.mark.parametrize(("cosine", "standing"), [(1.0, "model"), (0.0, None)])
def test_vectors_tell_how_near_a_sentence_is(cosine: float, standing: str | None) -> None:
    def encode(texts: Sequence[str]) -> np.ndarray:
        return np.array([[1.0, 0.0] if "barrier" in text else [cosine, 0.0] for text in texts])

    told = "On Tuesday the old barrier burst, and forty homes flooded."
    assert judge(told, [excerpt()], encode).standing == standing


@pytest.mark.parametrize(
    ("sentence", "basis"),
    [
        ("The old dam broke on Monday night and flooded forty houses.", [BROKE]),
        ("Robert Miller said “We will rebuild the bridge.”", ["“We will rebuild the bridge.”"]),
        ("The river fled.", []),
        ("", []),
    ],
)
def test_what_no_excerpt_says_has_no_standing(sentence: str, basis: list[str]) -> None:
    support = judge(sentence, [excerpt()])
    assert (support.standing, [item.words for item in support.basis]) == (None, basis)
    assert support.fault


def test_an_excerpt_is_a_slice_of_its_article() -> None:
    with pytest.raises(ValueError, match="a slice of its article"):
        Excerpt(1, article(), 5, 5)
    with pytest.raises(ValueError, match="a slice of its article"):
        Excerpt(1, article(), 0, 10_000)
