"""Answers are judged by what is expected of them, and counted."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from assistant.answer import Answer, Citation
from assistant.assistant import Assistant
from assistant.evaluation.cases import Case
from assistant.evaluation.evaluate import Outcome, calibration, evaluate, figures

Archive = Callable[..., Assistant]


CASES = [
    Case("What did Carter say about the water?", "feed.jsonl#dam", ("was warned",), "Carter"),
    Case("What did Carter say about the water?", "feed.jsonl#cracks", ("a flying saucer",), "Lund"),
    Case("Who won the 1998 football world cup?", unanswerable=True),
    Case("What did Helen Carter say?", unanswerable=True),
    Case("?", words=("anything",)),
    Case("Why did the dam break?"),
]


def test_answers_are_judged_by_what_is_expected(alba: Assistant) -> None:
    heard: list[Outcome] = []
    outcomes = evaluate(alba, CASES, heard.append)
    assert heard == outcomes
    fine, wrong, refused, answered, failed, free = outcomes
    assert (fine.cited, fine.worded, fine.spoken, fine.exact, fine.right) == (True,) * 5
    assert fine.rank is not None and fine.rank > 0
    assert (wrong.cited, wrong.worded, wrong.spoken, wrong.right) == (False,) * 4
    assert (refused.refused, refused.right) == (True, True)
    assert (answered.refused, answered.right) == (False, False)
    assert "the question is empty" in str(failed.error)
    assert failed.right is False
    assert free.right is None
    found = figures(outcomes)
    assert (found["questions"], found["errors"]) == (6, 1)
    assert found["words_cited"] == found["article_cited"] == found["speaker_cited"] == 0.5
    assert found["refused_rightly"] == 0.5
    assert found["refused_wrongly"] == pytest.approx(1 / 3)
    assert found["right"] == pytest.approx(2 / 5)
    assert found["citations_exact"] == 1


@pytest.mark.parametrize(
    ("speaker", "right"),
    [
        ("Helen Carter", True),
        ("Carter", True),
        ("Mayor Helen Carter", True),
        ("the mayor", True),
        ("Anna Carter", False),
        ("Anna Mason", False),
        ("Carter Lund", False),
    ],
)
def test_a_speaker_is_compared_by_the_whole_name(
    alba: Assistant, speaker: str, right: bool
) -> None:
    [outcome] = evaluate(alba, [Case("What did Helen Carter say?", speaker=speaker)])
    assert (outcome.spoken, outcome.right) == (right, right)


def test_a_speaker_of_one_surname_may_be_known_by_it_alone(archive: Archive) -> None:
    told = "“The harbour will freeze,” {} said on Monday."
    known = archive({"title": "Frost", "text": told.format("Rask")})
    case = Case("What did Rask say?", speaker="Ida Rask")
    assert evaluate(known, [case])[0].spoken
    two = archive({"title": "Frost", "text": told.format("Ole Rask")})
    assert evaluate(two, [case])[0].spoken is False


def test_a_citation_that_the_index_does_not_hold_is_not_exact(
    alba: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = alba.ask(CASES[0].question)
    [citation, *_] = answer.citations
    other = alba.article(
        alba.search("letters about the cracks in the dam", 1)[0].passage.article_id
    )
    assert other is not None
    mixed = replace(other, text=citation.article.text, body=citation.article.body)
    forged = Citation(1, mixed, citation.start, citation.end, citation.quote)
    monkeypatch.setattr(
        alba, "ask", lambda question: Answer(question, question, (forged,), (forged,))
    )
    [outcome] = evaluate(alba, [Case("What did Carter say?", words=("warned",))])
    assert (outcome.exact, outcome.right) == (False, False)


def test_figures_count_what_is_expected() -> None:
    answer = Answer("q", "q", ("Yes.",))
    outcomes = [
        Outcome(Case("q", article="a"), answer, rank=1, cited=True, seconds=1.0),
        Outcome(Case("q", article="a"), answer, rank=4, cited=True, seconds=3.0),
        Outcome(Case("q", article="a"), answer, rank=0, cited=False, seconds=2.0),
        Outcome(Case("q", unanswerable=True), None, error="no index"),
    ]
    assert figures(outcomes) == {
        "questions": 4,
        "errors": 1,
        "hit_rate": pytest.approx(2 / 3),
        "mrr": pytest.approx((1 + 1 / 4) / 3),
        "article_cited": pytest.approx(2 / 3),
        "refused_rightly": 1,
        "refused_wrongly": 0,
        "right": 0.5,
        "median_seconds": 2,
        "longest_seconds": 3,
    }
    assert figures([]) == {"questions": 0, "errors": 0}


def sure(confidence: float, unanswerable: bool = False) -> Outcome:
    answer = Answer("q", "q", ("Nothing.",), refused=True, confidence=confidence)
    words = () if unanswerable else ("x",)
    return Outcome(Case("q", words=words, unanswerable=unanswerable), answer)


def test_calibration_compares_confidence_with_what_is_true() -> None:
    outcomes = [sure(0.1, True), sure(0.1), sure(0.9), sure(0.95), sure(1.0, True)]
    low, high = calibration(outcomes)
    assert low == (pytest.approx(0.1), 0.5, 2)
    assert high == (pytest.approx(0.95), pytest.approx(2 / 3), 3)
    assert calibration([Outcome(Case("q"), None)]) == []
