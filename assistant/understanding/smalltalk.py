"""Small talk: what is typed into a chat and asks nothing of the articles."""

import re
import unicodedata
from typing import Literal, get_args

from index.english.spelling import edits
from index.rules import Rule

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
_ROWS: tuple[tuple[Talk, str, str, str, str], ...] = (
    ("archive", "how many", "how many articles do you have", "how many articles mention lund",
     rf"(?:how many|which|what){_KIND} (?:{_FILES}|{_SPAN}) (?:do|can|did|have)"
     rf" (?:you|we|i){_HAVE}"),
    ("archive", "what there is", "which articles are there", "how many days are there",
     rf"(?:how many|which|what){_KIND} {_FILES} are (?:there|indexed|in here)"
     r"|what (?:do you cover|is in (?:here|(?:the|your) (?:index|archive)))"),
    ("greeting", "hello", "good morning everyone", "hello world premiere",
     r"(?:hi+|hiya|hello+|he+y+|howdy|greetings|good (?:morning|afternoon|evening|day))"
     r"(?: (?:there|everyone|all|onrecord))?"),
    ("greeting", "how are you", "how are you today", "how is lund",
     r"how are you(?: doing)?(?: today)?|how do you do|nice to meet you"),
    ("help", "help", "can you help me", "can you help lund",
     r"(?:(?:can|could|will|would) you |please )?help(?: me)?(?: with this)?"
     r"|i need(?: some)? help|(?:give me )?(?:an |some )?examples?"),
    ("help", "what you are", "what can you do", "how do you know",
     r"(?!how (?:do|can) you (?:know|tell))"
     r"(?:what|who|how|where|how old|how smart) (?:can|could|do|did|are|is|were)"
     rf" you{_ASK}|when were you{_ASK}|(?:are|can|could|do|will|would) you{_ASK}"),
    ("help", "what this is", "what is this for", "what is this dam",
     r"what (?:is|can|does) this(?: (?:for|about|do))*|how does this work"),
    ("help", "what to ask", "what kind of questions can i ask", "what can i ask lund",
     rf"(?:what|which){_KIND}(?: (?:questions?|things?))? (?:can|could|should|may|do)"
     r" (?:i|we|one) (?:ask|do|type)(?: (?:you|about|here|now|with|this))*"
     r"|how (?:do|can|should) i (?:work|use|ask)(?: (?:you|this|it|questions?))*"),
    ("help", "what is yours", "what is your name", "what is his name",
     r"what (?:are|is) your (?:main )?(?:capabilit(?:y|ies)|features?|skills?|abilit(?:y|ies)|"
     r"purpose|name|job|function|limits?|limitations?)"),
    ("help", "who is behind it", "who made you", "who made the bridge",
     r"who (?:made|built|created|developed|wrote|programmed|trained|owns|runs|is behind)"
     r" (?:you|this|onrecord)|who am i (?:talking|speaking|chatting) (?:to|with)"
     r"|(?:tell me|say something) about (?:you|yourself)|introduce yourself"),
    ("thanks", "thanks", "thanks a lot for your help", "thanks to lund",
     r"(?:many )?thanks?(?: you)?(?: a lot| so much| very much| again)*"
     r"(?: for (?:your|the|all your) (?:help|answers?))?|cheers|good job|well done"),
    ("goodbye", "goodbye", "see you later", "see the dam",
     r"good ?bye|bye(?:[- ]bye)?|see you(?: later| soon)?|ciao|good night|that(?:[’']s| is) all"),
    ("noted", "noted", "got it", "got lund",
     r"great|cool|nice|perfect|awesome|wonderful|ok|okay|alright|got it|i see|good|"
     r"interesting|yes|no"),
)  # fmt: skip
CLAUSES = tuple(
    (talk, Rule(name, example, re.compile(pattern), counterexample))
    for talk, name, example, counterexample, pattern in _ROWS
)
"""What clauses of small talk are, in lower case and from end to end; the first that fits counts."""
_GREETINGS = ("hello", "howdy", "greetings", "morning", "afternoon", "evening")
_SHORT = {
    "u": "you", "ur": "your", "r": "are", "pls": "please", "plz": "please", "thx": "thanks",
    "thnx": "thanks", "tnx": "thanks", "ty": "thank you", "cya": "see you", "whats": "what is",
    "who’s": "who is", "who's": "who is", "what’s": "what is", "what's": "what is",
}  # fmt: skip
_FACE = re.compile(r"(?<!\S)(?:[:;=8x]['’]?-?[()\[\]dpo/|*3]+|<3+|\^_*\^)(?!\S)", re.IGNORECASE)
_CLAUSE_END = re.compile(r"[.!?,;…]+|\band\b")
_OPENING = re.compile(
    r"(?:hi+|hiya|hello+|he+y+|ok|okay|great|cool|perfect|no|yes|please)(?: there)? (?=\S)"
)


def small_talk(words: str) -> Talk | None:
    """What kind of small talk some words are; None where any of them asks for something else."""
    plain = "".join(map(_unless_picture, _FACE.sub(" ", words))).lower()
    kinds = [_kind(clause) for clause in _CLAUSE_END.split(plain) if clause.strip()]
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
        for talk, rule in CLAUSES:
            if rule.apply.fullmatch(bare):
                return talk
    return None


def _greeting(word: str) -> str:
    """The greeting that a word is but for one letter, its first and last being right."""
    ends = word[0], word[-1]
    near = (right for right in _GREETINGS if (right[0], right[-1]) == ends)
    return next((right for right in near if edits(word, right) <= 1), word)
