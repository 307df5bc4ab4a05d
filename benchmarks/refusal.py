"""Whether answerable questions are answered and the others refused.

The file holds an article a line, each with questions it answers and questions on its topic that
it doesn't (ELOQ); all articles go into one index. An answerable question counts as answered when
a citation lies in its article.
"""

from pathlib import Path
from statistics import mean
from tempfile import TemporaryDirectory

from common import arguments, build_index, record_id, records, report, write_folder

from assistant.assistant import Assistant


def main() -> None:
    options = arguments(__doc__, "file").parse_args()
    rows = records(options.file)
    with TemporaryDirectory() as name:
        articles = [{key: row[key] for key in ("id", "url", "text")} for row in rows]
        folder = write_folder(articles, Path(name) / "articles")
        build_index(folder, Path(name) / "index")
        assistant = Assistant.open(Path(name) / "index")
        answered, refused, confidences = [], [], []
        for row in rows:
            for question in row["questions"]:
                answer = assistant.ask(question["question"])
                if question["answerable"]:
                    cited = {record_id(citation.article.path) for citation in answer.citations}
                    answered.append(row["id"] in cited)
                else:
                    refused.append(answer.refused)
                confidences.append((answer.confidence, question["answerable"]))
    report(
        {
            "answerable": len(answered),
            "unanswerable": len(refused),
            "answered": mean(answered),
            "refused": mean(refused),
            "balanced_accuracy": (mean(answered) + mean(refused)) / 2,
            "brier_score": mean((sure - true) ** 2 for sure, true in confidences),
        },
        options.json,
    )


if __name__ == "__main__":
    main()
