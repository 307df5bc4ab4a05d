"""The source of words: who says them, as what, where and when, in one form wherever it is told."""

from index.articles.article import Article
from index.english.days import spelt


def source_line(article: Article, speaker: str | None = None, role: str | None = None) -> str:
    """Who says something, where and when it was printed: "Ada Lund, mayor · Alba Gazette · 4 May
    2023". Without a speaker it is where and when alone; what is not known is left out, except
    the day, of which that is said."""
    day = article.published
    who = ", ".join(words for words in (speaker, role) if words)
    where = (who, article.outlet, spelt(day) if day else "date unknown")
    return " · ".join(" ".join(part.split()) for part in where if part)
