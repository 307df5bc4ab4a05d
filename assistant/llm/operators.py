"""Operators: words that do something to the words around them, which is lost without them."""

from index.english import function_words as fw
from index.english.words import words_of

SUBORDINATORS = fw.SUBORDINATORS | fw.WH_WORDS
MODALS = fw.MODALS | words_of("need needs cannot dare dares used")
_DENYING = fw.NEGATIONS | words_of(
    """
    without only unlikely deny denied denies denying
    refuse refused fail failed reject rejected dismiss dismissed doubt doubts doubted untrue false
    unless if
    """
)
_LIMITING = words_of(
    """
    hardly barely rarely scarcely seldom few fewer less least most any all every each half
    refuses refusing fails failing decline rejects rejecting dismisses stop stopped stops avoid
    avoided avoids avoiding prevent prevented prevents block blocked ban banned bans lack lacks
    lacked lacking unable impossible rule ruled rules first
    """
)
_UNREAL = words_of(
    """
    or except excluding allegedly alleged reportedly supposedly apparently probably possibly
    perhaps maybe potentially likely presumably falsely wrongly doubtful rumour rumours rumor
    rumors hoax allegation allegations true lie lies lied lying myth wrong incorrect inaccurate
    fake mistaken pretended theory principle rehearsal dream film movie novel play fiction legend
    joke simulation provided assuming until whether
    """
)
OPERATORS = (
    SUBORDINATORS
    | MODALS
    | _DENYING
    | _LIMITING
    | _UNREAL
    | words_of(
        """
        little more much many some both either almost nearly roughly approximately partly
        partially mostly mainly largely virtually practically exactly enough too but besides
        instead rather like unlike apart aside far short under supposed apparent probable possible
        potential purported theoretically technically nominally formerly former conditionally
        jokingly ironically hypothetical hypothetically dismissing stopping preventing cancel
        cancelled canceled scrap scrapped drop dropped abandon abandoned accuse accused accuses
        accusing suspect suspected suspects acquit acquitted acquits clear cleared clears
        exonerated innocent evidence proof contrary opposite try tried tries trying attempt
        attempted attempts attempting plan planned plans planning want wanted wants hope hoped
        hopes intend intended intends seek sought consider considered considering threaten
        threatened threatens offer offered propose proposed agree agreed ready expect expected
        expects bid aim aims set due scheduled able pretend imagine imagined ask asked asks order
        ordered urge urged deputy vice assistant shadow acting interim mock toy model plastic
        honorary retired late dead ex non anti pro pseudo quasi semi sub zero second third
        hopefully ideally seemingly conceivably arguably ostensibly fictionally name vain paper
        part view opinion eyes mind belief drill exercise forecast lest suppose otherwise minus
        plus twice double again still already
    """
    )
)
"""Words that may not be left out."""

NARROWING = (
    _DENYING
    | _LIMITING
    | words_of(
        """
        best worst always whoever whatever everybody everyone everything anybody anyone anything
        banning bar bars barred barring blocks blocking prohibit prohibits prohibited forbid
        forbids forbade forbidden oppose opposes opposed opposing declines declined exclude
        excludes excluded
    """
    )
)
"""Words behind which nothing may be left out: "no ship" is more than "no ship from Oslo"."""

TURNING = _DENYING | _UNREAL | words_of("excepting purportedly denial claim claims according")
"""Words that, behind a sentence, may take back all of it."""
