"""Small talk: what is typed into a chat and asks nothing of the articles."""

import re
from typing import Literal

from index.names import PARTICLES

Talk = Literal["greeting", "help", "thanks", "noted", "goodbye"]

_TALK: dict[Talk, re.Pattern[str]] = {
    "greeting": re.compile(
        r"(?:hi|hiya|hello|hey|howdy|greetings|good (?:morning|afternoon|evening|day))"
        r"(?:,? (?:there|everyone|all|onrecord))?(?:[,.!]* how are you(?: doing)?(?: today)?)?"
        r"|how are you(?: doing)?(?: today)?|how do you do",
        re.IGNORECASE,
    ),
    "help": re.compile(
        r"(?:(?:hi|hello|hey)[,.!]* )?(?:help(?: me)?|what (?:can|do|are|is) (?:you|this)"
        r"(?: (?:do|know|help (?:me )?with|answer|for|about|have))*"
        r"|(?:what|which) (?:questions )?can i ask(?: you)?(?: about)?|who are you"
        r"|how (?:do|can|should|does) (?:you|i|this) (?:work|use (?:this|you)|ask)"
        r"|what articles (?:do you have|are there)|(?:give me an )?examples?(?: please)?"
        r"|what should i ask)",
        re.IGNORECASE,
    ),
    "thanks": re.compile(
        r"(?:(?:ok|okay|great|cool|perfect|no)[,.!]* )?(?:many |no,? )?"
        r"(?:thanks?(?: you)?(?: a lot| so much| very much)*|cheers|good job|well done)",
        re.IGNORECASE,
    ),
    "noted": re.compile(
        r"(?:great|cool|nice|perfect|awesome|wonderful|ok|okay|alright|got it|i see|good|"
        r"interesting|yes|no)(?:[,.!]+ (?:great|cool|good))?",
        re.IGNORECASE,
    ),
    "goodbye": re.compile(
        r"(?:good ?bye|bye(?:[- ]bye)?|see you(?: later)?|ciao|that(?:['’]s| is) all)",
        re.IGNORECASE,
    ),
}
_ENGLISH = frozenset(
    "what who whom when where why how which did does do is are the of about say said says tell and "
    "for with from has have had were in on to an".split()
)
_FOREIGN = frozenset(
    """
    was wer wen wem wann wo warum wie hat haben ist sind der die das den dem ein eine und nicht
    sagte sagt gesagt über zum zur von mit im auf für que qui quoi quand où pourquoi comment est
    sont le la les des du une un dit dire sur pas selon avec dans qué quién quien dónde cuándo
    cómo por el los las dijo dice ha sobre según en con del de che cosa chi dove perché detto il
    gli lo della dei quem onde disse o os uma não como wat waar wanneer waarom heeft zei gezegd
    het een van vad sade hvad sagde co kto kiedy gdzie powiedział jak nie kdo kdy kde řekl ne kim
    nedir dedi
    """.split()
)


def small_talk(words: str) -> Talk | None:
    """What kind of small talk some words are; None where they ask for something."""
    bare = " ".join(words.split()).strip(" ?!.,")
    return next((talk for talk, pattern in _TALK.items() if pattern.fullmatch(bare)), None)


def is_foreign(words: str) -> bool:
    """Whether a question is in another language than English, by its script and small words."""
    letters = [letter for letter in words if letter.isalpha()]
    if sum(letter > "\u024f" for letter in letters) > len(letters) / 2:
        return True
    found = re.findall(r"[^\W\d_]+", words.lower())
    small = _FOREIGN.intersection(found)
    return len(small) >= 2 and bool(small - PARTICLES) and _ENGLISH.isdisjoint(found)
