"""Which names of many articles are one person."""

import random
from collections import Counter
from collections.abc import Iterable

from speakers import SPEAKERS, person

from index.people.merge import merge_people
from index.people.person import Person, Speaker


def merged(speakers: Iterable[Speaker]) -> dict[Speaker, Person]:
    """Who speakers are that come as often as articles name them."""
    return merge_people(Counter(speakers))


def test_one_person_many_names() -> None:
    people = merged(SPEAKERS)

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
    people = merged(
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
    often = merged([*lund, *[lund[0]] * 9, person("Lund", "President")])
    assert often[person("Lund", "President")].name == "Ada Lund"
    rarely = merged([*lund, person("Lund", "President")])
    assert rarely[person("Lund", "President")].name == "Lund"


def test_a_role_or_a_title_tells_whose_surname_it_is_not() -> None:
    first_lady = [person("Greta Lund", "first lady")] * 3
    for other in (person("Lund", "President"), person("Mr. Lund")):
        assert merged([*first_lady, other])[other].name == other.name
        people = merged([*first_lady, other, person("Per Lund", "President")])
        assert people[other].name == "Per Lund"
    wife = merged([person("Greta Lund", "wife of the president"), person("Lund")])
    assert wife[person("Lund")] == Person("Lund")


def test_a_group_of_a_surname_is_left_out() -> None:
    group, office = (Speaker(name, "group", None, True) for name in ("Lund", "Rask Office"))
    people = merged([*[person("Per Lund")] * 5, group, office])
    assert group not in people
    assert people[office].kind == "group"
    assert people[person("Per Lund")] == Person("Per Lund")
    assert merged([*[person("Per Lund")] * 4, group])[group].kind == "group"


def test_merging_does_not_depend_on_the_order() -> None:
    expected = merged(SPEAKERS)
    for seed in range(20):
        shuffled = SPEAKERS[:]
        random.Random(seed).shuffle(shuffled)
        assert merged(shuffled) == expected


def test_merging_takes_in_what_was_left_out() -> None:
    before = merged(s for s in SPEAKERS if s.name != "Bill Clinton")
    assert before[person("Clinton")].name == "Hillary Rodham Clinton"
    assert merged(SPEAKERS)[person("Clinton")].name == "Clinton"


def test_a_name_is_shown_as_most_articles_print_it_and_each_other_way_once() -> None:
    lund = [
        person("Ada Lund", "Mayor"),
        person("ADA LUND", "mayor"),
        person("Ada\xa0Lund", "mayor"),
    ]
    people = merged([*lund, *[lund[0]] * 3, person("Ada B. Lund"), person("Ada Lund Responds")])
    assert set(people.values()) == {Person("Ada Lund", ("Ada B. Lund",), ("Mayor",))}
