"""Tokens: the words and marks of a question, and the small words between its content words."""

import re
from dataclasses import dataclass

from index.english import function_words as closed
from index.english.function_words import COORDINATORS, MODALS, PREPOSITIONS, SUBORDINATORS, WH_WORDS
from index.english.words import words_of

NEGATED = closed.NEGATED_AUXILIARIES | closed.CURLY_NEGATED_AUXILIARIES
BE = closed.BE | {word for word in NEGATED if word[:-3] in closed.BE}
HAVE = closed.HAVE | {word for word in NEGATED if word[:-3] in closed.HAVE}
DO = closed.FINITE_DO | MODALS | (NEGATED - BE - HAVE)
"""Auxiliaries before a base form."""
PRONOUNS = (
    (closed.PERSONAL_PRONOUNS - closed.POSSESSIVES)
    | closed.INDEFINITE_PRONOUNS
    | words_of("i'm i’m his her there")
)
_COUNTING = words_of("few many most much several")  # "How many died?"
DETERMINERS = (closed.DETERMINERS - _COUNTING) | words_of("such other")
SMALL = (
    WH_WORDS
    | BE
    | DO
    | HAVE
    | PRONOUNS
    | DETERMINERS
    | _COUNTING
    | (PREPOSITIONS - {"past"})  # the past week
    | COORDINATORS
    | SUBORDINATORS
    | words_of(
        "particular general case versus vs besides not never ever also too only just still already "
        "even again then back away apart instead together very more less least fewer enough lot "
        "lots well better best bit quite really rather exactly actually originally ago now today "
        "please older younger bigger larger smaller higher lower longer faster oh ok okay yes "
        "thanks thank interesting wow hi hello here else unlike same one ones first second third "
        "last next long often far soon always usually typically typical sometimes generally "
        "others via whether"
    )
)
"""Words that are no content words of a question."""

_WORD = re.compile(
    r"['’]s?(?!\w)|(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|St|\b\w)\.(?= ?[A-Z])"
    r"|\w(?:[\w#/&-]|[.'’](?=\w))*|[^\w\s]"
)
_ENDING = re.compile(r"(?<=\w)['’]s?$")


@dataclass(frozen=True)
class Token:
    """A word or mark of a text, `text[start:end]`, and the word in lower case."""

    start: int
    end: int
    word: str
    capital: bool

    @property
    def is_mark(self) -> bool:
        """True for what is no word or number."""
        return not self.word[0].isalnum()


def tokens(text: str) -> list[Token]:
    """The words and marks of a text in order; an ending "'s" is a token of its own."""
    found = []
    for match in _WORD.finditer(text):
        word, start = match[0], match.start()
        ending = _ENDING.search(word)
        cut = ending.start() if ending else len(word)
        found.append(Token(start, start + cut, word[:cut].lower(), word[0].isupper()))
        if ending:
            found.append(Token(start + cut, match.end(), "'s", False))
    return found


def word_at(found: list[Token], place: int) -> str:
    """The word at a place; "" outside of the text."""
    return found[place].word if 0 <= place < len(found) else ""
