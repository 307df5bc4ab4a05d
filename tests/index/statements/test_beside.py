"""Who is named beside a quotation, before it and behind it."""

import pytest
from said import said

pytestmark = pytest.mark.parse


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        (
            "In a statement to the Courier, her deputy, Paul Reiss, said: “The "
            "ferry will run again in spring.”",
            "her deputy, Paul Reiss",
        ),
        (
            "At the Old Mill, where forty people had gathered, Ida Rask, the "
            "mayor, warned that the dam was “about to break.”",
            "Ida Rask, the mayor",
        ),
        (
            "Friday in Alba, NJ, after the vote, Gov. Ann Lowe (R-NJ) said, “We "
            "will count every ballot.”",
            "Gov. Ann Lowe (R-NJ)",
        ),
        (
            "Worried by the flood in Alba, Mayor Ida Rask, a former judge, said "
            "that the town was “on its own.”",
            "Mayor Ida Rask, a former judge",
        ),
        (
            "The union issued a statement saying the offer was “an insult to every nurse.”",
            "The union",
        ),
        ("Ida Rask posted a video that said, “The bridge stays open.”", "Ida Rask"),
        ("Rask attacked the plan on the radio show, calling it a “gift to speculators.”", "Rask"),
        (
            "Reiss was cheered by the crowd after telling the students that they "
            "were “the last hope.”",
            "Reiss",
        ),
        ("Holm said it takes years to build a bridge but added, “We have begun.”", "Holm"),
        ("Holm said the bridge was shut by the mayor and said, “It will not open again.”", "Holm"),
        ("Lund said he welcomed the vote in the town and added, “I have no regrets.”", "Lund"),
        ("Holm is quoted as saying “the bridge is safe.”", "Holm"),
        ("Rask made a point of saying that the town was “open to everybody.”", "Rask"),
        (
            "“We shall see,” a diplomat, who was not allowed to speak on the "
            "record, told the Courier.",
            "a diplomat, who was not allowed to speak on the record",
        ),
        ("“The town should hold its breath,” the editorial read.", "the editorial"),
        (
            "“Who is going to pay for all this?” the 51-year-old asked in the hall.",
            "the 51-year-old",
        ),
        (
            "Rask said that once the council meets on Monday, “I will answer every "
            "question they have.”",
            "Rask",
        ),
        (
            "But Rask said in an interview that in the old town, “there is nothing left to burn.”",
            "Rask",
        ),
        (
            "Turnout falls again - Ida Rask: “People have stopped believing that "
            "their vote counts.”",
            "Ida Rask",
        ),
        (
            "Mr. Holm, who had failed to win the island's nomination, called for a “culture war” "
            "against “the grown-ups.”",
            "Mr. Holm",
        ),
        (
            "There is still time for Holm to mend fences with the mayors, even after loudly "
            "dismissing them as part of a “cartel.”",
            "Holm",
        ),
        (
            "She struggles with one thing in politics - boasting - conceding that she feels “the "
            "looming presence” of her mother.",
            "She",
        ),
        (
            "And “no judge can mend a bridge”, argued Proudfoot.",
            "Proudfoot",
        ),
        (
            "“The harbour is ours and stays ours,” answered the Alban president Per Lund during "
            "a short visit.",
            "the Alban president Per Lund",
        ),
        (
            "A winter without the ferry is “a death by inches” for Orme, said Ida Rask, "
            "founder of the Harbour Party.",
            "Ida Rask, founder of the Harbour Party",
        ),
        (
            "Lund had been kept off the quay all summer “because of his dog”, reported the "
            "Alba Mail.",
            "the Alba Mail",
        ),
        ("“The bridge is safe for all of us,” read the statement.", "the statement"),
        ("As the Herald notes, “the harvest is hardly ever this good”.", "the Herald"),
        (
            "Like Rask, Hollund has spoken about his village, telling Venture, “I had the choice "
            "to stay there and be sad.”",
            "Hollund",
        ),
        (
            "Officials in the north urged people to attend the meeting, citing the mayor's "
            "“long silence.”",
            "Officials in the north",
        ),
        ("The mayor emailed supporters saying: “The struggle goes on in town.”", "The mayor"),
        (
            "Her campaign sent a text message to all fishers saying: “We won the north today.”",
            "Her campaign",
        ),
        (
            'The quay was loud; one lawmaker called Rask "the grey gull of the harbour."',
            "one lawmaker",
        ),
        (
            "Two fishers sing on the new record, a choice the magazine called “daring,” “salty” "
            "and “odd.”",
            "the magazine",
        ),
        (
            "The early thaw doesn’t surprise Republican pollster Dora Shaw: “Warm winters "
            "have come here before.”",
            "Republican pollster Dora Shaw",
        ),
        (
            "“The council never asked us about the bridge,” Ida Rask, the polling guru who "
            "founded harbour.example tweeted on Monday.",
            "Ida Rask",
        ),
        (
            "Rask said the plan was a joke - “We need to look into the details,” he added.",
            "he",
        ),
        (
            "On the quay, Rask told the crowd, “our nets are empty this year,” in answer to the "
            "other side.",
            "Rask",
        ),
        ("“The bridge is safe for all of us,” Early said. “We tested it.”", "Early"),
        (
            "“The harbour is ours and stays ours,” a voice in the ad states.",
            "a voice in the ad",
        ),
        ("“The harbour is ours and stays ours,” the Albans state in the paper.", "the Albans"),
        ("Ida Rask called for the group to start an “open process.”", "Ida Rask"),
        ("(AP) Ida Rask told reporters that the bridge was “a trap.”", "Ida Rask"),
    ],
)
def test_the_speaker_is_found_where_the_sentence_hides_it(text: str, mention: str) -> None:
    *_, (_, found, _) = said(text)
    assert found == mention


def test_quotations_side_by_side_keep_their_own_speakers() -> None:
    text = "Ada Lund said: “We need it now.” “We do,” said Ben Waters."
    assert said(text) == [
        (["“We need it now.”"], "Ada Lund", "direct"),
        (["“We do,”"], "Ben Waters", "direct"),
    ]


def test_a_sentence_behind_a_quotation_is_not_its_attribution() -> None:
    text = (
        "“It is a sad day,” Rask told reporters in Alba. “This has no place in a town like ours.” "
        "Alban Gov. Jon Kasund said he would have closed the bridge at once."
    )
    assert said(text)[0] == (
        ["“It is a sad day,”", "“This has no place in a town like ours.”"],
        "Rask",
        "direct",
    )


def test_a_topic_before_a_colon_is_no_speaker() -> None:
    text = "The mayor answered.\n\nOn schools: “We closed three of them, and will open five.”"
    assert [mention for _, mention, _ in said(text)] == [None]
    assert [mention for _, mention, _ in said(text.replace("On schools", "ON SCHOOLS"))] == [None]
