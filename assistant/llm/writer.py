"""Answers written by an LLM from whole passages, every sentence checked against them."""

import threading
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.answer import Answer, Usage
from assistant.llm.asking import prompt_for
from assistant.llm.call import Call, is_too_long
from assistant.llm.client import reason
from assistant.llm.reply import sentences_of
from assistant.llm.restating import Restating
from assistant.llm.support import Encode, Excerpt
from assistant.llm.tokens import CONTEXT, LEAST_CONTEXT, Tokens
from assistant.llm.written import Written

if TYPE_CHECKING:
    from llama_index.core.llms import LLM

MOST_SENTENCES = 14
"""Of a reply that are looked at; six were asked for."""

REPEATED = 3
"""Sentences that were written before, after which the rest is not waited for."""

_WRITING = "The LLM is still writing; what stands here so far has been checked."
_UNREFUSED = "Without an LLM this was refused: it wrote from the passages that come nearest."
_STANDS = "so the articles' words stand alone."
_REFUSAL_STANDS = "so the refusal stands."


class Writer:
    """Writes answers with an LLM, as far as passages of the articles bear them out.

    `llm` is the LLM, or opens it at the first answer. A reply may take as long as the LLM's own
    timeout says, 60 seconds where it has none. A prompt has at most `context` tokens.
    """

    def __init__(self, llm: "LLM | Callable[[], LLM]", context: int = CONTEXT) -> None:
        self._llm = llm
        self._context = context
        self._tokens: Tokens | None = None
        self._lock = threading.Lock()

    def restating(self, turns: Sequence[Answer]) -> Restating:
        """What the LLM makes of the next turn of a conversation."""
        return Restating(self._opened, turns)

    def write(
        self, answer: Answer, excerpts: Sequence[Excerpt], encode: Encode | None = None
    ) -> Answer:
        """The last answer of `stream`."""
        *_, written = self.stream(answer, excerpts, encode)
        assert written, "the last one is an answer"
        return written

    def stream(
        self,
        answer: Answer,
        excerpts: Sequence[Excerpt],
        encode: Encode | None = None,
        before: Sequence[Call] = (),
    ) -> Generator[Answer | None]:
        """The answer in the LLM's words, again with each sentence that has come and been
        checked, and each second; None as long as there is none. At the end `answer` itself, with a
        note, where they don't hold, and without one where there is nothing to read.

        The LLM sees the excerpts, as many as its context has room for, and nothing else. Kept of
        what it writes are the sentences that they bear out, each with the exact sentences that it
        rests on. In the place of one that they don't, the sentence is quoted that it was made
        from, if it shows which; else it is dropped. The notes of the last answer say how many.
        `encode` makes vectors of sentences, by which meanings are compared. The calls `before` are
        counted in what the answer took.
        """
        calls = [*before]
        if not excerpts:
            yield replace(answer, usage=self._usage(calls) if calls else None)
            return
        written = Written(())
        try:
            for longer in self._written(answer.in_context, excerpts, encode, calls):
                if not longer.ended:
                    yield longer.shown(answer, _WRITING) if longer.kept else None
                written = longer
        except Exception as error:  # noqa: BLE001 - each client and endpoint fails its own way
            yield self._alone(answer, f"The LLM did not answer ({reason(error)})", calls)
            return
        yield self._finished(answer, written, calls)

    def _written(
        self,
        question: str,
        excerpts: Sequence[Excerpt],
        encode: Encode | None,
        calls: list[Call],
    ) -> Iterator[Written]:
        """What has been written, with each sentence more that is shown, and each second; all of it
        at the end. Begun anew with fewer excerpts where the LLM reads less than it was said to."""
        given, prompt = prompt_for(question, excerpts, self._counted(), self._context)
        written = Written(tuple(given), encode)
        calls.append(Call(self._opened(), prompt))
        try:
            with closing(calls[-1].pieces()) as pieces:
                for sentence in sentences_of(pieces):
                    longer = written.add(sentence) if sentence else written
                    if sentence is None or (longer.kept and longer.parts != written.parts):
                        yield longer
                    written = longer
                    if written.repeated >= REPEATED or len(written.seen) >= MOST_SENTENCES:
                        break
        except Exception as error:
            if not is_too_long(error) or self._context <= LEAST_CONTEXT:
                raise
            self._context = max(LEAST_CONTEXT, self._context // 2)  # and with the next question
            yield from self._written(question, excerpts, encode, calls)
        else:
            yield replace(written, ended=True)

    def _finished(self, answer: Answer, written: Written, calls: Sequence[Call]) -> Answer:
        """The answer with all that was written, or without it, and why."""
        if written.refused or (written.silent and not written.kept):
            return self._alone(answer, "The LLM found no answer in the passages it read", calls)
        if not written.kept:
            what = (
                "in another language" if written.foreign else "nothing that the articles bear out"
            )
            return self._alone(answer, f"The LLM wrote {what}", calls)
        refused = (_UNREFUSED,) if answer.refused else ()
        shown = written.shown(answer, *refused, *written.notes(), *self._shortened(calls))
        return replace(shown, usage=self._usage(calls))

    def _alone(self, answer: Answer, why: str, calls: Sequence[Call]) -> Answer:
        """The answer without the LLM, and a note that tells why."""
        note = f"{why}, {_REFUSAL_STANDS if answer.refused else _STANDS}"
        notes = (*answer.notes, note, *self._shortened(calls))
        return replace(answer, notes=notes, usage=self._usage(calls) if calls else None)

    def _shortened(self, calls: Sequence[Call]) -> tuple[str, ...]:
        """A note where the LLM reads less than it was said to."""
        if sum(call.form is None for call in calls) < 2:
            return ()
        return (
            f"The LLM reads fewer tokens than it was to be given: with --llm-context "
            f"{self._context} it answers sooner.",
        )

    def _usage(self, calls: Sequence[Call]) -> Usage:
        """What the calls took; their tokens as the endpoint counts them, else as we do."""
        tokens = self._counted()
        return Usage(
            self._opened().metadata.model_name,
            sum(call.prompt_tokens or tokens.count(call.prompt) for call in calls),
            sum(call.reply_tokens or tokens.count(call.reply) for call in calls),
            sum(call.took for call in calls),
        )

    def _opened(self) -> "LLM":
        with self._lock:
            if callable(self._llm):
                self._llm = self._llm()
            return self._llm

    def _counted(self) -> Tokens:
        llm = self._opened()
        with self._lock:
            self._tokens = self._tokens or Tokens(llm)
            return self._tokens
