"""Phrases: the runs of content words in a question, found by the small words around them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from index.english.names import is_first_name

_WORD = re.compile(
    r"['’]s?(?!\w)|(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|St|\b\w)\.(?= ?[A-Z])"
    r"|\w(?:[\w#/&-]|[.'’](?=\w))*|[^\w\s]"
)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


DETERMINERS = _words(
    "the a an this that these those some any all each every both no such my your our his her "
    "its their another other"
)
PRONOUNS = _words(
    "i i'm i’m you we he she it they me us him them mine yours ours his hers theirs myself "
    "himself herself itself themselves someone somebody anyone anybody everyone everybody "
    "nobody something anything everything nothing there"
)
WH = _words("what who whom whose which when where why how")
BE = _words("is are was were be been being am isn't aren't wasn't weren't")
DO = _words(
    "do does did can could will would shall should may might must don't doesn't didn't can't "
    "couldn't won't wouldn't shouldn't"
)
_HAVE = _words("has have had having hasn't haven't hadn't")
_SMALL = (
    WH
    | BE
    | DO
    | _HAVE
    | PRONOUNS
    | DETERMINERS
    | _words(
        "particular general case above below beyond behind inside outside along beneath "
        "throughout and or but nor so if then than as of in on at to for from by with without "
        "within about into onto over under between among against during before after since "
        "until till while through across around near toward towards per via versus vs besides "
        "despite not never ever also too only just still yet already even again back up down "
        "out off away apart instead together very more most much many less least few fewer "
        "several enough lot lots well better best bit quite really rather exactly actually "
        "originally ago now today please older younger bigger larger smaller higher lower "
        "longer faster oh ok okay yes thanks thank interesting wow hi hello here because though "
        "although whether else like unlike same one ones first second third last next long "
        "often far soon always usually typically typical sometimes generally other others"
    )
)
VERBS = _words(
    "tell told describe explain know knows knew known give gave given show showed shown list "
    "name compare compared say said says ask asked mean means meant happen happens happened "
    "happening come comes came go goes going gone went get gets got getting make makes made "
    "making take takes took taken taking need needs needed want wants wanted find finds found "
    "become becomes became start started starting begin began begun stop stopped stopping end "
    "ended work works worked live lives lived eat eats ate eaten feel do done doing see seen "
    "saw seeing look looks looked help helps helped cause causes caused affect affects "
    "affected use used using include includes included call called buy bought pay paid cost "
    "costs try tried keep kept put think thought believe considered choose chosen win won "
    "lose lost write wrote written play played treat treated prevent prevented form formed "
    "create created founded invented discovered die died grow grown differ spread related "
    "relate suffering suffer learn lead led left leave leaves provide provides require "
    "requires required contain contains exist exists existed let lets run running hold held "
    "built build born married sell sold occur occurs occurred hurt hit shot summarise summarize "
    "contrast develop developed change changed bring brought taught teach hear heard understand "
    "understood spoke spoken stood fell fallen broke broken rose met seem seems seemed sound "
    "sounds sounded"
) | frozenset(
    verb + ending
    for verb in (
        "improv reduc protect determin produc receiv serv contribut motivat inspir identifi "
        "involv predict introduc destroy evolv surviv replac remov rais refus agre defend "
        "kill elect arrest accus convict hir suggest succeed defin decid depend deriv enter "
        "fail announc enforc explain compar increas decreas achiev attract avoid benefit "
        "connect consum cover defeat describ discuss encourag ensur express follow function "
        "gain handl ignor invad join maintain manag operat oppos perform persuad promot "
        "publish reach reject resign respond reveal separat settl solv stimulat travel vot"
    ).split()
    for ending in ("", "e", "s", "es", "ed", "d")
)
_BASES = _words(
    "fix cook save sleep drive check cut carry catch throw ride swim fly draw sing dance act "
    "drop lift pull push fill hide beat bear bite hunt shoot plant wash clean fight vote "
    "attack support back ban strike stay walk talk visit join charge sue fire release report "
    "cover damage"
)
_RANKS = _words("first second third last next same other only very most best worst more")
_PREDICATES = _words(
    "treatable popular important famous different similar successful effective bad native "
    "able available possible necessary dangerous harmful safe true interested interesting"
)
RELATIONAL = _words(
    "type kind sort form variety version example instance symptom sign cause effect reason "
    "result outcome consequence implication impact influence role part purpose function use "
    "application feature characteristic trait property attribute quality aspect element "
    "component ingredient advantage disadvantage benefit pro con drawback downside risk "
    "danger problem issue challenge difference similarity relationship relation connection "
    "comparison alternative competitor rival history origin beginning invention discovery "
    "background significance importance meaning definition idea concept theme argument "
    "criticism controversy evidence finding fact detail story plot character cast author "
    "writer director founder inventor creator owner leader member population size length "
    "weight height age number amount level rate price cost value source method way process "
    "step stage procedure treatment cure therapy remedy prevention diagnosis prognosis "
    "complication rule law requirement qualification license permit support goal objective "
    "achievement accomplishment contribution legacy reception review award work book song "
    "habitat diet prey predator lifespan climate weather capital currency language culture "
    "attraction trail restaurant location site safety side option choice tip thing future "
    "trend growth success failure name nickname term title layer species breed position "
    "reaction response demand condition plan reform opponent supporter winner loser victim "
    "suspect toll damage effectiveness efficiency chance prospect year date time place main "
    "major pros cons moment game network"
)
_BEFORE_GERUND = _words("of about for by with from to like versus vs in on")
_PARTICLES = _words("of the and for de la al bin ibn van von der den da di du")
_ADJECTIVAL = re.compile(r"(?:able|ible|ful|ous|ive|ical|less|ant|ent|ic|ed)$")


@dataclass(frozen=True)
class Token:
    """A word or mark of a text, `text[start:end]`, and the word in lower case."""

    start: int
    end: int
    word: str
    capital: bool


@dataclass(frozen=True)
class Phrase:
    """A run of content words, `words`, at `[start, end)` of its question.

    `determiner` stands before it ("the", "a"), `before` is the word before that, and `after` the
    next one, both in lower case and "" at the ends; `subject` tells that the question is about
    it by its grammar, and `definite` that "the" stands somewhere before it.
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
        """Whether it is written as a name."""
        return any(not word[:1].islower() for word in self.words.split())

    @property
    def plural(self) -> bool:
        head = self.words.split()[-1].lower()
        return singular(head) != head or " and " in self.words

    @property
    def relational(self) -> bool:
        """Whether it is something of another thing, as are effects, members and causes."""
        whole = self.name or (self.determiner in ("a", "an") and " " in self.words)
        return self.head in RELATIONAL and not whole

    @property
    def titled(self) -> bool:
        """Whether it may be a person's name: capital words without an article."""
        words = self.words.split()
        return not self.determiner and all(word[0].isupper() for word in words)

    @property
    def person(self) -> bool:
        """Whether it begins with a common first name."""
        return self.name and is_first_name(self.words.split()[0].lower())


def singular(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "’s", "'s")):
        return word[:-2] if word.endswith(("ches", "shes", "sses", "xes")) else word[:-1]
    return word


def owned(name: str) -> str:
    """A name as an owner's: "Lund's", "Carters'"."""
    return f"{name}'" if name.endswith("s") else f"{name}'s"


def tokens(text: str) -> list[Token]:
    """The words and marks of a text in order; an ending "'s" is a token of its own."""
    found = []
    for match in _WORD.finditer(text):
        word = match[0]
        ending = re.search(r"(?<=\w)['’]s?$", word)
        cut = match.start() + (ending.start() if ending else len(word))
        found.append(
            Token(match.start(), cut, word[: cut - match.start()].lower(), word[0].isupper())
        )
        if ending:
            found.append(Token(cut, match.end(), "'s", False))
    return found


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


def _without_verbs(words: list[Token], start: int, end: int) -> Iterator[tuple[int, int]]:
    """A run without the verb that begins, ends or divides it."""
    behind = words[start - 1].word if start else ""
    earlier = words[start - 2].word if start > 1 else ""
    first, last = words[start], words[end - 1]
    if behind == "to" and first.word in _BASES and end - start > 1:
        start += 1  # "to fix the door"
    elif behind in PRONOUNS and (earlier in DO or earlier in _HAVE) and not first.capital:
        start += 1  # "do I repair"
    elif (
        behind in _BEFORE_GERUND
        and first.word.endswith("ing")
        and not first.capital
        and end - start > 1
    ):
        start += 1  # "of using river water"
    between = _between_names(words, start, end) if behind in DO else None
    if between:  # "did Helen Carter endorse Paul Mason"
        yield start, between
        yield between + 1, end
        return
    divided = [i for i in range(start + 1, end - 1) if words[i].word.endswith("ed")]
    if divided and (behind in _HAVE or behind in BE or behind in ("which", "what")):
        # "has the flood ruined the harvest", "which town rebuilt roads"
        yield start, divided[0]
        yield divided[0] + 1, end
        return
    if end - start > 1 and not last.capital and _verb_ends(words, start, end):
        end -= 1
    if end > start:
        yield start, end


def _between_names(words: list[Token], start: int, end: int) -> int | None:
    """The place of the verb in a run that begins with a name: the last word before another one."""
    small = [i for i in range(start + 1, end - 1) if not words[i].capital and words[i + 1].capital]
    named = words[start].capital and small and words[small[-1]].word not in _PARTICLES
    return small[-1] if named else None


def _content(words: list[Token], i: int) -> bool:
    token = words[i]
    opens = i == 0 or words[i - 1].word in (".", "?", "!", ",", '"', "“", "‘")
    if token.word[0].isdigit():
        return i + 1 < len(words) and words[i + 1].word[0].isalpha() and _content(words, i + 1)
    if not token.word[0].isalpha():
        return False
    if token.capital and not opens and token.word not in PRONOUNS:
        return token.word not in WH or _capital(words, i - 1)
    follows = _capital(words, i - 1) and _capital(words, i + 1)
    if token.word in ("of", "the", "and", "for") and follows and words[i - 1].word not in _SMALL:
        return token.word == "of"
    if token.word.endswith("ing") and not token.capital and i:
        behind, ahead = words[i - 1].word, words[i + 1].word if i + 1 < len(words) else ""
        if behind in _BEFORE_GERUND and (ahead in DETERMINERS or ahead in PRONOUNS):
            return False
    if token.word.endswith("ly") and len(token.word) > 5 and not token.capital:
        return False
    if token.word.endswith("ed") and not token.capital and i and _predicate(words, i):
        return False  # "who negotiated it", "was anybody injured"
    return token.word not in _SMALL and token.word not in _PREDICATES and not _verb(words, i)


def _predicate(words: list[Token], i: int) -> bool:
    """Whether a word ending in -ed follows "who", or ends a question "was somebody …"."""
    ends = i + 1 == len(words) or words[i + 1].word in ("?", ".", "in", "at", "by", "and", "or")
    passive = words[i - 1].word in PRONOUNS and any(token.word in BE for token in words[:i])
    return words[i - 1].word == "who" or (ends and passive)


def _verb(words: list[Token], i: int) -> bool:
    """Whether a word is used as a verb; behind an article it is a noun."""
    return words[i].word in VERBS and not (i and words[i - 1].word in DETERMINERS)


def _capital(words: list[Token], i: int) -> bool:
    return 0 <= i < len(words) and words[i].capital and i > 0


def _verb_ends(words: list[Token], start: int, end: int) -> bool:
    """Whether the last word of a run is a verb or an adjective that says something of the rest."""
    last = words[end - 1]
    ahead = words[end].word if end < len(words) else "?"
    before = [token.word for token in words[:start] if token.word != "the"]
    helpers = [i for i in range(start) if words[i].word in DO]
    if helpers:
        after = range(helpers[-1] + 1, len(words))
        verbs = words[after[0]].word in PRONOUNS or any(
            words[i].word in ("have", "do", "be") or _verb(words, i) for i in after
        )
        return not verbs and not last.word.endswith("s")
    if before[-1:] and before[-1] in BE and before[-2:-1] not in (["what"], ["who"]):
        opens = len(before) == 1 and ahead in ("?", "")  # `Is the Alba Museum free?`
        name = words[end - 2].capital and (ahead in _BEFORE_GERUND or opens)
        predicate = ahead in _PREDICATES or ahead in VERBS
        return name or (bool(_ADJECTIVAL.search(last.word)) and not predicate)
    return last.word.endswith("ed") and any(word in BE or word in _HAVE for word in before[-4:])


def _phrase(question: str, words: list[Token], start: int, end: int) -> Phrase:
    before = start - 1
    determiner = ""
    if before >= 0 and words[before].word in ("the", "a", "an"):
        determiner = question[words[before].start : words[before].end].lower()
        before -= 1
    ahead = words[end].word if end < len(words) else ""
    behind = words[before].word if before >= 0 else ""
    modified = before
    while modified > 0 and (words[modified].word in _PREDICATES or words[modified].word in _RANKS):
        modified -= 1
    definite = "the" in (determiner, words[modified].word if modified >= 0 else "")
    follows = ahead in BE or ahead in _HAVE or ahead in DO
    auxiliary = follows or (behind in BE and behind != "be") or behind in DO or behind in _HAVE
    return Phrase(
        question[words[start].start : words[end - 1].end],
        words[start].start,
        words[end - 1].end,
        determiner,
        behind,
        ahead,
        auxiliary or behind in ("about", "describe") or (behind in ("'s",) and before == 1),
        definite,
    )
