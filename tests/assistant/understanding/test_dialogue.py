"""A question among the turns before it."""

from rask import SAID, answered, dialogue


def test_the_words_of_a_turn_come_without_their_mark() -> None:
    assert dialogue("And Moreau?").bare == "And Moreau"


def test_a_conversation_goes_on_from_what_was_asked_before_an_aside() -> None:
    talk = dialogue("And Moreau?", answered(SAID), answered("When did Rask say it?"))
    assert talk.last.question.standalone == "When did Rask say it?"
    assert talk.main.question.standalone == SAID


def test_after_asides_only_it_goes_on_from_the_last() -> None:
    talk = dialogue("And Moreau?", answered("When did Rask say it?"))
    assert talk.main is talk.last
