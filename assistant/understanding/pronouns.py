"""Pronouns: "it", "there", "the one" and the like, replaced by phrases of earlier questions."""

import re
from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import dataclass, field

from assistant.understanding.phrases import RELATIONAL, Phrase, owned, phrases
from assistant.understanding.tokens import BE, DO, Token, tokens, word_at
from assistant.understanding.topics import Wanted, asks_who, compared, counted, place, topic
from index.english.function_words import (
    DEMONSTRATIVES,
    GENDERED,
    MASCULINE,
    NEUTER,
    PLURAL,
    POSSESSIVE_PRONOUNS,
    POSSESSIVES,
    REFLEXIVES,
    THIRD_PERSON,
)
from index.english.words import words_of
from index.rules import Rule, Rules

SINGULARS = (NEUTER - REFLEXIVES) | words_of("it's this that")
PLURALS = (PLURAL - REFLEXIVES) | words_of("these those both")
_ALWAYS = (NEUTER | PLURAL | {"it's"}) - REFLEXIVES
"""What always stands for something, and never before it as "that" may."""
_OWNERS = (POSSESSIVES | POSSESSIVE_PRONOUNS) & THIRD_PERSON
_BEFORE_THAT = BE | DO | words_of("about of to for with like")
_JOINT = re.compile(r"(?:\band\b|\bor\b|,|;|\bif\b|\bwhen\b|\bbefore\b|\bafter\b)")
_EXPLETIVE = re.compile(
    r"\b(?:is|was|be|does|do|did|would|will|can|could|has)?\s*it (?:is |was |be )?(?:really )?"
    r"(?:better|best|possible|necessary|true|safe|worth|important|legal|illegal|okay|ok|good|bad|"
    r"like|hard|easy|difficult|dangerous|harmful|mean|take|cost|rain\w*|snow\w*)\b"
    r"(?= (?:to|that|if|when)\b)|\bit (?:take(?! place)|cost|mean)\b"
    r"|^(?:is|was) (?:it|this|that) (?:true|correct|right|so)\b",
    re.IGNORECASE,
)
"""`it` that stands for nothing: `How long does it take to ...?`"""

Edit = tuple[int, int, str]
"""First and one past the last character of what makes way, and what takes its place."""


@dataclass(frozen=True)
class Sentence:
    """A question with the ones before it; `names` are people, whom "it" can't mean."""

    words: str
    questions: Sequence[str]
    names: Set[str] = frozenset()
    tokens: list[Token] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "tokens", tokens(self.words))

    @property
    def last(self) -> str:
        """The question before it."""
        return self.questions[-1]

    def word(self, i: int) -> str:
        """The word or mark at a place; "" outside of the sentence."""
        return word_at(self.tokens, i)

    def has_word(self, i: int) -> bool:
        """True if a word stands at a place, not a mark."""
        return self.word(i)[:1].isalnum()


def pointed(words: str, questions: Sequence[str], names: Set[str] = frozenset()) -> str:
    """The words with what points to earlier questions replaced; "" where nothing does."""
    sentence = Sentence(words, questions, names)
    edits = sorted([*_edits(sentence), *_named_again(words, questions)], reverse=True)
    for start, end, new in edits:
        words = f"{words[:start]}{new}{words[end:]}"
    return words if edits else ""


def _edits(sentence: Sentence) -> Iterator[Edit]:
    done: set[str] = set()
    for i, token in enumerate(sentence.tokens):
        for rule in POINTERS:
            new = rule.apply(sentence, i) if rule.name not in done else None
            if new is not None and rule.name in _ONCE:
                done.add(rule.name)
            if new:
                yield token.start, token.end, _standing_for(sentence, i, new)
                break


def _thing(sentence: Sentence, i: int) -> str | None:
    word = sentence.word(i)
    if word not in SINGULARS | PLURALS or _idle(sentence, i):
        return None
    if not _points(sentence, i) or _inside(sentence, i):
        return None
    if word in ("they", "them") and asks_who(sentence.last):
        return None
    plural = word in PLURALS
    both = compared(sentence.last) if plural else ""
    if word == "them" and sentence.word(i - 1) == "of":
        both = both or counted(sentence.last)
    wanted = Wanted(plural=plural, thing=not plural, names=sentence.names)
    found = topic(sentence.words, sentence.questions, wanted)
    return both or (found.full if found else "")


def _person(sentence: Sentence, i: int) -> str | None:
    word = sentence.word(i)
    if word not in GENDERED or asks_who(sentence.last):
        return None
    wanted = Wanted(gender="m" if word in MASCULINE else "f")
    found = topic(sentence.words, sentence.questions, wanted)
    return found.full if found else ""


def _there(sentence: Sentence, i: int) -> str | None:
    ahead = sentence.word(i + 1) or "?"
    if sentence.word(i) != "there" or not i or ahead in BE | DO or sentence.word(i - 1) in BE:
        return None
    found = place(sentence.questions)
    return f"in {found.full}" if found else None


def _one(sentence: Sentence, i: int) -> str | None:
    one = sentence.word(i) in ("one", "ones")
    if not one or not i or sentence.word(i - 1) in ("which", "no"):
        return None
    start = sentence.tokens[i].start
    if any(phrase.start <= start < phrase.end for phrase in phrases(sentence.words)):
        return None
    found = topic(sentence.words, sentence.questions, Wanted(common=True))
    return found.words if found else None


POINTERS: Rules[Callable[[Sentence, int], str | None]] = Rules(
    Rule("thing", "Why did the dam break? — When was [it] built?", _thing, "Is it true that?"),
    Rule("person", "Who is Ivo Lund? — Did [he] resign?", _person, "Who won? — Did he resign?"),
    Rule("place", "Is it cold in Alba? — What is there to do [there]?", _there, "Who is there?"),
    Rule("one", "What is a lake? — Which is the deepest [one]?", _one, "Which one?"),
)
"""What takes the place of a token, "" where nothing fits it; None where it points to nothing."""
_ONCE = ("thing", "person")  # what a second one stands for, the first does


def _idle(sentence: Sentence, i: int) -> bool:
    """True if "it" stands for nothing, or for what was done or said: "who did it?"."""
    token = sentence.tokens[i]
    if token.word not in ("it", "this", "that"):
        return False
    if any(m.start() <= token.start < m.end() for m in _EXPLETIVE.finditer(sentence.words)):
        return True
    behind = sentence.word(i - 1)
    done = behind in ("did", "does") and not sentence.has_word(i + 1)
    return done or behind in ("do", "done", "say", "said", "says")


def _points(sentence: Sentence, i: int) -> bool:
    """True if a word such as "that" stands for something, rather than before it."""
    word, ahead = sentence.word(i), sentence.word(i + 1) or "?"
    if word in _ALWAYS:
        return True
    behind = sentence.word(i - 1)
    if word == "that" and behind not in _BEFORE_THAT:
        return False
    alone = not sentence.has_word(i + 1) or ahead in BE | DO
    return alone or (word != "both" and ahead in ("in", "for", "to", "on"))


def _inside(sentence: Sentence, i: int) -> bool:
    """True if a pronoun stands for something that its own question names before it."""
    start = sentence.tokens[i].start
    earlier = [phrase for phrase in phrases(sentence.words) if phrase.end < start]
    if not earlier:
        return False
    if sentence.word(i) == "their" and any(p.plural and not p.relational for p in earlier):
        return True  # "that the ministers return to their capitals"
    joined = _JOINT.search(sentence.words[earlier[-1].end : start].lower())
    return bool(joined) and not all(phrase.relational for phrase in earlier)


def _standing_for(sentence: Sentence, i: int, new: str) -> str:
    """What takes the place of a pronoun: "its" is "X's"."""
    word = sentence.word(i)
    her = word in ("his", "her") and not sentence.has_word(i + 1)
    return owned(new) if word in _OWNERS and not her else new


def _named_again(words: str, questions: Sequence[str]) -> Iterator[Edit]:
    """Edits that put a phrase of an earlier question in place of its head, "the experiment", and a
    name in place of a part of it."""
    earlier = [other for question in reversed(questions) for other in phrases(question)]
    for phrase in phrases(words):
        longer = _whole_name(phrase, earlier) or _whole_phrase(phrase, earlier, words)
        if longer:
            yield phrase.start, phrase.end, longer


def _whole_name(phrase: Phrase, earlier: Sequence[Phrase]) -> str | None:
    if not phrase.name or " " in phrase.words:
        return None
    whole = (other.words for other in earlier if other.name and phrase.words in other.words.split())
    found = next(whole, None)
    return found if found != phrase.words else None


def _whole_phrase(phrase: Phrase, earlier: Sequence[Phrase], words: str) -> str | None:
    pointing = phrase.determiner == "the" or phrase.before in DEMONSTRATIVES
    if not pointing or phrase.name or " " in phrase.words or phrase.head in RELATIONAL:
        return None
    longer = (other.words for other in earlier if other.head == phrase.head and " " in other.words)
    found = next(longer, None)
    return found if found and found.lower() not in words.lower() else None
