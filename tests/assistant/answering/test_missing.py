"""What of a question the articles near it lack."""

from collections.abc import Callable

import pytest

from assistant.answering.missing import missing_from
from assistant.understanding.question import understand
from index.articles.article import Article


@pytest.mark.parametrize(
    ("question", "missing"),
    [
        ("What did the mayor say about Per Lund?", ("Per Lund",)),
        ("Who repaired the dam?", ("repaired",)),
        # Either spelling of English, any form and the words that only ask are no lack.
        ("Who criticized the dam?", ()),
        ("Who else criticises dams exactly?", ()),
        ("Who took part in the third meeting?", ()),
        ("Did Rask meet the mayor?", ()),
    ],
)
def test_names_are_missing_before_words(
    make_article: Callable[..., Article], question: str, missing: tuple[str, ...]
) -> None:
    article = make_article("The mayor criticised the dam at a meeting. “It leaks,” said Ada Rask.")
    assert missing_from([article], understand(question)) == missing
