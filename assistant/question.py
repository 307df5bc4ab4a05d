"""Questions: what is asked, about whom and what, and from when."""

import re
from calendar import month_abbr, month_name, monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from index.errors import OnRecordError
from index.formats import clean
from index.fulltext import stems

MAX_CHARACTERS = 2_000

Kind = Literal["said", "who said", "who", "when", "where", "how many", "why", "what"]

_SAY = (
    r"(?:say(?:s|ing)?|said|tell(?:s|ing)?|told|claim(?:s|ed|ing)?|comment(?:s|ed|ing)?|"
    r"announce[sd]?|think(?:s|ing)?|thought|believe[sd]?|promise[sd]?|warn(?:s|ed|ing)?|"
    r"argue[sd]?|suggest(?:s|ed)?|respon(?:d|ds|ded|ding)|reac(?:t|ts|ted|ting)|repl(?:y|ies|ied)|"
    r"den(?:y|ies|ied)|admit(?:s|ted)?|deman(?:d|ds|ded)|propose[sd]?|tweet(?:s|ed)?)"
)
_SAYING = r"(?:saying|telling|claiming|thinking|arguing|suggesting|promising|demanding)"
_JUDGE = (
    r"(?:criti[cs]i[sz]e[sd]?|praise[sd]?|condemn(?:s|ed)?|accuse[sd]?|attack(?:s|ed)?|"
    r"support(?:s|ed)?|oppose[sd]?|defend(?:s|ed)?|endorse[sd]?|reject(?:s|ed)?|blame[sd]?)"
)
_VIEWS = (
    r"(?:position|view|views|stance|opinion|response|reaction|reply|comments?|remarks?|words|"
    r"statements?|quotes?|quotations?)"
)
_SHOW = r"(?:(?:show|give|list|find)(?: me)? )?"
_SAID = [
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?:what|how|when|why|where) (?:exactly )?(?:did|does|do|has|have|had) "
        rf"(?P<who>.+?) (?:ever )?{_SAY}\b(?P<about>.*)",
        rf"what (?:exactly )?(?:is|are|was|were) (?P<who>.+?) {_SAYING}\b(?P<about>.*)",
        rf"(?:what|how)(?: is| are| was| were|['’]s) (?P<who>.+?)['’]s? {_VIEWS}\b(?P<about>.*)",
        rf"(?:what|which) {_VIEWS} (?:did|does|has) (?P<who>.+?) (?:make|made|give|given|take)\b"
        r"(?P<about>.*)",
        rf"(?:did|does|has|have) (?P<who>.+?) (?:ever )?{_SAY}\b(?P<about>.*)",
        r"quote (?P<who>.+?)(?P<about> (?:on|about) .+)?",
        rf"{_SHOW}(?:all )?(?:the )?{_VIEWS} (?:by|of|from) (?P<who>.+?)"
        r"(?P<about> (?:on|about) .+)?",
        rf"{_SHOW}(?P<who>.+?)(?:['’]s?)? {_VIEWS}(?P<about> (?:on|about|to) .+)?",
        rf"(?P<who>\S+(?: \S+){{0,3}}) {_SAY} what\b(?P<about>.*)",
    )
]
_WHO_SAID = re.compile(
    rf"who (?:has |have |else )?(?:(?P<say>{_SAY})|(?=(?P<judge>{_JUDGE})))\b(?P<about>.*)", re.I
)
# What a question's verb asks for, and the verbs that report it; any verb reports the others.
_REPORTED = [
    (frozenset(stems(asked)), tuple(stems(f"{asked} {alike}")))
    for asked, alike in (
        ("criticise criticize condemn attack",
         "criticism denounce blast slam lambast rebuke fault decry accuse blame"),
        ("accuse blame", "accusation"),
        ("praise", "hail laud applaud commend"),
        ("support endorse defend", "endorsement back"),
        ("oppose reject", "opposition"),
        ("deny", "denial dispute"),
        ("admit", "admission acknowledge concede"),
        ("warn", "warning caution"),
        ("promise", "vow pledge"),
        ("demand", "insist"),
    )
]  # fmt: skip
_ABOUT = re.compile(r"\s*(?:about|on|regarding|concerning|of|to|that|with|in|at)\b", re.I)
_KINDS: list[tuple[str, Kind]] = [
    (r"how (?:many|much|old|long|large|big|far|often)\b|what (?:percentage|share|number)\b",
     "how many"),
    (r"who(?:m|se)?\b|which (?:person|man|woman|player|actor|actress|president|singer)\b", "who"),
    (r"when\b|what (?:date|day|year|month)\b|which (?:day|year|month)\b", "when"),
    (r"where\b|(?:in )?(?:which|what) (?:country|city|state|town|place|continent|ocean)\b",
     "where"),
    (r"why\b|what (?:caused|causes|led)\b", "why"),
]  # fmt: skip
_DEEDS = frozenset(stems("attack support defend oppose reject"))  # done without a word, too
_MONTHS = {
    name.lower(): number
    for names in (month_name, month_abbr)
    for number, name in enumerate(names)
    if name
}
_MONTH = "|".join(_MONTHS)
_DAYS = re.compile(
    r"\b(?P<how>since|after|from|before|until|till|by|on|in|during) (?:the )?(?:"
    r"(?P<iso>\d{4}-\d\d-\d\d)|"
    rf"(?P<day>\d\d?)(?:st|nd|rd|th)?(?: of)? (?P<month>{_MONTH})\.?,? (?P<year>\d{{4}})|"
    rf"(?P<month2>{_MONTH})\.? (?:(?P<day2>\d\d?)(?:st|nd|rd|th)?,? )?(?P<year2>\d{{4}})|"
    r"(?P<year3>(?:19|20)\d\d))\b",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"(?:[A-Z][\w’'.-]*|\d[\d,.]*\d|\d)(?:\s+(?:(?:of|the|de|al|bin|van|von)\s+)*[A-Z][\w’'.-]*)*"
)
_SENTENCE_END = re.compile(r"(?<=\w{4}\.)\s+")  # shorter words are initials and titles
_OPENERS = frozenset(
    """
    what who whom whose when where why how which did does do is are was were has have had can
    could will would should in on at for from to according after before during if the a an
    and tell quote show give list name since until by as with of there it he she they this
    that
    """.split()
)
_STOPS = frozenset(
    stems(
        " ".join(_OPENERS)
        + """
    say said says be been being not no or but about into over under than then so such its his
    her hers their our your my me you we us i him them these those s t up out off down new any
    all some more most other also just only own same very many much re ve ll don now get got
    make made take while between through because please article articles news
        """
    )
)


@dataclass(frozen=True)
class Question:
    """A question as it was understood.

    `speaker` is whose words are asked for, where words are asked for, and `topic` what they
    should be about; `cues` are the stems of the verbs by which an article reports what a
    question for those who said it asks for ("Who denied ...?"), empty where any will do.
    `since` and `until` are the first and last day of publication that it names; `names` are the
    names and numbers in it, as written, and `terms` the stems of its content words. `today` is
    the day on which it is asked, where that is known.
    """

    text: str
    standalone: str
    kind: Kind
    speaker: str | None
    topic: str
    since: date | None
    until: date | None
    names: tuple[str, ...]
    terms: tuple[str, ...]
    cues: tuple[str, ...] = ()
    today: date | None = None


def understand(text: str, today: date | None = None) -> Question:
    """The question in `text`. Raises OnRecordError where there is none or it is too long."""
    text = clean(text)
    words = " ".join(text.split())
    if not any(letter.isalnum() for letter in words):
        raise OnRecordError('the question is empty: ask something, such as "What did X say?"')
    if len(words) > MAX_CHARACTERS:
        raise OnRecordError(
            f"the question has {len(words):,} characters and may have {MAX_CHARACTERS:,}: ask "
            "about one thing at a time"
        )
    bare = words.rstrip("?!. ")
    said = next((match for pattern in _SAID if (match := pattern.fullmatch(bare))), None)
    who_said = _WHO_SAID.fullmatch(bare)
    kind: Kind = next((kind for pattern, kind in _KINDS if re.match(pattern, bare, re.I)), "what")
    verb = (who_said["say"] or who_said["judge"]) if who_said else ""
    deed = not _DEEDS.isdisjoint(stems(verb))
    since, until, rest = _days((said or who_said or {"about": ""})["about"] or "")
    return Question(
        text=text,
        standalone=words,
        kind="who said" if who_said and not deed else "said" if said else kind,
        speaker=said["who"].strip() if said and not who_said else None,
        topic=_ABOUT.sub("", rest, count=1).strip() if _ABOUT.match(rest) else rest.strip(),
        since=since,
        until=until,
        names=names_in(bare),
        terms=content_terms(bare),
        cues=_cues(verb),
        today=today,
    )


def content_terms(words: str) -> tuple[str, ...]:
    """The stems of the words that carry meaning, each once."""
    return tuple(dict.fromkeys(term for term in stems(words) if term not in _STOPS))


def names_in(words: str) -> tuple[str, ...]:
    """Runs of capitalised words and numbers, without a word that opens the sentence."""
    found = []
    runs = [match[0] for match in _NAME.finditer(words)]
    for name in (name for run in runs for name in _SENTENCE_END.split(run)):
        first, _, rest = name.partition(" ")
        if first.lower() in _OPENERS:
            name = rest
        name = re.sub(r"['’]s?$|[.,]+$", "", name)
        if name and name.lower() not in _OPENERS:
            found.append(name)
    return tuple(dict.fromkeys(found))


def _cues(verb: str) -> tuple[str, ...]:
    return next((cues for verbs, cues in _REPORTED if not verbs.isdisjoint(stems(verb))), ())


def _days(words: str) -> tuple[date | None, date | None, str]:
    """The span of days that some words name, and the words without it."""
    match = _DAYS.search(words)
    if not match:
        return None, None, words
    first = last = None
    try:
        if match["iso"]:
            first = last = date.fromisoformat(match["iso"])
        else:
            year = int(match["year"] or match["year2"] or match["year3"])
            month = _MONTHS.get((match["month"] or match["month2"] or "").lower())
            day = match["day"] or match["day2"]
            first = date(year, month or 1, int(day or 1))
            last = first if day else date(year, month or 12, monthrange(year, month or 12)[1])
    except ValueError:  # 31 June
        return None, None, words
    rest = words[: match.start()] + words[match.end() :]
    how = match["how"].lower()
    if how in ("in", "during") and content_terms(rest):
        return None, None, words  # the year of what it is about
    if how in ("since", "from"):
        return first, None, rest
    if how == "after":
        return last + timedelta(days=1), None, rest
    if how == "before":
        return None, first - timedelta(days=1), rest
    if how in ("until", "till", "by"):
        return None, last, rest
    return first, last, rest
