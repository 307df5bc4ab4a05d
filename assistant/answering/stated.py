"""Stated: does any article say what a question presupposes?"""

from collections.abc import Iterator, Sequence
from itertools import islice

from assistant.answering.events import is_only_doer, tells, tells_plainly
from assistant.answering.presupposition import Presupposition
from assistant.answering.reference import Sentence
from assistant.answering.scoring import LIKENESS
from assistant.understanding.question import content_terms
from index.articles.article import Article
from index.english.sentences import sentences
from index.english.stems import stems
from index.span import Span
from index.store.snapshot import Snapshot


def is_stated(
    snapshot: Snapshot, presupposed: Presupposition, alike: Sequence[tuple[Article, Span]] = ()
) -> bool:
    """True if a sentence tells the event of who is presupposed to have done it, with the names
    beside it in that sentence or next to it. `alike` are sentences that mean much the same: they
    may tell it in other words."""
    event = presupposed.event
    candidates = list(islice(_candidates(snapshot, presupposed), LIKENESS.parsed))
    if any(tells_plainly(sentence, event) for sentence in candidates):
        return True
    named = [*presupposed.beside, *filter(None, [event.whom])]
    for article, (start, end) in alike:
        words = article.text[start:end]
        other_words = event.stems.isdisjoint(stems(words))
        if other_words and _hold(named, words) and is_only_doer(words, event.who, named):
            return True
    return any(tells(sentence, event) for sentence in candidates)


def _candidates(snapshot: Snapshot, presupposed: Presupposition) -> Iterator[Sentence]:
    """Sentences that may tell what is presupposed, those that name who it is first."""
    event = presupposed.event.stems
    who = presupposed.event.who
    called = set(content_terms(who.partition(" of ")[0].split()[-1]))
    wanted = [*content_terms(who), *event, presupposed.event.whom, *presupposed.beside]
    found = snapshot.fulltext.search(" ".join(wanted), LIKENESS.presupposed_in)
    others = []
    seen = set()
    for passage in snapshot.catalog.passages([number for number, _ in found]):
        article = snapshot.catalog.article(passage.article_id)
        if not article:
            continue
        spans = sentences(article.text, passage.start, passage.end)
        told = [article.title, *(article.text[slice(*span)] for span in spans)]
        held = [set(stems(words)) for words in told]
        for place, words in enumerate(told):
            before = told[place - 1] if place > 1 else ""
            after = told[place + 1] if 0 < place < len(told) - 1 else ""
            near = held[0].union(*held[max(1, place - 1) : place + 2])
            around = " ".join([told[0], *told[max(1, place - 1) : place + 2]])
            if event.isdisjoint(held[place]) or not called <= near or words in seen:
                continue
            seen.add(words)
            if not _hold(presupposed.beside, around):
                continue
            sentence = Sentence(words, before, after, told[0])
            if called <= held[place]:
                yield sentence
            else:
                others.append(sentence)
    yield from others


def _hold(names: Sequence[str], words: str) -> bool:
    """True if words hold the last word of at least half of some names."""
    held = set(stems(words))
    return 2 * sum(held.issuperset(stems(name.split()[-1])) for name in names) >= len(names)
