"""Factual: does a sentence tell what one of its verbs says as a fact, or deny it?"""

from collections.abc import Set

from index.english.forms import base_form
from index.english.function_words import MODALS
from index.english.parse import Parse
from index.english.words import words_of
from index.statements.cues import SPEECH

DENYING = words_of("not n't n’t never")
"""Words that deny the verb beside them, as the parser writes them."""
_DOUBT = words_of(
    "allegedly reportedly apparently probably perhaps maybe almost nearly possibly supposedly "
    "likely rarely hardly barely scarcely seldom falsely wrongly only partly partially just "
    "effectively essentially practically virtually literally once nominally arguably longer"
)
_NARROWED = words_of("because for until unless before again anymore so yet")
_MANAGED = words_of("manage")
_BROUGHT = words_of("help make force")
_REFUSED = words_of("refuse decline fail")
_KNOWN = SPEECH - words_of(
    "deny doubt dispute hope fear think believe suspect suggest imagine wish want guess claim "
    "allege pretend joke dream predict expect feel suppose assume speculate insinuate ask wonder"
) | words_of("find show prove learn know discover reveal confirm")
_FACTUAL = words_of("after because since although though")
_TELLING = words_of("when as while that where")
_CUT_OFF = words_of("'ll ’ll 'd ’d")
_PAST, _PRESENT = ("VBD", "VBN"), ("VBZ", "VBP", "VBG", "VBN", "VB")


def told_as_fact(grammar: Parse, verb: int, asked: Parse, asked_verb: int) -> bool | None:
    """True if a sentence tells what one of its verbs says as a fact, in the tense of a verb that is
    asked about; False if it denies it; None if it does neither."""
    if not _has_tense(grammar, verb, asked, asked_verb):
        return None
    told = _is_told(grammar, verb, asked, asked_verb)
    return None if told is None else told and _of_above(grammar, verb)


def _has_tense(grammar: Parse, verb: int, asked: Parse, asked_verb: int) -> bool:
    """True if a verb has the tense of the one asked about: what was, is or will be."""
    wanted, held = _auxiliaries(asked, asked_verb), _auxiliaries(grammar, verb)
    if "will" in wanted:
        return not held.isdisjoint(("will", "'ll", "’ll"))
    if "to" in held:
        return _is_under(grammar, verb, _MANAGED | _REFUSED)
    if not held.isdisjoint(MODALS | _CUT_OFF | {"being"}):
        return False
    if grammar.relations[verb] == "ccomp" and _is_form(grammar, grammar.heads[verb], _BROUGHT):
        verb = grammar.heads[verb]
    tag = asked.tags[asked_verb]
    is_present = tag in ("VBZ", "VBP", "VBG", "VB") and "had" not in held
    if is_present and wanted.isdisjoint(("has", "have", "had", "was", "were")):
        is_now = held.isdisjoint(("was", "were", "had"))
        return grammar.tags[verb] in _PRESENT and is_now
    return grammar.tags[verb] in _PAST or (grammar.tags[verb] == "VB" and "did" in held)


def _auxiliaries(grammar: Parse, verb: int) -> Set[str]:
    return {grammar.words[kid] for kid in grammar.kids(verb, "aux", "auxpass")}


def _is_form(grammar: Parse, token: int, verbs: Set[str]) -> bool:
    return base_form(grammar.words[token]) in verbs


def _is_under(grammar: Parse, verb: int, above: Set[str]) -> bool:
    return grammar.relations[verb] == "xcomp" and _is_form(grammar, grammar.heads[verb], above)


def _is_told(grammar: Parse, verb: int, asked: Parse, asked_verb: int) -> bool | None:
    """False if a verb is denied by a word beside it, None if that leaves it open."""
    beside = {grammar.words[kid] for kid in grammar.kids(verb, "neg", "advmod")}
    if not beside.isdisjoint(_DOUBT):
        return None
    if beside.isdisjoint(DENYING):
        return True
    told = {asked.words[kid] for kid in asked.kids(asked_verb, "prep", "agent")}
    narrowing = any(_narrows(grammar, verb, kid, told) for kid in grammar.children[verb])
    return None if narrowing else False


def _narrows(grammar: Parse, verb: int, kid: int, told: Set[str]) -> bool:
    """True if what hangs on a verb behind a "not" may be all that is denied: "not because". What is
    asked about, too, by its prepositions, is `told`."""
    relation = grammar.relations[kid]
    if relation == "advcl":
        marks = [grammar.words[mark] for mark in grammar.kids(kid, "mark")]
        return kid > verb and "for" not in marks
    is_more = relation in ("prep", "npadvmod") and kid > verb and grammar.words[kid] not in told
    return is_more or grammar.words[kid] in _NARROWED - told


def _of_above(grammar: Parse, verb: int) -> bool | None:
    """True if what stands above a verb leaves it a fact, False if it denies it."""
    told = True
    while not grammar.is_root(verb):
        relation, head = grammar.relations[verb], grammar.heads[verb]
        if relation in ("relcl", "acl"):
            return told if _is_of_known(grammar, verb) else None
        if relation == "advcl" and not _marks(grammar, verb).isdisjoint(_FACTUAL):
            return told
        if not _is_open(grammar, verb):
            return None
        told = told != _is_under(grammar, verb, _REFUSED)
        verb = head
    return told


def _marks(grammar: Parse, verb: int) -> Set[str]:
    return {grammar.words[kid] for kid in grammar.kids(verb, "mark", "advmod")}


def _is_open(grammar: Parse, verb: int) -> bool:
    """True if the verb above one may leave it a fact: it is no wish, condition or denial."""
    relation, head = grammar.relations[verb], grammar.heads[verb]
    marks = _marks(grammar, verb)
    if relation == "advcl":
        return not marks.isdisjoint(_TELLING)
    if relation == "ccomp":
        allowed = _is_form(grammar, head, _KNOWN | _BROUGHT) and "whether" not in marks
    else:
        allowed = relation == "conj" or _is_under(grammar, verb, _MANAGED | _REFUSED)
    beside = {grammar.words[kid] for kid in grammar.kids(head, "neg", "aux", "advmod")}
    return allowed and beside.isdisjoint(DENYING | (MODALS - {"will"}) | _DOUBT)


def _is_of_known(grammar: Parse, verb: int) -> bool:
    """True if a verb tells something of a noun that stands for somebody or something known."""
    if grammar.relations[verb] == "acl" and grammar.tags[verb] != "VBN":
        return False
    return _is_definite(grammar, grammar.heads[verb])


def _is_definite(grammar: Parse, noun: int) -> bool:
    if grammar.tags[noun].startswith("NNP"):
        return True
    if grammar.relations[noun] == "appos":
        return _is_definite(grammar, grammar.heads[noun])
    return any(grammar.words[kid] in ("the", "this", "that") for kid in grammar.kids(noun, "det"))
