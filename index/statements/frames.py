"""Frames: how a cue governs what somebody is said to say or think, by grammar.

Each frame is a rule, named as the lists in `cues` name it. In the examples, `*…*` marks the cue,
`{…}` its source and `[…]` the content.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from index.english.parse import FINITE, Parse
from index.english.words import words_of
from index.rules import Rule, Rules
from index.span import Tokens
from index.statements.cues import FRAMES, SPEECH
from index.statements.subjects import (
    inverted,
    is_verb_of_sentence,
    owner,
    phrase_before,
    quoted_as_saying,
    subject,
)

_MAIN_LINE = ("conj", "advcl", "parataxis", "xcomp", "pcomp", "prep", "dep", "ccomp")
_CLAUSE_MARKS = (*',.:;?!"', "“", "”", "''", "``", "—", "–", "--")
_POSSESSIVES = ("'s", "’s", "'", "’")
_VIEWS = words_of("view opinion words estimation telling account judgment eyes mind")
_FARTHEST_MARK = 10


@dataclass(frozen=True)
class Candidate:
    """Tokens that a cue attributes to a source; `frame` says how the cue governs them."""

    cue: int
    frame: str
    content: tuple[Tokens, ...]
    source: Tokens | None


@dataclass(frozen=True)
class Cue:
    """A word of a parse that may attribute something, and who does so by it."""

    parse: Parse
    token: int
    source: Tokens | None

    def governs(self, frame: str, *content: Tokens) -> Candidate:
        return Candidate(self.token, frame, content, self.source)

    def kids(self, *relations: str) -> list[int]:
        return self.parse.kids(self.token, *relations)

    @cached_property
    def objects(self) -> list[int]:
        """Its objects; a name behind it that is its subject is none."""
        return [] if inverted(self.parse, self.token) else self.kids("dobj")

    @cached_property
    def around(self) -> tuple[Tokens, ...]:
        """The clause that a verb hangs on, without the verb's own."""
        parse = self.parse
        return without(parse.subtree(parse.heads[self.token]), parse.subtree(self.token))

    @cached_property
    def topic(self) -> tuple[Tokens, ...]:
        """Of what a passive says something."""
        parse, verb = self.parse, self.token
        named = self.kids("nsubjpass")
        if not named and parse.relations[verb] in ("acl", "relcl"):
            return (phrase_before(parse, verb),)
        if not named and parse.relations[verb] == "conj":
            named = parse.kids(parse.heads[verb], "nsubjpass")
        return tuple(parse.subtree(kid) for kid in named[-1:])


Frames = Rules[Callable[[Cue], Iterator[Candidate]]]


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


# What a verb governs


def _clause(cue: Cue) -> Iterator[Candidate]:
    for kid in cue.kids("ccomp"):
        yield cue.governs("ccomp", cue.parse.subtree(kid))


def _whole_clause(cue: Cue) -> Iterator[Candidate]:
    """A clause of which the parser took a part for something else, to the last one that goes on
    with `and that`."""
    parse, verb = cue.parse, cue.token
    clause = _behind_verb(cue) or _behind_that(parse, verb)
    if clause is None or parse.sentences[clause.end - 1] != parse.sentences[verb]:
        return
    start, end = clause
    while joint := _joint(parse, end):
        end = parse.right[parse.heads[end + joint]] + 1
    yield cue.governs("ccomp", Tokens(start, end))


def _infinitive(cue: Cue) -> Iterator[Candidate]:
    for kid in cue.kids("xcomp"):
        yield cue.governs("xcomp", _with_object(cue, kid))


def _with_object(cue: Cue, kid: int) -> Tokens:
    """An infinitive with the object before it: `Rask wants [Lund to leave]`."""
    left, right = cue.parse.subtree(kid)
    if cue.objects and cue.objects[0] < kid:
        left = cue.parse.left[cue.objects[0]]
    return Tokens(left, right)


def _raised(cue: Cue) -> Iterator[Candidate]:
    for kid in cue.kids("xcomp"):
        for named in cue.kids("nsubj"):
            content = (cue.parse.subtree(named), _with_object(cue, kid))
            yield Candidate(cue.token, "raise xcomp", content, None)


def _name_of_object(cue: Cue) -> Iterator[Candidate]:
    for kid in cue.kids("oprd") if cue.objects else ():
        yield cue.governs("oprd", cue.parse.subtree(cue.objects[0]), cue.parse.subtree(kid))


def _name_in_relative(cue: Cue) -> Iterator[Candidate]:
    is_relative = cue.parse.relations[cue.token] == "relcl"
    for kid in cue.kids("oprd") if is_relative and not cue.objects else ():
        yield cue.governs("oprd", cue.parse.subtree(kid))


def _object(cue: Cue) -> Iterator[Candidate]:
    for kid in cue.objects:
        yield cue.governs("dobj", cue.parse.subtree(kid))


def _object_and_phrase(cue: Cue) -> Iterator[Candidate]:
    parse = cue.parse
    for kid in cue.objects:
        for phrase in [phrase for phrase in cue.kids("prep") if phrase > kid][:1]:
            both = Tokens(parse.left[kid], parse.right[phrase] + 1)
            yield cue.governs(f"dobj+{parse.words[phrase]}", both)


def _phrase(cue: Cue) -> Iterator[Candidate]:
    for phrase in cue.kids("prep"):
        for frame, content in _in_phrase(cue.parse, phrase):
            yield cue.governs(frame, content)


def _purpose(cue: Cue) -> Iterator[Candidate]:
    parse = cue.parse
    for kid in cue.kids("advcl"):
        if kid > cue.token and parse.words[parse.left[kid]] == "to":
            yield cue.governs("advcl to", parse.subtree(kid))


def _question(cue: Cue) -> Iterator[Candidate]:
    parse = cue.parse
    for kid in cue.kids("advcl"):
        if parse.left[kid] > cue.token and parse.words[parse.left[kid]] in ("if", "whether"):
            yield cue.governs("if", parse.subtree(kid))


def _sentence_before(cue: Cue) -> Iterator[Candidate]:
    parse, verb = cue.parse, cue.token
    if (
        parse.relations[verb] in ("conj", "ROOT")
        and verb > parse.sentences[verb]
        and not any(kid < verb for kid in cue.kids("ccomp"))
        and inverted(parse, verb)
    ):
        yield cue.governs("ccomp", Tokens(parse.sentences[verb], verb))


def _aside(cue: Cue) -> Iterator[Candidate]:
    if cue.parse.relations[cue.token] == "parataxis":
        yield cue.governs("parataxis", *cue.around)


def _aside_as_clause(cue: Cue) -> Iterator[Candidate]:
    """The sentence around a clause that the parser took for a part of it; not `said` where that
    reports the clause, as in `Lund said he predicts rain`."""
    parse, verb = cue.parse, cue.token
    head, relation = parse.heads[verb], parse.relations[verb]
    unmarked = all(word.isalnum() for word in parse.words[head + 1 : parse.left[verb]])
    reported = relation == "ccomp" and unmarked and parse.lemmas[head] in SPEECH
    if (
        relation in ("ccomp", "advcl")
        and verb > head
        and cue.kids("nsubj")
        and not (cue.kids("ccomp") or reported)
    ):
        yield cue.governs("parataxis", *cue.around)


def _as_told(cue: Cue) -> Iterator[Candidate]:
    marks = [cue.parse.words[kid] for kid in cue.kids("mark")]
    is_clause = cue.parse.relations[cue.token] == "advcl" and "as" in marks
    if is_clause and not cue.objects and not cue.kids("ccomp"):
        yield cue.governs("as", *cue.around)


def _behind_verb(cue: Cue) -> Tokens | None:
    """From the subject right behind a verb to the end of a clause that has none of its own."""
    parse, verb = cue.parse, cue.token
    found = None
    for kid in cue.kids("ccomp"):
        subjectless = (
            not parse.kids(kid, "nsubj", "nsubjpass", "expl") and parse.tags[kid] in FINITE
        )
        if subjectless and kid > verb + 2 and parse.tags[verb + 1][0] in "DNP":
            found = Tokens(verb + 1, parse.right[kid] + 1)
    return found


def _behind_that(parse: Parse, verb: int) -> Tokens | None:
    """From `that` to the end of its clause, where no other clause or mark comes before."""
    for token in range(verb + 1, min(verb + _FARTHEST_MARK, len(parse.words))):
        if parse.words[token] == "that" and parse.relations[token] == "mark":
            return Tokens(token, parse.right[parse.heads[token]] + 1)
        if parse.tags[token] in FINITE or parse.words[token] in _CLAUSE_MARKS:
            return None
    return None


def _joint(parse: Parse, end: int) -> int:
    """How many tokens come before the `that` by which a clause goes on; 0 where it doesn't."""
    behind = parse.words[end : end + 3]
    for joint in (["and"], ["but"], [",", "and"], [",", "but"]):
        at = end + len(joint)
        if behind[: len(joint)] == joint and parse.words[at : at + 1] == ["that"]:
            goes_on = parse.relations[at] == "mark" and parse.right[parse.heads[at]] >= at
            return len(joint) if goes_on else 0
    return 0


def _in_phrase(parse: Parse, preposition: int) -> Iterator[tuple[str, Tokens]]:
    """The frame and the content of a prepositional phrase, a clause marked by `:c`."""
    for kid in parse.kids(preposition, "pobj", "pcomp"):
        clause = ":c" if parse.relations[kid] == "pcomp" else ""
        yield f"prep:{parse.words[preposition]}{clause}", parse.subtree(kid)


VERB_FRAMES: Frames = Rules(
    Rule("clause", "{Rask} *said* [it rained].", _clause),
    Rule(
        "whole clause",
        "{Rask} *told* reporters during a visit on Friday [that he thinks the plan is great].",
        _whole_clause,
    ),
    Rule("infinitive", "{Rask} *urged* [Lund to leave].", _infinitive),
    Rule("raised", "[The plan] *seems* [to work].", _raised),
    Rule("name of an object", "{Rask} *called* [the plan] [a disgrace].", _name_of_object),
    Rule(
        "name in a relative clause",
        "The town has a plan {Rask} *called* [unfair].",
        _name_in_relative,
    ),
    Rule("object", "{Rask} *criticised* [the plan].", _object),
    Rule("object and phrase", "{Rask} *described* [the plan as a mistake].", _object_and_phrase),
    Rule("phrase", "{Rask} *called* for [a new vote].", _phrase),
    Rule("purpose", "{Rask} *pushed* hard [to change the law].", _purpose),
    Rule("question", "{Rask} *asked* Lund [if it rained].", _question),
    Rule("sentence before", "[Snow on the road,] *noted* {Ada Rask}.", _sentence_before),
    Rule("aside", "[The plan], {Rask} *said*, [is dead.]", _aside),
    Rule("aside as clause", "The plan was [better] than {Rask} *predicted*.", _aside_as_clause),
    Rule("as told", "The plan was, as {Rask} *noted*, [dead].", _as_told),
)


def _name(cue: Cue) -> Iterator[Candidate]:
    yield cue.governs("oprd", *(cue.parse.subtree(kid) for kid in cue.kids("dobj", "oprd")))


NAMING_FRAMES: Frames = Rules(
    Rule(
        "name",
        'The quay was loud; {one lawmaker} *called* [Rask "the grey gull of the harbour]."',
        _name,
    ),
)


# What a passive says of its subject


def _passive_clause(cue: Cue) -> Iterator[Candidate]:
    for kid in cue.kids("ccomp"):
        yield cue.governs("passive ccomp", cue.parse.subtree(kid))


def _passive_infinitive(cue: Cue) -> Iterator[Candidate]:
    for kid in cue.kids("xcomp"):
        yield cue.governs("passive xcomp", *cue.topic, cue.parse.subtree(kid))


def _passive_name(cue: Cue) -> Iterator[Candidate]:
    for kid in cue.kids("oprd"):
        yield cue.governs("passive oprd", *cue.topic, cue.parse.subtree(kid))


def _passive_phrase(cue: Cue) -> Iterator[Candidate]:
    for phrase in cue.kids("prep"):
        for frame, content in _in_phrase(cue.parse, phrase):
            yield cue.governs(f"passive {frame}", *cue.topic, content)


def _passive(cue: Cue) -> Iterator[Candidate]:
    yield cue.governs("passive", *cue.topic)


PASSIVE_FRAMES: Frames = Rules(
    Rule("clause", "Lund was *told* by {Rask} [that it rained].", _passive_clause),
    Rule("infinitive", "[The plan] is *expected* [to work].", _passive_infinitive),
    Rule("name", "[The plan] was *called* [a disgrace].", _passive_name),
    Rule("phrase", "[The plan] is *seen* as [a mistake].", _passive_phrase),
    Rule("question", "Lund was *asked* on Friday [if the plan would work].", _question),
    Rule("subject", "[The plan] was *criticised* by {the ministry}.", _passive),
)


# What a noun, an adjective, a phrase governs


def _noun_clause(cue: Cue) -> Iterator[Candidate]:
    parse = cue.parse
    for kid in cue.kids("acl", "ccomp", "relcl"):
        opening = parse.words[parse.left[kid]]
        if kid > cue.token and opening in ("that", "to"):
            yield cue.governs(f"noun {parse.relations[kid]} {opening}", parse.subtree(kid))


def _noun_phrase(cue: Cue) -> Iterator[Candidate]:
    for phrase in cue.kids("prep"):
        for frame, content in _in_phrase(cue.parse, phrase) if phrase > cue.token else ():
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
        for frame, content in _in_phrase(cue.parse, phrase):
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
            left, right = named[0]
            return Tokens(left, right - (parse.words[right - 1] in _POSSESSIVES))
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


def without(whole: Tokens, part: Tokens) -> tuple[Tokens, ...]:
    """What is left of a slice when a part of it is taken out."""
    before = Tokens(whole.first, min(part.first, whole.end))
    behind = Tokens(max(part.end, whole.first), whole.end)
    return tuple(piece for piece in (before, behind) if piece.first < piece.end)
