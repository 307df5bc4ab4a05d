"""Evidence over the seed article: the sentence that answers, or a refusal that says why."""

from collections.abc import Callable, Sequence
from typing import cast

import numpy as np
import pytest

from assistant.answer import Answer, Citation
from assistant.answering.evidence import find_evidence
from assistant.answering.retrieve import covered, retrieve
from assistant.answering.scoring import EXTENT
from assistant.assistant import Assistant
from assistant.understanding.question import understand
from index.cross_encoder import CrossEncoder


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("How many people were killed in the wars?", "Tens of thousands were killed in the wars"),
        ("Where did the talks take place?", "secure State Department facility in Arlington"),
        ("When did Armenia and Azerbaijan gain independence?", "when it broke up in 1991"),
        ("What did Azerbaijan place on the Lachin Corridor?", "it placed a checkpoint"),
        ("Who is the Armenian foreign minister?", "Armenian Foreign Minister Ararat Mirzoyan"),
        ("How does Armenia view the checkpoint?", "as a violation of a ceasefire"),
        ("Which enclave is the dispute about?", "Nagorno-Karabakh"),
        # Words that only ask stand in no article.
        ("How many people were killed?", "Tens of thousands were killed in the wars"),
        ("How long did the talks last?", "four days of talks"),
        ("Where were the talks held?", "secure State Department facility in Arlington"),
        ("When did the talks take place?", "Blinken said Thursday"),
        ("When did the Soviet Union break up?", "when it broke up in 1991"),
    ],
)
def test_the_sentence_that_answers_is_quoted(
    seed_assistant: Assistant, words: str, answer: str
) -> None:
    found = seed_assistant.ask(words)
    assert not found.refused
    assert any(answer in citation.quote for citation in found.citations)
    assert len(found.citations) <= 4
    assert sum(len(citation.quote.split()) for citation in found.citations) <= EXTENT.words
    assert found.confidence >= 0.5


@pytest.mark.parametrize(
    "words",
    [
        "Who won the football world cup in Qatar?",
        "What is the recipe for sourdough bread?",
        "How much did the company pay for the airline?",
        "When did the volcano in Iceland erupt?",
        "What is the population of Brazil?",
    ],
)
def test_what_the_articles_do_not_hold_is_refused(seed_assistant: Assistant, words: str) -> None:
    found = seed_assistant.ask(words)
    assert found.refused
    assert found.citations == ()
    assert found.missing
    assert found.nearest
    assert found.confidence < 0.5
    for near in found.nearest:
        assert near.article.text[near.start : near.end] == near.quote


@pytest.mark.parametrize("words", ["How old is Blinken?", "How far is Washington?"])
def test_a_measure_that_no_article_tells_is_refused(seed_assistant: Assistant, words: str) -> None:
    found = seed_assistant.ask(words)
    assert found.refused and found.citations == ()


def test_what_is_missing_is_what_no_article_near_holds(seed_assistant: Assistant) -> None:
    missing = seed_assistant.ask("Did Armenia sell a volcano to Brazil in 1991?").missing
    assert "Brazil" in missing
    assert not {"Armenia", "1991"} & set(missing)


@pytest.mark.parametrize(
    ("words", "missing"),
    [
        ("Who else criticised a volcano in Brazil first?", {"Brazil"}),
        ("Which volcano else was meant first?", {"volcano"}),
        ("Did a volcano take part?", {"volcano"}),
    ],
)
def test_words_that_only_ask_are_not_missing(
    seed_assistant: Assistant, words: str, missing: set[str]
) -> None:
    assert set(seed_assistant.ask(words).missing) == missing


def test_words_that_stand_apart_or_in_another_spelling_are_not_missing(
    archive: Callable[..., Assistant],
) -> None:
    text = "Victor Lund honored the town on October 11. He criticized the mill."
    assistant = archive({"title": "Town", "text": text})
    found = assistant.ask("Who honoured the zebra and criticised its owner on 11 October?")
    assert set(found.missing) == {"zebra", "owner"}


def test_what_a_page_prints_between_the_sentences_is_not_quoted_first(
    archive: Callable[..., Assistant],
) -> None:
    text = (
        "Live updates:Lund opens the new bridge in Alba after the flood\n\n"
        "Hide Caption 4 of 9 Photos: The new bridge in Alba that Lund opened after the flood.\n\n"
        "Victor Lund came to Alba on Friday and opened the new bridge there.\n\n"
        "— Helen Carter and Anna Mason of Alba Bridge"
    )
    answer = archive({"title": "Bridge", "text": text}).ask("Who opened the new bridge in Alba?")
    assert answer.nearest or answer.citations
    first = (answer.citations or answer.nearest)[0]
    assert first.quote.startswith("Victor Lund came")


def test_evidence_is_ranked_and_no_more_than_what_is_near(seed_assistant: Assistant) -> None:
    snapshot = seed_assistant.snapshot()
    asked = understand("How many people were killed in the wars?")
    finding = find_evidence(snapshot, asked, retrieve(snapshot, asked.standalone, 20))
    scores = [item.score for item in finding.nearest]
    assert scores == sorted(scores, reverse=True)
    assert finding.evidence == finding.nearest[: len(finding.evidence)]
    assert 0 <= finding.confidence <= 1


def test_no_hits_are_no_evidence(seed_assistant: Assistant) -> None:
    finding = find_evidence(seed_assistant.snapshot(), understand("Where is Alba?"), [])
    assert (finding.evidence, finding.nearest) == ((), ())
    assert finding.confidence < 0.5


def test_the_share_of_words_held_is_weighted_by_how_rare_they_are() -> None:
    rarity = {"dam": 0.25, "inspect": 0.75}
    assert covered(rarity, "The dams") == pytest.approx(0.25)
    assert covered(rarity, "Inspecting a dam") == pytest.approx(1.0)
    assert covered(rarity, "The river") == 0.0
    assert covered({}, "The river") == 0.0
    assert covered({"river": 0.0}, "The river") == 0.0


@pytest.fixture(scope="module")
def river(archive: Callable[..., Assistant]) -> Assistant:
    """An archive whose articles repeat, contradict and follow each other."""
    return archive(
        {"id": "police", "title": "Flood in Alba", "date": "2023-05-05", "outlet": "Coast Post",
         "text": "The flood in Alba killed 12 people, the police said on Friday. Rescue workers "
         "searched the lower town all night.\n\nThe river rose after three days of rain."},
        {"id": "brigade", "title": "Alba counts its dead", "date": "2023-05-06",
         "outlet": "Alba Gazette", "text": "At least 15 people were killed in the Alba flood, the "
         "fire brigade said. Two hundred houses are under water."},
        {"id": "army", "title": "Army sent to Alba", "date": "2023-05-06", "outlet": "Daily Hill",
         "text": "The flood in Alba killed 12 people, police said on Friday. The army has sent "
         "boats and tents to the town."},
        {"id": "claim", "title": "Mayor took money, builder says", "date": "2023-06-01",
         "outlet": "Coast Post", "text": "Mayor Helen Carter took money from a builder for the "
         "bridge, a prosecutor said on Thursday."},
        {"id": "denial", "title": "Mayor speaks", "date": "2023-06-02", "outlet": "Alba Gazette",
         "text": "Mayor Helen Carter denied that she took money from a builder for the bridge. "
         "She said she would stay in office."},
        {"id": "three", "title": "Bank rate at 3 percent", "date": "2023-01-10",
         "outlet": "Coast Post", "text": "The central bank of Alba raised its interest rate to 3 "
         "percent on Tuesday. Loans will cost more."},
        {"id": "four", "title": "Bank rate at 4 percent", "date": "2023-04-11",
         "outlet": "Coast Post", "text": "The central bank of Alba raised its interest rate to 4 "
         "percent on Tuesday. It was the second step this year."},
        {"id": "cut", "title": "Bank cuts", "date": "2023-09-12", "outlet": "Coast Post",
         "text": "The central bank of Alba cut its interest rate to 3.5 percent on Tuesday."},
    )  # fmt: skip


def sources(answer: Answer) -> list[str]:
    """The ids, in their feed, of the articles cited."""
    return [citation.article.path.partition("#")[2] for citation in answer.citations]


def test_the_same_story_counts_once_and_a_contradiction_stands_beside_it(river: Assistant) -> None:
    answer = river.ask("How many people were killed in the flood in Alba?")
    assert answer.text == (
        "Coast Post · 5 May 2023:\n"
        "The flood in Alba killed 12 people, the police said on Friday. [1][2]\n\n"
        "This may contradict it (Alba Gazette · 6 May 2023):\n"
        "At least 15 people were killed in the Alba flood, the fire brigade said. [3]"
    )
    assert sources(answer) == ["police", "army", "brigade"]


def test_a_denial_stands_beside_the_claim(river: Assistant) -> None:
    answer = river.ask("Did Helen Carter take money from a builder?")
    assert set(sources(answer)) == {"claim", "denial"}
    assert "This may contradict it" in answer.text


def test_several_articles_are_drawn_together_each_with_its_day(river: Assistant) -> None:
    answer = river.ask("How did the central bank of Alba change its interest rate?")
    assert set(sources(answer)) == {"three", "four", "cut"}
    days = ("10 January 2023", "11 April 2023", "12 September 2023")
    assert all(f"Coast Post · {day}:" in answer.text for day in days)


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("What is the latest interest rate in Alba?", "cut"),
        ("What is the interest rate of the central bank now?", "cut"),
        ("What is the latest on the flood in Alba?", "brigade"),
    ],
)
def test_the_latest_is_the_newest_that_fits_with_its_day(
    river: Assistant, words: str, first: str
) -> None:
    answer = river.ask(words)
    assert sources(answer)[0] == first
    day = answer.citations[0].article.published
    assert day is not None
    assert f" · {day.day} {day:%B %Y}:" in answer.text


def test_what_happened_is_answered_where_an_article_tells_of_it(river: Assistant) -> None:
    assert not river.ask("What happened in Alba?").refused
    assert river.ask("What happened in Brazil?").refused
    assert not river.ask("Tell me about Alba").refused
    assert river.ask("Tell me about Brazil").refused


def test_a_false_presupposition_is_named(river: Assistant) -> None:
    answer = river.ask("Why did Helen Carter resign?")
    assert answer.refused
    assert answer.text == (
        "The articles don't answer this. No article says that Helen Carter resigned."
    )
    assert answer.missing == ("that Helen Carter resigned",)
    assert answer.nearest
    assert answer.confidence < 0.5


def test_a_false_presupposition_is_named_where_its_name_is_typed_without_capitals(
    river: Assistant,
) -> None:
    answer = river.ask("why did helen carter resign")
    assert answer.missing == ("that Helen Carter resigned",)


def test_every_citation_is_a_slice(river: Assistant) -> None:
    answer = river.ask("How many people were killed in the flood in Alba?")
    shown = [part for part in answer.parts if isinstance(part, Citation)]
    assert [citation.number for citation in shown] == [1, 3]
    for citation in answer.citations:
        assert citation.article.text[citation.start : citation.end] == citation.quote


class Contrary:
    """A cross-encoder that is sure of one sentence."""

    def __init__(self, sentence: str) -> None:
        self.sentence = sentence

    def scores(self, question: str, texts: Sequence[str]) -> np.ndarray:
        return np.array([9.0 if text == self.sentence else -9.0 for text in texts])


def test_what_a_cross_encoder_is_sure_of_comes_first(archive: Callable[..., Assistant]) -> None:
    sentences = (
        "The bridge in Alba was closed on Monday.",
        "The bridge in Alba is closed to lorries.",
        "An inspector found a crack in the bridge.",
    )
    snapshot = archive({"title": "Alba", "text": "\n\n".join(sentences)}).snapshot()
    question = understand("Why was the bridge in Alba closed?")
    hits = retrieve(snapshot, question.standalone, 5)
    alone = find_evidence(snapshot, question, hits)
    assert alone.nearest[0].words != sentences[2]
    snapshot.reader = cast(CrossEncoder, Contrary(sentences[2]))
    assert find_evidence(snapshot, question, hits).nearest[0].words == sentences[2]
