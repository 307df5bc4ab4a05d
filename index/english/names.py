"""Names: the entities an article names, how a person's name is written, whose name two are."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from index.english.words import words_of
from index.span import Span


@dataclass(frozen=True)
class Name:
    """A named entity: `text[span[0]:span[1]]` is a name; `label` is PERSON, ORG, NORP, GPE, ..."""

    span: Span
    label: str

    def __post_init__(self) -> None:
        if not 0 <= self.span[0] < self.span[1]:
            raise ValueError(f"a name needs 0 <= start < end, got {self.span}")


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
    "aaron abraham adam ahmed alan albert alberto alex alexander alfred ali allen andrew angelo "
    "anthony antonio antony arthur austin barack barry ben benjamin bernard bernie bill bob bobby "
    "boris brad bradley brandon bret brett brian bruce byron carl carlos chad charles charlie "
    "chris christopher chuck clarence clifford clint colin corey cory craig curtis dan daniel "
    "darrell darren dave david dean denis dennis derek devin dick dmitri dmitry dominic don "
    "donald doug duncan dwight earl ed eddie edgar eduardo edward elijah elliot emanuel emmanuel "
    "enrique eric ernest ernie eugene evan felipe felix fernando fidel francis francisco francois "
    "frank franklin fred garrett gary gavin gene geoff geoffrey george gerald glenn gordon greg "
    "gregory guy hank hans harold harry harvey hector henry herbert herman howard hubert hugh ian "
    "igor isaac ivan jack jacob jake jamal james jared jason javier jay jean jeb jeff jeffrey "
    "jeremiah jeremy jerome jerry jesse jim jimmy joaquin joe joel johan john johnny jon jonathan "
    "jorge jose joseph josh joshua juan jules julian justin karl keith ken kenneth kevin kurt "
    "kyle lance larry lars lee leo leon leonard lindsey lloyd louis lucas luis luke malcolm "
    "manuel marc marco marcus mario mark martin matt matthew maurice max mel michael miguel "
    "mike milton mitch mitt mohamed mohammed morris muhammad nate nathan ned neil nelson newt "
    "nicholas nick nicolas norman oliver omar orrin oscar otto patrick paul pedro pete peter phil "
    "philip pierre preston rafael rahm ralph ramon rand randy raul ray raymond reince rex ricardo "
    "richard rick rob robert roberto rodrigo roger roland ron ronald rory roy ruben rudy rupert "
    "russ ryan salman salvador sam samuel santiago saul scott sean sergei sergey seth shane shaun "
    "shawn sidney simon spencer stanley stephen steve steven stuart tad ted terry theodore thomas "
    "tim timothy todd tom tommy tony travis trent trey tyler vernon victor vincent vladimir "
    "volodymyr wade walter warren wayne wendell wes wesley will william winston woodrow xi yuri "
    "zachary"
)
_WOMEN = words_of(
    "abigail adele alexandra alice alicia alison alma amanda amelia amy ana andrea angela anita "
    "ann anna anne annette annie april ashley audrey barbara bernadette beth betsy betty beverly "
    "bianca bonnie brenda bridget brooke callista camille candice carla carly carmen carol "
    "caroline carolyn cassandra catherine cathy cecilia celia charlotte chelsea cheryl chloe "
    "christina christine cindy claire clara claudia colleen condoleezza connie cynthia dana "
    "danielle daphne darlene deb debbie deborah debra denise diana diane dianne dolores donna "
    "doris dorothy edith eileen eleanor elena elise eliza elizabeth ella ellen elsa emily emma "
    "erica erika erin esther ethel eva evelyn fatima felicia fiona florence frances gabriela "
    "gabrielle gail geraldine gina ginny gloria grace greta gwen hannah harriet heather heidi "
    "helen hillary huma ingrid irene isabel ivanka jacinda jackie jacqueline jane janet janice "
    "jasmine jean jeanette jeanne jen jennifer jenny jessica jill joan joanna jocelyn joni "
    "josephine joyce juanita judith judy julia julie kamala karen kate katharine katherine "
    "kathleen kathryn kathy katie katrina kelly kellyanne kim kimberly kirsten krista kristen "
    "laura lauren laurie leah leticia lillian lily linda lisa liz lois loretta lori lorraine "
    "louise lucia lucy lydia lynn madeleine maggie marcia margaret margot maria marianne marie "
    "marilyn marine marissa marjorie marsha martha mary maureen maxine megan meghan megyn melania "
    "melissa meredith meryl mia michele michelle mika mildred mindy miriam molly monica muriel "
    "nadia nancy naomi natalie natasha nicole nikki nina nora norma olga olivia pam pamela "
    "patricia patty paula pauline peggy penny phoebe phyllis priscilla rachel ramona raquel "
    "rebecca regina renee rhonda rita robin rosa rose rosemary roxanne ruth sabrina sally "
    "samantha sandra sandy sara sarah selena serena sharon sheila sherry shirley sofia sonia "
    "sophia stacey stella stephanie susan suzanne sylvia tamara tammy tanya tara teresa theresa "
    "tiffany tina tracy ursula valerie vanessa veronica vicky victoria violet virginia vivian "
    "wanda wendy yasmin yolanda yvonne zoe"
)


def folded(word: str) -> str:
    """A word without diacritics, punctuation and case, for comparing; hyphens stay."""
    if word.isascii() and word.isalpha():
        return word.lower()
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


@lru_cache(maxsize=2)
def lower_case_words(text: str) -> frozenset[str]:
    """The words that stand in a text without a capital."""
    return frozenset(_LOWER_CASE.findall(text))


@lru_cache(maxsize=2)
def capitalised_words(text: str) -> frozenset[str]:
    """The words, in lower case, that have a capital within a sentence of a text, but never begin
    without one."""
    inside = {word.lower() for word in _CAPITALISED.findall(text)}
    return frozenset(inside - lower_case_words(text))


_CAPITALISED = re.compile(r"(?<=[a-z,] )[A-Z][\w’'-]*\w")
_LOWER_CASE = re.compile(r"\b[a-z][\w’'-]*\w")


def is_first_name(word: str) -> bool:
    """Whether a word, in lower case, is in the short list of common first names."""
    return word in _MEN or word in _WOMEN


def first_name_gender(word: str) -> str | None:
    """`m` or `f` for a common first name, in lower case, that is one gender's; else None."""
    if (word in _MEN) == (word in _WOMEN):
        return None
    return "m" if word in _MEN else "f"
