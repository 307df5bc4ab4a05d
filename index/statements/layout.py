"""Labels: statements that the layout gives to a speaker, in transcripts, lists and tweets."""

import re
from collections import Counter

from index.english.roles import is_role
from index.span import Span
from index.statements.draft import Draft, stripped, trimmed
from index.statements.paragraphs import Unit


def labelled(text: str, paragraphs: list[Unit]) -> dict[int, Draft]:
    """The statements that a label or a signature gives to a speaker, by number of paragraph."""
    return (
        _by_label(text, paragraphs)
        | _by_name_line(text, paragraphs)
        | _by_signature(text, paragraphs)
    )


def _by_label(text: str, paragraphs: list[Unit]) -> dict[int, Draft]:
    """The turns of interviews and transcripts (`Q:`, `TRUMP:`), where labels are used again, and
    a first line such as `Obama: no ground troops`, where the text names Obama again."""
    labels = {
        number: label
        for number, unit in enumerate(paragraphs)
        if (
            label := _LABEL.match(text, unit.start, unit.end)
            or _ASK.match(text, unit.start, unit.end)
        )
    }
    turns = Counter(_last_word(label[1]) for label in labels.values())
    sentences = sum(
        text[paragraphs[number].end - 1] in _ENDS
        and _COMMON_WORD.search(text, label.end(), paragraphs[number].end) is not None
        for number, label in labels.items()
    )
    is_transcript = len(labels) > 2 and max(turns.values()) > 1 and 2 * sentences >= len(labels)
    common = set(_COMMON_WORD.findall(text)) if is_transcript else set()
    drafts = {}
    for number, label in labels.items():
        unit, name = paragraphs[number], label[1]
        signs = (turns[_last_word(name)] > 1) + name.isupper() - _is_heading(name, common)
        is_turn = is_transcript and signs > 0
        is_headline = number == 0 and re.search(
            rf"\b{re.escape(name.split()[-1])}\b", text[unit.end :]
        )
        said = Span(label.end(), unit.end)
        span = stripped(text, said, _BLANKS) if is_turn else trimmed(text, said, unit)
        if span and (is_turn or is_headline):
            drafts[number] = Draft([span], Span(*label.span(1)), Span(*label.span("mark")))
            if is_turn:
                drafts[number].kind = "direct"
    return drafts


def _last_word(label: str) -> str:
    """The word that a full name shares with the surname alone, and `Question` with `Q`."""
    word = label.split()[-1].upper()
    return _SHORT.get(word, word)


def _is_heading(label: str, common: set[str]) -> bool:
    """Whether a label is a word of the language, as in `More: …`, rather than who speaks."""
    words = label.lower().split()
    asks = _last_word(label) in _ASKS
    return not is_role(words[-1]) and not asks and common.issuperset(words)


def _by_name_line(text: str, paragraphs: list[Unit]) -> dict[int, Draft]:
    """Quotations under a line with nothing but a name, or over it, where the article does so
    again."""
    names = [_NAME_LINE.fullmatch(text, unit.start, unit.end) for unit in paragraphs]
    sides: list[dict[int, Draft]] = [{}, {}]
    for number, unit in enumerate(paragraphs):
        for drafts, beside in zip(sides, (number - 1, number + 1), strict=True):
            name = names[beside] if 0 <= beside < len(names) else None
            if name and unit.is_quotation:
                drafts[number] = Draft([unit.paragraph], Span(*name.span(1)), None)
    under, over = sides
    drafts = over if len(over) > len(under) else under
    return drafts if len(drafts) > 1 else {}


def _by_signature(text: str, paragraphs: list[Unit]) -> dict[int, Draft]:
    """Quotations over a line with a name (`— Barack Obama, in Berlin`), and embedded tweets
    (`— Barack Obama (@BarackObama)`)."""
    drafts = {}
    for number, unit in enumerate(paragraphs):
        above = paragraphs[number - 1] if number else None
        signed = _SIGNED.match(text, unit.start, unit.end)
        if signed and above and above.is_quotation:
            drafts[number - 1] = Draft([above.paragraph], Span(*signed.span(1)), None)
        tweeted = _SIGNATURE.search(text, unit.start, unit.end)
        if not tweeted:
            continue
        tweet = stripped(text, Span(unit.start, tweeted.start()), _BLANKS)
        if tweet:
            drafts[number] = Draft([tweet], Span(*tweeted.span(1)), None, kind="direct")
        elif above and number - 1 not in drafts:
            name = Span(*tweeted.span(1))
            drafts[number - 1] = Draft([above.paragraph], name, None, kind="direct")
    return drafts


_BLANKS = " \t\xa0"
_SHORT = {"QUESTION": "Q", "ANSWER": "A"}
_ASKS = frozenset({"Q", "A", "INTERVIEWER"})
_COMMON_WORD = re.compile(r"\b[a-z’'-]+\b")
_LABEL = re.compile(r"((?:[A-Z][\w.’'()-]*\s+){0,5}[A-Z][\w.’'()-]*)\s?(?P<mark>:)\s*(?=\S)")
_ASK = re.compile(r"([QA])(?P<mark>\.)\s+(?=[A-Z])")
_ENDS = ".?!…”\"’'—–-"
_SIGNED = re.compile(r"[—–-]{1,2}\s?([A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,4})(?=[,.]|$)")
_NAME_LINE = re.compile(r"([A-Z][\w.’'-]+(?: [A-Z][\w.’'-]*){1,4}?)(?:, [^\n!?]{1,60})?[:.]?")
_SIGNATURE = re.compile(r"[—–-]\s*([A-Z][^\n()@]{1,50}?) \(@\w{1,20}\)")
