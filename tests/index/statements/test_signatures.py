"""Speakers whom no verb of saying names: lists of quotations, signatures and set phrases."""

import pytest
from effort import calls
from marked import unmarked
from said import read, said

from index.rules import Rule
from index.span import Span
from index.statements.paragraphs import units
from index.statements.signatures import CREDIT_RULES, Credit, credited

PEOPLE = [
    ("Marta Kowalik", "the harbour is losing its last boats and nobody counts them"),
    ("Owen Tarrant", "we were promised a bridge and got a brochure"),
    ("Lucia Benedetti", "my street floods whenever the council meets in the hall"),
]


def speakers(form: str) -> list[str | None]:
    """Whom a list is given to that quotes three people in the same form, one below the other."""
    lines = [
        form.format(
            Q=words[0].upper() + words[1:], N=name, S=name.split()[-1], U=name.upper(), I=number
        )
        for number, (name, words) in enumerate(PEOPLE)
    ]
    opening = "In Hull live Kowalik, Tarrant and Benedetti."
    text = "\n\n".join([opening, *lines, "The vote is in June."])
    found = []
    for _, words in PEOPLE:
        at = text.index(words[1:])
        holding = [one for one in read(text).statements if one.spans[0][0] <= at < one.spans[-1][1]]
        (statement,) = holding
        found.append(text[slice(*statement.mention)] if statement.mention else None)
    return found


@pytest.mark.parametrize(
    "form",
    [
        "“{Q}.” — {N}, teacher",
        '"{Q}." - {N}',
        '"{Q}." -- {N}, Republican',
        "“{Q}.” – {N} at the rally in Hull.",
        "“{Q}.” — {N} on the harbour",
        "“{Q}.” — {N}. The council did not reply.",
        "“{Q}.” — actor {N}",
        "“{Q}.” — {S}, Aug. 7",
        "“{Q}.” ({N}, Daily Ledger)",
        "“{Q}.” ({S}, Aug. 7)",
        "“{Q}.” [{N}]",
        "“{Q}.” | {N}",
        "“{Q}.” “That is all.” — {N}",
        "“{Q}.” … “That is all.” ({N})",
        "1. “{Q}.” — {N}",
        "Aug. 7, 2015: “{Q}.” — {N}",
        "“{Q}.” {N} via Twitter",
        "“{Q}” {N} (@town{I})",
        "“{Q}.” {N}, 45, nurse.",
        "{N}, mayor of Hull — “{Q}.”",
        "{S} - “{Q}.”",
        "{N} “{Q}.”",
        "{S}, “{Q}.”",
        "{N}. “{Q}.”",
        "{N}, 45, a nurse from Hull. “{Q}.”",
        "[{N}] “{Q}.”",
        "{U} “{Q}.”",
    ],
)
@pytest.mark.parse
def test_a_name_beside_a_quotation_signs_it(form: str) -> None:
    names = [name for name, _ in PEOPLE]
    for name, found in zip(names, speakers(form), strict=True):
        assert found is not None and found.split()[-1].lower() == name.split()[-1].lower()


@pytest.mark.parametrize(
    "form",
    [
        "{S} on the harbour: “{Q}.”",
        "Asked about the harbour, {S}: “{Q}.”",
        "Listen to {N}: “{Q}.”",
        "This from {N}: “{Q}.”",
        "Aug. 7, 2015 — {N}, on the radio: “{Q}.”",
        "In {S}’s words: “{Q}.”",
        "In the words of {N}, “{Q}.”",
        "“{Q},” per {N}.",
        "“{Q},” is how {S} sees it.",
        "“{Q},” was the answer from {S}.",
        "“{Q},” was {S}’s reply.",
        "“{Q}.” That quote is from {N}.",
        "“{Q}!” With that, {S} sat down.",
        "{S} has this to say: “{Q}.”",
        "{S} closed with a warning: “{Q}.”",
        "Then there was {N}. “{Q}.”",
        "Meet {N}, 45. “{Q}.”",
        "-- “The Last Boats Leave Hull,” by {N}: “{Q}.”",
        "The last boats leave, by {N}: “{Q}.”",
        "“{Q},” the Ledger quoted {N} as saying.",
        "The mayor recalled {N} saying: “{Q}.”",
    ],
)
@pytest.mark.parse
def test_set_phrases_tell_whose_a_quotation_is(form: str) -> None:
    surnames = [name.split()[-1] for name, _ in PEOPLE]
    for surname, found in zip(surnames, speakers(form), strict=True):
        assert found is not None and surname in found


@pytest.mark.parse
def test_names_on_lines_of_their_own_sign_what_is_above_or_below_them() -> None:
    surnames = [name.split()[-1] for name, _ in PEOPLE]
    for form in ("{N}\n\n“{Q}.”", "“{Q}.”\n\n{N}, teacher"):
        assert [found and found.split()[-1] for found in speakers(form)] == surnames


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("“{Q}.” — a voter from Hull", "a voter from Hull"),
        ("A voter from Hull: “{Q}.”", "A voter from Hull"),
        ("“{Q}.” — HCC", "HCC"),
    ],
)
@pytest.mark.parse
def test_whoever_has_no_name_signs_as_printed(form: str, expected: str) -> None:
    assert speakers(form) == [expected] * len(PEOPLE)


@pytest.mark.parametrize(
    "form",
    [
        "“{Q}!” — and the hall fell silent.",
        "“{Q}.” (Laughter.)",
        "“{Q}.” [Applause]",
        "Hull, Monday. “{Q}.”",
        "Then there was the plainest gain of all: “{Q}.”",
    ],
)
@pytest.mark.parse
def test_what_is_no_name_signs_nothing(form: str) -> None:
    assert speakers(form) == [None] * len(PEOPLE)


@pytest.mark.parse
def test_a_name_before_a_colon_goes_before_an_outlet_in_brackets() -> None:
    (found, *_) = speakers("Boats are scarce - {N}: “{Q}.” [HullPost]")
    assert found == "Marta Kowalik"


@pytest.mark.parse
def test_the_sentence_behind_names_whom_nobody_else_does() -> None:
    surnames = [name.split()[-1] for name, _ in PEOPLE]
    assert speakers("“{Q}.” {S} shook his head.") == surnames


def given(text: str) -> list[tuple[str, str | None]]:
    """The content and the mention of the statements of a text."""
    return [
        (
            text[one.spans[0][0] : one.spans[-1][1]],
            text[slice(*one.mention)] if one.mention else None,
        )
        for one in read(text).statements
    ]


@pytest.mark.parse
def test_a_title_with_its_outlet_is_said_by_nobody() -> None:
    titles = "“Old Harbour Live!” (ABC)\n\n“The Late Ferry!” (HBO)\n\n“Ferry Nights!” (Netflix)"
    assert given(f"The winners were told on Monday in the town hall.\n\n{titles}") == []


@pytest.mark.parse
def test_a_few_words_without_a_full_stop_are_a_sentence_where_they_are_signed() -> None:
    assert given("“We need boats” — Ada Lund, mayor of Hull") == [("“We need boats”", "Ada Lund")]


@pytest.mark.parse
def test_a_sign_off_is_not_who_speaks_in_the_paragraph() -> None:
    text = (
        "“We lost a boat today,” Marta Kowalik said. “Nobody will give it back to us, and nobody "
        "will pay.” — Owen Tarrant"
    )
    assert [mention for _, mention in given(text)] == ["Marta Kowalik"]


@pytest.mark.parse
def test_whom_an_outlet_quotes_is_who_speaks() -> None:
    assert given("The agency quoted an official as saying pilots were called to a boat.") == [
        ("pilots were called to a boat", "an official")
    ]


@pytest.mark.parse
def test_a_date_before_a_colon_is_no_speaker() -> None:
    text = "The town votes in June.\n\nAug. 7, 2015: “We were promised a bridge for the ferry.”"
    assert [mention for _, mention in given(text)] == [None]


@pytest.mark.parse
def test_a_speech_says_nothing_itself() -> None:
    ((_, mention),) = given("Ana Lund used her speech to call the plan “a gift to smugglers.”")
    assert mention == "Ana Lund"


@pytest.mark.parse
def test_a_view_is_whose_it_is() -> None:
    assert given("In Lund’s view, the plan is a gift to smugglers.") == [
        ("the plan is a gift to smugglers", "Lund")
    ]


def test_the_work_grows_with_the_length_of_lists() -> None:
    def effort(count: int) -> int:
        text = "“We have a ferry again at last.” — Ada Lund, mayor\n\n" * count
        text += "Ada " * count + ": “We have a ferry again at last.”"
        paragraphs = units(text, Span(0, len(text)))
        assert len(credited(text, paragraphs).signed) == count
        return calls(lambda: credited(text, paragraphs))

    assert effort(2000) < 10 * effort(250)


@pytest.mark.parametrize(
    "line",
    [
        "“The bridge is the best that we have built.” — Ada Lund, mayor of Alba",
        "“The bridge is the best that we have built.” (Ada Lund)",
        "Ada Lund, mayor of Alba — “The bridge is the best that we have built.”",
        "7. Ada Lund: “The bridge is the best that we have built.”",
    ],
)
@pytest.mark.parse
def test_a_name_beside_a_quotation_and_nothing_else_is_its_speaker(line: str) -> None:
    assert said(f"What they said in the town of Alba on Monday.\n\n{line}") == [
        (["“The bridge is the best that we have built.”"], "Ada Lund", "direct")
    ]


@pytest.mark.parse
def test_a_bare_name_behind_a_quotation_counts_where_the_article_does_so_again() -> None:
    lines = [
        "“The bridge is the best that we have built.” Ada Lund, mayor of Alba",
        "“Nobody should have to cross it.” Ben Waters, fisherman",
    ]
    assert [mention for _, mention, _ in said("\n\n".join(lines))] == ["Ada Lund", "Ben Waters"]
    assert [mention for _, mention, _ in said(lines[0])] == [None]


@pytest.mark.parametrize("rule", [*CREDIT_RULES], ids=lambda rule: rule.name)
def test_each_rule_finds_the_name_of_its_example(rule: Rule[Credit]) -> None:
    text, marks = unmarked(rule.example, "{")
    hints = rule.apply.certainty == "hinted"
    expected = (set(), {*marks["{"]}) if hints else ({*marks["{"]}, set())
    assert _credits(text) == expected
    with CREDIT_RULES.without(rule.name):
        assert _credits(text) != expected
    assert _credits(rule.counterexample) == (set(), set())


def _credits(text: str) -> tuple[set[Span], set[Span]]:
    """The names that sign quotations in a text, and those that hint."""
    credits = credited(text, units(text, Span(0, len(text))))
    return {*credits.signed.values()}, {*credits.hinted.values()}
