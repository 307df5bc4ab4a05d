"""Where a text begins with a headline, and which words title one that does not."""

from pathlib import Path

import pytest
from story import PROSE, QUOTE, STORY, body_text, read_one, story


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (STORY, "Dam breaks above Alba"),
        ("\n\nIs the dam safe?\n\nNo.", "Is the dam safe?"),
        ("Dam broke, says U.S.\n\nIt did.", "Dam broke, says U.S."),
        ("Dam broke above the ...\n\nIt did.", "Dam broke above the ..."),
        ("And then it rained...\n\nIt did.", "And then it rained... It did."),
        (f"May 4, 2023\n\nBy Ann Weir\n\n{STORY}", "Dam breaks above Alba"),
        (f"ALBA (Wire) —\n\n{QUOTE}", QUOTE),
        (f"{PROSE}\n\n{QUOTE}",
         "The old dam above Alba broke on Tuesday night, and the river took the lower…"),
        ("The dam above Alba broke on Tuesday\nnight, officials said.",
         "The dam above Alba broke on Tuesday night, officials said."),
        ("Dam breaks above Alba\nThe river rose.", "Dam breaks above Alba"),
        ("It broke.", "It broke."),
        ("x" * 500, "x" * 80 + "…"),
    ],
)  # fmt: skip
def test_title_of_a_plain_text(tmp_path: Path, text: str, title: str) -> None:
    assert read_one(tmp_path, "a.txt", text).title == title


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("Dam breaks above Alba", "Dam breaks above Alba"),
        ("DAM BREAKS ABOVE ‘ALBA’", "Dam breaks above 'Alba'"),
        ("Dam breaks above Alba", "Dam breaks above Alba | The Courier"),
        ("Dam breaks above Alba, and river takes bridge", "Dam breaks above Alba, and ..."),
        ("# Dam breaks above Alba", "Dam breaks above Alba"),
        ("May 4, 2023\n\nDam breaks above Alba", "Dam breaks above Alba"),
        ("The Courier\nBy Ann Weir\n\nDam breaks above Alba", "Dam breaks above Alba"),
    ],
)
def test_headline_is_no_body(head: str, title: str) -> None:
    assert body_text(story(f"{head}\n\n{PROSE}", title)) == PROSE


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"{PROSE}\n\n{QUOTE}", PROSE),
        (f"{PROSE}\n\n{QUOTE}", "The old dam above Alba broke on Tuesday night…"),
        (f"The dam\n\n{PROSE}", "Dam breaks above Alba"),
        (f"It rained.\n\nDam breaks above Alba\n\n{PROSE}", "Dam breaks above Alba"),
        ("The dam above Alba broke on Tuesday\nnight. It rained.",
         "The dam above Alba broke on Tuesday"),
    ],
)  # fmt: skip
def test_prose_at_the_start_is_body(text: str, title: str) -> None:
    assert body_text(story(text, title)) == text
