"""Saying: the verbs and nouns by which a question asks for somebody's words.

They are the cues by which articles attribute words, without those that ask as often for a deed:
"What did X publish?" asks for no statement.
"""

from index.english.forms import forms_of
from index.english.words import any_of, word_list, words_of
from index.statements.cues import FRAMES, QUOTED_NOUNS, SPEECH

_DEEDS = (
    word_list("act_cues") - words_of("answer defend deny respond speak threaten tweet")
) | words_of(
    "add alert attack back bark bash begin bet brand broadcast cable calculate call charge "
    "continue convey crow cry document dream dub email endorse favor float forecast go "
    "hail indicate infer judge label laugh list long notify offer open order pan point post press "
    "prefer project pronounce publish push raise read recognise recognize reflect relate report "
    "require retweet rip rue shoot show sing snap start state stipulate support teach tease text "
    "thank tout vent volunteer whisper wire write"
)
_SAY_TOO = words_of(
    "accuse advise characterise characterize compare congratulate liken portray react respond "
    "speak tweet urge"
)
_OF_DEEDS = words_of(
    "ad call case charge chant commitment conversation cry desire endorsement headline idea line "
    "mention message notion offer plan point poll post question report rumor rumour sense shout "
    "sign song story support talk thought"
)

_NO_WORDS = word_list("silent_verbs") | _DEEDS
TELLING = (SPEECH - _NO_WORDS) | _SAY_TOO
"""Verbs that ask for what somebody says, by their base forms."""

VERBS = TELLING | (FRAMES["dobj"] - _NO_WORDS)
"""Those, and verbs that tell what somebody thinks of something: praise, dismiss."""

NOUNS = ((QUOTED_NOUNS | word_list("cue_nouns")) - _OF_DEEDS) | words_of(
    "apology assessment criticism defence defense description excuse explanation take verdict"
)
"""Nouns that ask for words: "the mayor's answer"."""

ANY_VERB = SPEECH | FRAMES["dobj"] | _SAY_TOO | words_of("feel hope want")
"""Verbs whose subject's words may tell what is asked for: "Did the mayor want a dam?"."""

_BACK = r"(?:hit|fire|shoot|snap) back|(?:make|think)(?= of\b)|(?:feel|talk)(?= (?:about|on|of)\b)"


def _forms(verbs: frozenset[str]) -> frozenset[str]:
    return frozenset(form for verb in verbs for form in forms_of(verb))


SAID_FORMS = _forms(VERBS)
"""The verbs in all their forms."""

ANY_FORMS = _forms(frozenset(ANY_VERB))

_WHOLE = r"(?!-\w)"  # "the tell-all" tells nothing

SAY_BASE = rf"(?:{_BACK}|{any_of(VERBS)}){_WHOLE}"
"""Any of the verbs behind "did", and others that ask for words with what stands behind them."""

TELL_BASE = rf"(?:{any_of(TELLING)}){_WHOLE}"
"""Any of the verbs of telling behind "did": "Did X dismiss Y?" may ask for a deed."""

SAY_FORM = rf"(?:{any_of(SAID_FORMS)}){_WHOLE}"
"""Any form of the verbs."""

SAY_NOUN = rf"(?:{any_of(NOUNS | {f'{noun}s' for noun in NOUNS})}){_WHOLE}"
"""Any of the nouns."""
