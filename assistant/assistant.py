"""The assistant: from a question to a cited answer."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from assistant.answer import Answer, Conversation
from index.articles import Article


class Assistant:
    """Answers questions about the articles of an index folder; safe to use from many threads."""

    @classmethod
    def open(cls, index_folder: Path | str | None = None) -> "Assistant":
        raise NotImplementedError

    def ask(
        self,
        question: str,
        conversation: Conversation | None = None,
        *,
        today: date | None = None,
    ) -> Answer:
        raise NotImplementedError

    def stream(
        self,
        question: str,
        conversation: Conversation | None = None,
        *,
        today: date | None = None,
    ) -> Iterator[str | Answer]:
        """What is being done, a short sentence at a time; the last item is the answer."""
        raise NotImplementedError

    def article(self, article_id: str) -> Article | None:
        """The article of that id in the current index, or None."""
        raise NotImplementedError

    def examples(self, limit: int = 4) -> list[str]:
        """Questions that the indexed articles answer, drawn from them."""
        raise NotImplementedError
