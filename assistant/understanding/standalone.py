"""Standing alone: a follow-up completed by the words of the questions before it."""

import itertools
import re
from collections.abc import Sequence, Set
from dataclasses import replace
from typing import NamedTuple

from assistant.understanding.phrases import (
    BE,
    DO,
    RELATIONAL,
    VERBS,
    WH,
    Phrase,
    Token,
    owned,
    phrases,
    singular,
    tokens,
)
from assistant.understanding.question import content_terms
from assistant.understanding.turns import LOOK_BACK
from assistant.understanding.wording import with_topics
from index.english.function_words import MONTHS
from index.english.names import first_name_gender
from index.english.stems import stems

_ALIVE = 2  # turns in one of which a second topic is named
LONGEST = 40  # words; what is longer stands alone
_LONG_PHRASE = 4  # words; still longer ones are named no more often
_SINGULAR = frozenset({"it", "its", "it's", "this", "that"})
_PLURAL = frozenset({"they", "them", "their", "theirs", "these", "those", "both"})
_MALE = frozenset({"he", "him", "his", "himself"})
_FEMALE = frozenset({"she", "her", "hers", "herself"})
_POSSESSIVE = frozenset({"its", "their", "his", "her", "theirs", "hers"})
_EXPLETIVE = re.compile(
    r"\b(?:is|was|be|does|do|did|would|will|can|could|has)?\s*it (?:is |was |be )?(?:really )?"
    r"(?:better|best|possible|necessary|true|safe|worth|important|legal|illegal|okay|ok|good|bad|"
    r"like|hard|easy|difficult|dangerous|harmful|mean|take|cost|rain\w*|snow\w*)\b"
    r"(?= (?:to|that|if|when)\b)|\bit (?:take(?! place)|cost|mean)\b"
    r"|^(?:is|was) (?:it|this|that) (?:true|correct|right|so)\b",
    re.IGNORECASE,
)
OPENING = (
    r"(?:(?:and|so|but|ok|okay|oh|well|no|nope|sorry|thanks|thank you|then|also|now|please)\b"
    r"[,.!]?\s+)*"
)
"""What may come before the words that count."""
ABOUT = re.compile(
    r"(?:(?:so|but|ok|okay|then|also)\b[,.]?\s+)*"
    r"(?P<open>(?:and )?(?:(?:what|how) about|(?:the )?same (?:question |thing )?for)|and|or)?\s*"
    r"(?P<topical>(?:about|on|regarding) )?(?P<new>.+?)[?.! ]*",
    re.IGNORECASE,
)
"""`And about the corridor?`, `What about Blinken?`; anything, where `open` is empty."""
BARE = re.compile(
    rf"{OPENING}(?P<wh>why|when|where|who|how)(?: so| come|(?P<not> not))?"
    r"(?: (?:is|was) (?:that|it|this)(?: said)?)?"
    r"(?: (?:said|says) (?P<said>that|it|so|this))?[?!. ]*",
    re.IGNORECASE,
)
"""`Why?`, `And when was that?`, `Who said that?`"""
_COMPARING = re.compile(
    r"\b(?:compar\w+|differ\w*|versus|vs|same as|than|similar\w*|related to|between)\b",
    re.IGNORECASE,
)
_MOST = (
    r"(?:most \w+|(?!latest|newest|forest|arrest|protest|request|contest|interest|harvest|"
    r"conquest)\w{3,}est)"
)
_HIGHEST = re.compile(rf"\bthe (?:{_MOST}|first|best|worst)\b", re.IGNORECASE)
_DEFINES = re.compile(r"(?:what|who)(?: is| are| was| were|['’]s)\b", re.IGNORECASE)
_COMPLEMENT = frozenset({"of", "in", "between", "and", "or", "vs", "versus"})
_OWNERS = _POSSESSIVE | {"'s", "my", "your", "our"}
_SORTS = frozenset({"type", "kind", "sort", "form", "variety"})
_BEFORE_THAT = BE | DO | {"about", "of", "to", "for", "with", "like"}
_WHERE = frozenset({"in", "to", "at", "from", "near", "around", "visit", "about"})
_RESTS = re.compile(r"\b(?:are|were|is|was|any|some|other|more)(?: \w+){0,2} $")
_TIMES = frozenset({"day", "week", "month", "year", "today", "yesterday", "tomorrow"})
_WHO = re.compile(
    r"(?:who|which (?:team|party|side|country|company))\b(?! (?:is|was|are|were)\b)", re.IGNORECASE
)
_PICKS = re.compile(r"(?:how many|how much|which|who)\b", re.IGNORECASE)
_YEAR = r"\b(?:19|20)\d\d\b"
_JOINING = frozenset({"of", "in", "for", "on", "to"})


class Whole(NamedTuple):
    """A question with what the conversation is about in its words or, in `beside`, with them."""

    words: str
    beside: tuple[str, ...] = ()


def stand_alone(words: str, questions: Sequence[str]) -> str:
    """The question with what it leaves to earlier ones put in; itself where it stands alone.

    `questions` are the earlier ones, oldest first, each of them standing alone.
    """
    pointed = resolved(words, questions)
    whole = Whole(pointed) if pointed else completed(words, questions)
    topic = topic_beside(words, whole, questions)
    return with_topics(whole.words, (*whole.beside, topic) if topic else whole.beside)


def resolved(words: str, questions: Sequence[str], names: Set[str] = frozenset()) -> str:
    """The question with what its words point back to put in; "" where none of them does.

    `names` are people, whom "it" can't mean.
    """
    questions = questions[-LOOK_BACK:]
    if not questions or len(words.split()) > LONGEST:
        return ""
    lead, last = _last_sentence(words)
    bare = BARE.fullmatch(last)
    if bare and not lead and not bare["said"] and bare["wh"].lower() != "who":
        return _asked_again(bare["wh"], questions[-1], bool(bare["not"]))
    about = ABOUT.fullmatch(last)
    if about and about["open"] and not _clause(about["new"]):
        changed = lead + _in_place(last, about["new"], questions)
        return changed if changed != words else ""
    return _pointed(words, questions, names)


def completed(words: str, questions: Sequence[str]) -> Whole:
    """The question with what the earlier ones are about added, where it names nothing that it is
    about itself: "the symptoms", "any survivors". As it is, where it does."""
    questions = questions[-LOOK_BACK:]
    if not questions or len(words.split()) > LONGEST:
        return Whole(words)
    return _completed(words, questions)


def topic_beside(words: str, whole: Whole, questions: Sequence[str]) -> str | None:
    """What else the conversation is about than some words were completed with, for people name the
    topic of a conversation beside its latest one.

    None, where nothing else that was named lately is likely enough, or where the words put another
    thing in its place: "What about the lock?"
    """
    about = ABOUT.fullmatch(_last_sentence(words)[1])
    if whole == Whole(words) or (about and about["open"]):
        return None
    questions = questions[-LOOK_BACK:]
    told = set(content_terms(" ".join((whole.words, *whole.beside))))
    heard = [set(content_terms(question)) for question in questions]
    best: tuple[float, Phrase] | None = None
    for age, found in enumerate(reversed(_phrased(questions))):
        for phrase in found:
            terms = set(content_terms(phrase.words))
            counted = phrase.before in ("many", "much", "how")
            if counted or not any(terms <= said for said in heard[-_ALIVE:]):
                continue
            score = _topical(phrase, age, len(questions), sum(terms <= said for said in heard))
            if not terms <= told and score > (best[0] if best else 0):
                best = score, phrase
    return best[1].full if best else None


def _topical(phrase: Phrase, age: int, turns: int, naming: int) -> float:
    """How likely a phrase of an earlier question is to be named again beside another one: above 0
    from a probability of 0.23 on, by logistic regression on the questions of TREC CAsT.

    `age` are the questions after it, `turns` all questions before this one and `naming` those that
    name it.
    """
    return (
        -2.2
        + 0.49 * (age == turns - 1)
        + 2.46 * naming / turns
        + 0.49 * (age == 0)
        - 1.5 * phrase.relational
        + 0.27 * phrase.name
        + 0.31 * min(len(phrase.words.split()), _LONG_PHRASE)
    )


def last_of(questions: Sequence[str]) -> str | None:
    """What the last of some questions is about, None where that is nothing with a name."""
    topic = _topic("", questions[-1:])
    return topic.full if topic else None


def _last_sentence(words: str) -> tuple[str, str]:
    """What comes before the last sentence of some words, and that sentence."""
    ends = [match.end() for match in re.finditer(r"[.?!]\s+(?=[A-Z])", words)]
    return (words[: ends[-1]], words[ends[-1] :]) if ends else ("", words)


def _clause(words: str) -> bool:
    """Whether words hold a question of their own."""
    return any(token.word in WH | BE | DO for token in tokens(words)[:4])


def _asked_again(wh: str, question: str, negated: bool = False) -> str:
    """The last question with another question word: "Why?" after "Is X bad?" is "Why is X bad?",
    after "Who won?" it is "Who won, and why?"."""
    rest = re.sub(
        r"^(?:what|why|when|where|how)(?:['’]s)?\b ?(?:many|much|long|often)?",
        "",
        question,
        flags=re.IGNORECASE,
    ).strip()
    first = rest.partition(" ")[0].lower()
    if first in BE | DO | {"has", "have", "had"} and not negated:
        return f"{wh.capitalize()} {first}{rest[len(first) :]}"
    return f"{question.rstrip('?!. ')}, and {wh.lower()}{' not' if negated else ''}?"


def _in_place(words: str, new: str, questions: Sequence[str]) -> str:
    """The last question about something new: that which is most like it makes way."""
    pointed = _pointed(words, questions)
    if pointed:
        return pointed
    last = questions[-1]
    year = re.fullmatch(r"(?:in )?(?P<year>(?:19|20)\d\d)", new)
    if year and re.search(_YEAR, last):
        return re.sub(_YEAR, year["year"], last, count=1)
    if year:
        return f"{last.rstrip('?.! ')} in {year['year']}?"
    opened = new.lower().partition(" ")[0]
    if opened in ("for", "in", "on", "at", "with", "from", "to", "during"):
        place = rf" {opened} (?!{_YEAR})[^?.!]*?(?= in {_YEAR}|[?.!]*$)"
        same = re.search(place, last, re.IGNORECASE)
        start, end = same.span() if same else (len(last.rstrip("?.! ")),) * 2
        return f"{last[:start]} {new}{last[end:].rstrip('?.! ')}?"
    highest = re.compile(rf"\b(?:the )?{_MOST}\b", re.IGNORECASE)
    if highest.fullmatch(new) and highest.search(last):
        return highest.sub(new, last, count=1)
    named = phrases(f"about {new}")
    if not named:
        return words
    fitting = [(_alike(named[0], phrase), phrase) for phrase in phrases(last)]
    best, phrase = max(fitting, key=lambda pair: pair[0], default=(0.0, None))
    if phrase is None or best < 2 or (named[0].name and " and " in last):
        return words
    start = phrase.start - (len(phrase.determiner) + 1 if phrase.determiner else 0)
    return f"{last[:start]}{new}{last[phrase.end :]}"


def _alike(one: Phrase, other: Phrase) -> float:
    """How well one phrase could stand for another."""
    return (
        3.0 * (one.head == other.head)
        + 2.0 * (one.relational == other.relational)
        + 1.0 * (one.name == other.name)
        + 0.5 * (one.plural == other.plural)
        + 0.5 * other.subject
    )


def _pointed(words: str, questions: Sequence[str], names: Set[str] = frozenset()) -> str:
    """The words with their pronouns and "the one" and "the city" replaced; "" without any."""
    found = tokens(words)
    edits: list[tuple[int, int, str]] = []
    expletive = [match.span() for match in _EXPLETIVE.finditer(words)]
    who = thing = False
    asked_who = _asks_who(questions[-1])
    for i, token in enumerate(found):
        new = ""
        if token.word in _SINGULAR | _PLURAL and not thing:
            idle = any(a <= token.start < b for a, b in expletive)
            if token.word in ("it", "this", "that") and (idle or _of_a_deed(found, i)):
                continue
            if not _points(found, i) or _inside(words, found, i):
                continue
            plural = token.word in _PLURAL
            if token.word in ("they", "them") and asked_who:
                continue
            both = _compared(questions[-1]) if plural else ""
            if token.word == "them" and i and found[i - 1].word == "of":
                both = both or _counted(questions[-1])
            topic = _topic(words, questions, plural=plural, thing=not plural, names=names)
            new = both or (topic.full if topic else "")
            thing = True
        elif token.word in _MALE | _FEMALE and not who and not asked_who:
            topic = _topic(words, questions, gender="m" if token.word in _MALE else "f")
            new = topic.full if topic else ""
            who = True
        elif token.word == "there" and _is_a_place(found, i):
            place = _place(questions)
            new = f"in {place.full}" if place else ""
        elif token.word in ("one", "ones") and i and found[i - 1].word not in ("which", "no"):
            topic = _topic(words, questions, common=True)
            if topic and not any(p.start <= token.start < p.end for p in phrases(words)):
                new = topic.words
        if new:
            edits.append((token.start, token.end, _standing_for(found, i, new)))
    edits += _named_again(words, questions)
    if not edits:
        return ""
    text = words
    for start, end, new in sorted(edits, reverse=True):
        text = text[:start] + new + text[end:]
    return text


def _asks_who(question: str) -> bool:
    """Whether a question asks for people or a team and names nobody, so that "they" and "she" are
    its answer."""
    return bool(_WHO.match(question)) and not any(p.titled for p in phrases(question))


def _of_a_deed(found: list[Token], i: int) -> bool:
    """Whether "it" is what was done or said, as in "who did it?" and "say it"."""
    behind = found[i - 1].word if i else ""
    return behind in ("do", "done", "say", "said", "says") or (
        behind in ("did", "does") and not _word(found, i + 1)
    )


def _is_a_place(found: list[Token], i: int) -> bool:
    """Whether "there" is where something is, as in "what can I do there?"."""
    ahead = found[i + 1].word if i + 1 < len(found) else "?"
    return bool(i) and ahead not in BE | DO and found[i - 1].word not in BE


def _place(questions: Sequence[str]) -> Phrase | None:
    """The place with a name that the earlier questions mention last."""
    named = (phrase for question in reversed(questions) for phrase in reversed(phrases(question)))
    return next((phrase for phrase in named if phrase.name and phrase.before in _WHERE), None)


def _compared(question: str) -> str:
    """The two things that a question compares, as "X and Y"; "" where it compares none."""
    if not _COMPARING.search(question):
        return ""
    things = [phrase for phrase in phrases(question) if not phrase.relational]
    return f"{things[0].full} and {things[1].full}" if len(things) == 2 else ""


def _counted(question: str) -> str:
    """What a question counts, "the students" of "how many students"; "" where it counts nothing."""
    counted = (phrase.words for phrase in phrases(question) if phrase.before == "many")
    return next((f"the {words}" for words in counted), "")


def _word(found: list[Token], i: int) -> bool:
    return i < len(found) and found[i].word[0].isalnum()


def _points(found: list[Token], i: int) -> bool:
    """Whether a word such as "that" stands for something, rather than before it."""
    word, ahead = found[i].word, found[i + 1].word if i + 1 < len(found) else "?"
    if word in ("it", "its", "they", "them", "their", "theirs", "it's"):
        return True
    if word == "both":
        return not _word(found, i + 1) or ahead in BE | DO
    behind = found[i - 1].word if i else ""
    if word == "that" and behind not in _BEFORE_THAT:
        return False
    return not _word(found, i + 1) or ahead in BE | DO or ahead in ("in", "for", "to", "on")


def _inside(words: str, found: list[Token], i: int) -> bool:
    """Whether a pronoun stands for something that its own question names before it."""
    start = found[i].start
    earlier = [phrase for phrase in phrases(words) if phrase.end < start]
    between = words[earlier[-1].end : start].lower() if earlier else ""
    joined = re.search(r"(?:\band\b|\bor\b|,|;|\bif\b|\bwhen\b|\bbefore\b|\bafter\b)", between)
    if found[i].word == "their" and any(p.plural and not p.relational for p in earlier):
        return True  # "that the ministers return to their capitals"
    return bool(earlier and joined and not all(phrase.relational for phrase in earlier))


def _standing_for(found: list[Token], i: int, new: str) -> str:
    """What takes the place of a pronoun: "its" is "X's", "it's" is "X is"."""
    word = found[i].word
    her = word in ("his", "her") and not _word(found, i + 1)
    return owned(new) if word in _POSSESSIVE and not her else new


def _topic(
    words: str,
    questions: Sequence[str],
    *,
    plural: bool | None = None,
    gender: str | None = None,
    thing: bool = False,
    common: bool = False,
    implied: bool = False,
    names: Set[str] = frozenset(),
) -> Phrase | None:
    """What the earlier questions are most likely about, other than what the words name.

    It is the phrase of the highest score. The weights of position, grammar and frequency were
    fitted, by multinomial logistic regression, on half of the conversations of TREC CAsT 2019 and
    2020; those of the kinds of pronouns were set by hand.
    """
    best: tuple[float, Phrase] | None = None
    for age, found in enumerate(reversed(_phrased(questions))):
        found = _with_pairs(found)
        plain = [phrase for phrase in found if not phrase.relational]
        for phrase in found:
            if phrase.words.lower() in words.lower() or (gender and not _may_be(phrase, gender)):
                continue
            score = (
                (1.4, -0.1, -0.3)[min(age, 2)]
                - 0.4 * (age == 0 and implied)
                + 0.4 * (0 < age == len(questions) - 1)
                + 0.4 * (phrase is found[0])
                + 0.2 * phrase.name
                - 0.7 * (phrase.before in ("many", "much"))
                + 0.2 * phrase.subject
                + 0.5 * (phrase.before in ("of", "about"))
                + 1.1 * (plain == [phrase])
                - 0.5 * phrase.relational
                + 0.1 * min(3, _mentions(phrase, questions[: len(questions) - 1 - age]))
                + 0.13 * min(4, len(phrase.words.split()))
                + {"the": -0.3, "a": 0.4}.get(phrase.determiner, 0.0)
                - 0.7 * (phrase.after == "of")
                - 0.6 * (phrase.words.endswith("ing") and " " not in phrase.words)
                - 0.6 * (plural is not None and plural != phrase.plural)
                + 1.0 * (gender is not None and phrase.person)
                - 2.5 * (thing and (phrase.person or phrase.words in names))
                + 1.5 * (common and not phrase.name)
                + 1.0 * (common and (phrase.plural or phrase.determiner in ("a", "an")))
            )
            if best is None or score > best[0]:
                best = score, phrase
    return _with_complement(best[1], questions) if best else None


def _may_be(phrase: Phrase, gender: str) -> bool:
    """Whether a phrase may name a person of a gender."""
    known = first_name_gender(phrase.words.split()[0].lower())
    return phrase.titled and known in (None, gender)


def _with_complement(phrase: Phrase, questions: Sequence[str]) -> Phrase:
    """A phrase with what stands behind it in its question: "the talks in Rome"."""
    for question in reversed(questions):
        for one, other in itertools.pairwise(phrases(question)):
            behind = one.after in _JOINING and other.before == one.after
            if one == phrase and behind:
                words = question[one.start : other.end]
                return replace(one, words=words, end=other.end, after=other.after)
    return phrase


def _phrased(questions: Sequence[str]) -> list[list[Phrase]]:
    """The phrases of each question; a phrase of an earlier one ends where it did there, so that
    "does river water damage crops" is about river water."""
    every: list[list[Phrase]] = []
    for question in questions:
        known = {phrase.words.lower() for found in every for phrase in found}
        found = []
        for phrase in phrases(question):
            if phrase.head in _TIMES or phrase.words.lower() in MONTHS:
                continue
            words = phrase.words.split()
            starts = [" ".join(words[:count]) for count in range(len(words) - 1, 0, -1)]
            shorter = next((start for start in starts if start.lower() in known), None)
            if shorter and phrase.before in DO and phrase.after not in VERBS:
                rest = " ".join(words[len(shorter.split()) + 1 :])
                found.append(replace(phrase, words=shorter))
                if rest:
                    found.append(replace(phrase, words=rest, subject=False, determiner=""))
            else:
                found.append(phrase)
        every.append(found)
    return every


def _with_pairs(found: Sequence[Phrase]) -> list[Phrase]:
    """Phrases, and two of them that "and" joins as one."""
    pairs = [
        replace(one, words=f"{one.words} and {other.full}", end=other.end, after=other.after)
        for one, other in itertools.pairwise(found)
        if one.after == other.before == "and" and not one.relational and not other.relational
    ]
    return [*found, *pairs]


def _mentions(phrase: Phrase, questions: Sequence[str]) -> int:
    """How many questions name a phrase, in singular or plural."""
    wanted = stems(phrase.words)
    return sum(set(wanted) <= set(stems(question)) for question in questions)


def _named_again(words: str, questions: Sequence[str]) -> list[tuple[int, int, str]]:
    """Edits that put a phrase of an earlier question in place of its head: "the experiment"."""
    edits = []
    for phrase in phrases(words):
        earlier = [other for question in reversed(questions) for other in phrases(question)]
        if phrase.name and " " not in phrase.words:
            whole = [o.words for o in earlier if o.name and phrase.words in o.words.split()]
            if whole and whole[0] != phrase.words:
                edits.append((phrase.start, phrase.end, whole[0]))
        pointing = phrase.determiner == "the" or phrase.before in ("this", "that", "these", "those")
        if not pointing or " " in phrase.words or phrase.name or phrase.head in RELATIONAL:
            continue
        longer = [o for o in earlier if o.head == phrase.head and " " in o.words]
        if longer and longer[0].words.lower() not in words.lower():
            edits.append((phrase.start, phrase.end, longer[0].words))
    return edits


def _completed(words: str, questions: Sequence[str]) -> Whole:
    """The words with the topic put to what is something of another thing: "the symptoms"."""
    found = phrases(words)
    topic = _topic(words, questions, implied=True)
    if topic is None:
        return Whole(words)
    for phrase in found:
        bare = not phrase.determiner and _RESTS.search(words[: phrase.start].lower())
        lone = phrase.relational and phrase.after in ("?", "") and (phrase.determiner or bare)
        kind = phrase.head in _SORTS and phrase.before in ("what", "which")
        if (lone and phrase.before not in _OWNERS and phrase.before != "of") or (
            kind and phrase.after != "of"
        ):
            return Whole(f"{words[: phrase.end]} of {topic.full}{words[phrase.end :]}")
    unlike = re.search(r"\b(?P<verb>compare|differ)[?.]*$", words)
    if unlike:
        joint = "to" if unlike["verb"] == "compare" else "from"
        return Whole(
            f"{words[: unlike.end('verb')]} {joint} {topic.full}{words[unlike.end('verb') :]}"
        )
    if any(phrase.name for phrase in found):
        return Whole(words)
    highest = _HIGHEST.search(words)
    if highest and not any(p.start <= highest.end() + 1 < p.end for p in found):
        *rest, last = topic.words.split()
        noun = " ".join([*rest, singular(last)])
        return Whole(f"{words[: highest.end()]} {noun}{words[highest.end() :]}")
    heard = {stem for question in questions for stem in content_terms(question)}
    asked = content_terms(words)
    brief = len(asked) <= 2 and _PICKS.match(words)  # "How many flights?"
    known = not heard.isdisjoint(asked) and not brief
    for i, phrase in enumerate(found):
        following = found[i + 1] if i + 1 < len(found) else None
        if phrase.after in ("and", "or") and following and following.relational:
            continue
        complete = phrase.after in _COMPLEMENT or (known and not phrase.definite)
        if phrase.relational and phrase.before not in _OWNERS and not complete:
            return Whole(f"{words[: phrase.end]} of {topic.full}{words[phrase.end :]}")
    roles = [phrase for phrase in found if phrase.relational and phrase.determiner == "the"]
    pointing = not _SINGULAR.union(_PLURAL).isdisjoint(token.word for token in tokens(words))
    pointing = pointing and not _asks_who(questions[-1])
    if pointing or known or any(p.after == "between" for p in found):
        return Whole(words)
    if _DEFINES.match(words) and len(found) == 1 and found[0].before in BE and not roles:
        return Whole(words)
    return Whole(words, (topic.full,))
