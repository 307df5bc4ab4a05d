"""Passages: slices of an article that fit the embedding model."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Passage:
    """A slice of an article: `article.text[start:end]`."""

    id: int
    article_id: str
    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a passage needs 0 <= start < end, got {self.start}:{self.end}")
