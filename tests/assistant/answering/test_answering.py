"""Conversations: what each turn is answered with."""

from collections.abc import Callable

from alba import BRIDGE, CONCRETE, SCHOOL

from assistant.answer import Answer, Conversation
from assistant.assistant import Assistant


class Talk:
    """A conversation with an assistant, turn by turn."""

    def __init__(self, assistant: Assistant) -> None:
        self.assistant = assistant
        self.conversation = Conversation()

    def ask(self, words: str) -> Answer:
        answer = self.assistant.ask(words, self.conversation)
        self.conversation = self.conversation.add(answer)
        assert answer.question == words
        return answer


def test_a_conversation_of_many_turns(alba: Assistant) -> None:
    talk = Talk(alba)
    hello = talk.ask("Hello")
    assert not hello.refused and not hello.citations
    assert "For example: What did Helen Carter say" in hello.text

    mason = talk.ask("what did paul mason say about the concrete")
    assert not mason.rephrased
    assert [citation.quote for citation in mason.citations] == [CONCRETE]

    when = talk.ask("When did he say it?")
    assert when.rephrased
    assert "told reporters on Thursday" in when.text

    carter = talk.ask("And Helen Carter?")
    assert carter.standalone == "What did Helen Carter say about the concrete?"
    assert {citation.speaker for citation in carter.citations} <= {"Helen Carter"}

    bridge = talk.ask("What about the bridge?")
    assert bridge.standalone == "What did Helen Carter say about the bridge?"
    assert BRIDGE[0] in [citation.quote for citation in bridge.citations]

    nobody = talk.ask("And Macron?")
    assert (nobody.refused, nobody.text) == (True, "No article mentions Macron.")

    assert not talk.ask("Thanks!").refused
    again = talk.ask("No, I meant Anna Mason")
    assert again.standalone == "What did Anna Mason say about the bridge?"
    school = talk.ask("And about the school?")
    assert [citation.quote for citation in school.citations] == [SCHOOL]

    he = talk.ask("What did he say?")
    assert not he.refused
    assert {citation.speaker for citation in he.citations} == {"Paul Mason"}


def test_more_is_what_was_not_shown_yet(archive: Callable[..., Assistant]) -> None:
    items = "roads bridges schools trains parks mills boats locks ferries".split()
    said = [f"“We will build new {item} in Alba,” Helen Carter told reporters." for item in items]
    talk = Talk(archive({"title": "A list", "text": "\n\n".join(["A list was read.", *said])}))
    first, second, third = (talk.ask(words) for words in ("What did Carter say?", "more", "more"))
    shown = [citation.quote for answer in (first, second) for citation in answer.citations]
    assert len(first.citations) == 6
    assert len(shown) == len(set(shown)) == 9
    assert third.refused
    assert third.text == "That was all that the articles hold of Helen Carter."


def test_more_of_what_the_articles_report(alba: Assistant) -> None:
    talk = Talk(alba)
    first = talk.ask("How many houses were flooded?")
    second = talk.ask("Tell me more")
    assert first.citations
    assert not {c.quote for c in first.citations} & {c.quote for c in second.citations}


def test_a_choice_of_several_people(alba: Assistant) -> None:
    talk = Talk(alba)
    assert talk.ask("What did Mason say?").text.endswith("Whom do you mean?")
    anna = talk.ask("Anna")
    assert [citation.quote for citation in anna.citations] == [SCHOOL]


def test_several_speakers_are_answered_one_after_the_other(alba: Assistant) -> None:
    answer = alba.ask("What did Anna Mason and Paul Mason say?")
    assert [citation.speaker for citation in answer.citations] == ["Anna Mason", "Paul Mason"] + [
        "Paul Mason"
    ] * (len(answer.citations) - 2)
    assert [citation.number for citation in answer.citations] == [
        *range(1, len(answer.citations) + 1)
    ]
    assert not alba.ask("What did Anna Mason and Macron say?").refused
    nobody = alba.ask("What did Macron and Merkel say?")
    assert nobody.missing == ("Macron", "Merkel")


def test_a_pronoun_that_nobody_fits_is_asked_back(alba: Assistant) -> None:
    answer = alba.ask("What did she say?")
    assert answer.refused
    assert answer.text.startswith("Nobody in this conversation so far fits “she”. Say the name")
    assert answer.missing == ("who “she” is",)


def test_another_language_is_told_in_a_sentence(alba: Assistant) -> None:
    talk = Talk(alba)
    assert talk.ask("Was sagte die Bürgermeisterin?").text.startswith(
        "I understand questions in English only, as in: What did "
    )
    assert not talk.ask("What did Helen Carter say?").refused


def test_an_answer_keeps_the_question_that_it_answers(alba: Assistant) -> None:
    talk = Talk(alba)
    assert talk.ask("Hello").asked is None
    assert talk.ask("What did he say?").asked is None
    carter = talk.ask("What did Helen Carter say about the bridge?")
    assert carter.asked and carter.asked.speaker == "Helen Carter"
    more = talk.ask("more")
    assert more.asked and (more.asked.more, more.asked.topic) == (True, "the bridge")
