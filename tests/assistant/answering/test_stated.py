"""Articles that state what a question presupposes, and articles that don't."""

from collections.abc import Callable

import pytest

from assistant.answering.presupposition import presupposition_of
from assistant.answering.stated import is_stated
from assistant.assistant import Assistant
from assistant.understanding.question import understand


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("When did Mason criticize Helen Carter?", True),
        ("When did Lund watch from the hill?", True),
        ("Why did Lund criticize Helen Carter?", False),
        ("Why did Helen Carter resign?", False),
    ],
)
def test_whether_an_article_states_it(alba: Assistant, words: str, said: bool) -> None:
    presupposed = presupposition_of(understand(words))
    assert presupposed is not None
    assert is_stated(alba.snapshot(), presupposed) is said


def test_another_form_of_the_verb_states_it(archive: Callable[..., Assistant]) -> None:
    assistant = archive({"title": "Boats", "text": "Victor Lund has stolen two boats."})
    presupposed = presupposition_of(understand("Why did Victor Lund steal the boats?"))
    assert presupposed is not None
    assert presupposed.clause == "Victor Lund stole the boats"
    assert is_stated(assistant.snapshot(), presupposed)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("Helen Carter called on Victor Lund to resign.", False),
        ("Helen Carter, in Alba on Monday, said she would resign.", True),
        ("Lund resigned because of Carter.", False),
        ("Victor Lund resigned. Carter thanked him.", False),
        ("Carter lost the vote. She resigned at once.", True),
    ],
)
def test_the_event_is_that_of_who_did_it(
    archive: Callable[..., Assistant], words: str, said: bool
) -> None:
    assistant = archive({"title": "Council", "text": f"The council met in Alba. {words}"})
    presupposed = presupposition_of(understand("Why did Helen Carter resign?"))
    assert presupposed is not None
    assert is_stated(assistant.snapshot(), presupposed) is said


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Why did Helen Carter sue Victor Lund?", True),
        ("Why did Helen Carter sue the Bank of Alba?", False),
        ("Why did Victor Lund sue Helen Carter?", False),
        ("Why was Victor Lund sued?", True),
        ("Why was Helen Carter sued?", False),
        ("When did Helen Carter sue Victor Lund in Sonda?", False),
    ],
)
def test_what_is_beside_the_event_counts(
    archive: Callable[..., Assistant], question: str, said: bool
) -> None:
    text = "Helen Carter is suing Victor Lund in Alba. The Bank of Alba has lent him money."
    presupposed = presupposition_of(understand(question))
    assert presupposed is not None
    assert is_stated(archive({"title": "Court", "text": text}).snapshot(), presupposed) is said


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("The Bank of Alba cut its rate on Monday.", True),
        ("The Bank of Alba met on Monday. It cut rates again.", True),
        ("The Bank of Alba cut forty jobs on Monday.", False),
        ("The Bank of Alba is worried. Dear bread is leading shops to cut prices.", False),
        ("The Bank of Alba is worried. Clever shops cut rates at once.", False),
        ("Alba cut rates on Monday, and a bank in Sonda did not.", False),
    ],
)
def test_the_thing_counts_that_it_was_done_to(
    archive: Callable[..., Assistant], words: str, said: bool
) -> None:
    presupposed = presupposition_of(understand("Why did the Bank of Alba cut rates?"))
    assert presupposed is not None
    assert is_stated(archive({"title": "Money", "text": words}).snapshot(), presupposed) is said


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("Police Chief Victor Lund resigned on Monday.", True),
        ("Victor Lund is police chief in Alba. He resigned on Monday.", True),
        ("The police asked for help. Victor Lund, a clerk, resigned on Monday.", False),
        ("The police chief thanked the mayor, who resigned on Monday.", False),
    ],
)
def test_a_role_may_be_who_did_it(
    archive: Callable[..., Assistant], words: str, said: bool
) -> None:
    presupposed = presupposition_of(understand("Why did the police chief resign?"))
    assert presupposed is not None
    assert is_stated(archive({"title": "Council", "text": words}).snapshot(), presupposed) is said


def test_other_words_state_it_where_they_are_near_in_meaning(
    archive: Callable[..., Assistant],
) -> None:
    assistant = archive({"title": "Alba", "text": "Helen Carter stepped down. Lund stayed."})
    for name, said in (("Helen Carter", True), ("Victor Lund", False)):
        presupposed = presupposition_of(understand(f"Why did {name} resign?"))
        assert presupposed is not None
        article = next(iter(assistant.snapshot().catalog.articles()))
        assert is_stated(assistant.snapshot(), presupposed, [(article, (0, 26))]) is said
