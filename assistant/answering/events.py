"""Deeds: whether a sentence tells that somebody did something, or that it was done to them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.understanding.question import names_in
from index.english.days import MONTH_OR_DAY
from index.english.names import (
    NAME,
    first_name_gender,
    name_words,
    same_name,
)
from index.english.parse import Parse, parse
from index.english.roles import is_role
from index.english.stems import stems
from index.english.words import words_of
from index.statements.cues import FORMS
from index.statements.subjects import owner, subject

_PLACES = re.compile(
    r"\b(?:in|at|of|from|near) (?:the )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*"
    rf"|\b(?:{MONTH_OR_DAY})\b"
)
_SPEAKING = words_of("i we me us my our myself")
_HE, _SHE = words_of("he him his himself"), words_of("she her hers herself")
_IT = words_of("it its itself")
_INDEFINITE = words_of("a an another any some no every each many several most few two three both")
_MAYBE = words_of("could should might may must can")
_IF = words_of("if whether unless")
_WANT = frozenset(
    stems(
        "ask call urge demand want pressure press push beg tell refuse decline deny threaten "
        "consider seek reject fail oppose rule expect avoid petition lobby plead"
    )
)
"""What a deed depends on that is asked for, refused or denied, and not done."""
_LINKS = words_of("of the for and & de la van von al bin")
_PLAIN = re.compile(
    rf"(?<![\w’'-])(?P<who>{NAME})(?P<auxiliaries>(?: (?:has|have|had|was|were|been|also|then|"
    r"later|[a-z]+ly))*) (?P<verb>[a-z]+)\b"
)
_OBJECT_NAME = re.compile(rf" (?:the )?(?P<whom>{NAME})")
_BEEN = words_of("was were been")
_UNTOLD = _WANT | frozenset(stems(" ".join((*_IF, "not", "never", "no"))))
_CLAUSE_OPENERS = tuple(f" {word}" for word in "that when after before since and but".split())


@dataclass(frozen=True)
class Deed:
    """What is done, as the stems of its verb's forms; who does it, or, where it is `passive`, to
    whom it is done: a name, or a role such as "police chief". Whom or what else it is done to is
    `whom`, where that is a name, or else the stem in `thing`, where it is known."""

    stems: frozenset[str]
    who: str
    whom: str = ""
    passive: bool = False
    thing: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Sentence:
    """A sentence with those around it and the headline, which tell whom its words mean."""

    words: str
    before: str = ""
    after: str = ""
    headline: str = ""


def tells_plainly(sentence: Sentence, deed: Deed) -> bool:
    """Whether a sentence has who did a deed right before its verb, and, right behind it, whom it
    was done to, so that it need not be parsed: "Lund has sued Carter"."""
    words = sentence.words
    for match in _PLAIN.finditer(words):
        before = words[: match.start()].rstrip()
        opens = not before or before.endswith(_CLAUSE_OPENERS) or is_role(before.split()[-1])
        auxiliaries = words_of(match["auxiliaries"])
        if (
            not opens
            or deed.passive == auxiliaries.isdisjoint(_BEEN)
            or deed.stems.isdisjoint(stems(match["verb"]))
            or not _UNTOLD.isdisjoint(stems(before))
            or not same_name(match["who"], deed.who)
            or _is_namesake(match["who"], sentence, deed.who)
            or not _holds_thing(deed, f"{sentence.headline} {sentence.before} {words}")
        ):
            continue
        behind = _OBJECT_NAME.match(words, match.end())
        if not deed.whom or (behind and same_name(behind["whom"], deed.whom)):
            return True
    return False


def tells(sentence: Sentence, deed: Deed) -> bool:
    """Whether a sentence tells a deed of who did it, and not of somebody else, by its grammar."""
    words = sentence.words
    grammar = parse(words)
    is_named = any(same_name(name, deed.who) for name in names_in(f"x {words}"))
    if not is_named and not _holds_thing(deed, words):
        return False  # another sentence's subject cuts something else
    for token, tag in enumerate(grammar.tags):
        if tag[0] not in "VN" or deed.stems.isdisjoint(stems(grammar.words[token])):
            continue
        if _is_wish(grammar, token):
            continue
        people = list(_whose(grammar, token, passive=deed.passive))
        if not _may_be_done_to(grammar, sentence, token, deed):
            continue
        if people:
            told = any(_may_be(grammar, sentence, one, deed.who) for one in people)
        else:
            told = (is_named or tag[0] == "N") and _is_meant(
                grammar, sentence, grammar.starts[token], deed.who
            )
        if told and (not deed.whom or _is_done_to(grammar, sentence, token, deed.whom)):
            return True
    return False


def _holds_thing(deed: Deed, words: str) -> bool:
    return not deed.thing or not deed.thing.isdisjoint(stems(words))


def _may_be_done_to(grammar: Parse, sentence: Sentence, token: int, deed: Deed) -> bool:
    """Whether a deed may be done to the thing that is asked about, and not to one that the
    sentence says instead."""
    done = grammar.kids(token, "dobj")
    if _holds_thing(deed, f"{sentence.headline} {sentence.before} {sentence.words}"):
        return True
    return all(grammar.tags[one] not in ("NN", "NNS") for one in done)


def _is_done_to(grammar: Parse, sentence: Sentence, token: int, whom: str) -> bool:
    """Whether a deed may be done to somebody: whom the sentence says, or else names."""
    done = list(_whose(grammar, token, passive=True))
    if any(_name_at(grammar, sentence.words, one) for one in done):
        return any(_is(grammar, sentence.words, one, whom) for one in done)
    named = names_in(f"x {sentence.words}")
    if any(grammar.tags[one][0] in "NP" for one in done):
        named += names_in(f"{sentence.headline}. {sentence.before}")  # "sued it"
    return any(same_name(name, whom) for name in named)


def does_something(words: str, who: str, *, itself: bool = False) -> bool:
    """Whether somebody is the subject of a verb in a sentence, or, but where it must be
    `itself`, has what is."""
    grammar = parse(words)
    return any(
        _is(grammar, words, one, who)
        for token, relation in enumerate(grammar.relations)
        if relation in ("nsubj", "nsubjpass")
        for named in _named_with(grammar, token)
        for one in (named, *([] if itself else grammar.kids(named, "poss")))
    )


def is_doer(words: str, who: str, beside: Sequence[str] = ()) -> bool:
    """Whether somebody does something in a sentence, and nobody else does whom it names; those
    `beside` may be named."""
    if not does_something(words, who):
        return False
    names = [name for name in names_in(f"x {_PLACES.sub('', words)}") if not name[0].isdigit()]
    if all(any(same_name(name, one) for one in (who, *beside)) for name in names):
        return True
    grammar = parse(words)
    return all(
        _is(grammar, words, token, who)
        for token, relation in enumerate(grammar.relations)
        if relation in ("nsubj", "nsubjpass")
        and grammar.tags[token] not in ("WP", "WDT")
        and grammar.words[grammar.heads[token]] not in FORMS
    )


def _is_wish(grammar: Parse, token: int) -> bool:
    """Whether a deed is asked for, denied or supposed, and not told."""
    marks = {grammar.words[kid] for kid in grammar.kids(token, "aux", "mark")}
    if grammar.kids(token, "neg") or not marks.isdisjoint(_MAYBE | _IF):
        return True
    head = token
    for _ in range(2):
        if grammar.is_root(head):
            return False
        told = grammar.relations[head] not in ("xcomp", "ccomp", "pobj", "pcomp", "prep", "dobj",
                                               "advcl", "acl")  # fmt: skip
        head = grammar.heads[head]
        if not told and not _WANT.isdisjoint(stems(grammar.words[head])):
            return True
    return False


def _whose(grammar: Parse, token: int, *, passive: bool) -> Iterator[int]:
    """The heads of what names those who do a deed, or to whom it is done."""
    if grammar.tags[token][0] == "N":
        yield from _whose_noun(grammar, token, passive=passive)
        return
    while (
        grammar.relations[token] == "conj"
        and grammar.tags[token] == "VBN"
        and not grammar.kids(token, "nsubj", "nsubjpass", "aux", "auxpass")
    ):
        token = grammar.heads[token]  # "was arrested and charged"
    of_noun = grammar.tags[token] == "VBN" and grammar.relations[token] in ("acl", "amod")
    if not passive:
        named = subject(grammar, token)
        if named and not (of_noun and not grammar.kids(token, "agent")):
            yield from _antecedents(grammar, token, _head(grammar, named))
    elif grammar.is_passive(token) or of_noun:
        while (
            not of_noun
            and grammar.relations[token] == "conj"
            and not grammar.kids(token, "nsubjpass")
        ):
            token = grammar.heads[token]  # "lost the vote and was arrested"
        done = [grammar.heads[token]] if of_noun else grammar.kids(token, "nsubjpass", "nsubj")
        for one in done:
            yield from _antecedents(grammar, token, one)
    else:
        for kid in grammar.kids(token, "dobj", "dative"):
            yield from _named_with(grammar, kid)


def _whose_noun(grammar: Parse, noun: int, *, passive: bool) -> Iterator[int]:
    """The same of a noun: "the resignation of Lund", "Lund’s arrest", "he made an apology"."""
    held = {
        word: [named for kid in grammar.kids(noun, "prep", "agent") if grammar.words[kid] in words
               for named in grammar.kids(kid, "pobj")]
        for word, words in (("by", ("by", "from")), ("of", ("of",)))
    }  # fmt: skip
    own = grammar.kids(noun, "poss") or [
        kid for kid in grammar.kids(noun, "compound") if grammar.tags[kid].startswith("NNP")
    ]
    found = (held["of"] or own) if passive else (held["by"] or own or held["of"])
    if not found:
        holder = owner(grammar, noun)
        found = [_head(grammar, holder)] if holder else []
    for one in found:
        yield from _named_with(grammar, one)


def _antecedents(grammar: Parse, verb: int, named: int) -> Iterator[int]:
    """Who is named, for "who" what it stands behind."""
    if grammar.tags[named] in ("WP", "WDT"):
        while not grammar.is_root(verb) and grammar.relations[verb] != "relcl":
            verb = grammar.heads[verb]
        if not grammar.is_root(verb):
            yield from _named_with(grammar, grammar.heads[verb])
        return
    yield from _named_with(grammar, named)


def _named_with(grammar: Parse, token: int) -> list[int]:
    """A noun, and those that are joined to it by "and" or stand beside it: "the mayor, Lund"."""
    found = [token]
    for one in found:
        found += grammar.kids(one, "conj", "appos")
    return found


def _head(grammar: Parse, phrase: tuple[int, int]) -> int:
    first, end = phrase
    inside = range(first, end)
    return next((i for i in inside if grammar.heads[i] not in inside or grammar.is_root(i)), first)


def _name_at(grammar: Parse, words: str, token: int) -> str:
    """The capitalised words around a noun, "" where it has no capital."""

    def capital(i: int) -> bool:
        return words[grammar.starts[i]].isupper() and grammar.tags[i] not in ("PRP", "PRP$", "DT")

    if not capital(token):
        return ""
    first = last = token
    while first > grammar.sentences[token] and capital(first - 1):
        first -= 1
    while True:
        behind = last + 1
        while behind < len(grammar.words) and grammar.words[behind] in _LINKS:
            behind += 1
        if (
            behind >= len(grammar.words)
            or not capital(behind)
            or (grammar.words[behind - 1] == "and")
        ):
            break
        last = behind
    return words[grammar.starts[first] : grammar.ends[last]]


def _is(grammar: Parse, words: str, token: int, who: str) -> bool:
    if who.split()[-1].islower():
        return _is_in_role(grammar, words, token, who)
    name = _name_at(grammar, words, token)
    return bool(name) and same_name(name, who)


def _is_in_role(grammar: Parse, words: str, token: int, role: str) -> bool:
    """Whether a noun is one for a role, or a name with the role before it or beside it."""
    first, last = grammar.subtree(token)
    held = words[grammar.starts[first] : grammar.ends[last - 1]]
    return set(stems(held)).issuperset(stems(role.split()[-1]))


def _may_be(grammar: Parse, sentence: Sentence, token: int, who: str) -> bool:
    """Whether a noun or pronoun means somebody: by name, or by what it stands for."""
    words, word = sentence.words, grammar.words[token]
    if who.split()[-1].islower():
        around = f"{sentence.headline} {sentence.before} {words}"
        named = _name_at(grammar, words, token) or word in _HE | _SHE
        earlier = f"{sentence.headline} {sentence.before} {words[: grammar.starts[token]]}"
        return set(stems(around)).issuperset(stems(who)) and (
            _is_in_role(grammar, words, token, who)
            or bool(named and set(stems(earlier)).issuperset(stems(who.split()[-1])))
        )
    name = _name_at(grammar, words, token)
    if name:
        return same_name(name, who) and not _is_namesake(name, sentence, who)
    if word in _SPEAKING:
        return any(same_name(name, who) for name in names_in(f"{sentence.before} {words}"))
    gender = first_name_gender(name_words(who)[0])
    if (gender == "m" and word in _SHE) or (gender == "f" and word in _HE):
        return False
    opening = grammar.words[grammar.left[token]]
    start = grammar.starts[grammar.left[token]]
    if grammar.tags[token] == "NNS" or opening.isdigit():
        return False
    if opening in _INDEFINITE:
        following = next(iter(names_in(f"x {sentence.after}")), "")
        return not names_in(words[:start]) and same_name(following, who)
    if any(
        _is(grammar, words, kid, who)
        for kid in range(*grammar.subtree(token))
        if kid != token and grammar.relations[kid] in ("poss", "compound", "pobj")
    ):
        return False  # "Lund’s lawyer" is somebody else
    if word in _IT and any(same_name(name, who) for name in names_in(f"x {words[:start]}")):
        return True  # "a part of the Soviet Union until it broke up"
    return _is_meant(grammar, sentence, start, who, first=word in _HE | _SHE)


def _is_namesake(name: str, sentence: Sentence, who: str) -> bool:
    """Whether a bare surname is that of another one, whom the words around it name in full."""
    if len(name_words(name)) > 1:
        return False
    around = names_in(f"{sentence.headline}. {sentence.before} x {sentence.words}")
    split = {one: name_words(one) for one in around}
    full = [one for one in around if len(split[one]) > 1 and split[one][-1:] == name_words(name)]
    return bool(full) and not any(same_name(one, who) for one in full)


def _is_meant(
    grammar: Parse, sentence: Sentence, start: int, who: str, *, first: bool = False
) -> bool:
    """Whether somebody is whom the sentence names last before a place in it, or, as "she" may
    mean, `first`; where it names nobody there, who does something in the sentence before; and
    where that names nobody, whom the headline begins with."""
    if who.split()[-1].islower():
        earlier = f"{sentence.headline} {sentence.before} {sentence.words[:start]}"
        return set(stems(earlier)).issuperset(stems(who))
    before = _PLACES.sub("", sentence.words[:start])
    opening = before.partition(" ")[0]
    if grammar.tags[0][0] != "N":
        before = before.removeprefix(opening)  # "Roughly" has a capital and is no name
    names = sorted(names_in(f"x {before}"), key=before.find)
    if names:
        last = max(names, key=before.rfind)
        return same_name(last, who) or (first and same_name(names[0], who))
    if names_in(sentence.before):
        return does_something(sentence.before, who, itself=True)
    return any(same_name(name, who) for name in names_in(sentence.headline)[:1])
