"""Two sides beside each other, or one before and after: each in its exact words, or its silence."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from assistant.answer import Answer, Part
from assistant.answering.compose import compose, compose_said, compose_sayings
from assistant.answering.evidence import Evidence, Finding
from assistant.answering.quotes import Said, Sayings, find_sayings
from assistant.answering.refusals import together
from assistant.answering.retrieve import covered, retrieve
from assistant.answering.scoring import COMPARISON, EXTENT, STATEMENT
from assistant.understanding.question import Question, content_terms
from index.english.sentences import sentences
from index.english.stems import stems
from index.span import Span
from index.store.snapshot import Snapshot

_ARTICLE = re.compile(r"^(?:the|an?) (?=\S)")


def compare(snapshot: Snapshot, question: Question, names: Sequence[str]) -> Answer:
    """What each of some parties says on the topic, the parties in the order asked; the articles'
    own sentences that set them beside each other where one of them is silent."""
    outlets = [outlet_called(snapshot, name) for name in names]
    if question.topic and all(outlets):
        return _by_outlet(snapshot, question, list(filter(None, outlets)))
    asked = [replace(question, speaker=name, shape="", sides=()) for name in names]
    each = [find_sayings(snapshot, one) for one in asked]
    answers = []
    for one, sayings in zip(asked, each, strict=True):
        others = 0 if sayings.said else sayings.others
        side = replace(sayings, said=_best(sayings.said), namesakes=(), others=others)
        answer = compose_sayings(one, side)
        answers.append(_headed(one, sayings, answer))
    if any(not sayings.said for sayings in each):
        shown = [(item.article.id, item.start) for one in answers for item in one.citations]
        beside = [
            item
            for item in _set_beside(snapshot, question, names)
            if (item.article.id, item.span[0]) not in shown
        ]
        if beside:
            best = max(item.score for item in beside)
            finding = Finding(tuple(beside), (), (), max(best, COMPARISON.told))
            answers.append(compose(question, finding))
    answer = together(question, answers)
    told = [one.confidence for one in answers if not one.refused]
    return replace(answer, confidence=min(told)) if told else answer


def outlet_called(snapshot: Snapshot, name: str) -> str | None:
    """The outlet of the articles that is called by a name, by the beginnings of its words or by
    their initials; None where there is none."""
    words = _ARTICLE.sub("", name.lower()).split()
    for outlet in snapshot.catalog.outlets():
        parts = _ARTICLE.sub("", re.sub(r"[\W_]+", " ", outlet.lower()).strip()).split()
        begun = len(parts) == len(words) and all(map(str.startswith, words, parts))
        initials = parts == ["".join(word[0] for word in words)] and len(words) > 1
        if begun or initials or "".join(parts) == "".join(words):
            return outlet
    return None


def _by_outlet(snapshot: Snapshot, question: Question, outlets: Sequence[str]) -> Answer:
    """What each outlet has on the topic."""
    answers = []
    rarity = {term: snapshot.fulltext.rarity(term) for term in content_terms(question.topic)}
    plain = replace(question, speaker=None, shape="", sides=())
    for outlet in outlets:
        allowed = snapshot.catalog.passage_ids(question.since, question.until, outlet)
        found = []
        for hit in retrieve(snapshot, question.topic, EXTENT.passages, allowed=allowed):
            article = snapshot.catalog.article(hit.passage.article_id)
            assert article is not None, "a passage belongs to an article of the catalog"
            for span in sentences(article.text, hit.passage.start, hit.passage.end):
                held = covered(rarity, article.text[slice(*span)])
                if held > COMPARISON.covered:
                    found.append(Evidence(article, span, held + hit.score))
        best = sorted(found, key=lambda item: -item.score)[: COMPARISON.beside]
        if best:
            answer = compose(plain, Finding(tuple(_apart(best)), (), (), COMPARISON.told))
            answer = replace(answer, parts=(f"{outlet}\n\n", *answer.parts))
        else:
            answer = compose(plain, Finding((), (), (question.topic,), 1 - COMPARISON.told))
            text = f"The articles of {outlet} have nothing on {question.topic}."
            answer = replace(answer, parts=(text,))
        answers.append(answer)
    answer = together(question, answers)
    return replace(answer, confidence=COMPARISON.told) if not answer.refused else answer


def _headed(question: Question, sayings: Sayings, answer: Answer) -> Answer:
    """One side of a comparison, under its name."""
    if answer.refused:
        return answer
    name = sayings.people[0].name if sayings.people else question.speaker
    topic = f" on {question.topic}" if question.topic else ""
    return replace(answer, parts=(f"{name}{topic}\n\n", *answer.parts))


def _best(said: Sequence[Said], most: int = COMPARISON.words) -> tuple[Said, ...]:
    """The statements that fit about as well as the best one, until so many words are quoted."""
    best = max((item.score for item in said), default=0.0)
    chosen: list[Said] = []
    words = 0
    for item in sorted(said, key=lambda item: -item.score):
        words += len(item.words.split())
        near = item.score >= STATEMENT.near_best * best
        if chosen and (not near or words > most or len(chosen) >= COMPARISON.statements):
            break
        chosen.append(item)
    return tuple(chosen)


def _set_beside(snapshot: Snapshot, question: Question, names: Sequence[str]) -> list[Evidence]:
    """The sentences, one or two on end, that name all the parties and tell of the topic."""
    called = [re.compile(rf"\b{re.escape(name.split()[-1])}\b", re.I) for name in names]
    rarity = {term: snapshot.fulltext.rarity(term) for term in content_terms(question.topic)}
    allowed = None
    if question.since or question.until:
        allowed = snapshot.catalog.passage_ids(question.since, question.until)
    words = " ".join((*names, question.topic))
    found: dict[tuple[str, int], Evidence] = {}
    for hit in retrieve(snapshot, words, COMPARISON.passages, allowed=allowed):
        article = snapshot.catalog.article(hit.passage.article_id)
        assert article is not None, "a passage belongs to an article of the catalog"
        for span in _stretches(sentences(article.text, hit.passage.start, hit.passage.end)):
            text = article.text[slice(*span)]
            score = covered(rarity, text) if rarity else 1.0
            if score >= COMPARISON.covered and all(name.search(text) for name in called):
                found.setdefault((article.id, span[0]), Evidence(article, span, score))
    ranked = sorted(found.values(), key=lambda item: (-item.score, len(item.words)))
    return _apart(ranked)[: COMPARISON.beside]


def _stretches(spans: Iterable[Span]) -> Iterable[Span]:
    """Sentences, and any two that stand beside each other."""
    before: Span | None = None
    for span in spans:
        yield span
        if before:
            yield Span(before[0], span[1])
        before = span


def _apart(ranked: Iterable[Evidence]) -> list[Evidence]:
    """The evidence that shares no words with what comes before it."""
    chosen: list[Evidence] = []
    for item in ranked:
        if not any(
            item.article.id == other.article.id
            and item.span[0] < other.span[1]
            and other.span[0] < item.span[1]
            for other in chosen
        ) and all(stems(item.words) != stems(other.words) for other in chosen):
            chosen.append(item)
    return chosen


def compare_times(snapshot: Snapshot, question: Question) -> Answer:
    """What somebody said on the topic before, and what after: the middle of the days that are
    asked for, or of those on which it was printed, parts the two."""
    plain = replace(question, shape="", sides=())
    sayings = find_sayings(snapshot, plain)
    dated = [item for item in sayings.said if item.article.published]
    days = sorted(item.article.published for item in dated if item.article.published)
    if not days or len(sayings.people) > 1:
        return compose_sayings(plain, sayings)
    first, last = question.since or days[0], question.until or days[-1]
    middle = first + (last - first) / 2
    early = _in_order(_best([item for item in dated if _day(item) <= middle]))
    late = _in_order(_best([item for item in dated if _day(item) > middle]))
    name = sayings.people[0].name if sayings.people else question.speaker or ""
    if not early or not late:
        when = "later" if early else "earlier"
        answer = compose_sayings(plain, replace(sayings, said=early + late))
        return replace(
            answer, notes=(*answer.notes, f"The articles hold nothing of {name} on it from {when}.")
        )
    parts: list[Answer] = []
    for heading, said in (("Earlier", early), ("Later", late)):
        lead: Part = f"{heading}\n\n"
        one = compose_said(plain, said, sayings.confidence)
        parts.append(replace(one, parts=(lead, *one.parts)))
    return together(question, parts)


def _day(said: Said) -> date:
    return said.article.published or date.min


def _in_order(said: Iterable[Said]) -> tuple[Said, ...]:
    return tuple(sorted(said, key=_day))
