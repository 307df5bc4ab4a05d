"""Dialogue: what a turn of a conversation asks, from what was asked and answered before it."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from assistant.answer import Answer, Citation, Conversation
from assistant.understanding.phrases import singular
from assistant.understanding.question import MORE_OF, Question, names_in, understand
from assistant.understanding.standalone import (
    ABOUT,
    BARE,
    LONGEST,
    LOOK_BACK,
    OPENING,
    completed,
    last_of,
    resolved,
    with_topic,
)
from index.english.language import is_english
from index.english.names import first_name_gender, is_first_name
from index.english.roles import FEMALE_NOUNS, MALE_NOUNS, ROLE_NOUNS
from index.errors import OnRecordError
from index.people.lookup import find_people
from index.people.person import Person

_MOST_CHARACTERS = 400  # what is longer stands alone
_QUOTED_WORDS = 12  # of a statement that "it" stands for
_MORE = re.compile(
    rf"{OPENING}(?:(?:can|could) you )?(?:(?:tell|show|give) (?:me|us) )?(?:some |a bit |even )?"
    r"(?:more|(?:anything|something|what|everything) else|the rest|go on|carry on|continue|further)"
    r"(?: (?:of|about|on) (?:it|that|this|them|him|her))?(?: please)?"
    r"(?: (?:did|does|has) (?:he|she|they) (?:say|said))?",
    re.IGNORECASE,
)
_OTHER_SIDE = re.compile(
    rf"{OPENING}(?:(?:what|how) (?:about|did|does|do|has|is) )?(?:the )?other "
    r"(?:side|party|camp|one|candidate|team|country|speaker|man|woman)"
    r"(?:['’]s (?:view|views|position|response|reaction))?"
    r"(?: (?:say|said|says|think|respond|react))?"
    r"(?P<rest> .*)?",
    re.IGNORECASE,
)
_MEANT = re.compile(
    rf"(?:{OPENING}(?:i|we) (?:mean|meant)|no,?|not .+? but) (?P<new>.+?)"
    r"(?:,? not .+)?",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"(?:the )?(?:(?P<first>first|former|1st)|(?P<second>second|2nd)|(?P<third>third|3rd)|"
    r"(?P<last>latter|last))(?: one| person)?",
    re.IGNORECASE,
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
_THANKS = re.compile(
    r"^(?:(?:thanks|thank you|ok|okay|great|good|interesting|hm+|oh|i see|right|wow)[.,!]+\s+)+"
    r"(?=\w)",
    re.IGNORECASE,
)
_ELSE = re.compile(r"(?:and )?(?P<wh>who|what|where|when|which) else", re.IGNORECASE)
_SELVES = frozenset({"you", "me", "us", "i", "we"})
_PRONOUN = re.compile(r"\b(?:he|she|him|his|her|they|them|their)\b(?!['’])", re.IGNORECASE)
_THAT_DAY = re.compile(
    r"\b(?:on |in )?(?:(?P<same>that|(?:the )?same)|the (?P<next>next|following)|"
    r"the (?:previous)) (?P<unit>day|month|year)\b(?!['’])",
    re.IGNORECASE,
)
_ABOUT_SOMEBODY = re.compile(
    r"\b(?:about|of|to|with|on|against|for) (?:him|her|them)[?.! ]*$", re.I
)
_BOTH = re.compile(r"(?:they )?both(?: of them)?|the two(?: of them)?", re.IGNORECASE)
_THING = re.compile(r"\b(?:it|its|this|that)\b", re.IGNORECASE)
_GENDERS = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f"}
_HAS_VERB = re.compile(
    r"\b(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|say|said|tell|told)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class FollowUp:
    """A turn as a question that stands alone.

    `fallback` is what was typed, where `standalone` only adds what the turn may be about and
    either may be meant. `unclear` is a pronoun that nobody in the conversation fits.
    """

    standalone: str
    fallback: str | None = None
    unclear: str | None = None


@dataclass(frozen=True)
class _Turn:
    """An earlier turn: its answer, its question as understood, and the people it is about, those
    first whom a pronoun would mean."""

    answer: Answer
    question: Question
    cast: "_Cast"

    @cached_property
    def people(self) -> tuple[str, ...]:
        return tuple(_people_of(self.answer, self.question, self.cast))

    @property
    def speaker(self) -> str:
        """Whose words the question asks for, by the whole name, or by all of several."""
        asked = self.question.speaker or ""
        return asked if " and " in asked and len(self.people) > 1 else self.people[0]

    @property
    def groups(self) -> bool:
        """Whether the first of its people is a group."""
        return not any(self.cast.fits(name, gender) for name in self.people[:1] for gender in "mf")


class _Cast:
    """Whom the articles quote, and how they are called."""

    def __init__(self, people: Mapping[Person, int]) -> None:
        self.counts = people
        self._matches: dict[str, list[Person]] = {}

    @cached_property
    def named(self) -> Mapping[str, Person]:
        return {person.name: person for person in self.counts}

    def matches(self, words: str) -> list[Person]:
        """Those whom words name, who say most first: persons, by a name or by what they are, or
        else a group of that very name."""
        if words not in self._matches:
            found = self._find(words)
            self._matches[words] = sorted(found, key=lambda who: (-self.counts[who], who.name))
        return self._matches[words]

    def _find(self, words: str) -> set[Person]:
        role = re.sub(r"^the ", "", words, flags=re.IGNORECASE).lower()
        is_role = singular(role.rpartition(" ")[2]) in ROLE_NOUNS
        persons = [person for person in self.counts if person.kind == "person"]
        exact = {who for who in persons if is_role and role in map(str.lower, who.roles)}
        return (
            exact
            or {
                match.person
                for match in find_people(persons, words)
                if match.how in ("name", "part") or (match.how == "role" and is_role)
            }
            or {m.person for m in find_people(self.counts, words) if m.how == "name"}
        )

    def fits(self, name: str, gender: str | None) -> bool:
        """Whether a name may be a person's of a gender; nothing speaks against what is unknown."""
        person = self.named.get(name)
        if person and person.kind != "person":
            return gender is None
        known = first_name_gender(name.split()[0].lower())
        words = {word.lower() for role in (person.roles if person else ()) for word in role.split()}
        if not known and words & MALE_NOUNS:
            known = "m"
        if not known and words & FEMALE_NOUNS:
            known = "f"
        return gender is None or known in (None, gender)


def follow_up(
    words: str,
    conversation: Conversation,
    people: Mapping[Person, int],
    mentioned: Callable[[str], bool] = lambda name: True,
) -> FollowUp:
    """What a turn asks, as a question that stands alone; as it is, where it stands alone.

    `people` are those whom the articles quote, `mentioned` tells whether an article holds a name.
    Only the last few turns are looked at.
    """
    words = " ".join(words.split())
    cast = _Cast(people)
    turns = _turns(conversation, cast)
    too_long = len(words.split()) > LONGEST or len(words) > _MOST_CHARACTERS
    if too_long or not any(map(str.isalnum, words)):
        return FollowUp(words)
    words = _THANKS.sub("", words)
    if not turns:
        speaker = understand(words).speaker
        lost = speaker.lower() if speaker and _PRONOUN.fullmatch(speaker) else None
        return FollowUp(words, unclear=lost)
    words = _with_both(_with_day(words, turns), turns)
    bare = words.rstrip("?!. ")
    last = turns[-1].question
    if last.speaker and _OTHER_SIDE.fullmatch(bare) and not _other_side(turns, cast):
        return FollowUp(words, unclear=bare)
    known = _answered(bare, turns, cast, mentioned)
    if known:
        return FollowUp(_written(known))
    pointed, lost = _with_people(words, turns, cast)
    if lost:
        return FollowUp(words, unclear=lost)
    pointed = _narrowed(_with_matter(pointed, turns), turns, cast)
    questions = [turn.question.standalone for turn in turns]
    asked = understand(pointed)
    if asked.speaker:
        return FollowUp(_written(pointed) if pointed != words else words)
    pointing = _THING.search(pointed)
    names = {name for turn in turns for name in turn.people} if pointing else frozenset()
    whole = resolved(pointed, questions, names)
    if whole:
        return FollowUp(_written(with_topic(pointed, whole, questions)), fallback=_written(whole))
    if pointed != words:
        return FollowUp(_written(pointed))
    if asked.kind in ("said", "who said") or (last.speaker and not (last.topic and asked.terms)):
        return FollowUp(words)
    if last.speaker:  # people ask on about what the words are about
        questions = [f"What about {last.topic}?"]
    added = completed(words, questions)
    if added == words:
        return FollowUp(words)
    return FollowUp(with_topic(words, added, questions), fallback=words)


def _with_day(words: str, turns: Sequence[_Turn]) -> str:
    """The words with the date of "that day" and "the next month", counted from the newest article
    that the last answer cites."""
    match = _THAT_DAY.search(words)
    cited = (item.article.published for item in turns[-1].answer.citations)
    newest = max((day for day in cited if day), default=None)
    if not match or not newest:
        return words
    step = 0 if match["same"] else 1 if match["next"] else -1
    unit = match["unit"].lower()
    if unit == "day":
        day = newest + timedelta(days=step)
        named = f"on {day.day} {day:%B %Y}"
    elif unit == "month":
        month = newest.year * 12 + newest.month - 1 + step
        named = f"in {date(month // 12, month % 12 + 1, 1):%B %Y}"
    else:
        named = f"in {newest.year + step}"
    return f"{words[: match.start()]}{named}{words[match.end() :]}"


def _written(words: str) -> str:
    """A question of our own making, with its capital and its question mark."""
    mark = "" if words.endswith((".", "!", "?")) else "?"
    return f"{words[0].upper()}{words[1:]}{mark}"


def _turns(conversation: Conversation, cast: _Cast) -> list[_Turn]:
    """The last turns, without small talk, which cites nothing and refuses nothing, and without
    what was not understood."""
    recent = conversation.turns[-2 * LOOK_BACK :]
    turns = []
    for answer in [turn for turn in recent if turn.citations or turn.refused][-LOOK_BACK:]:
        try:
            question = understand(answer.standalone)
        except OnRecordError:  # an answer of other making
            continue
        nobody = question.speaker and _PRONOUN.fullmatch(question.speaker)
        if nobody or not is_english(answer.standalone):
            continue
        turns.append(_Turn(answer, _corrected(question, answer, cast), cast))
    return turns


def _corrected(question: Question, answer: Answer, cast: _Cast) -> Question:
    """The question with the speaker's name as the articles print it, where it was misspelt."""
    cited = {item.speaker for item in answer.citations if item.speaker}
    if not question.speaker or len(cited) != 1 or question.speaker in cast.named:
        return question
    matches = find_people(cast.counts, question.speaker)
    if not matches or matches[0].how != "corrected":
        return question
    return understand(question.standalone.replace(question.speaker, cited.pop()))


def _people_of(answer: Answer, question: Question, cast: _Cast) -> Iterator[str]:
    """The names of those whom a turn is about, each once."""
    cited = [item.speaker for item in answer.citations if item.speaker]
    seen: set[str] = set()
    asked = [question.speaker] if question.speaker and not cited else []
    named = [name for name in question.names if _person_like(name, cast)]
    of_speakers = question.speaker or question.kind in ("who said", "who")
    for name in (cited + asked + named) if of_speakers else (named + cited):
        matches = [] if name in cast.named else cast.matches(name)
        known = matches[0].name if len(matches) == 1 else name
        if known not in seen:
            seen.add(known)
            yield known


def _person_like(name: str, cast: _Cast) -> bool:
    return is_first_name(name.split()[0].lower()) or bool(cast.matches(name))


def _answered(
    bare: str, turns: Sequence[_Turn], cast: _Cast, mentioned: Callable[[str], bool]
) -> str | None:
    """The question that a turn means which is no question by its own words, or None."""
    last = turns[-1]
    choice = _chosen(bare, last, cast)
    if choice:
        return choice
    single = BARE.fullmatch(bare)
    if single and last.question.speaker and single["wh"].lower() != "who":
        return _said_it(f"{single['wh'].capitalize()} did {last.speaker} say", last)
    if single and single["said"] and last.answer.citations:
        return f"Who said {_quoted(last.answer.citations[0])}?"
    # What is asked after "When did she say it?" goes on from what was asked before.
    last = next((turn for turn in reversed(turns) if not _aside(turn.question)), last)
    others = _ELSE.fullmatch(bare)
    wh, _, rest = last.question.standalone.partition(" ")
    if others and wh.lower() == others["wh"].lower() and not last.question.speaker:
        return f"{wh} else {rest.removeprefix('else ')}"
    if _MORE.fullmatch(bare):
        return _more(last)
    other = _OTHER_SIDE.fullmatch(bare)
    if other:
        name = _other_side(turns, cast)
        return _of_speaker(last.question, name) if name and last.question.speaker else None
    meant = _MEANT.fullmatch(bare)
    if meant and not _HAS_VERB.search(meant["new"]):
        return _replaced(meant["new"], last, cast, mentioned, opened="and")
    about = ABOUT.fullmatch(bare)
    if about and (about["open"] or about["topical"] or len(bare.split()) <= 3):
        if _HAS_VERB.search(about["new"]) or _PRONOUN.fullmatch(about["new"]):
            return None
        if not last.question.speaker and about["topical"]:
            return None
        if _is_days(f"{about['topical'] or ''}{about['new']}") and last.question.speaker:
            return _of_days(last.question, f"{about['topical'] or ''}{about['new']}")
        if about["topical"]:
            return _of_topic(last.question, about["new"])
        if about["open"] or _named(about["new"], cast):
            opened = (about["open"] or "and").lower()
            return _replaced(about["new"], last, cast, mentioned, opened)
    return None


def _aside(question: Question) -> bool:
    """Whether a question is about a saying, as "When did X say it?" and "Who said “…”?" are."""
    return bool(question.circumstance) or question.standalone.startswith("Who said “")


def _chosen(bare: str, last: _Turn, cast: _Cast) -> str | None:
    """The last question about the one of several people who fit its name that a turn names."""
    if not last.question.speaker or not last.answer.refused:
        return None
    choices = [match.person for match in find_people(cast.counts, last.question.speaker)]
    choices.sort(key=lambda person: (-cast.counts[person], person.name))
    if len(choices) < 2:
        return None
    words = re.sub(rf"^{OPENING}(?:(?:i|we) (?:mean|meant) )?", "", bare, flags=re.IGNORECASE)
    place = _PLACE.fullmatch(words)
    if place:
        number = {"first": 0, "second": 1, "third": 2, "last": -1}[place.lastgroup or "last"]
        return _of_speaker(last.question, choices[number].name) if number < len(choices) else None
    if len(words.split()) > 6 or _HAS_VERB.search(words):
        return None
    fitting = {match.person for match in find_people(choices, words)}
    return _of_speaker(last.question, fitting.pop().name) if len(fitting) == 1 else None


def _more(last: _Turn) -> str:
    question = last.question
    if not question.speaker:
        return f"{MORE_OF}{re.sub(f'^{MORE_OF}', '', question.standalone)}"
    return _what(last.speaker, question.topic, question.days, more=True)


def _other_side(turns: Sequence[_Turn], cast: _Cast) -> str | None:
    """Whom the cited articles name beside the last speaker most often, as in "A and B"."""
    speaker = next((turn.people[0] for turn in reversed(turns) if turn.people), None)
    articles = {c.article.id: c.article for turn in turns for c in turn.answer.citations}
    if not speaker or not articles:
        return None
    text = "\n".join(article.text for article in articles.values())
    own = {speaker, speaker.split()[-1]}
    others = [
        (sum(text.count(f"{one} and {name}") + text.count(f"{name} and {one}") for one in own
             for name in {person.name, person.name.split()[-1]}), cast.counts[person], person.name)
        for person in cast.counts
        if person.name != speaker and person.name.split()[-1] in text
    ]  # fmt: skip
    best = max(others, default=(0, 0, ""))
    return best[2] if best[0] else None


def _replaced(
    new: str, last: _Turn, cast: _Cast, mentioned: Callable[[str], bool], opened: str
) -> str | None:
    """The last question with new days, another speaker or another topic."""
    question = last.question
    if new.lower() in _SELVES:
        return None
    if not question.speaker:
        return _named_instead(new, question, cast)
    if _is_days(new):
        return _of_days(question, new)
    if new.lower() in ("before", "after", "since"):
        then = re.search(r"\b(?:before|after|since|until)\b(?= \w)", question.standalone, re.I)
        if not then:
            return None
        return f"{question.standalone[: then.start()]}{new}{question.standalone[then.end() :]}"
    if new.lower().startswith(("about ", "on ", "regarding ")):
        return _of_topic(question, new.partition(" ")[2])
    name = bool(re.match(r"(?:the )?[A-Z]", new))
    matches = _named(new, cast)
    person = any(match.kind == "person" for match in matches)
    if person or (matches and (last.groups or (name and opened == "and"))):
        called = any(word in matches[0].name.lower() for word in new.lower().split())
        sure = len(matches) == 1 or not called  # a role: whoever of it says most
        return _of_speaker(question, matches[0].name if sure else new)
    unknown = name and not mentioned(new)
    role = re.match(r"(?:the )?(.+?)(?: of .+)?$", new.lower())
    if role and new.lower().startswith("the ") and role[1].split()[-1] in ROLE_NOUNS:
        return _of_speaker(question, new)
    if unknown or (name and opened == "and" and is_first_name(new.split()[0].lower())):
        return _of_speaker(question, new)
    return _of_topic(question, new)


def _is_days(words: str) -> bool:
    asked = understand(f"What did they say {words}")
    return bool(asked.days) and not asked.topic


def _named_instead(new: str, question: Question, cast: _Cast) -> str | None:
    """A question for nobody's words about another person: the person's name makes way, or the
    other one's words about it are asked for. None where no person is meant."""
    matches = _named(new, cast)
    if not matches or matches[0].kind != "person":
        return None
    name = matches[0].name if len(matches) == 1 else new
    others = [other for other in question.names if _person_like(other, cast)]
    if others:
        return question.standalone.replace(others[-1], name)
    topic = last_of([question.standalone])
    return _what(name, topic or "", question.days)


def _named(words: str, cast: _Cast) -> list[Person]:
    """Those whom words name as a speaker: by a name, or by a role behind "the"."""
    if words[:1].islower() and not words.lower().startswith("the "):
        matches = find_people(cast.counts, words)
        return [
            m.person for m in matches if m.how in ("name", "part") and m.person.kind == "person"
        ]
    return cast.matches(words)


def _of_speaker(question: Question, name: str) -> str:
    """The question about another speaker; its topic and its days stay."""
    assert question.speaker is not None
    if question.circumstance:
        return _what(name, "" if question.topic.startswith("“") else question.topic, question.days)
    text = re.sub(r"\belse ", "", question.standalone, count=1)
    start = text.lower().find(question.speaker.lower())
    return f"{text[:start]}{name}{text[start + len(question.speaker) :]}"


def _of_topic(question: Question, topic: str) -> str:
    """The question about another topic; its speaker and its days stay."""
    if question.circumstance:
        return _what(question.speaker or "", topic, question.days)
    text = re.sub(r"\belse ", "", question.standalone, count=1).rstrip("?!. ")
    if question.topic and question.topic in text:
        start = text.rindex(question.topic)
        return f"{text[:start]}{topic}{text[start + len(question.topic) :]}?"
    return f"{text} about {topic}?"


def _what(speaker: str, topic: str, days: str, more: bool = False) -> str:
    about = f" about {topic}" if topic else ""
    return f"What {'else ' if more else ''}did {speaker} say{about}{f' {days}' if days else ''}?"


def _of_days(question: Question, days: str) -> str:
    """The question about other days."""
    text = re.sub(r"\belse ", "", question.standalone, count=1).rstrip("?!. ")
    if question.days:
        return f"{text.replace(question.days, days)}?"
    return f"{text} {days}?"


def _with_people(words: str, turns: Sequence[_Turn], cast: _Cast) -> tuple[str, str | None]:
    """The words with a name in place of the first "he" or "she"; and the pronoun, where it asks
    for the words of somebody whom the conversation doesn't name."""
    match = _PRONOUN.search(words)
    if not match:
        return words, None
    speaker = understand(words).speaker or ""
    asked = speaker.lower() == match[0].lower()
    if not asked and names_in(words[: match.start()]) and not _ABOUT_SOMEBODY.search(words):
        return words, None  # "What did Rask say about his dam"
    gender = _GENDERS.get(match[0].lower())
    if gender is None and not asked:
        return words, None  # "they" may be things
    earlier = [name for turn in reversed(turns[:-1]) for name in turn.people]
    names = [*turns[-1].people, *(name for name in earlier if name in cast.named)]
    fitting = (name for name in names if cast.fits(name, gender))
    name = next((name for name in fitting if name.split()[-1] not in words), None)
    if name and match[0].lower() == "they" and turns[-1].question.speaker:
        name = turns[-1].speaker
    if name is None:
        return words, match[0].lower() if asked else None
    owner = match[0].lower() in ("his", "their") or (
        match[0].lower() == "her" and re.match(r" \w", words[match.end() :])
    )
    new = f"{name}’s" if owner else name
    return f"{words[: match.start()]}{new}{words[match.end() :]}", None


def _with_both(words: str, turns: Sequence[_Turn]) -> str:
    """The words with the names of the two whom the last turns are about in place of "both"."""
    speaker = understand(words).speaker
    people = list(dict.fromkeys(name for turn in reversed(turns) for name in turn.people))
    if not speaker or not _BOTH.fullmatch(speaker) or len(people) < 2:
        return words
    return words.replace(speaker, f"{people[1]} and {people[0]}", 1)


def _with_matter(words: str, turns: Sequence[_Turn]) -> str:
    """The words with what "it" is, in "say it" and "say about it"."""
    bare = words.rstrip("?!. ")
    last = turns[-1]
    said = _SAID_IT.search(bare)
    if said and (last.question.speaker or last.question.kind == "who said"):
        return _said_it(bare[: said.end("say")], last)
    about = _ABOUT_IT.search(bare)
    topic = next((turn.question.topic for turn in reversed(turns) if turn.question.topic), None)
    topic = topic or last_of(
        [turn.question.standalone for turn in turns if not turn.question.speaker]
    )
    if about and topic and understand(words).speaker:
        return f"{bare[: about.end('of')]} {topic}?"
    return words


def _said_it(opening: str, last: _Turn) -> str:
    """The opening of a question with what was said last: the words, where they are one quotation,
    or what they are about."""
    citations = last.answer.citations
    if len(citations) == 1 and citations[0].direct:
        return f"{opening} {_quoted(citations[0])}?"
    if last.question.topic:
        return f"{opening} that about {last.question.topic}?"
    return f"{opening} that?"


def _quoted(citation: Citation) -> str:
    """The first words of a citation, in quotation marks of our own."""
    words = re.split(r"(?<=\w{3}[.!?])\s", citation.quote.strip("“”\"‘’' "))[0].split()
    return f"“{' '.join(words[:_QUOTED_WORDS]).rstrip(',;:.!?”’')}”"


def _narrowed(words: str, turns: Sequence[_Turn], cast: _Cast) -> str:
    """The words with the whole name of a speaker who is one of several of that name or role, if
    one of them alone is in the conversation."""
    asked = understand(words)
    if not asked.speaker or asked.speaker in cast.named:
        return words
    matches = cast.matches(asked.speaker)
    present = {name for turn in turns for name in turn.people}
    there = [person.name for person in matches if person.name in present]
    if len(matches) < 2 or len(there) != 1:
        return words
    return _of_speaker(asked, there[0])
