"""Faults: what a sentence says that those it rests on don't say, or say otherwise."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from functools import cached_property
from itertools import pairwise, takewhile

from assistant.llm.reading import MODES, Word, read
from index.english.forms import base_form, is_verb_form
from index.english.function_words import FIRST_PERSON, GENDERED, MONTHS, NEGATIONS
from index.english.names import TITLES, capitalised_words, lower_case_words, same_name
from index.english.quotation_marks import MARKS, quotations, straight
from index.english.roles import is_group, is_role
from index.english.words import words_of
from index.rules import Rule, Rules
from index.span import Span

_DENYING = NEGATIONS | {"without", "against"}
_DENIES = re.compile(r"(?:un|in|im|dis|non|refus|fail|reject|den[iy]|ban|bar)\w")
_TURNING = words_of(
    "above after against all before below every few less many more most no over some under until "
    "without"
)
"""Function words that say another thing in the place of another."""
_OUTER = re.compile(rf"^(?:''|``|[{MARKS}])|(?:''|’’|[{MARKS}])$")
_DOUBLE = re.compile(r"[\"“”«»„]|''|``")
_ALIKE = 0.4  # share of a claim's words in a sentence that tells much of the same
_COPIED = 0.7  # and in one that it is nearly a copy of
_ENDINGS = ("s", "ing", "ion", "ment", "ness", "ity", "ly", "ed", "er", "est", "ful", "ous")
_LONGEST_NAME = 6
_FEW = 3


@dataclass(frozen=True)
class Claim:
    """A sentence that is to be judged: its text, that of the sentences that it rests on, best
    first, and that of all it was written from; who `said` what words there, and the day on which
    that was printed."""

    text: str
    basis: tuple[str, ...]
    excerpts: str
    said: tuple[tuple[str, str], ...] = ()
    printed: date | None = None

    @cached_property
    def words(self) -> Sequence[Word]:
        """All its words."""
        return read(self.text)

    @cached_property
    def told(self) -> Sequence[Word]:
        """Its words of content."""
        return [word for word in self.words if word.tells]

    @cached_property
    def sentences(self) -> Sequence[Sequence[Word]]:
        """The words of each sentence that it rests on."""
        return [read(sentence) for sentence in self.basis]

    @cached_property
    def behind(self) -> Sequence[Word]:
        """All words that it rests on."""
        return [word for words in self.sentences for word in words]

    @cached_property
    def acts(self) -> Sequence[tuple[Word, Sequence[Word]]]:
        """Each verb of it, with the same verbs of the sentences that tell much of the same."""
        keys = {word.key for word in self.told}
        alike = [
            word
            for words in self.sentences
            if len(keys.intersection(word.key for word in words)) >= _ALIKE * len(keys)
            for word in words
        ]
        same = ((word, [o for o in alike if o.key == word.key]) for word in self.told if word.acts)
        return [(word, others) for word, others in same if others]

    @cached_property
    def names(self) -> Sequence[Word]:
        """Its words that are of a name: with a capital that is not the sentence's own."""
        lower, capitals = lower_case_words(self.excerpts), capitalised_words(self.excerpts)
        found = []
        for place, word in enumerate(self.words):
            if not word.cased or not word.tells or word.day or word.lower in TITLES:
                continue
            following = self.words[place + 1 : place + 2]
            begins = place == 0 or word.quoted
            attributed = bool(following) and following[0].says
            named = not begins or attributed or _may_name(word.lower)
            if word.lower in capitals or (named and word.lower not in lower):
                found.append(word)
        return found


def _may_name(lower: str) -> bool:
    """True for a word that may be a name where it begins a sentence: none of the known nouns and
    verbs, and without the ending of one."""
    known = is_verb_form(lower) or is_role(lower) or is_group(lower)
    return not known and not lower.endswith(_ENDINGS)


def _quotation(claim: Claim) -> str | None:
    text, held = _plain(claim.text), _plain(" ".join(claim.basis))
    if text in held:
        return None
    rest = claim.text
    for found in quotations(claim.text, [Span(0, len(claim.text))]):
        words = claim.text[found.start : found.end]
        inner = _plain(between_marks(words))
        if not re.search(rf"(?<!\w){re.escape(inner)}(?!\w)", held):
            return f"the quotation “{inner}”"
        rest = rest.replace(words, " ")
    return "a quotation that does not end" if _DOUBLE.search(rest) else None


def between_marks(quotation: str) -> str:
    """What stands in a quotation, without the point or comma of the sentence around it."""
    return _OUTER.sub("", quotation).rstrip(".,;:!? ")


def _plain(text: str) -> str:
    return " ".join(straight(text).split())


def _name(claim: Claim) -> str | None:
    speakers = " ".join(speaker for speaker, _ in claim.said)
    held = {word.lower for text in (claim.excerpts, speakers) for word in read(text)}
    for word in claim.names:
        kin = word.lower in held or any(_kin(word.lower, other) for other in held)
        if not kin and not _abbreviates(word.written, claim.excerpts):
            return word.written
    return None


def _kin(one: str, other: str) -> bool:
    """True for a country and its people, or the like: Norway, Norwegian."""
    shared = min(len(one), len(other)) - 2
    return shared >= 4 and one[:shared] == other[:shared] and abs(len(one) - len(other)) < 4


def _abbreviates(name: str, text: str) -> bool:
    letters = name.replace(".", "").rstrip("s")
    words = r"\W+(?:(?:of|the|and|for)\W+)*".join(rf"{re.escape(one)}\w*" for one in letters)
    return letters.isupper() and len(letters) > 1 and bool(re.search(rf"\b{words}", text))


def _number(claim: Claim) -> str | None:
    year = f"#{claim.printed.year}" if claim.printed else None
    for word in claim.words:
        same = [other for other in claim.behind if other.key == word.key]
        if word.counts and word.key != year and not any(_one_unit(word, other) for other in same):
            return f"{word.written} {word.unit}".strip()
    return None


def _one_unit(one: Word, other: Word) -> bool:
    units = {one.unit, other.unit}
    return len(units) == 1 or ("" in units and "%" not in units)


def _day(claim: Claim) -> str | None:
    held = {word.day for word in read(claim.excerpts)}
    if claim.printed:
        held.add(MONTHS[claim.printed.month - 1][:3])
    return next((word.written for word in claim.words if word.day and word.day not in held), None)


def _negation(claim: Claim) -> str | None:
    for word, others in claim.acts:
        if all(other.negated != word.negated for other in others):
            return f"not {word.written}" if word.negated else word.written
    denied = [word for word in claim.words if word.lower in _DENYING]
    told = any(word.lower in _DENYING or _DENIES.match(word.lower) for word in claim.behind)
    return denied[0].written if denied and not told else None


def _mode(claim: Claim) -> str | None:
    for word, others in claim.acts:
        modes = {other.mode for other in others}
        if word.mode not in modes and (word.mode or not modes & {"", "will"}):
            return f"{word.mode} {word.written}".strip()
    return None


def _infinitive(claim: Claim) -> str | None:
    keys = {word.key for word in claim.words}
    finite = (
        pair for pair in claim.acts if pair[0].mode or base_form(pair[0].lower) != pair[0].lower
    )
    for word, others in finite:
        if not word.under and all(other.under and other.under not in keys for other in others):
            return word.written
    return None


def _voice(claim: Claim) -> str | None:
    keys = [word.key for word in claim.told]
    for word, others in claim.acts:
        acts = not word.passive and all(other.passive for other in others)
        if acts and 0 < keys.index(word.key) < len(keys) - 1:
            return word.written
    return None


def _gender(claim: Claim) -> str | None:
    held = {word.gender for word in read(claim.excerpts)} - {None}
    pronouns = (word for word in claim.words if word.lower in GENDERED)
    return next((word.written for word in pronouns if held and word.gender not in held), None)


def _first_person(claim: Claim) -> str | None:
    held = {word.lower for word in claim.behind if not word.quoted}
    own = (word for word in claim.words if word.lower in FIRST_PERSON and not word.quoted)
    said = " ".join(words for _, words in claim.said)
    return next((w.written for w in own if w.lower not in held or _plain(claim.text) in said), None)


def _unsaid(claim: Claim) -> str | None:
    keys = {word.key for word in claim.told}
    same = [word for word in claim.sentences[0] if word.tells and word.key in keys]
    taken = [word for word in same if word.quoted]
    known = {word.key for word in taken}
    if any((w.says and w.key not in known) or w.quoted or w.mark == ":" for w in claim.words):
        return None
    return taken[0].written if len(taken) > _COPIED * max(len(same), len(keys)) else None


def _embedded(claim: Claim) -> str | None:
    if any(word.says for word in claim.words):
        return None
    told = set(pairwise(word.key for word in claim.told))
    for words in claim.sentences:
        content = [word for word in words if word.tells]
        for before, verb, behind in zip(content, content[1:], content[2:], strict=False):
            if verb.says and (before.key, behind.key) in told:
                return behind.written
    return None


def _as_fact(claim: Claim) -> str | None:
    if any(word.says or word.mark == ":" for word in claim.words):
        return None
    keys, words = {word.key for word in claim.told}, claim.sentences[0]
    places = [place for place, w in enumerate(words) if w.key in keys and w.tells]
    if len({words[place].key for place in places}) < _COPIED * len(keys):
        return None
    for place, word in enumerate(words):
        that = word.acts and any(
            w.lower == "that" and not w.mark for w in words[place + 1 : place + 2]
        )
        cue = (word.says and not word.quoted) or that
        behind = all(other > place for other in places)
        if cue and word.key not in keys and behind:
            return words[places[0]].written
    return None


def _speaker(claim: Claim) -> str | None:
    told = attribution(claim.words)
    names = {word.written for word in claim.names}
    if not told or names.isdisjoint(word.written for word in told[0]):
        return None
    name = " ".join(word.written for word in told[0])
    quoted = {word.lower for word in claim.words if word.quoted}
    theirs = [words for speaker, words in claim.said if same_name(name, speaker)]
    if theirs and quoted <= {word.lower for words in theirs for word in read(words)}:
        return None
    named = any(word.key == told[0][-1].key for word in claim.behind)
    unknown = not (quoted and claim.said)
    return None if unknown and named and any(word.says for word in claim.behind) else name


def _changed(claim: Claim) -> str | None:
    keys, words = [word.key for word in claim.words], claim.sentences[0]
    theirs = [word.key for word in words]
    if len(set(theirs).intersection(w.key for w in claim.told)) < _COPIED * len(claim.told):
        return None
    as_many = sum(word.says for word in claim.words) >= sum(word.says for word in words)
    says = as_many or attribution(claim.words) is not None
    for kind, a, b, c, d in SequenceMatcher(None, theirs, keys, False).get_opcodes():
        ones, others = words[a:b], claim.words[c:d]
        short = kind == "replace" and len(ones) <= 2 and len(others) <= 2
        cue = any(word.says for word in (*ones, *others))
        swapped = short and not cue and _differ(ones, others)
        out, added = _turns(ones, words[b : b + 1]), _turns(others, claim.words[d : d + 1])
        if (
            swapped
            or (out and not (says and any(word.says for word in ones)))
            or (added and not any(word.says for word in others))
        ):
            return " ".join(word.written for word in others or ones)
    return None


def _turns(words: Sequence[Word], behind: Sequence[Word]) -> bool:
    """True if a few words that only one of two sentences has turn what stands beside them: a
    negation, "almost", "by", "tried to", "accused of", "said he"."""
    if not 0 < len(words) <= _FEW:
        return False
    apart = words[0].mark and (not behind or behind[0].mark)
    governs = words[-1].lower in ("to", "of") and any(word.acts for word in words[-2:-1])
    governs = governs or [word.lower for word in words] == ["by"]
    says = any(word.says for word in words) and not apart
    return governs or says or any(word.lower in NEGATIONS or word.hedges for word in words)


def _differ(ones: Sequence[Word], others: Sequence[Word]) -> bool:
    """True if words in the place of others tell something else."""
    genders = [{word.gender for word in words} - {None} for words in (ones, others)]
    if all(genders) and (genders[0] != genders[1] or all(w.gender for w in (*ones, *others))):
        return genders[0] != genders[1]
    if any(word.tells for word in ones) and any(word.tells for word in others):
        return True
    if any(word.lower in _TURNING for word in (*ones, *others)):
        return True
    modes = [{MODES.get(word.lower) for word in words} - {None} for words in (ones, others)]
    return all(modes) and modes[0] != modes[1]


FAULTS: Rules[Callable[[Claim], str | None]] = Rules(
    Rule("quotation", "Lund will go to Alba. > Lund will go “to Oslo”.", _quotation,
         "Lund will go to Alba. > Lund will go “to Alba”."),
    Rule("name", "The mayor went to Alba. > The mayor went to Oslo.", _name,
         "The mayor went to Norway. > The mayor went to Norwegian towns."),
    Rule("number", "It cost $3 million. > It cost 3%.", _number,
         "It cost $3 million. > Three million dollars were spent."),
    Rule("day", "It closed on Monday. > It closed on Friday.", _day, "A march. > They march."),
    Rule("negation", "The dam did not break. > The dam broke.", _negation,
         "The dam did not break. > The dam has never broken."),
    Rule("mode", "The dam may break. > The dam must break.", _mode,
         "The dam might break. > The dam could break."),
    Rule("infinitive", "Lund refused to sell the mill. > Lund would sell the mill.", _infinitive,
         "Lund refused to sell the mill. > Lund refuses to sell the mill."),
    Rule("voice", "The guard was attacked by a dog. > The guard attacked a dog.", _voice,
         "The guard was attacked by a dog. > A dog attacked."),
    Rule("gender", "Helen Lund left. > He left.", _gender, "Helen Lund left. > She left."),
    Rule("first person", "“I left,” Lund said. > I left.", _first_person,
         "“I left,” Lund said. > Lund said “I left”."),
    Rule("unsaid", "“The dam has cracks,” Lund said. > The dam has cracks.", _unsaid,
         "“The dam has cracks,” Lund said. > Lund said the dam has cracks."),
    Rule("embedded", "Lund said he won the vote. > Lund won the vote.", _embedded,
         "Lund said he won the vote. > Lund said he won."),
    Rule("as fact", "Police fear that Lund stole the money. > Lund stole the money.", _as_fact,
         "Police fear that Lund stole the money. > Police fear that Lund stole it."),
    Rule("speaker", "The bridge is closed, the mayor of Alba told Ada Lund. > "
         "The bridge is closed, Rask said.", _speaker,
         "The bridge is closed, Ada Lund told Rask. > Lund said the bridge is closed."),
    Rule("changed", "The old dam broke on a cold night. > The old bridge broke on a cold night.",
         _changed, "The old dam broke on a cold night. > The dam broke on a cold night."),
)  # fmt: skip
"""What must not be: in the examples, the second sentence rests on the first."""


def attribution(words: Sequence[Word]) -> tuple[Sequence[Word], Sequence[Word]] | None:
    """Whom a sentence names as the one who says something in it, and its other words."""
    for place, word in enumerate(words):
        if word.quoted or not word.says:
            continue
        to = words[place + 1 : place + 2] if word.lower == "according" else ()
        before = [] if word.lower == "according" else list(_name_before(words, place))
        name = before or list(_name_behind(words[place + 1 + len(to) :]))
        if name:
            end = place + 1 + len(to) + (0 if before else len(name))
            rest = [*words[: place - len(before)], *words[end:]]
            return name, rest[1:] if rest and rest[0].lower == "that" else rest
    return None


def _name_before(words: Sequence[Word], place: int) -> Sequence[Word]:
    found: list[Word] = []
    for word in words[max(0, place - _LONGEST_NAME) : place][::-1]:
        if not word.cased or not word.tells or word.quoted:
            break
        found.insert(0, word)
        if word.mark:
            break
    return found


def _name_behind(words: Sequence[Word]) -> Iterator[Word]:
    named = takewhile(lambda word: word.cased and not word.mark and not word.quoted, words)
    yield from list(named)[:_LONGEST_NAME]
