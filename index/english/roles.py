"""Roles: what an article says a person is, beside the name or instead of it."""

import re
from collections.abc import Sequence, Set
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
from index.english.names import GENDER_TITLES, TITLES
from index.english.sentences import is_abbreviation
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
_LOWER_CASE_MODIFIERS = words_of(
    "former then ex-president acting state then-president retired incumbent"
)
_IN_OFFICE = words_of("acting sitting leading founding managing visiting outgoing ruling presiding")
_ROLE_OF = re.compile(r"\b(\w+ (?:of|for) (?:the )?(?:[A-Z][\w’'.-]+ ?){1,3})$")
_ROLE_AFTER = re.compile(
    r"(?: ?\([^)]{1,30}\))?(?:, \d\d)?, (?:who (?:is|was) )?"
    r"((?:[\w’'.&-]+[ \xa0]){0,11}[\w’'&-]+)(?=[,.;:—–()]| who | and | said| told|$)"
)
_PARTING = re.compile(r"[\n:;()“”\"—–!?]| --? ")
_PREPOSITION_BEHIND = re.compile(r" (?:of|for|in|at|from|who|with|to|on)\b")


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
    words = _PREPOSITION_BEHIND.split(phrase.lower())[0].split()
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
        if not (word[0][0].isupper() or plain in _LOWER_CASE_MODIFIERS or is_role(plain)):
            break
        if word[0].endswith(".") and len(plain) > 5:
            break
        start = back + word.start()
    return start


def role_before(text: str, start: int) -> str | None:
    """The role printed in front of a name: "Kremlin spokesman" before "Dmitry Peskov"."""
    words = _words_before(text, start)
    apposed = bool(words) and words[-1].endswith(",")
    while words and words[-1].lower().rstrip(".") in GENDER_TITLES:
        words, apposed = words[:-1], False
    role = _role_at_end(words)
    if not role:
        return None
    words = words[: -len(role)]
    while words and len(role) < 8 and _narrows(words[-1], role[0]):
        role.insert(0, words.pop())
    if apposed and not _is_somebodys(role, words):
        return None
    printed = " ".join(role)
    return printed if is_abbreviation(printed) else printed.rstrip(".")


def _words_before(text: str, start: int) -> list[str]:
    """The words before a name, up to a mark that keeps a role apart from it."""
    line = _PARTING.split(text[max(0, start - 110) : start])[-1]
    return line.split() if line.endswith((" ", "\xa0")) else []


def _role_at_end(words: Sequence[str]) -> list[str]:
    """The last of some words that are a role: "senator", "Secretary of State"."""
    if not words:
        return []
    last = words[-1].strip(",")
    held = _ROLE_OF.search(" ".join([*words[-4:-1], last]))
    if held and is_role(held[1].split()[0]):
        return held[1].split()
    return [last] if is_role(last) or last.lower().rstrip(".") in TITLES else []


def _is_somebodys(role: Sequence[str], before: Sequence[str]) -> bool:
    """True if a role with a comma behind it is of somebody known: "Alba’s mayor, Ada Lund"."""
    owned = any(re.search(r"[’']s$", word) for word in role)
    return owned or (bool(before) and before[-1].lower() in DEFINITE)


def _narrows(word: str, following: str) -> bool:
    """True if a word belongs to the role whose next word is known: "US" in "US top diplomat"."""
    lower = word.lower()
    if word.endswith((",", ".")) and not (is_abbreviation(word) or len(word) <= 6):
        return False
    if word.endswith(",") or lower in SMALL_WORDS:
        return False
    if lower in _LOWER_CASE_MODIFIERS:
        return True
    if lower.endswith(("ed", "ing")):
        return False
    return word[:1].isupper() or following[:1].islower()


def role_after(text: str, end: int) -> str | None:
    """The role printed behind a name: "Texas senator" in "Ted Cruz, a Texas senator, said"."""
    after = _ROLE_AFTER.match(text[end : end + 150])
    if not after:
        return None
    head = _PREPOSITION_BEHIND.split(after[1])[0].split()
    if not head or not is_role(head[-1]) or any(word in BEHIND_NAMES for word in head):
        return None
    if head[0].endswith("ing") and head[0] not in _IN_OFFICE:  # `Rubio, running as a candidate,`
        return None
    return re.sub(r"^(?:a|an|the|one) ", "", after[1])


def party_after(text: str, end: int) -> Set[str]:
    """Party and place of "(R-Texas)" behind a name, in lower case; empty where there is none."""
    found = re.match(r",? ?\(?([RDI])-([A-Z][\w. ]+)", text[end : end + 24])
    if not found:
        return frozenset()
    party = {"R": "republican", "D": "democratic", "I": "independent"}[found[1]]
    return frozenset({party, found[2].lower().strip()})
