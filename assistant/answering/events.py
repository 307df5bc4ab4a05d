"""Events: does a sentence tell that somebody did something, or that it was done to them?"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.answering.participants import (
    SUBJECT_RELATIONS,
    is_named,
    name_at,
    participants,
    subjects,
)
from assistant.answering.reference import (
    PLACES,
    Noun,
    Sentence,
    is_meant_at,
    is_namesake,
    is_subject,
    may_mean,
)
from assistant.understanding.question import names_in
from index.english.function_words import BE, MODALS
from index.english.names import NAME, same_name
from index.english.parse import Parse, parse
from index.english.roles import is_role
from index.english.stems import stems
from index.english.words import words_of
from index.statements.cues import FORMS

_MAYBE = MODALS - words_of("shall will would")
"""Modal verbs that leave open whether something was or will be done."""
_IF = words_of("if whether unless")
_WANT = frozenset(
    stems(
        "ask call urge demand want pressure press push beg tell refuse decline deny threaten "
        "consider seek reject fail oppose rule expect avoid petition lobby plead"
    )
)
"""What an event depends on that is asked for, refused or denied, and did not happen."""
_BELOW_WANT = ("xcomp", "ccomp", "pobj", "pcomp", "prep", "dobj", "advcl", "acl")
"""How an event may depend on it, directly or over one word between."""
_UNTOLD = _WANT | frozenset(stems("if whether unless not never no"))
_PLAIN = re.compile(
    rf"(?<![\w’'-])(?P<who>{NAME})(?P<auxiliaries>(?: (?:has|have|had|was|were|been|also|then|"
    r"later|[a-z]+ly))*) (?P<verb>[a-z]+)\b"
)
"""A name with a verb right behind it: "Lund has finally sued"."""
_OBJECT_NAME = re.compile(rf" (?:the )?(?P<whom>{NAME})")
_CLAUSE_OPENERS = tuple(f" {word}" for word in "that when after before since and but".split())


@dataclass(frozen=True)
class Event:
    """What is done, as the stems of its verb's forms; who does it, or, where it is `passive`, to
    whom it is done: a name, or a role such as "police chief". Whom or what else it is done to is
    `whom`, where that is a name, or else the stem in `thing`, where it is known."""

    stems: frozenset[str]
    who: str
    whom: str = ""
    passive: bool = False
    thing: frozenset[str] = frozenset()


def tells_plainly(sentence: Sentence, event: Event) -> bool:
    """True if a sentence has who did it right before the verb of an event, and, right behind it,
    whom it was done to, so that it need not be parsed: "Lund has sued Carter"."""
    if not _holds_thing(event, sentence):
        return False
    for match in _PLAIN.finditer(sentence.words):
        if _is_plain(match, sentence, event):
            behind = _OBJECT_NAME.match(sentence.words, match.end())
            if not event.whom or (behind and same_name(behind["whom"], event.whom)):
                return True
    return False


def _is_plain(match: re.Match[str], sentence: Sentence, event: Event) -> bool:
    """True if a name and the verb behind it are those of an event, and open a clause that tells
    it as a fact."""
    before = sentence.words[: match.start()].rstrip()
    opens = not before or before.endswith(_CLAUSE_OPENERS) or is_role(before.split()[-1])
    is_passive = not BE.isdisjoint(words_of(match["auxiliaries"]))
    return (
        opens
        and event.passive == is_passive
        and not event.stems.isdisjoint(stems(match["verb"]))
        and _UNTOLD.isdisjoint(stems(before))
        and same_name(match["who"], event.who)
        and not is_namesake(match["who"], sentence, event.who)
    )


def tells(sentence: Sentence, event: Event) -> bool:
    """True if a sentence tells an event of who did it, and not of somebody else, by its grammar."""
    names_who = any(same_name(name, event.who) for name in names_in(f"x {sentence.words}"))
    if not names_who and not _holds_thing(event, Sentence(sentence.words)):
        return False  # another sentence's subject cuts something else
    grammar = parse(sentence.words)
    return any(
        _may_be_done_to_thing(grammar, sentence, token, event)
        and _may_be_done_by(grammar, sentence, token, event, names_who=names_who)
        and (not event.whom or _may_be_done_to(grammar, sentence, token, event.whom))
        for token in _told(grammar, event)
    )


def _told(grammar: Parse, event: Event) -> Iterator[int]:
    """The verbs and nouns that tell an event as a fact."""
    for token, tag in enumerate(grammar.tags):
        is_word = tag[0] in "VN" and not event.stems.isdisjoint(stems(grammar.words[token]))
        if is_word and not _is_wish(grammar, token):
            yield token


def _is_wish(grammar: Parse, token: int) -> bool:
    """True if an event is asked for, denied or supposed, and not told."""
    marks = {grammar.words[kid] for kid in grammar.kids(token, "aux", "mark")}
    if grammar.kids(token, "neg") or not marks.isdisjoint(_MAYBE | _IF):
        return True
    above = token
    for _ in range(2):
        depends = not grammar.is_root(above) and grammar.relations[above] in _BELOW_WANT
        above = grammar.heads[above]
        if depends and not _WANT.isdisjoint(stems(grammar.words[above])):
            return True
    return False


def _may_be_done_by(
    grammar: Parse, sentence: Sentence, token: int, event: Event, *, names_who: bool
) -> bool:
    """True if who does what a word tells, or to whom it is done, may be who is asked about."""
    people = participants(grammar, token, passive=event.passive)
    if people:
        return any(may_mean(Noun(grammar, sentence, one, event.who)) for one in people)
    is_noun = grammar.tags[token][0] == "N"
    start = grammar.starts[token]
    return (names_who or is_noun) and is_meant_at(grammar, sentence, start, event.who)


def _holds_thing(event: Event, sentence: Sentence) -> bool:
    words = f"{sentence.headline} {sentence.before} {sentence.words}"
    return not event.thing or not event.thing.isdisjoint(stems(words))


def _may_be_done_to_thing(grammar: Parse, sentence: Sentence, token: int, event: Event) -> bool:
    """True if an event may be one that is done to the thing that is asked about, and not to one
    that the sentence says instead."""
    if _holds_thing(event, sentence):
        return True
    return all(grammar.tags[one] not in ("NN", "NNS") for one in grammar.kids(token, "dobj"))


def _may_be_done_to(grammar: Parse, sentence: Sentence, token: int, whom: str) -> bool:
    """True if an event may be one that is done to somebody: whom the sentence says, or names."""
    done = participants(grammar, token, passive=True)
    if any(name_at(grammar, sentence.words, one) for one in done):
        return any(is_named(grammar, sentence.words, one, whom) for one in done)
    named = names_in(f"x {sentence.words}")
    if any(grammar.tags[one][0] in "NP" for one in done):
        named += names_in(f"{sentence.headline}. {sentence.before}")  # "sued it"
    return any(same_name(name, whom) for name in named)


def does_something(words: str, who: str) -> bool:
    """True if somebody, or what is theirs, is the subject of a verb in a sentence."""
    grammar = parse(words)
    return is_subject(grammar, words, who) or any(
        is_named(grammar, words, holder, who)
        for one in subjects(grammar)
        for holder in grammar.kids(one, "poss")
    )


def is_only_doer(words: str, who: str, beside: Sequence[str] = ()) -> bool:
    """True if somebody does something in a sentence, and nobody else does whom it names; those
    `beside` may be named."""
    if not does_something(words, who):
        return False
    names = [name for name in names_in(f"x {PLACES.sub('', words)}") if not name[0].isdigit()]
    if all(any(same_name(name, one) for one in (who, *beside)) for name in names):
        return True
    grammar = parse(words)
    return all(
        is_named(grammar, words, token, who)
        for token, relation in enumerate(grammar.relations)
        if relation in SUBJECT_RELATIONS
        and grammar.tags[token] not in ("WP", "WDT")
        and grammar.words[grammar.heads[token]] not in FORMS
    )
