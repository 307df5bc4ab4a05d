"""Governed clauses: the statements of a paragraph that a cue governs by grammar."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property

from index.english.function_words import INDEFINITE_ARTICLES
from index.english.parse import Parse
from index.english.words import words_of
from index.rules import Rule, Rules
from index.span import Span, Tokens
from index.statements.candidate import Candidate
from index.statements.cues import LIGHT, SPEECH
from index.statements.draft import Draft, drafted, trimmed
from index.statements.frames import candidates, is_listed
from index.statements.parsed import DASHES, NO_SPEAKERS, Attribution, Paragraph, is_mark
from index.statements.phrases import OUTCRIES
from index.statements.word_order import SUBJECTS

_OPENING = "“”\"«„‘'`"
_JOINTS = (",", "and", "but", "-", "—", "–", "”", '"', "''")
_BREAKS = (",", ":", "-", "—", "–", '"')
_DENYING = words_of("refuse decline avoid")
_SOMETHING = words_of("him her it which this who")
_LEAST_QUOTED = 0.1  # of what a cue that is not listed governs


@dataclass(frozen=True)
class Clause:
    """What a cue may govern in a paragraph, with the attributions beside the quoted sentences.

    `content` and `source` are those of the candidate, or what is left of them; `listed` is True
    where the cue is known to attribute what it governs in this way.
    """

    paragraph: Paragraph
    beside: list[Attribution | None]
    candidate: Candidate
    listed: bool
    content: tuple[Tokens, ...]
    source: Tokens | None

    @property
    def cue(self) -> int:
        return self.candidate.cue

    @cached_property
    def tokens(self) -> list[int]:
        return [token for part in self.content for token in range(*part)]

    @cached_property
    def held(self) -> list[int]:
        """The numbers of the quoted sentences in the content."""
        tokens = set(self.tokens)
        whole = self.paragraph.whole
        return [at for at, quoted in enumerate(whole) if not tokens.isdisjoint(range(*quoted))]

    @cached_property
    def spans(self) -> list[Span]:
        """The content in spans of the article; none when they would overlap."""
        article, unit = self.paragraph.article, self.paragraph.unit
        trim = (trimmed(article, self.paragraph.span(part), unit) for part in self.content)
        spans = [span for span in trim if span]
        edges = [edge for span in sorted(spans) for edge in span]
        return spans if sorted(set(edges)) == edges else []


def governed(paragraph: Paragraph, beside: list[Attribution | None]) -> list[Draft]:
    """The statements that a cue governs by grammar, the largest content first.

    A cue that is not listed counts where its content is in part a quotation. What stands
    in a quotation attributes nothing, and a quoted sentence that has its attribution beside it
    keeps that.
    """
    clauses = _clauses(paragraph, beside)
    reported = sorted({clause.cue for clause in clauses if _reports(clause)})
    taken = _taken_by_sources(paragraph, beside)
    heirs: dict[int, Tokens | None] = {}
    drafts = []
    for clause in clauses:
        if any(start <= clause.cue < end for start, end in clause.content):
            continue
        clause = replace(clause, source=_source(clause, heirs))
        if clause.listed:
            clause, cues = _without_tail(clause, reported)
            heirs.update(dict.fromkeys(cues, clause.source))
        tokens = clause.tokens
        if not tokens or not taken.isdisjoint(tokens):
            continue
        if not clause.spans or any(rule.apply(clause) for rule in REFUSALS):
            continue
        taken.update(tokens)
        draft = drafted(paragraph, clause.spans, Attribution(clause.cue, clause.source))
        if _denies(paragraph.parse, clause.cue):
            draft.kind = "indirect"  # what is quoted are words that are not used
        drafts.append(draft)
    return drafts


def _denies(parse: Parse, cue: int) -> bool:
    """True if a cue tells what somebody doesn't say: `never said “…”`, `refused to say “…”`."""
    above = parse.heads[cue] if parse.relations[cue] == "xcomp" else cue
    denied = any(parse.kids(verb, "neg") for verb in (cue, above))
    return denied or not _DENYING.isdisjoint((parse.lemmas[cue], parse.lemmas[above]))


def _clauses(paragraph: Paragraph, beside: list[Attribution | None]) -> list[Clause]:
    """What cues may govern: that of listed ones first, in each case the largest first."""
    clauses = []
    for candidate in candidates(paragraph.parse):
        if paragraph.quoted[candidate.cue] or _tells_of_another(paragraph, candidate):
            continue
        listed = is_listed(paragraph.parse, candidate)
        if listed or (paragraph.unit.partial and _is_plausible(paragraph.parse, candidate)):
            content, source = candidate.content, candidate.source
            clauses.append(Clause(paragraph, beside, candidate, listed, content, source))
    return sorted(clauses, key=lambda clause: (not clause.listed, -len(clause.tokens)))


def _tells_of_another(paragraph: Paragraph, candidate: Candidate) -> bool:
    """True if a clause only adds what somebody once talked about to a sentence that quotes: in
    `“…,” said Ada Rask of Per Lund, who had talked about it`."""
    parse, source = paragraph.parse, candidate.source
    if parse.lemmas[candidate.cue] not in ("talk", "speak") or not source:
        return False
    start = parse.sentences[candidate.cue]
    quotes = any(start <= first < candidate.cue for first, _ in paragraph.whole)
    about = candidate.frame.startswith("prep:about")
    return quotes and about and parse.words[source.first] == "who"


def _is_plausible(parse: Parse, candidate: Candidate) -> bool:
    """True if a cue that is not listed may attribute what it governs where that is quoted."""
    source = candidate.source
    speaks = source is not None and parse.words[source.first] not in NO_SPEAKERS
    return (
        speaks
        and parse.tags[candidate.cue] != "VB"  # whom somebody calls on to act says nothing
        and parse.lemmas[candidate.cue] not in LIGHT
        and (
            candidate.frame in ("ccomp", "xcomp", "dobj", "oprd")
            or candidate.frame.startswith("dobj+")
        )
    )


def _reports(clause: Clause) -> bool:
    """True for a listed verb of saying with a clause that tells what is said."""
    verb = clause.paragraph.parse.lemmas[clause.cue]
    return clause.listed and clause.candidate.frame in ("ccomp", "xcomp") and verb in SPEECH


def _taken_by_sources(paragraph: Paragraph, beside: list[Attribution | None]) -> set[int]:
    """The tokens that name the source behind a cue, up to a clause that tells more of it."""
    taken = set()
    for match in beside:
        if match and match.source and match.source.first > match.cue:
            for token in range(*match.source):
                if paragraph.parse.relations[token] == "relcl":
                    break
                taken.add(token)
    return taken


def _source(clause: Clause, heirs: dict[int, Tokens | None]) -> Tokens | None:
    """The source of a clause: that of the clause from whose tail its cue was cut, or that of the
    quotation which the parser took for it, as in `“…,” said she, adding …`."""
    source = heirs.get(clause.cue, clause.source)
    for at, (first, end) in enumerate(clause.paragraph.whole):
        if source and first <= source.first < end:
            match = clause.beside[at]
            return match.source if match else None
    return source


def _is_signed(clause: Clause) -> bool:
    unit, signed = clause.paragraph.unit, clause.paragraph.credits.signed
    return any(unit.whole[at].start in signed for at in clause.held)


def _stands_beside(clause: Clause) -> bool:
    """True if the quoted sentences of a clause are no part of it, other than in `he said that
    “…”`."""
    if not clause.held:
        return False
    words, start = clause.paragraph.parse.words, clause.tokens[0]
    quotation = clause.paragraph.unit.whole[clause.held[0]]
    first = clause.paragraph.whole[clause.held[0]].first
    inner = clause.paragraph.article[quotation.start :].lstrip(_OPENING)
    linked = first > 0 and (
        words[first - 1] not in _BREAKS
        or (words[start] == "that" and words[first - 1] == "," and inner[:1].islower())
    )
    others = any((match := clause.beside[at]) and match.cue != clause.cue for at in clause.held)
    return not linked or start >= first or others


def _is_unquoted(clause: Clause) -> bool:
    """True if less than a tenth of what a cue that is not listed governs is a quotation that is
    no title."""
    article, spans = clause.paragraph.article, clause.spans
    length = sum(
        quotation.end - quotation.start
        for quotation in clause.paragraph.unit.partial
        if any(start <= quotation.start and quotation.end <= end for start, end in spans)
        and not quotation.is_title(article)
    )
    least = _LEAST_QUOTED * sum(end - start for start, end in spans)
    return not clause.listed and length < least


def _holds_source(clause: Clause) -> bool:
    source = clause.source
    return source is not None and any(
        start < source.end and source.first < end for start, end in clause.content
    )


def _is_word(clause: Clause) -> bool:
    """True if the content is one word that tells neither what is said nor of whom."""
    parse, quoted = clause.paragraph.parse, clause.paragraph.quoted
    words = [at for at in clause.tokens if not is_mark(parse.words[at])]
    if len(words) > 1 or any(quoted[at] for at in words):
        return False
    return not any(parse.tags[at][0] == "N" or parse.words[at] in _SOMETHING for at in words)


def _is_cry(clause: Clause) -> bool:
    """True if a verb that isn't listed governs what others cry."""
    words = clause.paragraph.parse.words
    return not clause.listed and any(
        words[at] in OUTCRIES and words[at + 1 : at + 2] == ["of"] for at in clause.tokens
    )


REFUSALS: Rules[Callable[[Clause], bool]] = Rules(
    Rule("signed", "{Ada Lund}, who said so — [“We sail at dawn.”]", _is_signed),
    Rule("beside", "[“For me,”] {Rask} *concluded*, [“he was like a king.”]", _stands_beside),
    Rule(
        "unquoted",
        "The crowd cheered the song of the boats of Alba at the end of a long and wet “day”.",
        _is_unquoted,
    ),
    Rule(
        "source in content",
        "The plan will focus on a hall, an option *seen* [by {crowds as a “boat” for all}].",
        _holds_source,
    ),
    Rule("word", "In a speech in Alba the mayor explained herself.", _is_word),
    Rule("cry", "Mr. Rask roused the crowd to *chants* of [“Lock the gate!”]", _is_cry),
)  # fmt: skip
"""Why what a cue governs is no statement by it: in the examples without marks nobody makes any,
in others the marked one."""


def _without_tail(clause: Clause, reported: list[int]) -> tuple[Clause, list[int]]:
    """The clause without what is no longer part of its content, and the cues cut off with that.

    A clause in which the speaker goes on to speak (`, adding that …`, `and said that …`) is a
    statement of its own, by the same speaker.
    """
    paragraph, (start, end) = clause.paragraph, clause.content[-1]
    heirs = []
    for cue in reported:
        first = _goes_on(paragraph.parse, cue) if cue != clause.cue else None
        if start < cue < end and first is not None:
            end = min(end, first)
            heirs.append(cue)
    for rule in TAIL_RULES:
        end = rule.apply(paragraph, start, end)
    rest = (Tokens(start, end),) if start < end else ()
    return replace(clause, content=(*clause.content[:-1], *rest)), heirs


def _goes_on(parse: Parse, cue: int) -> int | None:
    """Where what the speaker goes on to say begins, at the marks and `and` before it."""
    relation = parse.relations[cue]
    goes_on = relation == "conj" or (relation == "advcl" and parse.tags[cue] == "VBG")
    if not goes_on or parse.kids(cue, *SUBJECTS):
        return None
    first = start = min(parse.left[cue], cue)
    while parse.words[first - 1] in _JOINTS:
        first -= 1
    return first if first < start else None


def _up_to_relative(paragraph: Paragraph, start: int, end: int) -> int:
    words = paragraph.parse.words
    for token in range(start + 3, end):
        if words[token] in ("which", "who") and words[token - 1] == ",":
            return token - 1
    return end


def _up_to_participle(paragraph: Paragraph, start: int, end: int) -> int:
    parse, stop = paragraph.parse, end
    for token in range(start + 3, end if any(paragraph.quoted[start:end]) else start):
        left = parse.left[token]
        participle = parse.tags[token] == "VBG" and parse.relations[token] == "advcl"
        if participle and left > start + 2 and parse.words[left - 1] == ",":
            stop = min(stop, left - 1)
    return stop


def _up_to_dash(paragraph: Paragraph, start: int, end: int) -> int:
    dashes = [at for at in range(start + 3, end) if _is_dash(paragraph.parse, at)]
    return dashes[0] if len(dashes) == 1 and any(paragraph.quoted[start:end]) else end


def _is_dash(parse: Parse, token: int) -> bool:
    spaced = token > 0 and parse.starts[token] > parse.ends[token - 1]
    return spaced and parse.words[token] in DASHES


def _up_to_other_speaker(paragraph: Paragraph, start: int, end: int) -> int:
    """Up to a clause with `while` in which another speaks."""
    parse = paragraph.parse
    for token in range(start + 3, end):
        head = parse.heads[token]
        contrasts = parse.words[token] in ("while", "whereas") and parse.words[token - 1] == ","
        if contrasts and parse.lemmas[head] in SPEECH and parse.kids(head, *SUBJECTS):
            return token - 1
    return end


def _up_to_addition(paragraph: Paragraph, start: int, end: int) -> int:
    """Up to what the reporter adds behind a comma to a noun that is quoted, or to all of it."""
    parse = paragraph.parse
    for token in range(start + 1, end):
        adds = parse.words[token] in INDEFINITE_ARTICLES and parse.relations[token] == "det"
        behind = adds and parse.relations[parse.heads[token]] == "appos"
        quotes = any(paragraph.quoted[start:token])
        if behind and quotes and _ends_with_comma(paragraph, token):
            return token - (parse.words[token - 1] == ",")
    return end


def _ends_with_comma(paragraph: Paragraph, token: int) -> bool:
    """True if a comma stands before a token, also as the last character of a quotation."""
    start = paragraph.start(token)
    return paragraph.article[max(0, start - 5) : start].rstrip("”\"’' \xa0").endswith(",")


TAIL_RULES: Rules[Callable[[Paragraph, int, int], int]] = Rules(
    Rule(
        "another speaker",
        "{Rask} *suggested* [that somebody who can’t sail can’t be mayor], while Lund said that "
        "the time of boats is over.",
        _up_to_other_speaker,
    ),
    Rule(
        "addition",
        "{Rask} *mentioned* [the “boat loophole,”] a flaw in the law that lets rich men sail.",
        _up_to_addition,
    ),
    Rule("relative clause", "{Rask} *said* [the boats are old], which is true.", _up_to_relative),
    Rule(
        "single dash", "{Rask} *said* [the boats are “old and tired”] - a view that few share.",
        _up_to_dash,
    ),
    Rule(
        "participle", "{Rask} *said* [that the boats “are old”], leaving the hall in tears.",
        _up_to_participle,
    ),
)  # fmt: skip
"""Where the content ends that the parser makes longer: a clause with `which` or `who` after a
comma is the reporter's; so is, in a mixed statement, a participle after a comma and what follows
a single dash."""
