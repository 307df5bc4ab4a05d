"""Shapes: what kind of answer the form of a question asks for, and the sides that it compares.

In an example the sides are in square brackets, and what is asked about in braces. All are matched
from end to end with a question in lower or upper case, without its mark.
"""

import re
from typing import Literal, NamedTuple

from assistant.understanding.question_patterns import REPORT, SAY, VIEWS
from index.rules import Rule, Rules

Shape = Literal["", "comparison", "change", "articles", "times", "overview"]
"""The kind of answer: sides beside each other; before and after; a list of articles; how often
somebody says something; what happened, from its beginning. Empty where the question's kind says
enough."""

_PARTY = r"(?!an? |what |how )(?:[^\s,]+ ){0,4}?[^\s,]+?"
_OWNED = r"(?:['’]s?)?"
_ON = r"(?: (?:on|about|over|regarding|concerning|when it comes to) )"
_ABOUT = rf"(?P<about>{_ON}.+)?"
_ABOUT_THAT = rf"(?P<about>(?:{_ON}| (?:that|whether|if|as to|in|towards?|with|for) ).+)?"
_ASIDE = (
    rf"(?P<about>(?:[:,;–—-]+ | [:–—-]+ |{_ON}| (?=(?:who|what|how|which|where|when|why)\b)).+)?"
)
_ALIKE = (
    r"(?:(?:on the same (?:page|side)|at odds|of one mind|in agreement|in step|united|divided|"
    r"split|apart|different|alike|similar|aligned|close|rivals)\b)"
)
_MORE = r"(?:more|less|fewer|better|worse|further|farther|\w{3,}er)"
_NUMBER = r"(?!\d|an? |the |one |two |half |any|ever|usual|expected|that |this )"
_SIDES = rf"(?P<a>{_PARTY}){_OWNED} (?:and|&) (?P<b>{_PARTY}){_OWNED}"
_DO = r"(?:do|does|did|have|has|had|are|were|would)"
_ARTICLES = (
    r"(?:(?:news ?)?papers?|articles?|stories|outlets?|publications?|websites?|reports|media)"
)
_CHANGED = (
    r"(?:chang(?:e[ds]?|ing)|shift(?:ed|s)?|evolved?|develop(?:ed)?|soften(?:ed)?|harden(?:ed)?)"
)
_MIND = rf"(?:(?:his|her|their|its) )?(?:mind|tune|{VIEWS})"
_WHEN = r"(?P<when> (?:between|from|since|after|before|during|in|over) .+)?"


class Form(NamedTuple):
    """What the form of a question tells: its shape, the parties whose words are beside each other
    and where they stand (one party, where it is its change), the slice of it that tells what
    about, and the words of a time."""

    shape: Shape
    sides: tuple[str, ...]
    speaker: str | None
    about: slice
    when: str


def _rule(name: str, example: str, pattern: str, counterexample: str = "") -> Rule[re.Pattern[str]]:
    return Rule(name, example, re.compile(pattern, re.IGNORECASE), counterexample)


COMPARISONS = Rules(
    _rule(
        "versus",
        "[Rask] vs [Moreau]{ on the dam}",
        rf"(?:compare )?(?P<a>{_PARTY}){_OWNED} (?:vs\.?|versus|v\.) (?P<b>{_PARTY}){_OWNED}"
        rf"(?: {VIEWS})?{_ASIDE}",
        "The dam verses of Rask",
    ),
    _rule(
        "each say",
        "What do [Rask] and [Moreau] each say{ about the dam}",
        rf"(?:what|how) {_DO} {_SIDES} (?:each|both|respectively) {SAY}\b(?P<about>.*)",
        "What does Rask say about each dam",
    ),
    _rule(
        "agree",
        "Do [Rask] and [Moreau] agree{ on the dam}",
        rf"(?:(?:where|how|what|why|in what way) )?{_DO} {_SIDES} "
        r"(?:(?:really|actually|each|both) )?"
        r"(?:(?:dis)?agree|differ|diverge|compare|contrast|stand|feel|clash|see eye to eye|"
        r"line up|part ways|split|fall out|think alike|have in common)(?: with each other)?"
        rf"{_ABOUT_THAT}",
        "Do Rask and Moreau live on the dam",
    ),
    _rule(
        "the two agree",
        "[Rask] and [Moreau], where do the two differ{ on the dam}",
        rf"{_SIDES}[,:]?(?: [–—-])? (?:(?:where|how|on what|in what way|what) )?{_DO} "
        r"(?:they|the two|both|these two)(?: both| each)? (?:(?:dis)?agree|differ|diverge|stand|"
        rf"say|think|want)(?: of)?{_ABOUT_THAT}",
        "Rask and Moreau, where do they live",
    ),
    _rule(
        "see differently",
        "Do [Rask] and [Moreau] see{ the dam} differently",
        rf"(?:how )?{_DO} {_SIDES} (?:see|view|judge|regard|feel about|think (?:of|about)|treat)"
        r"(?P<about> .+?)(?: differently| alike| the same(?: way)?)",
        "Do Rask and Moreau dress differently",
    ),
    _rule(
        "are alike",
        "Are [Rask] and [Moreau] on the same page{ about the dam}",
        rf"(?:(?:where|how|why) )?(?:are|were|is) {_SIDES} (?:\w+ly |so |that |all that )?{_ALIKE}"
        rf"{_ABOUT_THAT}",
        "Are Rask and Moreau in Alba",
    ),
    _rule(
        "how much more than",
        "How much more than [Rask] would [Moreau]{ spend on the dam}",
        rf"(?:how much |by how much |is it )?{_MORE} than (?P<a>{_NUMBER}{_PARTY}) "
        rf"(?:would|does|do|did|will|has|is|was|wants?) (?P<b>{_PARTY})(?P<about> .+)",
        "How much more than that would it cost to mend the dam",
    ),
    _rule(
        "more than",
        "Would [Rask]{ spend more on the dam} than [Moreau]",
        rf"(?:(?:how much|why) )?(?:would|does|do|did|will|is|was) (?P<a>{_PARTY})"
        rf"(?P<about> (?:.+ )?{_MORE}\b.*) than (?P<b>{_NUMBER}{_PARTY})",
        "Would Rask pay more than 40 million",
    ),
    _rule(
        "which of two",
        "Who{ is tougher on the dam}, [Rask] or [Moreau]",
        rf"(?:who|which)(?: of (?:them|the two)| one)?(?P<about> .*\b{_MORE}\b.*?)[,:]? "
        rf"(?P<a>{_PARTY}) or (?P<b>{_PARTY})",
        "Who sleeps longer in June or July on the dam, and why",
    ),
    _rule(
        "is different from",
        "How is [Rask] different from [Moreau]{ on the dam}",
        rf"(?:how|where|what) (?:is|are|was|were|separates|sets) (?P<a>{_PARTY}){_OWNED}"
        rf"(?: {VIEWS})? "
        rf"(?:(?:any |so )?(?:different|far|apart) )?from (?P<b>{_PARTY}){_OWNED}(?: {VIEWS})?"
        rf"{_ABOUT_THAT}",
        "Where is Rask from",
    ),
    _rule(
        "position differs from",
        "How does [Rask]'s position{ on the dam} differ from [Moreau]'s",
        rf"(?:(?:where|how|what) )?{_DO} (?P<a>{_PARTY})['’]s? {VIEWS}{_ABOUT} "
        rf"(?:differ|compare|diverge)s? (?:with|from|to) (?P<b>{_PARTY}){_OWNED}",
        "How does Rask's position on the dam stand",
    ),
    _rule(
        "agree with",
        "How does [Rask] differ from [Moreau]{ on the dam}",
        rf"(?:(?:where|how|what) )?{_DO} (?P<a>{_PARTY}){_OWNED}(?: {VIEWS})? "
        r"(?:(?:dis)?agree|differ|diverge|compare) (?:with|from|to) "
        rf"(?P<b>{_PARTY}){_OWNED}(?: {VIEWS})?{_ABOUT}",
        "How does Rask get from Alba to the dam",
    ),
    _rule(
        "difference between",
        "What's the difference between [Rask] and [Moreau]{ on the dam}",
        r"(?:(?:what|where)(?:['’]s|['’]re| is| are| was| were)? )?(?:the )?(?:main )?"
        rf"(?:differences?|contrast|disagreements?) between {_SIDES}(?: {VIEWS})?{_ABOUT}",
        "What's the distance between Rask and Moreau",
    ),
    _rule(
        "compare",
        "Compare [Rask] and [Moreau]{ on the dam}",
        rf"(?:compare|contrast) (?:(?:the )?{VIEWS} of |what |how )?(?P<a>{_PARTY}){_OWNED}"
        rf"(?: {VIEWS})? (?:and|&|with|to|against) (?:(?:those|that) of )?"
        rf"(?P<b>{_PARTY}){_OWNED}(?: {VIEWS}| (?:have |has )?(?:each |both )?{SAY})?"
        rf"(?: (?:with|to) each other)?{_ABOUT}",
        "Compare the dams",
    ),
    _rule(
        "report",
        "How did [the Gazette] and [the Post] report{ on the flood}",
        rf"how {_DO} {_SIDES} (?:each |both )?{REPORT}\b(?P<about>.*)",
        "How did Rask and Moreau escape the flood",
    ),
)
"""Questions for the words of two parties beside each other; the first that fits counts."""

CHANGES = Rules(
    _rule(
        "position changed",
        "How did [Rask]'s position{ on the dam} change between May and June",
        rf"(?:(?:how|when|why) )?{_DO} (?P<a>{_PARTY})['’]s? {VIEWS}{_ABOUT}"
        rf" (?:ever )?{_CHANGED}(?: (?:over time|at all))?{_WHEN}",
        "How did Rask's position on the dam end",
    ),
    _rule(
        "changed his mind",
        "Has [Rask] changed his mind{ about the dam}",
        rf"(?:(?:how|when|why) )?{_DO} (?P<a>{_PARTY}) (?:ever )?{_CHANGED} {_MIND}"
        rf"{_ABOUT}?{_WHEN}",
        "Has Rask changed his shirt",
    ),
    _rule(
        "flip-flopped",
        "Did [Rask] backtrack{ on the dam}",
        rf"(?:(?:how|when|why) )?{_DO} (?P<a>{_PARTY}) (?:ever )?"
        rf"(?:flip-?flop(?:p?ed)?|backtrack(?:ed)?|revers(?:ed?)(?: course)?|{_CHANGED}){_ABOUT}",
        "Did Rask sleep on the dam",
    ),
)
"""Questions for what somebody said before and after."""

ARTICLES = Rules(
    _rule(
        "which articles",
        "Which articles mention{ the dam}",
        rf"(?:which|what|how many|list|show me|find) (?:of the |all |the )*(?:news )?{_ARTICLES}"
        r"(?: (?:that|which|who))?(?: (?:have|has|did|do))? "
        r"(?:mention(?:s|ed|ing)?|discuss(?:es|ed|ing)?|quot(?:es?|ed|ing)|"
        r"(?:are|is|were|was) (?:about|on)|"
        r"(?:report|cover|wr[io]te|written|writing|talk|say|said|speak|name|tell|told|deal|carri|"
        r"carry|r[au]n|describe)(?:s|ed|ing|es|d)?(?: (?:about|on|of|with|that))?|about|on)"
        r"\b(?P<about>.+)",
        "Which articles are long",
    ),
)
"""Questions for articles."""

TIMES = Rules(
    _rule(
        "how often",
        "How often did [Rask] mention{ the dam}",
        rf"how (?:often|many times) (?:did|does|do|has|have|had) (?P<a>{_PARTY}) (?:ever )?"
        rf"(?:call(?:ed)?|mention(?:ed)?|use[d]?|repeat(?:ed)?|bring up|invoke[d]?|{SAY})\b"
        r"(?P<about>.+)",
        "How often did Rask visit the dam",
    ),
)
"""Questions for how often somebody says something."""

_TOLD_OF = (
    r"(?P<about> (?!(?:what|how|why|who|when|where|it|this|that|these|those|them|him|her|you|"
    r"yourself|more|me|us|your|the (?:above|answer))\b).+?)"
    r"(?: for me| to me| please| then| lately)?"
)
_ASKED = r"(?:(?:can|could|would|will) you (?:please )?|please )?"
_STORY = (
    r"(?:(?:short|brief|quick|rough|full|whole) )?"
    r"(?:summary|overview|recap|rundown|run-down|outline|synopsis|gist|story|background|time ?line)"
)

OVERVIEWS = Rules(
    _rule(
        "summarise",
        "Summarise{ the dam affair}",
        rf"{_ASKED}(?:summari[sz]e|sum up|recap|outline|tl;?dr)"
        rf"(?: (?:the )?(?:whole )?(?:story|news|articles?|coverage|reporting)"
        rf" (?:of|on|about|behind))?{_TOLD_OF}",
        "Summarise what Rask said",
    ),
    _rule(
        "overview of",
        "Give me an overview of{ the dam affair}",
        rf"{_ASKED}(?:(?:give|show|tell|write|get)(?: me| us)? |i (?:need|want) |"
        r"what(?:['’]s| is) )?"
        rf"(?:an? |the )?{_STORY} (?:of|on|about|behind|to|with)"
        rf"(?: what happened (?:with|to|in|at|on))?{_TOLD_OF}",
        "Give me a view of the dam",
    ),
    _rule(
        "tell about",
        "Tell me about{ the dam affair}",
        rf"{_ASKED}(?:tell me(?: (?:everything|all|something|a bit))? about|"
        r"(?:catch|fill) me (?:up|in) on|bring me up to (?:speed|date) (?:on|with)|"
        rf"(?:explain|describe)(?: to me)?){_TOLD_OF}",
        "Tell me about it",
    ),
    _rule(
        "what happened with",
        "What happened with{ the dam affair}",
        r"(?:so )?what(?:['’]?s| is| was| has| had| exactly)? (?:been )?"
        r"(?:happen(?:ed|ing|s)|going on|went on|goes on|the deal|up) "
        rf"(?:with|to|in|at|around|regarding|during|over|about){_TOLD_OF}",
        "What happened next",
    ),
    _rule(
        "latest on",
        "What's the latest on{ the dam affair}",
        r"(?:(?:what|whats|what['’]s|what is|what are) )?(?:the )?"
        r"(?:latest(?: news)?|news|updates?|any news) (?:on|about|with|in|from|regarding)"
        rf"{_TOLD_OF}",
        "What is the latest dam",
    ),
    _rule(
        "what was about",
        "What was{ the dam affair} all about",
        rf"what(?:['’]?s| is| was| were| are){_TOLD_OF} (?:all )?about",
        "What was built at the dam",
    ),
    _rule(
        "how did it go on",
        "How did{ the dam affair} unfold",
        rf"how (?:did|does|has|have){_TOLD_OF} "
        r"(?:unfold(?:ed)?|go on|gone on|play(?:ed)? out|turn(?:ed)? out|come about|develop)",
        "How did the dam break",
    ),
    _rule(
        "explained",
        "{the dam affair} explained",
        r"(?P<about>(?!what |how |who |why |when |where |he |she )\S+(?: \S+){0,9}?),?:? "
        r"(?:explained|in a nutshell|in short|in brief|summary|overview|recap|tl;?dr)",
        "Who explained the dam",
    ),
)
"""Questions for the story of something, from the beginning."""

SHAPES: tuple[tuple[Shape, Rules[re.Pattern[str]]], ...] = (
    ("articles", ARTICLES),
    ("times", TIMES),
    ("change", CHANGES),
    ("comparison", COMPARISONS),
    ("overview", OVERVIEWS),
)
"""The shapes of questions with their forms, in the order in which they are tried."""


def form_of(asked: str) -> Form | None:
    """What the form of a sentence without its mark asks for; None where it has none of these."""
    for shape, rules in SHAPES:
        for rule in rules:
            if match := rule.apply.fullmatch(asked):
                return _form(shape, match)
    return None


def _form(shape: Shape, match: re.Match[str]) -> Form:
    groups = match.groupdict()
    sides = tuple(groups[name] for name in "ab" if groups.get(name))
    start, end = match.span("about")
    about = slice(start, end) if start >= 0 else slice(match.end(), match.end())
    speaker = None
    if sides:
        last = "b" if len(sides) > 1 else "a"
        speaker = match.string[match.start("a") : match.end(last)]
        if len(sides) > 1 and match.start("a") <= about.start < match.start("b"):
            speaker = sides[0]
    return Form(shape, sides, speaker, about, groups.get("when") or "")
