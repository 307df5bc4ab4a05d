"""Parsed paragraphs, and what their tokens are: names, marks, verbs that may attribute."""

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from index.english.function_words import DEMONSTRATIVES
from index.english.names import capitalised_words
from index.english.parse import Parse
from index.english.quotation_marks import Quotation
from index.span import Span, Tokens
from index.statements.cues import QUOTING
from index.statements.frames import according_to
from index.statements.paragraphs import Unit
from index.statements.signatures import Credits
from index.statements.subjects import subject
from index.statements.word_order import SUBJECTS

DASHES = ("-", "–", "—", "--")
PERSONS = ("he", "she", "who", "i")
NO_SPEAKERS = DEMONSTRATIVES | {"it", "which", "what", "there", "nothing"}
"""Subjects that stand for what is said, or for a thing: nobody who speaks."""


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
        """For each token, True if it stands in a quotation."""
        inside = [False] * len(self.parse.words)
        for first, end in (*self.whole, *self.partial):
            inside[first:end] = [True] * (end - first)
        return inside

    def tokens(self, quotation: Quotation) -> Tokens:
        """The tokens of a quotation."""
        return self.parse.between(*self.unit.read_as(quotation))

    def span(self, tokens: Tokens) -> Span:
        """The span of the article that tokens stand for."""
        return self.unit.span(self.parse.starts[tokens.first], self.parse.ends[tokens.end - 1])

    def start(self, token: int) -> int:
        """Where a token starts in the article."""
        return self.span(Tokens(token, token + 1)).start

    def is_name(self, token: int) -> bool:
        """True for a name, also one that opens a sentence, where the parser takes names that it
        doesn't know for words; such a name has capitals elsewhere too."""
        parse = self.parse
        if parse.tags[token].startswith("NNP"):
            return True
        opens = parse.sentences[token] == token and parse.tags[token] in ("NN", "NNS")
        return opens and parse.words[token] in capitalised_words(self.article)


def is_mark(word: str) -> bool:
    """True if a word has neither letters nor figures."""
    return not any(map(str.isalnum, word))


def is_verb(parse: Parse, token: int) -> bool:
    """True if the parser took a token for a verb in any form but a modal."""
    return parse.tags[token].startswith("V")


def is_quoting(parse: Parse, token: int) -> bool:
    """True if a token may attribute a quoted sentence that stands beside it."""
    if not is_verb(parse, token):
        return False
    idiom = parse.words[token - 2 : token + 1] == ["wanted", "to", "know"] or (
        parse.lemmas[token] == "put" and parse.words[token + 1 : token + 2] == ["it"]
    )
    return idiom or parse.lemmas[token] in QUOTING or parse.words[token] == "according"


def is_quoting_form(parse: Parse, token: int) -> bool:
    """True for a form of a verb that may attribute a quoted sentence, whatever the parser took it
    for: `as the Herald notes`."""
    return parse.lemmas[token] in QUOTING and parse.words[token] != parse.lemmas[token]


def source_of(parse: Parse, cue: int) -> Tokens | None:
    """Who is named as the source of a cue."""
    return according_to(parse, cue) if parse.words[cue] == "according" else subject(parse, cue)


def attributed(parse: Parse, verb: int) -> Attribution | None:
    """A verb with its subject, None where it has none, or stands in it itself."""
    source = subject(parse, verb)
    apart = source is not None and not source.first <= verb < source.end
    return Attribution(verb, source) if apart else None


def names_person(parse: Parse, first: int, end: int, pronouns: tuple[str, ...] = PERSONS) -> bool:
    """True if a person is a subject among the tokens from `first` on."""
    return any(
        parse.relations[token] in SUBJECTS
        and (parse.tags[token].startswith("NNP") or parse.words[token] in pronouns)
        for token in range(first, end)
    )


def last_word(parse: Parse, first: int) -> int:
    """The last word before a token."""
    token = first - 1
    while token > 0 and not parse.words[token].isalnum():
        token -= 1
    return token


def skip_marks(parse: Parse, first: int, end: int) -> int:
    """The first token from `first` on that is no mark, `end` where all are."""
    while first < end and is_mark(parse.words[first]):
        first += 1
    return first


def sentence_start(parse: Parse, lower: int, first: int) -> int:
    """Where the sentence of the token before `first` starts, not before `lower`."""
    return max(lower, parse.sentences[first - 1])


def sentence_end(parse: Parse, at: int, first: int, upper: int) -> int:
    """The end of what follows from `first` on in the sentence of the token `at`, up to `upper`."""
    end = first
    while end < upper and parse.sentences[end] == parse.sentences[at]:
        end += 1
    return end
