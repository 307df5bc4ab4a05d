"""Pronouns: whom "he", "she" and "who" mean."""

import re
from collections.abc import Sequence

from index.english.function_words import MASCULINE
from index.english.names import without_article
from index.english.roles import lead
from index.people.discourse import Discourse
from index.people.entities import Entity
from index.people.person import Speaker
from index.people.salience import Attention
from index.span import Span

_FRONTED = re.compile(
    r"(?:But |And |Yet |Even |Ever )?(?:As|While|When|Whenever|Despite|Although|Though|Since|After|"
    r"Before|Because|If|With|In|By|Like|Until|Once|For|During)\b[^,.;:“”\"]{0,120}$"
)
_CLAUSE = re.compile(r"[^,.;:!?“”\"\n]{0,150}")
_BEFORE_RELATIVE = re.compile(
    r"(?: of [A-Z][\w ]+| \([^)]*\))*,? \W*"
    r"|, [^.\n]{0,120}\b(?!people\b|men\b|women\b)\w+[^s\W],? "
)
_BEFORE_RELATIVE_OF_GROUP = re.compile(r", |,? (?:-|–|—) ?")
_FAR = 200  # characters in which a relative pronoun, or a fronted one, finds its name


def gender_of(pronoun: str) -> str:
    """`m` or `f` for a pronoun of `GENDERED`."""
    return "m" if pronoun.lower() in MASCULINE else "f"


def meant_by(
    discourse: Discourse, attention: Attention, pronoun: Span, spoken_of: Sequence[Entity]
) -> Entity | None:
    """Whom "he" or "she" means; inside a quotation, only the one person named there before."""
    start, end = pronoun
    word = discourse.text[start:end].lower()
    gender = gender_of(word)
    if quoted := discourse.quotations.holding(start):
        named = set(discourse.entities_within(quoted.start, start))
        fitting = [entity for entity in named if entity.gender() in (gender, None)]
        return fitting[0] if len(fitting) == 1 else None
    others = in_clause(discourse, end) if word in ("he", "she") else []
    found = attention.antecedent(gender, [*spoken_of, *others])
    return _behind_clause(discourse, pronoun, found) if _is_fronted(discourse, pronoun) else found


def in_clause(discourse: Discourse, end: int) -> list[Entity]:
    """The people named behind a pronoun in its clause: in "he calls Frost's idea" not he."""
    clause = _CLAUSE.match(discourse.text, end)
    return discourse.entities_within(end, clause.end() if clause else end)


def _is_fronted(discourse: Discourse, pronoun: Span) -> bool:
    if nominal := discourse.nominal(pronoun):
        return nominal.is_fronted
    before = discourse.text[discourse.sentence_start(pronoun.start) : pronoun.start]
    return bool(_FRONTED.match(before))


def _behind_clause(discourse: Discourse, pronoun: Span, before: Entity | None) -> Entity | None:
    """Whom a pronoun in a clause at the head of its sentence means: "As he left, Frost said".

    The subject behind the comma, where it is the one found before too, or nobody was, or the
    pronoun is a possessive; None where the two differ.
    """
    text, (start, end) = discourse.text, pronoun
    behind = next(iter(discourse.named_within(end, end + _FAR)), None)
    if not behind or not behind.entity:
        return before
    clause = text[end : lead(text, behind.start, end)]
    if not re.fullmatch(r"[^,.;:\n“”\"]*, ", clause) or text[behind.end : behind.end + 1] in "’'":
        return before
    word = text[start:end].lower()
    if behind.entity.gender() not in (gender_of(word), None):
        return before
    if before in (behind.entity, None) or word in ("his", "her"):
        return behind.entity
    return None


def relative(discourse: Discourse, start: int) -> Entity | Speaker | None:
    """Whom "who" or "which" stands for: the person, or the group, named right before it."""
    text = discourse.text
    for mention in discourse.named_within(start - _FAR, start)[-1:]:
        if mention.entity and _BEFORE_RELATIVE.fullmatch(text, mention.end, start):
            return mention.entity
    for name in discourse.groups_within(start - _FAR, start)[-1:]:
        if _BEFORE_RELATIVE_OF_GROUP.fullmatch(text, name.span.end, start):
            return Speaker(without_article(text[slice(*name.span)]), "group", None, True)
    return None
