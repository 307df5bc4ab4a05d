"""Boilerplate: what a page prints after an article, such as links, sharing and legal notices."""

import re

from index.rules import Rule, Rules

_LINES = 40
_SHORT = 160


def _heading(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{words})\s*[:.…»>]*", re.IGNORECASE | re.VERBOSE)


def _line(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{words})\s*[.!»>→]*", re.IGNORECASE | re.VERBOSE)


def _link(label: str) -> re.Pattern[str]:
    # With a full stop it is a sentence of this article, and no link to another.
    return re.compile(rf"(?:{label})\s*[:|].{{1,140}}(?<![.”\"])", re.IGNORECASE | re.VERBOSE)


HEADINGS: Rules[re.Pattern[str]] = Rules(
    Rule(
        "other articles",
        "Related Articles",
        _heading(
            r"""(?:related|recommended|suggested|similar|popular|trending|latest|recent|more|other
                |featured|top|sponsored|promoted)
            \s+(?:\w+\s+)?(?:articles?|stor(?:y|ies)|posts?|content|topics?|tags?|reading|links?
                |coverage|headlines?|news|videos?)"""
        ),
        "Other stories of the dam",
    ),
    Rule(
        "more like this",
        "More from The Courier",
        _heading(
            r"""more\s+(?:on\s+this(?:\s+story|\s+topic)?|(?:like\s+this|from|about)\s+.{1,40}
                |to\s+explore)"""
        ),
        "More than 40 people are missing",
    ),
    Rule(
        "read more",
        "Read more:",
        _heading(
            r"""(?:read|see|watch|explore|discover)\s+(?:more|next|also)
                (?:\s+(?:about|on|from)\s+.{1,40})?"""
        ),
        "Read more, she said",
    ),
    Rule(
        "read next",
        "Up next",
        _heading(r"what\s+to\s+(?:read|watch)\s+next | up\s+next | see\s+also | also\s+read"),
        "What to read",
    ),
    Rule(
        "you may like",
        "You may also like",
        _heading(r"you\s+(?:may|might)\s+(?:also\s+)?(?:like|be\s+interested\s+in)"),
        "You may like the dam",
    ),
    Rule(
        "most read",
        "Editors’ Picks",
        _heading(
            r"""(?:most|editor['’]?s?['’]?)\s+
                (?:read|popular|viewed|shared|commented|picks?|choice)"""
        ),
        "Most people left",
    ),
    Rule(
        "related",
        "Trending now",
        _heading(r"related|trending(?:\s+now)?|recommended(?:\s+for\s+you)?|around\s+the\s+web"),
        "Related to the mayor",
    ),
    Rule(
        "filed under",
        "Tags:",
        _heading(r"tags?|topics?|filed\s+under|categories|in\s+this\s+(?:story|article)"),
        "In this town",
    ),
    Rule(
        "share",
        "Share this story",
        _heading(r"share|share\s+(?:this|via|on)(?:\s+\w+){0,2}|follow\s+us(?:\s+on\s+.{1,40})?"),
        "Share prices fell 3%.",
    ),
    Rule(
        "comments",
        "5 Comments",
        _heading(
            r"""(?:\d+\s+)?comments? | leave\s+a\s+(?:comment|reply)
                | join\s+the\s+conversation"""
        ),
        "Comments were closed on Tuesday.",
    ),
    Rule(
        "advertisement",
        "Advertisement",
        _heading(r"advertisements?|sponsored"),
        "Sponsored by Lund",
    ),
)
"""Headings that begin boilerplate: what follows one, where it is no prose, goes with it."""

LINES: Rules[re.Pattern[str]] = Rules(
    Rule("rule", "***", _line(r"(?:[-_*=~#•·♦■|\s]|—|–){1,40}"), "* one"),
    Rule(
        "to the top",
        "Back to top button",
        _line(
            r"""(?:back|return|go|scroll|jump)\s+to\s+(?:the\s+)?top
                (?:\s+(?:button|of\s+(?:the\s+)?page))?"""
        ),
        "Back to the town",
    ),
    Rule(
        "button",
        "WhatsApp",
        _line(
            r"""(?:re)?tweet | e-?mail | print | facebook | twitter | x | whats\s?app | linked\s?in
            | reddit | telegram | instagram | pinterest | youtube | copy\s+link | bookmark | save
            | like | reply"""
        ),
        "Print is dead",
    ),
    Rule(
        "share on",
        "Share on Facebook",
        _line(
            r"""share\s+(?:on|via|by|to|with)\b.{1,40}
            | (?:print|e-?mail|copy|save)\s+(?:this|link).{0,30}"""
        ),
        "Share prices fell 3%.",
    ),
    Rule(
        "turn the page",
        "Next article",
        _line(
            r"""(?:previous|next|older|newer)(?:\s+(?:article|story|post|page))?
            | load\s+more | show\s+more"""
        ),
        "Next week it rains",
    ),
    Rule(
        "comments",
        "View all comments",
        _line(r"view\s+(?:all\s+)?comments.{0,20} | post\s+a\s+comment"),
        "View of the dam",
    ),
    Rule(
        "go to",
        "Skip to content",
        _line(
            r"""skip\s+to\s.{1,40} | menu | close | (?:click|tap)\s+here\s+(?:to|for)\s.{1,80}
            | scroll\s+(?:down\s+)?(?:for|to)\s.{1,40}"""
        ),
        "Close to the dam",
    ),
    Rule("sign in", "Log in", _line(r"(?:sign|log)\s+(?:up|in)(?:\s+(?:here|now))?"), "Log in it"),
    Rule(
        "sign up for",
        "Sign up for our daily newsletter here.",
        _line(
            r"""(?:please\s+)?(?:sign\s+up|subscribe|register)\s+(?:now\s+|here\s+|today\s+)?
            (?:to|for)\b.{1,120}"""
        ),
        "‘Sign up for our newsletter’",
    ),
    Rule("subscribe", "Subscribe now", _line(r"subscribe(?:\s+(?:now|here|today))?"), "Subscribed"),
    Rule(
        "newsletter",
        "Get The Courier in your inbox",
        _line(
            r"""(?:get|receive)\b.{1,60}\b(?:newsletters?|alerts?|in\s+your\s+inbox|updates)\b
                .{0,60}
            | (?:our\s+)?newsletters? | e-?mail\s+address | your\s+e-?mail.{0,30}"""
        ),
        "Get out of the town",
    ),
    Rule(
        "app",
        "Download our app",
        _line(r"download\s+(?:the|our)\s+.{0,30}\bapp\b.{0,40}"),
        "Download the report",
    ),
    Rule(
        "follow us",
        "Follow us on Twitter",
        _line(r"(?:follow|like|find|join)\s+us\b.{0,80}"),
        "Follow the river to the sea.",
    ),
    Rule(
        "support us",
        "Support local journalism",
        _line(r"(?:support|donate\s+to)\s+(?:our|local|independent)\s+journalism\b.{0,80}"),
        "Support local people",
    ),
    Rule(
        "copyright",
        "The Courier. All Rights Reserved.",
        _line(
            r"""(?:copyright|©|\(c\))\s.{0,140} | ©.{0,140}
            | .{0,100}\ball\s+rights\s+reserved\b.{0,60}"""
        ),
        "All of the rights reserved for the town were lost.",
    ),
    Rule(
        "legal notices",
        "Terms of Service",
        _line(
            r"""(?:terms|privacy)
                (?:\s+(?:of\s+(?:use|service)|policy|and\s+conditions|&\s+conditions))?
            | cookie(?:s|\s+(?:policy|settings))"""
        ),
        "Terms of the peace",
    ),
    Rule(
        "the publisher",
        "Contact us",
        _line(r"contact\s+us | about\s+us | advertise(?:\s+with\s+us)?"),
        "About us all",
    ),
    Rule(
        "read more",
        "Read the full story here →",
        _line(
            r"""(?:read|see|view|find\s+out|learn)\s+
                (?:more|all|next|the\s+full\s+(?:story|article))(?:\s+here)?\s*[:»>→…|]*"""
        ),
        "Read more, she said",
    ),
    Rule("gallery", "View gallery (5)", _line(r"view\s+gallery.{0,40}"), "View the gallery"),
    Rule(
        "advertisement",
        "Story continues below advertisement",
        _line(r"advertisement.{0,40} | (?:story|article)\s+continues\s+below.{0,40}"),
        "The story continues below the dam",
    ),
    Rule(
        "contributors",
        "Contributing: The Wire",
        _line(r"contributing\s*:.{1,140}"),
        "Contributing to the flood",
    ),
    Rule(
        "updated",
        "This story has been updated with new information.",
        _line(
            r"""\(?this\s+(?:story|article)\s+(?:has\s+been|was)\s+updated
                (?:\s+(?:with|to\s+(?:add|include))\b.{0,80})?\.?\)?"""
        ),
        "This story was updated to correct the dam's name.",
    ),
    Rule(
        "follow the reporter",
        "Follow Ann Weir on Twitter: @annweir",
        _line(
            r"""follow\s.{1,80}\son\s
                (?:twitter|x|facebook|instagram|bluesky|threads|linkedin)\b.{0,80}
            | follow\s.{1,60}@\w+.{0,20}"""
        ),
        "Follow Ann Weir on the river",
    ),
    Rule(
        "write to the reporter",
        "Email: ann@courier.example",
        _line(r"""(?:contact|reach|e-?mail)[\s:].{1,100}@\w+.{0,60} | \S+@\S+\.\w+ | @\w+"""),
        "Reach the town by boat",
    ),
    Rule(
        "address",
        "More news: https://courier.example",
        _line(r"https?://\S+ | more\s.{1,60}:?\s*https?://\S+.{0,80}"),
        "It is at https://courier.example",
    ),
    Rule(
        "link to read",
        "Read more: The dam that broke",
        _link(r"(?:read|see|watch)\s+(?:also|next|more) | also\s+read"),
        "Read more: it is all there.",
    ),
    Rule(
        "link to related",
        "Related: Who built the dam",
        _link(
            r"""(?:related|recommended|more)
                (?:\s+(?:articles?|stor(?:y|ies)|news|coverage|content))?"""
        ),
        "More: the concert is free. Bring a chair.",
    ),
    Rule(
        "link to more on this",
        "More on the dam: who built it",
        _link(r"more\s+(?:on|from|about)\b.{1,80}"),
        "More on the dam",
    ),
    Rule(
        "link to pictures",
        "Photos: The broken dam",
        _link(r"photos? | videos? | watch | gallery | listen"),
        "Photos of the dam",
    ),
)
"""Lines that are boilerplate by themselves, where everything after them is boilerplate too."""

_SENTENCE = re.compile(r"[.…!][\"'”’)\]]*$|[\"”’»]$|^[\"“«‘]")


def article_end(text: str, start: int) -> int:
    """Where the article that begins at `start` ends, before the boilerplate; past its last word.

    Goes up from the last line: a line that is boilerplate goes, and a heading such as "Related
    Articles" goes with all below it, as long as nothing below is a sentence or a quotation.
    Returns `start` when there is nothing but boilerplate.
    """
    end = cut = _past_word(text, start, len(text))
    for _ in range(_LINES):
        begin = max(text.rfind("\n", start, end) + 1, start)
        if end == start or end - begin > _SHORT:
            break
        line = text[begin:end].strip()
        alone = cut == end
        end = _past_word(text, start, begin)
        if _is_one(line, HEADINGS) or (alone and _is_one(line, LINES)):
            cut = end
        elif _SENTENCE.search(line):
            break
    return cut


def _is_one(line: str, rules: Rules[re.Pattern[str]]) -> bool:
    return any(rule.apply.fullmatch(line) for rule in rules)


def _past_word(text: str, start: int, end: int) -> int:
    """The end of `text[start:end]` without the white space it ends in."""
    while end > start and text[end - 1].isspace():
        end -= 1
    return end
