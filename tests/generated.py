"""Questions that nobody would write: put together at random, the same ones in every run."""

import random
from collections.abc import Iterator

_OPENINGS = (
    "what did Carter say", "who died", "what happened", "when did it begin", "why", "how many",
    "what did they say about the dam", "who said", "did Lund resign", "which articles mention", "",
)  # fmt: skip
_TIMES = (
    "since year 0", "10000 years ago", "in 99999", "on 31 February 2023", "in the year -5",
    "last 999999999 days", "the past 999 years", "since 0000-00-00", "before 0001-01-01",
    "after 9999-12-31", "after 31 December 9999", "since 31/12/9999", "until year 10000",
    "since 1 January 1", "in 0001", "three thousand weeks ago", "999 years ago", "on 0001-01-01",
    "in May", "next century", "last Friday", "between July and", "from 5 to 3 May", "that day",
    "the next year", "the month before", "the day before the beginning", "since the talks",
)  # fmt: skip
_WORDS = (
    "what did he she Carter say about the and of to who when why how many it they else more same "
    "no yes ok thanks again was is not said mayor Lund dam \" “ ” ' ’ ‘ \ud800 \udfff \x00 \u202e "
    "naïve 名 ½ 10^9 -1 NaN null <b> & ; : ?? ... ! ( ) [ ] \\ / * # ` % {0}"
).split(" ")
_BARE = ('"', '""', "“”", "the", "the of and", "?", "..", '"the"', "a", "’", "was", "who", "said",
         "and?", "since", "until", "in", "on 5", "\ud83d", "\udc00 said", "what did \ud800 say",
         "“the”?", "who said “”?", " ", "\n")  # fmt: skip


def questions(count: int, seed: int) -> Iterator[str]:
    """So many questions: with days beyond any calendar, of words in any order, of any characters,
    or of almost nothing."""
    chance = random.Random(seed)
    for _ in range(count):
        yield chance.choice((_with_a_time, _of_words, _of_words, _of_characters, _bare))(chance)


def _with_a_time(chance: random.Random) -> str:
    rest = [chance.choice(_WORDS)] if chance.random() < 0.3 else []
    return " ".join([chance.choice(_OPENINGS), chance.choice(_TIMES), *rest]).strip()


def _of_words(chance: random.Random) -> str:
    return " ".join(chance.choice(_WORDS) for _ in range(chance.randint(1, 9)))


def _of_characters(chance: random.Random) -> str:
    ranges = ((32, 126), (0x80, 0x2FFF), (0xD7F0, 0xE010), (0x1F300, 0x1F6FF))
    numbers = (chance.randint(*chance.choice(ranges)) for _ in range(chance.randint(1, 20)))
    return "".join(map(chr, numbers))


def _bare(chance: random.Random) -> str:
    return chance.choice(_BARE)
