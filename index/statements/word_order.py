"""Word order: who does what a verb says by what stands beside it, where parsers often err."""

from index.english.function_words import FINITE_HAVE, SUBJECT_PRONOUNS, TIMES_OF_DAY, WEEKDAYS
from index.english.parse import FINITE, Parse
from index.english.words import words_of
from index.span import Tokens
from index.statements.cues import FRAMES, QUOTING, SPEECH

SUBJECTS = ("nsubj", "nsubjpass")
"""Relations of nouns and pronouns that are the subject of a verb."""
TIMES = words_of("week month year today yesterday tomorrow time day").union(WEEKDAYS, TIMES_OF_DAY)
ADVERBS = words_of("also later then once never again recently still even")

_FARTHEST_SAYING = 12
OPENING = ("“", '"', "‘", "''", "``", "'")
_CLOSING = ('"', "”", "''", "’")
_NOMINATIVE = SUBJECT_PRONOUNS - {"it", "you"} | {"who"}  # those two are as often objects
_HAVE = FINITE_HAVE | {"'ve", "’ve"}
_LINKS = words_of("of for in and &")
_NAMING = words_of("NN NNS NNP NNPS PRP -RRB- CD DT")
_NOMINAL = words_of("NN NNS NNP NNPS PRP PRP$ DT JJ JJR JJS CD POS HYPH -LRB- -RRB- VBN")


def pronoun_before(parse: Parse, verb: int) -> Tokens | None:
    """The pronoun right before a verb, or before its auxiliaries and adverbs."""
    at = verb_group(parse, verb) - 1
    finite = parse.tags[verb] in FINITE or at < verb - 1
    is_subject = at >= parse.sentences[verb] and parse.words[at] in _NOMINATIVE
    return Tokens(at, at + 1) if finite and is_subject else None


def in_aside(parse: Parse, verb: int) -> Tokens | None:
    """Who speaks between a subject and its verb: `Lund, an aide said, “is confident”`; else the
    subject would be taken for the speaker, and the speaker for what commas add to it."""
    first = verb + 2
    while first < len(parse.words) and parse.words[first] in OPENING:
        first += 1
    goes_on = parse.words[verb + 1 : verb + 2] == [","] and parse.tags[first : first + 1]
    return between_commas(parse, verb) if goes_on and goes_on[0] in FINITE else None


def between_commas(parse: Parse, verb: int) -> Tokens | None:
    """The name or description between a comma and a verb, behind another one that opens the
    sentence."""
    start, end = parse.sentences[verb], verb_group(parse, verb)
    while start < end and parse.tags[start] in ("CC", "RB", "``"):
        start += 1
    comma = max((at for at in range(start, end) if parse.words[at] == ","), default=start)
    topic, speaker = parse.tags[start:comma], parse.tags[comma + 1 : end]
    if not topic or not speaker or "and" in parse.words[comma:end]:
        return None
    is_name = topic[-1] in _NAMING and speaker[-1] in _NAMING
    return Tokens(comma + 1, end) if is_name and {*topic, *speaker} <= _NOMINAL else None


def quoted_as_saying(parse: Parse, verb: int) -> Tokens | None:
    """Whom an outlet quotes: `the Herald quoted Rask as saying`, `Lund quoted Rask: “…”`."""
    if parse.lemmas[verb] not in ("quote", "cite") or parse.is_passive(verb):
        return None
    for at in range(verb + 2, min(verb + _FARTHEST_SAYING, len(parse.words) - 1)):
        if parse.words[at] == ":" and parse.tags[at - 1] == "NNP":
            return Tokens(verb + 1, at)
        if parse.words[at] == "as" and parse.lemmas[at + 1] in SPEECH:
            return Tokens(verb + 1, at) if parse.tags[at + 1] == "VBG" else None
    return None


def inverted(parse: Parse, verb: int) -> Tokens | None:
    """The name behind a verb of saying that follows a quotation, as in `“…”, argued Rask`, which
    parsers take for its object."""
    before = verb - 1
    while before > 0 and parse.words[before] == ",":
        before -= 1
    if (
        parse.lemmas[verb] not in QUOTING
        or parse.tags[verb] == "VBG"
        or parse.words[max(0, before)] not in _CLOSING
        or parse.kids(verb, "auxpass")
        or any(kid < verb for kid in parse.kids(verb, *SUBJECTS))
    ):
        return None
    for kid in parse.kids(verb, "nsubj", "dobj", "dative", "attr", "oprd", "npadvmod", "dep"):
        if parse.left[kid] == verb + 1 and parse.tags[kid] in ("NN", "NNP", "NNPS"):
            return parse.subtree(kid)
    return None


def by_order(parse: Parse, verb: int) -> Tokens | None:
    """The name or pronoun right before a finite verb, or before what commas set off there."""
    start, end = parse.sentences[verb], verb_group(parse, verb)
    if end > start and parse.words[end - 1] == ",":
        end -= 2
        while end > start and parse.words[end] != ",":
            end -= 1
    begin = end
    while begin > start and (parse.tags[begin - 1] in _NOMINAL or parse.words[begin - 1] in _LINKS):
        begin -= 1
    while begin < end and parse.tags[begin] in ("IN", "CC", "RB", "``", "''"):
        begin += 1
    is_name = end > begin and parse.tags[end - 1] in _NAMING
    return Tokens(begin, end) if is_name and parse.words[end - 1] not in TIMES else None


def lacks_object(parse: Parse, verb: int) -> bool:
    """True for a past form whose object would stand before what follows it, as in headlines: `Lund
    slammed for “…”`, `Lund accused of “…”`; there she is the object."""
    if parse.tags[verb] not in ("VBD", "VBN") or parse.relations[verb] in ("acl", "relcl"):
        return False
    lemma, behind = parse.lemmas[verb], parse.words[verb + 1 : verb + 2]
    with_object = behind and lemma in FRAMES.get(f"dobj+{behind[0]}", ())
    without = behind and lemma in FRAMES.get(f"prep:{behind[0]}", ())
    objects = parse.kids(verb, "dobj", "ccomp", "xcomp", "oprd", "auxpass")
    return bool(with_object) and not without and not objects


def is_bare_participle(parse: Parse, verb: int) -> bool:
    """True for a passive without auxiliary or agent that hangs on a clause: `asked whether it
    would hold, she smiled`."""
    participle = parse.relations[verb] == "advcl" and parse.tags[verb] in ("VBN", "VBD")
    return participle and not parse.kids(verb, *SUBJECTS, "aux", "auxpass", "agent")


def verb_group(parse: Parse, verb: int) -> int:
    """Where the auxiliaries and adverbs before a verb start."""
    at, start = verb, parse.sentences[verb]
    while at > start and (parse.tags[at - 1] in ("RB", "MD") or parse.words[at - 1] in _HAVE):
        at -= 1
    return at


def behind_phrase(parse: Parse, verb: int) -> Tokens | None:
    """The subject that the parser took for an addition to the phrase that opens the sentence."""
    if parse.words[verb - 1] not in (",", *ADVERBS):
        return None
    for token in range(parse.sentences[verb], verb):
        top = token
        while parse.heads[top] not in (top, verb):
            top = parse.heads[top]
        start = parse.left[token]
        if (
            parse.relations[token] in ("appos", "conj")
            and parse.relations[top] in ("prep", "advcl", "npadvmod")
            and parse.tags[token][0] == "N"
            and parse.words[start - 1] == ","
        ):
            return Tokens(start, min(parse.right[token] + 1, verb))
    return None


def opening(parse: Parse, verb: int) -> Tokens | None:
    """The noun phrase that opens the sentence of a finite verb, up to a comma."""
    start = parse.sentences[verb]
    while start < verb and parse.tags[start] in ("CC", "``", "IN", "RB"):
        start += 1
    end = start
    while end < verb and parse.tags[end][0] in "NDJPC" and parse.tags[end] not in ("CC", "PDT"):
        end += 1
    is_name = any(tag[0] == "N" or tag == "PRP" for tag in parse.tags[start:end])
    return Tokens(start, end) if is_name and end < verb and parse.words[end] == "," else None


def last_subject_before(parse: Parse, verb: int) -> Tokens | None:
    """The last subject before a participle in its sentence."""
    for token in range(verb - 1, parse.sentences[verb] - 1, -1):
        named = parse.subtree(token)
        is_quoted = named.first > 0 and parse.words[named.first - 1] == '"'
        if parse.relations[token] in SUBJECTS and named.end <= verb and not is_quoted:
            return named
    return None
