"""Questions: what is asked, about whom and what."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from index.errors import OnRecordError
from index.fulltext import stems

MAX_CHARACTERS = 2_000

Kind = Literal["said", "who", "when", "where", "how many", "why", "what"]

_SPEECH = (
    r"say(?:ing)?|said|tell|told|claim(?:ed)?|comment(?:ed)?|state[d]?|announce[d]?|think|thought|"
    r"respond(?:ed)?|react(?:ed)?|reply|replied|promise[d]?|warn(?:ed)?|argue[d]?|suggest(?:ed)?"
)
_SAID = [
    re.compile(
        r"^what (?:exactly )?(?:did|does|do|has|have|had|was|were|is)(?: it)? (?P<who>.+?) "
        rf"(?:{_SPEECH})\b(?P<about>.*)$",
        re.I,
    ),
    re.compile(r"^quote (?P<who>.+?)(?: (?:on|about) (?P<about>.+))?$", re.I),
    re.compile(rf"^(?P<who>.+?) (?:{_SPEECH}) what\b(?P<about>.*)$", re.I),
]
_ABOUT = re.compile(r"^\s*(?:about|on|regarding|concerning|of|to|that)\b", re.I)
_KINDS: list[tuple[str, Kind]] = [
    (r"how (?:many|much|old|long|large|big|far|often)\b|what (?:percentage|share|number)\b",
     "how many"),
    (r"who(?:m|se)?\b|which (?:person|man|woman|player|actor|actress|president|singer)\b", "who"),
    (r"when\b|what (?:date|day|year|month)\b|which (?:day|year|month)\b", "when"),
    (r"where\b|(?:in )?(?:which|what) (?:country|city|state|town|place|continent|ocean)\b",
     "where"),
    (r"why\b|what (?:caused|causes|led)\b", "why"),
]  # fmt: skip
_NAME = re.compile(
    r"(?:[A-Z][\w’'.-]*|\d[\d,.]*\d|\d)(?:\s+(?:(?:of|the|de|al|bin|van|von)\s+)*[A-Z][\w’'.-]*)*"
)
_OPENERS = frozenset(
    """
    what who whom whose when where why how which did does do is are was were has have had can
    could will would should in on at for from to according after before during if the a an
    and tell quote show give list name since until by as with of there it he she they this
    that
    """.split()
)
STOP_WORDS = _OPENERS | frozenset(
    """
    say said says be been being not no or but about into over under than then so such its his
    her hers their our your my me you we us i him them these those s t up out off down new
    any all some more most other also just only own same very many much ’ re ve ll don now
    get got make made take during while between through because please article articles news
    """.split()
)


@dataclass(frozen=True)
class Question:
    """A question as it was understood.

    `speaker` is whose words are asked for, where words are asked for, and `topic` what they
    should be about; `names` are the names and numbers it holds, as written; `terms` the stems
    of its content words. `today` is the day on which it is asked, where that is known.
    """

    text: str
    standalone: str
    kind: Kind
    speaker: str | None
    topic: str
    names: tuple[str, ...]
    terms: tuple[str, ...]
    today: date | None = None


def understand(text: str, today: date | None = None) -> Question:
    """The question in `text`. Raises OnRecordError where there is none or it is too long."""
    words = " ".join(text.split())
    if not any(letter.isalnum() for letter in words):
        raise OnRecordError('the question is empty: ask something, such as "What did X say?"')
    if len(words) > MAX_CHARACTERS:
        raise OnRecordError(
            f"the question has {len(words):,} characters and may have {MAX_CHARACTERS:,}: ask "
            "about one thing at a time"
        )
    bare = words.rstrip("?!. ")
    said = next((match for pattern in _SAID if (match := pattern.match(bare))), None)
    kind: Kind = next((kind for pattern, kind in _KINDS if re.match(pattern, bare, re.I)), "what")
    return Question(
        text=text,
        standalone=words,
        kind="said" if said else kind,
        speaker=said["who"].strip() if said else None,
        topic=_ABOUT.sub("", said["about"] or "").strip() if said else "",
        names=_names(bare),
        terms=tuple(dict.fromkeys(term for term in stems(bare) if term not in STOP_WORDS)),
        today=today,
    )


def _names(words: str) -> tuple[str, ...]:
    """Runs of capitalised words and numbers, without a word that opens the sentence."""
    found = []
    for match in _NAME.finditer(words):
        name = match[0]
        first, _, rest = name.partition(" ")
        if first.lower() in _OPENERS:
            name = rest
        name = re.sub(r"['’]s?$|[.,]+$", "", name)
        if name and name.lower() not in STOP_WORDS:
            found.append(name)
    return tuple(dict.fromkeys(found))
