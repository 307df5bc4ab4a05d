"""Sentences of different articles that tell the same, and those that contradict each other."""

import math
import re
from collections.abc import Mapping

from assistant.understanding.question import Question, content_terms, names_in
from index.articles.article import Article
from index.english.days import DAY, MONTH
from index.english.numbers import NUMBER, is_ordinal, value_of
from index.english.sentences import sentences
from index.english.stems import stems

_SAME = 0.6  # share of their words, from which on two sentences tell the same
_ALIKE = 0.85  # cosine, from which on they do
_CLOSE = 0.65  # cosine, from which on they may contradict each other
_ABOUT = 0.5  # the same of the shorter one's words, where the question asks for the number or day
_OF_SHARES = 0.75  # and where they give shares or sums, of which an article has many
_DENIED = 0.6  # share of the words after a denial that the claim has, too
_DENIED_WORDS = 6  # so many of them are looked at
_FACTOR = 4  # two counts of the same differ by less than this
_ROUND = 0.15  # how far "about 100" may be from it
_MARKS = {"$", "%"}  # what money and shares count
_DAYS = 10  # articles that are further apart tell different stories
_SAME_EVENT = 1  # years at most between two days that are told of one event
_AT_ONE_TIME = 1  # days between articles, after which a count that is asked for is a newer one
_COUNTED_DAYS = 3  # and these: count different things

_BOUNDS = {
    "least": r"at least|more than|over|no fewer than|no less than|upwards? of|above|from|"
    r"start(?:s|ed|ing)? (?:at|from)",
    "most": r"at most|up to|as many as|as much as|fewer than|less than|under|below|no more than",
    "near": r"nearly|almost|close to|about|around|roughly|some|approximately|an estimated",
}
_QUANTITY = re.compile(
    rf"(?:\b(?:{'|'.join(f'(?P<{name}>{words})' for name, words in _BOUNDS.items())}) )?"
    rf"(?P<money>[$£€])?(?<![\w.,:/-]){NUMBER}(?![\w-])(?P<share>%| ?percent\b| per cent\b)?"
    r"(?P<clock> ?(?:[ap]\.?m\b|o[’']clock))?(?P<up>,? (?:and up|or (?:more|higher|older)|plus\b))?"
    r"(?P<after>(?: +(?!and\b|or\b|to\b|of\b|in\b)[a-z]+){0,2})",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")
# Two polls differ, and so do two forecasts, without contradicting each other.
_SAMPLED = re.compile(
    r"\b(?:polls?|polled|polling|pollsters?|surveys?|surveyed|respondents?|margins?|averages?|"
    r"expected|projected|forecasts?|estimates?|could|might|may)\b"
)
# What is on offer has many prices, by seat, shop and day.
_OFFERED = re.compile(
    r"\b(?:tickets?|pric\w+|fares?|fees?|deals?|sales?|discount\w*|save|off|subscri\w+|plans?|"
    r"menus?|per|each|apiece|(?:a|an) (?:month|year|week|day|night|person|gallon|dozen))\b",
    re.IGNORECASE,
)
# One event of a series has other days and numbers than the next.
_PICKED = re.compile(
    r"\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th)|next|"
    r"last|previous|prior|final|another|other)[- ][a-z]+"
    r"|\b(?:game|round|week|day|episode|season|part|phase) \d+\b|\b\d{1,3}[-–]\d{1,3}\b",
    re.IGNORECASE,
)
# And so has one stretch of time.
_STRETCH = re.compile(
    r"\b(?:this|last|a|per|each|every|past|previous) (?:\w+ )?"
    r"(?:day|week|weekend|month|quarter|season|year|decade|century)s?\b",
    re.IGNORECASE,
)
# A count "in that storm" is of another event than the one that an article is on.
_OF_ANOTHER = re.compile(
    r"\b(?:in|of|during|after|from|by|at) (?:that|this|those) (?:same )?(?!(?:day|night|morning|"
    r"evening|afternoon|week|weekend|month|quarter|season|year|decade|century|time|point)s?\b)[a-z]+",
    re.IGNORECASE,
)
_NEIGHBOURS = 400  # characters around a sentence in which those next to it are looked for
_DATES = re.compile(rf"\b(?:{MONTH}) \d\d?(?:[-–]\d\d?)?\b")
_ADDED = re.compile(
    r" (?:[a-z]+ ){0,2}(?:more|other|others|additional|further|fewer|less)\b", re.IGNORECASE
)
_RANKING = re.compile(r"\b(?:top|best|no\.?|number|another|other|additional) $", re.IGNORECASE)
_NOBODY = re.compile(r"[“\"‘']*(?:he|she|it|they|we|i|that|this|these|those)\b", re.IGNORECASE)
_TO_COME = re.compile(r"\b(?:will|won[’']t|going to|to be)\b|[’']ll\b", re.IGNORECASE)
_IS_NUMBER = re.compile(rf"{NUMBER}$|\d", re.IGNORECASE)
_DAY = re.compile(
    rf"\b(?P<month>{MONTH}) (?P<day>\d\d?)\b|\b(?P<day2>\d\d?) (?P<month2>{MONTH})\b"
    rf"|\b(?P<weekday>{DAY})\b|(?:\b(?:in|of)|(?<=\d),) (?P<year>\d{{4}})\b"
)
_NOT = re.compile(r"\b(?:not|never|cannot)\b(?!-)|n[’']t\b", re.IGNORECASE)
_NOT_QUITE = re.compile(
    r" (?:the |an? |been |have |be )?(?:only|just|merely|simply|solely|alone|yet|necessarily|"
    r"always|all|every|so|too|very|enough|least)\b",
    re.IGNORECASE,
)
_FIRST = re.compile(
    r" (?:(?:be|been|being|have|had|a|an|the|any|to|in|\w+ly) )*(?P<word>[\w’'-]+)", re.IGNORECASE
)
_DENY = re.compile(
    r"(?<!\bno )(?<!\bnot )"
    r"\b(?:den(?:y|ies|ied|ying)|refut(?:e|es|ed|ing)|disput(?:e|es|ed|ing))\b",
    re.IGNORECASE,
)
_NEGATIVE = re.compile(
    rf"{_NOT.pattern}|{_DENY.pattern}|\b(?:no|none|nobody|nothing|neither|nor|without|untrue|false|"
    r"denials?|refus\w+|declin\w+|fail\w*|lacks?|unlikely|unable)\b",
    re.IGNORECASE,
)
_SUPPOSED = re.compile(
    r"\b(?:if|whether|unless|could|might|may|should|would|until|asked)\b", re.IGNORECASE
)
_CLAUSE_END = re.compile(r"[.;:,!?—–“”\"]|\b(?:but|because|while|although|though|and)\b")
_SAYING = r"(?:said|says|say|told|reported|reports|announced)"
_REPORTER = re.compile(
    rf"(?:[A-Z][\w’'.-]* )+{_SAYING}\b|\b(?:{_SAYING}|according to) (?:the )?[A-Z][\w’'.-]*"
    r"(?: [A-Z][\w’'.-]*)*"
)
_SAID_ON = re.compile(
    rf"\b(?:{_SAYING[3:-1]}|confirmed|wrote|added|tweeted) (?:on |late |early )?"
    rf"(?:{DAY})\b"
)
_UP_TO_NOW = re.compile(r"\b(?:again|since|before|until|anymore|any (?:more|longer))\b")
_SO_FAR = re.compile(r"\b(?:so far|yet|to date|as of)\b", re.IGNORECASE)
_LIGHT = frozenset(stems("take make get"))  # that tell a deed together with its object
_DENYING = frozenset(stems("deny denial refute dispute untrue never cannot"))


def same_story(one: Article, words: str, other: Article, others_words: str, cosine: float) -> bool:
    """Whether sentences of two articles tell the same: in much the same words, or near in
    meaning, within days of each other, and with no other numbers of the same things."""
    if not _near_in_time(one, other) or not _agree(words, others_words):
        return False
    first, second = set(content_terms(words)), set(content_terms(others_words))
    alike = len(first & second) / (len(first | second) or 1)
    return alike >= _SAME or cosine >= _ALIKE


def contradict(
    one: Article,
    words: str,
    other: Article,
    others_words: str,
    cosine: float,
    question: Question,
) -> bool:
    """Whether sentences of two articles can't both be true, as far as their words show.

    They tell of the same, of the same people and places, and count the same things otherwise, or
    name another day where the question asks when; or the one denies what the other claims. What
    may be true side by side is none: counts of different days, polls, "at least 12" and "15".
    """
    if one.id == other.id or not _near_in_time(one, other):
        return False
    first, second = _content(words), _content(others_words)
    shared = first & second
    alike = len(shared) / (min(len(first), len(second)) or 1)
    if len(shared) < 2 or alike < _ABOUT or cosine < _CLOSE or shared.isdisjoint(question.terms):
        return False
    if any(sentence.rstrip("”\"’' ").endswith("?") for sentence in (words, others_words)):
        return False
    names = _names(words), _names(others_words)
    if names[0] - names[1] and names[1] - names[0]:
        return False  # one of them is of somebody or somewhere else
    if _picked(words) != _picked(others_words):
        return False
    days = _days(words), _days(others_words)
    common = days[0].keys() & days[1].keys()
    apart = any(days[0][kind].isdisjoint(days[1][kind]) for kind in common)
    if apart:
        years = [int(year) for held in days for year in held.get("year", ())]
        told = (
            question.kind == "when"
            and alike >= _SAME
            and (not years or max(years) - min(years) <= _SAME_EVENT)
        )
        return told and all(len(days[0][kind]) == len(days[1][kind]) == 1 for kind in common)
    return (
        _count_otherwise(one, words, other, others_words, shared, alike, question)
        or (alike >= _SAME and _denies(words, others_words))
        or (alike >= _SAME and _denies(others_words, words))
    )


def _count_otherwise(
    one: Article,
    words: str,
    other: Article,
    others_words: str,
    shared: set[str],
    alike: float,
    question: Question,
) -> bool:
    """Whether two sentences count the same thing, and the counts can't both be right."""
    if not _near_in_time(one, other, _COUNTED_DAYS):
        return False
    names = _names(words), _names(others_words)
    unclear = _NOBODY.match(words) or _NOBODY.match(others_words)
    opening = shared.intersection(content_terms(words.partition(" ")[0]))
    if unclear or (bool(names[0]) != bool(names[1]) and not opening):
        return False  # they may count those of different places or people
    stretches = _stretches(words), _stretches(others_words)
    if all(stretches) and stretches[0].isdisjoint(stretches[1]):
        return False
    if bool(_TO_COME.search(words)) != bool(_TO_COME.search(others_words)):
        return False  # it was expected and came otherwise
    offered = _OFFERED.search(words) or _OFFERED.search(others_words)
    if one.published != other.published and (_SO_FAR.search(words) or _SO_FAR.search(others_words)):
        return False
    if any(
        pattern.search(words) or pattern.search(others_words) for pattern in (_SAMPLED, _OF_ANOTHER)
    ):
        return False
    counted = _quantities(words), _quantities(others_words)
    for unit in counted[0].keys() & counted[1].keys():
        asked = question.kind == "how many" and (unit in question.terms or unit in _MARKS)
        enough = _OF_SHARES if unit in _MARKS else _ABOUT if asked else _SAME
        if alike < enough or not (asked or unit in shared or unit in _MARKS):
            continue
        if offered and unit == "$":
            continue
        if len(counted[0][unit]) == len(counted[1][unit]) == 1:
            (low, high, said), (others_low, others_high, others_said) = (
                next(iter(held[unit])) for held in counted
            )
            disjoint = high < others_low or others_high < low
            rest = _beside(counted[0], said), _beside(counted[1], others_said)
            if all(rest) and rest[0].isdisjoint(rest[1]):
                continue  # "118 of 214" and "56 of 107"
            if _is_newer(one, other, said, others_said, _AT_ONE_TIME if asked else 0):
                continue
            if disjoint and max(said, others_said) < _FACTOR * min(said, others_said):
                return _other_years(one, words) == _other_years(other, others_words)
    return False


def _is_newer(one: Article, other: Article, value: float, others_value: float, days: int) -> bool:
    """Whether the higher of two counts was printed more than some days after the lower one: it
    may have risen by then."""
    first, second = one.published, other.published
    if not first or not second or abs((first - second).days) <= days:
        return False
    return (first > second) == (value > others_value)


def _other_years(article: Article, words: str) -> set[str]:
    """The years that a sentence of an article and those next to it name, but for the article's."""
    start = max(article.text.find(words), 0)
    end = start + len(words)
    spans = sentences(article.text, max(0, start - _NEIGHBOURS), end + _NEIGHBOURS)
    before = max((span for span in spans if span[1] <= start), default=(start, end))
    after = min((span for span in spans if span[0] >= end), default=(start, end))
    told = f"{article.text[slice(*before)]} {words} {article.text[slice(*after)]}"
    years = set(re.findall(rf"\b{_YEAR.pattern}\b", told))
    return years - {str(article.published.year)} if article.published else years


def _picked(words: str) -> set[str]:
    """The words in a sentence that pick one event of a series: "next game", "88-80"."""
    rest = _STRETCH.sub(" ", _DATES.sub(" ", words))
    return {match[0].lower().replace("-", " ") for match in _PICKED.finditer(rest)}


def _stretches(words: str) -> set[str]:
    """The stretches of time that a sentence names."""
    return {match[0].lower() for match in _STRETCH.finditer(words)}


def _agree(words: str, others_words: str) -> bool:
    """Whether two sentences have a number in common of each thing that both count."""
    counted, others_counted = _quantities(words), _quantities(others_words)
    return all(
        any(
            low <= others_high and others_low <= high
            for low, high, _ in counted[unit]
            for others_low, others_high, _ in others_counted[unit]
        )
        for unit in counted.keys() & others_counted.keys()
    )


def _beside(counted: Mapping[str, set[tuple[float, float, float]]], value: float) -> set[float]:
    """The other numbers in a sentence."""
    return {said for held in counted.values() for _, _, said in held} - {value}


def _denies(words: str, claim: str) -> bool:
    """Whether a sentence denies what another claims: its words after the denial are the claim's."""
    if _NEGATIVE.search(claim) or _SUPPOSED.search(claim) or _SUPPOSED.search(words):
        return False
    if _SO_FAR.search(words):
        return False
    claimed = set(stems(claim))
    for pattern in (_NOT, _DENY):
        for match in pattern.finditer(words):
            rest = words[match.end() :]
            first = _FIRST.match(rest)
            if pattern is _NOT and (
                _NOT_QUITE.match(rest) or not first or claimed.isdisjoint(stems(first["word"]))
            ):
                continue
            clause = _CLAUSE_END.split(rest, maxsplit=1)[0]
            of_whom = content_terms(words[: match.start()])[-1:]
            if not of_whom or of_whom[0] not in claimed or _UP_TO_NOW.search(clause):
                continue
            telling = _LIGHT.union(content_terms(clause)) - _DENYING
            denied = [term for term in dict.fromkeys(stems(clause)) if term in telling]
            denied = denied[:_DENIED_WORDS]
            held = [term in claimed for term in denied]
            if len(held) > 1 and sum(held) >= _DENIED * len(held):
                return True
    return False


def _near_in_time(one: Article, other: Article, days: int = _DAYS) -> bool:
    first, second = one.published, other.published
    return not first or not second or abs((first - second).days) <= days


def _content(words: str) -> set[str]:
    """The stems that carry meaning, without numbers and denials."""
    terms = (term for term in content_terms(words) if term not in _DENYING)
    return {term for term in terms if not _IS_NUMBER.match(term)}


def _names(words: str) -> set[str]:
    """The stems of the names in a sentence, but for who reports it and the word it opens with."""
    rest = _REPORTER.sub(" ", words).strip("“\"‘' ")
    _, _, behind = rest.partition(" ")
    inside = rest if behind[:1].isupper() else behind
    names = " ".join(names_in(_DAY.sub(" ", inside)))
    return {term for term in content_terms(names) if not _IS_NUMBER.match(term)}


def _quantities(words: str) -> Mapping[str, set[tuple[float, float, float]]]:
    """The numbers in a sentence by what they count, a stem, "$" or "%": the least and the most
    that each may stand for, and itself."""
    found: dict[str, set[tuple[float, float, float]]] = {}
    for match in _QUANTITY.finditer(words):
        value = value_of(match)
        apart = _RANKING.search(words[: match.start()]) or _ADDED.match(words, match.start("after"))
        of_time = match["clock"] or _YEAR.fullmatch(match["digits"] or "")
        if value is None or is_ordinal(match) or of_time or apart:
            continue
        low = 0.0 if match["most"] else value * (1 - _ROUND) if match["near"] else value
        high = value * (1 + _ROUND) if match["near"] else value
        if match["least"] or match["up"]:
            high = math.inf
        units = ["%"] if match["share"] else ["$"] if match["money"] else stems(match["after"])
        for unit in units:
            found.setdefault(unit, set()).add((low, high, value))
    return found


def _days(words: str) -> Mapping[str, set[str]]:
    """The days, weekdays and years that a sentence names, by which of these they are."""
    found: dict[str, set[str]] = {}
    for match in _DAY.finditer(_SAID_ON.sub(" ", words)):
        if match["weekday"]:
            found.setdefault("weekday", set()).add(match["weekday"])
        elif match["year"]:
            found.setdefault("year", set()).add(match["year"])
        else:
            day = f"{match['month'] or match['month2']} {match['day'] or match['day2']}"
            found.setdefault("day", set()).add(day)
    return found
