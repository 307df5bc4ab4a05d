"""People: who a mention in an article is, and which names of many articles are one person.

`resolve` works inside one article, `merge_people` across articles, `find_people` for a question.
None of them guesses: what the articles leave open stays what they call it, or stays silent.
"""

import bisect
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from index.articles import Span

Kind = Literal["person", "group", "unknown"]


@dataclass(frozen=True)
class Name:
    """A named entity: `text[span[0]:span[1]]` is a name; `label` is PERSON, ORG, NORP, GPE, ..."""

    span: Span
    label: str

    def __post_init__(self) -> None:
        if not 0 <= self.span[0] < self.span[1]:
            raise ValueError(f"a name needs 0 <= start < end, got {self.span}")


@dataclass(frozen=True)
class Speaker:
    """Who a mention in an article is.

    `name` is the fullest name that the article gives ("Dmitry Peskov"), or what it calls a
    speaker who has no name there ("a US official", "both sides"); `role` is as printed
    ("Kremlin spokesman"). `resolved` is True where `name` is a proper name.
    """

    name: str
    kind: Kind
    role: str | None = None
    resolved: bool = False

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise ValueError("a speaker needs a name, or what the article calls it")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_GENDER_TITLES = {"mr": "m", "sir": "m", "mrs": "f", "ms": "f", "miss": "f"}
_TITLES = _GENDER_TITLES.keys() | _words(
    "dr prof sen sens rep reps gov govs gen lt col capt maj sgt cmdr adm rev hon judge justice "
    "president senator representative governor congressman congresswoman secretary general "
    "speaker mayor minister chancellor ambassador professor doctor pope king queen prince "
    "princess sheriff officer detective chief attorney vice prime lord lady"
)
_SUFFIXES = _words("jr sr ii iii iv")
_PARTICLES = _words("de da di du del della van von der den bin ibn al el la le ter ten dos y st")
_MEN = _words(
    "aaron adam ahmed alan albert alex alexander ali andrew angelo anthony antonio antony barack "
    "ben benjamin bernard bernie bill bob boris brad bradley brian bruce carl carlos charles "
    "charlie chris christopher chuck colin corey craig dan daniel dave david dean dennis dick "
    "dmitri dmitry don donald doug ed edward emmanuel eric ernie evan francis francois frank "
    "franklin fred gary george gerald glenn gordon greg gregory hans harold harry henry howard "
    "hugh ian igor ivan jack jacob jake james jared jason jay jean jeb jeff jeffrey jeremy jerry "
    "jim jimmy joe joel john johnny jon jonathan jorge jose joseph josh joshua juan julian justin "
    "karl keith ken kenneth kevin kyle larry lee leonard lindsey louis luis luke marco marcus "
    "mark martin matt matthew michael miguel mike mitch mitt mohamed mohammed muhammad nathan "
    "neil newt nicholas nick nicolas oliver omar orrin oscar patrick paul pedro pete peter phil "
    "philip pierre rafael rahm ralph rand ray raymond reince ricardo richard rick rob robert "
    "roberto rodrigo roger ron ronald roy rudy rupert russ ryan sam samuel scott sean sergei "
    "sergey seth simon stephen steve steven stuart ted terry thomas tim timothy todd tom tommy "
    "tony trey vladimir volodymyr walter warren wayne wesley will william xi yuri zachary"
)
_WOMEN = _words(
    "abigail alice alicia alison amanda amy ana andrea angela anita ann anna anne annie april "
    "barbara beth betsy betty beverly brenda callista carla carly carmen carol caroline carolyn "
    "catherine cathy charlotte cheryl christina christine cindy claire claudia condoleezza "
    "cynthia dana deb debbie deborah debra denise diana diane dianne donna dorothy eleanor elena "
    "elise elizabeth ellen emily emma erin eva felicia fiona frances gail gina gloria grace hannah "
    "heather heidi helen hillary huma irene isabel ivanka jacqueline jane janet janice jean jeanne "
    "jen jennifer jenny jessica jill joan joanna jocelyn joni joyce juanita judith judy julia julie "
    "kamala karen kate katherine kathleen kathryn kathy katie kellyanne kelly kim kimberly kirsten "
    "kristen laura lauren leah linda lisa liz loretta lori lucy lynn madeleine margaret maria marie "
    "marilyn marine marjorie marsha martha mary maureen megan megyn melania melissa meryl mia "
    "michele michelle mika molly monica nancy natalie natasha nicole nikki nina olga olivia pam "
    "pamela patricia patty paula peggy penny phyllis rachel rebecca rhonda rita robin rosa rose "
    "roxanne ruth samantha sandra sandy sara sarah sharon sheila shirley sonia sophia stephanie "
    "susan suzanne sylvia tammy tara teresa theresa tina tracy ursula valerie vanessa veronica "
    "victoria violet virginia wendy yvonne zoe"
)
_UNISEX = _MEN & _WOMEN

_MALE_NOUNS = _words(
    "man businessman spokesman congressman chairman salesman policeman fireman husband father "
    "son brother king prince actor boy gentleman grandfather uncle nephew statesman"
)
_FEMALE_NOUNS = _words(
    "woman businesswoman spokeswoman congresswoman chairwoman wife mother daughter sister queen "
    "princess actress girl grandmother aunt niece lady congresslady"
)
_KIN = _words(
    "husband wife father mother son daughter brother sister grandfather grandmother uncle aunt "
    "nephew niece widow widower spouse fiance fiancee"
)
_SAME_NOUN = {
    "sen": "senator", "sens": "senator", "reps": "representative", "rep": "representative", "congressman": "representative",
    "congresswoman": "representative", "congressperson": "representative", "gov": "governor",
    "gen": "general", "prof": "professor", "dr": "doctor", "spokeswoman": "spokesman",
    "spokesperson": "spokesman", "chairwoman": "chairman", "chair": "chairman",
    "chairperson": "chairman", "frontrunner": "front-runner", "standard-bearer": "nominee",
    "businesswoman": "businessman", "attorney": "lawyer", "counsel": "lawyer",
    "advisor": "adviser", "advocate": "activist", "tycoon": "mogul", "magnate": "mogul",
    "cop": "officer", "policeman": "officer",
}  # fmt: skip
_BROADER = {
    "senator": {"lawmaker", "legislator", "politician"},
    "representative": {"lawmaker", "legislator", "politician"},
    "governor": {"politician"},
    "mayor": {"politician"},
    "secretary": {"diplomat"},
    "minister": {"diplomat", "politician"},
    "ambassador": {"diplomat", "envoy"},
    "envoy": {"diplomat"},
    "nominee": {"candidate", "contender", "hopeful", "politician"},
    "front-runner": {"candidate", "contender", "hopeful"},
    "contender": {"candidate", "hopeful"},
    "hopeful": {"candidate", "contender"},
    "candidate": {"politician"},
    "mogul": {"businessman", "billionaire"},
    "billionaire": {"businessman"},
    "developer": {"businessman", "mogul"},
    "executive": {"businessman"},
    "neurosurgeon": {"doctor", "surgeon", "physician"},
    "surgeon": {"doctor", "physician"},
    "physician": {"doctor"},
    "columnist": {"journalist", "writer"},
    "reporter": {"journalist"},
    "anchor": {"journalist", "host"},
    "correspondent": {"journalist", "reporter"},
    "broadcaster": {"journalist", "host"},
    "author": {"writer"},
    "chairman": {"leader", "head"},
    "director": {"head", "leader"},
    "president": {"leader", "head"},
    "strategist": {"adviser", "consultant"},
    "general": {"officer", "commander"},
    "comedian": {"entertainer"},
    "actor": {"star"},
    "actress": {"star"},
}
_ROLES = (
    _MALE_NOUNS | _FEMALE_NOUNS | _KIN | _SAME_NOUN.keys() | set(_SAME_NOUN.values())
    | _BROADER.keys() | {noun for nouns in _BROADER.values() for noun in nouns}
    | _words(
        "legend quarterback mom dad author actor veteran senior academic analyst architect artist assistant astronaut banker boss ceo chancellor chief "
        "coach co-chair co-chairman co-founder co-host co-author colonel commander commissioner "
        "congressional coordinator counterpart critic deputy detective dictator donor economist "
        "editor engineer expert farmer fellow founder fundraiser guest historian host insider "
        "intern investigator investor judge justice leader liberal lieutenant lobbyist major "
        "member model monarch musician negotiator nurse observer operative opponent organizer "
        "owner partner pastor pilot player poet pollster preacher premier priest prosecutor "
        "psychologist publisher researcher resident reverend rival scholar scientist secretary "
        "sergeant sheriff singer socialist soldier speaker star student superintendent supporter "
        "surrogate teacher technician treasurer trustee veteran victim voter whip whistleblower "
        "witness worker writer youth neurologist official aide supporter consultant moderator "
        "talker personality provocateur firebrand libertarian conservative democrat republican "
        "independent incumbent challenger newcomer outsider native father-in-law son-in-law "
        "daughter-in-law principal producer rapper rabbi bishop cardinal imam"
    )
) - {"major", "liberal", "congressional"}  # fmt: skip
_OFFICES = _words(
    "senator representative governor mayor secretary minister ambassador president general judge "
    "justice chancellor premier speaker lawmaker legislator diplomat commissioner sheriff king "
    "queen envoy congressman chief"
)
_EPITHETS = _words(
    "candidate nominee contender hopeful front-runner senator representative governor president "
    "mayor secretary lawmaker legislator politician mogul billionaire millionaire businessman "
    "developer executive entrepreneur author columnist commentator writer actor actress singer "
    "rapper comedian star legend veteran neurosurgeon doctor surgeon physician investor "
    "professor economist native graduate conservative liberal libertarian democrat republican "
    "socialist firebrand provocateur host anchor journalist activist speaker chairman leader "
    "lady pontiff pope king queen prince princess chancellor diplomat general admiral premier "
    "minister ambassador congressman"
)
_GROUP_NOUNS = _words(
    "campaign administration government ministry department agency bureau office committee "
    "commission council court company firm corporation group organization organisation network "
    "newspaper paper magazine outlet website site airline bank union university college school "
    "institute party team camp side army military police force panel board senate house congress "
    "parliament state country city county nation crowd public media press audience community "
    "family couple duo trio pair people base majority minority coalition alliance association "
    "foundation charity church league club station channel staff squad delegation embassy "
    "kingdom union watchdog regulator giant maker retailer service center centre pac"
)
_COUNTABLE_GROUPS = _words(
    "people men women children police media press public many some others "
    "most few several both all none two three half"
)
_PLURAL_DETERMINERS = _words(
    "both these those several many some few most all other others two three four five six seven "
    "eight nine ten dozens hundreds thousands"
)
_DEFINITE = _words("the this that his her their its our my your")
_INDEFINITE = _words("a an one another any no every each some")
_PREPOSITIONS = _words(
    "of for in at from with to on by about against between among under over after before into "
    "than like near behind without toward towards via through during despite and or as"
)
_STOPS = (
    _PREPOSITIONS
    | _DEFINITE
    | _INDEFINITE
    | _words(
        "but who whom whose which that is are was were be been has have had will would said says "
        "told asked when while if because he she they it we i you not also when where then there"
    )
)
_AUXILIARIES = _words(
    "is was has had will would could can should may might must did does do said says told added "
    "asked wrote went made took got came saw knew thought felt found gave kept left lost met ran "
    "put read set sat spoke stood tweeted won began became argues never also then now again who "
    "clearly later repeatedly recently himself herself isn't wasn't hasn't hadn't won't wouldn't "
    "didn't doesn't can't couldn't shouldn't isn’t wasn’t hasn’t hadn’t won’t wouldn’t didn’t "
    "doesn’t can’t couldn’t shouldn’t fell rose held led paid sent shot built drew flew grew hit"
)
_SAYS = _words(
    "said says added told asked wrote writes explained replied responded argued continued noted "
    "tweeted concluded insisted warned recalled declared joked quipped did does has"
)
_MODIFIED_NOUNS = _words(
    "campaign supporters administration aides allies tower foundation rally "
    "rallies voters donors university officials emails team surrogates camp "
    "delegates backers presidency family organization fans critics event "
    "spokesman spokeswoman adviser advisers aide ally ad ads supporter staff"
)
_BEFORE_NAMES = _TITLES | _ROLES | _STOPS | _SAYS | _words(
    "though although since yet still meanwhile even despite until unless once whether how why what "
    "unlike both only instead perhaps maybe here now today yesterday later earlier thus so nor "
    "monday tuesday wednesday thursday friday saturday sunday january february march april may "
    "june july august september october november december crooked poor dear just yes no well"
)
_OUTLETS = _words(
    "politico breitbart twitter facebook google youtube reuters newsweek vox buzzfeed "
    "gawker drudge newsmax axios obamacare medicare brexit snapchat instagram tweet congress"
)
_HE = _words("he him his himself")
_SHE = _words("she her hers herself")
_GENDERED_PRONOUNS = _HE | _SHE
_PRONOUNS = _GENDERED_PRONOUNS | _words(
    "they them their theirs themselves it its itself we us our ours i me my mine you your who "
    "whom whose which that this these those both self"
)

_SENTENCE = re.compile(r"\n+|(?<=[.!?…])[\"”’')\]]*\s+(?=[\"“‘'(\[]*[A-Z0-9])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Sen|Sens|Rep|Reps|Gov|Govs|Gen|Lt|Col|Capt|Prof|Rev|Jr|Sr|St|vs|No|"
    r"Jan|Feb|Aug|Sept|Oct|Nov|Dec|Inc|Co|Corp)|\b[A-Z])\.$"
)
_TOKEN = re.compile(r"[^\W\d_](?:[\w.-]*\w|[’'](?!s\b)\w+|\w)*\.?")
_PRONOUN = re.compile(r"\b(?:he|she|him|her|his|hers|himself|herself)\b", re.IGNORECASE)
_TITLED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Prof|Judge|Justice|President|Senator)\.?[ \xa0]"
    r"(?P<name>(?:[A-Z][\w’'-]+\.?[ \xa0]){0,2}[A-Z][\w-]+)"
)
_TWO_WORDS = re.compile(r"\b(?P<first>[A-Z][a-z]+)[ \xa0](?:[A-Z]\.[ \xa0]?)?[A-Z][a-z][\w-]*")
_POSSESSIVE = re.compile(r"[’']s?$")


def _folded(word: str) -> str:
    """A word without diacritics, marks and case, for comparing names."""
    plain = unicodedata.normalize("NFKD", word)
    plain = "".join(mark for mark in plain if not unicodedata.combining(mark))
    return re.sub(r"[^\w-]", "", plain.replace("ł", "l").replace("ø", "o")).lower()


def _name_words(name: str) -> tuple[str, ...]:
    """The words of a name, folded, without titles in front; `jr` and the like stay."""
    words = [_folded(word) for word in re.split(r"[\s\xa0]+", _POSSESSIVE.sub("", name))]
    words = [word for word in words if word]
    while len(words) > 1 and words[0] in _TITLES:
        words = words[1:]
    return tuple(words)


def _key(words: Sequence[str]) -> tuple[str, str, str]:
    """First name, surname and suffix, by which two full names are compared."""
    suffix = words[-1] if len(words) > 1 and words[-1] in _SUFFIXES else ""
    core = [word for word in (words[:-1] if suffix else words)]
    return (core[0] if len(core) > 1 else "", core[-1], suffix)


@dataclass
class _Person:
    """What an article has said so far about one person."""

    words: tuple[str, ...]
    name: str
    first_seen: int
    roles: list[str] = field(default_factory=list)
    role_words: dict[str, set[str]] = field(default_factory=dict)
    evidence: Counter[str] = field(default_factory=Counter)
    plain: int = 0
    salience: float = 0.0
    sentence: int = -1000

    def gender(self) -> str | None:
        """`m`, `f`, or None where the article doesn't tell."""
        if self.evidence["m"] == self.evidence["f"]:
            return None
        return "m" if self.evidence["m"] > self.evidence["f"] else "f"


@dataclass(frozen=True)
class _Sighting:
    """A place where an article names a person; `person` is None when two fit as well."""

    start: int
    end: int
    person: _Person | None


def _quoted_spans(text: str) -> list[Span]:
    """Where quotation marks enclose text; a mark that is never closed ends with its paragraph."""
    spans = []
    for paragraph in re.finditer(r"[^\n]+", text):
        start: int | None = None
        for mark in re.finditer(r"[“”\"]|''", paragraph[0]):
            at = paragraph.start() + mark.start()
            if start is None and mark[0] != "”":
                start = at
            elif start is not None and mark[0] != "“":
                spans.append((start, at + len(mark[0])))
                start = None
        if start is not None:
            spans.append((start, paragraph.end()))
    return spans


def _within(spans: Sequence[Span], starts: Sequence[int], at: int) -> int | None:
    """The number of the span that holds an offset; spans in order, not overlapping."""
    found = bisect.bisect_right(starts, at) - 1
    return found if found >= 0 and at < spans[found][1] else None


def _sentence_starts(text: str, quotes: Sequence[Span]) -> list[int]:
    """Where sentences start; a quotation doesn't count as more than one."""
    quote_starts = [start for start, _ in quotes]
    starts = [0]
    for gap in _SENTENCE.finditer(text):
        if "\n" not in gap[0]:
            if _ABBREVIATION.search(text, max(0, gap.start() - 6), gap.start()):
                continue
            if _within(quotes, quote_starts, gap.end() - 1) is not None:
                continue
        starts.append(gap.end())
    return starts


def _trimmed(text: str, start: int, end: int) -> Span | None:
    """A PERSON entity cut down to the name itself, or None where it isn't one."""
    line = text.find("\n", start, end)
    if line > start:
        end = line
    while True:
        word = re.match(r"[^\w]*([\w’'.-]+)", text[start:end])
        if not word:
            return None
        first, rest = word[1], start + word.end()
        if rest < end and (not first[0].isupper() or _folded(first) in _TITLES):
            start = rest
        else:
            start += word.start(1)
            break
    question = re.match(r"(?:Will|May|Can|Could|Did|Does|Do|Is|Should|Would|Has) ", text[start:end])
    if question and (start == 0 or text[start - 1] == "\n") and "?" in text[end : end + 150].split("\n")[0]:
        start += question.end()
    stop = re.search(r"[ \xa0](?=([A-Z]\w+))", text[start:end])
    while stop:
        if stop[1].lower() in _STOPS | _AUXILIARIES - {"will", "may", "read"}:
            end = start + stop.start()
            break
        stop = re.compile(r"[ \xa0](?=([A-Z]\w+))").search(text[start:end], stop.end())
    name = text[start:end].rstrip(" \xa0,;:-–—\"”“’'")
    name = re.sub(r"[’']s$", "", name)
    words = name.split()
    if not words or not name[0].isupper() or re.search(r"[\d@#/|<>_=]", name) or len(words) > 5:
        return None
    if any(word[0].islower() and _folded(word) not in _PARTICLES for word in words):
        return None
    if len(words) == 1 and (
        _folded(words[0]) in (_TITLES | _PRONOUNS | _STOPS | _OUTLETS) - {"will"} or len(_folded(words[0])) < 2
    ):
        return None
    if len(words) > 1 and _folded(words[-1]) in _GROUP_NOUNS:
        return None
    return start, start + len(name)


def _person_spans(text: str, names: Sequence[Name]) -> list[Span]:
    """Spans of people's names: the PERSON entities, and what a title or first name gives away."""
    spans = []
    covered = sorted(name.span for name in names)
    for name in names:
        if name.label == "PERSON" and (span := _trimmed(text, *name.span)):
            start, end = span
            # The recogniser at times misses the first name of three: "Billie" of "Billie Jean King".
            missed = re.search(r"[a-z] ([A-Z][a-z]+) $", text[max(0, start - 30) : start])
            if missed and not (_is_role(missed[1]) or missed[1].lower() in _TITLES | _STOPS):
                earlier = start - len(missed[1]) - 1
                if not _overlaps(covered, (earlier, start - 1)):
                    start = earlier
            spans.append((start, end))
    people = sorted(spans)
    others = sorted(
        name.span
        for name in names
        if name.label != "PERSON" and " " in text[name.span[0] : name.span[1]]
    )
    taken = sorted(spans + others)
    for pattern in (_TITLED, _TWO_WORDS):
        for match in pattern.finditer(text):
            start, end = match.span("name") if pattern is _TITLED else match.span()
            if pattern is _TWO_WORDS and match["first"].lower() not in _MEN | _WOMEN:
                continue
            # An entity that goes on behind the name is another's: a tower, a foundation.
            if _overlaps(taken, (start, end)) and not _ends_an_entity(others, (start, end)):
                continue
            if _overlaps(people, (start, end)):
                continue
            if span := _trimmed(text, start, end):
                bisect.insort(people, span)
                bisect.insort(taken, span)
                spans.append(span)
    spans = _without_tails(text, sorted(spans))
    return [
        span for before, span in zip([(0, 0), *spans], spans, strict=False) if span[0] >= before[1]
    ]


def _overlaps(spans: Sequence[Span], span: Span) -> bool:
    """Whether one of the spans, which are in order, overlaps another."""
    at = bisect.bisect_left(spans, (span[1], span[1]))
    return any(spans[i][1] > span[0] for i in range(max(0, at - 3), at))


def _without_tails(text: str, spans: Sequence[Span]) -> list[Span]:
    """The spans, cut where a known name has a word of a headline behind it: "Marco Rubio Tell"."""
    known = {tuple(text[start:end].split()) for start, end in spans}
    cut = []
    for start, end in spans:
        words = text[start:end].split()
        if len(words) == 3 and tuple(words[:2]) in known and words[2].lower() not in _SUFFIXES:
            end = start + text[start:end].rindex(words[2])
            end = start + len(text[start:end].rstrip())
        cut.append((start, end))
    return cut


def _ends_an_entity(spans: Sequence[Span], span: Span) -> bool:
    """Whether each of the spans that overlap another ends where it does or before."""
    at = bisect.bisect_left(spans, (span[1], span[1]))
    return all(spans[i][1] <= span[1] for i in range(max(0, at - 3), at))


def _title_before(text: str, start: int) -> str:
    word = re.search(r"([\w-]+)\.?[\s\xa0]$", text[max(0, start - 24) : start])
    return word[1].lower() if word else ""


def _sightings(text: str, names: Sequence[Name]) -> tuple[list[_Sighting], list[_Person]]:
    """Every place where a person is named, with the person, in order; and the people."""
    spans = _person_spans(text, names)
    people: dict[tuple[str, str, str], _Person] = {}
    by_word: dict[str, list[_Person]] = defaultdict(list)
    for start, end in spans:
        words = _name_words(text[start:end])
        if len(words) < 2 or (words[-1] in _SUFFIXES and len(words) < 3):
            continue
        key = _key(words)
        if key not in people:
            people[key] = person = _Person(words, text[start:end], start)
            by_word[key[1]].append(person)
            by_word[key[0]].append(person)
            gender = (
                ""
                if key[0] in _UNISEX
                else ("m" if key[0] in _MEN else "f" if key[0] in _WOMEN else "")
            )
            if gender:
                person.evidence[gender] += 3
    for start, end in spans:
        words = _name_words(text[start:end])
        if len(words) == 1 and words[0] not in by_word:
            people["", words[0], ""] = person = _Person(words, text[start:end], start)
            by_word[words[0]].append(person)

    surnames = {person.words[-1] for person in people.values()}
    surnames |= {_key(person.words)[1] for person in people.values()}
    longer = sorted(
        name.span
        for name in names
        if re.search(r"\w[\s\xa0&-]+\w", text[slice(*name.span)])
        and name.label not in ("PERSON", "DATE", "TIME", "CARDINAL")
    )
    found = set(spans)
    taken = sorted(spans)
    previous = (0, 0)
    for match in _TOKEN.finditer(text):
        word = _POSSESSIVE.sub("", match[0]).rstrip(".")
        span = match.start(), match.start() + len(word)
        if word[0].isupper() and _folded(word) in surnames and not _overlaps(taken, span):
            before = text[previous[0] : previous[1]]
            gap = text[previous[1] : span[0]]
            joined = (
                gap in (" ", "\xa0")
                and before[:1].isupper()
                and not (_folded(before) in _BEFORE_NAMES or before.isupper())
            )
            after = re.match(r"[ \xa0][A-Z][a-z]+", text[match.end() : match.end() + 20])
            if not joined and not _overlaps(longer, span) and not after:
                found.add(span)
        previous = match.start(), match.end()

    _separate_kin(text, sorted(found), people, by_word)
    result = []
    last_named: dict[str, int] = {}
    for start, end in sorted(found):
        words = _name_words(text[start:end])
        title = _title_before(text, start)
        if len(words) > 1 and _key(words) in people:
            chosen: _Person | None = people[_key(words)]
        else:
            chosen = _who(words[-1], _GENDER_TITLES.get(title), by_word, last_named, start)
        if chosen:
            if title in _GENDER_TITLES:
                chosen.evidence[_GENDER_TITLES[title]] += 5
            last_named[chosen.name] = start
            chosen.plain += len(words) == 1
            if len(words) > len(chosen.words):
                chosen.name, chosen.words = text[start:end], words
                last_named[chosen.name] = start
        result.append(_Sighting(start, end, chosen))
    return result, list(people.values())


def _separate_kin(
    text: str,
    spans: Sequence[Span],
    people: dict[tuple[str, str, str], _Person],
    by_word: dict[str, list[_Person]],
) -> None:
    """Add a person for a surname whose only full name is that of a wife, a son, introduced later.

    Where Fiorina is quoted, and then "her husband, Frank Fiorina", he is not the one quoted.
    """
    earlier = {}
    for start, end in spans:
        words = _name_words(text[start:end])
        if len(words) == 1:
            earlier.setdefault(words[0], start)
    for person in list(people.values()):
        first, surname, _ = _key(person.words)
        bearers = [p for p in by_word[surname] if _key(p.words)[1] == surname]
        if not first or len(bearers) > 1 or earlier.get(surname, len(text)) > person.first_seen:
            continue
        end = person.first_seen + len(person.name)
        roles = (_role_before(text, person.first_seen), _role_after(text, end))
        if any(role and _head(role)[0] in _KIN for role in roles):
            other = _Person((surname,), text[earlier[surname] :][: len(surname)], earlier[surname])
            people["", surname, ""] = other
            by_word[surname].append(other)


def _who(
    word: str,
    gender: str | None,
    by_word: dict[str, list[_Person]],
    last_named: dict[str, int],
    at: int,
) -> _Person | None:
    """The person whom one word names: the surname's bearer, else that first name's."""
    fitting = by_word.get(word, [])
    fitting = [person for person in fitting if _key(person.words)[1] == word] or fitting
    if gender:
        fitting = [person for person in fitting if person.gender() in (gender, None)] or fitting
    if len(fitting) < 2:
        return fitting[0] if fitting else None
    main = min(fitting, key=lambda person: person.first_seen)
    last = max(fitting, key=lambda person: last_named.get(person.name, -1))
    if last is main or (main.plain > 1 and not last.plain):
        return main
    near, far = last_named[last.name], last_named.get(main.name, -1)
    return last if at - near < 400 and at - far > 1200 else None


def _head(phrase: str) -> tuple[str, frozenset[str]]:
    """The noun that a description is about, and the other words that narrow it."""
    words = re.findall(r"[\w’'.-]+", phrase.lower())
    words = [re.sub(r"[’']s?$", "", word.rstrip(".")) for word in words]
    while words and words[0] in _DEFINITE | _INDEFINITE | _PLURAL_DETERMINERS:
        words = words[1:]
    cut = next(
        (i for i, word in enumerate(words) if (i and word in _PREPOSITIONS) or word == "who"),
        len(words),
    )
    if not words or not cut:
        return "", frozenset()
    head = words[cut - 1]
    rest = [word for word in words[: cut - 1] + words[cut:] if word not in _STOPS]
    return _SAME_NOUN.get(head, head), frozenset(rest)


def _is_role(word: str) -> bool:
    word = word.lower().rstrip(".")
    return word in _ROLES or word.endswith(("woman", "person", "ologist", "ician", "writer"))


_TIMES = _words("former then ex-president acting state then-president retired incumbent")


def _role_before(text: str, start: int) -> str | None:
    """The role printed in front of a name: "Kremlin spokesman" before "Dmitry Peskov"."""
    line = re.split(r"[\n:;()“”\"—–!?]", text[max(0, start - 110) : start])[-1]
    words = line.replace("\xa0", " ").split(" ")
    if len(words) < 2 or words[-1] != "":
        return None
    words = words[:-1]
    apposed = words[-1].endswith(",") if words else False
    nouns = [word.strip(",") for word in words]
    while nouns and nouns[-1].lower().rstrip(".") in _GENDER_TITLES:
        nouns, apposed = nouns[:-1], False
    chosen: list[str] = []
    if not nouns:
        return None
    tail = " ".join(nouns[-4:])
    of = re.search(r"\b(\w+ (?:of|for) (?:the )?(?:[A-Z][\w’'.-]+ ?){1,3})$", tail)
    if of and _is_role(of[1].split(" ")[0]):
        chosen = of[1].split(" ")
        nouns = nouns[: len(nouns) - len(chosen)]
    elif _is_role(nouns[-1]) or nouns[-1].lower().rstrip(".") in _TITLES:
        chosen = [nouns[-1]]
        nouns = nouns[:-1]
    if not chosen:
        return None
    raw = [word for word in words[: len(nouns)]]
    while nouns and len(chosen) < 8:
        word = nouns[-1]
        lower = word.lower()
        if re.search(r"\w\.$", word) and not _ABBREVIATION.search(word) and len(word) > 6:
            break
        if chosen[0][:1].isupper() and word[:1].islower() and lower not in _TIMES:
            break
        if (
            not word
            or raw[-1].endswith(",")
            or lower in _STOPS
            or (lower.endswith(("ed", "ing")) and lower not in ("retired",))
        ):
            break
        chosen.insert(0, word)
        nouns, raw = nouns[:-1], raw[:-1]
    if apposed and not (
        (nouns and nouns[-1].lower() in ("the", "his", "her", "its", "their"))
        or "’s" in " ".join(chosen)
        or "'s" in " ".join(chosen)
    ):
        return None
    role = " ".join(chosen)
    return role if _ABBREVIATION.search(role) else role.rstrip(".")


def _role_after(text: str, end: int) -> str | None:
    """The role printed behind a name: "a Texas senator" in "Ted Cruz, a Texas senator, said"."""
    after = re.match(
        r"(?: ?\([^)]{1,30}\))?(?:, \d\d)?, (?:who (?:is|was) )?"
        r"((?:[\w’'.&-]+[ \xa0]){0,11}[\w’'&-]+)(?=[,.;:—–()]| who | and | said| told|$)",
        text[end : end + 150],
    )
    if not after:
        return None
    phrase = after[1]
    head = re.split(r" (?:of|for|in|at|from|who|with|to|on)\b", phrase)[0].split(" ")
    if not _is_role(head[-1]) or any(word in _AUXILIARIES for word in head):
        return None
    return re.sub(r"^(?:a|an|the|one) ", "", phrase)


def _learn_roles(text: str, sightings: Sequence[_Sighting], quotes: Sequence[Span]) -> None:
    """Write down, with each person, the roles that the article prints beside the name."""
    quote_starts = [start for start, _ in quotes]
    for sighting in sightings:
        person = sighting.person
        if not person or _within(quotes, quote_starts, sighting.start) is not None:
            continue
        found = [_role_before(text, sighting.start), _role_after(text, sighting.end)]
        party = re.match(r",? ?\(?([RDI])-([A-Z][\w. ]+)", text[sighting.end : sighting.end + 24])
        for role in found:
            if not role:
                continue
            if role not in person.roles:
                person.roles.append(role)
            head, rest = _head(role)
            person.role_words.setdefault(head, set()).update(rest)
            noun = role.lower().split(" ")
            if any(word in _FEMALE_NOUNS for word in noun):
                person.evidence["f"] += 2 if noun[-1] in _FEMALE_NOUNS else 0
            if noun[-1] in _MALE_NOUNS:
                person.evidence["m"] += 2
        if party:
            side = {"R": "republican", "D": "democratic", "I": "independent"}[party[1]]
            for narrower in person.role_words.values():
                narrower.update({side, party[2].lower().strip()})


_DECAY = 0.6
_CLEAR = 1.4
_SPEAKS = 0.8
_FORGOTTEN = 12
_MOST = 2.2
_REPORTED = 0.5
_CLOSING = 1.4
_OPEN = 2.0
_LEAST = 0.2
_PARAGRAPH = 1
_FRONTED = re.compile(
    r"(?:But |And |Yet |Even |Ever )?(?:As|While|When|Whenever|Despite|Although|Though|Since|After|Before|Because|If|With|"
    r"In|By|Like|Until|Once|For|During)\b[^,.;:“”\"]{0,120}$"
)
_ASIDE = re.compile(
    r"^(?: ?\([^)]{1,40}\))?(?:,(?! (?:and|but|while)\b)[^.;:“”\"\n]{2,110}?,(?= (?!and\b|or\b|but\b|as\b|while\b)[a-z])| ?[—–][^—–.\n]{2,110}[—–])?"
)


def _lead(text: str, start: int, sentence_start: int) -> int:
    """Where a name starts together with the title, role and party in front of it."""
    for word in reversed(list(re.finditer(r"[^\s\xa0]+", text[max(0, start - 70) : start]))):
        at = max(0, start - 70) + word.start()
        plain = word[0].lower().rstrip(".")
        if at < sentence_start or word[0][-1] in ",;:)”\"—–" or plain in _STOPS | _SAYS:
            break
        if not (word[0][0].isupper() or plain in _TIMES or _is_role(plain)):
            break
        if word[0].endswith(".") and len(plain) > 5:
            break
        start = at
    return start


def _weight(text: str, start: int, end: int, sentence_start: int) -> float:
    """How much a mention in that place draws later pronouns: a subject most, a modifier least."""
    lead = _lead(text, start, sentence_start)
    after = text[end : end + 150]
    if re.match(r"[’']s?\b", after):
        return 0.5 if lead - sentence_start < 3 else 0.35
    after = _ASIDE.sub("", after)
    before = re.search(r"([\w’'-]+)[.,]?[\s\xa0“\"]*$", text[max(0, lead - 20) : lead])
    word_before = before[1].lower() if before and lead > sentence_start else ""
    next_word = re.match(r"[ \xa0]([a-z’'-]+)", after)
    verb = next_word[1] if next_word else ""
    if verb in _MODIFIED_NOUNS:
        return 0.2
    if word_before == "asked":
        return 1.0
    if word_before in _PREPOSITIONS - {"and", "as", "than", "before", "after"}:
        return 0.4
    # Who asks somebody gets an answer: the words after that are not the asker's.
    if verb == "asked" and re.match(r"[ \xa0]asked (?:him|her|[A-Z])", after):
        return 0.3
    if word_before in _SAYS or verb in _AUXILIARIES or verb.endswith(("ed", "ly")):
        return 1.0
    if verb.endswith("s") and verb not in _PREPOSITIONS and not verb.endswith(("ss", "ers", "ors")):
        return 0.9
    if lead - sentence_start < 3:
        return 1.0
    return 0.6


def _score(person: _Person, sentence: int) -> float:
    return person.salience * _DECAY ** (sentence - person.sentence)


def _add(person: _Person, weight: float, sentence: int) -> None:
    person.salience = min(_score(person, sentence) + weight, _MOST)
    person.sentence = sentence


def _clearly_first(scored: Sequence[tuple[float, _Person]], ratio: float) -> _Person | None:
    """The person with the highest score, or None where the next is about as good."""
    ranked = sorted(scored, key=lambda pair: -pair[0])
    if not ranked or ranked[0][0] < 0.05:
        return None
    if len(ranked) > 1 and ranked[0][0] < ratio * ranked[1][0]:
        return None
    return ranked[0][1]


def _antecedent(
    people: Sequence[_Person], sentence: int, gender: str, hushed: Sequence[_Person]
) -> _Person | None:
    """The person for whom a pronoun of that gender stands, or None where that is open."""
    scored = []
    for person in people:
        known = person.gender()
        if known in (gender, None):
            fit = (1.0 if known else 0.8) * (0.4 if person in hushed else 1.0)
            scored.append((fit * _score(person, sentence), person))
    return _clearly_first(scored, _CLEAR)


_REPUBLICANS = _words("republican republicans gop")
_DEMOCRATS = _words("democratic democrat democrats")


def _other_party(words: Iterable[str], person: _Person) -> bool:
    """Whether words say the one American party and the person's roles the other."""
    theirs = {word for role in person.role_words.items() for word in (role[0], *role[1])}
    asked = set(words)
    return bool(
        (asked & _REPUBLICANS and theirs & _DEMOCRATS and not theirs & _REPUBLICANS)
        or (asked & _DEMOCRATS and theirs & _REPUBLICANS and not theirs & _DEMOCRATS)
    )


def _described(
    phrase: str,
    people: Sequence[_Person],
    sentence: int,
    hushed: Sequence[_Person],
    closing: bool,
) -> _Person | None:
    """The person whom a definite description fits, by the roles printed with the names."""
    head, rest = _head(phrase)
    if not head or not (_is_role(head) or _is_role(phrase.split()[-1])):
        return None
    noun = re.split(r" (?:of|for|in|at|from|who|with)\b", phrase.lower())[0].split()[-1]
    gender = "m" if noun in _MALE_NOUNS else "f" if noun in _FEMALE_NOUNS else None
    possessed = head in _KIN or bool(re.match(r"(?:his|her|their)\b|.*[’']s?\b", phrase.lower()))
    fitting = []
    for person in people:
        if gender and person.gender() not in (gender, None):
            continue
        best = 0.0
        if _other_party(rest | {head}, person):
            continue
        for role, words in person.role_words.items():
            if role == head:
                match = 2.0
            elif (not possessed and role in _BROADER.get(head, ())) or (not possessed and head in _BROADER.get(role, ())):
                match = 1.0
            else:
                continue
            match += len(rest & words) - 0.4 * len(rest - words)
            match += 0.5 * (sentence - person.sentence < 12) + 0.5 * (sentence - person.sentence < 4)
            best = max(best, match)
        if best > 0:
            fitting.append((best, person))
    if fitting:
        top = max(match for match, _ in fitting)
        close = [person for match, person in fitting if match >= top - 0.5]
        if len(close) == 1:
            return close[0]
        return _clearly_first([(_score(person, sentence), person) for person in close], 1.5)
    if possessed or head not in _EPITHETS:
        return None
    scored = [
        (_score(person, sentence), person)
        for person in people
        if (not gender or person.gender() in (gender, None))
        and not (head in _OFFICES and person.role_words.keys() & _OFFICES)
        and not _other_party(rest | {head}, person)
    ]
    first = _clearly_first(scored, _CLOSING if closing else _OPEN)
    return first if first and first not in hushed and _score(first, sentence) > _LEAST else None


def _named_group(text: str, mention: Span, groups: Sequence[Name]) -> Speaker | None:
    """The group or institution whose name is what the mention is about, if there is one."""
    phrase = text[slice(*mention)]
    for name in groups:
        start, end = name.span
        before, after = text[mention[0] : start], text[end : mention[1]]
        if re.search(r"\b(?:of|for|from|at|in|to|with|by|on)\b", before):
            return None
        if re.match(r"[’']s? ?\w|[ \xa0-]", after) and not re.match(
            r"[, ]*(?:who|which|that|and)\b", after
        ):
            noun = _head(re.split(r",", phrase)[0])[0]
            if noun in _GROUP_NOUNS:
                return Speaker(
                    re.sub(r"^(?:the|a|an) ", "", phrase, flags=re.I), "group", None, True
                )
            return None
        words = set(re.findall(r"[\w-]+", before.lower()))
        if words & (_PLURAL_DETERMINERS | _INDEFINITE) or re.match(r" and [a-z]", after):
            return None
        printed = re.sub(r"^(?:the|a|an)[ \xa0]", "", text[start:end], flags=re.IGNORECASE)
        called = _POSSESSIVE.sub("", printed).strip()
        return Speaker(called, "group", None, True) if called else None
    return None


def _unnamed(phrase: str) -> Speaker | None:
    """What the article calls a speaker who can't be resolved; None for a bare pronoun."""
    words = [_POSSESSIVE.sub("", word) for word in re.findall(r"[\w’'-]+", phrase.lower())]
    if not words or (len(words) == 1 and words[0] in _PRONOUNS):
        return None
    head, _ = _head(phrase)
    plural = (
        words[0] in _PLURAL_DETERMINERS
        or head in _COUNTABLE_GROUPS
        or (head.endswith("s") and not head.endswith(("ss", "us", "is")))
    )
    if words[0] in ("a", "an", "one", "every", "each") and head not in _GROUP_NOUNS:
        plural = False
    kind: Kind = "group" if plural or head in _GROUP_NOUNS else "unknown"
    return Speaker(" ".join(phrase.split()), kind, None, False)


def _head_name(text: str, mention: Span, sightings: Sequence[_Sighting]) -> Sequence[_Sighting]:
    """The names that a mention is about: not the one in "a spokesman for Mr. Trump"."""
    for number, sighting in enumerate(sightings):
        before = text[mention[0] : sighting.start]
        after = text[sighting.end : mention[1]]
        before = re.sub(r"\b[A-Z]\w* of (?:the )?(?:[A-Z]\w+ ?)+$", "", before)
        before = re.sub(r"\b(?:secretary of|chief of|attorney general of) [\w ]+$", "", before)
        if "," not in before[-3:] and re.search(
            r"\b(?:of|for|from|at|in|to|with|by|on|against|behind|between|among|near|about)\b",
            before,
        ):
            return []
        if re.match(r"[’']s?[ \xa0]\w|[ \xa0-](?!(?:and|or|who|of|from)\b)[a-z]", after):
            continue
        both = [
            other
            for other in sightings[number + 1 :]
            if re.fullmatch(
                r",? (?:(?:and|or) )?(?:[A-Z][\w.]* |former |then-)*",
                text[sighting.end : other.start],
            )
        ]
        return [sighting, *both]
    return []


@dataclass(frozen=True)
class _Reading:
    """An article taken apart: what `resolve` walks through from its start to its end."""

    text: str
    quotes: list[Span]
    sentences: list[int]
    sightings: list[_Sighting]
    people: list[_Person]
    groups: list[Name]


def _read(text: str, names: Sequence[Name]) -> _Reading:
    quotes = _quoted_spans(text)
    sightings, people = _sightings(text, names)
    _learn_roles(text, sightings, quotes)
    named = [(sighting.start, sighting.end) for sighting in sightings]
    groups = sorted(
        (
            name
            for name in names
            if name.label in ("ORG", "NORP", "GPE", "FAC", "PRODUCT", "WORK_OF_ART", "LOC")
            and not _overlaps(named, name.span)
        ),
        key=lambda name: name.span,
    )
    return _Reading(text, quotes, _sentence_starts(text, quotes), sightings, people, groups)


def resolve(
    text: str,
    names: Sequence[Name],
    mentions: Sequence[Span],
    contents: Sequence[Sequence[Span]] | None = None,
) -> list[Speaker | None]:
    """The speaker that each mention stands for, in the order of the mentions; None: unresolved.

    `names` are the article's named entities and `mentions` the words that name the speakers of
    its statements, a name, a pronoun or a description. `contents`, where known, are the spans
    of what each of them says. A pronoun is given to the most salient person before it that
    fits, as in Lappin and Leass (1994): salience comes from the place in the sentence and from
    speaking, and fades with each sentence. When two persons are about as salient the answer is
    None.
    """
    if contents is not None and len(contents) != len(mentions):
        raise ValueError(f"{len(mentions)} mentions, but {len(contents)} contents")
    reading = _read(text, names)
    own = contents or [()] * len(mentions)
    # The first walk only learns genders from pronouns, for the second.
    _walk(reading, mentions, own)
    return _walk(reading, mentions, own)


def _walk(
    reading: _Reading, mentions: Sequence[Span], contents: Sequence[Sequence[Span]]
) -> list[Speaker | None]:
    text, quotes = reading.text, reading.quotes
    quote_starts = [start for start, _ in quotes]
    for known in reading.people:
        known.salience, known.sentence = 0.0, -1000
    paragraphs = [m.end() for m in re.finditer(r"\n+", text)]
    order = sorted(range(len(mentions)), key=lambda i: mentions[i])
    starts = {mentions[i][0] for i in order}
    events: list[tuple[int, int, int]] = [(s.start, 0, i) for i, s in enumerate(reading.sightings)]
    events += [(m.start(), 1, m.end()) for m in _PRONOUN.finditer(text) if m.start() not in starts]
    events += [(mentions[i][0], 2, i) for i in order]
    names_inside: dict[int, list[_Sighting]] = defaultdict(list)
    at = 0
    for i in order:
        start, end = mentions[i]
        at = bisect.bisect_left(reading.sightings, start, key=lambda s: s.start)
        while at < len(reading.sightings) and reading.sightings[at].start < end:
            names_inside[i].append(reading.sightings[at])
            at += 1
    sighting_starts = [s.start for s in reading.sightings]

    speakers: list[Speaker | None] = [None] * len(mentions)
    active: list[_Person] = []
    person: _Person | None
    reported = _union(span for spans in contents for span in spans)
    reported_starts = [start for start, _ in reported]
    for position, what, number in sorted(events):
        paragraph = bisect.bisect_right(paragraphs, position)
        sentence = bisect.bisect_right(reading.sentences, position) + _PARAGRAPH * paragraph
        quote = _within(quotes, quote_starts, position)
        sentence_start = reading.sentences[sentence - _PARAGRAPH * paragraph - 1]
        factor = 1.0 if _within(reported, reported_starts, position) is None else _REPORTED
        active = [p for p in active if sentence - p.sentence < _FORGOTTEN]
        if what == 0:
            sighting = reading.sightings[number]
            if sighting.person:
                weight = (
                    0.05
                    if quote is not None
                    else _weight(text, sighting.start, sighting.end, sentence_start)
                )
                _add(sighting.person, weight * factor, sentence)
                if sighting.person not in active:
                    active.append(sighting.person)
            continue
        if what == 1:
            word = text[position:number].lower()
            gender = "m" if word in _HE else "f"
            if quote is None and (found := _antecedent(active, sentence, gender, [])):
                _add(found, factor * (0.8 if word in ("he", "she") else 0.3), sentence)
                _learn_gender(found, gender)
            continue
        start, end = mentions[number]
        phrase = text[start:end]
        low = phrase.lower()
        inside = names_inside[number]
        person, role = None, None
        if inside:
            heads = _head_name(text, (start, end), inside)
            if len(heads) > 1:
                speakers[number] = Speaker(" ".join(phrase.split()), "group", None, True)
                continue
            if heads:
                person = heads[0].person
                role = _role_before(text, heads[0].start) or _role_after(text, heads[0].end)
                if person is None:
                    speakers[number] = Speaker(
                        text[heads[0].start : heads[0].end], "person", role, False
                    )
                    continue
        hushed = []
        for span in contents[number]:
            if span[1] <= start:
                first = bisect.bisect_left(sighting_starts, span[0])
                last = bisect.bisect_left(sighting_starts, span[1])
                hushed += [s.person for s in reading.sightings[first:last] if s.person]
        if person is None and low in _GENDERED_PRONOUNS:
            gender = "m" if low in _HE else "f"
            if quote is None:
                person = _antecedent(active, sentence, gender, hushed)
                if _FRONTED.match(text[sentence_start:start]):
                    person = _fronted(reading, end, sighting_starts, gender, low, person)
            else:
                first = bisect.bisect_left(sighting_starts, quotes[quote][0])
                last = bisect.bisect_left(sighting_starts, start)
                near = {
                    id(s.person): s.person
                    for s in reading.sightings[first:last]
                    if s.person and s.person.gender() in (gender, None)
                }
                person = next(iter(near.values())) if len(near) == 1 else None
            if person:
                _learn_gender(person, gender)
        elif person is None and low in ("who", "whose", "whom", "that", "which"):
            speakers[number] = _relative(reading, start, sighting_starts)
            antecedent = speakers[number]
            if antecedent and antecedent.kind == "person":
                at = bisect.bisect_left(sighting_starts, start) - 1
                person = reading.sightings[at].person
            else:
                continue
        elif person is None and low not in _PRONOUNS:
            first = bisect.bisect_left(reading.groups, start, key=lambda n: n.span[0])
            groups = []
            while first < len(reading.groups) and reading.groups[first].span[0] < end:
                groups.append(reading.groups[first])
                first += 1
            if inside and (noun := _head(phrase)[0]) in _GROUP_NOUNS:
                speakers[number] = Speaker(
                    re.sub(r"^(?:the|a|an) ", "", phrase, flags=re.I), "group", None, True
                )
                continue
            determiner = low.split()[0]
            if quote is None and (determiner in _DEFINITE or re.match(r"\w+[’']s ", phrase)):
                person = _described(
                    phrase,
                    active_all(reading, position),
                    sentence,
                    hushed,
                    bool(
                        re.search(
                            r"(?:[”\"]|'')\s*(?:said |says |added )?$",
                            text[max(0, start - 12) : start],
                        )
                    ),
                )
            if person is None:
                speakers[number] = _named_group(text, (start, end), groups) or _unnamed(phrase)
                continue
        if person is None:
            continue
        speakers[number] = Speaker(
            person.name, "person", role or (person.roles[0] if person.roles else None), True
        )
        if quote is None:
            _add(person, _SPEAKS + (0.0 if inside else 1.0), sentence)
            if person not in active:
                active.append(person)
    return speakers


def _union(spans: Iterable[Span]) -> list[Span]:
    """The spans in order, those that overlap or touch made one."""
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined


def _fronted(
    reading: _Reading,
    end: int,
    sighting_starts: Sequence[int],
    gender: str,
    pronoun: str,
    before: _Person | None,
) -> _Person | None:
    """Whom a pronoun in a clause at the head of its sentence means: "As he left, Frost said".

    The subject behind the comma, where it is the one found before too, or nobody was, or the
    pronoun is a possessive; None where the two differ.
    """
    at = bisect.bisect_left(sighting_starts, end)
    if at == len(sighting_starts):
        return before
    behind = reading.sightings[at]
    lead = _lead(reading.text, behind.start, end)
    if not behind.person or not re.fullmatch(r"[^,.;:\n“”\"]*(?:, )", reading.text[end:lead]):
        return before
    if behind.person.gender() not in (gender, None) or re.match(r"[’']", reading.text[behind.end :]):
        return before
    if before in (behind.person, None) or pronoun in ("his", "her"):
        return behind.person
    return None


def active_all(reading: _Reading, position: int) -> list[_Person]:
    return [p for p in reading.people if p.first_seen < position]


def _learn_gender(person: _Person, gender: str) -> None:
    if abs(person.evidence["m"] - person.evidence["f"]) < 2:
        person.evidence[gender] += 1


def _relative(reading: _Reading, start: int, sighting_starts: Sequence[int]) -> Speaker | None:
    """Whom "who" or "which" stands for: the name right before it."""
    text = reading.text
    at = bisect.bisect_left(sighting_starts, start) - 1
    if at >= 0:
        s = reading.sightings[at]
        between = text[s.end : start]
        if s.person and re.fullmatch(
            r"(?: of [A-Z][\w ]+| \([^)]*\))*,? [\W]*|, [^.\n]{0,120}\b(?!people\b|men\b|women\b)\w+[^s\W],? ", between
        ):
            return Speaker(
                s.person.name, "person", s.person.roles[0] if s.person.roles else None, True
            )
    g = bisect.bisect_left(reading.groups, start, key=lambda n: n.span[0]) - 1
    if g >= 0:
        span = reading.groups[g].span
        if re.fullmatch(r", |,? (?:-|–|—) ?", text[span[1] : start]):
            return Speaker(
                re.sub(r"^(?:the|a|an) ", "", text[slice(*span)], flags=re.I), "group", None, True
            )
    return None


@dataclass(frozen=True)
class Person:
    """A person, or a group with a name, across articles.

    `name` is the full name that articles use most; `aliases` are the other ways they write it
    and `roles` what they print beside it, the most frequent first.
    """

    name: str
    aliases: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    kind: Kind = "person"

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise ValueError("a person needs a name")


def _transliterated(word: str) -> str:
    """A word in a rough common spelling: Mirzoyan and Mirzoian, Zelensky and Zelenskyy."""
    for old, new in (
        ("kh", "h"), ("ck", "k"), ("ph", "f"), ("ou", "u"), ("x", "ks"), ("y", "i"), ("j", "i"),
        ("w", "v"), ("-", ""),
    ):  # fmt: skip
        word = word.replace(old, new)
    word = re.sub(r"ff$", "v", word)
    return re.sub(r"(.)\1+", r"\1", word)


def _middles_agree(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether the middle names of two full names can be one person's: J. and John, none and J."""
    return all(
        a == b or ((len(a) == 1 or len(b) == 1) and a[0] == b[0] and max(len(a), len(b)) > 2)
        for a, b in zip(one, other, strict=False)
    )


def _full_name_clusters(names: Counter[str], roles: dict[str, Counter[str]]) -> dict[str, str]:
    """For each full name the first name, in sorted order, of those that are the same person."""
    parent = {name: name for name in names}

    def root(name: str) -> str:
        while parent[name] != name:
            name = parent[name]
        return name

    def join(one: str, other: str) -> None:
        first, second = sorted((root(one), root(other)))
        parent[second] = first

    def roles_agree(one: str, other: str) -> bool:
        return bool(role_words[one] & role_words[other])

    role_words = {
        name: {word for role in roles[name] for word in _folded_words(role) if len(word) > 2}
        for name in names
    }
    by_key: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    by_letters: dict[str, list[str]] = defaultdict(list)
    by_sound: dict[tuple[str, str], list[str]] = defaultdict(list)
    for name in sorted(names):
        words = _name_words(name)
        key = _key(words)
        by_key[key].append(name)
        by_letters["".join(words).replace("-", "")].append(name)
        sound = _transliterated(key[1])
        by_sound[_transliterated(key[0]), sound].append(name)
        if len(sound) >= 6:
            for i in range(len(sound)):
                by_sound[_transliterated(key[0]), sound[:i] + "*" + sound[i + 1 :]].append(name)

    for same in by_letters.values():
        for name in same[1:]:
            join(same[0], name)
    for key, same in by_key.items():
        middles = {name: _name_words(name)[1 : -2 if key[2] else -1] for name in same}
        for name in same:
            if middles[name]:
                fitting = [
                    o for o in same if middles[o] and _middles_agree(middles[name], middles[o])
                ]
            else:
                fitting = same
                given = [o for o in same if middles[o]]
                if not all(_middles_agree(middles[a], middles[b]) for a in given for b in given):
                    fitting = [o for o in same if not middles[o]]
            for other in fitting:
                join(name, other)
    for same in by_sound.values():
        for i, name in enumerate(same):
            for other in same[i + 1 : i + 6]:
                suffixes = {_key(_name_words(name))[2], _key(_name_words(other))[2]}
                middles_fit = _middles_agree(_middle(name), _middle(other))
                if root(name) != root(other) and middles_fit and roles_agree(name, other):
                    if len(suffixes) == 1 or "" in suffixes:
                        join(name, other)
    return {name: root(name) for name in names}


def _middle(name: str) -> tuple[str, ...]:
    words = _name_words(name)
    return words[1 : -2 if words[-1] in _SUFFIXES else -1]


def _folded_words(phrase: str) -> list[str]:
    return [word for word in map(_folded, phrase.split()) if word and word not in _STOPS]


def merge_people(speakers: Iterable[Speaker]) -> dict[Speaker, Person]:
    """The person behind each resolved speaker of any number of articles.

    Give every speaker as often as the articles name them: the most frequent full name becomes
    the person's. A bare surname belongs to the one person who bears it; where several do, it
    stays a person of its own, named by the surname alone. The order of the speakers makes no
    difference. Two people of the very same full name can't be told apart.
    """
    counts = Counter(speaker for speaker in speakers if speaker.resolved)
    merged: dict[tuple[str, str], str] = {}
    members: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    names: dict[str, Counter[str]] = {"person": Counter(), "group": Counter()}
    roles: dict[str, Counter[str]] = defaultdict(Counter)
    for speaker, count in counts.items():
        names.setdefault(speaker.kind, Counter())[speaker.name] += count
        if speaker.role:
            roles[speaker.name][speaker.role] += count

    full = Counter({n: c for n, c in names["person"].items() if _key(_name_words(n) or ("?",))[0]})
    roots = _full_name_clusters(full, roles)
    bearers: dict[str, set[str]] = defaultdict(set)
    for name, root in roots.items():
        bearers[_key(_name_words(name))[1]].add(root)
    for name in names["person"]:
        if name in roots:
            merged[name, "person"] = roots[name]
        else:
            surname = (_name_words(name) or (name,))[-1]
            bearing = bearers.get(surname, set())
            merged[name, "person"] = next(iter(bearing)) if len(bearing) == 1 else f" {surname}"
    for name in names["group"]:
        merged[name, "group"] = " ".join(_folded_words(name)) or name
    for (name, kind), root in merged.items():
        members[root, kind][name] = names[kind][name]

    people = {}
    for (root, kind), forms in members.items():
        ordered = sorted(
            forms, key=lambda n: (not _key(_name_words(n) or ("?",))[0], -forms[n], len(n), n)
        )
        printed: Counter[str] = Counter()
        for form in forms:
            printed.update(roles[form] if kind == "person" else {})
        people[root, kind] = Person(
            ordered[0],
            tuple(ordered[1:]),
            tuple(sorted(printed, key=lambda role: (-printed[role], role))),
            "person" if kind == "person" else "group",
        )
    return {speaker: people[merged[speaker.name, speaker.kind], speaker.kind] for speaker in counts}


@dataclass(frozen=True)
class Match:
    """A person who may be meant, and by what: the name (or an alias), a part of it, a role that
    the articles print, its beginning, or a name spelt a little differently ("corrected")."""

    person: Person
    how: Literal["name", "part", "role", "prefix", "corrected"]


def find_people(people: Iterable[Person], words: str) -> list[Match]:
    """The people whom some words of a question may name, the best kind of match only.

    More than one: the words fit them all. None: no person is called anything like it.
    """
    asked = [w for w in _name_words(re.sub(r"^(?:the|The) ", "", words.strip())) if w]
    if not asked:
        return []
    known = [
        (person, [_name_words(name) for name in (person.name, *person.aliases)])
        for person in sorted(people, key=lambda person: (person.name, person.kind))
    ]
    whole = [person for person, names in known if any(list(name) == asked for name in names)]
    part = [
        person
        for person, names in known
        if person not in whole and any(set(asked) <= set(name) for name in names)
    ]
    if whole and len(asked) > 1:
        # "George Bush" is also what George W. and George H. W. Bush are called.
        part = [p for p in part if _key(_name_words(p.name)) == _key(asked)]
    if whole or part:
        return [Match(p, "name") for p in whole] + [Match(p, "part") for p in part]
    narrowed = {word for word in asked if word not in _STOPS}
    by_role = [
        person
        for person, _ in known
        if narrowed and any(narrowed <= set(_folded_words(role)) for role in person.roles)
    ]
    if by_role:
        return [Match(person, "role") for person in by_role]
    begun = [
        person
        for person, names in known
        if any(
            set(asked[:-1]) <= set(name) and any(word.startswith(asked[-1]) for word in name)
            for name in names
        )
    ]
    if begun:
        return [Match(person, "prefix") for person in begun]
    near = [(min(_misspelt(asked, name) for name in names), person) for person, names in known]
    least = min((distance for distance, _ in near), default=99)
    return [Match(person, "corrected") for distance, person in near if distance == least < 99]


def _misspelt(asked: Sequence[str], name: Sequence[str]) -> int:
    """How many letters differ between the words asked for and a name's; 99 for too many."""
    total = 0
    for word in asked:
        allowed = 0 if len(word) < 4 else 1 if len(word) < 8 else 2
        distances = [
            0 if _transliterated(word) == _transliterated(other) else _edits(word, other, allowed)
            for other in name
            if abs(len(word) - len(other)) <= 2
        ]
        least = min(distances, default=99)
        if least > allowed:
            return 99
        total += least
    return total


def _edits(one: str, other: str, most: int) -> int:
    """Letters to insert, delete, change or swap to get from one word to another; 99 above most."""
    if abs(len(one) - len(other)) > most:
        return 99
    rows = [list(range(len(other) + 1))]
    for i, letter in enumerate(one, 1):
        row = [i]
        for j, match in enumerate(other, 1):
            cost = min(rows[-1][j] + 1, row[j - 1] + 1, rows[-1][j - 1] + (letter != match))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == match:
                cost = min(cost, rows[-2][j - 2] + 1)
            row.append(cost)
        rows.append(row)
    return rows[-1][-1] if rows[-1][-1] <= most else 99
