"""Boilerplate: what a page prints after an article, such as links, sharing and legal notices."""

import re

_LINES = 40
_SHORT = 160

# A heading that begins boilerplate: what follows it, when it is no prose, goes with it.
_HEADING = re.compile(
    r"""(?:
      (?:related|recommended|suggested|similar|popular|trending|latest|recent|more|other|featured
        |top|sponsored|promoted)
        \s+(?:\w+\s+)?(?:articles?|stor(?:y|ies)|posts?|content|topics?|tags?|reading|links?
        |coverage|headlines?|news|videos?)
    | more\s+(?:on\s+this(?:\s+story|\s+topic)?|(?:like\s+this|from|about)\s+.{1,40}|to\s+explore)
    | (?:read|see|watch|explore|discover)\s+(?:more|next|also)(?:\s+(?:about|on|from)\s+.{1,40})?
    | what\s+to\s+(?:read|watch)\s+next | up\s+next | see\s+also | also\s+read
    | you\s+(?:may|might)\s+(?:also\s+)?(?:like|be\s+interested\s+in)
    | (?:most|editor['’]?s?['’]?)\s+(?:read|popular|viewed|shared|commented|picks?|choice)
    | related | trending(?:\s+now)? | recommended(?:\s+for\s+you)? | around\s+the\s+web
    | tags? | topics? | filed\s+under | categories | in\s+this\s+(?:story|article)
    | share | share\s+(?:this|via|on)(?:\s+\w+){0,2} | follow\s+us(?:\s+on\s+.{1,40})?
    | (?:\d+\s+)?comments? | leave\s+a\s+(?:comment|reply) | join\s+the\s+conversation
    | advertisements? | sponsored
    )\s*[:.…»>]*""",
    re.IGNORECASE | re.VERBOSE,
)

# A line that is boilerplate by itself, where everything after it is boilerplate too.
_LINE = re.compile(
    r"""(?:
      (?:[-_*=~#•·♦■|\s]|—|–){1,40}
    | (?:back|return|go|scroll|jump)\s+to\s+(?:the\s+)?top(?:\s+(?:button|of\s+(?:the\s+)?page))?
    | (?:re)?tweet | e-?mail | print | facebook | twitter | x | whats\s?app | linked\s?in | reddit
    | telegram | instagram | pinterest | youtube | copy\s+link | bookmark | save | like | reply
    | share\s+(?:on|via|by|to|with)\b.{1,40} | (?:print|e-?mail|copy|save)\s+(?:this|link).{0,30}
    | (?:previous|next|older|newer)(?:\s+(?:article|story|post|page))? | load\s+more | show\s+more
    | view\s+(?:all\s+)?comments.{0,20} | post\s+a\s+comment | skip\s+to\s.{1,40} | menu | close
    | (?:click|tap)\s+here\s+(?:to|for)\s.{1,80} | scroll\s+(?:down\s+)?(?:for|to)\s.{1,40}
    | (?:sign|log)\s+(?:up|in)(?:\s+(?:here|now))?
    | (?:please\s+)?(?:sign\s+up|subscribe|register)\s+(?:now\s+|here\s+|today\s+)?(?:to|for)\b
        .{1,120}
    | subscribe(?:\s+(?:now|here|today))?
    | (?:get|receive)\b.{1,60}\b(?:newsletters?|alerts?|in\s+your\s+inbox|updates)\b.{0,60}
    | (?:our\s+)?newsletters? | e-?mail\s+address | your\s+e-?mail.{0,30}
    | download\s+(?:the|our)\s+.{0,30}\bapp\b.{0,40}
    | (?:follow|like|find|join)\s+us\b.{0,80}
    | (?:support|donate\s+to)\s+(?:our|local|independent)\s+journalism\b.{0,80}
    | (?:copyright|©|\(c\))\s.{0,140} | ©.{0,140} | .{0,100}\ball\s+rights\s+reserved\b.{0,60}
    | (?:terms|privacy)(?:\s+(?:of\s+(?:use|service)|policy|and\s+conditions|&\s+conditions))?
    | cookie(?:s|\s+(?:policy|settings)) | contact\s+us | about\s+us | advertise(?:\s+with\s+us)?
    | (?:read|see|view|find\s+out|learn)\s+(?:more|all|next|the\s+full\s+(?:story|article))
        (?:\s+here)?\s*[:»>→…|]*
    | view\s+gallery.{0,40}
    | advertisement.{0,40} | (?:story|article)\s+continues\s+below.{0,40}
    | contributing\s*: .{1,140}
    | \(?this\s+(?:story|article)\s+(?:has\s+been|was)\s+updated
        (?:\s+(?:with|to\s+(?:add|include))\b.{0,80})?\.?\)?
    | follow\s.{1,80}\son\s(?:twitter|x|facebook|instagram|bluesky|threads|linkedin)\b.{0,80}
    | follow\s.{1,60}@\w+.{0,20}
    | (?:contact|reach|e-?mail)[\s:].{1,100}@\w+.{0,60}
    | \S+@\S+\.\w+ | @\w+ | https?://\S+ | more\s.{1,60}:?\s*https?://\S+.{0,80}
    )\s*[.!»>→]*""",
    re.IGNORECASE | re.VERBOSE,
)

# A labelled link to another article; with a full stop it is a sentence of this one.
_LINK = re.compile(
    r"""(?:
      (?:read|see|watch)\s+(?:also|next|more) | also\s+read
    | (?:related|recommended|more)(?:\s+(?:articles?|stor(?:y|ies)|news|coverage|content))?
    | more\s+(?:on|from|about)\b.{1,80} | photos? | videos? | watch | gallery | listen
    )\s*[:|].{1,140}(?<![.”"])""",
    re.IGNORECASE | re.VERBOSE,
)
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
        if _HEADING.fullmatch(line) or (alone and (_LINE.fullmatch(line) or _LINK.fullmatch(line))):
            cut = end
        elif _SENTENCE.search(line):
            break
    return cut


def _past_word(text: str, start: int, end: int) -> int:
    """The end of `text[start:end]` without the white space it ends in."""
    while end > start and text[end - 1].isspace():
        end -= 1
    return end
