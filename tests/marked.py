"""Examples that mark in the text itself what is expected: `{Rask} *said* [that it rained].`"""

from collections.abc import Callable, Iterator

from index.english.parse import Parse, parse
from index.rules import Rule
from index.span import Tokens
from index.statements.candidate import Candidate, Cue, Frames
from index.statements.frames import candidates, is_listed

_PAIRS = {"{": "}", "[": "]", "*": "*"}


def marked(example: str) -> tuple[Parse, dict[str, tuple[Tokens, ...]]]:
    """The parse of an example, and the tokens between each kind of marks, by the opening mark."""
    text = ""
    spans: dict[str, list[tuple[int, int]]] = {mark: [] for mark in _PAIRS}
    opened: dict[str, int] = {}
    for character in example:
        closes = next((mark for mark in opened if _PAIRS[mark] == character), None)
        if closes:
            spans[closes].append((opened.pop(closes), len(text)))
        elif character in _PAIRS:
            opened[character] = len(text)
        else:
            text += character
    grammar = parse(text)
    return grammar, {
        mark: tuple(grammar.between(*span) for span in found) for mark, found in spans.items()
    }


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
