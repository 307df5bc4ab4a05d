"""Patterns of follow-ups: the short ways in which people go on from an answer.

Each is matched from end to end with a turn, in lower or upper case; beside it stands what it
matches, and what it must not.
"""

import re
from collections.abc import Mapping

from index.rules import Rule

Pattern = re.Pattern[str]

OPENING = (
    r"(?:(?:and|so|but|ok|okay|oh|well|no|nope|sorry|thanks|thank you|then|also|now|please)\b"
    r"[,.!]?\s+)*"
)
"""What may come before the words that count."""

PATTERNS: Mapping[str, Rule[Pattern]] = {
    name: Rule(name, example, re.compile(pattern, re.IGNORECASE), counterexample)
    for name, example, counterexample, pattern in (
        (
            "about",
            "And about the corridor?",
            "",
            r"(?:(?:so|but|ok|okay|then|also)\b[,.]?\s+)*(?P<open>"
            r"(?:and )?(?:(?:what|how) about|(?:the )?same (?:question |thing )?for|"
            r"(?:anything|something|what|and) (?:from|by))|and|or)?"
            r"\s*(?P<topical>(?:about|on|regarding) )?(?P<new>.+?)[?.! ]*",
        ),
        (
            "bare",
            "And when was that said?",
            "When was the dam built?",
            rf"{OPENING}(?P<wh>why|when|where|who|how)(?: so| come|(?P<not> not))?"
            r"(?: (?:is|was) (?:that|it|this)(?: said)?)?"
            r"(?: (?:said|says) (?P<said>that|it|so|this))?[?!. ]*",
        ),
        (
            "more",
            "Can you tell me a bit more about it please",
            "Tell me more about the dam",
            rf"{OPENING}(?:(?:can|could) you )?(?:(?:tell|show|give) (?:me|us) )?"
            r"(?:some |a bit |even )?(?:more|(?:anything|something|what|everything) else|the rest|"
            r"go on|carry on|continue|further)"
            r"(?: (?:of|about|on) (?:it|that|this|them|him|her))?(?: please)?"
            r"(?: (?:did|does|has) (?:he|she|they) (?:say|said))?",
        ),
        (
            "other side",
            "What does the other side say",
            "the dark side",
            rf"{OPENING}(?:(?:what|how) (?:about|did|does|do|has|is) )?(?:the )?other "
            r"(?:side|party|camp|one|candidate|team|country|speaker|man|woman)"
            r"(?:['’]s (?:view|views|position|response|reaction))?"
            r"(?: (?:say|said|says|think|respond|react))?(?P<rest> .*)?",
        ),
        (
            "meant",
            "No, I meant the engineer, not the mayor",
            "The mean engineer",
            rf"(?:{OPENING}(?:i|we) (?:mean|meant)|no,?|not .+? but) (?P<new>.+?)(?:,? not .+)?",
        ),
        (
            "place",
            "the second one",
            "the second mayor",
            r"(?:the )?(?:(?P<first>first|former|1st)|(?P<second>second|2nd)|"
            r"(?P<third>third|3rd)|(?P<last>latter|last))(?: one| person)?",
        ),
        (
            "else",
            "And who else",
            "Who else won",
            r"(?:and )?(?P<wh>who|what|where|when|which) else",
        ),
    )
}
ABOUT = PATTERNS["about"].apply
"""`And about the corridor?`, `What about Blinken?`; anything, where `open` is empty."""
BARE = PATTERNS["bare"].apply
"""`Why?`, `And when was that?`, `Who said that?`"""
MORE = PATTERNS["more"].apply
OTHER_SIDE = PATTERNS["other side"].apply
MEANT = PATTERNS["meant"].apply
PLACE = PATTERNS["place"].apply
ELSE = PATTERNS["else"].apply
HAS_VERB = re.compile(
    r"\b(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|"
    r"say|said|tell|told)\b",
    re.IGNORECASE,
)
