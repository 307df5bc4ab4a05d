"""How well it is told what follow-ups leave to the questions before them.

The file holds conversations of questions, each turn as asked and as people rewrote it to stand
alone (TREC CAsT). A turn sees the earlier questions only, as they were understood, and no answers.
Counted are stems of content words: those that people added to what was asked, and those that stand
in the question as understood or go along beside it. What goes along is chosen by coefficients that
were fitted on half of the conversations (`benchmarks/fit_leaning.py`); the figures are of the other
half. `--rewritten` prints so many of the questions that are shown in other words than were typed,
those of our own conversations among them.

With an index of PolNeAR's articles, our own conversations over them (`followup_chains.json`) are
run too, answers and all.
"""

import hashlib
import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from common import Figures, Record, arguments, records, report

from assistant.answer import Citation, Conversation
from assistant.assistant import Assistant
from assistant.understanding.followup import follow_up
from assistant.understanding.question import Question, content_terms, understand
from index.english.names import name_key, name_words

CHAINS = Path(__file__).with_name("followup_chains.json")


@dataclass(frozen=True)
class Heard:
    """A question of a conversation without answers."""

    asked: Question
    citations: Sequence[Citation] = ()
    refused: bool = False


def understood(conversation: Record) -> Iterator[tuple[Record, Question]]:
    """The turns of a conversation with what each asks after those before it."""
    heard: list[Heard] = []
    for turn in conversation["turns"]:
        question = follow_up(understand(turn["raw"]), heard, {})
        heard.append(Heard(question))
        yield turn, question


def carrying(conversations: Sequence[Record], name: str = "", show: bool = False) -> Figures:
    """Recall and precision of the words added, and the share of turns rightly left alone; `name`
    stands before each."""
    wanted = added = shared = alone = left = 0
    for turn, question in (pair for one in conversations for pair in understood(one)):
        asked = set(content_terms(turn["raw"]))
        theirs = set(content_terms(turn["standalone"])) - asked
        new = set(content_terms(" ".join((question.standalone, *question.beside)))) - asked
        added += len(new)
        shown = f"{question.standalone} {list(question.beside)}"
        if turn["raw"].split() == turn["standalone"].split():
            alone += 1
            left += not new
            if show and new:
                print(f"- {turn['raw']}\n    ours   {shown}")
        else:
            wanted += len(theirs)
            shared += len(theirs & new)
            if show and theirs != new:
                print(f"* {turn['raw']}\n    ours   {shown}\n    theirs {turn['standalone']}")
    return {
        f"{name}added_recall": shared / wanted,
        f"{name}added_precision": shared / added,
        f"{name}left_alone": left / alone,
        f"{name}conversations": len(conversations),
    }


def rewritten(conversations: Sequence[Record]) -> list[tuple[str, str]]:
    """Turns that are shown in other words than were typed, each with these."""
    pairs = (pair for one in conversations for pair in understood(one))
    changed = [(turn["raw"], question.standalone) for turn, question in pairs]
    return [(typed, ours) for typed, ours in changed if typed.split() != ours.split()]


def fitted_on(conversation: Record) -> bool:
    """True for the half of the conversations on which the coefficients were fitted."""
    return hashlib.sha256(conversation["id"].encode()).digest()[0] % 2 == 1


def surname(name: str) -> str:
    """The surname of a person, whom articles call James Comey and James B. Comey."""
    return name_key(name_words(name))[1]


def chains_right(index_folder: Path, show: bool = False) -> tuple[Figures, list[tuple[str, str]]]:
    """The share of the turns of our own conversations over PolNeAR's articles that are answered
    with words of the expected speaker only, or refused as expected; and the turns that are shown
    in other words, each with these."""
    assistant = Assistant.open(index_folder)
    right, changed = [], []
    for chain in json.loads(CHAINS.read_text())["chains"]:
        conversation = Conversation()
        for turn in chain:
            answer = assistant.ask(turn["ask"], conversation)
            conversation = conversation.add(answer)
            speakers = {surname(citation.speaker or "") for citation in answer.citations}
            right.append(speakers == ({surname(turn["speaker"])} if turn["speaker"] else set()))
            if answer.rephrased:
                changed.append((turn["ask"], answer.standalone))
            if show and not right[-1]:
                print(
                    f"- {turn['ask']} ({turn['speaker']})",
                    answer.standalone,
                    answer.text,
                    sep="\n    ",
                )
    return {"chains_right": sum(right) / len(right), "chain_turns": len(right)}, changed


def main() -> None:
    parser = arguments(__doc__, "file")
    parser.add_argument(
        "--index", type=Path, help="an index of PolNeAR's articles, to run chains on"
    )
    parser.add_argument("--show", action="store_true", help="print what is understood otherwise")
    parser.add_argument("--rewritten", type=int, default=0, help="print so many rewritings")
    options = parser.parse_args()
    conversations = records(options.file)
    reported = [one for one in conversations if not fitted_on(one)]
    figures = carrying(reported)
    for year in sorted({one["id"][:4] for one in reported}):
        figures |= carrying([one for one in reported if one["id"].startswith(year)], f"{year}_")
    changed = rewritten(conversations)
    figures["rewritten"] = len(changed)
    if options.show:
        carrying([one for one in conversations if fitted_on(one)], show=True)
    if options.index:
        right, shown = chains_right(options.index, options.show)
        figures |= right
        changed += shown
    random.Random(0).shuffle(changed)
    for typed, ours in changed[: options.rewritten]:
        print(f"{typed}\n    {ours}")
    report(figures, options.json)


if __name__ == "__main__":
    main()
