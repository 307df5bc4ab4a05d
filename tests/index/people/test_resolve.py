"""Who a mention in an article is."""

import itertools
import re

import pytest
from speakers import entities, names, who

from index.english.names import Name
from index.people.person import Speaker
from index.people.resolve import SPEAKER_RULES, resolve
from index.rules import Rule
from index.span import Span

TALKS = """US top diplomat Antony Blinken said on Thursday that a deal was near.

The talks between Armenian Foreign Minister Ararat Mirzoyan and his Azerbaijani counterpart \
Jeyhun Bayramov ended, but Blinken said progress had been made.

“They have made progress,” the secretary of state said.

“I hope that they see it,” he said.

“The ministers advanced,” the statements said. Both sides acknowledged differences.

Before that, a US official said they wanted to sit down.

“There is no alternative,” Kremlin spokesman Dmitry Peskov told reporters. “None,” the spokesman \
added."""
TALKERS = ("Antony Blinken", "Blinken", "Ararat Mirzoyan", "Jeyhun Bayramov", "Dmitry Peskov")


def test_the_mentions_of_one_article() -> None:
    mentions = [
        "US top diplomat Antony Blinken",
        "Blinken",
        "the secretary of state",
        "he",
        "the statements",
        "Both sides",
        "a US official",
        "Kremlin spokesman Dmitry Peskov",
        "the spokesman",
    ]
    text = TALKS.replace("that they see it", "that it is seen").replace("The talks", "Talks")
    speakers = who(text, mentions, PERSON=TALKERS, GPE=("US",))
    assert names(speakers) == [
        "Antony Blinken",
        "Antony Blinken",
        "Antony Blinken",
        "Antony Blinken",
        "the statements",
        "Both sides",
        "a US official",
        "Dmitry Peskov",
        "Dmitry Peskov",
    ]
    assert [s.role for s in speakers if s and s.role] == [
        "US top diplomat",
        "US top diplomat",
        "US top diplomat",
        "US top diplomat",
        "Kremlin spokesman",
        "Kremlin spokesman",
    ]
    assert [s.resolved for s in speakers if s] == [True] * 4 + [False] * 3 + [True] * 2
    assert speakers[5] == Speaker("Both sides", "group", None, False)
    assert speakers[6] == Speaker("a US official", "unknown", None, False)


@pytest.mark.parametrize(
    ("mention", "name"),
    [
        ("Mr. Ruiz", "Pedro Ruiz"),
        ("Ruiz’s", "Pedro Ruiz"),
        ("Senator Pedro Ruiz of Nevada", "Pedro Ruiz"),
        ("Pedro Ruiz, a Nevada senator,", "Pedro Ruiz"),
        ("a spokesman for Mr. Ruiz", "a spokesman for Mr. Ruiz"),
        ("the other man at the table, former Secretary of Water Pedro Ruiz", "Pedro Ruiz"),
        ("Ruiz supporters", "Ruiz supporters"),
        ("Ruiz’s lawyer", "Ruiz’s lawyer"),
    ],
)
def test_a_name_inside_a_mention_is_not_always_the_speaker(mention: str, name: str) -> None:
    text = f"Pedro Ruiz went to Reno.\n\nThere {mention} said that it rained."
    [speaker] = who(text, [mention], PERSON=("Pedro Ruiz", "Ruiz"))
    assert speaker and speaker.name == name
    assert speaker.resolved == (name == "Pedro Ruiz")


def test_relative_pronouns() -> None:
    text = (
        "It was Peter Frost, who said no. People who said yes left. "
        "So did Paul Green (D-Ohio), who denied it."
    )
    speakers = who(text, ["who", "who", "who"], PERSON=("Peter Frost", "Paul Green"))
    assert names(speakers) == ["Peter Frost", None, "Paul Green"]


def test_a_description_that_fits_nobody_or_two_is_not_guessed() -> None:
    text = (
        "On Monday Sen. Peter Frost and Sen. Paul Green spoke in Rome.\n\n"
        "“A good day,” the senator said. The ambassador said nothing."
    )
    speakers = who(text, ["the senator", "The ambassador"], PERSON=("Peter Frost", "Paul Green"))
    assert names(speakers) == ["the senator", "The ambassador"]
    assert not any(speaker.resolved for speaker in speakers if speaker)


def test_an_office_of_another_country_or_party_is_another_person() -> None:
    text = "President Paul Green, a Democrat, spoke.\n\nThe French president said no."
    [speaker] = who(text, ["The French president"], PERSON=("Peter Frost", "Paul Green"),
                    NORP=("French", "Democrat"))  # fmt: skip
    assert speaker == Speaker("The French president", "unknown", None, False)
    for party, other in (("Democratic", "GOP"), ("Republican", "Democratic")):
        text = f"Paul Green, a {party} senator, spoke.\n\nThe {other} senator said no."
        [speaker] = who(text, [f"The {other} senator"], PERSON=("Paul Green",))
        assert speaker == Speaker(f"The {other} senator", "unknown", None, False)
        [speaker] = who(
            text.replace(other, party), [f"The {party} senator"], PERSON=("Paul Green",)
        )
        assert speaker and speaker.name == "Paul Green"


@pytest.mark.parametrize(
    ("office", "name"),
    [
        ("governor", "The governor"),
        ("former governor", "Paul Green"),
        ("billionaire", "Paul Green"),
    ],
)
def test_the_holder_of_one_office_is_not_called_by_another(office: str, name: str) -> None:
    text = f"Senator Paul Green spoke, and he was glad.\n\nThe {office} said that it rained."
    assert names(who(text, [f"The {office}"], PERSON=("Paul Green",))) == [name]


def test_groups_and_institutions() -> None:
    text = (
        "The White House said no. The ministry said yes. The Frost campaign and many voters agreed."
    )
    speakers = who(
        text,
        ["The White House", "The ministry", "The Frost campaign", "many voters"],
        ORG=("The White House",),
        PERSON=("Frost",),
    )
    assert [(s.name, s.kind, s.resolved) for s in speakers if s] == [
        ("White House", "group", True),
        ("The ministry", "group", False),
        ("Frost campaign", "group", True),
        ("many voters", "group", False),
    ]


def test_text_without_names_or_sense_gives_silence() -> None:
    assert resolve("", [], []) == []
    assert resolve("he " * 2000, [], [Span(0, 2), Span(3, 5)]) == [None, None]
    assert names(who("Q: ALL CAPS, HE SAID.", ["HE"])) == [None]
    with pytest.raises(ValueError, match="2 contents"):
        resolve("he said", [], [Span(0, 2)], [[], []])


def test_a_long_article_is_read_to_its_end() -> None:
    paragraph = "Peter Frost met Laura Stone. “Good,” she said. He agreed, and so did all.\n\n"
    for copies in (20, 400):
        text = paragraph * copies
        starts = list(itertools.accumulate([len(paragraph)] * (copies - 1), initial=0))
        people = [Name(Span(s, s + 11), "PERSON") for s in starts]
        people += [Name(Span(s + 16, s + 27), "PERSON") for s in starts]
        she = paragraph.index("she")
        speakers = resolve(text, people, [Span(s + she, s + she + 3) for s in starts])
        assert names(speakers) == ["Laura Stone"] * copies


def _of_example(example: str) -> Speaker | None:
    """Who the words in braces are."""
    before, mention, after = re.split(r"[{}]", example)
    text = before + mention + after
    people = ("Peter Frost", "Laura Stone", "Frost")
    names = entities(text, PERSON=people, ORG=("White House",))
    [speaker] = resolve(text, names, [Span(len(before), len(before + mention))])
    return speaker


@pytest.mark.parametrize("rule", list(SPEAKER_RULES), ids=lambda rule: rule.name)
def test_the_example_of_a_rule_is_who_it_says(rule: Rule[object]) -> None:
    example, name = rule.example.split(" = ")
    speaker = _of_example(example)
    assert (speaker.name if speaker else "nobody") == name
    if rule.counterexample:
        other = _of_example(rule.counterexample)
        assert not (other and other.resolved)


# Without "stranger" the words are the same, and only no pronoun may mean them.
@pytest.mark.parametrize(
    "rule", [r for r in SPEAKER_RULES if r.name != "stranger"], ids=lambda rule: rule.name
)
def test_a_rule_that_is_left_out_does_nothing(rule: Rule[object]) -> None:
    example, _ = rule.example.split(" = ")
    before = _of_example(example)
    with SPEAKER_RULES.without(rule.name):
        assert _of_example(example) != before
