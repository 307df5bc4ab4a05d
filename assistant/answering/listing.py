"""Lists and counts: articles that tell of something, people who did, times that it was said."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from assistant.answer import Answer, Citation, Part
from assistant.answering.compose import compose_said
from assistant.answering.quotes import find_sayings, statements_in, whom_meant
from assistant.answering.retrieve import covered, retrieve
from assistant.answering.scoring import LISTING, topic_confidence
from assistant.source import outlet_name, source_line
from assistant.understanding.question import Question, content_terms, names_in
from index.articles.article import Article
from index.english.days import DAY
from index.english.function_words import BE, FINITE_HAVE
from index.english.names import same_name
from index.english.sentences import sentences
from index.english.stems import stems
from index.english.words import words_of
from index.people.lookup import find_people
from index.span import Span
from index.store.snapshot import Snapshot

_ARTICLE = re.compile(r"^(?:the|an?) (?=\S)", re.IGNORECASE)
_BETWEEN = FINITE_HAVE | BE | words_of("also just already now who and had has, ,")
_BESIDE = re.compile(r" (?:over|for|about|because of|on|after|as|in) ", re.IGNORECASE)
_DAY = re.compile(rf"\b(?:{DAY})\b,?", re.IGNORECASE)
_DONE = frozenset(stems("endorse support oppose defend"))
_ALONE = frozenset(stems("endorse"))  # nobody endorses by a word of support
_SORTED = re.compile(r"(?:which|what) ", re.IGNORECASE)
_WORD = re.compile(r"\w[\w'’-]*")


@dataclass(frozen=True)
class Entry:
    """An entry of a list: whom it is about, "" where that is nobody, and a sentence that tells
    it, in their own words alone if `direct`; `weight` is how much of the article does."""

    article: Article
    span: Span
    name: str = ""
    role: str | None = None
    direct: bool = False
    weight: int = 1

    @property
    def words(self) -> str:
        """The sentence."""
        return self.article.text[slice(*self.span)]


def list_articles(snapshot: Snapshot, question: Question) -> Answer | None:
    """The articles that hold what is asked for, those with most of it first, and how many there
    are; None where none holds it."""
    entries = sorted(
        _articles(snapshot, question),
        key=lambda entry: (-entry.weight, entry.article.published or date.max, entry.article.id),
    )
    if not entries:
        return None
    outlets = Counter(name for entry in entries if (name := outlet_name(entry.article.outlet)))
    told = f"{_counted(len(entries), 'article')} on this"
    if outlets:
        each = ", ".join(f"{name} ({count})" for name, count in outlets.most_common())
        told += f", of {_counted(len(outlets), 'outlet')}: {each}"
    return _listed(question, f"{told}.", entries)


def _articles(snapshot: Snapshot, question: Question) -> Iterator[Entry]:
    """An entry for each article that holds the words of a topic, in one place."""
    phrase = _ARTICLE.sub("", question.topic).strip(" “”\"'")
    rarity = {term: snapshot.fulltext.rarity(term) for term in content_terms(question.topic)}
    if not rarity:
        return
    allowed = None
    if question.since or question.until:
        allowed = snapshot.catalog.passage_ids(question.since, question.until)
    found = snapshot.fulltext.search(question.topic, LISTING.searched, allowed)
    whole = re.compile(rf"(?<!\w){re.escape(phrase)}(?!\w)", re.IGNORECASE)
    owned = lru_cache(maxsize=None)(snapshot.catalog.article)
    passages = [
        (article, Span(passage.start, passage.end))
        for passage in snapshot.catalog.passages([number for number, _ in found])
        if (article := owned(passage.article_id))
    ]
    literal = [item for item in passages if whole.search(item[0].text, *item[1])]
    least = 1.0 if len(rarity) <= LISTING.all_of else LISTING.covered
    fitting = literal or [
        (article, span)
        for article, span in passages
        if covered(rarity, article.text[slice(*span)]) >= least
    ]
    weights = Counter(article.id for article, _ in fitting)
    first = {article.id: (article, span) for article, span in reversed(fitting)}
    for article, (start, end) in first.values():
        spans = list(sentences(article.text, start, end))
        held = [span for span in spans if whole.search(article.text[slice(*span)])]
        span = min(
            held or spans,
            key=lambda span: (
                -round(covered(rarity, article.text[slice(*span)]), 3),
                span[1] - span[0],
            ),
        )
        yield Entry(article, span, weight=weights[article.id])


def count_times(snapshot: Snapshot, question: Question) -> Answer | None:
    """How often somebody says the words asked for, as far as the articles quote it, in order of
    time; None where never, or where several may be meant."""
    sayings = find_sayings(snapshot, replace(question, topic=""))
    if len(sayings.people) > 1:
        return None
    terms = set(content_terms(question.topic))
    held = [item for item in sayings.said if terms and terms <= set(stems(item.words))]
    if not held:
        return None
    held.sort(key=lambda item: item.article.published or date.max)
    name = sayings.people[0].name if sayings.people else question.speaker
    owners = {one.article.id for item in held for one in (item, *item.elsewhere)}
    plain = compose_said(
        question, held[: LISTING.entries], replace(sayings, said=tuple(held)).confidence
    )
    told = f"{_counted(len(held), 'statement')} of {name} with these words, in "
    lead = f"{told}{_counted(len(owners), 'article')}.\n\n"
    return replace(plain, parts=(lead, *plain.parts), notes=_left(len(held)))


def list_people(snapshot: Snapshot, question: Question) -> Answer | None:
    """Those who say or do what the verb of a question tells of its topic, each once, by a
    statement or by a sentence that tells it, and how many they are; None where nobody does."""
    allowed = None
    if question.since or question.until:
        allowed = snapshot.catalog.passage_ids(question.since, question.until)
    hits = retrieve(snapshot, question.searched, LISTING.passages, allowed=allowed)
    verb = next((term for term in content_terms(question.topic) if term in question.cues), "")
    done = not _DONE.isdisjoint(question.cues)  # without a word, and so not by a statement
    acts = frozenset([verb] if verb in _ALONE else question.cues)
    target = _target(snapshot, question)
    entries: list[Entry] = []
    for hit in hits:
        article = snapshot.catalog.article(hit.passage.article_id)
        assert article is not None, "a passage belongs to an article of the catalog"
        for span in sentences(article.text, hit.passage.start, hit.passage.end):
            name = _doer(article.text[slice(*span)], acts, target)
            if name and (known := _person(snapshot, name)):
                entries.append(Entry(article, span, known))
    said = statements_in(snapshot, hits, question.topic, question.cues) if not done else []
    entries += [
        Entry(item.article, item.spans[0], speaker.name, speaker.role, item.direct)
        for item in said
        if (speaker := item.statement.speaker) and not speaker.name.islower()
    ]
    once = [entry for entry in _each_once(entries) if _of_sort(snapshot, question, entry)]
    if len(once) < 1 + bool(said):
        return None
    confidence = topic_confidence(said[0].score) if said else LISTING.confidence
    told = f"{len(once)} named in the articles nearest to this."
    return _listed(question, told, once, max(confidence, LISTING.confidence))


def _target(snapshot: Snapshot, question: Question) -> list[frozenset[str]]:
    """The stems of whom or what a verb is aimed at, and those of what else a topic names; of a
    person's names the last is enough."""
    words = " ".join(
        word for word in question.topic.split() if not set(question.cues).intersection(stems(word))
    )
    aimed, *rest = _BESIDE.split(words, maxsplit=1)
    if _person(snapshot, aimed):
        aimed = aimed.split()[-1]
    return [frozenset(content_terms(aimed)), frozenset(content_terms(" ".join(rest)))]


def _doer(sentence: str, acts: frozenset[str], target: Sequence[frozenset[str]]) -> str:
    """The name before the verb of a sentence that is aimed at a target, or the one behind "by"
    where the target comes first; "" where there is none."""
    aimed, rest = target
    held = set(stems(sentence))
    if not aimed or not aimed <= held or (rest and rest.isdisjoint(held)):
        return ""
    for verb in _WORD.finditer(sentence):
        if acts.isdisjoint(stems(verb[0])) or verb[0].endswith(("ment", "ments", "tion", "ism")):
            continue
        before, after = sentence[: verb.start()], sentence[verb.end() :]
        if after.startswith(" by "):
            names = names_in(f"by{after[3:]}")
            other = names and aimed.isdisjoint(stems(names[0]))
            return names[0] if other and not aimed.isdisjoint(stems(before)) else ""
        names = names_in(f"that {_DAY.sub('that', before)}")
        near = _up_to(aimed, after)
        others = [name for name in names_in(f"that {near}") if aimed.isdisjoint(stems(name))]
        if names and near and not others and _joined(before, names[-1]):
            return names[-1] if aimed.isdisjoint(stems(names[-1])) else ""
    return ""


def _up_to(aimed: frozenset[str], after: str) -> str:
    """The first words behind a verb, up to what it is aimed at; "" where that is not near."""
    words = after.split()
    ends = (" ".join(words[:count]) for count in range(1, LISTING.gap + 1))
    return next((near for near in ends if aimed <= set(stems(near))), "")


def _joined(before: str, name: str) -> bool:
    """True if only auxiliaries and adverbs stand between a name and the verb behind it."""
    gap = before[before.rindex(name) + len(name) :].lower().split()
    return all(word in _BETWEEN or word.endswith("ly") for word in gap) or gap[:2] == [",", "who"]


def _of_sort(snapshot: Snapshot, question: Question, entry: Entry) -> bool:
    """True if an entry's sentence or the roles of its person hold what sort of people is asked
    for, "which senators"; or where none is."""
    opening = question.words.partition(question.topic)[0]
    sort = content_terms(opening)[-1:] if _SORTED.match(opening) else ()
    if not sort:
        return True
    person = next((one for one in snapshot.people if one.name == entry.name), None)
    roles = " ".join(person.roles) if person else ""
    return sort[0] in stems(f"{roles} {entry.words}")


def _person(snapshot: Snapshot, name: str) -> str:
    """The person of the articles who is called by a name; "" where it fits nobody, or several."""
    found = [match for match in find_people(snapshot.people, name) if match.how != "corrected"]
    people = whom_meant(found, snapshot.people).people
    return people[0].name if len(people) == 1 and people[0].kind == "person" else ""


def _each_once(entries: Sequence[Entry]) -> list[Entry]:
    once: list[Entry] = []
    for entry in entries:
        if not any(same_name(entry.name, other.name) for other in once):
            once.append(entry)
    return once


def _listed(
    question: Question, told: str, entries: Sequence[Entry], confidence: float | None = None
) -> Answer:
    """An answer that tells a count, and then the entries, as many as are shown."""
    parts: list[Part] = [told]
    citations: list[Citation] = []
    for number, entry in enumerate(entries[: LISTING.entries], start=1):
        who = entry.name or None
        citation = Citation(
            number, entry.article, *entry.span, entry.words, who, entry.direct, entry.role
        )
        title = f" · {entry.article.title}" if not who and entry.article.title else ""
        reported = ", as reported" if who and not entry.direct else ""
        lead = source_line(entry.article, who, entry.role)
        parts += [f"\n\n{lead}{title}{reported}:\n", citation]
        citations.append(citation)
    return Answer(
        question.text,
        question.standalone,
        tuple(parts),
        tuple(citations),
        confidence=confidence or LISTING.confidence,
        notes=_left(len(entries)),
    )


def _left(count: int) -> tuple[str, ...]:
    more = count - LISTING.entries
    return (f"{more} more {'is' if more == 1 else 'are'} not shown.",) if more > 0 else ()


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
