"""Answers about the last answer: its source, how sure it is, its speaker, its day."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import islice
from typing import cast

import numpy as np

from assistant.answer import Answer, Citation, Conversation
from assistant.answering.candidates import candidates
from assistant.answering.contradictions import same_story
from assistant.answering.last_answer import (
    Asked,
    answer_of,
    blocks,
    in_sentences,
    shown_of,
    sliced,
)
from assistant.answering.retold import (
    context,
    exact_words,
    if_own_words,
    read_before,
    read_on,
    shorter,
    summary,
    whole_statement,
)
from assistant.answering.retrieve import retrieve
from assistant.answering.same_article import Stretch, stretch_of, telling, tells
from assistant.answering.scoring import EXTENT, NEIGHBOURS
from assistant.source import source_line
from assistant.understanding.about_answer import SOUGHT, AboutAnswer, Sought
from assistant.understanding.question import Question, content_terms
from index.english.days import spelt
from index.span import Span
from index.store.snapshot import Snapshot

_LOOKED_BACK = 3  # turns behind a refusal in which what "that" is may have been answered
_OF_REFUSALS: frozenset[AboutAnswer] = frozenset({"sure", "source", "others", "misread"})


def answer_about(
    snapshot: Snapshot,
    typed: Question,
    understood: Question,
    conversation: Conversation,
    example: str | None,
) -> Answer | None:
    """The answer to a turn about the last answer; None where it is not about that, or the last
    answer doesn't have it. The conversation goes on from what was asked before it."""
    about = typed.about
    if about is None:
        return None
    turns = [turn for turn in conversation.turns if turn.asked]
    if not turns:
        return None if about in SOUGHT else _nothing_yet(typed, example)
    last = next((turn for turn in reversed(turns[-_LOOKED_BACK:]) if turn.citations), turns[-1])
    if turns[-1].refused and about in _OF_REFUSALS:
        last = turns[-1]
    asked = Asked(snapshot, about, understood if about in SOUGHT else typed, last)
    if about == "misread":
        answer: Answer | None = _misread(asked)
    elif last.refused:
        answer = None if about in SOUGHT else _of_refusal(asked)
    elif not last.citations:
        answer = None
    else:
        answer = _COMPOSERS[about](asked)
    return replace(answer, asked=last.asked) if answer else None


def _nothing_yet(typed: Question, example: str | None) -> Answer:
    text = "There is no answer yet that this could be about. Ask about the articles first"
    hint = f", as in: {example}" if example else "."
    missing = ("an answer before this",)
    return Answer(typed.text, typed.standalone, (text + hint,), refused=True, missing=missing)


def _misread(asked: Asked) -> Answer:
    text = (
        f"It was answered as “{asked.standalone}”. Say what you meant in other words: with the "
        "whole name, the topic or the time, it is understood best."
    )
    return Answer(asked.question.text, asked.question.standalone, (text,), confidence=1.0)


def _of_refusal(asked: Asked) -> Answer:
    articles, _ = asked.snapshot.catalog.counts()
    among = f"of the {articles:,} articles" if articles != 1 else "article"
    text = f"There was no answer: none {among} was found that answers “{asked.standalone}”." + (
        " What follows came nearest." if asked.last.nearest else ""
    )
    return replace(
        asked.last, question=asked.question.text, standalone=asked.question.standalone,
        parts=(text,), notes=(),
    )  # fmt: skip


def _source(asked: Asked) -> Answer:
    """Title, author, outlet, day and address of each article, with the words in their paragraph."""
    shown = []
    for citation in asked.cited:
        article = citation.article
        lines = (
            f"“{' '.join(article.title.split())}”",
            article.byline,
            source_line(article),
            article.url,
        )
        shown.append(("\n".join(line for line in lines if line), _paragraph(citation)))
    return answer_of(asked, blocks(shown))


def _paragraph(citation: Citation) -> Citation:
    """A citation with the rest of its paragraph, as far as that is short enough."""
    article, text = citation.article, citation.article.text
    end = text.find("\n", citation.end)
    span = Span(text.rfind("\n", 0, citation.start) + 1, end if end >= 0 else len(text))
    words = text[slice(*span)]
    span = Span(
        span.start + len(words) - len(words.lstrip()), span.end - len(words) + len(words.rstrip())
    )
    if len(words.split()) > NEIGHBOURS.grown:
        return in_sentences(citation)
    return sliced(article, span, citation.speaker, citation.role)


def _author(asked: Asked) -> Answer:
    shown = []
    for citation in asked.cited:
        byline = " ".join((citation.article.byline or "").split())
        author = (
            f"Written by {byline.removeprefix('By ')}" if byline else "The article names no author"
        )
        shown.append((f"{author} ({source_line(citation.article)})", in_sentences(citation)))
    return answer_of(asked, blocks(shown))


def _speaker(asked: Asked) -> Answer:
    """Whose words each citation is, as the article has it."""
    shown: dict[str, Citation] = {}
    for citation in asked.last.citations:
        stretch = stretch_of(citation)
        said = citation if citation.speaker or not stretch else shown_of(asked, stretch)
        line = (
            said.source
            if said.speaker
            else (f"The article itself; nobody is quoted ({source_line(citation.article)})")
        )
        shown.setdefault(line, in_sentences(said))
    return answer_of(asked, blocks(islice(shown.items(), NEIGHBOURS.articles)))


def _sure(asked: Asked) -> Answer:
    confidence = asked.last.confidence
    how = "Quite sure" if confidence >= NEIGHBOURS.quite else (
        "Fairly sure" if confidence >= NEIGHBOURS.fairly else "Not very sure: read the words"
    )  # fmt: skip
    others = _told_elsewhere(asked)
    more = len({item.article.id for item in (*asked.cited, *others)})
    text = f"{how} (confidence {confidence:.2f}). The words are exactly the articles’, "
    text += f"and {more} articles tell of it." if more > 1 else "and one article alone tells of it."
    cited = [*asked.cited, *(item for item in others if item.article.id not in
             {one.article.id for one in asked.cited})][: NEIGHBOURS.articles]  # fmt: skip
    return answer_of(
        asked, (text, *blocks(((item.source, in_sentences(item)) for item in cited), "\n\n"))
    )


def _others(asked: Asked) -> Answer:
    """The sentences of other articles that tell the same as the first citation."""
    others = _told_elsewhere(asked)
    first = asked.cited[0]
    if not others:
        lead = f"No other article tells the same; it is from {source_line(first.article)}"
        return answer_of(asked, blocks([(lead, in_sentences(first))]))
    count = len(others)
    text = (
        f"Yes: {count} other article{'s' if count > 1 else ''} tell{'' if count > 1 else 's'} it."
    )
    shown = [(source_line(item.article, item.speaker), item) for item in others]
    return answer_of(asked, (text, *blocks(shown, "\n\n")))


def _told_elsewhere(asked: Asked) -> list[Citation]:
    first = asked.cited[0]
    one = in_sentences(first)
    encoder = asked.snapshot.encoder
    hits = retrieve(asked.snapshot, one.quote, EXTENT.passages)
    terms = set(content_terms(one.quote))
    found = [
        item for item in candidates(asked.snapshot, hits) if item.article.id != first.article.id
    ]
    found.sort(key=lambda item: -len(terms & set(content_terms(item.words))))
    found = found[: NEIGHBOURS.compared]
    if not found:
        return []
    vectors = encoder.encode_passages([one.quote, *(item.words for item in found)])
    near = vectors[1:] @ vectors[0]
    told: dict[str, Citation] = {}
    for at in np.argsort(-near, kind="stable"):
        item, cosine = found[at], float(near[at])
        same = same_story(first.article, one.quote, item.article, item.words, cosine)
        if same or cosine >= NEIGHBOURS.alike:
            stretch = stretch_of(sliced(item.article, item.span))
            told.setdefault(item.article.id, shown_of(asked, stretch) if stretch
                            else sliced(item.article, item.span))  # fmt: skip
    return list(told.values())[: NEIGHBOURS.articles - 1]


def _when(asked: Asked) -> Answer:
    """When it was printed, and the sentences that tell its day, if any do."""
    printed = sorted({day for item in asked.cited if (day := item.article.published)})
    text = (
        f"Printed on {' and '.join(map(spelt, printed))}."
        if printed
        else "When it was printed is not known."
    )
    told = {one.article.id: one for one in telling(
        asked.snapshot, "when", asked.searched, asked.last.citations)}  # fmt: skip
    shown = []
    for citation in asked.cited:
        here, near = stretch_of(citation), told.get(citation.article.id)
        item = in_sentences(citation)
        if here and near and not tells("when", item.quote):
            if _touch(here, near):
                both = Stretch(here.article, min(here.first, near.first), max(here.last, near.last))
                item = sliced(both.article, both.span, citation.speaker, citation.role)
            else:
                shown.append((item.source, item))
                item = shown_of(asked, near)
        shown.append((item.source, item))
    return answer_of(asked, (text, *blocks(shown, "\n\n")))


def _touch(one: Stretch, other: Stretch) -> bool:
    """True if two stretches are of one article, and one or neighbours."""
    if one.article.id != other.article.id:
        return False
    return one.first <= other.last + 1 and other.first <= one.last + 1


def _sought(asked: Asked) -> Answer | None:
    """What the articles of the answer tell of a reason, a place, somebody or a number near it."""
    sought = cast(Sought, asked.about)
    found = telling(asked.snapshot, sought, asked.question.searched, asked.last.citations)
    if not found:
        return None
    shown = [shown_of(asked, stretch) for stretch in found[:2]]
    if asked.about == "why" and (here := stretch_of(asked.cited[0])):
        passage = here.around(after=1)
        if not any(_touch(passage, stretch) for stretch in found[:2]):
            shown.append(shown_of(asked, passage))
    return answer_of(asked, blocks((source_line(item.article), item) for item in shown))


def _who(asked: Asked) -> Answer | None:
    """Whose words they are, where somebody's were cited."""
    return _speaker(asked) if asked.last.citations[0].speaker else _sought(asked)


_COMPOSERS: Mapping[AboutAnswer, Callable[[Asked], Answer | None]] = {
    "own words": if_own_words,
    "sure": _sure,
    "others": _others,
    "source": _source,
    "author": _author,
    "speaker": _speaker,
    "exact": exact_words,
    "whole": whole_statement,
    "context": context,
    "before": read_before,
    "after": read_on,
    "shorter": shorter,
    "summary": summary,
    "when": _when,
    "where": _sought,
    "why": _sought,
    "how many": _sought,
    "how": _sought,
    "who": _who,
}
