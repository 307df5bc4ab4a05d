"""Roles: what an article says a person is, beside the name or instead of it."""

import re
from collections.abc import Set
from dataclasses import dataclass, field

from index.english.forms import past
from index.english.function_words import (
    CURLY_NEGATED_AUXILIARIES,
    DEFINITE,
    FINITE_BE,
    FINITE_DO,
    FINITE_HAVE,
    INDEFINITE,
    MODALS,
    NEGATED_AUXILIARIES,
    PREPOSITIONS,
    RELATIVES,
    SMALL_NUMBERS,
    SUBJECT_PRONOUNS,
)
from index.english.words import word_list, words_of

MALE_NOUNS = words_of(
    "man businessman spokesman congressman chairman salesman policeman fireman husband father "
    "son brother king prince actor boy gentleman grandfather uncle nephew statesman"
)
FEMALE_NOUNS = words_of(
    "woman businesswoman spokeswoman congresswoman chairwoman wife mother daughter sister queen "
    "princess actress girl grandmother aunt niece lady congresslady"
)
_KIN = words_of(
    "husband wife father mother son daughter brother sister grandfather grandmother uncle aunt "
    "nephew niece widow widower spouse fiance fiancee"
)
_COMMON_FORMS = {
    "": "",
    "senator": "sen sens",
    "representative": "rep reps congressman congresswoman congressperson",
    "governor": "gov",
    "general": "gen",
    "professor": "prof",
    "doctor": "dr",
    "spokesman": "spokeswoman spokesperson",
    "chairman": "chairwoman chair chairperson",
    "front-runner": "frontrunner",
    "nominee": "standard-bearer",
    "businessman": "businesswoman",
    "lawyer": "attorney counsel",
    "adviser": "advisor",
    "activist": "advocate",
    "mogul": "tycoon magnate",
    "officer": "cop policeman",
}
_SAME_NOUN = {form: noun for noun, forms in _COMMON_FORMS.items() for form in forms.split()}
_BROADER = {
    "senator": {"lawmaker", "legislator", "politician"},
    "representative": {"lawmaker", "legislator", "politician"},
    "governor": {"politician"},
    "mayor": {"politician"},
    "secretary": {"diplomat"},
    "minister": {"diplomat", "politician"},
    "ambassador": {"diplomat", "envoy"},
    "envoy": {"diplomat"},
    "nominee": {"candidate", "contender", "hopeful", "politician"},
    "front-runner": {"candidate", "contender", "hopeful"},
    "contender": {"candidate", "hopeful"},
    "hopeful": {"candidate", "contender"},
    "candidate": {"politician"},
    "mogul": {"businessman", "billionaire"},
    "billionaire": {"businessman"},
    "developer": {"businessman", "mogul"},
    "executive": {"businessman"},
    "neurosurgeon": {"doctor", "surgeon", "physician"},
    "surgeon": {"doctor", "physician"},
    "physician": {"doctor"},
    "columnist": {"journalist", "writer"},
    "reporter": {"journalist"},
    "anchor": {"journalist", "host"},
    "correspondent": {"journalist", "reporter"},
    "broadcaster": {"journalist", "host"},
    "author": {"writer"},
    "chairman": {"leader", "head"},
    "director": {"head", "leader"},
    "president": {"leader", "head"},
    "strategist": {"adviser", "consultant"},
    "general": {"officer", "commander"},
    "comedian": {"entertainer"},
    "actor": {"star"},
    "actress": {"star"},
}
ROLE_NOUNS = (
    MALE_NOUNS
    | FEMALE_NOUNS
    | _KIN
    | frozenset(_SAME_NOUN)
    | frozenset(_SAME_NOUN.values())
    | frozenset(_BROADER)
    | frozenset(noun for nouns in _BROADER.values() for noun in nouns)
    | word_list("role_nouns")
)
_OFFICES = words_of(
    "senator representative governor mayor secretary minister ambassador president general judge "
    "justice chancellor premier speaker lawmaker legislator diplomat commissioner sheriff king "
    "queen envoy congressman chief"
)
GROUP_NOUNS = word_list("group_nouns")
COMPANY_NOUNS = words_of(
    "airlines airways brewing capital chemical coal electric energy foods gas hotels insurance "
    "laboratories motors news oil partners pharmaceuticals poll resorts solutions steel systems "
    "technologies ventures"
)
CROWDS = words_of(
    "people men women children police media press public many some others "
    "most few several both all none two three half"
)
PLURAL_DETERMINERS = frozenset(SMALL_NUMBERS[1:10]) | words_of(
    "both these those several many some few most all other others dozens hundreds thousands"
)
LINKS = (
    PREPOSITIONS
    - words_of("down inside off out outside past per up")  # an outside adviser, Per Lund
    | words_of("as than and or")
)
"""What ends the noun of a role: the head *of* the choir."""
SMALL_WORDS = (
    LINKS
    | DEFINITE
    | INDEFINITE
    | RELATIVES
    | SUBJECT_PRONOUNS
    | FINITE_BE
    | FINITE_HAVE
    | words_of(
        "be been will would said says told asked but when while if because not also where then "
        "there"
    )
)
"""Function words, and some verbs of saying, that are no part of a name or a role."""
_COMMON_VERBS = words_of(
    "add ask become begin build come draw fall feel find fly get give go grow hit hold keep know "
    "lead leave lose make meet pay put read rise run say see send set shoot sit speak stand take "
    "tell think tweet win write"
)
BEHIND_NAMES = (
    FINITE_BE
    | FINITE_HAVE
    | FINITE_DO
    | MODALS
    | NEGATED_AUXILIARIES
    | CURLY_NEGATED_AUXILIARIES
    | {past(verb) for verb in _COMMON_VERBS}
    | words_of(
        "says argues never also then now again who clearly later repeatedly recently himself "
        "herself"
    )
)
"""Verbs that may stand behind a name, and what may stand between it and its verb."""
REPUBLICANS = words_of("republican republicans gop")
DEMOCRATS = words_of("democratic democrat democrats")
LOWER_CASE_MODIFIERS = words_of(
    "former then ex-president acting state then-president retired incumbent"
)
PREPOSITION_BEHIND = re.compile(r" (?:of|for|in|at|from|who|with|to|on)\b")


@dataclass
class Roles:
    """The roles an article prints with one person's name, in the order in which they come.

    `words` holds, for each role's noun in its common form, the words that narrow it.
    """

    printed: list[str] = field(default_factory=list)
    words: dict[str, set[str]] = field(default_factory=dict)

    def add(self, role: str) -> None:
        """Write down a role as it is printed."""
        if role not in self.printed:
            self.printed.append(role)
        noun, narrower = role_noun(role)
        self.words.setdefault(noun, set()).update(narrower)

    def related(self) -> set[str]:
        """The nouns of descriptions that may mean this person: the same, broader and narrower."""
        broader = {noun for known in self.words for noun in _BROADER.get(known, ())}
        narrower = {noun for noun, wide in _BROADER.items() if wide & self.words.keys()}
        return self.words.keys() | broader | narrower

    def knows(self, words: Set[str]) -> bool:
        """True if each of some words stands in one of the roles."""
        return all(
            word in self.words or any(word in w for w in self.words.values()) for word in words
        )

    def fit(self, noun: str, narrower: Set[str], *, loosely: bool) -> float:
        """How well a description fits one of the roles: 2 for the same noun, 1 for a broader or
        narrower one if `loosely`, more for shared words and less for others; 0 for none."""
        best = 0.0
        for known, words in self.words.items():
            related = noun in _BROADER.get(known, ()) or known in _BROADER.get(noun, ())
            if known == noun or (loosely and related):
                shared = len(narrower & words) - 0.4 * len(narrower - words)
                best = max(best, (2.0 if known == noun else 1.0) + shared)
        return best

    def other_party(self, noun: str, narrower: Set[str]) -> bool:
        """True if a description names one American party and these roles the other."""
        known = self.words.keys() | {word for words in self.words.values() for word in words}
        asked = narrower | {noun}
        left, right = known & DEMOCRATS, known & REPUBLICANS
        if asked & DEMOCRATS:
            return bool(right and not left)
        return bool(asked & REPUBLICANS and left and not right)

    def other_office(self, noun: str, narrower: Set[str]) -> bool:
        """True if a description names an office held now and these roles only others."""
        if noun not in _OFFICES or noun in self.words or "former" in narrower:
            return False
        return bool(self.words.keys() & _OFFICES)


def is_role(word: str) -> bool:
    """True if a word is a noun for what a person is: "senator", "spokeswoman", "Gov."."""
    word = word.lower().rstrip(".")
    return word in ROLE_NOUNS or word.endswith(("woman", "person", "ologist", "ician", "writer"))


def is_group(word: str) -> bool:
    """True if a word is a noun for several people, not for one: "committee", "voters"."""
    return word in GROUP_NOUNS or (word.endswith("s") and is_role(word[:-1]))


def is_epithet(noun: str) -> bool:
    """True if writers vary a name with this noun: "the candidate", not "the spokesman", who is
    somebody else when he comes without a name."""
    return noun in word_list("epithets")


def is_kin(noun: str) -> bool:
    """True if a noun says whose relative somebody is: "widow"."""
    return noun in _KIN


def is_relative(role: tuple[str, Set[str]]) -> bool:
    """True if a role, by its noun and what narrows it, is a relative's, as the first lady's."""
    noun, narrower = role
    return is_kin(noun) or (noun == "lady" and "first" in narrower)


def is_office(noun: str) -> bool:
    """True if a noun, in its common form, is an office: "president", but not "doctor"."""
    return noun in _OFFICES


def role_noun(phrase: str) -> tuple[str, frozenset[str]]:
    """The noun that a description is about, in its common form, and the words that narrow it.

    "the former Florida governor" gives "governor" and {"former", "florida"}.
    """
    words = re.findall(r"[\w’'.-]+", phrase.lower())
    words = [re.sub(r"[’']s?$", "", word.rstrip(".")) for word in words]
    while words and words[0] in DEFINITE | INDEFINITE | PLURAL_DETERMINERS:
        words = words[1:]
    behind = (i for i, word in enumerate(words) if (i and word in LINKS) or word == "who")
    cut = next(behind, len(words))
    if not cut:
        return "", frozenset()
    noun = words[cut - 1]
    narrower = [word for word in words[: cut - 1] + words[cut:] if word not in SMALL_WORDS]
    return _SAME_NOUN.get(noun, noun), frozenset(narrower)


def noun_gender(phrase: str) -> str | None:
    """`m` or `f` where a description's noun tells: "a spokeswoman for the ministry"."""
    words = PREPOSITION_BEHIND.split(phrase.lower())[0].split()
    if not words:
        return None
    return "m" if words[-1] in MALE_NOUNS else "f" if words[-1] in FEMALE_NOUNS else None


def lead(text: str, start: int, earliest: int) -> int:
    """Where a name starts together with the titles, roles and parties right in front of it."""
    back = max(earliest, start - 70)
    for word in reversed(list(re.finditer(r"\S+", text[back:start]))):
        plain = word[0].lower().rstrip(".")
        if word[0][-1] in ',;:)”"—–' or plain in SMALL_WORDS or plain in BEHIND_NAMES:
            break
        if not (word[0][0].isupper() or plain in LOWER_CASE_MODIFIERS or is_role(plain)):
            break
        if word[0].endswith(".") and len(plain) > 5:
            break
        start = back + word.start()
    return start
