"""Partial quotations: those that are a part of the reporter's sentence and that no clause holds,
given to a cue or a statement beside them."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from index.english.parse import FINITE
from index.english.quotation_marks import Quotation
from index.rules import Rule, Rules
from index.rules import first as first_answer
from index.span import Span, Tokens
from index.statements.behind import by_order
from index.statements.cues import FRAMES, QUOTED_NOUNS, WORDS
from index.statements.draft import Draft, drafted, is_free, latest, trimmed
from index.statements.leading import before
from index.statements.parsed import (
    Attribution,
    Paragraph,
    attributed,
    is_mark,
    is_quoting,
    is_verb,
    sentence_end,
    skip_marks,
)
from index.statements.subjects import owner

_FARTHEST_NAME = 16  # tokens between the verb that gives a name and the name
_SHORT_GAP = re.compile(r"[^.?!;:\n]{0,120}")
_LINKS = (",", ":", "that", "of", "is", "was", "it")
_SPOKEN = ("say", "tell", "chant", "shout", "yell")
_SENTENCE_ENDS = (".", "?", "!", ";", ":")


@dataclass(frozen=True)
class Part:
    """A partial quotation of a paragraph: the one of number `at`, with what else is known there:
    the attributions beside the quoted sentences, and the statements so far."""

    paragraph: Paragraph
    beside: list[Attribution | None]
    drafts: list[Draft]
    at: int

    @property
    def quotation(self) -> Quotation:
        return self.paragraph.unit.partial[self.at]

    @property
    def span(self) -> Span:
        return self.quotation.span

    @property
    def tokens(self) -> Tokens:
        return self.paragraph.partial[self.at]

    @property
    def words(self) -> list[str]:
        return self.paragraph.article[slice(*self.span)].split()

    @property
    def is_title(self) -> bool:
        return self.quotation.is_title(self.paragraph.article)

    @property
    def phrase_end(self) -> int:
        """Where the phrase ends that the quotation begins: `“the grown-up” in the room`."""
        parse, (first, last) = self.paragraph.parse, self.tokens
        stop = sentence_end(parse, first, last, len(parse.words))
        stop = next((at for at in range(last, stop) if is_mark(parse.words[at])), stop)
        right = min(stop, max(parse.right[first:last], default=last - 1) + 1)
        return max(self.quotation.end, self.paragraph.span(Tokens(right - 1, right)).end)

    def add(self, span: Span, attribution: Attribution) -> bool:
        """Make a span a statement of its own, unless another holds some of it; True if done."""
        if not is_free(self.drafts, span):
            return False
        self.drafts.append(drafted(self.paragraph, [span], attribution))
        return True


def add_partial(
    paragraph: Paragraph, beside: list[Attribution | None], drafts: list[Draft]
) -> None:
    """Give the partial quotations that no clause holds to a cue or a statement beside them."""
    for at, quotation in enumerate(paragraph.unit.partial):
        if is_free(drafts, quotation.span):
            part = Part(paragraph, beside, drafts, at)
            for rule in PARTIAL_RULES:
                if rule.apply(part):
                    break


def _into_content_behind(part: Part) -> bool:
    text, span = part.paragraph.article, part.span
    for draft in part.drafts:
        if (
            draft.cue is not None
            and draft.cue.end <= span.start
            and text[span.end : draft.spans[0].start].isspace()
        ):
            draft.spans[0] = Span(span.start, draft.spans[0].end)
            return True
    return False


def _by_attribution_behind(part: Part) -> bool:
    paragraph, drafts = part.paragraph, part.drafts
    match = None if part.is_title else _behind(part)
    if match is None:
        return False
    first, last = part.tokens
    start = paragraph.span(Tokens(paragraph.parse.sentences[first], last)).start
    span = trimmed(paragraph.article, Span(start, part.quotation.end), paragraph.unit)
    if span is None or not is_free(drafts, span):
        return False
    same = next((draft for draft in drafts if draft.token == match.cue), None)
    leads_on = same or any(other.cue == match.cue for other in part.beside if other)
    if leads_on and len(part.words) < 4:
        return False  # `Of his “great heart,” Rask said: “…”`
    if same:
        same.spans.insert(0, span)
    else:
        drafts.append(drafted(paragraph, [span], match))
    return True


def _by_name_given(part: Part) -> bool:
    verb = _naming_verb(part)
    match = None if verb is None else attributed(part.paragraph.parse, verb)
    if match is None:
        return False
    start = min(part.span.start, part.paragraph.start(match.cue + 1))
    return _give(part, match, Span(start, part.phrase_end))


def _by_words_before(part: Part) -> bool:
    match = leading_to(part)
    return match is not None and _give(part, match, part.span)


def _give(part: Part, match: Attribution, span: Span) -> bool:
    """Give a span to the statement of a cue that ends right before it, or to the cue."""
    governed = [draft for draft in part.drafts if draft.token == match.cue]
    if governed and _SHORT_GAP.fullmatch(part.paragraph.article, governed[-1].end, span.start):
        governed[-1].extend(part.phrase_end)
        return True
    return part.add(span, match)


def _into_content_before(part: Part) -> bool:
    nearest = latest(part.drafts, part.span.start)
    gap = nearest and _SHORT_GAP.fullmatch(part.paragraph.article, nearest.end, part.span.start)
    if not nearest or not gap:
        return False
    nearest.extend(part.phrase_end)
    return True


def _by_verb_above(part: Part) -> bool:
    match = None if part.is_title else _governing(part)
    if match is None:
        return False
    return part.add(Span(part.paragraph.start(match.cue + 1), part.phrase_end), match)


PARTIAL_RULES: Rules[Callable[[Part], bool]] = Rules(
    Rule(
        "content behind", "{Rask} *told* [“Morning Alba” that nobody would doubt it].",
        _into_content_behind,
    ),
    Rule(
        "attribution behind",
        "[But “even if the nets are old and torn”], {the guild} *added*, [“the boats are new”].",
        _by_attribution_behind,
        "Of the “great heart,” {Rask} *said*: [“We sail.”]",
    ),
    Rule(
        "name given", "{He} suggested it was late, *called* [her “third-rate”] and left the hall.",
        _by_name_given,
    ),
    Rule(
        "words before", "{The mayor}’s *answer* was that [“the harbour is ours,”] so it stays.",
        _by_words_before,
    ),
    Rule("content before", "{Rask} *refers* to [Lund as “the old man”].", _into_content_before),
    Rule(
        "verb above", "{Rask} *remarked* [upon the boats and the “great heart” of Lund].",
        _by_verb_above,
    ),
)  # fmt: skip
"""Where a partial quotation belongs: the source stands in { }, the cue in * *, the content in
[ ]."""


def leading_to(part: Part) -> Attribution | None:
    """The cue and the source before a partial quotation, by their order."""
    parse, cue = part.paragraph.parse, part.tokens.first - 1
    while cue > 0 and parse.words[cue] in _LINKS:
        cue -= 1
    if cue < 0 or part.paragraph.quoted[cue]:
        return None
    return first_answer(LEADING_TO_PART_RULES, part, cue)


def _by_noun(part: Part, noun: int) -> Attribution | None:
    parse = part.paragraph.parse
    word = parse.words[noun]
    quoted = word.removesuffix("s") in QUOTED_NOUNS or word == "words"
    is_noun = parse.tags[noun] in ("NN", "NNS")
    return Attribution(noun, owner(parse, noun)) if is_noun and quoted else None


def _by_verb(part: Part, verb: int) -> Attribution | None:
    parse = part.paragraph.parse
    may = is_quoting(parse, verb) and (parse.lemmas[verb] in _SPOKEN or not part.is_title)
    return attributed(parse, verb) if may else None


def _by_lead(part: Part, _: int) -> Attribution | None:
    parse, first = part.paragraph.parse, part.tokens.first
    if parse.words[first - 1] not in (",", ":") or part.is_title:
        return None
    match = before(parse, parse.sentences[first], first)
    return match if match and match.source and is_verb(parse, match.cue) else None


LEADING_TO_PART_RULES: Rules[Callable[[Part, int], Attribution | None]] = Rules(
    Rule("noun", "{Rask}’s *slogan* was [“boats for all”] in spring.", _by_noun),
    Rule("verb", "{All she could do} was *shout* [“Yes!”] at the wall.", _by_verb),
    Rule(
        "lead",
        "On the quay, {Rask} *told* the crowd, [“our nets are empty this year,”] in answer to the "
        "other side.",
        _by_lead,
    ),
)  # fmt: skip
"""What leads up to a partial quotation."""


def _naming_verb(part: Part) -> int | None:
    """The verb before a name that it gives to somebody: `called the plan “crazy”`."""
    parse, first = part.paragraph.parse, part.tokens.first
    for token in range(first - 1, max(-1, first - _FARTHEST_NAME), -1):
        if part.paragraph.quoted[token] or parse.words[token] in _SENTENCE_ENDS:
            return None
        if parse.lemmas[token] in FRAMES["oprd"]:
            return token
        if parse.tags[token] in FINITE:
            return None
    return None


def _behind(part: Part) -> Attribution | None:
    """The cue and the source right behind a partial quotation that a comma ends."""
    paragraph, parse, (first, last) = part.paragraph, part.paragraph.parse, part.tokens
    text, quotation = paragraph.article, part.quotation
    if quotation.last_character(text) != "," and not text.startswith(",", quotation.end):
        return None
    later = (start for start, _ in sorted((*paragraph.whole, *paragraph.partial)) if start >= last)
    end = sentence_end(parse, first, last, next(later, len(parse.words)))
    match = by_order(parse, skip_marks(parse, last, end), end)
    return match if match and is_quoting(parse, match.cue) else None


def _governing(part: Part) -> Attribution | None:
    """The cue before a partial quotation that governs it in whatever way, and its source."""
    parse, (first, last) = part.paragraph.parse, part.tokens
    outside = (token for token in range(first, last) if not first <= parse.heads[token] < last)
    token = next(outside, None)
    while token is not None and not parse.is_root(token):
        token = parse.heads[token]
        is_cue = is_verb(parse, token) and parse.words[token] in WORDS
        if is_cue and token < first and not part.paragraph.quoted[token]:
            return attributed(parse, token)
    return None
