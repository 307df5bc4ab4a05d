"""Questions: what is asked, about whom and what, and from when."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from assistant.understanding.days import Days, find_days, find_relative_days, spelt
from index.english.characters import clean, without_pictures
from index.english.names import NAME_OR_NUMBER
from index.english.stems import stems
from index.errors import OnRecordError

MAX_CHARACTERS = 2_000

Kind = Literal[
    "said", "who said", "who", "when", "where", "how many", "why", "what happened", "yes/no",
    "compare", "summarise", "list", "what",
]  # fmt: skip
Circumstance = Literal["when", "where", "why"]

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
_TOLD = r"(?:said|told|claimed|thought|thinks|says|announced|replied|responded|reacted)"
_NOT_AUXILIARY = r"(?!(?:did|does|do|has|have|had|is|are|was|were|can|could|will|would|else)\b)"
_POLITE = re.compile(
    r"(?:(?:please|and|so|but|ok|okay|now|also|well|hi|hello|hey)\b,?\s+)*"
    r"(?:(?:(?:can|could|would|will) you )?(?:please )?(?:help me )?"
    r"(?:(?:tell|show|remind) (?:me|us),? |find(?: out)? )|"
    r"do you know |"
    r"i(?:['’]d| would) like to know |i want to know |i wonder )?"
    r"(?=(?:what|who|whom|whose|which|when|where|why|how|did|does|has|have|is|are|was|were)\b)",
    re.IGNORECASE,
)
MORE_OF = "Tell me more: "
_MORE_OF = re.compile(MORE_OF, re.IGNORECASE)
_EVENT = re.compile(
    r"\b(?:since|after|before|until|till) (?:the |his |her |their |its )?\w.*", re.I
)
_TAKE_PLACE = re.compile(r"\bt(?:ake|akes|aken|aking|ook) place\b", re.IGNORECASE)
_LATELY = re.compile(r"\b(?:recently|lately|so far|these days|right now)\b", re.IGNORECASE)
_SHOW = r"(?:(?:show|give|list|find)(?: me)? )?"
_SAID = [
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?:what|how|when|why|where) (?:else |exactly )?(?:did|does|do|has|have|had) "
        rf"(?P<who>.+?) (?:ever )?(?P<say>{_SAY})\b(?P<about>.*)",
        rf"what(?: exactly)?(?: is| are| was| were|['’]s) (?P<who>.+?) {_SAYING}\b(?P<about>.*)",
        rf"(?:what|how)(?: is| are| was| were|['’]s) (?P<who>.+?)['’]s? {_VIEWS}\b(?P<about>.*)",
        rf"(?:what|which) {_VIEWS} (?:did|does|has) (?P<who>.+?) (?:make|made|give|given|take)\b"
        r"(?P<about>.*)",
        rf"(?:did|does|has|have) (?P<who>.+?) (?:ever )?(?P<say>{_SAY})\b(?P<about>.*)",
        r"quote (?P<who>.+?)(?P<about> (?:on|about) .+)?",
        rf"{_SHOW}(?:all )?(?:the )?{_VIEWS} (?:by|of|from) (?P<who>.+?)"
        r"(?P<about> (?:on|about) .+)?",
        rf"{_SHOW}(?P<who>.+?)(?:['’]s?)? {_VIEWS}(?P<about> (?:on|about|to) .+)?",
        rf"(?P<who>\S+(?: \S+){{0,3}}) (?P<say>{_SAY}) what\b(?P<about>.*)",
        rf"(?:(?:summari[sz]e|compare) )?{_SHOW}(?:(?:all )?(?:what|how)|all that|"
        rf"everything(?: that)?|anything(?: that)?) (?P<who>{_NOT_AUXILIARY}.*?) "
        rf"(?:has |have |had )?{_TOLD}\b(?P<about>.*)",
    )
]
_ANYBODY = r"(?:people|everybody|everyone|anybody|anyone|others|the articles?)"
_WHO_SAID = re.compile(
    r"(?:(?:list |name )?(?:all )?(?:everyone |everybody |people |those |the people )?who|"
    rf"what (?:was|is|has been|is being)|what (?:did|do|does) {_ANYBODY}) "
    rf"(?:has |have |else )?(?:(?P<say>{_SAY})|(?=(?P<judge>{_JUDGE})))\b(?P<about>.*)",
    re.I,
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
    (r"what(?:['’]s| is| was| has| had)? (?:happen\w*|going on|new)\b|what took place\b",
     "what happened"),
    (r"(?:compare|contrast)\b|(?:what|how)\b.*\b(?:differ(?:s|ed|ence|ences)?|compare[sd]?)\b",
     "compare"),
    (r"(?:summari[sz]e|sum up|(?:give (?:me |us )?)?(?:an? |the )?(?:summary|overview)|tl;?dr)\b",
     "summarise"),
    (r"(?:list|name|enumerate)\b|which \w+[^s]s\b|what \w+[^s]s (?:are|were|did|do|have|had)\b",
     "list"),
    (r"(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should)\b", "yes/no"),
]  # fmt: skip
_REAL_WORDS = frozenset(
    "hat ha ho hen hw wh wo id di do doe dos sad ay as sa aid aids bout abut sai doses were "
    "here hose whey who how sid thee may any man".split()
)


def _typos(word: str) -> set[str]:
    """Ways to mistype a word: two letters swapped, one left out or one doubled."""
    places = range(len(word))
    swapped = {word[:i] + word[i + 1] + word[i] + word[i + 2 :] for i in places[:-1]}
    dropped = {word[:i] + word[i + 1 :] for i in places if len(word) > 3}
    doubled = {word[: i + 1] + word[i:] for i in places}
    return (swapped | dropped | doubled) - _REAL_WORDS - {word}


_MARKUP = re.compile(r"\*\*|__|`+|</?[a-z][^<>]{0,80}>", re.IGNORECASE)
_LIST_MARK = re.compile(r"^(?:#{1,6}|[>*•–-]|\d{1,2}[.)])\s+")
_IN_QUOTES = re.compile(r"([\"'“‘«„])(?P<inside>[^\"“”«»„]+)[\"'”’»“](?P<mark>[?!.]*)")
_TYPED = re.compile(r"\w+")
_MISSPELT = {
    typo: word
    for word in (
        "what",
        "when",
        "where",
        "who",
        "why",
        "how",
        "did",
        "does",
        "say",
        "said",
        "about",
        "the",
        "much",
        "many",
        "which",
    )
    for typo in _typos(word)
}
_CIRCUMSTANCES: dict[str, Circumstance] = {
    "when": "when", "where": "where", "why": "why",
}  # fmt: skip
_DEEDS = frozenset(stems("attack support defend oppose reject"))  # done without a word, too
_NAME = re.compile(NAME_OR_NUMBER)
_SENTENCE_END = re.compile(r"(?<=\w{4}\.)\s+")  # shorter words are initials and titles
_OPENERS = frozenset(
    """
    what who whom whose when where why how which did does do is are was were has have had can
    could will would should in on at for from to according after before during if the a an
    and tell quote show give list name since until by as with of there it he she they this
    that
    """.split()
)
_NO_NAMES = _OPENERS | frozenset(
    """
    compare contrast summarise summarize explain describe please hi hello hey yesterday today
    last next
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
    should be about; `cues` are the stems of the verbs by which an article reports what is asked
    for ("Who denied ...?", "What did X deny?"), empty where any will do.
    `circumstance` is what is asked of the saying itself: "when" in "When did X say it?".
    `since` and `until` are the first and last day of publication that it names, in the words
    `days`, and `event` are the words of a time that is no date ("since the talks"). `names` are
    the names and numbers in it, as written, and `terms` the stems of its content words. `today`
    is the day on which it is asked, where that is known. `more` tells that it asks for what was
    not shown yet ("What else ...?"). `notes` are sentences that tell how days were counted.
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
    circumstance: Circumstance | None = None
    days: str = ""
    event: str = ""
    more: bool = False
    notes: tuple[str, ...] = ()


def understand(text: str, today: date | None = None, newest: date | None = None) -> Question:
    """The question in `text`. Raises OnRecordError where there is none or it is too long.

    "Yesterday" and the like are counted from `today`, the day on which it is asked, or else from
    `newest`, the day of the newest article.
    """
    text = clean(text)
    words = _respelled(_undecorated(" ".join(text.split())))
    if not any(letter.isalnum() for letter in words):
        raise OnRecordError('the question is empty: ask something, such as "What did X say?"')
    if len(words) > MAX_CHARACTERS:
        raise OnRecordError(
            f"the question has {len(words):,} characters and may have {MAX_CHARACTERS:,}: ask "
            "about one thing at a time"
        )
    bare = words.rstrip("?!. ")
    more = _MORE_OF.match(bare)
    asked, days = _opened_by_days(bare[more.end() :] if more else bare, today or newest)
    asked = _POLITE.sub("", asked, count=1)
    said = next((match for pattern in _SAID if (match := pattern.fullmatch(asked))), None)
    who_said = _WHO_SAID.fullmatch(asked)
    kind: Kind = next((kind for pattern, kind in _KINDS if re.match(pattern, asked, re.I)), "what")
    verb = (who_said["say"] or who_said["judge"]) if who_said else ""
    if said and not who_said:
        verb = said.groupdict().get("say") or ""
    deed = not _DEEDS.isdisjoint(stems(verb))
    rest, event = asked, ""
    if said or who_said:
        rest = (said or who_said or {"about": ""})["about"] or ""
        rest, days, event = _timed(_LATELY.sub("", rest), days, today or newest)
    else:
        relative = find_relative_days(asked, today or newest) if not days else None
        days = relative[0] if relative else days
        if days and (not days.relative or days.monthly or not (days.since or days.until)):
            days = None  # when it happened, and not when it was printed
    speaker = said["who"].strip() if said and not who_said else None
    opening = asked.partition(" ")[0].lower()
    return Question(
        text=text,
        standalone=words,
        kind="who said" if who_said and not deed else "said" if said else kind,
        speaker=speaker,
        topic=_topic(rest) if said or who_said else "",
        since=days.since if days else None,
        until=days.until if days else None,
        names=names_in(bare.replace(days.words, "") if days else bare)
        if not bare.isupper()
        else (),
        terms=content_terms(bare),
        cues=_cues(verb),
        today=today,
        circumstance=_CIRCUMSTANCES.get(opening) if speaker else None,
        days=days.words if days else "",
        event=event,
        more=bool(more or re.search(r"\belse\b", asked, re.IGNORECASE)),
        notes=_counted(days, today, newest),
    )


def _undecorated(words: str) -> str:
    """Words without the Markdown, tags and marks around them, and without emoji."""
    words = _MARKUP.sub("", words)
    words = without_pictures(words)
    words = _LIST_MARK.sub("", words.strip("\ufe0f\u200d "))
    quoted = _IN_QUOTES.fullmatch(words)
    return " ".join((quoted["inside"] if quoted else words).split())


def _topic(words: str) -> str:
    """What words should be about, without the preposition before it."""
    words = re.sub(r"^\s*(?:anything|something)(?= |$)", "", words, flags=re.I).strip(" ,;:")
    while _ABOUT.match(words):
        words = _ABOUT.sub("", words, count=1).strip()
    return re.sub(r"^(?:it|so|this|those|these)$", "", words, flags=re.IGNORECASE)


def _opened_by_days(words: str, reference: date | None) -> tuple[str, Days | None]:
    """The question behind "Last week, ..." and those days; itself where it opens otherwise."""
    for find in (find_days, lambda text: find_relative_days(text, reference)):
        found = find(words)
        if found and words.startswith(found[0].words) and found[1].strip(" ,"):
            return found[1].strip(" ,"), found[0]
    return words, None


def _timed(rest: str, days: Days | None, reference: date | None) -> tuple[str, Days | None, str]:
    """What is left of some words without their days, those days, and the words of an event;
    nothing in quotation marks tells a time."""
    if "“" in rest:
        return rest, days, ""
    for find in (find_days, lambda text: find_relative_days(text, reference)):
        found = find(rest) if not days else None
        if found:
            start = rest.find(found[0].words)
            of_topic = re.match(r"(?:in|during) .*\d{4}$", found[0].words, re.I) and content_terms(
                rest[:start]
            )
            if not of_topic:  # else it is the year of what the topic is
                return found[1], found[0], ""
    event = _EVENT.search(rest)
    if event and not days and content_terms(event[0]):
        return rest[: event.start()], None, event[0].strip()
    return rest, days, ""


def _counted(days: Days | None, today: date | None, newest: date | None) -> tuple[str, ...]:
    """How days that were counted from another day were understood, as a sentence."""
    if not days or not days.relative:
        return ()
    if not (today or newest):
        return (f"No article has a date, so “{days.words}” could not be counted and was left out.",)
    since, until = days.since, days.until
    meant = spelt(since, until) if since else ""
    if since and not until:
        meant = f"from {meant} on"
    elif until and not since:
        meant = f"until {spelt(until)}"
    origin = "today" if today else "the newest article"
    return (f"“{days.words}” was taken as {meant}, counted from {origin}.",)


def _respelled(words: str) -> str:
    """The words with the common small ones spelt right: "waht did X sya"."""

    def right(match: re.Match[str]) -> str:
        word = match[0]
        typed_small = word.islower() or match.start() == 0  # else it may be a name
        return _MISSPELT.get(word.lower(), word) if typed_small else word

    return re.sub(r"^whats\b", "what's", _TYPED.sub(right, words), flags=re.IGNORECASE)


def content_terms(words: str) -> tuple[str, ...]:
    """The stems of the words that carry meaning, each once."""
    return tuple(dict.fromkeys(term for term in telling_stems(words) if term not in _STOPS))


def telling_stems(words: str) -> list[str]:
    """The stems of all words, in order; what took place occurred, and has nothing of a place."""
    return stems(_TAKE_PLACE.sub("occur", words))


def names_in(words: str) -> tuple[str, ...]:
    """Runs of capitalised words and numbers, without a word that opens the sentence."""
    found = []
    runs = [match[0] for match in _NAME.finditer(words)]
    for name in (name for run in runs for name in _SENTENCE_END.split(run)):
        first, _, rest = name.partition(" ")
        if first.lower() in _NO_NAMES:
            name = rest
        name = re.sub(r"['’]s?$|[.,]+$", "", name)
        if name and name.lower() not in _NO_NAMES:
            found.append(name)
    return tuple(dict.fromkeys(found))


def _cues(verb: str) -> tuple[str, ...]:
    return next((cues for verbs, cues in _REPORTED if not verbs.isdisjoint(stems(verb))), ())
