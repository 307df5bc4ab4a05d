"""What of the earlier questions goes along with one."""

from dataclasses import replace

import pytest

from assistant.understanding.leaning import candidates, chosen, leaning, ranked
from assistant.understanding.question import Question, understand

DAM = "Who broke the old dam?"


def asked(*words: str) -> list[Question]:
    return [understand(one) for one in words]


def along(words: str, *before: str) -> tuple[str, ...]:
    return chosen(understand(words), asked(*before)).phrases


@pytest.mark.parametrize(
    "words", ["When was it built?", "Is it safe?", "How many died?", "Were there any survivors?"]
)
def test_what_points_back_or_names_nothing_leans(words: str) -> None:
    assert along(words, DAM) == ("the old dam",)


@pytest.mark.parametrize(
    "words", ["Where is Alba?", "Who is Helen Rask?", "Why did the old dam break?"]
)
def test_what_names_its_own_matter_is_left_alone(words: str) -> None:
    assert along(words, DAM) == ()


def test_nothing_goes_along_without_earlier_questions() -> None:
    assert along("Is it safe?") == along("Is it safe?", "Why?") == ()


def test_what_a_conversation_began_with_stays_likelier_than_a_part_of_it() -> None:
    before = asked("What is cholera?", "What are its symptoms?")
    question = understand("Is it treatable?")
    (_, best), (_, other) = ranked(question, before)
    assert (best.phrase.words, other.phrase.words) == ("cholera", "symptoms")
    assert leaning(question, before) > leaning(understand("Is Alba cold?"), before)


def test_what_went_along_is_named_again() -> None:
    first, second = asked(DAM, "When was it built?")
    [candidate] = candidates([first, replace(second, beside=("the old dam",))])
    assert (candidate.phrase.full, candidate.ages) == ("the old dam", (1, 0))


def test_what_is_known_comes_first_and_a_speaker_only_by_a_pronoun() -> None:
    said = asked("What did Helen Rask say about the mill?")
    question = understand("How many people fled?")
    assert chosen(question, said, ["Victor Lund"]).phrases[0] == "Victor Lund"
    assert chosen(question, said, (), ["Helen Rask"]).phrases == ("the mill",)


@pytest.mark.parametrize("words", ["Is it safe?", "What did they do?", "Who paid for that?"])
def test_pronouns_point(words: str) -> None:
    assert chosen(understand(words), asked(DAM)).points
    assert not chosen(understand("Is the town safe?"), asked(DAM)).points
