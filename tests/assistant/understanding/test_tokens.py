"""The words and marks of a question."""

from assistant.understanding.tokens import BE, DETERMINERS, DO, HAVE, SMALL, tokens, word_at


def test_words_and_marks() -> None:
    assert [token.word for token in tokens("Dr. Moss’s 4 dams, etc.?")] == [
        "dr.", "moss", "'s", "4", "dams", ",", "etc", ".", "?",
    ]  # fmt: skip


def test_a_token_knows_its_place_and_its_capital() -> None:
    what, dam = tokens("What dam?")[:2]
    assert (what.start, what.end, what.capital, what.is_mark) == (0, 4, True, False)
    assert (dam.start, dam.end, dam.capital) == (5, 8, False)


def test_outside_of_a_text_there_is_no_word() -> None:
    found = tokens("Why not?")
    assert [word_at(found, place) for place in (-1, 0, 2, 3)] == ["", "why", "?", ""]


def test_auxiliaries_may_have_not_in_them() -> None:
    assert {"isn't", "aren’t"} <= BE
    assert {"hasn't", "hadn’t"} <= HAVE
    assert {"don't", "won’t", "can"} <= DO
    assert not BE & HAVE and not BE & DO and not HAVE & DO


def test_what_counts_is_no_determiner_as_how_many_died_tells() -> None:
    assert "many" in SMALL and "many" not in DETERMINERS
