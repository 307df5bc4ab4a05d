"""Subjects: who does what a verb says, and whose is what a noun names, by grammar.

Each way to find them is a rule; the first that answers wins. In the examples, `*…*` marks the
word that is asked for and `{…}` who it is.
"""

from collections.abc import Callable
from typing import NamedTuple

from index.english.parse import FINITE, Parse
from index.english.words import words_of
from index.rules import Rule, Rules, first
from index.span import Tokens
from index.statements.cues import SPEECH
from index.statements.phrases import (
    OUTCRIES,
    STAND_INS,
    WRITINGS,
    first_of,
    is_verb_of_sentence,
    phrase_before,
    without_possessive,
)
from index.statements.word_order import (
    SUBJECTS,
    TIMES,
    behind_phrase,
    by_order,
    in_aside,
    inverted,
    is_bare_participle,
    lacks_object,
    last_subject_before,
    opening,
    pronoun_before,
    quoted_as_saying,
)

NOBODY = Tokens(0, 0)
"""The answer of a rule that says that nobody is named, whatever the rules after it would say."""

_SHARED_SUBJECT = (
    *("conj", "xcomp", "advcl", "dep", "ccomp"),
    *("parataxis", "pcomp", "prep", "acomp"),
)
_DEEPEST = 7
_THINGS = words_of("it this that he she they")
_HEARING = words_of(
    "recall remember hear overhear record film see watch show imagine picture catch"
)
_RECORDINGS = words_of("video clip footage recording film tape audio image photo picture")
_PASSING_ON = words_of("retweet repost receive get read see find hear")
_MEANS = words_of("use take make hold seize spend interrupt")  # `he used the visit to say …`


class Predicate(NamedTuple):
    """A verb, or what the parser took for one, whose subject is sought.

    `depth` counts the words that were asked before it, one below the other, 0 for the first.
    """

    parse: Parse
    verb: int
    depth: int
    head: int
    relation: str
    tag: str

    def subject_of(self, verb: int) -> Tokens | None:
        """The subject of a verb above."""
        return subject(self.parse, verb, self.depth + 1) if self.depth < _DEEPEST else None

    def owner_of(self, noun: int) -> Tokens | None:
        """The owner of a noun above."""
        return owner(self.parse, noun, self.depth + 1) if self.depth < _DEEPEST else None

    def needs_subject(self) -> bool:
        """True if the verb makes a sentence, which can't be without a subject."""
        return self.tag in FINITE and self.relation in ("ROOT", "ccomp")


def subject(parse: Parse, verb: int, depth: int = 0) -> Tokens | None:
    """The tokens that name who does what a verb says; None when the sentence names nobody."""
    predicate = Predicate(
        parse, verb, depth, parse.heads[verb], parse.relations[verb], parse.tags[verb]
    )
    found = first(SUBJECT_RULES, predicate)
    return None if found == NOBODY else found


def owner(parse: Parse, noun: int, depth: int = 0) -> Tokens | None:
    """Who holds what a noun names: `his claim`, `a claim by the ministry`, `he made the claim`."""
    return first(OWNER_RULES, parse, noun, depth)


def _by(find: Callable[[Parse, int], Tokens | None]) -> Callable[[Predicate], Tokens | None]:
    """A rule that needs no more than the place of the verb."""
    return lambda predicate: find(predicate.parse, predicate.verb)


def _in_aside(predicate: Predicate) -> Tokens | None:
    said = predicate.depth == 0 and predicate.parse.lemmas[predicate.verb] in SPEECH
    return in_aside(predicate.parse, predicate.verb) if said else None


def _heard(predicate: Predicate) -> Tokens | None:
    """Whom somebody hears or remembers."""
    parse, before = predicate.parse, predicate.verb - 1
    if predicate.tag != "VBG" or not parse.tags[before].startswith("NNP"):
        return None
    heard = parse.lemmas[predicate.head] in _HEARING and parse.relations[before] == "dobj"
    above = parse.heads[parse.heads[before]]
    of_recording = parse.relations[before] == "pobj" and parse.words[above] in _RECORDINGS
    return parse.subtree(before) if heard or of_recording else None


def _of_passive_above(predicate: Predicate) -> Tokens | None:
    """Who is the subject of a passive that is asked on behalf of a verb that hangs on it."""
    parse, verb = predicate.parse, predicate.verb
    if not predicate.depth or predicate.tag not in ("VBN", "VBD"):
        return None
    while parse.relations[verb] == "conj" and not parse.kids(verb, *SUBJECTS):
        verb = parse.heads[verb]
    return first_of(parse, verb, "nsubjpass")


def _agent(predicate: Predicate) -> Tokens | None:
    return first_of(predicate.parse, predicate.verb, "agent", "pobj")


def _nobody(predicate: Predicate) -> Tokens | None:
    """A passive that names no agent leaves open who did it."""
    parse, verb = predicate.parse, predicate.verb
    return NOBODY if parse.is_passive(verb) or lacks_object(parse, verb) else None


def _nobody_asks(predicate: Predicate) -> Tokens | None:
    """Who is asked in a participle doesn't ask."""
    return NOBODY if not predicate.depth and is_bare_participle(*predicate[:2]) else None


def _author(predicate: Predicate) -> Tokens | None:
    """Who wrote or showed what a clause behind a noun tells."""
    parse = predicate.parse
    subjects = parse.kids(predicate.verb, *SUBJECTS)
    tells = predicate.tag == "VBG" or any(parse.words[kid] in ("that", "which") for kid in subjects)
    if predicate.relation not in ("acl", "relcl") or not tells:
        return None
    author = _author_of(predicate, predicate.head)
    return author if author and author.end <= predicate.head else None


def _author_of(predicate: Predicate, noun: int) -> Tokens | None:
    """Who sent or showed what a noun names, or wrote to whom it names."""
    parse, head = predicate.parse, predicate.parse.heads[noun]
    if parse.relations[noun] == "pobj" and parse.words[head] == "to":
        above = parse.heads[head]
        sent = [kid for kid in parse.kids(above, "dobj") if _is_writing(parse, kid)]
        noun, head = (sent[0], above) if sent else (above, parse.heads[above])
    emailed = parse.relations[noun] == "dobj" and parse.lemmas[head] in ("email", "text", "write")
    if noun == head or not (emailed or _is_writing(parse, noun)):
        return None
    if parse.lemmas[head] in _PASSING_ON:
        return None  # `he retweeted a post that said “…”`
    named = subject(parse, head, predicate.depth + 1)
    return named or (by_order(parse, head) if parse.tags[head] in FINITE else None)


def _is_writing(parse: Parse, noun: int) -> bool:
    word = parse.words[noun]
    return word in WRITINGS or word.removesuffix("s") in WRITINGS


def _own(predicate: Predicate) -> Tokens | None:
    """The subject that the parser found: the nearest before the verb."""
    parse, verb = predicate.parse, predicate.verb
    subjects = [kid for kid in parse.kids(verb, *SUBJECTS) if parse.words[kid] != "whom"]
    if not subjects:
        return None
    return parse.subtree(max((kid for kid in subjects if kid < verb), default=subjects[0]))


def _behind_phrase(predicate: Predicate) -> Tokens | None:
    return behind_phrase(predicate.parse, predicate.verb) if predicate.needs_subject() else None


def _opening(predicate: Predicate) -> Tokens | None:
    return opening(predicate.parse, predicate.verb) if predicate.needs_subject() else None


def _owner_of_noun(predicate: Predicate) -> Tokens | None:
    """Who does what a participle behind a comma adds to a noun."""
    parse = predicate.parse
    added = parse.words[parse.left[predicate.verb] - 1] == ","
    if predicate.relation == "acl" and predicate.tag == "VBG" and added:
        doer = predicate.owner_of(predicate.head)
        return doer if doer and doer.end <= predicate.head else None
    return None


def _noun(predicate: Predicate) -> Tokens | None:
    """The noun phrase that a clause or a participle hangs on."""
    parse, verb = predicate.parse, predicate.verb
    hangs = predicate.relation in ("acl", "relcl")
    if hangs and (predicate.tag == "VBG" or is_verb_of_sentence(parse, verb)):
        return phrase_before(parse, verb)
    return None


def _owner_of_intention(predicate: Predicate) -> Tokens | None:
    if predicate.relation == "acl" and predicate.tag == "VB":
        return predicate.owner_of(predicate.head)
    return None


def _goes_on(predicate: Predicate) -> Tokens | None:
    """Who goes on to speak in a participle: the speaker, not whom he speaks of."""
    if (
        predicate.relation == "advcl"
        and predicate.tag == "VBG"
        and predicate.parse.lemmas[predicate.verb] in SPEECH
    ):
        return predicate.subject_of(_reporting(predicate.parse, predicate.head))
    return None


def _reporting(parse: Parse, verb: int) -> int:
    """The verb of saying above a clause: in `he said that it was wrong, adding …`, he adds, and so
    in `he urged them to stay, adding …`."""
    while not parse.is_root(verb):
        outer = parse.heads[verb]
        asked = parse.relations[verb] == "xcomp"
        reported = parse.relations[verb] == "ccomp" and parse.lemmas[outer] in SPEECH
        coordinate = parse.relations[verb] == "conj" and parse.relations[outer] == "ccomp"
        if not (reported or coordinate or asked):
            break
        verb = outer
    return verb


def _object(predicate: Predicate) -> Tokens | None:
    """Whom somebody asks to do it."""
    parse = predicate.parse
    if predicate.relation == "xcomp" and parse.lemmas[predicate.head] not in _MEANS:
        for named in parse.kids(predicate.head, "dobj"):
            if named < predicate.verb and parse.words[named] not in STAND_INS:
                return parse.subtree(named)
    return None


def _adds(predicate: Predicate) -> Tokens | None:
    """Who goes on to speak behind what is said of a thing, or of somebody without a name."""
    parse, head = predicate.parse, predicate.head
    said_of = parse.relations[head] == "ccomp" and parse.lemmas[parse.heads[head]] in SPEECH
    if not said_of or predicate.relation != "conj" or parse.lemmas[predicate.verb] not in SPEECH:
        return None
    of_things = all(
        parse.words[kid] in _THINGS or parse.words[kid] in TIMES or parse.tags[kid] in ("EX", "NN")
        for kid in parse.kids(head, *SUBJECTS)
    )
    return predicate.subject_of(parse.heads[head]) if of_things else None


def _shared(predicate: Predicate) -> Tokens | None:
    """The subject of the verb above."""
    return predicate.subject_of(predicate.head) if predicate.relation in _SHARED_SUBJECT else None


def _last_before(predicate: Predicate) -> Tokens | None:
    if predicate.depth or predicate.tag != "VBG":
        return None
    return last_subject_before(predicate.parse, predicate.verb)


def _right_before(predicate: Predicate) -> Tokens | None:
    """The name right before a verb, whatever the parser took it for."""
    if predicate.depth or predicate.tag not in FINITE[:3]:
        return None
    return by_order(predicate.parse, predicate.verb)


SUBJECT_RULES: Rules[Callable[[Predicate], Tokens | None]] = Rules(
    Rule(
        "in an aside",
        "Lund, {a top aide} *said*, “is very sure” of the plan.",
        _in_aside,
        "Lund, a top aide, *said* the plan is sure.",
    ),
    Rule(
        "quoted as saying",
        "The Herald *quoted* {Rask} as saying that it rained.",
        _by(quoted_as_saying),
        "The Herald *quoted* Rask as a witness.",
    ),
    Rule(
        "heard saying",
        "The mayor recalled {Ada Lund} *saying*: “We will build the bridge.”",
        _heard,
    ),
    Rule(
        "pronoun right before",
        "It is the oldest bridge {she} *has* seen.",
        _by(pronoun_before),
    ),
    Rule(
        "inverted",
        "“Is it over?” *asked* {Mr. Lund}, referring to the plan.",
        _by(inverted),
        "“It is over”, Rask *argued*.",
    ),
    Rule(
        "subject of a passive above",
        "{The case} was brought by Lund in May and *seeks* a vote.",
        _of_passive_above,
    ),
    Rule("agent", "The plan was *criticised* by {the ministry}.", _agent),
    Rule("nobody", "The plan Rask made was *criticised*.", _nobody),
    Rule(
        "bare participle",
        "*Asked* whether the dam would hold, Rask smiled.",
        _nobody_asks,
        "*Smiling*, Rask said that the dam would hold.",
    ),
    Rule(
        "author",
        "{Ada Rask} sent them a letter *saying* that it rained.",
        _author,
        "Ada Rask met a man *saying* that it rained.",
    ),
    Rule("its own", "I think {it} *’s* good.", _own),
    Rule(
        "behind a phrase",
        "In a note to the Herald, {her adviser, Per Lund}, *said* it rained.",
        _behind_phrase,
    ),
    Rule("opening", "{Rask}, meanwhile, who sits at zero, *argued* he would veto.", _opening),
    Rule("owner of a noun", "{Lund}’s letter, *demanding* a vote, was lost.", _owner_of_noun),
    Rule("noun", "{A man} *holding* a sign left.", _noun),
    Rule("owner of an intention", "{Rask} announced a plan to *leave*.", _owner_of_intention),
    Rule(
        "goes on",
        "{Rask} said Lund has worked for the town, *saying* that he will go on.",
        _goes_on,
        "Rask left the town, *carrying* a sign.",
    ),
    Rule(
        "object",
        "Lund urged {Rask} to *leave*.",
        _object,
        "Lund used the visit to *criticise* Rask.",
    ),
    Rule(
        "adds",
        "{Ada Rask} said the plan takes time but *added* that it would work.",
        _adds,
        "Ada Rask said Mr. Lund opposed it and *added* that it would fail.",
    ),
    Rule("shared", "{Rask} left and *said* that it rained.", _shared),
    Rule(
        "last before",
        "Per Lund left when {Rask} ended her speech with a joke, *saying* that it rained.",
        _last_before,
    ),
    Rule("right before", "{Everybody} *’s* making it.", _right_before),
)


def _possessor(parse: Parse, noun: int, depth: int) -> Tokens | None:
    for kid in parse.kids(noun, "poss"):
        return without_possessive(parse, parse.subtree(kid))
    return None


def _source(parse: Parse, noun: int, depth: int) -> Tokens | None:
    for kid in parse.kids(noun, "prep", "agent"):
        if parse.words[kid] in ("by", "from") and (named := first_of(parse, kid, "pobj")):
            return named
    return None


def _doer(parse: Parse, noun: int, depth: int) -> Tokens | None:
    """Who does something with it, or is it."""
    if depth < _DEEPEST and parse.relations[noun] in ("dobj", "attr", "conj"):
        return _not_alone(parse, noun, subject(parse, parse.heads[noun], depth + 1))
    return None


def _doer_of_phrase(parse: Parse, noun: int, depth: int) -> Tokens | None:
    if depth < _DEEPEST and parse.relations[noun] == "pobj":
        return _not_alone(parse, noun, subject(parse, parse.heads[parse.heads[noun]], depth + 1))
    return None


def _not_alone(parse: Parse, noun: int, doer: Tokens | None) -> Tokens | None:
    """Who does it, unless one person would do what only a crowd does: `Lund drew cheers of “…”`."""
    last = doer.end - 1 if doer else 0
    alone = parse.tags[last] == "NNP" or parse.words[last] in ("he", "she", "i")
    return None if alone and parse.words[noun] in OUTCRIES else doer


OWNER_RULES: Rules[Callable[[Parse, int, int], Tokens | None]] = Rules(
    Rule("possessor", "{Rask}’s *claim* is new.", _possessor),
    Rule("source", "A *claim* by {the ministry} is new.", _source),
    Rule("doer", "{Rask} made the *claim* again.", _doer),
    Rule("doer of a phrase", "{Rask} left with the *claim* that it rained.", _doer_of_phrase),
)
