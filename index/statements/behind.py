"""Behind a quotation: the cue and the source in the words that follow it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from index.english.parse import FINITE, Parse
from index.rules import Rule, Rules
from index.rules import first as first_answer
from index.span import Tokens
from index.statements.cues import LIGHT, QUOTING
from index.statements.parsed import (
    Attribution,
    is_mark,
    is_quoting,
    is_quoting_form,
    is_verb,
    sentence_end,
    skip_marks,
    source_of,
)
from index.statements.word_order import ADVERBS, SUBJECTS

_BETWEEN = ("punct", "advmod", "aux", "neg", "npadvmod", "mark")
_OF = ("of", "for", "in", "at", "from")
_BASES = ("say", "write", "read")  # `“…,” Rask write on their site`
_FARTHEST_CUE = 12
_FARTHEST_NAME = 16


@dataclass(frozen=True)
class Tail:
    """The tokens from `first` to `end` that follow a quotation in its sentence; `mark` is the
    last character of the quotation."""

    parse: Parse
    first: int
    end: int
    mark: str

    def attributions(self) -> Iterator[tuple[Attribution, Tokens]]:
        """The verbs that may attribute, in order, each with its source there.

        Any verb will do right behind a quotation that ends with a comma, `?` or `!`.
        """
        for token in range(self.first, self.end):
            finite = self.parse.tags[token] in FINITE[:3] and self.parse.lemmas[token] not in LIGHT
            may = is_quoting(self.parse, token) or (finite and self.mark in ",!?")
            if may and not self._is_aside(token):
                source = self._source(token)
                if source and self.first <= source.first < self.end:
                    yield Attribution(token, source), source

    def _is_aside(self, verb: int) -> bool:
        """True for the verb of a clause with `as` before a verb of saying: `“…,” as her father
        feared, Rask said`."""
        parse = self.parse
        with_as = any(parse.words[kid] == "as" for kid in parse.kids(verb, "mark"))
        later = range(verb + 1, self.end) if with_as else ()
        return any(is_quoting(parse, at) and parse.kids(at, *SUBJECTS) for at in later)

    def _source(self, cue: int) -> Tokens | None:
        """The source of a cue, without the marks that the parser puts before it."""
        source = source_of(self.parse, cue)
        if source and all(map(is_mark, self.parse.words[source.first : self.first])):
            return Tokens(max(self.first, source.first), source.end)
        return source


def behind(parse: Parse, first: int, upper: int, mark: str) -> Attribution | None:
    """The cue and the source that follow a quotation, as in `“…,” she said`."""
    end = sentence_end(parse, first, first, upper)
    return first_answer(BEHIND_RULES, Tail(parse, first, end, mark))


def _right_behind(tail: Tail) -> Attribution | None:
    for match, source in tail.attributions():
        if not any(
            not source.first <= between < source.end
            and tail.parse.relations[between] not in _BETWEEN
            for between in range(tail.first, match.cue)
        ):
            return match
    return None


def _further_behind(tail: Tail) -> Attribution | None:
    words = tail.parse.words
    for match, source in tail.attributions():
        inverted = source.first == match.cue + 1 and tail.mark == ","
        begins = all(map(is_mark, words[tail.first : source.first]))
        closes = all(map(is_mark, words[max(match.cue + 1, source.end) : tail.end]))
        near = match.cue - tail.first < _FARTHEST_CUE
        if is_quoting(tail.parse, match.cue) and (inverted or begins or closes or near):
            return match
    return None


def _behind_by_order(tail: Tail) -> Attribution | None:
    return by_order(tail.parse, tail.first, tail.end)


BEHIND_RULES: Rules[Callable[[Tail], Attribution | None]] = Rules(
    Rule("right behind", "[“Is it not late?”] *reacted* {Rask}.", _right_behind),
    Rule(
        "further behind", "[“There is hope now,”] and {donations} *began* to rise, Rask said.",
        _further_behind,
    ),
    Rule("by order", "[“We sail,”] {the editorial} *read*.", _behind_by_order),
)  # fmt: skip
"""What follows a quotation: the source stands in { }, the cue in * *, the content in [ ]."""


def by_order(parse: Parse, first: int, end: int) -> Attribution | None:
    """The cue and the source behind a quotation by their order, for what the parser misread.

    The form of a verb of saying, with a name before it; something added to the name in commas may
    come between them.
    """
    first = skip_marks(parse, first, end)
    reach = range(first, min(first + _FARTHEST_NAME, end))
    at = next((at for at in reach if _is_form(parse, first, at) or _ends_name(parse, at)), None)
    if at is None:
        return None
    if _is_form(parse, first, at):
        return _named(parse, first, at, end)
    return _behind_addition(parse, first, at, end) if parse.words[at] == "," else None


def _is_form(parse: Parse, first: int, token: int) -> bool:
    """True for a form of a verb of saying; a base form needs a subject before it."""
    plural = parse.tags[token - 1] in ("NNS", "NNPS")  # `…, the twins state`
    is_base = parse.words[token] in _BASES or (plural and parse.words[token] in QUOTING)
    return is_quoting_form(parse, token) or (is_base and token > first)


def _ends_name(parse: Parse, token: int) -> bool:
    word = parse.words[token]
    if is_mark(word):
        return word != "-"
    return parse.tags[token][0] in "VI" and word not in _OF


def _follows_name(parse: Parse, token: int) -> bool:
    """True for what ends a name behind its verb: a mark, another verb, a preposition."""
    return parse.tags[token][0] in "VIT" or is_mark(parse.words[token])


def _behind_addition(parse: Parse, first: int, comma: int, end: int) -> Attribution | None:
    """The form of a verb behind what commas add to a name, as in `“…,” Rask, 45, said`; without
    one, a verb of what is added: `“…,” Rask, the guru who founded Alba tweeted`."""
    reach = range(comma + 1, min(first + _FARTHEST_NAME, end))
    forms = [at for at in reach if _is_form(parse, first, at)]
    for cue in forms:
        if parse.words[cue - 1] == ",":
            return _named(parse, first, cue, end, comma)
    loose = next((cue for cue in forms if is_verb(parse, cue)), None)
    return None if loose is None else Attribution(loose, Tokens(first, comma))


def _named(
    parse: Parse, first: int, cue: int, end: int, name_end: int | None = None
) -> Attribution | None:
    """A cue with the name that ends before it, or behind a cue that opens the sentence."""
    if cue == first:
        last = next((at for at in range(cue + 1, end) if _follows_name(parse, at)), end)
        return Attribution(cue, Tokens(cue + 1, last)) if last > cue + 1 else None
    words, tags = parse.words, parse.tags
    last = name_end or cue
    while last > first and tags[last - 1][0] in "RM":
        last -= 1
    if cue == first + 1 and last == first and words[first] not in ADVERBS:
        return Attribution(cue, Tokens(first, cue))  # a name that the parser doesn't know
    named = any(tags[at][0] in "NP" or tags[at] in ("CD", "DT") for at in range(first, last))
    return Attribution(cue, Tokens(first, last)) if named else None
