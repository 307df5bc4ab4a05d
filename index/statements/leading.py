"""Leading up to a quotation: the cue and the source in the words before it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from index.english.parse import FINITE, Parse
from index.rules import Rule, Rules
from index.rules import first as first_answer
from index.span import Tokens
from index.statements.cues import FRAMES, QUOTED_NOUNS, QUOTING, SPEECH, WORDS
from index.statements.frames import is_main_line
from index.statements.parsed import (
    DASHES,
    NO_SPEAKERS,
    Attribution,
    is_mark,
    is_quoting,
    is_quoting_form,
    is_verb,
    sentence_start,
    source_of,
)
from index.statements.subjects import owner
from index.statements.word_order import SUBJECTS

_LEADING_MARKS = (",", ":", "—", "–", "-", "--", "that")
_MANNERS = FRAMES["quoted"] - SPEECH  # `he went, “…”`, but not `as he went on stage, “…”`
_TOPICAL = ("on", "about", "regarding")
_LONGEST_TOPIC = 6  # tokens


@dataclass(frozen=True)
class Lead:
    """The tokens of a sentence that lead up to a quotation: from `start` to `end`.

    `lower` is where the quotation before it ends, `colon` is True where they end with a colon.
    """

    parse: Parse
    lower: int
    start: int
    end: int
    colon: bool

    @property
    def last(self) -> int:
        """The token before the mark that stands before the quotation."""
        return self.end - 2

    @property
    def ends_with_cue(self) -> bool:
        """True for `Rask, as always, said, “…”`."""
        return self.last > self.start and is_quoting(self.parse, self.last)


def before(parse: Parse, lower: int, first: int) -> Attribution | None:
    """The cue and the source that lead up to a quotation, as in `She said: “…”`."""
    while first > lower and parse.words[first - 1].isspace():
        first -= 1
    if first <= lower:
        return None
    mark = parse.words[first - 1]
    colon = mark.endswith(":")
    if not colon and mark not in _LEADING_MARKS and not is_quoting(parse, first - 1):
        return None
    start = sentence_start(parse, lower, first)
    return first_answer(LEADING_RULES, Lead(parse, lower, start, first, colon))


def _speaking(lead: Lead) -> Iterator[tuple[Attribution, bool]]:
    """The verbs that may attribute, the last first, each with True if only marks come behind."""
    parse = lead.parse
    for token in range(lead.end - 1, lead.start - 1, -1):
        adjacent = all(map(is_mark, parse.words[token + 1 : lead.end]))
        if not is_quoting(parse, token) or (parse.lemmas[token] in _MANNERS and not adjacent):
            continue
        source = source_of(parse, token)
        if source and parse.words[source.first] in NO_SPEAKERS and lead.colon:
            continue  # `Rask has this to say: “…”`
        yield Attribution(token, source), adjacent


def _by_verb(lead: Lead) -> Attribution | None:
    for match, adjacent in _speaking(lead):
        names = match.source is not None or lead.parse.is_passive(match.cue)
        if names and (adjacent or is_main_line(lead.parse, match.cue)):
            return match
    return None


def _by_participle(lead: Lead) -> Attribution | None:
    for match, _ in _speaking(lead):
        opens = match.cue == lead.start and lead.parse.tags[match.cue] == "VBG"
        if opens and match.source is None and not lead.parse.is_passive(match.cue):
            return match
    return None


def _by_verb_of_clause(lead: Lead) -> Attribution | None:
    for match, _ in _speaking(lead):
        passive = lead.parse.is_passive(match.cue)
        if match.source is not None or passive:
            return None if lead.colon and passive else match
    return None


def _by_aside(lead: Lead) -> Attribution | None:
    parse, cue = lead.parse, lead.last
    opens = parse.words[lead.start] == "as" and cue > lead.start + 1
    if opens and is_quoting_form(parse, cue):
        return Attribution(cue, Tokens(lead.start + 1, cue))
    return None


def _by_last_participle(lead: Lead) -> Attribution | None:
    parse, cue = lead.parse, lead.last
    if cue <= lead.start or not parse.words[cue].endswith("ing"):
        return None
    if parse.lemmas[cue] not in QUOTING:
        return None
    left = max(lead.start, parse.left[cue])
    if left < cue and parse.tags[left] == "DT":
        return None
    return Attribution(cue, Tokens(left, cue) if left < cue else None)


def _by_last_verb(lead: Lead) -> Attribution | None:
    name = _first_name(lead.parse, lead.start, lead.last) if lead.ends_with_cue else None
    return Attribution(lead.last, name) if name else None


def _by_noun(lead: Lead) -> Attribution | None:
    parse, noun = lead.parse, lead.last
    marked = parse.words[lead.end - 1] in (",", ":") and not lead.ends_with_cue
    if marked and noun > lead.start and parse.words[noun] in QUOTED_NOUNS:
        return Attribution(noun, owner(parse, noun))
    return None


def _by_introduction(lead: Lead) -> Attribution | None:
    if not lead.colon or lead.ends_with_cue:
        return None
    return introduced(lead.parse, lead.lower, lead.end)


LEADING_RULES: Rules[Callable[[Lead], Attribution | None]] = Rules(
    Rule("verb", "{Ida Rask} *said* in Alba: [“We sail.”]", _by_verb, "A plan was new, “We sail.”"),
    Rule(
        "opening participle", "{Rask} said it was late. *Adding*, [“We sail.”]", _by_participle,
        "{Rask} *said* it was late. Rain, [“We sail.”]",
    ),
    Rule(
        "verb of a clause",
        "It was a feast with guests like Ida Rask, {who} *joked* of the hall, [“It is a barn.”]",
        _by_verb_of_clause,
    ),
    Rule("aside with as", "as {the Herald} *notes*, [“We sail.”]", _by_aside),
    Rule("last participle", "{Rask} *saying*, [“We sail.”]", _by_last_participle),
    Rule("last verb", "By phone from Oslo, {Rask} *said*, [“We sail.”]", _by_last_verb),
    Rule("noun", "{Rask}’s *answer*: [“We sail.”]", _by_noun, "The plan of the town, “We sail.”"),
    Rule(
        "introduction", "{Ida Rask} was clear*:* [“We sail.”]", _by_introduction,
        "On the boats: “We sail.”",
    ),
)  # fmt: skip
"""What leads up to a quotation: the source stands in { }, the cue in * *, the content in [ ]."""


def introduced(parse: Parse, lower: int, first: int) -> Attribution | None:
    """Whom a colon without a verb of saying introduces: the subject or the name before it."""
    start = sentence_start(parse, lower, first)
    while start < first - 1 and (parse.tags[start] in ("LS", "CD") or is_mark(parse.words[start])):
        start += 1  # the number of a list
    if parse.words[start] in _TOPICAL and first - start < _LONGEST_TOPIC:
        return None  # `On schools: “…”`
    source = first_answer(INTRODUCTION_RULES, Lead(parse, lower, start, first, colon=True))
    return Attribution(first - 1, source) if source else None


def _by_dash(lead: Lead) -> Tokens | None:
    parse, colon = lead.parse, lead.end - 1
    name = colon
    while name > lead.lower and parse.tags[name - 1] in ("NNP", "NNPS", "CC"):
        name -= 1
    spaced = parse.starts[name] > parse.ends[name - 1]
    if lead.lower < name < colon and spaced and parse.words[name - 1] in DASHES:
        return Tokens(name, colon)
    return None


def _by_object(lead: Lead) -> Tokens | None:
    parse, named = lead.parse, lead.last
    if parse.relations[named] != "dobj" or parse.tags[named] != "NNP":
        return None
    subjects = parse.kids(parse.heads[named], *SUBJECTS)
    of_things = subjects and all(parse.tags[kid] in ("NN", "NNS", "DT") for kid in subjects)
    return parse.subtree(named) if of_things else None


def _by_subject(lead: Lead) -> Tokens | None:
    parse = lead.parse
    for token in range(lead.start, lead.end - 1):
        if parse.tags[token] in FINITE and parse.relations[token] != "relcl":
            for named in parse.kids(token, *SUBJECTS):
                if lead.start <= named < token:
                    return parse.subtree(named)
    return None


def _by_phrase(lead: Lead) -> Tokens | None:
    parse, (start, colon) = lead.parse, (lead.start, lead.end - 1)
    if any(parse.relations[token] == "expl" for token in range(start, lead.end)):
        return None  # `There was a sign: “…”`
    for token in range(start, colon):
        is_noun = parse.tags[token].startswith("N") or parse.words[token] == "one"
        if is_noun and _hangs_outside(lead, token):
            left, right = parse.subtree(token)
            holder = owner(parse, token) if parse.words[token] in WORDS else None
            return holder or Tokens(max(left, start), min(right, colon))
    return None


def _hangs_outside(lead: Lead, token: int) -> bool:
    """True if a token is the head of the words before the colon, or what their verb governs."""
    head = lead.parse.heads[token]
    inside = lead.start <= head < lead.end - 1 and head != token
    return not inside or is_verb(lead.parse, head)


def _by_name(lead: Lead) -> Tokens | None:
    colon = lead.end - 1
    return _first_name(lead.parse, lead.start, colon) or _first_name(lead.parse, lead.lower, colon)


INTRODUCTION_RULES: Rules[Callable[[Lead], Tokens | None]] = Rules(
    Rule(
        "name behind a dash", "The town wants boats — {Ida Rask}*:* [“We sail at dawn.”]", _by_dash
    ),
    Rule("object", "It would not scare {Lund}*:* [“We sail at dawn.”]", _by_object),
    Rule("subject", "{She} went on*:* [“It is like rain in the house.”]", _by_subject),
    Rule("noun", "{The mayor of Alba}*:* [“We sail.”]", _by_phrase),
    Rule("name", "There was {Ida Rask}*:* [“We sail.”]", _by_name),
)  # fmt: skip
"""Whom the words before a colon introduce, in { }."""


def _first_name(parse: Parse, start: int, end: int) -> Tokens | None:
    """The first run of proper nouns that no preposition governs."""
    for token in range(start, end):
        if parse.tags[token].startswith("NNP") and (
            token == start or parse.tags[token - 1] not in ("IN", "NNP", "NNPS")
        ):
            last = token + 1
            while last < end and parse.tags[last].startswith("NNP"):
                last += 1
            return Tokens(token, last)
    return None
