"""Clauses: the grammar of a paragraph, and which of its words somebody is said to say or think.

Dependency labels and tags are those of spaCy's English models (ClearNLP, Penn Treebank).
"""

from collections.abc import Iterator
from dataclasses import dataclass

from index.english.parse import Parse
from index.span import Tokens
from index.statements.cues import FRAMES, QUOTING, SPEECH, words_of

FINITE = ("VBD", "VBZ", "VBP", "MD")
STAND_INS = words_of("this that something nothing plenty lots much more little")
"""Objects that stand for what is said: `he had this to say`."""

TIMES = words_of(
    "monday tuesday wednesday thursday friday saturday sunday week month year today yesterday "
    "tomorrow morning afternoon evening night time day"
)
WRITINGS = words_of(
    "statement letter memo email e-mail message tweet note post sign banner video ad piece release "
    "cover poster cartoon placard billboard flier column op-ed text petition"
)
"""What somebody writes or shows: in `he sent a letter saying …` it is he who says it."""

_MAIN_LINE = ("conj", "advcl", "parataxis", "xcomp", "pcomp", "prep", "dep", "ccomp")
_SHARED_SUBJECT = (
    *("conj", "xcomp", "advcl", "dep", "ccomp"),
    *("parataxis", "pcomp", "prep", "acomp"),
)
_DEEPEST = 7


@dataclass(frozen=True)
class Candidate:
    """Tokens that a cue attributes to a source; `frame` says how the cue governs them."""

    cue: int
    frame: str
    content: tuple[Tokens, ...]
    source: Tokens | None


def candidates(parse: Parse) -> list[Candidate]:
    """Whatever a cue may attribute, by grammar alone, cues that are none included."""
    found: list[Candidate] = []
    for token, tag in enumerate(parse.tags):
        if parse.words[token] == "according":
            found += _according(parse, token)
        elif parse.words[token] == "in":
            found += _in_view(parse, token)
        elif tag[0] == "V":
            found += _of_verb(parse, token)
        elif tag in ("NN", "NNS"):
            found += _of_noun(parse, token)
        if parse.relations[token] == "acomp" and tag in ("JJ", "JJR", "VBN", "VBG"):
            found += _of_adjective(parse, token)
    return [candidate for candidate in found if candidate.content]


def is_listed(parse: Parse, candidate: Candidate) -> bool:
    """Whether the cue of a candidate is known to attribute what it governs in this way."""
    frame, lemma = candidate.frame, parse.lemmas[candidate.cue]
    if frame == "according":
        return True
    cues = FRAMES.get(frame, frozenset())
    noun = parse.words[candidate.cue].removesuffix("s")
    return lemma in cues or (frame.startswith("noun") and noun in cues)


def _according(parse: Parse, token: int) -> Iterator[Candidate]:
    """`According to the ministry, …`: the clause that the phrase hangs on."""
    source = according_to(parse, token)
    head = parse.heads[token]
    if source is None or head == token:
        return
    while parse.tags[head][0] in "NPJI" and parse.relations[head] not in (
        "ROOT",
        "ccomp",
        "parataxis",
    ):
        head = parse.heads[head]
    content = without(parse.subtree(head), parse.subtree(token))
    yield Candidate(token, "according", content, source)


def _in_view(parse: Parse, preposition: int) -> Iterator[Candidate]:
    """`In the view of the ministry, …`: the clause that the phrase hangs on."""
    head = parse.heads[preposition]
    for noun in parse.kids(preposition, "pobj"):
        named = [parse.subtree(kid) for kid in parse.kids(noun, "poss")]
        for kid in parse.kids(noun, "prep"):
            if parse.words[kid] == "of":
                named += [parse.subtree(one) for one in parse.kids(kid, "pobj")]
        if parse.words[noun] in _VIEWS and named and parse.tags[head][0] == "V":
            left, right = named[0]
            right -= parse.words[right - 1] in ("'s", "’s", "'", "’")
            content = without(parse.subtree(head), parse.subtree(preposition))
            yield Candidate(preposition, "according", content, Tokens(left, right))


_VIEWS = words_of("view opinion words estimation telling account judgment eyes mind")


def according_to(parse: Parse, token: int) -> Tokens | None:
    """Who is named after `according to`."""
    for phrase in parse.kids(token, "prep"):
        if parse.words[phrase] == "to":
            for named in parse.kids(phrase, "pobj"):
                return parse.subtree(named)
    return None


def _of_verb(parse: Parse, verb: int) -> Iterator[Candidate]:
    """What a verb governs: clauses, objects, prepositional phrases."""
    if parse.tags[verb] == "VBN" and (active := _active_despite_tag(parse, verb)):
        yield active
        return
    reduced = (
        parse.tags[verb] == "VBN"
        and parse.relations[verb] in ("acl", "relcl")
        and not parse.kids(verb, "nsubj")
        and not _is_verb_of_sentence(parse, verb)
    )
    if parse.is_passive(verb) or reduced:
        yield from _of_passive(parse, verb)
        return
    if _quoted_as_saying(parse, verb):
        return  # what is quoted hangs on `saying`
    source = subject(parse, verb)
    objects = [] if inverted(parse, verb) else parse.kids(verb, "dobj")
    clauses = parse.kids(verb, "ccomp")

    for kid in clauses:
        yield Candidate(verb, "ccomp", (parse.subtree(kid),), source)
    whole = _whole_clause(parse, verb, clauses)
    if whole:
        yield Candidate(verb, "ccomp", (whole,), source)
    for kid in parse.kids(verb, "xcomp"):
        left, right = parse.subtree(kid)
        if objects and objects[0] < kid:
            left = parse.left[objects[0]]
        clause = Tokens(left, right)
        yield Candidate(verb, "xcomp", (clause,), source)
        for named in parse.kids(verb, "nsubj"):
            yield Candidate(verb, "raise xcomp", (parse.subtree(named), clause), None)
    for kid in parse.kids(verb, "oprd"):
        if objects:
            both = (parse.subtree(objects[0]), parse.subtree(kid))
            yield Candidate(verb, "oprd", both, source)
        elif parse.relations[verb] == "relcl":
            yield Candidate(verb, "oprd", (parse.subtree(kid),), source)
    phrases = parse.kids(verb, "prep")
    for kid in objects:
        yield Candidate(verb, "dobj", (parse.subtree(kid),), source)
        behind = [phrase for phrase in phrases if phrase > kid]
        if behind:
            longer = Tokens(parse.left[kid], parse.right[behind[0]] + 1)
            yield Candidate(verb, f"dobj+{parse.words[behind[0]]}", (longer,), source)
    for phrase in phrases:
        for frame, content in _of_phrase(parse, phrase):
            yield Candidate(verb, frame, (content,), source)
    for kid in parse.kids(verb, "advcl"):
        opening = parse.words[parse.left[kid]]
        if kid > verb and opening == "to":
            yield Candidate(verb, "advcl to", (parse.subtree(kid),), source)
        elif parse.left[kid] > verb and opening in ("if", "whether"):
            yield Candidate(verb, "if", (parse.subtree(kid),), source)

    head, relation = parse.heads[verb], parse.relations[verb]
    ends_sentence = not any(kid < verb for kid in clauses) and inverted(parse, verb)
    if relation in ("conj", "ROOT") and ends_sentence and verb > parse.sentences[verb]:
        yield Candidate(verb, "ccomp", (Tokens(parse.sentences[verb], verb),), source)
    around = without(parse.subtree(head), parse.subtree(verb))
    unmarked = all(word.isalnum() for word in parse.words[head + 1 : parse.left[verb]])
    reported = relation == "ccomp" and unmarked and parse.lemmas[head] in SPEECH
    if relation == "parataxis" or (
        relation in ("ccomp", "advcl")
        and verb > head
        and parse.kids(verb, "nsubj")
        and not (clauses or reported)  # in `Lund said he predicts rain` he doesn't predict `said`
    ):
        yield Candidate(verb, "parataxis", around, source)
    marks = [parse.words[kid] for kid in parse.kids(verb, "mark")]
    if relation == "advcl" and "as" in marks and not objects and not clauses:
        yield Candidate(verb, "as", around, source)
    if parse.lemmas[verb] == "be":
        for named in parse.kids(verb, "nsubj")[:1]:
            for kid in clauses:
                if kid > verb:
                    said = parse.subtree(kid)
                    yield Candidate(named, "noun be ccomp", (said,), owner(parse, named))


def _active_despite_tag(parse: Parse, verb: int) -> Candidate | None:
    """What a verb that gives a name attributes where the parser took it for a passive participle:
    `one lawmaker called Rask “…”`, `a move the paper called “…”`."""
    head = parse.heads[verb]
    names = parse.kids(verb, "dobj", "oprd")
    if parse.relations[verb] not in ("acl", "relcl") or not names or names[0] < verb:
        return None
    if parse.lemmas[verb] not in FRAMES["oprd"] or parse.kids(verb, "nsubj", "auxpass", "agent"):
        return None
    first = parse.left[head]
    is_relative = first > 0 and parse.tags[first - 1][0] == "N" and parse.tags[first] == "DT"
    behind = verb + 1
    while behind < len(parse.tags) - 1 and parse.tags[behind] == "NNP":
        behind += 1
    is_named = behind > verb + 1 and parse.tags[behind] == "``"
    if len(names) < 2 and not is_relative and not is_named:
        return None
    content = tuple(parse.subtree(kid) for kid in names)
    return Candidate(verb, "oprd", content, _phrase_before(parse, verb))


def _whole_clause(parse: Parse, verb: int, clauses: list[int]) -> Tokens | None:
    """What is said in a clause of which the parser took a part for something else: from `that`,
    or the subject right behind the verb, to the last clause that goes on with `and that`."""
    start = end = 0
    for kid in clauses:
        subjectless = (
            not parse.kids(kid, "nsubj", "nsubjpass", "expl") and parse.tags[kid] in FINITE
        )
        if subjectless and kid > verb + 2 and parse.tags[verb + 1][0] in "DNP":
            start, end = verb + 1, parse.right[kid] + 1
    if not start:
        for token in range(verb + 1, min(verb + 10, len(parse.words))):
            if parse.words[token] == "that" and parse.relations[token] == "mark":
                start, end = token, parse.right[parse.heads[token]] + 1
                break
            if parse.tags[token] in FINITE or parse.words[token] in _CLAUSE_MARKS:
                return None
    if not start or parse.sentences[end - 1] != parse.sentences[verb]:
        return None
    while joint := _joint(parse, end):
        end = parse.right[parse.heads[end + joint]] + 1
    return Tokens(start, end)


_CLAUSE_MARKS = (*',.:;?!"', "“", "”", "''", "``", "—", "–", "--")


def _joint(parse: Parse, end: int) -> int:
    """How many tokens come before the `that` by which a clause goes on; 0 where it doesn't."""
    behind = parse.words[end : end + 3]
    for joint in (["and"], ["but"], [",", "and"], [",", "but"]):
        at = end + len(joint)
        if behind[: len(joint)] == joint and parse.words[at : at + 1] == ["that"]:
            goes_on = parse.relations[at] == "mark" and parse.right[parse.heads[at]] >= at
            return len(joint) if goes_on else 0
    return 0


def _of_passive(parse: Parse, verb: int) -> Iterator[Candidate]:
    """What a passive attributes: its subject, with what is said of it."""
    source = subject(parse, verb)
    base: tuple[Tokens, ...] = ()
    for kid in parse.kids(verb, "nsubjpass"):
        base = (parse.subtree(kid),)
    if not base and parse.relations[verb] in ("acl", "relcl"):
        base = (_phrase_before(parse, verb),)
    if not base and parse.relations[verb] == "conj":
        for kid in parse.kids(parse.heads[verb], "nsubjpass"):
            base = (parse.subtree(kid),)
    for kid in parse.kids(verb, "ccomp"):
        yield Candidate(verb, "passive ccomp", (parse.subtree(kid),), source)
    for kid in parse.kids(verb, "xcomp"):
        yield Candidate(verb, "passive xcomp", (*base, parse.subtree(kid)), source)
    for kid in parse.kids(verb, "oprd"):
        yield Candidate(verb, "passive oprd", (*base, parse.subtree(kid)), source)
    for phrase in parse.kids(verb, "prep"):
        for frame, content in _of_phrase(parse, phrase):
            yield Candidate(verb, f"passive {frame}", (*base, content), source)
    for kid in parse.kids(verb, "advcl"):
        if parse.left[kid] > verb and parse.words[parse.left[kid]] in ("if", "whether"):
            yield Candidate(verb, "if", (parse.subtree(kid),), source)
    yield Candidate(verb, "passive", base, source)


def _of_noun(parse: Parse, noun: int) -> Iterator[Candidate]:
    """What a noun governs: `the claim that …`, `plans to …`, `criticism of …`."""
    source = owner(parse, noun)
    for kid in parse.children[noun]:
        if kid < noun:
            continue
        relation, opening = parse.relations[kid], parse.words[parse.left[kid]]
        if relation in ("acl", "ccomp", "relcl") and opening in ("that", "to"):
            yield Candidate(noun, f"noun {relation} {opening}", (parse.subtree(kid),), source)
        elif relation == "prep":
            for frame, content in _of_phrase(parse, kid):
                yield Candidate(noun, f"noun {frame}", (content,), source)


def _of_adjective(parse: Parse, adjective: int) -> Iterator[Candidate]:
    """What an adjective governs: `he is confident that …`, `they are critical of …`."""
    verb = parse.heads[adjective]
    source = subject(parse, verb)
    behind = [kid for kid in parse.children[verb] if kid > adjective]
    for kid in (*parse.children[adjective], *behind):
        if parse.relations[kid] in ("ccomp", "xcomp"):
            frame = f"adj {parse.relations[kid]}"
            yield Candidate(adjective, frame, (parse.subtree(kid),), source)
        elif parse.relations[kid] == "prep":
            for frame, content in _of_phrase(parse, kid):
                yield Candidate(adjective, f"adj {frame}", (content,), source)


def _of_phrase(parse: Parse, preposition: int) -> Iterator[tuple[str, Tokens]]:
    """The frame and the content of a prepositional phrase, a clause marked by `:c`."""
    for kid in parse.kids(preposition, "pobj", "pcomp"):
        clause = ":c" if parse.relations[kid] == "pcomp" else ""
        yield f"prep:{parse.words[preposition]}{clause}", parse.subtree(kid)


def subject(parse: Parse, verb: int, depth: int = 0) -> Tokens | None:
    """The tokens that name who does what a verb says; None when the sentence names nobody."""
    if quoted := _quoted_as_saying(parse, verb):
        return quoted
    head = parse.heads[verb]
    heard = parse.tags[verb] == "VBG" and parse.words[head] in _HEARING
    if heard and parse.relations[verb - 1] == "dobj" and parse.tags[verb - 1].startswith("NNP"):
        return parse.subtree(verb - 1)  # `Lund recalled Ada Rask saying: “…”`
    named = _pronoun_before(parse, verb) or inverted(parse, verb) or _by_grammar(parse, verb, depth)
    if named or depth or parse.is_passive(verb):
        return named
    if parse.tags[verb] == "VBG":
        main = parse.relations[verb] == "advcl" and head < verb and parse.tags[head][0] == "V"
        return _subject_before(parse, verb) or (_by_order(parse, head) if main else None)
    return _by_order(parse, verb) if parse.tags[verb] in FINITE[:3] else None


_HEARING = words_of(
    "recall recalls recalled remember remembers remembered hear hears heard overheard recorded "
    "filmed see sees saw seen watched show shows showed shown imagine imagined picture caught"
)


def _quoted_as_saying(parse: Parse, verb: int) -> Tokens | None:
    """Whom an outlet quotes: `the Herald quoted Rask as saying`."""
    if parse.lemmas[verb] not in ("quote", "cite") or parse.is_passive(verb):
        return None
    for at in range(verb + 2, min(verb + _FARTHEST_SAYING, len(parse.words) - 1)):
        if parse.words[at] == "as" and parse.lemmas[at + 1] in SPEECH:
            return Tokens(verb + 1, at) if parse.tags[at + 1] == "VBG" else None
    return None


_FARTHEST_SAYING = 12


def _pronoun_before(parse: Parse, verb: int) -> Tokens | None:
    """The pronoun right before a verb, or before its auxiliaries and adverbs: `who also says`."""
    at = verb - 1
    start = parse.sentences[verb]
    while at > start and (parse.tags[at] in ("RB", "MD") or parse.words[at] in _HAVE):
        at -= 1
    finite = parse.tags[verb] in FINITE or at < verb - 1
    return Tokens(at, at + 1) if finite and at >= start and parse.words[at] in _NOMINATIVE else None


_NOMINATIVE = ("who", "he", "she", "they", "we", "i")


def inverted(parse: Parse, verb: int) -> Tokens | None:
    """The name behind a verb of saying that ends a sentence or follows a quotation, as in `“…”,
    argued Rask`, which parsers take for its object."""
    at = verb - 1
    while at > 0 and parse.words[at] == ",":
        at -= 1
    if at < 0 or parse.tags[verb] == "VBG" or parse.lemmas[verb] not in QUOTING:
        return None
    after_quotation = parse.words[at] in _CLOSING
    if not after_quotation and (at == verb - 1 or parse.tags[verb] not in FINITE[:3]):
        return None
    if parse.kids(verb, "auxpass") or any(
        kid < verb and after_quotation for kid in parse.kids(verb, "nsubj", "nsubjpass")
    ):
        return None
    for kid in parse.kids(verb, "nsubj", "dobj", "dative", "attr", "oprd", "npadvmod", "dep"):
        first, end = parse.subtree(kid)
        if first != verb + 1 or parse.tags[kid] not in ("NN", "NNP", "NNPS"):
            continue
        is_subject = parse.relations[kid] == "nsubj"
        reports = parse.lemmas[verb] in ("report", "note", "write") and parse.tags[kid] != "NN"
        if after_quotation or is_subject or (reports and parse.words[end : end + 1] == ["."]):
            return Tokens(first, end)
    return None


_CLOSING = ('"', "”", "''", "’")


def _by_grammar(parse: Parse, verb: int, depth: int) -> Tokens | None:
    head, relation, tag = parse.heads[verb], parse.relations[verb], parse.tags[verb]
    if depth and tag in ("VBN", "VBD"):
        for named in parse.kids(verb, "nsubjpass"):
            return parse.subtree(named)  # of a clause that hangs on a passive: `… after telling …`
    for agent in parse.kids(verb, "agent"):
        for named in parse.kids(agent, "pobj"):
            return parse.subtree(named)
    if parse.is_passive(verb):
        return None
    if relation == "xcomp" and parse.is_passive(head):
        for named in parse.kids(head, "nsubjpass"):
            return parse.subtree(named)
    subjects = parse.kids(verb, "nsubj", "nsubjpass")
    said_in = tag == "VBG" or any(parse.words[kid] in ("that", "which") for kid in subjects)
    if relation in ("acl", "relcl") and said_in:
        author = _author(parse, head, depth)
        if author and author[1] <= head:
            return author
    if subjects:
        return parse.subtree(max((kid for kid in subjects if kid < verb), default=subjects[0]))
    if tag in FINITE and relation in ("ROOT", "ccomp"):
        stray = _subject_behind_phrase(parse, verb) or _stray_subject(parse, verb)
        if stray:
            return stray
    if depth >= _DEEPEST or head == verb:
        return None
    if relation == "acl" and tag == "VBG" and parse.words[parse.left[verb] - 1] == ",":
        doer = owner(parse, head, depth + 1)
        if doer and doer[1] <= head:
            return doer
    if relation in ("acl", "relcl") and (tag == "VBG" or _is_verb_of_sentence(parse, verb)):
        return _phrase_before(parse, verb)
    if relation == "acl" and tag == "VB":
        return owner(parse, head, depth + 1)
    if relation == "advcl" and tag == "VBG" and parse.lemmas[verb] in SPEECH:
        return subject(parse, _reporting(parse, head), depth + 1)
    if relation == "xcomp" and parse.words[head] not in _MEANS:
        for named in parse.kids(head, "dobj"):
            if named < verb and parse.words[named] not in STAND_INS:
                return parse.subtree(named)
    if relation == "prep" and parse.tags[head][0] == "N":
        return owner(parse, head, depth + 1)
    if relation == "conj" and (name := _name_right_before(parse, verb)):
        return name
    if relation == "conj" and parse.lemmas[verb] in SPEECH and _speaks_of_things(parse, head):
        head = parse.heads[head]
    return subject(parse, head, depth + 1) if relation in _SHARED_SUBJECT else None


_MEANS = words_of(  # `he used the visit to say …`
    "use uses used using take takes took taken taking make makes made making hold holds held "
    "holding seize seizes seized seizing spend spends spent spending interrupt interrupted"
)


def _author(parse: Parse, noun: int, depth: int) -> Tokens | None:
    """Who wrote or showed what a clause behind a noun tells: `he sent a letter (to her) saying …`,
    `he emailed her, saying …`."""
    head = parse.heads[noun]
    if parse.relations[noun] == "pobj" and parse.words[head] == "to":
        above = parse.heads[head]
        sent = [kid for kid in parse.kids(above, "dobj") if _is_writing(parse, kid)]
        noun, head = (sent[0], above) if sent else (above, parse.heads[above])
    emailed = parse.relations[noun] == "dobj" and parse.lemmas[head] in ("email", "text", "write")
    if noun == head or not (emailed or _is_writing(parse, noun)):
        return None
    named = subject(parse, head, depth + 1)
    return named or (_by_order(parse, head) if parse.tags[head] in FINITE else None)


def _is_writing(parse: Parse, noun: int) -> bool:
    word = parse.words[noun]
    return word in WRITINGS or word.removesuffix("s") in WRITINGS


def _subject_before(parse: Parse, verb: int) -> Tokens | None:
    """The last subject before a verb in its sentence."""
    for token in range(verb - 1, parse.sentences[verb] - 1, -1):
        first, end = parse.subtree(token)
        is_subject = parse.relations[token] in ("nsubj", "nsubjpass")
        quoted = first > 0 and parse.words[first - 1] == '"'
        if is_subject and end <= verb and not quoted:
            return Tokens(first, end)
    return None


def _name_right_before(parse: Parse, verb: int) -> Tokens | None:
    """The name that opens a second clause, which the parser took for an object of the first: `Ada
    Rask will call you a liar and Alba News will accuse you`."""
    start = parse.sentences[verb]
    end = verb
    while end > start and (parse.tags[end - 1] in ("RB", "MD") or parse.words[end - 1] in _HAVE):
        end -= 1
    first = end
    while first > start and parse.tags[first - 1] in ("NNP", "NNPS"):
        first -= 1
    return Tokens(first, end) if start < first < end and parse.tags[first - 1] == "CC" else None


def _by_order(parse: Parse, verb: int) -> Tokens | None:
    """The name or pronoun right before a finite verb, or before what commas set off there."""
    start = parse.sentences[verb]
    end = verb
    while end > start and (parse.tags[end - 1] in ("RB", "MD") or parse.words[end - 1] in _HAVE):
        end -= 1
    if end > start and parse.words[end - 1] == ",":
        end -= 2
        while end > start and parse.words[end] != ",":
            end -= 1
    first = end
    while first > start and (parse.tags[first - 1] in _NOMINAL or parse.words[first - 1] in _LINKS):
        first -= 1
    while first < end and parse.tags[first] in ("IN", "CC", "RB", "``", "''"):
        first += 1
    named = end > first and parse.tags[end - 1] in _NAMING
    return Tokens(first, end) if named and parse.words[end - 1] not in TIMES else None


_HAVE = words_of("have has had 've ’ve")
_LINKS = words_of("of for in and &")
_NAMING = words_of("NN NNS NNP NNPS PRP -RRB- CD DT")
_NOMINAL = words_of("NN NNS NNP NNPS PRP PRP$ DT JJ JJR JJS CD POS HYPH -LRB- -RRB- VBN")


def _speaks_of_things(parse: Parse, verb: int) -> bool:
    """Whether a verb is what somebody says of a thing or of somebody without a name: in `Rask said
    it takes time but added …` it is Rask who adds."""
    reported = parse.relations[verb] == "ccomp" and parse.lemmas[parse.heads[verb]] in SPEECH
    named = parse.kids(verb, "nsubj", "nsubjpass")
    return reported and all(
        parse.words[kid] in _THINGS or parse.words[kid] in TIMES or parse.tags[kid] in ("EX", "NN")
        for kid in named
    )


def _reporting(parse: Parse, verb: int) -> int:
    """The verb of saying above a clause: in `he said that it was wrong, adding …`, he adds, and so
    in `he urged them to stay, adding …`."""
    while not parse.is_root(verb):
        outer = parse.heads[verb]
        asked = parse.relations[verb] == "xcomp" and bool(parse.kids(outer, "dobj"))
        reported = parse.relations[verb] == "ccomp" and parse.lemmas[outer] in SPEECH
        coordinate = parse.relations[verb] == "conj" and parse.relations[outer] == "ccomp"
        if not (reported or coordinate or asked):
            break
        verb = outer
    return verb


def _subject_behind_phrase(parse: Parse, verb: int) -> Tokens | None:
    """The subject that the parser took for an addition to the phrase that opens the sentence, as
    in `In a note to the Herald, her adviser, Per Lund, said`."""
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
            and parse.words[verb - 1] in (",", *ADVERBS)
        ):
            return Tokens(start, min(parse.right[token] + 1, verb))
    return None


_THINGS = words_of("it this that he she they")
ADVERBS = words_of("also later then once never again recently still even")


def _stray_subject(parse: Parse, verb: int) -> Tokens | None:
    """The name or pronoun that a finite verb must have, where the parser attached it otherwise."""
    for kid in reversed(parse.kids(verb, "dep", "nmod", "appos", "dobj", "attr", "npadvmod")):
        if (
            kid < verb
            and parse.tags[kid] in ("NNP", "NNPS", "PRP", "NN", "NNS")
            and parse.words[kid] not in TIMES
        ):
            return parse.subtree(kid)
    start = parse.sentences[verb]
    while start < verb and parse.tags[start] in ("CC", "``", "IN", "RB"):
        start += 1
    end = start
    while end < verb and parse.tags[end][0] in "NDJPC" and parse.tags[end] not in ("CC", "PDT"):
        end += 1
    named = any(
        parse.tags[token][0] == "N" or parse.tags[token] == "PRP" for token in range(start, end)
    )
    return Tokens(start, end) if named and end < verb and parse.words[end] == "," else None


def owner(parse: Parse, noun: int, depth: int = 0) -> Tokens | None:
    """Who holds what a noun names: `his claim`, `a claim by the ministry`, `he made the claim`."""
    for kid in parse.kids(noun, "poss"):
        left, right = parse.subtree(kid)
        return Tokens(left, right - (parse.words[right - 1] in ("'s", "’s", "'", "’")))
    for kid in parse.kids(noun, "prep", "agent"):
        if parse.words[kid] in ("by", "from"):
            for named in parse.kids(kid, "pobj"):
                return parse.subtree(named)
    if depth >= _DEEPEST or parse.is_root(noun):
        return None
    head = parse.heads[noun]
    if parse.relations[noun] in ("dobj", "attr", "conj"):
        return subject(parse, head, depth + 1)
    if parse.relations[noun] == "pobj":
        return subject(parse, parse.heads[head], depth + 1)
    return None


def is_main_line(parse: Parse, verb: int) -> bool:
    """Whether a verb belongs to the main line of its sentence, not to a clause about a noun."""
    while not parse.is_root(verb):
        if parse.relations[verb] not in _MAIN_LINE:
            return False
        verb = parse.heads[verb]
    return True


def _is_verb_of_sentence(parse: Parse, participle: int) -> bool:
    """Whether the parser took the verb of a sentence for a participle of its subject, as in
    `Smith, a senator, called it wrong`."""
    head = parse.heads[participle]
    return (
        (parse.is_root(head) or parse.relations[head] == "dep")
        and parse.tags[head][0] == "N"
        and parse.tags[participle] == "VBN"
        and participle > head
    )


def _phrase_before(parse: Parse, verb: int) -> Tokens:
    """The noun phrase that a verb hangs on, up to the verb's own clause."""
    left, right = parse.subtree(parse.heads[verb])
    clause = parse.left[verb]
    return Tokens(left, min(right, clause) if clause > parse.heads[verb] else right)


def without(whole: Tokens, part: Tokens) -> tuple[Tokens, ...]:
    """What is left of a slice when a part of it is taken out."""
    before = Tokens(whole.first, min(part.first, whole.end))
    behind = Tokens(max(part.end, whole.first), whole.end)
    return tuple(piece for piece in (before, behind) if piece.first < piece.end)
