"""The turns of a conversation, asked one after the other."""

from assistant.answer import Answer, Conversation
from assistant.assistant import Assistant


def asked(assistant: Assistant, *turns: str) -> Answer:
    """The answer to the last turn, each citation an exact slice."""
    conversation = Conversation()
    for turn in turns:
        conversation = conversation.add(assistant.ask(turn, conversation))
    answer = conversation.turns[-1]
    for citation in answer.citations:
        assert citation.article.text[citation.start : citation.end] == citation.quote
    return answer
