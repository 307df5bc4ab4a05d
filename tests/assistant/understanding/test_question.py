"""What is understood of a question: its kind, whose words, about what, from when."""

from datetime import date

import pytest
from generated import questions

from assistant.understanding.question import MAX_CHARACTERS, content_terms, names_in, understand
from index.english.characters import clean
from index.errors import OnRecordError


@pytest.mark.parametrize(
    ("words", "kind", "speaker", "topic"),
    [
        ("What did Ida Rask say?", "said", "Ida Rask", ""),
        ("what did rask say", "said", "rask", ""),
        ("What did Rask say about the dam?", "said", "Rask", "the dam"),
        ("What has the mayor said on flood walls?", "said", "the mayor", "flood walls"),
        ("What did Rask tell reporters?", "said", "Rask", "reporters"),
        ("How did Moreau respond to the vote?", "said", "Moreau", "the vote"),
        ("How did Moreau react?", "said", "Moreau", ""),
        ("What is Moreau's position on the dam?", "said", "Moreau", "the dam"),
        ("What are the unions’ views on the dam?", "said", "the unions", "the dam"),
        ("What do both sides say?", "said", "both sides", ""),
        ("What do both sides say about the treaty?", "said", "both sides", "the treaty"),
        ("Quote Rask on the river", "said", "Rask", "the river"),
        ("Quote Rask", "said", "Rask", ""),
        ("Show me all statements by Rask about the river", "said", "Rask", "the river"),
        ("What comments did Rask make about the river?", "said", "Rask", "the river"),
        ("Did Rask ever deny the report?", "said", "Rask", "the report"),
        ("Rask said what about the river?", "said", "Rask", "the river"),
        ("Who said the dam was safe?", "who said", None, "the dam was safe"),
        ("Who denied the report?", "who said", None, "the report"),
        ("Who criticised the mayor?", "who said", None, "criticised the mayor"),
        ("Who praised Moreau?", "who said", None, "praised Moreau"),
        ("Who built the dam?", "who", None, ""),
        ("Which president opened the dam?", "who", None, ""),
        ("When did the dam break?", "when", None, ""),
        ("Where is the dam?", "where", None, ""),
        ("In which country is the dam?", "where", None, ""),
        ("How many people fled?", "how many", None, ""),
        ("What share of the town was flooded?", "how many", None, ""),
        ("Why did the dam break?", "why", None, ""),
        ("What is a weir?", "what", None, ""),
        ("the dam above Alba", "what", None, ""),
        ("WHAT DID RASK SAY", "said", "RASK", ""),
        ("waht did rask sya abuot the dam", "said", "rask", "the dam"),
        ("whats rask saying about the dam", "said", "rask", "the dam"),
        ("Can you tell me what Rask said about the dam?", "said", "Rask", "the dam"),
        ("Please tell me, what did Rask say?", "said", "Rask", ""),
        ("Hi, what did Rask say?", "said", "Rask", ""),
        ("And what did Rask say?", "said", "Rask", ""),
        ("Summarise what Rask said about the dam", "said", "Rask", "the dam"),
        ("What else did Rask say?", "said", "Rask", ""),
        ("Did Rask say anything about the dam?", "said", "Rask", "the dam"),
        ("When did Rask say that about the dam?", "said", "Rask", "the dam"),
        ("What did Rask say about it?", "said", "Rask", ""),
        ("What has Rask said recently?", "said", "Rask", ""),
        ("Compare what Rask and Moreau said", "said", "Rask and Moreau", ""),
        ("List everyone who denied the report", "who said", None, "the report"),
        ("What was said about the dam?", "who said", None, "the dam"),
        ("What do people say about the dam?", "who said", None, "the dam"),
        ("What happened at the dam?", "what happened", None, "the dam"),
        ("What's going on in Alba?", "what happened", None, "Alba"),
        ("Is the dam safe?", "yes/no", None, ""),
        ("Did the dam break?", "yes/no", None, ""),
        ("Compare the two dams", "compare", None, ""),
        ("What is the difference between a weir and a dam?", "compare", None, ""),
        ("Summarize the trial", "summarise", None, "the trial"),
        ("Give me an overview of the trial", "summarise", None, "the trial"),
        ("List the towns that were flooded", "list", None, ""),
        ("Which towns were flooded?", "list", None, ""),
    ],
)
def test_kind_speaker_and_topic(words: str, kind: str, speaker: str | None, topic: str) -> None:
    asked = understand(words)
    assert (asked.kind, asked.speaker, asked.topic) == (kind, speaker, topic)


@pytest.mark.parametrize(
    "words",
    [
        "What is known about the claims?",
        "What is the plan to respond to floods?",
        "When was the mayor told about the crack?",
        "What was the deal that the two towns announced?",
    ],
)
def test_questions_that_hold_a_verb_of_saying_but_ask_for_nobodys_words(words: str) -> None:
    assert understand(words).speaker is None


MAY_4, JUNE_2 = date(2023, 5, 4), date(2023, 6, 2)


@pytest.mark.parametrize(
    ("words", "since", "until", "topic"),
    [
        ("What did Rask say since 2023-05-04?", MAY_4, None, ""),
        ("What did Rask say after 2023-05-04?", date(2023, 5, 5), None, ""),
        ("What did Rask say before 4 May 2023?", None, date(2023, 5, 3), ""),
        ("What did Rask say until May 4, 2023?", None, MAY_4, ""),
        ("What did Rask say on the 4th of May 2023?", MAY_4, MAY_4, ""),
        ("What did Rask say in May 2023?", date(2023, 5, 1), date(2023, 5, 31), ""),
        ("What did Rask say in Feb 2024?", date(2024, 2, 1), date(2024, 2, 29), ""),
        ("What did Rask say in 2023?", date(2023, 1, 1), date(2023, 12, 31), ""),
        ("What did Rask say after 2022?", date(2023, 1, 1), None, ""),
        ("What did Rask say about the dam since 2023?", date(2023, 1, 1), None, "the dam"),
        ("What did Rask say since 2023-05-04 about the dam?", MAY_4, None, "the dam"),
        ("What did Rask say about the flood in 2002?", None, None, "the flood in 2002"),
        ("What did Rask say on 31 June 2023?", None, None, "31 June 2023"),
        ("Who criticised the mayor since 2 June 2023?", JUNE_2, None, "criticised the mayor"),
        ("Who built the dam in 1961?", None, None, ""),
    ],
)
def test_days(words: str, since: date | None, until: date | None, topic: str) -> None:
    asked = understand(words)
    assert (asked.since, asked.until, asked.topic) == (since, until, topic)


@pytest.mark.parametrize(
    ("words", "since", "until", "topic"),
    [
        ("What did Rask say on Wednesday?", date(2023, 5, 3), date(2023, 5, 3), ""),
        ("On Wednesday, what did Rask say?", date(2023, 5, 3), date(2023, 5, 3), ""),
        ("What did Rask say yesterday about the dam?", date(2023, 5, 3), date(2023, 5, 3),
         "the dam"),
        ("What did Rask say about the dam last week?", date(2023, 4, 24), date(2023, 4, 30),
         "the dam"),
        ("Who criticised the mayor this month?", date(2023, 5, 1), date(2023, 5, 31),
         "criticised the mayor"),
        ("What happened last month?", date(2023, 4, 1), date(2023, 4, 30), ""),
    ],
)  # fmt: skip
def test_relative_days(words: str, since: date, until: date, topic: str) -> None:
    for asked in (understand(words, today=MAY_4), understand(words, newest=MAY_4)):
        assert (asked.since, asked.until, asked.topic) == (since, until, topic)
        [note] = asked.notes
        assert f"“{asked.days}” was taken as " in note
        assert note.endswith("from today." if asked.today else "from the newest article.")
    unknown = understand(words)
    assert (unknown.since, unknown.until, unknown.topic) == (None, None, topic)
    assert all("No article has a date" in note for note in unknown.notes)
    assert bool(unknown.notes) == (unknown.kind in ("said", "who said"))


def test_a_year_is_when_something_happened_and_not_when_it_was_printed() -> None:
    asked = understand("In 2002, who was mayor?", today=MAY_4)
    assert (asked.since, asked.until, asked.days, asked.notes) == (None, None, "", ())


@pytest.mark.parametrize(
    ("words", "since", "days"),
    [
        ("Who won the regatta in March?", date(2023, 3, 1), "in March"),
        ("On 4 May 2023, who was mayor?", date(2023, 5, 4), "On 4 May 2023"),
        ("Rask's boats, first week of march 2023", date(2023, 3, 1), "first week of march 2023"),
    ],
)
def test_days_of_what_happened_are_not_those_of_print(words: str, since: date, days: str) -> None:
    asked = understand(words, today=MAY_4)
    assert (asked.since, asked.days, asked.of_times) == (since, days, False)
    assert days.casefold() not in asked.searched.casefold()


@pytest.mark.parametrize(
    "words", ["Who won yesterday?", "What happened in March?", "What did Rask say in March?"]
)
def test_days_of_what_was_printed(words: str) -> None:
    assert understand(words, today=MAY_4).of_times


def test_today_goes_before_the_newest_article() -> None:
    asked = understand("What did Rask say yesterday?", today=JUNE_2, newest=MAY_4)
    assert asked.since == date(2023, 6, 1)


@pytest.mark.parametrize(
    ("words", "topic", "event"),
    [
        ("What has Rask said since the flood?", "", "since the flood"),
        ("What did Rask say about the dam after the trial?", "the dam", "after the trial"),
        ("What did Rask say before 4 May 2023?", "", ""),
        ("What did Rask say about the dam?", "the dam", ""),
    ],
)
def test_times_that_are_no_dates(words: str, topic: str, event: str) -> None:
    asked = understand(words)
    assert (asked.topic, asked.event) == (topic, event)


def test_what_is_asked_of_a_saying() -> None:
    assert understand("When did Rask say it?").circumstance == "when"
    assert understand("Where did Rask say that?").circumstance == "where"
    assert understand("What did Rask say?").circumstance is None
    assert understand("When did the dam break?").circumstance is None


def test_what_asks_for_more() -> None:
    assert understand("What else did Rask say?").more
    assert not understand("What did Rask say?").more
    more = understand("Tell me more: Who built the dam?")
    assert (more.more, more.kind) == (True, "who")


def test_what_is_kept_as_it_was_asked() -> None:
    asked = understand("  What did\n\tRask   say? ", today=MAY_4)
    assert asked.text == "  What did\n\tRask   say? "
    assert asked.standalone == "What did Rask say?"
    assert asked.today == MAY_4
    assert asked.terms == ("rask",)


def test_names_and_numbers() -> None:
    assert names_in("Did Ida Rask of the Alba Water Board spend 3,000 euros in Alba?") == (
        "Ida Rask of the Alba Water Board",
        "3,000",
        "Alba",
    )
    assert names_in("Who is Rask's deputy? The deputy of Rask") == ("Rask",)
    assert names_in("It rained on Monday. Gov. J. K. Moss left Alba.") == (
        "Monday",
        "Gov. J. K. Moss",
        "Alba",
    )
    assert names_in("what about the dam") == ()


def test_content_terms_are_stems_without_common_words() -> None:
    assert content_terms("What did the officials say about broken dams and the dam?") == (
        "offici",
        "break",
        "dam",
    )


@pytest.mark.parametrize("word", ["didn't", "didn’t", "didnt", "WASN’T", "wont"])
def test_negated_auxiliaries_carry_no_meaning(word: str) -> None:
    assert content_terms(f"Why {word} the dam hold?") == ("dam", "hold")


@pytest.mark.parametrize("words", ["", " ", "\n\t", "?", "…!?", "。。", "---", "🙂", "“"])
def test_nothing_to_answer(words: str) -> None:
    with pytest.raises(OnRecordError, match=r"the question is empty: ask something, such as"):
        understand(words)


def test_limit_of_length() -> None:
    words = "dam " * 499 + "dams"  # 499 * 4 + 4 characters
    assert len(words) == MAX_CHARACTERS
    assert understand(words).terms == ("dam",)
    with pytest.raises(OnRecordError, match=r"has 2,001 characters and may have 2,000"):
        understand(words + "s")
    with pytest.raises(OnRecordError, match=r"has 100,000 characters and may have 2,000"):
        understand("a" * 100_000)
    assert understand("What?" + " " * 100_000).standalone == "What?"


def test_what_can_not_be_stored_or_shown_is_replaced() -> None:
    asked = understand("What did \x00Rask\ud800 say?")
    assert asked.standalone == "What did Rask� say?"
    asked.text.encode()


@pytest.mark.parametrize(
    "words",
    [
        "Was hat die Bürgermeisterin über den Damm gesagt?",
        "Что сказал Песков?",
        "市长说了什么？",
        "ماذا قال رئيس البلدية؟",
        "{question} {0} %s \\n ${x}",
        "What did 'Robert'); DROP TABLE articles;-- say?",
        "what what what did did say say",
        "What did say?",
        "a",
    ],
)
def test_odd_input_is_a_question_like_any_other(words: str) -> None:
    assert understand(words).standalone == words


@pytest.mark.parametrize(
    "words",
    [
        "What did Rask say? 😀",
        "**What did Rask say?**",
        "# What did Rask say?",
        "2. What did `Rask` say?",
        "<b>What did</b> Rask say?",
        "“What did Rask say?”",
        '"What did Rask say?"',
        "> What did Rask say?",
    ],
)
def test_what_only_decorates_a_question_is_no_part_of_it(words: str) -> None:
    asked = understand(words)
    assert (asked.text, asked.standalone) == (words, "What did Rask say?")
    assert understand("Who said “we ran”?").standalone == "Who said “we ran”?"
    assert understand("Is it over 20 °C?").standalone == "Is it over 20 °C?"


@pytest.mark.parametrize(
    "words",
    ["what did " * 222, "who said " * 222, "A " * 999, "of the " * 285, "in May 2023 " * 166,
     "quote " * 333, "1," * 999, "' " * 500 + "s"],
)  # fmt: skip
def test_repetition_takes_no_runaway_time(words: str) -> None:
    """A pattern that runs away takes longer than any test may."""
    assert understand(words).text == clean(words)


def test_to_take_place_is_to_occur_and_about_no_place() -> None:
    assert content_terms("Where did the talks take place?") == content_terms("talks occur")
    assert "place" in content_terms("Which place won?")


def test_any_words_are_understood_or_refused_in_a_sentence() -> None:
    days = (None, date.min, date(2023, 5, 4), date.max)
    understood = 0
    for place, words in enumerate(questions(3_000, seed=1)):
        try:
            asked = understand(words, days[place % 4], days[place // 4 % 4])
        except OnRecordError as refused:
            assert str(refused)
        else:
            understood += 1
            assert asked.text in (clean(words), words)
            assert (asked.since or date.min) <= (asked.until or date.max)
    assert understood > 2_000
