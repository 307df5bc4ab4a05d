"""Patterns of questions: in tables, each with what it matches and what it must not.

In an example the speaker is in square brackets, and what is asked about in braces. All are
matched from end to end with a question in lower or upper case, without its mark.
"""

import re
from typing import Literal

from assistant.understanding.saying import SAY_BASE, SAY_FORM, SAY_NOUN, TELL_BASE
from index.rules import Rule, Rules

Kind = Literal[
    "said", "who said", "who", "when", "where", "how many", "why", "what happened", "yes/no",
    "compare", "summarise", "list", "what",
]  # fmt: skip

SAY = (
    r"(?:say(?:s|ing)?|said|tell(?:s|ing)?|told|claim(?:s|ed|ing)?|comment(?:s|ed|ing)?|"
    r"announce[sd]?|think(?:s|ing)?|thought|believe[sd]?|promise[sd]?|warn(?:s|ed|ing)?|"
    r"argue[sd]?|suggest(?:s|ed)?|respon(?:d|ds|ded|ding)|reac(?:t|ts|ted|ting)|repl(?:y|ies|ied)|"
    r"den(?:y|ies|ied)|admit(?:s|ted)?|deman(?:d|ds|ded)|propose[sd]?|tweet(?:s|ed)?)"
    r"(?!-\w)"  # "the tell-all" tells nothing
)
_SAYING = r"(?:saying|telling|claiming|thinking|arguing|suggesting|promising|demanding)"
_JUDGE = (
    r"(?:criti[cs]i[sz]e[sd]?|praise[sd]?|condemn(?:s|ed)?|accuse[sd]?|attack(?:s|ed)?|"
    r"support(?:s|ed)?|oppose[sd]?|defend(?:s|ed)?|endorse[sd]?|reject(?:s|ed)?|blame[sd]?|"
    r"(?:speaks?|spoke|spoken|came|come|is|are|was|were) (?:out )?against|object(?:s|ed)? to)"
)
VIEWS = (
    r"(?:position|view|views|stance|opinion|response|reaction|reply|comments?|remarks?|words|"
    r"statements?|quotes?|quotations?)"
)
REPORT = r"(?:report(?:s|ed)?|cover(?:s|ed)?|describe[sd]?|portray(?:s|ed)?|treat(?:s|ed)?)"
_TOLD = r"(?:said|told|claimed|thought|thinks|says|announced|replied|responded|reacted)"
_NOT_AUXILIARY = (
    r"(?!(?:did|does|do|has|have|had|is|are|was|were|can|could|will|would|else|happen(?:s|ed)?)\b)"
)
_SHOW = r"(?:(?:show|give|list|find)(?: me)? )?"
_ABOUT_IT = r"(?P<about> (?:on|about|regarding|saying|when|after) .+)?"
_ON = r"(?:on|about|over|regarding|of|to|for|against|when|after|following|in)"
_ADVERB = r"(?:(?:ever|(?:have|had|get|go on|come) to|also|then|once|first|actually|\w+ly) )*"
_NO_NOUN = r"(?<!['’]s)(?<!\bthe)(?<!\ba)(?<!\ban)(?<!\bhis)(?<!\bher)(?<!\btheir)"
"""Before a verb that could be a noun: "the claim"."""
_ANYBODY = r"(?:people|everybody|everyone|anybody|anyone|others|the articles?)"
_WHOEVER = (
    r"(?:(?:list |name )?(?:all )?(?:everyone |everybody |people |those |the people )?who|"
    r"which (?:\w+ ){0,2}?\w+[^s\W]s|"
    r"who (?:is|was) it (?:that|who)|"
    rf"what (?:was|is|has been|is being)|what (?:did|do|does) {_ANYBODY}) (?:has |have |else )?"
)

Pattern = re.Pattern[str]


def _rule(name: str, example: str, pattern: str, counterexample: str = "") -> Rule[Pattern]:
    return Rule(name, example, re.compile(pattern, re.IGNORECASE), counterexample)


SAID: Rules[Pattern] = Rules(
    _rule(
        "did judge",
        "In what words did [Rask] praise{ the crew when they came home}",
        r"(?:(?:in )?(?:what|which)(?: words| terms| way)?|how)(?: else| exactly)? "
        rf"(?:did|does|do) (?P<who>.+?){_NO_NOUN} {_ADVERB}(?P<say>{SAY_BASE})\b"
        rf"(?! {SAY_BASE}\b)(?P<about>.*)",
        "What did the state publish about the dam",
    ),
    _rule(
        "did say",
        "What did [Ida Rask] say{ about the dam}",
        r"(?:what|how|when|why|where) (?:else |exactly )?(?:did|does|do|has|have|had) "
        rf"(?P<who>.+?) (?:ever )?(?P<say>{SAY})\b(?P<about>.*)",
        "When was the mayor told about the crack",
    ),
    _rule(
        "is saying",
        "what's [Rask] saying{ about the dam}",
        rf"what(?: exactly)?(?: is| are| was| were|['’]s) (?P<who>.+?) {_SAYING}\b(?P<about>.*)",
        "What is known about the claims",
    ),
    _rule(
        "is the position of",
        "What is [Moreau]'s position{ on the dam}",
        rf"(?:what|how)(?: is| are| was| were|['’]s) (?P<who>.+?)['’]s? {VIEWS}\b(?P<about>.*)",
        "What is the position of the dam",
    ),
    _rule(
        "is the answer of",
        "What was [Moreau]'s first answer{ to the mayor}",
        rf"(?:what|how)(?: is| are| was| were|['’]s) (?P<who>.+?)['’]s? (?:\w+ )?{SAY_NOUN}\b"
        r"(?P<about>.*)",
        "What is the answer to the claim",
    ),
    _rule(
        "is his position",
        "What is [his] position{ on the dam}",
        rf"what(?: is| are| was| were|['’]s) (?P<who>his|her|their) {VIEWS}\b(?P<about>.*)",
        "What is its position on the dam",
    ),
    _rule(
        "made comments",
        "What comments did [Rask] make{ about the river}",
        rf"(?:what|which) (?:{VIEWS}|{SAY_NOUN}) (?:did|does|has) (?P<who>.+?) "
        r"(?:make|made|give|given|take|have|offer)\b(?P<about>.*)",
        "What comments did Rask read",
    ),
    _rule(
        "yes or no",
        "Did [Rask] ever deny{ the report}",
        rf"(?:did|does|has|have) (?P<who>.+?) (?:ever )?(?P<say>{SAY})\b(?P<about>.*)",
        "Did the dam break",
    ),
    _rule(
        "did deny",
        "Did [Rask] really describe{ the dam as safe}",
        rf"(?:did|does|do) (?P<who>.+?){_NO_NOUN} {_ADVERB}(?P<say>{TELL_BASE})\b"
        rf"(?! {SAY_BASE}\b)(?P<about>.*)",
        "Did the state publish the report",
    ),
    _rule(
        "is it true",
        "Is it true that [Rask] opposed{ the dam}",
        r"(?:is|was) it true(?: that)? (?P<who>.+?) (?:ever |has |have |had |once )?"
        rf"(?:(?P<say>{SAY_FORM})|(?:is|was|are|were)(?= (?:against|for|in favou?r)\b))\b"
        r"(?P<about>.*)",
        "Is it true that the dam broke",
    ),
    _rule(
        "quote",
        "Quote [Rask]{ on the river}",
        rf"quote (?P<who>.+?){_ABOUT_IT}",
        "Unquote Rask",
    ),
    _rule(
        "statements by",
        "Show me all statements by [Rask]{ about the river}",
        rf"{_SHOW}(?:all )?(?:the )?{VIEWS} (?:by|of|from) (?P<who>.+?){_ABOUT_IT}",
        "Show me all boats by Rask",
    ),
    _rule(
        "whose views",
        "[Rask]'s views{ on the river}",
        rf"{_SHOW}(?P<who>.+?)(?:['’]s?)? {VIEWS}(?P<about> (?:on|about|to) .+)?",
        "Rask's views of Alba",
    ),
    _rule(
        "whose answer",
        "[Rask]'s opinion{ of the mayor}",
        rf"{_SHOW}(?P<who>.+?)['’]s? (?:{VIEWS}|{SAY_NOUN})(?P<about> {_ON} .+)?",
        "Rask's boat on the river",
    ),
    _rule(
        "said what",
        "[Rask] said what{ about the river}",
        rf"(?P<who>\S+(?: \S+){{0,3}}) (?P<say>{SAY}) what\b(?P<about>.*)",
        "Rask knows what happened",
    ),
    _rule(
        "what somebody said",
        "Summarise what [Rask] said{ about the dam}",
        rf"(?:(?:summari[sz]e|compare) )?{_SHOW}(?:(?:all )?(?:what|how)|all that|"
        rf"everything(?: that)?|anything(?: that)?) (?P<who>{_NOT_AUXILIARY}.*?) "
        rf"(?:has |have |had )?{_TOLD}\b(?P<about>.*)",
        "Summarise what was said",
    ),
)  # fmt: skip
"""Questions for somebody's words; the first that fits counts. `say` is the verb."""

WHO_SAID: Rules[Pattern] = Rules(
    _rule(
        "who judged",
        "Who {criticised the mayor}",
        rf"{_WHOEVER}(?=(?P<say>{_JUDGE})\b)(?P<about>.*)",
        "Who read the report",
    ),
    _rule(
        "who said",
        "List everyone who denied{ the report}",
        rf"{_WHOEVER}(?P<say>{SAY}|{SAY_FORM}|call(?:s|ed)?)\b(?P<about>.*)",
        "Who built the dam",
    ),
)
"""Questions for whoever said something. What is judged is looked for with the verb."""

_ROWS: tuple[tuple[Kind, str, str, str], ...] = (
    ("how many",
     r"how (?:many|much|old|long|large|big|far|often)\b|what (?:percentage|share|number)\b",
     "What share of the town was flooded", "How did the dam break"),
    ("who",
     r"who(?:m|se)?\b|which (?:person|man|woman|player|actor|actress|president|singer)\b",
     "Which president opened the dam", "Which town was flooded"),
    ("when", r"when\b|what (?:date|day|year|month)\b|which (?:day|year|month)\b",
     "What year was the flood", "What daylight is left"),
    ("where",
     r"where\b|(?:in )?(?:which|what) (?:country|city|state|town|place|continent|ocean)\b",
     "In which country is the dam", "Which countryman won"),
    ("why",
     r"why\b|how come\b|(?:for what|what(?:['’]s| is| was| were)? the) reasons?\b|"
     r"on what grounds\b|what(?: was|['’]s| is)? (?:caus(?:e[sd]|ing)|behind|led|leads|made|makes|"
     r"making|drove|drives|prompt(?:s|ed)|push(?:es|ed)|forc(?:es|ed)|brought|persuaded)\b|"
     r"what .*\bfor$",
     "What made the council sell the mill", "What is a cause"),
    ("what happened",
     r"what(?:['’]s| is| was| has| had)? (?:happen\w*|going on|new)\b|what took place\b",
     "What's going on in Alba", "What news is there"),
    ("compare",
     r"(?:compare|contrast)\b|"
     r"(?:what|how)\b.*\b(?:differ(?:s|ed|ence|ences)?|compare[sd]?)\b",
     "What is the difference between a weir and a dam", "What is different"),
    ("summarise",
     r"(?:summari[sz]e|sum up|tl;?dr|"
     r"(?:give (?:me |us )?)?(?:an? |the )?(?:summary|overview))\b",
     "Give me an overview of the trial", "Give me a view of the trial"),
    ("list",
     r"(?:list|name|enumerate)\b|which \w+[^s]s\b|"
     r"what \w+[^s]s (?:are|were|did|do|have|had)\b",
     "Which towns were flooded", "Which class was it"),
    ("yes/no",
     r"(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should)\b",
     "Is the dam safe", "Isle of Alba"),
)  # fmt: skip
KINDS = tuple(
    (kind, _rule(kind, example, rf"(?:{pattern}).*", counterexample))
    for kind, pattern, example, counterexample in _ROWS
)
"""What sort of answer a question asks for; the first that fits counts, else it is "what"."""

POLITE = re.compile(
    r"(?:(?:please|and|so|but|ok|okay|now|also|well|hi|hello|hey)\b,?\s+)*"
    r"(?:(?:(?:can|could|would|will) you )?(?:please )?(?:help me )?"
    r"(?:(?:tell|show|remind) (?:me|us),? |find(?: out)? )|"
    r"do you know |"
    r"i(?:['’]d| would) like to know |i want to know |i wonder )?"
    r"(?=(?:what|who|whom|whose|which|when|where|why|how|did|does|has|have|is|are|was|were)\b)",
    re.IGNORECASE,
)
"""What a question may be wrapped in: `Can you tell me`."""
THANKS = re.compile(
    r"(?:(?:thanks|thank you|ok|okay|great|good|interesting|hm+|oh|i see|right|wow)[.,!]+\s+)+"
    r"(?=\w)",
    re.IGNORECASE,
)
"""What may be said to the last answer before the next question."""
MORE = re.compile(r"tell me more: ", re.IGNORECASE)
"""What asks for more of an answer to another question."""
AS_TIME = re.compile(
    r"(?P<next>(?:on )?the (?:day|morning) after|a day after)\b|(?P<since>since)\b|"
    r"(?P<before>(?:(?:shortly|just|right|immediately|days) )?before|ahead of|in the run-?up to)\b|"
    r"(?P<after>(?:(?:shortly|just|right|immediately|days) )?after|following|in the wake of|"
    r"in the aftermath of)\b|(?P<until>until|till)\b|(?P<during>during|at the time of)\b",
    re.IGNORECASE,
)
"""How words go on that place something in time by an event."""
EVENT = re.compile(
    rf"\b(?:{re.sub('[?]P<[a-z]+>', '?:', AS_TIME.pattern)}) (?:the |his |her |their |its )?\w.*",
    re.IGNORECASE,
)
"""A time that is no date: `since the talks`."""
LATELY = re.compile(r"\b(?:recently|lately|so far|these days|right now)\b", re.IGNORECASE)
ELSE = re.compile(r"\belse\b ?", re.IGNORECASE)
OF_TOPIC = re.compile(
    r"\s*(?:when asked(?= about\b)|about|on|regarding|concerning|of|to|that|with|in|at)\b", re.I
)
"""What stands before the topic."""
NO_TOPIC = re.compile(
    r"(?:it|so|this|those|these)?(?: ?(?:exactly|precisely|again))?", re.IGNORECASE
)
"""A topic that points at what was said before, or none."""
