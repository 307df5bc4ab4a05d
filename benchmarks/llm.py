"""What becomes of an LLM's sentences: in which standing they are shown, whether anything that the
articles don't bear out gets through, and how long it takes.

With `--model` a GGUF file writes answers over an index. The questions are made from the index: what
those say whom it quotes most, also about their most frequent topics, and what there is on the
headlines of some articles. With `--replay` sentences of a file are replayed as if a model had
written them, each with the number of the passage that it shares most words with: a file of articles
with sentences about them, and whether people found them supported (QAGS); the index of the articles
is made, where there is none.

What gets through is read over once more, apart from the checks of the writer: quotations have to
stand in a cited sentence letter for letter, names, numbers and negations in a cited passage, in its
headline, outlet, date or speakers.
"""

import re
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from statistics import mean, median
from typing import Any

from common import Figures, Record, arguments, build_index, records, report, write_folder
from llama_index.core.llms import CompletionResponse, CustomLLM, LLMMetadata
from support import closed_up

from assistant.answer import Answer, Citation, Worded
from assistant.assistant import Assistant
from assistant.llm.client import open_llm_file
from assistant.llm.excerpts import choose, numbered
from assistant.llm.support import Excerpt
from assistant.llm.tokens import CONTEXT
from assistant.llm.writer import Writer
from assistant.understanding.question import content_terms
from index.english.function_words import (
    CURLY_NEGATED_AUXILIARIES,
    NEGATED_AUXILIARIES,
    NEGATIONS,
)
from index.english.stems import stems
from index.store.snapshot import Snapshot

_DONE = {
    "dropped": r"dropped (\d+)",
    "replaced": r"in place of (\d+)",
    "corrected": r"whom or what (\d+)",
}
_QUOTED = re.compile(r"“([^”]*)”|\"([^\"]*)\"")
_NEGATED = NEGATIONS | NEGATED_AUXILIARIES | CURLY_NEGATED_AUXILIARIES | {"without"}
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_ALL = 100_000  # tokens, in which all passages of an article have room


class Scripted(CustomLLM):
    """An LLM that writes down what it was given, a word at a time."""

    script: str = ""

    @property
    def metadata(self) -> LLMMetadata:
        return LLMMetadata(model_name="scripted")

    def complete(self, prompt: str, formatted: bool = False, **_: Any) -> CompletionResponse:
        return CompletionResponse(text=self.script)

    def stream_complete(
        self, prompt: str, formatted: bool = False, **_: Any
    ) -> Iterator[CompletionResponse]:
        text = ""
        for piece in re.findall(r"\s*\S+", self.script):
            text += piece
            yield CompletionResponse(text=text, delta=piece)


class Tally:
    """What became of the sentences of the answers so far."""

    def __init__(self, show: bool) -> None:
        self._show = show
        self.counts = dict.fromkeys(
            ("answers", "rewritten", "quoted", "articles", "model", "wrong", "inexact", *_DONE), 0
        )

    def add(self, without: Answer, shown: Sequence[Answer], excerpts: Sequence[Excerpt]) -> None:
        """Count an answer, and look at all that was shown of it on the way."""
        answer = shown[-1]
        self.counts["answers"] += 1
        self.counts["rewritten"] += bool(answer.sentences)
        for name, pattern in _DONE.items():
            self.counts[name] += sum(int(n) for n in re.findall(pattern, " ".join(answer.notes)))
        for part in answer.parts:
            if isinstance(part, Worded):
                self.counts[part.standing] += 1
        for step in shown:
            for citation in step.citations:
                text = citation.article.text
                self.counts["inexact"] += text[citation.start : citation.end] != citation.quote
            for worded in step.sentences:
                cited = [step.citations[number - 1] for number in worded.numbers]
                wrong = unsupported(worded.words, cited, excerpts)
                self.counts["wrong"] += wrong is not None
                if wrong:
                    print(f"WRONG {wrong}: {worded.words}\n  {[item.quote for item in cited]}")
        if self._show:
            for worded in answer.sentences:
                cited = [answer.citations[number - 1] for number in worded.numbers]
                print(f"{worded.standing}: {worded.words}\n    {[item.quote for item in cited]}")

    def figures(self) -> Figures:
        """The counts and shares."""
        counts = self.counts
        kinds = ("quoted", "articles", "model", "replaced", "dropped")
        count = sum(counts[kind] for kind in kinds)
        return {
            "answers": counts["answers"],
            "answers_written": counts["rewritten"],
            "sentences": count,
            **{f"share_{kind}": counts[kind] / max(1, count) for kind in (*kinds, "corrected")},
            "inexact_quotations": counts["inexact"],
            "unsupported": counts["wrong"],
        }


def unsupported(words: str, cited: Sequence[Citation], excerpts: Sequence[Excerpt]) -> str | None:
    """What of a sentence the passages that it rests on lack, read plainly; None where all is
    there."""
    for match in _QUOTED.finditer(words):
        quoted = " ".join((match[1] or match[2] or "").split()).rstrip(",.;:!?")
        if not any(quoted in " ".join(item.quote.split()) for item in cited):
            return f"“{quoted}”"
    known = " ".join(_told(item, excerpts) for item in cited)
    for word in re.findall(r"\d[\d.,]*\d|\d|(?<=\w )[A-Z][a-z]+", words):
        if word.lower() not in known.lower():
            return word
    negated, there = (_NEGATED.intersection(_WORD.findall(text.lower())) for text in (words, known))
    return next(iter(negated)) if negated and not there else None


def _told(citation: Citation, excerpts: Sequence[Excerpt]) -> str:
    """The passage in which a citation stands, and what is told about it."""
    article, day = citation.article, citation.article.published
    told = [citation.quote, citation.speaker, article.title, article.outlet]
    if day:
        told.append(f"{day:%A %d %-d %B %Y}")
    for excerpt in excerpts:
        if excerpt.article.id == article.id and excerpt.start <= citation.start < excerpt.end:
            told.append(excerpt.words)
            told += [item.speaker.name for item in excerpt.statements if item.speaker]
    return " ".join(filter(None, told))


def questions(assistant: Assistant, count: int) -> list[str]:
    """Questions that the index should answer, made from its people and headlines."""
    asked = assistant.examples(count * 3 // 5)
    titles = sorted({a.title for a in assistant.snapshot().catalog.articles() if a.title})
    chosen = Random(0).sample(titles, min(len(titles), count))  # more than needed: some get none
    return [*asked, *(f"What is there on “{title}”?" for title in chosen)]


def written_by_model(index: Path, model: Path, count: int, context: int, tally: Tally) -> Figures:
    """The figures of answers over an index that the model in a file writes."""
    plain = Assistant.open(index)
    began = time.perf_counter()
    llm = open_llm_file(model, seconds=300.0)
    opening = time.perf_counter() - began
    writing = Assistant.open(index, writer=Writer(llm, context))
    firsts, wholes, withouts, added = [], [], [], []
    for question in questions(plain, count):
        without = plain.ask(question)
        if without.refused or tally.counts["answers"] == count:
            continue
        shown = [step for step in writing.stream(question) if isinstance(step, Answer)]
        tally.add(without, shown, choose(plain.snapshot(), without))
        withouts.append(without.seconds)
        firsts.append(next(step for step in shown if step.sentences or step is shown[-1]).seconds)
        wholes.append(shown[-1].seconds)
        if usage := shown[-1].usage:
            added.append(shown[-1].seconds - usage.seconds - without.seconds)
    return {
        **tally.figures(),
        "opening_seconds": opening,
        "first_words_seconds": median(firsts),
        "whole_answer_seconds": median(wholes),
        "without_llm_seconds": median(withouts),
        "added_without_the_model_seconds": median(added),
    }


def replayed(index: Path, file: Path, most: int, tally: Tally) -> Figures:
    """The figures of sentences that are replayed as if a model had written them."""
    rows = records(file)
    about: dict[str, list[Record]] = {}
    for row in rows:
        about.setdefault(row["article"], []).append(row)
    if not (index / "CURRENT").exists():
        articles = [
            {"id": str(number), "text": closed_up(article)} for number, article in enumerate(about)
        ]
        build_index(write_folder(articles, index.with_name(f"{index.name}_articles")), index)
    snapshot = Assistant.open(index).snapshot()
    known = {
        int(article.path.rpartition("#")[2]): article for article in snapshot.catalog.articles()
    }
    seconds, cpu, firsts = [], [], []
    shown_by: dict[tuple[bool, str], int] = {}
    for number, said in list(enumerate(about.values()))[:most]:
        if number not in known:
            continue
        passages = snapshot.catalog.article_passages(known[number].id)
        excerpts = numbered(snapshot, [(known[number], passage) for passage in passages])
        asked = Answer("What happened?", "What happened?", ("Nothing found.",), refused=True)
        script = " ".join(
            _marked(closed_up(row["sentence"], known[number].text), excerpts) for row in said
        )
        llm, shown = Scripted(script=script), list[Answer]()
        began, busy, first = time.perf_counter(), time.process_time(), 0.0
        for step in Writer(llm, _ALL).stream(asked, excerpts, _encode(snapshot)):
            first = first or time.perf_counter() - began
            shown += [step] if step else []
        usage = shown[-1].usage
        own = time.perf_counter() - began - (usage.seconds if usage else 0.0)
        seconds.append(own / len(said))
        cpu.append((time.process_time() - busy) / len(said))
        firsts.append(first)
        tally.add(asked, shown, excerpts)
        kept = {one.words: one.standing for one in shown[-1].sentences}
        for row in said:
            words = _marked(closed_up(row["sentence"], known[number].text), excerpts)
            told = kept.get(words.rpartition(" [")[0], "none")
            shown_by[row["supported"], told] = shown_by.get((row["supported"], told), 0) + 1
    by_people: Figures = {"sentences_replayed": sum(shown_by.values())}
    for supported in (True, False):
        whole = sum(count for (truth, _), count in shown_by.items() if truth == supported)
        for standing in ("articles", "model", "none"):
            name = f"{'supported' if supported else 'unsupported'}_{standing}"
            by_people[name] = shown_by.get((supported, standing), 0) / max(1, whole)
    return {
        **tally.figures(),
        **by_people,
        "first_words_seconds": median(firsts),
        "added_seconds_a_sentence": mean(seconds),
        "added_cpu_seconds_a_sentence": mean(cpu),
    }


def _encode(snapshot: Snapshot) -> Any:
    return snapshot.encoder.encode_passages


def _marked(sentence: str, excerpts: Sequence[Excerpt]) -> str:
    """A sentence with its end, and the number of the excerpt that shares most words with it."""
    terms = set(content_terms(sentence))
    best = max(excerpts, key=lambda excerpt: len(terms.intersection(stems(excerpt.words))))
    bare = sentence.strip()
    end = "" if re.search(r"[.!?][\"'”’]*$", bare) else "."
    return f"{bare}{end} [{best.number}]"


def main() -> None:
    parser = arguments(__doc__, "index")
    parser.add_argument("--model", type=Path, metavar="FILE", help="a GGUF file that writes")
    parser.add_argument("--replay", type=Path, metavar="FILE", help="sentences to replay")
    parser.add_argument("--answers", type=int, default=50, help="how many at most")
    parser.add_argument("--context", type=int, default=CONTEXT, help="tokens of a prompt")
    parser.add_argument("--show", action="store_true", help="print what got through")
    options = parser.parse_args()
    if bool(options.model) == bool(options.replay):
        parser.error("give --model or --replay")
    tally = Tally(options.show)
    if options.model:
        figures = written_by_model(
            options.index, options.model, options.answers, options.context, tally
        )
    else:
        figures = replayed(options.index, options.replay, options.answers, tally)
    report(figures, options.json)


if __name__ == "__main__":
    main()
