"""Support: whether a sentence says what the words that it cites say, and nothing else."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import pairwise

from assistant.llm.operators import MODALS, NARROWING, OPERATORS, SUBORDINATORS, TURNING
from index.english.forms import irregular_forms, verbs
from index.english.names import GENDER_TITLES, first_name_gender
from index.english.numbers import NUMBER, is_ordinal, value_of
from index.english.sentences import sentences
from index.english.words import words_of
from index.statements.cues import FORMS, QUOTING
from index.statements.cues import WORDS as CUES

_DETERMINERS = words_of("a an the")
_PREPOSITIONS = words_of(
    "of in on at by for with from to into onto over above below beside near between among amid "
    "during through across behind around along towards toward via per inside outside within upon "
    "up off out down beyond beneath past throughout about against"
)
_CONJUNCTIONS = words_of("and but while yet so nor or")
_RELATIVES = words_of("who which where whose that")
_BEING = words_of("am is are was were be been being")
_FINITE = words_of("am is are was were has have had")
_AUXILIARIES = _BEING | MODALS | words_of("have has had having do does did")
_PRONOUNS = words_of(
    "i me my mine myself we us our ours ourselves you your yours yourself he him his himself she "
    "her hers herself it its itself they them their theirs themselves this these those there here "
    "who whom whose which what"
)
_OWN_PRONOUNS = words_of(
    "i me my mine myself we us our ours ourselves you your yours yourself yourselves"
)
# Words without which a name may be another's.
_OF_NAMES = words_of(
    "new south north east west southern northern eastern western central san saint los las great"
)
_SUPERLATIVE = re.compile(r"(?:i|g|d|l|k|w|at|ep|rt)est$")
_DAYS = words_of("monday tuesday wednesday thursday friday saturday sunday yesterday tomorrow")
_HARMLESS = words_of(
    "yesterday today tonight now just actually really truly "
    "very eventually recently also however meanwhile therefore"
)
_SETTING = words_of("when where while after although though because")
_TIMES = words_of("before after since")
_BOUNDS = words_of("under over above below beneath between from by")
_SPANS = words_of(
    "second seconds minute minutes hour hours day days week weeks month months year years decade "
    "decades century centuries moment moments shortly soon long just"
)
_GOING_ON = words_of("and but while although though because despite following including")
_FACTUAL = words_of("after since although though despite while")
_WHO = words_of("he she they we i you")
_POSSESSIVES = words_of("my our your his her its their")
# By what a sentence goes on, and what may then take back all of it.
_COORDINATING = words_of("and but while")
_LIMITS = words_of("not never without if or only")
_NEGATIONS = words_of("not no never nor neither nobody nothing none without if or only")
_TIMES_OF_DAY = words_of("morning afternoon evening night")
# Of these, what follows "of" tells more than they do.
_PARTS = words_of(
    "hundreds thousands millions billions dozens scores lot lots number part third quarter "
    "majority minority one kind sort piece risk threat loss end copy replica statue picture image "
    "model hundred thousand million billion dozen percent pair group bunch"
)
_SAYING = words_of("said says stated states")
_REPORTING = _SAYING | words_of("reports reported writes wrote")
_SHORTENED = {"ca": "can", "wo": "will", "sha": "shall"}  # before "n't"
_ENDINGS = {"ll": "will", "ve": "have", "re": "are", "m": "am"}  # behind an apostrophe
_SIGNS = {"%": "percent", "$": "dollar", "€": "euro", "£": "£"}
_WORDS_OF_SIGNS = {"dollars": "dollar", "euros": "euro"}
_LONGEST = 200  # words of a sentence that is checked
_LONGEST_GAP = 25  # words that may be left out between two that are kept
_AHEAD = 5  # words of a sentence that may take back the one before it

# Quotation marks that are nothing else, and those that may be apostrophes.
_MARKS = '"“”„‟«»‹›「」『』〝〞〟＂❝❞'
_SINGLE_MARKS = "‘’‚‛'`´❛❜"
_QUOTED = re.compile(
    rf"[{_MARKS}]([^{_MARKS}]*)[{_MARKS}]"
    r"|(?<!\w)(?:''|``)((?:[^'`]|(?<=\w)'(?=\w))*)''(?!\w)"
    r"|(?<!\w)[‘‚‛❛'`´](?=\S)([^‘‚‛❛`´]*?)(?<!\s)[’❜'`´](?!\w)"
)
_UNPAIRED = re.compile(rf"[{_MARKS}‘‚‛`´❛❜]|(?<!\w)''|''(?!\w)")
_END_MARKS = ",.;:!?"

_PUNCTUATION = re.escape(".,;:!?…()[]-‐‑–—*'’" + _MARKS + _SINGLE_MARKS)
_WORD = re.compile(
    rf"(?<![\w.)])[-–](?=[$£€]?\d)|{NUMBER}|(?:[^\W\d_]\.){{2,}}"
    rf"|[^\W\d_]+(?:['’][^\W\d_]+)*(?:(?<=s)['’](?!\w))?|[^\s{_PUNCTUATION}]",
    re.IGNORECASE,
)
_MARK = re.compile(r"[,;:()\[\]–—…]|(?<=\s)--?(?=\s)")
_MONTH_BEFORE = words_of("in of last since until early late mid next this by")
_CUE_FORMS = FORMS.keys() & CUES
_PASTS = frozenset(form for verb in verbs().values() for form in verb.past)
_IRREGULAR = irregular_forms().keys() | frozenset(irregular_forms().values())


@dataclass(frozen=True)
class Source:
    """Words that a sentence may rest on: an excerpt, whose statement it is where it is one, and
    who printed it."""

    words: str
    speaker: str | None = None
    outlet: str | None = None


@dataclass(frozen=True)
class Support:
    """Whether a sentence is borne out, and if not, what in it is not, in a few words."""

    fault: str | None = None

    @property
    def holds(self) -> bool:
        return self.fault is None


def check(sentence: str, sources: Sequence[Source]) -> Support:
    """Whether one of the sources bears a sentence out.

    It has to be a sentence of that source with words left out: all its words stand there, in
    that order, and those left out turn nothing round. Or it is such a sentence with the
    speaker of the source named as such before or behind it. Quotations are exact. Takes a
    millisecond or two.
    """
    if fault := _misquoted(sentence, sources):
        return Support(fault)
    claim = [word for read in _read(sentence) for word in read]
    if len(claim) > _LONGEST:
        return Support("more words than are checked")
    claim = _without_determiners(claim)
    if len(claim) < 2:
        return Support("no sentence")
    furthest = -1
    for source in sources:
        if not source.speaker and " ".join(sentence.split()) in _whole(source.words):
            return Support()
        for evidence in _read(source.words):
            reached = _borne_out(claim, evidence, source)
            if reached is None:
                return Support()
            furthest = max(furthest, reached)
    word = claim[min(max(furthest, 0), len(claim) - 1)]
    return Support(f"not what the articles say, from “{word.written}” on")


@dataclass(frozen=True)
class _Word:
    """A word, number or symbol of a text: what it is compared by, and as written; the mark that
    sets it apart from the word before; whether it stands in quotation marks, and is joined to the
    word before by a hyphen; the number of its sentence, also of one in a quotation, and "?" or "!"
    where that ends so."""

    key: str
    written: str
    mark: str
    quoted: bool
    joined: bool
    sentence: int
    end: str

    @property
    def determines(self) -> bool:
        return self.key in _DETERMINERS

    @property
    def counts(self) -> bool:
        return self.key.startswith("#")

    @cached_property
    def functions(self) -> bool:
        """Whether it only holds others together."""
        return (
            self.key in _PREPOSITIONS
            or self.key in _CONJUNCTIONS
            or self.key in SUBORDINATORS
            or self.key in _AUXILIARIES
            or self.key in _PRONOUNS
        )

    @cached_property
    def operates(self) -> bool:
        """Whether it may not be left out."""
        key = re.split(r"['’]", self.key)[0]
        return (
            (not self.counts and not key[:1].isalnum())
            or key in OPERATORS
            or (key in _OF_NAMES and self.written[0].isupper())
            or key in CUES
            or FORMS.get(key) in QUOTING
        )

    @cached_property
    def acts(self) -> bool:
        """Whether it may be a verb."""
        return (
            self.key in _AUXILIARIES
            or self.key in FORMS
            or self.key in _IRREGULAR
            or bool(re.search(r"(?:ed|ing)$", self.key))
        )

    @cached_property
    def says(self) -> bool:
        return (self.finite and FORMS[self.key] in QUOTING) or self.key == "according"

    @cached_property
    def finite(self) -> bool:
        """Whether it is a verb that attributes something, in a form that tells it of somebody."""
        form = FORMS.get(self.key)
        plain = self.key == form and self.key not in ("say", "argue", "believe", "think", "insist")
        return form is not None and not plain and not self.key.endswith("ing")

    @cached_property
    def narrows(self) -> bool:
        return self.key in NARROWING or bool(_SUPERLATIVE.search(self.key))


@lru_cache(maxsize=2_000)
def _whole(text: str) -> frozenset[str]:
    """The sentences of a text as they stand there, on one line each."""
    return frozenset(" ".join(text[start:end].split()) for start, end in sentences(text))


@lru_cache(maxsize=2_000)
def _read(text: str) -> tuple[tuple[_Word, ...], ...]:
    """The words of a text by sentences; numbers by their values, "n't" as a word of its own, and
    without a "that" behind a verb of saying."""
    text = unicodedata.normalize("NFC", text)
    quoted = [match.span() for match in _QUOTED.finditer(text)]
    plain = list(text)
    for start, end in quoted:
        width = 2 if text[start : start + 2] in ("''", "``") else 1
        plain[start : start + width] = plain[end - width : end] = " " * width
    blank = re.sub(f"[{_MARKS}]", " ", "".join(plain))
    read = []
    number = 0
    for start, end in sentences(text):
        words: list[_Word] = []
        for begin, stop in sentences(blank, start, end):
            words += _words(blank, begin, stop, number, quoted)
            number += 1
        read.append(tuple(_without_that(words)))
    return tuple(read)


def _words(
    text: str, start: int, end: int, sentence: int, quotations: Sequence[tuple[int, int]]
) -> Iterator[_Word]:
    """The words of one sentence."""
    lower = text == text.lower()
    closing = re.search(r"([?!])[\s.!?…)\]'’]*\Z", text[start:end])
    ends = closing[1] if closing else ""
    sign = ""
    matches = list(_WORD.finditer(text, start, end))
    last: _Word | None = None
    for place, match in enumerate(matches):
        written, value = match[0], value_of(match)
        between = text[matches[place - 1].end() : match.start()] if place else ""
        found = _MARK.search(between) or (lower and re.search(r"[.!?](?=\W*\s)", between))
        joined = between in ("-", "‐", "‑", "–")
        mark = "." if not place else found[0] if found and not joined else ""
        quoted = any(a <= match.start() < b for a, b in quotations)
        following = matches[place + 1] if place + 1 < len(matches) else None
        lettered = match.start() > start and text[match.start() - 1].isalnum()
        if written in "$£€" and following and following["digits"] and not lettered:
            sign = _SIGNS[written]  # read as behind its number
            continue
        if value is not None:
            keys = [f"#{value:.12g}{'th' if is_ordinal(match) else ''}", *filter(None, [sign])]
            sign = ""
        else:
            keys = _keys(written, last, following, not place)
        for key in keys:
            last = _Word(key, written, mark, quoted, joined, sentence, ends)
            mark, joined = "", False
            yield last


def _keys(
    written: str, last: _Word | None, following: re.Match[str] | None, begins: bool
) -> list[str]:
    """What a word is compared by: one key, or two where it is two words."""
    if written.replace(".", "") == "US":
        return ["u.s"]
    lower = written.lower().replace("’", "'")
    if "." in lower and len(lower) > 1:
        return [lower.replace(".", "")]
    before = last.key if last else ""
    if lower == "may":
        number = bool(following and following["digits"])
        cased = written == "May" and not begins
        return ["may#" if number or cased or before in _MONTH_BEFORE else "may"]
    if lower in ("few", "little") and before == "a":
        return [f"a {lower}"]
    if lower in ("cent", "per cent"):
        return ["cent"]
    if lower == "cannot":
        return ["can", "not"]
    if lower.endswith("n't"):
        stem = lower[:-3]
        return [_SHORTENED.get(stem, stem), "not"]
    stem, _, ending = lower.rpartition("'")
    if stem and ending in _ENDINGS:
        return [stem, _ENDINGS[ending]]
    return [_WORDS_OF_SIGNS.get(lower, _SIGNS.get(lower, lower))]


def _without_that(words: Sequence[_Word]) -> Iterator[_Word]:
    """The words without a "that" that follows a verb of saying, and with "per cent" as one."""
    for place, word in enumerate(words):
        before = words[place - 1] if place else None
        after = words[place + 1] if place + 1 < len(words) else None
        within = before and after and not word.mark and not after.mark
        if word.key == "that" and within and before and before.key in _CUE_FORMS:
            continue
        if word.key == "per" and after and after.key == "cent":
            continue
        yield replace(word, key="percent") if word.key == "cent" and before else word


def _without_determiners(words: Sequence[_Word]) -> list[_Word]:
    """The words without "a", "an" and "the", whose marks are those of the words behind them."""
    kept: list[_Word] = []
    mark = ""
    for word in words:
        mark = mark or word.mark
        if not word.determines:
            kept.append(replace(word, mark=mark))
            mark = ""
    return kept


def _borne_out(claim: Sequence[_Word], evidence: Sequence[_Word], source: Source) -> int | None:
    """None where a sentence of a source bears a claim out, else the place in the claim up to
    which it does."""
    reached, places = _compressed(claim, evidence)
    if places and _tells_whose(claim, evidence, places, source):
        return None
    for name, core in _attributed(claim, _REPORTING):
        said = core and claim[len(claim) - len(core) - 1].key not in _REPORTING - _SAYING
        if source.speaker and said and _names(name, source.speaker):
            for part in _said(evidence, source.speaker):
                got, places = _compressed(core, part)
                own = (word.quoted or word.key not in _OWN_PRONOUNS for word in core)
                if places and all(own):
                    return None
                reached = max(reached, got)
        elif source.outlet and _names(name, source.outlet):
            got, places = _compressed(core, evidence)
            if places and _tells_whose(core, evidence, places, source):
                return None
            reached = max(reached, got)
    return reached


def _tells_whose(
    claim: Sequence[_Word], evidence: Sequence[_Word], places: Sequence[int], source: Source
) -> bool:
    """Whether a claim tells of what is somebody's words that it is, as its evidence does."""
    pairs = [(word, evidence[place]) for word, place in zip(claim, places, strict=True)]
    if any(e.quoted and e.key in _OWN_PRONOUNS and not c.quoted for c, e in pairs):
        return False
    if any(e.says and not e.quoted for _, e in pairs):
        return True
    named = _surname(source.speaker or "") in {word.key for word in claim if not word.quoted}
    if any(e.quoted for _, e in pairs):
        return all(c.quoted for c, e in pairs if e.quoted) and (named or not source.speaker)
    return named or not source.speaker


def _surname(speaker: str) -> str:
    words = _keys_of(speaker)
    return words[-1] if words else ""


@lru_cache(maxsize=2_000)
def _keys_of(text: str) -> tuple[str, ...]:
    return tuple(word.key for read in _read(text) for word in read if not word.determines)


def _names(name: Sequence[_Word], whom: str) -> bool:
    """Whether words are the name of a speaker or outlet, in full or its last word, or the pronoun
    that stands for somebody with that first name."""
    words = _keys_of(whom)
    keys = tuple(word.key for word in name)
    gender = first_name_gender(words[0]) if len(words) > 1 else None
    if keys and GENDER_TITLES.get(keys[0], gender) != gender and keys != words:
        return False
    if keys and keys[0] in GENDER_TITLES and keys != words:
        keys = keys[1:]
    if gender and keys == ({"m": "he", "f": "she"}[gender],):
        return True
    proper = all(word[0].isupper() for word in whom.split())
    return bool(words) and (keys == words or (proper and keys == words[-1:]))


def _attributed(
    claim: Sequence[_Word], verbs: frozenset[str]
) -> Iterator[tuple[Sequence[_Word], Sequence[_Word]]]:
    """The ways to read a claim as somebody's name and what they say."""

    def begun(core: Sequence[_Word]) -> Sequence[_Word]:
        return [replace(core[0], mark="."), *core[1:]] if core else []

    keys = [word.key for word in claim]
    for place, word in enumerate(claim[:7]):
        if place and word.mark == ":":
            yield claim[:place], begun(claim[place:])
        if word.key in verbs and not word.quoted:
            if not any(other.mark for other in claim[1 : place + 1]):
                yield claim[:place], begun(claim[place + 1 :])
            break
    if keys[:2] == ["according", "to"]:
        marked = (place for place in range(3, len(claim)) if claim[place].mark)
        end = next(marked, len(claim))
        yield claim[2:end], begun(claim[end:])
    cut = max(
        (
            place
            for place in range(1, len(claim))
            if claim[place].mark or claim[place - 1].quoted > claim[place].quoted
        ),
        default=0,
    )
    core, told = claim[:cut], claim[cut:]
    if core and told and not any(word.quoted for word in told):
        if told[-1].key in verbs:
            yield told[:-1], core
        if told[0].key in verbs:
            yield told[1:], core
        if keys[cut : cut + 2] == ["according", "to"]:
            yield told[2:], core


def _said(evidence: Sequence[_Word], speaker: str) -> Iterator[Sequence[_Word]]:
    """What a speaker says in a sentence that is their statement: its whole quotations, or what
    stands beside their name and a verb of saying."""
    outside = [word for word in evidence if not word.quoted]
    says = [word for word in outside if word.says]
    if not says and not any(word.quoted for word in evidence):
        yield evidence
    elif len(outside) == len(evidence):
        for name, core in _attributed(_without_determiners(evidence), _SAYING):
            if _surname(speaker) in {word.key for word in name} and not any(
                word.operates for word in name
            ):
                yield core
    elif len(says) < 2 and not any(word.operates and not word.says for word in outside):
        edges = [p for p, (a, b) in enumerate(pairwise(evidence), 1) if a.quoted != b.quoted]
        for start, end in pairwise([0, *edges, len(evidence)]):
            whole = evidence[start].mark and (end == len(evidence) or evidence[end].mark)
            if evidence[start].quoted and whole:
                yield evidence[start:end]


def _compressed(
    claim: Sequence[_Word], evidence: Sequence[_Word]
) -> tuple[int, Sequence[int] | None]:
    """How many words of a claim stand in a sentence of the evidence as they may, and the places
    of all of them where it is that sentence with words left out that may be."""
    if not claim:
        return 0, None
    ways: dict[int, tuple[int, ...]] = {
        place: (place,)
        for place, word in enumerate(evidence)
        if _same(word, claim[0]) and _may_begin(evidence, place)
    }
    narrowed = False
    for reached, (before, word) in enumerate(pairwise(claim), 1):
        if not ways:
            return reached - 1, None
        narrowed = narrowed or before.narrows
        following: dict[int, tuple[int, ...]] = {}
        for place, other in enumerate(evidence):
            if _same(other, word):
                for last in range(place - 1, max(-1, place - _LONGEST_GAP - 2), -1):
                    if last in ways and _may_follow(evidence, last, place, word, narrowed):
                        following[place] = (*ways[last], place)
                        break
        ways = following
    for place, way in ways.items():
        if _may_end(evidence, place, claim):
            return len(claim), way
    return len(claim) - 1, None


def _same(one: _Word, other: _Word) -> bool:
    """Whether two words are the same, in sentences that both tell, ask or exclaim."""
    return one.key == other.key and one.end == other.end


def _modifies(word: _Word) -> bool:
    """Whether a word may be left out before the noun that it belongs to."""
    return not (word.functions or word.operates or word.acts) and (
        word.determines or word.counts or not re.search(r"[^'’suiao]s$", word.key)
    )


def _may_begin(evidence: Sequence[_Word], place: int) -> bool:
    """Whether what stands in front of a place of its sentence may be left out: what describes
    the noun there, and a clause or phrase before that."""
    number = evidence[place].sentence
    start = next(p for p, word in enumerate(evidence) if word.sentence == number)
    if place > start and evidence[place].joined:
        return False
    begin = place
    while begin > start and not evidence[begin].mark and place - begin < 6:
        if not _modifies(evidence[begin - 1]) or evidence[place].functions:
            break
        begin -= 1
    while begin > start and not evidence[begin].mark and evidence[begin - 1].determines:
        begin -= 1
    if begin == start or evidence[begin].mark in (".", "?", "!"):
        return True
    front = evidence[start:begin]
    if front[0].key in ("and", "but", "instead"):
        front = front[1:]
    if not front or [word.key for word in front] == ["in", "fact"]:
        return True
    opener = front[0].key
    factual = opener in _FACTUAL or (opener in ("when", "once") and any(map(_is_past, front)))
    if any(word.operates for word in front[factual:-1]):
        return False
    last, mark = front[-1], evidence[begin].mark
    if last.key in _SETTING and any(map(_is_past, evidence[begin:])):
        return not any(word.says for word in front)
    if last.key in ("and", "but", "while", "yet"):
        leads = any(word.key in _PREPOSITIONS for word in front)
        acts = any(word.key in _AUXILIARIES for word in front)
        return last.key != "and" or (acts and (bool(last.mark) or not leads))
    if last.operates or not mark or evidence[begin].sentence != front[0].sentence:
        return False
    if mark == ":":  # a label, not a speaker
        return 1 < len(front) < 6 and not any(word.written[0].isupper() for word in front[1:])
    return mark == ";" or (
        mark in ",–—"
        and (
            opener in _PREPOSITIONS
            or factual
            or opener in _HARMLESS
            or opener.endswith(("ing", "ly"))
        )
    )


def _may_follow(
    evidence: Sequence[_Word], last: int, place: int, word: _Word, narrowed: bool
) -> bool:
    """Whether a word may follow on another as at two places of a sentence, without what stands
    between; `narrowed` tells whether one before them is about all that comes."""
    left_out = evidence[last + 1 : place]
    marked = any(other.mark for other in evidence[last + 1 : place + 1])
    behind, before = evidence[place], evidence[last]
    if all(other.determines for other in left_out):
        lighter = behind.mark == "-" or behind.key in _PREPOSITIONS | _CONJUNCTIONS
        return marked == bool(word.mark) or (marked and lighter)
    first = left_out[0]
    if first.joined or behind.joined or _cuts_number(before, left_out):
        return False
    if _turns_voice(evidence, last, first):
        return False
    if first.mark and len(left_out) == 1 and first.key in ("who", "which") and not word.mark:
        # "Lund sued", of "Lund, who sued Carter, …", but not of "The wife of Lund, who sued …"
        return not any(other.functions for other in evidence[:last]) and not narrowed
    if first.mark and behind.mark and first.key in _RELATIVES:
        return (behind.functions and behind.key not in _CONJUNCTIONS) or behind.acts
    if first.key in _FINITE and behind.key in _AUXILIARIES and left_out[-1].key in ("and", "but"):
        # "Lund will fight", of "Lund was ill but will fight"
        told = [other for other in left_out[1:-1] if other.key != "not"]
        return not (
            narrowed
            or marked
            or word.mark
            or any(other.operates for other in told)
            or (before.functions and before.key not in _WHO)
        )
    if _is_past(first) and left_out[-1].key == "and" and _is_past(behind):
        # "The dam flooded 40 houses", of "The dam broke and flooded 40 houses"
        return not (
            narrowed
            or marked
            or word.mark
            or before.functions
            or any(other.operates or other.acts for other in left_out[1:-1])
            or left_out[1].key == "by"
        )
    if [first.key in _RELATIVES, left_out[-1].key in _BEING, len(left_out)] == [True, True, 2]:
        return not marked and not word.mark and bool(re.search(r"(?:ed|ing)$", behind.key))
    if first.mark and behind.mark:
        aside = not any(other.key in TURNING or other.says for other in left_out)
        return aside and first.key not in _CONJUNCTIONS
    if any(other.operates for other in left_out):
        return False
    inner = any(other.mark for other in (*left_out[1:], behind))
    if inner or bool(first.mark) != bool(word.mark):
        return False
    if narrowed:
        return all(other.determines or other.key in _HARMLESS for other in left_out)
    if (
        all(map(_is_aside, left_out))
        or (first.key in ("last", "this", "next") and _is_one(left_out[1:], _SPANS))
        or (before.key in _DAYS and _is_one(left_out, _TIMES_OF_DAY))
    ):
        return True
    if first.key in _PREPOSITIONS:
        return not before.functions and _is_phrase(left_out, before, behind)
    return (
        len(left_out) <= 4
        and all(_modifies(other) for other in left_out if not _describes(other, left_out))
        and not behind.functions
        and before.key not in _CONJUNCTIONS
        and before.key not in SUBORDINATORS
        and (not before.functions or before.key in _PREPOSITIONS | _POSSESSIVES or first.determines)
    )


def _is_one(words: Sequence[_Word], of: frozenset[str]) -> bool:
    return len(words) == 1 and words[0].key in of


def _is_aside(word: _Word) -> bool:
    """Whether a word may be left out wherever it stands."""
    adverb = word.key.endswith("ly") and not word.operates and not word.acts
    return word.determines or adverb or word.key in _HARMLESS or word.key.endswith("self")


def _describes(word: _Word, left_out: Sequence[_Word]) -> bool:
    """Whether a word is a participle that opens the description of a noun."""
    opens = [other for other in left_out if not other.determines][:1] == [word]
    return opens and bool(re.search(r"(?:ed|ing)$", word.key)) and not word.operates


def _is_phrase(words: Sequence[_Word], before: _Word, behind: _Word) -> bool:
    """Whether words are one prepositional phrase, or several, and end where they may."""
    if words[0].key == "of" and before.key in _PARTS:
        return False
    for one, other in pairwise(words):
        if other.determines and one.key not in _PREPOSITIONS:
            return False
        if (
            other.key not in _PREPOSITIONS
            and not other.determines
            and (other.functions or other.acts)
        ):
            return False
    last = words[-1]
    return not last.functions and not last.determines and (behind.functions or behind.acts)


def _may_end(evidence: Sequence[_Word], place: int, claim: Sequence[_Word]) -> bool:
    """Whether what stands behind a place of its sentence may be left out."""
    word = evidence[place]
    rest = evidence[place + 1 :]
    tail = [other for other in rest if other.sentence == word.sentence]
    ahead = [other for other in rest if other.sentence == word.sentence + 1]
    if len(ahead) <= _AHEAD and any(other.operates and not other.says for other in ahead):
        return False
    if not tail:
        return True
    if claim[0].key in SUBORDINATORS or not any(map(_may_be_verb, claim)):
        return False
    first = tail[0]
    if first.joined or word.functions or _cuts_number(word, tail):
        return False
    if _turns_voice(evidence, place, first):
        return False
    leaves = bool(first.mark) or first.quoted != word.quoted
    if _turns(tail):
        return False
    if leaves:
        return True
    then = tail[1] if len(tail) > 1 else first
    if any(other.narrows for other in claim):
        again = first.key in ("and", "but") and then.key in _AUXILIARIES
        return again or first.key in ("about", "over")
    if first.key == "to":
        return then.determines or then.counts or then.written[0].isupper() or "'" in then.key
    if first.key == "as":
        return then.key in _WHO
    if first.key == "when":
        return any(map(_is_past, claim))
    if first.key in _WHO:
        return not word.acts
    if first.key.endswith("ing"):
        return not word.acts and (then is first or then.functions or then.determines)
    if first.key in _TIMES and word.key in _SPANS:
        return False
    if first.key == "of" and word.key in _PARTS:
        return False
    return (
        first.key in _PREPOSITIONS | _TIMES | _GOING_ON | _RELATIVES
        or _is_aside(first)
        or (word.key in _DAYS and first.key in _TIMES_OF_DAY)
    )


def _turns_voice(evidence: Sequence[_Word], place: int, behind: _Word) -> bool:
    """Whether somebody acts where it is left out by whom: "the guard shot", of "the guard shot by
    Lund"."""
    passive = place > 0 and evidence[place - 1].key in _BEING
    return behind.key == "by" and evidence[place].acts and not passive


def _cuts_number(word: _Word, rest: Sequence[_Word]) -> bool:
    """Whether what belongs to a number is left out behind it: "of" what it counts, its unit, the
    other number of two."""
    if not word.counts or rest[0].mark:
        return False
    ends = rest[0].functions and rest[0].key not in ("of", "to", "or")
    return not ends or any(other.counts for other in rest[1:2])


def _is_past(word: _Word) -> bool:
    return word.key.endswith("ed") or word.key in _PASTS


def _may_be_verb(word: _Word) -> bool:
    return word.acts or bool(re.search(r"[^'’]s$", word.key))


def _turns(tail: Sequence[_Word]) -> bool:
    """Whether words behind a sentence take it back, tell who says it, or bound it."""
    symbols = any(not word.counts and not word.key[:1].isalnum() for word in tail)
    going_on = (p for p, word in enumerate(tail) if word.mark or word.key in _GOING_ON)
    bounds = any(
        one.key in ("than", "like") or (one.key in _BOUNDS and other.counts)
        for one, other in pairwise(tail[: next(going_on, len(tail))])
    )
    # What is not so in a clause of its own is no matter: "…, but nobody was hurt", not "but not …"
    far = next((p for p, word in enumerate(tail) if p and word.mark), len(tail)) + 3
    own = next((p for p, word in enumerate(tail) if word.key in _COORDINATING), far)
    near = [*tail[: min(far, own)], *(w for w in tail[own + 1 : own + 2] if w.key in _LIMITS)]
    if symbols or bounds or any(word.key in TURNING for word in near):
        return True
    if any(word.key in TURNING and word.key not in _NEGATIONS for word in tail):
        return True
    marks = [place for place, word in enumerate(tail) if word.mark or word.quoted < tail[0].quoted]
    for start, end in pairwise([*marks, len(tail)]):
        added = tail[start:end]
        if added[0].key in _GOING_ON or added[0].key in _RELATIVES:
            continue
        says = any(word.says and not word.quoted for word in added)
        shows = len(added) <= 4 and any(word.key in CUES and word.finite for word in added)
        if (says and len(added) <= 12) or shows:
            return True
    return False


def _misquoted(sentence: str, sources: Sequence[Source]) -> str | None:
    """Words in quotation marks that stand in no source, letter for letter; a mark without its
    other."""
    sentence = " ".join(sentence.split())
    read = [" ".join(source.words.split()) for source in sources]
    if any(sentence in words for words in read):
        return None  # a copy, marks and all
    for match in _QUOTED.finditer(sentence):
        quoted = next(filter(None, match.groups()), "").strip().rstrip(_END_MARKS)
        exact = re.compile(rf"(?<!\w){re.escape(quoted)}(?!\w)")
        if not any(exact.search(words) for words in read):
            return f"the quotation “{quoted}”"
    if _UNPAIRED.search(_QUOTED.sub(" ", sentence)):
        return "a quotation that does not end"
    return None
