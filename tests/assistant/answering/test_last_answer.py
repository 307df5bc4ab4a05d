"""How what an answer cited is shown again."""

from alba import BRIDGE, INSPECTED

from assistant.answering.last_answer import Asked, answer_of, blocks, in_sentences, shown_of
from assistant.answering.same_article import stretch_of
from assistant.assistant import Assistant
from assistant.understanding.question import understand


def test_citations_are_numbered_as_they_come_in_whole_sentences(alba: Assistant) -> None:
    last = alba.ask("What did Carter say about the bridge?")
    asked = Asked(alba.snapshot(), "source", understand("Source?"), last)
    assert len(asked.cited) == len({item.article.id for item in last.citations})
    whole = [in_sentences(item) for item in asked.cited]
    answer = answer_of(asked, blocks((item.source, item) for item in whole))
    assert [item.number for item in answer.citations] == list(range(1, len(whole) + 1))
    assert f"{BRIDGE[0]} she added, {BRIDGE[1]}" in [item.quote for item in answer.citations]
    assert answer.standalone == "Source?"
    assert asked.standalone == "What did Carter say about the bridge?"


def test_a_stretch_has_a_speaker_where_all_in_it_are_one(alba: Assistant) -> None:
    last = alba.ask("What did Carter say about an inspection of the dam?")
    asked = Asked(alba.snapshot(), "after", understand("Read on"), last)
    citation = next(item for item in last.citations if item.quote == INSPECTED)
    stretch = stretch_of(citation)
    assert stretch
    assert shown_of(asked, stretch).speaker == "Helen Carter"
    assert shown_of(asked, stretch.around(before=1, after=9)).speaker is None
