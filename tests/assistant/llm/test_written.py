"""Each sentence of an LLM is kept with what it rests on, replaced, or dropped and counted."""

import pytest
from dam import PLAIN, answered, article, cite, excerpts_of, plainly

from assistant.answer import Worded
from assistant.llm.reply import sentences_of
from assistant.llm.written import Written


def written(*reply: str) -> Written:
    """What holds of a reply over the excerpts about the dam."""
    so_far = Written(tuple(excerpts_of(PLAIN)))
    for sentence in sentences_of(reply):
        so_far = so_far.add(sentence)
    return so_far


def test_citations_are_numbered_as_they_are_used() -> None:
    held = written("The dam broke on Tuesday [2]. Carter said “Nobody was warned” [1].")
    assert held.parts == (
        Worded("The dam broke on Tuesday.", "articles", (1,)),
        " ",
        Worded("Carter said “Nobody was warned”.", "articles", (2,)),
    )
    assert [(item.number, item.quote, item.speaker) for item in held.citations] == [
        (1, "The old dam broke on Tuesday night and flooded forty houses.", None),
        (2, "“Nobody was warned about the water,”", "Helen Carter"),
    ]


def test_a_quotation_has_the_marks_and_apostrophes_of_the_article() -> None:
    source = article("“We don’t pay for ‘your dam,’” Helen Carter said. “It wasn’t ours.”")
    cited = answered(cite(1, source.text[:37], "Helen Carter", source))
    so_far = Written(tuple(excerpts_of(cited)))
    for sentence in sentences_of(["""Carter said "We don't pay for" [1]."""]):
        so_far = so_far.add(sentence)
    assert [part.words for part in so_far.parts if isinstance(part, Worded)] == [
        'Carter said "We don’t pay for".'
    ]
    for sentence in sentences_of(["""Carter said "We don't pay for 'your dam'" [1]."""]):
        so_far = so_far.add(sentence)
    assert so_far.kept == 1  # the article has a comma before that mark


def test_what_rests_on_the_same_words_cites_them_once() -> None:
    held = written("The dam broke on Tuesday [2]. The dam flooded forty houses [2].")
    assert [part.numbers for part in held.parts if isinstance(part, Worded)] == [(1,), (1,)]
    assert len(held.citations) == 1


@pytest.mark.parametrize("cited", ["", " [7]", " [1][2][3][4][5][6]", " [1]"])
def test_numbers_do_not_decide_what_a_sentence_rests_on(cited: str) -> None:
    shown = written(f"The old dam broke on Tuesday night{cited}.").shown(PLAIN)
    assert plainly(shown) == ("The old dam broke on Tuesday night. ", 2)


def test_what_comes_again_is_shown_once() -> None:
    held = written("The dam broke [2]. The dam broke. The dam, broke! **The dam** broke [2].")
    assert (held.kept, held.repeated, held.dropped) == (1, 3, 0)


def test_another_language_is_told_from_what_is_wrong() -> None:
    held = written("Der Damm ist am Dienstag gebrochen und die Stadt ist nicht gewarnt worden [2].")
    assert (held.kept, held.dropped, held.foreign) == (0, 1, 1)


@pytest.mark.parametrize(
    "words",
    [
        "The excerpts do not mention the cost of the dam.",
        "There is no information about the cost in these articles.",
        "The cost is not stated in the excerpts.",
    ],
)
def test_that_nothing_is_told_is_no_sentence_about_the_matter(words: str) -> None:
    held = written(words)
    assert (held.silent, held.kept, held.dropped) == (True, 0, 0)
    assert written("NOT IN THE ARTICLES").refused
