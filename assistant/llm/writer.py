"""Answers written by an LLM, every sentence checked against the evidence it cites."""

import re
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

import prompts
from assistant.answer import Answer, Citation, Part
from assistant.llm.client import pieces, reason
from assistant.llm.faithful import Source, check
from assistant.understanding.question import content_terms
from index.english.sentences import sentences
from index.english.stems import stems

if TYPE_CHECKING:
    from llama_index.core.llms import LLM

_NOTHING = "NOT IN THE ARTICLES"
_WRITING = "The LLM is still writing; what stands here so far has been checked."
_MAX_SENTENCES = 12  # of a reply that are looked at; four were asked for
_NEAR = 0.5  # share of a sentence's words from which an excerpt is what it was made from
_TELLING = 3  # words of content from which a sentence shows by itself what it was made from
_MARKERS = re.compile(r"\s*\[(\d+(?:\s*,\s*\d+)*)\]")
_LISTED = r"\d+(?:\s*[,;–-]\s*[#^]?\d+)*"
_OTHER_MARKER = re.compile(
    rf"[\[【]\s*(?:excerpts?|sources?)?\s*[#^]?({_LISTED})\s*(?:†[^\]】]{{0,80}})?[\]】]"
    rf"|\((?:excerpts?|sources?)\s*#?({_LISTED})\)",
    re.IGNORECASE,
)
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
# "(4)" and "⁴" are markers at the end of a sentence; "(4)" may be an age, and "²" part of a unit.
_END_MARKER = re.compile(
    r"\s*\((\d{1,2}(?:\s*[,;]\s*\d{1,2})*)\)(?=[.!?])|(?<=[.!?…\"”’])\s*\((\d{1,2})\)"
    r"|(?<=[.!?…\"”’])([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2})|(?<=[^\W\d_]{4})([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2})(?=[.!?])"
)
_RANGE = re.compile(r"(\d{1,3})\s*[–-]\s*(\d{1,3})")
_MOST_OF_RANGE = 12
_AFTER_END = re.compile(r"([.!?][\"”’]?)((?:\s*\[\d+(?:\s*,\s*\d+)*\])+)")
_PEOPLE = frozenset("he she they".split())
_PRONOUNS = _PEOPLE | frozenset("it this that these those his her their its".split())
_TAIL = re.compile(r"\s*[\[(【][\w\s,;:#^†–\[\]()【】-]*$")  # markers that may go on
_LONGEST_TAIL = 60
_ITEM = re.compile(r"(?:^|\n)[^\S\n]*(?:(?:[-*•]|\d{1,2}[.)]|#{1,6})[^\S\n]+|(?=\|))")
_QUOTED_LINE = re.compile(r"(?:^|\n)[^\S\n]*>+[^\S\n]+")
# Stars and underscores that set words off in Markdown. Backticks stay: they may stand for
# quotation marks, and what is quoted is checked.
_STRONG = re.compile(r"\*\*+|__+")
_EMPHASIS = re.compile(r"(?<!\w)[*_](?=\w)|(?<=[\w.,!?”’\"])[*_](?!\w)")
_SPACES = re.compile(r"[^\S\n]+")
_LINES = re.compile(r"\n(?: ?\n)+")
_BARS = re.compile(r"\s*\|\s*")
_THOUGHT = re.compile(r"\A\s*<think>.*?(?:</think>|\Z)", re.DOTALL)
_ENDED = re.compile(r"[.!?…][\"'”’»)]*$")


class Writer:
    """Rewrites an answer in an LLM's words, as far as the evidence bears them out.

    `llm` is the LLM, or opens it at the first answer. A reply may take as long as the LLM's own
    timeout says, 60 seconds where it has none.
    """

    def __init__(self, llm: "LLM | Callable[[], LLM]") -> None:
        self._llm = llm
        self._lock = threading.Lock()

    def write(self, answer: Answer) -> Answer:
        """The last answer of `stream`."""
        *_, written = self.stream(answer)
        return written

    def stream(self, answer: Answer) -> Iterator[Answer]:
        """The answer in the LLM's words, again with each sentence that has come and been
        checked; `answer` itself, with a note, where they don't hold.

        The LLM sees the quotations of `answer`, numbered, and nothing else. Kept of what it
        writes are the sentences that follow from those that they cite. In the place of one
        that doesn't, the excerpt is quoted that it was made from, if it shows which; else it
        is dropped. The notes of the last answer say how many.
        """
        excerpts = "\n\n".join(_excerpt(citation) for citation in answer.citations)
        prompt = prompts.load("answer").format(excerpts=excerpts, question=answer.standalone)
        written = _Written(answer.citations)
        try:
            for sentence in islice(_sentences(pieces(self._opened(), prompt)), _MAX_SENTENCES):
                longer = written.add(sentence)
                if longer.parts != written.parts and longer.kept:
                    yield replace(answer, parts=longer.parts, notes=(*answer.notes, _WRITING))
                written = longer
        except Exception as error:  # noqa: BLE001 - each client and endpoint fails its own way
            note = f"The LLM did not answer ({reason(error)}), so the articles' words stand alone."
            yield replace(answer, notes=(*answer.notes, note))
            return
        if written.refused:
            note = "The LLM found no answer in the evidence, so the articles' words stand alone."
            yield replace(answer, notes=(*answer.notes, note))
            return
        if not written.kept:
            note = "The LLM wrote nothing that the articles bear out, so their words stand alone."
            yield replace(answer, notes=(*answer.notes, note))
            return
        yield replace(answer, parts=written.parts, notes=(*answer.notes, *written.notes()))

    def _opened(self) -> "LLM":
        with self._lock:
            if callable(self._llm):
                self._llm = self._llm()
            return self._llm


@dataclass(frozen=True)
class _Sentence:
    """A sentence of a reply, without its markers, the numbers of those markers, and whether it
    has an end."""

    words: str
    numbers: tuple[int, ...]
    finished: bool


def _sentences(reply: Iterable[str]) -> Iterator[_Sentence]:
    """The sentences of a reply, each as soon as the next one has begun."""
    text = ""
    for piece in reply:
        text += piece
        if "<think>".startswith(text.lstrip()[:7]) and "</think>" not in text:
            continue
        *whole, text = _cut(_THOUGHT.sub("", text, count=1))
        yield from (_sentence(words) for words in whole)
    text = _THOUGHT.sub("", text, count=1)
    yield from (_sentence(words) for words in _cut(text, ended=True))


def _cut(text: str, ended: bool = False) -> list[str]:
    """A text as its sentences with their markers; the last one may go on where it has not
    ended, and holds all from the first quotation mark on that still waits for its other."""
    text = _LINES.sub("\n\n", _SPACES.sub(" ", text))
    text = _QUOTED_LINE.sub("\n", _ITEM.sub("\n\n", _STRONG.sub("", text)))
    text = _END_MARKER.sub(_marker, _OTHER_MARKER.sub(_marker, text))
    # A marker behind the full stop belongs to the sentence before it.
    text = _AFTER_END.sub(r"\2\1", text)
    tail = None if ended else _TAIL.search(text, max(0, len(text) - _LONGEST_TAIL))
    body = text[: tail.start()] if tail else text
    spans = sentences(body)
    count = len(spans) if ended else len(spans) - 1
    while not ended and count > 0 and _open(body[: spans[count - 1][1]]):
        count -= 1
    whole = [body[start:end] for start, end in spans[: max(0, count)]]
    if ended:
        return whole
    return [*whole, text[spans[count][0] :] if spans else text]


def _marker(found: re.Match[str]) -> str:
    """A marker as the prompt asks for it: `[4, 5, 6]` for `[4-6]` and `【4†source】`."""

    def counted(ends: re.Match[str]) -> str:
        first, last = int(ends[1]), int(ends[2])
        between = range(first, last + 1) if first < last < first + _MOST_OF_RANGE else (first, last)
        return ", ".join(map(str, between))

    listed = next(filter(None, found.groups())).translate(_SUPERSCRIPTS)
    listed = _RANGE.sub(counted, re.sub("[#^]", "", listed).replace(";", ","))
    return f"[{', '.join(re.findall(r'[0-9]+', listed))}]"


def _open(text: str) -> bool:
    """Whether a quotation begins in the last paragraph of a text that doesn't end in it."""
    last = text.rpartition("\n\n")[2]
    pairs = (("“", "”"), ("«", "»"))
    return last.count('"') % 2 == 1 or any(last.count(a) > last.count(b) for a, b in pairs)


def _sentence(text: str) -> _Sentence:
    marked = [n.strip() for marker in _MARKERS.findall(text) for n in marker.split(",")]
    numbers = tuple(dict.fromkeys(int(n) for n in marked if len(n) < 7))
    words = _EMPHASIS.sub("", _BARS.sub(" ", _MARKERS.sub("", text)))
    words = " ".join(words.split())
    return _Sentence(words, numbers, bool(marked or _ENDED.search(words)))


@dataclass(frozen=True)
class _Written:
    """What has been written: the sentences that hold, as parts of an answer, and how many of
    those of the LLM were kept (some of them with another citation, or a name for a pronoun),
    replaced by a quotation, and dropped. `seen` are the words of all of them."""

    citations: tuple[Citation, ...]
    parts: tuple[Part, ...] = ()
    seen: frozenset[str] = frozenset()
    kept: int = 0
    corrected: int = 0
    replaced: int = 0
    dropped: int = 0
    refused: bool = False

    def add(self, sentence: _Sentence) -> "_Written":
        """With a sentence more, if it or what it was made from holds."""
        if not any(letter.isalnum() for letter in sentence.words):
            return self
        if _NOTHING in sentence.words:
            return replace(self, refused=True)
        if sentence.words in self.seen:
            return self
        self = replace(self, seen=self.seen | {sentence.words})
        numbers = self._borne_out_by(sentence)
        words = self._with_antecedent(sentence, numbers) if numbers else None
        if words:
            glue = " " if self.parts and not _ends_line(self.parts) else ""
            parts = (*self.parts, f"{glue}{words} ", *numbers)
            corrected = (words, numbers) != (sentence.words, sentence.numbers)
            return replace(
                self, parts=parts, kept=self.kept + 1, corrected=self.corrected + corrected
            )
        near = self._made_from(sentence)
        if near is None:
            return replace(self, dropped=self.dropped + 1)
        glue, lead = "\n" if self.parts and not _ends_line(self.parts) else "", _lead(near)
        before = f"{glue}{lead}\n" if lead else glue
        parts = (*self.parts, *filter(None, [before]), near, "\n")
        return replace(self, parts=parts, replaced=self.replaced + 1)

    def _borne_out_by(self, sentence: _Sentence) -> tuple[int, ...]:
        """The citations that bear a sentence out: those of its own that it needs, or, where they
        don't, the one of the others that does."""
        if not sentence.finished:
            return ()
        own = [self.citations[n - 1] for n in sentence.numbers if 0 < n <= len(self.citations)]
        if own and _holds(sentence, own):
            for citation in own[::-1]:
                fewer = [other for other in own if other is not citation]
                if fewer and _holds(sentence, fewer):
                    own = fewer
            return tuple(citation.number for citation in own)
        if len(content_terms(sentence.words)) < _TELLING:
            return ()
        bearing = (citation for citation in self.citations if _holds(sentence, [citation]))
        return tuple(citation.number for citation in bearing)[:1]

    def _with_antecedent(self, sentence: _Sentence, numbers: tuple[int, ...]) -> str | None:
        """The sentence, which may have a pronoun instead of a name only where it is clear for
        whom that stands; the speaker's name for one that begins it; else None."""
        opener, _, rest = sentence.words.partition(" ")
        citation = self.citations[numbers[0] - 1]
        words = set(re.findall(r"\w+", sentence.words))
        unnamed = citation.speaker and words.isdisjoint(citation.speaker.split())
        if opener.lower() not in _PRONOUNS and (not unnamed or words.isdisjoint(_PEOPLE)):
            return sentence.words
        last = next((part for part in self.parts[::-1] if not isinstance(part, str)), None)
        before = self.citations[last - 1] if isinstance(last, int) else last
        if before == citation or (
            before and citation.speaker and before.speaker == citation.speaker
        ):
            return sentence.words
        if opener.lower() in _PEOPLE and citation.speaker:
            named = replace(sentence, words=f"{citation.speaker} {rest}")
            return named.words if _holds(named, [citation]) else None
        return None

    def _made_from(self, sentence: _Sentence) -> Citation | None:
        """The citation, not yet quoted, that a sentence shares most words with, if it does."""
        best, share = None, 0.0
        for citation in self.citations:
            terms = set(content_terms(sentence.words)).difference(stems(citation.speaker or ""))
            held = terms.intersection(stems(citation.quote))
            shown = citation in self.parts or citation.number in self.parts
            if not shown and len(held) > share * len(terms):
                best, share = citation, len(held) / len(terms)
        return best if share >= _NEAR else None

    def notes(self) -> tuple[str, ...]:
        """A note on what was done to the sentences of the LLM, if anything was."""
        done = []
        if self.dropped:
            done.append(f"dropped {_many(self.dropped)} that no article bears out")
        if self.replaced:
            done.append(f"quoted the articles in place of {_many(self.replaced)}")
        if self.corrected:
            done.append(f"put right whom or what {_many(self.corrected)} cited")
        return (f"Checked what the LLM wrote: {'; '.join(done)}.",) if done else ()


def _many(count: int) -> str:
    return f"{count} sentence{'s' if count > 1 else ''}"


def _ends_line(parts: Sequence[Part]) -> bool:
    last = parts[-1]
    return isinstance(last, str) and last.endswith("\n")


def _holds(sentence: _Sentence, citations: Sequence[Citation]) -> bool:
    return check(sentence.words, [_source(citation) for citation in citations]).holds


def _source(citation: Citation) -> Source:
    return Source(citation.quote, citation.speaker, citation.article.outlet)


def _excerpt(citation: Citation) -> str:
    """A citation for the LLM, on one line: nothing in an article can pass for another excerpt."""
    article = citation.article
    day = article.published.isoformat() if article.published else "date unknown"
    words = f"[{citation.number}] {_lead(citation)} {citation.quote} ({article.title}; {day})"
    return " ".join(words.split())


def _lead(citation: Citation) -> str:
    """Who says what a citation holds, where its own words don't tell."""
    speaker = citation.speaker
    if citation.direct:
        return f"{speaker or 'Speaker unclear'}:"
    told = not speaker or speaker.split()[-1] in citation.quote
    return "" if told else f"{speaker}, as reported:"
