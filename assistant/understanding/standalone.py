"""Standing alone: a follow-up completed by the words of the questions before it."""

import re
from collections.abc import Sequence, Set

from assistant.understanding.completing import Whole, complete
from assistant.understanding.followup_patterns import ABOUT, BARE
from assistant.understanding.pronouns import pointed
from assistant.understanding.question import content_terms
from assistant.understanding.substitution import asked_again, in_place
from assistant.understanding.tokens import BE, DO, tokens
from assistant.understanding.topics import second_topic
from assistant.understanding.turns import LOOK_BACK
from assistant.understanding.wording import with_topics
from index.english.function_words import WH_WORDS

LONGEST = 40
"""Words; what is longer stands alone."""
_SENTENCE_END = re.compile(r"[.?!]\s+(?=[A-Z])")


def stand_alone(words: str, questions: Sequence[str]) -> str:
    """The question with what it leaves to earlier ones put in; itself where it stands alone.

    `questions` are the earlier ones, oldest first, each of them standing alone.
    """
    found = resolved(words, questions)
    whole = Whole(found) if found else completed(words, questions)
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
        return asked_again(bare["wh"], questions[-1], bool(bare["not"]))
    about = ABOUT.fullmatch(last)
    if about and about["open"] and not _clause(about["new"]):
        changed = lead + in_place(last, about["new"], questions)
        return changed if changed != words else ""
    return pointed(words, questions, names)


def completed(words: str, questions: Sequence[str]) -> Whole:
    """The question with what the earlier ones are about added, where it names nothing that it is
    about itself: "the symptoms", "any survivors". As it is, where it does."""
    questions = questions[-LOOK_BACK:]
    if not questions or len(words.split()) > LONGEST:
        return Whole(words)
    return complete(words, questions)


def topic_beside(words: str, whole: Whole, questions: Sequence[str]) -> str | None:
    """What else the conversation is about than some words were completed with, for people name the
    topic of a conversation beside its latest one.

    None, where nothing else that was named lately is likely enough, or where the words put another
    thing in its place: "What about the lock?"
    """
    about = ABOUT.fullmatch(_last_sentence(words)[1])
    if whole == Whole(words) or (about and about["open"]):
        return None
    told = set(content_terms(" ".join((whole.words, *whole.beside))))
    topic = second_topic(told, questions[-LOOK_BACK:])
    return topic.full if topic else None


def _last_sentence(words: str) -> tuple[str, str]:
    """What comes before the last sentence of some words, and that sentence."""
    ends = [match.end() for match in _SENTENCE_END.finditer(words)]
    return (words[: ends[-1]], words[ends[-1] :]) if ends else ("", words)


def _clause(words: str) -> bool:
    """True if words hold a question of their own."""
    return any(token.word in WH_WORDS | BE | DO for token in tokens(words)[:4])
