"""How well follow-ups are made into the questions that people made of them.

The file holds conversations of questions, each turn as asked and as people rewrote it to stand
alone (TREC CAsT). Rewriting sees the earlier questions only, as it rewrote them itself, and no
answers. Counted are stems of content words: those that a rewriting adds to what was asked. The
rules were developed on these conversations, and the coefficients were fitted on them.

With an index of PolNeAR's articles, our own conversations over them (`followup_chains.json`) are
run too, answers and all.
"""

import json
from collections.abc import Sequence
from pathlib import Path

from common import Figures, Record, arguments, records, report

from assistant.answer import Conversation
from assistant.assistant import Assistant
from assistant.understanding.question import content_terms
from assistant.understanding.standalone import stand_alone
from index.english.names import name_key, name_words

CHAINS = Path(__file__).with_name("followup_chains.json")


def rewriting(conversations: Sequence[Record], show: bool = False) -> Figures:
    """Recall and precision of the words added, and the share of turns rightly left alone."""
    wanted = added = shared = alone = left = 0
    for conversation in conversations:
        heard: list[str] = []
        for turn in conversation["turns"]:
            ours = stand_alone(turn["raw"], heard)
            heard.append(ours)
            asked = set(content_terms(turn["raw"]))
            theirs = set(content_terms(turn["standalone"])) - asked
            new = set(content_terms(ours)) - asked
            added += len(new)
            if turn["raw"].split() == turn["standalone"].split():
                alone += 1
                left += ours == turn["raw"]
                if show and ours != turn["raw"]:
                    print(f"- {turn['raw']}\n    ours   {ours}")
            else:
                wanted += len(theirs)
                shared += len(theirs & new)
                if show and theirs != new:
                    print(f"* {turn['raw']}\n    ours   {ours}\n    theirs {turn['standalone']}")
    return {
        "added_recall": shared / wanted,
        "added_precision": shared / added,
        "left_alone": left / alone,
        "conversations": len(conversations),
    }


def surname(name: str) -> str:
    """The surname of a person, whom articles call James Comey and James B. Comey."""
    return name_key(name_words(name))[1]


def chains_right(index_folder: Path, show: bool = False) -> Figures:
    """The share of the turns of our own conversations over PolNeAR's articles that are answered
    with words of the expected speaker only, or refused as expected."""
    assistant = Assistant.open(index_folder)
    right = []
    for chain in json.loads(CHAINS.read_text())["chains"]:
        conversation = Conversation()
        for turn in chain:
            answer = assistant.ask(turn["ask"], conversation)
            conversation = conversation.add(answer)
            speakers = {surname(citation.speaker or "") for citation in answer.citations}
            right.append(speakers == ({surname(turn["speaker"])} if turn["speaker"] else set()))
            if show and not right[-1]:
                print(
                    f"- {turn['ask']} ({turn['speaker']})",
                    answer.standalone,
                    answer.text,
                    sep="\n    ",
                )
    return {"chains_right": sum(right) / len(right), "chain_turns": len(right)}


def main() -> None:
    parser = arguments(__doc__, "file")
    parser.add_argument(
        "--index", type=Path, help="an index of PolNeAR's articles, to run chains on"
    )
    parser.add_argument("--show", action="store_true", help="print what is rewritten otherwise")
    options = parser.parse_args()
    figures = rewriting(records(options.file), options.show)
    if options.index:
        figures |= chains_right(options.index, options.show)
    report(figures, options.json)


if __name__ == "__main__":
    main()
