"""The statements of a paragraph: the exact words, who says them, and what is none."""

import pytest
from said import read, said

pytestmark = pytest.mark.parse


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


def test_quoted_sentences_may_begin_in_the_middle_of_one() -> None:
    text = (
        "Instead, the mayor “is trying to sell the harbour to her friends. The town will pay for "
        "that for years,” Reiss wrote."
    )
    assert said(text) == [([text[: text.index(" Reiss")]], "Reiss", "mixed")]


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
