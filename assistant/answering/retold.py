"""The last answer told again: in full, in context, in the speaker's own words, shorter, read on."""

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import islice

import numpy as np

from assistant.answer import Answer, Citation
from assistant.answering.last_answer import (
    Asked,
    answer_of,
    blocks,
    in_sentences,
    shown_of,
    sliced,
)
from assistant.answering.same_article import Stretch, beginning, stretch_of
from assistant.answering.scoring import NEIGHBOURS
from assistant.source import source_line
from index.english.quotation_marks import MARKS
from index.english.sentences import sentences
from index.span import Span

_HE_SAYS = re.compile(r"\b(?:he|she|they)\b", re.IGNORECASE)


def whole_statement(asked: Asked) -> Answer:
    """Each statement with all that its speaker says around it, from one place."""
    shown: dict[tuple[str, Span], tuple[str, Citation]] = {}
    for citation in sorted(asked.last.citations, key=lambda item: not item.direct):
        stretch = stretch_of(citation)
        whole = sliced(
            citation.article, _grown(asked, stretch, citation).span, citation.speaker, citation.role
        ) if stretch else citation  # fmt: skip
        span = Span(whole.start, whole.end)
        held = [kept for article, kept in shown if article == citation.article.id]
        if not any(kept.start <= span.start and span.end <= kept.end for kept in held):
            shown[citation.article.id, span] = (whole.source, whole)
    return answer_of(asked, blocks(islice(shown.values(), NEIGHBOURS.articles - 1)))


def _grown(
    asked: Asked, stretch: Stretch, citation: Citation, but: Stretch | None = None
) -> Stretch:
    """A stretch with the sentences beside it in which its speaker goes on, without some others."""
    same = [
        (said.first, said.last)
        for item in asked.snapshot.catalog.statements(article_id=citation.article.id)
        if item.speaker and item.speaker.name == citation.speaker and item.kind != "indirect"
        if (said := stretch_of(sliced(citation.article, Span(item.start, item.end))))
    ]
    grew = True
    while grew:
        grew = False
        for first, last in same:
            touching = first <= stretch.last + 1 and last >= stretch.first - 1
            if but and first <= but.last and but.first <= last:
                continue
            wide = Stretch(stretch.article, min(first, stretch.first), max(last, stretch.last))
            if touching and wide != stretch and wide.fits(NEIGHBOURS.grown):
                stretch, grew = wide, True
    return stretch


def context(asked: Asked) -> Answer:
    """The sentences around what was cited."""
    shown = []
    for citation in asked.cited[: NEIGHBOURS.articles - 1]:
        stretch = stretch_of(citation)
        wide = shown_of(asked, stretch.around(2, 2)) if stretch else citation
        shown.append((source_line(citation.article), replace(wide, speaker=citation.speaker)))
    return answer_of(asked, blocks(shown))


def exact_words(asked: Asked) -> Answer | None:
    """The speaker's own words: those that were cited, or those beside what was reported."""
    speakers = {item.speaker for item in asked.last.citations if item.speaker}
    if not speakers:
        return None
    own = [item for item in asked.last.citations if item.direct] or _own_words(asked, speakers)
    if own:
        return answer_of(asked, blocks((item.source, item) for item in own[: NEIGHBOURS.articles]))
    text = "The articles report it and give no words of the speaker’s own.\n\n"
    reported = [(item.source, in_sentences(item)) for item in asked.cited if item.speaker]
    return answer_of(asked, blocks(reported, text))


def _own_words(asked: Asked, speakers: set[str]) -> list[Citation]:
    """What speakers say in quotation marks in the articles cited, the nearest first."""
    found = []
    for citation in asked.cited:
        for item in asked.snapshot.catalog.statements(article_id=citation.article.id):
            if item.kind == "direct" and item.speaker and item.speaker.name in speakers:
                away = max(item.start - citation.end, citation.start - item.end, 0)
                words = [sliced(citation.article, span, item.speaker.name, item.speaker.role, True)
                         for span in item.spans]  # fmt: skip
                found.append((away, words))
    found.sort(key=lambda pair: pair[0])
    return [words for _, said in found for words in said]


def if_own_words(asked: Asked) -> Answer:
    """If the words are the speaker's own."""
    cited = asked.last.citations
    direct = [item.direct for item in cited if item.speaker]
    if not direct:
        text = "Nobody is quoted there: these are the article’s own words."
    elif all(direct):
        text = "Yes: the article has these words in quotation marks."
    elif any(direct):
        text = "Some are: the first of these, in quotation marks. The others the article reports."
    elif any(any(mark in item.quote for mark in MARKS if mark not in "’'`") for item in cited):
        text = "Only what stands in quotation marks is; the rest is how the article reports it."
    else:
        text = "No: the article reports it in its own words."
    ordered = sorted(cited, key=lambda item: not item.direct)[: NEIGHBOURS.articles]
    return answer_of(asked, (text, *blocks(((item.source, item) for item in ordered), "\n\n")))


def read_before(asked: Asked) -> Answer:
    """What stands before what was cited first, in its article."""
    here = stretch_of(asked.last.citations[0])
    said = _said_beside(asked, lambda other, one: other.last < one.first, -1)
    return _further(asked, said or (here.ahead(NEIGHBOURS.further) if here else None), "begins")


def read_on(asked: Asked) -> Answer:
    """What follows what was cited first, in its article."""
    first = asked.last.citations[0]
    here = stretch_of(first)
    said = _said_beside(asked, lambda other, one: other.first > one.last, 0)
    if here:
        further = here.behind(NEIGHBOURS.further)
    else:  # the headline was cited
        further = beginning(first.article, NEIGHBOURS.further)
    return _further(asked, said or further, "ends")


def _said_beside(
    asked: Asked, beside: Callable[[Stretch, Stretch], bool], place: int
) -> Stretch | None:
    """What the speaker who was cited first says next or before it, where a turn asks for what "he"
    says; None where it doesn't, or there is nothing."""
    cited = next((item for item in asked.last.citations if item.speaker), None)
    here = stretch_of(cited) if cited else None
    if not cited or not here or not _HE_SAYS.search(asked.question.text):
        return None
    said = [
        stretch
        for item in asked.snapshot.catalog.statements(article_id=cited.article.id)
        if item.speaker and item.speaker.name == cited.speaker
        if (stretch := stretch_of(sliced(cited.article, Span(item.start, item.end))))
        and beside(stretch, here)
    ]
    return _grown(asked, said[place], cited, here) if said else None


def _further(asked: Asked, further: Stretch | None, edge: str) -> Answer:
    """A stretch that was read on to; refused, where the article has none."""
    if not further:
        text = f"The article {edge} there."
        return Answer(
            asked.question.text, asked.question.standalone, (text,), refused=True,
            missing=("more of the article",), confidence=asked.last.confidence,
        )  # fmt: skip
    item, first = shown_of(asked, further), asked.last.citations[0].speaker
    opening = ""
    if first and item.speaker != first and _HE_SAYS.search(asked.question.text):
        opening = f"{first} says nothing of the kind there. What stands there is this.\n\n"
    return answer_of(asked, blocks([(item.source, item)], opening))


def shorter(asked: Asked) -> Answer:
    """The one sentence that fits the question best."""
    best = _sentences_by_fit(asked)[0]
    return answer_of(asked, blocks([(best.source, best)]))


def summary(asked: Asked) -> Answer:
    """The best sentence of each article, in order of time; of one article the best two."""
    ranked = _sentences_by_fit(asked)
    each = list({item.article.id: item for item in reversed(ranked)}.values())[::-1]
    chosen = each[: NEIGHBOURS.articles - 1] if len(each) > 1 else ranked[:2]
    chosen.sort(key=lambda item: (str(item.article.published or ""), item.article.id, item.start))
    return answer_of(asked, blocks((item.source, item) for item in chosen))


def _sentences_by_fit(asked: Asked) -> list[Citation]:
    """The sentences that were cited, those first that fit their question best."""
    found = [piece for citation in asked.last.citations for piece in _sentences_in(citation)]
    encoder = asked.snapshot.encoder
    vectors = encoder.encode_passages([item.quote for item in found])
    near = vectors @ encoder.encode_question(asked.searched)
    return [found[at] for at in np.argsort(-near, kind="stable")]


def _sentences_in(citation: Citation) -> list[Citation]:
    """The sentences of a citation, those within its quotation marks too; itself where it is one."""
    text, start, end = citation.article.text, citation.start, citation.end
    inside = citation.quote.strip(MARKS)
    if citation.direct and inside:
        start += citation.quote.index(inside)
        end = start + len(inside)
    spans = [
        span for span in sentences(text, start, end)
        if len(text[slice(*span)].split()) >= NEIGHBOURS.short
    ]  # fmt: skip
    if len(spans) < 2:
        return [citation]
    about = citation.speaker, citation.role, citation.direct
    return [sliced(citation.article, span, *about) for span in spans]
