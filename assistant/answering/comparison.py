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
from assistant.answering.set_beside import CHANGE, apart, set_beside
from assistant.source import outlet_name
from assistant.understanding.question import Question, content_terms
from index.english.sentences import sentences
from index.people.lookup import find_people
from index.store.snapshot import Snapshot

_ARTICLE = re.compile(r"^(?:the|an?) (?=\S)")


def compare(snapshot: Snapshot, question: Question, names: Sequence[str]) -> Answer:
    """The articles' own sentences that set some parties beside each other, and what each says on
    the topic, in the order asked, or what is told of it."""
    outlets = [outlet_called(snapshot, name) for name in names]
    if question.topic and all(outlets):
        return _by_outlet(snapshot, question, list(filter(None, outlets)))
    if question.shape and not any(_speaks(snapshot, name) for name in names):
        return _of_groups(snapshot, question)
    asked = [replace(question, speaker=name, shape="", sides=()) for name in names]
    each = [find_sayings(snapshot, one) for one in asked]
    beside = set_beside(snapshot, question, names)
    most = COMPARISON.words_beside if beside else COMPARISON.words
    sides = [
        _side(snapshot, one, sayings, most, names) for one, sayings in zip(asked, each, strict=True)
    ]
    if beside or not all(side.refused for side in sides):
        # That nobody is called "the fishermen" is no news.
        spoken = [_speaks(snapshot, name) for name in names]
        sides = [one for one, known in zip(sides, spoken, strict=True) if known or not one.refused]
    answers = [*([compose(question, _told(beside))] if beside else []), *sides]
    answer = together(question, answers)
    told = [one.confidence for one in answers if not one.refused]
    return replace(answer, confidence=min(told)) if told else answer


def _speaks(snapshot: Snapshot, name: str) -> bool:
    """True if a name is a person's, or a role of one: "the millers" is nobody called Miller."""
    group = bool(_ARTICLE.match(name.lower()))
    matches = find_people(snapshot.people, name)
    return any(match.how in ("name", "role") or not group for match in matches)


def _of_groups(snapshot: Snapshot, question: Question) -> Answer:
    """What is told of parties that are no speakers, by the sentences nearest to the question."""
    plain = replace(question, speaker=None, shape="", sides=(), topic=question.searched)
    nearest = set_beside(snapshot, plain, (), most=COMPARISON.of_groups)
    return compose(plain, _told(nearest) if nearest else Finding((), (), (), 1 - COMPARISON.told))


def _told(evidence: Sequence[Evidence]) -> Finding:
    best = max(item.score for item in evidence)
    return Finding(tuple(evidence), (), (), min(max(best, COMPARISON.told), COMPARISON.sure))


def _side(
    snapshot: Snapshot, asked: Question, sayings: Sayings, most: int, names: Sequence[str]
) -> Answer:
    """One side of a comparison among others of some names: its best words, or else what is told of
    it and the topic, or its silence."""
    others = 0 if sayings.said else sayings.others
    side = replace(sayings, said=_best(sayings.said, most), namesakes=(), others=others)
    if not sayings.said and asked.topic and len(sayings.people) < 2:
        name = asked.speaker or ""
        if told := set_beside(snapshot, asked, [name], among=names):
            return _headed(asked, sayings, compose(asked, _told(told[:1])))
    return _headed(asked, sayings, compose_sayings(asked, side))


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
            answer = compose(plain, Finding(tuple(apart(best)), (), (), COMPARISON.told))
            answer = replace(answer, parts=(f"{outlet_name(outlet)}\n\n", *answer.parts))
        else:
            answer = compose(plain, Finding((), (), (question.topic,), 1 - COMPARISON.told))
            text = f"The articles of {outlet_name(outlet)} have nothing on {question.topic}."
            answer = replace(answer, parts=(text,))
        answers.append(answer)
    answer = together(question, answers)
    return replace(answer, confidence=COMPARISON.told) if not answer.refused else answer


def _headed(question: Question, sayings: Sayings, answer: Answer) -> Answer:
    """One side of a comparison, under its name."""
    if answer.refused:
        return answer
    name = sayings.people[0].name if sayings.people else question.speaker
    named = re.search(rf"\b(?:on|about|over) {re.escape(question.topic)}", question.text, re.I)
    topic = f" on {question.topic}" if question.topic and named else ""
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
    told = set_beside(snapshot, plain, [name], CHANGE)
    parts = [compose(plain, _told(told))] if told else []
    for heading, said in (("Earlier", early), ("Later", late)):
        lead: Part = f"{heading}\n\n"
        one = compose_said(plain, said, sayings.confidence)
        parts.append(replace(one, parts=(lead, *one.parts)))
    return together(question, parts)


def _day(said: Said) -> date:
    return said.article.published or date.min


def _in_order(said: Iterable[Said]) -> tuple[Said, ...]:
    return tuple(sorted(said, key=_day))
