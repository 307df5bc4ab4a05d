"""Cues: the words by which an article attributes speech, thought or a position to somebody."""

from index.english.forms import CONTRACTED, verbs
from index.english.words import rows, word_list, words_of


def _frames(name: str, prefix: str = "") -> dict[str, frozenset[str]]:
    """The cues of `words/NAME.txt` by the frames that stand behind them there."""
    cues: dict[str, set[str]] = {}
    for cue, *frames in rows(name):
        for frame in frames:
            cues.setdefault(prefix + frame.replace("_", " "), set()).add(cue)
    return {frame: frozenset(words) for frame, words in cues.items()}


_CUE_VERBS = word_list("cue_verbs")
_COMMON = words_of("ban bar be come get give have lay make overhear put quiz take throw weep")

FORMS = {
    form: verb for verb in sorted(_CUE_VERBS | _COMMON) for form in verbs()[verb].forms
} | CONTRACTED
"""Each form of each cue verb, and of a few other common verbs, with the verb."""

FRAMES = _frames("cue_verbs") | _frames("cue_nouns", "noun ") | _frames("cue_adjectives", "adj ")
"""For each way to govern what is said (see `index.statements.frames`), the cues that do so."""

SPEECH = FRAMES["ccomp"]
"""Verbs that take what is said, or thought, as a clause: `he says that …`, `as he says`."""

FRAMES["as"] = SPEECH - words_of("call continue")  # `as he continued to sail`

QUOTING = (SPEECH | FRAMES["quoted"]) - word_list("silent_verbs")
"""Verbs that may stand beside a quoted sentence as its attribution."""

LIGHT = words_of("be have do get make").union(CONTRACTED)
"""Verbs that say too little to attribute anything on their own."""

QUOTED_NOUNS = word_list("quoted_nouns")
"""Nouns that a quotation may follow: `chants of “…”`, `his answer: “…”`."""

_CUE_NOUNS = QUOTED_NOUNS | word_list("cue_nouns")

WORDS = (
    {form for form, verb in FORMS.items() if verb in _CUE_VERBS}
    | _CUE_NOUNS
    | {f"{noun}s" for noun in _CUE_NOUNS}
    | word_list("cue_adjectives")
    | {"according"}
)
"""Every word that may attribute something."""
