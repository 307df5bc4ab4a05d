"""Fragments: turns that are no question by their own words, such as "And Moreau?" and "Why?"."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.understanding.cast import Cast
from assistant.understanding.changes import (
    more_of,
    of_days,
    of_no_days,
    of_speaker,
    of_topic,
    others_than,
    what_said,
    who_said,
)
from assistant.understanding.dialogue import Dialogue
from assistant.understanding.followup_patterns import (
    ABOUT,
    BARE,
    ELSE,
    HAS_VERB,
    MEANT,
    MORE,
    OPENING,
    OTHER_SIDE,
    PLACE,
)
from assistant.understanding.instead import New, instead
from assistant.understanding.pointing import PRONOUN, statement_quoted, with_statement
from assistant.understanding.question import CIRCUMSTANCES, Question, days_of
from assistant.understanding.rewording import reread
from assistant.understanding.turns import Turn
from assistant.understanding.wording import MARKS, Slot
from index.english.function_words import FINITE_BE, FINITE_DO, FINITE_HAVE, MODALS, WH_WORDS
from index.english.roles import role_noun
from index.english.words import any_of
from index.people.lookup import MAIN_ROLES, find_people
from index.people.person import Person
from index.rules import Rule, Rules

_PLACES = {"first": 0, "second": 1, "third": 2, "last": -1}
_ASKED = re.compile(
    rf"(?:{any_of(WH_WORDS)}|(?P<auxiliary>{any_of(FINITE_BE | FINITE_DO | FINITE_HAVE | MODALS)}))"
    r"\b(?!['’])",
    re.IGNORECASE,
)
_CHOSEN_WORDS = 6  # at most, by which one of several people is chosen
_BRIEF = 3  # words at most that name something new without "and" or "what about"


def _one_of_several(dialogue: Dialogue) -> Question | None:
    last = dialogue.last
    if not last.question.speaker or not last.refused:
        return None
    counts = dialogue.cast.counts
    choices = [match.person for match in dialogue.cast.find(last.question.speaker)]
    choices.sort(key=lambda person: (-counts[person], person.name))
    words = re.sub(rf"^{OPENING}(?:(?:i|we) (?:mean|meant) )?", "", dialogue.bare, flags=re.I)
    chosen = _chosen(choices, words) if len(choices) > 1 else None
    return of_speaker(last.question, chosen.name) if chosen else None


def _chosen(choices: Sequence[Person], words: str) -> Person | None:
    """The one of several people, in the order in which they were named, whom words choose."""
    place = PLACE.fullmatch(words)
    if place:
        number = _PLACES[place.lastgroup or "last"]
        return choices[number] if number < len(choices) else None
    if len(words.split()) > _CHOSEN_WORDS or HAS_VERB.search(words):
        return None
    fitting = {match.person for match in find_people(choices, words)}
    return fitting.pop() if len(fitting) == 1 else None


def _circumstance(dialogue: Dialogue) -> Question | None:
    bare, last = BARE.fullmatch(dialogue.bare), dialogue.last
    if not bare or not last.question.speaker or bare["wh"].lower() == "who":
        return None
    wh = bare["wh"].lower()
    asked = replace(
        of_no_days(what_said(last.question, last.speaker)), circumstance=CIRCUMSTANCES.get(wh)
    )
    return with_statement(asked, (f"{wh.capitalize()} did ", Slot.SPEAKER, " say"), last)


def _asked_again(dialogue: Dialogue) -> Question | None:
    bare, question = BARE.fullmatch(dialogue.bare), dialogue.main.question
    if not bare or bare["said"] or bare["wh"].lower() == "who" or question.speaker:
        return None
    asked = _ASKED.match(question.words)
    if not asked:
        return None
    wh, words = bare["wh"].lower(), question.words.rstrip(MARKS)
    if asked["auxiliary"] and not bare["not"]:
        words = f"{wh.capitalize()} {words[0].lower()}{words[1:]}?"
    else:
        words = f"{words}, and {wh}{bare['not'] or ''}?"
    return replace(reread(question, words), beside=question.beside)


def _who_said_it(dialogue: Dialogue) -> Question | None:
    bare, last = BARE.fullmatch(dialogue.bare), dialogue.last
    if not bare or not bare["said"] or not last.citations:
        return None
    return who_said(last.question, statement_quoted(last.citations[0]))


def _others(dialogue: Dialogue) -> Question | None:
    others, question = ELSE.fullmatch(dialogue.bare), dialogue.main.question
    opened = question.words.partition(" ")[0].lower()
    if not others or others["wh"].lower() != opened or question.speaker:
        return None
    return others_than(question)


def _more(dialogue: Dialogue) -> Question | None:
    main = dialogue.main
    if not MORE.fullmatch(dialogue.bare):
        return None
    return more_of(main.question, main.speaker if main.question.speaker else "")


def _other_side(dialogue: Dialogue) -> Question | None:
    if not OTHER_SIDE.fullmatch(dialogue.bare) or not dialogue.main.question.speaker:
        return None
    name = _beside(dialogue.turns, dialogue.cast) or _rival(dialogue)
    if name is None:
        return replace(dialogue.question, unclear="the other side")
    return of_speaker(dialogue.main.question, name)


def _rival(dialogue: Dialogue) -> str | None:
    """Who says most of those with the same role as the last speaker, "candidate", and was not
    named yet."""
    counts = dialogue.cast.counts
    told = {name for turn in dialogue.turns for name in turn.people}
    last = dialogue.cast.named.get(dialogue.cast.known(dialogue.main.people[0]))
    nouns = {role_noun(role)[0] for role in (last.roles if last else ())[:MAIN_ROLES]}
    others = [
        person
        for person in counts
        if person.kind == "person" and person.name not in told
        if nouns & {role_noun(role)[0] for role in person.roles[:MAIN_ROLES]}
    ]
    most = max(others, key=lambda who: (counts[who], who.name), default=None)
    return most.name if most else None


def _beside(turns: Sequence[Turn], cast: Cast) -> str | None:
    """Whom the cited articles name beside the last speaker most often, as in "A and B"."""
    speaker = next((turn.people[0] for turn in reversed(turns) if turn.people), None)
    articles = {item.article.id: item.article for turn in turns for item in turn.citations}
    if not speaker or not articles:
        return None
    text = "\n".join(article.text for article in articles.values())
    others = [
        (_together(text, speaker, person.name), cast.counts[person], person.name)
        for person in cast.counts
        if person.name != speaker and person.name.split()[-1] in text
    ]
    times, _, name = max(others, default=(0, 0, ""))
    return name if times else None


def _together(text: str, one: str, other: str) -> int:
    """How often a text has "A and B" of two people, by whole name or by surname."""
    return sum(
        text.count(f"{a} and {b}") + text.count(f"{b} and {a}")
        for a in {one, one.split()[-1]}
        for b in {other, other.split()[-1]}
    )


def _correction(dialogue: Dialogue) -> Question | None:
    meant = MEANT.fullmatch(dialogue.bare)
    if not meant or HAS_VERB.search(meant["new"]):
        return None
    return instead(New(meant["new"], dialogue, called=True))


def _about(dialogue: Dialogue) -> Question | None:
    about = ABOUT.fullmatch(dialogue.bare)
    if not about or HAS_VERB.search(about["new"]) or PRONOUN.fullmatch(about["new"]):
        return None
    opened, topical, new = (about[group] or "" for group in ("open", "topical", "new"))
    if dialogue.main.question.speaker and (opened or topical or _brief(dialogue)):
        timed = _about_words(dialogue.main.question, topical, new)
        if timed:
            return timed
    named = _brief(dialogue) and dialogue.cast.speakers(new)
    if topical or not (opened or named):
        return None
    return instead(New(new, dialogue, called=opened.lower() in ("", "and")))


def _about_words(question: Question, topical: str, new: str) -> Question | None:
    """A question for somebody's words of other days, or about another topic if that is said."""
    if days_of(f"{topical}{new}", question):
        return of_days(question, f"{topical}{new}")
    return of_topic(question, new) if topical else None


def _brief(dialogue: Dialogue) -> bool:
    return len(dialogue.bare.split()) <= _BRIEF


FRAGMENTS: Rules[Callable[[Dialogue], Question | None]] = Rules(
    Rule("one of several", "What did Lund say? — The engineer", _one_of_several),
    Rule("circumstance", "What did Rask say? — When was that?", _circumstance, "Who?"),
    Rule("asked again", "Did the dam break? — Why?", _asked_again, "Who?"),
    Rule("who said it", "What happened? — Who said that?", _who_said_it, "Who paid for that?"),
    Rule("others", "Who criticised the mayor? — Who else?", _others, "What else?"),
    Rule("more", "What did Rask say? — Tell me more", _more, "Tell me more about the dam"),
    Rule("other side", "What did Rask say? — And the other side?", _other_side, "The dark side"),
    Rule(
        "correction",
        "What did Rask say? — No, I meant Moreau",
        _correction,
        "I meant what did he say",
    ),
    Rule("something new", "What did Rask say? — And about the dam?", _about, "And who is Lund?"),
)
"""What a turn may mean that is no question by its own words."""
