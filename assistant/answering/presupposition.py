"""What a question takes for granted: "Blinken resigned" in "Why did Blinken resign?"."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, takewhile

from assistant.answering.events import Event, is_only_doer, tells, tells_plainly
from assistant.answering.reference import Sentence
from assistant.understanding.question import Question, content_terms, names_in
from index.articles.article import Article
from index.english.days import DAY_NAMES, MONTH_NAMES
from index.english.forms import forms_of, irregular_forms, is_noun_too, is_verb, past
from index.english.names import NAME
from index.english.roles import is_role
from index.english.sentences import sentences
from index.english.stems import stems
from index.span import Span
from index.store.snapshot import Snapshot

_LOOKED_AT = 30  # passages nearest to the premise that are read for it
_PARSED = 8  # sentences at most, of which the grammar is looked at

# "the" alone stands before a role: "the police chief".
_WHO = rf"(?P<who>(?:the )?{NAME}(?<!['’]s)(?<!['’])|the)"
_WHY = r"(?:(?:[Ww]hy|[Ww]hen|[Ww]here|[Hh]ow)(?: exactly)? )"
_DEED = r"(?P<been>been |being )?(?P<verb>[a-z]+)(?P<rest> .*|$)"
_TAKEN = [
    re.compile(pattern)
    for pattern in (
        rf"(?:(?:{_WHY}|(?:[Ww]hom?|[Ww]hat) )?(?P<auxiliary>[Dd]id)) {_WHO} {_DEED}",
        rf"{_WHY}(?P<auxiliary>is|are|was|were|has|have|had|will) {_WHO} {_DEED}",
        rf"(?P<auxiliary>[Ww]as|[Ww]ere|[Hh]as|[Hh]ave) {_WHO} {_DEED}",
        rf"(?:[Ww]hat|[Ww]hom?|[Ww]here|[Hh]ow) .* (?:after|when|before) {_WHO} "
        rf"(?:(?P<auxiliary>was|were|had) )?{_DEED}",
    )
]
_OBJECT = re.compile(
    rf" (?:the )?(?P<name>{NAME})(?<!['’]s)(?<!['’])"
    r"(?=$| (?:in|on|at|from|for|over|to|after|before|this|last)\b)"
)
_ADVERB = re.compile(r"(?:not|never|ever|also|even|still|just|\w+ly)\b")
_SMALL = frozenset(
    "the a an his her its their our my your this that these those of in on at to for from with by "
    "about after before during over into against as and or but not who which what if so than "
    "because since until while under amid between through up down off out away back".split()
)
_NO_OBJECT = frozenset(
    stems(
        "day week weekend month year today yesterday tomorrow time place home first last again now"
    )
)
_ASKED_FOR = {"who": "anybody", "whom": "anybody", "what": "anything"}
_TOWARDS = re.compile(r" (?:to|for|with|from|on|at|in|of|about|against|by|over)$")
_TO_DO = re.compile(r" to (?P<verb>[a-z]+)")
# An article that tells of the thing itself doesn't use these words for it.
_VAGUE = frozenset(
    stems(
        "describe respond react affect impact influence decide feel view do go become change help "
        "happen occur "
        "handle deal come use make take have get mean need want look like seem know learn think"
    )
)
# Words that tell the same deed and are no forms of its verb.
_ALSO = {
    "die": "death dead", "sell": "sale", "lose": "loss", "marry": "marriage wedding wed",
    "apologise": "apology apologize", "apologize": "apology apologise", "win": "victory",
    "criticise": "criticize", "criticize": "criticise", "choose": "choice", "fly": "flight",
    "leave": "departure depart", "depart": "departure leave left", "arrive": "arrival",
    "buy": "acquire acquisition purchase", "acquire": "buy bought purchase", "beat": "defeat",
    "raise": "hike increase lift", "cut": "reduce lower slash trim", "defeat": "beat beaten",
    "fire": "dismiss sack", "quit": "resign", "resign": "quit",
}  # fmt: skip

_WITHIN = re.compile(r"(?<=[a-z,] )[A-Za-z][a-z]+\b")
_TITLE = re.compile(r"\b(?P<title>[a-z]{2,})(?= (?P<name>[A-Z][a-z]+))")  # "pope Francis"
_CAPITALS, _MOSTLY = 2, 10  # so often with one at least, and as many times as often as without

_OF_NATION = re.compile(r"(?:ish|an|ese|ic|i|\b(?:French|Dutch|Swiss|Czech|Greek|Thai|[A-Z.]+))$")
_DAYS = frozenset((*DAY_NAMES, *MONTH_NAMES))


@dataclass(frozen=True)
class Premise:
    """That somebody did something, or that it was done to them: as a clause, as a deed, and with
    the names beside it ("Alba" in "left for Alba")."""

    clause: str
    deed: Event
    beside: tuple[str, ...] = ()


def with_capitals(words: str, texts: Sequence[str]) -> str:
    """A question that is typed without capitals, with those that texts print within a sentence."""
    if not words[1:].islower():
        return words
    printed = Counter(match[0] for text in texts for match in _WITHIN.finditer(text))

    def cased(match: re.Match[str]) -> str:
        written = match[0].capitalize()
        capitals, plain = printed[written], printed[match[0]]
        return written if capitals >= max(_CAPITALS, _MOSTLY * plain) else match[0]

    def titled(match: re.Match[str]) -> str:
        before = rf"(?<=[a-z,] ){{}} {match['name']}\b"
        text = " ".join(texts)
        capitals = re.findall(before.format(match["title"].capitalize()), text)
        plain = re.findall(before.format(match["title"]), text)
        return match["title"].capitalize() if len(capitals) > len(plain) else match["title"]

    return _TITLE.sub(titled, re.sub(r"(?<= )[a-z]{2,}\b", cased, words))


def premise_of(question: Question) -> Premise | None:
    """What a question takes for granted, where it has the form of one that takes something."""
    bare = question.standalone.rstrip("?!. ")
    matches = (pattern.fullmatch(bare) for pattern in _TAKEN)
    return next((found for match in matches if match and (found := _taken(match))), None)


def _taken(match: re.Match[str]) -> Premise | None:
    """The premise in the words of a question; None where they have no verb that tells a deed."""
    auxiliary = (match["auxiliary"] or "").lower()
    parted = _parted(f"{match['verb']}{match['rest']}", auxiliary)
    if not parted:
        return None
    named, verb, rest = parted
    is_role_of = bool(named) and is_role(named.split()[-1])
    if bool(named or match["who"] == "the") != is_role_of or (named and match["been"]):
        return None  # what a thing is taken to have done has too many names to look for
    if named and _OF_NATION.search(match["who"]):
        return None  # the British prime minister is called that of Britain or the UK
    is_past = _is_past(verb)
    base = irregular_forms().get(
        verb, verb.removesuffix("ed") if auxiliary not in ("did", "will") else verb
    )
    terms = content_terms(base), content_terms(f"{base}e")
    if not terms[0] or _ADVERB.match(verb) or not _VAGUE.isdisjoint(terms[0] + terms[1]):
        return None
    forms = [verb, base, f"{base}e", past(base), f"{base.removesuffix('e')}ing"]
    forms += [*forms_of(base), _ALSO.get(base, "")]
    if further := _TO_DO.match(rest):
        forms.append(further["verb"])  # "planned to resign"
    passive = is_past and (bool(match["been"]) or auxiliary in ("is", "are", "was", "were"))
    object_named = _OBJECT.match(rest) if not passive else None
    whom = object_named["name"] if object_named else ""
    names = names_in(f"x {rest}")
    beside = [name for name in names if name not in (whom, *_DAYS) and not name[0].isdigit()]
    told = past(verb) if auxiliary == "did" else f"{auxiliary} {match['been'] or ''}{verb}"
    subject = " ".join(filter(None, (match["who"], named)))
    thing = frozenset() if passive or whom else _object(rest)
    deed = Event(
        frozenset(content_terms(" ".join(forms))),
        subject.removeprefix("the "),
        whom,
        passive,
        thing,
    )
    asked = _ASKED_FOR.get(match.string.partition(" ")[0].lower(), "") if auxiliary == "did" else ""
    if asked:
        rest = f"{rest} {asked}" if _TOWARDS.search(rest) else f" {asked}{rest}"
    return Premise(f"{subject} {told.strip()}{rest}", deed, tuple(beside))


def _parted(words: str, auxiliary: str) -> tuple[str, str, str] | None:
    """The words behind a name that belong to it, the verb, and the rest; None without a verb:
    "police chief", "resign" and " in May"."""
    found = words.split(" ")
    run = list(takewhile(lambda word: re.fullmatch(r"[a-z]+", word) and word not in _SMALL, found))
    known = _VERB_AFTER.get(auxiliary, _is_past if not auxiliary else _is_form)
    places = [place for place, word in enumerate(run) if known(word)]
    if not places:
        return None
    place = places[0]
    if known is is_verb and is_noun_too(run[place]):
        sure = [other for other in places if not is_noun_too(run[other])]
        unclear = len(places) > 1 or (len(found) > len(run) and _ends_in_verb(found))
        if not sure and unclear:
            return None  # "the strike end", "the crash in Alba happen"
        place = (sure or places)[0]
    if known is _is_form and not _is_past(run[place]) and any(map(_is_past, run[place + 1 :])):
        return None  # "was the shooting investigated"
    rest = found[place + 1 :]
    return " ".join(run[:place]), run[place], f" {' '.join(rest)}" if rest else ""


def _ends_in_verb(words: Sequence[str]) -> bool:
    """Whether the last word is a verb that no other word calls for."""
    return (
        is_verb(words[-1])
        and not is_noun_too(words[-1])
        and words[-2] not in ("to", "and", "or", "not", "who", "that")
    )


def _is_past(word: str) -> bool:
    return word.endswith("ed") or word in irregular_forms()


def _is_form(word: str) -> bool:
    return _is_past(word) or word.endswith("ing")


_VERB_AFTER = {"did": is_verb, "will": is_verb}


def _object(rest: str) -> frozenset[str]:
    """The stem of the noun that something is done to, in the words behind a verb; empty where it
    has none: "rates" in " interest rates in May"."""
    words = rest.split()
    while words and words[0] in ("the", "a", "an", "its", "his", "her", "their", "all", "some"):
        words.pop(0)
    run = list(takewhile(lambda word: re.fullmatch(r"[a-z-]+", word) and word not in _SMALL, words))
    plain = [word for word in run if not _ADVERB.match(word)]
    found = frozenset(content_terms(plain[-1])) if plain else frozenset()
    return found if _NO_OBJECT.isdisjoint(found) else frozenset()


def is_said(
    snapshot: Snapshot, premise: Premise, alike: Sequence[tuple[Article, Span]] = ()
) -> bool:
    """Whether a sentence tells the deed of who is said to have done it, with the names beside it
    in that sentence or next to it. `alike` are sentences that mean much the same as the premise:
    they may tell it in other words."""
    deed = premise.deed
    candidates = list(islice(_candidates(snapshot, premise), _PARSED))
    if any(tells_plainly(sentence, deed) for sentence in candidates):
        return True
    named = [*premise.beside, *filter(None, [deed.whom])]
    for article, (start, end) in alike:
        words = article.text[start:end]
        other_words = deed.stems.isdisjoint(stems(words))
        if other_words and _names(named, words) and is_only_doer(words, deed.who, named):
            return True
    return any(tells(sentence, deed) for sentence in candidates)


def _candidates(snapshot: Snapshot, premise: Premise) -> Iterator[Sentence]:
    """Sentences that may tell a premise, those that name who it is first."""
    deed = premise.deed.stems
    who = premise.deed.who
    called = set(content_terms(who.partition(" of ")[0].split()[-1]))
    wanted = [*content_terms(who), *deed, premise.deed.whom, *premise.beside]
    found = snapshot.fulltext.search(" ".join(wanted), _LOOKED_AT)
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
            if deed.isdisjoint(held[place]) or not called <= near or words in seen:
                continue
            seen.add(words)
            if not _names(premise.beside, around):
                continue
            sentence = Sentence(words, before, after, told[0])
            if called <= held[place]:
                yield sentence
            else:
                others.append(sentence)
    yield from others


def _names(names: Sequence[str], words: str) -> bool:
    """Whether words hold the last word of at least half of some names."""
    held = set(stems(words))
    return 2 * sum(held.issuperset(stems(name.split()[-1])) for name in names) >= len(names)
