"""What a question takes for granted: "Blinken resigned" in "Why did Blinken resign?"."""

import re
from calendar import day_name, month_name
from collections.abc import Set
from dataclasses import dataclass

from assistant.question import Question, content_terms, names_in
from index.fulltext import stems
from index.sentences import sentences
from index.snapshot import Snapshot

_LOOKED_AT = 30  # passages nearest to the premise that are read for it

_NAME = r"[A-Z][\w’'.-]*(?: (?:of |the |de |al |bin |van |von )*[A-Z][\w’'.-]*)*"
_WHO = rf"(?P<who>(?:the )?{_NAME}(?<!['’]s)(?<!['’]))"
_WHY = r"(?:(?:[Ww]hy|[Ww]hen|[Ww]here|[Hh]ow)(?: exactly)? )"
_DID = re.compile(rf"(?:{_WHY}?[Dd]id) {_WHO} (?P<verb>[a-z]+)(?P<rest> .*|$)")
_BE = re.compile(
    rf"{_WHY}(?P<be>is|are|was|were|has|have|had|will) {_WHO} (?P<verb>[a-z]+)(?P<rest> .*|$)"
)
_ADVERB = re.compile(r"(?:not|never|ever|also|even|still|just|\w+ly)\b")
_BEHIND = 60  # characters after a deed in which it may be done to somebody
_PLACES = re.compile(
    r"\b(?:in|at|of|from|near) (?:the )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*"
    rf"|\b(?:{'|'.join((*day_name, *month_name[1:]))})\b"
)
# An article that tells of the thing itself doesn't use these words for it.
_VAGUE = frozenset(stems("describe respond react affect impact influence decide feel view do go"))

# Past tense and, where it is another word, participle.
_IRREGULAR = {
    verb: forms
    for verb, *forms in (
        entry.split(":")
        for entry in (
            "become:became begin:began:begun break:broke:broken bring:brought build:built "
            "buy:bought catch:caught choose:chose:chosen come:came cut:cut deal:dealt "
            "draw:drew:drawn drink:drank:drunk drive:drove:driven eat:ate:eaten "
            "fall:fell:fallen feel:felt fight:fought find:found flee:fled fly:flew:flown "
            "forbid:forbade:forbidden forget:forgot:forgotten forgive:forgave:forgiven "
            "freeze:froze:frozen get:got give:gave:given grow:grew:grown hear:heard "
            "hide:hid:hidden hit:hit hold:held hurt:hurt keep:kept know:knew:known lay:laid "
            "lead:led leave:left lend:lent let:let lie:lied lose:lost make:made mean:meant "
            "meet:met pay:paid put:put quit:quit read:read ride:rode:ridden rise:rose:risen "
            "run:ran say:said see:saw:seen seek:sought sell:sold send:sent set:set "
            "shake:shook:shaken shoot:shot show:showed:shown shut:shut sing:sang:sung "
            "sink:sank:sunk sit:sat sleep:slept speak:spoke:spoken spend:spent "
            "spread:spread stand:stood steal:stole:stolen strike:struck swear:swore:sworn "
            "sweep:swept swim:swam:swum take:took:taken teach:taught tell:told "
            "think:thought throw:threw:thrown understand:understood wear:wore:worn win:won "
            "withdraw:withdrew:withdrawn write:wrote:written"
        ).split()
    )
}
_DOUBLED = re.compile(
    r"(?:[^aeiou]*[aeiou][bdgmnpt]|.*(?:admit|commit|permit|submit|refer|prefer|occur|control|"
    r"cancel|travel|transfer|regret))"
)


@dataclass(frozen=True)
class Premise:
    """That somebody did something: the clause, who it is, and the stems of the verb's forms."""

    clause: str
    who: str
    deed: tuple[str, ...]


def premise_of(question: Question) -> Premise | None:
    """What a question takes for granted, where it has the form of one that takes something."""
    bare = question.standalone.rstrip("?!. ")
    match = _DID.fullmatch(bare)
    past = bool(match)
    match = match or _BE.fullmatch(bare)
    if not match or _ADVERB.match(match["verb"]):
        return None
    verb, rest = match["verb"], match["rest"]
    told = f"{_past(verb)}{rest}" if past else f"{match['be']} {verb}{rest}"
    deed = content_terms(" ".join([verb, *_IRREGULAR.get(verb, ())]))
    if not deed or not _VAGUE.isdisjoint(deed):
        return None
    return Premise(f"{match['who']} {told}", match["who"], deed)


def is_said(snapshot: Snapshot, premise: Premise) -> bool:
    """Whether any sentence, with those next to it, names who and the deed."""
    wanted = set(premise.deed)
    called = set(content_terms(premise.who.split()[-1]))
    found = snapshot.fulltext.search(" ".join([*called, *wanted]), _LOOKED_AT)
    for passage in snapshot.catalog.passages([number for number, _ in found]):
        article = snapshot.catalog.article(passage.article_id)
        if not article:
            continue
        title = set(stems(article.title))
        spans = sentences(article.text, passage.start, passage.end)
        held = [set(stems(article.text[slice(*span)])) for span in spans]
        for place, here in enumerate(held):
            near = title.union(*held[max(0, place - 1) : place + 2])
            words = article.text[slice(*spans[place])]
            if not wanted.isdisjoint(here) and called <= near and _may_be(words, wanted, called):
                return True
    return False


def _may_be(words: str, deed: Set[str], called: Set[str]) -> bool:
    """Whether a sentence may tell the deed of somebody: of whom it names last before, or behind
    it, as in "asked Lund to resign" and "dismissed Lund"; of anybody, where it names nobody."""
    for match in re.finditer(r"\w[\w’'-]*", words):
        if deed.isdisjoint(stems(match[0])):
            continue
        before = _PLACES.sub("", words[: match.start()])
        names = names_in(before)
        last = max(names, key=before.rfind, default="")
        behind = stems(words[match.end() : match.end() + _BEHIND])
        if not last or not called.isdisjoint(stems(last)) or not called.isdisjoint(behind):
            return True
    return False


def _past(verb: str) -> str:
    """The past tense of a verb as it stands after "did"."""
    if verb in _IRREGULAR:
        return _IRREGULAR[verb][0]
    if verb.endswith("e"):
        return f"{verb}d"
    if re.search(r"[^aeiou]y$", verb):
        return f"{verb[:-1]}ied"
    return f"{verb}{verb[-1] if _DOUBLED.fullmatch(verb) else ''}ed"
