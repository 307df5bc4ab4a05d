"""What an LLM has written: the sentences that hold, and what became of the others."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.answer import Answer, Citation, Part, Worded
from assistant.llm.faults import between_marks
from assistant.llm.reply import Sentence, says_nothing
from assistant.llm.support import Basis, Encode, Excerpt, Support, judge
from assistant.understanding.question import content_terms
from index.english.function_words import (
    DEMONSTRATIVES,
    POSSESSIVES,
    SUBJECT_PRONOUNS,
    THIRD_PERSON,
)  # fmt: skip
from index.english.language import is_english
from index.english.quotation_marks import quotations, straight
from index.english.stems import stems
from index.people.person import Speaker
from index.span import Span

NOTHING = "NOT IN THE ARTICLES"
"""What an LLM is to write where the excerpts hold no answer."""

_MOST_CITED = 4  # a sentence with more numbers cites what it was given, not what it rests on
_TRIED = 3  # excerpts that a sentence may rest on though it doesn't cite them
_TELLING = 3  # words of content from which a sentence shows by itself what it was made from
_PEOPLE = SUBJECT_PRONOUNS & THIRD_PERSON - {"it"}
_PRONOUNS = _PEOPLE | DEMONSTRATIVES | (POSSESSIVES & THIRD_PERSON) | {"it"}


@dataclass(frozen=True)
class Written:
    """The sentences of an LLM over some excerpts that hold, as `parts` of an answer with the
    `citations` that they rest on, numbered as they are used; and how many were kept (some of them
    with another citation, or a name for a pronoun), replaced by a quotation, and dropped.

    `seen` are the words of all of them; `repeated` counts those that came again, `foreign` those
    dropped that are no English. `refused` is true where it was written that nothing answers,
    `silent` where that was written in other words than were asked for, `ended` when all has come.
    """

    excerpts: tuple[Excerpt, ...]
    encode: Encode | None = None
    parts: tuple[Part, ...] = ()
    citations: tuple[Citation, ...] = ()
    seen: frozenset[str] = frozenset()
    kept: int = 0
    corrected: int = 0
    replaced: int = 0
    dropped: int = 0
    repeated: int = 0
    foreign: int = 0
    refused: bool = False
    silent: bool = False
    ended: bool = False

    def add(self, sentence: Sentence) -> "Written":
        """With a sentence more, if it or what it was made from holds."""
        told = " ".join(re.findall(r"\w+", sentence.words.casefold()))
        if not told:
            return self
        if told in self.seen:
            return replace(self, repeated=self.repeated + 1)
        if NOTHING in sentence.words:
            return replace(self, refused=True)
        seen = replace(self, seen=self.seen | {told})
        if says_nothing(sentence.words):
            return replace(seen, silent=True)
        support = self._judged(sentence)
        if support.standing == "model" and not is_english(sentence.words):
            support = replace(support, standing=None)
        words = self._with_antecedent(sentence.words, support) if support.standing else None
        if words:
            return seen._keep(sentence, words, support)
        new = [basis for basis in support.basis if not self._is_quoted(basis)]
        if new:
            return seen._quote(new[0])
        foreign = self.foreign + (sentence.finished and not is_english(sentence.words))
        return replace(seen, dropped=self.dropped + 1, foreign=foreign)

    def shown(self, answer: Answer, *notes: str) -> Answer:
        """The answer in what was written."""
        return replace(
            answer,
            parts=self.parts,
            citations=self.citations,
            refused=False,
            missing=(),
            nearest=(),
            notes=(*answer.notes, *notes),
        )

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

    def _judged(self, sentence: Sentence) -> Support:
        """How a sentence stands to what it cites, or, where that doesn't bear it out, to one of the
        other excerpts that does."""
        known = {excerpt.number: excerpt for excerpt in self.excerpts}
        cited = [known[number] for number in sentence.numbers if number in known]
        if not sentence.finished:
            support = judge(sentence.words, cited or self.excerpts, self.encode)
            return replace(support, standing=None)
        tried = [cited] if 0 < len(cited) <= _MOST_CITED else []
        if tried or len(content_terms(sentence.words)) >= _TELLING:
            tried += [[excerpt] for excerpt in self._nearest(sentence.words)]
        failed = Support(None)
        for excerpts in tried:
            support = judge(sentence.words, excerpts, self.encode)
            if support.standing:
                return support
            failed = failed if failed.basis else support
        return failed

    def _nearest(self, words: str) -> list[Excerpt]:
        """The excerpts that share most words with a sentence."""
        terms = set(content_terms(words))
        shared = {
            excerpt.number: len(terms.intersection(stems(excerpt.words)))
            for excerpt in self.excerpts
        }
        ranked = sorted(self.excerpts, key=lambda excerpt: -shared[excerpt.number])
        return [excerpt for excerpt in ranked[:_TRIED] if shared[excerpt.number]]

    def _with_antecedent(self, words: str, support: Support) -> str | None:
        """The sentence, which may have a pronoun instead of a name only where it is clear for
        whom that stands; the speaker's name for one that begins it; else None."""
        basis = support.basis[0]
        speaker = _sole_speaker(basis)
        if not _leans_on_another(words, speaker) or self._goes_on_with(basis):
            return words
        opener, _, rest = words.partition(" ")
        if opener.lower() in _PEOPLE and speaker:
            named = f"{speaker.name} {rest}"
            again = judge(named, [item.excerpt for item in support.basis], self.encode)
            return named if again.standing == support.standing else None
        return None

    def _goes_on_with(self, basis: Basis) -> bool:
        """True if what was cited last are those sentences, or is the same speaker's."""
        last = next((part for part in self.parts[::-1] if not isinstance(part, str)), None)
        if isinstance(last, Worded):
            last = self.citations[last.numbers[-1] - 1]
        if not isinstance(last, Citation):
            return False
        speaker = _sole_speaker(basis)
        same = (last.article.id, last.start, last.end) == _place(basis)
        return same or (speaker is not None and last.speaker == speaker.name)

    def _keep(self, sentence: Sentence, words: str, support: Support) -> "Written":
        cited = self
        numbers: list[int] = []
        for basis in support.basis:
            cited, number = cited._cited(basis)
            numbers.append(number)
        glue: tuple[Part, ...] = (" ",) if self.parts and not _ends_line(self.parts) else ()
        assert support.standing is not None
        printed = _as_printed(words, support.basis)
        worded = Worded(printed, support.standing, tuple(dict.fromkeys(numbers)))
        used = {basis.excerpt.number for basis in support.basis}
        corrected = words != sentence.words or used != set(sentence.numbers)
        return replace(
            cited,
            parts=(*self.parts, *glue, worded),
            kept=self.kept + 1,
            corrected=self.corrected + corrected,
        )

    def _quote(self, basis: Basis) -> "Written":
        cited, number = self._cited(basis)
        citation = cited.citations[number - 1]
        glue, lead = "\n" if self.parts and not _ends_line(self.parts) else "", _lead(citation)
        before = f"{glue}{lead}\n" if lead else glue
        parts = (*self.parts, *filter(None, [before]), citation, "\n")
        return replace(cited, parts=parts, replaced=self.replaced + 1)

    def _cited(self, basis: Basis) -> tuple["Written", int]:
        """With a citation of those sentences, and its number; the same one where there is one."""
        for citation in self.citations:
            if (citation.article.id, citation.start, citation.end) == _place(basis):
                return self, citation.number
        speaker, number = _sole_speaker(basis), len(self.citations) + 1
        article = basis.excerpt.article
        citation = Citation(
            number,
            article,
            basis.start,
            basis.end,
            article.text[basis.start : basis.end],
            speaker.name if speaker else None,
            direct=basis.excerpt.is_own(Span(basis.start, basis.end)),
            role=speaker.role if speaker else None,
        )
        return replace(self, citations=(*self.citations, citation)), number

    def _is_quoted(self, basis: Basis) -> bool:
        return any(
            (item.article.id, item.start, item.end) == _place(basis) for item in self.citations
        )


def _many(count: int) -> str:
    return f"{count} sentence{'s' if count > 1 else ''}"


def _ends_line(parts: Sequence[Part]) -> bool:
    last = parts[-1]
    return isinstance(last, str) and last.endswith("\n")


def _place(basis: Basis) -> tuple[str, int, int]:
    return basis.excerpt.article.id, basis.start, basis.end


def _sole_speaker(basis: Basis) -> Speaker | None:
    """Who says what is in some sentences; None where that is nobody, several, or unclear."""
    said = basis.excerpt.said_in(Span(basis.start, basis.end))
    speakers = {item.speaker for item in said}
    return speakers.pop() if len(speakers) == 1 else None


def _leans_on_another(words: str, speaker: Speaker | None) -> bool:
    """True if a pronoun stands in a sentence for what one before it names."""
    if words.partition(" ")[0].lower() in _PRONOUNS:
        return True
    told = set(re.findall(r"\w+", words))
    unnamed = speaker is not None and told.isdisjoint(speaker.name.split())
    return unnamed and not told.isdisjoint(_PEOPLE)


def _lead(citation: Citation) -> str:
    """Who says what a citation holds, where its own words don't tell."""
    speaker = citation.speaker
    if citation.direct:
        return f"{speaker or 'Speaker unclear'}:"
    told = not speaker or speaker.split()[-1] in citation.quote
    return "" if told else f"{speaker}, as reported:"


def _as_printed(words: str, basis: Sequence[Basis]) -> str:
    """A sentence with its quotations letter for letter as the articles print them, whatever form
    of marks and apostrophes an LLM writes."""
    for quotation in reversed(quotations(words, [Span(0, len(words))])):
        told = between_marks(words[quotation.start : quotation.end])
        pattern = r"\s+".join(map(re.escape, straight(told).split()))
        found = ((item.words, re.search(pattern, straight(item.words))) for item in basis)
        printed = next((text[slice(*match.span())] for text, match in found if match), told)
        start = words.index(told, quotation.start)
        words = words[:start] + " ".join(printed.split()) + words[start + len(told) :]
    return words
