"""What an LLM is asked: excerpts as it reads them, as many as its context has room for."""

from collections.abc import Sequence

import prompts
from assistant.answering.scoring import EXCERPTS
from assistant.llm.support import Excerpt
from assistant.llm.tokens import Tokens
from assistant.source import source_line
from index.articles.article import Article
from index.errors import OnRecordError
from index.statements.statement import Statement


def prompt_for(
    question: str, excerpts: Sequence[Excerpt], tokens: Tokens, context: int
) -> tuple[Sequence[Excerpt], str]:
    """The excerpts for which so many tokens have room, and the prompt with them. Raises
    OnRecordError where there is room for none."""
    template = prompts.load("answer")
    left = context - tokens.count(template.format(excerpts="", question=question))
    read = [f"{as_read(excerpt)}\n\n" for excerpt in excerpts]
    given = excerpts[: tokens.fitting(read, left)]
    if not given:
        raise OnRecordError(f"{context} tokens have no room for a passage: raise --llm-context")
    told = "".join(read[: len(given)]).rstrip()
    return given, template.format(excerpts=told, question=question)


def as_read(excerpt: Excerpt) -> str:
    """An excerpt as an LLM reads it: where it is from, its words, and who says what in it, a line
    each, so that nothing in an article can pass for another excerpt."""
    article = excerpt.article
    lines = [f"[{excerpt.number}] {article.title} ({source_line(article)})", excerpt.words]
    if speakers := _speakers(excerpt):
        lines.append(f"Who says it: {speakers}")
    return "\n".join(" ".join(line.split()) for line in lines)


def _speakers(excerpt: Excerpt) -> str:
    """Who says what in an excerpt, each statement by its first words."""
    told: dict[str, list[str]] = {}
    for item in excerpt.statements[: EXCERPTS.told]:
        if item.speaker:
            who = ", ".join(filter(None, (item.speaker.name, item.speaker.role)))
            told.setdefault(who, []).append(_opening(excerpt.article, item))
    return " | ".join(f"{who}: {'; '.join(words)}" for who, words in told.items())


def _opening(article: Article, statement: Statement) -> str:
    words = article.text[slice(*statement.spans[0])].split()
    return " ".join(words[: EXCERPTS.opening]) + (" …" if len(words) > EXCERPTS.opening else "")
