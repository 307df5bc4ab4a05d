"""Statements: who says what in an article, from extraction to the citation."""

from dataclasses import dataclass
from typing import Literal

from index.people.person import Person, Speaker
from index.span import Span

Kind = Literal["direct", "mixed", "indirect"]


@dataclass(frozen=True)
class Statement:
    """What somebody says, thinks or wants, according to an article; spans are of its text.

    `spans` are the content, in order: several when the attribution breaks it, with the quotation
    marks that belong to it. `mention` are the words that name the speaker ("he", "both sides"),
    `cue` those that attribute ("told", "according"); each is None where there are none. `kind` is
    direct when all words of the content stand in quotation marks, mixed when some do; where the
    cue denies it (`he never said “…”`) it is indirect.

    Extraction knows no more than that; the rest comes by `replace`. Resolution adds the `speaker`,
    who the mention stands for in the article, None where that is unclear. The catalog adds the
    `person`, the same across articles, None for a speaker without a name, and `article_id` and
    `id`, "" and 0 until then. `also_in` are the ids of other articles that carry the same words
    of the same speaker, where those were gathered.
    """

    spans: tuple[Span, ...]
    mention: Span | None
    cue: Span | None
    kind: Kind
    speaker: Speaker | None = None
    person: Person | None = None
    article_id: str = ""
    id: int = 0
    also_in: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        edges = [edge for span in self.spans for edge in span]
        if not edges or sorted(set(edges)) != edges:
            raise ValueError(f"content spans must be in order and not empty, got {self.spans}")
        if self.person and not self.speaker:
            raise ValueError(f"{self.person.name} is the person of a statement without a speaker")

    @property
    def start(self) -> int:
        return self.spans[0].start

    @property
    def end(self) -> int:
        return self.spans[-1].end

    def is_most_of(self, span: Span) -> bool:
        """True if more than half of the characters of a slice of the article are its content."""
        held = (min(span.end, end) - max(span.start, start) for start, end in self.spans)
        return 2 * sum(max(0, length) for length in held) > span.end - span.start
