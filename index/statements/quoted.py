"""Quotations in their paragraph: which are sentences of their own, and which a part of the
reporter's."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from index.english.quotation_marks import MARKS, Quotation, is_title
from index.english.words import words_of
from index.rules import Rule, Rules, first
from index.span import Span
from index.statements.cues import FORMS, SPEECH

STOP = re.compile(r"[.?!](?=\s+[A-Z“\"‘])")
"""A full stop, with what may begin a sentence behind it."""

_ANSWERS = "answer|reply|response|verdict|message|refrain|comment|reaction"
PREDICATE = re.compile(
    rf"\s(?:is|was)(?:\s(?:how|what)\b|\sthe\s(?:\w+\s)?(?:{_ANSWERS})\s(?:from|of)\b"
    rf"|(?=\s[^\n.,“”\"]{{1,40}}[’']s\s(?:\w+\s){{0,2}}(?:{_ANSWERS})\b))"
)
"""What makes a quotation the subject of a sentence that tells whose it is: `“…” is how Lund …`."""

_GOES_ON = words_of("in but to for at on of with because if than is was are were")
_SIGNED = re.compile(r"\s*(?:[—–]|--?\s|\(@)\s*[A-Z@]")
_JOINTS = ("", "and", "or")
_FARTHEST = 12  # words between a sentence and one that goes on with it


@dataclass(frozen=True)
class Quoted:
    """A quotation in its paragraph, with the one before it there, None where it is the first.

    `after_whole` and `after_partial` are True where one before it is a sentence, or a part of
    one. `has_double` is True where the article has double quotation marks.
    """

    text: str
    paragraph: Span
    quotation: Quotation
    previous: Quotation | None
    after_whole: bool
    after_partial: bool
    has_double: bool

    @cached_property
    def inner(self) -> str:
        """What stands between the marks."""
        return self.text[slice(*self.quotation.span)].strip(f"{MARKS} \xa0")

    @cached_property
    def words(self) -> list[str]:
        return self.inner.split()

    @cached_property
    def leading(self) -> str:
        """What stands before it in the paragraph."""
        return self.text[self.paragraph.start : self.quotation.start].rstrip()

    @property
    def before(self) -> str:
        """The character before it, "" where it opens the paragraph."""
        return self.leading[-1:]

    @cached_property
    def following(self) -> str:
        """What stands behind it in the paragraph."""
        return self.text[self.quotation.end : self.paragraph.end]

    @property
    def between(self) -> str | None:
        """What stands between it and the quotation before it in the paragraph."""
        before = self.previous
        return None if before is None else self.text[before.end : self.quotation.start]

    @property
    def is_joined(self) -> bool:
        """True if no more than `and` keeps it apart from the quotation before it."""
        return self.between is not None and self.between.strip() in _JOINTS

    @property
    def begins_sentence(self) -> bool:
        """True if its first letter is no small one, and it is no title."""
        return not self.inner[0].islower() and not is_title(self.inner)

    @property
    def after_cue(self) -> bool:
        """True if a verb of saying stands right before it."""
        word = self.leading[-20:].rstrip(" ,:—–-").split()[-1:]
        return bool(word) and FORMS.get(word[0].lower(), "") in SPEECH

    @property
    def ends(self) -> bool:
        """True if it has words, and a mark ends it."""
        closed = self.inner[-1:] in tuple(".,!?…—-:;–")
        stops = self.following[:1] in tuple(",.!?;") and len(self.words) > 3
        return bool(self.words) and (closed or stops)


def is_sentence(quoted: Quoted) -> bool:
    """True if a quotation is a sentence of its own rather than a part of the reporter's."""
    answer: bool | None = first(SENTENCE_RULES, quoted)
    return bool(answer)


def is_single(text: str, quotation: Quotation) -> bool:
    """True if single marks are around a quotation."""
    return text[quotation.start] in "‘'" and not text.startswith("''", quotation.start)


def _heading(quoted: Quoted) -> bool | None:
    is_line = quoted.quotation.span == quoted.paragraph
    single = is_single(quoted.text, quoted.quotation)
    return False if quoted.has_double and is_line and single else None


def _series(quoted: Quoted) -> bool | None:
    text = quoted.text[slice(*quoted.quotation.span)].lstrip(MARKS)
    in_series = quoted.is_joined and quoted.after_partial and not quoted.after_whole
    return False if in_series and text[:1].islower() else None


def _over_paragraphs(quoted: Quoted) -> bool | None:
    return quoted.quotation.continues or quoted.quotation.runs_on or None


def _subject(quoted: Quoted) -> bool | None:
    return True if PREDICATE.match(quoted.following) and len(quoted.words) > 3 else None


def _goes_on(quoted: Quoted) -> bool | None:
    word = quoted.following.split(maxsplit=1)[:1] if quoted.following[:1] == " " else []
    return False if word and word[0] in _GOES_ON else None


def _signed(quoted: Quoted) -> bool | None:
    opens = not quoted.leading and quoted.inner[:1].isupper() and len(quoted.words) > 2
    return True if opens and _SIGNED.match(quoted.following) else None


def _unfinished(quoted: Quoted) -> bool | None:
    if quoted.ends:
        return None
    length = len(quoted.words)
    opens = quoted.before in ("", ".") and length > 7 and quoted.inner[0].isupper()
    return opens or (quoted.before == ":" and length > 3)


def _several(quoted: Quoted) -> bool | None:
    closed = len(quoted.words) > 8 and quoted.inner[-1] in ",.!?"
    return True if closed and STOP.search(quoted.inner) else None


def _free(quoted: Quoted) -> bool | None:
    joined = quoted.is_joined and quoted.after_whole
    return True if joined or quoted.before in ("", *":.?!…”\"'") else None


def _behind_comma(quoted: Quoted) -> bool | None:
    if quoted.before not in tuple(",—–-;"):
        return None
    between = quoted.between
    near = between is not None and len(between.split()) <= _FARTHEST and " that " not in between
    return quoted.begins_sentence or quoted.after_cue or near


def _behind_words(quoted: Quoted) -> bool | None:
    longer = len(quoted.words) > 4 and quoted.begins_sentence
    is_upper = not quoted.inner[0].islower()
    return quoted.before != "(" and (longer or (is_upper and quoted.after_cue))


SENTENCE_RULES: Rules[Callable[[Quoted], bool | None]] = Rules(
    Rule("heading", "‘The Last Mile is done.’\n\n{“We sail.”}", _heading),
    Rule("series", "The plan is “old” and “bad. All the boats of the town are lost.”", _series),
    Rule("over paragraphs", "{“We sail at}\n\n{“dawn.”}", _over_paragraphs),
    Rule("subject", "{“We sail at dawn”} is how Rask put it.", _subject),
    Rule("goes on", "“We sail at dawn.” is on the wall.", _goes_on),
    Rule("signed", "{“We sail at”} — Ada Lund", _signed, "“We sail at” it."),
    Rule("unfinished", "The word “Boats of all the old towns” stood there.", _unfinished),
    Rule(
        "several sentences", "He has said that {“we sail at dawn. We come back in the evening.”}",
        _several,
    ),
    Rule("free", "{“We sail.”}", _free),
    Rule("behind a comma", "Rask left, {“We sail.”}", _behind_comma, "Her book, “The Road.”"),
    Rule("behind words", "Rask said {“We sail.”}", _behind_words, "Her book “The Road.”"),
)  # fmt: skip
"""Which quotations are sentences: the first rule with an answer decides. In the examples these
stand in { }."""
