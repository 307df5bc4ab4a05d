"""An assistant whose answers are written down here, to show the chat without an index."""

import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from places import SEED

from assistant.answer import Answer, Citation, Conversation, Worded
from index.articles.article import Article, article_of
from index.articles.metadata import Metadata
from index.errors import OnRecordError
from index.span import Span

PESKOV = (
    "“For the moment, there is no other legal basis that would help a resolution. There is no "
    "alternative to these trilateral documents,” Kremlin spokesman Dmitry Peskov told reporters "
    "on Tuesday."
)
MARATHON = "“The last mile of any marathon is always the hardest. We know that,”"
SINCERE = "“demonstrated a sincere commitment”"
CHECKPOINT = (
    "Armenia views the move as a violation of a ceasefire negotiated between the two sides."
)

EVIL = "<img src=x onerror=\"window.hacked='img'\"><script>window.hacked='script'</script>"
HOSTILE_TEXT = (
    f"First {EVIL} paragraph.\n\nThen </mark></div>{EVIL} & &amp; `${{window.hacked='t'}}` "
    "[y](javascript:window.hacked='m') <svg onload=\"window.hacked='svg'\"> end.\n\nLast."
)
HOSTILE = Article(
    id="hostile",
    path=f"feeds/{EVIL}.txt",
    title=f"Headline </h2></mark>{EVIL} [x](javascript:window.hacked='md') ${{window.hacked='js'}}",
    published=None,
    outlet=f"Outlet {EVIL} {{{{constructor}}}}",
    byline=f'By " onmouseover="window.hacked=\'byline\'" {EVIL}',
    url="javascript:window.hacked='url'",
    text=HOSTILE_TEXT,
    digest="0",
    body=Span(0, len(HOSTILE_TEXT)),
)


def seed_article() -> Article:
    return article_of(SEED.name, SEED.read_text(encoding="utf-8"), Metadata())


def cited(
    number: int, article: Article, words: str, speaker: str | None = None, direct: bool = False
) -> Citation:
    start = article.text.index(words)
    return Citation(number, article, start, start + len(words), words, speaker, direct)


def peskov_answer(question: str = "What did Peskov say?") -> Answer:
    citation = cited(1, seed_article(), PESKOV, "Dmitry Peskov")
    return Answer(
        question=question,
        standalone="What did Kremlin spokesman Dmitry Peskov say?",
        parts=(
            "Dmitry Peskov, Kremlin spokesman:\n",
            citation,
            "\nHe speaks of a deal of 2020 ",
            1,
        ),
        citations=(citation,),
        confidence=0.9,
        seconds=0.1,
        notes=("The LLM at 127.0.0.1 is down: this answer was written without it.",),
    )


def blinken_answer(question: str = "What did Blinken say?") -> Answer:
    article = replace(
        seed_article(),
        published=date(2023, 5, 4),
        outlet="The Defense Post",
        byline="By a staff writer",
        url="https://example.org/peace-deal",
    )
    first = cited(1, article, MARATHON, "Antony Blinken", direct=True)
    second = cited(2, article, SINCERE, "Antony Blinken", direct=True)
    return Answer(
        question=question,
        standalone=question,
        parts=(
            "Antony Blinken said of the talks:\n",
            first,
            "\nBoth sides ",
            second,
            " to normalizing relations, he said.",
        ),
        citations=(first, second),
    )


def worded_answer(question: str = "What did Peskov say?") -> Answer:
    citation = cited(1, seed_article(), PESKOV, "Dmitry Peskov")
    return Answer(
        question=question,
        standalone=question,
        parts=(
            Worded("There is no alternative to these trilateral documents.", "articles", (1,)),
            " ",
            Worded("Peskov sees no other way to a settlement.", "model", (1,)),
        ),
        citations=(citation,),
    )


def refusal(question: str = "What did Erdogan say?") -> Answer:
    return Answer(
        question=question,
        standalone=question,
        parts=("The articles don't say what Erdogan said.",),
        refused=True,
        missing=("Erdogan: no article mentions him.",),
        nearest=(cited(1, seed_article(), CHECKPOINT),),
    )


def hostile_answer(question: str) -> Answer:
    words = HOSTILE.text[HOSTILE.text.index("Then") : HOSTILE.text.index(" end.")]
    citation = cited(1, HOSTILE, words, speaker=f"Speaker {EVIL}")
    return Answer(
        question=question,
        standalone=f"Standalone {EVIL}",
        parts=(
            f"Model {EVIL} says [z](javascript:window.hacked='z'):\n",
            citation,
            f"\n{EVIL}",
            1,
            Worded(f"Worded {EVIL}.", "model", (1,)),
            Worded(f"Told {EVIL}.", "articles", (1,)),
        ),
        citations=(citation,),
        notes=(f"Note {EVIL}",),
    )


@dataclass
class ScriptedAssistant:
    """Answers by what the question contains; `pause` is the seconds each step takes."""

    pause: float = 0.0
    shown: list[str] = field(
        default_factory=lambda: ["What did Peskov say?", "What did Blinken say?"]
    )
    asked: list[tuple[str, Conversation]] = field(default_factory=list)

    def ask(self, question: str, conversation: Conversation | None = None) -> Answer:
        self.asked.append((question, conversation or Conversation()))
        if "broken" in question:
            raise OnRecordError(f"no index at .onrecord: build one with {EVIL}")
        if "bug" in question:
            raise ZeroDivisionError("a fault in the assistant")
        if "hostile" in question or "<" in question:
            return hostile_answer(question)
        if "worded" in question:
            return worded_answer(question)
        if "Peskov" in question:
            return peskov_answer(question)
        if "Blinken" in question:
            return blinken_answer(question)
        return refusal(question)

    def stream(
        self, question: str, conversation: Conversation | None = None
    ) -> Iterator[str | Answer]:
        for step in ("Searching 1 article", f"Reading for “{question}”"):
            yield step
            time.sleep(self.pause)
        yield self.ask(question, conversation)

    def examples(self, limit: int = 4) -> list[str]:
        return self.shown[:limit]
