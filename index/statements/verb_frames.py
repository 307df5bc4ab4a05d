"""Frames of verbs: how a verb governs what somebody is said to say or think, by grammar.

In the examples, `*…*` marks the cue, `{…}` its source and `[…]` the content.
"""

from collections.abc import Iterator

from index.english.parse import FINITE, Parse
from index.rules import Rule, Rules
from index.span import Tokens
from index.statements.candidate import Candidate, Cue, Frames, in_phrase
from index.statements.word_order import SUBJECTS

_CLAUSE_MARKS = (*',.:;?!"', "“", "”", "''", "``", "—", "–", "--")
_FARTHEST_MARK = 10


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
        for frame, content in in_phrase(cue.parse, phrase):
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


def _aside(cue: Cue) -> Iterator[Candidate]:
    if cue.parse.relations[cue.token] == "parataxis":
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
        subjectless = not parse.kids(kid, *SUBJECTS, "expl") and parse.tags[kid] in FINITE
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
    Rule(
        "object",
        "{Rask} *criticised* [the plan].",
        _object,
        "“Is it over?” *asked* Mr. Lund, referring to the plan.",
    ),
    Rule("object and phrase", "{Rask} *described* [the plan as a mistake].", _object_and_phrase),
    Rule("phrase", "{Rask} *called* for [a new vote].", _phrase),
    Rule("purpose", "{Rask} *pushed* hard [to change the law].", _purpose),
    Rule("question", "{Rask} *asked* Lund [if it rained].", _question),
    Rule("aside", "[The plan], {Rask} *said*, [is dead.]", _aside),
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
        for frame, content in in_phrase(cue.parse, phrase):
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
