"""Where an article ends and what its page prints behind it begins."""

import re

import pytest
from story import PROSE, QUOTE, STORY, body_text, story

from index.articles.boilerplate import HEADINGS, LINES, article_end
from index.rules import Rules


@pytest.mark.parametrize(
    "tail",
    ["Related Articles\n\nBack to top button", "Back to top",
     "Read more:\n\nDam ‘safe’, says mayor\n\nWho built the dam?", "Sign up for our newsletter",
     "Sign up for our daily newsletter here.", "Share this story\n\nFacebook\n\nTwitter\n\nEmail",
     "Follow us on Twitter", "Advertisement", "© 2023 The Courier", "***\n\n___",
     "Copyright 2023 The Courier. All rights reserved.", "The Courier. All Rights Reserved.",
     "Read more: The dam that broke", "5 Comments", "Most read\n\n1\n\nDam breaks\n\n2\n\nRain",
     "Follow Ann Weir on Twitter: @annweir", "ann.weir@courier.example\n\n@annweir",
     "Contributing: The Wire", "Email: ann@courier.example", "Tags:\n\nDams\n\nAlba",
     "You may also like\n\nRiver rises",
     "Trending\nRiver rises\nBridge lost", "More from The Courier",
     "This story has been updated with new information."],
)  # fmt: skip
def test_boilerplate_at_the_end_is_no_body(tail: str) -> None:
    assert body_text(story(f"{STORY}\n\n{tail}\n")) == f"{PROSE}\n\n{QUOTE}"


@pytest.mark.parametrize(
    "tail",
    ["“Read more,” she said.", "‘Sign up for our newsletter’", "Comments were closed on Tuesday.",
     "Follow the river to the sea.", "Share prices fell 3%.", "Related:\n\nThe dam had been old.",
     "Related Articles\n\n“It was old,” she said.", "He wrote:\n\n“More from me later”",
     "A short line", "Final score: Alba 2, Brekke 1", "Advertisement\n\nIt was rebuilt in May.",
     "Call the help line at 800-555-0100", "This story was updated to correct the dam's name.",
     "More: the concert is free. Bring a chair.", "This story was updated to reflect the count.",
     "All of the rights reserved for the town were lost.", "More than 40 people are missing",
     "Related Articles\n\n" + "long " * 40],
)  # fmt: skip
def test_prose_at_the_end_is_body(tail: str) -> None:
    assert body_text(story(f"{STORY}\n\n{tail}")) == f"{PROSE}\n\n{QUOTE}\n\n{tail}".rstrip()


def test_boilerplate_inside_the_article_stays() -> None:
    text = f"{STORY}\n\nAdvertisement\n\n{PROSE}\n\nRelated Articles\n\n{PROSE}"
    assert body_text(story(text)).endswith(f"Related Articles\n\n{PROSE}")


def test_end_of_a_long_text_is_found() -> None:
    prose = f"{PROSE}\n\n" * 50_000
    text = prose + "\n" * 100_000 + "Related Articles\n\n" + "a\n" * 10
    assert article_end(text, 0) == len(prose) - 2


@pytest.mark.parametrize("table", [HEADINGS, LINES], ids=["headings", "lines"])
def test_each_rule_has_an_example_and_one_that_it_leaves(table: Rules[re.Pattern[str]]) -> None:
    for rule in table:
        assert rule.apply.fullmatch(rule.example), rule.name
        found = [other.name for other in table if other.apply.fullmatch(rule.counterexample)]
        assert rule.counterexample and not found, rule.name
