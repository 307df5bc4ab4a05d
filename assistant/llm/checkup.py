"""A checkup: how well an LLM does what it is asked, on an article that comes with the program."""

import re
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from textwrap import shorten
from typing import TYPE_CHECKING

from assistant.llm.asking import prompt_for
from assistant.llm.call import Call
from assistant.llm.client import reason
from assistant.llm.excerpts import numbered
from assistant.llm.reply import Sentence, says_nothing, sentences_of, without_thought
from assistant.llm.support import Encode, Excerpt, judge
from assistant.llm.tokens import Tokens
from assistant.llm.writer import MOST_SENTENCES, REPEATED
from assistant.llm.written import NOTHING
from index.build import rebuild
from index.errors import OnRecordError
from index.store.snapshot import Snapshot, current

if TYPE_CHECKING:
    from llama_index.core.llms import LLM

ARTICLE = """Ferry to Sandholm stopped after a leak

The ferry between Orrvik and Sandholm was stopped on Monday after divers found a leak in its hull.

“We found a crack as long as my arm, and we did not dare to sail on,” said Marit Solheim, the \
captain of the ferry. “The crew did everything right.”

Nobody was hurt. The 62 passengers were taken ashore in two fishing boats, which took an hour.

Jonas Eide, the mayor of Sandholm, said that the island needs a second ferry. “We have asked the \
county for one since 2019,” he told the Orrvik Courier, “and we have had no answer.”

The county said it would read the report of the divers before it decides anything.
"""
QUOTING = "What did Marit Solheim say about the crack?"
TELLING = "Why was the ferry stopped, and what happened to the passengers?"
MISSING = "What does a ticket for the ferry cost?"

_STALL = (
    "Stall {number} of the market of Orrvik sold apples, nets and wool on Saturday. It opened at "
    "eight, took {number}0 crowns in the first hour, and was closed when it began to rain.\n\n"
)
_STALLS = 70  # as many as fill the context that an LLM is given by default
_SLOW = 10.0  # seconds until the first sentence, from which on it is told how to shorten them
_SHOWN = 600  # characters of a reply
_READ = 0.8  # share of a prompt's tokens that an endpoint says were read, where all were
_QUOTED = re.compile(r"[“\"«][^”\"»]+[”\"»]")


@dataclass(frozen=True)
class Reply:
    """What an LLM replied to a question: the call, the seconds until its first sentence, how many
    tokens the prompt has, the excerpts that it was given, its sentences, each once, and if it
    wrote any of them again."""

    call: Call
    first: float
    counted: int
    excerpts: Sequence[Excerpt]
    sentences: Sequence[Sentence]
    repeated: bool

    @property
    def refused(self) -> bool:
        """True if it says that the article has no answer."""
        silent = [says_nothing(sentence.words) for sentence in self.sentences]
        return NOTHING in self.call.reply or (bool(silent) and all(silent))

    @property
    def cited(self) -> int:
        """Of how many sentences the excerpts that they cite are among those that were given."""
        known = {excerpt.number for excerpt in self.excerpts}
        return sum(bool(known.intersection(one.numbers)) for one in self.sentences)

    def held(self, encode: Encode) -> list[bool]:
        """Which of the sentences the excerpts bear out."""
        return [
            judge(one.words, self.excerpts, encode).standing is not None for one in self.sentences
        ]


def checkup(llm: "LLM", context: int) -> Iterator[str]:
    """Lines that tell how well an LLM does, as it replies. A line with "→" in it tells what to
    change. Raises OnRecordError where it doesn't reply."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "articles").mkdir()
        (folder / "articles" / "ferry.txt").write_text(ARTICLE, encoding="utf-8")
        stalls = "".join(_STALL.format(number=number) for number in range(1, _STALLS))
        (folder / "articles" / "market.txt").write_text(f"The market of Orrvik\n\n{stalls}")
        rebuild(folder / "articles", folder / "index")
        snapshot = Snapshot(folder / "index", current(folder / "index"))
        try:
            yield from _checked(llm, context, snapshot)
        finally:
            snapshot.close()


def _checked(llm: "LLM", context: int, snapshot: Snapshot) -> Iterator[str]:
    """What is told of an LLM over the two articles, the one that is asked about first."""
    tokens = Tokens(llm)
    excerpts = numbered(
        snapshot,
        [
            (article, passage)
            for article in snapshot.catalog.articles()
            for passage in snapshot.catalog.article_passages(article.id)
        ],
    )
    few = [excerpt for excerpt in excerpts if excerpt.article.path == "ferry.txt"]
    replies: list[Reply] = []
    try:
        for question, given in ((QUOTING, few), (TELLING, excerpts), (MISSING, few)):
            replies.append(_asked(llm, question, given, tokens, context))
            told = shorten(without_thought(replies[-1].call.reply), _SHOWN, placeholder=" …")
            yield f"\n{question}\n  {told or '(nothing)'}"
    except Exception as error:
        raise OnRecordError(f"no reply to “{question}”: {reason(error)}") from error
    yield ""
    quoting, telling, missing = replies
    yield _on_citations([quoting, telling])
    yield from _on_words([quoting, telling], snapshot.encoder.encode_passages)
    yield _on_refusing(missing)
    if any(reply.repeated for reply in replies):
        yield "Repeating: it repeats itself, which is cut off. → Take a larger model."
    yield from _on_speed(telling, tokens)


def _asked(
    llm: "LLM", question: str, excerpts: Sequence[Excerpt], tokens: Tokens, context: int
) -> Reply:
    given, prompt = prompt_for(question, excerpts, tokens, context)
    call, first = Call(llm, prompt), 0.0
    found: dict[str, Sentence] = {}
    repeated = 0
    with closing(call.pieces()) as pieces:
        for sentence in filter(None, sentences_of(pieces)):
            first = first or call.took
            repeated += sentence.words in found
            found.setdefault(sentence.words, sentence)
            if repeated == REPEATED or len(found) == MOST_SENTENCES:
                break
    return Reply(call, first, tokens.count(prompt), given, tuple(found.values()), repeated > 0)


def _on_citations(replies: Sequence[Reply]) -> str:
    count, cited = sum(len(one.sentences) for one in replies), sum(one.cited for one in replies)
    told = f"Citations: {cited} of {count} sentences end with the number of an excerpt."
    if count and cited >= 0.8 * count:
        return told
    return (
        f"{told} → The others are compared with every excerpt, and more of them are left out. A "
        "model that follows instructions better does better."
    )


def _on_words(replies: Sequence[Reply], encode: Encode) -> Iterator[str]:
    """What is told of quotations, and of all sentences."""
    told = [(one, held) for reply in replies for one, held in _held(reply, encode)]
    quoting = [held for one, held in told if _QUOTED.search(one.words)]
    if not quoting:
        yield (
            "Quotations: it quotes nobody. → Ask for words, as in “What did X say?”, or take a "
            "larger model."
        )
    elif all(quoting):
        yield f"Quotations: {len(quoting)} of {len(quoting)} are exact and of the right person."
    else:
        yield (
            f"Quotations: {sum(quoting)} of {len(quoting)} are exact and of the right person. → "
            "The others are replaced by what the article has. A larger model changes fewer."
        )
    kept = sum(held for _, held in told)
    advice = (
        ""
        if told and kept >= 0.7 * len(told)
        else (" → What doesn't hold is replaced or left out; a larger model adds less of its own.")
    )
    yield f"Sentences: the articles bear out {kept} of {len(told)}.{advice}"


def _held(reply: Reply, encode: Encode) -> Iterator[tuple[Sentence, bool]]:
    return zip(reply.sentences, reply.held(encode), strict=True)


def _on_refusing(reply: Reply) -> str:
    if reply.refused:
        return "Refusing: it says so where the article has no answer."
    return (
        "Refusing: it answers what the article doesn't tell. → Its sentences are checked all the "
        "same, but true ones beside the question may be shown. A larger model refuses more."
    )


def _on_speed(reply: Reply, tokens: Tokens) -> Iterator[str]:
    """What is told of how fast a full prompt is read, and whether all of it was."""
    call = reply.call
    wrote = call.reply_tokens or tokens.count(call.reply)
    rate = wrote / max(0.01, call.took - reply.first)
    told = (
        f"Speed: first sentence after {reply.first:.1f} s with {reply.counted:,} tokens to read, "
        f"then {rate:.0f} tokens a second."
    )
    if reply.first > _SLOW:
        told += " → With half of --llm-context it begins about twice as soon."
    yield told
    if call.prompt_tokens and call.prompt_tokens < _READ * reply.counted:
        yield (
            f"Context: of {reply.counted:,} tokens it read {call.prompt_tokens:,}. → Raise the "
            "context window of the endpoint (Ollama: OLLAMA_CONTEXT_LENGTH=8192), or lower "
            "--llm-context."
        )
    how = "by the endpoint" if tokens.told else "by estimate, as the endpoint doesn't tell them"
    yield f"Tokens: counted {how}."
