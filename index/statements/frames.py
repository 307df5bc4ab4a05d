"""Frames: how a cue governs what somebody is said to say or think, by grammar.

`cues` lists which cues attribute by which frame; a frame's name says what kind of word the cue is
and what hangs on it. In the examples, `*…*` marks the cue, `{…}` its source and `[…]` the content.
"""

from collections.abc import Iterator

from index.english.parse import Parse
from index.english.words import words_of
from index.rules import Rule, Rules
from index.span import Tokens
from index.statements.candidate import Candidate, Cue, Frames, in_phrase, without
from index.statements.cues import FRAMES
from index.statements.phrases import is_verb_of_sentence, phrase_before, without_possessive
from index.statements.subjects import owner, subject
from index.statements.verb_frames import NAMING_FRAMES, PASSIVE_FRAMES, VERB_FRAMES
from index.statements.word_order import quoted_as_saying

_MAIN_LINE = ("conj", "advcl", "parataxis", "xcomp", "pcomp", "prep", "dep", "ccomp")
_VIEWS = words_of("view opinion words estimation telling account judgment eyes mind")


def candidates(parse: Parse) -> list[Candidate]:
    """Whatever a cue may attribute, by grammar alone, cues that are none included."""
    return [
        candidate
        for token in range(len(parse.words))
        for frames, cue in _cues(parse, token)
        for rule in frames
        for candidate in rule.apply(cue)
        if candidate.content
    ]


def is_listed(parse: Parse, candidate: Candidate) -> bool:
    """True if the cue of a candidate is known to attribute what it governs in this way."""
    frame, lemma = candidate.frame, parse.lemmas[candidate.cue]
    if frame == "according":
        return True
    cues = FRAMES.get(frame, frozenset())
    noun = parse.words[candidate.cue].removesuffix("s")
    return lemma in cues or (frame.startswith("noun") and noun in cues)


def _cues(parse: Parse, token: int) -> Iterator[tuple[Frames, Cue]]:
    """The frames that a token may have, by what kind of word it is."""
    tag = parse.tags[token]
    if parse.words[token] == "according":
        yield PHRASE_FRAMES, Cue(parse, token, according_to(parse, token))
    elif parse.words[token] == "in":
        yield PHRASE_FRAMES, Cue(parse, token, _whose_view(parse, token))
    elif tag[0] == "V":
        yield from _verb(parse, token)
    elif tag in ("NN", "NNS"):
        yield NOUN_FRAMES, Cue(parse, token, owner(parse, token))
    if parse.relations[token] == "acomp" and tag in ("JJ", "JJR", "VBN", "VBG"):
        yield ADJECTIVE_FRAMES, Cue(parse, token, subject(parse, parse.heads[token]))


def _verb(parse: Parse, verb: int) -> Iterator[tuple[Frames, Cue]]:
    if _names_despite_tag(parse, verb):
        yield NAMING_FRAMES, Cue(parse, verb, phrase_before(parse, verb))
    elif parse.is_passive(verb) or _is_reduced(parse, verb):
        yield PASSIVE_FRAMES, Cue(parse, verb, subject(parse, verb))
    elif not quoted_as_saying(parse, verb):  # else what is quoted hangs on `saying`
        yield VERB_FRAMES, Cue(parse, verb, subject(parse, verb))


def _is_reduced(parse: Parse, verb: int) -> bool:
    """True for a passive without its auxiliary, behind a noun: `a plan denounced by Rask`."""
    return (
        parse.tags[verb] == "VBN"
        and parse.relations[verb] in ("acl", "relcl")
        and not parse.kids(verb, "nsubj")
        and not is_verb_of_sentence(parse, verb)
    )


def _names_despite_tag(parse: Parse, verb: int) -> bool:
    """True for a verb that gives a name which the parser took for a passive participle: `one
    lawmaker called Rask “…”`, `a move the paper called “…”`."""
    names = parse.kids(verb, "dobj", "oprd")
    if (
        parse.tags[verb] != "VBN"
        or parse.relations[verb] not in ("acl", "relcl")
        or parse.lemmas[verb] not in FRAMES["oprd"]
        or not names
        or names[0] < verb
        or parse.kids(verb, "nsubj", "auxpass", "agent")
    ):
        return False
    return len(names) > 1 or _is_relative(parse, verb) or _is_quotation_behind_name(parse, verb)


def _is_relative(parse: Parse, verb: int) -> bool:
    """True for the verb of a clause without `that`: `a move the paper called “…”`."""
    first = parse.left[parse.heads[verb]]
    return first > 0 and parse.tags[first - 1][0] == "N" and parse.tags[first] == "DT"


def _is_quotation_behind_name(parse: Parse, verb: int) -> bool:
    behind = verb + 1
    while behind < len(parse.tags) - 1 and parse.tags[behind] == "NNP":
        behind += 1
    return behind > verb + 1 and parse.tags[behind] == "``"


def _noun_clause(cue: Cue) -> Iterator[Candidate]:
    parse = cue.parse
    for kid in cue.kids("acl", "ccomp", "relcl"):
        opening = parse.words[parse.left[kid]]
        if kid > cue.token and opening in ("that", "to"):
            yield cue.governs(f"noun {parse.relations[kid]} {opening}", parse.subtree(kid))


def _noun_phrase(cue: Cue) -> Iterator[Candidate]:
    for phrase in cue.kids("prep"):
        for frame, content in in_phrase(cue.parse, phrase) if phrase > cue.token else ():
            yield cue.governs(f"noun {frame}", content)


def _clause_behind_be(cue: Cue) -> Iterator[Candidate]:
    parse, verb = cue.parse, cue.parse.heads[cue.token]
    if parse.lemmas[verb] == "be" and parse.kids(verb, "nsubj")[:1] == [cue.token]:
        for kid in parse.kids(verb, "ccomp"):
            if kid > verb:
                yield cue.governs("noun be ccomp", parse.subtree(kid))


NOUN_FRAMES: Frames = Rules(
    Rule("clause", "{Rask}’s *claim* [that it rained] is false.", _noun_clause),
    Rule("phrase", "{Rask}’s *criticism* of [the plan] is new.", _noun_phrase),
    Rule("clause behind be", "{Rask}’s *hope* is [that it will rain].", _clause_behind_be),
)


def _behind_adjective(cue: Cue, *relations: str) -> list[int]:
    """What hangs on an adjective, or behind it on its verb."""
    verb = cue.parse.heads[cue.token]
    behind = [kid for kid in cue.parse.kids(verb, *relations) if kid > cue.token]
    return [*cue.kids(*relations), *behind]


def _adjective_clause(cue: Cue) -> Iterator[Candidate]:
    for kid in _behind_adjective(cue, "ccomp", "xcomp"):
        yield cue.governs(f"adj {cue.parse.relations[kid]}", cue.parse.subtree(kid))


def _adjective_phrase(cue: Cue) -> Iterator[Candidate]:
    for phrase in _behind_adjective(cue, "prep"):
        for frame, content in in_phrase(cue.parse, phrase):
            yield cue.governs(f"adj {frame}", content)


ADJECTIVE_FRAMES: Frames = Rules(
    Rule("clause", "{Rask} is *confident* [that it will rain].", _adjective_clause),
    Rule("phrase", "{Rask} is *critical* of [the plan].", _adjective_phrase),
)


def _according(cue: Cue) -> Iterator[Candidate]:
    """The clause that the phrase hangs on."""
    parse, token = cue.parse, cue.token
    head = parse.heads[token]
    if parse.words[token] != "according" or cue.source is None or head == token:
        return
    while parse.tags[head][0] in "NPJI" and parse.relations[head] not in (
        "ROOT",
        "ccomp",
        "parataxis",
    ):
        head = parse.heads[head]
    yield cue.governs("according", *without(parse.subtree(head), parse.subtree(token)))


def according_to(parse: Parse, token: int) -> Tokens | None:
    """Who is named after `according to`."""
    for phrase in parse.kids(token, "prep"):
        if parse.words[phrase] == "to":
            for named in parse.kids(phrase, "pobj"):
                return parse.subtree(named)
    return None


def _in_view(cue: Cue) -> Iterator[Candidate]:
    """The clause that the phrase hangs on."""
    parse = cue.parse
    is_verb = parse.tags[parse.heads[cue.token]][0] == "V"
    if parse.words[cue.token] == "in" and cue.source and is_verb:
        yield cue.governs("according", *cue.around)


def _whose_view(parse: Parse, preposition: int) -> Tokens | None:
    """Whose view is named after `in`: `in the view of Rask`, `in Rask’s view`."""
    for noun in parse.kids(preposition, "pobj"):
        named = [parse.subtree(kid) for kid in parse.kids(noun, "poss")]
        for kid in parse.kids(noun, "prep"):
            if parse.words[kid] == "of":
                named += [parse.subtree(one) for one in parse.kids(kid, "pobj")]
        if parse.words[noun] in _VIEWS and named:
            return without_possessive(parse, named[0])
    return None


PHRASE_FRAMES: Frames = Rules(
    Rule("according to", "*According* to {the ministry}[, it rained.]", _according),
    Rule("in the view of", "*In* the view of {the ministry}[, it rained.]", _in_view),
)


def is_main_line(parse: Parse, verb: int) -> bool:
    """True if a verb belongs to the main line of its sentence, not to a clause about a noun."""
    while not parse.is_root(verb):
        if parse.relations[verb] not in _MAIN_LINE:
            return False
        verb = parse.heads[verb]
    return True
