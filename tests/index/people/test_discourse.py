"""An article taken apart: who is named where, and what an offset stands in."""

from speakers import entities

from index.people.discourse import Discourse, Spans, read
from index.people.outline import Nominal, Outline
from index.span import Span

TEXT = "Senator Peter Frost met Laura Stone.\n\n“Paul Green left,” she said. The White House waits."


def model(*outlines: Outline) -> Discourse:
    people = ("Peter Frost", "Laura Stone", "Paul Green")
    names = entities(TEXT, PERSON=people, ORG=("White House",))
    return read(TEXT, names, [], [Span(38, 55)], outlines)


def test_spans_that_overlap_are_one() -> None:
    spans = Spans([Span(5, 9), Span(0, 3), Span(8, 12)])
    assert [spans.holding(at) for at in (0, 3, 5, 11, 12)] == [
        Span(0, 3),
        None,
        Span(5, 12),
        Span(5, 12),
        None,
    ]


def test_people_and_groups_named_between_two_offsets() -> None:
    discourse = model()
    assert [e.name for e in discourse.entities_within(0, 38)] == ["Peter Frost", "Laura Stone"]
    assert [m.span for m in discourse.named_within(0, 10)] == [Span(8, 19)]
    [group] = discourse.groups_within(0, len(TEXT))
    assert TEXT[slice(*group.span)] == "White House"


def test_time_passes_with_sentences_and_paragraphs() -> None:
    discourse = model()
    first, second, third = 0, TEXT.index("“"), TEXT.index("The White")
    assert discourse.time(second) - discourse.time(first) == 2
    assert discourse.time(third) - discourse.time(second) == 1
    assert discourse.sentence_start(third + 9) == third


def test_what_is_quoted_and_what_is_reported() -> None:
    discourse = model()
    assert discourse.quotations.holding(TEXT.index("Green"))
    assert not discourse.quotations.holding(TEXT.index("she"))
    assert discourse.reported.holding(TEXT.index("Green"))


def test_a_role_beside_a_name_tells_whom_it_may_describe() -> None:
    discourse = model()
    assert [e.name for e in discourse.by_role["senator"]] == ["Peter Frost"]


def test_a_name_is_the_nominal_of_its_last_word() -> None:
    given, surname = Span(8, 13), Span(14, 19)
    frost = Nominal(surname, Span(0, 19), "subject")
    nominals = (Nominal(given, given, "modifier"), frost)
    outline = Outline(Span(0, 36), (Span(0, 36),), (), nominals)
    assert model(outline).nominal(Span(8, 19)) == frost
    assert model(outline).nominal(Span(24, 35)) is None
    assert model().nominal(Span(8, 19)) is None
