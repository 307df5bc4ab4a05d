"""Whom a pronoun means: who is in focus where it stands."""

import pytest
from speakers import entities, names, parsed, who

from index.people.resolve import resolve
from index.span import Span


def test_pronouns_follow_gender_and_the_speaker_before() -> None:
    text = (
        "Laura Stone met Peter Frost on Monday.\n\n"
        "“A good day,” she said. He called it long.\n\n“Long,” he repeated."
    )
    speakers = who(text, ["she", "He", "he"], PERSON=("Laura Stone", "Peter Frost"))
    assert names(speakers) == ["Laura Stone", "Peter Frost", "Peter Frost"]


def test_two_who_fit_equally_well_leave_a_pronoun_open() -> None:
    text = "Peter Frost and Paul Green spoke in Rome. “A good day,” he said."
    assert who(text, ["he"], PERSON=("Peter Frost", "Paul Green")) == [None]


def test_a_gender_that_only_the_article_tells() -> None:
    text = (
        "Oyelaran Adeyemi spoke to Peter Frost in Lagos. Ms. Adeyemi arrived late.\n\n"
        "“The road was closed,” she said."
    )
    assert names(who(text, ["she"], PERSON=("Oyelaran Adeyemi", "Peter Frost", "Adeyemi"))) == [
        "Oyelaran Adeyemi"
    ]


def test_a_name_inside_a_quotation_is_not_its_speaker() -> None:
    text = "Peter Frost spoke in Rome. “I like Paul Green a lot, and Paul Green knows,” he said."
    assert names(who(text, ["he"], PERSON=("Peter Frost", "Paul Green"))) == ["Peter Frost"]


@pytest.mark.parse
@pytest.mark.parametrize(
    ("text", "pronoun", "name"),
    [
        ("Paul Green asked Peter Frost whether it rained. “Yes,” he said.", "he", "Peter Frost"),
        ("Paul Green left. As he sat down, Paul Green said it rained.", "he", "Paul Green"),
        ("Peter Frost left. As he sat down, Paul Green said it rained.", "he", None),
        ("Peter Frost saw Paul Green. He calls Paul Green’s idea good.", "He", "Peter Frost"),
        ("Peter Frost left. One delegate came in. It rained, he said.", "he", "Peter Frost"),
        ("Laura Stone left. One senator argued in Rome. It rained, he said.", "he", "One senator"),
        ("Peter Frost’s wife, Oyela, came. It rained, she said.", "she", "Oyela"),
        (
            "Peter Frost, a poet, left Rome with Paul Green. It rained, he said.",
            "he",
            "Peter Frost",
        ),
    ],
)
def test_what_makes_a_person_salient(text: str, pronoun: str, name: str | None) -> None:
    people = ("Peter Frost", "Paul Green", "Laura Stone", "Oyela")
    assert names(who(text, [pronoun], parsed(text), PERSON=people)) == [name]


def test_a_letter_is_not_written_by_who_signed_the_one_before() -> None:
    text = "Paul Green is wrong.\n\nPeter Frost.\n\nThe things he wants cost money."
    assert names(who(text, ["he"], PERSON=("Peter Frost", "Paul Green"))) == ["Paul Green"]


def test_what_is_said_tells_who_does_not_say_it() -> None:
    text = "Peter Frost and Paul Green spoke in Rome. He said Paul Green was late."
    at = text.index("He said")
    people = entities(text, PERSON=("Peter Frost", "Paul Green"))
    [speaker] = resolve(text, people, [Span(at, at + 2)], [[Span(at + 8, len(text))]])
    assert speaker and speaker.name == "Peter Frost"


@pytest.mark.parametrize(
    ("role", "name"), [(", head of the Alba choir", "Paul Green"), ("", "Peter Frost")]
)
def test_who_is_introduced_right_before_a_quotation_speaks(role: str, name: str) -> None:
    text = f"Peter Frost spoke. That is a matter for Paul Green{role}.\n\n“Nobody sings,” he said."
    assert names(who(text, ["he"], PERSON=("Peter Frost", "Paul Green"))) == [name]
