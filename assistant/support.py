"""Support: whether a sentence follows from the words that it cites."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from assistant.numbers import NUMBER, value_of
from assistant.question import content_terms, names_in
from index.cues import FORMS, QUOTING
from index.fulltext import form_stems
from index.names import is_first_name
from index.sentences import sentences

_WORD = re.compile(
    rf"{NUMBER}|(?:[^\W\d_]\.){{2,}}|[^\W\d_]+(?:['’][^\W\d_]+)*|[%$£€]", re.IGNORECASE
)
_NOT = re.compile(r"(?<=\w)n['’]t\b|(?<=\bcan)not\b", re.IGNORECASE)
_WILL = re.compile(r"(?<=\w)['’]ll\b", re.IGNORECASE)
_SHORTENED = {"ca": "can", "wo": "will", "sha": "shall"}  # before "n't"
_SIGNS = {"%": "percent", "$": "dollar", "£": "pound", "€": "euro"}
_APART = frozenset(",;:()–—")
_NEGATIONS = frozenset(
    form_stems(
        "not no never nor neither none nobody nothing nowhere without hardly barely rarely",
    )
)
_BEING = frozenset(form_stems("am is are was were be been being"))
_OF = frozenset(form_stems("of for by with against to from than about over"))
_DENIALS = frozenset(
    form_stems("refuse fail deny decline reject unable impossible lack unlikely stop")
)
# Verbs that leave open whether what they introduce is true.
_OPEN = frozenset(
    form_stems(
        """
        say says said tell told write wrote claim allege accuse argue insist believe think thought
        suspect suggest warn fear predict contend maintain according promise vow imagine doubt
        """
    )
)
_HEDGES = frozenset(
    form_stems(
        """
        will would shall may might could if unless whether allegedly alleged reportedly possibly
        perhaps maybe
        likely potentially apparently supposedly expected suspected hope plan want try attempt
        threaten propose seek consider
        """
    )
)
# Words that need not stand in the evidence, besides those that mean little everywhere.
_FUNCTION = frozenset(
    """
    would could should may might can will shall must who which that there here when where how
    why what all some more most he she his her hers him it its they their them we our us i my me
    you your himself herself itself themselves say said says saying tell told tells according
    one add added adds state stated states note noted notes explain explained explains comment
    commented reports reported mention mentioned mentions remark remarked remarks also however
    while whereas meanwhile both mr mrs ms miss
    """.split()
)
# First names that are words as well.
_WORDS_TOO = frozenset(
    """
    will mark bill rose may grace faith hope joy art pat drew frank grant chase guy dick rob sue
    dean earl max ray don ruby sandy april june lance robin holly dawn penny
    """.split()
)
_OPPOSITES = [
    (frozenset(form_stems(one)), frozenset(form_stems(other)))
    for one, other in (
        ("rise rose increase grow grew gain climb raise soar higher",
         "fall fell decrease shrink drop decline lower"),
        ("win won winner victory", "lose lost loss defeat"),
        ("support back endorse favor favour praise", "oppose reject condemn criticize criticise"),
        ("accept agree approve allow", "refuse disagree ban forbid block prohibit deny"),
        ("guilty convict", "innocent acquit cleared"), ("before", "after"),
        ("open", "close shut"), ("begin began start", "end finish stop"),
        ("alive survive", "dead die killed"), ("more", "less fewer"), ("most", "least fewest"),
        ("first", "last"), ("always", "never"), ("arrive enter join", "leave left quit depart"),
        ("buy bought", "sell sold"), ("strong strengthen", "weak weaken"), ("true", "false"),
        ("possible", "impossible"), ("likely", "unlikely"), ("legal", "illegal"),
        ("able", "unable"), ("safe", "dangerous unsafe"), ("best better good", "worst worse bad"),
        ("north", "south"), ("east", "west"), ("man men male", "woman women female"),
        ("husband", "wife"), ("father", "mother"), ("son", "daughter"), ("brother", "sister"),
        ("boy", "girl"), ("ally friend", "enemy"), ("remember", "forget"),
        ("everybody everyone", "nobody"), ("up", "down"), ("above", "below"),
        ("inside", "outside"),
    )
]  # fmt: skip
_QUOTED = re.compile(
    r"“([^“”\"]*)”|\"([^“”\"]*)\"|«([^«»]*)»|(?<!\w)‘([^‘]*?)’(?!\w)|(?<!\w)'([^']*)'(?!\w)"
)
_MARKS = re.compile(r"[“”\"„‟«»‹›‘]")  # those that only quotations have
_END_MARKS = ",.;:!?"

# The prices of an alignment: a word that the evidence lacks, with and without content; a change
# to another sentence of the evidence; a step back in one, or over more than 16 words; and words
# of it left out.
_LACKING, _LACKING_FUNCTION, _ELSEWHERE, _BACK, _LEFT_OUT = 2.0, 0.25, 1.6, 1.2, 0.4
_REACH = 17  # words on in a sentence up to which a step is priced by those that it leaves out
_LONGEST = 200  # words of a sentence that is checked
_FEW = 4  # words of content between two that are still taken to belong together
_CLOSE = 0.8  # share of a sentence's words from which it is a copy with changes


@dataclass(frozen=True)
class Source:
    """Words that a sentence may rest on: an excerpt, whose statement it is where it is one, what
    else is known of it, such as the headline and the day over it, and who printed it."""

    words: str
    speaker: str | None = None
    about: str = ""
    outlet: str | None = None


@dataclass(frozen=True)
class Support:
    """How well a sentence is borne out.

    `probability` is that of its being true of the sources by the order of its words; `faults`
    are what in it they lack or contradict, each in a few words.
    """

    probability: float
    faults: tuple[str, ...] = ()

    @property
    def holds(self) -> bool:
        return not self.faults and self.probability >= 0.5


def check(sentence: str, sources: Sequence[Source]) -> Support:
    """How well the sources, together, bear a sentence out.

    Each of its words of content must stand in them, with its number and name, its negations
    and speakers must be theirs, quotations must be exact, and the words must follow on each
    other about as they do there. Takes a millisecond or two.
    """
    evidence: list[_Word] = []
    sentence_sources: list[Source] = []  # by the number of a sentence in the evidence
    for source in sources:
        for start, end in sentences(source.words):
            evidence += _read(source.words[start:end], len(sentence_sources))
            sentence_sources.append(source)
    beside = [
        word
        for source in sources
        for text in (source.speaker, source.about, source.outlet)
        for word in _read(text or "")
    ]
    claim = _read(sentence)
    if len(claim) > _LONGEST:
        return Support(0.0, ("more words than are checked",))
    names = {word.key for word in (*claim, *evidence, *beside) if word.name}
    claim = [_named(word, names) for word in claim]
    evidence = [_named(word, names) for word in evidence]
    claim = _inflected_alike(claim, [*evidence, *beside])
    keys = frozenset(word.key for word in beside)
    whole = _align(claim, evidence, keys)
    nearest = _align(claim, _nearest(claim, evidence), keys)
    faults = [
        *_misquoted(sentence, sources),
        *_unheard(claim, [*evidence, *beside]),
        *_opposed(whole),
        *_misattributed(whole, sentence_sources),
    ]
    faults += [*_made_certain(whole), *_told_as_fact(whole), *_stood_in_for(whole)]
    for aligned in [whole, nearest] if nearest.share >= _CLOSE else [whole]:
        faults += [*_replaced(aligned), *_negated(aligned)]
    if nearest.share >= _CLOSE:
        faults += _exchanged(nearest)
    return Support(_probability(whole), tuple(dict.fromkeys(faults)))


@dataclass(frozen=True)
class _Word:
    """A word of a text: what it is compared by, in which sentence it stands, whether a mark sets
    it apart from the word before, and its kind; `owns` tells a possessive."""

    key: str
    sentence: int
    apart: bool = False
    content: bool = False
    name: bool = False
    number: bool = False
    says: bool = False
    owns: bool = False

    @property
    def negates(self) -> bool:
        return self.key in _NEGATIONS


@lru_cache(maxsize=50_000)
def _key(word: str) -> str:
    return "".join(form_stems(re.sub(r"['’]s?$", "", word))) or word


@lru_cache(maxsize=50_000)
def _has_content(word: str) -> bool:
    return word not in _FUNCTION and bool(content_terms(word))


def _read(text: str, sentence: int = 0) -> list[_Word]:
    """The words of a text, numbers by their values, "n't" as a word of its own."""
    text = _WILL.sub(" will", _NOT.sub(" not", text))
    matches = list(_WORD.finditer(text))
    found: list[_Word] = []
    sign = ""
    surname = False  # whether the word before is a first name in lower case
    for place, match in enumerate(matches):
        written, value = match[0], value_of(match)
        before = text[matches[place - 1].end() : match.start()] if place else ""
        apart = not _APART.isdisjoint(before)
        if value is not None:
            counts = written.lower() not in ("one", "first")
            found.append(_Word(f"#{value:.12g}", sentence, apart, content=counts, number=counts))
            if sign:
                found.append(_Word(_SIGNS[sign], sentence, content=True))
            surname, sign = False, ""
            continue
        if written in "$£€" and place + 1 < len(matches) and matches[place + 1]["digits"]:
            sign = written  # read as behind its number
            continue
        lower = written.lower().replace(".", "")
        lower = _SHORTENED.get(lower, _SIGNS.get(lower, lower))
        if lower == "cent" and found and found[-1].key == "per":
            found.pop()
            lower = "percent"
        content = _has_content(lower)
        passive = bool(found) and found[-1].key in _BEING and not lower.endswith("ing")
        says = (FORMS.get(lower) in QUOTING and not passive) or lower == "according"
        after = matches[place + 1][0] if place + 1 < len(matches) else ""
        first = is_first_name(lower) and lower not in _WORDS_TOO
        if written[0].isupper() and (place or after[:1].isupper() or first):
            name = content
        else:  # in some texts all is in lower case
            begins = first and _has_content(after.lower())
            name = content and not says and ((surname and not apart) or begins)
        surname = name and first and written.islower()
        owns = bool(re.search(r"['’]s$", written)) or text[match.end() : match.end() + 2] in "’ ' "
        found.append(_Word(_key(lower), sentence, apart, content, name, says=says, owns=owns))
    return found


def _named(word: _Word, names: Set[str]) -> _Word:
    """The word as a name, where it is one elsewhere."""
    return replace(word, name=True) if word.key in names and not word.name else word


def _inflected_alike(claim: Sequence[_Word], evidence: Sequence[_Word]) -> list[_Word]:
    """The claim with its words as the evidence has them, where those differ in their last
    letters only, as "America" and "American"."""
    held = {word.key: word for word in evidence}
    found = []
    for word in claim:
        if word.content and not word.number and word.key not in held:
            alike = (other for other in held.values() if _alike(word, other))
            word = replace(word, key=next(alike, word).key)
        found.append(word)
    return found


def _alike(one: _Word, other: _Word) -> bool:
    shorter, longer = sorted((one.key, other.key), key=len)
    kept = max(4, len(shorter) - 1)
    alike = len(longer) - len(shorter) <= 2 and shorter[:kept] == longer[:kept]
    return alike and one.name == other.name and not other.number


@dataclass(frozen=True)
class _Aligned:
    """A claim beside its evidence: for each word of the claim, the place in the evidence of the
    word that it stands for, or None; `beside` are words that may come from elsewhere."""

    claim: Sequence[_Word]
    evidence: Sequence[_Word]
    beside: Set[str]
    places: Sequence[int | None]

    @property
    def content(self) -> list[int]:
        """The places in the claim of its words of content, but those that stand beside."""
        claim = self.claim
        return [i for i, word in enumerate(claim) if word.content and word.key not in self.beside]

    @property
    def share(self) -> float:
        """The share of the claim's words of content that the evidence has."""
        content = self.content
        found = sum(self.places[i] is not None for i in content)
        return found / len(content) if content else 0.0

    def together(self, one: int, other: int) -> bool:
        """Whether two places of the evidence are in one sentence."""
        return self.evidence[one].sentence == self.evidence[other].sentence


_Way = tuple["_Way", int | None] | None


def _align(claim: Sequence[_Word], evidence: Sequence[_Word], beside: Set[str]) -> _Aligned:
    """The claim beside its evidence, at the least price.

    Words that follow each other as they do in the evidence cost nothing; words left out, a step
    back, a change to another sentence, and a word that the evidence lacks each have a price.
    """
    at: dict[str, list[int]] = defaultdict(list)
    for place, word in enumerate(evidence):
        at[word.key].append(place)
    # By the last place in the evidence: the price so far, and the way there.
    ways: dict[int | None, tuple[float, _Way]] = {None: (0.0, None)}
    for word in claim:
        lacking = _LACKING if word.content and word.key not in beside else _LACKING_FUNCTION
        cheapest, best = min(ways.values(), key=lambda item: item[0])
        # A dearer way is never worth while: from the cheapest, one step leads anywhere.
        ways = {last: way for last, way in ways.items() if way[0] <= cheapest + _ELSEWHERE}
        near: dict[int, list[int]] = defaultdict(list)  # by sentence, the two cheapest
        for last in sorted(ways, key=lambda last: ways[last][0]):
            if last is not None and len(near[evidence[last].sentence]) < 2:
                near[evidence[last].sentence].append(last)
        following: dict[int | None, tuple[float, _Way]] = {
            last: (price + lacking, (way, None)) for last, (price, way) in ways.items()
        }
        for place in at.get(word.key, ()):
            options = [(cheapest + (0.0 if None in ways else _ELSEWHERE), best)]
            for last in near[evidence[place].sentence]:
                if last != place:  # no word is used twice
                    options.append((ways[last][0] + _BACK, ways[last][1]))
            for skipped in range(_REACH):
                last = place - 1 - skipped
                if last in ways and evidence[last].sentence == evidence[place].sentence:
                    step = _LEFT_OUT + 0.05 * skipped if skipped else 0.0
                    options.append((ways[last][0] + step, ways[last][1]))
            price, way = min(options, key=lambda item: item[0])
            if place not in following or price < following[place][0]:
                following[place] = (price, (way, place))
        ways = following
    _, way = min(ways.values(), key=lambda item: item[0])
    places: list[int | None] = []
    while way is not None:
        places.append(way[1])
        way = way[0]
    return _Aligned(claim, evidence, beside, places[::-1])


def _nearest(claim: Sequence[_Word], evidence: Sequence[_Word]) -> list[_Word]:
    """The sentence of the evidence that shares most words with a claim."""
    mine = {word.key for word in claim if word.content}
    shared: dict[int, set[str]] = defaultdict(set)
    for word in evidence:
        if word.key in mine:
            shared[word.sentence].add(word.key)
    best = max(shared, key=lambda number: len(shared[number]), default=None)
    return [word for word in evidence if word.sentence == best]


def _probability(aligned: _Aligned) -> float:
    """The probability that a claim is true of its evidence, by logistic regression on how far
    its words of content follow on each other as they do there.

    Coefficients fitted on half of the sentences of QAGS (CNN and Daily Mail); see
    `benchmarks/support.py`. That runs of words kept from the source tell much: Grusky, Naaman
    and Artzi, Newsroom (NAACL 2018).
    """
    content, evidence = aligned.content, aligned.evidence
    if not content:
        return 0.0
    rank = [0]  # of each place, among the words of content
    for word in evidence:
        rank.append(rank[-1] + word.content)
    following = 0.0
    for i, j in pairwise(content):
        a, b = aligned.places[i], aligned.places[j]
        if a is None or b is None:
            following += 0.5
        elif aligned.together(a, b) and a < b and rank[b] - rank[a] <= _FEW:
            following += 1.0 if rank[b] - rank[a] == 1 else 0.9
    share = following / (len(content) - 1) if len(content) > 1 else 1.0
    return 1 / (1 + math.exp(8.83 - 10.0 * share))


def _unheard(claim: Sequence[_Word], evidence: Sequence[_Word]) -> Iterator[str]:
    """Numbers, names and other words of content that the evidence lacks."""
    held = {word.key for word in evidence}
    for word in claim:
        if not word.content or word.key in held:
            continue
        kind = "number" if word.number else "name" if word.name else "word"
        yield f"the {kind} {word.key.lstrip('#')}"


def _opposed(aligned: _Aligned) -> Iterator[str]:
    """Words in the place of their opposites."""
    used = {aligned.evidence[p].sentence for p in aligned.places if p is not None}
    held = {word.key for word in aligned.evidence if word.sentence in used}
    for word in aligned.claim:
        for pair in _OPPOSITES if word.key not in held else ():
            for one, other in (pair, pair[::-1]):
                if word.key in one and one.isdisjoint(held) and not other.isdisjoint(held):
                    yield f"the opposite, {word.key}"


def _replaced(aligned: _Aligned) -> Iterator[str]:
    """Names and numbers that stand where the evidence has others."""
    claim, evidence, places = aligned.claim, aligned.evidence, aligned.places
    for start, end in _runs(claim):
        mine = {word.key for word in claim[start:end]}
        found = [place for place in places[start:end] if place is not None]
        for edge, step in ((start, -1), (end - 1, 1)):
            near = _beyond(claim, edge, step)
            place = places[near] if near is not None else None
            if place is None or any(
                aligned.together(p, place) and 0 < (p - place) * -step <= 6 for p in found
            ):
                continue
            far = _beyond(evidence, place, -step)
            theirs = next(((a, b) for a, b in _runs(evidence) if far in range(a, b)), None)
            if theirs is None or evidence[theirs[0]].number != claim[start].number:
                continue
            other = {word.key for word in evidence[slice(*theirs)]}
            if other.isdisjoint(mine):
                kind = "number" if claim[start].number else "name"
                yield f"another {kind} than {' '.join(sorted(other)).replace('#', '')}"


def _runs(words: Sequence[_Word]) -> list[tuple[int, int]]:
    """The places of names, of one or more words, and of numbers."""
    runs: list[tuple[int, int]] = []
    for place, word in enumerate(words):
        if word.number:
            runs.append((place, place + 1))
        elif word.name:
            before = words[place - 1] if place else word
            joined = runs and runs[-1][1] == place and not word.apart and not before.number
            if joined and before.sentence == word.sentence:
                runs[-1] = (runs[-1][0], place + 1)
            else:
                runs.append((place, place + 1))
    return runs


def _beyond(words: Sequence[_Word], place: int, step: int) -> int | None:
    """The next place with a word of content in one direction, at most two others in between."""
    for at in range(place + step, place + 4 * step, step):
        if not 0 <= at < len(words) or words[at].sentence != words[place].sentence:
            return None
        if words[at].content:
            return at
    return None


def _exchanged(aligned: _Aligned) -> Iterator[str]:
    """Words in the place of others, in what is else a copy of a sentence."""
    claim, evidence = aligned.claim, aligned.evidence
    placed = [(i, p) for i, p in enumerate(aligned.places) if p is not None]
    for (left, a), (right, b) in pairwise([(-1, -1), *placed, (len(claim), len(evidence))]):
        if right - left <= 4 and 1 < b - a <= 4:
            mine = [claim[i].key for i in range(left + 1, right) if i in aligned.content]
            theirs = [word.key for word in evidence[a + 1 : b] if word.content]
            if mine and theirs:
                yield f"{' '.join(mine)} for {' '.join(theirs)}"


def _negated(aligned: _Aligned) -> Iterator[str]:
    """Negations that the evidence lacks, and those of the evidence that are left out."""
    claim, evidence, places = aligned.claim, aligned.evidence, aligned.places
    for i, word in enumerate(claim):
        if word.negates:
            governed = (places[j] for j in _governed(claim, i))
            place = next((p for p in governed if p is not None), None)
            if place is not None and not _denied(evidence, place):
                yield "a negation that is not there"
    stands = {place: i for i, place in enumerate(places) if place is not None}
    for q, word in enumerate(evidence):
        if word.negates or word.key in _DENIALS:
            kept = stands.get(next(_governed(evidence, q), -1))
            if kept is not None and not _denied(claim, kept):
                yield "a negation left out"


def _made_certain(aligned: _Aligned) -> Iterator[str]:
    """What the evidence holds possible, or wanted, and the claim does not."""
    evidence = aligned.evidence
    stands = {place: i for i, place in enumerate(aligned.places) if place is not None}
    for place, word in enumerate(evidence):
        if word.key in _HEDGES and place not in stands and not _is_month(evidence, place):
            kept = stands.get(next(_governed(evidence, place), -1))
            near = aligned.claim[max(0, kept - 5) : kept] if kept is not None else ()
            if kept is not None and not any(
                other.key in _HEDGES or other.key == "to" for other in near
            ):
                yield f"as certain what is not ({word.key})"


def _is_month(words: Sequence[_Word], place: int) -> bool:
    """Whether a "may" stands beside the number of a day or year."""
    beside = (*words[max(0, place - 1) : place], *words[place + 1 : place + 2])
    return words[place].key == "may" and any(word.number for word in beside)


def _told_as_fact(aligned: _Aligned) -> Iterator[str]:
    """What the evidence only says that somebody says, or denies."""
    claim, evidence, places = aligned.claim, aligned.evidence, aligned.places
    number = _rests_on(aligned, 0, len(claim))
    found = [
        place
        for word, place in zip(claim, places, strict=True)
        if place is not None and word.content and evidence[place].sentence == number
    ]
    if not found or any(word.says for word in claim):
        return
    whole = [place for place, word in enumerate(evidence) if word.sentence == number]
    for place in whole:
        word = evidence[place]
        embeds = word.key in _OPEN or word.key in _DENIALS
        last = place > max(found) and place >= whole[-1] - 3
        if embeds and place not in found and (place < min(found) or last):
            yield f"as a fact what is only said ({word.key})"


def _stood_in_for(aligned: _Aligned) -> Iterator[str]:
    """Names in the place of somebody of theirs: "Carter" for "Carter's lawyer", or for "a
    spokesman for Carter"."""
    claim, evidence, places = aligned.claim, aligned.evidence, aligned.places
    for place, (word, stands) in enumerate(zip(claim, places, strict=True)):
        if stands is None or not word.content:
            continue
        after = _beyond(claim, place, 1)
        if evidence[stands].owns and not word.owns and after is not None:
            if places[after] != _beyond(evidence, stands, 1):
                yield f"{word.key} for another"
        elif word.name and not any(other.content for other in claim[:place]):  # the subject
            start = next((a for a, b in _runs(evidence) if stands in range(a, b)), stands)
            before = [other.key for other in evidence[max(0, start - 2) : start]]
            same = place and before[-1:] == [claim[place - 1].key]
            if (
                before[-1:] and before[-1] in _OF and before[0] != "accord" and not same
            ) or _leaves_clause(aligned, place, stands):
                yield f"{word.key} for another"


def _leaves_clause(aligned: _Aligned, place: int, stands: int) -> bool:
    """Whether a subject stands in a clause with "who", and what is told of it behind that:
    "Lund resigned" of "Carter, who replaced Lund, resigned"."""
    evidence = aligned.evidence
    start = stands
    while start and not evidence[start].apart and aligned.together(start - 1, stands):
        start -= 1
    after = _beyond(aligned.claim, place, 1)
    told = aligned.places[after] if after is not None else None
    return (
        evidence[start].key in ("who", "which", "whose")
        and start not in aligned.places
        and told is not None
        and any(word.apart for word in evidence[stands + 1 : told + 1])
    )


def _governed(words: Sequence[_Word], place: int) -> Iterator[int]:
    """The places of the words that a negation is about, the nearest first."""
    for at in range(place + 1, min(place + 6, len(words))):
        word = words[at]
        if word.sentence != words[place].sentence or word.key == "onli":
            return
        if word.number and words[place].key == "no":
            return  # No. 1
        if word.content:
            yield at


def _denied(words: Sequence[_Word], place: int) -> bool:
    """Whether a negation or denial stands near a word."""
    return any(
        (word.negates or word.key in _DENIALS) and word.sentence == words[place].sentence
        for word in (*words[max(0, place - 7) : place], *words[place + 1 : place + 3])
    )


def _misattributed(aligned: _Aligned, sources: Sequence[Source]) -> Iterator[str]:
    """Speakers who are not those of the words that they are given, and statements told as facts.

    `sources` are those of the sentences of the evidence, by number.
    """
    claim, evidence = aligned.claim, aligned.evidence
    speaking = list(_speakers(claim))
    ends = (*(place for place, _ in speaking), len(claim))
    for (place, keys), end in zip(speaking, ends[1:], strict=True):
        number = _rests_on(aligned, place, end)
        if number is None:
            number = _rests_on(aligned, 0, place)
        if number is None:
            continue
        source = sources[number]
        theirs = {word.key for word in _read(f"{source.speaker or ''}. {source.outlet or ''}")}
        for at, found in _speakers(evidence):
            if sources[evidence[at].sentence] is source:
                theirs |= found
        if theirs.isdisjoint(keys):
            yield f"the speaker {' '.join(sorted(keys))}"
    number, named = _rests_on(aligned, 0, len(claim)), {word.key for word in claim}
    speaker = sources[number].speaker if number is not None else None
    said = any(word.says for word in claim)
    if speaker and not said and named.isdisjoint(word.key for word in _read(speaker)):
        yield f"as a fact what {speaker} said"


def _rests_on(aligned: _Aligned, start: int, end: int) -> int | None:
    """The number of the sentence of the evidence in which most words of a piece of the claim
    stand."""
    places = [
        place
        for word, place in zip(aligned.claim[start:end], aligned.places[start:end], strict=True)
        if place is not None and word.content
    ]
    counted = Counter(aligned.evidence[place].sentence for place in places)
    return counted.most_common(1)[0][0] if counted else None


def _speakers(words: Sequence[_Word]) -> Iterator[tuple[int, set[str]]]:
    """The places of the verbs that attribute, each with the words of content before it, or else
    the name behind it."""
    runs = [run for run in _runs(words) if not words[run[0]].number]
    for place, word in enumerate(words):
        if not word.says:
            continue
        before, after = _beyond(words, place, -1), _beyond(words, place, 1)
        behind = next((run for run in runs if after in range(*run)), None)
        if before is not None and word.key != "accord":
            start = before
            while start and words[start - 1].content and not words[start].apart:
                start -= 1
            keys = {other.key for other in words[start : before + 1] if not other.says}
            if keys and words[before].sentence == word.sentence and not words[before].number:
                yield place, keys
                continue
        if behind:
            yield place, {other.key for other in words[slice(*behind)]}


def _misquoted(sentence: str, sources: Sequence[Source]) -> Iterator[str]:
    """Words in quotation marks that stand in no source, letter for letter, or are put into
    another's mouth than they have there."""
    sentence = " ".join(sentence.split())
    read = [" ".join(source.words.split()) for source in sources]
    if any(sentence in words for words in read):
        return  # a copy, marks and all
    own = _QUOTED.sub("", sentence)
    for match in _QUOTED.finditer(sentence):
        quoted = next(filter(None, match.groups()), "").rstrip(_END_MARKS)
        exact = re.compile(rf"(?<!\w){re.escape(quoted)}(?!\w)")
        if not any(
            exact.search(words) and _left_to_speaker(own, source)
            for words, source in zip(read, sources, strict=True)
        ):
            yield f"the quotation “{quoted}”"
    if _MARKS.search(own):
        yield "a quotation that does not end"


def _left_to_speaker(words: str, source: Source) -> bool:
    """Whether the words around a quotation name its speaker, or nobody from elsewhere."""
    if not source.speaker:
        return True
    named = {word for name in names_in(words) for word in name.split()}
    foreign = named.difference(re.findall(r"\w+", source.words))
    return not foreign or not named.isdisjoint(source.speaker.split())
