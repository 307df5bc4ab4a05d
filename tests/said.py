"""What is said in a text: its statements as words."""

from index.span import Span
from index.statements.extract import Reading, find_statements

Said = tuple[list[str], str | None, str]
"""The content, the mention and the kind of a statement, as words."""


def read(text: str) -> Reading:
    """The reading of a text that is all body."""
    (reading,) = find_statements([(text, Span(0, len(text)))])
    return reading


def said(text: str) -> list[Said]:
    """The statements of a text."""
    return [
        (
            [text[start:end] for start, end in statement.spans],
            text[slice(*statement.mention)] if statement.mention else None,
            statement.kind,
        )
        for statement in read(text).statements
    ]
