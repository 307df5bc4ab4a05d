"""Typos: words of a question that no article holds, read as what the articles have instead."""

import re
from collections import Counter
from dataclasses import replace

from assistant.understanding.question import Question
from assistant.understanding.rewording import reread
from index.english.spelling import edits
from index.english.stems import stems
from index.store.snapshot import Snapshot

_LOOKED_AT = 20  # passages in which a word's right spelling is looked for
_WORD = re.compile(r"(?<![\w’'-])[a-z]{4,}(?![\w’'-])")  # names have a spelling of their own


def respelled(snapshot: Snapshot, question: Question) -> tuple[Question, tuple[str, ...]]:
    """A question with each small-letter word that no article holds spelt like the word of the
    articles that one letter sets apart from it, and sentences that tell so; itself where there is
    none, and nothing in quotation marks changed."""
    words, notes = question.words, []
    quoted = words.find("“")
    for match in reversed(list(_WORD.finditer(words, 0, quoted if quoted >= 0 else len(words)))):
        new = _nearest(snapshot, match[0])
        if new:
            words = f"{words[: match.start()]}{new}{words[match.end() :]}"
            notes.append(f"No article has the word “{match[0]}”; it was read as “{new}”.")
    right = reread(question, words)
    return replace(right, more=question.more, beside=question.beside), tuple(reversed(notes))


def _nearest(snapshot: Snapshot, word: str) -> str | None:
    """The word of the articles most like one that they don't have; None where they have it."""
    [stem] = stems(word)
    if snapshot.fulltext.rarity(stem) < 1:
        return None
    numbers = snapshot.fulltext.alike(stem, _LOOKED_AT)
    found: Counter[str] = Counter()
    for passage in snapshot.catalog.passages(numbers):
        article = snapshot.catalog.article(passage.article_id)
        assert article is not None, "a passage belongs to an article of the catalog"
        words = _WORD.findall(article.text, passage.start, passage.end)
        found.update(other for other in words if word[0] == other[0] and edits(word, other) == 1)
    return max(found, key=lambda other: (found[other], other), default=None)
