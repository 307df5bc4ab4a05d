"""Encoding: the bytes of a file as text that can be stored and shown."""

import re

from index.english.characters import clean


class FormatError(ValueError):
    """A file that holds no readable article; the message is the reason."""


_BINARY = re.compile("[\x00-\x08\x0e-\x1f]")
_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)


def decode(data: bytes) -> str:
    """The text of a file: by its byte order mark, as UTF-8, as Windows-1252 or by best guess.

    Raises FormatError for what is not text.
    """
    marked = next((name for mark, name in _MARKS if data.startswith(mark)), None)
    if marked:
        return clean(data.decode(marked, "replace"))
    if b"\x00" in data:
        raise FormatError("is not text: it holds binary data")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = _guess(data)
    if 20 * len(_BINARY.findall(text)) > len(text):
        raise FormatError("is not text: it holds binary data")
    return clean(text)


def _guess(data: bytes) -> str:
    """Text that is not valid UTF-8: damaged UTF-8, Windows-1252, or what it looks most like."""
    damaged = data.decode("utf-8", "replace")
    lost = damaged.count("\ufffd")
    if sum(character > "\x7f" for character in damaged) > 2 * lost:
        return damaged
    # In a western text, few bytes lie outside ASCII, too few for a statistical guess to be right.
    if 20 * sum(byte > 0x7F for byte in data) < len(data):
        return data.decode("cp1252", "replace")
    from charset_normalizer import from_bytes

    best = from_bytes(data).best()
    if best is None:
        raise FormatError("is not text: its encoding can't be told; save it as UTF-8")
    return str(best)


def decode_page(data: bytes, encoding: str) -> str:
    """A page's text: as UTF-8 where it is that, else in the encoding that it declares."""
    for name in ("utf-8", encoding):
        if data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in data:
            break
        try:
            return clean(data.decode(name))
        except (UnicodeDecodeError, LookupError):
            continue
    return decode(data)
