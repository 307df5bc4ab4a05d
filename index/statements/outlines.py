"""Outlines: what the parse of an article tells resolution of the people in it."""

from collections.abc import Iterable, Iterator

from index.english.parse import Parse
from index.english.sentences import sentences
from index.people.outline import Nominal, Outline, Place
from index.statements.parsed import Paragraph
from index.statements.word_order import SUBJECTS

_SUBJECTS = (*SUBJECTS, "csubj", "csubjpass")
_BESIDE = ("appos", "conj")
_BEFORE = ("compound", "nmod", "amod", "nummod")
_VERBS = (["VBD"], ["VBN"], ["VBZ"], ["MD"])
_NOMINAL = ("NN", "PRP", "WP")
_CLAUSES = ("advcl", "prep", "ccomp", "npadvmod", "pcomp")


def outlines(paragraphs: Iterable[Paragraph]) -> list[Outline]:
    """The outline of each paragraph of an article."""
    return [outline(paragraph) for paragraph in paragraphs]


def outline(paragraph: Paragraph) -> Outline:
    """What a paragraph's parse tells of the people in it; of one that is not parsed its spans."""
    unit = paragraph.unit
    quotations = sorted(quotation.span for quotation in (*unit.whole, *unit.partial))
    nominals = tuple(_nominals(paragraph)) if paragraph.parse.words else None
    inside = sentences(paragraph.article, unit.start, unit.end)
    return Outline(unit.paragraph, tuple(inside), tuple(quotations), nominals)


def _nominals(paragraph: Paragraph) -> Iterator[Nominal]:
    parse, unit = paragraph.parse, paragraph.unit
    for token, tag in enumerate(parse.tags):
        if not tag.startswith(_NOMINAL) or paragraph.quoted[token]:
            continue
        start, end = parse.starts[token], parse.ends[token]
        phrase = unit.span(parse.starts[parse.left[token]], end)
        first = _stands_for(parse, token)
        yield Nominal(
            unit.span(start, end),
            phrase,
            _place(parse, first),
            _is_fronted(parse, token),
            _verb(parse, first),
        )


def _stands_for(parse: Parse, token: int) -> int:
    """The noun that an apposition, or one of those joined by "and", stands beside."""
    while parse.relations[token] in _BESIDE and not parse.is_root(token):
        token = parse.heads[token]
    return token


def _place(parse: Parse, token: int) -> Place:
    """What a noun is in its clause."""
    relation = parse.relations[token]
    if relation in _SUBJECTS:
        return "subject"
    if relation == "poss":
        return "possessor"
    if relation == "pobj":
        return "complement"
    if relation not in _BEFORE:
        return "object"
    # The parser takes "Lund accused Rask" for one noun.
    is_before_verb = parse.tags[token + 1 : token + 2] in _VERBS
    return "subject" if is_before_verb else "modifier"


def _verb(parse: Parse, token: int) -> str:
    """The active verb whose subject or object a noun is."""
    governs = parse.relations[token] in ("nsubj", "dobj", "dative")
    return parse.lemmas[parse.heads[token]] if governs else ""


def _is_fronted(parse: Parse, token: int) -> bool:
    """True if a token stands in a clause or a phrase before the subject of the main verb."""
    while not parse.is_root(token):
        head = parse.heads[token]
        if parse.is_root(head) and token < head:
            subjects = parse.kids(head, *_SUBJECTS)
            return parse.relations[token] in _CLAUSES and any(s > token for s in subjects)
        token = head
    return False
