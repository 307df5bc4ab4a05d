"""The catalog: what is stored is what is read, and nothing of what was removed."""

import sqlite3
import threading
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from index.articles.article import Article
from index.articles.folder import Skipped
from index.people.merge import merge_people
from index.people.person import Person, Speaker
from index.span import Span
from index.statements.statement import Statement
from index.store.catalog import Catalog

Make = Callable[..., Article]

INERT = "'; drop table articles; --\" OR 1=1 %_*?"
RASK = Speaker("Ida Rask", "person", "mayor", True)
LUND = Speaker("the ministry", "group", None, False)


@pytest.fixture
def catalog(tmp_path: Path) -> Iterator[Catalog]:
    opened = Catalog(tmp_path / "catalog.sqlite", write=True)
    yield opened
    opened.close()


def test_an_article_is_read_as_it_was_stored(catalog: Catalog, make_article: Make) -> None:
    article = make_article(
        f"“Naïve” 七日 😀 {INERT}\n\n\ttext ",
        path=f"sub/{INERT}.txt",
        title=INERT,
        published=date(2023, 5, 4),
        outlet="The Alba Post",
        byline="By Ann",
        url="https://a.example/1",
    )
    plain = make_article("Text", path="b.txt")
    assert catalog.add("a.txt", article, [(0, 7), (8, 10)]) == [1, 2]
    assert catalog.add("b.txt", plain, [(0, 4)]) == [3]
    assert catalog.article(article.id) == article
    assert catalog.article(plain.id) == plain
    assert list(catalog.articles()) == [plain, article]
    assert [(p.start, p.end) for p in catalog.article_passages(article.id)] == [(0, 7), (8, 10)]
    assert catalog.article_with(article.digest) == article.path
    assert catalog.article(INERT) is None and catalog.article_with(INERT) is None


def test_a_removed_article_is_nowhere(catalog: Catalog, make_article: Make) -> None:
    one, two = make_article("“No,” she said."), make_article("“Yes,” she said.", path="b.txt")
    said = Statement((Span(0, 5),), Span(6, 9), Span(10, 14), "direct", RASK)
    for file, article in ("a.txt", one), ("b.txt", two):
        catalog.add(file, article, [(0, 5), (6, 9)])
        catalog.add_statements(article.id, [said])
    catalog.set_people(merge_people(catalog.speakers()))
    assert catalog.people() == {Person("Ida Rask", (), ("mayor",), "person"): 2}
    assert catalog.remove(one.id) == [1, 2]
    catalog.set_people(merge_people(catalog.speakers()))
    assert catalog.counts() == (1, 2)
    assert catalog.article(one.id) is None
    assert catalog.article_passages(one.id) == catalog.passages([1, 2]) == []
    assert catalog.statements(article_id=one.id) == []
    assert list(catalog.people().values()) == [1]
    assert [found.article_id for found in catalog.statements("Ida Rask")] == [two.id]
    assert catalog.remove(one.id) == []
    # Numbers of passages that are gone are not given out again: vectors go by them.
    assert catalog.add("a.txt", one, [(0, 5)]) == [5]
    assert catalog.last_passage() == 5


def test_passages_come_in_the_order_asked_for(catalog: Catalog, make_article: Make) -> None:
    article = make_article("x" * 3_000)
    ids = catalog.add("a.txt", article, [(i, i + 1) for i in range(3_000)])
    backward = ids[::-1]
    assert [passage.id for passage in catalog.passages(backward)] == backward
    assert [passage.id for passage in catalog.passages([7, 9_999, 3])] == [7, 3]
    assert catalog.passages([]) == []
    assert [passage.id for passage in catalog.added_passages(2_990)] == list(range(2_991, 3_001))
    assert len(list(catalog.added_passages(0))) == 3_000


def test_passages_are_chosen_by_day_outlet_and_people(catalog: Catalog, make_article: Make) -> None:
    for number, (day, outlet, text) in enumerate(
        [
            (date(2023, 5, 4), "Post", "Ida Rask met John Holm."),
            (date(2023, 5, 5), "Herald", "Ida Rask left."),
            (date(2024, 1, 1), "Post", "IDA RASK and others."),
            (None, None, "John Holm stayed."),
        ],
        start=1,
    ):
        article = make_article(text, path=f"{number}.txt", published=day, outlet=outlet)
        assert catalog.add(f"{number}.txt", article, [(0, len(text))]) == [number]
    assert catalog.passage_ids() == {1, 2, 3, 4}
    assert catalog.passage_ids(since=date(2023, 5, 5)) == {2, 3}
    assert catalog.passage_ids(until=date(2023, 5, 5)) == {1, 2}
    assert catalog.passage_ids(date(2023, 5, 5), date(2023, 5, 5)) == {2}
    assert catalog.passage_ids(outlet="POST") == {1, 3}
    assert catalog.passage_ids(people=["Ida Rask"]) == {1, 2, 3}
    assert catalog.passage_ids(people=["ida rask", "Holm"]) == {1}
    assert catalog.passage_ids(outlet=INERT) == catalog.passage_ids(people=[INERT]) == set()
    assert catalog.passage_ids(people=["%", "_"]) == set()
    assert catalog.published([1, 4, 9]) == {1: date(2023, 5, 4)}
    assert catalog.dates() == (date(2023, 5, 4), date(2024, 1, 1))
    assert (catalog.counts(), catalog.undated()) == ((4, 4), 1)


def test_an_empty_catalog(catalog: Catalog) -> None:
    assert catalog.counts() == (0, 0)
    assert catalog.dates() is None
    assert catalog.passage_ids() == set() and catalog.last_passage() == 0
    assert catalog.people() == {} and catalog.recipe == {} and catalog.files() == {}


def test_statements_are_found_by_person_by_words_and_by_article(
    catalog: Catalog, make_article: Make
) -> None:
    article = make_article("“No,” she said, “never.” It was so, the ministry said. So it goes.")
    catalog.add("a.txt", article, [(0, 10)])
    words = (Span(0, 5), Span(16, 24))
    broken = Statement(words, Span(6, 9), Span(10, 14), "direct", RASK)
    reported = Statement((Span(25, 34),), Span(36, 48), Span(49, 53), "indirect", LUND)
    unclear = Statement((Span(55, 65),), None, None, "indirect")
    catalog.add_statements(article.id, [broken, reported, unclear])
    catalog.set_people(merge_people(catalog.speakers()))
    [rask] = catalog.people()
    [one] = catalog.statements(rask)
    assert (one.spans, one.mention, one.cue) == (broken.spans, broken.mention, broken.cue)
    assert (one.kind, one.speaker, one.person) == ("direct", RASK, rask)
    [two] = catalog.statements("Ministry")
    assert (two.spans, two.speaker, two.person) == (reported.spans, LUND, None)
    assert catalog.statements("the ministry") == [two]
    *_, three = catalog.statements(article_id=article.id)
    assert (three.mention, three.cue, three.speaker, three.person) == (None, None, None, None)
    assert catalog.statements(INERT) == catalog.statements(article_id=INERT) == []


def test_speakers_with_a_name_are_counted(catalog: Catalog) -> None:
    said = [Statement((Span(0, 5),), Span(6, 9), None, "direct", who) for who in (RASK, LUND, RASK)]
    catalog.add_statements("a", [*said, Statement((Span(0, 5),), None, None, "direct")])
    assert catalog.speakers() == {RASK: 2}


def test_people_are_those_of_the_speakers(catalog: Catalog) -> None:
    ida = Speaker("Rask", "person", None, True)
    said = [Statement((Span(0, 5),), Span(6, 9), None, "direct", who) for who in (RASK, ida, LUND)]
    catalog.add_statements("a", said)
    person = Person("Ida Rask", ("Rask",), ("mayor",))
    catalog.set_people({RASK: person, ida: person})
    assert [found.person for found in catalog.statements(article_id="a")] == [person, person, None]
    catalog.set_people({ida: person})
    assert [found.person for found in catalog.statements(article_id="a")] == [None, person, None]
    assert catalog.people() == {person: 1}


def test_what_is_skipped_is_known_until_the_file_is_read_again(
    catalog: Catalog, make_article: Make
) -> None:
    catalog.set_file("b.jsonl", "1")
    catalog.skip("b.jsonl", Skipped("b.jsonl#2", INERT))
    catalog.skip("b.jsonl", Skipped("b.jsonl#1", "has the same text as a.txt"), "digest")
    assert [entry.path for entry in catalog.skipped()] == ["b.jsonl#1", "b.jsonl#2"]
    assert catalog.files_with_lone_copies() == ["b.jsonl"]
    catalog.add("a.txt", make_article("Text", digest="digest"), [(0, 4)])
    assert catalog.files_with_lone_copies() == []
    catalog.set_file("b.jsonl", "2")
    assert (catalog.skipped(), catalog.files()) == ([], {"b.jsonl": "2"})
    catalog.forget_file("b.jsonl")
    assert catalog.files() == {}


def test_a_reader_can_write_nothing(tmp_path: Path, make_article: Make) -> None:
    with pytest.raises(sqlite3.OperationalError):
        Catalog(tmp_path / "catalog.sqlite")
    writer = Catalog(tmp_path / "catalog.sqlite", write=True)
    writer.set_recipe({"format": 1, "steps": {"passages": 2}})
    writer.commit()
    writer.close()
    reader = Catalog(tmp_path / "catalog.sqlite")
    assert reader.recipe == {"format": 1, "steps": {"passages": 2}}
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        reader.add("a.txt", make_article("Text"), [])
    reader.close()


def test_many_threads_may_read(catalog: Catalog, make_article: Make) -> None:
    for number in range(50):
        text = f"text {number}"
        article = make_article(text, path=f"{number}.txt", id=str(number))
        catalog.add(f"{number}.txt", article, [(0, len(text))])
    wrong: list[object] = []

    def read() -> None:
        for number in range(50):
            found = catalog.article(str(number))
            if found is None or found.text != f"text {number}":
                wrong.append(found)

    threads = [threading.Thread(target=read) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong
