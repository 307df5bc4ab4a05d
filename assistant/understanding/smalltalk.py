"""Small talk: what is typed into a chat and asks nothing of the articles."""

import re
import unicodedata
from typing import Literal, get_args

from index.english.spelling import edits

Talk = Literal["help", "archive", "goodbye", "thanks", "greeting", "noted"]

# What may stand behind "What can you" and the like and names nothing: no "it" and no "this", which
# stand for what an answer was about.
_ASK = (
    r"(?: (?:do|work|help|answer|tell|offer|know|have|think|live|come|exist|ask|use|speak|english|"
    r"made|built|born|created|called|real|ai|bot|robot|chatbot|human|person|machine|program|"
    r"computer|llm|language|model|chatgpt|gpt|onrecord|assistant|me|us|you|yourself|with|for|about|"
    r"from|to|on|an?|the|some|or|really|actually|just|now|today))*"
)
_KIND = r"(?: (?:kinds?|sorts?|types?) of)?"
_FILES = r"(?:news )?(?:articles?|stories|documents|files|texts|sources|topics)"
_SPAN = r"(?:outlets|newspapers|papers|subjects?|themes|dates|days|years|period)"
_HAVE = r"(?: (?:have|got|know|cover|hold|use|read|search|contain|about|on))*"
# Of these, a clause is the first that it is from end to end.
_TALK: dict[Talk, re.Pattern[str]] = {
    "archive": re.compile(
        rf"(?:how many|which|what){_KIND} (?:{_FILES}|{_SPAN}) (?:do|can|did|have) (?:you|we|i)"
        rf"{_HAVE}"
        rf"|(?:how many|which|what){_KIND} {_FILES} are (?:there|indexed|in here)"
        r"|what (?:do you cover|is in (?:here|(?:the|your) (?:index|archive)))"
    ),
    "greeting": re.compile(
        r"(?:hi+|hiya|hello+|he+y+|howdy|greetings|good (?:morning|afternoon|evening|day))"
        r"(?: (?:there|everyone|all|onrecord))?"
        r"|how are you(?: doing)?(?: today)?|how do you do|nice to meet you"
    ),
    "help": re.compile(
        r"(?:(?:can|could|will|would) you |please )?help(?: me)?(?: with this)?"
        r"|i need(?: some)? help|(?:give me )?(?:an |some )?examples?"
        r"|(?!how (?:do|can) you (?:know|tell))"
        r"(?:what|who|how|where|how old|how smart) (?:can|could|do|did|are|is|were)"
        rf" you{_ASK}|when were you{_ASK}|(?:are|can|could|do|will|would) you{_ASK}"
        r"|what (?:is|can|does) this(?: (?:for|about|do))*|how does this work"
        rf"|(?:what|which){_KIND}(?: (?:questions?|things?))? (?:can|could|should|may|do)"
        r" (?:i|we|one) (?:ask|do|type)(?: (?:you|about|here|now|with|this))*"
        r"|what (?:are|is) your (?:main )?(?:capabilit(?:y|ies)|features?|skills?|abilit(?:y|ies)|"
        r"purpose|name|job|function|limits?|limitations?)"
        r"|who (?:made|built|created|developed|wrote|programmed|trained|owns|runs|is behind)"
        r" (?:you|this|onrecord)|who am i (?:talking|speaking|chatting) (?:to|with)"
        r"|how (?:do|can|should) i (?:work|use|ask)(?: (?:you|this|it|questions?))*"
        r"|(?:tell me|say something) about (?:you|yourself)|introduce yourself"
    ),
    "thanks": re.compile(
        r"(?:many )?thanks?(?: you)?(?: a lot| so much| very much| again)*"
        r"(?: for (?:your|the|all your) (?:help|answers?))?|cheers|good job|well done"
    ),
    "goodbye": re.compile(
        r"good ?bye|bye(?:[- ]bye)?|see you(?: later| soon)?|ciao|good night|that(?:[’']s| is) all"
    ),
    "noted": re.compile(
        r"great|cool|nice|perfect|awesome|wonderful|ok|okay|alright|got it|i see|good|"
        r"interesting|yes|no"
    ),
}
_GREETINGS = ("hello", "howdy", "greetings", "morning", "afternoon", "evening")
_SHORT = {
    "u": "you", "ur": "your", "r": "are", "pls": "please", "plz": "please", "thx": "thanks",
    "thnx": "thanks", "tnx": "thanks", "ty": "thank you", "cya": "see you", "whats": "what is",
    "who’s": "who is", "who's": "who is", "what’s": "what is", "what's": "what is",
}  # fmt: skip
_FACE = re.compile(r"(?<!\S)(?:[:;=8x]['’]?-?[()\[\]dpo/|*3]+|<3+|\^_*\^)(?!\S)", re.IGNORECASE)
_CLAUSES = re.compile(r"[.!?,;…]+|\band\b")
_OPENING = re.compile(
    r"(?:hi+|hiya|hello+|he+y+|ok|okay|great|cool|perfect|no|yes|please)(?: there)? (?=\S)"
)


def small_talk(words: str) -> Talk | None:
    """What kind of small talk some words are; None where any of them asks for something else."""
    plain = "".join(map(_unless_picture, _FACE.sub(" ", words))).lower()
    kinds = [_kind(clause) for clause in _CLAUSES.split(plain) if clause.strip()]
    if None in kinds:
        return None
    order: tuple[Talk, ...] = get_args(Talk)
    return next((talk for talk in order if talk in kinds), None)


def _unless_picture(letter: str) -> str:
    """A letter; nothing for an emoji and what belongs to one."""
    return "" if unicodedata.category(letter) in ("So", "Sk", "Mn", "Cf") else letter


def _kind(clause: str) -> Talk | None:
    """What kind of small talk a clause is, with a greeting or the like before it or without."""
    words = [_SHORT.get(word, word) for word in clause.split()]
    text = " ".join(map(_greeting, words) if len(words) < 3 else words)
    for bare in (text, _OPENING.sub("", text, count=1)):
        bare = bare.removesuffix(" please")
        for talk, pattern in _TALK.items():
            if pattern.fullmatch(bare):
                return talk
    return None


def _greeting(word: str) -> str:
    """The greeting that a word is but for one letter, its first and last being right."""
    ends = word[0], word[-1]
    near = (right for right in _GREETINGS if (right[0], right[-1]) == ends)
    return next((right for right in near if edits(word, right) <= 1), word)
