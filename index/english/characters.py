"""Characters: texts without those that can't be stored or shown."""

import re
import unicodedata

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff]")
_LED = "[\u00c2-\u00f4]"  # the first byte of a letter in UTF-8, read as Latin-1 or Windows-1252
_TRAIL = (
    "[\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013\u2014\u2018-\u201a"
    "\u201c-\u201e\u2020-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122]"
)
_MISREAD = re.compile(f"{_LED}{_TRAIL}")
_PARTED = re.compile(f"[A-Za-z][\u0300-\u0327](?={_TRAIL})")  # such a first byte, decomposed
_MISREAD_WORD = re.compile(rf"\S*{_LED}{_TRAIL}(?:\S|(?<={_LED})\u00a0)*")
_STILL_MISREAD = re.compile("[\u00c2\u00c3]|\u00e2\u20ac")
_ATTRIBUTE = r"""\s+[\w-]+=(?:"[^"<>\n]*"|'[^'<>\n]*')"""
_ELEMENT = re.compile(rf"<([a-z][\w-]*)(?:{_ATTRIBUTE})+\s*/?>")
_BLANKS = {ord(blank): " " for blank in "\xa0\t\u2009\u202f"}


def clean(text: str) -> str:
    """The text with `\\n` for every line break and nothing that can't be stored or shown; words
    in a broken encoding are put right, before anybody counts an offset.

    A control character becomes a space, except those of Windows-1252 that reach Unicode texts
    (U+0092 for an apostrophe), which become what they stand for.
    """
    text = mended(text)
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


def mended(text: str) -> str:
    """The text with the words put right whose UTF-8 was once read in another encoding, such as
    `Ren\u00c3\u00a9` for René. Nothing else changes, and a word that can't be put right whole
    stays as it is."""
    text = _PARTED.sub(lambda found: unicodedata.normalize("NFC", found[0]), text)
    return _MISREAD_WORD.sub(_put_right, text) if _MISREAD.search(text) else text


def _put_right(found: re.Match[str]) -> str:
    # Imported here because few texts need it, and it takes a while.
    from ftfy import TextFixerConfig, fix_encoding

    only_encoding = TextFixerConfig(
        unescape_html=False, fix_c1_controls=False, replace_lossy_sequences=False
    )
    word = fix_encoding(found[0], only_encoding)
    return found[0] if _STILL_MISREAD.search(word) else word


def without_markup(text: str) -> str:
    """The text without the tags of elements that it gives attributes, as `<tweet id="1">`, and the
    other tags of their names; any other angle brackets may be words of the text."""
    names = {found[1] for found in _ELEMENT.finditer(text)}
    if not names:
        return text
    tag = rf"</?(?:{'|'.join(sorted(names))})(?:{_ATTRIBUTE})*\s*/?>"
    apart = re.sub(rf"(?<=[\w.!?])(?:{tag})+(?=\w)", " ", text)
    return re.sub(tag, "", apart)


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
