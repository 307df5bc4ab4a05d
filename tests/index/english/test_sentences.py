"""Where sentences end, and where they don't."""

import pytest

from index.english.sentences import sentences


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    "expected",
    [
        ["The dam broke.", "Nobody was hurt!", "Was it old?", "It was… very old."],
        ["Mr. Rask left.", "Dr. A. B. Lund of the U.S. Navy and Sen. Kim stayed."],
        ["Mr. Rask of St. Alba, Pa., paid on Jan. 5.", "It was No. 3."],
        ["It rose by 3.5 metres.", "It fell by .5 in an hour.", "See a.b.c for v2.0 of it."],
        ["He waited...", "Then he left.", "“Well…”", "She stayed."],
        ["(It was old.)", "[It was new.]", "‘It was neither.’", "So she said."],
        ["“It broke.”", "She left."],
        ["“It broke. We ran,” she said.", "He stayed."],
        ["“We ran,” she said, “and hid. It was dark.”", "He stayed."],
        ['"It broke. We ran," she said.', "He stayed."],
        ['"It broke," she said.', '"We ran. We hid."', "He stayed."],
        ["She wrote, “He said “Go. Now.” and left. I stayed.”", "He did."],
        ["''It broke. We ran,'' she said.", "He stayed."],
        ["In ‘08 “the dam broke. We ran,” she said.", "He stayed."],
        ["It was 5'10\" tall.", "He was 6'1\".", "She left."],
        ["One.", "“Two.", "Three.", "Four.", "“Five. Six,” he said.", "Seven."],
        ['"Two.', "Three.", "Four."],
        ["It ended.", "2020 began.", "— And then?", "“Yes.”"],
        ["It is e.g. this, i.e. That, etc. And more."],
        ["The firm, Lund Inc. of Ohio, sued Rask Co. and Sons."],
    ],
)
def test_sentences_end_at_end_marks_outside_quotations(expected: list[str]) -> None:
    assert split(" ".join(expected)) == expected


def test_a_slice_may_begin_with_an_abbreviation() -> None:
    text = "First.\n\nMr. Rask left. He ran."
    assert [text[slice(*span)] for span in sentences(text, text.index("Mr."))] == [
        "Mr. Rask left.",
        "He ran.",
    ]


def test_a_slice_ends_where_it_is_told_to() -> None:
    assert sentences("One. Two. Three.", 2, 8) == [(2, 4), (5, 8)]
    assert sentences("One.", 4) == sentences("") == sentences(" \n\n ") == []


def test_a_paragraph_ends_a_sentence_and_a_quotation() -> None:
    text = "A heading\n\n“We ran. We hid.\n\n“It was dark,” she said.\n \nEnd"
    assert split(text) == [
        "A heading",
        "“We ran.",
        "We hid.",
        "“It was dark,” she said.",
        "End",
    ]


def test_a_quotation_may_run_over_wrapped_lines() -> None:
    text = "“We ran.\nWe hid,” she said.\nHe stayed."
    assert split(text) == ["“We ran.\nWe hid,” she said.", "He stayed."]


def test_a_mark_without_a_partner_keeps_nothing_back() -> None:
    plain = ["It was so."] * 50
    for mark in "“", "”", '"':
        broken = f"{mark}It was so."
        expected = [broken, *plain, "“Yes. No,” he said.", *plain, '"Yes. No," he said.']
        assert split(" ".join(expected)) == expected, mark


@pytest.mark.parametrize(
    ("unit", "between"),
    [
        ("He said it was so to them today.", " "),
        ("He said it was so to them today.", "\n\n"),
        ("“He said it was so to them today.", " "),
        ('He said "it was so to them today.', " "),
        ("“It was so to them today. Yes,” he said.", "\n"),
        ("................................", ""),
        ("Mr. ............ ……… !!!!!! ”””””””””””””", "       "),
        ("\n           \t             ", ""),
    ],
)
def test_time_is_linear_in_the_length(unit: str, between: str) -> None:
    """Looking back at each of 25,000 sentences takes longer than any test may."""
    text = between.join([unit] * 25_000)
    spans = sentences(f"“{text}")
    assert sorted(spans) == spans


def test_an_end_beyond_the_text_is_its_end() -> None:
    text = "“It rains,” he said. She left."
    assert sentences(text, 0, 99) == sentences(text)
