"""Completing: what a question leaves out, "the symptoms", put in from earlier questions."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import zip_longest
from typing import NamedTuple

from assistant.understanding.phrases import Phrase, phrases, singular
from assistant.understanding.pronouns import PLURALS, SINGULARS
from assistant.understanding.question import content_terms
from assistant.understanding.tokens import BE, tokens
from assistant.understanding.topics import Wanted, asks_who, topic
from index.english.function_words import POSSESSIVES
from index.english.words import words_of
from index.rules import Rule, Rules, first

MOST = (
    r"(?:most \w+|(?!latest|newest|forest|arrest|protest|request|contest|interest|harvest|"
    r"conquest)\w{3,}est)"
)
"""A superlative."""
_HIGHEST = re.compile(rf"\bthe (?:{MOST}|first|best|worst)\b", re.IGNORECASE)
_UNLIKE = re.compile(r"\b(?P<verb>compare|differ)[?.]*$")
_DEFINES = re.compile(r"(?:what|who)(?: is| are| was| were|['’]s)\b", re.IGNORECASE)
_RESTS = re.compile(r"\b(?:are|were|is|was|any|some|other|more)(?: \w+){0,2} $")
_PICKS = re.compile(r"(?:how many|how much|which|who)\b", re.IGNORECASE)
_COMPLEMENT = words_of("of in between and or vs versus")
_OWNERS = POSSESSIVES | words_of("'s theirs hers")
_SORTS = words_of("type kind sort form variety")
_BRIEF = 2  # content words of a question that picks from what was named


class Whole(NamedTuple):
    """A question with what the conversation is about in its words or, in `beside`, with them."""

    words: str
    beside: tuple[str, ...] = ()


@dataclass(frozen=True)
class Part:
    """A question that may leave out what the earlier ones are about, `topic`."""

    words: str
    questions: Sequence[str]
    topic: Phrase

    @cached_property
    def phrases(self) -> tuple[Phrase, ...]:
        """The phrases of its words."""
        return phrases(self.words)

    @cached_property
    def known(self) -> bool:
        """True if it names something that the earlier questions name."""
        asked = content_terms(self.words)
        if len(asked) <= _BRIEF and _PICKS.match(self.words):  # "How many flights?"
            return False
        heard = {stem for question in self.questions for stem in content_terms(question)}
        return not heard.isdisjoint(asked)

    def with_topic(self, place: int, joint: str = "of") -> Whole:
        """The question with the topic put in behind a place."""
        return Whole(f"{self.words[:place]} {joint} {self.topic.full}{self.words[place:]}")


def complete(words: str, questions: Sequence[str]) -> Whole:
    """The words with the topic of the earlier questions, where they name nothing themselves."""
    found = topic(words, questions, Wanted(implied=True))
    whole = first(COMPLETIONS, Part(words, questions, found)) if found else None
    return whole or Whole(words)


def _lone(part: Part) -> Whole | None:
    for phrase in part.phrases:
        if phrase.before in _OWNERS or phrase.before == "of":
            continue
        bare = not phrase.determiner and _RESTS.search(part.words[: phrase.start].lower())
        last = phrase.relational and phrase.after in ("?", "")
        if last and (phrase.determiner or bare):
            return part.with_topic(phrase.end)
    return None


def _sort(part: Part) -> Whole | None:
    for phrase in part.phrases:
        asked = phrase.head in _SORTS and phrase.before in ("what", "which")
        if asked and phrase.after != "of":
            return part.with_topic(phrase.end)
    return None


def _comparison(part: Part) -> Whole | None:
    unlike = _UNLIKE.search(part.words)
    if not unlike:
        return None
    return part.with_topic(unlike.end("verb"), "to" if unlike["verb"] == "compare" else "from")


def _named(part: Part) -> Whole | None:
    return Whole(part.words) if any(phrase.name for phrase in part.phrases) else None


def _superlative(part: Part) -> Whole | None:
    highest = _HIGHEST.search(part.words)
    if not highest or any(p.start <= highest.end() + 1 < p.end for p in part.phrases):
        return None
    *rest, last = part.topic.words.split()
    noun = " ".join([*rest, singular(last)])
    return Whole(f"{part.words[: highest.end()]} {noun}{part.words[highest.end() :]}")


def _relational(part: Part) -> Whole | None:
    for phrase, following in zip_longest(part.phrases, part.phrases[1:]):
        if phrase.after in ("and", "or") and following and following.relational:
            continue
        whole = phrase.after in _COMPLEMENT or (part.known and not phrase.definite)
        if phrase.relational and phrase.before not in _OWNERS and not whole:
            return part.with_topic(phrase.end)
    return None


def _whole(part: Part) -> Whole | None:
    points = not (SINGULARS | PLURALS).isdisjoint(token.word for token in tokens(part.words))
    pointing = points and not asks_who(part.questions[-1])
    between = any(phrase.after == "between" for phrase in part.phrases)
    return Whole(part.words) if pointing or part.known or between else None


def _definition(part: Part) -> Whole | None:
    if not _DEFINES.match(part.words) or len(part.phrases) != 1:
        return None
    [phrase] = part.phrases
    role = phrase.relational and phrase.determiner == "the"
    return Whole(part.words) if phrase.before in BE and not role else None


def _any(part: Part) -> Whole:
    return Whole(part.words, (part.topic.full,))


COMPLETIONS: Rules[Callable[[Part], Whole | None]] = Rules(
    Rule("lone part", "What are the symptoms [of cholera]?", _lone, "What are its symptoms?"),
    Rule("sort", "What types [of dams] are there?", _sort, "What types of dams are there?"),
    Rule("comparison", "How do they differ [from dams]?", _comparison, "Do they differ much?"),
    Rule("name", "Is Alba safe?", _named, "Is it safe?"),
    Rule("superlative", "Which is the largest [dam]?", _superlative, "Which is the largest dam?"),
    Rule("part", "Are there side effects [of cholera] at home?", _relational, "Is it cold?"),
    Rule("whole", "Is it between the mills?", _whole, "Were there any survivors?"),
    Rule("definition", "What is a weir?", _definition, "What is the time?"),
    Rule("anything", "Were there any survivors [(the old dam)]?", _any),
)
"""How a question is completed, by what stands in square brackets; as it is without any."""
