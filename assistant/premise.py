"""What a question takes for granted: "Blinken resigned" in "Why did Blinken resign?"."""

import re
from calendar import day_name, month_name
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from assistant.deeds import NAME, Deed, Sentence, does_something, tells, tells_plainly
from assistant.question import Question, content_terms, names_in
from index.articles import Article, Span
from index.fulltext import stems
from index.irregular import IRREGULAR_VERBS
from index.sentences import sentences
from index.snapshot import Snapshot

_LOOKED_AT = 30  # passages nearest to the premise that are read for it
_PARSED = 8  # sentences at most, of which the grammar is looked at

_WHO = rf"(?P<who>(?:the )?{NAME}(?<!['’]s)(?<!['’]))"
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
_ASKED_FOR = {"who": "anybody", "whom": "anybody", "what": "anything"}
_TOWARDS = re.compile(r" (?:to|for|with|from|on|at|in|of|about|against|by|over)$")
_TO_DO = re.compile(r" to (?P<verb>[a-z]+)")
# An article that tells of the thing itself doesn't use these words for it.
_VAGUE = frozenset(
    stems(
        "describe respond react affect impact influence decide feel view do go become change help "
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
    "defeat": "beat beaten", "fire": "dismiss sack", "quit": "resign", "resign": "quit",
}  # fmt: skip

_BASES = {form: verb for verb, forms in IRREGULAR_VERBS.items() for form in forms}
_DAYS = frozenset((*day_name, *month_name))
_DOUBLED = re.compile(
    r"(?:[^aeiou]*[aeiou][bdgmnpt]|.*(?:admit|commit|permit|submit|refer|prefer|occur|control|"
    r"cancel|travel|transfer|regret))"
)


@dataclass(frozen=True)
class Premise:
    """That somebody did something, or that it was done to them: as a clause, as a deed, and with
    the names beside it ("Alba" in "left for Alba")."""

    clause: str
    deed: Deed
    beside: tuple[str, ...] = ()


def premise_of(question: Question) -> Premise | None:
    """What a question takes for granted, where it has the form of one that takes something."""
    bare = question.standalone.rstrip("?!. ")
    matches = (pattern.fullmatch(bare) for pattern in _TAKEN)
    return next((found for match in matches if match and (found := _taken(match))), None)


def _taken(match: re.Match[str]) -> Premise | None:
    """The premise in the words of a question; None where they have no verb that tells a deed."""
    verb, rest = match["verb"], match["rest"]
    auxiliary = (match["auxiliary"] or "").lower()
    is_past = verb.endswith("ed") or verb in _BASES
    if auxiliary == "did":
        is_verb = not re.search(r"[^s]s$", verb)  # "did Biden officials ..."
    else:
        is_verb = is_past or auxiliary == "will" or bool(auxiliary and verb.endswith("ing"))
    base = _BASES.get(verb, verb.removesuffix("ed") if auxiliary not in ("did", "will") else verb)
    terms = content_terms(base), content_terms(f"{base}e")
    if (
        not is_verb
        or not terms[0]
        or _ADVERB.match(verb)
        or not _VAGUE.isdisjoint(terms[0] + terms[1])
    ):
        return None
    forms = [verb, base, f"{base}e", _past(base), f"{base.removesuffix('e')}ing"]
    forms += [*IRREGULAR_VERBS.get(base, ()), _ALSO.get(base, "")]
    if further := _TO_DO.match(rest):
        forms.append(further["verb"])  # "planned to resign"
    passive = is_past and (bool(match["been"]) or auxiliary in ("is", "are", "was", "were"))
    object_named = _OBJECT.match(rest) if not passive else None
    whom = object_named["name"] if object_named else ""
    names = names_in(f"x {rest}")
    beside = [name for name in names if name not in (whom, *_DAYS) and not name[0].isdigit()]
    told = _past(verb) if auxiliary == "did" else f"{auxiliary} {match['been'] or ''}{verb}"
    who = match["who"].removeprefix("the ")
    deed = Deed(frozenset(content_terms(" ".join(forms))), who, whom, passive)
    asked = _ASKED_FOR.get(match.string.partition(" ")[0].lower(), "") if auxiliary == "did" else ""
    if asked:
        rest = f"{rest} {asked}" if _TOWARDS.search(rest) else f" {asked}{rest}"
    return Premise(f"{match['who']} {told.strip()}{rest}", deed, tuple(beside))


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
        if other_words and _names(named, words) and does_something(words, deed.who):
            return True
    return any(tells(sentence, deed) for sentence in candidates)


def _candidates(snapshot: Snapshot, premise: Premise) -> Iterator[Sentence]:
    """Sentences that may tell a premise, those that name who it is first."""
    deed = premise.deed.stems
    called = set(content_terms(premise.deed.who.split()[-1]))
    wanted = [*called, *deed, premise.deed.whom, *premise.beside]
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


def _past(verb: str) -> str:
    """The past tense of a verb as it stands after "did"."""
    if verb in IRREGULAR_VERBS:
        return IRREGULAR_VERBS[verb][0]
    if verb.endswith("e"):
        return f"{verb}d"
    if re.search(r"[^aeiou]y$", verb):
        return f"{verb[:-1]}ied"
    return f"{verb}{verb[-1] if _DOUBLED.fullmatch(verb) else ''}ed"
