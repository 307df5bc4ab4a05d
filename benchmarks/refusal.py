"""How often answerable questions are answered and the others refused, and how far the confidence
can be trusted.

`eloq` holds an article a line, each with questions it answers and questions on its topic that it
doesn't (ELOQ); all articles go into one index. An answerable question counts as answered when a
citation lies in its article.

`articles` and `questions` are RealTimeQA's: questions of 2025 and later, asked of articles of
2022 only, should be refused; questions of 2022 of which an article holds the answer should be
answered. No question is told its day.

The bins show, for the questions whose confidence lies in each tenth, the mean confidence and
the share that was answerable. `held_out_calibration_error` is the error over the questions that
the confidence was not fitted to probabilities on: those of which the SHA-256 begins with an odd
byte. Brier score: Brier, Verification of forecasts expressed in terms of
probability (Monthly Weather Review, 1950).
"""

import hashlib
from collections import defaultdict
from pathlib import Path
from statistics import mean
from tempfile import TemporaryDirectory

from common import (
    Figures,
    Record,
    add_reader,
    arguments,
    article_slice,
    build_index,
    record_id,
    records,
    report,
    write_folder,
)

from assistant.assistant import Assistant

_BINS = 10

Confidences = list[tuple[str, float, bool]]
"""A question, the confidence in its answer, and true if it was answerable."""


def calibration(name: str, confidences: Confidences) -> Figures:
    """Brier score, expected calibration error of all questions and of those held out, and a line
    for each bin of confidence."""
    figures = {f"{name}brier_score": mean((sure - true) ** 2 for _, sure, true in confidences)}
    for place, (count, predicted, observed) in bins(confidences).items():
        key = f"{name}bin_{place / _BINS:.1f}"
        figures |= {f"{key}_questions": count, f"{key}_predicted": predicted,
                    f"{key}_observed": observed}  # fmt: skip
    held_out = [one for one in confidences if is_held_out(one[0])]
    return figures | {
        f"{name}calibration_error": calibration_error(confidences),
        f"{name}held_out_calibration_error": calibration_error(held_out),
    }


def bins(confidences: Confidences) -> dict[int, tuple[int, float, float]]:
    """For each tenth of the confidence that holds questions, by its place: how many, their mean
    confidence, and the share that was answerable."""
    inside: defaultdict[int, list[tuple[float, bool]]] = defaultdict(list)
    for _, sure, true in confidences:
        inside[min(int(sure * _BINS), _BINS - 1)].append((sure, true))
    return {
        place: (len(some), mean(sure for sure, _ in some), mean(true for _, true in some))
        for place, some in sorted(inside.items())
    }


def calibration_error(confidences: Confidences) -> float:
    """How far the confidence is from the share that was answerable, in the mean of all questions;
    0 without any."""
    gaps = (count * abs(sure - true) for count, sure, true in bins(confidences).values())
    return sum(gaps) / max(1, len(confidences))


def is_held_out(question: str) -> bool:
    """True for the half of the questions that the confidence was not fitted on."""
    return hashlib.sha256(question.encode()).digest()[0] % 2 == 1


def eloq(
    rows: list[Record], folder: Path, scratch: Path, reader: str | None = None
) -> tuple[Figures, Confidences]:
    """Figures over the questions of ELOQ; the index is built at `folder` unless it is there."""
    if not (folder / "CURRENT").exists():
        articles = [{key: row[key] for key in ("id", "url", "text")} for row in rows]
        build_index(write_folder(articles, scratch / "eloq_articles"), folder)
    assistant = Assistant.open(folder, reader=reader)
    answered, refused, confidences = [], [], []
    for row in rows:
        for question in row["questions"]:
            answer = assistant.ask(question["question"])
            if question["answerable"]:
                cited = {record_id(citation.article.path) for citation in answer.citations}
                answered.append(row["id"] in cited)
            else:
                refused.append(answer.refused)
            confidences.append(
                (question["question"], answer.confidence, bool(question["answerable"]))
            )
    return {
        "answerable": len(answered),
        "unanswerable": len(refused),
        "answered": mean(answered),
        "refused": mean(refused),
        "balanced_accuracy": (mean(answered) + mean(refused)) / 2,
    }, confidences


def realtimeqa(
    articles: list[Record],
    questions: list[Record],
    folder: Path,
    scratch: Path,
    count: int,
    reader: str | None = None,
) -> tuple[Figures, Confidences]:
    """Figures over the questions of RealTimeQA, likewise."""
    if not (folder / "CURRENT").exists():
        chosen = article_slice(articles, questions, count)
        early = [article for article in chosen if (article["date"] or "").startswith("2022")]
        build_index(write_folder(early, scratch / "realtimeqa_articles"), folder)
    assistant = Assistant.open(folder, reader=reader)
    present = {record_id(article.path) for article in assistant.snapshot().catalog.articles()}
    answered, refused, confidences = [], [], []
    for question in questions:
        bearing = present.intersection(question["linked"] + question["found_with_answer"])
        answerable = question["date"].startswith("2022") and bool(bearing)
        if answerable or question["date"] >= "2025":
            answer = assistant.ask(question["question"])
            (refused if not answerable else answered).append(answer.refused != answerable)
            confidences.append((question["question"], answer.confidence, answerable))
    return {
        "realtimeqa_articles": len(present),
        "realtimeqa_answerable": len(answered),
        "realtimeqa_unanswerable": len(refused),
        "realtimeqa_answered": mean(answered),
        "realtimeqa_refused": mean(refused),
    }, confidences


def main() -> None:
    parser = arguments(__doc__, "eloq")
    parser.add_argument("articles", type=Path, nargs="?")
    parser.add_argument("questions", type=Path, nargs="?")
    parser.add_argument(
        "--slice", type=int, default=6_000, help="articles of which 2022's are taken"
    )
    parser.add_argument("--index", type=Path, help="keep ELOQ's index there, and use it if it is")
    parser.add_argument("--realtimeqa-index", type=Path, help="the same for RealTimeQA's of 2022")
    add_reader(parser)
    options = parser.parse_args()
    with TemporaryDirectory() as name:
        scratch = Path(name)
        rows = records(options.eloq)
        folder = options.index or scratch / "eloq"
        figures, confidences = eloq(rows, folder, scratch, options.reader)
        figures |= calibration("", confidences)
        if options.questions:
            folder = options.realtimeqa_index or scratch / "realtimeqa"
            articles, questions = records(options.articles), records(options.questions)
            found, confidences = realtimeqa(
                articles, questions, folder, scratch, options.slice, options.reader
            )
            figures |= found | calibration("realtimeqa_", confidences)
    report(figures, options.json)


if __name__ == "__main__":
    main()
