"""How often the words that an answer cites contain the answer to a news quiz question.

Over the questions of which an article that the quiz links, or one that holds the answer's words,
is in the slice; beside it the share of which any of the ten best passages contains the answer,
which is as much as an answer could cite. A refused question counts as not answered. With the
day, each question is asked on the day it was published.
"""

import re
import time
from datetime import date
from pathlib import Path
from statistics import mean, median
from tempfile import TemporaryDirectory

from common import Figures, Record, add_reader, arguments, record_id, records, report, slice_index

from assistant.assistant import Assistant

_BEST = 10  # passages that an answer is thought to choose from


def plain(words: str) -> str:
    """Words as they are compared: lower case, without marks, between spaces."""
    words = re.sub(r"(?<=\d),(?=\d)", "", words.casefold())
    return " ".join(["", *re.findall(r"[^\W_]+", words), ""])


def holds(words: str, answers: list[str]) -> bool:
    """True if words contain one of the answers, but for its leading article."""
    bare = (re.sub(r"^ (?:the|an?) (?=\w)", " ", plain(answer)) for answer in answers)
    return any(answer in plain(words) for answer in bare)


def measure(assistant: Assistant, questions: list[Record], dated: bool) -> Figures:
    """Shares of questions, words quoted and milliseconds an answer."""
    cited, within, refused, words, milliseconds = [], [], [], [], []
    for question in questions:
        day = date.fromisoformat(question["date"]) if dated else None
        began = time.perf_counter()
        answer = assistant.ask(question["question"], today=day)
        milliseconds.append((time.perf_counter() - began) * 1000)
        refused.append(answer.refused)
        quotes = [citation.quote for citation in answer.citations]
        if quotes:
            words.append(sum(len(quote.split()) for quote in quotes))
        cited.append(holds(" / ".join(quotes), question["answer"]))
        passages = []
        for hit in assistant.search(question["question"], _BEST, today=day):
            article = assistant.article(hit.passage.article_id)
            assert article is not None, "a passage belongs to an article of the index"
            passages.append(article.text[hit.passage.start : hit.passage.end])
        within.append(any(holds(passage, question["answer"]) for passage in passages))
    return {
        "cited": mean(cited),
        "in_ten_best_passages": mean(within),
        "cited_of_ten_best": sum(cited) / sum(within),
        "refused": mean(refused),
        "median_words_quoted": median(words),
        "milliseconds": median(milliseconds),
    }


def main() -> None:
    parser = arguments(__doc__, "articles", "questions")
    parser.add_argument("--slice", type=int, default=6_000, help="articles indexed")
    parser.add_argument("--index", type=Path, help="keep the index there, and use it if it is")
    parser.add_argument("--every", type=int, default=1, help="ask only each so manieth question")
    add_reader(parser)
    options = parser.parse_args()
    questions = records(options.questions)
    with TemporaryDirectory() as scratch:
        index_folder, figures = slice_index(options, questions, Path(scratch))
        assistant = Assistant.open(index_folder, reader=options.reader)
        articles = assistant.snapshot().catalog.articles()
        present = {record_id(article.path) for article in articles}
        asked = [
            question
            for question in questions
            if present.intersection(question["linked"] + question["found_with_answer"])
        ][:: options.every]
        figures["questions"] = len(asked)
        for name, dated in (("", False), ("with_day_", True)):
            result = measure(assistant, asked, dated)
            figures |= {f"{name}{key}": value for key, value in result.items()}
    report(figures, options.json)


if __name__ == "__main__":
    main()
