"""Layout: statements that labels, lines and signatures give to a speaker, as in transcripts."""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from index.english.roles import is_role
from index.rules import Rule, Rules
from index.span import Span
from index.statements.draft import Draft, stripped, trimmed
from index.statements.paragraphs import Unit

_BLANKS = " \t\xa0"
_SHORT = {"QUESTION": "Q", "ANSWER": "A"}
_ASKS = frozenset({"Q", "A", "INTERVIEWER"})
_ENDS = ".?!…”\"’'—–-"
_COMMON_WORD = re.compile(r"\b[a-z’'-]+\b")
_LABEL = re.compile(r"((?:[A-Z][\w.’'()-]*\s+){0,5}[A-Z][\w.’'()-]*)\s?(?P<mark>:)\s*(?=\S)")
_ASK = re.compile(r"([QA])(?P<mark>\.)\s+(?=[A-Z])")
_SIGNED = re.compile(r"[—–-]{1,2}\s?([A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,4})(?=[,.]|$)")
_NAME_LINE = re.compile(r"([A-Z][\w.’'-]+(?: [A-Z][\w.’'-]*){1,4}?)(?:, [^\n!?]{1,60})?[:.]?")
_SIGNATURE = re.compile(r"[—–-]\s*([A-Z][^\n()@]{1,50}?) \(@\w{1,20}\)")


@dataclass(frozen=True)
class Layout:
    """An article's paragraphs, as they stand one below the other."""

    text: str
    paragraphs: list[Unit]

    @cached_property
    def labels(self) -> dict[int, re.Match[str]]:
        """What may be a label that opens a paragraph, by the paragraph's number."""
        return {
            number: label
            for number, unit in enumerate(self.paragraphs)
            if (
                label := _LABEL.match(self.text, unit.start, unit.end)
                or _ASK.match(self.text, unit.start, unit.end)
            )
        }

    @cached_property
    def turns(self) -> Counter[str]:
        """How often a label with the same last word opens a paragraph."""
        return Counter(_last_word(label[1]) for label in self.labels.values())

    @cached_property
    def is_transcript(self) -> bool:
        """True where labels are used again, and most of them open a sentence."""
        sentences = sum(
            self.text[self.paragraphs[number].end - 1] in _ENDS
            and _COMMON_WORD.search(self.text, label.end(), self.paragraphs[number].end) is not None
            for number, label in self.labels.items()
        )
        again = max(self.turns.values(), default=0) > 1
        return len(self.labels) > 2 and again and 2 * sentences >= len(self.labels)

    @cached_property
    def common(self) -> frozenset[str]:
        """The words that the article has in lower case."""
        return frozenset(_COMMON_WORD.findall(self.text))


def labelled(text: str, paragraphs: list[Unit]) -> dict[int, Draft]:
    """The statements that a label or a signature gives to a speaker, by number of paragraph."""
    layout = Layout(text, paragraphs)
    drafts: dict[int, Draft] = {}
    for rule in LAYOUT_RULES:
        drafts |= rule.apply(layout)
    return drafts


def _by_first_line(layout: Layout) -> dict[int, Draft]:
    text, label = layout.text, layout.labels.get(0)
    if label is None:
        return {}
    unit = layout.paragraphs[0]
    again = re.search(rf"\b{re.escape(label[1].split()[-1])}\b", text[unit.end :])
    said = trimmed(text, Span(label.end(), unit.end), unit) if again else None
    return {0: _labelled(label, said)} if said else {}


def _by_turn(layout: Layout) -> dict[int, Draft]:
    drafts = {}
    for number, label in layout.labels.items() if layout.is_transcript else ():
        again = layout.turns[_last_word(label[1])] > 1
        signs = again + label[1].isupper() - _is_heading(label[1], layout.common)
        said = stripped(layout.text, Span(label.end(), layout.paragraphs[number].end), _BLANKS)
        if said and signs > 0:
            drafts[number] = _labelled(label, said)
            drafts[number].kind = "direct"
    return drafts


def _labelled(label: re.Match[str], said: Span) -> Draft:
    """What stands behind a label, as said by whom the label names."""
    return Draft([said], Span(*label.span(1)), Span(*label.span("mark")))


def _last_word(label: str) -> str:
    """The word that a full name shares with the surname alone, and `Question` with `Q`."""
    word = label.split()[-1].upper()
    return _SHORT.get(word, word)


def _is_heading(label: str, common: frozenset[str]) -> bool:
    """True if a label is a word of the language, as in `More: …`, rather than who speaks."""
    words = label.lower().split()
    asks = _last_word(label) in _ASKS
    return not is_role(words[-1]) and not asks and common.issuperset(words)


def _by_name_line(layout: Layout) -> dict[int, Draft]:
    """Quotations under a line with nothing but a name, or over it, where the article does so
    again."""
    under, over = (_beside_name_lines(layout, side) for side in (-1, 1))
    drafts = over if len(over) > len(under) else under
    return drafts if len(drafts) > 1 else {}


def _beside_name_lines(layout: Layout, side: int) -> dict[int, Draft]:
    """The quotations with a name line before them (`side` -1) or behind them (1)."""
    drafts = {}
    for number, unit in enumerate(layout.paragraphs):
        beside = number + side
        if unit.is_quotation and 0 <= beside < len(layout.paragraphs):
            line = layout.paragraphs[beside].paragraph
            if name := _NAME_LINE.fullmatch(layout.text, *line):
                drafts[number] = Draft([unit.paragraph], Span(*name.span(1)), None)
    return drafts


def _by_signature(layout: Layout) -> dict[int, Draft]:
    drafts = {}
    for number, unit in enumerate(layout.paragraphs[1:]):
        signed = _SIGNED.match(layout.text, *unit.paragraph)
        above = layout.paragraphs[number]
        if signed and above.is_quotation:
            drafts[number] = Draft([above.paragraph], Span(*signed.span(1)), None)
    return drafts


def _by_tweet(layout: Layout) -> dict[int, Draft]:
    drafts = {}
    signed = _by_signature(layout)
    for number, unit in enumerate(layout.paragraphs):
        tweeted = _SIGNATURE.search(layout.text, *unit.paragraph)
        if not tweeted:
            continue
        name = Span(*tweeted.span(1))
        tweet = stripped(layout.text, Span(unit.start, tweeted.start()), _BLANKS)
        if tweet:
            drafts[number] = Draft([tweet], name, None, kind="direct")
        elif number and number - 1 not in signed | drafts:
            above = layout.paragraphs[number - 1].paragraph
            drafts[number - 1] = Draft([above], name, None, kind="direct")
    return drafts


LAYOUT_RULES: Rules[Callable[[Layout], dict[int, Draft]]] = Rules(
    Rule(
        "first line", "{Rask}*:* [No boats this year]\n\nThe statement by Rask came on Monday.",
        _by_first_line,
        "Opinion: No boats this year\n\nThe statement by Rask came on Monday.",
    ),
    Rule(
        "turns of a transcript",
        "{Q}*:* [What now?]\n\n{RASK}*:* [We wait for rain.]\n\n{Q}*:* [And then?]",
        _by_turn,
        "Best song\n\nWinner: Ida Rask\n\nWinner: Per Lund\n\nWinner: The Long Way Home",
    ),
    Rule(
        "lines with a name",
        "{Ada Lund}, mayor of Alba\n\n[“We need more trains.”]\n\n{Per Rask}\n\n[“We sail.”]",
        _by_name_line,
        "Ada Lund, mayor of Alba\n\n“We need more trains.”\n\nThe end.",
    ),
    Rule(
        "signature", "[“We need more trains.”]\n\n— {Ada Lund}, in Alba", _by_signature,
        "“We need more trains.”\n\n— and more rain",
    ),
    Rule(
        "embedded tweet", "[This is a sad day.]\n\n— {Ada Lund} (@adalund) May 3, 2021", _by_tweet,
        "This is a sad day.\n\n— Ada Lund (May 3, 2021)",
    ),
)  # fmt: skip
"""What the layout gives to a speaker, later rules before earlier ones; in the examples the
speaker stands in { }, the mark of a label in * *, the words in [ ]."""
