"""Who a mention is, which names are one person, and whom a question means."""

import itertools
import random

import pytest

from index.english.names import Name
from index.people.merge import Match, find_people, merge_people
from index.people.person import Person, Speaker
from index.people.resolve import resolve


def entities(text: str, **labels: tuple[str, ...]) -> list[Name]:
    """Every place where the given words stand in the text, longest first, as named entities."""
    found: list[Name] = []
    for label, words in labels.items():
        for word in sorted(words, key=len, reverse=True):
            at = text.find(word)
            while at >= 0:
                span = (at, at + len(word))
                if all(span[1] <= n.span[0] or n.span[1] <= span[0] for n in found):
                    found.append(Name(span, label))
                at = text.find(word, span[1])
    return sorted(found, key=lambda name: name.span)


def who(text: str, mentions: list[str], **labels: tuple[str, ...]) -> list[Speaker | None]:
    """The speakers of mentions, each found in the text after the one before it."""
    spans, at = [], 0
    for mention in mentions:
        at = text.index(mention, at)
        spans.append((at, at + len(mention)))
        at += len(mention)
    return resolve(text, entities(text, **labels), spans)


def names(speakers: list[Speaker | None]) -> list[str | None]:
    return [speaker.name if speaker else None for speaker in speakers]


FAR = "\n\n" + "The roads cost money and take time. " * 20 + "\n\n"

TALKS = """US top diplomat Antony Blinken said on Thursday that a deal was near.

The talks between Armenian Foreign Minister Ararat Mirzoyan and his Azerbaijani counterpart \
Jeyhun Bayramov ended, but Blinken said progress had been made.

“They have made progress,” the secretary of state said.

“I hope that they see it,” he said.

“The ministers advanced,” the statements said. Both sides acknowledged differences.

Before that, a US official said they wanted to sit down.

“There is no alternative,” Kremlin spokesman Dmitry Peskov told reporters. “None,” the spokesman \
added."""
TALKERS = ("Antony Blinken", "Blinken", "Ararat Mirzoyan", "Jeyhun Bayramov", "Dmitry Peskov")


def test_the_mentions_of_one_article() -> None:
    mentions = [
        "US top diplomat Antony Blinken",
        "Blinken",
        "the secretary of state",
        "he",
        "the statements",
        "Both sides",
        "a US official",
        "Kremlin spokesman Dmitry Peskov",
        "the spokesman",
    ]
    text = TALKS.replace("that they see it", "that it is seen").replace("The talks", "Talks")
    speakers = who(text, mentions, PERSON=TALKERS, GPE=("US",))
    assert names(speakers) == [
        "Antony Blinken",
        "Antony Blinken",
        "Antony Blinken",
        "Antony Blinken",
        "the statements",
        "Both sides",
        "a US official",
        "Dmitry Peskov",
        "Dmitry Peskov",
    ]
    assert [s.role for s in speakers if s and s.role] == [
        "US top diplomat",
        "US top diplomat",
        "US top diplomat",
        "US top diplomat",
        "Kremlin spokesman",
        "Kremlin spokesman",
    ]
    assert [s.resolved for s in speakers if s] == [True] * 4 + [False] * 3 + [True] * 2
    assert speakers[5] == Speaker("Both sides", "group", None, False)
    assert speakers[6] == Speaker("a US official", "unknown", None, False)


@pytest.mark.parametrize(
    ("mention", "name"),
    [
        ("Mr. Ruiz", "Pedro Ruiz"),
        ("Ruiz’s", "Pedro Ruiz"),
        ("Senator Pedro Ruiz of Nevada", "Pedro Ruiz"),
        ("Pedro Ruiz, a Nevada senator,", "Pedro Ruiz"),
        ("a spokesman for Mr. Ruiz", "a spokesman for Mr. Ruiz"),
        ("Ruiz supporters", "Ruiz supporters"),
        ("Ruiz’s lawyer", "Ruiz’s lawyer"),
    ],
)
def test_a_name_inside_a_mention_is_not_always_the_speaker(mention: str, name: str) -> None:
    text = f"Pedro Ruiz went to Reno.\n\nThere {mention} said that it rained."
    [speaker] = who(text, [mention], PERSON=("Pedro Ruiz", "Ruiz"))
    assert speaker and speaker.name == name
    assert speaker.resolved == (name == "Pedro Ruiz")


def test_two_people_of_one_surname_are_told_apart_by_title() -> None:
    text = (
        "Anna Berg met her brother Karl Berg in Oslo.\n\n"
        "Mrs. Berg said yes.\n\nMr. Berg said no.\n\nAnna Berg said perhaps."
    )
    speakers = who(
        text, ["Mrs. Berg", "Mr. Berg", "Anna Berg"], PERSON=("Anna Berg", "Karl Berg", "Berg")
    )
    assert names(speakers) == ["Anna Berg", "Karl Berg", "Anna Berg"]


def test_a_surname_that_two_people_bear_close_by_is_nobody_in_particular() -> None:
    text = "Anna Berg was there first. Karl Berg came later. Berg said that it rained."
    at = text.index("Berg said")
    people = entities(text, PERSON=("Anna Berg", "Karl Berg", "Berg"))
    [speaker] = resolve(text, people, [(at, at + 4)])
    assert speaker == Speaker("Berg", "person", None, False)


def test_pronouns_follow_gender_and_the_speaker_before() -> None:
    text = (
        "Laura Stone met Peter Frost on Monday.\n\n"
        "“A good day,” she said. He called it long.\n\n“Long,” he repeated."
    )
    speakers = who(text, ["she", "He", "he"], PERSON=("Laura Stone", "Peter Frost"))
    assert names(speakers) == ["Laura Stone", "Peter Frost", "Peter Frost"]


def test_two_who_fit_equally_well_leave_a_pronoun_open() -> None:
    text = "Peter Frost and Paul Green spoke in Rome. “A good day,” he said."
    assert who(text, ["he"], PERSON=("Peter Frost", "Paul Green")) == [None]


def test_a_gender_that_only_the_article_tells() -> None:
    text = (
        "Oyelaran Adeyemi spoke to Peter Frost in Lagos. Ms. Adeyemi arrived late.\n\n"
        "“The road was closed,” she said."
    )
    assert names(who(text, ["she"], PERSON=("Oyelaran Adeyemi", "Peter Frost", "Adeyemi"))) == [
        "Oyelaran Adeyemi"
    ]


def test_a_name_inside_a_quotation_is_not_its_speaker() -> None:
    text = "Peter Frost spoke in Rome. “I like Paul Green a lot, and Paul Green knows,” he said."
    assert names(who(text, ["he"], PERSON=("Peter Frost", "Paul Green"))) == ["Peter Frost"]


def test_relative_pronouns() -> None:
    text = (
        "It was Peter Frost, who said no. People who said yes left. "
        "So did Paul Green (D-Ohio), who denied it."
    )
    speakers = who(text, ["who", "who", "who"], PERSON=("Peter Frost", "Paul Green"))
    assert names(speakers) == ["Peter Frost", None, "Paul Green"]


def test_a_description_that_fits_nobody_or_two_is_not_guessed() -> None:
    text = (
        "On Monday Sen. Peter Frost and Sen. Paul Green spoke in Rome.\n\n"
        "“A good day,” the senator said. The ambassador said nothing."
    )
    speakers = who(text, ["the senator", "The ambassador"], PERSON=("Peter Frost", "Paul Green"))
    assert names(speakers) == ["the senator", "The ambassador"]
    assert not any(speaker.resolved for speaker in speakers if speaker)


@pytest.mark.parametrize(
    ("text", "pronoun", "name"),
    [
        ("Paul Green asked Peter Frost whether it rained. “Yes,” he said.", "he", "Peter Frost"),
        ("Paul Green left. As he sat down, Paul Green said it rained.", "he", "Paul Green"),
        ("Peter Frost left. As he sat down, Paul Green said it rained.", "he", None),
        ("Peter Frost saw Paul Green. He calls Paul Green’s idea good.", "He", "Peter Frost"),
        ("Peter Frost left. One delegate came in. It rained, he said.", "he", "Peter Frost"),
        ("Laura Stone left. One senator argued in Rome. It rained, he said.", "he", "One senator"),
        ("Peter Frost’s wife, Oyela, came. It rained, she said.", "she", "Oyela"),
        (
            "Peter Frost, a poet, left Rome with Paul Green. It rained, he said.",
            "he",
            "Peter Frost",
        ),
    ],
)
def test_what_makes_a_person_salient(text: str, pronoun: str, name: str | None) -> None:
    people = ("Peter Frost", "Paul Green", "Laura Stone", "Oyela")
    assert names(who(text, [pronoun], PERSON=people)) == [name]


def test_a_letter_is_not_written_by_who_signed_the_one_before() -> None:
    text = "Paul Green is wrong.\n\nPeter Frost.\n\nThe things he wants cost money."
    assert names(who(text, ["he"], PERSON=("Peter Frost", "Paul Green"))) == ["Paul Green"]


def test_what_is_said_tells_who_does_not_say_it() -> None:
    text = "Peter Frost and Paul Green spoke in Rome. He said Paul Green was late."
    at = text.index("He said")
    people = entities(text, PERSON=("Peter Frost", "Paul Green"))
    [speaker] = resolve(text, people, [(at, at + 2)], [[(at + 8, len(text))]])
    assert speaker and speaker.name == "Peter Frost"


@pytest.mark.parametrize(
    ("role", "name"), [(", head of the Alba choir", "Paul Green"), ("", "Peter Frost")]
)
def test_who_is_introduced_right_before_a_quotation_speaks(role: str, name: str) -> None:
    text = f"Peter Frost spoke. That is a matter for Paul Green{role}.\n\n“Nobody sings,” he said."
    assert names(who(text, ["he"], PERSON=("Peter Frost", "Paul Green"))) == [name]


def test_an_office_of_another_country_or_party_is_another_person() -> None:
    text = "President Paul Green, a Democrat, spoke.\n\nThe French president said no."
    [speaker] = who(text, ["The French president"], PERSON=("Peter Frost", "Paul Green"),
                    NORP=("French", "Democrat"))  # fmt: skip
    assert speaker == Speaker("The French president", "unknown", None, False)
    for party, other in (("Democratic", "GOP"), ("Republican", "Democratic")):
        text = f"Paul Green, a {party} senator, spoke.\n\nThe {other} senator said no."
        [speaker] = who(text, [f"The {other} senator"], PERSON=("Paul Green",))
        assert speaker == Speaker(f"The {other} senator", "unknown", None, False)
        [speaker] = who(
            text.replace(other, party), [f"The {party} senator"], PERSON=("Paul Green",)
        )
        assert speaker and speaker.name == "Paul Green"


@pytest.mark.parametrize(
    ("office", "name"),
    [
        ("governor", "The governor"),
        ("former governor", "Paul Green"),
        ("billionaire", "Paul Green"),
    ],
)
def test_the_holder_of_one_office_is_not_called_by_another(office: str, name: str) -> None:
    text = f"Senator Paul Green spoke, and he was glad.\n\nThe {office} said that it rained."
    assert names(who(text, [f"The {office}"], PERSON=("Paul Green",))) == [name]


def test_names_that_the_recogniser_missed() -> None:
    text = "Founder Ana Menendez spoke.\n\n“Fine,” Menendez said. Bob Corker nodded, Corker said."
    speakers = who(text, ["Ana Menendez", "Menendez", "Corker"], ORG=("Menendez", "Corker"))
    assert names(speakers) == ["Ana Menendez", "Ana Menendez", "Bob Corker"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Celebrate Menendez\n\n“Fine,” Menendez said.", "Menendez"),
        ("Using Menendez as a shield is wrong. “Fine,” Menendez said.", "Menendez"),
        ("Crowds see no Menendez. More Menendez is near. “Fine,” Menendez said.", "Menendez"),
        ("Xiomara Menendez is here. “Fine,” Menendez said.", "Xiomara Menendez"),
    ],
)
def test_a_word_that_begins_a_sentence_or_a_headline_is_no_first_name(text: str, name: str) -> None:
    at = text.index("Menendez said")
    names_of_article = [Name((at, at + len("Menendez")), "PERSON")]
    (speaker,) = resolve(text, names_of_article, [(at, at + len("Menendez"))])
    assert speaker and speaker.name == name


def test_a_role_inside_a_name_ends_before_the_name() -> None:
    text = "Albaworks Founder Ada Menendez came. “Fine,” Menendez said."
    speakers = who(text, ["Menendez"], PERSON=("Albaworks Founder Ada Menendez",))
    assert names(speakers) == ["Ada Menendez"]


HEADLINE = "Oslo Mayor Corners Lund In Heated Debate"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"{HEADLINE}\n\n“It rains,” Lund said. Lund left.", "Lund"),
        ("Corners Lund Seeks New Roads For Alba\n\n“It rains,” Lund said. Lund left.", "Lund"),
        (f"{HEADLINE}\n\nCorners Lund came. “It rains,” Lund said.", "Corners Lund"),
        ("Ana Lund Seeks New Roads For Alba\n\n“It rains,” Lund said. Lund left.", "Ana Lund"),
    ],
)
def test_a_headline_alone_makes_no_name(text: str, name: str) -> None:
    people = ("Corners Lund", "Ana Lund", "Lund")
    text += FAR
    at = text.index("Lund said")
    [speaker] = resolve(text, entities(text, PERSON=people), [(at, at + 4)])
    assert speaker and speaker.name == name


@pytest.mark.parametrize(
    ("group", "mention"),
    [("Virginia Democrats", "Democrats"), ("Alba Coal", "Alba Coal"), ("Rask Voters", "Voters")],
)
def test_parties_voters_and_companies_are_no_persons(group: str, mention: str) -> None:
    text = f"{group} met in Rome. There {mention} said that it rained."
    at = text.index(mention + " said")
    named = entities(text, PERSON=(group, mention) if " " in mention else (group,))
    [speaker] = resolve(text, named, [(at, at + len(mention))])
    assert speaker and speaker.kind == "group"


def test_a_relative_introduced_later_does_not_take_the_surname() -> None:
    text = (
        "Fiorina spoke in Rome. “Fine,” Fiorina said.\n\n"
        "Her husband, Frank Fiorina, listened. Fiorina said it rained."
    )
    speakers = who(text, ["Fiorina", "Fiorina"], PERSON=("Frank Fiorina", "Fiorina"))
    assert names(speakers) == ["Fiorina", "Fiorina"]


@pytest.mark.parametrize(
    ("title", "later", "name"),
    [
        ("President", "the first lady, Greta Lund", "Lund"),
        ("Senator", "his wife, Greta Lund", "Lund"),
        ("Mr.", "Greta Lund", "Mr. Lund"),
        ("Mrs.", "the first lady, Greta Lund", "Greta Lund"),
        ("President", "the president, Greta Lund", "Greta Lund"),
    ],
)
def test_a_title_tells_that_a_surname_is_anothers(title: str, later: str, name: str) -> None:
    text = f"{title} Lund came. “It rains,” Lund said.{FAR}In the hall sat {later}, with guests."
    speakers = who(text, [f"{title} Lund", "Lund"], PERSON=("Greta Lund", "Lund"))
    assert names(speakers) == [name, name]


def test_a_title_is_believed_before_a_list_of_first_names() -> None:
    text = "Lee Rask came. “It rains,” Ms. Rask said. “It pours,” Ms. Rask said."
    assert names(who(text, ["Ms. Rask", "Ms. Rask"], PERSON=("Lee Rask", "Rask"))) == [
        "Lee Rask",
        "Lee Rask",
    ]


def test_a_sentence_that_ends_before_a_surname_is_no_part_of_it() -> None:
    text = "Oyela Rask went to Alba. Rask said that it rained."
    speakers = who(text, ["Oyela Rask", "Rask"], PERSON=("Oyela Rask",), ORG=("Alba", "Rask"))
    assert names(speakers) == ["Oyela Rask", "Oyela Rask"]


def test_groups_and_institutions() -> None:
    text = (
        "The White House said no. The ministry said yes. The Frost campaign and many voters agreed."
    )
    speakers = who(
        text,
        ["The White House", "The ministry", "The Frost campaign", "many voters"],
        ORG=("The White House",),
        PERSON=("Frost",),
    )
    assert [(s.name, s.kind, s.resolved) for s in speakers if s] == [
        ("White House", "group", True),
        ("The ministry", "group", False),
        ("Frost campaign", "group", True),
        ("many voters", "group", False),
    ]


def test_text_without_names_or_sense_gives_silence() -> None:
    assert resolve("", [], []) == []
    assert resolve("he " * 2000, [], [(0, 2), (3, 5)]) == [None, None]
    assert names(who("Q: ALL CAPS, HE SAID.", ["HE"])) == [None]
    with pytest.raises(ValueError, match="2 contents"):
        resolve("he said", [], [(0, 2)], [[], []])


def person(name: str, role: str | None = None) -> Speaker:
    return Speaker(name, "person", role, True)


SPEAKERS = [
    *[person("Dmitry Peskov", "Kremlin spokesman")] * 3,
    person("Dmitri Peskov", "spokesman"),
    *[person("Peskov")] * 9,
    person("Hillary Clinton", "secretary of state"),
    *[person("Hillary Rodham Clinton")] * 2,
    person("Bill Clinton", "former president"),
    person("Clinton"),
    *[person("Ararat Mirzoyan", "Armenian foreign minister")] * 2,
    person("Ararat Mirzoian", "foreign minister"),
    person("Marta Nowak", "judge"),
    person("Marta Novak", "swimmer"),
    person("José Díaz"),
    person("Jose Diaz"),
    *[person("Jean-Claude Juncker")] * 2,
    person("Jean Claude Juncker"),
    *[person("Donald Trump")] * 2,
    person("Donald J. Trump"),
    person("Donald Trump Jr."),
    person("George W. Bush"),
    person("George H.W. Bush"),
    Speaker("White House", "group", None, True),
    Speaker("the White House", "group", None, True),
    Speaker("a US official", "unknown", None, False),
]


def test_one_person_many_names() -> None:
    people = merge_people(SPEAKERS)

    def same(one: str, other: str) -> bool:
        by_name = {speaker.name: found for speaker, found in people.items()}
        return by_name[one] == by_name[other]

    peskov = people[person("Peskov")]
    assert peskov == Person(
        "Dmitry Peskov", ("Dmitri Peskov", "Peskov"), ("Kremlin spokesman", "spokesman")
    )
    assert same("Hillary Clinton", "Hillary Rodham Clinton")
    assert same("Ararat Mirzoyan", "Ararat Mirzoian")
    assert same("José Díaz", "Jose Diaz")
    assert same("Jean-Claude Juncker", "Jean Claude Juncker")
    assert same("Donald Trump", "Donald J. Trump")
    assert same("White House", "the White House")
    assert not same("Hillary Clinton", "Bill Clinton")
    assert not same("Donald Trump", "Donald Trump Jr.")
    assert not same("George W. Bush", "George H.W. Bush")
    assert not same("Marta Nowak", "Marta Novak")
    assert people[person("Clinton")] == Person("Clinton")
    assert not any(speaker.name == "a US official" for speaker in people)


def test_a_role_tells_whose_surname_it_is() -> None:
    people = merge_people(
        [
            person("Barack Obama", "President"),
            person("Michelle Obama", "first lady"),
            person("Obama", "President"),
            person("Obama"),
        ]
    )
    assert people[person("Obama", "President")].name == "Barack Obama"
    assert people[person("Obama")] == Person("Obama")


def test_a_role_that_fits_several_is_by_far_the_most_often_one_persons() -> None:
    lund = [person("Ada Lund", "President"), person("Per Lund", "President of the choir")]
    often = merge_people([*lund, *[lund[0]] * 9, person("Lund", "President")])
    assert often[person("Lund", "President")].name == "Ada Lund"
    rarely = merge_people([*lund, person("Lund", "President")])
    assert rarely[person("Lund", "President")].name == "Lund"


def test_a_role_or_a_title_tells_whose_surname_it_is_not() -> None:
    first_lady = [person("Greta Lund", "first lady")] * 3
    for other in (person("Lund", "President"), person("Mr. Lund")):
        assert merge_people([*first_lady, other])[other].name == other.name
        people = merge_people([*first_lady, other, person("Per Lund", "President")])
        assert people[other].name == "Per Lund"
    wife = merge_people([person("Greta Lund", "wife of the president"), person("Lund")])
    assert wife[person("Lund")] == Person("Lund")


def test_a_group_of_a_surname_is_left_out() -> None:
    group, office = (Speaker(name, "group", None, True) for name in ("Lund", "Rask Office"))
    people = merge_people([*[person("Per Lund")] * 5, group, office])
    assert group not in people
    assert people[office].kind == "group"
    assert people[person("Per Lund")] == Person("Per Lund")
    assert merge_people([*[person("Per Lund")] * 4, group])[group].kind == "group"


def test_merging_does_not_depend_on_the_order() -> None:
    expected = merge_people(SPEAKERS)
    for seed in range(20):
        shuffled = SPEAKERS[:]
        random.Random(seed).shuffle(shuffled)
        assert merge_people(shuffled) == expected


def test_merging_takes_in_what_was_left_out() -> None:
    before = merge_people(s for s in SPEAKERS if s.name != "Bill Clinton")
    assert before[person("Clinton")].name == "Hillary Rodham Clinton"
    assert merge_people(SPEAKERS)[person("Clinton")].name == "Clinton"


@pytest.mark.parametrize(
    ("words", "found", "how"),
    [
        ("Dmitry Peskov", ["Dmitry Peskov"], "name"),
        ("peskov", ["Dmitry Peskov"], "name"),
        ("Mr. Peskov’s", ["Dmitry Peskov"], "name"),
        ("Piskov", ["Dmitry Peskov"], "corrected"),
        ("Dmitriy Piskov", ["Dmitry Peskov"], "corrected"),
        ("Jose Diaz", ["José Díaz"], "name"),
        ("Bush", ["George H.W. Bush", "George W. Bush"], "part"),
        ("George Bush", ["George H.W. Bush", "George W. Bush"], "part"),
        ("the Kremlin spokesman", ["Dmitry Peskov"], "role"),
        ("Pesk", ["Dmitry Peskov"], "prefix"),
        ("the white house", ["White House"], "name"),
        ("Xu", [], None),
        ("Zimmermann", [], None),
        ("", [], None),
    ],
)
def test_finding_people(words: str, found: list[str], how: str | None) -> None:
    matches = find_people(set(merge_people(SPEAKERS).values()), words)
    # Of two spellings used equally often the shorter, then the first, is the name.
    assert [m.person.name.replace("Jose Diaz", "José Díaz") for m in matches] == found
    assert {match.how for match in matches} == ({how} if how else set())


def test_an_ambiguous_surname_offers_everybody() -> None:
    matches = find_people(set(merge_people(SPEAKERS).values()), "Clinton")
    assert {match.person.name for match in matches} == {
        "Clinton",
        "Bill Clinton",
        "Hillary Rodham Clinton",
    }


@pytest.mark.parametrize("words", ["Lund's spokesman", "Lund’s spokesman", "the Lund spokesman"])
@pytest.mark.parametrize("role", ["Lund spokesman", "Lund's spokesman", "spokesman for Lund"])
def test_somebody_is_found_by_whom_they_work_for(words: str, role: str) -> None:
    person = Person("Ida Moss", roles=(role,))
    assert find_people([person], words) == [Match(person, "role")]


def test_a_role_is_not_found_in_the_description_of_a_group() -> None:
    people = [
        Person("Loretta Lynch", roles=("U.S. Attorney General",)),
        Person("Ann Hale", roles=("aide to the attorney general",)),
        Person("Jo Reed, the attorney general of the state, and three others", kind="group"),
        Person("Lynch campaign", kind="group"),
    ]
    assert find_people(people, "the attorney general") == [Match(people[0], "role")]
    assert find_people(people, "the aide") == [Match(people[1], "role")]
    assert find_people(people, "the campaign") == [Match(people[3], "part")]
    assert find_people(people, "Reed") == []


def test_a_long_article_is_read_to_its_end() -> None:
    paragraph = "Peter Frost met Laura Stone. “Good,” she said. He agreed, and so did all.\n\n"
    for copies in (20, 400):
        text = paragraph * copies
        starts = list(itertools.accumulate([len(paragraph)] * (copies - 1), initial=0))
        people = [Name((s, s + 11), "PERSON") for s in starts]
        people += [Name((s + 16, s + 27), "PERSON") for s in starts]
        she = paragraph.index("she")
        speakers = resolve(text, people, [(s + she, s + she + 3) for s in starts])
        assert names(speakers) == ["Laura Stone"] * copies
