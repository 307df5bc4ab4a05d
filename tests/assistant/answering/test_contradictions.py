"""Sentences of two articles that tell the same, or contradict each other."""

from collections.abc import Callable
from datetime import date

import pytest

from assistant.answering.contradictions import (
    COMPATIBLE,
    COMPATIBLE_COUNTS,
    contradict,
    same_story,
)
from assistant.understanding.question import Question, understand
from index.articles.article import Article
from index.rules import Rule, Rules

Make = Callable[..., Article]
CLOSE, APART = 0.8, 0.3  # cosines of sentences that are near in meaning, and that aren't
MAY_4, MAY_5, MAY_6 = (date(2023, 5, day) for day in (4, 5, 6))
JUNE_9 = date(2023, 6, 9)


@pytest.mark.parametrize(
    ("question", "words", "others", "cosine", "found"),
    [
        # Numbers of what is asked for.
        ("How many people died in the flood?", "The flood killed 12 people in Alba.",
         "At least 15 people died in the Alba flood.", CLOSE, True),
        ("How many people died in the flood?", "The flood killed twelve people in Alba.",
         "At least 12 people died in the Alba flood.", CLOSE, False),
        ("How many people died in the flood?", "The flood killed 12 people in Alba.",
         "The flood drowned 40 sheep in Alba.", CLOSE, False),
        ("How many people died in the flood?", "The flood killed 12 people in Alba.",
         "At least 15 people died in the Alba flood.", APART, False),
        ("How much did the bridge cost?", "The bridge cost the town $2 million.",
         "The town paid $3 million for the bridge.", CLOSE, True),
        ("How much did the bridge cost?", "The bridge cost the town $2 million.",
         "The town paid $2,000,000 for the bridge.", CLOSE, False),
        # Numbers beside the question, in sentences that are much alike.
        ("What happened at the mill?", "Fire destroyed the mill and 3 boats.",
         "Fire destroyed the mill and 5 boats.", CLOSE, True),
        # Two polls, two towns, or shares of two totals may both be right.
        ("How many want the dam?", "A poll found that 54 percent of voters in Alba want the dam.",
         "A poll found that 61 percent of voters in Alba want the dam.", CLOSE, False),
        ("How many houses burned?", "The fire in Alba burned 12 houses.",
         "The fire in Sonda burned 15 houses.", CLOSE, False),
        ("How many seats will the Greens win?", "Of 40 seats in Alba the Greens hold 12 seats.",
         "Of 90 votes in Alba the Greens hold 15 seats.", CLOSE, False),
        # Times, prices and the events of a series are many.
        ("When does the fair start?", "The Alba fair starts at 8 p.m. on Friday.",
         "The Alba fair starts at 7 p.m. on Friday.", CLOSE, False),
        ("How much do tickets cost?", "Tickets for the Alba fair cost $35.",
         "Tickets for the Alba fair cost $50.", CLOSE, False),
        ("How much does the boat trip cost?", "A boat trip in Alba costs $35 and up.",
         "A boat trip in Alba costs $50.", CLOSE, False),
        ("How many goals did Rask score?", "Rask scored 12 goals for Alba in the first game.",
         "Rask scored 9 goals for Alba in the second game.", CLOSE, False),
        ("How many points did Rask score?", "Rask scored 12 points as Alba won 88-80.",
         "Rask scored 15 points as Alba won 90-70.", CLOSE, False),
        ("How many people drowned?", "In Alba 12 people have drowned this year.",
         "In Alba 15 people drowned last year.", CLOSE, False),
        ("How many people died in the flood?", "The flood in Alba killed 12 people.",
         "The flood killed 15 people.", CLOSE, False),
        ("How many people died in the flood?", "The flood killed 12 people.",
         "It was a flood that killed 15 people.", CLOSE, False),
        ("How many houses burned?", "The fire in Alba burned 12 houses.",
         "The fire in Alba burned another 15 houses.", CLOSE, False),
        ("How many seats does the theatre have?", "The Alba theatre will have 400 seats.",
         "The Alba theatre has 380 seats.", CLOSE, False),
        ("How many seats does the theatre have?", "The Alba theatre has 400 seats.",
         "The Alba theatre has 380 seats.", CLOSE, True),
        ("How many yards did Rask run?", "Rask ran 120 yards for Alba.",
         "Rask ran 50 yards more than Lund for Alba.", CLOSE, False),
        ("How many people died in the flood?", "The flood killed 12 people in Alba.",
         "The death toll in that flood was 15 people in Alba.", CLOSE, False),
        ("How many people died in the flood?", "The flood killed 12 people in Alba.",
         "The flood of 1977 killed 15 people in Alba.", CLOSE, False),
        # Days.
        ("When is the eclipse?", "The next eclipse over Alba is on May 7, 2023.",
         "The eclipse over Alba is on June 8, 2023.", CLOSE, False),
        ("When is the eclipse?", "The eclipse over Alba is on May 7, 2023.",
         "The eclipse over Alba is on June 8, 2045.", CLOSE, False),
        ("When is the eclipse?", "The eclipse over Alba is on May 7, 2023.",
         "The eclipse over Alba is on May 8, 2023.", CLOSE, True),
        ("When does the bridge open?", "Mayor Lund said Friday the bridge will open.",
         "Mayor Lund will open the bridge on Monday.", CLOSE, False),
        ("When does the bridge open?", "The bridge will open on May 7.",
         "The bridge opens to the public on 8 May.", CLOSE, True),
        ("When does the bridge open?", "The bridge will open on May 7.",
         "The bridge opens to the public on 7 May.", CLOSE, False),
        ("When does the bridge open?", "The bridge will open on Monday.",
         "The bridge opens to the public on May 8.", CLOSE, False),
        # Claim and denial.
        ("Did Lund take bribes?", "Victor Lund took bribes from the builder.",
         "Victor Lund denied that he took bribes.", CLOSE, True),
        ("Did Lund take bribes?", "Victor Lund took bribes from the builder.",
         "Victor Lund took bribes for years.", CLOSE, False),
        ("Did Lund take bribes?", "Victor Lund took bribes from the builder.",
         "Victor Lund did not only take bribes from the builder.", CLOSE, False),
        ("Did Lund take bribes?", "Victor Lund took bribes from the builder.",
         "Asked if Victor Lund took bribes, the builder did not reply.", CLOSE, False),
        ("Did Lund take bribes?", "Victor Lund took bribes from the builder.",
         "The council did not meet on Friday.", CLOSE, False),
        ("Did Lund take bribes?", "Victor Lund took bribes from the builder.",
         "Victor Lund will not take bribes from the builder again.", CLOSE, False),
        ("Did Lund take bribes?", "Victor Lund took bribes from the builder.",
         "So far Victor Lund has not taken bribes from the builder.", CLOSE, False),
        ("Did Lund take bribes?", "Victor Lund took bribes from the builder.",
         "There is no denying that Victor Lund took bribes.", CLOSE, False),
        ("Did Lund take bribes?", "Victor Lund took bribes from the builder.",
         "The mayor did not take bribes from the builder.", CLOSE, False),
    ],
)  # fmt: skip
def test_what_contradicts(
    make_article: Make, question: str, words: str, others: str, cosine: float, found: bool
) -> None:
    one, other = make_article(words), make_article(others)
    asked = understand(question)
    assert contradict(one, words, other, others, cosine, asked) is found
    assert contradict(other, others, one, words, cosine, asked) is found


def test_a_year_beside_a_sentence_makes_it_one_of_another_event(make_article: Make) -> None:
    asked = understand("How many people died in the flood?")
    words, others = "The flood killed 12 people in Alba.", "The flood killed 15 people in Alba."
    one = make_article(f"It rained for days. {words}", published=MAY_4)
    old = make_article(f"Old people remember 1977. {others}", published=MAY_4)
    same = make_article(f"Nobody had expected it in 2023. {others}", published=MAY_4)
    assert not contradict(one, words, old, others, CLOSE, asked)
    assert contradict(one, words, same, others, CLOSE, asked)


def test_days_between_articles(make_article: Make) -> None:
    asked = understand("How many people died in the flood?")
    words, others = "The flood killed 12 people.", "The flood killed 15 people."
    one = make_article(words, published=MAY_4)
    same, next_day, soon, late = (
        make_article(others, published=day) for day in (MAY_4, MAY_5, MAY_6, JUNE_9)
    )
    assert contradict(one, words, same, others, CLOSE, asked)
    assert contradict(one, words, next_day, others, CLOSE, asked)
    assert not contradict(one, words, soon, others, CLOSE, asked)  # it has risen
    assert not contradict(soon, others, one, words, CLOSE, asked)
    assert not contradict(one, words, late, others, CLOSE, asked)
    assert not contradict(one, words, one, others, CLOSE, asked)
    fewer = make_article(words, published=MAY_6)
    first = make_article(others, published=MAY_4)
    assert contradict(first, others, fewer, words, CLOSE, asked)  # the dead don't get fewer


@pytest.mark.parametrize(
    ("words", "cosine", "day", "same"),
    [
        ("On Thursday the council closed the bridge in Alba.", 0.7, MAY_6, True),
        ("The crossing is shut.", 0.9, MAY_6, True),
        ("The crossing is shut.", 0.7, MAY_6, False),
        ("On Thursday the council closed the bridge in Alba.", 0.9, JUNE_9, False),
        ("On Thursday the council closed the bridge in Alba.", 0.9, None, True),
    ],
)
def test_the_same_story(
    make_article: Make, words: str, cosine: float, day: date | None, same: bool
) -> None:
    first = "The council closed the Alba bridge on Thursday."
    one, other = make_article(first, published=MAY_4), make_article(words, published=day)
    assert same_story(one, first, other, words, cosine) is same


def test_other_numbers_are_not_the_same_story(make_article: Make) -> None:
    twelve, fifteen, about = (
        "The flood killed 12 people.",
        "The flood killed 15 people.",
        ("The flood killed about 12 people, and 3 boats sank."),
    )
    one, other, third = map(make_article, (twelve, fifteen, about))
    assert not same_story(one, twelve, other, fifteen, 0.95)
    assert same_story(one, twelve, third, about, 0.95)


def pair_of(make_article: Make, example: str) -> tuple[Article, Article, Question]:
    """Two articles of a sentence each, printed one day after the other, and a question."""
    asked, _, told = example.partition("? ")
    words, others = told.split(" / ")
    one, other = make_article(words, published=MAY_4), make_article(others, published=MAY_5)
    return one, other, understand(f"{asked}?")


@pytest.mark.parametrize(
    ("rules", "rule"),
    [(rules, rule) for rules in (COMPATIBLE, COMPATIBLE_COUNTS) for rule in rules],
    ids=lambda value: value.name if isinstance(value, Rule) else "",
)
def test_each_rule_by_its_example(make_article: Make, rules: Rules, rule: Rule) -> None:
    one, other, asked = pair_of(make_article, rule.example)
    assert not contradict(one, one.text, other, other.text, CLOSE, asked)
    assert not contradict(other, other.text, one, one.text, CLOSE, asked)
    with rules.without(rule.name):
        assert contradict(one, one.text, other, other.text, CLOSE, asked)
    one, other, asked = pair_of(make_article, rule.counterexample)
    assert contradict(one, one.text, other, other.text, CLOSE, asked)
