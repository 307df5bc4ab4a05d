"""Attributions: the cue and the source that stand beside a quotation."""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from index.articles.dates import stated_date
from index.english.names import capitalised_words
from index.english.parse import FINITE, Parse
from index.english.roles import ABBREVIATION
from index.span import Span, Tokens
from index.statements.cues import FRAMES, LIGHT, QUOTED_NOUNS, QUOTING, SPEECH, WORDS
from index.statements.frames import according_to, is_main_line
from index.statements.paragraphs import Quotation, Unit
from index.statements.signatures import Credits
from index.statements.subjects import ADVERBS, owner, subject

_DASHES = ("-", "–", "—", "--")
_LEADING_MARKS = (",", ":", "—", "–", "-", "--", "that")
_BETWEEN = ("punct", "advmod", "aux", "neg", "npadvmod", "mark")
_MANNERS = FRAMES["quoted"] - SPEECH  # `he went, “…”`, but not `as he went on stage, “…”`
_PRESENTING = ("meet", "take", "consider", "be")
_PERSONS = ("he", "she", "who", "i")
NO_SPEAKERS = ("it", "this", "that", "these", "those", "which", "what", "there", "nothing")
_TOPICAL = ("on", "about", "regarding")
_LONGEST_TOPIC = 6
_OF = ("of", "for", "in", "at", "from")
_FARTHEST_CUE = 12
_FARTHEST_NAME = 16


class Attribution(NamedTuple):
    """The token of a cue, and the tokens that name its source, None where the text names nobody."""

    cue: int
    source: Tokens | None


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of an article with its parse, and the article's credits."""

    article: str
    unit: Unit
    parse: Parse
    credits: Credits

    @cached_property
    def whole(self) -> list[Tokens]:
        """The tokens of the quotations that are a sentence of their own."""
        return [self.tokens(quotation) for quotation in self.unit.whole]

    @cached_property
    def partial(self) -> list[Tokens]:
        """The tokens of the quotations that are a part of the reporter's sentence."""
        return [self.tokens(quotation) for quotation in self.unit.partial]

    @cached_property
    def quoted(self) -> list[bool]:
        """For each token whether it stands in a quotation."""
        inside = [False] * len(self.parse.words)
        for first, last in (*self.whole, *self.partial):
            inside[first:last] = [True] * (last - first)
        return inside

    def tokens(self, quotation: Quotation) -> Tokens:
        return self.parse.between(*self.unit.read_as(quotation))

    def is_name(self, token: int) -> bool:
        """Whether a token is a name, also one that opens a sentence, where the parser takes names
        that it doesn't know for words; such a name has capitals elsewhere too."""
        parse = self.parse
        if parse.tags[token].startswith("NNP"):
            return True
        opens = parse.sentences[token] == token and parse.tags[token] in ("NN", "NNS")
        return opens and parse.words[token] in capitalised_words(self.article)

    def span(self, tokens: Tokens) -> Span:
        """The span of the article that tokens stand for."""
        return self.unit.span(self.parse.starts[tokens.first], self.parse.ends[tokens.end - 1])


def attributions(paragraph: Paragraph) -> list[Attribution | None]:
    """The cue and the source beside each quoted sentence, None where there are none."""
    parse, whole = paragraph.parse, paragraph.whole
    limits = [0, *(end for _, end in whole)]
    leading = [
        _outside(paragraph, before(parse, limits[at], first)) for at, (first, _) in enumerate(whole)
    ]
    result = list(leading)
    for at, (first, end) in enumerate(whole):
        by_mark = leading[at] is not None and parse.words[first - 1] in (":", *_DASHES)
        if leading[at] is not None and not by_mark:
            continue
        quotation = paragraph.unit.whole[at]
        inner = paragraph.article[quotation.start : quotation.end].rstrip("”\"»’' ")
        following = paragraph.article[quotation.end : paragraph.unit.end].lstrip(" \xa0")
        new_sentence = following[:1].isupper()
        if by_mark and (inner[-1:] != "," or following.startswith(("and ", "but "))):
            continue
        if inner[-1:] == "." and new_sentence and _is_longer(following, 4):
            continue
        upper = whole[at + 1].first if at + 1 < len(whole) else len(parse.words)
        match = _outside(paragraph, _after(parse, end, upper, inner[-1:]))
        following_one = leading[at + 1] if at + 1 < len(whole) else None
        next_cue = following_one.cue if following_one else -1
        if match and not (match.cue == next_cue and inner[-1:] in "?!" and new_sentence):
            result[at] = match
    for at in range(len(whole) - 2, -1, -1):
        (_, end), (first, _), match = whole[at], whole[at + 1], result[at + 1]
        joined = 0 < first - end < 3 and set(parse.words[end:first]) <= {"and", "or", ","}
        if result[at] is None and joined and match and match.cue > first:
            result[at] = match  # `“…” and “…,” she said`
    return [
        None if quotation.start in paragraph.credits.signed else match
        for quotation, match in zip(paragraph.unit.whole, result, strict=True)
    ]


def _outside(paragraph: Paragraph, match: Attribution | None) -> Attribution | None:
    """An attribution, unless the parser took words of a quotation or a date for its source."""
    if match is None or match.source is None:
        return match
    is_date = stated_date(paragraph.article[slice(*paragraph.span(match.source))].strip(" ,.—–-"))
    return None if paragraph.quoted[match.source.first] or is_date else match


def _is_longer(text: str, most: int) -> bool:
    """Whether the first sentence of a text has more than so many words."""
    end = 0
    for number, word in enumerate(re.finditer(r"\S+", text)):
        end = word.end()
        if number == most:
            return True
        if word[0][-1] in ".?!" and not ABBREVIATION.search(text, max(0, end - 6), end):
            return False
    return False


def before(parse: Parse, lower: int, first: int) -> Attribution | None:
    """The cue and the source that lead up to a quotation, as in `She said: “…”`."""
    words = parse.words
    while first > lower and words[first - 1].isspace():
        first -= 1
    colon = first > lower and words[first - 1].endswith(":")
    if first <= lower or not (
        colon or words[first - 1] in _LEADING_MARKS or is_quoting(parse, first - 1)
    ):
        return None
    start = sentence_start(parse, lower, first)
    second: Attribution | None = None
    for token in range(first - 1, start - 1, -1):
        adjacent = all(map(is_mark, words[token + 1 : first]))
        if not is_quoting(parse, token) or (parse.lemmas[token] in _MANNERS and not adjacent):
            continue
        source = _source(parse, token)
        if source and parse.words[source.first] in NO_SPEAKERS and colon:
            continue  # `Rask has this to say: “…”`
        if source is not None or parse.is_passive(token):
            if is_main_line(parse, token) or adjacent:
                return Attribution(token, source)
            second = second or Attribution(token, source)
        elif token == start and parse.tags[token] == "VBG":
            return Attribution(token, None)
    if second is not None and not (colon and parse.is_passive(second.cue)):
        return second
    cue = first - 2
    if words[start] == "as" and cue > start + 1 and _is_form(parse, cue):
        return Attribution(cue, Tokens(start + 1, cue))
    if cue > start and words[cue].endswith("ing") and parse.lemmas[cue] in QUOTING:
        left = max(start, parse.left[cue])
        if left == cue or parse.tags[left] != "DT":
            return Attribution(cue, Tokens(left, cue) if left < cue else None)
    if cue > start and is_quoting(parse, cue):
        by_order = _first_name(parse, start, cue)
        return Attribution(cue, by_order) if by_order else None
    if words[first - 1] in (",", ":") and words[cue] in QUOTED_NOUNS and cue > start:
        return Attribution(cue, owner(parse, cue))
    return introduced(parse, lower, first) if colon else None


def introduced(parse: Parse, lower: int, first: int) -> Attribution | None:
    """Whom a colon without a verb of saying introduces: the subject or the name before it."""
    start = sentence_start(parse, lower, first)
    while start < first - 1 and (parse.tags[start] in ("LS", "CD") or is_mark(parse.words[start])):
        start += 1  # the number of a list
    if parse.words[start] in _TOPICAL and first - start < _LONGEST_TOPIC:
        return None  # `On schools: “…”`
    credited = first - 1
    while credited > lower and parse.tags[credited - 1] in ("NNP", "NNPS", "CC"):
        credited -= 1
    spaced = parse.starts[credited] > parse.ends[credited - 1]
    if lower < credited < first - 1 and spaced and parse.words[credited - 1] in _DASHES:
        return Attribution(
            first - 1, Tokens(credited, first - 1)
        )  # `Voters care more - Frank Newport: “…”`
    named = first - 2
    if parse.relations[named] == "dobj" and parse.tags[named] == "NNP":
        subjects = parse.kids(parse.heads[named], "nsubj", "nsubjpass")
        if subjects and all(parse.tags[kid] in ("NN", "NNS", "DT") for kid in subjects):
            return Attribution(
                first - 1, parse.subtree(named)
            )  # `That did not surprise Ada Rask: “…”`
    for token in range(start, first - 1):
        if parse.tags[token] in FINITE and parse.relations[token] != "relcl":
            for named in parse.kids(token, "nsubj", "nsubjpass"):
                if start <= named < token:
                    return Attribution(first - 1, parse.subtree(named))
    names_a_thing = any(parse.relations[token] == "expl" for token in range(start, first))
    for token in range(start, start if names_a_thing else first - 1):
        head = parse.heads[token]
        outside = head >= first - 1 or head < start or head == token or parse.tags[head][0] == "V"
        if (parse.tags[token][0] == "N" or parse.words[token] == "one") and outside:
            left, right = parse.subtree(token)
            holder = owner(parse, token) if parse.words[token] in WORDS else None
            inside = Tokens(max(left, start), min(right, first - 1))
            return Attribution(first - 1, holder or inside)
    name = _first_name(parse, start, first - 1) or _first_name(parse, lower, first - 1)
    return Attribution(first - 1, name) if name else None


def _first_name(parse: Parse, start: int, end: int) -> Tokens | None:
    """The first run of proper nouns that no preposition governs."""
    for token in range(start, end):
        if parse.tags[token].startswith("NNP") and (
            token == start or parse.tags[token - 1] not in ("IN", "NNP", "NNPS")
        ):
            last = token + 1
            while last < end and parse.tags[last].startswith("NNP"):
                last += 1
            return Tokens(token, last)
    return None


def _after(parse: Parse, first: int, upper: int, last: str) -> Attribution | None:
    """The cue and the source that follow a quotation, as in `“…,” she said`.

    Any verb will do right behind a quotation that ends with a comma, `?` or `!`.
    """
    end = first
    while end < upper and parse.sentences[end] == parse.sentences[first]:
        end += 1
    distant: Attribution | None = None
    for token in range(first, end):
        cue = is_quoting(parse, token)
        finite = parse.tags[token] in FINITE[:3] and parse.lemmas[token] not in LIGHT
        if not cue and not (finite and last in ",!?"):
            continue
        source = _source(parse, token)
        if source is not None and all(map(is_mark, parse.words[source.first : first])):
            source = Tokens(max(first, source.first), source.end)
        if source is None or not first <= source.first < end:
            continue
        apart = any(
            not source.first <= between < source.end and parse.relations[between] not in _BETWEEN
            for between in range(first, token)
        )
        if not apart:
            return Attribution(token, source)
        inverted = source.first == token + 1 and last == ","
        begins = all(map(is_mark, parse.words[first : source.first]))
        closes = all(map(is_mark, parse.words[max(token + 1, source.end) : end]))
        if cue and (inverted or begins or closes or token - first < _FARTHEST_CUE):
            distant = distant or Attribution(token, source)
    return distant or _beside(parse, first, end)


def _beside(parse: Parse, first: int, end: int) -> Attribution | None:
    """The cue and the source behind a quotation by their order, for what the parser misread."""
    words, tags = parse.words, parse.tags
    while first < end and is_mark(words[first]):
        first += 1
    name_end = None  # where the name ends and something added to it in commas begins
    loose: Attribution | None = None
    for cue in range(first, min(first + _FARTHEST_NAME, end)):
        plural = cue > first and tags[cue - 1] in ("NNS", "NNPS")  # `…, the twins state`
        is_base = words[cue] in ("say", "write", "read") or (plural and words[cue] in QUOTING)
        is_form = _is_form(parse, cue) or (is_base and cue > first)
        if name_end is not None and words[cue - 1] != ",":
            if is_form and loose is None and tags[cue][0] == "V":
                loose = Attribution(
                    cue, Tokens(first, name_end)
                )  # `“…,” Rask, the guru who founded Alba tweeted`
            continue
        if is_form:
            if cue == first:
                last = cue + 1
                while last < end and tags[last][0] not in "VIT" and not is_mark(words[last]):
                    last += 1
                return Attribution(cue, Tokens(cue + 1, last)) if last > cue + 1 else None
            last = name_end or cue
            while last > first and tags[last - 1][0] in "RM":
                last -= 1
            if cue == first + 1 and last == first and words[first] not in ADVERBS:
                return Attribution(cue, Tokens(first, cue))  # a name that the parser doesn't know
            named = any(
                tags[at][0] in "NP" or tags[at] in ("CD", "DT") for at in range(first, last)
            )
            return Attribution(cue, Tokens(first, last)) if named else None
        if words[cue] == "," and name_end is None:
            name_end = cue if cue > first else None
        elif name_end is None and (
            (is_mark(words[cue]) and words[cue] != "-")
            or (tags[cue][0] in "VI" and words[cue] not in _OF)
        ):
            return None
    return loose


def sentence_before(parse: Parse, first: int) -> Attribution | None:
    """The cue and the source of the sentence before a quotation, when its verb is a cue."""
    for token in range(parse.sentences[last_word(parse, first)], first):
        if parse.is_root(token) and is_quoting(parse, token):
            source = _source(parse, token)
            return Attribution(token, source) if source else None
    return None


def person_before(paragraph: Paragraph, first: int) -> Tokens | None:
    """The person whom the last sentence before a token, up to that token, is about."""
    parse = paragraph.parse
    if first == 0 or parse.tags[first - 1][0] == "V":  # `Rask directed “…”`
        return None
    start = parse.sentences[last_word(parse, first)]
    for token in range(start, first):
        if parse.relations[token] == "nsubj" and is_main_line(parse, parse.heads[token]):
            is_person = paragraph.is_name(token) or parse.words[token] in _PERSONS
            return parse.subtree(token) if is_person and parse.right[token] < first else None
    for token in range(start, first):
        presented = parse.lemmas[parse.heads[token]] in _PRESENTING
        if presented and parse.relations[token] in ("dobj", "attr") and paragraph.is_name(token):
            return parse.subtree(token)  # `Then there was Ada Lund. “…”`, `Meet Ada Lund, 45. “…”`
    return None


def person_behind(paragraph: Paragraph, end: int) -> Tokens | None:
    """The person with a name whom the sentence behind a quotation is about."""
    parse = paragraph.parse
    while end < len(parse.words) and is_mark(parse.words[end]):
        end += 1
    for token in range(end, len(parse.words)):
        if parse.sentences[token] != parse.sentences[end] or paragraph.quoted[token]:
            return None
        if parse.relations[token] == "nsubj" and is_main_line(parse, parse.heads[token]):
            return parse.subtree(token) if paragraph.is_name(token) else None
    return None


def beside_partial(paragraph: Paragraph, at: int) -> tuple[Attribution, bool] | None:
    """The cue and the source before a partial quotation, by their order.

    With it comes whether the words between belong to the content, as in `called him “crazy”`,
    other than in `chants of “…”`, `it read “…”`.
    """
    parse, (first, _) = paragraph.parse, paragraph.partial[at]
    quotation = paragraph.unit.partial[at]
    naming = _naming_verb(paragraph, first)
    if naming is not None:
        source = subject(parse, naming)
        if source and not source.first <= naming < source.end:
            return Attribution(naming, source), True
    cue = first - 1
    while cue > 0 and parse.words[cue] in (",", ":", "that", "of", "is", "was", "it"):
        cue -= 1
    if cue < 0 or paragraph.quoted[cue]:
        return None
    noun = parse.words[cue].removesuffix("s")
    if parse.tags[cue] in ("NN", "NNS") and (noun in QUOTED_NOUNS or parse.words[cue] == "words"):
        return Attribution(cue, owner(parse, cue)), False
    spoken = parse.lemmas[cue] in ("say", "tell", "chant", "shout", "yell")
    if is_quoting(parse, cue) and (spoken or not quotation.is_title(paragraph.article)):
        source = subject(parse, cue)
        if source and not source.first <= cue < source.end:
            return Attribution(cue, source), False
    if parse.words[first - 1] in (",", ":") and not quotation.is_title(paragraph.article):
        match = before(parse, parse.sentences[first], first)
        if match and match.source and parse.tags[match.cue][0] == "V":
            return match, False  # `Rask told the crowd, “we are late,” in answer to`
    return None


def behind_partial(paragraph: Paragraph, at: int) -> Attribution | None:
    """The cue and the source right behind a partial quotation that a comma ends."""
    parse, (first, last) = paragraph.parse, paragraph.partial[at]
    quotation = paragraph.unit.partial[at]
    inner = paragraph.article[quotation.start : quotation.end].rstrip("”\"»’' ")
    if inner[-1:] != "," and paragraph.article[quotation.end : quotation.end + 1] != ",":
        return None
    later = (start for start, _ in sorted((*paragraph.whole, *paragraph.partial)) if start >= last)
    upper = next(later, len(parse.words))
    end = last
    while end < upper and parse.sentences[end] == parse.sentences[first]:
        end += 1
    while last < end and is_mark(parse.words[last]):
        last += 1
    match = _beside(parse, last, end)
    return match if match and is_quoting(parse, match.cue) else None


def governing(paragraph: Paragraph, at: int) -> Attribution | None:
    """The cue before a partial quotation that governs it in whatever way, and its source."""
    parse, (first, last) = paragraph.parse, paragraph.partial[at]
    outside = (token for token in range(first, last) if not first <= parse.heads[token] < last)
    token = next(outside, None)
    while token is not None and not parse.is_root(token):
        token = parse.heads[token]
        is_cue = parse.tags[token][0] == "V" and parse.words[token] in WORDS
        if is_cue and token < first and not paragraph.quoted[token]:
            source = subject(parse, token)
            if source and not source.first <= token < source.end:
                return Attribution(token, source)
            return None
    return None


def _naming_verb(paragraph: Paragraph, first: int) -> int | None:
    """The verb before a name that it gives to somebody: `called the plan “crazy”`."""
    parse = paragraph.parse
    for token in range(first - 1, max(-1, first - _FARTHEST_NAME), -1):
        if paragraph.quoted[token] or parse.words[token] in tuple(".?!;:"):
            return None
        if parse.lemmas[token] in FRAMES["oprd"]:
            return token
        if parse.tags[token] in FINITE:
            return None
    return None


def _is_form(parse: Parse, token: int) -> bool:
    """Whether a word, whatever the parser took it for, is a form of a verb that may attribute a
    quoted sentence: `as the Herald notes`."""
    return parse.lemmas[token] in QUOTING and parse.words[token] != parse.lemmas[token]


def is_quoting(parse: Parse, token: int) -> bool:
    """Whether a token may attribute a quoted sentence that stands beside it."""
    if parse.tags[token][0] != "V":
        return False
    idiom = parse.words[token - 2 : token + 1] == ["wanted", "to", "know"] or (
        parse.lemmas[token] == "put" and parse.words[token + 1 : token + 2] == ["it"]
    )
    return idiom or parse.lemmas[token] in QUOTING or parse.words[token] == "according"


def _source(parse: Parse, cue: int) -> Tokens | None:
    if parse.words[cue] == "according":
        return according_to(parse, cue)
    return subject(parse, cue)


def names_nobody(parse: Parse, first: int, last: int) -> bool:
    """Whether no person is a subject after the sentence that `first` belongs to."""
    attribution = parse.sentences[first] if first < last else -1
    return not any(
        parse.relations[token] in ("nsubj", "nsubjpass")
        and (parse.tags[token].startswith("NNP") or parse.words[token] in _PERSONS)
        for token in range(first, last)
        if parse.sentences[token] != attribution
    )


def sentence_start(parse: Parse, lower: int, first: int) -> int:
    """Where the sentence of the token before `first` starts, not before `lower`."""
    return max(lower, parse.sentences[first - 1])


def last_word(parse: Parse, first: int) -> int:
    """The last word before a token."""
    token = first - 1
    while token > 0 and not parse.words[token].isalnum():
        token -= 1
    return token


def is_mark(word: str) -> bool:
    return not any(map(str.isalnum, word))
