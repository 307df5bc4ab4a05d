"""What a question presupposes: "Blinken resigned" in "Why did Blinken resign?"."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import NamedTuple

from assistant.answering.events import Event
from assistant.understanding.question import Question, content_terms, names_in
from index.english.days import DAY_NAMES, MONTH_NAMES
from index.english.forms import forms_of, irregular_forms, is_noun_too, is_verb, past
from index.english.function_words import (
    ARTICLES,
    COORDINATORS,
    DEMONSTRATIVES,
    POSSESSIVES,
    PREPOSITIONS,
    SUBORDINATORS,
)
from index.english.names import NAME
from index.english.roles import is_role
from index.english.stems import stems
from index.english.words import words_of
from index.rules import Rule, Rules

# "the" alone stands before a role: "the police chief".
_WHO = rf"(?P<who>(?:the )?{NAME}(?<!['’]s)(?<!['’])|the)"
_WHY = r"(?:(?:[Ww]hy|[Ww]hen|[Ww]here|[Hh]ow)(?: exactly)? )"
_EVENT = r"(?P<been>been |being )?(?P<verb>[a-z]+)(?P<rest> .*|$)"

FORMS_OF_QUESTIONS: Rules[re.Pattern[str]] = Rules(
    Rule(
        "did",
        "Why did Helen Carter resign?",
        re.compile(rf"(?:(?:{_WHY}|(?:[Ww]hom?|[Ww]hat) )?(?P<auxiliary>[Dd]id)) {_WHO} {_EVENT}"),
        "Why did she resign?",
    ),
    Rule(
        "another auxiliary",
        "Why was Victor Lund arrested in May?",
        re.compile(rf"{_WHY}(?P<auxiliary>is|are|was|were|has|have|had|will) {_WHO} {_EVENT}"),
        "Why was she arrested in May?",
    ),
    Rule(
        "yes or no",
        "Was Victor Lund arrested?",
        re.compile(rf"(?P<auxiliary>[Ww]as|[Ww]ere|[Hh]as|[Hh]ave) {_WHO} {_EVENT}"),
        "Is Victor Lund arrested?",
    ),
    Rule(
        "after another event",
        "What did Lund do after Helen Carter resigned?",
        re.compile(
            rf"(?:[Ww]hat|[Ww]hom?|[Ww]here|[Hh]ow) .* (?:after|when|before) {_WHO} "
            rf"(?:(?P<auxiliary>was|were|had) )?{_EVENT}"
        ),
        "What did Lund do after she resigned?",
    ),
)
"""The forms of questions that presuppose an event."""

_OBJECT = re.compile(
    rf" (?:the )?(?P<name>{NAME})(?<!['’]s)(?<!['’])"
    r"(?=$| (?:in|on|at|from|for|over|to|after|before|this|last)\b)"
)
_ADVERB = re.compile(r"(?:not|never|ever|also|even|still|just|\w+ly)\b")
_SMALL = (
    ARTICLES | POSSESSIVES | DEMONSTRATIVES | PREPOSITIONS | COORDINATORS | SUBORDINATORS
) | words_of("not who which what back away")
_BEFORE_OBJECT = ARTICLES | POSSESSIVES | words_of("all some")
_NO_OBJECT = frozenset(
    stems(
        "day week weekend month year today yesterday tomorrow time place home first last again now"
    )
)
_ASKED_FOR = {"who": "anybody", "whom": "anybody", "what": "anything"}
_TOWARDS = re.compile(r" (?:to|for|with|from|on|at|in|of|about|against|by|over)$")
_TO_DO = re.compile(r" to (?P<verb>[a-z]+)")
_BEFORE_VERB = words_of("to and or not who that")
"""Words that call for a verb behind them."""
_VAGUE = frozenset(
    stems(
        "describe respond react affect impact influence decide feel view do go become change help "
        "happen occur "
        "handle deal come use make take have get mean need want look like seem know learn think"
    )
)
"""Stems of verbs that an article which tells of the thing itself doesn't use for it."""
ALSO = {
    "die": "death dead", "sell": "sale", "lose": "loss", "marry": "marriage wedding wed",
    "apologise": "apology apologize", "apologize": "apology apologise", "win": "victory",
    "criticise": "criticize", "criticize": "criticise", "choose": "choice", "fly": "flight",
    "leave": "departure depart", "depart": "departure leave left", "arrive": "arrival",
    "buy": "acquire acquisition purchase", "acquire": "buy bought purchase", "beat": "defeat",
    "raise": "hike increase lift", "cut": "reduce lower slash trim", "defeat": "beat beaten",
    "fire": "dismiss sack", "quit": "resign", "resign": "quit",
}  # fmt: skip
"""Words that tell the same event and are no forms of its verb."""
_OF_NATION = re.compile(r"(?:ish|an|ese|ic|i|\b(?:French|Dutch|Swiss|Czech|Greek|Thai|[A-Z.]+))$")
_DAYS = frozenset((*DAY_NAMES, *MONTH_NAMES))


@dataclass(frozen=True)
class Presupposition:
    """That somebody did something, or that it was done to them: as a clause, as an event, and
    with the names beside it ("Alba" in "left for Alba")."""

    clause: str
    event: Event
    beside: tuple[str, ...] = ()


class _Told(NamedTuple):
    """The words behind a name in a question that belong to it, the verb, and the rest: "police
    chief", "resign" and " in May"."""

    named: str
    verb: str
    rest: str


def presupposition_of(question: Question) -> Presupposition | None:
    """What a question presupposes, where it has the form of one that presupposes an event."""
    bare = question.standalone.rstrip("?!. ")
    matches = (rule.apply.fullmatch(bare) for rule in FORMS_OF_QUESTIONS)
    return next((found for match in matches if match and (found := _read(match))), None)


def _read(match: re.Match[str]) -> Presupposition | None:
    """What the words of a question presuppose; None where they have no verb that tells an event
    of somebody."""
    auxiliary = (match["auxiliary"] or "").lower()
    told = _parted(f"{match['verb']}{match['rest']}", auxiliary)
    if not told or not _is_of_somebody(match, told.named):
        return None
    base = _base(told.verb, auxiliary)
    if not _tells_event(told.verb, base):
        return None
    passive = _is_passive(match, told.verb, auxiliary)
    whom = "" if passive else _object_name(told.rest)
    subject = " ".join(filter(None, (match["who"], told.named)))
    event = Event(
        frozenset(content_terms(" ".join(_words_for(told, base)))),
        subject.removeprefix("the "),
        whom,
        passive,
        frozenset() if passive or whom else _object(told.rest),
    )
    names = names_in(f"x {told.rest}")
    beside = [name for name in names if name not in (whom, *_DAYS) and not name[0].isdigit()]
    return Presupposition(f"{subject} {_clause(match, told, auxiliary)}", event, tuple(beside))


def _is_of_somebody(match: re.Match[str], named: str) -> bool:
    """True if what stands before the verb is a name, or a role with or without one: what a thing
    is taken to have done has too many names to look for."""
    if not named:
        return match["who"] != "the"
    # The British prime minister is called that of Britain or the UK.
    is_of_nation = bool(_OF_NATION.search(match["who"]))
    return is_role(named.split()[-1]) and not match["been"] and not is_of_nation


def _base(verb: str, auxiliary: str) -> str:
    """The base form of a verb, but for an "e" that "ed" took from it."""
    regular = verb if auxiliary in ("did", "will") else verb.removesuffix("ed")
    return irregular_forms().get(verb, regular)


def _tells_event(verb: str, base: str) -> bool:
    """True if an article would use the verb, too, for what it tells."""
    terms = content_terms(base)
    vague = not _VAGUE.isdisjoint((*terms, *content_terms(f"{base}e")))
    return bool(terms) and not vague and not _ADVERB.match(verb)


def _is_passive(match: re.Match[str], verb: str, auxiliary: str) -> bool:
    by_auxiliary = bool(match["been"]) or auxiliary in ("is", "are", "was", "were")
    return _is_past(verb) and by_auxiliary


def _words_for(told: _Told, base: str) -> list[str]:
    """The words that tell an event: the forms of its verb, others for the same, and the verb that
    it is about: "resign" of "planned to resign"."""
    forms = [told.verb, base, f"{base}e", past(base), f"{base.removesuffix('e')}ing"]
    further = _TO_DO.match(told.rest)
    return [*forms, *forms_of(base), ALSO.get(base, ""), further["verb"] if further else ""]


def _clause(match: re.Match[str], told: _Told, auxiliary: str) -> str:
    """A question's verb and the words behind it, put as a statement."""
    if auxiliary != "did":
        return f"{auxiliary} {match['been'] or ''}{told.verb}".strip() + told.rest
    asked = _ASKED_FOR.get(match.string.partition(" ")[0].lower(), "")
    if not asked:
        return f"{past(told.verb)}{told.rest}"
    behind = f"{told.rest} {asked}" if _TOWARDS.search(told.rest) else f" {asked}{told.rest}"
    return f"{past(told.verb)}{behind}"


def _parted(words: str, auxiliary: str) -> _Told | None:
    """The words behind a name, parted at the verb; None without a verb."""
    found = words.split(" ")
    run = list(takewhile(lambda word: re.fullmatch(r"[a-z]+", word) and word not in _SMALL, found))
    if auxiliary in ("did", "will"):
        place = _place_of_base(run, found)
    else:
        place = _place_of_form(run, _is_form if auxiliary else _is_past)
    if place is None:
        return None
    behind = found[place + 1 :]
    return _Told(" ".join(run[:place]), run[place], f" {' '.join(behind)}" if behind else "")


def _place_of_base(run: Sequence[str], words: Sequence[str]) -> int | None:
    """Where the verb stands in words behind "did" that go on after the run; a noun that may be a
    verb counts only where it is clear: not in "the strike end", "the crash in Alba happen"."""
    places = [place for place, word in enumerate(run) if is_verb(word)]
    if not places or not is_noun_too(run[places[0]]):
        return places[0] if places else None
    sure = [place for place in places if not is_noun_too(run[place])]
    unclear = len(places) > 1 or (len(words) > len(run) and _ends_in_verb(words))
    if sure:
        return sure[0]
    return None if unclear else places[0]


def _place_of_form(run: Sequence[str], is_known: Callable[[str], bool]) -> int | None:
    """Where the verb stands in words behind a name or a form of "be" or "have"."""
    places = [place for place, word in enumerate(run) if is_known(word)]
    if not places:
        return None
    place = places[0]
    is_noun = not _is_past(run[place]) and any(map(_is_past, run[place + 1 :]))
    return None if is_noun else place  # "was the shooting investigated"


def _ends_in_verb(words: Sequence[str]) -> bool:
    """True if the last word is a verb that no other word calls for."""
    *_, before, last = words
    return is_verb(last) and not is_noun_too(last) and before not in _BEFORE_VERB


def _is_past(word: str) -> bool:
    return word.endswith("ed") or word in irregular_forms()


def _is_form(word: str) -> bool:
    return _is_past(word) or word.endswith("ing")


def _object_name(rest: str) -> str:
    """The name of whom something is done to, in the words behind a verb; "" where there is none."""
    match = _OBJECT.match(rest)
    return match["name"] if match else ""


def _object(rest: str) -> frozenset[str]:
    """The stem of the noun that something is done to, in the words behind a verb; empty where it
    has none: "rates" in " interest rates in May"."""
    words = rest.split()
    while words and words[0] in _BEFORE_OBJECT:
        words.pop(0)
    run = list(takewhile(lambda word: re.fullmatch(r"[a-z-]+", word) and word not in _SMALL, words))
    plain = [word for word in run if not _ADVERB.match(word)]
    found = frozenset(content_terms(plain[-1])) if plain else frozenset()
    return found if _NO_OBJECT.isdisjoint(found) else frozenset()
