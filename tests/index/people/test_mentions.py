"""Where an article names a person, and which of its people that is."""

import re
from collections.abc import Callable, Sequence

import pytest
from speakers import FAR, entities, names, who

from index.english.names import Name
from index.people.mentions import NO_NAMES, PATTERNS, person_mentions
from index.people.person import Speaker
from index.people.resolve import resolve
from index.rules import Rule
from index.span import Span


def test_two_people_of_one_surname_are_told_apart_by_title() -> None:
    text = (
        "Anna Berg met her brother Karl Berg in Oslo.\n\n"
        "Mrs. Berg said yes.\n\nMr. Berg said no.\n\nAnna Berg said perhaps."
    )
    speakers = who(
        text, ["Mrs. Berg", "Mr. Berg", "Anna Berg"], PERSON=("Anna Berg", "Karl Berg", "Berg")
    )
    assert names(speakers) == ["Anna Berg", "Karl Berg", "Anna Berg"]


def test_a_surname_that_two_people_bear_close_by_is_nobody_in_particular() -> None:
    text = "Anna Berg was there first. Karl Berg came later. Berg said that it rained."
    at = text.index("Berg said")
    people = entities(text, PERSON=("Anna Berg", "Karl Berg", "Berg"))
    [speaker] = resolve(text, people, [Span(at, at + 4)])
    assert speaker == Speaker("Berg", "person", None, False)


def test_names_that_the_recogniser_missed() -> None:
    text = "Founder Ana Menendez spoke.\n\n“Fine,” Menendez said. Bob Corker nodded, Corker said."
    speakers = who(text, ["Ana Menendez", "Menendez", "Corker"], ORG=("Menendez", "Corker"))
    assert names(speakers) == ["Ana Menendez", "Ana Menendez", "Bob Corker"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Celebrate Menendez\n\n“Fine,” Menendez said.", "Menendez"),
        ("Using Menendez as a shield is wrong. “Fine,” Menendez said.", "Menendez"),
        ("Crowds see no Menendez. More Menendez is near. “Fine,” Menendez said.", "Menendez"),
        ("Xiomara Menendez is here. “Fine,” Menendez said.", "Xiomara Menendez"),
    ],
)
def test_a_word_that_begins_a_sentence_or_a_headline_is_no_first_name(text: str, name: str) -> None:
    at = text.index("Menendez said")
    names_of_article = [Name(Span(at, at + len("Menendez")), "PERSON")]
    (speaker,) = resolve(text, names_of_article, [Span(at, at + len("Menendez"))])
    assert speaker and speaker.name == name


def test_a_role_inside_a_name_ends_before_the_name() -> None:
    text = "Albaworks Founder Ada Menendez came. “Fine,” Menendez said."
    speakers = who(text, ["Menendez"], PERSON=("Albaworks Founder Ada Menendez",))
    assert names(speakers) == ["Ada Menendez"]


HEADLINE = "Oslo Mayor Corners Lund In Heated Debate"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"{HEADLINE}\n\n“It rains,” Lund said. Lund left.", "Lund"),
        ("Corners Lund Seeks New Roads For Alba\n\n“It rains,” Lund said. Lund left.", "Lund"),
        (f"{HEADLINE}\n\nCorners Lund came. “It rains,” Lund said.", "Corners Lund"),
        ("Ana Lund Seeks New Roads For Alba\n\n“It rains,” Lund said. Lund left.", "Ana Lund"),
    ],
)
def test_a_headline_alone_makes_no_name(text: str, name: str) -> None:
    people = ("Corners Lund", "Ana Lund", "Lund")
    text += FAR
    at = text.index("Lund said")
    [speaker] = resolve(text, entities(text, PERSON=people), [Span(at, at + 4)])
    assert speaker and speaker.name == name


@pytest.mark.parametrize(
    ("group", "mention"),
    [("Virginia Democrats", "Democrats"), ("Alba Coal", "Alba Coal"), ("Rask Voters", "Voters")],
)
def test_parties_voters_and_companies_are_no_persons(group: str, mention: str) -> None:
    text = f"{group} met in Rome. There {mention} said that it rained."
    at = text.index(mention + " said")
    named = entities(text, PERSON=(group, mention) if " " in mention else (group,))
    [speaker] = resolve(text, named, [Span(at, at + len(mention))])
    assert speaker and speaker.kind == "group"


def test_a_relative_introduced_later_does_not_take_the_surname() -> None:
    text = (
        "Fiorina spoke in Rome. “Fine,” Fiorina said.\n\n"
        "Her husband, Frank Fiorina, listened. Fiorina said it rained."
    )
    speakers = who(text, ["Fiorina", "Fiorina"], PERSON=("Frank Fiorina", "Fiorina"))
    assert names(speakers) == ["Fiorina", "Fiorina"]


@pytest.mark.parametrize(
    ("title", "later", "name"),
    [
        ("President", "the first lady, Greta Lund", "Lund"),
        ("Senator", "his wife, Greta Lund", "Lund"),
        ("Mr.", "Greta Lund", "Mr. Lund"),
        ("Mrs.", "the first lady, Greta Lund", "Greta Lund"),
        ("President", "the president, Greta Lund", "Greta Lund"),
    ],
)
def test_a_title_tells_that_a_surname_is_anothers(title: str, later: str, name: str) -> None:
    text = f"{title} Lund came. “It rains,” Lund said.{FAR}In the hall sat {later}, with guests."
    speakers = who(text, [f"{title} Lund", "Lund"], PERSON=("Greta Lund", "Lund"))
    assert names(speakers) == [name, name]


def test_a_title_is_believed_before_a_list_of_first_names() -> None:
    text = "Lee Rask came. “It rains,” Ms. Rask said. “It pours,” Ms. Rask said."
    assert names(who(text, ["Ms. Rask", "Ms. Rask"], PERSON=("Lee Rask", "Rask"))) == [
        "Lee Rask",
        "Lee Rask",
    ]


def test_a_sentence_that_ends_before_a_surname_is_no_part_of_it() -> None:
    text = "Oyela Rask went to Alba. Rask said that it rained."
    speakers = who(text, ["Oyela Rask", "Rask"], PERSON=("Oyela Rask",), ORG=("Alba", "Rask"))
    assert names(speakers) == ["Oyela Rask", "Oyela Rask"]


@pytest.mark.parametrize("rule", list(PATTERNS), ids=lambda rule: rule.name)
def test_a_pattern_finds_the_name_that_its_example_marks(rule: Rule[re.Pattern[str]]) -> None:
    before, name, after = re.split(r"[][]", rule.example)
    found = [text for text, _ in _named(before + name + after)]
    assert found == [name]
    assert _named(rule.counterexample) == []


def _named(text: str) -> list[tuple[str, str | None]]:
    """The names that are found without a recogniser, and whose they are."""
    mentions = person_mentions(text, [], [])
    return [(text[slice(*m.span)], m.entity.name if m.entity else None) for m in mentions]


@pytest.mark.parametrize("rule", list(NO_NAMES), ids=lambda rule: rule.name)
def test_what_is_no_name(rule: Rule[Callable[[Sequence[str]], bool]]) -> None:
    assert rule.apply(rule.example.split())
    assert not rule.apply(rule.counterexample.split())


def test_a_surname_is_its_bearers_once_spelt_out() -> None:
    assert _named("There sat Laura Stone. Stone slept.") == [
        ("Laura Stone", "Laura Stone"),
        ("Stone", "Laura Stone"),
    ]
