"""Introductions: where an article that names somebody or something also says who or what it is."""

import re
from collections.abc import Iterator

from index.english.roles import role_after, role_before

_ASKED = re.compile(
    r"(?:who|what) ?(?:['’]?s|is|are|was|were) (?:exactly )?(?:the )?(?P<thing>\S+(?: \S+){0,4})",
    re.IGNORECASE,
)
_NAME = re.compile(r"[A-Z\d]\S*(?: (?:(?:of|the|and|for|de|al|bin|van|von) )*[A-Z\d]\S*)*")
_APPOSED = r"(?: \([^()]{1,40}\))?, (?:\d\d, )?(?:an?|the|one of|who|which|whose|where|[\w-]+’s) "
_STATED = r" (?:is|are|was|were) (?:also )?(?:an?|the|one of|among) "
_BEHIND = re.compile(rf"(?:{_APPOSED}|{_STATED})[\w’'-]+(?: [\w’'-]+){{0,5}}")


def thing_asked_for(question: str) -> str | None:
    """The name in "Who is Antony Blinken?", which asks what that is; None where more is asked."""
    asked = _ASKED.fullmatch(question.rstrip("?!. "))
    if not asked:
        return None
    named = question.islower() or _NAME.fullmatch(asked["thing"])
    return asked["thing"] if named else None


def introductions(thing: str, words: str) -> Iterator[str]:
    """What words say a thing is, beside its name: "secretary of state" before it, "a suburb of
    the capital" behind it. `thing` is its name or, of a person, a part of it."""
    name = re.compile(rf"(?<!\w){re.escape(thing)}(?!\w)", re.IGNORECASE)
    for found in name.finditer(words):
        said = _BEHIND.match(words, found.end())
        if said:
            yield said[0]
        if role := role_after(words, found.end()):
            yield role
        for start in _starts(words, found.start()):
            if role := role_before(words, start):
                yield role
                break


def _starts(words: str, start: int) -> Iterator[int]:
    """Where a name may start of which the last part stands at `start`."""
    yield start
    before = re.search(r"(?:[A-Z][\w’'.-]* ){1,3}$", words[max(0, start - 60) : start])
    if before:
        offset = start - len(before[0])
        yield from (offset + word.start() for word in re.finditer(r"\S+", before[0]))
