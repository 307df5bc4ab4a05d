"""Turns about the last answer: "Are you sure?", "Source?", "The whole quote", "Why?"."""

import re
from collections.abc import Iterator
from typing import Literal, get_args

from index.english.spelling import edits
from index.rules import Rule

Told = Literal[
    "misread", "own words", "sure", "others", "source", "author", "speaker", "exact", "whole",
    "context", "before", "after", "shorter", "summary",
]  # fmt: skip
"""What is asked of the answer itself."""
Sought = Literal["when", "where", "why", "how many", "how", "who"]
"""What is asked beside the answer, in the article that it is from."""
AboutAnswer = Told | Sought
SOUGHT: frozenset[str] = frozenset(get_args(Sought))

_IT = r"(?:that|this|it|these|those|them|they|all (?:of )?(?:that|this|it)|that (?:one|bit|part))"
_HE = r"(?:he|she|they|it)"
_HIS = r"(?:his|her|their|its|the|a|any|some|that|this|your|my)"
_SAY = (
    r"(?:say|says|said|saying|tell|told|claim(?:ed|s)?|write|wrote|tweet(?:ed)?|announced?|argued?|"
    r"think|thought|mean|meant|promised?|warn(?:ed)?|posted?)"
)
_PRINTED = r"(?:printed|published|reported|written|posted|tweeted|said|released|put out)"
_QUOTE = (
    r"(?:quot(?:e|es|ation|ations)|statements?|sentences?|passages?|paragraphs?|remarks?|speech|"
    r"tweets?|answers?|comments?|words|text|thing|bit|part|context|version)"
)
_PAPER = (
    r"(?:articles?|(?:news)?papers?|outlets?|sources?|stor(?:y|ies)|reports?|(?:web)?sites?|"
    r"publications?|pieces?|media|magazines?)"
)
_SOURCE = rf"(?:{_PAPER}|links?|references?|citations?|urls?|evidence|proof|pages?|origin)"
_HAPPEN = r"(?:happen(?:ed)?|occur(?:red)?|take place|took place|come about|be)"
_SHORT = r"(?:shorter|short|brief(?:er|ly)?|concise(?:ly)?|simpl(?:e|er|y)|tighter|smaller)"
_OF_IT = rf"(?: (?:of|for|to|from|behind|on|about|by|in) (?:{_IT}|{_HIS} (?:{_QUOTE}|{_PAPER})))?"

_ROWS: tuple[tuple[AboutAnswer, str, str, str, str], ...] = (
    ("misread", "not asked", "that is not what i asked", "what did i ask lund",
     rf"(?:{_IT} (?:is|was) )?not (?:what|the (?:thing|one)) (?:i|we) (?:asked|meant|wanted|said|"
     rf"am asking|was asking)(?: for| about)?|(?:{_IT} (?:is|was) )?not (?:my|the|an) (?:question|"
     r"answer)(?: to (?:my|the) question)?|i did not ask (?:for |about )?" + _IT),
    ("misread", "no answer", "you did not answer my question", "did lund answer my question",
     rf"(?:{_IT}|you) (?:does|do|did|have) not (?:really )?answer(?:ed)? (?:(?:my|the) question|me)"
     rf"|answer (?:my|the) question|(?:{_IT} is )?(?:irrelevant|off topic|nonsense|useless|"
     rf"unrelated)|(?:{_IT} )?makes no sense|you (?:misunderstood|got (?:me|it|that) wrong)(?: me)?"
     r"|what (?:has|does) (?:that|this|it) (?:got to do|have to do) with (?:it|that|my question)"),
    ("own words", "own words", "are those his own words", "are those the mayor’s own words",
     rf"(?:is|are|was|were) {_IT} (?:really |actually |even )?(?:{_HIS} |an? )?(?:own |exact |"
     r"actual |direct |literal |real )*(?:words|quotes?|quotations?|wording|verbatim|literal|"
     r"paraphrased?|quoted|word for word)"),
    ("own words", "really said", "did she really say that", "did she say that to lund",
     rf"did {_HE} (?:really|actually|literally|truly) (?:say|use|put|write) (?:{_IT}|so)"
     rf"(?: words| like that)?|is {_IT} what {_HE} (?:really |actually )?said|literally"),
    ("sure", "sure", "are you sure about that", "are you sure lund resigned",
     r"(?:are )?you (?:really |quite |very |so |absolutely |completely |100% )*(?:sure|certain|"
     rf"confident|positive)(?: (?:about|of) {_IT})?|how (?:sure|certain|confident) (?:are you|is "
     rf"{_IT})(?: (?:about|of) {_IT})?"),
    ("sure", "really", "is that really true", "is it true that the dam broke",
     r"really|seriously|for real|honestly|no way|prove it|"
     rf"is {_IT} (?:really |actually |even )?(?:true|right|correct|so|a fact|certain|reliable|"
     rf"accurate|real)|true|how (?:reliable|accurate|certain) is {_IT}|(?:can|should) (?:i|we) "
     rf"(?:trust|rely on|believe) (?:{_IT}|you)|i (?:do not|can not|doubt) (?:believe|buy)? ?"
     rf"(?:{_IT}|you)|(?:double )?check (?:{_IT}|again)(?: again)?|did {_IT} really {_HAPPEN}"),
    ("others", "others say", "do other papers say the same", "do other mayors say the same",
     rf"(?:(?:do|does|did|are|is|have|has|can) )?(?:any |there |the |some )*(?:(?:other|another|"
     rf"different|more|further) )(?:{_PAPER}|people|ones?) (?:to )?(?:also )?(?:say|says|said|"
     r"report|reports|reported|confirm|confirms|tell|agree|write|print|carry|back|support|have|"
     rf"reporting|saying|confirming)(?: about)?(?: (?:the same(?: thing)?|{_IT}|so))?"
     r"(?: too| as well| up)?"),
    ("others", "other sources", "any other sources for that", "other rivers",
     rf"(?:(?:are|is) there |do you have |is it in )?(?:any |the |a )*(?:other|more|further|second|"
     rf"another|additional) {_PAPER}(?: (?:for|on|of|about|saying|with|that say) {_IT})?"),
    ("others", "anyone else", "does anyone else report that", "does anyone else live there",
     rf"(?:(?:does|did|has|do|is) )?(?:(?:anyone|anybody|someone|who|nobody) else|others) (?:also "
     rf")?(?:report|confirm|print|carry|cover)(?:s|ed|ing)? (?:the same(?: thing)?|{_IT}|so)"
     rf"(?: too| as well)?|(?:does|did|has) (?:anyone|anybody) else (?:say|said) (?:the same|{_IT})"
     rf"|(?:who|what) else (?:says|said|reports|reported|confirms) (?:the same|{_IT}|so)|(?:is"
     rf"|was) {_IT} (?:confirmed|corroborated|reported|printed)(?: (?:by (?:others|anyone else"
     rf"|other {_PAPER})|elsewhere|anywhere else))?"),
    ("author", "author", "who wrote that article", "who wrote the letter",
     rf"(?:who|which (?:journalist|reporter|author)) (?:wrote|authored|penned) (?:{_IT}|(?:{_HIS}"
     rf" )?{_PAPER})|(?:who is )?(?:the |its )?(?:author|byline|reporter|journalist"
     rf"|writer){_OF_IT}|whose {_PAPER} (?:is|was) {_IT}|by whom (?:is|was) {_IT}(?: written)?"
     rf"|who is {_IT} (?:written )?by"),
    ("source", "printed by", "who reported it", "who reported the flood",
     rf"(?:who|(?:which|what) {_PAPER}) (?:reported|printed|published|ran|carried|covered|reports) "
     rf"(?:on )?{_IT}|(?:which|what) {_PAPER} (?:has|had|says|said|wrote) {_IT}"),
    ("source", "source", "can you show me the source of that", "show me the mayor",
     rf"(?:(?:show|give|open|see|get|send|read|tell|find|name|cite)(?: (?:me|us))? )?(?:{_HIS} )?"
     rf"(?:original |full |exact |actual )?{_SOURCE}{_OF_IT}|cite {_IT}|(?:show|open) {_IT}|"
     rf"what (?:is|was|are|were) (?:{_HIS} )?(?:original )?{_SOURCE}{_OF_IT}"),
    ("source", "where from", "where did you get that from", "where is lund from",
     rf"where (?:is|was|are|were|does|did|do|have|has) (?:{_IT}|you|{_HIS} {_QUOTE})(?: (?:come"
     rf"|get|got|find|found|read|taken|take|have|{_PRINTED}))?(?: {_IT})? from|"
     rf"where (?:did|do) you (?:get|find|read|see|have) {_IT}|from where|where (?:is|was|does) "
     rf"{_IT} (?:printed|published|reported|written|stand|appear)"),
    ("source", "which article", "which article is that in", "which article mentions lund",
     rf"(?:from |in )?(?:which|what) {_PAPER}(?: (?:is|was|are|were|does|did|do) (?:{_IT})"
     rf"(?: (?:come|{_PRINTED}|stand|appear))?(?: from| in)?)?"),
    ("source", "how known", "how do you know that", "how do you know lund",
     rf"how (?:do|did|can|would) you (?:know|tell)(?: (?:{_IT}|so))?|(?:what is {_IT} )?based on "
     r"what|what (?:is|do) (?:you|it|that) (?:base|based)(?: (?:that|it|this))? on"),
    ("when", "when", "when did he say that", "when was that bridge built",
     rf"when(?: (?:is|was|were) {_IT}(?: {_PRINTED})?| (?:did|does|has) {_HE} {_SAY}(?: (?:{_IT}|"
     rf"so))?| (?:did|does) {_IT} {_HAPPEN}| did {_IT} come out)?"),
    ("when", "which day", "on what date was that", "on what day does he speak",
     rf"(?:on |in |at |since )?(?:which|what) (?:day|date|month|year|time)(?: (?:is|was) {_IT}"
     rf"(?: (?:from|{_PRINTED}))?| did {_HE} {_SAY}(?: {_IT})?)?|(?:what is )?(?:the |what )?date"
     rf"{_OF_IT}|how (?:old|recent|long ago) (?:is|was) (?:{_IT}|the {_PAPER})"),
    ("where", "where", "where did she say that", "where is that bridge",
     rf"where(?: (?:is|was|were) {_IT}(?: said)?| (?:did|does) {_HE} {_SAY} (?:{_IT}|so)| (?:did|"
     rf"does) {_IT} {_HAPPEN})?"),
    ("where", "which place", "in which city was that", "in which city does he live",
     rf"(?:in |at )?(?:which|what) (?:city|town|place|country|state|village|location)(?: (?:is"
     rf"|was) {_IT}| did {_IT} {_HAPPEN})?"),
    ("speaker", "who said", "who said that", "who said that the dam is safe",
     rf"who (?:exactly )?(?:{_SAY}|is (?:saying|claiming)) (?:{_IT}|so)(?: exactly)?|(?:says|said|"
     r"according to) (?:who|whom)|who says"),
    ("speaker", "whose words", "whose words are those", "whose bridge is that",
     rf"whose {_QUOTE}(?: (?:is|are|was|were) {_IT})?|who (?:is|was) (?:speaking|talking|being "
     r"quoted|quoted|the speaker)(?: (?:here|there))?|who (?:did|do) you quote"),
    ("exact", "exactly", "quote him exactly", "quote the mayor exactly",
     rf"(?:quote|cite) (?:him|her|{_IT})(?: exactly| directly| word for word| verbatim)*|verbatim|"
     r"word for word"),
    ("exact", "exact words", "what were his exact words", "what were his plans",
     rf"(?:what (?:is|are|was|were) |in )?(?:{_HIS} )?(?:exact|own|actual|precise|original|very|"
     r"direct) (?:words|quotes?|wording|quotation)" + _OF_IT),
    ("whole", "whole", "can i see the full quote", "the full bridge",
     rf"(?:(?:show|give|read|see|get|quote|have)(?: (?:me|us))? )?(?:{_HIS} )?(?:whole|full|entire|"
     rf"complete|unabridged|longer|long|rest of the|uncut) {_QUOTE}{_OF_IT}|"
     rf"(?:(?:quote|show|read|give)(?: (?:me|us))? )?(?:{_IT} |him |her )?in full|in full|"
     rf"what did {_HE} say in full|(?:the )?rest of (?:{_HIS} )?{_QUOTE}"),
    ("context", "context", "what is the context of that", "the context of the vote",
     rf"(?:(?:show|give|what is|see|in)(?: (?:me|us))? )?(?:{_HIS} |more |some )?context{_OF_IT}|"
     rf"(?:show|put|give|see)(?: (?:me|us))? {_IT} in (?:its )?context"),
    ("before", "before", "what did he say before that", "what did he say before the vote",
     rf"what (?:(?:did|does) {_HE} (?:say|write|tweet)|comes|came|stands|stood|was said|was|is|"
     rf"happened) (?:just |right |directly )?before(?: {_IT})?|before {_IT}|(?:(?:read|show|give)"
     rf"(?: (?:me|us))? )?the {_QUOTE} before(?: {_IT})?"),
    ("after", "after", "what did she say after that", "what did she say after the flood",
     rf"what (?:(?:did|does) {_HE} (?:say|write|tweet)|comes|came|stands|stood|was said|is|else"
     rf" did {_HE} say) (?:just |right |directly )?(?:after(?: {_IT}|wards?)?|next|then|later)"
     rf"|after {_IT}|afterwards?|(?:(?:read|show|give)(?: (?:me|us))? )?the (?:next {_QUOTE}"
     rf"|{_QUOTE} after(?: {_IT})?)"),
    ("after", "read on", "read me more of that", "read more books",
     rf"(?:keep |go on |continue )?read(?:ing)? ?(?:on|further)|(?:keep|go on|continue) reading|"
     rf"(?:(?:read|show|quote|give)(?: (?:me|us))? )?more (?:of|from) (?:{_IT}|{_HIS} (?:same )?"
     rf"(?:{_QUOTE}|{_PAPER}))|read (?:me|us) more|how does (?:{_IT}|the {_PAPER}) (?:go on|"
     r"continue|end)"),
    ("after", "then", "what happened then", "what happened then in alba",
     rf"what happened (?:then|next|after(?:wards?)?(?: {_IT})?|later)|then(?: what)?|what (?:then|"
     rf"next|came next)|what came (?:of (?:{_IT})|next)|how did {_IT} (?:end|go on|turn out|"
     r"continue)|(?:what was )?the (?:outcome|result|upshot)(?: of (?:that|it))?"),
    ("summary", "summary", "can you summarise that for me", "summarise the flood",
     rf"(?:summari[sz]e|sum up|recap|condense|boil down)(?: (?:{_IT}|the {_PAPER}|the answer))?"
     r"(?: for (?:me|us)| up| down| in (?:a few|two|three|few) (?:words|sentences|lines))*|sum "
     rf"{_IT} up|boil {_IT} down|(?:(?:give|make)(?: (?:me|us))? )?(?:a |the )?(?:short |quick |"
     rf"brief )*(?:summary|recap){_OF_IT}"),
    ("shorter", "shorter", "can you make it shorter", "make the dam shorter",
     rf"(?:(?:make|keep|say|put|give|tell|be)(?: (?:me|us|you))? )?(?:{_IT} )?(?:an? |the"
     rf" )?(?:bit |lot |more |even |much |very )*{_SHORT}(?: (?:version|answer|one|{_QUOTE}))?"
     rf"|shorten(?: {_IT})?|too (?:long|much text|much|many words)|{_IT} is too (?:long|much)|tl"
     rf" ?dr|less text|(?:just )?(?:the )?(?:gist|bottom line|key (?:point|sentence)|main point"
     rf"|short "
     r"answer)" + _OF_IT),
    ("shorter", "one sentence", "say it in one sentence", "say it in public",
     rf"(?:(?:say|put|tell|give|answer)(?: (?:me|us))? )?(?:{_IT} )?(?:in |with |just )*(?:one|a "
     r"single|a|a few|few|fewer|two) (?:sentences?|lines?|words?|phrase)(?: only)?|in (?:short|"
     r"brief|a nutshell)"),
    ("why", "why", "why did she say that", "why did she say no",
     rf"why(?: not| so| that)?|why (?:is|was|are|were) {_IT}(?: so)?|why (?:did|does|do|would|has) "
     rf"(?:{_HE}|that) (?:{_SAY}|{_HAPPEN}|do|want|feel|believe)(?: (?:so|{_IT}))?(?: way)?|how"
     rf" (?:so|come)|what for|what makes? (?:him|her|them) (?:say|think|believe|claim) (?:so|that"
     rf"|it|this)"),
    ("why", "reason", "for what reason", "for what reason did she resign",
     rf"(?:for |what (?:is|was|were) )?(?:what|which|the|his|her|their|any) reasons?(?: (?:for|"
     rf"behind|given for) {_IT})?|because of what|on what grounds"),
    ("how many", "how many", "how many of them", "how many died in the flood",
     rf"how (?:many|much)(?: people| of (?:them|it)| times)?(?: (?:is|was|were|are) (?:{_IT}"
     rf"|there))?|what (?:number|figure)"),
    ("how", "how", "how did that happen", "how did lund win",
     rf"how|in what way|how (?:did|was|is|does) {_IT} (?:{_HAPPEN}|done|work|possible)"),
    ("who", "who", "who did that", "who did the mayor praise",
     rf"who|by who(?:m)?|who (?:did|does) {_IT}|who (?:is|was|were) (?:behind {_IT}|involved)"),
)  # fmt: skip
ABOUT_ANSWER = tuple(
    (about, Rule(name, example, re.compile(pattern), counterexample))
    for about, name, example, counterexample, pattern in _ROWS
)
"""What is asked about the last answer, in lower case, from end to end; the first that fits."""

_OPENING = re.compile(
    r"(?:and|so|but|ok|okay|oh|ah|well|no|nope|yes|yeah|hm+|um+|wait|sorry|please|just|also|now|"
    r"exactly|thanks|thank you|hey|(?:can|could|would|will|may) (?:you|i|we)(?: please)?|"
    r"(?:i|we) (?:want|need|would like)(?: to (?:see|know|read))?|let me|tell me|do you know|"
    r"you mean|but wait) (?=\S)"
)
_ENDING = re.compile(
    r"(?<=\S) (?:please|exactly|precisely|though|again|thanks|now|here|anyway|then|actually|"
    r"for me|to me|do you think|was it|is it|i mean|instead|at all|out loud)$"
)
_SPELT = (
    ("what's", "what is"), ("whats", "what is"), ("where's", "where is"), ("wheres", "where is"),
    ("who's", "who is"), ("whos", "who is"), ("when's", "when is"), ("how's", "how is"),
    ("why's", "why is"), ("that's", "that is"), ("thats", "that is"), ("it's", "it is"),
    ("didn't", "did not"), ("didnt", "did not"), ("doesn't", "does not"), ("don't", "do not"),
    ("dont", "do not"), ("doesnt", "does not"), ("haven't", "have not"), ("isn't", "is not"),
    ("isnt", "is not"), ("can't", "can not"), ("cannot", "can not"), ("i'd", "i would"),
    ("u", "you"), ("ur", "your"), ("r", "are"), ("pls", "please"), ("plz", "please"),
    ("thx", "thanks"), ("srsly", "seriously"), ("src", "source"), ("rly", "really"),
    ("y", "why"), ("n", "and"), ("1", "one"), ("2", "two"),
)  # fmt: skip
_WHOLE_WORD = dict(_SPELT)
_LONG = 5  # letters of a word that may be misspelt
_MOST_WORDS = 14
_WORD = re.compile(r"[^\s,.?!;:…\"“”()*]+")
_REAL = frozenset("quite quiet worse words other others there these those every".split())


def about_answer(words: str) -> AboutAnswer | None:
    """What a turn asks about the answer before it; None where it asks something else, and where it
    names anything itself."""
    typed = _WORD.findall(words.lower().replace("’", "'").replace("-", " "))
    if not 0 < len(typed) <= _MOST_WORDS:
        return None
    plain = " ".join(_WHOLE_WORD.get(word, word) for word in typed)
    for bare in dict.fromkeys(form for text in (plain, _respelt(plain)) for form in _bared(text)):
        for about, rule in ABOUT_ANSWER:
            if rule.apply.fullmatch(bare):
                return about
    return None


def _bared(words: str) -> Iterator[str]:
    """Words as they are, then with less and less of what may stand before and behind them."""
    yield words
    while opening := _OPENING.match(words):
        words = words[opening.end() :]
        yield words
    while ending := _ENDING.search(words):
        words = words[: ending.start()]
        yield words


def _respelt(words: str) -> str:
    """Words with those spelt right that are one letter away from a word of the table."""
    return " ".join(map(_right, words.split()))


def _right(word: str) -> str:
    if len(word) < _LONG or word in _VOCABULARY:
        return word
    near = (right for right in _ORDERED if edits(word, right, most=1) <= 1)
    return next((right for right in near if right[0] == word[0]), word)


_VOCABULARY = (
    frozenset(
        word
        for *_, pattern in _ROWS
        for found in re.findall(r"[a-z]{4,}\??", re.sub(r"\(\?[:<=!]+", " ", pattern))
        for word in (found.rstrip("?"), found[:-2] if found.endswith("?") else found)
    )
    | _REAL
)
_ORDERED = tuple(
    sorted(
        word
        for word in (_VOCABULARY - _REAL) | {"summarise", "summarize"}
        if len(word) >= _LONG - 1
    )
)
