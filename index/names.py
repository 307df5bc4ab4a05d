"""Names: the entities an article names, how a person's name is written, whose name two are."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from index.articles import Span


@dataclass(frozen=True)
class Name:
    """A named entity: `text[span[0]:span[1]]` is a name; `label` is PERSON, ORG, NORP, GPE, ..."""

    span: Span
    label: str

    def __post_init__(self) -> None:
        if not 0 <= self.span[0] < self.span[1]:
            raise ValueError(f"a name needs 0 <= start < end, got {self.span}")


def words_of(text: str) -> frozenset[str]:
    """The words of a list that is written as one string."""
    return frozenset(text.split())


GENDER_TITLES = {"mr": "m", "sir": "m", "mrs": "f", "ms": "f", "miss": "f"}
TITLES = GENDER_TITLES.keys() | words_of(
    "dr prof sen sens rep reps gov govs gen lt col capt maj sgt cmdr adm rev hon judge justice "
    "president senator representative governor congressman congresswoman secretary general "
    "speaker mayor minister chancellor ambassador professor doctor pope king queen prince "
    "princess sheriff officer detective chief attorney vice prime lord lady"
)
SUFFIXES = words_of("jr sr ii iii iv")
_OF_SURNAMES = words_of("de le la du da di del della der bin dos ter")
PARTICLES = words_of("de da di du del della van von der den bin ibn al el la le ter ten dos y st")

_MEN = words_of(
    "aaron adam ahmed alan albert alex alexander ali andrew angelo anthony antonio antony barack "
    "ben benjamin bernard bernie bill bob boris brad bradley brian bruce carl carlos charles "
    "charlie chris christopher chuck colin corey craig dan daniel dave david dean dennis dick "
    "dmitri dmitry don donald doug ed edward emmanuel eric ernie evan francis francois frank "
    "franklin fred gary george gerald glenn gordon greg gregory hans harold harry henry howard "
    "hugh ian igor ivan jack jacob jake james jared jason jay jean jeb jeff jeffrey jeremy jerry "
    "jim jimmy joe joel john johnny jon jonathan jorge jose joseph josh joshua juan julian justin "
    "karl keith ken kenneth kevin kyle larry lee leonard lindsey louis luis luke marco marcus "
    "mark martin matt matthew michael miguel mike mitch mitt mohamed mohammed muhammad nathan "
    "neil newt nicholas nick nicolas oliver omar orrin oscar patrick paul pedro pete peter phil "
    "philip pierre rafael rahm ralph rand ray raymond reince ricardo richard rick rob robert "
    "roberto rodrigo roger ron ronald roy rudy rupert russ ryan sam samuel scott sean sergei "
    "sergey seth simon stephen steve steven stuart ted terry thomas tim timothy todd tom tommy "
    "tony trey vladimir volodymyr walter warren wayne wesley will william xi yuri zachary"
)
_WOMEN = words_of(
    "abigail alice alicia alison amanda amy ana andrea angela anita ann anna anne annie april "
    "barbara beth betsy betty beverly brenda callista carla carly carmen carol caroline carolyn "
    "catherine cathy charlotte cheryl christina christine cindy claire claudia condoleezza "
    "cynthia dana deb debbie deborah debra denise diana diane dianne donna dorothy eleanor elena "
    "elise elizabeth ellen emily emma erin eva felicia fiona frances gail gina gloria grace "
    "hannah heather heidi helen hillary huma irene isabel ivanka jacqueline jane janet janice "
    "jean jeanne jen jennifer jenny jessica jill joan joanna jocelyn joni joyce juanita judith "
    "judy julia julie kamala karen kate katherine kathleen kathryn kathy katie kellyanne kelly "
    "kim kimberly kirsten kristen laura lauren leah linda lisa liz loretta lori lucy lynn "
    "madeleine margaret maria marie marilyn marine marjorie marsha martha mary maureen megan "
    "megyn melania melissa meryl mia michele michelle mika molly monica nancy natalie natasha "
    "nicole nikki nina olga olivia pam pamela patricia patty paula peggy penny phyllis rachel "
    "rebecca rhonda rita robin rosa rose roxanne ruth samantha sandra sandy sara sarah sharon "
    "sheila shirley sonia sophia stephanie susan suzanne sylvia tammy tara teresa theresa tina "
    "tracy ursula valerie vanessa veronica victoria violet virginia wendy yvonne zoe"
)


def folded(word: str) -> str:
    """A word without diacritics, punctuation and case, for comparing; hyphens stay."""
    plain = unicodedata.normalize("NFKD", word.replace("ł", "l").replace("ø", "o"))
    return re.sub(r"[^\w-]", "", plain).lower()


def without_possessive(name: str) -> str:
    """A name without the ending of "Peskov’s" or "Sanders’"."""
    return re.sub(r"[’']s?$", "", name)


def name_words(name: str) -> tuple[str, ...]:
    """The words of a name, folded, without titles in front; "jr" and the like stay."""
    words = [word for word in map(folded, without_possessive(name).split()) if word]
    while len(words) > 1 and words[0] in TITLES:
        words = words[1:]
    return tuple(words)


def name_key(words: Sequence[str]) -> tuple[str, str, str]:
    """First name, surname and suffix of a name's words, each "" where there is none.

    Two full names are compared by them: Donald Trump and Donald J. Trump have one key.
    """
    if not words:
        return "", "", ""
    suffix = words[-1] if len(words) > 1 and words[-1] in SUFFIXES else ""
    core = words[:-1] if suffix else words
    if len(core) == 2 and core[0] in _OF_SURNAMES:
        core = core[1:]
    return core[0] if len(core) > 1 else "", core[-1], suffix


def is_first_name(word: str) -> bool:
    """Whether a word, in lower case, is in the short list of common first names."""
    return word in _MEN or word in _WOMEN


def first_name_gender(word: str) -> str | None:
    """`m` or `f` for a common first name, in lower case, that is one gender's; else None."""
    if (word in _MEN) == (word in _WOMEN):
        return None
    return "m" if word in _MEN else "f"
