"""Function words: the closed classes of English, each once.

Where a rule wants fewer or more than a class, it says so beside it: `PREPOSITIONS - {"as"}`.
"""

from index.english.words import words_of

# Pronouns, by what they may be in a sentence.
SUBJECT_PRONOUNS = words_of("i you he she it we they")
OBJECT_PRONOUNS = words_of("me you him her it us them")
POSSESSIVES = words_of("my your his her its our their")
"""Possessives that stand before a noun."""
POSSESSIVE_PRONOUNS = words_of("mine yours his hers ours theirs")
"""Possessives that stand alone."""
REFLEXIVES = words_of("myself yourself himself herself itself ourselves yourselves themselves")
PERSONAL_PRONOUNS = (
    SUBJECT_PRONOUNS | OBJECT_PRONOUNS | POSSESSIVES | POSSESSIVE_PRONOUNS | REFLEXIVES
)

# The same pronouns, by whom they may mean.
MASCULINE = words_of("he him his himself")
FEMININE = words_of("she her hers herself")
NEUTER = words_of("it its itself")
PLURAL = words_of("they them their theirs themselves")
FIRST_PERSON = words_of("i me my mine myself we us our ours ourselves")
SECOND_PERSON = words_of("you your yours yourself yourselves")
GENDERED = MASCULINE | FEMININE
THIRD_PERSON = GENDERED | NEUTER | PLURAL

DEMONSTRATIVES = words_of("this that these those")
RELATIVES = words_of("who whom whose which that")
INDEFINITE_PRONOUNS = words_of(
    "someone somebody something anyone anybody anything everyone everybody everything "
    "nobody nothing none"
)
PRONOUNS = PERSONAL_PRONOUNS | DEMONSTRATIVES | RELATIVES

WH_WORDS = words_of("what who whom whose which when where why how")

# Determiners.
ARTICLES = words_of("a an the")
INDEFINITE_ARTICLES = words_of("a an")
DEFINITE = POSSESSIVES | words_of("the this that")
"""What may begin a description of somebody already known."""
INDEFINITE = words_of("a an one another any no every each some")
"""What begins a description of somebody new, or of nobody."""
QUANTIFIERS = words_of("all another any both each every few many most much no other several some")
DETERMINERS = ARTICLES | POSSESSIVES | DEMONSTRATIVES | QUANTIFIERS

# Prepositions and conjunctions.
PREPOSITIONS = words_of(
    "about above across after against along amid among around at before behind below beneath "
    "beside between beyond by despite down during for from in inside into like near of off on "
    "onto out outside over past per since through throughout to toward towards under until up "
    "upon via with within without"
)
COORDINATORS = words_of("and but or nor yet so")
SUBORDINATORS = words_of(
    "after although as because before if once since than that though unless until when where "
    "whether while"
)

# Auxiliaries.
FINITE_BE = words_of("am is are was were")
BE = FINITE_BE | words_of("be been being")
FINITE_HAVE = words_of("have has had")
HAVE = FINITE_HAVE | words_of("having")
FINITE_DO = words_of("do does did")
MODALS = words_of("can could may might must ought shall should will would")
AUXILIARIES = BE | HAVE | FINITE_DO | MODALS

NEGATED_AUXILIARIES = words_of(
    "isn't aren't wasn't weren't hasn't haven't hadn't doesn't don't didn't can't couldn't won't "
    "wouldn't shan't shouldn't mightn't mustn't needn't ain't"
)
"""Auxiliaries with "not" in them, with a straight apostrophe."""
CURLY_NEGATED_AUXILIARIES = frozenset(word.replace("'", "’") for word in NEGATED_AUXILIARIES)

NEGATIONS = words_of("not no never neither nor none nobody nothing nowhere cannot")

# Days and numbers, in their order.
MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
TIMES_OF_DAY = ("morning", "afternoon", "evening", "night")
SMALL_NUMBERS = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen"),
    *("sixteen", "seventeen", "eighteen", "nineteen"),
)
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
ORDINALS = (
    *("first", "second", "third", "fourth", "fifth", "sixth"),
    *("seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"),
)
