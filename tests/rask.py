"""People of Alba whom articles quote, and a conversation about what they said."""

from collections.abc import Sequence

from assistant.answer import Answer, Citation
from assistant.understanding.cast import Cast
from assistant.understanding.dialogue import Dialogue
from assistant.understanding.question import understand
from assistant.understanding.turns import recent_turns
from index.articles.article import Article, article_of
from index.articles.metadata import Metadata
from index.people.person import Person

RASK = Person("Helen Rask", (), ("mayor of Alba", "mayor"))
MOREAU = Person("Jean-Luc Moreau", (), ("spokesman for the ministry",))
LUND = Person("Victor Lund", (), ("engineer",))
OTHER_LUND = Person("Anna Lund", (), ("teacher",))
UNION = Person("Teachers’ Union", kind="group")
PEOPLE = {RASK: 9, MOREAU: 5, LUND: 3, OTHER_LUND: 2, UNION: 2}
TEXT = (
    "“The dam is safe and the river is calm,” she said. Rask and Moreau met. Rask and Moreau left."
)
ARTICLE = article_of("a.txt", TEXT, Metadata(title="A title"))
SAID = "What did Helen Rask say about the dam?"


def answered(question: str, *speakers: str, article: Article = ARTICLE) -> Answer:
    """An answer to a question, citing each of some speakers; refused without any."""
    citations = tuple(
        Citation(number, article, 0, 41, TEXT[:41], speaker, direct=True)
        for number, speaker in enumerate(speakers, start=1)
    )
    text = () if citations else ("The articles don't answer this.",)
    return Answer(
        question, question, text, citations, refused=not citations, asked=understand(question)
    )


def dialogue(words: str, *turns: Answer) -> Dialogue:
    """A question after some answers; of all names the articles lack only Macron."""
    question, cast = understand(words), Cast(PEOPLE)
    known = recent_turns(turns or _RASK_SAID, cast, question)
    return Dialogue(question, known, cast, lambda name: name != "Macron")


_RASK_SAID: Sequence[Answer] = (answered(SAID, "Helen Rask"),)
