"""Examples that mark in the text itself what is expected: `{Rask} *said* [that it rained].`"""

from index.english.parse import Parse, parse
from index.span import Tokens

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
