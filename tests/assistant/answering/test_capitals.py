"""Capitals of names in a question that is typed without any."""

from assistant.answering.capitals import with_capitals


def test_names_typed_without_capitals_are_written_as_they_are_printed() -> None:
    texts = ["On Monday Helen Carter met Pope Anton. Later the pope left, and Carter waved."]
    texts += [
        "We know that Helen Carter and Anton waved. He said that a carter waved back to Carter."
    ]
    assert with_capitals("when did helen carter wave?", texts) == "when did Helen carter wave?"
    texts.append("For Carter, Carter, Carter and Carter, Carter, Carter, Carter, Carter it ended.")
    assert with_capitals("when did helen carter wave?", texts) == "when did Helen Carter wave?"
    assert with_capitals("when did pope anton leave?", texts) == "when did Pope Anton leave?"
    assert with_capitals("When did Lund meet carter?", texts) == "When did Lund meet carter?"
