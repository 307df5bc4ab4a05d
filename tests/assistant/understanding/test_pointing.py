"""Words that stand for what earlier turns named, put in the fields of a question."""

from datetime import date

import pytest
from rask import PEOPLE, SAID, TEXT, answered

from assistant.answer import Answer
from assistant.understanding.cast import Cast
from assistant.understanding.pointing import (
    lost_pronoun,
    statement_quoted,
    with_both,
    with_day,
    with_matter,
    with_person,
    with_whole_name,
)
from assistant.understanding.question import understand
from assistant.understanding.turns import Turn, recent_turns
from index.articles.article import article_of
from index.articles.metadata import Metadata

CAST = Cast(PEOPLE)


def turns(*answers: Answer) -> list[Turn]:
    return recent_turns(answers or (answered(SAID, "Helen Rask"),), CAST, understand("Why?"))


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("that day", "on 31 December 2023"),
        ("the next day", "on 1 January 2024"),
        ("the following month", "in January 2024"),
        ("the previous year", "in 2022"),
        ("the same month", "in December 2023"),
    ],
)
def test_that_day_is_counted_from_the_newest_article_cited(words: str, named: str) -> None:
    article = article_of("a.txt", TEXT, Metadata(title="T", published=date(2023, 12, 31)))
    known = turns(answered(SAID, "Helen Rask", article=article))
    question = with_day(understand(f"What did Lund say {words}?"), known)
    assert (question.days, question.topic) == (named, "")
    assert with_day(understand("What did Lund say that day?"), turns()).days == ""


def test_both_are_the_last_two_people() -> None:
    known = turns(answered(SAID, "Helen Rask"), answered("What did Moreau say?", "Jean-Luc Moreau"))
    question = with_both(understand("What did both say about the mill?"), known)
    assert (question.speaker, question.topic) == ("Helen Rask and Jean-Luc Moreau", "the mill")


@pytest.mark.parametrize(
    ("words", "alone", "speaker"),
    [
        ("What did she say?", "What did Helen Rask say?", "Helen Rask"),
        ("What is her position on dams?", "What is Helen Rask’s position on dams?", "Helen Rask"),
        ("Who is her deputy?", "Who is her deputy?", None),
        ("What did Lund say about her?", "What did Lund say about Helen Rask?", "Lund"),
        ("What did Lund say about her dam?", "What did Lund say about her dam?", "Lund"),
        ("Who broke her dam?", "Who broke her dam?", None),
        ("Did they flee?", "Did they flee?", None),
    ],
)
def test_a_pronoun_is_whom_the_last_turn_is_about(
    words: str, alone: str, speaker: str | None
) -> None:
    question = with_person(understand(words), turns(), CAST)
    assert (question.standalone, question.speaker) == (alone, speaker)


def test_a_person_goes_along_where_no_field_is_theirs() -> None:
    deputy = with_person(understand("Who is her deputy?"), turns(), CAST)
    assert (deputy.beside, deputy.searched) == (("Helen Rask",), "Who is her deputy (Helen Rask)?")
    assert with_person(understand("Did they flee?"), turns(), CAST).beside == ()


def test_who_said_what_of_a_pronoun_is_a_topic() -> None:
    question = with_person(understand("Who criticised her?"), turns(), CAST)
    assert (question.kind, question.topic) == ("who said", "criticised Helen Rask")


def test_a_pronoun_that_nobody_fits_is_unclear() -> None:
    assert with_person(understand("What did he say?"), turns(), CAST).unclear == "he"
    assert lost_pronoun(understand("What did He say?")) == "he"
    assert lost_pronoun(understand("What did Rask say?")) == ""


def test_it_is_the_statement_or_what_it_is_about() -> None:
    quoted = with_matter(understand("When did Rask say it?"), turns())
    assert (quoted.topic, quoted.quoted) == ("“The dam is safe and the river is calm”", True)
    several = turns(answered(SAID, "Helen Rask", "Helen Rask"))
    told = with_matter(understand("When did Rask say it?"), several)
    assert told.standalone == "When did Rask say that about the dam?"
    assert (told.topic, told.quoted, told.circumstance) == ("the dam", False, "when")
    about = with_matter(understand("What did Lund say about it?"), turns())
    assert (about.standalone, about.topic) == ("What did Lund say about the dam?", "the dam")
    other = understand("When was it built?")
    assert with_matter(other, turns()) is other


def test_a_quotation_is_its_first_words() -> None:
    citation = answered(SAID, "Helen Rask").citations[0]
    assert statement_quoted(citation) == "“The dam is safe and the river is calm”"


def test_one_of_several_of_a_name_is_the_one_in_the_conversation() -> None:
    known = turns(answered("What did Anna Lund say?", "Anna Lund"))
    question = with_whole_name(understand("When did Lund say so?"), known, CAST)
    assert question.standalone == "When did Anna Lund say so?"
    both = understand("What did Lund say?")
    assert with_whole_name(both, turns(), CAST) is both
