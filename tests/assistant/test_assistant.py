"""The assistant: one question, many threads, a rebuilt index, and questions to begin with."""

import json
import threading
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from alba import RECORDS
from generated import questions

from assistant.answer import Answer, Conversation
from assistant.assistant import Assistant
from index.build import rebuild
from index.errors import OnRecordError
from index.people.person import Person


def test_ask_is_the_end_of_the_stream(alba: Assistant) -> None:
    *steps, last = alba.stream("What did Carter say?")
    assert isinstance(last, Answer)
    assert steps == ["Searching 4 articles …"]
    asked = alba.ask("What did Carter say?")
    assert (asked.parts, asked.citations) == (last.parts, last.citations)
    assert last.question == last.standalone == "What did Carter say?"
    assert 0 < last.seconds < 60


def test_what_is_asked_is_kept_as_it_was_written(alba: Assistant) -> None:
    answer = alba.ask("  What did\nCarter say?")
    assert (answer.question, answer.standalone) == (
        "  What did\nCarter say?",
        "What did Carter say?",
    )


@pytest.mark.parametrize(
    ("words", "complaint"),
    [("", "the question is empty"), ("?!", "the question is empty"),
     ("dam " * 25_000, "has 99,999 characters and may have 2,000")],
)  # fmt: skip
def test_what_is_no_question_is_refused_in_a_sentence(
    alba: Assistant, words: str, complaint: str
) -> None:
    with pytest.raises(OnRecordError, match=complaint):
        alba.ask(words)


@pytest.mark.parametrize(
    "words",
    [
        "Was sagte die Bürgermeisterin?",
        "市长说了什么？",
        "<script>alert(1)</script>",
        "What did <b>Carter</b> say?",
        "What did {0} say? %s",
        "What did Robert'); DROP TABLE articles;-- say?",
        "what did \ud800 say?",
        "What did “” say?",
        "What did the say?",
        "What did a say?",
        'Quote " * ( say',
        "AND OR NOT +dam -dam title:dam [a TO z]",
        "Who said " + "the dam " * 240,
        "1",
    ],
)
def test_odd_questions_have_an_answer_or_a_refusal(alba: Assistant, words: str) -> None:
    answer = alba.ask(words)
    assert answer.text
    assert json.dumps(answer.to_dict(), ensure_ascii=False).encode()
    assert answer.refused is not bool(answer.citations)


def test_a_missing_index_says_what_to_run(tmp_path: Path) -> None:
    with pytest.raises(OnRecordError, match=r'no index at .*: build one with "onrecord index"'):
        Assistant.open(tmp_path / "nothing")


def test_the_index_is_by_default_in_the_folder_where_it_runs(
    index_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = tmp_path / "here"
    here.mkdir()
    (here / ".onrecord").symlink_to(index_folder)
    monkeypatch.chdir(here)
    assert not Assistant.open().ask("What did Peskov say?").refused
    monkeypatch.chdir(tmp_path)
    with pytest.raises(OnRecordError, match=r"no index at \.onrecord"):
        Assistant.open()


def test_a_rebuilt_index_is_seen_at_the_next_question(tmp_path: Path, new_index: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.txt").write_text("Rain in Alba\n\n“It rains again,” Helen Carter told reporters.")
    rebuild(folder, new_index)
    assistant = Assistant.open(new_index)
    before = assistant.snapshot()
    assert "“It rains again,”" in assistant.ask("What did Carter say?").text
    assert assistant.snapshot() is before

    (folder / "a.txt").unlink()
    (folder / "b.txt").write_text("Sun in Alba\n\n“The sun is back,” Paul Mason told reporters.")
    rebuild(folder, new_index)
    assert "“The sun is back,”" in assistant.ask("What did Mason say?").text
    gone = assistant.ask("What did Carter say?")
    assert gone.text == "No article mentions Carter."


def test_an_index_that_goes_is_an_error_and_not_an_old_answer(
    tmp_path: Path, new_index: Path
) -> None:
    (tmp_path / "a.txt").write_text("Rain in Alba\n\n“It rains again,” Helen Carter said.")
    rebuild(tmp_path, new_index)
    assistant = Assistant.open(new_index)
    (new_index / "CURRENT").unlink()
    with pytest.raises(OnRecordError, match='build one with "onrecord index"'):
        assistant.ask("What did Carter say?")


def test_threads_may_share_an_assistant(alba: Assistant) -> None:
    questions = [
        "What did Carter say?",
        "What did Anna Mason say about the school?",
        "How many houses were flooded?",
        "What did Olsen say?",
        "Who criticised Helen Carter?",
    ]
    expected = {words: alba.ask(words).text for words in questions}
    assert len(set(expected.values())) == len(questions)
    wrong: list[object] = []

    def ask(shift: int) -> None:
        try:
            for words in (questions[shift:] + questions[:shift]) * 4:
                text = alba.ask(words).text
                if text != expected[words]:
                    wrong.append((words, text))
        except Exception as error:  # noqa: BLE001 - told by the assertion below
            wrong.append(error)

    threads = [threading.Thread(target=ask, args=[shift]) for shift in range(len(questions))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []


def test_threads_open_a_snapshot_once(index_folder: Path) -> None:
    assistant = Assistant(index_folder)
    start = threading.Barrier(8)
    opened: list[int] = []

    def first() -> None:
        start.wait()
        opened.append(id(assistant.snapshot()))

    threads = [threading.Thread(target=first) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(opened) == 8
    assert len(set(opened)) == 1


def test_a_conversation_given_is_left_as_it_was(alba: Assistant) -> None:
    first = alba.ask("What did Carter say?")
    conversation = Conversation().add(first)
    alba.ask("What did Paul Mason say?", conversation)
    assert conversation.turns == (first,)


def test_search_returns_hits(alba: Assistant) -> None:
    hits = alba.search("bridge", 3)
    scores = [hit.score for hit in hits]
    assert len(scores) == 3
    assert scores == sorted(scores, reverse=True)
    with pytest.raises(OnRecordError, match="the question is empty"):
        alba.search(" ")


def test_an_article_is_had_by_its_id(alba: Assistant) -> None:
    article_id = alba.search("bridge", 1)[0].passage.article_id
    article = alba.article(article_id)
    assert article is not None
    assert article.id == article_id
    assert alba.article("nothing") is None


def test_every_example_is_answered(alba: Assistant, seed_assistant: Assistant) -> None:
    for assistant in (alba, seed_assistant):
        examples = assistant.examples()
        assert len(examples) == len(set(examples)) >= 3
        for words in examples:
            assert not assistant.ask(words).refused, words


def test_examples_ask_for_those_who_are_quoted_most(seed_assistant: Assistant) -> None:
    assert seed_assistant.examples(2)[0] == "What did Antony Blinken say?"
    assert len(seed_assistant.examples(2)) == 2
    about = [words for words in seed_assistant.examples(4) if " about " in words]
    assert len(about) == 1


def test_articles_that_quote_nobody_give_no_examples(archive: Callable[..., Assistant]) -> None:
    quiet = archive({"title": "Rain", "text": "It rained for three days in the valley of Alba."})
    assert quiet.examples() == []
    assert quiet.snapshot().people == {}
    refused = quiet.ask("What did Carter say?")
    assert refused.text == "No article mentions Carter."


def test_people_come_with_counts(alba: Assistant) -> None:
    counts = {person.name: count for person, count in alba.snapshot().people.items()}
    assert counts == {"Helen Carter": 5, "Paul Mason": 2, "Anna Mason": 1}
    assert all(isinstance(person, Person) for person in alba.snapshot().people)
    assert len(RECORDS) == alba.snapshot().catalog.counts()[0]


def test_statements_of_a_person_by_topic_days_and_kind(archive: Callable[..., Assistant]) -> None:
    assistant = archive(
        {"title": "Dam", "date": "2023-01-02", "outlet": "The Post",
         "text": "The dam broke.\n\n“We ran from the dam,” Helen Carter said."},
        {"title": "Dam again", "date": "2023-01-03", "outlet": "The Times",
         "text": "The dam is gone.\n\n“We ran from the dam,” Helen Carter said."},
        {"title": "School", "date": "2023-05-01",
         "text": "The school shut.\n\nHelen Carter said the school would open again."},
        {"title": "Carters", "text": "A wedding.\n\n“I do,” Paul Carter said."},
    )  # fmt: skip
    said = assistant.statements("Helen Carter")
    assert [statement.kind for statement in said] == ["indirect", "direct"]
    [other] = said[1].also_in
    articles = [assistant.article(number) for number in (said[1].article_id, other)]
    assert [article.outlet for article in articles if article] == ["The Times", "The Post"]
    assert assistant.statements("Helen Carter", about="running from the dam")[0].id == said[1].id
    assert [s.id for s in assistant.statements("Helen Carter", since=date(2023, 4, 1))] == [
        said[0].id
    ]
    assert assistant.statements("Helen Carter", until=date(2022, 1, 1)) == []
    assert [s.id for s in assistant.statements("Helen Carter", kind="direct")] == [said[1].id]
    assert assistant.statements("Nobody Atall") == []
    with pytest.raises(OnRecordError, match="several people fit Carter"):
        assistant.statements("Carter")


def test_people_by_the_beginning_of_a_name(seed_assistant: Assistant) -> None:
    everybody = [(person.name, person.statements) for person in seed_assistant.people()]
    assert everybody[0][0] == "Antony Blinken"
    assert everybody == sorted(everybody, key=lambda one: (-one[1], one[0]))
    assert [person.name for person in seed_assistant.people("pes")] == ["Dmitry Peskov"]
    assert seed_assistant.people("xyz") == []


def test_any_words_get_an_answer_or_a_sentence(alba: Assistant) -> None:
    """In conversations of seven turns, and asked on the first and last day of the calendar."""
    conversation = Conversation()
    answered = 0
    for place, words in enumerate(questions(210, seed=2)):
        conversation = conversation if place % 7 else Conversation()
        try:
            answer = alba.ask(words, conversation, today=(None, date.min, date.max)[place % 3])
        except OnRecordError as refused:
            assert str(refused)
        else:
            answered += 1
            conversation = conversation.add(answer)
            json.dumps(answer.to_dict(), ensure_ascii=False).encode()
            assert answer.text.strip()
    assert answered > 120
