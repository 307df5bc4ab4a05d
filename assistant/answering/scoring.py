"""Scoring: every weight and threshold of answering, what it was fitted on, and the confidence.

The data sets are named as in the docstrings of `benchmarks/`, whose scripts measure what the
values bring.
"""

import math
from collections.abc import Mapping, Set
from dataclasses import dataclass

from assistant.understanding.weights import logistic


@dataclass(frozen=True)
class Retrieval:
    """How passages are ranked.

    Source of the fusion: Cormack, Clarke and Büttcher, "Reciprocal Rank Fusion" (SIGIR 2009); of
    the score of whole articles: Robertson and Zaragoza, "The Probabilistic Relevance Framework:
    BM25 and Beyond" (2009). `article` and `day` were fitted on 1,119 questions of RealTimeQA that
    link no article (`benchmarks/retrieval.py`).
    """

    depth: int = 100
    """Passages taken from full text and from vectors before they are fused."""
    rank_offset: int = 60
    """The constant of reciprocal rank fusion."""
    ranked: int = 100
    """Fused passages whose whole articles are ranked, too."""
    article: float = 0.057
    """What a whole article counts beside the fused ranks of its passage."""
    saturation: float = 1.2
    length: float = 0.9
    usual_length: int = 1_100
    """Of BM25 over articles; the length in words."""
    headline: int = 2
    """As many times a headline's word counts."""
    day: float = 0.025
    """What being near to the day of the question counts."""
    half_life: int = 30
    """Days after which it counts half."""


@dataclass(frozen=True)
class SentenceWeights:
    """How well a sentence answers: the coefficients of a logistic regression on 636 questions of
    RealTimeQA, but for headings, questions and length, set by hand (`benchmarks/answers.py`)."""

    covered: float = 0.6
    """The question's words that it holds, by how rare they are."""
    around: float = 1.9
    """Those that it holds with its neighbours and headline."""
    meaning: float = 3.4
    """Its cosine with the question."""
    read: float = 0.5
    """What a cross-encoder's log odds count, where there is one: set by hand,"""
    sure: float = 5.0
    """and no more than these."""
    retrieved: float = 2.9
    """The score of its passage, as a share of the best."""
    answer_type: float = 1.8
    """That it holds something new of the type that is asked for."""
    asking: float = -1.5
    """That it is a question."""
    fragment: float = -3.0
    """That it is a heading, a caption, a byline or a link."""
    lengthy: float = -0.75
    """What e times as many words as usual count."""
    usual_length: int = 20
    short: int = 5
    """A line of fewer words is a heading or a name."""
    clue: float = 3.9
    """What the best clues in it count."""
    clues: int = 2
    """As many are counted."""
    vote: float = 0.5
    """How fast a sentence's vote on what is a clue falls with its score: 0 where all votes are
    alike."""
    spent: float = 0.6
    """What is left of a clue's worth once a sentence with it is quoted."""
    newest: float = 4.0
    """What the newest article gains where the latest is asked for."""
    news_age: int = 7
    """Days after which half of that is left."""
    fitting: float = 0.8
    """The share of what the best sentence holds, from which on a new one gains."""


@dataclass(frozen=True)
class Extent:
    """How much is looked at and shown: set by hand, measured by `benchmarks/answers.py`."""

    passages: int = 20
    """Passages in which evidence is looked for."""
    hits: int = 10
    """Passages whose sentences are weighed."""
    weighed: int = 20
    """Sentences compared with the question by meaning, after a choice by words."""
    sentences: int = 4
    """An answer quotes at most so many,"""
    words: int = 110
    """and at most so many words, unless one sentence has more."""
    behind_first: int = 2
    """Sentences after the first one that are quoted with it,"""
    stretch: int = 80
    """as long as they have no more words together."""
    behind: float = 3.0
    """A further sentence may score so much less than the first."""
    behind_whole: float = 1.0
    """The same, where the first holds all words of the question."""
    elsewhere: int = 3
    """Other sources named for a sentence,"""
    against: int = 2
    """and those that contradict it."""
    nearest: int = 3
    """What came nearest, in a refusal."""
    statements: int = 6
    """Statements in one answer,"""
    sayers: int = 3
    """and in one that tells who said something."""
    choices: int = 6
    """People offered where a name fits several."""
    mentions: int = 3
    """Sentences shown of somebody who is mentioned and says nothing,"""
    mentions_in: int = 100
    """and passages in which they are looked for."""
    event_hits: int = 60
    """Passages that tell which articles are on something."""
    event_passages: int = 300
    """Passages by which the day of an event is told;"""
    event_often: int = 3
    """those of one article that count;"""
    event_lasts: int = 3
    """days that it and what is written on it last;"""
    event_peak: float = 0.08
    """and the share of all that is written on it that these must have."""
    soon: int = 14
    """Days before or after an event that are tried first."""
    told_before: int = 120
    """Characters before the verb of a statement in which a day may be told for it,"""
    told_behind: int = 60
    """and behind it."""
    often: int = 4
    """Times that an article about something names it; the headline counts for some."""
    nearly_then: int = 30
    """Days before and after those asked for: what was printed then is preferred."""
    remembered: int = 50
    """Turns whose citations count as shown."""


@dataclass(frozen=True)
class Offered:
    """What a welcome page may offer; chosen, not fitted."""

    people: int = 4
    """Those quoted most, about whom examples ask;"""
    confidence: float = 0.5
    """what an answer's must be, at least, for its question to be one."""


EXAMPLES = Offered()


@dataclass(frozen=True)
class ConfidenceWeights:
    """The logistic regression behind the confidence, and what bounds it.

    Fitted on questions about the news, about half of them without an answer: 144 of ELOQ, asked of
    one article and of all, 911 of RealTimeQA, and 99 asked as users ask of PolNeAR, with and
    without the articles that answer them; the slope was then raised and the intercept lowered until
    0.87 of RealTimeQA's without an answer were refused. What the sum then tells of the probability
    was fitted on those of ELOQ's and RealTimeQA's questions that `benchmarks/refusal.py` doesn't
    count as held out.
    """

    intercept: float = -16.45
    nearest: float = 7.0
    best_hit: float = 52.0
    lead: float = 11.0
    headline: float = 3.0
    around: float = 1.8
    asked: float = 0.93
    lacking: float = -1.74
    names_lacking: float = -2.4
    number_lacking: float = -1.9
    brief: float = 3.5
    """How rare the words of a brief question are together: one that is lacking is put otherwise in
    the articles, unless it is a name."""
    pursuers: int = 5
    """Sentences that the best one is compared with, to see how far it stands out."""
    utmost: float = 3.0
    """The most that the sum tells of the logarithm of the odds, for or against,"""
    shift: float = -0.3
    """and what that is off: of those with even odds, fewer have an answer."""
    answered: float = 0.425
    """From here on a question counts as answered."""
    fits: float = 0.6
    """At least, where the best sentence holds all words of the question,"""
    chance: float = 3.0
    """unless more passages than that may be thought to hold them by chance."""
    told_of: float = 0.6
    """At least, where all that a broad question names stands in an article."""
    unsaid: float = 0.4
    """At most, where no article states what the question takes for granted."""
    unheard: float = 0.3
    """At most, where nobody is found to have said what is asked for."""
    refused: float = 0.05
    """Where a person is asked for whose statements, or whom, the articles don't hold."""
    paraphrased: float = 0.7
    """The cosine of a sentence and a presupposition, from which on it may state it."""


@dataclass(frozen=True)
class StatementWeights:
    """How a person's statements fit a topic, and how far they are trusted.

    `own_words` is the share of quotations whose named speaker is right, `reported` that of reports
    whose speaker is found (`benchmarks/statements.py`). Slope and middle of the logistic curve
    were fitted, and the slope halved to allow for topics in other words, on 247 topics put
    together from the words of PolNeAR's statements: one of the speaker's, or somebody else's.
    """

    compared: int = 64
    """Statements compared with a topic by meaning, after a choice by words."""
    share: float = 0.5
    """What the share of a topic's words counts beside the cosine."""
    headlined: float = 0.6
    """What words of a topic count that stand only in the headline or around the statement."""
    before: int = 300
    """Characters before a statement that are read with it, where none fits by its own words."""
    fits: float = 0.45
    """From this score on a statement is about a topic."""
    near_best: float = 0.6
    """Of the best statement's score: direct words from here on go before reports."""
    slope: float = 9.0
    middle: float = 0.43
    own_words: float = 0.98
    reported: float = 0.9
    corrected: float = 0.7
    """Where the articles spell the name another way."""
    namesakes: float = 0.85
    """Where the name fits others, too."""
    dominant: int = 10
    """As many times the statements of the next of a name: meant unless told otherwise."""
    dominant_of_role: int = 4
    """The same of those of one role: "the president"."""
    topics: int = 5
    """Names that are tried as the topic of an example."""


@dataclass(frozen=True)
class Likeness:
    """When sentences of two articles tell the same or contradict each other, and when a sentence
    may state what a question presupposes: set by hand."""

    same: float = 0.6
    """The share of their words, from which on two sentences tell the same,"""
    same_meaning: float = 0.85
    """and the cosine."""
    near_meaning: float = 0.65
    """The cosine from which on they may contradict each other."""
    about: float = 0.5
    """The share of the shorter one's words, where the question asks for the number or day,"""
    of_shares: float = 0.75
    """and where they give shares or sums, of which an article has many."""
    shared: int = 2
    """Words that they have in common, at least."""
    factor: float = 4
    """Two counts of the same differ by less than this."""
    days: int = 10
    """Articles that are further apart tell different stories,"""
    counted_days: int = 3
    """and these count different things."""
    at_one_time: int = 1
    """Days between articles, after which a count that is asked for is a newer one."""
    same_event: int = 1
    """Years at most between two days that are told of one event."""
    neighbours: int = 400
    """Characters around a sentence in which those next to it are looked for."""
    rounding: float = 0.15
    """How far "about 100" may be from it."""
    denied: float = 0.6
    """The share of the words after a denial that the claim has, too;"""
    denied_words: int = 6
    """as many of them are looked at."""
    presupposed_in: int = 30
    """Passages nearest to a presupposition that are read for it;"""
    parsed: int = 8
    """sentences in them, of which the grammar is looked at."""
    capitals: int = 2
    """So often a name is printed with a capital, at least,"""
    mostly_capitals: int = 10
    """and as many times as often as without."""


@dataclass(frozen=True)
class Overview:
    """How much the story of something shows, and which articles are about it. Chosen by hand."""

    words: int = 120
    """Words that are quoted, at most;"""
    stories: int = 5
    """of so many stories,"""
    elsewhere: int = 2
    """each with so many other articles that tell it."""
    lead: int = 5
    """An article opens with so many sentences; it is about a topic"""
    whole: int = 60
    """(or, where none opens with it, so many of its sentences are read)"""
    covered: float = 0.7
    """of whose words they and its headline hold that share, by rarity,"""
    near_best: float = 0.5
    """if its score is that share of the best one's."""
    confidence: float = 0.8


@dataclass(frozen=True)
class Comparison:
    """How much a comparison shows. Chosen by hand."""

    words: int = 90
    """Words of one side that are quoted, at most, but for its best statement;"""
    statements: int = 4
    """as many statements."""
    passages: int = 40
    """Passages in which sentences that set two parties beside each other are looked for;"""
    covers: float = 0.5
    """what the share of the topic's words that they hold counts beside their cosine with it,"""
    near: float = 0.5
    """and the sum, from which on they are about it;"""
    behind: float = 0.15
    """how far behind the best one others may be;"""
    weighed: int = 40
    """as many of them are compared by meaning,"""
    stretch: int = 70
    """which have so many words, at most;"""
    words_beside: int = 50
    """words of one side where there are such sentences;"""
    beside: int = 2
    """as many of them are shown,"""
    of_groups: int = 4
    """and of parties that are no speakers;"""
    told: float = 0.5
    """with that confidence, at least,"""
    sure: float = 0.8
    """and at most."""
    covered: float = 0.5
    """A sentence of an outlet holds more than that share of the topic's words."""


@dataclass(frozen=True)
class Narrow:
    """When what was printed on days that a question names is on what it asks: chosen on 38
    questions on articles of PolNeAR, of which 10 ask for what no article tells."""

    held: float = 0.2
    """What the share of a question's words counts that an article holds, beside the cosine;"""
    near: float = 0.57
    """from this sum on it is on what was asked;"""
    behind: float = 0.1
    """passages that are so far behind the best one are read for the answer, too."""
    articles: int = 2
    """As many articles are shown from their beginning,"""
    sentences: int = 3
    """with so many sentences,"""
    words: int = 150
    """as long as all that is quoted has no more words, but for the first."""
    confidence: float = 0.5
    topic: float = 0.75
    """The share of a topic's words that an article of those days holds to be on it,"""
    said: float = 0.45
    """and the score of what somebody says in it;"""
    headline: float = 0.5
    """the share that a headline holds of it,"""
    beside: int = 800
    """or how many characters from what fits it: there, what else is said is on it, too."""


@dataclass(frozen=True)
class Listing:
    """How much a list shows, and where its entries are looked for. Chosen by hand."""

    entries: int = 10
    """Entries that are shown."""
    searched: int = 2_000
    """Passages with words of the topic in which articles are looked for;"""
    all_of: int = 3
    """of a topic of so many stems they hold each, as they stand or anywhere,"""
    covered: float = 0.8
    """of a longer one that share."""
    passages: int = 80
    """Passages in which people are looked for;"""
    gap: int = 4
    """at most so many words stand between a name and its verb."""
    confidence: float = 0.7
    """The confidence in a list."""


@dataclass(frozen=True)
class Neighbours:
    """What is shown beside an answer, from the article that it is from. Chosen by hand."""

    words: int = 110
    """that a stretch of an article has at most"""
    articles: int = 4
    """of which something is shown"""
    window: int = 8
    """sentences around what was cited in which a reason, a day or a place is sought"""
    short: int = 4
    """words below which a sentence tells nothing"""
    near: float = 0.25
    """added for a cited sentence, beside the cosine with the question; half for its neighbours"""
    marked: float = 0.15
    """added where a sentence says in so many words that it gives a reason or tells where"""
    told: float = 0.1
    """added where a sentence may give a reason, taken off where it was shown and gives none"""
    later: float = 0.05
    """taken off for each article that the answer cites before this one"""
    near_best: float = 0.9
    """share of the best stretch's score that another article's needs"""
    joined: int = 2
    """sentences away from a cited one to which it is shown as one stretch with it"""
    related: float = 0.35
    """cosine with the question that a sentence needs to tell a reason, a place or somebody of it"""
    further: int = 4
    """sentences that are read on or back"""
    grown: int = 200
    """words up to which a whole statement is shown"""
    alike: float = 0.75
    """cosine at which a sentence of another article tells the same"""
    compared: int = 20
    """sentences of other articles that are compared"""
    quite: float = 0.85
    fairly: float = 0.65
    """confidence from which an answer is called quite sure, and fairly sure"""


@dataclass(frozen=True)
class StoryWeights:
    """How well a sentence of the articles of a conversation answers a turn that asks on, and how
    much is looked at and shown.

    The weights and the confidence are logistic regressions on 90 conversations that were written
    for it, whose last turn the articles of the turns before it answer or, put together at random,
    don't; the rest is set by hand.
    """

    weights: tuple[float, ...] = (2.6, 2.6, 0.3, 1.5, -1.4, 0.5, -1.3, 1.1, 2.5)
    """Of the cosines with what was typed and what was understood, the words of the one and (around
    it) of the other that it holds, of fragments, length and questions, of a reason where one is
    asked for, and of words of the one who is asked about."""
    later: float = -0.3
    """What each article before its own counts."""
    turns: int = 3
    """Turns whose articles are the story,"""
    articles: int = 6
    """so many of them,"""
    passages: int = 10
    """and so many of their passages, whose sentences are weighed."""
    stretches: int = 3
    """Stretches of one or two sentences that are shown,"""
    words: int = 110
    """with so many words,"""
    behind: float = 1.5
    """and as far behind the best."""
    intercept: float = -3.4
    slope: float = 0.69
    """Of the confidence, by the best score."""
    answered: float = 0.16
    """From here on the story is shown instead of a refusal, or an answer from other articles;"""
    sure: float = 0.4
    """below this with a note."""


@dataclass(frozen=True)
class Excerpted:
    """What an LLM is given to read: set by hand."""

    most: int = 24
    """Passages at most, as far as its budget of tokens allows;"""
    of_article: int = 3
    """more of one article come behind all others."""
    new: float = 0.3
    """A passage is read where more than this share of its words stand in none before it."""
    covered: float = 0.6
    """A refused question comes near where a passage holds this share of its words, by how rare
    they are."""
    told: int = 8
    """Statements of which it is told who makes them,"""
    opening: int = 8
    """by their first words."""


EXCERPTS = Excerpted()
STORY = StoryWeights()
RETRIEVAL = Retrieval()
COMPARISON = Comparison()
LISTING = Listing()
NARROW = Narrow()
OVERVIEW = Overview()
SENTENCE = SentenceWeights()


@dataclass(frozen=True)
class VerdictExtent:
    """What is read for the verdict on a yes/no question, and how sure one is: set by hand."""

    parsed: int = 8
    """Sentences that are parsed,"""
    covered: float = 0.5
    """of those that have at least this share of what is asked."""
    shown: int = 2
    """Sentences shown that decide."""
    confidence: float = 0.95
    """The least precision of verdicts."""


EXTENT = Extent()
VERDICT = VerdictExtent()
CONFIDENCE = ConfidenceWeights()
STATEMENT = StatementWeights()
LIKENESS = Likeness()
NEIGHBOURS = Neighbours()


@dataclass(frozen=True)
class Signals:
    """What the confidence in the evidence for a question rests on.

    `nearest` is the cosine of the question with the nearest passage, `best_hit` the score of the
    best hit, and `lead` how far the best sentence's cosine is ahead of its pursuers'. `headline` is
    the cosine of the question with the headline of that sentence's article, and `around` the share
    of its words that stand there or beside it. `asked` is how rare the question's words are
    together, `lacking` those that the article lacks, and `names_lacking` those of its names.
    `number_lacking` tells that one of its names is a number that the article lacks, `fits` that the
    best sentence holds all words and the type that is asked for, `told_of` that the article holds
    all that a broad question names, `unsaid` that no article states its presupposition, and
    `unheard` that somebody's words are asked for and only sentences were found.
    """

    nearest: float
    best_hit: float
    lead: float
    headline: float
    around: float
    asked: float
    lacking: float
    names_lacking: float
    number_lacking: bool
    fits: bool = False
    told_of: bool = False
    unsaid: bool = False
    unheard: bool = False


def confidence(signals: Signals, weights: ConfidenceWeights = CONFIDENCE) -> float:
    """The probability that the articles answer a question."""
    beyond = max(0.0, 1 - weights.brief / signals.asked) if signals.asked else 0.0
    logit = (
        weights.intercept
        + weights.nearest * signals.nearest
        + weights.best_hit * signals.best_hit
        + weights.lead * signals.lead
        + weights.headline * signals.headline
        + weights.around * signals.around
        + weights.asked * signals.asked
        + weights.lacking * signals.lacking * beyond
        + weights.names_lacking * signals.names_lacking
        + weights.number_lacking * signals.number_lacking
    )
    least = max(weights.fits * signals.fits, weights.told_of * signals.told_of)
    most = weights.unsaid if signals.unsaid else 1.0
    most = min(most, weights.unheard) if signals.unheard else most
    told = weights.utmost * math.tanh(logit / weights.utmost) + weights.shift
    return min(max(logistic(told), least), most)


def by_chance(asked: float, passages: int) -> bool:
    """True if, among so many passages, some may well hold words of that rarity by chance."""
    return math.pow(passages, 1 - asked) > CONFIDENCE.chance


def statement_confidence(
    score: float, *, direct: bool, corrected: bool, namesakes: bool, about: bool
) -> float:
    """The probability that statements are what was asked for: that the speaker is who was meant
    (`corrected`, `namesakes`), that they are the speaker's (`direct`: words of their own are among
    them), and, where a topic was asked for (`about`), that the best of them, of that score, is
    about it."""
    owned = STATEMENT.own_words if direct else STATEMENT.reported
    meant = STATEMENT.corrected if corrected else STATEMENT.namesakes if namesakes else 1.0
    return meant * (min(owned, topic_confidence(score)) if about else owned)


def topic_confidence(score: float) -> float:
    """The probability that a statement of that score is about the topic."""
    return logistic(STATEMENT.slope * (score - STATEMENT.middle))


def share_held(rarity: Mapping[str, float], held: Set[str]) -> float:
    """The share of some stems, weighted by how rare they are, that are among those held; 0 where
    there are none."""
    total = sum(rarity.values())
    return sum(value for term, value in rarity.items() if term in held) / total if total else 0.0
