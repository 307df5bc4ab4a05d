"""Verbs: the base forms of common ones, which of them are as often nouns, and the past tense."""

import re

from index.english.irregular import IRREGULAR_VERBS

_VERBS = frozenset(
    """
    abandon abdicate abolish absorb abstain accelerate accept accommodate accompany accomplish
    accumulate accuse achieve acknowledge acquire acquit activate adapt add address adhere adjourn
    adjust administer admire admit adopt advance advertise advise affect afford agree align
    alleviate allocate allow alter ambush amend amplify analyze announce anticipate apologize
    appear appease applaud apply appoint appreciate apprehend approve argue arraign arrange arrive
    ask assassinate assault assemble assert assess assign assist assume assure attain attend
    attest attract authorize avert avoid await axe backfire beat become begin behave believe
    belong bend bet bind bite bleed blow boast bolster borrow breathe bribe bring broaden build
    bulldoze burn burst bury buy bypass calculate cancel capitalize capsize carry carve cast catch
    cede celebrate certify characterize check chew choose circulate circumvent cite clarify
    classify clinch cling codify coincide collaborate collect collide come commemorate commit
    communicate compare compel compensate compete compile complain complicate comply conceal
    concede conceive concentrate conclude condemn confirm confront confuse congratulate connect
    conquer conserve consider consist consolidate construct consult consume contain contemplate
    contend continue contribute convene convert convey convince cook cooperate coordinate cost
    create criticize crumble cultivate curb curtail dampen dare darken deceive decide
    declare declassify decorate decriminalize dedicate deepen defend defer define defraud defund
    defy degrade delete deliver delve demolish demonstrate denounce deny depart depend depict
    deploy deport deprive derail descend describe deserve designate destabilize destroy detain
    detect deter deteriorate determine dethrone detonate develop devote diagnose dictate die
    differ dig digest diminish dine disagree disappear disappoint disband disclose discontinue
    discourage discover discredit discuss dismantle dismiss disobey disown disperse dispose
    disqualify disrupt dissolve distinguish distract distribute diversify divert divorce dodge
    dominate donate downplay draw drown earn ease eat educate eject elect electrocute elevate
    elicit eliminate elope embark embrace emerge emigrate emit emphasize employ empower emulate
    enable enact encompass encourage endanger endorse endure energize enforce engage enhance enjoy
    enlist enrich enroll enshrine ensure enter entertain entice entrust equip eradicate erase
    erode erupt escalate establish euthanize evacuate evade evaluate evict evolve exacerbate
    examine exceed exclude execute exist exonerate expand expect expedite expel expire explain
    explode exploit explore expose express extend extinguish extract extradite facilitate fade
    fail falsify feel file fill finalize find finish fit fix flatten flee flip flourish flunk fly
    follow forbid forfeit forge forget forgive fulfill fumble gain galvanize garner gather
    generate get give gloat go govern grab grapple greet grow hamper handle happen haunt heal hear
    heed help hesitate hide hijack hinder hire hold hover hurl hurt identify ignite ignore
    illuminate illustrate imagine immigrate impeach impede implement implode impose impress
    improve incentivize incite include incorporate incriminate incur indicate indict induce infect
    infer infiltrate inflict inform inherit initiate inject injure inquire insert insist inspect
    inspire install instill instruct insure integrate intend intensify interact intercept
    interfere interpret interrupt intervene intimidate introduce intrude invade invest investigate
    invoke isolate jeopardize jettison join justify keep kidnap kill know lambast lay learn leave
    legalize lend lessen let lift like linger liquidate listen locate loosen loot lose lure
    maintain make manage manipulate marry massacre mean meet melt memorialize mention merge
    migrate minimize misbehave mislead miss mistreat mitigate mobilize modernize modify monitor
    motivate mount mourn mutate mutiny nationalize navigate negotiate nominate normalize nosedive
    notify obey observe obstruct obtain occupy occur offer omit operate oppose opt organize oust
    outperform overcome oversee overthrow overturn overwhelm owe participate pass patrol
    pave pay penalize penetrate perform perish persecute persist persuade pillage plagiarize play
    plead plummet poach poison portray pose possess postpone pour pray predict prefer prepare
    prescribe preserve preside pretend prevail prevent prioritize privatize proceed procure
    produce prohibit promote propose prosecute protect prove provide provoke publish pull punish
    pursue put qualify quash quit raise ransack ratify rattle reach react read realize
    reap reappear reassure rebel rebuild rebuke recant recapture recede receive reclaim recognize
    recommend reconcile reconnect reconsider recover recreate recruit recycle redefine redevelop
    redirect reduce refer refine reflect refuse regain register regroup regulate reignite
    reimburse rein reinforce reinstate reinvent reject rejoin relate relaunch relax relieve
    relinquish relocate remain remember remind remove rename render renew renounce renovate reopen
    repay repel replace replenish replicate represent repurpose require reschedule rescind
    resemble resettle reshape reside resign resist resolve resonate respond restart restore
    restrain restrict resume resurface resurrect retain retake retaliate retire retract retrieve
    reunite reveal reverse revert revise revisit revitalize revive revoke rewrite ride roam rob
    rotate sabotage satisfy save say scold scrap scrutinize secure sedate see seek seem seize sell
    send serve settle shake shatter shed shoot shorten shun shut simplify simulate sing sit skip
    slander sleep slide smash smuggle snag snub soar socialize soften solve speak specify
    speculate spend spin split spoil stab stabilize stagnate stampede stave stay steal stick
    stifle stimulate stop strangle streamline strengthen submit subscribe subside succeed succumb
    sue suffer suffocate suggest summon suppress surpass surrender survive suspend sustain swallow
    sway swear swerve swing tackle take talk tame tamper teach tear tell terminate testify thank
    think threaten thrive throw thwart tie tighten topple torpedo torture tout transform translate
    transmit treat trespass turn uncover undergo undermine underscore understand undertake unearth
    unfold unify unite unleash unload unlock unravel unseat unveil upend uphold upload upset urge
    usher utilize vacate vaccinate vandalize vanish vary verify vie violate vow wade wager wait
    waive wake wane want warn wash watch waver weaken weaponize wear weigh widen wield win wipe
    withdraw withhold wonder woo worry worsen wrap wreak wrestle write yank yell
    """.split()
)

_NOUN_VERBS = frozenset(
    """
    abuse access act aid aim alert anchor annex answer appeal approach arrest
    attack attempt award back bail bake balance ban bargain battle benefit bid blame block bomb
    book boost bother bounce boycott brace break brief call calm campaign capture cause cease
    challenge champion change charge chase cheat claim clean click climb close collapse combine
    command commute complete conflict contact contest control cope copy correct count counter cover
    crack
    crash crawl credit cripple cross crush cut damage date deal debate debut decline decrease
    defeat delay demand deposit design discipline dispatch display dispute ditch dive divide doubt
    down download drag drain dream drift drink drive drop dump echo end escape estimate exchange
    exit experiment export face fall fear fight figure film finance fine fire flush focus force
    forecast form free freeze fund graduate grant grasp guarantee guard halt hate head
    hike hit honor hope host hug hunt impact import increase influence insult interview invite
    involve issue jail joke judge jump kick knock lack laugh launch lead leak lean limit link list
    live lock love lower mandate maneuver march mark measure mirror mix moderate move murder name
    need notice object open order outlaw pardon pause permit pick pivot plan plant plunge poll
    position present pressure print probe process project promise prop protest purchase push
    quarantine question raid rally rebound recall record reform refresh refund release rely rent
    repair repeal repeat reply report request rescue research reserve respect rest result retreat
    return review reward rip rise risk rule run rush sack sacrifice sail salvage sanction scale
    scan scare schedule score scramble scratch screen search select sentence set severe share
    shift shine shock show sign signal sink slam slap slash slip slow sneak soak spike spill
    sponsor spread squeeze stand start stem step store strike strip study supply support surge
    surround suspect swap sweep swim target tend test touch trace track trade train transfer
    travel trigger trust try tweet update upgrade use veto view visit vote walk waste welcome
    witness work yield
    """.split()
)

_PASTS = {base: forms[0] for base, forms in IRREGULAR_VERBS.items()} | dict(
    entry.split(":")
    for entry in (
        "bend:bent bet:bet bid:bid bind:bound bite:bit bleed:bled blow:blew burst:burst cast:cast "
        "cling:clung cost:cost dig:dug mislead:misled overcome:overcame oversee:oversaw "
        "overthrow:overthrew rebuild:rebuilt repay:repaid retake:retook rewrite:rewrote shed:shed "
        "slide:slid spin:spun split:split stick:stuck swing:swung tear:tore undergo:underwent "
        "undertake:undertook uphold:upheld upset:upset wake:woke withhold:withheld"
    ).split()
)
_DOUBLED = re.compile(
    r"(?:[^aeiou]*[aeiou][bdgmnpt]|qui[tz]|.*(?:admit|commit|permit|submit|refer|prefer|occur|"
    r"control|cancel|travel|transfer|regret|omit|emit|transmit|deter|defer|infer|incur|expel|compel|"
    r"repel|rebel|patrol|equip|kidnap|acquit))"
)


def is_verb(word: str) -> bool:
    """Whether a word in lower case is known as a verb's base form, in British spelling too."""
    american = re.sub(r"s(?=e$)", "z", word)
    return word in _VERBS or word in _NOUN_VERBS or american in _VERBS or word in IRREGULAR_VERBS


def is_noun_too(word: str) -> bool:
    """Whether a verb is as often a noun, as is "crash"."""
    return word in _NOUN_VERBS


def past(verb: str) -> str:
    """The past tense of a base form."""
    if verb in _PASTS:
        return _PASTS[verb]
    if verb.endswith("e"):
        return f"{verb}d"
    if re.search(r"[^aeiou]y$", verb):
        return f"{verb[:-1]}ied"
    return f"{verb}{verb[-1] if _DOUBLED.fullmatch(verb) else ''}ed"
