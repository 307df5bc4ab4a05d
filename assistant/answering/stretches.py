"""Stretches: a sentence that answers, with those beside it that tell how and why."""

from collections.abc import Iterable, Iterator, Sequence

from assistant.answering.candidates import Candidate, is_fragment
from assistant.answering.scoring import EXTENT
from assistant.understanding.question import Question
from index.span import Span

Sentences = Sequence[Candidate]
"""Candidates of one article, in the order of its text."""


def stretches(
    chosen: Sequence[Candidate], found: Iterable[Candidate], question: Question
) -> Iterator[tuple[tuple[str, Span], Span]]:
    """What is quoted for the sentences that were chosen, by their keys, best first: the first with
    those behind it, unless it says all that was asked for; of the others those that aren't in it,
    as long as all are short enough."""
    text = {item.article.id: item.article.text for item in chosen}
    first, *others = chosen
    span = first.span if first.fits(question) else _grown(first, _beside(first, found))
    words = len(text[first.article.id][slice(*span)].split())
    yield first.key, span
    for item in others:
        inside = item.article.id == first.article.id and span[0] <= item.span[0] < span[1]
        words += 0 if inside else len(item.words.split())
        if not inside and words <= EXTENT.words:
            yield item.key, item.span


def _beside(item: Candidate, found: Iterable[Candidate]) -> Sentences:
    same = [other for other in found if other.article.id == item.article.id]
    return sorted(same, key=lambda other: other.span)


def _grown(item: Candidate, beside: Sentences) -> Span:
    """The stretch around a sentence: what follows it, as far as it is short enough."""
    place = beside.index(item)
    start, end = item.span
    words = len(item.words.split())
    for other in beside[place + 1 : place + 1 + EXTENT.behind_first]:
        between = item.article.text[end : other.span[0]]
        words += len(other.words.split())
        if between.strip() or is_fragment(other.words) or words > EXTENT.stretch:
            break
        end = other.span[1]
    return Span(start, end)
