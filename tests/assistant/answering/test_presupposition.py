"""What a question takes for granted, and whether an article states it."""

from collections.abc import Callable

import pytest

from assistant.answering.presupposition import is_said, premise_of, with_capitals
from assistant.assistant import Assistant
from assistant.understanding.question import understand


@pytest.mark.parametrize(
    ("words", "clause"),
    [
        ("Why did Helen Carter resign?", "Helen Carter resigned"),
        ("When did Lund deny the charge?", "Lund denied the charge"),
        ("Did the Coast Guard stop the ship?", "the Coast Guard stopped the ship"),
        ("How did Helen Carter win the vote?", "Helen Carter won the vote"),
        ("Why was Victor Lund arrested in May?", "Victor Lund was arrested in May"),
        ("Where did the Bank of Alba move to?", "the Bank of Alba moved to"),
        ("Was Victor Lund arrested?", "Victor Lund was arrested"),
        ("Whom did Helen Carter dismiss in May?", "Helen Carter dismissed anybody in May"),
        ("What did Victor Lund apologise for?", "Victor Lund apologised for anything"),
        ("What did Lund do after Helen Carter resigned?", "Helen Carter resigned"),
        # Words behind a name, or behind "the", may belong to who it is.
        ("Why did the police chief resign?", "the police chief resigned"),
        ("Why did the Alba police chief resign?", "the Alba police chief resigned"),
        ("Why was the Alba fire chief arrested?", "the Alba fire chief was arrested"),
        ("When did Lund attack the mayor?", "Lund attacked the mayor"),
        ("Why did Lund apologise?", "Lund apologised"),
    ],
)
def test_a_premise_is_put_as_a_statement(words: str, clause: str) -> None:
    premise = premise_of(understand(words))
    assert premise is not None
    assert premise.clause == clause


@pytest.mark.parametrize(
    "words",
    [
        "Who resigned?",
        "What did the mayor do?",
        "Where was the ship found?",
        "Why did Helen Carter’s husband resign?",
        "How did Helen Carter respond to the flood?",
        "Is Helen Carter the mayor?",
        "Why did Carter aides resign?",
        "When was the Alba summit held?",
        # No verb is made of a noun, and what a thing did has too many names.
        "When did the Alba crush happen?",
        "When did the Sonda shooting take place?",
        "Why did the Alba bill fail?",
        "When did the Alba earthquake hit?",
        "When did the Sonda submersible implode?",
        "When did the Alba crash in May happen?",
        "When was the Alba shooting investigated?",
        "When did the flood happen?",
        "When did the Alba strike end?",
        "Why did the Alban prime minister resign?",
        "Why did Lund frobnicate the mill?",
    ],
)
def test_a_question_without_one(words: str) -> None:
    assert premise_of(understand(words)) is None


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
    premise = premise_of(understand(words))
    assert premise is not None
    assert is_said(alba.snapshot(), premise) is said


def test_another_form_of_the_verb_states_it(archive: Callable[..., Assistant]) -> None:
    assistant = archive({"title": "Boats", "text": "Victor Lund has stolen two boats."})
    premise = premise_of(understand("Why did Victor Lund steal the boats?"))
    assert premise is not None
    assert premise.clause == "Victor Lund stole the boats"
    assert is_said(assistant.snapshot(), premise)


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
def test_the_deed_is_that_of_who_did_it(
    archive: Callable[..., Assistant], words: str, said: bool
) -> None:
    assistant = archive({"title": "Council", "text": f"The council met in Alba. {words}"})
    premise = premise_of(understand("Why did Helen Carter resign?"))
    assert premise is not None
    assert is_said(assistant.snapshot(), premise) is said


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
def test_what_is_beside_the_deed_counts(
    archive: Callable[..., Assistant], question: str, said: bool
) -> None:
    text = "Helen Carter is suing Victor Lund in Alba. The Bank of Alba has lent him money."
    premise = premise_of(understand(question))
    assert premise is not None
    assert is_said(archive({"title": "Court", "text": text}).snapshot(), premise) is said


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
    premise = premise_of(understand("Why did the Bank of Alba cut rates?"))
    assert premise is not None
    assert is_said(archive({"title": "Money", "text": words}).snapshot(), premise) is said


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
    premise = premise_of(understand("Why did the police chief resign?"))
    assert premise is not None
    assert is_said(archive({"title": "Council", "text": words}).snapshot(), premise) is said


def test_names_typed_without_capitals_are_written_as_they_are_printed() -> None:
    texts = ["On Monday Helen Carter met Pope Anton. Later the pope left, and Carter waved."]
    texts += [
        "We know that Helen Carter and Anton waved. He said that a carter waved back to Carter."
    ]
    assert with_capitals("when did helen carter wave?", texts) == "when did Helen carter wave?"
    texts.append("For Carter, Carter, Carter and Carter, Carter, Carter, Carter, Carter it ended.")
    assert with_capitals("when did helen carter wave?", texts) == "when did Helen Carter wave?"
    assert with_capitals("when did pope anton leave?", texts) == "when did Pope Anton leave?"
    assert with_capitals("When did Lund meet carter?", texts) == "When did Lund meet carter?"


def test_other_words_state_it_where_they_are_near_in_meaning(
    archive: Callable[..., Assistant],
) -> None:
    assistant = archive({"title": "Alba", "text": "Helen Carter stepped down. Lund stayed."})
    for name, said in (("Helen Carter", True), ("Victor Lund", False)):
        premise = premise_of(understand(f"Why did {name} resign?"))
        assert premise is not None
        article = next(iter(assistant.snapshot().catalog.articles()))
        assert is_said(assistant.snapshot(), premise, [(article, (0, 26))]) is said
