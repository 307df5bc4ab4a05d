"""What a user does with the Python API: over the seed article, and over 308 real ones."""

import gzip
import json
import os
from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from places import ROOT

from assistant.answer import Answer, Citation, Conversation
from assistant.answering.quotes import frequent_topic
from assistant.assistant import Assistant
from index.build import rebuild
from index.people.person import Person

DATA = Path(os.environ.get("ONRECORD_DATA") or ROOT.parent / "shared" / "data")
QUESTIONS = 50


def exact(answer: Answer) -> None:
    """Every quotation of an answer is a slice of its article, and so are those that came near."""
    for citation in (*answer.citations, *answer.nearest):
        assert citation.quote
        assert citation.article.text[citation.start : citation.end] == citation.quote
        assert citation.quote in citation.article.text
    for citation in answer.citations:
        assert f"[{citation.number}]" in answer.text


def test_what_did_peskov_say(seed_assistant: Assistant) -> None:
    answer = seed_assistant.ask("What did Peskov say?")
    (citation,) = answer.citations
    assert citation.quote == (
        "“For the moment, there is no other legal basis that would help a resolution. "
        "There is no alternative to these trilateral documents,”"
    )
    assert (citation.speaker, citation.direct) == ("Dmitry Peskov", True)
    assert citation.article.title == "Peace Deal ‘Within Reach’ in Armenia-Azerbaijan Talks"
    assert citation.article.path == "000_e536400ab8bce265.txt"
    assert citation.article.text[citation.end :].startswith(
        " Kremlin spokesman Dmitry Peskov told reporters on Tuesday."
    )
    assert answer.text == (
        f"Dmitry Peskov, Kremlin spokesman · date unknown:\n{citation.quote} [1]"
    )
    assert not answer.refused
    exact(answer)


@pytest.mark.parametrize(
    ("words", "quoted", "left_out"),
    [
        ("What did Blinken say about the last mile?", "“The last mile of any marathon", "Peskov"),
        ("What did both sides say?", "“that the positions on some key issues", "Blinken"),
        ("What did the US official say?", "Ahead of the talks, a US official said", "Peskov"),
        ("What did Russia say?", "Russia said there was “no alternative”", "trilateral"),
        ("Who praised the foreign ministers?", "Blinken praised the foreign ministers", "Peskov"),
        ("Who said there is no alternative to the documents?", "“For the moment,", "marathon"),
    ],
)
def test_whose_words_are_whose(
    seed_assistant: Assistant, words: str, quoted: str, left_out: str
) -> None:
    answer = seed_assistant.ask(words)
    assert any(quoted in citation.quote for citation in answer.citations)
    assert left_out not in answer.text
    exact(answer)


def test_reported_words_are_not_shown_as_the_speakers_own(seed_assistant: Assistant) -> None:
    answer = seed_assistant.ask("What did Blinken say?")
    assert {citation.speaker for citation in answer.citations} == {"Antony Blinken"}
    for citation in answer.citations:
        assert citation.direct == (citation.quote[0] == "“" and citation.quote[-1] == "”")
    exact(answer)


def test_what_nobody_said_is_refused(seed_assistant: Assistant) -> None:
    answer = seed_assistant.ask("What did Peskov say about the price of gas?")
    assert (answer.refused, answer.citations) == (True, ())
    assert answer.text == "The articles quote Dmitry Peskov, but nothing on the price of gas."
    assert answer.missing == ("a statement by Dmitry Peskov on the price of gas",)
    assert answer.nearest[0].quote.startswith("“For the moment")
    exact(answer)
    mentioned = seed_assistant.ask("What did Mirzoyan say?")
    assert mentioned.refused
    assert mentioned.text == "The articles mention Mirzoyan, but don't quote them."


def test_a_conversation_carries_the_answers(seed_assistant: Assistant) -> None:
    conversation = Conversation()
    for words in ("What did Peskov say?", "What did Macron say?"):
        conversation = conversation.add(seed_assistant.ask(words, conversation))
    assert [answer.question for answer in conversation.turns] == [
        "What did Peskov say?",
        "What did Macron say?",
    ]
    assert [answer.refused for answer in conversation.turns] == [False, True]
    assert json.loads(json.dumps([answer.to_dict() for answer in conversation.turns]))


@pytest.fixture(scope="module")
def political(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """An assistant over 308 political articles of seven publishers: a third of those there are."""
    files = [DATA / "polnear" / f"{part}.jsonl.gz" for part in ("train", "dev")]
    if not all(file.is_file() for file in files):
        pytest.skip(f"no articles in {DATA / 'polnear'}: set ONRECORD_DATA to the data's folder")
    folder = tmp_path_factory.mktemp("political")
    lines = [line for file in files for line in gzip.decompress(file.read_bytes()).splitlines(True)]
    (folder / "articles.jsonl").write_bytes(b"".join(lines[::3]))
    index_folder = tmp_path_factory.mktemp("index") / ".onrecord"
    changes = rebuild(folder, index_folder)
    assert len(changes.added) == 308
    return Assistant.open(index_folder)


def questions(assistant: Assistant) -> Iterator[str]:
    """Questions of every kind about those who are quoted most, and about nobody."""
    snapshot = assistant.snapshot()
    people = [person for person in snapshot.people if person.kind == "person"]
    groups = [person for person in snapshot.people if person.kind == "group"]
    first, last = snapshot.catalog.dates() or (date.min, date.max)
    middle = first + (last - first) / 2

    def topic(person: Person) -> str:
        return frequent_topic(snapshot, person) or "the election"

    for person in people[:10]:
        yield f"What did {person.name} say about {topic(person)}?"
    for person in people[10:15]:
        yield f"What did {person.name} say?"
    for person in people[:4]:
        yield f"What has {person.name.split()[-1]} said since {middle}?"
    for person in people[15:18]:
        yield f"What did {person.name} say about {topic(person)} before {middle}?"
    for person in people[:4]:
        yield f"Who criticized {person.name}?"
    for person in people[4:7]:
        yield f"Who praised {person.name}?"
    for one, other in pairwise(people[2:6]):
        yield f"How did {one.name} respond to {other.name}?"
    for person in people[18:21]:
        yield f"Who is {person.name}?"
    for group in groups[:4]:
        yield f"What did {group.name} say?"
    for person in people[21:24]:
        yield f"Who said something about {person.name}?"
    for person in people[24:26]:
        yield f"Quote {person.name} on {topic(person)}"
    for person in people[26:28]:
        name = person.name.split()[-1]
        yield f"What did {name[0]}{name[2]}{name[1]}{name[3:]} say?"
    yield from (
        "What did Aurelia Quimby-Vandersloot say?",
        "How many penguins live in Antarctica?",
        "What did the spokesman say about taxes?",
        "When was the election?",
    )


@pytest.mark.data
@pytest.mark.timeout(3_600)
def test_every_citation_of_fifty_answers_is_exact(
    political: Assistant, capsys: pytest.CaptureFixture[str]
) -> None:
    snapshot = political.snapshot()
    asked = list(questions(political))
    assert len(asked) == len(set(asked)) == QUESTIONS
    kinds: Counter[str] = Counter()
    for words in asked:
        answer = political.ask(words)
        exact(answer)
        for citation in answer.citations:
            assert not citation.direct or is_a_statements_span(political, citation)
        kinds["answered" if not answer.refused else "refused"] += 1
    with capsys.disabled():
        print(f"\n{kinds['answered']} of {QUESTIONS} questions answered")
    assert snapshot is political.snapshot()
    assert kinds["answered"] >= QUESTIONS // 2
    assert political.ask("What did Aurelia Quimby-Vandersloot say?").refused
    assert political.ask("How many penguins live in Antarctica?").refused


def is_a_statements_span(assistant: Assistant, citation: Citation) -> bool:
    """Whether a citation is the span of a direct statement by its speaker, and no more."""
    statements = assistant.snapshot().catalog.statements(article_id=citation.article.id)
    return any(
        (citation.start, citation.end) in statement.spans
        and statement.kind == "direct"
        and (statement.speaker.name if statement.speaker else None) == citation.speaker
        for statement in statements
    )
