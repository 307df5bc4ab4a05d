"""Characters: texts without those that can't be stored or shown."""

import re
import unicodedata

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff]")
_BLANKS = {ord(blank): " " for blank in "\xa0\t\u2009\u202f"}


def clean(text: str) -> str:
    """The text with `\\n` for every line break and nothing that can't be stored or shown.

    A control character becomes a space, except those of Windows-1252 that reach Unicode texts
    (U+0092 for an apostrophe), which become what they stand for.
    """
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _CONTROL.sub(_storable, text.removeprefix("\ufeff"))


def _storable(found: re.Match[str]) -> str:
    character = found.group()
    if character in "\x0b\x0c\u2028\u2029":
        return "\n"
    if "\ud800" <= character <= "\udfff":
        return "\ufffd"
    if character == "\ufeff":
        return ""
    if "\x80" <= character <= "\x9f":
        return character.encode("latin-1").decode("cp1252", "ignore") or " "
    return " "


def without_hidden(text: str) -> str:
    """The text without control characters and those that turn words around, line breaks kept."""
    return "".join(map(_shown, text))


def _shown(letter: str) -> str:
    return (
        letter
        if letter == "\n"
        else {"Cc": " ", "Cf": ""}.get(unicodedata.category(letter), letter)
    )


def without_pictures(text: str) -> str:
    """The text without emoji and other symbols, those for degrees and trade marks kept."""
    return "".join(filter(_is_text, text))


def _is_text(letter: str) -> bool:
    return unicodedata.category(letter) not in ("So", "Sk", "Cs") or letter in "°©®™\ufffd"


def with_plain_blanks(text: str) -> str:
    """The text, of the same length, with a space for each blank of another kind."""
    return text.translate(_BLANKS)
