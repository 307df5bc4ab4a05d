"""Operators: words that do something to the words around them, which is lost without them."""

from index.english.function_words import MODALS, NEGATIONS, SUBORDINATORS, WH_WORDS
from index.english.words import word_list, words_of

OPENERS = SUBORDINATORS | WH_WORDS
"""Words that may open a clause which depends on another."""

MODAL_VERBS = MODALS | words_of("need needs dare dares used cannot")
_DENYING = (
    NEGATIONS
    | words_of("without only unless if")
    | words_of("unlikely deny denied denies denying refuse refused fail failed reject rejected")
    | words_of("dismiss dismissed doubt doubts doubted untrue false")
)
_LIMITING = word_list("limiting")
_UNREAL = word_list("unreal")

OPERATORS = OPENERS | MODAL_VERBS | _DENYING | _LIMITING | _UNREAL | word_list("operators")
"""Words that may not be left out."""

NARROWING = (
    _DENYING
    | _LIMITING
    | words_of("best worst always whoever whatever everybody everyone everything anybody anyone")
    | words_of("anything banning bar bars barred barring blocks blocking prohibit prohibits")
    | words_of("prohibited forbid forbids forbade forbidden oppose opposes opposed opposing")
    | words_of("declines declined exclude excludes excluded")
)
"""Words behind which nothing may be left out: "no ship" is more than "no ship from Oslo"."""

TURNING = _DENYING | _UNREAL | words_of("excepting purportedly denial claim claims according")
"""Words that, behind a sentence, may take back all of it."""
