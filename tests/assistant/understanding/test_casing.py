"""Names that were typed in small letters."""

import pytest
from rask import ARTICLE, PEOPLE

from assistant.understanding.casing import as_printed, with_names
from assistant.understanding.cast import Cast
from assistant.understanding.question import understand


@pytest.mark.parametrize(
    ("typed", "named"),
    [
        ("what did rask say about moreau?", "what did Rask say about moreau?"),
        ("what did helen rask say", "what did Helen Rask say"),
        ("who is anna lund?", "who is Anna Lund?"),
        ("who said “rask lies”", "who said “rask lies”"),
        ("did the mask fit rask's face", "did the mask fit Rask's face"),
    ],
)
def test_people_whom_the_articles_quote_have_their_capitals(typed: str, named: str) -> None:
    people = {
        person: count - 3 * (person.name.endswith("Moreau")) for person, count in PEOPLE.items()
    }
    assert with_names(understand(typed), Cast(people)).words == named


def test_fields_have_them_too() -> None:
    question = with_names(understand("what did rask say about lund"), Cast(PEOPLE))
    assert (question.speaker, question.topic) == ("Rask", "Lund")


def test_what_an_article_never_writes_small_is_a_name() -> None:
    assert as_printed(understand("who met moreau"), [ARTICLE]).standalone == "Who met Moreau?"
    assert as_printed(understand("what of the dam"), [ARTICLE]).words == "What of the dam?"
    assert as_printed(understand("more, please"), []).words == "More, please"
