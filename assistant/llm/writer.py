"""Answers written by an LLM, every sentence checked against the evidence it cites."""

import re
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

import prompts
from assistant.answer import Answer, Citation, Part
from assistant.llm.call import Call
from assistant.llm.client import reason
from assistant.llm.faithful import Source, check
from assistant.llm.reply import Sentence, sentences_of
from assistant.understanding.question import content_terms
from index.english.function_words import (
    DEMONSTRATIVES,
    POSSESSIVES,
    SUBJECT_PRONOUNS,
    THIRD_PERSON,
)  # fmt: skip
from index.english.stems import stems

if TYPE_CHECKING:
    from llama_index.core.llms import LLM

_NOTHING = "NOT IN THE ARTICLES"
_WRITING = "The LLM is still writing; what stands here so far has been checked."
_MAX_SENTENCES = 12  # of a reply that are looked at; four were asked for
_NEAR = 0.5  # share of a sentence's words from which an excerpt is what it was made from
_TELLING = 3  # words of content from which a sentence shows by itself what it was made from
_PEOPLE = SUBJECT_PRONOUNS & THIRD_PERSON - {"it"}
_PRONOUNS = _PEOPLE | DEMONSTRATIVES | (POSSESSIVES & THIRD_PERSON) | {"it"}


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
            for sentence in islice(sentences_of(Call(self._opened(), prompt)), _MAX_SENTENCES):
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

    def add(self, sentence: Sentence) -> "_Written":
        """With a sentence more, if it or what it was made from holds."""
        if not any(letter.isalnum() for letter in sentence.words) or sentence.words in self.seen:
            return self
        if _NOTHING in sentence.words:
            return replace(self, refused=True)
        seen = replace(self, seen=self.seen | {sentence.words})
        numbers = self._borne_out_by(sentence)
        words = self._with_antecedent(sentence, numbers) if numbers else None
        if words:
            return seen._keep(sentence, words, numbers)
        near = self._made_from(sentence)
        return seen._quote(near) if near else replace(seen, dropped=self.dropped + 1)

    def _keep(self, sentence: Sentence, words: str, numbers: tuple[int, ...]) -> "_Written":
        glue = " " if self.parts and not _ends_line(self.parts) else ""
        parts = (*self.parts, f"{glue}{words} ", *numbers)
        corrected = (words, numbers) != (sentence.words, sentence.numbers)
        return replace(self, parts=parts, kept=self.kept + 1, corrected=self.corrected + corrected)

    def _quote(self, citation: Citation) -> "_Written":
        glue, lead = "\n" if self.parts and not _ends_line(self.parts) else "", _lead(citation)
        before = f"{glue}{lead}\n" if lead else glue
        parts = (*self.parts, *filter(None, [before]), citation, "\n")
        return replace(self, parts=parts, replaced=self.replaced + 1)

    def _borne_out_by(self, sentence: Sentence) -> tuple[int, ...]:
        """The citations that bear a sentence out: those of its own that it needs, or, where they
        don't, the one of the others that does."""
        if not sentence.finished:
            return ()
        own = [self.citations[n - 1] for n in sentence.numbers if 0 < n <= len(self.citations)]
        if own and _holds(sentence, own):
            return tuple(citation.number for citation in _needed(sentence, own))
        if len(content_terms(sentence.words)) < _TELLING:
            return ()
        bearing = (citation for citation in self.citations if _holds(sentence, [citation]))
        return tuple(citation.number for citation in bearing)[:1]

    def _with_antecedent(self, sentence: Sentence, numbers: tuple[int, ...]) -> str | None:
        """The sentence, which may have a pronoun instead of a name only where it is clear for
        whom that stands; the speaker's name for one that begins it; else None."""
        citation = self.citations[numbers[0] - 1]
        if not _leans_on_another(sentence, citation) or self._goes_on_with(citation):
            return sentence.words
        opener, _, rest = sentence.words.partition(" ")
        if opener.lower() in _PEOPLE and citation.speaker:
            named = replace(sentence, words=f"{citation.speaker} {rest}")
            return named.words if _holds(named, [citation]) else None
        return None

    def _goes_on_with(self, citation: Citation) -> bool:
        """True if what was cited last is that citation, or the same speaker's."""
        last = next((part for part in self.parts[::-1] if isinstance(part, int | Citation)), None)
        before = self.citations[last - 1] if isinstance(last, int) else last
        if before is None or before == citation:
            return before is not None
        return citation.speaker is not None and before.speaker == citation.speaker

    def _made_from(self, sentence: Sentence) -> Citation | None:
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


def _needed(sentence: Sentence, citations: list[Citation]) -> list[Citation]:
    """Of citations that bear a sentence out, those without which they don't."""
    for citation in citations[::-1]:
        fewer = [other for other in citations if other is not citation]
        if fewer and _holds(sentence, fewer):
            citations = fewer
    return citations


def _leans_on_another(sentence: Sentence, citation: Citation) -> bool:
    """True if a pronoun stands in a sentence for what one before it names."""
    if sentence.words.partition(" ")[0].lower() in _PRONOUNS:
        return True
    words = set(re.findall(r"\w+", sentence.words))
    unnamed = citation.speaker and words.isdisjoint(citation.speaker.split())
    return bool(unnamed) and not words.isdisjoint(_PEOPLE)


def _holds(sentence: Sentence, citations: Sequence[Citation]) -> bool:
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
