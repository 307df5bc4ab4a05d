"""Phrases: the runs of content words in a question, found by the small words around them."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from assistant.understanding.tokens import (
    BE,
    DETERMINERS,
    DO,
    HAVE,
    PRONOUNS,
    SMALL,
    Token,
    tokens,
    word_at,
)
from index.english.function_words import ARTICLES, WH_WORDS
from index.english.names import PARTICLES, is_first_name
from index.english.words import word_list, words_of
from index.rules import Rule, Rules, first

VERBS = word_list("question_verbs")
RELATIONAL = word_list("relational_nouns")
_BASES = words_of(
    "fix cook save sleep drive check cut carry catch throw ride swim fly draw sing dance act drop "
    "lift pull push fill hide beat bear bite hunt shoot plant wash clean fight vote attack support "
    "back ban strike stay walk talk visit join charge sue fire release report cover damage"
)
_RANKS = words_of("first second third last next same other only very most best worst more")
_PREDICATES = words_of(
    "treatable popular important famous different similar successful effective bad native able "
    "available possible necessary dangerous harmful safe true interested interesting"
)
_BEFORE_GERUND = words_of("of about for by with from to like versus vs in on")
_PARTICLES = (PARTICLES - {"ten"}) | words_of("of the and for")
_ADJECTIVAL = re.compile(r"(?:able|ible|ful|ous|ive|ical|less|ant|ent|ic|ed)$")
_OPENING = frozenset('.?!,"“‘')
"""Marks behind which a capital may begin a sentence."""
_ENDING_IN_S = ("ss", "us", "is", "’s", "'s")


@dataclass(frozen=True)
class Phrase:
    """A run of content words, `words`, at `[start, end)` of its question.

    `determiner` stands before it ("the", "a"), `before` is the word before that, and `after` the
    next one, both in lower case and "" at the ends; `subject` if the question is about it by its
    grammar, and `definite` if "the" stands somewhere before it.
    """

    words: str
    start: int
    end: int
    determiner: str
    before: str
    after: str
    subject: bool
    definite: bool

    @property
    def head(self) -> str:
        """The last word, in lower case and singular."""
        return singular(self.words.split()[-1].lower())

    @property
    def full(self) -> str:
        """The phrase with its article."""
        return f"{self.determiner} {self.words}" if self.determiner else self.words

    @property
    def name(self) -> bool:
        """True if it is written as a name."""
        return any(not word[:1].islower() for word in self.words.split())

    @property
    def plural(self) -> bool:
        """True if it is several."""
        head = self.words.split()[-1].lower()
        return singular(head) != head or " and " in self.words

    @property
    def relational(self) -> bool:
        """True if it is something of another thing, as are effects, members and causes."""
        whole = self.name or (self.determiner in ("a", "an") and " " in self.words)
        return self.head in RELATIONAL and not whole

    @property
    def titled(self) -> bool:
        """True if it may be a person's name: capital words without an article."""
        words = self.words.split()
        return not self.determiner and all(word[0].isupper() for word in words)

    @property
    def person(self) -> bool:
        """True if it begins with a common first name."""
        return self.name and is_first_name(self.words.split()[0].lower())


def singular(word: str) -> str:
    """A noun in lower case, one of what it names several of."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and not word.endswith(_ENDING_IN_S):
        return word[:-2] if word.endswith(("ches", "shes", "sses", "xes")) else word[:-1]
    return word


def owned(name: str) -> str:
    """A name as an owner's: "Lund's", "Carters'"."""
    return f"{name}'" if name.endswith("s") else f"{name}'s"


@lru_cache(maxsize=256)
def phrases(question: str) -> tuple[Phrase, ...]:
    """The phrases of a question, in order."""
    words = tokens(question)
    return tuple(_phrase(question, words, *run) for run in _runs(words))


def _runs(words: list[Token]) -> Iterator[tuple[int, int]]:
    """First and one past the last token of each phrase."""
    start = None
    for i in range(len(words) + 1):
        if i < len(words) and _content(words, i):
            start = i if start is None else start
            continue
        if start is not None:
            yield from _without_verbs(words, start, i)
        start = None


def _content(words: list[Token], i: int) -> bool:
    """True for a content word."""
    answers = (rule.apply(words, i) for rule in _CONTENT)
    return next(filter(lambda answer: answer is not None, answers), False) or False


def _number(words: list[Token], i: int) -> bool | None:
    if not words[i].word[0].isdigit():
        return None
    return word_at(words, i + 1)[:1].isalpha() and _content(words, i + 1)


def _mark(words: list[Token], i: int) -> bool | None:
    return None if words[i].word[0].isalpha() else False


def _name(words: list[Token], i: int) -> bool | None:
    token = words[i]
    opens = i == 0 or words[i - 1].word in _OPENING
    if not token.capital or opens or token.word in PRONOUNS:
        return None
    return token.word not in WH_WORDS or _capital(words, i - 1)


def _within_name(words: list[Token], i: int) -> bool | None:
    between = _capital(words, i - 1) and _capital(words, i + 1)
    joins = words[i].word in ("of", "the", "and", "for")
    if not joins or not between or words[i - 1].word in SMALL:
        return None
    return words[i].word == "of"


def _gerund(words: list[Token], i: int) -> bool | None:
    token = words[i]
    if not i or token.capital or not token.word.endswith("ing"):
        return None
    ahead = word_at(words, i + 1)
    governs = ahead in DETERMINERS or ahead in PRONOUNS
    return False if governs and words[i - 1].word in _BEFORE_GERUND else None


def _adverb(words: list[Token], i: int) -> bool | None:
    token = words[i]
    long = token.word.endswith("ly") and len(token.word) > 5
    return False if long and not token.capital else None


def _predicate(words: list[Token], i: int) -> bool | None:
    token = words[i]
    if not i or token.capital or not token.word.endswith("ed"):
        return None
    if words[i - 1].word == "who":
        return False
    ends = word_at(words, i + 1) in ("", "?", ".", "in", "at", "by", "and", "or")
    passive = words[i - 1].word in PRONOUNS and any(token.word in BE for token in words[:i])
    return False if ends and passive else None


def _other(words: list[Token], i: int) -> bool:
    word = words[i].word
    return word not in SMALL and word not in _PREDICATES and not _verb(words, i)


_CONTENT: Rules[Callable[[list[Token], int], bool | None]] = Rules(
    Rule("number", "[2021 floods]", _number, "in 2021"),
    Rule("mark", "the [dam]?", _mark),
    Rule("name", "the [Alba] dam", _name, "Where is it?"),
    Rule("within a name", "the [Bank of Alba]", _within_name, "the [Bank] and [Alba]"),
    Rule("gerund", "of using the [river]", _gerund, "[using]"),
    Rule("adverb", "recently", _adverb, "[ally]"),
    Rule("predicate", "who negotiated it", _predicate, "[negotiated deals]"),
    Rule("other", "the old [dam]", _other, "the"),
)
"""True for content words, those in square brackets; the first rule that knows tells."""


def _verb(words: list[Token], i: int) -> bool:
    """True for a verb of questions; behind an article it is a noun."""
    return words[i].word in VERBS and not (i and words[i - 1].word in DETERMINERS)


def _capital(words: list[Token], i: int) -> bool:
    return 0 < i < len(words) and words[i].capital


def _without_verbs(words: list[Token], start: int, end: int) -> Iterator[tuple[int, int]]:
    """A run without the verb that begins, ends or divides it."""
    start += any(rule.apply(words, start, end) for rule in _OPENING_VERBS)
    verb = first(_DIVIDING_VERBS, words, start, end)
    if verb is not None:
        yield start, verb
        yield verb + 1, end
        return
    ends = end - start > 1 and not words[end - 1].capital
    if ends and any(rule.apply(words, start, end) for rule in _CLOSING_VERBS):
        end -= 1
    if end > start:
        yield start, end


def _infinitive(words: list[Token], start: int, end: int) -> bool:
    behind = word_at(words, start - 1)
    return behind == "to" and words[start].word in _BASES and end - start > 1


def _behind_subject(words: list[Token], start: int, end: int) -> bool:
    earlier = word_at(words, start - 2)
    asked = word_at(words, start - 1) in PRONOUNS and (earlier in DO or earlier in HAVE)
    return asked and not words[start].capital


def _gerund_of_object(words: list[Token], start: int, end: int) -> bool:
    token = words[start]
    gerund = token.word.endswith("ing") and not token.capital and end - start > 1
    return gerund and word_at(words, start - 1) in _BEFORE_GERUND


_OPENING_VERBS: Rules[Callable[[list[Token], int, int], bool]] = Rules(
    Rule("infinitive", "How to fix [the old door]", _infinitive),
    Rule("behind a subject", "How do I repair [a pump]", _behind_subject),
    Rule("gerund of an object", "effects of using [river water]", _gerund_of_object),
)
"""Verbs with which a run may begin."""


def _between_names(words: list[Token], start: int, end: int) -> int | None:
    if word_at(words, start - 1) not in DO or not words[start].capital:
        return None
    small = [i for i in range(start + 1, end - 1) if not words[i].capital and words[i + 1].capital]
    return small[-1] if small and words[small[-1]].word not in _PARTICLES else None


def _past_tense(words: list[Token], start: int, end: int) -> int | None:
    behind = word_at(words, start - 1)
    if behind not in HAVE and behind not in BE and behind not in ("which", "what"):
        return None
    return next((i for i in range(start + 1, end - 1) if words[i].word.endswith("ed")), None)


_DIVIDING_VERBS: Rules[Callable[[list[Token], int, int], int | None]] = Rules(
    Rule("between names", "Did [Helen Carter] endorse [Paul Mason]", _between_names),
    Rule("past tense", "Which [town] rebuilt [roads]", _past_tense),
)
"""Verbs that divide a run."""


def _main_verb(words: list[Token], start: int, end: int) -> bool:
    helpers = [i for i in range(start) if words[i].word in DO]
    if not helpers or words[end - 1].word.endswith("s"):
        return False
    behind = range(helpers[-1] + 1, len(words))
    return words[behind[0]].word not in PRONOUNS and not any(
        words[i].word in ("have", "do", "be") or _verb(words, i) for i in behind
    )


def _adjective(words: list[Token], start: int, end: int) -> bool:
    before = _before(words, start)
    if _helped(words, start) or not _behind_be(before):
        return False
    last, ahead = words[end - 1].word, words[end].word if end < len(words) else "?"
    opens = len(before) == 1 and ahead in ("?", "")  # `Is the Alba Museum free?`
    if words[end - 2].capital and (ahead in _BEFORE_GERUND or opens):
        return True
    predicate = ahead in _PREDICATES or ahead in VERBS
    return bool(_ADJECTIVAL.search(last)) and not predicate


def _participle(words: list[Token], start: int, end: int) -> bool:
    before = _before(words, start)
    if _helped(words, start) or _behind_be(before):
        return False
    auxiliary = any(word in BE or word in HAVE for word in before[-4:])
    return auxiliary and words[end - 1].word.endswith("ed")


_CLOSING_VERBS: Rules[Callable[[list[Token], int, int], bool]] = Rules(
    Rule("main verb", "When did [the old dam] break", _main_verb),
    Rule("adjective", "Is [the dam] repairable", _adjective),
    Rule("participle", "What is [the dam] called", _participle),
)
"""Verbs, and adjectives that say something of the rest, with which a run may end."""


def _helped(words: list[Token], start: int) -> bool:
    return any(token.word in DO for token in words[:start])


def _before(words: list[Token], start: int) -> list[str]:
    return [token.word for token in words[:start] if token.word != "the"]


def _behind_be(before: list[str]) -> bool:
    """True behind "is" and the like, unless that asks what something is."""
    return bool(before) and before[-1] in BE and before[-2:-1] not in (["what"], ["who"])


def _phrase(question: str, words: list[Token], start: int, end: int) -> Phrase:
    """The phrase of a run of tokens, with the words around it."""
    before = start - 1
    determiner = word_at(words, before)
    if determiner in ARTICLES:
        before -= 1
    else:
        determiner = ""
    behind, ahead = word_at(words, before), word_at(words, end)
    return Phrase(
        question[words[start].start : words[end - 1].end],
        words[start].start,
        words[end - 1].end,
        determiner,
        behind,
        ahead,
        _is_subject(behind, ahead, opens=before == 1),
        "the" in (determiner, _modified(words, before)),
    )


def _is_subject(behind: str, ahead: str, opens: bool) -> bool:
    """True if a phrase stands beside the question's auxiliary, or is what it asks to hear of."""
    followed = ahead in BE or ahead in HAVE or ahead in DO
    asked = (behind in BE and behind != "be") or behind in DO or behind in HAVE
    return followed or asked or behind in ("about", "describe") or (behind == "'s" and opens)


def _modified(words: list[Token], before: int) -> str:
    """The word before the ranks and adjectives that stand before a phrase: "the first"."""
    while before > 0 and (words[before].word in _PREDICATES or words[before].word in _RANKS):
        before -= 1
    return word_at(words, before)
