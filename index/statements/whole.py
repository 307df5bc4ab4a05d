"""Whole quotations: quoted sentences, each given to who says it, by the attribution beside it, a
credit, or the statement that it goes on with."""

from collections.abc import Callable
from dataclasses import dataclass

from index.english.quotation_marks import Quotation
from index.rules import Rule, Rules
from index.span import Span, Tokens
from index.statements.beside import names_nobody, sentence_before
from index.statements.draft import (
    Draft,
    drafted,
    latest,
    leading_on,
    sentence_of,
    trimmed,
)
from index.statements.parsed import PERSONS, Attribution, Paragraph, last_word, names_person

_COORDINATION = {"and", "or", ",", ";", "then"}


@dataclass(frozen=True)
class Carry:
    """What a paragraph leaves to the next: who spoke last, whom its colon introduces, the words
    that name whom its last sentence is about, and a quotation that nobody was named for yet."""

    last: Draft | None = None
    announced: Draft | None = None
    about: Span | None = None
    unnamed: Draft | None = None


@dataclass
class QuotedSentence:
    """A quoted sentence of a paragraph, that of number `at`, while its speaker is looked for.

    `match` is the attribution beside it, `gap` the tokens between the quoted sentence before it
    and this one. `last` is the statement that the quoted sentence before it belongs to; a rule
    that gives this one to a statement makes that the last.
    """

    paragraph: Paragraph
    match: Attribution | None
    drafts: list[Draft]
    carry: Carry
    at: int
    gap: Tokens
    last: Draft | None

    @property
    def quotation(self) -> Quotation:
        return self.paragraph.unit.whole[self.at]

    @property
    def span(self) -> Span:
        return self.quotation.span

    @property
    def opens(self) -> bool:
        """True if no words come before it in the paragraph."""
        return not any(map(str.isalpha, self.paragraph.parse.words[: self.gap.end]))

    @property
    def holding(self) -> Draft | None:
        """The statement that holds it already."""
        return next((draft for draft in self.drafts if draft.covers(self.span)), None)

    def give(self, draft: Draft) -> None:
        """Let it go on with a statement."""
        draft.spans.append(self.span)
        self.last = draft

    def carry_on(self, draft: Draft) -> None:
        """Let it go on with a statement of an earlier paragraph, whose tokens are not this
        one's."""
        self.give(draft)
        draft.token = -1


def add_whole(
    paragraph: Paragraph, beside: list[Attribution | None], drafts: list[Draft], carry: Carry
) -> Draft | None:
    """Give the quoted sentences to their speakers; the statement that the last belongs to."""
    last: Draft | None = None
    lower = 0
    for at, (first, end) in enumerate(paragraph.whole):
        quoted = QuotedSentence(
            paragraph, beside[at], drafts, carry, at, Tokens(lower, first), last
        )
        for rule in WHOLE_RULES:
            if rule.apply(quoted):
                break
        last, lower = quoted.last, end
    return last


def _by_credit(quoted: QuotedSentence) -> bool:
    credits, start = quoted.paragraph.credits, quoted.quotation.start
    credit = credits.signed.get(start)
    if quoted.holding is None and (quoted.match is None or quoted.match.source is None):
        credit = credit or credits.hinted.get(start)
    if credit is None:
        return False
    if quoted.last is None or quoted.last.mention != credit:
        quoted.last = Draft([], credit, None)
        quoted.drafts.append(quoted.last)
    quoted.give(quoted.last)
    return True


def _in_clause(quoted: QuotedSentence) -> bool:
    quoted.last = quoted.holding or quoted.last
    return quoted.holding is not None


def _over_paragraphs(quoted: QuotedSentence) -> bool:
    if not quoted.quotation.continues or quoted.at or quoted.match:
        return False
    if quoted.carry.last is not None:
        quoted.carry_on(quoted.carry.last)
    return True


def _joined(quoted: QuotedSentence) -> bool:
    if quoted.last is None or quoted.at == 0:
        return False
    between = set(quoted.paragraph.parse.words[slice(*quoted.gap)])
    followed = quoted.match is not None and quoted.match.cue >= quoted.gap.end
    if not between <= _COORDINATION or (followed and not between):
        return False
    quoted.give(quoted.last)
    return True


def _by_attribution(quoted: QuotedSentence) -> bool:
    match, before = quoted.match, quoted.last
    if match is None:
        return False
    same = [draft for draft in quoted.drafts if draft.token == match.cue]
    if same:
        quoted.give(same[-1])
    else:
        draft = drafted(quoted.paragraph, [], match)
        speaker = before or latest(quoted.drafts, quoted.span.start)
        if match.source is None and quoted.paragraph.parse.tags[match.cue] == "VBG" and speaker:
            draft.mention = speaker.mention
        quoted.drafts.append(draft)
        quoted.give(draft)
    if quoted.at == 0 and quoted.opens and quoted.carry.unnamed and quoted.last:
        _name(quoted.carry.unnamed, quoted.last, quoted.quotation)
    return True


def _name(unnamed: Draft, named: Draft, quotation: Quotation) -> None:
    """Give the quotation of the paragraph before to who says the one that follows it."""
    if unnamed.mention is None:
        unnamed.mention = named.mention
    if quotation.continues:
        named.spans[:0] = unnamed.spans
        unnamed.spans.clear()


def _by_paragraph_before(quoted: QuotedSentence) -> bool:
    if not quoted.opens:
        return False
    article, unit = quoted.paragraph.article, quoted.paragraph.unit
    following = article[quoted.quotation.end : unit.end].lstrip(" .,\xa0")
    speaker = quoted.carry.announced or quoted.carry.last
    if speaker is not None and not following[:1].islower():
        quoted.carry_on(speaker)
        if speaker is quoted.carry.announced:
            quoted.drafts.append(speaker)
    return True


def _by_sentence_before(quoted: QuotedSentence) -> bool:
    parse, (lower, first) = quoted.paragraph.parse, quoted.gap
    sentence = parse.sentences[last_word(parse, first)]
    leading = leading_on(parse, quoted.drafts, sentence)
    if leading is None:
        return first <= lower
    last = quoted.last
    is_last = last and sentence_of(parse, last) == sentence and last.token < first
    quoted.give(last if last and is_last else leading)
    return True


def _by_verb_of_sentence_before(quoted: QuotedSentence) -> bool:
    match = sentence_before(quoted.paragraph.parse, quoted.gap.end)
    if match is None:
        return False
    speaker = drafted(quoted.paragraph, [], match)
    quoted.drafts.append(speaker)
    quoted.give(speaker)
    return True


def _by_same_speaker(quoted: QuotedSentence) -> bool:
    if quoted.last is None or not names_nobody(quoted.paragraph.parse, *quoted.gap):
        return False
    quoted.give(quoted.last)
    return True


def _about_things(quoted: QuotedSentence) -> bool:
    paragraph, parse, first = quoted.paragraph, quoted.paragraph.parse, quoted.gap.end
    start = parse.sentences[first]
    if start == 0 or names_person(parse, start, first, (*PERSONS, "they", "we")):
        return False
    speaker = leading_on(parse, quoted.drafts, parse.sentences[start - 1])
    if speaker is None or any(start <= draft.token for draft in quoted.drafts):
        return False
    sentence = Span(paragraph.start(start), quoted.span.end)
    whole = trimmed(paragraph.article, sentence, paragraph.unit)
    speaker.spans.append(whole if whole and not speaker.touches(whole) else quoted.span)
    quoted.last = speaker
    return True


WHOLE_RULES: Rules[Callable[[QuotedSentence], bool]] = Rules(
    Rule("credit", "[“We sail at dawn.”] — {Ada Lund}, mayor", _by_credit),
    Rule("clause", "{Rask} *said* [that “we sail at dawn.”]", _in_clause),
    Rule(
        "over paragraphs",
        "[“We sail,”] {Rask} *said*. [“At dawn.]\n\n[“Or later.”] and left.",
        _over_paragraphs,
    ),
    Rule("joined", "{Rask} *said*: [“We sail.”] and [“We win.”]", _joined),
    Rule("attribution", "[“We sail,”] {Rask} *said*.", _by_attribution),
    Rule("paragraph before", "[“We sail,”] {Rask} *said*.\n\n[“At dawn.”]", _by_paragraph_before),
    Rule(
        "sentence before", "[“They dig,”] {he} *said*. [“All of them dig, no?”]",
        _by_sentence_before,
    ),
    Rule(
        "verb of the sentence before", "{Rask} *reports* to the hall on it. [“We sail.”]",
        _by_verb_of_sentence_before,
    ),
    Rule(
        "same speaker",
        "[“Those are small towns,”] {Rask} *said*. They lie far away. [“That is a tough area.”]",
        _by_same_speaker,
    ),
    Rule(
        "sentence about things",
        "[Fishing here “does no harm to anybody at all”], *said* {The Times}. [The law, however, "
        "“needs a new and better start”].",
        _about_things,
    ),
)  # fmt: skip
"""Who says a quoted sentence: True where a rule has dealt with it. The source stands in { },
the cue in * *, the content in [ ]."""
