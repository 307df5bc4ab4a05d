"""What an LLM in a GGUF file does to answers over an index: how much of what it writes is kept,
whether anything that the articles don't bear out gets through, and how long it takes.

The questions are made from the index: what those say whom it quotes most, also about their most
frequent topics, and what there is on the headlines of some articles. Each answer is also given
without the LLM. What gets through is read over once more, apart from the checks of the writer:
quotations have to stand in a cited excerpt letter for letter, numbers and capitalised words in
an excerpt, in its headline, date or speaker.
"""

import re
import time
from random import Random
from statistics import mean, median

from common import arguments, report

from assistant.answer import Answer, Citation
from assistant.assistant import Assistant
from assistant.llm.client import open_llm_file
from assistant.llm.writer import Writer

_COUNTS = {
    "dropped": r"dropped (\d+)",
    "replaced": r"in place of (\d+)",
    "corrected": r"whom or what (\d+)",
}
_QUOTED = re.compile(r"“([^”]*)”|\"([^\"]*)\"")


def questions(assistant: Assistant, count: int) -> list[str]:
    """Questions that the index should answer, made from its people and headlines."""
    asked = assistant.examples(count * 3 // 5)
    titles = sorted({a.title for a in assistant.snapshot().catalog.articles() if a.title})
    chosen = Random(0).sample(titles, min(len(titles), count))  # more than needed: some get none
    return [*asked, *(f"What is there on “{title}”?" for title in chosen)]


def own_sentences(answer: Answer) -> list[tuple[str, list[Citation]]]:
    """What the LLM wrote of an answer, each piece with what it cites."""
    found: list[tuple[str, list[Citation]]] = []
    for part in answer.parts:
        if isinstance(part, int) and found:
            found[-1][1].append(answer.citations[part - 1])
        elif isinstance(part, str) and not part.endswith("\n"):
            found.append((part.strip(), []))
    return [(words, cited) for words, cited in found if words and cited]


def unsupported(words: str, cited: list[Citation]) -> str | None:
    """What of a sentence no excerpt that it cites has, read plainly; None where all is there."""
    known = " ".join(
        f"{c.quote} {c.speaker} {c.article.title} {c.article.outlet} "
        f"{c.article.published:%A %d %-d %B %Y}"
        if c.article.published
        else f"{c.quote} {c.speaker} {c.article.title} {c.article.outlet}"
        for c in cited
    )
    for match in _QUOTED.finditer(words):
        quoted = (match[1] or match[2] or "").rstrip(",.;:!?")
        if not any(quoted in " ".join(c.quote.split()) for c in cited):
            return f"“{quoted}”"
    for word in re.findall(r"\d[\d.,]*\d|\d|(?<=\w )[A-Z][a-z]+", words):
        if word.lower() not in known.lower():
            return word
    return None


def main() -> None:
    parser = arguments(__doc__, "index", "model")
    parser.add_argument("--answers", type=int, default=50)
    parser.add_argument("--show", action="store_true", help="print what got through")
    options = parser.parse_args()
    plain = Assistant.open(options.index)
    began = time.perf_counter()
    llm = open_llm_file(options.model)
    opening = time.perf_counter() - began
    writing = Assistant.open(options.index, writer=Writer(llm))
    counts = dict.fromkeys(("answers", "rewritten", "kept", "wrong", *_COUNTS), 0)
    firsts, wholes, withouts = [], [], []
    for question in questions(plain, options.answers):
        without = plain.ask(question)
        if without.refused or counts["answers"] == options.answers:
            continue
        withouts.append(without.seconds)
        *partial, answer = [step for step in writing.stream(question) if isinstance(step, Answer)]
        firsts.append((partial or [answer])[0].seconds)
        wholes.append(answer.seconds)
        counts["answers"] += 1
        counts["rewritten"] += answer.parts != without.parts
        note = " ".join(answer.notes)
        for name, pattern in _COUNTS.items():
            counts[name] += sum(int(n) for n in re.findall(pattern, note))
        for shown in (*partial, answer):
            for citation in shown.citations:
                assert citation.article.text[citation.start : citation.end] == citation.quote
            if shown.parts == without.parts:
                continue
            for words, cited in own_sentences(shown):
                wrong = unsupported(words, cited)
                counts["wrong"] += wrong is not None
                if wrong:
                    print(f"WRONG {wrong}: {words}")
                if shown is answer:
                    counts["kept"] += 1
                    if options.show:
                        print(f"{question}\n  {words} {[c.number for c in cited]}")
                        print("".join(f"    [{c.number}] {c.speaker}: {c.quote}\n" for c in cited))
    sentences = counts["kept"] + counts["dropped"] + counts["replaced"]
    report(
        {
            "answers": counts["answers"],
            "answers_rewritten": counts["rewritten"],
            "sentences_in_them": sentences,
            "share_kept": counts["kept"] / max(1, sentences),
            "share_kept_corrected": counts["corrected"] / max(1, sentences),
            "share_replaced": counts["replaced"] / max(1, sentences),
            "share_dropped": counts["dropped"] / max(1, sentences),
            "unsupported": counts["wrong"],
            "opening_seconds": opening,
            "first_words_seconds": median(firsts),
            "whole_answer_seconds": median(wholes),
            "mean_whole_answer_seconds": mean(wholes),
            "without_llm_seconds": median(withouts),
        },
        options.json,
    )


if __name__ == "__main__":
    main()
