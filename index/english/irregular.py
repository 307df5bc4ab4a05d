"""Irregular forms of English verbs and nouns."""

IRREGULAR_VERBS = {
    base: tuple(forms)
    for base, *forms in (
        entry.split(":")
        for entry in (
            "beat:beat:beaten become:became begin:began:begun break:broke:broken "
            "bring:brought build:built buy:bought catch:caught choose:chose:chosen come:came "
            "cut:cut deal:dealt do:did:done draw:drew:drawn drink:drank:drunk drive:drove:driven "
            "eat:ate:eaten fall:fell:fallen feel:felt fight:fought find:found flee:fled "
            "fly:flew:flown forbid:forbade:forbidden forget:forgot:forgotten "
            "forgive:forgave:forgiven freeze:froze:frozen get:got:gotten give:gave:given "
            "go:went:gone grow:grew:grown hear:heard hide:hid:hidden hit:hit hold:held hurt:hurt "
            "keep:kept know:knew:known lay:laid lead:led leave:left lend:lent let:let lie:lied "
            "lose:lost make:made mean:meant meet:met pay:paid put:put quit:quit read:read "
            "ride:rode:ridden rise:rose:risen run:ran say:said see:saw:seen seek:sought sell:sold "
            "send:sent set:set shake:shook:shaken shoot:shot show:showed:shown shut:shut "
            "sing:sang:sung sink:sank:sunk sit:sat sleep:slept speak:spoke:spoken spend:spent "
            "spread:spread stand:stood steal:stole:stolen strike:struck swear:swore:sworn "
            "sweep:swept swim:swam:swum take:took:taken teach:taught tell:told "
            "think:thought throw:threw:thrown understand:understood wear:wore:worn win:won "
            "withdraw:withdrew:withdrawn write:wrote:written"
        ).split()
    )
}
"""The past tense of a verb and, where it is another word, the participle."""

IRREGULAR_PLURALS = {
    "woman": ("women",), "man": ("men",), "child": ("children",), "person": ("people",),
}  # fmt: skip

AMBIGUOUS_FORMS = frozenset("fell felt found laid left lied rose saw".split())
"""Forms that are as often another word: the left, a rose, to found."""
