"""Statements of hand-made articles: the exact words, who says them, and what is none."""

import random
import time
from itertools import pairwise

import pytest

from index.span import Span
from index.statements.extract import Reading, find_statements
from index.statements.paragraphs import LONGEST, paragraphs
from index.statements.statement import Statement

Said = tuple[list[str], str | None, str]
"""The content, the mention and the kind of a statement, as words."""


def read(text: str) -> Reading:
    return next(iter(find_statements([(text, (0, len(text)))])))


def said(text: str) -> list[Said]:
    return [
        (
            [text[start:end] for start, end in statement.spans],
            text[slice(*statement.mention)] if statement.mention else None,
            statement.kind,
        )
        for statement in read(text).statements
    ]


def test_a_long_line_is_cut_at_full_stops() -> None:
    text = "It is a line. " * 1000
    parts = paragraphs(text, (0, len(text)))
    assert all(end - start <= LONGEST for start, end in parts)
    assert all(text[start:end].endswith(".") for start, end in parts)
    assert " ".join(text[start:end] for start, end in parts) == text.strip()


# Direct statements


@pytest.mark.parametrize(
    ("text", "words", "mention"),
    [
        ("“We are ready to talk,” Ana Petrova said.", ["“We are ready to talk,”"], "Ana Petrova"),
        (
            "“We are ready,” said the minister, a former judge.",
            ["“We are ready,”"],
            "the minister, a former judge",
        ),
        ("The minister said: “We are ready to talk.”", ["“We are ready to talk.”"], "The minister"),
        ("She told reporters, “It is not easy.”", ["“It is not easy.”"], "She"),
        (
            "“We are ready,” she said. “Nobody should doubt it.”",
            ["“We are ready,”", "“Nobody should doubt it.”"],
            "she",
        ),
        (
            "“We are ready,” she said, “and we are willing.”",
            ["“We are ready,”", "“and we are willing.”"],
            "she",
        ),
        ('"Why should we go?" he asked.', ['"Why should we go?"'], "he"),
        ("''We are ready,'' Mr. Hale said.", ["''We are ready,''"], "Mr. Hale"),
        ("‘We are ready,’ Mr Hale said.", ["‘We are ready,’"], "Mr Hale"),
        (
            "“The man told me ‘go home’ twice,” she said.",
            ["“The man told me ‘go home’ twice,”"],
            "she",
        ),
        (
            "The minister made his case: “We have no choice.”",
            ["“We have no choice.”"],
            "The minister",
        ),
        ("“This is fantastic!” beamed Donna Hart.", ["“This is fantastic!”"], "Donna Hart"),
        ("“We are ready,” he deadpanned.", ["“We are ready,”"], "he"),
        (
            "“It will rain,” according to the weather service.",
            ["“It will rain,”"],
            "the weather service",
        ),
    ],
)
def test_direct_statements_have_their_words_and_their_speaker(
    text: str, words: list[str], mention: str
) -> None:
    assert said(text) == [(words, mention, "direct")]


def test_a_quotation_over_several_paragraphs_is_one_statement() -> None:
    text = "“We have a plan,” Hale said. “It is simple.\n\n“First we talk.\n\n“Then we sign.”"
    words = ["“We have a plan,”", "“It is simple.", "“First we talk.", "“Then we sign.”"]
    assert said(text) == [(words, "Hale", "direct")]


def test_a_paragraph_that_is_only_a_quotation_goes_on_with_the_speaker() -> None:
    text = "“The last part is the hardest,” he added.\n\n“But we are here to help.”"
    words = ["“The last part is the hardest,”", "“But we are here to help.”"]
    assert said(text) == [(words, "he", "direct")]


def test_a_colon_announces_the_quotation_of_the_next_paragraph() -> None:
    text = "The ministry answered in a statement:\n\n“We regret the delay.”"
    assert said(text) == [(["“We regret the delay.”"], "The ministry", "direct")]


def test_each_of_two_speakers_keeps_the_own_words() -> None:
    text = "He said, “We will go,” and she replied, “We will stay.”"
    assert said(text) == [
        (["“We will go,”"], "He", "direct"),
        (["“We will stay.”"], "she", "direct"),
    ]


def test_the_speaker_goes_on_in_a_participle() -> None:
    text = "Hale said that the talks could be “messy,” adding, “Peace is messy.”"
    assert said(text) == [
        (["that the talks could be “messy,”"], "Hale", "mixed"),
        (["“Peace is messy.”"], "Hale", "direct"),
    ]


def test_a_longer_quotation_that_nobody_says_has_no_speaker() -> None:
    text = "The hall was empty and dark.\n\n“This is the year in which everything will change.”"
    words = ["“This is the year in which everything will change.”"]
    assert said(text) == [(words, None, "direct")]


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        ("Ida Rask shook her head. “They sold the harbour without a single vote.”", "Ida Rask"),
        ("Rask clashed with the board - “They sold the harbour without a single vote.”", "Rask"),
        ("Rask was furious.\n\n“They sold the harbour without a single vote.”", "Rask"),
        ("The harbour was sold.\n\n“They sold the harbour without a single vote.”", None),
        ("Rask spoke.\n\nThe harbour was sold.\n\n“They sold it without a single vote.”", None),
        ("He has directed “a reform of the bank that tired everybody. It is hard.”", None),
    ],
)
def test_a_quotation_without_a_cue_is_whose_the_sentence_before_is_about(
    text: str, mention: str | None
) -> None:
    assert [found for _, found, _ in said(text)] == [mention]


@pytest.mark.parametrize(
    ("text", "content", "mention"),
    [
        (
            "At one point, Rask coached the candidate to “breathe, breathe, breathe.”",
            "the candidate to “breathe, breathe, breathe.”",
            "Rask",
        ),
        (
            "The mayor gushed about a “common dream of a deeper harbour,” and left.",
            "about a “common dream of a deeper harbour,”",
            "The mayor",
        ),
    ],
)
def test_a_part_of_a_sentence_in_quotation_marks_is_what_the_cue_before_it_governs(
    text: str, content: str, mention: str
) -> None:
    assert said(text) == [([content], mention, "mixed")]


def test_a_statement_announced_by_a_noun_belongs_to_its_owner() -> None:
    text = "The senator issued a statement, “We will never give up our homes.”"
    assert said(text) == [(["“We will never give up our homes.”"], "The senator", "direct")]


def test_a_dash_opens_direct_speech() -> None:
    assert said("— I will not go, he said.") == [(["I will not go"], "he", "direct")]


# Mixed and indirect statements


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


def test_quoted_sentences_may_begin_in_the_middle_of_one() -> None:
    text = (
        "Instead, the mayor “is trying to sell the harbour to her friends. The town will pay for "
        "that for years,” Reiss wrote."
    )
    assert said(text) == [([text[: text.index(" Reiss")]], "Reiss", "mixed")]


def test_quotations_side_by_side_keep_their_own_speakers() -> None:
    text = "Ada Lund said: “We need it now.” “We do,” said Ben Waters."
    assert said(text) == [
        (["“We need it now.”"], "Ada Lund", "direct"),
        (["“We do,”"], "Ben Waters", "direct"),
    ]


def test_the_verb_of_a_headline_is_no_part_of_a_name() -> None:
    text = "Ada Lund Responds To Critics\n\n“I hear them,” Lund said in the town hall on Monday."
    assert [text[slice(*name.span)] for name in read(text).names] == ["Ada Lund", "Lund"]


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


def test_words_behind_a_quotation_name_who_says_the_sentence_that_it_ends() -> None:
    text = (
        "But “even if the nets are old and torn”, the guild added, “the boats at the quay are new”."
    )
    assert said(text) == [
        (
            [
                "But “even if the nets are old and torn”",
                "“the boats at the quay are new”",
            ],
            "the guild",
            "mixed",
        )
    ]


def test_a_sentence_about_a_thing_goes_on_with_the_speaker() -> None:
    text = (
        "Fishing here “does no harm to anybody at all”, said The Times. The law, however, "
        "“needs a new and better start”."
    )
    assert said(text) == [
        (
            [
                "Fishing here “does no harm to anybody at all”",
                "The law, however, “needs a new and better start”",
            ],
            "The Times",
            "mixed",
        )
    ]


def test_a_quotation_without_a_speaker_has_that_of_the_next_paragraph_it_runs_into() -> None:
    open_end = (
        "The town was quiet.\n\n“All of us should know that this is the plan.{}\n\n“We stay,” "
    )
    text = open_end.format("") + "Lund said."
    assert said(text) == [
        (["“All of us should know that this is the plan.", "“We stay,”"], "Lund", "direct")
    ]
    assert [mention for _, mention, _ in said(open_end.format("”") + "Lund said.")] == ["Lund"] * 2


def test_a_paragraph_that_is_only_a_quotation_belongs_to_who_spoke_in_the_one_before() -> None:
    text = (
        "“The state gave the army too much,” Kell said. This drained the budget and led to "
        "hunger.\n\n“The turn away from the army is meant to help the harvest.”"
    )
    assert [mention for _, mention, _ in said(text)] == ["Kell", "Kell"]


def test_things_say_nothing_in_passing() -> None:
    assert said("That includes the “quiet rooms” and a swimming pool.") == []


@pytest.mark.parametrize(
    ("text", "words", "mention"),
    [
        (
            "Lund said Rask does not believe in ghosts.",
            "Rask does not believe in ghosts",
            "Lund",
        ),
        (
            "The club said the new choir leader has correctly predicted rain.",
            "the new choir leader has correctly predicted rain",
            "The club",
        ),
        (
            "“He sings,” said Ada Rask of Lund, who had talked about so many things.",
            "“He sings,”",
            "Ada Rask",
        ),
    ],
)
def test_an_attribution_and_an_aside_are_nobodys_statement(
    text: str, words: str, mention: str
) -> None:
    [(content, named, _)] = said(text)
    assert content == [words]
    assert named and named.startswith(mention)


def test_a_few_lines_of_quotations_are_english_too() -> None:
    text = "Harbour stays open\n\n“Harbour stays open,” Lisa Dahl told reporters.\n\n" + (
        "“Nobody gets turned away,” Omar Reyes told reporters."
    )
    assert [mention for _, mention, _ in said(text)] == ["Lisa Dahl", "Omar Reyes"]


@pytest.mark.parametrize(
    ("text", "words", "mention", "kind"),
    [
        (
            "Hale added that the two sides “showed a sincere commitment” to peace.",
            ["that the two sides “showed a sincere commitment” to peace"],
            "Hale",
            "mixed",
        ),
        ("Russia saw “no alternative” to it.", ["“no alternative” to it"], "Russia", "mixed"),
        ("Hale called the plan “a disaster.”", ["the plan “a disaster.”"], "Hale", "mixed"),
        ("Hale said progress had been made.", ["progress had been made"], "Hale", "indirect"),
        ("The talks failed, Hale said on Monday.", ["The talks failed"], "Hale", "indirect"),
        ("The talks, he said, have failed.", ["The talks", "have failed"], "he", "indirect"),
        (
            "According to the ministry, the talks have failed.",
            ["the talks have failed"],
            "the ministry",
            "indirect",
        ),
        ("She denied that she had met him.", ["that she had met him"], "She", "indirect"),
        ("He wants to leave the alliance.", ["to leave the alliance"], "He", "indirect"),
        (
            "Hale accused the government of lying.",
            ["the government of lying"],
            "Hale",
            "indirect",
        ),
        ("Hale praised the envoys for their patience.", ["the envoys for their patience"], "Hale",
         "indirect"),
        ("They believe that he is right.", ["that he is right"], "They", "indirect"),
        ("He asked if they would come.", ["if they would come"], "He", "indirect"),
        ("LONDON (AP) — Hale said progress had been made.", ["progress had been made"], "Hale",
         "indirect"),
        ("THE MINISTER SAID THAT HE WOULD RESIGN.", ["THAT HE WOULD RESIGN"], "THE MINISTER",
         "indirect"),
    ],
)  # fmt: skip
def test_clauses_are_attributed_with_exact_spans(
    text: str, words: list[str], mention: str, kind: str
) -> None:
    assert said(text) == [(words, mention, kind)]


def test_a_passive_names_nobody() -> None:
    text = "The minister is expected to resign on Monday."
    assert said(text) == [(["The minister", "to resign on Monday"], None, "indirect")]


def test_the_cue_is_given() -> None:
    text = "According to the ministry, the talks have failed. Hale told reporters he was sad."
    cues = [text[slice(*one.cue)] for one in read(text).statements if one.cue]
    assert cues == ["According to", "told"]


# What is quoted and no statement


@pytest.mark.parametrize(
    "text",
    [
        "“Hm.” The envoys met in a hotel.\n\n‘The Last Mile!’\n\nThe four days were long.",
        "The band played “Yellow Submarine” and then the crowd went home.",
        "Her book, “The Long Road,” was on the table.",
        "The so-called “grey zone” is a strip of land between the two towns.",
        "The moon went down behind the hill,\nThe river slept, all was still.",
        "“We are here.”\n\n“We are there.”",
        "Le président a déclaré lundi que la réforme serait adoptée. « Nous ne reculerons pas », "
        "a-t-il dit, en citant la note de la commission. Les syndicats demandent une réunion.",
        "",
        "\n \n",
    ],
)
def test_no_speaker_is_invented(text: str) -> None:
    assert said(text) == []


# Labels and signatures


def test_interviews_and_transcripts_are_read_by_their_labels() -> None:
    text = "Q: What do you think?\n\nA: It is bad for us.\n\nQ: Why?\n\nHALE: It costs money."
    assert said(text) == [
        (["What do you think?"], "Q", "direct"),
        (["It is bad for us."], "A", "direct"),
        (["Why?"], "Q", "direct"),
        (["It costs money."], "HALE", "direct"),
    ]


def test_a_word_before_a_colon_is_no_speaker_however_often() -> None:
    text = (
        "Opinion: The town needs a new bridge now.\n\nMore: Five of the best walks in Alba.\n\n"
        "Rask said she had no opinion, and no more time.\n\nMore: How the bridge was lost."
    )
    assert {mention for _, mention, _ in said(text)} == {"Rask"}


def test_a_list_of_prizes_is_no_transcript() -> None:
    assert (
        said(
            "Best song\n\nWinner: Ida Rask\n\nBest album\n\nWinner: Ben Waters\n\nBest "
            "film\n\nWinner: The Long Way Home"
        )
        == []
    )


def test_the_first_turn_may_have_the_full_name_and_questions_a_full_stop() -> None:
    text = "Q. What now?\n\nIda Rask: We wait for rain.\n\nQ. And then?\n\nRask: We sow again."
    assert said(text) == [
        (["What now?"], "Q", "direct"),
        (["We wait for rain."], "Ida Rask", "direct"),
        (["And then?"], "Q", "direct"),
        (["We sow again."], "Rask", "direct"),
    ]


def test_an_embedded_tweet_is_said_by_its_signature() -> None:
    text = "The senator spoke up.\n\nThis is a sad day.\n\n— Jane Hale (@janehale) May 3, 2021"
    assert said(text) == [(["This is a sad day."], "Jane Hale", "direct")]


def test_names_on_a_line_of_their_own_are_labels_where_that_is_the_way_of_the_article() -> None:
    first = "Ana Petrova, mayor of Riverton\n\n“We need more trains.”"
    second = "John Hale\n\n“We need more roads.”"
    words = (["“We need more trains.”"], "Ana Petrova", "direct")
    assert said(f"{first}\n\n{second}") == [
        words,
        (["“We need more roads.”"], "John Hale", "direct"),
    ]
    assert said(second) == []


@pytest.mark.parametrize(
    "line",
    [
        "“The bridge is the best that we have built.” — Ada Lund, mayor of Alba",
        "“The bridge is the best that we have built.” (Ada Lund)",
        "Ada Lund, mayor of Alba — “The bridge is the best that we have built.”",
        "7. Ada Lund: “The bridge is the best that we have built.”",
    ],
)
def test_a_name_beside_a_quotation_and_nothing_else_is_its_speaker(line: str) -> None:
    assert said(f"What they said in the town of Alba on Monday.\n\n{line}") == [
        (["“The bridge is the best that we have built.”"], "Ada Lund", "direct")
    ]


def test_a_bare_name_behind_a_quotation_counts_where_the_article_does_so_again() -> None:
    lines = [
        "“The bridge is the best that we have built.” Ada Lund, mayor of Alba",
        "“Nobody should have to cross it.” Ben Waters, fisherman",
    ]
    assert [mention for _, mention, _ in said("\n\n".join(lines))] == ["Ada Lund", "Ben Waters"]
    assert [mention for _, mention, _ in said(lines[0])] == [None]


def test_a_topic_before_a_colon_is_no_speaker() -> None:
    text = "The mayor answered.\n\nOn schools: “We closed three of them, and will open five.”"
    assert [mention for _, mention, _ in said(text)] == [None]
    assert [mention for _, mention, _ in said(text.replace("On schools", "ON SCHOOLS"))] == [None]


def test_a_name_under_a_quotation_is_its_speaker() -> None:
    text = "“We need more trains.”\n\n— Ana Petrova, in Riverton"
    assert said(text) == [(["“We need more trains.”"], "Ana Petrova", "direct")]


def test_a_first_line_with_a_name_and_a_colon_is_a_statement() -> None:
    text = "Hale: No troops will be sent\n\nThe statement by Hale came on Monday."
    assert said(text)[0] == (["No troops will be sent"], "Hale", "indirect")


# The whole


def test_only_the_body_is_read() -> None:
    text = "Hale said he won.\n\nPetrova said she lost.\n\nTags said they are tags."
    body = (text.index("Petrova"), text.index("Tags"))
    (reading,) = find_statements([(text, body)])
    assert [text[slice(*one.mention)] for one in reading.statements if one.mention] == ["Petrova"]


def test_articles_come_back_in_their_order() -> None:
    texts = ["Hale said he won.", "", "Petrova said she lost."]
    readings = list(find_statements((text, (0, len(text))) for text in texts))
    assert [len(reading.statements) for reading in readings] == [1, 0, 1]


def test_names_are_given_with_their_labels() -> None:
    text = "Angela Merkel of the United Nations said on Monday that France had agreed."
    names = {text[slice(*name.span)]: name.label for name in read(text).names}
    assert names["Angela Merkel"] == "PERSON"
    assert names["France"] == "GPE"


def test_a_statement_has_spans_in_order() -> None:
    with pytest.raises(ValueError, match="in order"):
        Statement((Span(5, 9), Span(3, 4)), None, None, "direct")
    with pytest.raises(ValueError, match="in order"):
        Statement((), None, None, "direct")


def test_the_time_grows_with_the_length() -> None:
    paragraph = (
        "Hale said that the sides had made “tangible progress” and that a deal was near.\n\n"
    )

    def seconds(times: int) -> float:
        text = paragraph * times
        began = time.process_time()
        assert len(read(text).statements) == times
        return time.process_time() - began

    seconds(20)
    assert seconds(1600) < 3 * 8 * seconds(200)


PIECES = [
    *("“We are ready,” ", "she said. ", "Hale told reporters that ", "the plan was “a disaster” "),
    *('"', "“", "”", "''", "‘", "’", "—", ":", "\n\n", ". ", ", ", "according to ", "Q: ", "(@x) "),
    *("he wants to go ", "and ", "who called it wrong ", "Petrova ", "adding ", "TRUMP: "),
]


def test_spans_are_in_the_text_in_order_and_apart_whatever_the_text() -> None:
    chance = random.Random(7)
    texts = ["".join(chance.choices(PIECES, k=chance.randint(1, 60))) for _ in range(150)]
    readings = find_statements((text, (0, len(text))) for text in texts)
    found = 0
    for text, reading in zip(texts, readings, strict=True):
        spans = sorted(span for one in reading.statements for span in one.spans)
        found += len(spans)
        assert all(0 <= start < end <= len(text) for start, end in spans), text
        assert all(a[1] <= b[0] for a, b in pairwise(spans)), text
        for one in reading.statements:
            for span in (one.mention, one.cue):
                assert span is None or 0 <= span[0] < span[1] <= len(text), text
    assert found > 150
