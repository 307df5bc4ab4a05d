"""Who said what: the statements of a person, once each, chosen by topic and by day."""

from collections.abc import Callable
from datetime import date

import pytest
from alba import BRIDGE, CONCRETE, INSPECTED, SCHOOL, WARNED

from assistant.answering.quotes import (
    Said,
    Sayings,
    find_sayings,
    frequent_topic,
    statements_in,
    statements_of,
    whom_meant,
)
from assistant.answering.retrieve import retrieve
from assistant.assistant import Assistant
from assistant.understanding.question import understand
from index.people.lookup import Match
from index.people.person import Person, Speaker
from index.span import Span
from index.statements.statement import Statement
from index.store.catalog import Catalog

MILL_BRIDGE = "“The mill needs a bridge more than it needs a road,”"


def person(assistant: Assistant, name: str) -> Person:
    (found,) = [person for person in assistant.snapshot().people if person.name == name]
    return found


def sayings(assistant: Assistant, words: str) -> Sayings:
    return find_sayings(assistant.snapshot(), understand(words))


def shown(said: tuple[Said, ...] | list[Said]) -> list[str]:
    return [item.words for item in said]


def test_statements_of_a_person_newest_article_first_undated_last(alba: Assistant) -> None:
    said = statements_of(alba.snapshot(), [person(alba, "Helen Carter")])
    assert shown(said) == [WARNED, INSPECTED, " ".join(BRIDGE), MILL_BRIDGE]


def test_the_same_words_in_two_outlets_are_one_statement_with_two_sources(alba: Assistant) -> None:
    said = statements_of(alba.snapshot(), [person(alba, "Helen Carter")])
    assert [item.article.outlet for item in (said[0], *said[0].elsewhere)] == [
        "Coast Post",
        "Alba Gazette",
    ]
    assert [len(item.elsewhere) for item in said] == [1, 0, 0, 0]


def test_the_same_words_of_two_people_are_two_statements(archive: Callable[..., Assistant]) -> None:
    words = "“We knew nothing of the letter from the engineers,”"
    assistant = archive(
        {"title": "One", "text": f"The letter is lost.\n\n{words} Helen Carter told reporters."},
        {"title": "Two", "text": f"No letter is found.\n\n{words} Paul Mason told reporters."},
    )
    snapshot = assistant.snapshot()
    hits = retrieve(snapshot, "letter from the engineers", 10)
    said = statements_in(snapshot, hits, "the letter from the engineers")
    by_speaker = {item.statement.speaker.name: item for item in said if item.statement.speaker}
    assert by_speaker.keys() == {"Helen Carter", "Paul Mason"}
    assert all(item.words == words and not item.elsewhere for item in by_speaker.values())


def test_what_is_shown_of_each_kind(alba: Assistant) -> None:
    said = statements_of(alba.snapshot(), [person(alba, "Helen Carter")])
    by_words = {item.words: item for item in said}
    broken = by_words[" ".join(BRIDGE)]
    assert broken.direct
    assert len(broken.spans) == 2  # not the "she added" between them
    assert not by_words[INSPECTED].direct
    assert len(by_words[INSPECTED].spans) == 1  # the sentence that reports it


@pytest.mark.parametrize(
    ("since", "until", "found"),
    [
        (date(2023, 5, 4), None, [WARNED, INSPECTED, " ".join(BRIDGE)]),
        (date(2023, 5, 5), None, [WARNED]),
        (None, date(2023, 5, 4), [INSPECTED, WARNED, " ".join(BRIDGE)]),
        (date(2023, 5, 6), None, []),
        (None, date(2023, 5, 3), []),
    ],
)
def test_days(alba: Assistant, since: date | None, until: date | None, found: list[str]) -> None:
    carter = person(alba, "Helen Carter")
    said = statements_of(alba.snapshot(), [carter], since=since, until=until)
    assert shown(said) == found
    assert sum(len(item.elsewhere) for item in said) == (since == date(2023, 5, 4))


def test_a_topic_keeps_what_fits_best_first(alba: Assistant) -> None:
    carter = person(alba, "Helen Carter")
    said = statements_of(alba.snapshot(), [carter], "the inspection of the dam in March")
    assert shown(said)[0] == INSPECTED
    assert MILL_BRIDGE not in shown(said)
    assert [item.score >= 0.45 for item in said] == [True] * len(said)
    assert statements_of(alba.snapshot(), [carter], "penguins in Antarctica") == []


def test_somebody_without_a_name_is_found_by_what_the_articles_call_them(alba: Assistant) -> None:
    for words in ("a rescue worker", "the rescue worker", "rescue worker", "The Rescue Worker"):
        said = statements_of(alba.snapshot(), [words])
        assert shown(said) == ["A rescue worker said the road to the north was closed."], words
    assert statements_of(alba.snapshot(), ["worker"]) == []
    assert statements_of(alba.snapshot(), ["the"]) == []


def test_a_surname_finds_the_one_who_has_it(alba: Assistant) -> None:
    found = sayings(alba, "What did Carter say?")
    assert [who.name for who in found.people] == ["Helen Carter"]
    assert (found.corrected, found.namesakes, found.others) == (False, (), 0)
    assert found.mentions == found.nearest == ()
    assert found.confidence == pytest.approx(0.98)


def test_a_name_of_two_is_left_open(alba: Assistant) -> None:
    found = sayings(alba, "What did Mason say?")
    assert [who.name for who in found.people] == ["Paul Mason", "Anna Mason"]
    assert found.said == ()


def test_one_who_says_far_more_than_the_others_of_that_name_is_meant(
    archive: Callable[..., Assistant],
) -> None:
    quotes = "\n\n".join(
        f"“The river took house number {number} away,” Paul Mason said."
        for number in ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
                       "ten", "eleven")
    )  # fmt: skip
    other = "“The school is closed,” Anna Mason told reporters."
    assistant = archive(
        {"title": "Houses", "text": f"The river rose.\n\n{quotes}"},
        {"title": "School", "text": f"The school shut.\n\n{other}"},
    )
    found = sayings(assistant, "What did Mason say?")
    assert [who.name for who in found.people] == ["Paul Mason"]
    assert [who.name for who in found.namesakes] == ["Anna Mason"]
    assert len(found.said) == 11
    asked = sayings(assistant, "What did Anna Mason say?")
    assert shown(asked.said) == ["“The school is closed,”"]


def test_a_group_called_by_a_surname_gives_way_to_one_who_says_far_more() -> None:
    mason, group = Person("Paul Mason"), Person("Mason", kind="group")
    matches = [Match(group, "name"), Match(mason, "part")]
    assert whom_meant(matches, {mason: 20, group: 2}).people == (mason,)
    assert whom_meant(matches, {mason: 2, group: 2}).people == (group,)


def test_a_topic_of_the_headline_is_what_people_speak_about(
    archive: Callable[..., Assistant],
) -> None:
    told = "He came.\n\n“The owner should give the workers their money,” Helen Carter said."
    assistant = archive(
        {"title": "Senator questions owner of the Granby sawmill", "text": told},
        {"title": "Rain", "text": "It rained.\n\n“Stay at home,” Helen Carter said."},
    )
    found = sayings(assistant, "What did Carter say about the Granby sawmill?")
    assert shown(found.said) == ["“The owner should give the workers their money,”"]


def test_what_somebody_promises_is_what_is_reported_so(archive: Callable[..., Assistant]) -> None:
    assistant = archive(
        {"title": "Mill", "text": "The mill is shut.\n\nHelen Carter said that it was old.\n\n"
         "She vowed that the mill would open again in spring."},
    )  # fmt: skip
    promised = assistant.ask("What did Carter promise?")
    assert [item.quote for item in promised.citations] == [
        "She vowed that the mill would open again in spring."
    ]
    denied = assistant.ask("What did Carter deny?")
    assert len(denied.citations) == 2
    assert denied.notes == ("None of it is reported as a denial.",)
    assert assistant.ask("What did Carter say?").notes == ()


def test_what_somebody_never_announced_is_not_answered_with_other_words(
    archive: Callable[..., Assistant],
) -> None:
    assistant = archive(
        {"title": "Mill", "text": "The mill is shut.\n\nHelen Carter said that she might run for "
         "mayor.\n\nOn Friday Carter announced that the mill would open again in spring."},
    )  # fmt: skip
    opening = sayings(assistant, "When did Helen Carter announce that the mill would open?")
    assert shown(opening.said) == [
        "On Friday Carter announced that the mill would open again in spring."
    ]
    running = sayings(assistant, "When did Helen Carter announce that she would run for mayor?")
    assert not running.said
    assert shown(running.nearest)[0] == "Helen Carter said that she might run for mayor."
    assert sayings(assistant, "When did Helen Carter say that she would run for mayor?").said


def test_a_surname_alone_takes_in_whoever_is_called_so(archive: Callable[..., Assistant]) -> None:
    assistant = archive(
        {"title": "Dam", "text": "The dam broke.\n\n“We ran,” Helen Carter said."},
        {"title": "Mill", "text": "The mill stopped.\n\n“We left,” Ms. Carter said."},
        {"title": "Carters", "text": "A wedding.\n\n“I do,” Paul Carter said."},
        {"title": "Rain", "text": "It rained.\n\n" + "\n\n".join(
            f"“It was wet in {place},” Helen Carter said." for place in
            ("Alba", "Lund", "Vik", "Bo", "Moss", "Voss", "Bryne", "Mandal", "Odda", "Hamar"))},
    )  # fmt: skip
    found = sayings(assistant, "What did Carter say?")
    assert [who.name for who in found.people] == ["Helen Carter"]
    assert [who.name for who in found.namesakes] == ["Paul Carter"]
    assert {"“We ran,”", "“We left,”"} < set(shown(found.said))
    assert "“We left,”" not in shown(sayings(assistant, "What did Helen Carter say?").said)


def test_a_misspelt_name_is_corrected(alba: Assistant) -> None:
    found = sayings(alba, "What did Pual Mason say?")
    assert found.corrected
    assert [who.name for who in found.people] == ["Paul Mason"]
    assert shown(found.said)[0] == CONCRETE
    both = sayings(alba, "What did Maison say?")
    assert both.corrected
    assert len(both.people) == 2


def test_somebody_mentioned_and_not_quoted(alba: Assistant) -> None:
    found = sayings(alba, "What did Victor Lund say?")
    assert (found.people, found.said) == ((), ())
    ((article, span),) = found.mentions
    assert article.text[slice(*span)] == "Victor Lund, who owns the mill, watched from the hill."


@pytest.mark.parametrize("name", ["Lun", "Und", "Vic", "Olsen", "ill"])
def test_a_part_of_a_word_is_no_mention(alba: Assistant, name: str) -> None:
    found = sayings(alba, f"What did {name} say?")
    assert (found.people, found.said, found.mentions, found.nearest) == ((), (), (), ())


def test_what_comes_nearest_where_nothing_fits(alba: Assistant) -> None:
    found = sayings(alba, "What did Carter say about the inspection of penguins in March?")
    assert found.said == ()
    found = sayings(alba, "What did Carter say about penguin bridges on the moon since 2024?")
    assert found.said == ()
    assert found.others == 4
    assert [item.words for item in found.nearest] == [" ".join(BRIDGE)]  # which has a day


def test_who_said_something(alba: Assistant) -> None:
    snapshot = alba.snapshot()
    hits = retrieve(snapshot, "Who said the children lost their school?", 20)
    said = statements_in(snapshot, hits, "the children lost their school")
    assert shown(said)[0] == SCHOOL
    assert said[0].statement.speaker is not None
    assert said[0].statement.speaker.name == "Anna Mason"


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Who criticised Helen Carter?", ["Mason criticized Helen Carter for her silence."]),
        ("Who criticised Paul Mason?", []),  # he is the one who criticizes
        ("Who praised Helen Carter?", []),
        ("Who denied the letter?", ["The ministry denied that it had received a letter."]),
        ("Who denied the flood?", []),
    ],
)
def test_who_judged_is_told_by_the_verb_and_its_object(
    alba: Assistant, words: str, found: list[str]
) -> None:
    snapshot, asked = alba.snapshot(), understand(words)
    hits = retrieve(snapshot, asked.standalone, 20)
    assert shown(statements_in(snapshot, hits, asked.topic, asked.cues)) == found


@pytest.mark.parametrize(("speaker", "found"), [("Robert Miller", 1), ("Helen Carter", 0)])
def test_who_criticised_somebody_is_not_answered_with_that_one(
    alba: Assistant, monkeypatch: pytest.MonkeyPatch, speaker: str, found: int
) -> None:
    snapshot = alba.snapshot()
    (hit,) = alba.search("letters by two engineers", 1)
    article = alba.article(hit.passage.article_id)
    assert article is not None
    words, cue = "Helen Carter for her silence", "criticized"
    start, verb = article.text.index(words), article.text.index(cue)
    statement = Statement(
        (Span(start, start + len(words)),), None, Span(verb, verb + len(cue)), "indirect",
        Speaker(speaker, "person", None, True), article_id=article.id,
    )  # fmt: skip
    monkeypatch.setattr(Catalog, "statements", lambda *_, **__: [statement])
    asked = understand("Who criticised Carter?")
    assert len(statements_in(snapshot, [hit], asked.topic, asked.cues)) == found


def test_the_topic_of_an_example_is_a_name_in_the_statements(
    archive: Callable[..., Assistant],
) -> None:
    assistant = archive(
        {
            "title": "Talks",
            "text": "The talks went on.\n\n“Nobody left Vienna on Monday. We like it,” Paul Mason "
            "told reporters.\n\n“Nobody met Lund on Monday. Vienna is great, I like Vienna,” he "
            "added.",
        }
    )
    assert frequent_topic(assistant.snapshot(), person(assistant, "Paul Mason")) == "Vienna"


def test_somebody_who_names_nothing_has_no_topic(alba: Assistant) -> None:
    assert frequent_topic(alba.snapshot(), person(alba, "Anna Mason")) is None


def test_the_confidence_falls_with_what_is_unsure(alba: Assistant) -> None:
    snapshot = alba.snapshot()

    def sure(words: str) -> float:
        return find_sayings(snapshot, understand(words)).confidence

    plain = sure("What did Helen Carter say?")
    assert plain > sure("What did the rescue worker say?")  # only reported
    assert plain > sure("What did Pual Mason say?")  # spelt another way
    assert plain >= sure("What did Helen Carter say about the bridge?") > 0.5
    assert sure("What did Ingrid Olsen say?") == 0.0


def test_words_are_of_the_days_that_an_article_dates_them_to(
    archive: Callable[..., Assistant],
) -> None:
    late = "In May, Helen Carter said the dam was close to breaking."
    early = "Helen Carter said the dam was as firm as a rock."
    assistant = archive(
        {"title": "Dam", "text": late, "date": "2023-06-20"},
        {"title": "Dam", "text": early, "date": "2023-04-02"},
    )
    asked = understand("What did Carter say about the dam in May?", newest=date(2023, 6, 20))
    may = find_sayings(assistant.snapshot(), asked)
    assert (shown(may.said), may.dated) == ([late], 1)
    asked = understand("What did Carter say about the dam in June?", newest=date(2023, 6, 20))
    june = find_sayings(assistant.snapshot(), asked)
    assert (june.said, shown(june.nearest)) == ((), [late, early])
    answer = assistant.ask("What did Carter say about the dam in March?")
    assert "What is nearest to then was printed on 2 April 2023, 20 June 2023." in answer.notes


def test_own_words_may_fit_a_topic_by_what_stands_around_them(
    archive: Callable[..., Assistant],
) -> None:
    denied = "“I never had anything to do with those people,”"
    assistant = archive(
        {
            "title": "A morning in Alba",
            "text": "A vitamin company named its friends.\n\n"
            f"{denied} Helen Carter told reporters.",
        },
        {"title": "Roads", "text": "The roads are old. Helen Carter said that roads cost money."},
    )
    assert sayings(assistant, "What did Carter say about the roads?").said[0].score > 0.45
    on_company = sayings(assistant, "What did Carter say about the vitamin company?")
    assert [item.words for item in on_company.said] == [denied]
    assert not sayings(assistant, "What did Carter say about the opera?").said
