"""HTML from templates: the one place where text becomes part of a page."""

from collections.abc import Iterable
from html import escape
from typing import LiteralString

from assistant.answer import whole


class Html(str):
    """Text that may stand in a page as it is."""


NOTHING = Html("")


def fill(template: LiteralString, **values: str | int) -> Html:
    """The template with the values in its `{name}` fields: `Html` as it is, the rest escaped and
    without halves of characters, which no page can be sent with."""
    return Html(
        template.format(
            **{
                name: value if isinstance(value, Html) else escape(whole(str(value)))
                for name, value in values.items()
            }
        )
    )


def joined(pieces: Iterable[Html]) -> Html:
    """The pieces as one, without anything between them."""
    return Html("".join(pieces))
