"""Evidence over the seed article: the sentence that answers, or a refusal that says why."""

import pytest

from assistant.assistant import Assistant
from assistant.evidence import covered, find_evidence
from assistant.question import understand
from assistant.retrieve import retrieve


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
    ],
)
def test_the_sentence_that_answers_is_quoted(
    seed_assistant: Assistant, words: str, answer: str
) -> None:
    found = seed_assistant.ask(words)
    assert not found.refused
    assert any(answer in citation.quote for citation in found.citations)
    assert len(found.citations) <= 3
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


def test_what_is_missing_is_what_no_article_near_holds(seed_assistant: Assistant) -> None:
    missing = seed_assistant.ask("Did Armenia sell a volcano to Brazil in 1991?").missing
    assert "Brazil" in missing
    assert not {"Armenia", "1991"} & set(missing)


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
