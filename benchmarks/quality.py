"""How many questions, asked as people ask, get an answer that a reader of the articles calls right.

FILE holds a JSON object a line: `corpus` (`polnear`, or `seeds`), `type` (the kind of question),
`q` (the turns of a conversation, of which the last is judged), and what a right answer has:
`refused`, or the `quote`, or one of the quotes of `any` or `all`, that a citation contains,
compared without case and marks; and the `speaker` to whom these words must be given. The words of
`never` must not be given to anybody asked about. The articles stand beside FILE's folder, in
`polnear/train.jsonl.gz`, `polnear/dev.jsonl.gz` and `seeds/`. Half of the questions, by a fixed
hash of the first turn, are `made on`: they may be read when something is changed; the others
only count.
"""

import hashlib
import json
import time
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from statistics import mean, median
from tempfile import TemporaryDirectory

from answers import plain
from common import (
    Figures,
    Record,
    add_reader,
    arguments,
    build_index,
    records,
    report,
    write_folder,
)

from assistant.answer import Answer, Citation, Conversation
from assistant.assistant import Assistant
from index.english.names import same_name
from index.people.lookup import find_people


@dataclass(frozen=True)
class Judged:
    """A question and how its answer was judged; `share` is that of the quotes a reader would
    want which is cited."""

    record: Record
    answer: Answer
    right: bool
    share: float
    misgiven: bool
    inexact: int
    seconds: float

    @property
    def words(self) -> int:
        """How many words are quoted."""
        return sum(len(citation.quote.split()) for citation in self.answer.citations)

    @property
    def made_on(self) -> bool:
        """True for the half that may be read."""
        return hashlib.sha256(self.record["q"][0].encode()).digest()[0] % 2 == 0


def judge(assistant: Assistant, record: Record) -> Judged:
    """Ask the turns of a question, and judge the last answer."""
    conversation = Conversation()
    for turn in record["q"]:
        began = time.perf_counter()
        answer = assistant.ask(turn, conversation)
        seconds = time.perf_counter() - began
        conversation = conversation.add(answer)
    wanted = [
        entry["quote"]
        for entry in record.get("any") or record.get("all") or [record]
        if "quote" in entry
    ]
    speaker = record.get("speaker")
    cited = [[item for item in answer.citations if holds(item, quote)] for quote in wanted]
    held = any(is_given(assistant, item, speaker) for items in cited for item in items)
    never = record.get("never")
    misgiven = bool(never) and any(
        item.speaker and holds(item, never) and (not speaker or is_given(assistant, item, speaker))
        for item in answer.citations
    )
    right = answer.refused if record.get("refused") else held
    return Judged(
        record,
        answer,
        right and not misgiven,
        mean(map(bool, cited)) if cited else float(right),
        misgiven,
        sum(not is_exact(assistant, item) for item in answer.citations),
        seconds,
    )


def holds(citation: Citation, quote: str) -> bool:
    """True if a citation contains the words."""
    return plain(quote).strip() in plain(citation.quote)


def is_given(assistant: Assistant, citation: Citation, speaker: str | None) -> bool:
    """True if the words are given to the speaker, or none is asked for."""
    if speaker is None or citation.speaker is None:
        return speaker is None
    meant = find_people(assistant.snapshot().people, speaker)
    names = {speaker, *(match.person.name for match in meant)}
    return citation.speaker in names or same_name(citation.speaker, speaker)


def is_exact(assistant: Assistant, citation: Citation) -> bool:
    """True if the quotation is that slice of the article, as the index holds it."""
    article = assistant.article(citation.article.id)
    return article is not None and article.text[citation.start : citation.end] == citation.quote


def open_corpus(name: str, data: Path, index_folder: Path, reader: str | None) -> Assistant:
    """The articles of a corpus, indexed there unless they are."""
    if not (index_folder / "CURRENT").exists():
        folder = data / name
        if name == "polnear":
            parts = [folder / f"{part}.jsonl.gz" for part in ("train", "dev")]
            articles = [record for part in parts for record in records(part)]
            shown = {"id": "id", "text": "text", "title": "title", "date": "date"}
            shown |= {"publisher": "outlet", "author": "author"}
            kept = [{name: item[key] for key, name in shown.items()} for item in articles]
            folder = write_folder(kept, index_folder.parent / f"{name}_articles")
        build_index(folder, index_folder)
    return Assistant.open(index_folder, reader=reader)


def figures_of(judged: list[Judged]) -> Figures:
    """Shares that are right, in all, of each half and of each kind, and what is quoted."""
    kinds: defaultdict[str, list[Judged]] = defaultdict(list)
    for one in judged:
        kinds[one.record["type"]].append(one)
    asked = [one for one in judged if one.record["corpus"] == "polnear"]
    figures: Figures = {"questions": len(asked)}
    for name, half in (
        ("right", asked),
        ("right_made_on", [one for one in asked if one.made_on]),
        ("right_reported", [one for one in asked if not one.made_on]),
    ):
        figures[name] = mean(one.right for one in half) if half else 0.0
    for kind, ones in kinds.items():
        figures[f"{kind}_right"] = mean(one.right for one in ones)
    for kind in kinds.keys() & {"list", "compare", "overview"}:
        figures[f"{kind}_wanted_cited"] = mean(one.share for one in kinds[kind])
    answered = [one.words for one in judged if one.words]
    figures["median_words_quoted"] = median(answered) if answered else 0
    figures["inexact"] = sum(one.inexact for one in judged)
    figures["misgiven"] = sum(one.misgiven for one in judged)
    figures["milliseconds"] = median(one.seconds for one in judged) * 1000
    return figures


def main() -> None:
    parser = arguments(__doc__, "file")
    parser.add_argument(
        "--index", type=Path, metavar="FOLDER", help="keep polnear and seeds there, and use them"
    )
    parser.add_argument("--only", metavar="KIND", help="ask the questions of this kind only")
    parser.add_argument(
        "--show", action="store_true", help="print the answers to the half that may be read"
    )
    parser.add_argument("--answers", type=Path, metavar="FILE", help="write each answer there")
    add_reader(parser)
    options = parser.parse_args()
    judged: list[Judged] = []
    with TemporaryDirectory() as scratch:
        corpora: dict[str, Assistant] = {}
        for record in records(options.file):
            if options.only and record["type"] != options.only:
                continue
            name = record["corpus"]
            if name not in corpora:
                folder = options.index or Path(scratch)
                corpora[name] = open_corpus(
                    name, options.file.parent.parent, folder / name, options.reader
                )
            one = judge(corpora[name], record)
            judged.append(one)
            if options.show and one.made_on:
                print("right" if one.right else "WRONG", record["type"], " | ".join(record["q"]))
                print(f"  as {one.answer.standalone}\n  {one.answer.text}\n", flush=True)
    if options.answers:
        with options.answers.open("w") as file:
            for one in judged:
                values = {"right": one.right, "made_on": one.made_on, **one.record}
                file.write(json.dumps({**values, "answer": one.answer.to_dict()}) + "\n")
    report(figures_of(judged), options.json)


if __name__ == "__main__":
    main()
