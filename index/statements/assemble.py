"""Contents: the statements of a paragraph, from its quotations, its cues and its grammar."""

import re
from dataclasses import dataclass

from index.english.parse import Parse
from index.span import Span, Tokens
from index.statements.beside import (
    NO_SPEAKERS,
    Attribution,
    Paragraph,
    attributions,
    before,
    behind_partial,
    beside_partial,
    governing,
    introduced,
    is_mark,
    last_word,
    names_nobody,
    person_before,
    person_behind,
    sentence_before,
)
from index.statements.cues import LIGHT, QUOTING, SPEECH
from index.statements.draft import Draft, stripped, trimmed
from index.statements.frames import Candidate, candidates, is_listed, is_main_line
from index.statements.paragraphs import Quotation


@dataclass(frozen=True)
class Carry:
    """What a paragraph leaves to the next: who spoke last, whom its colon introduces, the words
    that name whom its last sentence is about, and a quotation that nobody was named for yet."""

    last: Draft | None = None
    announced: Draft | None = None
    about: Span | None = None
    unnamed: Draft | None = None


def of_paragraph(paragraph: Paragraph, carry: Carry) -> tuple[list[Draft], Carry]:
    """The statements of a paragraph, and what it leaves to the next."""
    parse = paragraph.parse
    beside = attributions(paragraph)
    drafts = _governed(paragraph, beside)
    _add_partial(paragraph, beside, drafts)
    last = _add_whole(paragraph, beside, drafts, carry)
    _add_continued(paragraph, drafts)
    unnamed = _add_unattributed(paragraph, drafts, carry)

    if opening := _DIALOGUE.match(paragraph.article, paragraph.unit.start):
        for draft in drafts:
            if min(draft.spans).start == opening.end():
                draft.kind = "direct"
    lower = paragraph.whole[-1].end if paragraph.whole else 0
    closing = parse.sentences[-1]
    words_follow = bool(paragraph.whole) and any(map(str.isalpha, parse.words[lower:]))
    if last is None or (words_follow and _sentence(parse, last) != closing):
        leading = [draft for draft in drafts if _leads_on(parse, draft, closing)]
        last = max(leading, key=lambda draft: draft.token, default=None)
    announced = None
    if parse.words[-1] == ":":
        match = before(parse, lower, len(parse.words)) or introduced(parse, 0, len(parse.words))
        announced = _draft(paragraph, [], match) if match else None
    person = person_before(paragraph, len(parse.words))
    about = paragraph.span(person) if person else _last_named(parse, drafts)
    return drafts, Carry(last, announced, about, unnamed)


def _last_named(parse: Parse, drafts: list[Draft]) -> Span | None:
    """The words that name who spoke last in a paragraph, where it names no other person then."""
    spoken = [
        draft
        for draft in drafts
        if draft.token >= 0
        and parse.lemmas[draft.token] in QUOTING
        and is_main_line(parse, draft.token)
    ]
    last = max(spoken, key=lambda draft: draft.token, default=None)
    return last.mention if last and names_nobody(parse, last.token, len(parse.words)) else None


_DIALOGUE = re.compile(r"[—–]\s*(?=\w)")


def _governed(paragraph: Paragraph, beside: list[Attribution | None]) -> list[Draft]:
    """The statements that a cue governs by grammar, the largest content first.

    A cue that is not listed counts where its content is in part a quotation. What stands
    in a quotation attributes nothing, and a quoted sentence that has its attribution beside it
    keeps that.
    """
    parse, unit = paragraph.parse, paragraph.unit
    listed = []
    others = []
    for candidate in candidates(parse):
        if paragraph.quoted[candidate.cue] or _tells_of_another(paragraph, candidate):
            continue
        if is_listed(parse, candidate):
            listed.append(candidate)
        elif unit.partial and _is_plausible(parse, candidate):
            others.append(candidate)
    by_size = sorted(listed, key=_size, reverse=True) + sorted(others, key=_size, reverse=True)
    speech = sorted(
        {
            candidate.cue
            for candidate in listed
            if candidate.frame in ("ccomp", "xcomp") and parse.lemmas[candidate.cue] in SPEECH
        }
    )
    taken = [False] * len(parse.words)
    holder = {token: at for at, tokens in enumerate(paragraph.whole) for token in range(*tokens)}
    for match in beside:
        if match and match.source and match.source.first > match.cue:
            for token in range(*match.source):
                if parse.relations[token] == "relcl":
                    break
                taken[token] = True
    heirs: dict[int, Tokens | None] = {}
    drafts = []
    for rank, candidate in enumerate(by_size):
        content = candidate.content
        if any(start <= candidate.cue < end for start, end in content):
            continue
        source = heirs.get(candidate.cue, candidate.source)
        if source and source.first in holder:  # of `“…,” said she, adding …` the parser made it add
            match = beside[holder[source.first]]
            source = match and match.source
        if rank < len(listed):
            content, heir_cues = _without_tail(paragraph, candidate, speech)
            heirs.update(dict.fromkeys(heir_cues, source))
        tokens = [token for part in content for token in range(*part)]
        held = {holder[token] for token in tokens if token in holder}
        if not tokens or any(taken[token] for token in tokens):
            continue
        if any(unit.whole[at].start in paragraph.credits.signed for at in held):
            continue
        if held and not _includes(paragraph, beside, candidate.cue, tokens[0], held):
            continue
        spans = _spans(paragraph, content)
        if not spans or (rank >= len(listed) and not _partly_quoted(paragraph, spans)):
            continue
        if source and any(start < source.end and source.first < end for start, end in content):
            continue
        for token in tokens:
            taken[token] = True
        drafts.append(_draft(paragraph, spans, Attribution(candidate.cue, source)))
    return drafts


def _tells_of_another(paragraph: Paragraph, candidate: Candidate) -> bool:
    """Whether a clause only adds what somebody once talked about to a sentence that quotes: in
    `“…,” said Ada Rask of Per Lund, who had talked about it`."""
    parse, source = paragraph.parse, candidate.source
    if parse.lemmas[candidate.cue] not in ("talk", "speak") or not source:
        return False
    start = parse.sentences[candidate.cue]
    quotes = any(start <= first < candidate.cue for first, _ in paragraph.whole)
    about = candidate.frame.startswith("prep:about")
    return quotes and about and parse.words[source.first] == "who"


def _is_plausible(parse: Parse, candidate: Candidate) -> bool:
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


def _size(candidate: Candidate) -> int:
    return sum(end - start for start, end in candidate.content)


def _includes(
    paragraph: Paragraph, beside: list[Attribution | None], cue: int, start: int, held: set[int]
) -> bool:
    """Whether quoted sentences are part of a clause, as in `he said that “…”`."""
    words = paragraph.parse.words
    first = paragraph.whole[min(held)].first
    inner = paragraph.article[paragraph.unit.whole[min(held)].start :].lstrip(_OPENING)
    linked = first > 0 and (
        words[first - 1] not in (",", ":", "-", "—", "–", '"')
        or (words[start] == "that" and words[first - 1] == "," and inner[:1].islower())
    )
    return (
        linked
        and start < first
        and all(match is None or match.cue == cue for match in map(beside.__getitem__, held))
    )


_OPENING = "“”\"«„‘'`"


def _partly_quoted(paragraph: Paragraph, spans: list[Span]) -> bool:
    """Whether a tenth of the content or more is a quotation that is no title."""
    length = sum(
        quotation.end - quotation.start
        for quotation in paragraph.unit.partial
        if any(start <= quotation.start and quotation.end <= end for start, end in spans)
        and not quotation.is_title(paragraph.article)
    )
    return length >= 0.1 * sum(end - start for start, end in spans)


def _without_tail(
    paragraph: Paragraph, candidate: Candidate, speech: list[int]
) -> tuple[tuple[Tokens, ...], list[int]]:
    """The content without what is no longer part of it, and the cues cut off with that.

    A clause in which the speaker goes on to speak (`, adding that …`, `and said that …`) is a
    statement of its own, by the same speaker; a clause with `which` or `who` after a comma is
    the reporter's; so is, in a mixed statement, a participle after a comma and what follows a
    single dash.
    """
    parse = paragraph.parse
    start, end = candidate.content[-1]
    heirs = []
    for cue in speech:
        relation = parse.relations[cue]
        goes_on = relation == "conj" or (relation == "advcl" and parse.tags[cue] == "VBG")
        if not start < cue < end or not goes_on or parse.kids(cue, "nsubj", "nsubjpass"):
            continue
        first = min(parse.left[cue], cue)
        if parse.words[first - 1] in _JOINTS and cue != candidate.cue:
            while parse.words[first - 1] in _JOINTS:
                first -= 1
            end = min(end, first)
            heirs.append(cue)
    for token in range(start + 3, end):
        if parse.words[token] in ("which", "who") and parse.words[token - 1] == ",":
            end = min(end, token - 1)
    if any(paragraph.quoted[start:end]):
        dashes = [at for at in range(start + 3, end) if _is_dash(parse, at)]
        for token in range(start + 3, end):
            left = parse.left[token]
            participle = parse.tags[token] == "VBG" and parse.relations[token] == "advcl"
            if participle and left > start + 2 and parse.words[left - 1] == ",":
                end = min(end, left - 1)
        if len(dashes) == 1:
            end = min(end, dashes[0])
    rest = (Tokens(start, end),) if start < end else ()
    return (*candidate.content[:-1], *rest), heirs


_JOINTS = (",", "and", "but", "-", "—", "–", "”", '"', "''")


def _is_dash(parse: Parse, token: int) -> bool:
    spaced = token > 0 and parse.starts[token] > parse.ends[token - 1]
    return spaced and parse.words[token] in ("-", "—", "–", "--")


def _add_partial(
    paragraph: Paragraph, beside: list[Attribution | None], drafts: list[Draft]
) -> None:
    """Give the partial quotations that no clause holds to a cue or a statement beside them."""
    text = paragraph.article
    for at, quotation in enumerate(paragraph.unit.partial):
        span = quotation.span
        if any(draft.touches(span) for draft in drafts):
            continue
        behind = next((draft for draft in drafts if _begins_behind(text, draft, span)), None)
        if behind is not None:
            behind.spans[0] = Span(span.start, behind.spans[0].end)
            continue
        if _add_with_attribution_behind(paragraph, beside, drafts, at):
            continue
        end = _phrase_end(paragraph, at)
        match = beside_partial(paragraph, at)
        if match is not None:
            attribution, with_between = match
            if with_between:
                span = Span(min(span.start, _behind_cue(paragraph, attribution)), end)
            governed = [draft for draft in drafts if draft.token == attribution.cue]
            near = governed and _SHORT_GAP.fullmatch(text, governed[-1].spans[-1].end, span.start)
            if near and governed[-1].spans[-1].end <= span.start:
                governed[-1].spans[-1] = Span(governed[-1].spans[-1].start, end)
                continue
            if not any(draft.touches(span) for draft in drafts):
                drafts.append(_draft(paragraph, [span], attribution))
                continue
        ended = [
            draft
            for draft in drafts
            if draft.spans[-1].end <= quotation.start
            and _SHORT_GAP.fullmatch(text, draft.spans[-1].end, quotation.start)
        ]
        if ended:
            nearest = max(ended, key=lambda draft: draft.spans[-1].end)
            nearest.spans[-1] = Span(nearest.spans[-1].start, end)
        elif not quotation.is_title(text) and (governed_by := governing(paragraph, at)):
            span = Span(_behind_cue(paragraph, governed_by), end)
            if not any(draft.touches(span) for draft in drafts):
                drafts.append(_draft(paragraph, [span], governed_by))


def _add_with_attribution_behind(
    paragraph: Paragraph, beside: list[Attribution | None], drafts: list[Draft], at: int
) -> bool:
    """Give a sentence that ends with a partial quotation to whom the words behind that name:
    `But “even if it was old”, the ministry added, “…”`."""
    match = behind_partial(paragraph, at)
    quotation = paragraph.unit.partial[at]
    words = paragraph.article[quotation.start : quotation.end].split()
    if match is None or quotation.is_title(paragraph.article):
        return False
    first, last = paragraph.partial[at]
    start = paragraph.span(Tokens(paragraph.parse.sentences[first], last)).start
    span = trimmed(paragraph.article, Span(start, quotation.end), paragraph.unit)
    if span is None or any(draft.touches(span) for draft in drafts):
        return False
    same = next((draft for draft in drafts if draft.token == match.cue), None)
    leads_on = same or any(other.cue == match.cue for other in filter(None, beside))
    if leads_on and len(words) < 4:
        return False  # `Of his “great heart,” Rask said: “…”`
    if same:
        same.spans.insert(0, span)
    else:
        drafts.append(_draft(paragraph, [span], match))
    return True


def _begins_behind(text: str, draft: Draft, span: Span) -> bool:
    """Whether a statement whose cue stands before a span has its content right behind it."""
    return (
        draft.cue is not None
        and draft.cue.end <= span.start
        and text[span.end : draft.spans[0].start].isspace()
    )


def _behind_cue(paragraph: Paragraph, attribution: Attribution) -> int:
    """Where the word behind a cue starts."""
    return paragraph.span(Tokens(attribution.cue + 1, attribution.cue + 2)).start


_SHORT_GAP = re.compile(r"[^.?!;:\n]{0,120}")


def _phrase_end(paragraph: Paragraph, at: int) -> int:
    """Where the phrase ends that a partial quotation begins: `“the grown-up” in the room`."""
    parse, (first, last) = paragraph.parse, paragraph.partial[at]
    stop = last
    while (
        stop < len(parse.words)
        and parse.sentences[stop] == parse.sentences[first]
        and not is_mark(parse.words[stop])
    ):
        stop += 1
    right = min(stop, max(parse.right[first:last], default=last - 1) + 1)
    return max(paragraph.unit.partial[at].end, paragraph.span(Tokens(right - 1, right)).end)


def _add_whole(
    paragraph: Paragraph, beside: list[Attribution | None], drafts: list[Draft], carry: Carry
) -> Draft | None:
    """Give the quoted sentences to their speakers; the statement that the last belongs to."""
    parse, unit = paragraph.parse, paragraph.unit
    last: Draft | None = None
    lower = 0
    for at, (first, end) in enumerate(paragraph.whole):
        quotation, match = unit.whole[at], beside[at]
        span = quotation.span
        opens = not any(map(str.isalpha, parse.words[:first]))
        holding = next((draft for draft in drafts if draft.covers(span)), None)
        credit = paragraph.credits.signed.get(quotation.start)
        if holding is None and (match is None or match.source is None):
            credit = credit or paragraph.credits.hinted.get(quotation.start)
        if credit:
            if last is None or last.mention != credit:
                last = Draft([], credit, None)
                drafts.append(last)
            last.spans.append(span)
        elif holding is not None:
            last = holding
        elif quotation.continues and at == 0 and match is None:
            last = carry.last
            if last is not None:
                _carry_on(last, span)
        elif last is not None and at and _goes_on(parse, Tokens(lower, first), match):
            last.spans.append(span)
        elif match is not None:
            same = [draft for draft in drafts if draft.token == match.cue]
            if same:
                same[-1].spans.append(span)
            else:
                draft = _draft(paragraph, [span], match)
                speaker = last or _latest(drafts, span)
                if match.source is None and parse.tags[match.cue] == "VBG" and speaker:
                    draft.mention = speaker.mention
                drafts.append(draft)
                same = [draft]
            last = same[-1]
            if at == 0 and opens and carry.unnamed:
                _name(carry.unnamed, last, quotation)
        elif opens:
            following = paragraph.article[quotation.end : unit.end].lstrip(" .,\xa0")
            speaker = carry.announced or carry.last
            if speaker is not None and not following[:1].islower():
                _carry_on(speaker, span)
                if speaker is carry.announced:
                    drafts.append(speaker)
                last = speaker
        else:
            last = _by_sentence_before(paragraph, drafts, last, Tokens(lower, first), span)
        lower = end
    return last


def _goes_on(parse: Parse, gap: Tokens, match: Attribution | None) -> bool:
    """Whether a quotation only continues the one before the gap: `“…” and “…”`; with nothing
    between them, an attribution behind it makes it another statement."""
    between = set(parse.words[slice(*gap)])
    followed = match is not None and match.cue >= gap.end
    return between <= _COORDINATION and (bool(between) or not followed)


def _name(unnamed: Draft, named: Draft, quotation: Quotation) -> None:
    """Give the quotation of the paragraph before to who says the one that follows it."""
    if unnamed.mention is None:
        unnamed.mention = named.mention
    if quotation.continues:
        named.spans[:0] = unnamed.spans
        unnamed.spans.clear()


def _carry_on(draft: Draft, span: Span) -> None:
    """Let a statement of an earlier paragraph, whose tokens are not this one's, go on."""
    draft.spans.append(span)
    draft.token = -1


_COORDINATION = {"and", "or", ",", ";", "then"}


def _by_sentence_before(
    paragraph: Paragraph, drafts: list[Draft], last: Draft | None, gap: Tokens, span: Span
) -> Draft | None:
    """Give a quoted sentence to who speaks in the sentence before it, if anybody does."""
    parse, (lower, first) = paragraph.parse, gap
    sentence = parse.sentences[last_word(parse, first)]
    leading = [draft for draft in drafts if _leads_on(parse, draft, sentence)]
    if leading:
        is_last = last is not None and _sentence(parse, last) == sentence and last.token < first
        speaker = last if is_last else max(leading, key=lambda draft: draft.token)
    elif first <= lower:
        return last
    elif match := sentence_before(parse, first):
        speaker = _draft(paragraph, [], match)
        drafts.append(speaker)
    elif last is not None and names_nobody(parse, lower, first):
        speaker = last
    else:
        return _by_sentence_about_things(paragraph, drafts, first, span) or last
    if speaker is not None:
        speaker.spans.append(span)
    return speaker


def _by_sentence_about_things(
    paragraph: Paragraph, drafts: list[Draft], first: int, span: Span
) -> Draft | None:
    """Give a sentence that ends with a quotation, and is about nobody, to who speaks in the
    sentence before it: `…, said the ministry. The law, however, “needs a long debate”.`"""
    parse = paragraph.parse
    start = parse.sentences[first]
    if start == 0 or any(
        parse.relations[token] in ("nsubj", "nsubjpass")
        and (parse.tags[token].startswith("NNP") or parse.words[token] in _PERSONS)
        for token in range(start, first)
    ):
        return None
    before = parse.sentences[start - 1]
    leading = [draft for draft in drafts if _leads_on(parse, draft, before)]
    if not leading or any(start <= draft.token for draft in drafts):
        return None
    speaker = max(leading, key=lambda draft: draft.token)
    whole = trimmed(
        paragraph.article,
        Span(paragraph.span(Tokens(start, start + 1)).start, span.end),
        paragraph.unit,
    )
    speaker.spans.append(whole if whole and not speaker.touches(whole) else span)
    return speaker


_PERSONS = ("he", "she", "they", "we", "i", "who")


def _add_continued(paragraph: Paragraph, drafts: list[Draft]) -> None:
    """Give a sentence with a longer partial quotation to who spoke in the sentence before it."""
    parse = paragraph.parse
    starts = sorted(set(parse.sentences))
    for at, quotation in enumerate(paragraph.unit.partial):
        span = quotation.span
        words = paragraph.article[slice(*span)].split()
        first, last = paragraph.partial[at]
        if (
            len(words) < 4
            or not first < last
            or quotation.is_title(paragraph.article)
            or any(draft.touches(span) for draft in drafts)
        ):
            continue
        number = starts.index(parse.sentences[first])
        start = starts[number]
        stop = starts[number + 1] if number + 1 < len(starts) else len(parse.words)
        earlier = starts[number - 1] if number else start
        spoke = [
            draft
            for draft in drafts
            if earlier <= draft.token < start and parse.lemmas[draft.token] in QUOTING
        ]
        sentence = trimmed(paragraph.article, paragraph.span(Tokens(start, stop)), paragraph.unit)
        busy = any(start <= draft.token < stop for draft in drafts)
        if spoke and sentence and not busy and not any(d.touches(sentence) for d in drafts):
            max(spoke, key=lambda draft: draft.token).spans.append(sentence)


def _add_unattributed(paragraph: Paragraph, drafts: list[Draft], carry: Carry) -> Draft | None:
    """Keep longer quoted sentences that no cue gives to anybody; the speaker is whom the words
    before them are about, if they are about a person: `Rask shook her head. “…”`.

    The statement is returned that a paragraph without anything else leaves without a speaker.
    """
    text = paragraph.article
    unnamed = None
    for (first, end), quotation in zip(paragraph.whole, paragraph.unit.whole, strict=True):
        span = quotation.span
        is_long = len(text[slice(*span)].split()) >= 6 and not quotation.is_title(text)
        if is_long and not any(draft.touches(span) for draft in drafts):
            about = person_before(paragraph, first)
            if quotation.start == paragraph.unit.start:
                about = about or person_behind(paragraph, end)
            mention = paragraph.span(about) if about else None
            if paragraph.unit.is_quotation:
                mention = carry.about
            draft = Draft([span], mention and stripped(text, mention), None)
            if quotation.continues and carry.unnamed:
                carry.unnamed.spans.append(span)
                unnamed = carry.unnamed
                continue
            drafts.append(draft)
            if paragraph.unit.is_quotation:
                unnamed = draft
    return unnamed


def _leads_on(parse: Parse, draft: Draft, sentence: int) -> bool:
    """Whether a quotation after the sentence goes on with this statement of it."""
    if draft.token < 0 or parse.sentences[draft.token] != sentence:
        return False
    if parse.tags[draft.token][0] == "V":
        return parse.lemmas[draft.token] in QUOTING and is_main_line(parse, draft.token)
    return parse.words[draft.token] == ":"


def _sentence(parse: Parse, draft: Draft) -> int:
    return parse.sentences[draft.token] if 0 <= draft.token < len(parse.words) else -1


def _latest(drafts: list[Draft], span: Span) -> Draft | None:
    """The statement that ends last before a span."""
    ended = [draft for draft in drafts if draft.spans[-1].end <= span.start]
    return max(ended, key=lambda draft: draft.spans[-1].end, default=None)


def _draft(paragraph: Paragraph, spans: list[Span], attribution: Attribution) -> Draft:
    cue, source = attribution
    words = paragraph.parse.words[cue : cue + 2]
    length = 2 if words == ["according", "to"] else 1
    mention = stripped(paragraph.article, paragraph.span(source)) if source else None
    return Draft(spans, mention, paragraph.span(Tokens(cue, cue + length)), cue)


def _spans(paragraph: Paragraph, content: tuple[Tokens, ...]) -> list[Span]:
    """The content in spans of the article; none when they would overlap."""
    spans = [
        span
        for tokens in content
        if (span := trimmed(paragraph.article, paragraph.span(tokens), paragraph.unit))
    ]
    edges = [edge for span in sorted(spans) for edge in span]
    return spans if sorted(set(edges)) == edges else []
