"""Stems: the words of a text as the full text and the comparison of sentences know them."""

from collections.abc import Mapping
from functools import cache

import tantivy

from index.english.forms import AMBIGUOUS_FORMS, IRREGULAR_PLURALS, irregular_forms

_ANALYZER = (
    tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
    .filter(tantivy.Filter.remove_long(40))
    .filter(tantivy.Filter.lowercase())
    .filter(tantivy.Filter.stemmer("english"))
    .build()
)
_KEPT = ("be", "have")  # whose forms are left out of questions as they are


def stems(text: str) -> list[str]:
    """The words of a text in lower case and stemmed, in order.

    Irregular forms have the stem of their base: "broke" that of "break", "women" of "woman".
    """
    return [_base_stems().get(stem, stem) for stem in _ANALYZER.analyze(text)]


@cache
def _base_stems() -> Mapping[str, str]:
    plurals = {plural: singular for singular, plural in IRREGULAR_PLURALS.items()}
    return {
        _ANALYZER.analyze(form)[0]: _ANALYZER.analyze(base)[0]
        for form, base in (irregular_forms() | plurals).items()
        if form not in AMBIGUOUS_FORMS and base not in _KEPT
    }
