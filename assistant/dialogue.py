"""Dialogue: a follow-up made into a question that stands alone."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.phrases import BE, DO, RELATIONAL, WH, Phrase, Token, phrases, singular, tokens

LOOK_BACK = 5  # turns that a follow-up may refer to
_LONGEST = 40  # words; what is longer stands alone
_SINGULAR = frozenset({"it", "its", "it's", "this", "that"})
_PLURAL = frozenset({"they", "them", "their", "theirs", "these", "those", "both"})
_MALE = frozenset({"he", "him", "his", "himself"})
_FEMALE = frozenset({"she", "her", "hers", "herself"})
_POSSESSIVE = frozenset({"its", "their", "his", "her", "theirs", "hers"})
_EXPLETIVE = re.compile(
    r"\b(?:is|was|be|does|do|did|would|will|can|could|has)?\s*it (?:is |was |be )?(?:really )?"
    r"(?:better|best|possible|necessary|true|safe|worth|important|legal|illegal|okay|ok|good|bad|"
    r"like|hard|easy|difficult|dangerous|harmful|mean|take|cost|rain\w*|snow\w*)\b"
    r"(?= (?:to|that|for|if|when)\b)",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"(?:(?:ok|okay|oh|interesting|great|thanks|thank you|no|yes|so|well|and|but|also|then)\b"
    r"[,.!;]?\s*)+",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"(?P<open>(?:and |so |but |ok[,.]? |then )?(?:what|how) about|and|or)\s+(?P<new>.+?)[?.! ]*",
    re.IGNORECASE,
)
_BARE = re.compile(
    r"(?:and |but |so )?(?P<wh>why|when|where|how|who|whom|how so|how come|why not)(?: (?:is|was) "
    r"(?:that|it|this))?[?!. ]*",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Heard:
    """What an earlier turn offers to refer to: its question, standing alone, and the people of
    its answer, those first whom "he" would mean most likely."""

    question: str
    people: tuple[str, ...] = ()


def stand_alone(words: str, heard: Sequence[Heard]) -> str:
    """The question with what it leaves to earlier ones put in; itself where it stands alone."""
    heard = heard[-LOOK_BACK:]
    if not heard or len(words.split()) > _LONGEST:
        return words
    questions = [turn.question for turn in heard]
    bare = _BARE.fullmatch(words)
    if bare:
        return _asked_again(bare["wh"], questions[-1])
    about = _ABOUT.fullmatch(words)
    if about and not _clause(about["new"]):
        return _in_place(words, about["new"], questions)
    return _pointed(words, questions) or _completed(words, questions)


def _clause(words: str) -> bool:
    """Whether words hold a question of their own."""
    return any(token.word in WH | BE | DO for token in tokens(words)[:4])


def _asked_again(wh: str, question: str) -> str:
    """The last question with another question word: "Why?" after "Is X bad?" is "Why is X bad?"."""
    rest = re.sub(r"^(?:what|why|when|where|how|who)(?:['’]s)?\b ?(?:many|much|long|often)?", "",
                  question, flags=re.IGNORECASE).strip()  # fmt: skip
    first = rest.partition(" ")[0].lower()
    if first in BE | DO | {"has", "have", "had"}:
        return f"{wh.capitalize()} {first}{rest[len(first):]}"
    return f"{wh.capitalize()}: {question}"


def _in_place(words: str, new: str, questions: Sequence[str]) -> str:
    """The last question about something new: that which is most like it makes way."""
    pointed = _pointed(words, questions)
    if pointed:
        return pointed
    last = questions[-1]
    opened = new.lower().partition(" ")[0]
    if opened in ("for", "in", "on", "at", "with", "from", "to", "during"):
        same = re.search(rf" {opened} [^?.!]*", last, re.IGNORECASE)
        bare = last.rstrip("?.! ")
        return f"{last[:same.start()] if same else bare} {new}?"
    highest = re.compile(r"\b(?:the )?(?:most \w+|\w{3,}est)\b", re.IGNORECASE)
    if highest.fullmatch(new) and highest.search(last):
        return highest.sub(new, last, count=1)
    named = phrases(f"about {new}")
    if not named:
        return words
    fitting = [(_alike(named[0], phrase), phrase) for phrase in phrases(last)]
    best, phrase = max(fitting, key=lambda pair: pair[0], default=(0.0, None))
    if phrase is None or best < 2:
        return words
    start = phrase.start - (len(phrase.determiner) + 1 if phrase.determiner else 0)
    return f"{last[:start]}{new}{last[phrase.end:]}"


def _alike(one: Phrase, other: Phrase) -> float:
    """How well one phrase could stand for another."""
    return (
        3.0 * (one.head == other.head)
        + 2.0 * (one.relational == other.relational)
        + 1.0 * (one.name == other.name)
        + 0.5 * (one.plural == other.plural)
        + 0.5 * other.subject
    )


def _pointed(words: str, questions: Sequence[str]) -> str:
    """The words with their pronouns and "the one" and "the city" replaced; "" without any."""
    found = tokens(words)
    edits: list[tuple[int, int, str]] = []
    expletive = [match.span() for match in _EXPLETIVE.finditer(words)]
    for i, token in enumerate(found):
        if token.word in _SINGULAR | _PLURAL and not edits:
            if token.word == "it" and any(a <= token.start < b for a, b in expletive):
                continue
            if not _points(found, i) or _inside(words, found, i):
                continue
            topic = _topic(words, questions, plural=token.word in _PLURAL)
            if topic:
                edits.append((token.start, token.end, _standing_for(token.word, topic)))
        elif token.word in _MALE | _FEMALE and not edits:
            topic = _topic(words, questions, person=True)
            if topic:
                owner = token.word in _POSSESSIVE and i + 1 < len(found) and _word(found, i + 1)
                edits.append((token.start, token.end, _owned(topic.full) if owner else topic.full))
        elif token.word in ("one", "ones") and i and found[i - 1].word not in ("which", "no"):
            topic = _topic(words, questions)
            if topic and not any(p.start <= token.start < p.end for p in phrases(words)):
                edits.append((token.start, token.end, topic.words))
    edits += _named_again(words, questions)
    if not edits:
        return ""
    text = words
    for start, end, new in sorted(edits, reverse=True):
        text = text[:start] + new + text[end:]
    return text


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
    if word == "that" and behind not in BE | DO | {"about", "of", "to", "for", "with", "is", "like"}:
        return False
    return not _word(found, i + 1) or ahead in BE | DO or ahead in ("in", "for", "to", "on")


def _inside(words: str, found: list[Token], i: int) -> bool:
    """Whether a pronoun stands for something that its own question names before it."""
    start = found[i].start
    earlier = [phrase for phrase in phrases(words) if phrase.end < start]
    between = words[earlier[-1].end : start].lower() if earlier else ""
    joined = re.search(r"(?:\band\b|\bor\b|,|;|\bif\b|\bwhen\b|\bbefore\b|\bafter\b)", between)
    return bool(earlier and joined and not all(phrase.relational for phrase in earlier))


def _standing_for(word: str, topic: Phrase) -> str:
    if word in _POSSESSIVE:
        return _owned(topic.full)
    return topic.full + (" is" if word == "it's" else "")


def _owned(name: str) -> str:
    return f"{name}'" if name.endswith("s") else f"{name}'s"


def _topic(
    words: str, questions: Sequence[str], *, plural: bool | None = None, person: bool = False
) -> Phrase | None:
    """What the earlier questions are most likely about, other than what the words name."""
    own = {phrase.words.lower() for phrase in phrases(words)}
    best: tuple[float, Phrase] | None = None
    for age, question in enumerate(reversed(questions)):
        for phrase in phrases(question):
            if phrase.words.lower() in own or (person and not phrase.name):
                continue
            others = (text for text in questions if text is not question)
            score = (
                3.0 * 0.6**age
                + 1.0 * (phrase.subject and not phrase.relational)
                + 1.0 * phrase.name
                + 1.0 * (phrase.before in ("of", "about"))
                - 2.0 * phrase.relational
                - 1.0 * (phrase.before in ("in", "on", "at", "for", "to", "from", "with", "than"))
                + 0.5 * any(phrase.words.lower() in text.lower() for text in others)
                - 1.5 * (plural is not None and plural != phrase.plural)
            )
            if best is None or score > best[0]:
                best = score, phrase
    return best[1] if best else None


def _named_again(words: str, questions: Sequence[str]) -> list[tuple[int, int, str]]:
    """Edits that put a phrase of an earlier question in place of its head: "the experiment"."""
    edits = []
    for phrase in phrases(words):
        pointing = phrase.determiner == "the" or phrase.before in ("this", "that", "these", "those")
        if not pointing or " " in phrase.words or phrase.name:
            continue
        longer = [
            other
            for question in reversed(questions)
            for other in phrases(question)
            if other.head == phrase.head and " " in other.words
        ]
        if longer and longer[0].words.lower() not in words.lower():
            edits.append((phrase.start, phrase.end, longer[0].words))
    return edits


def _completed(words: str, questions: Sequence[str]) -> str:
    """The words with the topic put to what is something of another thing: "the symptoms"."""
    found = phrases(words)
    for phrase in found:
        if phrase.relational and phrase.after not in ("of", "between") and phrase.before != "'s":
            topic = _topic(words, questions)
            if any(other.name for other in found) or topic is None:
                continue
            return f"{words[:phrase.end]} of {topic.full}{words[phrase.end:]}"
    highest = re.search(r"\bthe (?:most \w+|\w{3,}est|first)\b(?! \w+s?\b(?<!ever)(?<!in))", words)
    if highest:
        topic = _topic(words, questions)
        if topic and not any(p.start <= highest.end() + 1 <= p.end for p in found):
            noun = " ".join([*topic.words.split()[:-1], singular(topic.words.split()[-1])])
            return f"{words[:highest.end()]} {noun}{words[highest.end():]}"
    return words
