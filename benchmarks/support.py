"""How well sentences that their article bears out are told from those that it doesn't.

The file holds a sentence about an article a line, each with whether people found it supported
(QAGS). The check was fitted on half of its articles; the other half is reported. Besides, sentences
of these are made false by one change each, such as a negation put in or taken out, another number,
speaker or modal, or an "almost" left out, and judged against their article.
"""

import hashlib
import re
import time
from collections.abc import Iterator
from functools import lru_cache
from itertools import cycle
from pathlib import Path
from random import Random
from statistics import mean
from tempfile import TemporaryDirectory

from common import Figures, Record, arguments, records, report

from assistant.llm.support import Encode, Excerpt, judge
from assistant.understanding.question import content_terms
from index.articles.article import article_of
from index.articles.metadata import Metadata
from index.encoder import DEFAULT_MODEL, compile_encoder, open_encoder
from index.english.names import is_first_name
from index.english.sentences import sentences
from index.statements.cues import FORMS

_NEGATED = re.compile(r" (?:not|never)\b|n['’]t\b")
_NEGATIVE = re.compile(r"\b(?:no|none|nobody|nothing|neither|nor|without|cannot)\b", re.IGNORECASE)
_AUXILIARY = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|should|must|may)\b"
)
_NUMBERS = "two three four five six seven eight nine ten eleven twelve twenty thirty".split()
_NUMBER = re.compile(
    rf"(?<![\w.,'’-])(?:\d+(?:,\d{{3}})*(?:\.\d+)?|{'|'.join(_NUMBERS)})(?![\w'’-])"
)
_SAID = r"(?:said|says|told|added|tells|explained|warned|insisted|claimed|claims)"
_WORDS_TOO = frozenset(
    "will mark bill may rose grace hope art pat rob sue chase grant drew".split()
)
_MODALS = {
    "may": "will",
    "might": "will",
    "could": "will",
    "can": "must",
    "will": "may",
    "would": "should",
    "should": "might",
    "must": "may",
}
_COMPARISONS = {
    "more than": "less than",
    "at least": "at most",
    "up to": "over",
    "nearly": "more than",
    "almost": "over",
    "some": "all",
    "many": "all",
    "against": "for",
    "before": "after",
    "after": "before",
    "under": "over",
    "until": "before",
    "without": "with",
    "above": "below",
}
_PRONOUNS = {"he": "she", "she": "he", "his": "her", "him": "her", "himself": "herself"}
_OPERATORS = (
    r"\b(?:almost|nearly|allegedly|reportedly|possibly|hardly|barely|rarely|failed to|refused to|"
    r"tried to|threatened to|wants to|want to|hopes to|plans to|is expected to|accused of|"
    r"suspected of|denied|denies) "
)
_SAID_OF_SELF = (
    r"\b(?:said|says|claimed|claims|believes|insisted|denied)(?: that)? (?:he|she|they|it) "
)
_NAMED = re.compile(r"\b([A-Z]?[a-z]{2,}) ([A-Z]?[a-z-]{3,})\b")


def closed_up(text: str, like: str = "") -> str:
    """A text with its numbers in one piece, its quotation marks as printed and its compounds as
    another has them; the set has "1, 600", "2. 5", "` safe'" and "hi - tech"."""
    for compound in set(re.findall(r"\w+(?:-\w+)+", like)):
        text = text.replace(compound.replace("-", " - "), compound)
    text = re.sub(r"(?<=\d)([,.]) (?=\d)", r"\1", text).replace(" - year - old", "-year-old")
    text = re.sub(r"(?:(?<=\s)|^)` ?(?=\w)", "‘", text.replace("`` ", "“").replace("``", "“"))
    return re.sub(r"(?<=[.!?] [‘“])[a-z]|(?<=[.!?]['’”] )[a-z]", lambda m: m[0].upper(), text)


def people_of(article: str) -> list[str]:
    """The people with a first name whom an article names more than once, as written."""
    lower = article == article.lower() or not re.search(r"[a-z,] [A-Z]", article)
    found = []
    for match in _NAMED.finditer(article):
        first, surname = match.groups()
        known = is_first_name(first.lower()) and first.lower() not in _WORDS_TOO
        cased = lower or (first[0].isupper() and surname[0].isupper())
        plain = content_terms(surname.lower()) and surname.lower() not in FORMS
        named = plain and not re.search(r"(?:ed|ing|ly)$", surname)
        if known and cased and named and len(re.findall(rf"\b{surname}\b", article)) > 1:
            found.append(match[0])
    return list(dict.fromkeys(found))


def mentions(sentence: str, article: str) -> list[tuple[str, str]]:
    """The people named in a sentence: as it names them, by surname alone or not, and in full."""
    found = []
    for person in people_of(article):
        surname = person.split()[1]
        written = person if person in sentence else surname
        if re.search(rf"\b{written}\b", sentence):
            found.append((written, person))
    return found


def negation(sentence: str, article: str, random: Random, _: list[str]) -> str | None:
    if _NEGATED.search(sentence):
        return _NEGATED.sub("", sentence, count=1)
    found = list(_AUXILIARY.finditer(sentence))
    if not found or _NEGATIVE.search(sentence):
        return None
    end = random.choice(found).end()
    return f"{sentence[:end]} not{sentence[end:]}"


def number(sentence: str, article: str, random: Random, _: list[str]) -> str | None:
    found = list(_NUMBER.finditer(sentence))
    if not found:
        return None
    match = random.choice(found)
    old = match[0].lower()
    others = sorted({other[0] for other in _NUMBER.finditer(article)} - {old})
    others = [other for other in others if other[0].isdigit() == old[0].isdigit()]
    new = random.choice(others or ["17" if old[0].isdigit() else "seven"])
    return sentence[: match.start()] + new + sentence[match.end() :]


def name(sentence: str, article: str, random: Random, others: list[str]) -> str | None:
    return _renamed(sentence, mentions(sentence, article), article, random, others)


def speaker(sentence: str, article: str, random: Random, others: list[str]) -> str | None:
    speaking = [
        (written, person)
        for written, person in mentions(sentence, article)
        if re.search(rf"\b{written} {_SAID}\b|\b{_SAID} {written}\b", sentence)
    ]
    return _renamed(sentence, speaking, article, random, others)


def _renamed(
    sentence: str, named: list[tuple[str, str]], article: str, random: Random, others: list[str]
) -> str | None:
    """The sentence with one of its people replaced by another of the article, or of any."""
    if not named:
        return None
    written, person = random.choice(named)
    surname = person.split()[1]
    mine = [
        other
        for other in people_of(article)
        if surname not in other and other.split()[1] not in sentence
    ]
    other = random.choice(mine or [other for other in others if surname not in other])
    new = other if " " in written else other.split()[1]
    return re.sub(rf"\b{written}\b", new, sentence)


def voice(sentence: str, article: str, random: Random, _: list[str]) -> str | None:
    """Whoever suffered it does it."""
    return _without(r"\b(?:was|were) (?=\w+ed by\b)", sentence).replace("ed by ", "ed ", 1)


def modal(sentence: str, article: str, random: Random, _: list[str]) -> str | None:
    return _swapped(_MODALS, sentence, random)


def comparison(sentence: str, article: str, random: Random, _: list[str]) -> str | None:
    """Another preposition, quantity or comparison."""
    return _swapped(_COMPARISONS, sentence, random)


def pronoun(sentence: str, article: str, random: Random, _: list[str]) -> str | None:
    return _swapped(_PRONOUNS, sentence, random)


def operator(sentence: str, article: str, random: Random, _: list[str]) -> str | None:
    """As done what was not quite, or not at all."""
    return _without(_OPERATORS, sentence)


def embedded(sentence: str, article: str, random: Random, _: list[str]) -> str | None:
    """What somebody says of themselves, as a fact."""
    return _without(_SAID_OF_SELF, sentence)


def _swapped(others: dict[str, str], sentence: str, random: Random) -> str | None:
    found = list(re.finditer(rf"\b(?:{'|'.join(others)})\b", sentence))
    if not found:
        return None
    match = random.choice(found)
    return sentence[: match.start()] + others[match[0]] + sentence[match.end() :]


def _without(words: str, sentence: str) -> str:
    return re.sub(words, "", sentence, count=1)


CHANGES = {
    change.__name__: change
    for change in (
        negation, number, name, speaker, voice, modal, comparison, pronoun, operator, embedded,
    )
}  # fmt: skip


def changed(articles: list[str], random: Random, count: int) -> Iterator[tuple[str, str, str, str]]:
    """(kind, article, sentence, the sentence made false), the kinds in turn while there are any."""
    pool = [
        (article, article[start:end])
        for article in articles
        for start, end in sentences(article)
        if 8 <= len(article[start:end].split()) <= 40
    ]
    others = sorted({person for article in articles for person in people_of(article)})

    def made(kind: str) -> Iterator[tuple[str, str, str, str]]:
        for article, sentence in random.sample(pool, len(pool)):
            false = CHANGES[kind](sentence, article, random, others)
            if false and false != sentence:
                yield kind, article, sentence, false

    turns = cycle([made(kind) for kind in CHANGES])
    left = len(CHANGES)
    while count and left:
        found = next(next(turns), None)
        left = len(CHANGES) if found else left - 1
        if found:
            count -= 1
            yield found


def of_fit(article: str) -> bool:
    """True for the half of the articles on which the weights of the check were fitted."""
    return hashlib.sha256(article.encode()).digest()[0] % 2 == 0


@lru_cache(maxsize=8)
def excerpt_of(text: str) -> Excerpt:
    """A whole article as what an LLM was given, without its statements."""
    article = article_of("article.txt", text, Metadata(title="Article"))
    return Excerpt(1, article, 0, len(article.text))


def judged(rows: list[Record], encode: Encode) -> Figures:
    """The shares of the supported and the unsupported that are shown, and how."""
    shown: dict[bool, list[str | None]] = {True: [], False: []}
    began = time.perf_counter()
    for row in rows:
        sentence = closed_up(row["sentence"])
        support = judge(sentence, [excerpt_of(closed_up(row["article"], sentence))], encode)
        shown[row["supported"]].append(support.standing)
    seconds = time.perf_counter() - began
    figures: Figures = {"sentences": len(rows), "ms": 1_000 * seconds / len(rows)}
    for truth, name in ((True, "supported"), (False, "unsupported")):
        for standing in ("articles", "model"):
            figures[f"{name}_{standing}"] = mean(held == standing for held in shown[truth])
    kept, caught = (mean(bool(held) == truth for held in shown[truth]) for truth in (True, False))
    return figures | {"balanced_accuracy": (kept + caught) / 2}


def made_false(texts: list[str], count: int, encode: Encode, show: bool) -> Figures:
    """The shares of sentences made false by one change that are not shown as in the articles'
    words, and not at all."""
    caught: list[tuple[str, bool, bool]] = []
    true: list[bool] = []
    for kind, article, sentence, made in changed(texts, Random(0), count):
        excerpts = [excerpt_of(article)]
        standing = judge(made, excerpts, encode).standing
        caught.append((kind, standing != "articles", standing is None))
        true.append(judge(sentence, excerpts, encode).standing is not None)
        if show and standing:
            print(f"{standing}, {kind}: {made}\n       was: {sentence}")
    figures: Figures = {
        "false": len(caught),
        "false_not_articles": mean(hit for _, hit, _ in caught),
        "false_not_shown": mean(hit for _, _, hit in caught),
        "true_shown": mean(true),
    }
    for kind in CHANGES:
        hits = [(first, second) for of, first, second in caught if of == kind]
        if hits:
            figures[f"false_{kind}"] = len(hits)
            figures[f"false_{kind}_not_articles"] = mean(first for first, _ in hits)
            figures[f"false_{kind}_not_shown"] = mean(second for _, second in hits)
    return figures


def main() -> None:
    parser = arguments(__doc__, "file")
    parser.add_argument(
        "--articles", type=Path, metavar="FILE", help="make the false sentences from its articles"
    )
    parser.add_argument("--false", type=int, default=400, metavar="N", help="how many of them")
    parser.add_argument(
        "--half", choices=["reported", "fitted", "both"], default="reported", help="of the articles"
    )
    parser.add_argument("--show", action="store_true", help="print the false ones that are shown")
    options = parser.parse_args()
    rows = [
        row
        for row in records(options.file)
        if options.half == "both" or of_fit(row["article"]) == (options.half == "fitted")
    ]
    if options.articles:
        texts = [row["text"] for row in records(options.articles)]
    else:
        texts = [closed_up(text) for text in dict.fromkeys(row["article"] for row in rows)]
    with TemporaryDirectory() as folder:
        encoder = open_encoder(compile_encoder(DEFAULT_MODEL, Path(folder)))
        figures = judged(rows, encoder.encode_passages)
        figures |= made_false(texts, options.false, encoder.encode_passages, options.show)
    report(figures, options.json)


if __name__ == "__main__":
    main()
