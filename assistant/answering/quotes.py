"""What somebody said: the statements that a question asks for, and who makes them."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from itertools import islice

from assistant.answering.retrieve import Hit, covered
from assistant.answering.scoring import EXTENT, STATEMENT, statement_confidence
from assistant.answering.then import days_apart, told_days, was_then
from assistant.understanding.days import DaySpan
from assistant.understanding.question import Question, content_terms, names_in
from index.articles.article import Article
from index.english.function_words import MONTHS, WEEKDAYS
from index.english.sentences import sentences
from index.english.stems import stems
from index.errors import OnRecordError
from index.people.lookup import Match, find_people
from index.people.person import Person, Speaker
from index.span import Span
from index.statements.statement import Statement
from index.store.snapshot import Snapshot

_ANNOUNCED = frozenset(stems("announce"))
_CALENDAR = frozenset((*MONTHS, *WEEKDAYS))
_ARTICLE = re.compile(r"^(?:the|an?) (?=\S)", re.IGNORECASE)


@dataclass(frozen=True)
class Said:
    """A statement with its article, where else the same words stand, and how well it fits the
    topic asked for (0 where none is)."""

    statement: Statement
    article: Article
    elsewhere: tuple["Said", ...] = ()
    score: float = 0.0

    @property
    def direct(self) -> bool:
        """True if the speaker's own words are shown."""
        return self.statement.kind == "direct"

    @property
    def spans(self) -> tuple[Span, ...]:
        """What to show: the words themselves where they are all the speaker's own, else the
        sentences of the article that report them."""
        if self.direct:
            return self.statement.spans
        start, end = self.statement.start, self.statement.end
        text = self.article.text
        line = text.rfind("\n", 0, start) + 1, text.find("\n", end)
        around = sentences(text, line[0], line[1] if line[1] >= 0 else len(text))
        held = [span for span in around if span[0] < end and start < span[1]]
        return (Span(held[0][0], held[-1][1]) if held else Span(start, end),)

    @property
    def around(self) -> str:
        """What is shown with what stands before it, which tells what "it" and "them" are, and
        the end of its paragraph."""
        text, start, end = self.article.text, self.spans[0][0], self.spans[-1][1]
        begin = max(0, start - STATEMENT.before, self.article.body[0])
        begin = text.find(" ", begin, start) + 1 or begin
        stop = text.find("\n", end)
        return text[begin : stop if stop >= 0 else len(text)]

    @property
    def words(self) -> str:
        """What is shown, as one string."""
        return " ".join(self.article.text[slice(*span)] for span in self.spans)


@dataclass(frozen=True)
class Sayings:
    """What the articles hold of the speaker whom a question names.

    `people` are those whom the name fits: none, one, or several to choose from; `namesakes` are
    others whom it fits, who say far less than the one. `corrected` tells that the articles
    spell it another way. `said` are the statements that fit topic and days, and
    `others` is how many more there are. `mentions` are sentences that name somebody who says
    nothing, `nearest` the statements that come closest where none fits. `as_asked` tells that
    they are reported by the verb of the question, where that matters: "What did X promise?"
    `dated` is how many of them were printed at other times than those asked for, in articles that
    date them to then.
    """

    people: tuple[Person, ...] = ()
    namesakes: tuple[Person, ...] = ()
    corrected: bool = False
    said: tuple[Said, ...] = ()
    others: int = 0
    mentions: tuple[tuple[Article, Span], ...] = ()
    nearest: tuple[Said, ...] = ()
    as_asked: bool = True
    dated: int = 0

    @property
    def confidence(self) -> float:
        """The probability that the statements are what was asked for: that the speaker is who was
        meant, that they are the speaker's, and that the best of them is about the topic."""
        if not self.said:
            return 0.0
        best = max(said.score for said in self.said)
        return statement_confidence(
            best,
            direct=any(said.direct for said in self.said),
            corrected=self.corrected,
            namesakes=bool(self.namesakes),
            about=bool(best),
        )


def find_sayings(snapshot: Snapshot, question: Question) -> Sayings:
    """What the speaker whom the question names says about its topic, in its span of days."""
    assert question.speaker is not None
    matches = find_people(snapshot.people, question.speaker)
    meant = whom_meant(matches, snapshot.people)
    corrected = any(match.how == "corrected" for match in matches)
    if len(meant.people) > 1:
        return Sayings(meant.people, corrected=corrected)
    speakers = meant.speakers(question.speaker)
    every = statements_of(snapshot, speakers)
    timely = every
    if question.since or question.until:
        printed = statements_of(snapshot, speakers, since=question.since, until=question.until)
        timely = _made_then(printed, every, question)
    said = about(snapshot, question.topic, timely, around=True) if question.topic else timely
    if question.within:
        there = [item for item in timely if item.article.id in question.within]
        said = _ranked(snapshot, question.topic, there)
    near = [] if said else _nearest(snapshot, question, timely, every)
    mentions = [] if every else islice(_mentions(snapshot, question.speaker), EXTENT.mentions)
    cued = [item for item in said if _attributed_by(item, question.cues)]
    if not cued and announces(question):
        said, near = [], said[: EXTENT.nearest] or near
    said = cued or said
    return Sayings(
        meant.people,
        meant.namesakes,
        corrected,
        tuple(said),
        others=len(every) - len(said),
        mentions=tuple(mentions),
        nearest=tuple(near),
        as_asked=bool(cued) or not question.cues,
        dated=sum(not _printed_then(item, question) for item in said),
    )


def announces(question: Question) -> bool:
    """True if a question asks when somebody announced something, which may never have been."""
    return not _ANNOUNCED.isdisjoint(question.cues)


def _made_then(printed: Iterable[Said], every: Iterable[Said], question: Question) -> list[Said]:
    """The statements of the days that a question is for: those printed then, unless their articles
    date them to other days, and those that others date to then."""
    others = [item for item in every if not _printed_then(item, question)]
    then = [item for item in printed if (days := _told_days(item)) is None or _then(days, question)]
    return then + [item for item in others if (days := _told_days(item)) and _then(days, question)]


def _told_days(said: Said) -> DaySpan | None:
    return told_days(said.article, said.statement)


def _then(days: DaySpan, question: Question) -> bool:
    return was_then(days, question.since, question.until)


def _printed_then(said: Said, question: Question) -> bool:
    if not (question.since or question.until):
        return True
    return not days_apart(said.article.published, question.since, question.until)


def _nearest(
    snapshot: Snapshot, question: Question, timely: Sequence[Said], every: Sequence[Said]
) -> list[Said]:
    """What comes nearest where nothing fits: what fits the topic, nearest in time, if days are
    asked for; or else what is nearest to the topic."""
    if question.since or question.until:
        fitting = about(snapshot, question.topic, every) if question.topic else list(every)
        known = [item for item in fitting if item.article.published]
        if known:
            since, until = question.since, question.until
            known.sort(key=lambda item: days_apart(item.article.published, since, until))
            return known[: EXTENT.nearest]
    return _ranked(snapshot, question.topic, timely or every)[: EXTENT.nearest]


def said_by(
    snapshot: Snapshot, name: str, topic: str, since: date | None, until: date | None
) -> list[Said]:
    """The statements of the one speaker whom a name fits; OnRecordError where it fits several."""
    meant = whom_meant(find_people(snapshot.people, name), snapshot.people)
    if len(meant.people) > 1:
        names = ", ".join(f'"{person.name}"' for person in meant.people[: EXTENT.choices])
        raise OnRecordError(f"several people fit {name}: name one of {names}")
    return statements_of(snapshot, meant.speakers(name), topic, since, until)


@dataclass(frozen=True)
class Meant:
    """Whom the words of a question name: `people`, who say most first, are one or several to
    choose from; `namesakes` are others, who say far less than the one. `bare` is whoever
    articles call by the surname alone without telling which of its bearers that is."""

    people: tuple[Person, ...] = ()
    namesakes: tuple[Person, ...] = ()
    bare: Person | None = None

    def speakers(self, words: str) -> list[Person | str]:
        """Whose statements are asked for; the words themselves where they fit nobody's name."""
        chosen = [*self.people[:1], *([self.bare] if self.bare else [])]
        return list(chosen) or [words]


def whom_meant(matches: Sequence[Match], counts: Mapping[Person, int]) -> Meant:
    """Those who may be meant by a name.

    Words that fit a person are not taken for a group whose name holds them ("Carter's aides"), nor
    for one of that very name who says far less, and one who says far more than all others of that
    name is the one.
    """
    people = sorted(
        {match.person for match in _persons_first(matches, counts)},
        key=lambda who: (-counts[who], who.name),
    )
    called = [who for who in people if who.kind == "person" and " " not in who.name]
    full = [who for who in people if who not in called]
    bare = called[0] if called and full else None
    people = full if bare else people
    by_role = all(match.how == "role" for match in matches)
    dominant = STATEMENT.dominant_of_role if by_role else STATEMENT.dominant
    if len(people) > 1 and counts[people[0]] >= dominant * counts[people[1]]:
        return Meant(tuple(people[:1]), tuple(people[1:]), bare)
    return Meant(tuple(people), (), bare if len(people) == 1 else None)


def _persons_first(matches: Sequence[Match], counts: Mapping[Person, int]) -> Sequence[Match]:
    """The matches with persons, or all where there are none; those with groups of that very name,
    where these say far more than any person so called."""
    whole = [match for match in matches if match.how == "name"]
    persons = [match for match in matches if match.person.kind == "person"]
    if not whole or any(match.person.kind == "person" for match in whole):
        return persons or matches
    named = [counts[match.person] for match in persons if match.how in ("name", "part")]
    said = max(counts[match.person] for match in whole)
    return whole if max(named, default=0) < STATEMENT.dominant * said else persons or matches


def statements_of(
    snapshot: Snapshot,
    speakers: Iterable[Person | str],
    topic: str = "",
    since: date | None = None,
    until: date | None = None,
) -> list[Said]:
    """The statements of persons, or of whoever the articles call by some words, about a topic,
    from articles published from `since` to `until`. The same words come once.

    With a topic the best come first, without one the newest articles', in the order of the text.
    """
    article = lru_cache(maxsize=None)(snapshot.catalog.article)
    called: list[Person | str] = []
    for speaker in speakers:
        if isinstance(speaker, Person):
            called.append(speaker)
        else:  # "the US official" is "a US official" where it first stands
            words = _ARTICLE.sub("", speaker)
            called += [words, f"a {words}", f"an {words}"]
    found = [
        Said(statement, owner)
        for one in called
        for statement in snapshot.catalog.statements(one)
        if (owner := article(statement.article_id))
        and (not since or (owner.published and owner.published >= since))
        and (not until or (owner.published and owner.published <= until))
    ]
    found.sort(key=lambda said: (said.article.path, said.statement.start))
    found.sort(key=lambda said: said.article.published or date.min, reverse=True)
    said = _once(found)
    return about(snapshot, topic, said) if topic else said


def statements_at(snapshot: Snapshot, article: Article, span: Span) -> list[Statement]:
    """The statements that stand in a span of an article, or reach into it."""
    found = snapshot.catalog.statements(article_id=article.id)
    return [item for item in found if span.meets((item.start, item.end))]


def sole_speaker(snapshot: Snapshot, article: Article, span: Span) -> Speaker | None:
    """Who says all that is said in a span; None where that is nobody with a name, or several."""
    speakers = [item.speaker for item in statements_at(snapshot, article, span)]
    named = {one.name: one for one in speakers if one and one.resolved}
    alone = len(named) == 1 and all(one and one.resolved for one in speakers)
    return next(iter(named.values())) if alone else None


def statements_in(
    snapshot: Snapshot, hits: Sequence[Hit], topic: str, cues: Sequence[str] = ()
) -> list[Said]:
    """The statements about a topic in the passages that were found for it, the best first.

    With `cues`, stems of verbs: those attributed by one of them that name what the topic names,
    and are not its own.
    """
    target = set(content_terms(topic)).difference(cues)
    found = {}
    for hit in hits:
        article = snapshot.catalog.article(hit.passage.article_id)
        if article:
            for statement in snapshot.catalog.statements(article_id=article.id):
                inside = hit.passage.start < statement.end and statement.start < hit.passage.end
                said = Said(statement, article)
                if inside and (not cues or _aims(said, cues, target)):
                    found[statement.id] = said
    return about(snapshot, topic, _once(found.values()))


def _aims(said: Said, cues: Sequence[str], target: set[str]) -> bool:
    """True if a statement is attributed by one of some verbs and says it of the target."""
    text, statement = said.article.text, said.statement
    speaker = set(stems(statement.speaker.name)) if statement.speaker else set()
    held = {stem for span in statement.spans for stem in stems(text[slice(*span)])}
    named = len(target & held) >= len(target) / 2
    return _attributed_by(said, cues) and named and speaker.isdisjoint(target)


def _attributed_by(said: Said, cues: Sequence[str]) -> bool:
    """True if a statement is attributed by a verb of one of some stems."""
    cue = said.statement.cue
    return cue is not None and not set(stems(said.article.text[slice(*cue)])).isdisjoint(cues)


def about(snapshot: Snapshot, topic: str, said: Iterable[Said], around: bool = False) -> list[Said]:
    """The statements that fit a topic: those that fit well first, the speakers' own words before
    what is reported. With `around`, where none fits, those of the speakers' own words that do with
    what stands around them: "I never met them" tells nothing of whom."""
    said = list(said)
    ranked = _ranked(snapshot, topic, said)
    fitting = [item for item in ranked if item.score >= STATEMENT.fits]
    best = fitting[0].score if fitting else 0.0
    ordered = sorted(
        fitting, key=lambda item: (item.score < STATEMENT.near_best * best, not item.direct)
    )
    if ordered or not around:
        return ordered
    own = [item for item in said if item.statement.kind != "indirect"]
    beside = _ranked(snapshot, topic, own, around=True)
    return [item for item in beside if item.score >= STATEMENT.fits]


def _ranked(
    snapshot: Snapshot, topic: str, said: Iterable[Said], around: bool = False
) -> list[Said]:
    """The statements that come nearest to a topic by what is shown of them, or by that with what
    stands around it, the best first; as they are without one."""
    if not topic:
        return list(said)
    rarity = {term: snapshot.fulltext.rarity(term) for term in content_terms(topic)}
    told = [(item, _told(rarity, item, around)) for item in said]
    told = sorted(told, key=lambda pair: -pair[1])[: STATEMENT.compared]
    if not told:
        return []
    texts = [item.around if around else item.words for item, _ in told]
    near = snapshot.encoder.encode_passages(texts) @ snapshot.encoder.encode_question(topic)
    scored = (
        replace(item, score=float(similar) + STATEMENT.share * share)
        for (item, share), similar in zip(told, near, strict=True)
    )
    return sorted(scored, key=lambda item: -item.score)


def _told(rarity: Mapping[str, float], said: Said, around: bool) -> float:
    """The share of a topic's stems that what is shown of a statement holds, or in part that its
    headline does, for what somebody says there is mostly about that, or what stands `around` it."""
    here = covered(rarity, said.words)
    beside = covered(rarity, f"{said.words} {said.article.title}")
    beside = max(beside, covered(rarity, said.around)) if around else beside
    return here + STATEMENT.headlined * (beside - here)


def frequent_topic(snapshot: Snapshot, person: Person) -> str | None:
    """The name that stands most often in a person's statements, other than the person's own,
    and that some of them are about."""
    said = statements_of(snapshot, [person])
    own = {word for name in (person.name, *person.aliases) for word in name.split()}
    names = Counter(
        name for item in said for name in _names_in(item) if own.isdisjoint(name.split())
    )
    others = (name for name in names if own.isdisjoint(name.split()))
    ranked = sorted(others, key=lambda name: (-names[name], name))
    return next((name for name in ranked[: STATEMENT.topics] if about(snapshot, name, said)), None)


def _names_in(said: Said) -> Iterator[str]:
    """The names that may be a topic in a statement: no days and numbers, and no single word that
    begins a sentence, which may be no name."""
    for start, end in said.statement.spans:
        for span in sentences(said.article.text, start, end):
            words = said.article.text[slice(*span)].lstrip("“\"‘'")
            for name in names_in(words):
                is_day = name.lower() in _CALENDAR or any(map(str.isdigit, name))
                if content_terms(name) and not is_day and not words.startswith(name):
                    yield name


def _once(found: Iterable[Said]) -> list[Said]:
    """Each statement once, with the other articles in which the same speaker says the same."""
    same: dict[tuple[str, str], list[Said]] = {}
    for item in found:
        who = item.statement.person or item.statement.speaker
        words = " ".join(item.article.text[slice(*span)] for span in item.statement.spans)
        key = who.name.casefold() if who else "", "".join(filter(str.isalnum, words.casefold()))
        same.setdefault(key, []).append(item)
    once = []
    for first, *rest in same.values():
        # An article that repeats itself is one source.
        others = {item.article.id: item for item in rest if item.article.id != first.article.id}
        once.append(replace(first, elsewhere=tuple(others.values())))
    return once


def _mentions(snapshot: Snapshot, name: str) -> Iterator[tuple[Article, Span]]:
    """Sentences that hold a name."""
    bare = _ARTICLE.sub("", name)
    wanted = re.compile(rf"(?<!\w){re.escape(bare)}(?!\w)", re.IGNORECASE)
    numbers = [number for number, _ in snapshot.fulltext.search(name, EXTENT.mentions_in)]
    for passage in snapshot.catalog.passages(numbers):
        article = snapshot.catalog.article(passage.article_id)
        assert article is not None, "a passage belongs to an article of the catalog"
        for span in sentences(article.text, passage.start, passage.end):
            if wanted.search(article.text[slice(*span)]):
                yield article, span
