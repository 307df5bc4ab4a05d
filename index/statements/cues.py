"""Cues: the words by which an article attributes speech, thought or a position to somebody."""

from index.english.forms import verbs
from index.english.words import words_of

VERBS: dict[str, str] = {
    # He said that ..., he said ...
    "ccomp": """
    say tell add write suggest show think note argue believe ask report find claim announce know
    insist explain acknowledge tweet declare state indicate point hope warn conclude continue agree
    reveal admit respond expect question predict reply assert read consider worry determine recall
    wonder fear assure learn imply understand concede estimate recognize recognise joke allege
    complain decide feel convince confirm post deny remark promise remind discuss chant realize
    realise emphasize emphasise assume demonstrate describe contend hear suspect maintain charge
    shoot boast guess demand doubt caution speculate signal pledge highlight shout yell imagine
    clarify vow reiterate propose calculate figure testify stress prefer lament accept recommend
    notice discover hint proclaim oppose mention counter bet answer want wish repeat observe
    attest profess affirm avow swear tout quip retort muse intone opine comment interject jest
    deadpan fume rant scoff snap shrug sigh sniff whisper mutter murmur growl gush cry exclaim
    plead pray urge reason rule vote stipulate submit disclose divulge relate recount elaborate
    underscore underline tease trumpet crow concur dispute disagree protest object apologize
    apologise rejoice grumble grouse gripe moan bemoan vent snort chuckle laugh advise instruct
    inform notify alert persuade reassure teach certify document detail outline specify posit
    surmise deduce infer reckon judge deem dream envision envisage foresee forecast project
    anticipate theorize hypothesize fantasize reflect ponder remember forget blog email text cable
    wire broadcast publish quote cite sing scream holler bellow bark echo volunteer offer order
    require request threaten allow regret marvel gloat brag swear tell call label dub brand deem""",
    # “…,” he began.
    "quoted": "begin start open finish beam grin smile laugh go read weigh mock sum conclude "
    "rejoin thunder exult stammer whine drawl croak squeal enthuse venture demur "
    "hazard chirp sneer",
    # He wants to ..., he is asked to ...
    "xcomp": """
    want plan appear seek decline refuse call ask urge vow promise pledge decide hope agree like
    threaten intend propose say expect consider vote encourage report support push aim order
    persuade claim prefer offer love prove oppose suggest challenge pressure advise press argue
    believe describe rule opt request advocate demand wish swear volunteer choose resolve aspire
    long desire yearn yen prepare hesitate fear exhort coach instruct beg implore plead warn
    remind""",
    # He criticised the plan.
    "dobj": """
    endorse offer announce cite oppose express defend criticize criticise discuss reject praise
    mention question denounce propose highlight dismiss note mock echo tout explain blast prefer
    answer post slam acknowledge reveal condemn declare recognize recognise recall repeat report
    confirm emphasize emphasise decry outline suggest reference voice stress applaud detail
    reiterate disclose predict disavow admit recount contradict rebut affirm advocate dispute hail
    lament reaffirm recite bemoan insult downplay admire state contemplate articulate assail
    recommend concede hate rebuke repudiate bash ridicule float deny support favor favour
    welcome protest blame back attack call describe detest deplore laud commend celebrate
    champion berate chide scold lambaste lambast castigate excoriate pan disparage belittle
    deride scorn fault oppose demand request urge threaten promise pledge vow warn regret foresee
    envision forecast underscore underline proclaim profess pronounce trumpet convey relate
    clarify specify allege assert claim insinuate imply infer fear doubt mourn resent rue
    despise dread tweet retweet rip trash knock want""",
    # The report was denied; the move is expected to ...
    "passive": "announce reject echo confirm mention endorse claim oppose criticize criticise deem "
    "condemn denounce praise report blame dismiss",
    "passive xcomp": "expect ask say report think believe rumor rumour allege urge tell show know "
    "see intend design mean",
    "passive ccomp": "ask say tell report believe quote announce think",
    "passive oprd": "consider deem declare call dub title",
    "passive prep:as": "see view regard describe know identify list perceive",
    "passive prep:about": "ask question",
    "passive prep:of:c": "accuse",
    "passive prep:of": "accuse",
    "passive prep:for:c": "criticize criticise blame",
    "passive prep:to": "attribute",
    "passive prep:with": "charge",
    # It seems to ...
    "raise xcomp": "seem appear",
    # He called him a friend.
    "oprd": "call name consider label dub declare brand deem term pronounce",
    # He described him as a friend; accused him of lying; praised him for coming.
    "dobj+as": "describe see cast cite view dismiss portray paint "
    "characterize characterise present "
    "defend quote identify frame praise slam criticize criticise support list "
    "tout denounce condemn "
    "deride mock hail regard perceive label brand attack",
    "dobj+of": "accuse suspect remind warn assure convince",
    "dobj+for": "criticize criticise blame thank praise attack blast slam congratulate hit call "
    "fault condemn rip chide scold ridicule mock berate commend applaud",
    "dobj+to": "compare liken raise attribute welcome",
    "dobj+with": "charge",
    "dobj+on": "blame criticize criticise",
    "dobj+about": "ask tell say warn",
    "dobj+against": "defend",
    "dobj+over": "criticize criticise attack",
    # He called for calm.
    "prep:for": "call push ask advocate hope apologize apologise vouch press argue plead wish",
    "prep:for:c": "call criticize criticise praise blame slam blast thank congratulate apologize "
    "apologise argue",
    "prep:about": "talk speak ask think boast complain brag worry write joke warn",
    "prep:about:c": "talk speak care think worry complain joke boast brag",
    "prep:to": "respond refer point liken object allude",
    "prep:with": "agree disagree side",
    "prep:against": "rail argue campaign warn speak",
    "prep:of": "speak warn boast complain think accuse",
    "prep:of:c": "accuse speak think boast complain",
    "prep:on": "comment focus elaborate weigh touch expand",
    "prep:on:c": "comment",
    "prep:at": "hint lash",
    "prep:as": "see describe cast cite portray view dismiss criticize criticise paint label",
    "prep:as:c": "describe quote see dismiss portray",
    "prep:like": "seem",
    "advcl to": "go call push promise pledge vow urge "
    "plan ask decline refuse threaten hope want seek",
    # The move, he said, is wrong.
    "parataxis": """
    say add note report write explain argue conclude recall acknowledge think believe claim
    suggest insist admit predict state observe announce warn contend tell continue tweet find
    show maintain allege""",
    # Asked if ...
    "if": "ask wonder question inquire doubt",
}
VERBS["as"] = VERBS["ccomp"]

NOUNS: dict[str, str] = {
    "acl that": "idea suggestion notion concern claim statement report belief assertion complaint "
    "accusation case argument confidence comment hope doubt rumor rumour reminder fear admission "
    "charge assumption sense fact allegation promise pledge warning conclusion view opinion "
    "contention conviction speculation prediction remark announcement denial acknowledgment "
    "acknowledgement feeling expectation insistence declaration recognition suspicion worry "
    "impression evidence news message theory proposal",
    "relcl that": "fear belief claim idea notion suggestion concern statement hope poll ad",
    "acl to": "plan proposal promise refusal desire request willingness pledge vow threat call "
    "reluctance unwillingness intention need claim offer commitment",
    "relcl to": "plan proposal promise pledge desire",
    "prep:of": "accusation criticism denunciation endorsement mention rejection hope opinion chant "
    "allegation support condemnation message",
    "prep:about": "question concern doubt comment talk remark joke story claim anxiety worry "
    "complaint conversation statement",
    "prep:for": "call proposal enthusiasm praise demand support",
    "prep:on": "thought opinion criticism view",
    "be ccomp": "question argument belief hope fear view idea point message claim concern",
}

ADJECTIVES: dict[str, str] = {
    "ccomp": "clear unclear sure confident aware hopeful concerned glad worried convinced certain "
    "optimistic adamant skeptical sceptical afraid doubtful surprised disappointed proud happy",
    "xcomp": "willing eager ready happy reluctant "
    "determined inclined unwilling hesitant afraid glad",
    "prep:of": "critical proud aware skeptical sceptical supportive afraid wary dismissive",
    "prep:about": "worried concerned optimistic skeptical sceptical enthusiastic",
    "prep:to": "open opposed",
    "prep:in": "confident",
}


_CUE_VERBS = frozenset().union(*map(words_of, VERBS.values()))
_COMMON = words_of("ban bar be come get give have lay make overhear put quiz take throw weep")

FORMS = {form: verb for verb in sorted(_CUE_VERBS | _COMMON) for form in verbs()[verb].forms} | {
    "'s": "be",
    "’s": "be",
}
"""Each form of each cue verb, and of a few other common verbs, with the verb."""

FRAMES: dict[str, frozenset[str]] = (
    {frame: words_of(cues) for frame, cues in VERBS.items()}
    | {f"noun {frame}": words_of(cues) for frame, cues in NOUNS.items()}
    | {f"adj {frame}": words_of(cues) for frame, cues in ADJECTIVES.items()}
)
"""For each way to govern what is said (see `clauses.Candidate`), the cues that do so."""

SPEECH = FRAMES["ccomp"]
"""Verbs that take what is said, or thought, as a clause."""

QUOTING = (SPEECH | FRAMES["quoted"]) - words_of(
    """
    know show find see expect allow consider determine learn hear feel require assume realize
    realise discover remember forget imagine want support suspect rule vote hope suppose fear
    understand doubt prove demonstrate figure estimate prefer accept allow envision decide
    convince deem wish submit urge"""
)
"""Verbs that may stand beside a quoted sentence as its attribution."""

LIGHT = words_of("be have do get make ’s 's")
"""Verbs that say too little to attribute anything on their own."""

QUOTED_NOUNS = words_of(
    """
    chant slogan motto message tweet statement headline sign word answer reply line quote comment
    proclamation phrase mantra refrain caption post quip response reaction argument advice verdict
    conclusion call cry shout jeer adage claim remark joke words"""
)
"""Nouns that a quotation may follow: `chants of “…”`, `his answer: “…”`."""

_CUE_NOUNS = QUOTED_NOUNS.union(*map(words_of, NOUNS.values()))

WORDS = (
    {form for form, verb in FORMS.items() if verb in _CUE_VERBS}
    | _CUE_NOUNS
    | {noun + "s" for noun in _CUE_NOUNS}
    | frozenset().union(*map(words_of, ADJECTIVES.values()))
    | {"according"}
)
"""Every word that may attribute something."""
