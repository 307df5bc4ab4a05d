"""Clauses: the grammar of a paragraph, and which of its words somebody is said to say or think."""

from dataclasses import dataclass

from index.cues import SPEECH

Tokens = tuple[int, int]
"""First and last token (one past it) of a slice of a parse."""


@dataclass(frozen=True)
class Parse:
    """A dependency parse in plain lists, an entry for each token.

    `words` are in lower case, `lemmas` the dictionary forms, `tags` Penn Treebank tags, `relations` the arcs to
    `heads` (a root is its own head), `left` and `right` the outermost tokens of its subtree,
    `starts` and `ends` its offsets in what was read.
    """

    words: list[str]
    lemmas: list[str]
    tags: list[str]
    relations: list[str]
    heads: list[int]
    children: list[list[int]]
    left: list[int]
    right: list[int]
    starts: list[int]
    ends: list[int]
    sentences: list[int]


@dataclass(frozen=True)
class Candidate:
    """Tokens that a cue may attribute: how the cue governs them is its `frame`."""

    cue: int
    frame: str
    content: tuple[Tokens, ...]
    source: Tokens | None
    particle: int | None = None


OBJECT = True
EMPTY = ("this", "that", "something", "nothing", "plenty", "lots", "much", "more", "little")
"""Objects that stand for what is said: `he had this to say`."""

SUBJECTS = ("nsubj", "nsubjpass", "csubj")


def subject(parse: Parse, verb: int, depth: int = 0) -> Tokens | None:
    """The tokens that name who does what the verb says; None when the sentence names nobody."""
    relations, heads, children = parse.relations, parse.heads, parse.children
    passive = any(relations[kid] == "auxpass" for kid in children[verb])
    for kid in children[verb]:
        if relations[kid] == "agent":
            for inner in children[kid]:
                if relations[inner] == "pobj":
                    return subtree(parse, inner)
    if passive:
        return None
    if relations[verb] == "xcomp" and any(
        relations[kid] == "auxpass" for kid in children[heads[verb]]
    ):
        for kid in children[heads[verb]]:
            if relations[kid] == "nsubjpass":
                return subtree(parse, kid)
    for kid in children[verb]:
        if relations[kid] in ("nsubj", "nsubjpass"):
            return subtree(parse, kid)
    if parse.tags[verb] in ("VBD", "VBZ", "VBP") and relations[verb] in ("ROOT", "ccomp"):
        stray = stray_subject(parse, verb)
        if stray:
            return stray
    if depth > 6 or heads[verb] == verb:
        return None
    relation, head = relations[verb], heads[verb]
    if relation in ("acl", "relcl") and (parse.tags[verb] == "VBG" or verbless(parse, verb)):
        return head_phrase(parse, head, verb)
    if relation in ("acl",) and parse.tags[verb] == "VB":
        return owner(parse, head, depth + 1)
    if relation == "advcl" and parse.tags[verb] == "VBG" and parse.lemmas[verb] in SPEECH:
        # He said that it was wrong, adding ...: it is he who adds.
        while relations[head] in ("ccomp", "conj") and heads[head] != head:
            outer = heads[head]
            if relations[head] == "ccomp" and parse.lemmas[outer] not in SPEECH:
                break
            if relations[head] == "conj" and relations[outer] != "ccomp":
                break
            head = outer
        return subject(parse, head, depth + 1)
    if relation in ("conj", "xcomp", "advcl", "dep", "ccomp", "parataxis", "pcomp", "prep", "acomp"):
        if relation == "xcomp":
            for kid in children[head]:
                if relations[kid] == "dobj" and kid < verb and parse.words[kid] not in EMPTY:
                    return subtree(parse, kid)
        return subject(parse, head, depth + 1)
    return None


def stray_subject(parse: Parse, verb: int) -> Tokens | None:
    """The name or pronoun that a finite verb must have, where the parser attached it otherwise."""
    for kid in reversed(parse.children[verb]):
        if (
            kid < verb
            and parse.tags[kid] in ("NNP", "NNPS", "PRP", "NN", "NNS")
            and parse.relations[kid] in ("dep", "nmod", "appos", "dobj", "attr", "npadvmod")
            and parse.words[kid] not in TIMES
        ):
            return subtree(parse, kid)
    start = parse.sentences[verb]
    while start < verb and parse.tags[start] in ("CC", "``", "IN", "RB"):
        start += 1
    end = start
    while end < verb and parse.tags[end][0] in "NDJPC" and parse.tags[end] not in ("CC", "PDT"):
        end += 1
    named = any(parse.tags[token][0] == "N" or parse.tags[token] == "PRP" for token in range(start, end))
    return (start, end) if named and end < verb and parse.words[end] == "," else None


TIMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday week month year today yesterday "
    "tomorrow morning afternoon evening night time day".split()
)


def main_clause(parse: Parse, verb: int) -> bool:
    """Whether a verb belongs to the main line of its sentence, not to a clause about a noun."""
    while parse.heads[verb] != verb:
        if parse.relations[verb] not in MAIN:
            return False
        verb = parse.heads[verb]
    return True


MAIN = ("conj", "advcl", "parataxis", "xcomp", "pcomp", "prep", "dep", "ccomp")


def verbless(parse: Parse, verb: int) -> bool:
    """Whether a participle is in truth the verb of its sentence, which the parser took for a noun
    with a participle, as in `Smith, a senator, called it wrong`."""
    head = parse.heads[verb]
    return parse.heads[head] == head and parse.tags[head][0] == "N" and parse.tags[verb] == "VBN" and verb > head


def owner(parse: Parse, noun: int, depth: int = 0) -> Tokens | None:
    """Who holds what a noun names: `his claim`, `the claim of the ministry`, `he made the claim`."""
    for kid in parse.children[noun]:
        if parse.relations[kid] == "poss":
            left, right = subtree(parse, kid)
            if parse.words[right - 1] in ("'s", "’s", "'", "’"):
                right -= 1
            return left, right
    for kid in parse.children[noun]:
        if parse.relations[kid] in ("prep", "agent") and parse.words[kid] in ("by", "from"):
            for inner in parse.children[kid]:
                if parse.relations[inner] == "pobj":
                    return subtree(parse, inner)
    if depth > 6:
        return None
    if parse.relations[noun] in ("dobj", "attr", "conj") and parse.heads[noun] != noun:
        return subject(parse, parse.heads[noun], depth + 1)
    if parse.relations[noun] == "pobj":
        return subject(parse, parse.heads[parse.heads[noun]], depth + 1)
    return None


def subtree(parse: Parse, token: int) -> Tokens:
    return parse.left[token], parse.right[token] + 1


def head_phrase(parse: Parse, noun: int, clause: int) -> Tokens:
    """The noun's phrase without the clause that hangs on it."""
    left, right = subtree(parse, noun)
    return (left, min(right, parse.left[clause])) if parse.left[clause] > noun else (left, right)


def candidates(parse: Parse) -> list[Candidate]:
    found: list[Candidate] = []
    words, lemmas, tags = parse.words, parse.lemmas, parse.tags
    relations, heads, children = parse.relations, parse.heads, parse.children
    for token, tag in enumerate(tags):
        kids = children[token]
        if tag[0] == "V":
            if words[token] == "according":
                phrase = next((kid for kid in kids if words[kid] == "to"), None)
                named = next((k for k in children[phrase] if relations[k] == "pobj"), None) if phrase else None
                if named is None or heads[token] == token:
                    continue
                head = heads[token]
                while tags[head][0] in "NPJI" and relations[head] not in ("ROOT", "ccomp", "parataxis"):
                    head = heads[head]
                found.append(Candidate(token, "according", without(subtree(parse, head), subtree(parse, token)), subtree(parse, named)))
                continue
            byname = {}
            for kid in kids:
                byname.setdefault(relations[kid], []).append(kid)
            passive = "auxpass" in byname or (
                tag == "VBN"
                and relations[token] in ("acl", "relcl")
                and "nsubj" not in byname
                and not verbless(parse, token)
            )
            p = "passive " if passive else ""
            source = subject(parse, token)
            base = ()
            if passive:
                for kid in byname.get("nsubjpass", []):
                    base = (subtree(parse, kid),)
                if not base and relations[token] in ("acl", "relcl") and heads[token] != token:
                    base = (head_phrase(parse, heads[token], token),)
                if not base and relations[token] == "conj":
                    for kid in children[heads[token]]:
                        if relations[kid] == "nsubjpass":
                            base = (subtree(parse, kid),)
            got = False
            objects = byname.get("dobj", [])
            for kid in byname.get("ccomp", []):
                found.append(Candidate(token, p + "ccomp", (subtree(parse, kid),), source)); got = True
            for kid in byname.get("advcl", []):
                if words[parse.left[kid]] in ("if", "whether") and parse.left[kid] > token:
                    found.append(Candidate(token, "if", (subtree(parse, kid),), source)); got = True
            for kid in byname.get("xcomp", []):
                left, right = subtree(parse, kid)
                content = ((left, right),)
                if passive: content = base + content
                elif OBJECT and objects and objects[0] < kid: content = ((parse.left[objects[0]], right),)
                found.append(Candidate(token, p + "xcomp", content, source)); got = True
                if lemmas[token] in ("seem", "appear"):
                    for s in byname.get("nsubj", []):
                        found.append(Candidate(token, "raise xcomp", (subtree(parse, s), (left, right)), None))
            for kid in byname.get("oprd", []):
                if passive:
                    found.append(Candidate(token, "passive oprd", base + (subtree(parse, kid),), source))
                elif objects:
                    found.append(Candidate(token, "oprd", (subtree(parse, objects[0]), subtree(parse, kid)), source)); got = True
                elif relations[token] == "relcl":
                    found.append(Candidate(token, "oprd", (subtree(parse, kid),), source)); got = True
            for kid in objects:
                tail = [k for k in byname.get("prep", []) if k > kid]
                found.append(Candidate(token, "dobj", (subtree(parse, kid),), source)); got = True
                if tail:
                    k = tail[0]
                    found.append(Candidate(token, "dobj+" + words[k], ((parse.left[kid], parse.right[k] + 1),), source))
                # nouns as objects are cues of their own below
            for kid in byname.get("prep", []):
                for inner in children[kid]:
                    if relations[inner] in ("pobj", "pcomp"):
                        found.append(Candidate(token, p + "prep:" + words[kid] + (":c" if relations[inner] == "pcomp" else ""), (base if passive else ()) + (subtree(parse, inner),), source, kid)); got = True
            for kid in byname.get("advcl", []):
                if words[parse.left[kid]] == "to" and kid > token:
                    found.append(Candidate(token, p + "advcl to", (base if passive else ()) + (subtree(parse, kid),), source))
            if passive and base:
                found.append(Candidate(token, "passive", base, source))
            if not passive and relations[token] == "relcl" and not objects and "ccomp" not in byname and tag != "VBG":
                found.append(Candidate(token, "relcl", (head_phrase(parse, heads[token], token),), source))
            if relations[token] == "parataxis" or (relations[token] in ("ccomp", "advcl") and "nsubj" in byname and "ccomp" not in byname and token > heads[token]):
                found.append(Candidate(token, "parataxis", without(subtree(parse, heads[token]), subtree(parse, token)), source))
            if (
                relations[token] == "advcl"
                and not objects
                and "ccomp" not in byname
                and any(relations[kid] == "mark" and words[kid] == "as" for kid in kids)
            ):
                found.append(Candidate(token, "parenthesis", without(subtree(parse, heads[token]), subtree(parse, token)), source))
        if tag in ("JJ", "VBN", "VBG", "JJR") and relations[token] in ("acomp",):
            source = subject(parse, heads[token])
            both = kids + [k for k in children[heads[token]] if k > token]
            for kid in both:
                if relations[kid] in ("ccomp", "xcomp"):
                    found.append(Candidate(token, "adj " + relations[kid], (subtree(parse, kid),), source))
                elif relations[kid] == "prep":
                    for inner in children[kid]:
                        if relations[inner] in ("pobj", "pcomp"):
                            found.append(Candidate(token, "adj prep:" + words[kid], (subtree(parse, inner),), source, kid))
        if tag in ("NN", "NNS"):
            source = owner(parse, token)
            for kid in kids:
                if kid < token: continue
                if relations[kid] in ("acl", "ccomp", "relcl") and (words[parse.left[kid]] in ("that", "to")):
                    if relations[kid] == "relcl" and tags[kid] != "VB" and words[parse.left[kid]] != "that": continue
                    found.append(Candidate(token, "noun " + relations[kid] + " " + words[parse.left[kid]], (subtree(parse, kid),), source))
                elif relations[kid] == "prep":
                    for inner in children[kid]:
                        if relations[inner] in ("pobj", "pcomp"):
                            found.append(Candidate(token, "noun prep:" + words[kid], (subtree(parse, inner),), source, kid))
        if tag[0] == "V" and lemmas[token] == "be":
            names = [k for k in kids if relations[k] in ("nsubj",)]
            for kid in kids:
                if relations[kid] == "ccomp" and names and kid > token:
                    found.append(Candidate(names[0], "noun be ccomp", (subtree(parse, kid),), owner(parse, names[0])))
    return [candidate for candidate in found if candidate.content]


def without(whole: Tokens, part: Tokens) -> tuple[Tokens, ...]:
    """What is left of a slice when a part of it is taken out."""
    pieces = ((whole[0], min(part[0], whole[1])), (max(part[1], whole[0]), whole[1]))
    return tuple(piece for piece in pieces if piece[0] < piece[1])
