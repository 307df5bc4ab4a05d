"""Pointing: words of a question that stand for what earlier turns named, put in its fields."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from assistant.understanding.carried import matter
from assistant.understanding.cast import Cast
from assistant.understanding.question import Question, names_in
from assistant.understanding.rewording import edited, opening, reread
from assistant.understanding.turns import Cited, Turn
from assistant.understanding.wording import MARKS, Frame, Slot
from index.english.days import month_spelt, moved, spelt
from index.english.function_words import FEMININE, GENDERED, MASCULINE, PLURAL, REFLEXIVES
from index.english.words import any_of

_QUOTED_WORDS = 12  # of a statement that "it" stands for
_PRONOUNS = (GENDERED | PLURAL) - REFLEXIVES - {"hers", "theirs"}
PRONOUN = re.compile(rf"\b(?:{any_of(_PRONOUNS)})\b(?!['’])", re.IGNORECASE)
_BOTH = re.compile(r"(?:they )?both(?: of them)?|the two(?: of them)?", re.IGNORECASE)
_THAT_DAY = re.compile(
    r"\b(?:on |in )?(?:(?P<same>that|(?:the )?same)|the (?P<next>next|following)|"
    r"the (?:previous)) (?P<unit>day|month|year)\b(?!['’])",
    re.IGNORECASE,
)
_ABOUT_SOMEBODY = re.compile(
    r"\b(?:about|of|to|with|on|against|for) (?:him|her|them)[?.! ]*$", re.IGNORECASE
)
_SAID_IT = re.compile(
    r"(?P<say>\b(?:say|said|saying|tell|claim|announce|warn|promise|deny|admit|suggest|argue)) "
    r"(?:it|that|so|this)(?: \S+ing)?$",
    re.IGNORECASE,
)
_ABOUT_IT = re.compile(
    r"\b(?P<of>about|on|of|to|regarding) (?:it|that|this|them|those|these|(?:that|the same) \w+)$",
    re.IGNORECASE,
)


def with_day(question: Question, turns: Sequence[Turn]) -> Question:
    """The question with the date of "that day" and "the next month", counted from the newest
    article that the last answer cites."""
    match = _THAT_DAY.search(question.words)
    cited = (item.article.published for item in turns[-1].citations)
    newest = max((day for day in cited if day), default=None)
    if not match or not newest:
        return question
    step = 0 if match["same"] else 1 if match["next"] else -1
    named = _DATES[match["unit"].lower()](newest, step)
    words = question.words
    return reread(question, f"{words[: match.start()]}{named}{words[match.end() :]}")


_NEXT_MONTH = 31  # days after the first of a month, of which the last is in the next one


def _day(day: date, step: int) -> str:
    return f"on {spelt(moved(day, step))}"


def _month(day: date, step: int) -> str:
    beside = moved(day.replace(day=1), _NEXT_MONTH if step > 0 else step)
    return f"in {month_spelt(beside)}"


def _year(day: date, step: int) -> str:
    year = min(max(day.year + step, date.min.year), date.max.year)
    return f"in {year:04}"


_DATES: dict[str, Callable[[date, int], str]] = {"day": _day, "month": _month, "year": _year}


def with_both(question: Question, turns: Sequence[Turn]) -> Question:
    """The question with the two whom the last turns are about as its speakers, for "both"."""
    people = list(dict.fromkeys(name for turn in reversed(turns) for name in turn.people))
    if not question.speaker or not _BOTH.fullmatch(question.speaker) or len(people) < 2:
        return question
    return replace(question, speaker=f"{people[1]} and {people[0]}")


@dataclass(frozen=True)
class _Pronoun:
    """A pronoun for somebody in the words of a question."""

    word: str
    start: int
    end: int
    speaker: bool  # it is whose words are asked for
    owner: bool  # something of theirs follows

    @property
    def gender(self) -> str | None:
        """ "m" or "f"; None for "they"."""
        return "m" if self.word in MASCULINE else "f" if self.word in FEMININE else None


def _pronoun(question: Question) -> _Pronoun | None:
    match = PRONOUN.search(question.words)
    if not match:
        return None
    word = match[0].lower()
    follows = re.match(r" \w", question.words[match.end() :])
    owner = word in ("his", "their") or (word == "her" and bool(follows))
    return _Pronoun(word, *match.span(), (question.speaker or "").lower() == word, owner)


def lost_pronoun(question: Question) -> str:
    """The pronoun whose words a question asks for; "" where it has none."""
    speaker = question.speaker or ""
    return speaker.lower() if PRONOUN.fullmatch(speaker) else ""


def with_person(question: Question, turns: Sequence[Turn], cast: Cast) -> Question:
    """The question with the name of the first "he" or "she": as its speaker or within its topic, or
    else beside it; unclear, where it asks for the words of somebody whom the conversation doesn't
    name."""
    pronoun = _pronoun(question)
    if not pronoun or not _may_be_earlier(pronoun, question.words):
        return question
    name = _meant(pronoun, question.words, turns, cast)
    if name is None:
        return replace(question, unclear=pronoun.word) if pronoun.speaker else question
    if not pronoun.speaker:
        return _with_named(question, pronoun, name)
    if pronoun.owner:
        place = question.frame.index(Slot.SPEAKER) + 1
        frame = (*question.frame[:place], "’s", *question.frame[place:])
        question = replace(question, frame=frame)
    return replace(question, speaker=name)


def _with_named(question: Question, pronoun: _Pronoun, name: str) -> Question:
    """The question with a name for a pronoun of its topic, or beside it."""
    named = f"{name}’s" if pronoun.owner else name
    changed = edited(question, pronoun.start, pronoun.end, named)
    if changed.topic != question.topic and changed.frame == question.frame:
        return changed
    return replace(question, beside=(*question.beside, name))


def _may_be_earlier(pronoun: _Pronoun, words: str) -> bool:
    """True if a pronoun is likely to be somebody of an earlier turn."""
    if pronoun.speaker:
        return True
    if names_in(words[: pronoun.start]) and not _ABOUT_SOMEBODY.search(words):
        return False  # "What did Rask say about his dam"
    return pronoun.gender is not None  # "they" may be things


def _meant(pronoun: _Pronoun, words: str, turns: Sequence[Turn], cast: Cast) -> str | None:
    """Whom a pronoun means: the first of the last turn's people whom it fits, or of an earlier
    one's whom the articles quote."""
    earlier = [name for turn in reversed(turns[:-1]) for name in turn.people]
    names = [*turns[-1].people, *(name for name in earlier if name in cast.named)]
    fitting = [name for name in names if cast.fits(name, pronoun.gender)]
    if pronoun.gender:  # those of whom it is known come first, and before them nobody's guess
        last = [*turns[-1].people, *turns[-1].mentioned]
        sure = [name for name in (*last, *names) if cast.gender(name) == pronoun.gender]
        near = [name for name in fitting if name in turns[-1].people]
        fitting = [*(n for n in near if n in sure), *near, *sure, *fitting]
    name = next((name for name in fitting if name.split()[-1] not in words), None)
    if name and pronoun.word == "they" and turns[-1].question.speaker:
        return turns[-1].speaker
    return name


def with_matter(question: Question, turns: Sequence[Turn]) -> Question:
    """The question with what "it" is, in "say it" and "say about it"."""
    bare = question.words.rstrip(MARKS)
    last = turns[-1]
    said = _SAID_IT.search(bare)
    if said and (last.question.speaker or last.question.kind == "who said"):
        return with_statement(question, opening(question, said.end("say")), last)
    about = _ABOUT_IT.search(bare)
    if not about or not question.speaker:
        return question
    topics = [turn.question for turn in reversed(turns) if turn.question.topic]
    topic = topics[0].topic if topics else matter([t for t in turns if not t.question.speaker])
    if not topic:
        return question
    frame = _ended((*opening(question, about.end("of")), " ", Slot.TOPIC))
    quoted = bool(topics and topics[0].quoted)
    return replace(question, topic=topic, quoted=quoted, frame=frame)


def _ended(frame: Frame) -> Frame:
    return (*frame, "?") if Slot.TIME in frame else (*frame, Slot.WHEN, "?")


def with_statement(question: Question, begun: Frame, last: Turn) -> Question:
    """The question that goes on with what was said last, behind a beginning: with the words, where
    they are one quotation, or with what they are about."""
    citations = last.citations
    if len(citations) == 1 and citations[0].direct:
        topic = statement_quoted(citations[0])
        return replace(question, topic=topic, quoted=True, frame=(*begun, " ", Slot.TOPIC, "?"))
    topic, quoted = last.question.topic, last.question.quoted
    frame = (*begun, " that", Slot.ABOUT, "?")
    return replace(question, topic=topic, quoted=quoted, frame=frame)


def statement_quoted(citation: Cited) -> str:
    """The first words of a citation, in quotation marks of our own."""
    words = re.split(r"(?<=\w{3}[.!?])\s", citation.quote.strip("“”\"‘’' "))[0].split()
    return f"“{' '.join(words[:_QUOTED_WORDS]).rstrip(',;:.!?”’')}”"


def with_whole_name(question: Question, turns: Sequence[Turn], cast: Cast) -> Question:
    """The question with the whole name of a speaker who is one of several of that name or role, if
    one of them alone is in the conversation."""
    asked = question.speaker
    if not asked or asked in cast.named:
        return question
    matches = cast.matches(asked)
    present = {name for turn in turns for name in turn.people}
    there = [person.name for person in matches if person.name in present]
    if len(matches) < 2 or len(there) != 1:
        return question
    return replace(question, speaker=there[0])
