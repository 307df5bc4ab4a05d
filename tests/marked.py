"""Examples that mark in the text itself what is expected: `{Rask} *said* [that it rained].`"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from index.english.parse import Parse, parse
from index.rules import Rule, Rules
from index.span import Span, Tokens
from index.statements.candidate import Candidate, Cue, Frames
from index.statements.extract import find_statements
from index.statements.frames import candidates, is_listed

_PAIRS = {"{": "}", "[": "]", "*": "*"}


def unmarked(example: str, kinds: str = "{[*") -> tuple[str, dict[str, list[Span]]]:
    """The text of an example, and the spans between each kind of marks, by the opening mark."""
    text = ""
    pairs = {mark: _PAIRS[mark] for mark in kinds}
    spans: dict[str, list[Span]] = {mark: [] for mark in kinds}
    opened: dict[str, int] = {}
    for character in example:
        closes = next((mark for mark in opened if pairs[mark] == character), None)
        if closes:
            spans[closes].append(Span(opened.pop(closes), len(text)))
        elif character in pairs:
            opened[character] = len(text)
        else:
            text += character
    return text, spans


def marked(example: str) -> tuple[Parse, dict[str, tuple[Tokens, ...]]]:
    """The parse of an example, and the tokens between each kind of marks, by the opening mark."""
    text, spans = unmarked(example)
    grammar = parse(text)
    return grammar, {
        mark: tuple(grammar.between(*span) for span in found) for mark, found in spans.items()
    }


def check_statement(table: Rules[Any], rule: Rule[Any], shared: bool = False) -> None:
    """Assert that the statement which a rule's example marks is made, and, unless others make the
    same of it (`shared`), only by this rule; an example without marks has none, but for the rule.
    In the counterexample the rule must find nothing.
    """
    text, marks = unmarked(rule.example)
    mention, cue = (marks[kind][0] if marks[kind] else None for kind in "{*")
    expected = [(tuple(marks["["]), mention, cue)] if marks["["] else []
    assert _includes(_made(text), expected)
    with table.without(rule.name):
        assert shared or not _includes(_made(text), expected)
    text, _ = unmarked(rule.counterexample)
    made = _made(text)
    with table.without(rule.name):
        assert _made(text) == made


def _made(text: str) -> list[object]:
    (reading,) = find_statements([(text, Span(0, len(text)))])
    return [(one.spans, one.mention, one.cue) for one in reading.statements]


def _includes(made: list[object], expected: Sequence[object]) -> bool:
    return all(one in made for one in expected) if expected else not made


def check_frame(table: Frames, rule: Rule[Callable[[Cue], Iterator[Candidate]]]) -> None:
    """Assert that a cue governs what the rule's example marks, and only by this rule; and that in
    the counterexample it governs nothing by it."""
    parse, marks = marked(rule.example)
    ((cue, _),) = marks["*"]
    expected = (marks["["], marks["{"][0] if marks["{"] else None)

    def found() -> list[object]:
        return [
            (candidate.content, candidate.source)
            for candidate in candidates(parse)
            if candidate.cue == cue and is_listed(parse, candidate)
        ]

    assert expected in found()
    with table.without(rule.name):
        assert expected not in found()
    if rule.counterexample:
        parse, marks = marked(rule.counterexample)
        ((cue, _),) = marks["*"]
        with table.replaced(rule):
            assert not [candidate for candidate in candidates(parse) if candidate.cue == cue]
